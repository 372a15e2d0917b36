package form

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// Options are what Find has to be told of the world outside a dump.
type Options struct {
	// Word tells what a text stands for in a form.
	Word func(text string) Word
}

// Form is a form found in a dump: the lines [From, To) that it takes, and its grid.
type Form struct {
	From, To int
	// Titles are the lines among them that stand above the grid: its title, and labels under that.
	Titles []int
	Grid   model.Grid
}

// reader reads the forms of one dump.
type reader struct {
	lines []model.Line
	texts []string // of the lines, without blanks, in plain characters
	ask   func(string) Word
	asked map[string]Word
	gap   int // lines between two printed lines of a paragraph, 1 where none are blank
}

func newReader(lines []model.Line, opt Options) *reader {
	r := &reader{lines: lines, texts: make([]string, len(lines)), ask: opt.Word, asked: map[string]Word{}}
	for i, l := range lines {
		r.texts[i] = plainForms(text.Squash(lineText(l)))
	}
	r.gap = usualGap(r.texts)
	return r
}

// word is what a text stands for; each is asked for once.
func (r *reader) word(text string) Word {
	w, ok := r.asked[text]
	if !ok {
		w = r.ask(text)
		r.asked[text] = w
	}
	return w
}

// maxForm is how many lines a form takes at most; that of a department with ten goals has some 300, twice as many where
// each is followed by a blank one.
const maxForm = 900

// maxPieces is how many words these lines have at most.
const maxPieces = 3000

// Find finds the forms in lines, whose marks are plain characters. It says of each form whose words it found scattered,
// and of each that it could not put together: the words of that stay text.
func Find(lines []model.Line, opt Options) ([]Form, []model.Diagnostic) {
	if opt.Word == nil {
		return nil, nil
	}
	r := newReader(lines, opt)
	apart := r.scatteredRegions()
	scattered, notes := r.readRegions(apart)
	var out []Form
	for i := 0; i < len(lines); i++ {
		if len(apart) > 0 && i >= apart[0].from {
			for len(scattered) > 0 && scattered[0].From < apart[0].to {
				out, scattered = append(out, scattered[0]), scattered[1:]
			}
			i = max(i, apart[0].to-1)
			apart = apart[1:]
			continue
		}
		if !r.beginsForm(i) {
			continue
		}
		end := r.endOf(i)
		if len(apart) > 0 {
			end = min(end, apart[0].from)
		}
		forms := r.readForms(i, end)
		out = append(out, forms...)
		if n := len(forms); n > 0 {
			i = forms[n-1].To - 1
		}
	}
	return out, notes
}

// usualGap is the distance of most printed lines to the next: 2 where a blank line follows each.
func usualGap(texts []string) int {
	count := map[int]int{}
	last := -1
	for i, text := range texts {
		if text == "" {
			continue
		}
		if last >= 0 {
			count[i-last]++
		}
		last = i
	}
	best := 1
	for gap := range 4 {
		if count[gap] > count[best] {
			best = gap
		}
	}
	return best
}

// beginsForm holds for a line that begins with the first label of a form, when heads of indicators follow.
func (r *reader) beginsForm(i int) bool {
	text := r.texts[i]
	if n := utf8.RuneCountInString(text); n < 4 || n > 80 || !strings.Contains(text, "名称") {
		return false
	}
	p := r.pieces(i, min(len(r.lines), i+6))
	if len(p) == 0 || p[0].line != i {
		return false
	}
	w, _ := r.label(p, 0)
	if !w.Part.begins() {
		return false
	}
	return namesIndicators(r.texts[i+1 : min(len(r.texts), i+maxForm/4)])
}

// namesIndicators holds for lines with the head over the names of indicators.
func namesIndicators(texts []string) bool {
	return slices.ContainsFunc(texts, func(text string) bool {
		return strings.Contains(text, "三级指标") || strings.Contains(text, "指标名称")
	})
}

var (
	titleLine = regexp.MustCompile(`(?:自评表|评价表)(?:[（(].*[）)])?$`)
	noteLine  = regexp.MustCompile(`^(?:备注|附注|注)[:：\d]`)
	chapter   = regexp.MustCompile(`^(?:第[一二三四五六七八九十]{1,3}(?:部分|章)|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])`)
)

// isTitle holds for a text that ends as the title of a form.
func isTitle(text string) bool { return strings.Contains(text, "表") && titleLine.MatchString(text) }

// endOf is the line after the forms that begin on line i: a title, a note, a chapter, or a line with cells.
func (r *reader) endOf(i int) int {
	end := min(len(r.lines), i+maxForm)
	for k := i + 1; k < end; k++ {
		text := r.texts[k]
		if isTitle(text) || endsText(text) || strings.Contains(lineText(r.lines[k]), "\t") {
			return k
		}
		if k+1 < end && yearStart.MatchString(text) && isTitle(text+r.texts[k+1]) {
			return k // a title over two lines
		}
	}
	return end
}

// endsText holds for a note and for the heading of a chapter.
func endsText(text string) bool {
	switch first := firstRune(text); {
	case strings.ContainsRune("备附注", first):
		return noteLine.MatchString(text)
	case strings.ContainsRune("第一二三四五六七八九十（(", first):
		return chapter.MatchString(text)
	}
	return false
}

// readForms reads the forms in lines [from, to), one after the other.
func (r *reader) readForms(from, to int) []Form {
	p := r.pieces(from, to)
	if len(p) > maxPieces {
		return nil
	}
	var out []Form
	if keepsPlaces(p) {
		p, marks := dropWatermark(p)
		for _, part := range r.partForms(p) {
			if f := r.readPlaced(part); f != nil {
				f.marks = marks
				out = append(out, Form{From: part[0].line, To: part[len(part)-1].line + 1, Grid: f.grid()})
			}
		}
		return out
	}
	for len(p) > 0 {
		f, n := r.readSequence(p)
		if f == nil || n == 0 {
			break
		}
		out = append(out, Form{From: p[0].line, To: p[n-1].line + 1, Grid: f.grid()})
		p = p[n:]
	}
	return out
}

// wideShare is one in how many gaps between words is wide in a dump that keeps the places of words.
const wideShare = 3

// keepsPlaces holds for pieces that stand where they do on the page.
func keepsPlaces(p []piece) bool {
	wide, all := 0, 0
	for i := 1; i < len(p); i++ {
		if p[i].line != p[i-1].line {
			continue
		}
		all++
		if p[i].x0-p[i-1].x1 > 2 {
			wide++
		}
	}
	return wide > 4 && wide*wideShare > all
}

// partForms parts pieces before each label that begins a form, where a form has ended before.
func (r *reader) partForms(p []piece) [][]piece {
	var out [][]piece
	from, closed := 0, false
	for i := range p {
		if i > 0 && p[i].line == p[i-1].line {
			continue
		}
		w, _ := r.label(p, i)
		closed = closed || w.Part == total
		if closed && w.Part.begins() {
			out = append(out, p[from:i])
			from, closed = i, false
		}
	}
	return append(out, p[from:])
}
