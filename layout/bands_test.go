package layout

import (
	"testing"

	"github.com/juesuan/juesuan/model"
)

// Columns without rules between their rows: numbers of lines that could be digits of one number, and a rule between
// codes and names that leaves out the total, part no row and join none.
func TestPagesBands(t *testing.T) {
	for name, c := range map[string]struct{ drawing, want string }{
		"numbers of lines": {`
		+----------+--+--------+
		|项目      |行|  决算数|
		+----------+--+--------+
		|财政拨款  |1 |1,115.78|
		|上级补助  |2 |        |
		|事业收入  |3 |   48.69|
		|合计      |4 |1,164.47|
		+----------+--+--------+`,
			"项目 | 行 | 决算数\n财政拨款 | 1 | 1,115.78\n上级补助 | 2 | \n事业收入 | 3 | 48.69\n合计 | 4 | 1,164.47\n"},
		"several figures and words of one row": {`
		+------+------+----------+
		|项目  |  金额|说明      |
		+------+------+----------+
		|      |  8.00|一期      |
		|培训费|  1.25|二期      |
		|      |  0.75|三期      |
		+------+------+----------+
		|合计  | 10.00|          |
		+------+------+----------+`,
			"项目 | 金额 | 说明\n培训费 | 8.00 1.25 0.75 | 一期二期三期\n合计 | 10.00 | \n"},
		"total first": {`
		+-----+--------+-------+-------+
		|编码 |名称    |   合计|   项目|
		+-----+--------+-------+-------+
		|     合计     |  64.47|  64.47|
		|     |        |       |       |
		|201  |服务支出|  15.78|  15.78|
		|     |        |       |       |
		|20103|办公厅  |  15.78|  15.78|
		|     |        |       |       |
		|205  |教育支出|  48.69|  48.69|
		+-----+--------+-------+-------+`,
			"编码 | 名称 | 合计 | 项目\n | 合计 | 64.47 | 64.47\n201 | 服务支出 | 15.78 | 15.78\n20103 | 办公厅 | 15.78 | 15.78\n205 | 教育支出 | 48.69 | 48.69\n"},
	} {
		p := draw(1, c.drawing)
		l := Pages([]model.Page{p}, Options{})
		if len(l.Grids) != 1 || rows(l.Grids[0]) != c.want {
			t.Errorf("%s: %d grids", name, len(l.Grids))
			for _, g := range l.Grids {
				t.Log(rows(g))
			}
		}
	}
}

// A number that wraps in a narrow cell stays one row.
func TestPagesWrappedNumberIsNoBand(t *testing.T) {
	l := Pages([]model.Page{draw(1, `
		+------+-----+------+
		|名称  |本年 |上年  |
		+------+-----+------+
		|教育  |1,115|1,204.|
		|支出  |.78  |15    |
		+------+-----+------+`)}, Options{})
	long := Pages([]model.Page{draw(1, `
		+------+------+------+
		|名称  |本年  |上年  |
		+------+------+------+
		|      |98,708|67,370|
		|教育  |,     |,     |
		|      |036.00|093.00|
		+------+------+------+`)}, Options{})
	if want := "名称 | 本年 | 上年\n教育 | 98,708,036.00 | 67,370,093.00\n"; len(long.Grids) != 1 || rows(long.Grids[0]) != want {
		t.Errorf("got\n%s", rows(long.Grids[0]))
	}
	if want := "名称 | 本年 | 上年\n教育支出 | 1,115.78 | 1,204.15\n"; len(l.Grids) != 1 || rows(l.Grids[0]) != want {
		t.Errorf("got\n%s", rows(l.Grids[0]))
	}
}
