package accounts

// This file has what several tables share: the lines of the two summary tables, the columns beside the standard ones,
// and the row sums by fund.

// functionLines are the expenditure lines of the summary tables, one a class (类) of the function codes, with the names
// that reforms gave them. Some budgets print them without 支出.
// Source: 政府收支分类科目 2016–2025.
func functionLines() []Concept {
	lines := []struct {
		class string
		names Names
	}{
		{"201", Names{"一般公共服务支出", "一般公共服务"}},
		{"202", Names{"外交[支出]"}},
		{"203", Names{"国防[支出]"}},
		{"204", Names{"公共安全[支出]"}},
		{"205", Names{"教育[支出]"}},
		{"206", Names{"科学技术[支出]"}},
		{"207", Names{"文化旅游体育与传媒[支出]", "文化体育与传媒[支出]"}},
		{"208", Names{"社会保障和就业[支出]"}},
		{"209", Names{"社会保险基金支出"}},
		{"210", Names{"卫生健康[支出]", "医疗卫生与计划生育[支出]", "医疗卫生[支出]"}},
		{"211", Names{"节能环保[支出]"}},
		{"212", Names{"城乡社区[支出]", "城乡社区事务"}},
		{"213", Names{"农林水[支出]", "农林水事务"}},
		{"214", Names{"交通运输[支出]"}},
		{"215", Names{"资源勘探工业信息等[支出]", "资源勘探信息等[支出]", "资源勘探电力信息等[支出]", "资源勘探电力信息等事务"}},
		{"216", Names{"商业服务业等[支出]", "商业服务业等事务"}},
		{"217", Names{"金融[支出]"}},
		{"219", Names{"援助其他地区[支出]"}},
		{"220", Names{"自然资源海洋气象等[支出]", "国土海洋气象等[支出]", "国土资源气象等事务"}},
		{"221", Names{"住房保障[支出]"}},
		{"222", Names{"粮油物资储备[支出]", "粮油物资储备事务"}},
		{"223", Names{"国有资本经营预算支出"}},
		{"224", Names{"灾害防治及应急管理[支出]"}},
		{"227", Names{"预备费"}},
		{"229", Names{"其他支出"}},
		{"230", Names{"转移性支出"}},
		{"231", Names{"债务还本[支出]"}},
		{"232", Names{"债务付息[支出]"}},
		{"233", Names{"债务发行费用[支出]"}},
		{"234", Names{"抗疫特别国债安排的支出", "抗疫特别国债支出"}},
	}
	out := make([]Concept, len(lines))
	for i, l := range lines {
		out[i] = Concept{ID: l.class, Names: l.names}
	}
	return out
}

// fundLines are the income lines of the three funds that the treasury grants. Some forms print them as parts of one
// line 财政拨款收入.
func fundLines() []Concept {
	return []Concept{
		{ID: "fiscal", Names: Names{"财政拨款[收入]", "财政拨款{预算|资金}[收入]"}},
		{ID: "general_budget", PartOf: "fiscal", Names: Names{"一般公共预算财政拨款[收入]", "一般公共预算[资金|收入]", "一般公共预算拨款[收入]", "公共{财政预算|预算财政}拨款[收入]", "一般公共预算当年拨款[收入]"}},
		{ID: "government_fund", PartOf: "fiscal", Names: Names{"政府性基金预算财政拨款[收入]", "政府性基金[预算][资金|收入]", "政府性基金预算拨款[收入]", "政府性基金财政拨款[收入]"}},
		{ID: "state_capital", PartOf: "fiscal", Names: Names{"国有资本经营预算财政拨款[收入]", "国有资本经营财政拨款[收入]", "国有资本经营[预算][资金|收入]", "国有资本经营预算拨款[收入]"}},
	}
}

// natureLines list expenditure a second time, by what it is spent as.
func natureLines() []Concept {
	return []Concept{
		{ID: "basic", Names: Names{"基本支出"}},
		{ID: "personnel", PartOf: "basic", Names: Names{"人员{经费|支出}", "工资福利支出和对个人和家庭的补助"}},
		{ID: "public", PartOf: "basic", Names: Names{"[日常]公用{经费|支出}"}},
		{ID: "project", Names: Names{"项目支出"}},
		{ID: "remitted_to_superior", Names: Names{"上缴上级支出"}},
		{ID: "operating", Names: Names{"经营支出", "事业单位经营支出"}},
		{ID: "subordinate_subsidy", Names: Names{"对附属单位补助[支出]"}},
		{ID: "reserved", Names: Names{"单位预留机动经费"}},
		{ID: "year_total", Kind: YearTotal, Names: Names{"{本年|当年}支出{合计|小计}", "支出{合计|小计}"}},
		{ID: "total", Kind: Total, Names: Names{"总计", "支出总计", "合计"}},
	}
}

// expenditureEnd closes the list of expenditure.
func expenditureEnd() []Concept {
	return []Concept{
		{ID: "year_total", Kind: YearTotal, Names: Names{"{本年|当年}支出{合计|小计}", "本年支出", "支出小计"}},
		{ID: "balance_distributed", Kind: Balance, Names: Names{"结余分配"}},
		{ID: "closing_balance", Kind: Balance, Names: Names{"{年末|年终}[财政拨款]{结转[和]结余|结转|结余}", "结转下年[资金|支出|使用]", "结转下年度", "结转结余"}},
		{ID: "total", Kind: Total, Names: Names{"总计", "支出总计", "支出合计", "合计", "支出总合计"}},
	}
}

// incomeEnd closes the list of income.
func incomeEnd() []Concept {
	return []Concept{
		{ID: "year_total", Kind: YearTotal, Names: Names{"{本年|当年}收入{合计|小计}", "本年收入", "收入小计"}},
		{ID: "nonfiscal_balance_used", Kind: Balance, Names: Names{"使用非财政拨款结余[(含专用结余)|和专用结余]", "用事业基金弥补收支差额", "使用专用结余", "动用事业基金弥补收支差额"}},
		{ID: "opening_balance", Kind: Balance, Names: Names{"{年初|上年}[财政拨款]{结转[和]结余|结转|结余}", "上年[财政拨款]结转{资金|收入}"}},
		{ID: "total", Kind: Total, Names: Names{"总计", "收入总计", "收入合计", "合计", "收入总合计"}},
	}
}

// comparisons are columns that set a figure against another year's or against the budget. They are part of no sum but
// those among themselves.
func comparisons() []Column {
	return []Column{
		{ID: "previous", Extra: true, Heads: Names{"上年决算数", "上年数", "上年{决算|金额|执行数|实际数}", "上年度{决算数|数|金额}", "去年决算数"}},
		{ID: "difference", Extra: true, Heads: Names{"比上年增减[额|数]", "[比上年]增减{额|数|变化|变动}", "增减", "较上年增减[额]", "比上年增[(]减[)]额", "增减金额", "与上年{对比|相比}增减"}},
		{ID: "rate", Extra: true, Unit: "%", Heads: Names{"增减率[(%)|%]", "比上年增减[(]%[)]", "{增减|增长|变动}[比例|幅度|率][(]%[)]", "增减{比例|幅度}", "增长率[(%)|%]", "比上年增减率", "较上年增减率", "变动率"}},
		{ID: "completion", Extra: true, Unit: "%", Heads: Names{"[预算]完成率[(%)|%]", "完成预算[的][(]%[)]", "占预算[(]%[)]", "完成年初预算[(]%[)]", "预算执行率[(%)|%]"}},
		{ID: "previous_budget", Extra: true, Heads: Names{"上年预算[数]", "上年[度]{部门预算|预算数}"}},
	}
}

// rowSum is the sum that most tables by code obey: 合计 = 基本支出 + 项目支出 + ….
func rowSum(total string, plus ...string) Sum { return Sum{ID: "row_sum", Total: total, Plus: plus} }

// cell names an amount.
func cell(table, key, column string) Cell {
	return Cell{Table: typeID(table), Key: key, Column: column}
}

// tie says that two amounts are equal.
func tie(id string, total Cell, addends ...Cell) Tie {
	return Tie{ID: id, Total: total, Addends: addends}
}

// covers says that an amount is not less than another, which is part of it.
func covers(id string, whole, part Cell) Tie {
	return atLeast(tie(id, whole, part))
}

func atLeast(t Tie) Tie {
	t.Relation = AtLeast
	return t
}

// classes ties each line of a summary table to the class of a table by function code.
func classes(table, column, coded string) Tie {
	return Tie{ID: coded + "_class", Classes: true, Total: cell(table, "", column), Addends: []Cell{cell(coded, "", "total")}}
}

// byKind are the parts of basic and project expenditure that budgets print as columns. They have no id, and part of them
// is in every sum already. 陕西省 prints them without 基本支出, and 专项业务经费 for projects.
func byKind() Column {
	return Column{ID: NoID, Extra: true, Heads: Names{
		"基本支出/人员{经费|支出|经费支出}", "基本支出/[日常]公用{经费|支出|经费支出}", "人员{经费|支出|经费支出}", "[日常]公用{经费|支出|经费支出}", "专项业务经费[支出]", "基本支出/工资福利支出", "基本支出/商品和服务支出", "基本支出/对个人和家庭的补助",
		"工资福利支出", "商品和服务支出", "对个人和家庭的补助", "项目支出/{小计|合计}", "{人员类|公用经费|[其他]运转类|特定目标类}[项目][支出]", "其中:政府采购",
		"资本性支出[(基本建设)]", "债务利息及费用支出", "对企业补助[(基本建设)]", "对个人和家庭补助[支出]", "对个人和家庭的补助支出",
	}}
}

// bySource are the sources of money that some budgets print as columns beside the kinds of expenditure.
func bySource() Column {
	return Column{ID: NoID, Extra: true, Heads: Names{
		"一般公共预算[财政拨款|拨款|资金]", "政府性基金[预算][财政拨款|拨款|资金]", "国有资本经营[预算][财政拨款|拨款|资金]", "财政专户管理资金", "单位资金",
	}}
}
