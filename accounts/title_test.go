package accounts

import (
	"testing"

	"github.com/juesuan/juesuan/model"
)

const (
	final  = model.StageFinalAccounts
	budget = model.StageBudget
)

func TestMatchTitle(t *testing.T) {
	for _, c := range []struct {
		title string
		want  model.Type
		stage model.Stage
	}{
		{"收入支出决算总表", model.IncomeExpenditureSummary, final},
		{"2021年度收入支出决算总表（表1）", model.IncomeExpenditureSummary, final},
		{"公开01表 收入支出决算总表", model.IncomeExpenditureSummary, final},
		{"收 入 支 出 决 算 总 表", model.IncomeExpenditureSummary, final},
		{"一、收入支出决算总表", model.IncomeExpenditureSummary, final},
		{"甲市乙局2020年度部门收支决算总表", model.IncomeExpenditureSummary, final},
		{"部门决算收入支出总表", model.IncomeExpenditureSummary, final},
		{"收入支出决算总表 7", model.IncomeExpenditureSummary, final},
		{"收入决算表", model.Income, final},
		{"附表2：收入决算总表", model.Income, final},
		{"表2 甲市财政局收入决算表", model.Income, final},
		{"２０２１年度单位收入决算表（公开０２表）", model.Income, final},
		{"支出决算表", model.Expenditure, final},
		{"支出决算表（续表）", model.Expenditure, final},
		{"支出决算表（续）", model.Expenditure, final},
		{"续表：支出决算表", "", ""},
		{"甲区国有资产监督管理委员会支出决算表", model.Expenditure, final},
		{"财政拨款收入支出决算总表", model.FiscalAppropriationSummary, final},
		{"财政拨款收入支出决算表", model.FiscalAppropriationSummary, final},
		{"财政拨款收支决算总表", model.FiscalAppropriationSummary, final},
		{"一般公共预算财政拨款支出决算表", model.GeneralBudgetExpenditure, final},
		{"2024年度一般公共预算财政拨款支出决算表 表5", model.GeneralBudgetExpenditure, final},
		{"区级一般公共预算支出决算表（功能科目）", model.GeneralBudgetExpenditure, final},
		{"一般公共预算财政拨款收入支出决算表", model.GeneralBudgetExpenditure, final},
		{"一般公共预算财政拨款基本支出决算表", model.GeneralBudgetBasicExpenditure, final},
		{"一般公共预算财政拨款基本支出决算明细表", model.GeneralBudgetBasicExpenditure, final},
		{"一般公共预算基本支出决算表（经济科目）", model.GeneralBudgetBasicExpenditure, final},
		{"一般公共预算财政拨款“三公”经费支出决算表", model.ThreePublic, final},
		{"财政拨款「三公」经费支出决算表", model.ThreePublic, final},
		{"“三公”经费公共预算财政拨款支出决算表", model.ThreePublic, final},
		{"“三公”经费、会议费和培训费支出决算表", model.ThreePublic, final},
		{"政府性基金预算财政拨款收入支出决算表", model.GovernmentFund, final},
		{"政府性基金预算财政拨款收入支出决算表8", model.GovernmentFund, final},
		{"政府性基金预算支出决算表", model.GovernmentFund, final},
		{"国有资本经营预算财政拨款支出决算表", model.StateCapital, final},
		{"国有资本经营预算财政拨款收入支出决算表", model.StateCapital, final},
		{"二○二一年度国有资本经营财政拨款支出决算表", model.StateCapital, final},
		// numbers and departments, in all styles
		{"表一　收入支出决算总表", model.IncomeExpenditureSummary, final},
		{"表五　一般公共预算财政拨款支出决算表", model.GeneralBudgetExpenditure, final},
		{"附件1-5  一般公共预算财政拨款支出决算表", model.GeneralBudgetExpenditure, final},
		{"附表六：一般公共预算财政拨款基本支出决算表", model.GeneralBudgetBasicExpenditure, final},
		{"8.2022年政府性基金预算财政拨款收入支出决算表", model.GovernmentFund, final},
		{"紫荆新区人民检察院2022年度支出决算表", model.Expenditure, final},
		{"2022年度紫荆新区人民检察院一般公共预算财政拨款支出决算表", model.GeneralBudgetExpenditure, final},
		// misread
		{"一般公共预算财政拔款支出决算表", model.GeneralBudgetExpenditure, final},
		{"般公共预算财政拨款支出决算表", model.GeneralBudgetExpenditure, final},
		{"-般公共预箅财政拨款基本支出决箅表", model.GeneralBudgetBasicExpenditure, final},
		{"政府性基金预算财政拨款收人支出决算裘", model.GovernmentFund, final},
		{"国有资木经营预算财政拨款支出决算表", model.StateCapital, final},
		{"收入支岀决箅总表", model.IncomeExpenditureSummary, final},
		{"支出决算袁", model.Expenditure, final},
		// budgets
		{"2024年部门收支预算总表", model.IncomeExpenditureSummary, budget},
		{"2026年部门财务收支预算总表", model.IncomeExpenditureSummary, budget},
		{"部门预算收支总表", model.IncomeExpenditureSummary, budget},
		{"2024年预算单位收入预算总表", model.Income, budget},
		{"部门预算支出总表", model.Expenditure, budget},
		{"部门预算财政拨款收支总表", model.FiscalAppropriationSummary, budget},
		{"2025年预算单位一般公共预算支出功能分类预算表", model.GeneralBudgetExpenditure, budget},
		{"一般公共预算基本支出预算表", model.GeneralBudgetBasicExpenditure, budget},
		{"单位“三公”经费和机关运行经费预算表", model.ThreePublic, budget},
		{"“三公”经费、会议费、培训费支出预算表(一般公共预算)", model.ThreePublic, budget},
		{"财政拨款政府性基金支出预算表", model.GovernmentFund, budget},
		{"财政拨款支出预算表", "fiscal_appropriation_expenditure", budget},
		{"项目支出预算表", "project_expenditure", budget},
		{"部门收支总体情况表", model.IncomeExpenditureSummary, ""},
		{"一般公共预算支出表", model.GeneralBudgetExpenditure, ""},
		// beside the standard ones
		{"财政拨款支出决算明细表", "fiscal_appropriation_detail", final},
		{"一般公共预算财政拨款支出决算明细表", "general_budget_detail", final},
		{"一般公共预算财政拨款项目支出决算表", "general_budget_project", final},
		{"机关运行经费支出决算表", "operating_expenses", final},
		{"国有资产占用情况表", "state_assets", ""},
		// titles of provinces' budgets
		{"2024年部门综合预算收支总表", model.IncomeExpenditureSummary, budget},
		{"预算06表 财政拨款收支预算总表", model.FiscalAppropriationSummary, budget},
		{"2022年预算支出总表", model.Expenditure, budget},
		{"2016年收支决算总体情况表", model.IncomeExpenditureSummary, final},
		{"2016年支出决算总体情况表", model.Expenditure, final},
		{"2016年支出决算总体情况", "", ""},
		{"财政拨款收支决算情况表", model.FiscalAppropriationSummary, final},
		{"部门收入支出总体情况表", model.IncomeExpenditureSummary, ""},
		{"收入预算总体情况表", model.Income, budget},
		{"财政拨款收支预算总体情况表", model.FiscalAppropriationSummary, budget},
		{"国有资本经营预算收支预算表", model.StateCapital, budget},
		{"政府基金预算财政拨款支出表", model.GovernmentFund, ""},
		{"一般公共预算安排的行政经费及“三公”经费预算表", model.ThreePublic, budget},
		{"财政拨款（含一般公共预算和政府性基金预算）“三公”经费支出表", model.ThreePublic, ""},
		{"2022年“三公”经费预算财政拨款情况统计表", model.ThreePublic, budget},
		{"财政拨款“三公”经费、行政参公单位机关运行经费情况表", model.ThreePublic, ""},
		{"财政拨款支出决算表（功能科目）", "fiscal_appropriation_expenditure", final},
		{"财政拨款基本支出决算表（经济科目）", "fiscal_appropriation_basic_expenditure", final},
		// the bracket says which codes a table lists by
		{"一般公共预算支出明细表（按支出功能分类科目）", model.GeneralBudgetExpenditure, ""},
		{"一般公共预算支出明细表（按支出经济分类科目）", "", ""},
		{"部门支出总表（按政府预算经济分类）", "", ""},
		{"财政拨款支出预算表（部门经济分类科目）", "", ""},
		// tables of a government's own budget, and others that read like one of the nine
		{"2023年全市一般公共预算支出决算表", "", ""},
		{"市本级一般公共预算支出表", "", ""},
		{"甲县2023年一般公共预算支出决算表", "", ""},
		{"甲县民政局2023年一般公共预算支出决算表", model.GeneralBudgetExpenditure, final},
		{"一般公共预算收入预算表", "", ""},
		{"政府性基金收入预算表", "", ""},
		{"政府性基金预算财政拨款基本支出决算表", "", ""},
		{"部门基本支出预算表（人员类、运转类公用经费项目）", "", ""},
		{"国有资产使用情况表", "", ""},
		{"非财政拨款支出决算表", "", ""},
		{"一般公共预算支出执行情况表", "", ""},
		{"一般公共预算财政拨款收入决算表", "", ""},
		{"一般公共预算基本支出表（按政府预算支出经济分类科目）", "", ""},
		{"一般公共预算基本支出表（按部门预算支出经济分类科目）", model.GeneralBudgetBasicExpenditure, ""},
		// other tables, and no tables
		{"2017年部门采购预算表", "", ""},
		{"固定资产支出决算表", "", ""},
		{"教育支出决算表", "", ""},
		{"项目支出绩效自评表", "", ""},
		{"部门决算单位构成", "", ""},
		{"收入支出情况说明", "", ""},
		{"收入决算情况说明", "", ""},
		{"甲市乙局2021年度部门决算表", "", ""},
		{"2022年度单位支出情况表", "", ""},
		{"2022年度分处室支出表", "", ""},
		{"2022年度会议培训费用表", "", ""},
		{"政府性基金预算财政拨款“三公”经费支出决算表", "", ""},
		{"本部门没有政府性基金预算财政拨款收入支出，故本表为空表", "", ""},
		{"表", "", ""},
		{"", "", ""},
	} {
		var got model.Type
		var stage model.Stage
		if list := MatchTitle(c.title); len(list) > 0 {
			got, stage = list[0].Table.ID, list[0].Stage
		}
		if got != c.want || stage != c.stage {
			t.Errorf("%s (%s) is %q of %q, want %q of %q", c.title, titleCore(c.title), got, stage, c.want, c.stage)
		}
	}
}

// A name to the letter is official only as the form prints it.
func TestOfficialTitle(t *testing.T) {
	for title, want := range map[string]bool{"收入支出决算总表": true, "2021年度收入支出决算总表（表1）": true, "收入支岀决算总表": false, "收支决算总表": false} {
		list := MatchTitle(title)
		if len(list) == 0 || list[0].Official != want {
			t.Errorf("%s: %+v, want official %v", title, list, want)
		}
	}
}

// Every table's first title is its own.
func TestTitlesOfTheCatalog(t *testing.T) {
	for _, table := range All() {
		if table.Shape == Form {
			continue
		}
		for stage, names := range map[model.Stage]Names{final: table.Titles.Final, budget: table.Titles.Budget, "": table.Titles.Either} {
			for _, spelling := range names.spellings() {
				list := MatchTitle(spelling)
				if len(list) != 1 || list[0].Table != table || list[0].Stage != stage || list[0].Distance != 0 {
					t.Errorf("%s of %s (%s) is %+v", spelling, table.ID, stage, list)
				}
			}
		}
	}
}

func TestStageOf(t *testing.T) {
	for label, want := range map[string]model.Stage{
		"收入支出决算总表": final, "决算数": final, "收入预算总表": budget, "预算数": budget,
		"一般公共预算财政拨款支出决算表": final, "政府性基金预算支出表": "", "一般公共预算支出预算表": budget, "国有资本经营预算": "",
		"预算单位支出决算表": final, "预决算": "", "预算数与决算数": "", "支出表": "", "": "", "决 算 数": final,
	} {
		if got := StageOf(label); got != want {
			t.Errorf("%s is of %q, want %q", label, got, want)
		}
	}
}

func TestIsOwner(t *testing.T) {
	for words, want := range map[string]bool{"甲市财政局": true, "甲县第一中学": false, "甲市乙区人民法院": true, "教育支出": false, "甲市政府办公室(本级)": true} {
		if got := IsOwner(words); got != want {
			t.Errorf("%s: %v", words, got)
		}
	}
}

func TestKindsOfTitles(t *testing.T) {
	for title, want := range map[string]struct{ table, form, budget bool }{
		"收入决算表（公开02表）":       {table: true},
		"公开05表":              {},
		"一、收入情况":             {},
		"项目支出绩效自评表（2021年度）":  {table: true, form: true},
		"部门预算项目支出绩效自评表":      {table: true, form: true},
		"2021年部门预算绩效目标表（附件）": {table: true, budget: true},
		"一般公共预算财政拨款支出决算表":    {table: true},
	} {
		if got := (struct{ table, form, budget bool }{IsTableTitle(title), IsFormTitle(title), IsBudgetTitle(title)}); got != want {
			t.Errorf("%s: %+v, want %+v", title, got, want)
		}
	}
}
