package form

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/juesuan/juesuan/model"
)

// piece is a run of characters that blanks part from others.
type piece struct {
	text   string
	line   int    // index among the dump's lines
	x0, x1 int    // characters of its line
	para   int    // how many lines with text are before it; pieces of one line have the same
	raw    string // as it stands in the dump, where its characters are those of another block: ⽬ for 目
}

// cell is the pieces of one cell, in reading order.
type cell []piece

var pageMark = regexp.MustCompile(`^(?:[-—–·.~]+\d{1,4}[-—–·.~]+|第\d{1,4}页(?:[,，/]?共\d{1,4}页)?|\d{1,4}/\d{1,4})$`)

// pieces cuts lines [from, to) at their blanks. Page numbers are left out.
func (r *reader) pieces(from, to int) []piece {
	var out []piece
	para := 0
	for i := from; i < to; i++ {
		if r.texts[i] == "" || isPageMark(r.texts[i]) {
			continue
		}
		n := len(out)
		out = appendPieces(out, lineText(r.lines[i]), i, para)
		if len(out) > n {
			para++
		}
	}
	return out
}

func isPageMark(text string) bool {
	first := firstRune(text)
	return (isDigit(first) || strings.ContainsRune("-—–·.~第", first)) && pageMark.MatchString(text)
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
			one := piece{text: run.String(), line: line, x0: start, x1: at, para: para}
			if plain := plainForms(one.text); plain != one.text {
				one.text, one.raw = plain, one.text
			}
			out = append(out, one)
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

// plainForms writes radicals and compatibility characters, which fonts give in place of Chinese ones, as these.
func plainForms(text string) string {
	if strings.IndexFunc(text, isCompatible) < 0 {
		return text
	}
	return strings.Map(func(r rune) rune {
		if !isCompatible(r) {
			return r
		}
		if plain, ok := lateRadicals[r]; ok {
			return plain
		}
		return firstRune(norm.NFKC.String(string(r)))
	}, text)
}

func isCompatible(r rune) bool { return r >= 0x2e80 && r <= 0x2fdf || r >= 0xf900 && r <= 0xfaff }

// lateRadicals are radicals of the supplement, which have no compatibility form, and that fonts use as characters.
var lateRadicals = map[rune]rune{'⻔': '门', '⻓': '长', '⻅': '见', '⻋': '车', '⻚': '页', '⻛': '风', '⻜': '飞', '⻢': '马', '⻥': '鱼', '⻬': '齐', '⻆': '角', '⻉': '贝', '⻄': '西', '⺠': '民', '⻝': '食', '⻩': '黄', '⻘': '青'}

func isBlank(r rune) bool { return unicode.IsSpace(r) }

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

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

// printed are the lines of the cell as the dump has them, and whether any of their characters is of another block.
func (c cell) printed() (out []string, folded bool) {
	for i, p := range c {
		text := p.text
		if p.raw != "" {
			text, folded = p.raw, true
		}
		if i > 0 && c[i-1].line == p.line {
			out[len(out)-1] += " " + text
			continue
		}
		out = append(out, text)
	}
	return out, folded
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
