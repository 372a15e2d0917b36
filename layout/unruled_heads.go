package layout

import (
	"math"
	"slices"
)

// headToRows gives the blocks of a head their columns and rows. A label that has others under it is set in the
// middle of the columns that it spans. The row of a label is the number of labels over it, whatever its height: set
// at the top, in the middle or at the bottom of its rows, it reaches down to the next label of its columns.
func headToRows(blocks []*block, cols []streamColumn, xs []float64, bars []bar, opt Options) []tableRow {
	if len(blocks) == 0 {
		return nil
	}
	order := slices.Clone(blocks)
	slices.SortStableFunc(order, func(a, b *block) int { return sign(a.CenterY() - b.CenterY()) })
	for i := len(order) - 1; i >= 0; i-- { // from the lowest up, so that what stands under a label has its columns
		b := order[i]
		h := newHeadSpan(b, order, i)
		from, to := b.first, b.last
		for from > 0 && h.free(from-1) {
			from--
		}
		for to+2 < len(xs) && h.free(to+1) {
			to++
		}
		first, last := centred(b, from, to, xs, len(h.under) > 0, opt)
		if under, ok := h.ruled(bars, cols); ok {
			first, last = max(under.first, from), min(under.last, to)
		} else if first == last && len(h.under) > 0 && first > 0 {
			first, last = overInk(b, max(from, 1), to, cols, opt)
		}
		b.first, b.last = first, last
	}
	levels := 1
	for i, b := range order {
		b.row, b.rows = 0, 1
		for _, o := range order[:i] {
			if o.first <= b.last && b.first <= o.last && !sameHeight(o, b) {
				b.row = max(b.row, o.row+1)
			}
		}
		levels = max(levels, b.row+1)
	}
	for i, b := range order {
		end := levels
		for _, o := range order[i+1:] {
			if o.first <= b.last && b.first <= o.last && o.row > b.row {
				end = min(end, o.row)
			}
		}
		b.rows = end - b.row
	}
	return levelsToRows(order, levels)
}

// levelsToRows are the rows of a head, from the blocks that lie in one of them alone.
func levelsToRows(blocks []*block, levels int) []tableRow {
	rows := make([]tableRow, levels)
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

// headSpan is a label whose columns are sought, with the others of its height, those below, and of these the ones
// right under its own columns.
type headSpan struct {
	b                     *block
	beside, below         []*block
	under                 []*block
	underTop, underMiddle float64
}

func newHeadSpan(b *block, order []*block, at int) *headSpan {
	h := &headSpan{b: b}
	for i, o := range order {
		switch {
		case o == b:
		case sameHeight(o, b):
			h.beside = append(h.beside, o)
		case i > at:
			h.below = append(h.below, o)
		}
	}
	for c := b.first; c <= b.last; c++ {
		if o := highest(h.below, c); o != nil {
			if len(h.under) == 0 {
				h.underTop, h.underMiddle = o.Top, o.CenterY()
			}
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
	slack := 0.3 * h.b.chunks[0].size
	return hasUnder(o, h.below) || o.Top >= h.underTop-slack || o.CenterY() >= h.underMiddle-slack
}

// columnRange is a range of columns, both ends included.
type columnRange struct{ first, last int }

// ruled are the columns over which a short rule is drawn right under the label.
func (h *headSpan) ruled(bars []bar, cols []streamColumn) (columnRange, bool) {
	b := h.b
	for _, bar := range bars {
		if len(h.under) == 0 || bar.y < b.CenterY() || bar.y > h.underMiddle {
			continue
		}
		for _, s := range bar.pieces {
			if len(bar.pieces) < 2 && bar.x1-bar.x0 > 0.9*(cols[len(cols)-1].x1-cols[0].x0) || s.from > b.X0+borderSlack || s.to < b.X1-borderSlack {
				continue
			}
			r := columnRange{-1, -1}
			for c := range cols {
				if m := (cols[c].x0 + cols[c].x1) / 2; m > s.from && m < s.to {
					if r.first < 0 {
						r.first = c
					}
					r.last = c
				}
			}
			if r.first >= 0 && r.first <= b.first && r.last >= b.last {
				return r, true
			}
		}
	}
	return columnRange{}, false
}

// overInk are the most columns around the label's own whose ink it stands over the middle of: without a frame, that is
// all that tells the borders.
func overInk(b *block, from, to int, cols []streamColumn, opt Options) (first, last int) {
	first, last = b.first, b.last
	for i := from; i <= b.first; i++ {
		for j := b.last; j <= to; j++ {
			pitch := (cols[j].x1 - cols[i].x0) / float64(j-i+1)
			if j-i > last-first && math.Abs((cols[i].x0+cols[j].x1)/2-b.CenterX()) < opt.InkMiddle*pitch {
				first, last = i, j
			}
		}
	}
	return first, last
}

// highest is the first of the blocks, which are sorted downwards, in the column c.
func highest(blocks []*block, c int) *block {
	for _, o := range blocks {
		if o.first <= c && c <= o.last {
			return o
		}
	}
	return nil
}

func hasUnder(b *block, blocks []*block) bool {
	return slices.ContainsFunc(blocks, func(o *block) bool {
		return o != b && o.first <= b.last && b.first <= o.last && o.CenterY() > b.CenterY() && !sameHeight(o, b)
	})
}

// sameHeight reports whether two labels share half the height of the lower one.
func sameHeight(a, b *block) bool {
	return min(a.Bottom, b.Bottom)-max(a.Top, b.Top) > 0.5*min(a.Height(), b.Height())
}

// partHead parts the labels of the head from the other blocks: the row of column numbers (栏次) and the body.
func partHead(blocks []*block) (head, rest []*block) {
	lowest := 0.0
	for _, b := range blocks {
		if b.head {
			lowest = max(lowest, b.Bottom)
		}
	}
	numbers := slices.ContainsFunc(blocks, func(b *block) bool { return b.head && isNumbersLabel(b) })
	var foot []*block // of the head: its lowest line
	for _, b := range blocks {
		if b.head && b.Bottom > lowest-0.5*b.chunks[0].size {
			foot = append(foot, b)
		}
	}
	if !numbers && !isNumbers(foot) {
		foot = nil
	}
	for _, b := range blocks {
		if b.head && !slices.Contains(foot, b) {
			head = append(head, b)
		} else {
			rest = append(rest, b)
		}
	}
	return head, rest
}
