package accounts

var _ = register(&Table{
	ID: "operating_expenses", Shape: EconomicList,
	Titles: Titles{
		Budget: Names{"[一般公共预算][财政拨款]机关运行经费[支出]预算[明细]表", "机关运行经费预算财政拨款情况[统计]表"},
		Either: Names{"[一般公共预算][财政拨款]机关运行经费[支出][情况]表"},
		Final:  Names{"[一般公共预算][财政拨款]机关运行经费[支出]决算[明细]表"},
	},
	Columns: concat([]Column{
		{ID: "total", Heads: Names{"金额", "合计", "小计", "[本年]预算[数]", "机关运行经费[支出]", "决算[数]", "总计"}},
	}, comparisons()),
	Groups: Names{"机关运行经费[支出]", "项目", "预算数"},
	Source: "江苏省 部门预算公开表, 一般公共预算机关运行经费支出预算表",
})
