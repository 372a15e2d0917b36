package normalize_test

import (
	"testing"

	"github.com/juesuan/juesuan/model"
)

// unseen is one table of a form that some province prints.
type unseen struct {
	why   string // what the table differs in, and who prints it so
	cover string
	lines []string // above the grid
	grid  drawing
	want  model.Type
	stage model.Stage
	facts string
}

func (u unseen) check(t *testing.T) {
	t.Helper()
	parts := []any{u.cover, "---"}
	for _, l := range u.lines {
		parts = append(parts, l)
	}
	r := convert(t, append(parts, u.grid)...)
	table := only(t, r, u.want)
	if u.want == model.Generic {
		return
	}
	if table.Stage == nil || *table.Stage != u.stage {
		t.Errorf("stage %v, want %s", table.Stage, u.stage)
	}
	expect(t, table, u.facts)
	if len(r.Document.Warnings) > 0 {
		t.Errorf("warnings %v", r.Document.Warnings)
	}
}

// Forms of budgets that provinces print in their own way.
func TestUnseenBudgets(t *testing.T) {
	const cover = "甲市乙局2024年部门预算"
	for _, u := range []unseen{
		{
			why: "陕西省: 部门综合预算, function codes with both kinds of basic expenditure and no groups", cover: cover,
			lines: []string{"2024年部门综合预算一般公共预算支出明细表（按支出功能分类科目）", "单位：万元"},
			grid: drawing(`
				| 功能科目编码 | 功能科目名称 | 合计 | 人员经费支出 | 公用经费支出 | 专项业务经费支出 | 备注 |
				|  | 合计 | 100.00 | 60.00 | 10.00 | 30.00 |  |
				| 201 | 一般公共服务支出 | 100.00 | 60.00 | 10.00 | 30.00 |  |
				| 20103 | 政府办公厅（室）及相关机构事务 | 100.00 | 60.00 | 10.00 | 30.00 |  |
			`),
			want: model.GeneralBudgetExpenditure, stage: model.StageBudget,
			facts: `
				total total 100.00
				total other_1 60.00
				total other_2 10.00
				total other_3 30.00
				201 total 100.00
				201 other_1 60.00
				201 other_2 10.00
				201 other_3 30.00
				20103 total 100.00
				20103 other_1 60.00
				20103 other_2 10.00
				20103 other_3 30.00
			`,
		},
		{
			why: "陕西省: economic codes under a title of functions stay generic", cover: cover,
			lines: []string{"2024年部门综合预算一般公共预算支出明细表（按支出经济分类科目）", "单位：万元"},
			grid: drawing(`
				| 部门经济科目编码 | 部门经济科目名称 | 政府经济科目编码 | 政府经济科目名称 | 合计 | 人员经费支出 | 公用经费支出 | 专项业务经费支出 |
				|  | 合计 |  |  | 100.00 | 60.00 | 10.00 | 30.00 |
				| 301 | 工资福利支出 |  |  | 60.00 | 60.00 |  |  |
				| 30101 | 基本工资 | 50101 | 工资奖金津补贴 | 60.00 | 60.00 |  |  |
				| 302 | 商品和服务支出 |  |  | 40.00 |  | 10.00 | 30.00 |
				| 30201 | 办公费 | 50201 | 办公经费 | 40.00 |  | 10.00 | 30.00 |
			`),
			want: model.Generic,
		},
		{
			why: "北京市: 预算01表 before the title, 收入 and 支出 without a line of sections", cover: cover,
			lines: []string{"预算01表  收支总表", "部门名称：甲市乙局  单位：万元"},
			grid: drawing(`
				| 收入项目 | 预算数 | 支出功能分类科目 | 预算数 |
				| 一、一般公共预算财政拨款收入 | 90.00 | 一、一般公共服务支出 | 100.00 |
				| 二、政府性基金预算拨款收入 |  | 二、外交支出 |  |
				| 三、国有资本经营预算拨款收入 |  | 三、国防支出 |  |
				| 四、财政专户管理资金收入 |  | 四、公共安全支出 |  |
				| 五、事业收入 | 5.00 | 五、教育支出 |  |
				| 本年收入合计 | 95.00 | 本年支出合计 | 100.00 |
				| 上年结转结余 | 5.00 | 结转下年 |  |
				| 收入总计 | 100.00 | 支出总计 | 100.00 |
			`),
			want: model.IncomeExpenditureSummary, stage: model.StageBudget,
			facts: `
				income:general_budget budget 90.00
				income:undertaking budget 5.00
				income:year_total budget 95.00
				income:opening_balance budget 5.00
				income:total budget 100.00
				expenditure:201 budget 100.00
				expenditure:year_total budget 100.00
				expenditure:total budget 100.00
			`,
		},
		{
			why: "广东省: 收支总体情况表, expenditure by its nature alone", cover: cover,
			lines: []string{"收支总体情况表", "单位名称：甲市乙局  单位：万元"},
			grid: drawing(`
				| 收入 | < | 支出 | < |
				| 项目 | 2024年预算 | 项目 | 2024年预算 |
				| 一、一般公共预算拨款 | 90.00 | 一、基本支出 | 70.00 |
				| 二、政府性基金预算拨款 |  | 二、项目支出 | 30.00 |
				| 三、国有资本经营预算拨款 |  | 三、事业单位经营支出 |  |
				| 四、财政专户管理资金 | 10.00 |  |  |
				| 本年收入合计 | 100.00 | 本年支出合计 | 100.00 |
				| 收入总计 | 100.00 | 支出总计 | 100.00 |
			`),
			want: model.IncomeExpenditureSummary, stage: model.StageBudget,
			facts: `
				income:general_budget budget 90.00
				income:fiscal_account budget 10.00
				income:year_total budget 100.00
				income:total budget 100.00
				expenditure:基本支出 budget 70.00
				expenditure:项目支出 budget 30.00
				expenditure:year_total budget 100.00
				expenditure:total budget 100.00
			`,
		},
		{
			why: "江西省, 湖南省: last year's execution, this year's budget and the change, by function", cover: cover,
			lines: []string{"附表3-1 一般公共预算支出表", "单位：万元"},
			grid: drawing(`
				| 支出功能分类科目 | < | 2023年执行数 | 2024年预算数 | < | < | 2024年预算数比2023年执行数 | < |
				| 科目编码 | 科目名称 | ^ | 小计 | 基本支出 | 项目支出 | 增减额 | 增减% |
				|  | 合计 | 80.00 | 100.00 | 70.00 | 30.00 | 20.00 | 25.00 |
				| 201 | 一般公共服务支出 | 80.00 | 100.00 | 70.00 | 30.00 | 20.00 | 25.00 |
			`),
			want: model.GeneralBudgetExpenditure, stage: model.StageBudget,
			facts: `
				total previous 80.00
				total total 100.00
				total basic 70.00
				total project 30.00
				total difference 20.00
				total rate 25.00
				201 previous 80.00
				201 total 100.00
				201 basic 70.00
				201 project 30.00
				201 difference 20.00
				201 rate 25.00
			`,
		},
		{
			why: "云南省: income of the department by unit, 单位资金 in parts, the number in the title", cover: cover,
			lines: []string{"2024年部门预算公开表之二：部门收入预算表", "单位：元"},
			grid: drawing(`
				| 部门（单位）代码 | 部门（单位）名称 | 合计 | 本年收入 | < | < | < | < | < | 上年结转结余 |
				| ^ | ^ | ^ | 小计 | 一般公共预算 | 政府性基金预算 | 国有资本经营预算 | 财政专户管理资金 | 单位资金 | ^ |
				| 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 |
				| 101 | 甲市乙局 | 100.00 | 95.00 | 90.00 |  |  |  | 5.00 | 5.00 |
				| 101001 | 甲市乙局 | 100.00 | 95.00 | 90.00 |  |  |  | 5.00 | 5.00 |
				| 合计 | < | 100.00 | 95.00 | 90.00 |  |  |  | 5.00 | 5.00 |
			`),
			want: model.Income, stage: model.StageBudget,
			facts: `
				101 total 100.00
				101 other_1 95.00
				101 fiscal 90.00
				101 other_5 5.00
				101 other_6 5.00
				101001 total 100.00
				101001 other_1 95.00
				101001 fiscal 90.00
				101001 other_5 5.00
				101001 other_6 5.00
				total total 100.00
				total other_1 95.00
				total fiscal 90.00
				total other_5 5.00
				total other_6 5.00
			`,
		},
		{
			why: "山西省: economic codes under a title of its own, and a remark", cover: cover,
			lines: []string{"甲市乙局2024年一般公共预算安排基本支出分经济科目表", "单位：万元"},
			grid: drawing(`
				| 经济科目编码 | 经济科目名称 | 预算数 | 备注 |
				|  | 合计 | 70.00 |  |
				| 301 | 工资福利支出 | 60.00 |  |
				| 30101 | 基本工资 | 60.00 |  |
				| 302 | 商品和服务支出 | 10.00 |  |
				| 30201 | 办公费 | 10.00 |  |
			`),
			want: model.GeneralBudgetBasicExpenditure, stage: model.StageBudget,
			facts: `
				total total 70.00
				301 total 60.00
				30101 total 60.00
				302 total 10.00
				30201 total 10.00
			`,
		},
		{
			why: "河北省: a fund whose title lacks 性", cover: cover,
			lines: []string{"部门预算政府基金预算财政拨款支出表", "单位：万元"},
			grid: drawing(`
				| 功能分类科目 | < | 合计 | 基本支出 | 项目支出 |
				| 编码 | 名称 | ^ | ^ | ^ |
				| 合计 | < | 4.00 |  | 4.00 |
				| 212 | 城乡社区支出 | 4.00 |  | 4.00 |
				| 21208 | 国有土地使用权出让收入安排的支出 | 4.00 |  | 4.00 |
			`),
			want: model.GovernmentFund, stage: model.StageBudget,
			facts: `
				total total 4.00
				total project 4.00
				212 total 4.00
				212 project 4.00
				21208 total 4.00
				21208 project 4.00
			`,
		},
		{
			why: "新疆, 西藏: heads in two languages, total in the last row", cover: cover,
			lines: []string{"部门支出总体情况表", "单位：万元"},
			grid: drawing(`
				| 功能分类科目编码 ئىقتىدار تۈر كودى | < | < | 功能分类科目名称 | 支出预算 | < | < |
				| 类 | 款 | 项 | ^ | 合计 جەمئىي | 基本支出 ئاساسىي چىقىم | 项目支出 تۈر چىقىمى |
				| 201 |  |  | 一般公共服务支出 | 100.00 | 70.00 | 30.00 |
				| 201 | 03 |  | 政府办公厅（室）及相关机构事务 | 100.00 | 70.00 | 30.00 |
				| 201 | 03 | 01 | 行政运行 | 100.00 | 70.00 | 30.00 |
				|  |  |  | 合计 | 100.00 | 70.00 | 30.00 |
			`),
			want: model.Expenditure, stage: model.StageBudget,
			facts: `
				201 total 100.00
				201 basic 70.00
				201 project 30.00
				20103 total 100.00
				20103 basic 70.00
				20103 project 30.00
				2010301 total 100.00
				2010301 basic 70.00
				2010301 project 30.00
				total total 100.00
				total basic 70.00
				total project 30.00
			`,
		},
		{
			why: "北京市: income that is no appropriation under a head of its own, whose name is near 财政拨款收入", cover: cover,
			lines: []string{"预算02表  收入总表", "单位：万元"},
			grid: drawing(`
				| 科目编码 | 科目名称 | 合计 | 财政拨款收入 | 非财政拨款收入 | < | < | < |
				| ^ | ^ | ^ | ^ | 小计 | 事业收入 | 上级补助收入 | 其他收入 |
				| 201 | 一般公共服务支出 | 100.00 | 90.00 | 10.00 | 5.00 |  | 5.00 |
				| 合计 | < | 100.00 | 90.00 | 10.00 | 5.00 |  | 5.00 |
			`),
			want: model.Income, stage: model.StageBudget,
			facts: `
				201 total 100.00
				201 fiscal 90.00
				201 other_1 10.00
				201 undertaking 5.00
				201 other 5.00
				total total 100.00
				total fiscal 90.00
				total other_1 10.00
				total undertaking 5.00
				total other 5.00
			`,
		},
		{
			why: "河南省: the granted part of the general budget beside it", cover: cover,
			lines: []string{"财政拨款收支总体情况表", "单位：万元"},
			grid: drawing(`
				| 收入 | < | 支出 | < | < | < | < | < |
				| 项目 | 金额 | 项目 | 合计 | 一般公共预算 | < | 政府性基金预算 | 国有资本经营预算 |
				| ^ | ^ | ^ | ^ | 小计 | 其中：财政拨款 | ^ | ^ |
				| 一、一般公共预算 | 100.00 | 一、一般公共服务支出 | 100.00 | 100.00 | 90.00 |  |  |
				| 二、政府性基金预算 |  | 二、外交支出 |  |  |  |  |  |
				| 本年收入合计 | 100.00 | 本年支出合计 | 100.00 | 100.00 | 90.00 |  |  |
			`),
			want: model.FiscalAppropriationSummary, stage: model.StageBudget,
			facts: `
				income:general_budget budget 100.00
				income:year_total budget 100.00
				expenditure:201 total 100.00
				expenditure:201 general_budget 100.00
				expenditure:201 other_1 90.00
				expenditure:year_total total 100.00
				expenditure:year_total general_budget 100.00
				expenditure:year_total other_1 90.00
			`,
		},
		{
			why: "expenditure by function, a column an economic class: their heads are no rows", cover: cover,
			lines: []string{"一般公共预算支出表", "单位：万元"},
			grid: drawing(`
				| 科目编码 | 科目名称 | 合计 | 工资福利支出 | 商品和服务支出 | 对个人和家庭的补助 | 资本性支出 |
				| 201 | 一般公共服务支出 | 100.00 | 60.00 | 35.00 |  | 5.00 |
				| 合计 | < | 100.00 | 60.00 | 35.00 |  | 5.00 |
			`),
			want: model.GeneralBudgetExpenditure, stage: model.StageBudget,
			facts: `
				201 total 100.00
				201 other_1 60.00
				201 other_2 35.00
				201 other_4 5.00
				total total 100.00
				total other_1 60.00
				total other_2 35.00
				total other_4 5.00
			`,
		},
		{
			why: "甘肃省: 三公 as rows with 上年预算数 and 本年预算数", cover: cover,
			lines: []string{"一般公共预算“三公”经费、会议费、培训费支出情况表", "单位：万元"},
			grid: drawing(`
				| 项目 | 上年预算数 | 本年预算数 |
				| “三公”经费合计 | 7.00 | 6.00 |
				| 1.因公出国（境）费用 | 1.00 | 1.00 |
				| 2.公务用车购置及运行维护费 | 4.00 | 3.00 |
				| 3.公务接待费 | 2.00 | 2.00 |
				| 会议费 | 0.50 | 0.40 |
				| 培训费 | 0.60 | 0.60 |
			`),
			want: model.ThreePublic, stage: model.StageBudget,
			facts: `
				total previous_budget.total 7.00
				total previous_budget.abroad 1.00
				total previous_budget.vehicle_total 4.00
				total previous_budget.reception 2.00
				total previous_budget.meeting 0.50
				total previous_budget.training 0.60
				total budget.total 6.00
				total budget.abroad 1.00
				total budget.vehicle_total 3.00
				total budget.reception 2.00
				total budget.meeting 0.40
				total budget.training 0.60
			`,
		},
	} {
		t.Run(u.why, u.check)
	}
}

// Forms of final accounts that provinces print in their own way.
func TestUnseenAccounts(t *testing.T) {
	const cover = "甲市乙局2023年度部门决算"
	for _, u := range []unseen{
		{
			why: "江苏省: 三公 with meetings and training, accounts alone", cover: cover,
			lines: []string{"一般公共预算“三公”经费、会议费和培训费支出决算表", "公开09表", "单位：万元"},
			grid: drawing(`
				| “三公”经费 | < | < | < | < | < | 会议费 | 培训费 |
				| 合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | < | < | 公务接待费 | ^ | ^ |
				| ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行维护费 | ^ | ^ | ^ |
				| 5.00 |  | 3.00 |  | 3.00 | 2.00 | 0.50 | 0.60 |
			`),
			want: model.ThreePublic, stage: model.StageFinalAccounts,
			facts: `
				total final.total 5.00
				total final.vehicle_total 3.00
				total final.vehicle_operation 3.00
				total final.reception 2.00
				total final.meeting 0.50
				total final.training 0.60
			`,
		},
		{
			why: "江苏省: all fiscal appropriations by function in final accounts", cover: cover,
			lines: []string{"财政拨款支出决算表（功能科目）", "公开05表", "单位：万元"},
			grid: drawing(`
				| 项目 | < | 合计 | 基本支出 | 项目支出 |
				| 功能分类科目编码 | 科目名称 | ^ | ^ | ^ |
				| 合计 | < | 9.00 | 6.00 | 3.00 |
				| 201 | 一般公共服务支出 | 9.00 | 6.00 | 3.00 |
			`),
			want: "fiscal_appropriation_expenditure", stage: model.StageFinalAccounts,
			facts: `
				total total 9.00
				total basic 6.00
				total project 3.00
				201 total 9.00
				201 basic 6.00
				201 project 3.00
			`,
		},
		{
			why: "云南省, and others since 2022: parts of the balances of a fund", cover: cover,
			lines: []string{"政府性基金预算财政拨款收入支出决算表", "公开08表", "部门：甲市乙局  单位：万元"},
			grid: drawing(`
				| 项目 | < | 年初结转和结余 | < | < | 本年收入 | < | < | 本年支出 | < | < | 年末结转和结余 | < | < |
				| 功能分类科目编码 | 科目名称 | 小计 | 基本支出结转 | 项目支出结转和结余 | 小计 | 基本支出 | 项目支出 | 小计 | 基本支出 | 项目支出 | 小计 | 基本支出结转 | 项目支出结转和结余 |
				| 栏次 | < | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 |
				| 合计 | < | 1.00 |  | 1.00 | 5.00 |  | 5.00 | 4.00 |  | 4.00 | 2.00 |  | 2.00 |
				| 229 | 其他支出 | 1.00 |  | 1.00 | 5.00 |  | 5.00 | 4.00 |  | 4.00 | 2.00 |  | 2.00 |
			`),
			want: model.GovernmentFund, stage: model.StageFinalAccounts,
			facts: `
				total opening_balance 1.00
				total other_2 1.00
				total income 5.00
				total other_4 5.00
				total total 4.00
				total project 4.00
				total closing_balance 2.00
				total other_6 2.00
				229 opening_balance 1.00
				229 other_2 1.00
				229 income 5.00
				229 other_4 5.00
				229 total 4.00
				229 project 4.00
				229 closing_balance 2.00
				229 other_6 2.00
			`,
		},
		{
			why: "a school: 教育收费 in 事业收入, codes over three columns, 合计 beside 类 款 项", cover: cover,
			lines: []string{"收入决算表", "公开02表", "单位：万元"},
			grid: drawing(`
				| 科目编码 | < | < | 科目名称 | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入 | < | 经营收入 | 附属单位上缴收入 | 其他收入 |
				| ^ | ^ | ^ | ^ | ^ | ^ | ^ | 小计 | 其中：教育收费 | ^ | ^ | ^ |
				| 类 | 款 | 项 | 合计 | 9.00 | 6.00 |  | 2.00 | 1.50 |  |  | 1.00 |
				| 205 | < | < | 教育支出 | 9.00 | 6.00 |  | 2.00 | 1.50 |  |  | 1.00 |
			`),
			want: model.Income, stage: model.StageFinalAccounts,
			facts: `
				total total 9.00
				total fiscal 6.00
				total undertaking 2.00
				total education_fee 1.50
				total other 1.00
				205 total 9.00
				205 fiscal 6.00
				205 undertaking 2.00
				205 education_fee 1.50
				205 other 1.00
			`,
		},
		{
			why: "三公 in pairs, the total last and no total of vehicles", cover: cover,
			lines: []string{"公共财政拨款“三公”经费支出决算表", "公开09表", "单位：万元"},
			grid: drawing(`
				| 因公出国（境）费 | < | 公务用车购置费 | < | 公务用车运行维护费 | < | 公务接待费 | < | 合计 | < |
				| 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 |
				|  |  |  |  | 3.00 | 2.50 | 2.00 | 2.00 | 5.00 | 4.50 |
			`),
			want: model.ThreePublic, stage: model.StageFinalAccounts,
			facts: `
				total budget.vehicle_operation 3.00
				total final.vehicle_operation 2.50
				total budget.reception 2.00
				total final.reception 2.00
				total budget.total 5.00
				total final.total 4.50
			`,
		},
	} {
		t.Run(u.why, u.check)
	}
}

// Tables that read like one of the nine and are none of it.
func TestUnseenGeneric(t *testing.T) {
	const final, plan = "甲市乙局2023年度部门决算", "甲市乙局2024年部门预算"
	for _, u := range []unseen{
		{
			why: "政府采购预算表: function codes and 合计, no expenditure of the nine", cover: plan,
			lines: []string{"政府采购预算表", "单位：万元"},
			grid: drawing(`
				| 科目编码 | 科目名称 | 采购项目 | 合计 | 一般公共预算 | 政府性基金预算 | 国有资本经营预算 | 其他资金 |
				| 201 | 一般公共服务支出 | 复印纸 | 3.00 | 3.00 |  |  |  |
				| 2010301 | 行政运行 | 复印纸 | 3.00 | 3.00 |  |  |  |
			`),
		},
		{
			why: "a government's own expenditure in a department's document", cover: final,
			lines: []string{"2023年全市一般公共预算支出决算表", "单位：万元"},
			grid: drawing(`
				| 科目编码 | 科目名称 | 预算数 | 调整预算数 | 决算数 | 决算数为预算数的% |
				| 201 | 一般公共服务支出 | 9000 | 9500 | 9400 | 98.9 |
				| 205 | 教育支出 | 8000 | 8500 | 8400 | 98.8 |
				| 合计 | < | 17000 | 18000 | 17800 | 98.9 |
			`),
		},
		{
			why: "a county's own expenditure, the county before the year", cover: final,
			lines: []string{"甲县2023年一般公共预算支出决算表", "单位：万元"},
			grid: drawing(`
				| 项目 | 预算数 | 决算数 |
				| 一、一般公共服务支出 | 9000 | 9400 |
				| 二、教育支出 | 8000 | 8400 |
				| 支出合计 | 17000 | 17800 |
			`),
		},
		{
			why: "the narrative's comparison of two years", cover: final,
			lines: []string{"收入支出情况对比表", "单位：万元"},
			grid: drawing(`
				| 项目 | 2022年度 | 2023年度 | 增减额 | 增减率 |
				| 本年收入合计 | 90.00 | 100.00 | 10.00 | 11.11% |
				| 财政拨款收入 | 90.00 | 100.00 | 10.00 | 11.11% |
				| 本年支出合计 | 90.00 | 100.00 | 10.00 | 11.11% |
			`),
		},
		{
			why: "云南省: assets in money, whose 车辆 is no count of vehicles", cover: final,
			lines: []string{"国有资产使用情况表", "公开12表", "单位：万元"},
			grid: drawing(`
				| 项目 | 行次 | 资产总额 | 流动资产 | 固定资产 | < | < | 对外投资 |
				| ^ | ^ | ^ | ^ | 小计 | 房屋构筑物 | 车辆 | ^ |
				| 栏次 |  | 1 | 2 | 3 | 4 | 5 | 6 |
				| 合计 | 1 | 900.00 | 100.00 | 800.00 | 700.00 | 100.00 |  |
			`),
		},
		{
			why: "北京市: basic expenditure of a fund by economic codes", cover: final,
			lines: []string{"政府性基金预算财政拨款基本支出决算表", "单位：万元"},
			grid: drawing(`
				| 经济分类科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费 |
				| 合计 | < | 5.00 | 3.00 | 2.00 |
				| 301 | 工资福利支出 | 3.00 | 3.00 |  |
				| 30101 | 基本工资 | 3.00 | 3.00 |  |
				| 302 | 商品和服务支出 | 2.00 |  | 2.00 |
				| 30201 | 办公费 | 1.00 |  | 1.00 |
				| 30202 | 印刷费 | 1.00 |  | 1.00 |
			`),
		},
		{
			why: "云南省: projects of basic expenditure, whose title is near that of a table of the nine", cover: plan,
			lines: []string{"部门基本支出预算表（人员类、运转类公用经费项目）", "单位：元"},
			grid: drawing(`
				| 单位名称 | 项目代码 | 项目名称 | 功能科目编码 | 功能科目名称 | 经济科目编码 | 经济科目名称 | 总计 | 一般公共预算 |
				| 甲市乙局 | 530000 | 行政人员工资 | 2010301 | 行政运行 | 30101 | 基本工资 | 60.00 | 60.00 |
				| 甲市乙局 | 530001 | 公用经费 | 2010301 | 行政运行 | 30201 | 办公费 | 10.00 | 10.00 |
				| 合计 | < | < | < | < | < | < | 70.00 | 70.00 |
			`),
		},
	} {
		u.want = model.Generic
		t.Run(u.why, u.check)
	}
}
