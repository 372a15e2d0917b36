package layout

import (
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
)

const twoPages = `
		      收入决算表                    支出决算表
		部门：甲局    单位：万元      部门：甲局    单位：万元
		+--------+------+             +--------+------+
		|名称    |  合计|             |名称    |  合计|
		+--------+------+             +--------+------+
		|教育支出|  4.50|             |公共服务|  2.50|
		+--------+------+             +--------+------+
		注：本表反映收入。            注：本表反映支出。
		     — 5 —                         — 6 —`

// Two pages on a sheet: titles, units and notes belong to their half.
func TestPagesLinesOfTwoOnASheet(t *testing.T) {
	got := Pages([]model.Page{sheetOf(twoPages)}, Options{})
	want := []string{"收入决算表", "部门：甲局 单位：万元", "注：本表反映收入。", "支出决算表", "部门：甲局 单位：万元", "注：本表反映支出。"}
	if text := lines(got); text != strings.Join(want, "\n") {
		t.Errorf("lines %q", text)
	}
	if len(got.Grids) != 2 || got.Grids[0].Above != 2 || got.Grids[1].Above != 5 || rows(got.Grids[1]) != "名称 | 合计\n公共服务 | 2.50\n" {
		t.Errorf("%d grids", len(got.Grids))
	}
}

// The lists of one table beside each other, its title over both: one page.
func TestPagesOneTableInTwoBoxes(t *testing.T) {
	page := sheetOf(`
		                  收入支出决算总表
		部门：甲局                                单位：万元
		+--------+------+             +--------+------+
		|收入    |  合计|             |支出    |  合计|
		+--------+------+             +--------+------+
		|事业收入|  4.50|             |教育支出|  4.50|
		+--------+------+             +--------+------+`)
	if halves := sheetHalves(&page, Options{}.withDefaults()); len(halves) != 1 {
		t.Errorf("%d halves", len(halves))
	}
}

// A table over the whole width is no spread, whatever is blank in its middle.
func TestPagesWideTable(t *testing.T) {
	page := sheetOf(`
		      收入决算表                    支出决算表
		+--------+------+-------------+--------+------+
		|教育支出|  4.50|             |公共服务|  2.50|
		+--------+------+-------------+--------+------+
		     — 5 —                         — 6 —`)
	if halves := sheetHalves(&page, Options{}.withDefaults()); len(halves) != 1 {
		t.Errorf("%d halves", len(halves))
	}
}

// sheetOf draws a page as wide as what is drawn on it.
func sheetOf(drawing string) model.Page {
	p := draw(1, drawing)
	right := 0.0
	for _, g := range p.Glyphs {
		right = max(right, g.X1)
	}
	for _, r := range p.Rulings {
		right = max(right, r.X1)
	}
	p.Width = right + 50
	return p
}

// A running head over both pages of a sheet, with its rule, keeps them from nothing; a table's title over both does.
func TestPagesRunningHeadOverTwo(t *testing.T) {
	for text, halves := range map[string]int{"甲局2023年度部门决算": 2, "收入支出决算总表": 1} {
		page := sheetOf(twoPages)
		x := page.Width/2 - 6*float64(len([]rune(text)))
		setAt(&page, 12, x, 8, text)
		page.Rulings = append(page.Rulings, model.Ruling{BBox: model.BBox{X0: 20, Top: 20, X1: page.Width - 20, Bottom: 20}})
		if got := sheetHalves(&page, Options{}.withDefaults()); len(got) != halves {
			t.Errorf("%s: %d halves, want %d", text, len(got), halves)
		}
	}
}
