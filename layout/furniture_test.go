package layout

import (
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
)

const accountsFirst = `
		收入决算表
		部门：甲局         单位：万元
		+-----+--------+------+
		|编码 |名称    |  合计|
		+-----+--------+------+
		|     |合计    |  9.00|
		+-----+--------+------+
		|201  |公共服务|  4.50|
		+-----+--------+------+
		|20101|人大事务|  4.50|
		+-----+--------+------+`

const accountsRest = `
		+-----+--------+------+
		|205  |教育支出|  4.50|
		+-----+--------+------+
		|20502|普通教育|  4.50|
		+-----+--------+------+`

// What stands between two parts is furniture because the table goes on.
func TestPagesWhatStandsBetween(t *testing.T) {
	joined := "编码 | 名称 | 合计\n | 合计 | 9.00\n201 | 公共服务 | 4.50\n20101 | 人大事务 | 4.50\n205 | 教育支出 | 4.50\n20502 | 普通教育 | 4.50\n"
	head := "\n\t\t+-----+--------+------+\n\t\t|编码 |名称    |  合计|"
	for _, c := range []struct{ name, under, over string }{
		{"nothing", "", ""},
		{"a mark and the unit", "", "\n\t\t续表               单位：万元"},
		{"marks on both pages", "\n\t\t（转下页）", "\n\t\t（接上页）"},
		{"the unit alone", "", "\n\t\t                   单位：万元"},
		{"a signature", "\n\t\t填表人：王某   审核人：李某", ""},
		{"the page's number in the middle", "", "\n\t\t第2页 共3页"},
		{"the title with its mark and the head", "", "\n\t\t收入决算表（续）" + head},
		{"a note under each part", "\n\t\t注：本表反映收入。", head},
		{"a seal", "\n\t\t甲局财务专用章", ""},
	} {
		pages := []model.Page{draw(1, accountsFirst+c.under), draw(2, c.over+accountsRest)}
		pages[0].Height, pages[1].Height = 2000, 2000 // nothing stands in a margin
		got := Pages(pages, Options{})
		if len(got.Grids) != 1 || rows(got.Grids[0]) != joined {
			t.Errorf("%s: %d grids, lines %q", c.name, len(got.Grids), lines(got))
		}
	}
}

// Another table of the same columns is another table.
func TestPagesWhatParts(t *testing.T) {
	for _, c := range []struct{ name, second string }{
		{"another title", "\n\t\t支出决算表" + accountsRest},
		{"another department", "\n\t\t部门：乙局         单位：万元" + accountsRest},
		{"the total again", `
		+-----+--------+------+
		|编码 |名称    |  合计|
		+-----+--------+------+
		|     |合计    |  8.00|
		+-----+--------+------+
		|201  |公共服务|  8.00|
		+-----+--------+------+`},
		{"the codes begin anew", `
		+-----+--------+------+
		|201  |公共服务|  7.00|
		+-----+--------+------+
		|20102|政协事务|  7.00|
		+-----+--------+------+`},
	} {
		if got := Pages([]model.Page{draw(1, accountsFirst), draw(2, c.second)}, Options{}); len(got.Grids) != 2 {
			t.Errorf("%s: %d grids", c.name, len(got.Grids))
		}
	}
}

// Only the last row of a head is printed again, or all of it behind a row that says 续表, or in the middle of a page.
func TestPagesHeadAgainBehindAMark(t *testing.T) {
	first := `
		+-----+--------+------+
		|项目          |  合计|
		+-----+--------+      |
		|编码 |名称    |      |
		+-----+--------+------+
		|栏次          |  1   |
		+-----+--------+------+
		|201  |公共服务|  4.50|
		+-----+--------+------+
		|20101|人大事务|  4.50|`
	want := "项目{1×2} | 合计{2×1}\n编码 | 名称\n栏次{1×2} | 1\n201 | 公共服务 | 4.50\n20101 | 人大事务 | 4.50\n205 | 教育支出 | 4.50\n20502 | 普通教育 | 4.50\n"
	end := "\n\t\t+-----+--------+------+"
	whole := first[:strings.Index(first, "\n\t\t|201")]
	numbers := "\n\t\t+-----+--------+------+\n\t\t|栏次          |  1   |"
	for _, c := range []struct {
		name  string
		pages []string
	}{
		{"the row of numbers", []string{first + end, numbers + accountsRest}},
		{"a row that says so, and the whole head", []string{first + end, "\n\t\t+---------------------+\n\t\t|续表                 |" + whole + accountsRest[len(end):]}},
		{"in the middle of the page", []string{first + whole + accountsRest[len(end):]}},
	} {
		var pages []model.Page
		for i, p := range c.pages {
			pages = append(pages, draw(i+1, p))
		}
		got := Pages(pages, Options{})
		if len(got.Grids) != 1 || rows(got.Grids[0]) != want {
			t.Errorf("%s: %d grids", c.name, len(got.Grids))
			for _, g := range got.Grids {
				t.Log(rows(g))
			}
		}
	}
}

// Two complete rows on either side of a page break are two; a label without its last character is one with it.
func TestPagesRestOfANumberedLabel(t *testing.T) {
	first := `
		+----------+-------+
		|项目      |预算数 |
		+----------+-------+
		|十六、金融|  1.00 |
		|支出      |       |
		+----------+-------+
		|%-8s|       |
		+----------+-------+`
	second := `
		+----------+-------+
		|%-8s|       |
		+----------+-------+
		|小计      |  3.00 |
		+----------+-------+`
	fill := func(page, text string) string {
		pad := strings.Repeat(" ", 10-2*len([]rune(text)))
		return strings.Replace(page, "%-8s", text+pad, 1)
	}
	for _, c := range []struct {
		above, below string
		rows         int
	}{
		{"教育收费乙", "其他收入甲", 5},
		{"十七、援助", "出", 4},
	} {
		got := Pages([]model.Page{draw(1, fill(first, c.above)), draw(2, fill(second, c.below))}, Options{})
		if len(got.Grids) != 1 || got.Grids[0].Rows != c.rows {
			t.Errorf("%s/%s: %d grids\n%s", c.above, c.below, len(got.Grids), rows(got.Grids[0]))
		}
	}
}

const accountsLeft = `
		+-----+--------+------+
		|编码 |名称    |  合计|
		+-----+--------+------+
		|201  |公共服务|  4.50|
		+-----+--------+------+
		|20101|人大事务|  4.50|
		+-----+--------+------+
		|205  |教育支出|  1.50|
		+-----+--------+------+`

// The labels stand before the columns that go on, too; the unit stands over them alone.
func TestPagesColumnsWithTheirLabelsAgain(t *testing.T) {
	got := Pages([]model.Page{draw(1, "\n\t\t收入决算表\n\t\t部门：甲局"+accountsLeft), draw(2, `

		                    单位：万元
		+-----+--------+------+------+
		|编码 |名称    |  事业|  其他|
		+-----+--------+------+------+
		|201  |公共服务|  4.00|  0.50|
		|     |        |      |      |
		+-----+--------+------+------+
		|20101|人大事务|  4.00|  0.50|
		+-----+--------+------+------+
		|205  |教育支出|  1.50|      |
		+-----+--------+------+------+`)}, Options{})
	want := "编码 | 名称 | 合计 | 事业 | 其他\n201 | 公共服务 | 4.50 | 4.00 | 0.50\n20101 | 人大事务 | 4.50 | 4.00 | 0.50\n205 | 教育支出 | 1.50 | 1.50 | \n"
	if len(got.Grids) != 1 || rows(got.Grids[0]) != want {
		t.Fatalf("%d grids, lines %q", len(got.Grids), lines(got))
	}
	if text := lines(got); text != "收入决算表\n部门：甲局 单位：万元" || got.Grids[0].Above != 2 {
		t.Errorf("lines %q, above %d", text, got.Grids[0].Above)
	}
	for _, c := range got.Grids[0].Cells {
		if c.Misplaced {
			t.Errorf("%q is taken for misplaced", c.Text)
		}
	}
}
