package layout

import (
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// typed makes a page of type of one width, with box characters as wide as Chinese ones.
func typed(drawing string) model.Page {
	p := model.Page{Number: 1, Width: 595, Height: 842, Via: model.ViaText, Reader: model.ReaderLedongthuc}
	y := 50.0
	for line := range strings.Lines(drawing) {
		x := 50.0
		for _, r := range strings.Trim(line, "\t\n") {
			setAt(&p, 10, x, y, string(r))
			g := &p.Glyphs[len(p.Glyphs)-1]
			if armsOf(g.Text) != 0 {
				g.X1 = g.X0 + 10
			}
			x = g.X1
		}
		y += 13
	}
	return p
}

func TestPagesTypedRules(t *testing.T) {
	for _, c := range []struct{ name, drawing, rows, lines string }{
		{"of box characters", `
			收入表
			┏━━━━━┳━━━━━━┓
			┃项目      ┃        合计┃
			┣━━━━━╋━━━━━━┫
			┃行政      ┃    1,000.00┃
			┃运行      ┃            ┃
			┠─────╂──────┨
			┃        2 ┃        3.00┃
			┗━━━━━┻━━━━━━┛
			注：甲`, "项目 | 合计\n行政运行 | 1,000.00\n2 | 3.00\n", "收入表\n注：甲"},
		{"of a typewriter", `
			收入表
			+----------+------------+
			|项目      |        合计|
			+==========+============+
			|行政运行  |    1,000.00|
			+----------+------------+
			|        2 |       -3.00|
			+----------+------------+`, "项目 | 合计\n行政运行 | 1,000.00\n2 | -3.00\n", "收入表"},
		{"with a head over two columns", `
			┌────┬───────┐
			│项目    │本年          │
			│        ├───┬───┤
			│        │基本  │项目  │
			├────┼───┼───┤
			│合计    │1.00  │2.00  │
			└────┴───┴───┘`, "项目{2×1} | 本年{1×2}\n基本 | 项目\n合计 | 1.00 | 2.00\n", ""},
	} {
		l := Pages([]model.Page{typed(c.drawing)}, Options{})
		got := ""
		for _, g := range l.Grids {
			got += rows(g)
		}
		if got != c.rows || lines(l) != c.lines {
			t.Errorf("%s:\n%s%s\nwant:\n%s%s", c.name, got, lines(l), c.rows, c.lines)
		}
	}
}

func TestPagesCharactersThatAreNoRules(t *testing.T) {
	for _, drawing := range []string{"1+2-3|4\n5+6-7|8", "增减（+、-）\n+-+-", "──────\n──────"} {
		p := typed(drawing)
		if q := withTypedRules(&p); q != &p {
			t.Errorf("%q has rules %v", drawing, q.Rulings)
		}
	}
}

func TestPagesSheetHeadings(t *testing.T) {
	for _, c := range []struct{ name, drawing, rows, lines string }{
		{"with rows over the table", `
+---+--------+--------+--------+
|   |A       |B       |C       |
+---+--------+--------+--------+
|1  |         收入表           |
+---+                          |
|2  |部门：甲市乙局  单位：元  |
+---+--------+--------+--------+
|3  |201     |行政    |1.00    |
+---+--------+--------+--------+
|5  |202     |运行    |2.00    |
+---+--------+--------+--------+`, "201 | 行政 | 1.00\n202 | 运行 | 2.00\n", "收入表\n部门：甲市乙局 单位：元"},
		{"of the next page", `
+---+--------+--------+--------+
|   |Z       |AA      |AB      |
+---+--------+--------+--------+
|41 |201     |行政    |1.00    |
+---+--------+--------+--------+
|42 |202     |运行    |2.00    |
+---+--------+--------+--------+
|43 |203     |运行    |2.00    |
+---+--------+--------+--------+`, "201 | 行政 | 1.00\n202 | 运行 | 2.00\n203 | 运行 | 2.00\n", ""},
		{"grades are no headings", `
+---+--------+--------+--------+
|   |A       |C       |B       |
+---+--------+--------+--------+
|1  |201     |行政    |1.00    |
+---+--------+--------+--------+
|2  |202     |运行    |2.00    |
+---+--------+--------+--------+`, " | A | C | B\n1 | 201 | 行政 | 1.00\n2 | 202 | 运行 | 2.00\n", ""},
		{"rows without numbers", `
+---+--------+--------+--------+
|   |A       |B       |C       |
+---+--------+--------+--------+
|2  |201     |行政    |1.00    |
+---+--------+--------+--------+
|1  |202     |运行    |2.00    |
+---+--------+--------+--------+`, " | A | B | C\n2 | 201 | 行政 | 1.00\n1 | 202 | 运行 | 2.00\n", ""},
	} {
		l := Pages([]model.Page{draw(1, c.drawing)}, Options{})
		got := ""
		for _, g := range l.Grids {
			got += rows(g)
		}
		if got != c.rows || lines(l) != c.lines {
			t.Errorf("%s:\n%s%s\nwant:\n%s%s", c.name, got, lines(l), c.rows, c.lines)
		}
	}
}
