package stamps

import (
	"math"
	"slices"

	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// slant: text turned by more than this from a multiple of 90° is no table text, in degrees. Scans that were
// put in skewed stay below it.
const slant = 7

func isSlanted(g *model.Glyph) bool {
	return math.Abs(g.Angle-90*math.Round(g.Angle/90)) > slant
}

// watermarks marks the runs that are turned by an angle and no heads, and those that are larger or lighter than the
// table's text and lie across its rules or over other text.
func (f *finder) watermarks() {
	size, luminance := f.style()
	f.slantedHeads(size, luminance)
	for _, r := range f.runs {
		g := &f.glyphs[r.From]
		switch {
		case f.out.Marked[r.From]:
		case isSlanted(g):
			if !f.isHead(r) {
				f.stamp(r, whyWatermark)
			}
		case size == 0:
		case g.Size > f.opt.Large*size || g.Luminance > luminance+f.opt.Light && !f.onDark(g):
			if f.crossesCells(r.BBox) || f.isOverText(r) {
				f.stamp(r, whyWatermark)
			}
		case g.Luminance > luminance+f.opt.Lighter && !f.onDark(g):
			if f.crossesCells(r.BBox) && f.isOverText(r) {
				f.stamp(r, whyWatermark)
			}
		}
	}
}

// onDark reports whether the glyph is light on a dark fill: text of a shaded head, no watermark.
func (f *finder) onDark(g *model.Glyph) bool {
	fills := f.page.Fills
	for i := len(fills) - 1; i >= 0; i-- {
		if b := &fills[i]; b.Contains(g.CenterX(), g.CenterY()) {
			return g.Luminance > b.Luminance+f.opt.Light/2
		}
	}
	return false
}

// crossesCells reports whether the box runs over more than one cell of a table by a good part of its extent:
// text that merely overflows its cell a little does not.
func (f *finder) crossesCells(b model.BBox) bool {
	inset := model.BBox{X0: b.X0 + b.Width()*0.2, Top: b.Top + b.Height()*0.2, X1: b.X1 - b.Width()*0.2, Bottom: b.Bottom - b.Height()*0.2}
	for _, t := range f.tables {
		if box := t.Bounds(); !box.Overlaps(inset) {
			continue
		}
		first := -1
		for _, x := range []float64{inset.X0, inset.X1} {
			for _, y := range []float64{inset.Top, inset.Bottom} {
				k := t.CellAt(x, y)
				if first == -1 {
					first = k
				}
				if k != first {
					return true
				}
			}
		}
	}
	return false
}

// isOverText reports whether words, not a figure, are set over glyphs of other runs that are no lighter. Words that are
// set twice in one place, for their weight or their shadow, are not over each other.
func (f *finder) isOverText(r Run) bool {
	if r.To-r.From < 2 || !f.hasWords(r) {
		return false
	}
	if f.rows == nil {
		f.rows = indexRows(f.glyphs)
	}
	own, ink := f.text(r), f.glyphs[r.From].Luminance
	return f.rows.covers(f.glyphs, r, func(i int) bool {
		g := &f.glyphs[i]
		return !f.out.Marked[i] && g.Luminance <= ink+sameInk && !slices.Contains(own, g.Text)
	})
}

// hasWords holds for a run that is more than a figure.
func (f *finder) hasWords(r Run) bool {
	for i := r.From; i < r.To; i++ {
		if t := f.glyphs[i].Text; !words.IsBlank(t) && !words.IsNumeric(t) && t != "-" {
			return true
		}
	}
	return false
}

// text is the glyphs of a run as texts.
func (f *finder) text(r Run) []string {
	out := make([]string, 0, r.To-r.From)
	for i := r.From; i < r.To; i++ {
		out = append(out, f.glyphs[i].Text)
	}
	return out
}

// slantedHeads finds the heads of columns that are set at a slant to save room: in the table's own type, each in a cell
// of its own, the cells beside each other, and not all the same words.
func (f *finder) slantedHeads(size, luminance float64) {
	if size == 0 {
		return
	}
	var slanted []Run
	for _, r := range f.runs {
		if g := &f.glyphs[r.From]; isSlanted(g) && !f.out.Marked[r.From] && g.Size < f.opt.Larger*size && g.Size > size/f.opt.Larger/f.opt.Larger &&
			math.Abs(g.Luminance-luminance) < f.opt.Lighter {
			slanted = append(slanted, r)
		}
	}
	for len(slanted) > 0 {
		first := slanted[0]
		var row, rest []Run
		for _, r := range slanted {
			if r.From == first.From || f.isBeside(first, r) {
				row = append(row, r)
			} else {
				rest = append(rest, r)
			}
		}
		slanted = rest
		if f.areHeads(row) {
			f.out.Heads = append(f.out.Heads, row...)
		}
	}
	slices.SortFunc(f.out.Heads, func(a, b Run) int { return a.From - b.From })
}

// cellOf is the cell in which a run begins, and its table; nil outside the tables.
func (f *finder) cellOf(r Run) (Table, int) {
	g := &f.glyphs[r.From]
	for _, t := range f.tables {
		if k := t.CellAt(g.CenterX(), g.CenterY()); k >= 0 {
			return t, k
		}
	}
	return nil, -1
}

// isBeside reports whether two slanted runs begin in cells of one row of one table, turned alike.
func (f *finder) isBeside(a, b Run) bool {
	ta, ka := f.cellOf(a)
	tb, kb := f.cellOf(b)
	if ta == nil || ta != tb || math.Abs(f.glyphs[a.From].Angle-f.glyphs[b.From].Angle) > sameAngle {
		return false
	}
	boxA, boxB := ta.CellBounds(ka), tb.CellBounds(kb)
	return min(boxA.Bottom, boxB.Bottom)-max(boxA.Top, boxB.Top) > 0.5*min(boxA.Height(), boxB.Height())
}

// areHeads holds for two and more runs, no two in one cell, whose words are not all alike.
func (f *finder) areHeads(row []Run) bool {
	if len(row) < 2 {
		return false
	}
	alike := true
	cells := map[int]bool{}
	for _, r := range row {
		_, k := f.cellOf(r)
		cells[k] = true
		alike = alike && slices.Equal(f.text(r), f.text(row[0]))
	}
	return !alike && len(cells) == len(row)
}

func (f *finder) isHead(r Run) bool {
	return slices.ContainsFunc(f.out.Heads, func(h Run) bool { return h.From == r.From })
}
