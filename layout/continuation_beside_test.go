package layout

import (
	"testing"

	"github.com/juesuan/juesuan/model"
)

const leftHalf = `
		+-----+----------+------+
		|编码 |名称      |  合计|
		+-----+----------+------+
		|201  |公共服务  |  4.50|
		+-----+----------+------+
		|20103|办公厅及  |  4.50|
		|     |相关机构  |      |
		+-----+----------+------+
		|205  |教育支出  |  1.50|
		+-----+----------+------+`

// The columns that had no room on a page stand on the next one.
func TestPagesRightHalfOnTheNextPage(t *testing.T) {
	want := "编码 | 名称 | 合计 | 事业收入 | 其他\n201 | 公共服务 | 4.50 |  | 0.50\n20103 | 办公厅及相关机构 | 4.50 |  | 0.50\n205 | 教育支出 | 1.50 | 1.50 | \n"
	for name, c := range map[string]struct {
		right    string
		doubtful bool
	}{
		"rows as high": {`
		+--------+------+
		|事业收入|  其他|
		+--------+------+
		|        |  0.50|
		+--------+------+
		|        |  0.50|
		|        |      |
		+--------+------+
		|    1.50|      |
		+--------+------+`, false},
		"rows lower": {`
		+--------+------+
		|事业收入|  其他|
		+--------+------+
		|        |  0.50|
		+--------+------+
		|        |  0.50|
		+--------+------+
		|    1.50|      |
		+--------+------+`, true},
	} {
		l := Pages([]model.Page{draw(1, leftHalf), draw(2, c.right)}, Options{})
		if len(l.Grids) != 1 || rows(l.Grids[0]) != want {
			t.Errorf("%s: %d grids, lines %q", name, len(l.Grids), lines(l))
			for _, g := range l.Grids {
				t.Log(rows(g))
			}
			continue
		}
		for _, cell := range l.Grids[0].Cells {
			if cell.Text == "0.50" && (cell.Misplaced != c.doubtful || cell.Page != 2) {
				t.Errorf("%s: %+v", name, cell)
			}
		}
	}
}

// As many rows with labels of their own are no right half.
func TestPagesAsManyRowsAreNoRightHalf(t *testing.T) {
	l := Pages([]model.Page{draw(1, leftHalf), draw(2, `
		+----------+------+
		|项目      |  合计|
		+----------+------+
		|公共服务  |  4.50|
		+----------+------+
		|办公厅    |  4.50|
		+----------+------+
		|教育支出  |  1.50|
		+----------+------+`)}, Options{})
	if len(l.Grids) != 2 {
		t.Errorf("%d grids", len(l.Grids))
	}
}
