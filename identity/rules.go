package identity

import "github.com/juesuan/juesuan/model"

// columnRule says that in every row of a table one column is the sum of others.
type columnRule struct {
	id    string
	table model.Type
	total string
	plus  []string
	minus []string
}

// columnRules are the sums along a row. A column that a table does not print counts 0.
var columnRules = []columnRule{
	{"row_sum", model.Income, "total", []string{"fiscal", "superior_subsidy", "undertaking", "operating", "subordinate_remittance", "other"}, nil},
	{"row_sum", model.Expenditure, "total", []string{"basic", "project", "remitted_to_superior", "operating", "subordinate_subsidy"}, nil},
	{"row_sum", model.FiscalAppropriationSummary, "total", []string{"general_budget", "government_fund", "state_capital"}, nil},
	{"row_sum", model.GeneralBudgetExpenditure, "total", []string{"basic", "project"}, nil},
	{"row_sum", model.GovernmentFund, "total", []string{"basic", "project"}, nil},
	{"closing_balance", model.GovernmentFund, "closing_balance", []string{"opening_balance", "income"}, []string{"total"}},
	{"row_sum", model.StateCapital, "total", []string{"basic", "project"}, nil},
	{"closing_balance", model.StateCapital, "closing_balance", []string{"opening_balance", "income"}, []string{"total"}},
	{"budget_sum", model.ThreePublic, "budget.total", []string{"budget.abroad", "budget.vehicle_total", "budget.reception"}, nil},
	{"budget_vehicle_sum", model.ThreePublic, "budget.vehicle_total", []string{"budget.vehicle_purchase", "budget.vehicle_operation"}, nil},
	{"final_sum", model.ThreePublic, "final.total", []string{"final.abroad", "final.vehicle_total", "final.reception"}, nil},
	{"final_vehicle_sum", model.ThreePublic, "final.vehicle_total", []string{"final.vehicle_purchase", "final.vehicle_operation"}, nil},
}

// levelRule says that in every column of a table with codes the rows of one level add up to those above.
type levelRule struct{ table model.Type }

var levelRules = []levelRule{
	{model.Income}, {model.Expenditure}, {model.GeneralBudgetExpenditure}, {model.GovernmentFund}, {model.StateCapital},
}

// Place names a cell by what it means: the row by its key, or by one of its labels on one side of a two-sided table.
type Place struct {
	Table  model.Type
	Key    string // row key; empty where Side and Labels name the row
	Side   string // "income" or "expenditure"
	Labels []string
	Column string
}

// crossRule says that an amount of one table is a sum of amounts of others.
type crossRule struct {
	id       string
	relation Relation
	total    Place
	addends  []Place
}

var (
	incomeSum      = []string{"本年收入合计", "收入合计"}
	expenditureSum = []string{"本年支出合计", "支出合计"}
	grandTotal     = []string{"总计", "收入总计", "支出总计", "合计"}

	generalLine = []string{"一般公共预算财政拨款收入", "一般公共预算财政拨款", "公共预算财政拨款"}
	fundLine    = []string{"政府性基金预算财政拨款收入", "政府性基金预算财政拨款"}
	capitalLine = []string{"国有资本经营预算财政拨款收入", "国有资本经营预算财政拨款", "国有资本经营财政拨款收入", "国有资本经营财政拨款"}
)

// summary and fiscal name a cell of the two-sided tables.
func summary(side string, labels ...string) Place {
	return Place{Table: model.IncomeExpenditureSummary, Side: side, Labels: labels, Column: "final"}
}

func fiscal(side, column string, labels ...string) Place {
	return Place{Table: model.FiscalAppropriationSummary, Side: side, Labels: labels, Column: column}
}

func row(table model.Type, key, column string) Place {
	return Place{Table: table, Key: key, Column: column}
}

// crossRules are the sums between tables. Where a table or a row is not printed the rule does not apply.
var crossRules = []crossRule{
	{"balance", Equal, summary("income", grandTotal...), []Place{summary("expenditure", grandTotal...)}},
	{"balance", Equal, fiscal("income", "final", grandTotal...), []Place{fiscal("expenditure", "total", grandTotal...)}},

	{"income_total", Equal, summary("income", incomeSum...), []Place{row(model.Income, "total", "total")}},
	{"expenditure_total", Equal, summary("expenditure", expenditureSum...), []Place{row(model.Expenditure, "total", "total")}},
	{"superior_subsidy", Equal, row(model.Income, "total", "superior_subsidy"), []Place{summary("income", "上级补助收入")}},
	{"undertaking", Equal, row(model.Income, "total", "undertaking"), []Place{summary("income", "事业收入")}},
	{"operating", Equal, row(model.Income, "total", "operating"), []Place{summary("income", "经营收入", "事业单位经营收入")}},
	{"subordinate_remittance", Equal, row(model.Income, "total", "subordinate_remittance"), []Place{summary("income", "附属单位上缴收入", "附属单位缴款", "附属单位缴款收入")}},
	{"other_income", Equal, row(model.Income, "total", "other"), []Place{summary("income", "其他收入")}},

	{"fiscal_income", Equal, fiscal("income", "final", incomeSum...), []Place{row(model.Income, "total", "fiscal")}},
	{"general_income", Equal, fiscal("income", "final", generalLine...), []Place{summary("income", generalLine...)}},
	{"fund_income", Equal, fiscal("income", "final", fundLine...), []Place{summary("income", fundLine...)}},
	{"capital_income", Equal, fiscal("income", "final", capitalLine...), []Place{summary("income", capitalLine...)}},

	{"general_expenditure", Equal, fiscal("expenditure", "general_budget", expenditureSum...), []Place{row(model.GeneralBudgetExpenditure, "total", "total")}},
	{"fund_expenditure", Equal, fiscal("expenditure", "government_fund", expenditureSum...), []Place{row(model.GovernmentFund, "total", "total")}},
	{"capital_expenditure", Equal, fiscal("expenditure", "state_capital", expenditureSum...), []Place{row(model.StateCapital, "total", "total")}},
	{"fund_received", Equal, fiscal("income", "final", fundLine...), []Place{row(model.GovernmentFund, "total", "income")}},
	{"capital_received", Equal, fiscal("income", "final", capitalLine...), []Place{row(model.StateCapital, "total", "income")}},

	{"basic_by_subject", Equal, row(model.GeneralBudgetExpenditure, "total", "basic"), []Place{
		row(model.GeneralBudgetBasicExpenditure, "people_total", "final"), row(model.GeneralBudgetBasicExpenditure, "public_total", "final"),
	}},

	// What basic outlays paid for these items is part of the accounts of 三公; project outlays may add to it.
	{"abroad_covers_basic", AtLeast, row(model.ThreePublic, "total", "final.abroad"), []Place{row(model.GeneralBudgetBasicExpenditure, "30212", "final")}},
	{"purchase_covers_basic", AtLeast, row(model.ThreePublic, "total", "final.vehicle_purchase"), []Place{row(model.GeneralBudgetBasicExpenditure, "31013", "final")}},
	{"operation_covers_basic", AtLeast, row(model.ThreePublic, "total", "final.vehicle_operation"), []Place{row(model.GeneralBudgetBasicExpenditure, "30231", "final")}},
	{"reception_covers_basic", AtLeast, row(model.ThreePublic, "total", "final.reception"), []Place{row(model.GeneralBudgetBasicExpenditure, "30217", "final")}},
}

// classLabels are the lines of the two-sided tables that stand for a class (类) of the function codes, where the name
// printed beside the code may differ: reforms renamed them, and not every table of a year follows.
var classLabels = map[string][]string{
	"201": {"一般公共服务支出"},
	"207": {"文化旅游体育与传媒支出", "文化体育与传媒支出"},
	"208": {"社会保障和就业支出"},
	"210": {"卫生健康支出", "医疗卫生与计划生育支出", "医疗卫生支出"},
	"211": {"节能环保支出"},
	"212": {"城乡社区支出", "城乡社区事务"},
	"213": {"农林水支出", "农林水事务"},
	"215": {"资源勘探工业信息等支出", "资源勘探信息等支出", "资源勘探电力信息等支出", "资源勘探电力信息等事务"},
	"216": {"商业服务业等支出", "商业服务业等事务"},
	"220": {"自然资源海洋气象等支出", "国土海洋气象等支出", "国土资源气象等事务"},
	"221": {"住房保障支出"},
	"222": {"粮油物资储备支出", "粮油物资储备事务"},
	"224": {"灾害防治及应急管理支出"},
	"229": {"其他支出"},
	"231": {"债务还本支出"},
	"232": {"债务付息支出"},
}
