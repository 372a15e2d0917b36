package scan

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/juesuan/juesuan/extract/ocr"
)

// A note mark raised behind a figure is read as one more digit of it: 979.77² as 979.772. Its ink is lower than that of
// digits, and ends above their foot.
const (
	raisedHeight = 0.75 // of the digits' height, at most
	raisedLeast  = 0.35 // … and at least: points and quotes are lower
	raisedFoot   = 0.25 // how far above the digits' foot it ends, at least
	mostRaised   = 2    // digits of a mark
)

// withoutRaised takes a raised mark off a figure. Both readings stand, so that sums may choose: a digit whose foot has faded
// looks alike.
func (l *line) withoutRaised() {
	n, full := l.raised()
	if l.kind == ocr.Text || n == 0 || digitCount(l.text) != full+n { // some engines leave the mark out
		return
	}
	short, ok := cutDigits(l.text, n)
	if !ok {
		return
	}
	for _, r := range slices.Clone(l.readings) {
		if text, ok := cutDigits(plain(r.Text), n); ok && plain(r.Text) == l.text {
			l.readings = append(l.readings, ocr.Reading{Engine: r.Engine, Text: text, Confidence: r.Confidence})
		}
	}
	if l.charsSpell() && len(l.chars) > n {
		l.chars = l.chars[:len(l.chars)-n]
	} else {
		l.chars = nil
	}
	l.text, l.doubtful = short, true
}

// raised counts the pieces of ink at the end of a line that are raised behind digits, and those as high as digits.
func (l *line) raised() (n, full int) {
	if len(l.parts) != 1 {
		return 0, 0
	}
	tallest := 0
	for i := range l.ink {
		tallest = max(tallest, l.ink[i].Height())
	}
	height := float64(tallest)
	foot := 0
	for i := range l.ink {
		if c := &l.ink[i]; float64(c.Height()) >= figureHeight*height {
			foot, full = max(foot, c.Y1), full+1
		}
	}
	for i := len(l.ink) - 1; i > 0; i-- {
		c := &l.ink[i]
		h := float64(c.Height())
		if h > raisedHeight*height || h < raisedLeast*height || float64(foot-c.Y1) < raisedFoot*height || c.X0 < l.ink[i-1].X1 {
			break
		}
		n++
	}
	const fewest = 3 // digits of a figure with a mark
	if n > mostRaised || full < fewest {
		return 0, full
	}
	return n, full
}

func digitCount(text string) int {
	n := 0
	for _, r := range text {
		if r >= '0' && r <= '9' {
			n++
		}
	}
	return n
}

// cutDigits takes n digits off the end of a figure with a point; false when others stand there, or no decimals would be left.
func cutDigits(text string, n int) (string, bool) {
	for range n {
		r, size := utf8.DecodeLastRuneInString(text)
		if r < '0' || r > '9' {
			return "", false
		}
		text = text[:len(text)-size]
	}
	_, decimals, ok := strings.Cut(text, ".")
	return text, ok && decimals != ""
}
