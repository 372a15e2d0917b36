package accounts

var _ = register(&Table{
	ID: "fiscal_appropriation_basic_expenditure", Shape: EconomicList,
	Titles: Titles{
		Budget: Names{"财政拨款基本支出[经济分类]预算[明细]表"},
		Either: Names{"财政拨款基本支出[情况]表"},
		Final:  Names{"财政拨款基本支出决算[明细]表"},
	},
	Columns: concat(budgetByKind(), comparisons()),
	Groups:  Names{"人员经费", "[日常]公用经费", "[财政拨款]基本支出", "本年支出", "项目", "预算数", "决算数"},
	Lists:   basicLists(),
	Sums:    []Sum{rowSum("total", "personnel", "public")},
	Source:  "江苏省 部门预算公开表, 财政拨款基本支出预算表; 部门决算公开表, 财政拨款基本支出决算表（经济科目）",
})
