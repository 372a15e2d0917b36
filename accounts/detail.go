package accounts

// The detailed forms of 四川省 and of the ministry's own reporting: rows by function code, columns by economic class.

var _ = register(&Table{
	ID: "fiscal_appropriation_detail", Shape: CodeList, EconomicColumns: true,
	Titles:  Titles{Final: Names{"财政拨款支出决算明细表"}},
	Columns: detailTotal(), Groups: detailGroups(),
	Source: "四川省 部门决算公开报表, 财政拨款支出决算明细表",
})

var _ = register(&Table{
	ID: "general_budget_detail", Shape: CodeList, EconomicColumns: true,
	Titles:  Titles{Final: Names{"[一般]公共预算财政拨款支出决算明细表"}},
	Columns: detailTotal(), Groups: detailGroups(),
	Source: "四川省 部门决算公开报表, 一般公共预算财政拨款支出决算明细表",
})

var _ = register(&Table{
	ID: "general_budget_project", Shape: CodeList, EconomicColumns: true,
	Titles:  Titles{Final: Names{"[一般]公共预算财政拨款项目支出决算[明细]表"}},
	Columns: detailTotal(), Groups: detailGroups(),
	Source: "四川省 部门决算公开报表, 一般公共预算财政拨款项目支出决算表",
})

func detailTotal() []Column {
	return []Column{{ID: "total", Heads: Names{"合计", "总计", "[本年]支出合计"}}}
}

func detailGroups() Names {
	return Names{"本年支出", "支出", "项目", "支出经济分类[科目]", "经济分类[科目]"}
}
