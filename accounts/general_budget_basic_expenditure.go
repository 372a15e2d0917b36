package accounts

import "github.com/juesuan/juesuan/model"

var _ = register(&Table{
	ID: model.GeneralBudgetBasicExpenditure, Number: 6, Shape: EconomicList, Since: firstYear,
	Titles: Titles{
		Final:  Names{"[一般]公共预算[当年][财政拨款|拨款]基本支出[经济分类]决算[明细|经济分类|情况]表", "基本支出[经济分类]决算[明细|经济分类]表"},
		Budget: Names{"[一般]公共预算[当年][财政拨款|拨款]基本支出[部门预算经济分类|经济分类|部门经济分类]预算[明细]表", "[一般]公共预算基本支出部门预算支出经济分类表"},
		Either: Names{"[一般]公共预算[当年][财政拨款|拨款]基本支出[情况|明细|经济分类|经济分类情况]表", "一般公共预算安排基本支出分经济科目表"},
	},
	Columns: concat([]Column{
		{ID: "final", Heads: Names{"决算[数|金额]", "金额", "合计", "小计", "基本支出", "本年[基本]支出[合计]", "本年决算数"}},
	}, comparisons()),
	BudgetColumns: budgetByKind(),
	Prints: []Print{
		finalPrint(Names{"决算数"}),
		finalPrint(Names{"金额"}),
		budgetPrint(Names{"合计", "人员经费", "公用经费"}),
		budgetPrint(Names{"金额"}),
	},
	Groups: Names{"人员经费", "[日常]公用经费", "[一般公共预算][财政拨款]基本支出", "本年[基本]支出", "项目", "决算数", "预算数"},
	Lists:  basicLists(),
	Sums:   []Sum{rowSum("total", "personnel", "public")},
	Source: "财政部 部门决算公开报表, 公开06表; 部门预算公开表, 一般公共预算基本支出表",
})

// basicLists are the two halves of basic expenditure: 人员经费 and 公用经费.
func basicLists() []Subtotal {
	return []Subtotal{
		{Key: "people_total", Names: Names{"人员{经费|支出}[合计|小计]"}, Classes: []string{"301", "303"}},
		{Key: "public_total", Names: Names{"[日常]公用{经费|支出}[合计|小计]"}},
	}
}

// budgetByKind are the columns of a budget by economic code.
func budgetByKind() []Column {
	return []Column{
		{ID: "total", Heads: Names{"合计", "小计", "金额", "[一般公共预算][财政拨款]基本支出", "[本年]预算[数]", "基本支出/{合计|小计}", "总计"}},
		{ID: "personnel", Heads: Names{"人员{经费|支出|经费支出}", "基本支出/人员经费"}},
		{ID: "public", Heads: Names{"[日常]公用{经费|支出|经费支出}", "基本支出/[日常]公用经费"}},
	}
}
