package layout

import (
	"math"
	"strings"

	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// A spreadsheet prints a text that is wider than its cell across the rule, or draws it whole and clips it: its
// last glyphs stand over the neighbouring cell, where a digit of them would make another number. A run of
// glyphs that was drawn without a gap is therefore one cell's text.

// seam is the widest gap and the greatest difference of height, in em, between glyphs of one run. Cells'
// padding is never less than 0.2 em on both sides of a rule together.
const seam = 0.08

// continuesRun reports whether b was set right behind a.
func continuesRun(a, b *model.Glyph) bool {
	return a.Angle == 0 && b.Angle == 0 && a.Size == b.Size && a.Font == b.Font &&
		math.Abs(b.X0-a.X1) < seam*a.Size && math.Abs(b.Bottom-a.Bottom) < seam*a.Size
}

// overflow puts the glyphs from:to of the page, a run that crosses a rule of t, into the cell that holds most
// of them. A number that crosses is doubtful: the cell that it stands in is a choice. Two numbers set close on
// either side of a rule are no run, nor is one whose halves lie in different rows.
func (s *scratch) overflow(p *model.Page, t *part, from, to int) {
	counts := map[int]int{}
	home := -1
	var text strings.Builder
	for i := from; i < to; i++ {
		k := int(s.cell[i])
		counts[k]++
		if home < 0 || counts[k] > counts[home] {
			home = k
		}
		text.WriteString(p.Glyphs[i].Text)
	}
	row := t.cells[home].row
	for k := range counts {
		if k < 0 || t.cells[k].row != row {
			return
		}
	}
	number := strings.ContainsAny(text.String(), "0123456789０１２３４５６７８９") && !words.HasChinese(text.String())
	if number && !words.IsNumeric(strings.Trim(text.String(), " -－%％¥￥()（）")) {
		return
	}
	if number && strings.Count(text.String(), ".") > 1 {
		return
	}
	for i := from; i < to; i++ {
		s.cell[i] = int32(home)
	}
	if number {
		t.cells[home].doubtful, t.cells[home].misplaced = true, true
	}
}
