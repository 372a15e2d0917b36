package accounts

import "github.com/juesuan/juesuan/model"

var _ = register(&Table{
	ID: model.GeneralBudgetExpenditure, Number: 5, Shape: CodeList, Since: firstYear,
	Titles: Titles{
		Final:  Names{"[一般]公共预算[当年][财政拨款|拨款]{支出|收入支出|收支}决算[总|情况]表"},
		Budget: Names{"[一般]公共预算[当年][财政拨款|拨款]{支出|收支}[功能分类]预算[总|明细]表", "[一般]公共预算[财政拨款]支出预算情况表"},
		Either: Names{"[一般]公共预算[当年][财政拨款|拨款]{支出|收入支出|收支}[情况|明细|总]表"},
	},
	Columns:       concat(yearColumns(), balanceByKind(), []Column{byKind()}, comparisons()),
	BudgetColumns: budgetTotal(),
	Prints: []Print{
		finalPrint(Names{"本年支出/{小计|合计}", "本年支出/基本支出", "本年支出/项目支出"}),
		finalPrint(Names{"本年支出合计", "基本支出", "项目支出"}),
		budgetPrint(Names{"合计", "基本支出", "项目支出"}),
	},
	Groups: Names{"本年支出", "支出", "项目", "决算数", "预算数", "[本年]一般公共预算[财政拨款]支出", "金额"},
	Sums: []Sum{
		rowSum("total", "basic", "project"),
		{ID: "opening_balance_sum", Total: "opening_balance.total", Plus: []string{"opening_balance.basic", "opening_balance.project"}},
		{ID: "income_sum", Total: "income.total", Plus: []string{"income.basic", "income.project"}},
		{ID: "closing_balance_sum", Total: "closing_balance.total", Plus: []string{"closing_balance.basic", "closing_balance.project"}},
		{ID: "closing_balance", Total: "closing_balance.total", Plus: []string{"opening_balance.total", "income.total"}, Minus: []string{"total"}},
	},
	Ties: []Tie{
		tie("basic_by_subject", cell("general_budget_expenditure", "total", "basic"),
			cell("general_budget_basic_expenditure", "people_total", "final"), cell("general_budget_basic_expenditure", "public_total", "final")),
		tie("basic_by_subject", cell("general_budget_expenditure", "total", "basic"), cell("general_budget_basic_expenditure", "total", "total")),
	},
	Source: "财政部 部门决算公开报表, 公开05表; 云南省 一般公共预算财政拨款收入支出决算表; 部门预算公开表, 一般公共预算支出表",
})

// yearColumns are the columns of the year's expenditure from one fund.
func yearColumns() []Column {
	return []Column{
		{ID: "total", Heads: Names{"小计", "合计", "[本年]支出{合计|小计}", "本年支出", "总计", "决算数", "金额", "本年支出/{合计|小计}"}},
		{ID: "basic", Heads: Names{"基本支出", "本年支出/基本支出"}},
		{ID: "project", Heads: Names{"项目支出", "本年支出/项目支出"}},
	}
}

// balanceByKind are the columns of 云南's form, which prints balances and income by kind of expenditure.
func balanceByKind() []Column {
	return []Column{
		{ID: "opening_balance.total", Extra: true, Heads: Names{"年初结转[和]结余/{合计|小计}", "年初结转[和]结余"}},
		{ID: "opening_balance.basic", Extra: true, Heads: Names{"年初结转[和]结余/基本支出[结转]"}},
		{ID: "opening_balance.project", Extra: true, Heads: Names{"年初结转[和]结余/项目支出[结转][和结余|结余]"}},
		{ID: "income.total", Extra: true, Heads: Names{"本年收入/{合计|小计}", "本年收入[合计]"}},
		{ID: "income.basic", Extra: true, Heads: Names{"本年收入/基本支出"}},
		{ID: "income.project", Extra: true, Heads: Names{"本年收入/项目支出"}},
		{ID: "closing_balance.total", Extra: true, Heads: Names{"年末结转[和]结余/{合计|小计}", "年末结转[和]结余"}},
		{ID: "closing_balance.basic", Extra: true, Heads: Names{"年末结转[和]结余/基本支出[结转]"}},
		{ID: "closing_balance.project", Extra: true, Heads: Names{"年末结转[和]结余/项目支出[结转][和结余|结余]"}},
	}
}
