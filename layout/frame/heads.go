package frame

import (
	"cmp"
	"math"
	"slices"

	"github.com/juesuan/juesuan/layout/edges"
	"github.com/juesuan/juesuan/layout/words"
)

// headToRows gives the blocks of a head their columns and rows. A label that has others under it is set in the
// middle of the columns that it spans. The row of a label is the number of labels over it, whatever its height: set
// at the top, in the middle or at the bottom of its rows, it reaches down to the next label of its columns.
func headToRows(blocks []*block, cols []edges.Column, xs []float64, bars []edges.Bar, opt Options) []row {
	if len(blocks) == 0 {
		return nil
	}
	order := slices.Clone(blocks)
	slices.SortStableFunc(order, func(a, b *block) int { return cmp.Compare(a.CenterY(), b.CenterY()) })
	for i := len(order) - 1; i >= 0; i-- { // from the lowest up, so that what stands under a label has its columns
		b := order[i]
		h := newHeadSpan(b, order, i)
		free := b.widen(len(cols), h.free)
		r := centred(b, free, xs, len(h.under) > 0, opt)
		if under, ok := h.ruled(bars, cols); ok {
			r = edges.Range{First: max(under.First, free.First), Last: min(under.Last, free.Last)}
		} else if r.First == r.Last && len(h.under) > 0 && r.First > 0 {
			r = overInk(b, edges.Range{First: max(free.First, 1), Last: free.Last}, cols, opt)
		}
		b.Range = r
	}
	levels := 1
	for i, b := range order {
		b.row, b.rows = 0, 1
		for _, o := range order[:i] {
			if o.meets(b) && !sameHeight(o, b) {
				b.row = max(b.row, o.row+1)
			}
		}
		levels = max(levels, b.row+1)
	}
	for i, b := range order {
		end := levels
		for _, o := range order[i+1:] {
			if o.meets(b) && o.row > b.row {
				end = min(end, o.row)
			}
		}
		b.rows = end - b.row
	}
	return levelsToRows(order, levels)
}

// levelsToRows are the rows of a head, from the blocks that lie in one of them alone.
func levelsToRows(blocks []*block, levels int) []row {
	rows := make([]row, levels)
	for _, b := range blocks {
		r := &rows[b.row]
		r.blocks = append(r.blocks, b)
		if b.rows > 1 && r.bottom > 0 {
			continue
		}
		if r.bottom == 0 {
			r.top, r.bottom = b.Top, b.Bottom
		}
		r.top, r.bottom = min(r.top, b.Top), max(r.bottom, b.Bottom)
	}
	for i := 1; i < levels; i++ {
		rows[i].top = max(rows[i].top, rows[i-1].top)
		rows[i].bottom = max(rows[i].bottom, rows[i-1].bottom)
	}
	return rows
}

// widen are the columns around the block's own, out of n, that are free.
func (b *block) widen(n int, free func(col int) bool) edges.Range {
	r := b.Range
	for r.First > 0 && free(r.First-1) {
		r.First--
	}
	for r.Last+1 < n && free(r.Last+1) {
		r.Last++
	}
	return r
}

// centred are the columns within free around the block's own in whose middle it is set: the fewest, or, when it must
// span others, the most. Its own when it is in the middle of none.
func centred(b *block, free edges.Range, xs []float64, widest bool, opt Options) edges.Range {
	off := func(r edges.Range) float64 { return math.Abs((xs[r.First]+xs[r.Last+1])/2 - b.CenterX()) }
	out, own := b.Range, off(b.Range)
	best := own
	if best <= opt.CentreSlack && !widest {
		return out
	}
	for i := free.First; i <= b.First; i++ {
		for j := b.Last; j <= free.Last; j++ {
			r := edges.Range{First: i, Last: j}
			if d := off(r); d <= opt.CentreSlack && (widest && j-i > out.Last-out.First || !widest && d < best-0.1 && d < own/2) {
				best, out = d, r
			}
		}
	}
	return out
}

// overInk are the most columns around the label's own whose ink it stands over the middle of: without a frame, that is
// all that tells the borders.
func overInk(b *block, free edges.Range, cols []edges.Column, opt Options) edges.Range {
	out := b.Range
	for i := free.First; i <= b.First; i++ {
		for j := b.Last; j <= free.Last; j++ {
			pitch := (cols[j].X1 - cols[i].X0) / float64(j-i+1)
			if j-i > out.Last-out.First && math.Abs((cols[i].X0+cols[j].X1)/2-b.CenterX()) < opt.InkMiddle*pitch {
				out = edges.Range{First: i, Last: j}
			}
		}
	}
	return out
}

// headSpan is a label whose columns are sought, with the others of its height, those below, and of these the ones
// right under its own columns.
type headSpan struct {
	b                     *block
	beside, below, under  []*block
	underTop, underMiddle float64
}

func newHeadSpan(b *block, order []*block, at int) *headSpan {
	h := &headSpan{b: b, underTop: math.Inf(1), underMiddle: math.Inf(1)}
	for i, o := range order {
		switch {
		case o == b:
		case sameHeight(o, b):
			h.beside = append(h.beside, o)
		case i > at:
			h.below = append(h.below, o)
		}
	}
	for c := b.First; c <= b.Last; c++ {
		if o := highest(h.below, c); o != nil {
			h.under = append(h.under, o)
			h.underTop, h.underMiddle = min(h.underTop, o.Top), min(h.underMiddle, o.CenterY())
		}
	}
	return h
}

// free reports whether the label can span the column c. It can't where another stands at its height, nor where one
// stands that reaches from its height to the foot of the head: that has nothing under it, and lies higher than
// those under the label.
func (h *headSpan) free(c int) bool {
	if highest(h.beside, c) != nil {
		return false
	}
	o := highest(h.below, c)
	if o == nil || len(h.under) == 0 {
		return o == nil
	}
	slack := 0.3 * h.b.size()
	return hasUnder(o, h.below) || o.Top >= h.underTop-slack || o.CenterY() >= h.underMiddle-slack
}

// ruled are the columns over which a short rule is drawn right under the label.
func (h *headSpan) ruled(bars []edges.Bar, cols []edges.Column) (edges.Range, bool) {
	b := h.b
	width := cols[len(cols)-1].X1 - cols[0].X0
	for _, bar := range bars {
		if len(h.under) == 0 || bar.Y < b.CenterY() || bar.Y > h.underMiddle || bar.Whole && bar.X1-bar.X0 > 0.9*width {
			continue
		}
		for _, s := range bar.Pieces {
			if s.From > b.X0+edges.Exact || s.To < b.X1-edges.Exact {
				continue
			}
			r := edges.Range{First: -1}
			for c := range cols {
				if m := (cols[c].X0 + cols[c].X1) / 2; m > s.From && m < s.To {
					if r.First < 0 {
						r.First = c
					}
					r.Last = c
				}
			}
			if r.First >= 0 && r.First <= b.First && r.Last >= b.Last {
				return r, true
			}
		}
	}
	return edges.Range{}, false
}

// highest is the first of the blocks, which are sorted downwards, in the column c.
func highest(blocks []*block, c int) *block {
	for _, o := range blocks {
		if o.First <= c && c <= o.Last {
			return o
		}
	}
	return nil
}

func hasUnder(b *block, blocks []*block) bool {
	return slices.ContainsFunc(blocks, func(o *block) bool {
		return o != b && o.meets(b) && o.CenterY() > b.CenterY() && !sameHeight(o, b)
	})
}

// sameHeight reports whether two labels share half the height of the lower one.
func sameHeight(a, b *block) bool {
	return min(a.Bottom, b.Bottom)-max(a.Top, b.Top) > 0.5*min(a.Height(), b.Height())
}

// partHead parts the labels of the head from the other blocks: the row of column numbers (栏次) and the body.
func partHead(blocks []*block) (head, rest []*block) {
	lowest, named := 0.0, false
	for _, b := range blocks {
		if b.head {
			lowest = max(lowest, b.Bottom)
			named = named || isNumbersLabel(b.text())
		}
	}
	inFoot := func(b *block) bool { return b.head && b.Bottom > lowest-0.5*b.size() }
	numbers, others := 0, 0
	for _, b := range blocks {
		if s := b.text(); inFoot(b) && words.IsNumeric(s) && len(s) < 3 {
			numbers++
		} else if inFoot(b) {
			others++
		}
	}
	numbered := named || numbers > 0 && others == 0
	for _, b := range blocks {
		if b.head && !(numbered && inFoot(b)) {
			head = append(head, b)
		} else {
			rest = append(rest, b)
		}
	}
	return head, rest
}
