package accounts

import "github.com/juesuan/juesuan/model"

var _ = register(&Table{
	ID: model.GovernmentFund, Number: 8, Shape: CodeList, Since: firstYear,
	Titles: Titles{
		Final:  Names{"[财政拨款]政府[性]基金[预算][财政拨款|拨款]{收入支出|收支|支出}决算[情况]表", "政府性基金[预算][财政拨款]决算表", "政府性基金预算财政拨款收入、支出决算表"},
		Budget: Names{"[财政拨款]政府[性]基金[预算][财政拨款|拨款]{支出|收支}[功能分类]预算[总|明细]表", "政府性基金预算表"},
		Either: Names{"[财政拨款]政府[性]基金[预算][财政拨款|拨款]{收入支出|收支|支出}[情况]表"},
	},
	Columns:       concat(yearColumns(), balances(), []Column{byKind()}, comparisons()),
	BudgetColumns: budgetTotal(),
	Prints: []Print{
		finalPrint(balancePrint()),
		budgetPrint(Names{"合计", "基本支出", "项目支出"}),
		budgetPrint(Names{"金额"}),
	},
	Groups: Names{"本年支出", "支出", "项目", "决算数", "预算数", "[本年]政府性基金[预算][财政拨款]支出", "金额"},
	Sums:   fundSums(),
	Ties: []Tie{
		tie("fund_received", cell("government_fund", "total", "income"), cell("fiscal_appropriation_summary", "income:government_fund", "final")),
	},
	Source: "财政部 部门决算公开报表, 公开08表; 部门预算公开表, 政府性基金预算支出表",
})

// balances are the columns of a fund's income and of what is left of it. Some publishers print each by kind, as 云南省 does
// for the general budget.
func balances() []Column {
	return []Column{
		{ID: "opening_balance", Heads: Names{"{年初|上年}[财政拨款]结转[和]结余", "上年结转"}},
		{ID: "income", Heads: Names{"本年收入[合计]", "本年[财政]拨款收入"}},
		{ID: "closing_balance", Heads: Names{"年末[财政拨款]结转[和]结余", "结转下年"}},
		{ID: NoID, Extra: true, Heads: Names{
			"{年初|年末}结转[和]结余/基本支出[结转]", "{年初|年末}结转[和]结余/项目支出[结转][和结余|结余]", "本年收入/{基本支出|项目支出}",
		}},
	}
}

// fundSums are the sums along a row of a fund's table.
func fundSums() []Sum {
	return []Sum{
		rowSum("total", "basic", "project"),
		{ID: "closing_balance", Total: "closing_balance", Plus: []string{"opening_balance", "income"}, Minus: []string{"total"}},
	}
}

// budgetTotal is the only column of many tables of a budget. 执行数 stands under the year before: 2023年执行数.
func budgetTotal() []Column {
	return []Column{{ID: "total", Heads: Names{"合计", "小计", "金额", "[本年|当年]预算[数]", "执行数", "[本年]支出合计", "总计"}}}
}

// balancePrint is the ministry's form of a fund with balances.
func balancePrint() Names {
	return Names{"年初结转和结余", "本年收入", "本年支出/{小计|合计}", "本年支出/基本支出", "本年支出/项目支出", "年末结转和结余"}
}
