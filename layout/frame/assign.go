package frame

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/juesuan/juesuan/layout/stamps"
	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// Assign gives each visible glyph of the page, but those left out, to the cell that holds its centre, and returns the others.
// Where a table stands inside another's frame, the inner one has it.
//
// A spreadsheet prints a text that is wider than its cell across the rule, or draws it whole and clips it: its
// last glyphs stand over the neighbouring cell, where a digit of them would make another number. A run of
// glyphs that was drawn without a gap is therefore one cell's text.
//
// heads are runs of a head set at a slant: each belongs where it begins.
func Assign(p *model.Page, frames []*Frame, out []bool, heads []stamps.Run) (loose []int32) {
	inner := slices.Clone(frames)
	slices.SortStableFunc(inner, func(a, b *Frame) int { return sign(a.Width()*a.Height() - b.Width()*b.Height()) })
	places := make([]place, len(p.Glyphs))
	start, crosses := 0, false // of the run of glyphs that i goes on with
	for i := 0; i <= len(p.Glyphs); i++ {
		if i < len(p.Glyphs) {
			for len(heads) > 0 && heads[0].To <= i {
				heads = heads[1:]
			}
			if len(heads) > 0 && heads[0].From < i {
				places[i] = places[i-1]
				continue
			}
			places[i] = placeOf(&p.Glyphs[i], inner, out[i])
			if i > 0 && places[i].frame != nil && places[i].frame == places[i-1].frame && continuesRun(&p.Glyphs[i-1], &p.Glyphs[i]) {
				crosses = crosses || places[i].cell != places[i-1].cell
				continue
			}
		}
		if crosses {
			overflow(p.Glyphs[start:i], places[start:i])
		}
		start, crosses = i, false
	}
	for i, at := range places {
		g := &p.Glyphs[i]
		switch {
		case at.frame != nil:
			c := &at.frame.Cells[at.cell]
			c.Glyphs = append(c.Glyphs, int32(i))
			c.Inked = c.Inked || !words.IsBlank(g.Text)
		case g.IsSeen() && !out[i]:
			loose = append(loose, int32(i))
		}
	}
	return loose
}

// place is the cell that a glyph stands in; without a frame, none.
type place struct {
	frame *Frame
	cell  int
}

func placeOf(g *model.Glyph, inner []*Frame, out bool) place {
	if g.IsSeen() && !out {
		for _, f := range inner {
			if k := f.CellAt(g.CenterX(), g.CenterY()); k >= 0 {
				return place{f, k}
			}
		}
	}
	return place{}
}

// seam is the widest gap and the greatest difference of height, in em, between glyphs of one run. Cells'
// padding is never less than 0.2 em on both sides of a rule together.
const seam = 0.08

// continuesRun reports whether b was set right behind a. A Chinese character may come from another font: one lacks it.
func continuesRun(a, b *model.Glyph) bool {
	return a.Angle == 0 && b.Angle == 0 && a.Size == b.Size && (a.Font == b.Font || words.IsChinese(a.Text) && words.IsChinese(b.Text)) &&
		math.Abs(b.X0-a.X1) < seam*a.Size && math.Abs(b.Bottom-a.Bottom) < seam*a.Size
}

// gluedCode is an amount with its two decimals and, right behind it, the code of the next column.
var gluedCode = regexp.MustCompile(`^-?[0-9,]+\.[0-9]{2}[23][0-9]{2}(?:[0-9]{2}){0,2}$`)

// overflow puts a run of glyphs that crosses a rule into the cell that holds most of them. A number that crosses is
// doubtful: the cell that it stands in is a choice; an amount and a code that a rule parts stay apart. Two numbers set close on either side of a rule are no run, nor is one
// whose halves lie in different rows.
func overflow(run []model.Glyph, places []place) {
	f := places[0].frame
	counts := map[int]int{}
	home := places[0].cell
	var b strings.Builder
	for i, at := range places {
		if counts[at.cell]++; counts[at.cell] > counts[home] {
			home = at.cell
		}
		b.WriteString(run[i].Text)
	}
	for k := range counts {
		if f.Cells[k].Row != f.Cells[home].Row {
			return
		}
	}
	said := b.String()
	number := strings.ContainsAny(said, "0123456789０１２３４５６７８９") && !words.HasChinese(said)
	if number && (!words.IsNumeric(strings.Trim(said, " -－%％¥￥()（）")) || strings.Count(said, ".") > 1) {
		return
	}
	if number && gluedCode.MatchString(said) && len(counts) == 2 {
		for k := range counts {
			f.Cells[k].Doubtful, f.Cells[k].Misplaced = true, true
		}
		return
	}
	for i := range places {
		places[i].cell = home
	}
	if number {
		f.Cells[home].Doubtful, f.Cells[home].Misplaced = true, true
	}
}

func sign(d float64) int {
	switch {
	case d < 0:
		return -1
	case d > 0:
		return 1
	}
	return 0
}
