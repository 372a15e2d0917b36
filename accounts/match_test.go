package accounts

import (
	"testing"

	"github.com/juesuan/juesuan/model"
)

// found is how sure a label is of its name.
type found uint8

const (
	sureName found = iota
	doubtful
	unknown
)

func find(x *Index, label string) (thing int, how found) {
	c, sure, ok := Nearest(x.Match(label))
	switch {
	case !ok:
		return -1, unknown
	case !sure:
		return c.Thing, doubtful
	}
	return c.Thing, sureName
}

func TestMatch(t *testing.T) {
	things := []string{"本年收入合计", "本年支出合计", "一般公共服务支出", "教育支出", "因公出国(境)费", "其他收入", "基本支出", "人员经费", "科学技术支出", "小计", "合计"}
	x := NewIndex(func() (out []Names) {
		for _, n := range things {
			out = append(out, Names{n})
		}
		return out
	}()...)
	for _, c := range []struct {
		label, want string
		how         found
	}{
		{"教育支出", "教育支出", sureName},
		{"教 育　支 出", "教育支出", sureName},
		{"五、教育支出", "教育支出", sureName},
		{"（五）教育支出", "教育支出", sureName},
		{"5．教育支出", "教育支出", sureName},
		{"其中：教育支出", "教育支出", sureName},
		{"1.其中：教育支出", "教育支出", sureName},
		{"2021年度教育支出", "教育支出", sureName},
		{"教育支出：", "教育支出", sureName},
		{"教育支出……………", "教育支出", sureName},
		{"教育支出........", "教育支出", sureName},
		{"教育支出①", "教育支出", sureName},
		{"教育支出[1]", "教育支出", sureName},
		{"教育支出*", "教育支出", sureName},
		{"教育支出（205）", "教育支出", sureName},
		{"教育支出 Education", "教育支出", sureName},
		{"基本支出Basic expenditure", "基本支出", sureName},
		{"因公出国（境）费", "因公出国(境)费", sureName},
		{"因公出国〔境〕费", "因公出国(境)费", sureName},
		// what print and OCR do
		{"一股公共服务支出", "一般公共服务支出", sureName}, // 般 as 股
		{"般公共服务支出", "一般公共服务支出", sureName},  // 一 lost
		{"一、般公共服务支出", "一般公共服务支出", sureName},
		{"一、一般公共服务支岀", "一般公共服务支出", sureName},
		{"科学技木支出", "科学技术支出", sureName},
		{"人员轻费", "人员经费", sureName},
		{"本年收人合计", "本年收入合计", sureName},
		{"本牟支出台计", "本年支出合计", sureName},
		{"本年口入合计", "本年收入合计", sureName},
		// a character is lost, and two names are as near
		{"本年出合计", "本年支出合计", sureName},
		{"本年口口合计", "本年收入合计", doubtful},
		// others
		{"少计", "小计", sureName},
		{"计", "", unknown},
		{"", "", unknown},
		{"国防支出", "", unknown},
		{"本部门没有教育支出，也没有一般公共服务支出。", "", unknown},
	} {
		i, how := find(x, c.label)
		got := ""
		if i >= 0 {
			got = things[i]
		}
		if how != c.how || how == sureName && got != c.want {
			t.Errorf("%q is %q (%d), want %q (%d): %v", c.label, got, how, c.want, c.how, x.Match(c.label))
		}
	}
}

// A name with one of two opposite words is no misprint of the name with the other.
func TestOppositesAreNotConfused(t *testing.T) {
	for _, c := range []struct{ name, other string }{
		{"本年收入合计", "本年支出合计"}, {"财政拨款支出预算表", "财政拨款支出决算表"}, {"年初结转和结余", "年末结转和结余"},
		{"上年决算数", "本年决算数"}, {"公务用车购置费", "公务用车运行费"},
	} {
		x := NewIndex(Names{c.name})
		if m := x.Match(c.other); len(m) > 0 {
			t.Errorf("%s may be %s: %v", c.other, c.name, m)
		}
	}
	x := NewIndex(Names{"公务用车购置及运行维护费"})
	if _, ok := x.Find("公务用车购置及运行费"); !ok {
		t.Error("a name with both words is no opposite of itself")
	}
}

func TestMatchNeverNamesTwice(t *testing.T) {
	x := NewIndex(Names{"收入总计", "收入合计"}, Names{"支出总计"})
	for _, label := range []string{"收入总计", "收人总汁", "入总计"} {
		seen := map[int]bool{}
		for _, c := range x.Match(label) {
			if seen[c.Thing] {
				t.Errorf("%s: %d is given twice", label, c.Thing)
			}
			seen[c.Thing] = true
		}
	}
}

func TestCores(t *testing.T) {
	for label, want := range map[string]string{
		"一、财政拨款收入": "财政拨款收入", "（二）其他收入": "其他收入", "2021年度收入": "收入", "其中：1.工资": "工资", "加：年初结转": "年初结转",
		"支出（按功能分类）": "支出", "一、": "一、", "3.5": "5", "１２、项目": "项目",
	} {
		cores := Cores(label)
		if len(cores) == 0 || cores[len(cores)-1] != want {
			t.Errorf("%s: %v, want %s as the last", label, cores, want)
		}
	}
}

func TestWithoutLeaders(t *testing.T) {
	for name, want := range map[string]string{"教育支出……": "教育支出", "教育支出.....": "教育支出", "教育支出.": "教育支出.", "教育支出": "教育支出"} {
		if got := WithoutLeaders(name); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}

func TestRole(t *testing.T) {
	for head, want := range map[string]HeadRole{
		"项目": NameHead, "项 目": NameHead, "科目名称": NameHead, "项目（按功能分类）": NameHead, "项目名称": NameHead,
		"支出功能分类科目编码": CodeHead, "功能分类科目代码": CodeHead, "科目编码": CodeHead, "类": CodeHead, "款": CodeHead, "项": CodeHead,
		"科目编码及名称": CodeAndName, "行次": LineHead, "备注": RemarkHead, "序号": RemarkHead,
		"基本支出": NoRole, "合计": NoRole, "决算数": NoRole, "金额": NoRole, "": NoRole, "财政拨款收入": NoRole,
		"科目编玛": CodeHead, "科日名称": NameHead, "功能分类科目编妈": CodeHead,
	} {
		if got := Role(head); got != want {
			t.Errorf("%q has the role %d, want %d", head, got, want)
		}
	}
}

func TestTotals(t *testing.T) {
	for label, want := range map[string]bool{"合计": true, "总 计": true, "本年支出合计": true, "小计": false, "人员经费合计": false, "教育支出": false, "会计": false, "": false} {
		if got := IsTotal(label); got != want {
			t.Errorf("IsTotal(%q) is %v", label, got)
		}
	}
	for label, want := range map[string]bool{"人员经费合计": true, "日常公用经费小计": true, "人员经费": false, "合计": false, "审计": false} {
		if got := IsSubtotal(label); got != want {
			t.Errorf("IsSubtotal(%q) is %v", label, got)
		}
	}
}

func TestSectionMatch(t *testing.T) {
	for _, c := range []struct {
		table          model.Type
		section, label string
		want           string // empty: nothing, or nothing sure
	}{
		{model.IncomeExpenditureSummary, "income", "一、一般公共预算财政拨款收入", "general_budget"},
		{model.IncomeExpenditureSummary, "income", "一般公共预箅财政拔款收入", "general_budget"},
		{model.IncomeExpenditureSummary, "income", "二、政府性基金预算财政拨款收入", "government_fund"},
		{model.IncomeExpenditureSummary, "income", "本年收入合计", "year_total"},
		{model.IncomeExpenditureSummary, "income", "使用非财政拨款结余（含专用结余）", "nonfiscal_balance_used"},
		{model.IncomeExpenditureSummary, "income", "总　计", "total"},
		{model.IncomeExpenditureSummary, "expenditure", "八、社会保障和就业支出", "208"},
		{model.IncomeExpenditureSummary, "expenditure", "八、社会保陣和就业支出", "208"},
		{model.IncomeExpenditureSummary, "expenditure", "十、卫生健康支出", "210"},
		{model.IncomeExpenditureSummary, "expenditure", "医疗卫生与计划生育支出", "210"},
		{model.IncomeExpenditureSummary, "expenditure", "二十三、债务还本支出", "231"},
		{model.IncomeExpenditureSummary, "expenditure", "二十四、债务付息支出", "232"},
		{model.IncomeExpenditureSummary, "expenditure", "年末结转和结余", "closing_balance"},
		{model.IncomeExpenditureSummary, "expenditure", "二、外交", "202"},
		{model.IncomeExpenditureSummary, "expenditure", "二十五、其他", ""},
		{model.IncomeExpenditureSummary, "expenditure", "年终结余", "closing_balance"},
		{model.IncomeExpenditureSummary, "income", "年初结余", "opening_balance"},
		{model.IncomeExpenditureSummary, "nature", "资本性支出（基本建设）", ""},
		{model.FiscalAppropriationSummary, "income", "（一）一般公共预算拨款", "general_budget"},
		{model.IncomeExpenditureSummary, "nature", "公用经费", "public"},
		{model.FiscalAppropriationSummary, "income", "年初财政拨款结转和结余", "opening_balance"},
		{model.FiscalAppropriationSummary, "expenditure", "年末财政拨款结转和结余", "closing_balance"},
		{model.FiscalAppropriationSummary, "income", "事业收入", ""},
		{model.IncomeExpenditureSummary, "expenditure", "部门自己的一项", ""},
	} {
		s := Of(c.table).Section(c.section)
		list := s.Match(c.label)
		got := ""
		if len(list) > 0 && (len(list) == 1 || list[1].Distance-list[0].Distance >= apart) {
			got = list[0].ID
		}
		if got != c.want {
			t.Errorf("%s:%s is %q, want %q", c.section, c.label, got, c.want)
		}
	}
}

func TestMatchColumn(t *testing.T) {
	for _, c := range []struct {
		table   model.Type
		stage   model.Stage
		section string
		path    []string
		want    string
	}{
		{model.Income, "", "", []string{"项目", "本年收入合计"}, "total"},
		{model.Income, "", "", []string{"本年收入合计①"}, "total"},
		{model.Income, "", "", []string{"事业收入", "小计"}, "undertaking"},
		{model.Income, "", "", []string{"事业收入", "其中：教育收费"}, "education_fee"},
		{model.Income, "", "", []string{"本年支出合计"}, ""},
		{model.Income, "", "", []string{"非财政拨款收入"}, NoID},
		{model.Income, "", "", []string{"非财政拨款收入", "事业收入"}, "undertaking"},
		{model.Expenditure, budget, "", []string{"支出预算", "基本支出 ئاساسىي چىقىم"}, "basic"},
		{model.Expenditure, "", "", []string{"项目支出 རྣམ་གྲངས་འགྲོ་གྲོན"}, "project"},
		{model.GovernmentFund, "", "", []string{"年初结转和结余", "项目支出结转和结余"}, NoID},
		{model.GeneralBudgetExpenditure, budget, "", []string{"资本性支出"}, NoID},
		{model.GeneralBudgetExpenditure, budget, "", []string{"当年预算数"}, "total"},
		{model.Income, budget, "", []string{"本年收入", "一般公共预算拨款"}, "fiscal"},
		{model.Income, budget, "", []string{"政府性基金预算财政拨款收入"}, NoID},
		{model.Income, budget, "", []string{"本年收入", "国有资本经营预算财政拨款"}, NoID},
		{model.Expenditure, budget, "", []string{"政府性基金预算"}, NoID},
		{"project_expenditure", budget, "", []string{"本年财政拨款", "一般公共预算"}, "general_budget"},
		{"project_expenditure", budget, "", []string{"单位资金"}, "other"},
		{model.Income, "", "", []string{"财政拔款收入"}, "fiscal"},
		{model.Expenditure, "", "", []string{"基本支出 Basic expenditure"}, "basic"},
		{model.Expenditure, "", "", []string{"对附属单位补助支出"}, "subordinate_subsidy"},
		{model.Expenditure, model.StageBudget, "", []string{"金额"}, "total"},
		{model.GeneralBudgetExpenditure, "", "", []string{"本年支出", "小计"}, "total"},
		{model.GeneralBudgetExpenditure, "", "", []string{"本年支出", "基本支出"}, "basic"},
		{model.GeneralBudgetExpenditure, "", "", []string{"本年支出", "基本支出", "小计"}, "basic"},
		{model.GeneralBudgetExpenditure, "", "", []string{"年初结转和结余", "基本支出结转"}, "opening_balance.basic"},
		{model.GeneralBudgetExpenditure, "", "", []string{"年初结转和结余", "小计"}, "opening_balance.total"},
		{model.GeneralBudgetExpenditure, "", "", []string{"年末结转和结余", "合计"}, "closing_balance.total"},
		{model.GeneralBudgetExpenditure, "", "", []string{"本年收入", "项目支出"}, "income.project"},
		{model.GeneralBudgetExpenditure, "", "", []string{"本年支出", "比上年增减"}, "difference"},
		{model.GeneralBudgetExpenditure, "", "", []string{"增减率（%）"}, "rate"},
		{model.GovernmentFund, "", "", []string{"年初结转和结余"}, "opening_balance"},
		{model.GovernmentFund, "", "", []string{"本年支出", "项目支出"}, "project"},
		{model.GeneralBudgetBasicExpenditure, model.StageFinalAccounts, "", []string{"决算数"}, "final"},
		{model.GeneralBudgetBasicExpenditure, model.StageBudget, "", []string{"合计"}, "total"},
		{model.GeneralBudgetBasicExpenditure, model.StageBudget, "", []string{"基本支出", "人员经费"}, "personnel"},
		{model.IncomeExpenditureSummary, model.StageFinalAccounts, "income", []string{"收入", "决算数"}, "final"},
		{model.IncomeExpenditureSummary, model.StageBudget, "income", []string{"预算数"}, "budget"},
		{model.IncomeExpenditureSummary, model.StageFinalAccounts, "income", []string{"收入", "年初预算数"}, "initial_budget"},
		{model.FiscalAppropriationSummary, model.StageFinalAccounts, "expenditure", []string{"支出", "决算数", "合计"}, "total"},
		{model.FiscalAppropriationSummary, model.StageFinalAccounts, "expenditure", []string{"支出", "政府性基金预算财政拨款"}, "government_fund"},
		{model.FiscalAppropriationSummary, model.StageFinalAccounts, "income", []string{"收入", "决算数"}, "final"},
		{model.FiscalAppropriationSummary, model.StageFinalAccounts, "income", []string{"上年决算数"}, "previous"},
		{"project_expenditure", model.StageBudget, "", []string{"资金来源", "一般公共预算财政拨款"}, "general_budget"},
		{"state_assets", "", "", []string{"车辆数合计（台、辆）"}, "vehicles"},
		{model.Expenditure, "", "", nil, ""},
	} {
		got := ""
		if m := Of(c.table).MatchColumn(c.stage, c.section, c.path); len(m) > 0 {
			got = m[0].Column.ID
		}
		if got != c.want {
			t.Errorf("%s %s: %v is %q, want %q", c.table, c.section, c.path, got, c.want)
		}
	}
}

func TestBasicTotal(t *testing.T) {
	for label, want := range map[string]bool{"合计": true, "基本支出总计": true, "基本支出": false, "人员经费": false} {
		if IsBasicTotal(label) != want {
			t.Errorf("%s: %v", label, !want)
		}
	}
}
