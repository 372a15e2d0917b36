package normalize_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/normalize"
)

// placed makes the layout of one page: a string is a line of type of 10 pt, whose words stand at the columns at which
// they begin in it, a Chinese character 10 pt wide; a drawing is a table. Each line and each row is 14 pt high;
// a line that begins with ½ is set half a line higher.
func placed(t *testing.T, parts ...any) *model.Layout {
	l := &model.Layout{}
	y, half := 50.0, false
	for _, part := range parts {
		switch p := part.(type) {
		case string:
			if p, half = strings.CutPrefix(p, "½"); half {
				y -= 7
			}
			line := model.Line{Page: 1, Size: 10}
			for at := 0; at < len(p); {
				if p[at] == ' ' {
					at++
					continue
				}
				word, _, _ := strings.Cut(p[at:], "  ")
				box := model.BBox{X0: 50 + 10*float64(at)/3, Top: y, Bottom: y + 12}
				box.X1 = box.X0 + 10*float64(len([]rune(word)))
				line.Words = append(line.Words, model.Word{BBox: box, Text: word})
				line.BBox = line.BBox.Union(box)
				at += len(word)
			}
			l.Lines = append(l.Lines, line)
			y += 14
		case drawing:
			g := draw(t, p, 1)
			g.Above, g.Below = len(l.Lines), len(l.Lines)
			for i := range g.Cells {
				c := &g.Cells[i]
				c.BBox = model.BBox{X0: 50, X1: 500, Top: y + 14*float64(c.Row), Bottom: y + 14*float64(c.Row+c.RowSpan)}
			}
			y += 14*float64(g.Rows) + 4
			l.Grids = append(l.Grids, g)
		}
	}
	return l
}

const (
	byFunction = drawing(`
		|项目|<|本年支出|<|<|
		|功能分类科目编码|科目名称|小计|基本支出|项目支出|
		|合计|<|5.00|3.00|2.00|
		|201|一般公共服务支出|5.00|3.00|2.00|`)
	vehicles = drawing(`
		|车辆|数量|
		|轿车|3|`)
)

func TestTitlesBelow(t *testing.T) {
	const general, fund, capital = "一般公共预算财政拨款支出决算表", "政府性基金预算财政拨款收入支出决算表", "国有资本经营预算财政拨款支出决算表"
	for _, c := range []struct {
		name  string
		parts []any
		want  []string
	}{
		{"under the only table", []any{byFunction, general}, []string{general}},
		{"under it with the labels", []any{byFunction, general, "部门：甲市乙局      单位：万元"}, []string{general}},
		{"under it in two lines", []any{byFunction, "一般公共预算财政拨款", "支出决算表"}, []string{"一般公共预算财政拨款支出决算表"}},
		{"under each", []any{byFunction, general, byFunction, fund, byFunction, capital}, []string{general, fund, capital}},
		{"under each, with labels over them", []any{"单位：万元", byFunction, general, "单位：万元", byFunction, capital}, []string{general, capital}},
		{"over each", []any{general, byFunction, fund, byFunction, capital, byFunction}, []string{general, fund, capital}},
		{"over all but the first", []any{byFunction, general, byFunction, capital, byFunction}, []string{"", general, capital}},
		{"far under it", []any{byFunction, "", "", "", "", "", general}, []string{""}},
		{"a heading under it", []any{vehicles, "三、" + general}, []string{""}},
		{"in the first row", []any{"单位：万元", drawing("|" + general + "|<|<|<|<|" + string(byFunction))}, []string{general}},
		{"in two cells of the first row", []any{drawing("|一般公共预算财政拨款|<|支出决算表|<|<|" + string(byFunction))}, []string{general}},
		{"beside the unit in the first row", []any{drawing("|" + general + "|<|<|<|单位：万元|" + string(byFunction))}, []string{general}},
		{"of no table of the catalog, over all columns", []any{drawing("|甲市公务用车情况表|<|\n|（2023年度）|<|" + string(vehicles))}, []string{"甲市公务用车情况表"}},
		{"heads that end in 表", []any{drawing("|项目表|数量|\n|轿车|3|")}, []string{""}},
	} {
		r := normalize.Document(nil, placed(t, c.parts...), normalize.Options{})
		var got []string
		for i := range r.Tables {
			title := ""
			if r.Tables[i].Title != nil {
				title = *r.Tables[i].Title
			}
			got = append(got, title)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestWrappedLabels(t *testing.T) {
	const title = "一般公共预算财政拨款支出决算表"
	for _, c := range []struct {
		name             string
		parts            []any
		department, unit string
	}{
		{"under the label", []any{title, "部门名称：甲省人大", "常委会办公厅", byFunction}, "甲省人大常委会办公厅", ""},
		{"under the name", []any{title, "部门：甲省人民代表大会      单位：万元", "         常委会办公厅", byFunction}, "甲省人民代表大会常委会办公厅", "万元"},
		{"the unit between", []any{title, "部门名称：甲省人大", "½                              单位:万元", "½常委会办公厅", byFunction}, "甲省人大常委会办公厅", "万元"},
		{"the name alone", []any{title, "部门：", "甲市乙局", byFunction}, "甲市乙局", ""},
		{"the unit", []any{title, "部门：甲市乙局           单位：", "                              万元", byFunction}, "甲市乙局", "万元"},
		{"half of the unit", []any{title, "部门：甲市乙局           单位：万", "                              元", byFunction}, "甲市乙局", "万元"},
		{"a title under the label", []any{"部门：甲市乙局机关服务中心财务处", "支出决算表", byFunction}, "甲市乙局机关服务中心财务处", ""},
		{"department and unit in one cell", []any{title, drawing("|部门：甲市乙局 单位：万元|<|<|<|<|" + string(byFunction))}, "甲市乙局", "万元"},
	} {
		r := normalize.Document(nil, placed(t, c.parts...), normalize.Options{})
		department, unit := "", ""
		if d := r.Document.Document.Department; d != nil {
			department = *d
		}
		if u := r.Document.Document.Unit; u != nil {
			unit = *u
		}
		if department != c.department || unit != c.unit {
			t.Errorf("%s: department %q, unit %q, want %q, %q", c.name, department, unit, c.department, c.unit)
		}
	}
}
