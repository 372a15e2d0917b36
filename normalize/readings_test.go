package normalize_test

import (
	"slices"
	"testing"

	"github.com/juesuan/juesuan/audit"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/normalize"
)

// recognised is a document of one expenditure table of which some cells were read differently: by the text that stands
// there, what the engines read.
func recognised(t *testing.T, table string, readings map[string][]string) (*model.Layout, model.Result) {
	t.Helper()
	l := document(t, "支出决算表", "部门：甲市乙局  单位：万元", drawing(table))
	for i := range l.Grids[0].Cells {
		c := &l.Grids[0].Cells[i]
		c.Confidence = 0.9
		for k, text := range readings[c.Text] {
			c.Doubtful = true
			c.Readings = append(c.Readings, model.Reading{Engine: []string{"ppocr", "tesseract"}[k], Text: text, Confidence: 0.9})
		}
	}
	r := normalize.Document([]model.PageInfo{{Page: 1, Via: model.ViaOCR}}, l, normalize.Options{})
	audit.Conclude(&r)
	return l, r
}

const expenditure = `
	| 项目 | < | 本年支出合计 | 基本支出 | 项目支出 |
	| 科目代码 | 科目名称 | ^ | ^ | ^ |
	| 合计 | < | 1,012.00 | 5.00 | 1,007.00 |
	| 201 | 一般公共服务支出 | 8.00 | 3.00 | 5.00 |
	| 202 | 外交支出 | 1.004.00 | 9.00 | 1,002.00 |
`

func TestReadingsAreChosen(t *testing.T) {
	l, r := recognised(t, expenditure, map[string][]string{"1.004.00": {"1.004.00", "1.004.00"}, "9.00": {"9.00", "2.00"}})
	table := only(t, r, model.Expenditure)
	expect(t, table, `
		total total 1012.00
		total basic 5.00
		total project 1007.00
		201 total 8.00
		201 basic 3.00
		201 project 5.00
		202 total 1004.00
		202 basic 2.00
		202 project 1002.00
	`)
	mended := slices.IndexFunc(table.Repairs, func(r model.Repair) bool { return r.Kind == model.MendedDigitGrouping })
	if mended < 0 || table.Repairs[mended].Before[0] != "1.004.00" || table.Repairs[mended].After != "1,004.00" {
		t.Errorf("repairs %+v", table.Repairs)
	}
	if !warned(&r, "chosen_reading") || warned(&r, "doubtful_amount") || r.Status != model.StatusReview {
		t.Errorf("%s, warnings %+v", r.Status, r.Document.Warnings) // review, for the other eight tables are missing
	}
	if table.Status != model.TableOK {
		t.Errorf("status %s", table.Status)
	}
	v := table.Rows[2].Values["basic"]
	if v.Text != "2.00" || len(v.Readings) != 2 {
		t.Errorf("%+v", v)
	}
	printed := func(cells []model.Cell) int {
		return slices.IndexFunc(cells, func(c model.Cell) bool { return c.Text == "2.00" })
	}
	if printed(table.Grid.Cells) < 0 || printed(l.Grids[0].Cells) >= 0 {
		t.Error("the table's grid has the chosen text, and the layout's grid stays as it was")
	}
}

func TestReadingsThatNoSumAsksForStayInDoubt(t *testing.T) {
	_, r := recognised(t, expenditure, map[string][]string{"1.004.00": {"1.004.00", "1.004.00"}, "9.00": {"9.00", "7.00"}})
	table := only(t, r, model.Expenditure)
	for place, want := range map[string]string{"202 basic": "9.00?", "202 total": "1004.00?"} {
		if got := values(table)[place]; got != want {
			t.Errorf("%s is %s, want %s", place, got, want)
		}
	}
	if !warned(&r, "doubtful_amount") || warned(&r, "chosen_reading") {
		t.Errorf("warnings %+v", r.Document.Warnings)
	}
}

// The sums can't tell in which row an amount stands: what is doubtful for its row stays so.
func TestReadingsOfAnUncertainRow(t *testing.T) {
	_, r := recognised(t, `
	| 项目 | < | 本年支出合计 | 基本支出 | 项目支出 |
	| 科目代码 | 科目名称 | ^ | ^ | ^ |
	| 合计 | < | 12.00 | 5.00 | 7.00 |
	| 201 | 一般公共服务支出 | 8.00 | 3.00 | 5.00 |
	| 201 | 一般公共服务支出 | 4.00 | 9.00 | 2.00 |
	`, map[string][]string{"9.00": {"9.00", "2.00"}})
	table := only(t, r, model.Expenditure)
	if got := values(table)["201#2 basic"]; got != "9.00?" {
		t.Errorf("%s", got)
	}
}
