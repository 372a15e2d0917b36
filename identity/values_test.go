package identity

import (
	"testing"

	"github.com/juesuan/juesuan/model"
)

// A sum over a cell that could not be read says nothing: #### is no zero. A blank and a dash are.
func TestCheckOverUnreadCells(t *testing.T) {
	total, part, other := Cell{Table: "t", Key: "total", Column: "final"}, Cell{Table: "t", Key: "part", Column: "final"}, Cell{Table: "t", Key: "other", Column: "final"}
	id := Identity{Total: total, Addends: []Term{{Cell: part, Sign: 1}, {Cell: other, Sign: 1}}}
	for _, c := range []struct {
		print string
		want  Result
	}{
		{"####", NotApplicable}, {"1.0o", NotApplicable}, {"50%", NotApplicable}, {"—", Pass}, {"", Pass},
	} {
		amount := func(s string) model.Amount {
			d, err := model.NewDecimal(s)
			if err != nil {
				t.Fatal(err)
			}
			return model.Amount{Amount: &d, Text: s}
		}
		v := NewValues([]Table{{Stem: "t", Table: &model.Table{Rows: []model.Row{
			{Key: "total", Values: map[string]model.Amount{"final": amount("5.00")}},
			{Key: "part", Values: map[string]model.Amount{"final": amount("5.00")}},
			{Key: "other", Values: map[string]model.Amount{"final": {Text: c.print}}},
		}}}})
		if o := v.Check(&id); o.Result != c.want {
			t.Errorf("%q: %s (%s), want %s", c.print, o.Result, o.Why, c.want)
		}
	}
}
