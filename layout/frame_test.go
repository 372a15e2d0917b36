package layout

import (
	"testing"

	"github.com/juesuan/juesuan/model"
)

// Frames that edges leave open, and rows whose cells are set at other heights or printed in several lines.
func TestPagesOpenFrames(t *testing.T) {
	for name, c := range map[string]struct{ drawing, want string }{
		"a head row parted by a lone rule above all others": {`
		            |
		   预算数   |   决算数
		------+-----+------+-----
		合计  |出国 |合计  |出国
		------+-----+------+-----
		  9.00| 7.00|  8.00|6.50
		------+-----+------+-----
		  1.00| 2.00|  3.00|4.50
		------+-----+------+-----`,
			"预算数{1×2} | 决算数{1×2}\n合计 | 出国 | 合计 | 出国\n9.00 | 7.00 | 8.00 | 6.50\n1.00 | 2.00 | 3.00 | 4.50\n"},
		"one name, several figures": {`
		+------+------+------+
		|项目  |  金额|说明  |
		+------+------+------+
		|会议费| 12.30|线上  |
		+------+------+------+
		|      |  8.00|一期  |
		|培训费|  1.25|二期  |
		|      |  0.75|三期  |
		+------+------+------+`,
			"项目 | 金额 | 说明\n会议费 | 12.30 | 线上\n培训费 | 8.00 1.25 0.75 | 一期二期三期\n"},
		"a figure of four decimals and its name wrap": {`
		+----------+--+-------+-------+
		|项目      |行|   合计|   基本|
		+----------+--+-------+-------+
		|教育支出  |1 | 12.345| 12.345|
		+----------+--+-------+-------+
		|住房保障  |2 |  1.500|  1.500|
		+----------+--+-------+-------+
		|自然资源海|3 |458.986|458.986|
		|洋等支出  |  |3      |3      |
		+----------+--+-------+-------+`,
			"项目 | 行 | 合计 | 基本\n教育支出 | 1 | 12.345 | 12.345\n住房保障 | 2 | 1.500 | 1.500\n自然资源海洋等支出 | 3 | 458.9863 | 458.9863\n"},
		"a head over a band rules no rows": {`
		+-----+--------+---------------+
		|     项目     |   本年支出    |
		|     |        |       |       |
		|编码 |名称    |   小计|   基本|
		|     |        |       |       |
		|     |栏次    |   1   |   2   |
		+-----+--------+-------+-------+
		|201  |服务支出|  15.78|  15.78|
		|     |        |       |       |
		|20103|办公厅  |  15.78|  15.78|
		|     |        |       |       |
		|205  |教育支出|  48.69|  48.69|
		+-----+--------+-------+-------+`,
			"项目{1×2} | 本年支出{1×2}\n编码 | 名称 | 小计 | 基本\n | 栏次 | 1 | 2\n201 | 服务支出 | 15.78 | 15.78\n20103 | 办公厅 | 15.78 | 15.78\n205 | 教育支出 | 48.69 | 48.69\n"},
	} {
		l := Pages([]model.Page{draw(1, c.drawing)}, Options{})
		if len(l.Grids) != 1 || rows(l.Grids[0]) != c.want {
			t.Errorf("%s: %d grids, lines %q", name, len(l.Grids), lines(l))
			for _, g := range l.Grids {
				t.Log(rows(g))
			}
		}
	}
}

// Codes at the head of their rows, amounts at the foot, names of one line or two.
func TestPagesCellsAtOtherHeights(t *testing.T) {
	for name, c := range map[string]struct{ code, amount float64 }{
		"codes at the head, amounts at the foot": {0, 12}, "codes at the foot, amounts at the head": {12, 0}, "both at the foot": {12, 12},
	} {
		p := model.Page{Number: 1, Width: 595, Height: 842, Via: model.ViaText}
		for _, y := range []float64{95, 115, 272} {
			p.Rulings = append(p.Rulings, model.Ruling{BBox: model.BBox{X0: 50, Top: y, X1: 300, Bottom: y}})
		}
		setAt(&p, 10, 60, 100, "编码")
		setAt(&p, 10, 120, 100, "名称")
		setAt(&p, 10, 250, 100, "金额")
		for i, name := range []string{"机关事业单", "行政单位离", "外交支出类", "教育支出类", "其他支出类"} {
			y := 120 + 30*float64(i)
			setAt(&p, 10, 60, y+c.code, []string{"201", "20103", "205", "20502", "229"}[i])
			setAt(&p, 10, 120, y, name)
			if i < 2 {
				setAt(&p, 10, 120, y+12, "位缴费")
			}
			setAt(&p, 10, 250, y+c.amount, []string{"1.00", "2.00", "3.00", "4.00", "5.00"}[i])
		}
		l := Pages([]model.Page{p}, Options{})
		want := "编码 | 名称 | 金额\n201 | 机关事业单位缴费 | 1.00\n20103 | 行政单位离位缴费 | 2.00\n205 | 外交支出类 | 3.00\n20502 | 教育支出类 | 4.00\n229 | 其他支出类 | 5.00\n"
		if len(l.Grids) != 1 || rows(l.Grids[0]) != want {
			t.Errorf("%s: %d grids, lines %q", name, len(l.Grids), lines(l))
			for _, g := range l.Grids {
				t.Log(rows(g))
			}
		}
	}
}
