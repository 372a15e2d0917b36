package scan

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/extract/raster"
)

// Engines leave out the mark behind the number of a line, 十九、住房保障支出, and read 一、一般 as 一般: the mark is the
// smallest of its line. Its ink is there, and tells.
const (
	numerals     = "一二三四五六七八九十"
	mark         = "、"
	mostMark     = 0.45 // the mark's sides, in em
	leastMark    = 0.12
	leastMarkGap = 0.15 // to the character behind it, in em
	mostStroke   = 0.3  // height of 一, in em
	leastStroke  = 0.6  // its width
)

// restoreMarks puts back the mark behind the number that a line of a table begins with, where its ink stands before or
// in the first character that is none.
func (l *line) restoreMarks() {
	if l.kind != ocr.Text || len(l.parts) == 0 || !l.charsSpell() {
		return
	}
	k := 0
	for k < len(l.chars) && strings.Contains(numerals, l.chars[k].Text) {
		k++
	}
	if k == 0 || k == len(l.chars) || !isHan(l.chars[k].Text) {
		return
	}
	at, repeats := l.markBefore(k)
	if at < 0 {
		return
	}
	part := func(c *raster.Component) (x0, x1 float64) {
		return float64(c.X0 - l.parts[0].Min.X), float64(c.X1 - l.parts[0].Min.X)
	}
	x0, x1 := part(&l.ink[at])
	added := []ocr.Char{{Text: mark, X0: x0, X1: x1, Confidence: l.confidence}}
	behind := append([]ocr.Char(nil), l.chars[k:]...)
	before := append([]ocr.Char(nil), l.chars[:k]...)
	if repeats {
		stroke := before[k-1]
		stroke.X0, stroke.X1 = part(&l.ink[at+1])
		added = append(added, stroke)
	}
	before[k-1].X1 = min(before[k-1].X1, x0)
	behind[0].X0 = max(behind[0].X0, added[len(added)-1].X1)
	l.chars = append(append(before, added...), behind...)
	var text strings.Builder
	for _, c := range l.chars {
		text.WriteString(c.Text)
	}
	l.text = text.String()
}

func isHan(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.Is(unicode.Han, r)
}

// markBefore finds the ink of a mark between the start of numeral k-1 and the end of character k. repeats tells that the
// stroke of 一 stands on both its sides, though it was read but once.
func (l *line) markBefore(k int) (at int, repeats bool) {
	from, to := l.chars[k-1].X0, l.chars[k].X1
	for i := 1; i < len(l.ink)-1; i++ {
		c := &l.ink[i]
		x0 := float64(c.X0 - l.parts[0].Min.X)
		if x0 <= from || x0 >= to || c.Y1 > l.parts[0].Max.Y {
			continue
		}
		w, h := float64(c.Width()), float64(c.Height())
		low := c.Y0+c.Y1 > l.parts[0].Min.Y+l.parts[0].Max.Y
		small := max(w, h) <= mostMark*l.em && min(w, h) >= leastMark*l.em
		apart := float64(l.ink[i+1].X0-c.X1) >= leastMarkGap*l.em && float64(c.X0-l.ink[i-1].X1) >= -leastMark*l.em
		if small && low && apart {
			stroke := l.chars[k-1].Text == "一" && l.isStroke(i-1) && l.isStroke(i+1)
			return i, stroke
		}
	}
	return -1, false
}

func (l *line) isStroke(i int) bool {
	c := &l.ink[i]
	return float64(c.Height()) <= mostStroke*l.em && float64(c.Width()) >= leastStroke*l.em
}
