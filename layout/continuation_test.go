package layout

import (
	"slices"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
)

// The rows of an income table on two pages, and what a page prints above and below them.
const (
	ownTitle = `
		          收入决算表
		部门：某市档案局      单位：万元`
	upperRows = `
		+-------+------------+------+
		|编码   |名称        |  合计|
		+-------+------------+------+
		|201    |公共服务    |  4.50|
		+-------+------------+------+
		|20103  |办公厅      |  4.50|
		+-------+------------+------+`
	lowerRows = `
		+-------+------------+------+
		|205    |教育支出    |  1.50|
		+-------+------------+------+
		|20502  |普通教育    |  1.50|
		+-------+------------+------+`
	lowerRowsWithHead = `
		+-------+------------+------+
		|编码   |名称        |  合计|
		+-------+------------+------+
		|205    |教育支出    |  1.50|
		+-------+------------+------+
		|20502  |普通教育    |  1.50|
		+-------+------------+------+`
	rowsAnew = `
		+-------+------------+------+
		|编码   |名称        |  合计|
		+-------+------------+------+
		|201    |公共服务    |  3.00|
		+-------+------------+------+`
)

// pagesOf draws pages, and tells the layout what it knows of accounts.
func pagesOf(drawings ...string) model.Layout {
	var pages []model.Page
	for i, d := range drawings {
		pages = append(pages, draw(i+1, d))
	}
	return Pages(pages, Options{Accounts: accounts.Continuation{}})
}

func TestPagesContinued(t *testing.T) {
	for _, c := range []struct {
		name         string
		below, above string // what stands under the first part and over the second
		second       string
		tables       int
	}{
		{"nothing", "", "", lowerRows, 1},
		{"continued (续表)", "", "\n\t\t续表", lowerRows, 1},
		{"continued, with the unit", "", "\n\t\t续表                单位：万元", lowerRows, 1},
		{"continued from above (续上表)", "", "\n\t\t（续上表）", lowerRowsWithHead, 1},
		{"the title again as continued", "", "\n\t\t     收入决算表（续）", lowerRowsWithHead, 1},
		{"the title, department and unit again", "", ownTitle, lowerRowsWithHead, 1},
		{"the unit alone", "", "\n\t\t                    单位：万元", lowerRows, 1},
		{"to the next page, from the last one", "\n\t\t转下页", "\n\t\t接上页", lowerRows, 1},
		{"signatures", "\n\t\t填表人：甲      审核人：乙", "", lowerRows, 1},
		{"a page number away from the margin", "\n\n\n\t\t         - 3 -\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n", "", lowerRows, 1},
		{"another title", "", "\n\t\t          支出决算表", lowerRowsWithHead, 2},
		{"another title as continued", "", "\n\t\t     支出决算表（续）", lowerRowsWithHead, 2},
		{"another department", "", "\n\t\t          收入决算表\n\t\t部门：某市科学院      单位：万元", rowsAnew, 2},
		{"another number", "", "\n\t\t公开03表", lowerRowsWithHead, 1},
		{"a heading", "", "\n\t\t二、支出情况说明", rowsAnew, 2},
		{"codes that begin again", "", "", rowsAnew, 2},
		{"running text", "\n\t\t收入比上年增加，主要原因是人员经费增加。\n\t\t支出比上年减少，主要原因是项目经费减少。", "", rowsAnew, 2},
	} {
		first := ownTitle + upperRows + c.below
		got := pagesOf(first, c.above+c.second)
		if len(got.Grids) != c.tables {
			t.Errorf("%s: %d tables, want %d", c.name, len(got.Grids), c.tables)
			continue
		}
		if c.tables == 1 {
			want := "编码 | 名称 | 合计\n201 | 公共服务 | 4.50\n20103 | 办公厅 | 4.50\n205 | 教育支出 | 1.50\n20502 | 普通教育 | 1.50\n"
			if r := rows(got.Grids[0]); r != want {
				t.Errorf("%s: got\n%swant\n%s", c.name, r, want)
			}
			if !slices.Equal(got.Grids[0].Pages, []int{1, 2}) {
				t.Errorf("%s: it is printed on pages %v", c.name, got.Grids[0].Pages)
			}
		}
	}
}

// A head printed again in part is no row.
func TestPagesHeadAgainInPart(t *testing.T) {
	got := pagesOf(ownTitle+`
		+-------+------------+------+------+
		|编码   |名称        |  合计|  其他|
		+-------+------------+------+------+
		|栏次                |     1|     2|
		+-------+------------+------+------+
		|201    |公共服务    |  4.50|  1.00|
		+-------+------------+------+------+`, `
		+-------+------------+------+------+
		|栏次                |     1|     2|
		+-------+------------+------+------+
		|205    |教育支出    |  1.50|      |
		+-------+------------+------+------+`)
	want := "编码 | 名称 | 合计 | 其他\n栏次{1×2} | 1 | 2\n201 | 公共服务 | 4.50 | 1.00\n205 | 教育支出 | 1.50 | \n"
	if len(got.Grids) != 1 || rows(got.Grids[0]) != want {
		t.Errorf("%d tables, the first\n%s", len(got.Grids), rows(got.Grids[0]))
	}
}

// A sheet of two by two pages, printed down and then over, or over and then down.
func TestPagesSheetOfFour(t *testing.T) {
	upperLeft := ownTitle + upperRows
	upperRight := `
		+------+------+
		|  财政|  其他|
		+------+------+
		|  4.00|  0.50|
		+------+------+
		|  4.00|  0.50|
		+------+------+`
	lowerRight := `
		+------+------+
		|  1.50|      |
		+------+------+
		|  1.50|      |
		+------+------+`
	want := strings.Join([]string{
		"编码 | 名称 | 合计 | 财政 | 其他", "201 | 公共服务 | 4.50 | 4.00 | 0.50", "20103 | 办公厅 | 4.50 | 4.00 | 0.50",
		"205 | 教育支出 | 1.50 | 1.50 | ", "20502 | 普通教育 | 1.50 | 1.50 | ", "",
	}, "\n")
	for name, order := range map[string][]string{
		"down, then over": {upperLeft, lowerRows, upperRight, lowerRight},
		"over, then down": {upperLeft, upperRight, lowerRows, lowerRight},
	} {
		got := pagesOf(order...)
		if len(got.Grids) != 1 || rows(got.Grids[0]) != want {
			t.Errorf("%s: %d tables, the first\n%s", name, len(got.Grids), rows(got.Grids[0]))
			continue
		}
		checkCovered(t, got.Grids[0])
	}
}

// Two complete rows on both sides of a page break stay two; a name that is known only as a whole is one.
func TestPagesRowsAtTheBreak(t *testing.T) {
	for _, c := range []struct{ name, above, below, want string }{
		{"two rows without amounts", "专户管理教育收费", "其他非税收入", "专户管理教育收费 | \n其他非税收入 | \n"},
		{"a name cut", "十七、国土海洋气象等支", "出", "十七、国土海洋气象等支出 | \n"},
	} {
		first := draw(1, "\n\t\t+------------------------+------+\n\t\t|项目                    |  金额|\n\t\t+------------------------+------+\n\t\t|一般公共预算            |  1.00|\n\t\t+------------------------+------+\n\t\t|"+pad(c.above, 24)+"|      |\n\t\t+------------------------+------+")
		second := draw(2, "\n\t\t+------------------------+------+\n\t\t|"+pad(c.below, 24)+"|      |\n\t\t+------------------------+------+")
		got := Pages([]model.Page{first, second}, Options{Accounts: accounts.Continuation{}})
		if len(got.Grids) != 1 || !strings.HasSuffix(rows(got.Grids[0]), c.want) {
			t.Errorf("%s: %d tables, the first\n%s", c.name, len(got.Grids), rows(got.Grids[0]))
		}
	}
}

// pad fills a text with blanks to so many characters, a Chinese one counted as two.
func pad(s string, n int) string { return s + strings.Repeat(" ", n-2*len([]rune(s))) }

// Two pages on one sheet keep their titles, and a table goes on from the left one to the right one.
func TestPagesTwoOnASheet(t *testing.T) {
	p := draw(1, ownTitle+upperRows)
	right := draw(1, "\n\t\t          续表\n"+lowerRows)
	p.Width, p.Height = 700, 420
	for _, g := range right.Glyphs {
		g.X0, g.X1 = g.X0+350, g.X1+350
		p.Glyphs = append(p.Glyphs, g)
	}
	for _, r := range right.Rulings {
		r.X0, r.X1 = r.X0+350, r.X1+350
		p.Rulings = append(p.Rulings, r)
	}
	got := Pages([]model.Page{p}, Options{Accounts: accounts.Continuation{}})
	if len(got.Grids) != 1 || got.Grids[0].Rows != 5 {
		t.Fatalf("%d tables, the first\n%s", len(got.Grids), rows(got.Grids[0]))
	}
	if l := got.Lines[0].Text(); l != "收入决算表" {
		t.Errorf("the first line is %q, want the title of the left page alone", l)
	}
}
