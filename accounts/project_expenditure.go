package accounts

var _ = register(&Table{
	ID: "project_expenditure", Shape: NameList,
	Titles: Titles{
		Budget: Names{"[部门|财政拨款|一般公共预算][财政拨款]项目支出预算[明细|总]表", "项目支出预算情况表"},
		Either: Names{"[部门|一般公共预算]项目支出[明细|情况]表"},
	},
	Columns: []Column{
		{ID: "total", Heads: Names{"合计", "金额", "小计", "总计", "[本年]预算[数]", "项目支出[金额|合计]", "本年合计"}},
		{ID: "general_budget", Heads: Names{"一般公共预算[财政拨款|资金|拨款]", "财政拨款/一般公共预算[财政拨款|资金]"}},
		{ID: "government_fund", Heads: Names{"政府性基金[预算][财政拨款|资金]"}},
		{ID: "state_capital", Heads: Names{"国有资本经营[预算][财政拨款|资金]"}},
		{ID: "other", Heads: Names{"其他资金", "其他[收入]", "单位资金"}},
		{ID: NoID, Extra: true, Heads: Names{"[本年]财政拨款[/{小计|合计}]", "本年拨款/{小计|合计}"}},
		{ID: NoID, Heads: Names{"财政专户管理资金", "财政拨款结转结余/{一般公共预算|政府性基金预算|国有资本经营预算}", "{上年|年初}结转[[和]结余]", "事业收入"}},
	},
	Groups: Names{"资金来源", "其中", "本年预算", "本年拨款", "[本年]财政拨款", "财政资金", "金额", "预算数"},
	Sums:   []Sum{rowSum("total", "general_budget", "government_fund", "state_capital", "other")},
	Source: "部门预算公开表, 项目支出表",
})
