package dumps

import (
	"fmt"
	"strings"
	"testing"
)

// What other tools make of a page: each test is named after the habit.

// pdftotext -layout leaves the characters of a slanting watermark between the rows and behind the title.
func TestSlantingWatermark(t *testing.T) {
	d := readTable(t, `
          2022 年度收入支出决算总表（表 1）                      仅
部门：甲局                                          单位：万元
                                                 供
           收 入                               支 出
       项 目           决算数                  项 目           决算数
                                             内
一、一般公共预算财政拨款收入        84.79     一、一般公共服务支出               1.41
                                         部
二、政府性基金预算财政拨款收入                  二、外交支出
                                     参
三、国有资本经营预算财政拨款收入                 三、国防支出                    3.00
                                考
四、上级补助收入                                四、公共安全支出
`)
	d.want("三、国防支出", "决算数", "3.00")
	if strings.ContainsAny(d.text(), "供参考") {
		t.Error(d.text())
	}
}

// A narrow column written one character a line is no watermark.
func TestHeadOfOneCharacterALineIsKept(t *testing.T) {
	lines := "          上\n          缴\n          上\n          级\n          支\n          出\n"
	if got := strings.ReplaceAll(textOf(read(lines)), "\n", ""); got != "上缴上级支出" {
		t.Errorf("%q", got)
	}
}

// Full-width digits are too wide for their cell; the rest stands under them, beside the rest of a name.
func TestWideDigitsBrokenByTheirCell(t *testing.T) {
	d := readTable(t, `
2021 年度一般公共预算财政拨款支出决算表（表 5）
       项 目                      本年支出
功能分类科目编码   科目名称           小计          基本支出         项目支出
          合 计              14751.16    14751.16
208       社会保障和就业支出       １４７５１         14751.16
                          ．１６
20805     行政事业单位养老支出      14751.16    １４７５１
                                    ．１６
2080506   机关事业单位职业年金缴费支    14751.16    14751.16
          出
`)
	for row, head := range map[string]string{"208": "小计", "20805": "基本支出"} {
		if got := d.in(row, head).Text; got != "１４７５１．１６" {
			t.Errorf("%s, %s: %q", row, head, got)
		}
	}
}

// pdftotext -raw writes the second digits of both 行次 of a row on a line of their own.
func TestSecondDigitsOfBothSides(t *testing.T) {
	rows := "一、一般公共预算财政拨款收入 1 18.43 一、一般公共服务支出 31 3.00\n"
	for i, n := range []string{"二", "三", "四", "五", "六", "七", "八", "九"} {
		rows += fmt.Sprintf("%d %s、其他支出 %d\n", i+2, n, i+32)
	}
	d := readTable(t, summary+rows+"1 十、节能环保支出 4 10.43\n0 0\n1 十一、城乡社区支出 4 5.00\n1 1\n")
	d.want("40", "决算数", "10.43")
	d.want("41", "决算数", "5.00")
}

// A producer that draws titles last puts them after their tables, and the note on a title's table after both.
func TestTitlesAfterTheirTables(t *testing.T) {
	l := read(`部门：甲局 单位：万元
项目
本年支出合计 基本支出 项目支出 上缴上级支出 经营支出 对附属单位补助支出
功能分类科目编码
科目名称
合计 9.00 4.00 5.00
201 一般公共服务支出 9.00 4.00 5.00
注：本表反映部门本年度各项支出情况。
2022年度支出决算表（表3）
1 栏各行＝（2＋3＋4＋5＋6）栏各行。
部门：甲局 单位：万元
项目 本年支出
功能分类科目编码
科目名称 小计 基本支出 项目支出
合计 9.00 4.00 5.00
201 一般公共服务支出 9.00 4.00 5.00
注：本表反映部门本年度一般公共预算财政拨款支出情况。
2022年度一般公共预算财政拨款支出决算表（表5）
1 栏各行＝（2＋3）栏各行。
`)
	if len(l.Grids) != 2 {
		t.Fatalf("%d tables", len(l.Grids))
	}
	for _, g := range l.Grids {
		if d := (drawn{t, g, l}); d.find("201").Row == 0 {
			t.Error("no row 201")
		}
	}
}

// Some page models repeat the text of a merged cell in each of its cells; equal amounts are no such repetition.
func TestMergedCellsRepeated(t *testing.T) {
	d := readTable(t, generalHead+"合计\t合计\t合计\t合计\t5.00\t5.00\t\n201\t201\t201\t一般公共服务支出\t5.00\t5.00\t\n")
	d.name("201", 1, "一般公共服务支出")
	d.want("201", "基本支出", "5.00")
	if n := strings.Count(cellTexts(d), "201 "); n != 1 {
		t.Errorf("201 stands %d times", n)
	}
}

func cellTexts(d drawn) string {
	var b strings.Builder
	for _, c := range d.g.Cells {
		b.WriteString(c.Text + " ")
	}
	return b.String()
}

// A head printed again after a page break is no part of the name before it.
func TestHeadOfTheListsPrintedAgain(t *testing.T) {
	d := readTable(t, lists+"301 工资福利支出 18.25 302 商品和服务支出 40.92\n30231 公务用车运行维护费\n\f\n人员经费 公用经费\n经济分类科目编码 科目名称 决算数\n30239 其他交通费用 1.00\n")
	d.name("30231", 1, "公务用车运行维护费")
}

// A part is never more than its whole: with two columns under 合计, an amount larger than one of them is the other's.
func TestPartIsNoMoreThanItsWhole(t *testing.T) {
	nodes := []node{nodeOf(100, 99, 1), nodeOf(90, 90), nodeOf(10, 10), nodeOf(1, 1)}
	nodes[0].children = []int{1, 2, 3}
	bound(nodes)
	if !nodes[1].one() || !nodes[2].one() || nodes[3].one() {
		t.Errorf("%v", nodes)
	}
}

// What follows a title for too long is no table, and a note says so.
func TestTextWithoutEndIsNoTable(t *testing.T) {
	l := read(generalHead + strings.Repeat("201 一般公共服务支出 5.00 5.00\n", maxTokens/4+1))
	if len(l.Grids) != 0 || len(l.Diagnostics) != 1 || l.Diagnostics[0].Code != "too_long" {
		t.Errorf("%d tables, %v", len(l.Grids), l.Diagnostics)
	}
}

// pdftotext writes a table column after column, its 栏次 alone on their lines, and 合计 both as a head and as a label.
func TestColumnAfterColumn(t *testing.T) {
	d := readTable(t, `2023 年度一般公共预算财政拨款支出决算表（表 5）
功能分类
科目编码

201
20101
2010101
2010102
208

项目
科目名称
栏次
合计
一般公共服务支出
人大事务
行政运行
一般行政管理事务
社会保障和就业支出

单位：万元
合计

本年支出
基本支出

项目支出

1

2

3

2,101.13
1,883.66
1,883.66
1,049.15
834.51
217.47

1,266.62
1,049.15
1,049.15
1,049.15
0.00
217.47

834.51
834.51
834.51
0.00
834.51
0.00
`)
	for row, want := range map[string][3]string{"2,101.13": {"2,101.13", "1,266.62", "834.51"}, "2010102": {"834.51", "0.00", "834.51"}, "208": {"217.47", "217.47", "0.00"}} {
		at := d.find(row).Row
		for col := range 3 {
			if got := d.g.Cells[d.g.At()[at*d.g.Cols+2+col]].Text; got != want[col] {
				t.Errorf("%s, column %d: %q, want %q", row, col+1, got, want[col])
			}
		}
	}
}
