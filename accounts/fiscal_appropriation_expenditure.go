package accounts

var _ = register(&Table{
	ID: "fiscal_appropriation_expenditure", Shape: CodeList,
	Titles: Titles{
		Budget: Names{"财政拨款支出[功能分类]预算[总]表"},
		Either: Names{"财政拨款支出[情况]表"},
		Final:  Names{"财政拨款支出决算[总]表"},
	},
	Columns: concat([]Column{
		{ID: "total", Heads: Names{"金额", "合计", "小计", "[本年]预算[数]", "决算[数]", "总计", "[本年]支出合计"}},
		{ID: "basic", Heads: Names{"基本支出"}},
		{ID: "project", Heads: Names{"项目支出"}},
	}, []Column{byKind()}, comparisons()),
	Groups: Names{"本年支出", "支出", "项目", "预算数", "决算数"},
	Sums:   []Sum{rowSum("total", "basic", "project")},
	Source: "江苏省 部门预算公开表, 财政拨款支出预算表; 部门决算公开表, 财政拨款支出决算表（功能科目）",
})
