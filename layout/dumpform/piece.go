package dumpform

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/juesuan/juesuan/model"
)

// piece is a run of characters that blanks part from others.
type piece struct {
	text   string
	line   int // index among the dump's lines
	x0, x1 int // characters of its line
	para   int // how many lines with text are before it; pieces of one line have the same
}

// cell is the pieces of one cell, in reading order.
type cell []piece

var pageMark = regexp.MustCompile(`^(?:[-—–·.~]+\d{1,4}[-—–·.~]+|第\d{1,4}页(?:[,，/]?共\d{1,4}页)?|\d{1,4}/\d{1,4})$`)

// linesToPieces cuts lines [from, to) at their blanks. Page numbers are left out.
func linesToPieces(lines []model.Line, from, to int) []piece {
	var out []piece
	para := 0
	for i := from; i < to; i++ {
		text := lineText(lines[i])
		if text == "" || pageMark.MatchString(squash(text)) {
			continue
		}
		n := len(out)
		out = appendPieces(out, text, i, para)
		if len(out) > n {
			para++
		}
	}
	return out
}

func lineText(l model.Line) string {
	if len(l.Words) == 0 {
		return ""
	}
	return l.Words[0].Text
}

func appendPieces(out []piece, text string, line, para int) []piece {
	start, at := -1, 0
	var run strings.Builder
	flush := func() {
		if start >= 0 {
			out = append(out, piece{run.String(), line, start, at, para})
		}
		start = -1
		run.Reset()
	}
	for _, r := range text {
		switch {
		case isBlank(r):
			flush()
		case r == '\ufeff' || r == '\u200b' || unicode.IsControl(r):
		default:
			if start < 0 {
				start = at
			}
			run.WriteRune(r)
		}
		at++
	}
	flush()
	return out
}

func isBlank(r rune) bool { return unicode.IsSpace(r) }

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if isBlank(r) || r == '\u200b' || r == '\ufeff' {
			return -1
		}
		return r
	}, s)
}

func lastRune(s string) rune  { r, _ := utf8.DecodeLastRuneInString(s); return r }
func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

// ems is the printed width of a text in ems: a Chinese character takes one, a Latin one or a digit a half.
func ems(text string) float64 {
	w := 0.0
	for _, r := range text {
		switch {
		case r < 0x2000:
			w += 0.5
		default:
			w++
		}
	}
	return w
}

// bare is the text of a cell without any blanks.
func (c cell) bare() string {
	var b strings.Builder
	for _, p := range c {
		b.WriteString(p.text)
	}
	return b.String()
}

// text joins the pieces: the lines of a cell, and words that only the spacing of Chinese and Latin characters parted.
func (c cell) text() string {
	var b strings.Builder
	for i, p := range c {
		if i > 0 && c[i-1].line == p.line && !closesGap(c[i-1].text, p.text) {
			b.WriteByte(' ')
		}
		b.WriteString(p.text)
	}
	return b.String()
}

// closesGap holds where a blank says nothing: beside a Chinese character.
func closesGap(a, b string) bool {
	last, first := lastRune(a), firstRune(b)
	wordy := func(r rune) bool {
		return isHan(r) || strings.ContainsRune("（）()、，。：；“”《》%≥≤", r)
	}
	return wordy(last) && (wordy(first) || unicode.IsDigit(first)) || unicode.IsDigit(last) && wordy(first)
}

// printed are the lines of the cell as printed.
func (c cell) printed() []string {
	var out []string
	for i, p := range c {
		if i > 0 && c[i-1].line == p.line {
			out[len(out)-1] += " " + p.text
			continue
		}
		out = append(out, p.text)
	}
	return out
}

func (c cell) box() model.BBox {
	var box model.BBox
	for i, p := range c {
		b := model.BBox{X0: float64(p.x0), Top: float64(p.line), X1: float64(p.x1), Bottom: float64(p.line + 1)}
		if i == 0 {
			box = b
			continue
		}
		box = box.Union(b)
	}
	return box
}
