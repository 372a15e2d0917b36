package dumps

import (
	"strings"
	"testing"
)

// A budget prints 合计 where accounts print 本年支出合计, parts its codes, and has no columns of accounts.
func TestExpenditureOfABudget(t *testing.T) {
	d := readTable(t, `2026年部门支出预算总表
编制部门：甲局 单位：元
项目 支出预算
功能分类科目编码
功能分类科目名称 合计 基本支出 项目支出
类 款 项
204 公共安全支出 30.00 10.00 20.00
204 06 司法 30.00 10.00 20.00
204 06 01 行政运行 10.00 10.00 0
204 06 04 基层司法业务 20.00 0 20.00
合计 30.00 10.00 20.00
`)
	d.want("2040601", "项目支出", "0")
	d.want("2040604", "项目支出", "20.00")
	d.want("行政运行", "合计", "10.00")
}

// Its list of income ends before that of expenditure, and has parts of a line.
func TestSummaryOfABudget(t *testing.T) {
	d := readTable(t, `2026年部门财务收支预算总表
编制部门：甲局 单位：元
本年收入 本年支出
项目 预算数 项目 预算数
一、财政拨款收入 96.00 一、公共安全支出 90.00
1. 一般公共预算 96.00 二、卫生健康支出 6.00
2. 政府性基金预算 0.00
二、事业收入 0.00
三、事业单位经营收入 0.00
四、其他收入 0.00
收入总计 96.00 支出总计 96.00
`)
	d.want("1.一般公共预算", "预算数", "96.00")
	d.want("四、其他收入", "预算数", "0.00")
	d.want("支出总计", "预算数", "96.00")
	d.want("二、卫生健康支出", "预算数", "6.00")
}

// The department's name ends where the head begins; the end of the unit stands behind it.
func TestPublicItemsOfABudget(t *testing.T) {
	d := readTable(t, `2019 年度部门预算公开
“三公”经费、会议费、培训费支出预算表
单位：万
部门名称：甲市高级人民法院 元
“三公”经费
公务用车购置及运行维护费
因公出
合计 公务接 会议费 培训费
小计 国（境） 公务用车购 公务用车运
小计 待费
费 置费 行维护费
2,382.02 513.75 160.00 266.80 266.80 86.95 271.02 1,597.25
`)
	for head, want := range map[string]string{"总合计": "2,382.02", "公务用车运行费": "266.80", "公务用车购置费": "", "培训费": "1,597.25"} {
		if c := d.in("2,382.02", head); c.Text != want {
			t.Errorf("%s: %q, want %q", head, c.Text, want)
		}
	}
	if got := d.text(); !strings.Contains(got, "单位：万元\n") || !strings.Contains(got, "部门名称：甲市高级人民法院\n") {
		t.Error(got)
	}
}

// A title of a budget begins no table of accounts, nor does one whose columns are not known.
func TestTablesWithoutKnownColumnsStayText(t *testing.T) {
	l := read(`2026年部门项目支出预算表
编制部门：甲局 单位：元
项目名称 合计 一般公共预算
甲项目 20.00 20.00
乙项目 10.00 10.00
`)
	if len(l.Grids) != 0 {
		t.Error("a table was drawn")
	}
}

// 上海市 prints the halves under each item of 三公.
func TestHalvesUnderEachItem(t *testing.T) {
	d := readTable(t, `2024年度财政拨款“三公”经费支出决算表
单位：万元
合计 因公出国（境）费 公务用车购置及运行维护费 公务接待费
小计 购置费 运行维护费
预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数
2.85 0.39 0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00 2.85 0.39
`)
	if c := d.find("2.85"); d.g.Cells[d.g.At()[c.Row*d.g.Cols+1]].Text != "0.39" || d.find("合计").ColSpan != 2 {
		t.Error("合计 does not stand over its two halves")
	}
	if last := d.find("公务接待费"); last.Col != 10 || last.ColSpan != 2 {
		t.Errorf("公务接待费 stands over column %d, %d wide", last.Col, last.ColSpan)
	}
}

// Both figures of a row stand on the line under both labels.
func TestFiguresUnderTheLabelsOfBothSides(t *testing.T) {
	d := readTable(t, `2024年度收入支出决算总表
单位：万元
收入 支出
项目 决算数 项目 决算数
一、一般公共预算财政拨款收入 一、一般公共服务支出
20.00 15.00
二、其他收入 二、外交支出
九、卫生健康支出
5.00
本年收入合计 本年支出合计
20.00 20.00
`)
	d.want("一、一般公共预算财政拨款收入", "决算数", "20.00")
	d.want("一、一般公共服务支出", "决算数", "15.00")
	d.want("九、卫生健康支出", "决算数", "5.00")
}
