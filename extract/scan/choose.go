package scan

import (
	"math"
	"regexp"
	"strings"
	"unicode"

	"github.com/juesuan/juesuan/extract/ocr"
	"golang.org/x/text/unicode/norm"
)

var (
	// figure is what stands where amounts, codes and numbers of lines stand, however badly grouped.
	figure = regexp.MustCompile(`^[-−]?[0-9][0-9.,]*%?$|^[-—–]+$`)
	// wellFormed is a figure by the grammar of amounts: groups of three, two decimals or none that are grouped.
	// numberLike is also one whose groups are parted by the wrong mark: its digits and its value can be told.
	numberLike = regexp.MustCompile(`^-?([0-9]{1,3}([.,][0-9]{3})+|[0-9]+)([.,][0-9]{1,2})?%?$|^[-—–]+$`)
	wellFormed = regexp.MustCompile(`^-?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?%?$|^[-—–]+$`)
)

// isFigure reports whether a text is an amount, a code, the number of a line, or a dash.
func isFigure(text string) bool { return figure.MatchString(text) }

// plain is a reading without blanks and full-width forms.
func plain(text string) string {
	return strings.Join(strings.Fields(norm.NFKC.String(text)), "")
}

// digitsOf is a figure without what groups its digits: two readings with the same one are the same number.
func digitsOf(text string) string {
	point := strings.LastIndexAny(text, ".,")
	if point >= 0 && len(text)-point-1 == 2 { // two decimals, whatever the mark was taken for
		return onlyDigits(text[:point]) + "." + onlyDigits(text[point:])
	}
	return onlyDigits(text)
}

func onlyDigits(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '-' || r == '—' {
			return r
		}
		return -1
	}, text)
}

// choose takes one of a line's readings. both tells that two engines read, so that one alone is no witness of the other.
func (l *line) choose(both bool, opt Options) {
	l.text, l.chars, l.confidence, l.doubtful = "", nil, 0, false
	if k := l.chinese(opt); k >= 0 {
		l.kind, l.readings = ocr.Text, l.readings[k:k+1]
	}
	best := -1
	for i := range l.readings {
		if best < 0 || l.better(i, best) {
			best = i
		}
	}
	if best < 0 {
		l.doubtful = l.kind != ocr.Text
		return
	}
	r := &l.readings[best]
	l.text, l.chars, l.confidence = r.Text, r.Chars, r.Confidence
	if l.kind == ocr.Text {
		return
	}
	l.text = plain(r.Text)
	l.doubtful = l.doubts(best, both, opt)
}

// chinese is the reading of a supposed figure that has Chinese characters, -1 when none surely has: an engine that may
// read digits only makes digits of any text.
func (l *line) chinese(opt Options) int {
	for i := range l.readings {
		r := &l.readings[i]
		if l.kind == ocr.Text || !strings.ContainsFunc(r.Text, func(c rune) bool { return unicode.Is(unicode.Han, c) }) {
			continue
		}
		if r.Confidence >= opt.LeastAgreed {
			return i
		}
	}
	return -1
}

// better reports whether reading i is rather to be believed than k: a number, of as many characters as there is ink,
// well-formed, and sure, in this order. Text is read best by PP-OCR.
func (l *line) better(i, k int) bool {
	a, b := &l.readings[i], &l.readings[k]
	if l.kind == ocr.Text {
		if (a.Engine == ocr.PPOCR) != (b.Engine == ocr.PPOCR) {
			return a.Engine == ocr.PPOCR
		}
		return a.Confidence > b.Confidence
	}
	x, y := plain(a.Text), plain(b.Text)
	if p, q := numberLike.MatchString(x), numberLike.MatchString(y); p != q {
		return p
	}
	n := l.pieces()
	if p, q := len(x) == n, len(y) == n; p != q {
		return p
	}
	if p, q := wellFormed.MatchString(x), wellFormed.MatchString(y); p != q {
		return p
	}
	return a.Confidence > b.Confidence
}

// pieces counts the ink of a line that stands side by side.
func (l *line) pieces() int {
	n, end, below := 0, math.MinInt, 0
	for i := range l.ink {
		c := &l.ink[i]
		if c.X0 >= end || c.X1 < below { // beside, or in the next part of a wrapped figure
			n++
			end = c.X1
		}
		end, below = max(end, c.X1), c.X0
	}
	return n
}

// doubts reports whether the reading chosen of a figure could be wrong.
func (l *line) doubts(best int, both bool, opt Options) bool {
	r := &l.readings[best]
	if !wellFormed.MatchString(plain(r.Text)) {
		return true
	}
	if len(l.readings) == 1 {
		return both || r.Confidence < opt.LeastSure
	}
	sure := 0.0
	for i := range l.readings {
		other := &l.readings[i]
		if digitsOf(plain(other.Text)) != digitsOf(plain(r.Text)) {
			return true
		}
		sure = max(sure, other.Confidence)
	}
	return sure < opt.LeastAgreed
}
