package accounts

import "github.com/juesuan/juesuan/model"

var _ = register(&Table{
	ID: model.Income, Number: 2, Shape: CodeList, Since: firstYear,
	Titles: Titles{
		Final:  Names{"收入决算[总|明细|总体情况]表"},
		Budget: Names{"[财务]收入预算[总]表", "收入预算[总体]情况表"},
		Either: Names{"收入总[体情况]表", "收入总体表"},
	},
	Columns: concat([]Column{
		{ID: "total", Heads: Names{"[本年]收入合计", "合计", "总计", "本年收入", "收入总计", "小计"}},
		{ID: "fiscal", Heads: Names{"[本年|当年]财政拨款[收入]", "财政补助收入", "一般公共预算[财政拨款收入|拨款收入|拨款|资金|收入]", "本年收入/一般公共预算财政拨款"}},
		{ID: "superior_subsidy", Heads: Names{"上级补助收入"}},
		{ID: "undertaking", Heads: Names{"事业收入", "事业收入/{小计|合计|金额}"}},
		{ID: "education_fee", Heads: Names{"事业收入/[其中:]教育收费", "事业收入/[其中:]{行政事业性|教育}收费[收入]", "[其中:]教育收费", "[其中:]{行政事业性|教育}收费[收入]"}, Extra: true},
		{ID: "operating", Heads: Names{"[事业单位]经营收入"}},
		{ID: "subordinate_remittance", Heads: Names{"附属单位上缴[收入]", "附属单位缴款[收入]"}},
		{ID: "other", Heads: Names{"其他收入"}},
	}, comparisons()),
	BudgetColumns: []Column{
		{ID: NoID, Extra: true, Heads: Names{"本年收入/{小计|合计}", "财政拨款[收入]/{一般公共预算|政府性基金[预算]|国有资本经营预算}[财政拨款|拨款]"}},
		{ID: NoID, Heads: Names{"{上年|年初}结转[[和]结余]", "{上年|年初}结转[[和]结余]/{小计|合计|一般公共预算|政府性基金预算|国有资本经营预算|财政专户管理资金|单位资金}", "财政专户管理资金[收入]", "政府性基金预算[拨款收入]", "国有资本经营预算[拨款收入]", "单位资金[收入]", "单位资金[收入]/{小计|合计}", "非财政拨款[收入]", "非财政拨款[收入]/{小计|合计}"}},
		{ID: NoID, Extra: true, Heads: Names{
			"[本年收入/]政府性基金预算{财政拨款收入|拨款}", "[本年收入/]国有资本经营预算{财政拨款收入|拨款}", "本年收入/{政府性基金预算|国有资本经营预算}财政拨款",
			"使用非财政拨款结余", "用事业基金弥补收支差额",
		}},
		{ID: "total", Heads: Names{"合计", "金额", "收入合计", "总计", "[本年]预算[数]", "本年收入合计"}},
	},
	Prints: []Print{
		finalPrint(Names{"本年收入合计", "财政拨款收入", "上级补助收入", "事业收入/小计", "事业收入/其中：教育收费", "经营收入", "附属单位上缴收入", "其他收入"}),
		finalPrint(Names{"本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"}),
		budgetPrint(Names{"合计", "财政拨款收入", "上级补助收入", "事业收入", "[事业单位]经营收入", "附属单位上缴收入", "其他收入"}),
		budgetPrint(Names{"合计", "财政拨款收入", "事业收入", "[事业单位]经营收入", "其他收入"}),
	},
	Groups: Names{"本年收入", "收入", "项目", "收入预算", "决算数", "预算数", "单位资金[收入]", "非财政拨款[收入]"},
	Sums: []Sum{
		rowSum("total", "fiscal", "superior_subsidy", "undertaking", "operating", "subordinate_remittance", "other"),
		{ID: "undertaking_covers_fee", Relation: AtLeast, Total: "undertaking", Plus: []string{"education_fee"}},
	},
	Ties: concat(withBudget(
		tie("superior_subsidy", cell("income", "total", "superior_subsidy"), cell("income_expenditure_summary", "income:superior_subsidy", "final")),
		tie("undertaking", cell("income", "total", "undertaking"), cell("income_expenditure_summary", "income:undertaking", "final")),
		tie("operating", cell("income", "total", "operating"), cell("income_expenditure_summary", "income:operating", "final")),
		tie("subordinate_remittance", cell("income", "total", "subordinate_remittance"), cell("income_expenditure_summary", "income:subordinate_remittance", "final")),
		tie("other_income", cell("income", "total", "other"), cell("income_expenditure_summary", "income:other", "final")),
	), []Tie{
		tie("fiscal_of_funds", cell("income", "total", "fiscal"), cell("income_expenditure_summary", "income:fiscal", "final")),
		ofFunds("fiscal_of_funds", cell("income", "total", "fiscal"), "income_expenditure_summary"),
	}, ofYear(
		tie("income_of_year", cell("income", "total", "total"), cell("income_expenditure_summary", "income:year_total", "budget")),
		tie("fiscal_of_year", cell("income", "total", "fiscal"), cell("income_expenditure_summary", "income:fiscal", "budget")),
		tie("fiscal_income_of_year", cell("fiscal_appropriation_summary", "income:year_total", "budget"), cell("income_expenditure_summary", "income:fiscal", "budget")),
	)),
	Source: "财政部 部门决算公开报表, 公开02表; 部门预算公开表, 部门收入总表; 北京市 收入总表 (非财政拨款收入)",
})
