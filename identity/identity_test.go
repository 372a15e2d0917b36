package identity

import (
	"testing"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
)

func cellOf(table model.Type, key, column string) accounts.Cell {
	return accounts.Cell{Table: table, Key: key, Column: column}
}

func expect(t *testing.T, got map[string]string, want map[string]string) {
	t.Helper()
	for id, result := range want {
		if got[id] != result {
			t.Errorf("%s: %q, want %q", id, got[id], result)
		}
	}
}

const income = `
               total fiscal other
total          10.03 9.00   1.03
201            7.00  6.00   1.00  一般公共服务支出
20101          4.00  4.00   -     人大事务
2010101        3.00  3.00   -     行政运行
2010102        1.00  1.00   -     一般行政管理事务
20103          3.00  2.00   1.00  政府办公厅（室）及相关机构事务
2010301        3.00  2.00   1.00  行政运行
208            3.03  3.00   0.03  社会保障和就业支出
20805          3.03  3.00   0.03  行政事业单位养老支出
2080505        3.03  3.00   0.03  机关事业单位基本养老保险缴费支出`

func TestCodeTable(t *testing.T) {
	got := results(draw(t, "02-income", model.Income, income))
	expect(t, got, map[string]string{
		"income.row_sum":           "pass pass pass pass pass pass pass pass pass pass",
		"income.classes_sum":       "pass pass pass",
		"income.sections_sum":      "pass pass pass pass pass pass",
		"income.items_sum":         "pass pass pass pass pass pass pass pass",
		"income.total_of_sections": "pass pass pass",
		"income.total_of_items":    "pass pass pass",
	})
}

// A lost digit breaks the row and the sums above and below it, and what only follows from them is not counted again.
func TestOneWrongAmount(t *testing.T) {
	table := draw(t, "02-income", model.Income, income)
	table.Rows[2].Values["fiscal"] = drawnAmount(t, "40.00")
	expect(t, results(table), map[string]string{
		"income.row_sum":        "pass pass fail(20101: -36.00) pass pass pass pass pass pass pass",
		"income.sections_sum":   "pass pass fail(201: -36.00) pass pass pass",
		"income.items_sum":      "pass pass pass fail(20101: 36.00) pass pass pass pass",
		"income.total_of_items": "pass pass pass",
	})
}

func TestRoundingGrowsWithTheAddends(t *testing.T) {
	table := draw(t, "03-expenditure", model.Expenditure, `
       total basic project
total  10.02 6.01  4.00
201    4.00  2.00  2.00
202    6.00  4.00  2.00`)
	// Two addends explain 0.015, three 0.02.
	expect(t, results(table), map[string]string{
		"expenditure.row_sum":     "rounding(total: 0.01) pass pass",
		"expenditure.classes_sum": "fail(total: 0.02) rounding(total: 0.01) pass",
	})
	yuan := "元"
	table.Unit = &yuan
	expect(t, results(table), map[string]string{"expenditure.row_sum": "fail(total: 0.01) pass pass"})
	whole := draw(t, "03-expenditure", model.Expenditure, `
	       total basic project
	total  12    6     7
	201    12    6     4`)
	whole.Unit = &yuan
	expect(t, results(whole), map[string]string{"expenditure.row_sum": "rounding(total: -1.00) fail(201: 2.00)"})
}

// Nothing printed proves nothing; a blank among figures counts 0, and so does a dash.
func TestBlanks(t *testing.T) {
	table := draw(t, "05-general_budget_expenditure", model.GeneralBudgetExpenditure, `
       total basic project
total  5.00  5.00  -
201    5.00  5.00  —
202    -     -     -`)
	got := results(table)
	expect(t, got, map[string]string{
		"general_budget_expenditure.row_sum":     "pass pass",
		"general_budget_expenditure.classes_sum": "pass pass",
	})
}

// Where 类 have no 款, they count as the level below.
func TestLevelsOfUnequalDepth(t *testing.T) {
	table := draw(t, "03-expenditure", model.Expenditure, `
       total basic project
total  9.00  9.00  -
201    4.00  4.00  -
205    5.00  5.00  -
20508  5.00  5.00  -`)
	expect(t, results(table), map[string]string{
		"expenditure.classes_sum":       "pass pass",
		"expenditure.sections_sum":      "pass pass",
		"expenditure.total_of_sections": "pass pass",
	})
}

// A code of no class of the table's has no place among the others.
func TestMisprintedCode(t *testing.T) {
	table := draw(t, "03-expenditure", model.Expenditure, `
	       total
	total  5.00
	210    5.00
	21011  5.00
	71102  5.00`)
	expect(t, results(table), map[string]string{"expenditure.classes_sum": "pass", "expenditure.sections_sum": "pass"})
}

func TestSourcesOfThreePublic(t *testing.T) {
	table := draw(t, "07-three_public", model.ThreePublic, `
	                 budget.total budget.reception
	total            3.00         3.00
	general_budget   2.00         2.00
	government_fund  0.50         2.00`)
	expect(t, results(table), map[string]string{"three_public.sources": "pass fail(total: -1.00)"})
}

// What is left of the year before may be part of a budget's list of income.
func TestIncomeOfABudget(t *testing.T) {
	for total, want := range map[string]string{"5.00": "pass", "6.00": "pass", "7.00": "fail(income:total: -1.00)"} {
		summary := draw(t, "01-income_expenditure_summary", model.IncomeExpenditureSummary, "budget\nincome:year_total 5.00\nincome:total 6.00")
		received := draw(t, "02-income", model.Income, "total\ntotal "+total)
		if got := results(summary, received)["cross.income_total"]; got != want {
			t.Errorf("%s: %s, want %s", total, got, want)
		}
	}
}

func TestColumnsOfWhichOneIsUnknown(t *testing.T) {
	table := draw(t, "03-expenditure", model.Expenditure, `
       total basic project other_1
total  9.00  4.00  3.00    2.00
201    9.00  4.00  3.00    2.00`)
	got := results(table)
	if got["expenditure.row_sum"] != "" {
		t.Errorf("the row sums are %s though nobody knows what the fourth column is", got["expenditure.row_sum"])
	}
	expect(t, got, map[string]string{"expenditure.classes_sum": "pass pass pass"})
}

func TestFundBalances(t *testing.T) {
	table := draw(t, "08-government_fund", model.GovernmentFund, `
       opening_balance income total basic project closing_balance
total  1.45            144.14 145.00 -    145.00  0.59
229    1.45            144.14 145.00 -    145.00  0.59`)
	expect(t, results(table), map[string]string{
		"government_fund.closing_balance": "pass pass",
		"government_fund.row_sum":         "pass pass",
	})
}

func TestEconomicTable(t *testing.T) {
	table := draw(t, "06-general_budget_basic_expenditure", model.GeneralBudgetBasicExpenditure, `
              final
301           7.00
30101         4.00
30199         3.00
303           1.00
30302         1.00
302           2.50
30201         2.50
310           0.50
31002         0.50
people_total  8.00
public_total  3.00
total         11.00`)
	expect(t, results(table), map[string]string{
		"general_budget_basic_expenditure.sections_sum": "pass pass pass pass",
		"general_budget_basic_expenditure.people_total": "pass",
		"general_budget_basic_expenditure.public_total": "pass",
		"general_budget_basic_expenditure.total":        "pass",
	})
}

// A budget prints the list with its total and its halves as columns.
func TestEconomicTableOfABudget(t *testing.T) {
	table := draw(t, "06-general_budget_basic_expenditure", model.GeneralBudgetBasicExpenditure, `
	       total personnel public
	total  10.00 7.00      3.00
	301    7.00  7.00      -
	30101  4.00  4.00      -
	30199  2.00  3.00      -
	302    3.00  -         3.00`)
	expect(t, results(table), map[string]string{
		"general_budget_basic_expenditure.row_sum":      "pass pass pass fail(30199: -1.00) pass",
		"general_budget_basic_expenditure.sections_sum": "fail(301: 1.00) pass",
		"general_budget_basic_expenditure.total":        "pass pass pass",
	})
	outlays := draw(t, "05-general_budget_expenditure", model.GeneralBudgetExpenditure, "total basic project\ntotal 12.00 10.00 2.00")
	expect(t, results(table, outlays), map[string]string{"cross.basic_by_subject": "pass"})
}

const summaryTable = `
                             final
income:general_budget        8.00
income:government_fund       1.00
income:other                 1.03
income:year_total            10.03
income:nonfiscal_balance_used -
income:opening_balance       0.50
income:total                 10.53
expenditure:201              7.00
expenditure:208              3.03
expenditure:year_total       10.03
expenditure:balance_distributed -
expenditure:closing_balance  0.50
expenditure:total            10.53`

func TestTablesAgainstEachOther(t *testing.T) {
	summary := draw(t, "01-income_expenditure_summary", model.IncomeExpenditureSummary, summaryTable)
	received := draw(t, "02-income", model.Income, income)
	expect(t, results(summary, received), map[string]string{
		"income_expenditure_summary.income_sum":              "pass",
		"income_expenditure_summary.income_grand_total":      "pass",
		"income_expenditure_summary.expenditure_sum":         "pass",
		"income_expenditure_summary.expenditure_grand_total": "pass",
		"cross.balance":           "pass",
		"cross.income_total":      "pass",
		"cross.other_income":      "pass",
		"cross.fiscal_of_funds":   "pass",
		"cross.expenditure_total": "not_applicable",
	})
}

// What stands between the total of the year and the grand total, and is no balance, leaves the latter open; before the
// total of the year it is a line, and behind the grand total nothing.
func TestRowsWithoutAConcept(t *testing.T) {
	for _, c := range []struct {
		name, drawing, sum, grand string
	}{
		{"a line", `
		                         final
		expenditure:201          1.00
		expenditure:国债付息支出 2.00
		expenditure:year_total   3.00
		expenditure:total        3.00
		expenditure:补充资料     9.00`, "pass", "pass"},
		{"between the totals", `
		                         final
		expenditure:201          1.00
		expenditure:year_total   1.00
		expenditure:某项         2.00
		expenditure:total        1.00`, "pass", "not_applicable"},
		{"a part of the balance above it", `
		                                final
		expenditure:201                 1.00
		expenditure:year_total          1.00
		expenditure:closing_balance     2.00
		expenditure:项目支出结转和结余  2.00
		expenditure:其中：专项          1.00
		expenditure:total               3.00`, "pass", "pass"},
		{"a line twice", `
		                         final
		expenditure:229          1.00
		expenditure:229#2        2.00
		expenditure:year_total   3.00
		expenditure:total        3.00`, "pass", "pass"},
		{"the total of the year over its lines", `
		                            final
		expenditure:year_total      3.00
		expenditure:201             1.00
		expenditure:国债付息支出    2.00
		expenditure:closing_balance 1.00
		expenditure:total           4.00`, "pass", "pass"},
		{"the grand total over its lines", `
		                            final
		expenditure:total           4.00
		expenditure:201             1.00
		expenditure:208             2.00
		expenditure:closing_balance 1.00`, "", "pass"},
		{"no total of the year", `
		                            final
		expenditure:201             1.00
		expenditure:208             2.00
		expenditure:closing_balance 1.00
		expenditure:total           4.01`, "", "rounding(expenditure:total: 0.01)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			expect(t, results(draw(t, "01-income_expenditure_summary", model.IncomeExpenditureSummary, c.drawing)), map[string]string{
				"income_expenditure_summary.expenditure_sum":         c.sum,
				"income_expenditure_summary.expenditure_grand_total": c.grand,
			})
		})
	}
}

// 财政拨款收入 is made of its funds where they are printed. A single 其中 leaves the others out.
func TestLinesWithParts(t *testing.T) {
	for _, c := range []struct {
		name, lines, sum, parts string
	}{
		{"all funds", "income:fiscal 5.00\nincome:general_budget 4.00\nincome:government_fund 1.00\nincome:other 2.00", "pass", "pass"},
		{"funds that do not add up", "income:fiscal 5.00\nincome:general_budget 4.00\nincome:government_fund 2.00\nincome:other 2.00", "pass", "fail(income:fiscal: -1.00)"},
		{"one of them", "income:fiscal 5.00\nincome:government_fund 1.00\nincome:other 2.00", "pass", ""},
		{"two of them, without the first", "income:fiscal 5.00\nincome:government_fund 1.00\nincome:state_capital 1.00\nincome:other 2.00", "pass", ""},
		{"a heading over them", "income:fiscal -\nincome:general_budget 4.00\nincome:government_fund 1.00\nincome:other 2.00", "pass", ""},
		{"no amounts of parts", "income:fiscal 5.00\nincome:general_budget -\nincome:government_fund -\nincome:other 2.00", "pass", "not_applicable"},
	} {
		t.Run(c.name, func(t *testing.T) {
			table := draw(t, "01-income_expenditure_summary", model.IncomeExpenditureSummary, "final\n"+c.lines+"\nincome:year_total 7.00")
			expect(t, results(table), map[string]string{
				"income_expenditure_summary.income_sum": c.sum, "income_expenditure_summary.income_parts": c.parts,
			})
		})
	}
}

// The balances of the funds add up to the balance; a balance without them stands for itself.
func TestBalancesByFund(t *testing.T) {
	table := draw(t, "04-fiscal_appropriation_summary", model.FiscalAppropriationSummary, `
	                                       final total general_budget government_fund
	income:general_budget                  5.00  -     -              -
	income:year_total                      5.00  -     -              -
	income:opening_balance                 3.00  -     -              -
	income:opening_balance/general_budget  2.00  -     -              -
	income:opening_balance/government_fund 0.50  -     -              -
	income:total                           8.00  -     -              -
	expenditure:201                        -     8.00  7.00           1.00
	expenditure:year_total                 -     8.00  7.00           1.00
	expenditure:total                      -     8.00  7.00           1.00`)
	expect(t, results(table), map[string]string{
		"fiscal_appropriation_summary.income_balance":          "fail(income:opening_balance: 0.50)",
		"fiscal_appropriation_summary.income_grand_total":      "pass",
		"fiscal_appropriation_summary.expenditure_sum":         "pass pass pass",
		"fiscal_appropriation_summary.expenditure_grand_total": "pass pass pass",
		"fiscal_appropriation_summary.row_sum":                 "pass pass pass",
		"cross.fiscal_balance":                                 "pass",
	})
}

// The third list prints the expenditure once more, by its nature.
func TestThreeLists(t *testing.T) {
	summary := draw(t, "01-income_expenditure_summary", model.IncomeExpenditureSummary, summaryTable+`
nature:basic       6.00
nature:personnel   5.00
nature:public      1.00
nature:project     4.03
nature:year_total  10.03`)
	outlays := draw(t, "03-expenditure", model.Expenditure, `
	       total basic project
	total  10.03 6.00  4.03`)
	expect(t, results(summary, outlays), map[string]string{
		"income_expenditure_summary.nature_sum":   "pass",
		"income_expenditure_summary.nature_parts": "pass",
		"cross.nature_total":                      "pass",
		"cross.nature_basic":                      "pass",
		"cross.nature_project":                    "pass",
	})
	alone := draw(t, "01-income_expenditure_summary", model.IncomeExpenditureSummary, `
	                        final
	nature:basic            6.00
	nature:project          4.00
	expenditure:total       10.03
	expenditure:closing_balance 0.03`)
	expect(t, results(alone), map[string]string{"income_expenditure_summary.expenditure_grand_total": "pass"})
	without := draw(t, "01-income_expenditure_summary", model.IncomeExpenditureSummary, summaryTable)
	if got := results(without, outlays)["cross.nature_total"]; got != "" {
		t.Errorf("a form of two lists: %s", got)
	}
}

// A budget prints what it plans by kind of expenditure, and no total of the year.
func TestSummaryOfABudget(t *testing.T) {
	summary := draw(t, "01-income_expenditure_summary", model.IncomeExpenditureSummary, `
	                   budget personnel public project
	income:fiscal      9.00   -         -      -
	income:undertaking 3.00   -         -      -
	income:total       12.00  -         -      -
	expenditure:208    11.00  6.00      2.00   3.00
	expenditure:210    1.00   1.00      -      -
	expenditure:total  12.00  7.00      2.00   3.00`)
	received := draw(t, "02-income", model.Income, `
	       total fiscal undertaking
	total  12.00 9.00   3.00
	208    12.00 9.00   3.00`)
	budget := model.StageBudget
	summary.Stage, received.Stage = &budget, &budget
	expect(t, results(summary, received), map[string]string{
		"income_expenditure_summary.row_sum":                 "pass pass pass",
		"income_expenditure_summary.income_grand_total":      "pass",
		"income_expenditure_summary.expenditure_grand_total": "pass pass pass pass",
		"cross.balance":         "pass",
		"cross.undertaking":     "pass",
		"cross.fiscal_of_funds": "not_applicable",
	})
}

// A document may hold a budget and accounts: the tables of each are tied to those of the same alone.
func TestTwoStages(t *testing.T) {
	final, budget := model.StageFinalAccounts, model.StageBudget
	of := func(stage *model.Stage, column, total string) []Table {
		summary := draw(t, string(*stage)+"-income_expenditure_summary", model.IncomeExpenditureSummary, column+"\nincome:year_total "+total+"\nincome:total "+total)
		received := draw(t, string(*stage)+"-income", model.Income, "total\ntotal "+total)
		summary.Stage, received.Stage = stage, stage
		return []Table{summary, received}
	}
	tables := append(of(&final, "final", "5.00"), of(&budget, "budget", "7.00")...)
	expect(t, results(tables...), map[string]string{"cross.income_total": "pass pass"})
	at, ok := NewIndex(tables).Find(cellOf(model.Income, "total", "total"))
	if !ok || at.Table != "final_accounts-income" {
		t.Errorf("the narrative finds %v, want the accounts", at)
	}
	received := draw(t, "02-income", model.Income, "total\ntotal 7.00")
	if got := results(append(tables[:1:1], received)...)["cross.income_total"]; got != "fail(income:year_total: -2.00)" {
		t.Errorf("a table without a stage beside those of one: %s", got)
	}
}

// Last year's figures, the difference and the rate are part of no sum; an unknown column takes the row's sum with it.
func TestColumnsBeside(t *testing.T) {
	table := draw(t, "03-expenditure", model.Expenditure, `
	       total basic project previous difference rate
	total  9.00  4.00  5.00    8.00     1.00       12.50
	201    5.00  2.00  3.00    1.00     4.00       400
	202    4.00  2.00  2.00    2.00     2.00       100`)
	expect(t, results(table), map[string]string{"expenditure.row_sum": "pass pass pass", "expenditure.classes_sum": "pass pass pass"})

	summary := draw(t, "01-income_expenditure_summary", model.IncomeExpenditureSummary, `
	                   final previous rate
	income:other       1.00  2.00     -50
	income:undertaking 1.00  2.00     -50
	income:year_total  2.00  9.00     -50`)
	expect(t, results(summary), map[string]string{"income_expenditure_summary.income_sum": "pass"})
}

// 云南's form prints balances and income by kind of expenditure. Its columns add up along the row and down the table.
func TestInAndOutForm(t *testing.T) {
	table := draw(t, "05-general_budget_expenditure", model.GeneralBudgetExpenditure, `
	       opening_balance.total opening_balance.basic opening_balance.project income.total income.basic income.project total basic project closing_balance.total closing_balance.basic closing_balance.project
	total  3.00                  1.00                  2.00                    10.00        6.00         4.00           11.00 6.00  5.00    2.00                  1.00                  1.00
	201    3.00                  1.00                  2.00                    10.00        6.00         4.00           11.00 6.00  5.00    2.50                  1.00                  1.00`)
	expect(t, results(table), map[string]string{
		"general_budget_expenditure.opening_balance_sum": "pass pass",
		"general_budget_expenditure.income_sum":          "pass pass",
		"general_budget_expenditure.closing_balance_sum": "pass fail(201: 0.50)",
		"general_budget_expenditure.closing_balance":     "pass fail(201: 0.50)",
		"general_budget_expenditure.row_sum":             "pass pass",
		"general_budget_expenditure.classes_sum":         "pass pass pass pass pass pass pass pass pass fail(total: -0.50) pass pass",
	})
}

// 教育收费 is part of 事业收入, and of no sum.
func TestFeeWithinUndertaking(t *testing.T) {
	table := draw(t, "02-income", model.Income, `
	       total fiscal undertaking education_fee
	total  9.00  5.00   4.00        3.00
	205    9.00  5.00   4.00        5.00`)
	expect(t, results(table), map[string]string{
		"income.row_sum":                "pass pass",
		"income.undertaking_covers_fee": "pass fail(205: -1.00)",
		"income.classes_sum":            "pass pass pass fail(total: -2.00)",
	})
}

// A detailed table has a column a class and section of the economic codes.
func TestEconomicColumns(t *testing.T) {
	table := draw(t, "10-general_budget_detail", model.GeneralBudgetDetail, `
	       total 301  30101 30102 302
	total  9.00  6.00 4.00  2.00  3.00
	201    9.00  6.00 4.00  1.00  3.00`)
	expect(t, results(table), map[string]string{
		"general_budget_detail.row_sum":     "pass pass",
		"general_budget_detail.class_sum":   "pass fail(201: 1.00)",
		"general_budget_detail.classes_sum": "pass pass pass fail(total: 1.00) pass",
	})
	table.Columns[4].ID = "商品和服务支出"
	if got := results(table)["general_budget_detail.row_sum"]; got != "" {
		t.Errorf("a class without a code: %s", got)
	}
}

// Each class of the summary is that of the table by code, and one that only the summary prints is 0 there.
func TestClasses(t *testing.T) {
	summary := draw(t, "01-income_expenditure_summary", model.IncomeExpenditureSummary, `
	                 final
	expenditure:201  7.00
	expenditure:206  1.00
	expenditure:211  0.00
	expenditure:208  3.00`)
	coded := draw(t, "03-expenditure", model.Expenditure, `
	       total
	total  10.00
	201    7.00
	20805  3.00`)
	expect(t, results(summary, coded), map[string]string{"cross.expenditure_class": "pass fail(expenditure:206: 1.00) pass"})
	coded.Rows[2].Code = nil
	expect(t, results(summary, coded), map[string]string{"cross.expenditure_class": "pass"})
	coded.Rows = coded.Rows[:1]
	expect(t, results(summary, coded), map[string]string{"cross.expenditure_class": ""})
	coded.Rows = nil
	expect(t, results(summary, coded), map[string]string{
		"cross.expenditure_class": "fail(expenditure:201: 7.00) fail(expenditure:206: 1.00) pass fail(expenditure:208: 3.00)",
	})
}

func TestFiscalIncomeOfTheFunds(t *testing.T) {
	for lines, want := range map[string]string{
		"income:fiscal 9.00\nincome:government_fund 1.00":         "pass",
		"income:general_budget 8.00\nincome:government_fund 1.00": "pass",
		"income:general_budget 8.00":                              "fail(total: 1.00)",
		"income:other 8.00":                                       "not_applicable",
	} {
		summary := draw(t, "01-income_expenditure_summary", model.IncomeExpenditureSummary, "final\n"+lines)
		received := draw(t, "02-income", model.Income, "total fiscal\ntotal 9.00 9.00")
		if got := results(summary, received)["cross.fiscal_of_funds"]; got != want {
			t.Errorf("%s: %q, want %q", lines, got, want)
		}
	}
}

func TestPrintedRules(t *testing.T) {
	table := draw(t, "04-fiscal_appropriation_summary", model.FiscalAppropriationSummary, `
	                             final  total
	income:general_budget@1      8.00   -
	income:government_fund@2     1.00   -
	income:state_capital@3       1.03   -
	income:year_total@27         10.03  -
	expenditure:201@31           -      10.03
	expenditure:year_total@57    -      10.00
	expenditure:total@60         -      10.03`)
	table.Notes = []string{"注：本表反映部门本年度的总收支情况。", "27行＝（1＋2＋3＋…＋8）行；57行＝（31＋32＋…＋56）行；60行＝27行；99行＝（1＋2）行。"}
	got := results(table)
	expect(t, got, map[string]string{
		"fiscal_appropriation_summary.printed_row_27": "pass",
		"fiscal_appropriation_summary.printed_row_57": "fail(expenditure:year_total: -0.03)",
		"fiscal_appropriation_summary.printed_row_60": "pass",
		"fiscal_appropriation_summary.printed_row_99": "not_applicable",
	})
}

// A rule that the note prints and the structure implies is one identity, and its source the note.
func TestPrintedRuleIsNotSaidTwice(t *testing.T) {
	table := draw(t, "05-general_budget_expenditure", model.GeneralBudgetExpenditure, `
       total basic project
total  5.00  2.00  3.00
201    5.00  2.00  3.00`)
	for i, n := range []string{"1", "2", "3"} {
		table.Columns[i].Number = &n
	}
	table.Notes = []string{"1栏各行＝（2＋3）栏各行。"}
	got := results(table)
	expect(t, got, map[string]string{
		"general_budget_expenditure.printed_column_1": "pass pass",
		"general_budget_expenditure.row_sum":          "",
	})
}

// T3 of a code is T5 of it only where no other money was spent.
func TestSameCodes(t *testing.T) {
	all := draw(t, "03-expenditure", model.Expenditure, `
       total basic project
total  5.00  2.00  3.00
201    4.00  2.00  2.00
202    1.00  -     1.00`)
	general := draw(t, "05-general_budget_expenditure", model.GeneralBudgetExpenditure, `
       total basic project
total  5.00  2.00  3.00
201    1.00  -     1.00
202    4.00  2.00  2.00`)
	got := results(all, general)
	if got["cross.expenditure_of_funds"] != "fail(201: 3.00) fail(202: -3.00) fail(201: 2.00) fail(202: -2.00) fail(201: 1.00) fail(202: -1.00)" {
		t.Errorf("exchanged rows: %s", got["cross.expenditure_of_funds"])
	}
	general.Rows[0].Values["total"] = drawnAmount(t, "4.90")
	if got := results(all, general)["cross.expenditure_of_funds"]; got != "" {
		t.Errorf("with other money: %s", got)
	}
}

// Two institutions in one document: each one's tables belong together.
func TestTwoInstitutions(t *testing.T) {
	second := draw(t, "03-income_expenditure_summary", model.IncomeExpenditureSummary, summaryTable)
	second.Rows[3].Values["final"] = drawnAmount(t, "10.99")
	got := results(
		draw(t, "01-income_expenditure_summary", model.IncomeExpenditureSummary, summaryTable), draw(t, "02-income", model.Income, income),
		second, draw(t, "04-income", model.Income, income),
	)
	expect(t, got, map[string]string{"cross.income_total": "pass fail(income:year_total: 0.96)"})
}

func TestTablesInDifferentUnits(t *testing.T) {
	summary := draw(t, "01-income_expenditure_summary", model.IncomeExpenditureSummary, summaryTable)
	received := draw(t, "02-income", model.Income, income)
	one, ten := 1, 10000
	summary.Multiplier, received.Multiplier = &ten, &one
	expect(t, results(summary, received), map[string]string{"cross.income_total": "not_applicable"})
}

func TestAmountsTooLarge(t *testing.T) {
	table := draw(t, "05-general_budget_expenditure", model.GeneralBudgetExpenditure, `
       total                basic               project
total  9999999999999999999  9999999999999999998 1`)
	expect(t, results(table), map[string]string{"general_budget_expenditure.row_sum": "not_applicable"})
}

func FuzzCheckIsExact(f *testing.F) {
	f.Add(int64(110010), int64(38), int64(1109972))
	f.Fuzz(func(t *testing.T, a, b, c int64) {
		for _, n := range []*int64{&a, &b, &c} {
			*n %= 1_000_000_000_000
		}
		v := &Values{}
		cell := func(column string) Cell { return Cell{Table: "01-x", Key: "total", Column: column} }
		for column, n := range map[string]int64{"t": a, "x": b, "y": c} {
			v.Set(cell(column), hundredths(n))
		}
		o := v.Check(&Identity{Total: cell("t"), Addends: []Term{{cell("x"), 1}, {cell("y"), -1}}})
		if (o.Result == Pass) != (a == b-c) {
			t.Fatalf("%d = %d - %d: %s", a, b, c, o.Result)
		}
		if d := v.Decimal(o.Difference()); !d.Equal(hundredths(a - b + c).Decimal) {
			t.Fatalf("difference %s", d.String())
		}
	})
}
