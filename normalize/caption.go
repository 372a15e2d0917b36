package normalize

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// caption is what is printed about a table above it, or in its first rows.
type caption struct {
	labels
	title string          // as printed, blanks between words kept; empty when there is none
	bound accounts.Titled // the table that the title names
	binds bool
	form  bool // the title of a performance form
	// start is the index of the first line that belongs to the table: its notes, title or labels.
	start int
	// titleAt is the index of the title's last line, -1 where it stands in the grid. end is the index of the first line
	// after those under the table that belong to the caption; 0 where none does.
	titleAt, end int
}

var (
	pageNumber = regexp.MustCompile(`^(?:[-—–·.~]*\d{1,4}[-—–·.~]*|第\d{1,4}页(?:[,/]?共\d{1,4}页)?|\d{1,4}/\d{1,4})$`)
	yearAlone  = regexp.MustCompile(`^(?:20\d\d年度?|\(?20\d\d\)?)$`)
	bracketed  = regexp.MustCompile(`^\([^()]*\)$`)
	latinTable = regexp.MustCompile(`(?i)^(?:table|figure|exhibit|annex|appendix)`)
	leaders    = regexp.MustCompile(`\.{4,}|…{2,}|·{4,}|-{6,}`)
	headingRe  = regexp.MustCompile(`^(?:第[一二三四五六七八九十]{1,3}(?:部分|章|节)|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))`)
	noteRe     = regexp.MustCompile(`^(?:注|附注|说明|备注|注释|填表说明)(?:[:：\d一]|$)`)
)

// isCaption holds for a line that can be a title: short, and no sentence.
func isCaption(folded string, limit int) bool {
	n := utf8.RuneCountInString(folded)
	if n == 0 || n > limit {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(folded)
	if last == '.' && !latinTable.MatchString(folded) {
		return false
	}
	return !strings.ContainsRune("。;!,:、", last) && !strings.Contains(folded, "。")
}

// captionSearch walks up the lines above a grid.
type captionSearch struct {
	opt   Options
	lines []model.Line
	from  int // first line that can belong to the grid
	page  int // first page of the grid
	out   caption
	done  bool

	crossed bool   // a paragraph stands between the line and the grid
	above   int    // lines looked at above the title
	aside   string // the first line that can be a title and names no table
	asideAt int
	asides  int
}

// readCaption reads lines[from:to], the lines printed between the former grid and this one.
func readCaption(lines []model.Line, from, to, page int, opt Options) caption {
	s := &captionSearch{opt: opt, lines: lines, from: max(from, to-opt.TitleLines), page: page}
	s.out.start, s.out.titleAt = to, -1
	for i := to - 1; i >= s.from; i-- {
		if i = s.step(i); s.done {
			break
		}
	}
	if s.out.title == "" && s.aside != "" {
		s.out.title, s.out.start = s.aside, s.asideAt
		s.out.form = accounts.IsFormTitle(s.aside)
	}
	return s.out
}

// step looks at line i and returns the index of the first line it took.
func (s *captionSearch) step(i int) int {
	line := s.lines[i]
	printed := line.Text()
	f := text.Fold(printed)
	switch {
	case line.Page < s.page-1 || line.Page < s.page && (s.out.title != "" || s.aside != ""):
		s.done = true
	case s.out.title != "":
		if s.above++; s.above > labelsAbove || !s.takeLabels(printed) {
			s.done = true
			break
		}
		s.out.start = i
	case f == "" || pageNumber.MatchString(f):
	case !s.crossed && s.takeLabels(printed):
		s.out.start = i
	case !s.crossed && startsWithOwner(f): // its other labels are misread
		s.out.start = i
	case noteRe.MatchString(f) || leaders.MatchString(f):
		s.done = true
	case bracketed.MatchString(f) || yearAlone.MatchString(f):
	case !isCaption(f, s.opt.CaptionRunes):
		s.crossed = s.crossed || !accounts.SaysNone(f)
	case s.crossed:
		if line.Page == s.page && headingRe.MatchString(f) && s.aside == "" {
			s.out.title = strings.TrimSpace(beforeRemark(printed))
			s.done = true
		}
	default:
		return s.stepTitle(i, f)
	}
	return i
}

// startsWithOwner holds for a line that begins with the label of a department: 部门：…
func startsWithOwner(f string) bool {
	return ownerFirst.MatchString(f)
}

// beforeRemark is a heading without the remark in brackets that runs on in the next lines.
func beforeRemark(text string) string {
	if i := strings.LastIndexAny(text, "（("); i > 0 && !strings.ContainsAny(text[i:], "）)") {
		return text[:i]
	}
	return text
}

// stepTitle looks at a line that can be a title. A short line that names no table, such as another number of it, may
// stand between the title and the grid.
func (s *captionSearch) stepTitle(i int, f string) int {
	first := s.takeTitle(i)
	switch {
	case s.out.title == "":
		s.done = true
	case s.out.binds || s.out.form:
	case s.asides < linesAside && isAside(f):
		if s.asides++; s.aside == "" {
			s.aside, s.asideAt = s.out.title, s.out.start
		}
		s.out.title = ""
	default:
		if s.aside != "" {
			s.out.title = ""
		}
		s.done = s.aside != ""
	}
	return first
}

const (
	labelsAbove = 2  // label lines that may stand above a title
	linesAside  = 2  // lines that may stand between a title and its grid and name no table
	asideRunes  = 20 // such a line is short
	tailRunes   = 8  // the second line of a broken form title: 绩效自评表
)

// isAside holds for a short line that is no heading and no title.
func isAside(f string) bool {
	return utf8.RuneCountInString(f) <= asideRunes && !headingRe.MatchString(f) &&
		!accounts.IsTableTitle(f)
}

// takeLabels takes the labels of a line; those nearer to the grid hold.
func (s *captionSearch) takeLabels(text string) bool {
	l, only := parseLabels(text)
	if only {
		s.out.merge(l)
	}
	return only
}

func (l *labels) merge(o labels) {
	if l.department == "" {
		l.department = o.department
	}
	if l.unit == "" {
		l.unit = o.unit
	}
	if l.year == 0 {
		l.year = o.year
	}
	if l.number == 0 {
		l.number = o.number
	}
}

// takeTitle takes line i as the title, with the line before it when only both together name a table. It returns the
// index of the first line taken. A list of titles is a table of contents and no title.
func (s *captionSearch) takeTitle(i int) int {
	first := i
	bound, title, ok := s.bindLine(i)
	if i > s.from && !s.complete(i-1, i) {
		above := s.lines[i-1].Text()
		joined := above + s.lines[i].Text()
		b, both := bindTitle(joined)
		switch {
		case both && (!ok || b.Better(bound) || strings.HasSuffix(text.Fold(above), "年度")):
			bound, ok, title, first = b, true, joined, i-1
		case !ok && accounts.IsFormTitle(joined) && utf8.RuneCountInString(text.Fold(title)) <= tailRunes:
			title, first = joined, i-1
		}
	}
	if ok && first == i && i > s.from && s.lines[i-1].Page == s.lines[i].Page {
		if _, _, list := s.bindLine(i - 1); list {
			return i // two titles, one under the other: a table of contents
		}
	}
	s.out.title, s.out.bound, s.out.binds, s.out.titleAt = strings.TrimSpace(title), bound, ok, i
	s.out.form = !ok && accounts.IsFormTitle(title)
	s.out.start = first
	if beside, _ := parseLabels(s.lines[i].Text()); ok {
		s.out.merge(labels{unit: beside.unit, number: beside.number})
	}
	if n := numberIn(title); n != 0 {
		s.out.number = n
	}
	return first
}

// bindLine binds a line by all its words, or by the one word of it that is a title. text is what names the table.
func (s *captionSearch) bindLine(i int) (bound accounts.Titled, title string, ok bool) {
	line := s.lines[i]
	title = line.Text()
	if bound, ok = bindTitle(title); ok || len(line.Words) < 2 {
		return bound, title, ok
	}
	for _, w := range line.Words {
		if bound, ok = bindTitle(w.Text); ok {
			return bound, w.Text, true
		}
	}
	return accounts.Titled{}, title, false
}

// complete holds when line i can't be the first half of the title that ends in line next.
func (s *captionSearch) complete(i, next int) bool {
	if s.lines[i].Page != s.lines[next].Page {
		return true
	}
	printed := s.lines[i].Text()
	f := text.Fold(printed)
	if _, only := parseLabels(printed); only {
		return true
	}
	return !isCaption(f, s.opt.CaptionRunes) || pageNumber.MatchString(f) || noteRe.MatchString(f) ||
		strings.HasSuffix(f, "表") && strings.Count(f, "(") == strings.Count(f, ")") || strings.HasSuffix(f, ")") || leaders.MatchString(f)
}

// bindTitle gives the table that a title most likely names.
func bindTitle(title string) (accounts.Titled, bool) {
	list := accounts.MatchTitle(title)
	if len(list) == 0 {
		return accounts.Titled{}, false
	}
	return list[0], true
}
