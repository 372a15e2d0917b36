package accounts

import "github.com/juesuan/juesuan/model"

var _ = register(&Table{
	ID: model.FiscalAppropriationSummary, Number: 4, Shape: SideBySide, Since: firstYear,
	Titles: Titles{
		Final:  Names{"财政拨款{收入支出|收支}决算[总|情况|总体情况]表", "财政拨款{收入支出|收支}总决算表"},
		Budget: Names{"财政拨款{收入支出|收支}预算[总]表", "财政拨款{收入支出|收支}预算总体[情况]表"},
		Either: Names{"财政拨款{收入支出|收支}[总]表", "财政拨款{收入支出|收支}总体[情况]表"},
	},
	Columns: concat([]Column{
		{ID: "final", Section: "income", Heads: Names{"决算[数|金额]", "金额", "本年决算数", "合计", "小计"}},
		{ID: "total", Section: "expenditure", Heads: Names{"合计", "小计", "决算[数|金额]", "金额", "本年决算数"}},
		{ID: "general_budget", Section: "expenditure", Heads: Names{"一般公共预算[财政拨款|当年拨款|拨款][支出]", "[一般]公共预算财政拨款", "一般公共预算资金"}},
		{ID: "government_fund", Section: "expenditure", Heads: Names{"政府性基金[预算][财政拨款|拨款]", "政府性基金预算资金"}},
		{ID: "state_capital", Section: "expenditure", Heads: Names{"国有资本经营[预算][财政拨款|拨款]", "国有资本经营预算资金"}},
		{ID: "total", Section: "nature", Heads: Names{"合计", "小计", "决算[数|金额]", "金额"}},
	}, comparisons()),
	BudgetColumns: []Column{
		{ID: "budget", Section: "income", Heads: Names{"[本年|当年]预算[数|金额|额]", "金额", "合计", "小计"}},
		{ID: "total", Section: "expenditure", Heads: Names{"合计", "小计", "总计", "[本年|当年]预算[数|金额]", "金额"}},
		{ID: "total", Section: "nature", Heads: Names{"合计", "小计", "[本年]预算[数|金额]", "金额"}},
		// 河南省 prints the part of the general budget that is granted.
		{ID: NoID, Section: "expenditure", Extra: true, Heads: Names{"一般公共预算/[其中:]财政拨款", "其中:财政拨款"}},
	},
	Prints: []Print{
		finalPrint(Names{"决算数"}, Names{"决算数/合计", "决算数/一般公共预算财政拨款", "决算数/政府性基金预算财政拨款", "决算数/国有资本经营预算财政拨款"}),
		finalPrint(Names{"金额"}, Names{"金额/合计", "金额/一般公共预算财政拨款", "金额/政府性基金预算财政拨款", "金额/国有资本经营预算财政拨款"}),
		finalPrint(Names{"决算数"}, Names{"决算数/合计", "决算数/一般公共预算财政拨款", "决算数/政府性基金预算财政拨款"}),
		finalPrint(Names{"金额"}, Names{"金额/合计", "金额/一般公共预算财政拨款", "金额/政府性基金预算财政拨款"}),
		budgetPrint(Names{"预算数"}, Names{"合计", "一般公共预算[财政拨款]", "政府性基金预算[财政拨款]", "国有资本经营预算[财政拨款]"}),
		budgetPrint(Names{"预算数"}, Names{"预算数"}),
	},
	Groups: Names{"收入", "支出", "决算数", "预算数", "本年收入", "本年支出", "金额"},
	Sections: []Section{
		{ID: "income", Heads: Names{"[本年][度]收入[部分]", "收入项目"}, Concepts: concat(fundLines(), incomeEnd())},
		{ID: "expenditure", Heads: Names{"[本年][度]支出[部分]", "支出(按功能[分类])", "支出功能分类科目", "支出项目"}, Concepts: concat(functionLines(), expenditureEnd())},
		{ID: "nature", Heads: Names{"支出(按支出{性质|用途}[和经济分类])", "支出{性质|用途}"}, Concepts: natureLines()},
	},
	Sums: []Sum{{ID: "row_sum", Total: "total", Plus: []string{"general_budget", "government_fund", "state_capital"}, Section: "expenditure"}},
	Ties: concat(withBudget(
		tie("fiscal_balance", cell("fiscal_appropriation_summary", "income:total", "final"), cell("fiscal_appropriation_summary", "expenditure:total", "total")),
		tie("general_income", cell("fiscal_appropriation_summary", "income:general_budget", "final"), cell("income_expenditure_summary", "income:general_budget", "final")),
		tie("fund_income", cell("fiscal_appropriation_summary", "income:government_fund", "final"), cell("income_expenditure_summary", "income:government_fund", "final")),
		tie("capital_income", cell("fiscal_appropriation_summary", "income:state_capital", "final"), cell("income_expenditure_summary", "income:state_capital", "final")),
	), []Tie{
		tie("fiscal_income", cell("fiscal_appropriation_summary", "income:year_total", "final"), cell("income", "total", "fiscal")),
		tie("general_expenditure", cell("fiscal_appropriation_summary", "expenditure:year_total", "general_budget"), cell("general_budget_expenditure", "total", "total")),
		tie("fund_expenditure", cell("fiscal_appropriation_summary", "expenditure:year_total", "government_fund"), cell("government_fund", "total", "total")),
		tie("capital_expenditure", cell("fiscal_appropriation_summary", "expenditure:year_total", "state_capital"), cell("state_capital", "total", "total")),
		classes("fiscal_appropriation_summary", "general_budget", "general_budget_expenditure"),
		classes("fiscal_appropriation_summary", "government_fund", "government_fund"),
		classes("fiscal_appropriation_summary", "state_capital", "state_capital"),
	}),
	Source: "财政部 部门决算公开报表, 公开04表; 部门预算公开表, 财政拨款收支总表",
})
