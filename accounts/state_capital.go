package accounts

import "github.com/juesuan/juesuan/model"

var _ = register(&Table{
	ID: model.StateCapital, Number: 9, Shape: CodeList, Since: 2020,
	Titles: Titles{
		Final:  Names{"国有资本经营[预算][财政拨款]{支出|收入支出|收支}决算[情况]表", "国有资本经营[预算][财政拨款]决算表"},
		Budget: Names{"国有资本经营[预算][财政拨款|拨款]{支出|收支}[功能分类]预算[总|明细]表", "国有资本经营预算表"},
		Either: Names{"国有资本经营[预算][财政拨款|拨款]{收入支出|收支|支出}[情况]表"},
	},
	Columns:       concat(yearColumns(), balances(), []Column{byKind()}, comparisons()),
	BudgetColumns: budgetTotal(),
	Prints: []Print{
		finalPrint(balancePrint()),
		finalPrint(Names{"本年支出/{合计|小计}", "本年支出/基本支出", "本年支出/项目支出"}),
		finalPrint(Names{"本年支出合计", "基本支出", "项目支出"}),
		budgetPrint(Names{"合计", "基本支出", "项目支出"}),
		budgetPrint(Names{"金额"}),
	},
	Groups: Names{"本年支出", "支出", "项目", "决算数", "预算数", "[本年]国有资本经营[预算][财政拨款]支出", "金额", "科目"},
	Sums:   fundSums(),
	Ties: []Tie{
		tie("capital_received", cell("state_capital", "total", "income"), cell("fiscal_appropriation_summary", "income:state_capital", "final")),
	},
	Source: "财政部 部门决算公开报表, 公开09表 (since the accounts of 2020); 部门预算公开表, 国有资本经营预算支出表",
})
