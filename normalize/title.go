package normalize

import (
	"regexp"
	"strings"

	"github.com/juesuan/juesuan/model"
)

// titled is what a printed title says of its table.
type titled struct {
	kind model.Type
	// rank tells how near the title is to the official one of its type: 0 the same, 1 another known name of it, 2 a
	// variant. When two tables of a document claim one type, the lower rank has it.
	rank int
}

// titleForm is the grammar of the titles of one type, over what titleCore leaves of a title. Variants after
// domain notes on some twenty publishers of 2017–2025.
type titleForm struct {
	kind model.Type
	form *regexp.Regexp
	// names are the official title and the other known ones.
	names []string
}

// A fund's name in titles: 一般公共预算财政拨款, also without 一般 or 财政拨款.
const generalFund = `(?:一般)?公共预算(?:当年)?(?:财政拨款|拨款)?`

var titleForms = []titleForm{
	{model.IncomeExpenditureSummary, regexp.MustCompile(`(?:收入支出|收支)(?:决算)?总表$|(?:收入支出|收支)决算表$`),
		[]string{"收入支出决算总表", "收入支出总表", "收支决算总表"}},
	{model.Income, regexp.MustCompile(`收入(?:决算表|决算总表|总表)$`),
		[]string{"收入决算表", "收入总表"}},
	{model.Expenditure, regexp.MustCompile(`支出(?:决算表|决算总表|总表)$`),
		[]string{"支出决算表", "支出总表"}},
	{model.FiscalAppropriationSummary, regexp.MustCompile(`财政拨款(?:收入支出|收支)(?:决算表|决算总表|总表)$`),
		[]string{"财政拨款收入支出决算总表", "财政拨款收支决算总表"}},
	{model.GeneralBudgetExpenditure, regexp.MustCompile(generalFund + `(?:收入支出|收支|支出)决算表$`),
		[]string{"一般公共预算财政拨款支出决算表", "一般公共预算财政拨款收入支出决算表"}},
	{model.GeneralBudgetBasicExpenditure, regexp.MustCompile(`(?:^|` + generalFund + `)基本支出(?:经济分类)?决算(?:明细|经济分类)?表$`),
		[]string{"一般公共预算财政拨款基本支出决算表", "一般公共预算财政拨款基本支出决算明细表"}},
	{model.ThreePublic, regexp.MustCompile(`(?:` + generalFund + `|(?:当年)?财政拨款)?(?:安排的)?三公经费[^表]{0,24}(?:支出|决算|情况)[^表]{0,4}表$`),
		[]string{"一般公共预算财政拨款三公经费支出决算表", "财政拨款三公经费支出决算表", "三公经费公共预算财政拨款支出决算表", "三公经费支出决算表"}},
	{model.GovernmentFund, regexp.MustCompile(`政府性?基金(?:预算)?(?:财政拨款)?(?:(?:收入支出|收支|支出)(?:决算)?|决算)表$`),
		[]string{"政府性基金预算财政拨款收入支出决算表", "政府性基金预算财政拨款收入支出表"}},
	{model.StateCapital, regexp.MustCompile(`国有资本经营(?:预算)?(?:财政拨款)?(?:(?:收入支出|收支|支出)(?:决算)?|决算)表$`),
		[]string{"国有资本经营预算财政拨款支出决算表", "国有资本经营预算财政拨款收入支出决算表"}},
}

var (
	lastBracket = regexp.MustCompile(`\([^()]*\)$`)
	lastNumber  = regexp.MustCompile(`(?:财决)?(?:公开|附表?)?\d{1,2}(?:-\d{1,2})?表$`)
	// numberBehind is a number after the title's own 表: …决算表 表5, …决算表5.
	numberBehind  = regexp.MustCompile(`表(?:-?(?:财决|公开|附)?表)?\d{1,2}(?:[-.]\d{1,2})?$`)
	continued     = regexp.MustCompile(`续表?$`)
	chapterNumber = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,4}[、.,:]|\([一二三四五六七八九十]{1,4}\)[、.]?|\d{1,2}(?:-\d{1,2})?[、.])`)
	tableNumber   = regexp.MustCompile(`^(?:(?:公开|财决公开|财决)\d{1,2}表|(?:附件|附表|公开表|表|附)(?:\d{1,2}(?:[-.]\d{1,2})*|[一二三四五六七八九十]{1,3})[:、.-]*)`)
	upToYear      = regexp.MustCompile(`^.*(?:\d{4}|二[〇○零O0][一二三四五六七八九〇○零]{2})年度?`)
	// officialWords are what stands before a title's own words and says nothing of the table.
	officialWords = regexp.MustCompile(`^(?:部门决算|单位决算|部门|单位|预算单位|预算部门|本部门|本单位|本级|汇总|省级|市级|区级|县级|乡级|镇级|公开|的|-|—)+`)
	// owner is how the name of a department ends.
	owner = regexp.MustCompile(`(?:局|厅|委|会|办|室|部|处|院|校|园|馆|站|所|队|中心|社|镇|乡|街道|政府|公司|大学|系统|团|联|场|厂|县|区|市|省|州|盟|旗|支行|总队|支队|大队|站点|部门|单位|本级|\(本级\)|汇总|附件|附表|表|年度|年)$`)
)

// titleCore leaves of a title the words that name the table: number, year, department and brackets around it go.
func titleCore(title string) string {
	t := fold(title)
	for {
		before := t
		t = lastBracket.ReplaceAllString(t, "")
		t = continued.ReplaceAllString(t, "")
		t = numberBehind.ReplaceAllString(t, "表")
		if loc := lastNumber.FindStringIndex(t); loc != nil && loc[0] > 0 {
			t = t[:loc[0]]
		}
		t = chapterNumber.ReplaceAllString(t, "")
		t = tableNumber.ReplaceAllString(t, "")
		t = upToYear.ReplaceAllString(t, "")
		t = officialWords.ReplaceAllString(t, "")
		if t == before {
			return t
		}
	}
}

// bindTitle tells which of the nine tables a title names, if any.
func bindTitle(title string) (titled, bool) {
	core := titleCore(title)
	if !strings.HasSuffix(core, "表") {
		return titled{}, false
	}
	best, bestStart := titled{}, len(core)
	for _, f := range titleForms {
		loc := f.form.FindStringIndex(core)
		if loc == nil || loc[0] >= bestStart {
			continue
		}
		best, bestStart = titled{f.kind, rankOf(core[loc[0]:], f.names)}, loc[0]
	}
	if best.kind == "" || bestStart > 0 && !owner.MatchString(core[:bestStart]) {
		return titled{}, false
	}
	if best.kind == model.ThreePublic && strings.Contains(core, "机关运行") {
		best.rank = rankMore // “三公”经费、…机关运行经费情况表: its heads have to say the same
	}
	return best, true
}

func rankOf(core string, names []string) int {
	for i, n := range names {
		if core == n {
			return min(i, 1)
		}
	}
	return rankVariant
}

// isFormTitle holds for titles of performance forms: 整体绩效自评表, 项目支出绩效自评表, 项目自评表.
func isFormTitle(folded string) bool {
	folded = lastBracket.ReplaceAllString(folded, "")
	return strings.HasSuffix(folded, "表") &&
		(strings.Contains(folded, "自评") || strings.Contains(folded, "绩效评价"))
}

// isBudgetTitle holds for titles of tables of a budget (预算), which is not a final account (决算).
func isBudgetTitle(folded string) bool {
	folded = lastBracket.ReplaceAllString(folded, "")
	if strings.Contains(folded, "决算") || isFormTitle(folded) {
		return false
	}
	return strings.HasSuffix(folded, "预算表") || strings.HasSuffix(folded, "预算总表") ||
		strings.HasSuffix(folded, "表") && (strings.HasPrefix(titleCore(folded), "预算") || strings.Contains(folded, "部门预算") || strings.Contains(folded, "单位预算")) ||
		strings.HasSuffix(folded, "收支总表")
}
