package accounts

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// Titled is a table that a printed title may name.
type Titled struct {
	Table *Table
	// Stage is the one that the title names; empty where it names none.
	Stage    model.Stage
	Distance int // tenths of a wrong character
	Official bool
	runes    int // of the name, which tells the longer of two that fit
}

// titleName is one spelling of a table's title.
type titleName struct {
	name     string
	table    *Table
	stage    model.Stage
	official bool
	runes    int
	side     sides
	bits     uint64
}

// titles are all spellings, by their text and as a list.
var titles = sync.OnceValues(func() (map[string]*titleName, []titleName) {
	var list []titleName
	seen := map[string]bool{}
	for _, t := range ordered() {
		if t.Shape == Form {
			continue
		}
		for _, of := range []struct {
			names Names
			stage model.Stage
		}{{t.Titles.Final, model.StageFinalAccounts}, {t.Titles.Budget, model.StageBudget}, {t.Titles.Either, ""}} {
			for i, s := range of.names.spellings() {
				f := text.Fold(s)
				if seen[f] {
					continue
				}
				seen[f] = true
				list = append(list, titleName{name: f, table: t, stage: of.stage, official: i == 0, runes: utf8.RuneCountInString(f), side: sidesOf(f), bits: text.Signature(f)})
			}
		}
	}
	byName := make(map[string]*titleName, len(list))
	for i := range list {
		byName[list[i].name] = &list[i]
	}
	return byName, list
})

// Tolerances of titles, in tenths of a wrong character.
const (
	// titleTolerance allows two wrong characters in a long title, titlePerRune fewer in a short one.
	titleTolerance = 24
	titlePerRune   = 2
	// longestTitle is the length from which a line is no title: the longest name, a department's before it and a number.
	longestTitle = 90
)

// tableSigns are 表, with which every title ends, and what OCR reads for it.
const tableSigns = "表裘袁衰丧麦袤"

// MatchTitle lists the tables that a printed title may name, the nearest first, each table and stage once. A number, a
// year, a department and a bracket may stand around the name. What else stands before it makes it another title. The list
// is shared: callers do not change it.
func MatchTitle(printed string) []Titled { return titlesOf.get(printed, matchTitle) }

var titlesOf memo[[]Titled]

func matchTitle(printed string) []Titled {
	core := readTitleCore(printed)
	last, _ := utf8.DecodeLastRuneInString(core.text)
	if n := len(core.at) - 1; n < 3 || n > longestTitle || ofGovernment.MatchString(text.Fold(printed)) {
		return nil
	}
	if !strings.ContainsRune(tableSigns, last) {
		return core.withoutSign()
	}
	byName, list := titles()
	for i, at := range core.at[:len(core.at)-1] {
		if !core.leads(i) {
			continue
		}
		if otherTitles()[core.text[at:]] {
			return nil
		}
		if name := byName[core.text[at:]]; name != nil {
			if !core.listsBy(name.table) {
				return nil
			}
			return []Titled{name.titled(core.text[:at], 0)}
		}
	}
	var out []Titled
	for i := range list {
		if t, ok := list[i].near(core); ok && core.listsBy(list[i].table) {
			out = append(out, t)
		}
	}
	slices.SortFunc(out, func(a, b Titled) int {
		return cmp.Or(cmp.Compare(a.Distance-2*a.runes, b.Distance-2*b.runes), compareTables(a.Table, b.Table))
	})
	var first []Titled
	for _, t := range out {
		if !slices.ContainsFunc(first, func(f Titled) bool { return f.Table == t.Table && f.Stage == t.Stage }) {
			first = append(first, t)
		}
	}
	return first
}

// withoutSign gives the table of a title that lost its 表 and is right to the letter but for that.
// 收入支出决算总体情况 is a heading of the narrative.
func (t *titleText) withoutSign() []Titled {
	byName, _ := titles()
	for i, at := range t.at[:len(t.at)-1] {
		if name := byName[t.text[at:]+"表"]; name != nil && name.stage != "" && !strings.HasSuffix(name.name, "情况表") && t.listsBy(name.table) && t.leads(i) {
			return []Titled{name.titled(t.text[:at], text.WrongCharacter)}
		}
	}
	return nil
}

// otherTitles are titles of public tables that are none of the catalog and read much like one that is.
// Source: 云南省 部门基本支出预算表（人员类、运转类公用经费项目）, 国有资产使用情况表 (in 万元); 广东省 部门预算基本支出预算表; 四川省
// 政府性基金预算“三公”经费支出预算表; 北京市 政府性基金预算财政拨款基本支出决算表; the ministry's 机构运行信息表; 政府预算 in general.
var otherTitles = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, s := range (Names{
		"基本支出预算[明细]表", "国有资产使用情况表", "政府性基金[预算]三公经费支出[预算|决算]表",
		"政府性基金[预算][财政拨款]基本支出[预算|决算]表", "国有资本经营[预算][财政拨款]基本支出[预算|决算]表",
		"{一般公共预算|政府性基金|政府性基金预算|国有资本经营|国有资本经营预算|社会保险基金|社会保险基金预算}收入[预算|决算]表",
		"{一般公共预算|政府性基金预算|国有资本经营预算}收支平衡[情况]表", "社会保险基金[预算]支出[预算|决算]表",
		"{一般公共预算|政府性基金预算|国有资本经营预算}本级支出[预算|决算]表", "国有资产收益[情况]表", "[一般公共预算|政府性基金预算|国有资本经营预算]财政拨款收入[预算|决算]表",
		"{一般公共预算|政府性基金[预算]|国有资本经营预算}{收入|支出}[预算]{执行|完成}情况表", "{非财政拨款|单位资金}{收入|支出}[预算|决算]表", "事业单位收入支出表",
		"一般公共预算支出经济分类[情况]表",
	}).spellings() {
		out[text.Fold(s)] = true
	}
	return out
})

// titleText is a title without what stands around it, ready to be compared with all names.
type titleText struct {
	text string
	at   []int // where each character begins, and the end
	side sides
	bits uint64
	lead map[int]bool // by number of characters, whether as many may stand before a name
	// stage is the one that the title names, function and economic which codes it lists by: （按功能分类科目）.
	stage              model.Stage
	function, economic bool
	government         bool // （按政府预算经济分类）: codes of the government's own list, 501…
	incomeOnly         bool // 收入, and nothing of 支出
}

func readTitleCore(printed string) *titleText {
	core := titleCore(printed)
	t := &titleText{text: core, side: sidesOf(core), bits: text.Signature(core), lead: map[int]bool{}, stage: StageOf(core)}
	bracket := lastBracket.FindString(text.Fold(printed))
	t.incomeOnly = strings.Contains(core, "收入") && !strings.Contains(core, "支")
	t.government = strings.Contains(bracket, "政府预算") && !strings.Contains(bracket, "部门预算")
	t.function, t.economic = strings.Contains(bracket, "功能"), strings.Contains(bracket, "经济")
	for at := range core {
		t.at = append(t.at, at)
	}
	t.at = append(t.at, len(core))
	return t
}

// listsBy reports whether a table's rows can be those that the title's bracket names.
func (t *titleText) listsBy(is *Table) bool {
	switch is.Shape {
	case CodeList:
		return t.function || !t.economic || is.EconomicColumns
	case EconomicList:
		return (t.economic || !t.function) && !t.government
	}
	return true
}

// leads reports whether the first n characters leave what follows a title of its own.
func (t *titleText) leads(n int) bool {
	known, ok := t.lead[n]
	if !ok {
		known = leads(t.text[:t.at[n]])
		t.lead[n] = known
	}
	return known
}

// titled is the candidate of a name behind a lead.
func (t *titleName) titled(lead string, distance int) Titled {
	out := Titled{Table: t.table, Stage: t.stage, Distance: distance, Official: t.official && distance == 0, runes: t.runes}
	if out.Stage == "" {
		out.Stage = stageIn(lead)
	}
	return out
}

// stageIn is the stage that words before a title name: 部门预算, 单位决算.
func stageIn(lead string) model.Stage {
	switch {
	case strings.HasSuffix(lead, "预算"), strings.HasSuffix(lead, "部门预算公开"):
		return model.StageBudget
	case strings.HasSuffix(lead, "决算"):
		return model.StageFinalAccounts
	}
	return ""
}

// near measures the end of a title against a name.
func (t *titleName) near(core *titleText) (Titled, bool) {
	limit := min(titleTolerance, titlePerRune*t.runes)
	n := len(core.at) - 1
	if n < t.runes-2 || core.side.opposes(t.side) || core.stage != "" && t.stage != "" && core.stage != t.stage || core.incomeOnly && strings.Contains(t.name, "收支") || bits.OnesCount64(t.bits&^core.bits)*text.WrongCharacter > limit {
		return Titled{}, false
	}
	best, lead := limit+1, ""
	for skip := max(0, n-t.runes-2); skip <= min(n, n-t.runes+2); skip++ {
		if !core.leads(skip) {
			continue
		}
		at := core.at[skip]
		if d := text.Distance(core.text[at:], t.name, limit); d < best {
			best, lead = d, core.text[:at]
		}
	}
	if best > limit {
		return Titled{}, false
	}
	return t.titled(lead, best), true
}

// leads reports whether words before a name leave it a title of its own: a number, a department, 部门.
func leads(lead string) bool {
	if lead == "" || titleLead.MatchString(lead) || owner.MatchString(lead) {
		return true
	}
	_, near := leadIndex().Find(lead)
	return near
}

// leadIndex compares a misread lead with the words that stand before titles.
var leadIndex = sync.OnceValue(func() *Index {
	return NewIndex(Names{"[本|预算]{部门|单位}[预算|决算]", "预算部门", "[省|市|区|县|乡|镇]{本级|级}"})
})

// titleCore drops what stands around a title: marks, a translation, brackets and numbers at its end, all up to the year.
func titleCore(printed string) string {
	bare, _ := text.Marks(printed)
	t := trimLeaders(withoutTranslation(text.Fold(bare)))
	for {
		before := t
		t = lastBracket.ReplaceAllString(t, "")
		t = continued.ReplaceAllString(t, "")
		t = numberBehind.ReplaceAllString(t, "表")
		if loc := lastNumber.FindStringIndex(t); loc != nil && loc[0] > 0 {
			t = t[:loc[0]]
		}
		t = WithoutNumber(t)
		t = upToYear.ReplaceAllString(t, "")
		if t == before {
			return t
		}
	}
}

// fundWords are words that have 预算 or 决算 in them without naming a stage: names of funds, 预决算.
var fundWords = strings.NewReplacer("一般公共预算", "", "公共预算", "", "政府性基金预算", "", "国有资本经营预算", "", "预算单位", "", "预算管理", "", "预决算", "")

// StageOf is the stage that a title or head names: 决算 or 预算, apart from the names of funds. It is empty where the
// words name neither, or both.
func StageOf(label string) model.Stage {
	f := text.Fold(label)
	if !strings.Contains(f, "算") {
		return ""
	}
	f = fundWords.Replace(f)
	final, budget := strings.Contains(f, "决算"), strings.Contains(f, "预算")
	switch {
	case final && !budget:
		return model.StageFinalAccounts
	case budget && !final:
		return model.StageBudget
	}
	return ""
}

// IsFormTitle reports whether a title is that of a performance form: 整体绩效自评表, 项目支出绩效自评表, 项目自评表.
func IsFormTitle(title string) bool {
	f := lastBracket.ReplaceAllString(text.Fold(title), "")
	return strings.HasSuffix(f, "表") && (strings.Contains(f, "自评") || strings.Contains(f, "绩效评价"))
}

// IsBudgetTitle reports whether a title is that of a table of a budget (预算), be it in the catalog or not.
func IsBudgetTitle(title string) bool {
	f := lastBracket.ReplaceAllString(text.Fold(title), "")
	return strings.HasSuffix(f, "表") && !IsFormTitle(f) && StageOf(f) == model.StageBudget
}

// IsTableTitle reports whether a title is that of some table, and more than the table's number: 公开05表.
func IsTableTitle(title string) bool {
	f := lastBracket.ReplaceAllString(text.Fold(title), "")
	return strings.HasSuffix(f, "表") && len(f)-len(lastNumber.FindString(f)) > len("公开")
}

// OfDepartments reports whether departments publish a table of final accounts and governments (政府决算) do not: the
// summaries, and tables of appropriations (财政拨款).
func OfDepartments(id model.Type, title string) bool {
	switch id {
	case model.IncomeExpenditureSummary, model.Income, model.Expenditure, model.FiscalAppropriationSummary:
		return true
	}
	return strings.Contains(text.Fold(title), "财政拨款")
}

// NamesDepartment reports whether a title of a budget speaks of one department.
func NamesDepartment(title string) bool {
	f := text.Fold(title)
	return strings.Contains(f, "部门") || strings.Contains(f, "单位") || strings.HasSuffix(f, "收支总表")
}

// Better reports whether a title is nearer to its name than another, or to a longer one.
func (t Titled) Better(other Titled) bool {
	return t.Table != other.Table && t.Distance-2*t.runes < other.Distance-2*other.runes
}

// IsOwner reports whether folded words end as the name of a department or a place does.
func IsOwner(folded string) bool { return owner.MatchString(folded) }
