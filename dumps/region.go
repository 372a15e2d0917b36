package dumps

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/internal/parallel"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

var (
	noteLine  = regexp.MustCompile(`^(?:注|附注|说明|备注)[:：\d]`)
	chapter   = regexp.MustCompile(`^第[一二三四五六七八九十]{1,3}(?:部分|章)`)
	heading   = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]).*(?:说明|情况|概况|职能|构成|解释)$`)
	formTitle = regexp.MustCompile(`(?:自评表|绩效评价表|评价表)$`)
	sentence  = regexp.MustCompile(`[。；]`)
	noFigures = regexp.MustCompile(`^(?:本|我|该)(?:部门|单位|局|委|办|院|校|年度|表).*(?:没有|无|未|不)`)
)

// maxTitle is the length from which a line is no title; titles run over two lines at most.
const maxTitle = 60

// maxHeading is the length in bytes from which a line is no heading.
const maxHeading = 300

// region is the lines of one table: those of its title, [title, titleEnd), and those of its caption, head and body,
// [from, to), which stand after the title, or before it where a producer drew titles last.
type region struct {
	kind            model.Type
	stage           model.Stage
	name            string
	title, titleEnd int
	from, to        int
}

// first and end are the first line of the region and the one after its last.
func (r region) first() int { return min(r.title, r.from) }
func (r region) end() int   { return max(r.titleEnd, r.to) }

// printed is the lines of a dump, as what tells tables from text sees them.
type printed struct {
	texts  []string // without blanks
	titles []title  // that begin on each line
}

// title names a table of a kind, "" where none does, on the lines up to end.
type title struct {
	kind  model.Type
	stage model.Stage
	end   int
}

func printedLines(lines []model.Line) *printed {
	p := &printed{}
	p.texts = parallel.Map(len(lines), func(i int) string { return text.Squash(lineText(lines[i])) })
	p.titles = parallel.Map(len(lines), func(i int) title { return titleAt(p.texts, i) })
	p.shareStages()
	return p
}

// shareStages gives the titles that name no stage that of the title before them, the first ones that of the first
// line that names one. A dump that names none is one of accounts.
func (p *printed) shareStages() {
	stage := model.StageFinalAccounts
	for i := range p.texts {
		if s := accounts.StageOf(p.texts[i]); s != "" && utf8.RuneCountInString(p.texts[i]) < maxTitle {
			stage = s
			break
		}
	}
	for i := range p.titles {
		switch t := &p.titles[i]; {
		case t.kind == "":
		case t.stage == "":
			t.stage = stage
		default:
			stage = t.stage
		}
	}
}

// regions finds the titles of standard tables and how far each table reaches.
func (p *printed) regions(lines []model.Line) []region {
	var out []region
	for i := 0; i < len(p.texts); i++ {
		t := p.titles[i]
		if t.kind == "" {
			continue
		}
		out = append(out, region{kind: t.kind, stage: t.stage, title: i, titleEnd: t.end, name: joinTitle(lines[i:t.end]), from: t.end, to: p.regionEnd(t.end)})
		i = t.end - 1
	}
	return out
}

// titlesLast gives the regions of a dump whose titles stand after their tables.
func (p *printed) titlesLast(titles []region) []region {
	texts := p.texts
	out := slices.Clone(titles)
	for i := range out {
		r := &out[i]
		r.from = 0
		if i > 0 {
			r.from = out[i-1].titleEnd
		}
		for k := r.from; i == 0 && k < r.title && !noteLine.MatchString(texts[k]); k++ {
			if chapter.MatchString(texts[k]) || heading.MatchString(texts[k]) || strings.Contains(texts[k], "。") {
				r.from = k + 1
			}
		}
		if i > 0 {
			r.from = longestTable(texts, r.from, r.title)
		}
		r.to = min(p.regionEnd(r.from), r.title)
	}
	return out
}

// longestTable is where the longest stretch without notes and sentences begins among the lines [from, to): what
// stands between two titles are a note on the first one's table, the table of the second, and a note on that.
func longestTable(texts []string, from, to int) int {
	best, most, lines := from, 0, 0
	for i, start := from, from; i < to; i++ {
		switch {
		case texts[i] == "":
		case !isRow(texts[i]) && isProse(texts[i]):
			start, lines = i+1, 0
		default:
			if lines++; lines > most {
				best, most = start, lines
			}
		}
	}
	return best
}

// regionsByOwner parts the tables of a columnar dump, whose titles stand anywhere among their columns, by the line
// 部门：, which each table has once: a table begins with its title or with that line, whichever comes first, and with
// the words of its head before it.
func regionsByOwner(texts []string, tokens [][]token, before []region) ([]region, bool) {
	var titles []region
	columnar := false
	for _, r := range before {
		all := slices.Concat(tokens[r.from:r.to]...)
		if holdsTable(r.kind, all) || len(titles) > 0 {
			titles = append(titles, r)
		}
		columnar = columnar || isColumnar(r.kind, tokens[r.from:r.to])
	}
	if !columnar || len(titles) < 2 {
		return nil, false
	}
	var owners []int
	for i, s := range texts[:titles[len(titles)-1].to] {
		if ownerStart.MatchString(s) && i >= titles[0].title-ownerReach {
			owners = append(owners, i)
		}
	}
	if len(owners) != len(titles) {
		return nil, false
	}
	for n := range titles {
		from := min(titles[n].title, owners[n])
		for from > 0 && !(n > 0 && from <= titles[n-1].titleEnd) && headOnly(tokens[from-1]) {
			from--
		}
		titles[n].from = from
		if n > 0 {
			titles[n-1].to = from
		}
		for k := titles[n].title; k < titles[n].titleEnd; k++ {
			tokens[k] = nil
		}
	}
	return titles, true
}

// ownerReach is how many lines before the first title its line 部门： may stand.
const ownerReach = 40

// headOnly holds for a blank line, or one with nothing but words that begin a head.
func headOnly(line []token) bool {
	for _, t := range line {
		if !headStart[text.Fold(t.text)] && !startsHead(t) {
			return false
		}
	}
	return true
}

// fit tells how many tables the regions hold whose tokens are those of their kind.
func fit(regions []region, tokens [][]token) int {
	n := 0
	for _, r := range regions {
		if r.to > r.from && r.fits(tokens[r.from:r.to]) {
			n++
		}
	}
	return n
}

const (
	// minLabels is how many numbered labels a two-sided table has at least, and how many codes a list by economic code.
	minLabels = 9
	// minHeads is the share of the heads of a form that its table prints at least.
	minHeads = 0.9
)

// linesOf tells whether words are a line of a two-sided table of a kind, and of one of another kind.
func linesOf(kind model.Type, words string) (own, other bool) {
	for _, t := range accounts.All() {
		for i := range t.Sections {
			if t.Sections[i].Has(words) {
				own, other = own || t.ID == kind, other || t.ID != kind
			}
		}
	}
	return own, other
}

// fits tells a table of a kind by what it prints.
func (r region) fits(lines [][]token) bool {
	labels, functions, economic := 0, 0, 0
	var words strings.Builder
	own, others := false, false // lines that the other summary does not have, and those that it has alone
	for _, line := range lines {
		for _, t := range line {
			switch {
			case t.kind == code && t.plain[0] == '2':
				functions++
			case t.kind == code:
				economic++
			case t.kind == word && numbered.MatchString(t.text):
				labels++
			}
			if t.kind == word {
				words.WriteString(t.text)
				mine, other := linesOf(r.kind, t.text)
				own, others = own || mine && !other, others || other && !mine
			}
		}
	}
	printed := words.String()
	switch shapeOf(r.kind) {
	case accounts.SideBySide:
		return labels >= minLabels && !others && (own || r.kind != model.IncomeExpenditureSummary)
	case accounts.EconomicList:
		return economic >= minLabels
	case accounts.SingleRow:
		return functions == 0 && headsPrinted(r.kind, r.stage, printed) > minHeads
	}
	if labels > 0 || economic > 0 || headsPrinted(r.kind, r.stage, printed) <= minHeads {
		return false
	}
	columns := len(formsOf(r.kind, r.stage)[0].heads)
	for _, t := range accounts.All() { // a table with more columns prints those of one with fewer
		if forms := formsOf(t.ID, r.stage); t.Shape == accounts.CodeList && len(forms) > 0 && len(forms[0].heads) > columns && headsPrinted(t.ID, r.stage, printed) == 1 {
			return false
		}
	}
	return true
}

func lineText(l model.Line) string {
	if len(l.Words) == 0 {
		return ""
	}
	return dropTags(l.Words[0].Text)
}

// joinTitle joins the lines of a title.
func joinTitle(lines []model.Line) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(strings.Join(strings.Fields(lineText(l)), " "))
	}
	return strings.TrimLeft(b.String(), "#* ")
}

// titleAt reads the title that begins on line i.
func titleAt(texts []string, i int) title {
	if !canBeTitle(texts[i]) {
		return title{}
	}
	opens := strings.ContainsAny(texts[i], "（(") && !strings.ContainsAny(texts[i], "）)")
	if strings.HasSuffix(texts[i], "表") && !opens || strings.HasSuffix(text.Fold(texts[i]), ")") {
		if t := namedBy(strings.TrimLeft(texts[i], "#*-"), i+1); t.kind != "" {
			return t
		}
	}
	if !strings.Contains(texts[i], "年") && !strings.Contains(texts[i], "决算") {
		return title{}
	}
	joined := texts[i]
	for n := i + 1; n < len(texts) && n <= i+3; n++ {
		if texts[n] == "" {
			continue
		}
		if utf8.RuneCountInString(texts[n]) > 12 || sentence.MatchString(texts[n]) {
			break
		}
		joined += texts[n]
		if opens || strings.HasPrefix(texts[n], "（表") || strings.HasPrefix(texts[n], "(表") || strings.HasSuffix(texts[n], "表") {
			if t := namedBy(joined, n+1); t.kind != "" {
				return t
			}
		}
		break
	}
	return title{}
}

// namedBy gives the table of accounts or budgets that the words of a title name.
func namedBy(words string, end int) title {
	found := accounts.MatchTitle(words)
	if len(found) == 0 {
		return title{}
	}
	return title{kind: found[0].Table.ID, stage: found[0].Stage, end: end}
}

func canBeTitle(s string) bool {
	n := utf8.RuneCountInString(s)
	return n > 4 && n < maxTitle && strings.Contains(s, "表") || n > 10 && n < maxTitle && (strings.Contains(s, "决算") || strings.Contains(s, "年"))
}

// regionEnd is the line after a table: the next title, a note, a chapter, a sentence.
func (p *printed) regionEnd(from int) int {
	texts := p.texts
	for i := from; i < len(texts); i++ {
		if isRow(texts[i]) {
			continue
		}
		if isProse(texts[i]) {
			return i
		}
		if p.titles[i].kind != "" || beginsForm(texts, i) {
			return i
		}
	}
	return len(texts)
}

// isRow holds for a line that is part of a table if it stands in one: blank, or figures alone.
func isRow(s string) bool {
	s = strings.TrimLeft(s, "#*")
	return s == "" || isDigits(s) || s[0] < 0x80 && s[len(s)-1] < 0x80 && !strings.Contains(s, "表")
}

// proseStarts are the characters with which notes, chapters and headings begin.
const proseStarts = "注附说备第本我该一二三四五六七八九十（("

// isProse holds for a line that is of no table: a note, a chapter, a heading of the text, a sentence.
func isProse(s string) bool {
	s = strings.TrimLeft(s, "#*")
	first, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune(proseStarts, first) && isHeading(s) ||
		len(s) < maxHeading && strings.HasSuffix(s, "表") && formTitle.MatchString(s) ||
		strings.Contains(s, "。") && utf8.RuneCountInString(s) > 20
}

func isHeading(s string) bool {
	return noteLine.MatchString(s) || chapter.MatchString(s) || noFigures.MatchString(s) ||
		len(s) < maxHeading && heading.MatchString(s)
}

// beginsForm holds where a performance form begins before its title: with its first two labels.
func beginsForm(texts []string, i int) bool {
	return strings.HasPrefix(texts[i], "项目名称") && i+1 < len(texts) && strings.HasPrefix(texts[i+1], "主管部门")
}
