package frame

import (
	"cmp"
	"math"
	"slices"

	"github.com/juesuan/juesuan/layout/edges"
	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// block is the text of one cell: texts that stand under each other. Its place comes later.
type block struct {
	model.BBox
	texts []*text
	edges.Range
	row, rows int
	head      bool
	unsure    bool // its row was a choice
}

func (b *block) take(t *text) {
	if len(b.texts) == 0 {
		b.Range, b.head = t.Range, t.head
	}
	b.texts = append(b.texts, t)
	b.BBox = b.BBox.Union(t.BBox)
	b.First, b.Last = min(b.First, t.First), max(b.Last, t.Last)
}

func (b *block) text() string {
	s := ""
	for _, t := range b.texts {
		s += t.Text
	}
	return s
}

func (b *block) size() float64 { return b.texts[0].Size }

// meets reports whether two blocks have a column in common.
func (b *block) meets(o *block) bool { return o.First <= b.Last && b.First <= o.Last }

func (b *block) isFigure() bool { return words.IsFigure(b.text()) }

// chain decides which texts are lines of one cell.
type chain struct {
	drawn  []*text // in drawing order
	cols   []edges.Column
	widths []float64 // of the widest text in each column
	bars   []edges.Bar
	// byCell: the page was drawn cell by cell, so that the lines of a cell follow each other.
	byCell bool
	// atFoot: amounts stand beside the last line of a label that wraps, not the first.
	atFoot bool
	// rowPitch is the usual distance of lines with figures.
	rowPitch float64
	lines    []textLine
	opt      Options
}

func newChain(lines []textLine, cols []edges.Column, bars []edges.Bar, byCell bool, opt Options) *chain {
	ch := &chain{cols: cols, widths: make([]float64, len(cols)), lines: lines, bars: bars, byCell: byCell, opt: opt}
	for i := range lines {
		for _, t := range lines[i].texts {
			ch.drawn = append(ch.drawn, t)
			if t.First == t.Last && cols != nil {
				ch.widths[t.First] = max(ch.widths[t.First], t.Width())
			}
		}
	}
	slices.SortFunc(ch.drawn, func(a, b *text) int { return cmp.Compare(a.Rank, b.Rank) })
	ch.atFoot, ch.rowPitch = figuresAtFoot(lines), figurePitch(lines)
	return ch
}

// wrapPitches are the distances of lines, in em, where the second line of a cell was drawn before what stands to the
// right of its first: so do producers that lay out tables cell by cell, not those that print line by line.
func wrapPitches(lines []textLine, opt Options) []float64 {
	var out []float64
	ch := newChain(lines, nil, nil, false, opt)
	for i := 1; i+1 < len(ch.drawn); i++ {
		u, c := ch.drawn[i-1], ch.drawn[i]
		if u.X0 < c.X1 && c.X0 < u.X1 && ch.isNext(u, c) && ch.turnsBack(i) {
			out = append(out, (c.CenterY()-u.CenterY())/c.Size)
		}
	}
	return out
}

// textsToBlocks joins the lines of wrapped cells. Producers draw a table cell by cell, row after row; where this
// one does, a line under another is of the same cell when it was drawn right after it and the next one stands up
// and to the right again. Where that does not tell, the upper line must be so full that the lower one's first word
// had no room on it.
func textsToBlocks(lines []textLine, cols []edges.Column, bars []edges.Bar, byCell bool, opt Options) []*block {
	ch := newChain(lines, cols, bars, byCell, opt)
	above := textsAbove(lines, len(cols))
	var out []*block
	of := map[*text]*block{}
	for i := range lines {
		for _, t := range lines[i].texts {
			u := above[t]
			if u != nil && (ch.joins(u, t, &lines[i]) || straddles(lines, u, t, opt)) {
				of[t] = of[u]
			} else {
				of[t] = &block{}
				out = append(out, of[t])
			}
			of[t].take(t)
		}
	}
	return out
}

// textsAbove gives each text the one that stands right above it in its columns.
func textsAbove(lines []textLine, cols int) map[*text]*text {
	out := map[*text]*text{}
	lowest := make([]*text, cols)
	for i := range lines {
		for _, t := range lines[i].texts {
			for _, u := range lowest[t.First : t.Last+1] {
				if u != nil && u.row < t.row && (out[t] == nil || u.Bottom > out[t].Bottom) {
					out[t] = u
				}
			}
		}
		for _, t := range lines[i].texts {
			for col := t.First; col <= t.Last; col++ {
				lowest[col] = t
			}
		}
	}
	return out
}

// turnsBack reports whether the text drawn after number i, and after the lines that follow under it, stands up and
// to the right of it again.
func (ch *chain) turnsBack(i int) bool {
	end := i + 1
	for end < len(ch.drawn) && ch.isNext(ch.drawn[end-1], ch.drawn[end]) && ch.drawn[end].X0 < ch.drawn[i].X1 && ch.drawn[end].X1 > ch.drawn[i].X0 {
		end++
	}
	if i == 0 || end >= len(ch.drawn) {
		return false
	}
	u, c, next := ch.drawn[i-1], ch.drawn[i], ch.drawn[end]
	return next.CenterY() < c.CenterY()-0.2*c.Size && next.X0 > max(u.X0, c.X0) && next.Top > u.Top-4*c.Size
}

// isNext reports whether c is set as the next line of the text that u is a line of.
func (ch *chain) isNext(u, c *text) bool {
	pitch := c.CenterY() - u.CenterY()
	if pitch < 0.6*c.Size || pitch > ch.opt.LinePitch*max(c.Size, u.Size) {
		return false
	}
	return !slices.ContainsFunc(ch.bars, func(b edges.Bar) bool {
		return b.Y > u.CenterY() && b.Y < c.CenterY() && b.X0 < c.X1 && b.X1 > c.X0
	})
}

// joins reports whether c, in line l, goes on with the cell that u is the last line of.
func (ch *chain) joins(u, c *text, l *textLine) bool {
	if !ch.isNext(u, c) {
		return false
	}
	follows := u.Rank+1 == c.Rank
	if follows {
		if i, _ := slices.BinarySearchFunc(ch.drawn, c.Rank, func(t *text, rank int) int { return t.Rank - rank }); ch.turnsBack(i) {
			return true
		}
	}
	switch {
	case ch.byCell && !follows:
		return false
	case words.Currency.MatchString(u.Text):
		return follows && words.IsFigure(c.Text)
	case words.IsFigure(c.Text) && (!ch.byCell || !words.IsWrappedNumber(u.Text, c.Text)), u.head != c.head:
		return false
	case u.head:
		return !isNumbersLabel(c.Text) && isBelow(u, c) && (follows || !ch.byCell && ch.fillsHead(u, c))
	case ch.atFoot && c.alone && !u.alone:
		return false
	}
	return ch.isFull(u, c) && (follows && ch.byCell || restOnly(l, c) || ch.goesOnBelow(u, c) || ch.sharesRow(u, c))
}

// row is a row in the making.
type row struct {
	top, bottom float64
	blocks      []*block
}

// blocksToRows puts blocks that stand side by side in one row. Low blocks come first: a higher one belongs to the
// row that it overlaps, or spans those that it overlaps.
func blocksToRows(blocks []*block, form bool) []row {
	order := slices.Clone(blocks)
	slices.SortStableFunc(order, func(a, b *block) int {
		return cmp.Or(cmp.Compare(len(a.texts), len(b.texts)), cmp.Compare(a.Top, b.Top))
	})
	var rows []row
	var spanning []*block
	for _, b := range order {
		from, to := overlapped(rows, b)
		switch {
		case from == to:
			rows = slices.Insert(rows, from, row{b.Top, b.Bottom, []*block{b}})
		case to == from+1:
			r := &rows[from]
			r.top, r.bottom = min(r.top, b.Top), max(r.bottom, b.Bottom)
			r.blocks = append(r.blocks, b)
		default:
			spanning = append(spanning, b)
		}
	}
	if form {
		rows = dissolveBetween(rows)
	} else {
		rows = joinUnder(pairRows(rows), spanning)
	}
	for i := range rows {
		for _, b := range rows[i].blocks {
			if b.rows == 0 {
				b.row, b.rows = i, 1
			}
		}
	}
	for _, b := range spanning {
		from, to := overlapped(rows, b)
		b.row, b.rows = from, max(to-from, 1)
	}
	return rows
}

// joinUnder makes one row of those that a label of several lines stands beside, where codes or numbers name the rows, one
// of them has a name, and none have a column in common: its name stands at its head, its amounts at its foot.
func joinUnder(rows []row, spanning []*block) []row {
	for _, b := range spanning {
		for from, to := overlapped(rows, b); to > from+1; to-- {
			r, next := &rows[from], &rows[from+1]
			if !r.isApart(next) || r.isNamed() == next.isNamed() {
				break
			}
			r.top, r.bottom = min(r.top, next.top), max(r.bottom, next.bottom)
			r.blocks = append(r.blocks, next.blocks...)
			rows = slices.Delete(rows, from+1, from+2)
		}
	}
	return rows
}

// isNamed reports whether a code or the number of its line stands in the row.
func (r *row) isNamed() bool {
	return slices.ContainsFunc(r.blocks, func(b *block) bool { return b.texts[0].names })
}

// overlapped are the rows that share at least half of their own, or of the block's, height with it.
func overlapped(rows []row, b *block) (from, to int) {
	shares := func(r row) bool {
		return min(r.bottom, b.Bottom)-max(r.top, b.Top) > 0.5*min(r.bottom-r.top, b.Height())
	}
	from, _ = slices.BinarySearchFunc(rows, b.Top, func(r row, y float64) int { return cmp.Compare(r.bottom, y) })
	for from < len(rows) && !shares(rows[from]) && rows[from].top < b.CenterY() {
		from++
	}
	to = from
	for to < len(rows) && shares(rows[to]) {
		to++
	}
	return from, to
}

// rowBorders lie in the middle between rows.
func rowBorders(rows []row, top, bottom float64) []float64 {
	ys := make([]float64, len(rows)+1)
	ys[0] = min(top, rows[0].top)
	for i := 1; i < len(rows); i++ {
		ys[i] = max((rows[i-1].bottom+rows[i].top)/2, ys[i-1]+0.1)
	}
	ys[len(rows)] = max(bottom, rows[len(rows)-1].bottom, ys[len(rows)-1]+0.1)
	return ys
}

// dissolveBetween takes away rows whose blocks stand in the middle between two others, in columns that these leave
// blank: labels of a form set in the middle of two rows.
func dissolveBetween(rows []row) []row {
	for i := 1; i+1 < len(rows); i++ {
		r, up, down := &rows[i], &rows[i-1], &rows[i+1]
		off := (r.top+r.bottom)/2 - (up.top+down.bottom)/2
		if math.Abs(off) > 0.5*r.blocks[0].size() || !r.isApart(up) || !r.isApart(down) {
			continue
		}
		for _, b := range r.blocks {
			b.row, b.rows = i-1, 2
		}
		up.blocks = append(up.blocks, r.blocks...)
		rows = slices.Delete(rows, i, i+1)
	}
	return rows
}

// isApart reports whether no block of one row has a column in common with one of the other.
func (r *row) isApart(o *row) bool {
	return !slices.ContainsFunc(r.blocks, func(a *block) bool { return slices.ContainsFunc(o.blocks, a.meets) })
}
