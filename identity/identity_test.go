package identity

import (
	"testing"

	"github.com/juesuan/juesuan/model"
)

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

// summaryTable prints no 行次; its rows go by name.
const summaryTable = `
                                    final
income:一般公共预算财政拨款收入     8.00
income:政府性基金预算财政拨款收入   1.00
income:其他收入                     1.03
income:本年收入合计                 10.03
income:使用非财政拨款结余           -
income:年初结转和结余               0.50
income:总计                         10.53
expenditure:一般公共服务支出        7.00
expenditure:社会保障和就业支出      3.03
expenditure:本年支出合计            10.03
expenditure:结余分配                -
expenditure:年末结转和结余          0.50
expenditure:总计                    10.53`

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

// A row that is neither a known line nor a known part of one leaves the grand total open.
func TestUnknownRowBeforeTheGrandTotal(t *testing.T) {
	table := draw(t, "01-income_expenditure_summary", model.IncomeExpenditureSummary, `
                      final
income:其他收入       1.00
income:本年收入合计   1.00
income:某项           2.00
income:总计           1.00`)
	expect(t, results(table), map[string]string{"income_expenditure_summary.income_grand_total": "not_applicable"})
}

func TestPrintedRules(t *testing.T) {
	table := draw(t, "01-income_expenditure_summary", model.IncomeExpenditureSummary, `
                final
income:1        8.00
income:2        1.00
income:3        1.03
income:27       10.03
expenditure:31  10.03
expenditure:57  10.00`)
	table.Notes = []string{"注：本表反映部门本年度的总收支情况。", "27行＝（1＋2＋3＋…＋8）行；57行＝（31＋32＋…＋56）行；99行＝（1＋2）行。"}
	got := results(table)
	expect(t, got, map[string]string{
		"income_expenditure_summary.printed_row_27": "pass",
		"income_expenditure_summary.printed_row_57": "fail(expenditure:57: -0.03)",
		"income_expenditure_summary.printed_row_99": "not_applicable",
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
	expect(t, got, map[string]string{"cross.income_total": "pass fail(income:本年收入合计: 0.96)"})
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
