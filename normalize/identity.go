package normalize

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
)

// cover is what the cover or a heading says: 甲市乙局 2021 年度部门决算公开.
type cover struct {
	title      string
	department string
	year       int
	budget     bool // 预算, not 决算
	owned      bool // 部门决算 or 单位决算, not 决算 alone
	front      bool // printed on the cover, not a heading or a table's title
}

var (
	chapter     = regexp.MustCompile(`^(?:第[一二三四五六七八九十]{1,3}(?:部分|章)|附件\d*[:：]?)`)
	coverForm   = regexp.MustCompile(`^(.*?)(20\d\d)年度?(.*?)(部门|单位)?(决算|预算)(?:公开|报告|报表|信息|情况|说明|草案|文本|编制|相关|及|的|表|和|“?三公”?经费)*$`)
	coverNoYear = regexp.MustCompile(`^()()(.*?)(部门|单位)?(决算|预算)(?:公开|报告|报表|信息|文本|表)*$`)
	overview    = regexp.MustCompile(`^第[一二三四五六七八九十]{1,3}部分(.{2,40}?)(?:部门|单位)?(?:基本)?概况$`)
	placeOnly   = regexp.MustCompile(`^.{0,8}(?:省|市|区|县|州)?(?:省|市|区|县)级$|^[^局厅委办院]{2,3}[省市区县]$`)
	tableNumber = regexp.MustCompile(`^(?:(?:公开|财决公开|财决)\d{1,2}表|(?:附件|附表|公开表|表|附)(?:\d{1,2}(?:[-.]\d{1,2})*|[一二三四五六七八九十]{1,3})[:、.-]*)`)
	titleYear   = regexp.MustCompile(`(20\d\d)年`)
	sayingYear  = regexp.MustCompile(`^(20\d\d)年度?(?:收入|支出|财政拨款|收、支|本年|部门|单位|总收入|一般公共)`)
)

// identify says whose document it is, and whether it plans or accounts.
func identify(lines []model.Line, tables []*table, covers []cover, opt Options) model.Identity {
	id := model.Identity{Kind: kindOf(lines, tables, covers), Currency: "CNY"}
	switch id.Kind {
	case model.FinalAccounts:
		id.Stage = stagePointer(model.StageFinalAccounts)
	case model.Budget:
		id.Stage = stagePointer(model.StageBudget)
	}
	for i := range covers {
		if covers[i].front {
			id.Title = &covers[i].title
			break
		}
	}
	own := ownTables(tables, id.Stage)
	if d := departmentOf(lines, own, covers, opt); d != "" {
		id.Department = &d
		if r := regionOf(d); r != "" {
			id.Region = &r
		}
	}
	if y := yearOf(lines, own, ownCovers(covers, id.Stage)); y != 0 {
		id.FiscalYear = &y
	}
	if u := unitOf(lines, own); u != "" {
		id.Unit = &u
	}
	return id
}

func stagePointer(s model.Stage) *model.Stage { return &s }

// ownTables are the tables of the document's own stage, and those that belong to none.
func ownTables(tables []*table, stage *model.Stage) []*table {
	var out []*table
	for _, t := range tables {
		if stage == nil || !t.hasRows() || t.stage == *stage {
			out = append(out, t)
		}
	}
	return out
}

// ownCovers are the covers and headings that do not name the other stage.
func ownCovers(covers []cover, stage *model.Stage) []cover {
	if stage == nil {
		return covers
	}
	var out []cover
	for _, c := range covers {
		if c.budget == (*stage == model.StageBudget) {
			out = append(out, c)
		}
	}
	return out
}

// kindOf tells accounts from budgets by their tables, then by the cover.
func kindOf(lines []model.Line, tables []*table, covers []cover) model.Kind {
	accounts, budgets := 0, 0
	own := false // a table that only a department publishes
	for _, t := range tables {
		switch {
		case t.hasRows() && t.stage == model.StageFinalAccounts:
			accounts++
			own = own || isDepartments(t)
		case t.hasRows() || isBudgetTitle(fold(t.caption.title)):
			budgets++
		}
	}
	ownedAccounts, ownedBudget := false, false
	for _, c := range covers {
		ownedBudget = ownedBudget || c.budget && c.owned
		ownedAccounts = ownedAccounts || !c.budget && c.owned
	}
	switch {
	case accounts > 0 && accounts >= budgets && (own || ownedAccounts):
		return model.FinalAccounts
	case budgets > 0 && (ownedBudget || departmental(tables)):
		return model.Budget
	case budgets == 0 && (ownedAccounts || printsAccounts(lines)):
		return model.FinalAccounts
	case ownedBudget:
		return model.Budget
	}
	return model.Other
}

// isDepartments holds for a table that a department publishes and a government (政府决算) does not: the summaries, a
// table of appropriations (财政拨款), one that is labelled with a department.
func isDepartments(t *table) bool {
	switch t.kind() {
	case model.IncomeExpenditureSummary, model.Income, model.Expenditure, model.FiscalAppropriationSummary:
		return true
	}
	return t.caption.department != "" || strings.Contains(fold(t.caption.title), "财政拨款")
}

// enoughTitles is how many titles of standard tables make an account of a document in which no table was found.
const enoughTitles = 3

// printsAccounts holds when the lines have titles of standard tables, each with the unit under it. A list of the
// tables, as a notice or a table of contents has it, does not count.
func printsAccounts(lines []model.Line) bool {
	found := map[model.Type]bool{}
	var last accounts.Titled
	since := 3
	for _, l := range lines {
		since++
		text := l.Text()
		if since <= 3 {
			if got, only := parseLabels(text); only && got.unit != "" && last.Table != nil {
				found[last.Table.ID] = true
			}
		}
		if strings.Contains(text, "决") && len(text) < 200 {
			if b, ok := bindTitle(text); ok {
				last, since = b, 0
			}
		}
	}
	return len(found) >= enoughTitles
}

// departmental holds when the titles or labels of the tables speak of one department.
func departmental(tables []*table) bool {
	for _, t := range tables {
		f := fold(t.caption.title)
		if t.caption.department != "" || strings.Contains(f, "部门") || strings.Contains(f, "单位") || strings.HasSuffix(f, "收支总表") {
			return true
		}
	}
	return false
}

// readCovers reads the cover and the headings, the cover first. A name broken over two or three lines is one.
func readCovers(lines []model.Line, opt Options) []cover {
	var covers []cover
	for i := 0; i < len(lines); i++ {
		onCover := i < opt.CoverLines && lines[i].Page <= lines[0].Page+1
		text := foldDigits(squash(lines[i].Text()))
		if !onCover && !strings.Contains(text, "决算") && !strings.Contains(text, "预算") {
			continue
		}
		span := 1
		if onCover {
			span = 3
		}
		for n := min(span, len(lines)-i); n >= 1; n-- {
			if c, ok := readCover(joinLines(lines[i:i+n]), opt); ok {
				c.front = c.front && onCover
				covers = append(covers, c)
				i += n - 1
				break
			}
		}
	}
	return covers
}

// joinLines joins the lines of one page without blanks; empty when they are of two pages, or when one after the first
// begins something of its own.
func joinLines(lines []model.Line) string {
	var b strings.Builder
	for i, l := range lines {
		text := squash(l.Text())
		if l.Page != lines[0].Page || i > 0 && beginsOwn(text) || i < len(lines)-1 && text == "目录" {
			return ""
		}
		b.WriteString(text)
	}
	return foldDigits(b.String())
}

// beginsOwn holds for a line that is no part of the name above it: a heading, the title of a table.
func beginsOwn(text string) bool {
	if headingRe.MatchString(text) {
		return true
	}
	_, title := bindTitle(text)
	return title
}

func readCover(text string, opt Options) (cover, bool) {
	if !isCaption(fold(text), opt.CaptionRunes) || tableNumber.MatchString(text) {
		return cover{}, false
	}
	bare := chapter.ReplaceAllString(chineseYears(text), "")
	m := coverForm.FindStringSubmatch(bare)
	if m == nil {
		if m = coverNoYear.FindStringSubmatch(bare); m == nil || m[4] == "" {
			return cover{}, false
		}
	}
	c := cover{title: text, budget: m[5] == "预算", owned: m[4] != ""}
	table := strings.HasSuffix(bare, "表") && !strings.HasSuffix(bare, "报表")
	c.front = bare == chineseYears(text) && !table && !headingRe.MatchString(bare)
	if m[3] != "" && m[3][0] >= '0' && m[3][0] <= '9' {
		return cover{}, false // a date
	}
	c.year, _ = strconv.Atoi(m[2])
	if m[3] == "" || m[1] == "" || !strings.HasSuffix(m[1], "市") {
		c.department = cleanOwner(m[1] + m[3])
	}
	return c, true
}

// cleanOwner gives the department a heading names; empty when the words are none.
func cleanOwner(s string) string {
	s = strings.Trim(s, "（()）、-—:：")
	s = strings.TrimSuffix(strings.TrimSuffix(s, "部门"), "单位")
	if n := len([]rune(s)); n < 3 || n > 40 || placeOnly.MatchString(s) || !accounts.IsOwner(fold(s)) ||
		strings.ContainsAny(s, "，。、；") {
		return ""
	}
	return s
}

// departmentOf is the department most tables name; else what a label, the cover or a heading names.
func departmentOf(lines []model.Line, tables []*table, covers []cover, opt Options) string {
	var votes ballot[string]
	for _, t := range tables {
		if !t.isForm() {
			votes.add(t.caption.department)
		}
	}
	if d := votes.winner(); d != "" {
		return d
	}
	for i, l := range lines {
		text := l.Text()
		if i < opt.CoverLines {
			if got, only := parseLabels(text); only && got.department != "" {
				return got.department
			}
		}
		if m := overview.FindStringSubmatch(squash(text)); m != nil {
			if d := cleanOwner(m[1]); d != "" {
				return d
			}
		}
	}
	for _, c := range covers {
		votes.add(c.department)
	}
	return votes.winner()
}

// yearOf is the fiscal year that the cover prints; else the titles and labels of typed tables, those of other tables,
// headings, titles of performance forms, the beginning of the narrative. Dates of publication don't count.
func yearOf(lines []model.Line, tables []*table, covers []cover) int {
	var front, typed, others, forms, headings, narrative ballot[int]
	for _, c := range covers {
		if c.front {
			front.add(c.year)
		}
		headings.add(c.year)
	}
	for _, t := range tables {
		y := t.caption.year
		if m := titleYear.FindStringSubmatch(chineseYears(foldDigits(squash(t.caption.title)))); m != nil && y == 0 {
			y, _ = strconv.Atoi(m[1])
		}
		switch {
		case t.isForm():
			forms.add(y)
		case t.is != nil:
			typed.add(y)
		default:
			others.add(y)
		}
	}
	for _, l := range lines { // titles of forms whose tables were not found, as in a text dump
		text := l.Text()
		if !strings.Contains(text, "表") {
			continue
		}
		if f := foldDigits(squash(text)); isFormTitle(fold(f)) {
			if m := titleYear.FindStringSubmatch(chineseYears(f)); m != nil {
				y, _ := strconv.Atoi(m[1])
				forms.add(y)
			}
		}
	}
	for _, b := range []*ballot[int]{&front, &typed, &headings, &others, &forms} {
		if y := b.winner(); y != 0 {
			return y
		}
	}
	for _, l := range lines {
		if m := sayingYear.FindStringSubmatch(foldDigits(squash(l.Text()))); m != nil {
			y, _ := strconv.Atoi(m[1])
			narrative.add(y)
		}
	}
	return narrative.winner()
}

// unitOf is the unit most of the standard tables print, else most of all tables; where no table was found, that of
// the lines that label one.
func unitOf(lines []model.Line, tables []*table) string {
	var standard, all ballot[string]
	for _, t := range tables {
		if t.hasRows() {
			standard.add(t.caption.unit)
		}
		all.add(t.caption.unit)
	}
	if u := standard.winner(); u != "" || len(tables) > 0 {
		return first(u, all.winner())
	}
	for _, l := range lines {
		text := l.Text()
		if !strings.Contains(text, "元") {
			continue
		}
		if got, only := parseLabels(text); only {
			all.add(got.unit)
		}
	}
	return all.winner()
}

// first is the first of the strings that is not empty.
func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// ballot counts values; the zero value is no vote.
type ballot[T comparable] struct {
	order []T
	count map[T]int
}

func (b *ballot[T]) add(v T) {
	var none T
	if v == none {
		return
	}
	if b.count == nil {
		b.count = map[T]int{}
	}
	if b.count[v]++; b.count[v] == 1 {
		b.order = append(b.order, v)
	}
}

// winner is the value with most votes, the first of several; zero when there was no vote.
func (b *ballot[T]) winner() T {
	var best T
	most := 0
	for _, v := range b.order {
		if b.count[v] > most {
			best, most = v, b.count[v]
		}
	}
	return best
}
