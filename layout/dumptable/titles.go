package dumptable

import (
	"strings"

	"github.com/juesuan/juesuan/model"
)

// officialTitles are the ministry's titles, longest first where one ends like another.
var officialTitles = []struct {
	title string
	kind  model.Type
}{
	{"财政拨款收入支出决算总表", model.FiscalAppropriationSummary},
	{"收入支出决算总表", model.IncomeExpenditureSummary},
	{"一般公共预算财政拨款基本支出决算明细表", model.GeneralBudgetBasicExpenditure},
	{"一般公共预算财政拨款基本支出决算表", model.GeneralBudgetBasicExpenditure},
	{"一般公共预算财政拨款三公经费支出决算表", model.ThreePublic},
	{"政府性基金预算财政拨款收入支出决算表", model.GovernmentFund},
	{"国有资本经营预算财政拨款支出决算表", model.StateCapital},
	{"一般公共预算财政拨款支出决算表", model.GeneralBudgetExpenditure},
	{"收入决算表", model.Income},
	{"支出决算表", model.Expenditure},
}

// officialTitle knows the official titles, with a year before them and a number in brackets after them.
func officialTitle(title string) model.Type {
	t := fold(title)
	if i := strings.LastIndexAny(t, "("); i > 0 && strings.HasSuffix(t, ")") {
		t = t[:i]
	}
	if i := strings.Index(t, "年度"); i >= 0 {
		t = t[i+len("年度"):]
	}
	for _, o := range officialTitles {
		if t == o.title {
			return o.kind
		}
	}
	return ""
}
