package accounts

import "github.com/juesuan/juesuan/model"

var _ = register(&Table{
	ID: model.Expenditure, Number: 3, Shape: CodeList, Since: firstYear,
	Titles: Titles{
		Final:  Names{"支出决算[总|明细|总体情况]表"},
		Budget: Names{"[财务]支出预算[总|明细]表", "支出预算[总体]情况表"},
		Either: Names{"支出总[体情况]表", "支出总体表"},
	},
	Columns: concat([]Column{
		{ID: "total", Heads: Names{"[本年]支出合计", "合计", "总计", "本年支出", "支出总计", "小计"}},
		{ID: "basic", Heads: Names{"基本支出"}},
		{ID: "project", Heads: Names{"项目支出"}},
		{ID: "remitted_to_superior", Heads: Names{"上缴上级支出"}},
		{ID: "operating", Heads: Names{"[事业单位]经营支出"}},
		{ID: "subordinate_subsidy", Heads: Names{"对附属单位[的]补助[支出]"}},
	}, []Column{byKind()}, comparisons()),
	BudgetColumns: []Column{
		{ID: "total", Heads: Names{"合计", "金额", "支出{合计|总计}", "总计", "[本年|当年]预算[数]", "本年支出合计", "小计"}},
		{ID: "reserved", Heads: Names{"单位预留机动经费"}},
		{ID: "closing_balance", Heads: Names{"结转下年[资金]"}},
		bySource(),
	},
	Prints: []Print{
		finalPrint(Names{"本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"}),
		budgetPrint(Names{"合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"}),
		budgetPrint(Names{"合计", "基本支出", "项目支出"}),
	},
	Groups: Names{"本年支出", "支出", "项目", "支出预算", "决算数", "预算数"},
	Sums:   []Sum{rowSum("total", "basic", "project", "remitted_to_superior", "operating", "subordinate_subsidy", "reserved", "closing_balance")},
	Ties: []Tie{
		codes("expenditure_of_funds", "", "expenditure", "general_budget_expenditure", "government_fund", "state_capital"),
		atLeast(codes("expenditure_covers_general", "total", "expenditure", "general_budget_expenditure")),
	},
	Source: "财政部 部门决算公开报表, 公开03表; 部门预算公开表, 部门支出总表",
})
