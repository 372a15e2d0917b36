package accounts

import "github.com/juesuan/juesuan/model"

var _ = register(&Table{
	ID: model.IncomeExpenditureSummary, Number: 1, Shape: SideBySide, Since: firstYear,
	Titles: Titles{
		Final:  Names{"收入支出决算总表", "收支决算总表", "收入支出决算表", "收支决算表", "收入支出总决算表", "{收支|收入支出}决算总体[情况]表"},
		Budget: Names{"[财务]{收支|收入支出}预算总表", "{收支|收入支出}预算表", "{收支|收入支出}预算总体[情况]表"},
		Either: Names{"{收入支出|收支}总表", "[财务]{收支|收入支出}总体[情况]表", "[财务]收支总表", "收支情况总表"},
	},
	Columns: concat([]Column{
		{ID: "initial_budget", Heads: Names{"年初预算[数]"}},
		{ID: "adjusted_budget", Heads: Names{"{全年|调整|调整后}预算[数]", "调整预算数"}},
		{ID: "final", Heads: Names{"决算[数|金额]", "金额", "本年决算数", "本年[度]数"}},
	}, comparisons()),
	BudgetColumns: []Column{
		{ID: "budget", Heads: Names{"[本年|当年]预算[数|金额|额]", "金额", "年初预算[数]", "合计", "小计"}},
		{ID: "personnel", Heads: Names{"人员经费"}, Section: "expenditure"},
		{ID: "public", Heads: Names{"[日常]公用经费"}, Section: "expenditure"},
		{ID: "project", Heads: Names{"项目支出"}, Section: "expenditure"},
	},
	Prints: []Print{
		finalPrint(Names{"年初预算数", "全年预算数", "决算数"}, Names{"年初预算数", "全年预算数", "决算数"}),
		finalPrint(Names{"年初预算数", "调整预算数", "决算数"}, Names{"年初预算数", "调整预算数", "决算数"}),
		finalPrint(Names{"决算数"}, Names{"决算数"}),
		finalPrint(Names{"金额"}, Names{"金额"}),
		budgetPrint(Names{"预算数"}, Names{"合计", "人员经费", "公用经费", "项目支出"}),
		budgetPrint(Names{"预算数"}, Names{"预算数"}),
		budgetPrint(Names{"金额"}, Names{"金额"}),
	},
	Groups: Names{"收入", "支出", "决算数", "预算数", "本年收入", "本年支出", "金额"},
	Sections: []Section{
		{ID: "income", Heads: Names{"[本年][度]收入[部分]", "收入项目"}, Concepts: concat(fundLines(), []Concept{
			{ID: "superior_subsidy", Names: Names{"上级补助收入"}},
			{ID: "undertaking", Names: Names{"事业收入"}},
			{ID: "operating", Names: Names{"[事业单位]经营收入"}},
			{ID: "subordinate_remittance", Names: Names{"附属单位上缴收入", "附属单位缴款[收入]"}},
			{ID: "other", Names: Names{"其他收入"}},
			{ID: "fiscal_account", Names: Names{"财政专户管理资金[收入]", "财政专户管理的[非税]资金"}},
			{ID: "other_funds", Names: Names{"其他资金"}},
		}, incomeEnd())},
		{ID: "expenditure", Heads: Names{"[本年][度]支出[部分]", "支出(按功能[分类])", "支出功能分类科目", "支出项目"}, Concepts: concat(functionLines(), expenditureEnd())},
		{ID: "nature", Heads: Names{"支出(按支出{性质|用途}[和经济分类])", "支出{性质|用途}", "按支出{性质|用途}", "项目(按支出{性质|用途}[和经济分类])"}, Concepts: natureLines()},
	},
	Sums: []Sum{{ID: "row_sum", Total: "budget", Plus: []string{"personnel", "public", "project"}, Section: "expenditure"}},
	Ties: concat(withBudget(
		tie("balance", cell("income_expenditure_summary", "income:total", "final"), cell("income_expenditure_summary", "expenditure:total", "final")),
		tie("nature_total", cell("income_expenditure_summary", "nature:year_total", "final"), cell("income_expenditure_summary", "expenditure:year_total", "final")),
		tie("nature_basic", cell("income_expenditure_summary", "nature:basic", "final"), cell("expenditure", "total", "basic")),
		tie("nature_project", cell("income_expenditure_summary", "nature:project", "final"), cell("expenditure", "total", "project")),
		classes("income_expenditure_summary", "final", "expenditure"),
	), []Tie{
		tie("income_total", cell("income_expenditure_summary", "income:year_total", "final"), cell("income", "total", "total")),
		// The lists of some budgets have what is left of the year before in their totals, those of others don't.
		covers("income_total", cell("income_expenditure_summary", "income:total", "budget"), cell("income", "total", "total")),
		tie("expenditure_total", cell("income_expenditure_summary", "expenditure:year_total", "final"), cell("expenditure", "total", "total")),
		covers("expenditure_total", cell("income_expenditure_summary", "expenditure:total", "budget"), cell("expenditure", "total", "total")),
	}),
	Source: "财政部 部门决算公开报表, 公开01表; 部门预算公开表, 部门收支总表",
})
