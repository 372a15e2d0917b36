package dumptable

import (
	"strings"

	"github.com/juesuan/juesuan/model"
)

// head is the printed head of one column of amounts; group is the head over several, as printed.
type head struct {
	group, label string
}

// equation is a sum that each row of a form obeys: coefficients of its columns, which add to nothing.
type equation []int64

// form is one printed form of a table: its columns of amounts and what each row adds up to. The forms are those of
// the ministry's public tables since 2017, with the variants that publishers print.
type form struct {
	heads []head
	rows  []equation
}

func flat(labels ...string) []head {
	out := make([]head, len(labels))
	for i, l := range labels {
		out[i].label = l
	}
	return out
}

func under(group string, labels ...string) []head {
	out := flat(labels...)
	for i := range out {
		out[i].group = group
	}
	return out
}

func joinHeads(parts ...[]head) []head {
	var out []head
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

// codeForms are the forms of the tables whose rows have function codes.
var codeForms = map[model.Type][]form{
	model.Income: {
		{joinHeads(flat("本年收入合计", "财政拨款收入", "上级补助收入"), under("事业收入", "小计", "其中：教育收费"), flat("经营收入", "附属单位上缴收入", "其他收入")),
			[]equation{{1, -1, -1, -1, 0, -1, -1, -1}}},
		{flat("本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"),
			[]equation{{1, -1, -1, -1, -1, -1, -1}}},
	},
	model.Expenditure: {
		{flat("本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"),
			[]equation{{1, -1, -1, -1, -1, -1}}},
	},
	model.GeneralBudgetExpenditure: {
		{under("本年支出", "小计", "基本支出", "项目支出"), []equation{{1, -1, -1}}},
		{under("本年支出", "合计", "基本支出", "项目支出"), []equation{{1, -1, -1}}},
		{flat("本年支出合计", "基本支出", "项目支出"), []equation{{1, -1, -1}}},
	},
	model.GovernmentFund: {balanceForm("小计"), balanceForm("合计")},
	model.StateCapital: {
		balanceForm("小计"), balanceForm("合计"),
		{under("本年支出", "合计", "基本支出", "项目支出"), []equation{{1, -1, -1}}},
		{under("本年支出", "小计", "基本支出", "项目支出"), []equation{{1, -1, -1}}},
		{flat("本年支出合计", "基本支出", "项目支出"), []equation{{1, -1, -1}}},
	},
}

func balanceForm(sum string) form {
	return form{
		joinHeads(flat("年初结转和结余", "本年收入"), under("本年支出", sum, "基本支出", "项目支出"), flat("年末结转和结余")),
		[]equation{{1, 1, -1, 0, 0, -1}, {0, 0, 1, -1, -1, 0}},
	}
}

// sideForm is a two-sided table: the columns of the income side and of the expenditure side.
type sideForm struct {
	income, expenditure form
}

var sideForms = map[model.Type][]sideForm{
	model.IncomeExpenditureSummary: {
		{form{heads: flat("年初预算数", "全年预算数", "决算数")}, form{heads: flat("年初预算数", "全年预算数", "决算数")}},
		{form{heads: flat("年初预算数", "调整预算数", "决算数")}, form{heads: flat("年初预算数", "调整预算数", "决算数")}},
		{form{heads: flat("决算数")}, form{heads: flat("决算数")}},
		{form{heads: flat("金额")}, form{heads: flat("金额")}},
	},
	model.FiscalAppropriationSummary: {
		{form{heads: flat("决算数")}, form{under("决算数", "合计", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"), []equation{{1, -1, -1, -1}}}},
		{form{heads: flat("金额")}, form{under("金额", "合计", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"), []equation{{1, -1, -1, -1}}}},
		{form{heads: flat("决算数")}, form{under("决算数", "合计", "一般公共预算财政拨款", "政府性基金预算财政拨款"), []equation{{1, -1, -1}}}},
		{form{heads: flat("金额")}, form{under("金额", "合计", "一般公共预算财政拨款", "政府性基金预算财政拨款"), []equation{{1, -1, -1}}}},
	},
}

// threePublicForms: budget and accounts, six items each; or accounts alone.
var threePublicForms = []form{
	{joinHeads(threePublicHalf("预算数"), threePublicHalf("决算数")), []equation{
		{1, -1, -1, 0, 0, -1, 0, 0, 0, 0, 0, 0}, {0, 0, 1, -1, -1, 0, 0, 0, 0, 0, 0, 0},
		{0, 0, 0, 0, 0, 0, 1, -1, -1, 0, 0, -1}, {0, 0, 0, 0, 0, 0, 0, 0, 1, -1, -1, 0},
	}},
	{threePublicHalf("决算数"), []equation{{1, -1, -1, 0, 0, -1}, {0, 0, 1, -1, -1, 0}}},
}

func threePublicHalf(group string) []head {
	return []head{
		{group, "合计"}, {group, "因公出国（境）费"}, {group, "公务用车购置及运行费/小计"},
		{group, "公务用车购置及运行费/公务用车购置费"}, {group, "公务用车购置及运行费/公务用车运行费"}, {group, "公务接待费"},
	}
}

// minPrinted is the share of a head that must be printed for its form to be believed against a form that is printed
// whole and has fewer columns than a row has amounts.
const minPrinted = 0.8

// chooseForm gives the first form with at least so many columns whose heads are all printed in the head of the
// table, in whatever order their characters have come; the longest form stands first. Where a head is lost in part,
// it is the form that most characters speak for; but where hardly any do, and a form of fewer columns is printed
// whole, it is that one: the row has taken an amount of another.
func chooseForm(forms []form, printed string, columns int) form {
	best, bestShare := forms[len(forms)-1], -1.0
	var whole *form
	for i, f := range forms {
		share := shareIn(f.heads, printed)
		switch {
		case len(f.heads) < columns:
			if share == 1 && whole == nil {
				whole = &forms[i]
			}
		case share == 1:
			return f
		case share > bestShare:
			best, bestShare = f, share
		}
	}
	if whole != nil && bestShare < minPrinted {
		return *whole
	}
	return best
}

// shareIn tells which share of the characters of the heads is printed.
func shareIn(heads []head, printed string) float64 {
	have := map[rune]int{}
	for _, r := range fold(printed) {
		have[r]++
	}
	found, all := 0, 0
	group := ""
	for _, h := range heads {
		text := h.label
		if i := strings.LastIndexByte(text, '/'); i >= 0 {
			text = text[i+1:]
		}
		if h.group != group {
			text += h.group
			group = h.group
		}
		for _, r := range fold(text) {
			all++
			if have[r] > 0 {
				have[r]--
				found++
			}
		}
	}
	return float64(found) / float64(max(all, 1))
}

// closingLabels are the labels without a number that end the two-sided tables.
var closingLabels = map[string]bool{
	"本年收入合计": true, "本年支出合计": true, "收入合计": true, "支出合计": true, "使用非财政拨款结余": true, "使用专用结余": true, "使用非财政拨款结余和专用结余": true,
	"结余分配": true, "年初结转和结余": true, "年末结转和结余": true, "上年结转和结余": true, "结转下年": true,
	"年初财政拨款结转和结余": true, "年末财政拨款结转和结余": true, "总计": true, "收入总计": true, "支出总计": true,
	"一般公共预算财政拨款": true, "政府性基金预算财政拨款": true, "国有资本经营预算财政拨款": true,
}

// totalLabels begin a row of totals.
var totalLabels = map[string]bool{
	"合计": true, "总计": true, "栏次合计": true, "本年合计": true, "人员经费合计": true, "公用经费合计": true,
	"日常公用经费合计": true, "人员经费小计": true, "公用经费小计": true,
}
