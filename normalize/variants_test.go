package normalize_test

import (
	"testing"

	"github.com/juesuan/juesuan/model"
)

func only(t *testing.T, r model.Result, want model.Type) *model.Table {
	t.Helper()
	if len(r.Tables) != 1 || r.Tables[0].Type != want {
		for _, x := range r.Tables {
			t.Logf("%s %v", x.Type, x.Title)
		}
		t.Fatalf("%d tables, want one %s (document %s)", len(r.Tables), want, r.Document.Document.Kind)
	}
	return &r.Tables[0]
}

// linesOf gives the printed 行次 of each row.
func linesOf(table *model.Table) map[string]int {
	out := map[string]int{}
	for _, row := range table.Rows {
		if row.Line != nil {
			out[row.Key] = *row.Line
		}
	}
	return out
}

// The budget's columns beside the accounts', and a third group by economic nature.
func TestSummaryWithBudgetColumns(t *testing.T) {
	r := convert(t, "收入支出决算总表", "公开01表", "部门：甲市乙局  金额单位：万元", drawing(`
		| 收入 | < | < | < | < | 支出 | < | < | < | < | 支出 | < | < |
		| 项目 | 行次 | 年初预算数 | 全年预算数 | 决算数 | 项目（按功能分类） | 行次 | 年初预算数 | 全年预算数 | 决算数 | 项目（按支出性质和经济分类） | 行次 | 决算数 |
		| 栏次 |  | 1 | 2 | 3 | 栏次 |  | 4 | 5 | 6 | 栏次 |  | 7 |
		| 一、财政拨款收入 | 1 | 10.00 | 12.00 | 11.00 | 一、一般公共服务支出 | 31 | 10.00 | 12.00 | 10.50 | 一、基本支出 | 58 | 9.00 |
		| 二、上级补助收入 | 2 |  |  |  | 二、外交支出 | 32 |  |  |  | 人员经费 | 59 | 8.00 |
		| 合计 | 3 | 10.00 | 12.00 | 11.00 | 合计 | 33 | 10.00 | 12.00 | 10.50 | 合计 | 60 | 9.00 |
	`))
	table := only(t, r, model.IncomeExpenditureSummary)
	if table.Grid.HeaderRows != 3 {
		t.Errorf("header_rows %d", table.Grid.HeaderRows)
	}
	expect(t, table, `
		income:fiscal initial_budget 10.00
		income:fiscal adjusted_budget 12.00
		income:fiscal final 11.00
		income:total initial_budget 10.00
		income:total adjusted_budget 12.00
		income:total final 11.00
		expenditure:201 initial_budget 10.00
		expenditure:201 adjusted_budget 12.00
		expenditure:201 final 10.50
		expenditure:total initial_budget 10.00
		expenditure:total adjusted_budget 12.00
		expenditure:total final 10.50
		nature:basic final 9.00
		nature:personnel final 8.00
		nature:total final 9.00
	`)
	if lines := linesOf(table); lines["income:total"] != 3 || lines["expenditure:201"] != 31 || lines["nature:personnel"] != 59 {
		t.Errorf("lines %v", lines)
	}
	if len(table.Columns) != 3 {
		t.Errorf("columns %v", table.Columns)
	}
}

func TestIncomeWithEducationFee(t *testing.T) {
	r := convert(t, "甲县第一中学2023年度收入决算总表", "编制单位：甲县第一中学  单位：元", drawing(`
		| 项目 | < | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入 | < | 经营收入 | 附属单位上缴收入 | 其他收入 |
		| 支出功能分类科目编码 | 科目名称 | ^ | ^ | ^ | 小计 | 其中：教育收费 | ^ | ^ | ^ |
		| 栏次 | < | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 |
		| 合计 | < | 300.50 | 200.00 | — | 100.50 | 40.50 |  |  | 0.00 |
		| 205 | 教育支出 | 300.50 | 200.00 | — | 100.50 | 40.50 |  |  | 0.00 |
	`))
	table := only(t, r, model.Income)
	expect(t, table, `
		total total 300.50
		total fiscal 200.00
		total superior_subsidy null
		total undertaking 100.50
		total education_fee 40.50
		total other 0.00
		205 total 300.50
		205 fiscal 200.00
		205 superior_subsidy null
		205 undertaking 100.50
		205 education_fee 40.50
		205 other 0.00
	`)
	id := r.Document.Document
	if *table.Multiplier != 1 || *id.Department != "甲县第一中学" || *id.FiscalYear != 2023 || *table.Columns[4].Number != "5" {
		t.Errorf("%+v %+v", table, id)
	}
}

// A general budget table with income and balances, and basic expenditure by what it pays for: 小计 under 基本支出 is basic.
func TestGeneralBudgetWithBalances(t *testing.T) {
	r := convert(t, "一般公共预算财政拨款收入支出决算表", "公开05表", "部门：甲州乙委员会  金额单位：万元", drawing(`
		| 项目 | < | 年初结转和结余 | < | 本年收入 | < | 本年支出 | < | < | < | < | 年末结转和结余 |
		| 支出功能分类科目编码 | 科目名称 | 合计 | 项目支出结转和结余 | 合计 | 基本支出 | 合计 | 基本支出 | < | < | 项目支出 | 合计 |
		| ^ | ^ | ^ | ^ | ^ | ^ | ^ | 小计 | 人员经费 | 公用经费 | ^ | ^ |
		| 栏次 | < | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 |
		| 合计 | < | 1.00 | 1.00 | 9.00 | 6.00 | 8.00 | 6.00 | 5.00 | 1.00 | 2.00 | 2.00 |
		| 201 | 一般公共服务支出 | 1.00 | 1.00 | 9.00 | 6.00 | 8.00 | 6.00 | 5.00 | 1.00 | 2.00 | 2.00 |
	`))
	table := only(t, r, model.GeneralBudgetExpenditure)
	if table.Grid.HeaderRows != 4 {
		t.Errorf("header_rows %d", table.Grid.HeaderRows)
	}
	expect(t, table, `
		total opening_balance.total 1.00
		total opening_balance.project 1.00
		total income.total 9.00
		total income.basic 6.00
		total total 8.00
		total basic 6.00
		total other_1 5.00
		total other_2 1.00
		total project 2.00
		total closing_balance.total 2.00
		201 opening_balance.total 1.00
		201 opening_balance.project 1.00
		201 income.total 9.00
		201 income.basic 6.00
		201 total 8.00
		201 basic 6.00
		201 other_1 5.00
		201 other_2 1.00
		201 project 2.00
		201 closing_balance.total 2.00
	`)
	if table.Columns[0].Label != "年初结转和结余/合计" || len(r.Document.Warnings) > 0 {
		t.Errorf("%v %v", table.Columns, r.Document.Warnings)
	}
}

// The 合计 row in the line of the column heads.
func TestTotalInTheHeadLine(t *testing.T) {
	r := convert(t, "政府性基金预算财政拨款收入支出决算表", "单位：万元", drawing(`
		| 项目 | < | 年初结转和结余 | 本年收入 | 本年支出 | < | < | 年末结转和结余 |
		| 功能分类科目编码 | 科目名称 | ^ | ^ | ^ | ^ | ^ | ^ |
		| 合计 | < |  | 5.00 | 合计 | 基本支出 | 项目支出 | 1.00 |
		| 229 | 其他支出 |  | 5.00 | 4.00 |  | 4.00 | 1.00 |
		| 22960 | 彩票公益金安排的支出 |  | 5.00 | 4.00 |  | 4.00 | 1.00 |
	`))
	table := only(t, r, model.GovernmentFund)
	if table.Grid.HeaderRows != 3 {
		t.Errorf("header_rows %d", table.Grid.HeaderRows)
	}
	expect(t, table, `
		total income 5.00
		total closing_balance 1.00
		229 income 5.00
		229 total 4.00
		229 project 4.00
		229 closing_balance 1.00
		22960 income 5.00
		22960 total 4.00
		22960 project 4.00
		22960 closing_balance 1.00
	`)
}

func TestSplitCodes(t *testing.T) {
	r := convert(t, "支出决算表", drawing(`
		| 项目 | < | < | < | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出 | 对附属单位补助支出 |
		| 科目编码 | < | < | 科目名称 | ^ | ^ | ^ | ^ | ^ | ^ |
		| 类 | 款 | 项 | 合 计 | 6.00 | 4.00 | 2.00 |  |  |  |
		| 205 |  |  | 教育支出 | 3.00 | 3.00 |  |  |  |  |
		| 205 | 08 |  | 进修及培训 | 3.00 | 3.00 |  |  |  |  |
		| 205 | 08 | 03 | 培训支出 | 3.00 | 3.00 |  |  |  |  |
		| 208 |  |  | 社会保障和就业支出 | 3.00 | 1.00 | 2.00 |  |  |  |
		| 208 | 20805 |  | 行政事业单位养老支出 | 3.00 | 1.00 | 2.00 |  |  |  |
		| 208 | 20805 | 2080501 | 行政单位离退休 | 3.00 | 1.00 | 2.00 |  |  |  |
		| ２１０ |  |  | 卫生健康支出 | 0.00 | — |  |  |  |  |
	`))
	table := only(t, r, model.Expenditure)
	if table.Grid.HeaderRows != 2 {
		t.Errorf("header_rows %d", table.Grid.HeaderRows)
	}
	expect(t, table, `
		total total 6.00
		total basic 4.00
		total project 2.00
		205 total 3.00
		205 basic 3.00
		20508 total 3.00
		20508 basic 3.00
		2050803 total 3.00
		2050803 basic 3.00
		208 total 3.00
		208 basic 1.00
		208 project 2.00
		20805 total 3.00
		20805 basic 1.00
		20805 project 2.00
		2080501 total 3.00
		2080501 basic 1.00
		2080501 project 2.00
		210 total 0.00
		210 basic null
	`)
	row := table.Rows[3]
	if row.Key != "2050803" || row.Kind != model.KindItem || *row.Parent != "20508" || table.Rows[0].Name != "合计" {
		t.Errorf("%+v", row)
	}
}

func TestDuplicateAndMissingCodes(t *testing.T) {
	r := convert(t, "支出决算表", drawing(`
		| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 |
		| 205 | 教育支出 | 3.00 | 3.00 |  |  |
		| 205 | 教育支出 | 2.00 | 2.00 |  |  |
		|  | 无编码的一行 | 1.00 |  | 1.00 |  |
		| 2054 | 错码 | 1.00 |  | 1.0o |  |
	`))
	table := only(t, r, model.Expenditure)
	expect(t, table, `
		205 total 3.00
		205 basic 3.00
		205#2 total 2.00?
		205#2 basic 2.00?
		无编码的一行 total 1.00?
		无编码的一行 project 1.00?
		2054 total 1.00?
		2054 project null?
	`)
	for _, code := range []string{"duplicate_key", "row_without_code", "not_an_amount"} {
		if !warned(&r, code) {
			t.Errorf("no warning %s", code)
		}
	}
}

func TestEconomicOneList(t *testing.T) {
	r := convert(t, "2022年度一般公共预算基本支出决算表（经济科目）", "公开09表", "部门：甲省乙厅  单位：万元", drawing(`
		| 科目编码 | 科目名称 | 决算数 |
		|  | 合计 | 30.00 |
		| 301 | 工资福利支出 | 20.00 |
		| 30101 | 基本工资 | 20.00 |
		| 302 | 商品和服务支出 | 10.00 |
	`))
	expect(t, only(t, r, model.GeneralBudgetBasicExpenditure), `
		total final 30.00
		301 final 20.00
		30101 final 20.00
		302 final 10.00
	`)
}

func TestThreePublicItemFirst(t *testing.T) {
	r := convert(t, "财政拨款“三公”经费支出决算表", "单位：万元", drawing(`
		| 财政拨款“三公”经费 | < | < | < | < | < | < | < | < | < | < | < |
		| 合计 | < | 因公出国（境）费 | < | 公务用车购置及运行维护费 | < | < | < | < | < | 公务接待费 | < |
		| ^ | < | ^ | < | 小计 | < | 公务用车购置费 | < | 公务用车运行维护费 | < | ^ | < |
		| 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 |
		| 9 | 8.5 |  |  | 7 | 6.5 |  |  | 7 | 6.5 | 2 | 2 |
	`))
	expect(t, only(t, r, model.ThreePublic), `
		total budget.total 9
		total final.total 8.5
		total budget.vehicle_total 7
		total final.vehicle_total 6.5
		total budget.vehicle_operation 7
		total final.vehicle_operation 6.5
		total budget.reception 2
		total final.reception 2
	`)
}

// The same with 预算数 and 决算数 as rows.
func TestThreePublicHalvesAsRows(t *testing.T) {
	r := convert(t, "甲市乙局2016年度部门决算", "---", "公共预算财政拨款“三公”经费支出决算表", "单位：万元", drawing(`
		| 项目 | 合计 | 因公出国（境）费 | 公务用车购置及运行费 | < | < | 公务接待费 |
		| ^ | ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行费 | ^ |
		| 预算数 | 9.00 | 0.00 | 7.00 |  | 7.00 | 2.00 |
		| 决算数 | 8.50 | - | 6.50 |  | 6.50 | 2.00 |
	`))
	table := only(t, r, model.ThreePublic)
	expect(t, table, `
		total budget.total 9.00
		total budget.abroad 0.00
		total budget.vehicle_total 7.00
		total budget.vehicle_operation 7.00
		total budget.reception 2.00
		total final.total 8.50
		total final.abroad null
		total final.vehicle_total 6.50
		total final.vehicle_operation 6.50
		total final.reception 2.00
	`)
	if len(table.Rows) != 1 || table.Rows[0].Values["final.abroad"].Text != "-" {
		t.Errorf("rows %+v", table.Rows)
	}
}

// Heads set at the left of their columns and figures at the right can come apart: nothing of the table is sure then.
func TestHeadsBesideTheirColumns(t *testing.T) {
	r := convert(t, "一般公共预算财政拨款支出决算表", "单位：万元", drawing(`
		| 编码 | 名称 | 小计 | 基本支出 | 项目支出 |  |
		| 合计 | < |  | 3.00 | 2.00 | 1.00 |
		| 205 | 教育支出 |  | 3.00 | 2.00 | 1.00 |
		| 20501 | 教育管理事务 |  | 3.00 | 2.00 | 1.00 |
	`))
	for _, row := range only(t, r, model.GeneralBudgetExpenditure).Rows {
		for id, v := range row.Values {
			if v.State != model.Doubtful {
				t.Errorf("%s %s is %s", row.Key, id, v.State)
			}
		}
	}
}

// The number of a table that stands on the next line, and a table that nobody could read, which is not an empty one.
func TestTitleBrokenInItsBracket(t *testing.T) {
	r := convert(t, "2022年度政府性基金预算财政拨款收入支出决算表（表", "8）", "部门：甲县民政局 单位：元", drawing(`
		| 编码 | 名称 | 年初结转和结余 | 本年收入 | 本年支出 | 年末结转和结余 |
		| 229 | 其他支出 |  | �� |  |  |
	`))
	if table := only(t, r, model.GovernmentFund); table.Status != model.TableReview {
		t.Errorf("status %s", table.Status)
	}
}

// 合计 a little lower than the heads beside it stands under a spanning head, and is no row.
func TestTotalUnderASpanningHead(t *testing.T) {
	r := convert(t, "2018年度财政拨款收入支出决算总表", "单位：万元", drawing(`
		| 收入 | < | < | 支出 | < | < | < | < |
		| 项目 | 行次 | 决算数 | 项目 | 行次 | 决算数 | < | < |
		| ^ | ^ | ^ | ^ | ^ |  | 一般公共预算财政拨款 | 政府性基金预算财政拨款 |
		| ^ | ^ | ^ | ^ | ^ | 合计 | ^ | ^ |
		| 一、一般公共预算财政拨款 | 1 | 3.00 | 一、教育支出 | 3 | 3.00 | 3.00 |  |
		| 总计 | 2 | 3.00 | 总计 | 4 | 3.00 | 3.00 |  |
	`))
	expect(t, only(t, r, model.FiscalAppropriationSummary), `
		income:general_budget final 3.00
		income:total final 3.00
		expenditure:205 total 3.00
		expenditure:205 general_budget 3.00
		expenditure:total total 3.00
		expenditure:total general_budget 3.00
	`)
}

// The same figures with the items as rows.
func TestThreePublicItemsAsRows(t *testing.T) {
	r := convert(t, "甲市乙局2021年度部门决算", "---", "“三公”经费支出决算表", "单位：万元", drawing(`
		| 项目 | 年初预算数 | 决算数 |
		| 合计 | 9.00 | 8.50 |
		| 一、因公出国（境）费 | 0.00 | 0.00 |
		| 二、公务用车购置及运行费 | 7.00 | 6.50 |
		| 其中：公务用车购置费 |  |  |
		| 公务用车运行费 | 7.00 | 6.50 |
		| 三、公务接待费 | 2.00 | 2.00 |
	`))
	expect(t, only(t, r, model.ThreePublic), `
		total budget.total 9.00
		total final.total 8.50
		total budget.abroad 0.00
		total final.abroad 0.00
		total budget.vehicle_total 7.00
		total final.vehicle_total 6.50
		total budget.vehicle_operation 7.00
		total final.vehicle_operation 6.50
		total budget.reception 2.00
		total final.reception 2.00
	`)
}

// Meetings and training beside 三公: their amounts are kept, and doubtful.
func TestThreePublicWithMeetings(t *testing.T) {
	r := convert(t, "一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表", drawing(`
		| 预算数 | < | < | < | < | < | 决算数 | < | < | < | < | < | 会议费 | 培训费 |
		| 合计 | 因公出国（境）费用 | 公务接待费 | 公务用车购置及运行维护费 | < | < | 合计 | 因公出国（境）费用 | 公务接待费 | 公务用车购置及运行维护费 | < | < | ^ | ^ |
		| ^ | ^ | ^ | 小计 | 购置费 | 运行维护费 | ^ | ^ | ^ | 小计 | 购置费 | 运行维护费 | ^ | ^ |
		| 3.00 |  | 1.00 | 2.00 |  | 2.00 | 2.00 |  | 1.00 | 1.00 |  | 1.00 | 0.50 | 0.60 |
	`))
	expect(t, only(t, r, model.ThreePublic), `
		total budget.total 3.00
		total budget.reception 1.00
		total budget.vehicle_total 2.00
		total budget.vehicle_operation 2.00
		total final.total 2.00
		total final.reception 1.00
		total final.vehicle_total 1.00
		total final.vehicle_operation 1.00
		total other_1 0.50?
		total other_2 0.60?
	`)
}

// A spreadsheet prints the title and the labels inside the frame.
func TestTitleInsideTheGrid(t *testing.T) {
	r := convert(t, drawing(`
		| 支出决算表 | < | < | < | < |
		|  |  |  |  | 公开03表 |
		| 部门：甲市乙局 | < |  |  | 金额单位：万元 |
		| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
		| 栏次 | < | 1 | 2 | 3 |
		| 合计 | < | 7.00 | 4.00 | 3.00 |
		| 201 | 一般公共服务支出 | 7.00 | 4.00 | 3.00 |
		| 注：本表反映部门本年度各项支出情况。 | < | < | < | < |
	`))
	table := only(t, r, model.Expenditure)
	if *table.Number != 3 || *table.Department != "甲市乙局" || *table.Unit != "万元" || table.Grid.HeaderRows != 5 || len(table.Notes) != 1 {
		t.Errorf("%v %v %v %d %v", *table.Number, *table.Department, *table.Unit, table.Grid.HeaderRows, table.Notes)
	}
	expect(t, table, `
		total total 7.00
		total basic 4.00
		total project 3.00
		201 total 7.00
		201 basic 4.00
		201 project 3.00
	`)
}

const codeTable = drawing(`
	| 项目 | < | 合计 | 基本支出 | 项目支出 |
	| 科目编码 | 科目名称 | ^ | ^ | ^ |
	| 201 | 一般公共服务支出 | 7.00 | 4.00 | 3.00 |
`)

func TestTitleOverTwoLines(t *testing.T) {
	r := convert(t, "2021年度一般公共预算财政拨款", "支出决算表", "部门：甲市乙局  单位：万元", codeTable)
	table := only(t, r, model.GeneralBudgetExpenditure)
	if *table.FiscalYear != 2021 || *table.Title != "2021年度一般公共预算财政拨款支出决算表" {
		t.Error(*table.Title)
	}
}

// A line that names nothing stands between the title and the grid.
func TestLineBetweenTitleAndGrid(t *testing.T) {
	r := convert(t, "支出决算表", "财公开03表", "（汇总）", "部门：甲市乙局  单位：万元", drawing(`
		| 项目 | < | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 |
		| 科目编码 | 科目名称 | ^ | ^ | ^ | ^ |
		| 201 | 一般公共服务支出 | 7.00 | 4.00 | 3.00 |  |
	`))
	if table := only(t, r, model.Expenditure); *table.Title != "支出决算表" {
		t.Error(*table.Title)
	}
}

// Title, number and unit on one line.
func TestLabelsBesideTheTitle(t *testing.T) {
	r := convert(t, "表3  支出决算表  单位：千元", codeTable)
	table := only(t, r, model.Expenditure)
	if *table.Title != "支出决算表" || *table.Unit != "千元" || *table.Multiplier != 1000 || *table.Number != 3 {
		t.Errorf("%s %s %d %d", *table.Title, *table.Unit, *table.Multiplier, *table.Number)
	}
}

func TestContentsAreNoTitle(t *testing.T) {
	r := convert(t, "甲市乙局2021年度部门决算", "目录", "一、收入支出决算总表", "二、收入决算表", "三、支出决算表", drawing(`
		| 序号 | 单位名称 |
		| 1 | 甲市乙局（本级） |
	`), "三、支出决算表", "单位：万元", codeTable)
	if len(r.Tables) != 2 || r.Tables[0].Type != model.Generic || r.Tables[1].Type != model.Expenditure {
		t.Error(r.Document.Tables)
	}
	if r.Tables[0].Grid.HeaderRows != 1 {
		t.Error("header_rows", r.Tables[0].Grid.HeaderRows)
	}
}

// Tables that some provinces publish besides the nine have types of their own, and stages by their titles.
func TestTablesBesidesTheNine(t *testing.T) {
	r := convert(t,
		"财政拨款支出决算明细表", "单位：万元", codeTable, "---",
		"一般公共预算财政拨款项目支出决算表", "单位：万元", codeTable, "---",
		"国有资本经营预算财政拨款支出决算表", "单位：万元", codeTable, "---",
		"财政拨款支出预算表", "单位：万元", codeTable, "---",
		"政府采购支出决算表", "单位：万元", codeTable, "---",
		"教育支出决算表", "单位：万元", codeTable)
	want := []model.Type{"fiscal_appropriation_detail", "general_budget_project", model.StateCapital, "fiscal_appropriation_expenditure", model.Generic, model.Generic}
	for i := range r.Tables {
		if r.Tables[i].Type != want[i] {
			t.Errorf("%s is %s, want %s", *r.Tables[i].Title, r.Tables[i].Type, want[i])
		}
		if stage := r.Tables[i].Stage; stage != nil && (*stage == model.StageBudget) != (i == 3) {
			t.Errorf("%s is of the stage %s", *r.Tables[i].Title, *stage)
		}
	}
}

func TestEmptyTable(t *testing.T) {
	r := convert(t, "2022年度政府性基金预算财政拨款收入支出决算表（表8）", "单位：万元", drawing(`
		| 项目 | < | 本年收入 | 本年支出 |
		| 科目编码 | 科目名称 | ^ | ^ |
		| 合计 | < |  |  |
		| 本部门没有政府性基金预算财政拨款收支，本表无数据。 | < | < | < |
	`), "说明：本部门2022年度没有政府性基金预算财政拨款收入，", "故本表为空表。", "（二）下一节")
	table := only(t, r, model.GovernmentFund)
	if table.Status != model.TableEmpty || table.Grid.HeaderRows != 2 || *table.Number != 8 {
		t.Errorf("%s %d", table.Status, table.Grid.HeaderRows)
	}
	if len(table.Notes) != 2 || table.Notes[1] != "说明：本部门2022年度没有政府性基金预算财政拨款收入，故本表为空表。" {
		t.Errorf("%q", table.Notes)
	}
}

func TestLinesWithoutNumbers(t *testing.T) {
	r := convert(t, "财政拨款收入支出决算总表", "单位：万元", drawing(`
		| 收 入 | < | 支 出 | < | < | < | < |
		| 项 目 | 决算数 | 项 目 | 小计 | 一般公共预算财政拨款 | 政府性基金预算财政拨款 | 国有资本经营预算财政拨款 |
		| 一、一般公共预算财政拨款 | 5.00 | 一、一般公共服务支出 | 5.00 | 5.00 |  |  |
		| 二、政府性基金预算财政拨款 |  | 二、国防支出 |  |  |  |  |
		| 本年收入合计 | 5.00 | 本年支出合计 | 5.00 | 5.00 |  |  |
		| 年初财政拨款结转和结余 | 1.00 | 年末财政拨款结转和结余 | 1.00 | 1.00 |  |  |
		| 一般公共预算财政拨款 | 1.00 |  |  |  |  |  |
		| 政府性基金预算财政拨款 |  |  |  |  |  |  |
		| 总 计 | 6.00 | 总 计 | 6.00 | 6.00 |  |  |
	`))
	table := only(t, r, model.FiscalAppropriationSummary)
	expect(t, table, `
		income:general_budget final 5.00
		income:year_total final 5.00
		income:opening_balance final 1.00
		income:opening_balance/general_budget final 1.00
		income:total final 6.00
		expenditure:201 total 5.00
		expenditure:201 general_budget 5.00
		expenditure:year_total total 5.00
		expenditure:year_total general_budget 5.00
		expenditure:closing_balance total 1.00
		expenditure:closing_balance general_budget 1.00
		expenditure:total total 6.00
		expenditure:total general_budget 6.00
	`)
	if len(table.Repairs) == 0 || table.Repairs[len(table.Repairs)-1].Kind != model.Unspread {
		t.Errorf("%v", table.Repairs)
	}
}

// Heads decide where no title is printed.
func TestUntitled(t *testing.T) {
	r := convert(t, "2021年度部门决算", "---", drawing(`
		| 项目 | < | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入 | 其他收入 |
		| 功能分类科目编码 | 科目名称 | ^ | ^ | ^ | ^ | ^ |
		| 201 | 一般公共服务支出 | 7.00 | 4.00 |  |  | 3.00 |
	`))
	expect(t, only(t, r, model.Income), `
		201 total 7.00
		201 fiscal 4.00
		201 other 3.00
	`)
}

// A misread 行次 moves no amount: rows are keyed by what they mean.
func TestLineNumberOutOfOrder(t *testing.T) {
	r := convert(t, "收入支出决算总表", "单位：万元", drawing(`
		| 收入 | < | < | 支出 | < | < |
		| 项目 | 行次 | 决算数 | 项目 | 行次 | 决算数 |
		| 一、财政拨款收入 | 1 | 5.00 | 一、一般公共服务支出 | 4 | 5.00 |
		| 二、上级补助收入 | 2 | 1.00 | 二、外交支出 | 8 | 1.00 |
		| 三、其他收入 | 3 | 1.00 | 三、国防支出 | 6 | 1.00 |
		| 总计 | 4 | 7.00 | 总计 | 7 | 7.00 |
	`))
	table := only(t, r, model.IncomeExpenditureSummary)
	got, lines := values(table), linesOf(table)
	if got["expenditure:202 final"] != "1.00" || got["income:superior_subsidy final"] != "1.00" || got["expenditure:total final"] != "7.00" {
		t.Error(got)
	}
	if lines["expenditure:202"] != 8 || lines["expenditure:203"] != 6 {
		t.Error(lines)
	}
}

// A 行次 whose head was misread, and one of its numbers: the column counts, and is no amounts.
func TestLineNumbersUnderAMisreadHead(t *testing.T) {
	r := convert(t, "收入支出决算总表", "单位：万元", drawing(`
		| 收入 | < | < | 支出 | < | < |
		| 项目 | 行 | 决算数 | 项目 | 衍次 | 决算数 |
		| 一、财政拨款收入 | 1 | 5.00 | 一、一般公共服务支出 | 10 | 1.00 |
		| 二、上级补助收入 | 2 | 1.00 | 二、外交支出 | 11 | 1.00 |
		| 三、事业收入 | 3 |  | 三、国防支出 | 12 | 1.00 |
		| 四、经营收入 | 4 |  | 四、公共安全支出 | 13 | 1.00 |
		| 五、附属单位上缴收入 | 5 |  | 五、教育支出 | 14 | 1.00 |
		| 六、其他收入 | 6 | 1.00 | 六、科学技术支出 | 15 | 1.00 |
		|  | 7 |  | 七、卫生健康支出 | 19 | 1.00 |
		|  | 8 |  | 八、住房保障支出 | 17 |  |
		| 总计 | 9 | 7.00 | 总计 | 18 | 7.00 |
	`))
	table := only(t, r, model.IncomeExpenditureSummary)
	got, lines := values(table), linesOf(table)
	if got["income:superior_subsidy final"] != "1.00" || got["expenditure:203 final"] != "1.00" || got["expenditure:210 final"] != "1.00" || len(table.Columns) != 1 {
		t.Error(got)
	}
	if lines["income:total"] != 9 || lines["expenditure:203"] != 12 {
		t.Error(lines)
	}
}

// Numbers beside the sides that no head explains: they have no place, and that is said.
func TestNumbersLeftOut(t *testing.T) {
	r := convert(t, "收入支出决算总表", "单位：万元", drawing(`
		| 编号 | 收入 | < | 支出 | < |
		| ^ | 项目 | 决算数 | 项目 | 决算数 |
		| 17.50 | 一、财政拨款收入 | 5.00 | 一、国防支出 | 5.00 |
		|  | 总计 | 5.00 | 总计 | 5.00 |
	`))
	table := only(t, r, model.IncomeExpenditureSummary)
	if !warned(&r, "amounts_left_out") || table.Status != model.TableReview || r.Status != model.StatusReview {
		t.Error(r.Document.Warnings, table.Status)
	}
}
