package narrative

import (
	"regexp"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
)

// topic is what a sentence speaks of.
type topic uint8

const (
	noTopic topic = iota
	summary
	income
	expenditure
	fiscal
	general     // 一般公共预算财政拨款支出
	basic       // 一般公共预算财政拨款基本支出
	threePublic // “三公”经费
	running     // 机关运行经费
	procurement // 政府采购
	other       // known, and without figures of the tables
)

// anchor tells a topic: by any of the marks, where a pattern is given only if that matches too. Marks are looked for
// first because they are found much faster.
type anchor struct {
	topic   topic
	marks   []string
	pattern *regexp.Regexp
}

// anchors tell a topic; the first that matches counts. A sentence that matches none goes on with the topic before.
var anchors = []anchor{
	{other, []string{"绩效", "车辆", "名词解释", "是指", ":指"}, regexp.MustCompile(`绩效(?:[^工]|$)|车辆\d|名词解释|是指|^[一二三四五六七八九十]+、[^,]*:指`)},
	{procurement, []string{"政府采购支出", "政府采购金额", "政府采购总额"}, nil},
	{running, []string{"机关运行经费支出"}, nil},
	{threePublic, []string{"三公"}, nil},
	{other, []string{"政府性基金", "国有资本"}, regexp.MustCompile(`^[^,]*(?:政府性基金预算财政拨款|国有资本经营预算财政拨款)(?:收入|支出|本年)`)},
	{basic, []string{"财政拨款基本支出"}, regexp.MustCompile(`一般公共预算财政拨款基本支出(?:决算)?(?:为|共计)?\d`)},
	{general, []string{"财政拨款支出"}, regexp.MustCompile(`(?:^|度|[^收])财政拨款支出(?:决算)?(?:年初预算)?(?:合计|总计)?(?:为)?[\d,主占年]`)},
	{fiscal, []string{"总计"}, regexp.MustCompile(`拨款(?:收入支出|收、支|收支)(?:决算)?总计`)},
	{summary, []string{"总计"}, regexp.MustCompile(`(?:收入支出|收、支|收支)(?:决算)?总计`)},
	{income, []string{"收入合计"}, nil},
	{expenditure, []string{"支出合计"}, nil},
}

func topicOf(f string, before topic) topic {
	for i := range anchors {
		if a := &anchors[i]; containsAny(f, a.marks) && (a.pattern == nil || a.pattern.MatchString(f)) {
			return a.topic
		}
	}
	return before
}

func containsAny(f string, marks []string) bool {
	for _, m := range marks {
		if strings.Contains(f, m) {
			return true
		}
	}
	return false
}

// meaning binds the words before an amount to a cell of the tables.
type meaning struct {
	topic topic
	words *regexp.Regexp
	place accounts.Cell
	// total is set for the amount of which the others of its sentence are parts.
	total bool
}

func cell(t model.Type, key, column string) accounts.Cell {
	return accounts.Cell{Table: t, Key: key, Column: column}
}

func exactly(words string) *regexp.Regexp {
	return regexp.MustCompile(`^(?:其中:)?(?:` + words + `)(?:为)?$`)
}

// meanings are what the template says of totals and columns; classes, items and 三公 are read by their own words.
var meanings = []meaning{
	{summary, regexp.MustCompile(`(?:收入支出|收、支|收支)(?:决算)?总计(?:为)?$`), cell(model.IncomeExpenditureSummary, "income:total", "final"), true},
	{fiscal, regexp.MustCompile(`财政拨款(?:收入支出|收、支|收支)(?:决算)?总计(?:为)?$`), cell(model.FiscalAppropriationSummary, "income:total", "final"), true},

	{income, regexp.MustCompile(`收入合计(?:为)?$`), cell(model.Income, "total", "total"), true},
	{income, exactly("财政拨款收入"), cell(model.Income, "total", "fiscal"), false},
	{income, exactly("上级补助收入"), cell(model.Income, "total", "superior_subsidy"), false},
	{income, exactly("事业收入"), cell(model.Income, "total", "undertaking"), false},
	{income, exactly("经营收入"), cell(model.Income, "total", "operating"), false},
	{income, exactly("附属单位上缴收入"), cell(model.Income, "total", "subordinate_remittance"), false},
	{income, exactly("其他收入"), cell(model.Income, "total", "other"), false},

	{expenditure, regexp.MustCompile(`支出合计(?:为)?$`), cell(model.Expenditure, "total", "total"), true},
	{expenditure, exactly("基本支出"), cell(model.Expenditure, "total", "basic"), false},
	{expenditure, exactly("项目支出"), cell(model.Expenditure, "total", "project"), false},
	{expenditure, exactly("上缴上级支出"), cell(model.Expenditure, "total", "remitted_to_superior"), false},
	{expenditure, exactly("经营支出"), cell(model.Expenditure, "total", "operating"), false},
	{expenditure, exactly("对附属单位补助支出"), cell(model.Expenditure, "total", "subordinate_subsidy"), false},

	{general, regexp.MustCompile(`一般公共预算财政拨款支出(?:决算)?(?:合计|总计)?(?:为)?$`), cell(model.GeneralBudgetExpenditure, "total", "total"), true},
	{general, regexp.MustCompile(`^(?:20\d\d年度?)?财政拨款支出(?:合计|总计)?(?:为)?$`), cell(model.GeneralBudgetExpenditure, "total", "total"), true},
	{general, exactly("基本支出"), cell(model.GeneralBudgetExpenditure, "total", "basic"), false},
	{general, exactly("项目支出"), cell(model.GeneralBudgetExpenditure, "total", "project"), false},

	{basic, regexp.MustCompile(`一般公共预算财政拨款基本支出(?:决算)?(?:为|共计)?$`), cell(model.GeneralBudgetExpenditure, "total", "basic"), true},
	{basic, exactly("人员经费(?:支出)?"), cell(model.GeneralBudgetBasicExpenditure, "people_total", "final"), false},
	{basic, exactly("(?:日常)?公用经费(?:支出)?"), cell(model.GeneralBudgetBasicExpenditure, "public_total", "final"), false},

	{running, regexp.MustCompile(`机关运行经费支出(?:决算)?(?:为)?$`), cell(model.GeneralBudgetBasicExpenditure, "public_total", "final"), true},
	{procurement, regexp.MustCompile(`政府采购(?:支出总额|支出|金额|总额)(?:\(以合同签订为准\))?(?:共计|为)?$`), accounts.Cell{}, true},
}

// publicItem is the item of 三公 that words name, in the column ids of its table; empty when they name none.
func publicItem(words string) string {
	for _, item := range publicItems {
		if item.words.MatchString(words) {
			return item.column
		}
	}
	return ""
}

var publicItems = []struct {
	column string
	words  *regexp.Regexp
}{
	{"abroad", regexp.MustCompile(`因公出国(?:\(境\))?费?用?(?:支出)?(?:决算)?(?:年初)?(?:预算)?(?:数)?(?:安排)?(?:为)?$`)},
	{"vehicle_total", regexp.MustCompile(`公务用车购置及运行(?:维护)?费?(?:支出)?(?:决算)?(?:年初)?(?:预算)?(?:数)?(?:为)?$`)},
	{"vehicle_purchase", regexp.MustCompile(`公务用车购置(?:费|支出)?(?:支出)?(?:决算)?(?:数)?(?:为)?$`)},
	{"vehicle_operation", regexp.MustCompile(`公务用车运行(?:维护)?(?:费|支出)(?:支出)?(?:决算)?(?:数)?(?:为)?$`)},
	{"reception", regexp.MustCompile(`^(?:其中:|\d[.、])?公务接待费(?:支出)?(?:决算)?(?:年初)?(?:预算)?(?:数)?(?:为)?$`)},
	{"total", regexp.MustCompile(`三公经费(?:财政拨款)?(?:支出)?(?:年初)?(?:预算|决算)(?:数)?(?:为)?$`)},
}
