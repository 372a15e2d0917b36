package coverage

import (
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// line sets words a gap apart: two blanks part them.
func line(s string) model.Line {
	l := model.Line{Page: 1, Size: 10}
	for i, w := range strings.Split(s, "  ") {
		b := model.BBox{X0: float64(100 * i), Top: 10, X1: float64(100*i + 50), Bottom: 20}
		l.Words = append(l.Words, model.Word{BBox: b, Text: w})
		l.BBox = l.BBox.Union(b)
	}
	return l
}

// page is a result with a table that gives 971.96 and 12.00, on one page.
func page() *model.Result {
	return &model.Result{
		Document: model.Document{Pages: []model.PageInfo{{Page: 1}}},
		Tables: []model.Table{{Type: model.Expenditure, Grid: model.Grid{Rows: 1, Cols: 3, Cells: []model.Cell{
			{Text: "行政运行", Page: 1}, {Col: 1, Text: "971.96", Page: 1}, {Col: 2, Text: "12.00", Page: 1},
		}}}},
	}
}

// Numbers of lines outside the tables: which have no place in the output.
func TestLines(t *testing.T) {
	for _, c := range []struct{ name, line, unplaced string }{
		{"a row of a table that was not found", "2010301  行政运行  1,071.96  60.00", "2010301 1,071.96 60.00"},
		{"a row that repeats amounts of others", "2010301  行政运行  971.96  12.00", "2010301 971.96 12.00"},
		{"a row without a code", "办公费  31.20", "31.20"},
		{"amounts alone", "31.20  17.35", "31.20 17.35"},
		{"a label of a chart", "基本支出  971.96", ""},
		{"a share in a chart", "基本支出  971.96  98.78%", ""},
		{"beside the axis of a chart", "1,500.00", ""},
		{"two of an axis", "500  1,000.00", ""},
		{"a sentence set wide", "支出合计  983.96  万元，其中：基本支出  12.00  万元。", ""},
		{"a sentence set wide, in the middle", "其中：基本支出  31.20  万元", ""},
		{"contents", "三、支出决算表  12", ""},
		{"a page number", "12", ""},
		{"a date", "2022  年  8  月  15  日", ""},
		{"a date with points", "日期  28.09.2010", ""},
		{"a title", "2022年度支出决算表（表3）", ""},
		{"counts", "编制人数  120", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := &model.Layout{Lines: []model.Line{line(c.line)}}
			got := Count(l, page())
			var texts []string
			for _, f := range got.List {
				if *f.Page != 1 || f.BBox.IsZero() {
					t.Errorf("%q stands on page %d at %v", f.Text, *f.Page, f.BBox)
				}
				texts = append(texts, f.Text)
			}
			if s := strings.Join(texts, " "); s != c.unplaced {
				t.Errorf("unplaced %q, want %q", s, c.unplaced)
			}
			printed := 0
			for _, w := range l.Lines[0].Words {
				printed += count(w.Text)
			}
			if got.Printed != printed+2 || got.Printed != got.InTables+got.InNarrative+got.Furniture+got.Unplaced || got.InTables != 2 {
				t.Errorf("%+v of %d", got, printed+2)
			}
		})
	}
}

// What a table's rows have left out, what layout has left over, and what it has put aside.
func TestPlaces(t *testing.T) {
	r := page()
	r.Tables[0].LeftOut = []int{2}
	at := 1
	l := &model.Layout{
		Furniture: []model.Line{line("- 7 -")},
		Lost:      []model.UnplacedFigure{{Page: &at, Text: "3.05"}},
		Lines:     []model.Line{line("全年支出合计983.96万元，比上年增加1.20%。")},
	}
	got := Count(l, r)
	if got.InTables != 1 || got.InNarrative != 2 || got.Furniture != 1 || got.Unplaced != 2 || got.Printed != 6 {
		t.Errorf("%+v", got)
	}
	if len(got.List) != 2 || got.List[0].Text != "12.00" || got.List[1].Text != "3.05" {
		t.Errorf("%+v", got.List)
	}
}

// A dump has lines and columns for pages and boxes.
func TestPlaceInADump(t *testing.T) {
	r := page()
	r.Document.Pages = nil
	got := Count(&model.Layout{Lines: []model.Line{line("办公费  31.20")}}, r)
	if len(got.List) != 1 || got.List[0].Page != nil || len(got.List[0].Place) != 2 {
		t.Errorf("%+v", got.List)
	}
}

// Amounts of a dump that layout gave to no line and no cell.
func TestLost(t *testing.T) {
	dump := []model.Line{line("合计  12.00  1,971.96  12.00"), line("第 3 页  2.5")}
	l := &model.Layout{
		Grids: []model.Grid{{Cells: []model.Cell{{Text: "合计"}, {Text: "12.00"}}}},
		Lines: []model.Line{line("全年1971.96万元")},
	}
	got := Lost(dump, l)
	if len(got) != 1 || got[0].Text != "12.00" || len(got[0].Place) != 2 {
		t.Errorf("%+v", got)
	}
	l.Grids[0].Cells = append(l.Grids[0].Cells, model.Cell{Text: "12.00"})
	if got := Lost(dump, l); len(got) != 0 {
		t.Errorf("%+v", got)
	}
}

func TestTokens(t *testing.T) {
	for s, want := range map[string]string{
		"": "", "2022年度": "2022", "1,234.50万元": "1,234.50", "占12.5%，": "12.5", "１，２３４．５": "１，２３４．５",
		"3.": "3", "1,,2": "1 2", "12.5.3": "12.5.3", "-7.10": "7.10", "第3页，共5页": "3 5",
	} {
		var got []string
		for n := range tokens(s) {
			got = append(got, n)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q has %q, want %q", s, got, want)
		}
	}
}
