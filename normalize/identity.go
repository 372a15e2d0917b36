package normalize

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
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
	finals, budgets := 0, 0
	own := false // a table that only a department publishes
	for _, t := range tables {
		switch {
		case t.hasRows() && t.stage == model.StageFinalAccounts:
			finals++
			own = own || t.caption.department != "" || accounts.OfDepartments(t.kind(), t.caption.title)
		case t.hasRows() || accounts.IsBudgetTitle(t.caption.title):
			budgets++
		}
	}
	ownedAccounts, ownedBudget := false, false
	for _, c := range covers {
		ownedBudget = ownedBudget || c.budget && c.owned
		ownedAccounts = ownedAccounts || !c.budget && c.owned
	}
	switch {
	case finals > 0 && finals >= budgets && (own || ownedAccounts):
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
		printed := l.Text()
		if since <= 3 {
			if got, only := parseLabels(printed); only && got.unit != "" && last.Table != nil {
				found[last.Table.ID] = true
			}
		}
		if strings.Contains(printed, "决") && len(printed) < 200 {
			if b, ok := bindTitle(printed); ok {
				last, since = b, 0
			}
		}
	}
	return len(found) >= enoughTitles
}

// departmental holds when the titles or labels of the tables speak of one department.
func departmental(tables []*table) bool {
	for _, t := range tables {
		if t.caption.department != "" || accounts.NamesDepartment(t.caption.title) {
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
		printed := text.FoldDigits(text.Squash(lines[i].Text()))
		if !onCover && !strings.Contains(printed, "决算") && !strings.Contains(printed, "预算") {
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
		printed := text.Squash(l.Text())
		if l.Page != lines[0].Page || i > 0 && beginsOwn(printed) || i < len(lines)-1 && printed == "目录" {
			return ""
		}
		b.WriteString(printed)
	}
	return text.FoldDigits(b.String())
}

// beginsOwn holds for a line that is no part of the name above it: a heading, the title of a table.
func beginsOwn(printed string) bool {
	if headingRe.MatchString(printed) {
		return true
	}
	_, title := bindTitle(printed)
	return title
}

func readCover(printed string, opt Options) (cover, bool) {
	if !isCaption(text.Fold(printed), opt.CaptionRunes) || tableNumber.MatchString(printed) {
		return cover{}, false
	}
	bare := chapter.ReplaceAllString(text.ChineseYears(printed), "")
	m := coverForm.FindStringSubmatch(bare)
	if m == nil {
		if m = coverNoYear.FindStringSubmatch(bare); m == nil || m[4] == "" {
			return cover{}, false
		}
	}
	c := cover{title: printed, budget: m[5] == "预算", owned: m[4] != ""}
	table := strings.HasSuffix(bare, "表") && !strings.HasSuffix(bare, "报表")
	c.front = bare == text.ChineseYears(printed) && !table && !headingRe.MatchString(bare)
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
	if n := len([]rune(s)); n < 3 || n > 40 || placeOnly.MatchString(s) || !accounts.IsOwner(text.Fold(s)) ||
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
		printed := l.Text()
		if i < opt.CoverLines {
			if got, only := parseLabels(printed); only && got.department != "" {
				return got.department
			}
		}
		if m := overview.FindStringSubmatch(text.Squash(printed)); m != nil {
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
		if y == 0 {
			y = yearIn(t.caption.title)
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
		printed := l.Text()
		if !strings.Contains(printed, "表") {
			continue
		}
		if accounts.IsFormTitle(printed) {
			forms.add(yearIn(printed))
		}
	}
	for _, b := range []*ballot[int]{&front, &typed, &headings, &others, &forms} {
		if y := b.winner(); y != 0 {
			return y
		}
	}
	for _, l := range lines {
		if m := sayingYear.FindStringSubmatch(text.FoldDigits(text.Squash(l.Text()))); m != nil {
			y, _ := strconv.Atoi(m[1])
			narrative.add(y)
		}
	}
	return narrative.winner()
}

// yearIn is the year that a title or a head prints, in digits or in words (二〇二一年); 0 where it prints none.
func yearIn(printed string) int {
	m := titleYear.FindStringSubmatch(text.ChineseYears(text.FoldDigits(text.Squash(printed))))
	if m == nil {
		return 0
	}
	year, _ := strconv.Atoi(m[1])
	return year
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
		return cmp.Or(u, all.winner())
	}
	for _, l := range lines {
		printed := l.Text()
		if !strings.Contains(printed, "元") {
			continue
		}
		if got, only := parseLabels(printed); only {
			all.add(got.unit)
		}
	}
	return all.winner()
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
