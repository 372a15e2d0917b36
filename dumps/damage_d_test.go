package dumps

import (
	"strings"
	"testing"
)

// D1: the two-sided table goes on after a page break without its head.
func TestD1(t *testing.T) {
	d := readTable(t, summary+"一、一般公共预算财政拨款收入 1 20.00 一、一般公共服务支出 31 20.00\n\n\n\n2 二、外交支出 32\n")
	d.name("32", -1, "二、外交支出")
}

// D2: so does the table of economic codes.
func TestD2(t *testing.T) {
	d := readTable(t, lists+"301 工资福利支出 18.25 302 商品和服务支出 40.92\n\n\n\n30109 职业年金缴费 30207 邮电费 1.20\n")
	d.name("30207", 2, "1.20")
}

// D3: a head that breaks off and no row: the table is lost, nothing is filled in, and a warning says so.
func TestD3(t *testing.T) {
	l := read("一般公共预算财政拨款“三公”经费支出决算表\n（表7）\n部门：甲局\n单位：万元\n预算数 决算数\n合计\n因公出国\n（境）费\n公务用车购置及运行\n费\n公务\n注：本表反映“三公”经费支出预决算情况。\n")
	if len(l.Grids) != 0 || len(l.Diagnostics) != 1 || l.Diagnostics[0].Code != "lost_table" {
		t.Errorf("%d tables, %v", len(l.Grids), l.Diagnostics)
	}
}

// D4: the sentence that there was no money stands before its table.
func TestD4(t *testing.T) {
	d := readTable(t, "本部门没有政府性基金预算财政拨款收入。\n"+"国有资本经营预算财政拨款支出决算表（表 9）\n项目 本年支出\n功能分类科目编码 科目名称 合计 基本支出 项目支出\n类 款 项\n栏 次 1 2 3\n合 计\n")
	if !strings.HasPrefix(d.text(), "本部门没有") {
		t.Error(d.text())
	}
}

// D5: 合计 without figures is an empty table.
func TestD5(t *testing.T) {
	d := readTable(t, "国有资本经营预算财政拨款支出决算表（表 9）\n项目 本年支出\n功能分类科目编码 科目名称 合计 基本支出 项目支出\n类 款 项\n栏 次 1 2 3\n合 计\n注：本表反映支出情况。\n")
	total := d.find("合计")
	for _, c := range d.g.Cells {
		if c.Row == d.g.Rows-1 && c.Col > 1 && c.Text != "" {
			t.Errorf("%q under %q", c.Text, total.Text)
		}
	}
}

// D6: without cover and contents the title of the table keeps year and place.
func TestD6(t *testing.T) {
	d := readTable(t, summary+"一、一般公共预算财政拨款收入 1 20.00 一、一般公共服务支出 31 20.00\n")
	if !strings.HasPrefix(d.text(), "2020 年度收入支出决算总表") {
		t.Error(d.text())
	}
}

// D7: what remains of a chart is no table.
func TestD7(t *testing.T) {
	if l := read("图1：收入、支出决算总计变动情况\n（单位：万元）\n2019 年\n2020 年\n"); len(l.Grids) != 0 {
		t.Error("a table")
	}
}

// D8: a blank line inside a table with tabs is a page break.
func TestD8(t *testing.T) {
	d := readTable(t, "一级\t二级\t得分\n产出\t数量\t10\n\n产出\t质量\t10\n")
	if d.g.Rows != 3 {
		t.Errorf("%d rows", d.g.Rows)
	}
}

// D9: a page break inside a form written as text loses no line.
func TestD9(t *testing.T) {
	if got := textOf(read("产出\n\n指标\n\n\n\n质量指标\n")); got != "产出\n指标\n质量指标\n" {
		t.Error(got)
	}
}

// D10: forms under one title are tables of their own.
func TestD10(t *testing.T) {
	l := read("项目自评表\n项目名称\t甲项目\t\n主管部门\t甲局\t\n总分\t\t100\n原因\n\n项目名称\t乙项目\t\n主管部门\t甲局\t\n总分\t\t98\n")
	if len(l.Grids) != 2 {
		t.Errorf("%d tables", len(l.Grids))
	}
}

// D11: a table without department and unit has none invented.
func TestD11(t *testing.T) {
	d := readTable(t, "收入支出决算总表\n收入\t\t\t支出\t\t\n项目\t行次\t决算数\t项目\t行次\t决算数\n一、一般公共预算财政拨款收入\t1\t3,907.09\t一、一般公共服务支出\t31\t1,110.38\n")
	if strings.Contains(d.text(), "单位") {
		t.Error(d.text())
	}
	d.want("1", "决算数", "3,907.09")
}
