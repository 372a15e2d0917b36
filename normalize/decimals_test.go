package normalize

import (
	"strconv"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
)

func TestDoubtDecimals(t *testing.T) {
	// tables are parted by blanks, their amounts by commas; ? stands behind what is doubtful
	for _, c := range []struct{ name, unit, tables string }{
		{"one of three decimals", "万元", "1.00,2.50,3.25,6.751?"},
		{"two of three decimals", "万元", "1.00,2.50,3.251,6.751"},
		{"few others", "万元", "1.00,2.501"},
		{"others of other decimals", "万元", "1.00,2.5,3.25,4.00,6.751"},
		{"no point beside a table with points", "万元", "1.00,2.50,3.25 100?,250?,325?,0"},
		{"元 without decimals", "元", "1.00,2.50,3.25 100,250,325"},
		{"no points anywhere", "万元", "100,250,325 100,250,325"},
	} {
		var res model.Result
		for _, amounts := range strings.Fields(c.tables) {
			table := model.Table{Unit: &c.unit, Columns: []model.Column{{ID: "total"}}}
			for i, a := range strings.Split(amounts, ",") {
				d, err := model.NewDecimal(strings.TrimSuffix(a, "?"))
				if err != nil {
					t.Fatal(err)
				}
				table.Rows = append(table.Rows, model.Row{Key: strconv.Itoa(i), Values: map[string]model.Amount{"total": {Amount: &d, State: model.Read}}})
			}
			res.Tables = append(res.Tables, table)
		}
		built := make([]canonicalTable, len(res.Tables))
		doubtDecimals(&res, built)
		var got []string
		warned, doubtful := 0, 0
		for n, table := range res.Tables {
			var amounts []string
			for _, row := range table.Rows {
				v := row.Values["total"]
				s := v.Amount.String()
				if v.State == model.Doubtful {
					s += "?"
					doubtful++
				}
				amounts = append(amounts, s)
			}
			got = append(got, strings.Join(amounts, ","))
			warned += len(built[n].warnings)
		}
		if strings.Join(got, " ") != c.tables || warned != doubtful {
			t.Errorf("%s: %s with %d warnings, want %s", c.name, strings.Join(got, " "), warned, c.tables)
		}
	}
}
