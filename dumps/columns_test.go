package dumps

import (
	"slices"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// pagedLines are the lines of a dump drawn in a test; a line --- is the last one of its page.
func pagedLines(text string) []model.Line {
	var lines []model.Line
	page := 1
	for _, s := range strings.Split(strings.Trim(text, "\n"), "\n") {
		n := float64(len(lines))
		l := model.Line{BBox: model.BBox{Top: n, Bottom: n + 1}, Page: page}
		if s == "---" {
			page++
		} else if s != "" {
			l.X1 = float64(len([]rune(s)))
			l.Words = []model.Word{{BBox: l.BBox, Text: s}}
		}
		lines = append(lines, l)
	}
	return lines
}

// row gives what stands in the row of a code or label, from its first amount column on.
func (d drawn) row(text string, from int) []string {
	d.Helper()
	at := d.find(text).Row
	var out []string
	for _, c := range d.g.Cells {
		if c.Row == at && c.Col >= from {
			out = append(out, c.Text)
		}
	}
	return out
}

func (d drawn) rows(from int, want map[string]string) {
	d.Helper()
	for label, cells := range want {
		if got := strings.Join(d.row(label, from), "|"); got != cells {
			d.Errorf("%s: %s, want %s", label, got, cells)
		}
	}
}

// The columns are written one after the other in blocks that blank cells part; the amounts of one column come in the
// order of the rows all the same.
const columnsInBlocks = `一般公共预算财政拨款支出决算表
科目编码
201
20101
2010101
2010102
208
20805
2080505
科目名称
一般公共服务支出
人大事务
行政运行
一般行政管理事务
社会保障和就业支出
行政事业单位养老支出
机关事业单位基本养老保险缴费支出
合计
合计
70.00
70.00
45.00

25.00
9.00
基本支出
45.00
45.00
45.00
9.00
9.00
9.00
项目支出
25.00

25.00
25.00

9.00
9.00

79.00
54.00
25.00
`

func TestAmountsOfAColumnComeInTheOrderOfItsRows(t *testing.T) {
	d := readTable(t, columnsInBlocks)
	d.rows(2, map[string]string{
		"201": "70.00|45.00|25.00", "20101": "70.00|45.00|25.00", "2010101": "45.00|45.00|", "2010102": "25.00||25.00",
		"208": "9.00|9.00|", "2080505": "9.00|9.00|", "79.00": "79.00|54.00|25.00",
	})
}

// One amount of a table that is otherwise written row by row has come after the next rows.
func TestAnAmountThatCameLaterIsPutIntoItsRow(t *testing.T) {
	d := readTable(t, `一般公共预算财政拨款支出决算表
科目编码
科目名称
合计
基本支出
项目支出
201
一般公共服务支出
70.00
45.00
25.00
20101
人大事务
70.00
45.00
25.00
2010101
行政运行
45.00
2010102
一般行政管理事务
25.00
25.00
208
社会保障和就业支出
9.00
45.00
9.00
20805
行政事业单位养老支出
9.00
9.00
2080505
机关事业单位基本养老保险缴费支出
9.00
9.00
合计
79.00
54.00
25.00
`)
	d.rows(2, map[string]string{"2010101": "45.00|45.00|", "2010102": "25.00||25.00", "208": "9.00|9.00|", "79.00": "79.00|54.00|25.00"})
}

// What stands on a table's page before its title, or behind its note, is of it; the text around the tables is not.
func TestATableIsAllThatIsOnItsPages(t *testing.T) {
	lines := pagedLines(`第二部分 部门决算表
1.00
收入决算表
201
注：本表反映收入情况。
2.00
---
3.00
---
4.00
支出决算表
201
注：本表反映支出情况。
5.00
第三部分 情况说明
6.00
`)
	a := source{}
	a.pages, a.lines = pagesOf(lines)
	a.titles = []region{{kind: model.Income, title: 2, titleEnd: 3, from: 3, to: 4}, {kind: model.Expenditure, title: 10, titleEnd: 11, from: 11, to: 12}}
	for i, want := range []string{"1.00 201 2.00 3.00", "4.00 201 5.00"} {
		var got []string
		for _, k := range slices.Concat(a.tokensOnPages(a.regionOnPages(a.titles[i], false))...) {
			got = append(got, k.text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("table %d has %q, want %s", i+1, got, want)
		}
	}
}

// 类, 款 and 项 stand in columns of their own: the names tell which parts are of one code.
func TestCodesInThreeColumnsAreJoinedByTheirNames(t *testing.T) {
	d := readTable(t, `2026年度一般公共预算财政拨款支出决算表
类
款
项
科目名称
204
204
204
204
208
208
06
06
06
05
01
04
公共安全支出
司法
行政运行
基层司法业务
社会保障和就业支出
行政事业单位养老支出
合计
合计
70.00
70.00
45.00
25.00
9.00
9.00
79.00
基本支出
45.00
45.00
45.00
9.00
9.00
54.00
项目支出
25.00
25.00
25.00
25.00
`)
	d.rows(2, map[string]string{"2040601": "45.00|45.00|", "2040604": "25.00||25.00", "20805": "9.00|9.00|", "79.00": "79.00|54.00|25.00"})
}

// Every cell is printed, and 0.00 stands for a blank: the rest tells where.
func TestZerosOfAColumnarTable(t *testing.T) {
	d := readTable(t, `一般公共预算财政拨款支出决算表
科目编码
201
20101
2010101
2010102
科目名称
一般公共服务支出
人大事务
行政运行
一般行政管理事务
合计
合计
70.00
70.00
45.00
25.00
70.00
基本支出
45.00
45.00
45.00
0.00
45.00
项目支出
25.00
25.00
0.00
25.00
25.00
`)
	d.rows(2, map[string]string{"2010101": "45.00|45.00|0.00", "2010102": "25.00|0.00|25.00"})
}

func TestNumbersOfColumnarLinesAreLeftOutWhereALabelIsLost(t *testing.T) {
	tb := &table{printed: "行次"}
	for _, label := range []string{"一、一般公共服务支出", "三、国防支出", "本年支出合计", "总计"} {
		tb.right = append(tb.right, &row{label: []token{{text: label}}})
	}
	tb.numberSides(0, 0)
	if got := tb.right[1]; got.number != 0 {
		t.Errorf("三、国防支出 has the number %d, which nothing tells", got.number)
	}
}
