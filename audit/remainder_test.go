package audit

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/juesuan/juesuan/model"
)

// A table behind a page that was not read may be the rest of one, where it has no title of its own.
func TestTablesBehindAPageThatWasNotRead(t *testing.T) {
	title := "收入决算表"
	for name, c := range map[string]struct {
		former model.PageInfo
		title  *string
		doubt  bool
	}{
		"the former page is unread":                       {model.PageInfo{Page: 6, Via: model.ViaNone}, nil, true},
		"the former page is unread, but there is a title": {model.PageInfo{Page: 6, Via: model.ViaNone}, &title, false},
		"the former page is blank":                        {model.PageInfo{Page: 6, Via: model.ViaNone, Blank: true}, nil, false},
		"the former page is read":                         {model.PageInfo{Page: 6, Via: model.ViaText}, nil, false},
		"an earlier page is unread":                       {model.PageInfo{Page: 5, Via: model.ViaNone}, nil, false},
	} {
		amount := model.Decimal{Decimal: decimal.RequireFromString("0.00")}
		r := &model.Result{
			Document: model.Document{
				Pages:  []model.PageInfo{c.former, {Page: 7, Via: model.ViaText}},
				Tables: []model.TableEntry{{File: "tables/04-income.json"}},
			},
			Tables: []model.Table{{Type: model.Income, Title: c.title, Pages: []int{7}, Rows: []model.Row{
				{Key: "total", Values: map[string]model.Amount{"total": {Amount: &amount, State: model.Read}, "fiscal": {Text: "—", State: model.Read}}},
			}}},
		}
		Document(r)
		values := r.Tables[0].Rows[0].Values
		if (values["total"].State == model.Doubtful) != c.doubt || values["fiscal"].State == model.Doubtful {
			t.Errorf("%s: %+v", name, values)
		}
		if (r.Tables[0].Status == model.TableReview) != c.doubt || r.Document.Tables[0].Status != r.Tables[0].Status || (len(r.Document.Warnings) == 1) != c.doubt {
			t.Errorf("%s: status %s, %s, warnings %v", name, r.Tables[0].Status, r.Document.Tables[0].Status, r.Document.Warnings)
		}
	}
}

// tableOf is a table whose rows have one amount each, in column total.
func tableOf(page int, title, department string, amounts map[string]string) model.Table {
	t := model.Table{Type: model.Income, Title: &title, Department: &department, Pages: []int{page}}
	for key, text := range amounts {
		amount := model.Decimal{Decimal: decimal.RequireFromString(text)}
		t.Rows = append(t.Rows, model.Row{Key: key, Values: map[string]model.Amount{"total": {Amount: &amount, State: model.Read}}})
	}
	return t
}

// A table that is there a second time, or a part of it, may stand in the place of another.
func TestTablesThatAreThereTwice(t *testing.T) {
	whole := map[string]string{"total": "6.00", "201": "1.00", "208": "2.00", "210": "3.00"}
	part := map[string]string{"total": "6.00", "201": "1.0", "208": "2.00"}
	for name, c := range map[string]struct {
		other    model.Table
		repeated int // a page that shows what another shows
		doubt    [2]bool
	}{
		"the same table":                         {tableOf(8, "收入决算表", "甲局", whole), 0, [2]bool{}},
		"a part of it":                           {tableOf(8, "收入决算表", "甲局", part), 0, [2]bool{true, true}},
		"another department's":                   {tableOf(8, "收入决算表", "乙局", whole), 0, [2]bool{}},
		"under another title":                    {tableOf(8, "收入预算表", "甲局", whole), 0, [2]bool{}},
		"other amounts":                          {tableOf(8, "收入决算表", "甲局", map[string]string{"total": "6.00", "201": "1.00", "208": "2.01"}), 0, [2]bool{}},
		"tables of nothing":                      {tableOf(8, "收入决算表", "甲局", map[string]string{"total": "0.00", "201": "0.00", "208": "0.00"}), 0, [2]bool{}},
		"another table, on a page that is there": {tableOf(8, "收入决算表", "乙局", part), 8, [2]bool{false, true}},
	} {
		r := &model.Result{
			Document: model.Document{Tables: make([]model.TableEntry, 2)},
			Tables:   []model.Table{tableOf(5, "收入决算表", "甲局", whole), c.other},
		}
		if c.repeated > 0 {
			r.Document.Warnings = []model.Diagnostic{{Code: model.CodePageRepeated, Page: c.repeated}}
		}
		before := len(r.Document.Warnings)
		doubtRemainders(r)
		doubted := 0
		for i, want := range c.doubt {
			if want {
				doubted++
			}
			for _, row := range r.Tables[i].Rows {
				if (row.Values["total"].State == model.Doubtful) != want {
					t.Errorf("%s: table %d, row %s is %s", name, i, row.Key, row.Values["total"].State)
				}
			}
		}
		if got := len(r.Document.Warnings) - before; got != doubted {
			t.Errorf("%s: %d warnings, want %d: %v", name, got, doubted, r.Document.Warnings)
		}
	}
}
