package layout

import (
	"slices"

	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// block is the text of one cell: chunks that stand under each other.
type block struct {
	model.BBox
	chunks      []*chunk
	first, last int // columns
	row, rows   int
	head        bool
	doubtful    bool // one of its chunks is
}

func (b *block) take(c *chunk) {
	b.chunks = append(b.chunks, c)
	b.BBox = b.BBox.Union(c.BBox)
	b.doubtful = b.doubtful || c.doubtful
	if len(b.chunks) == 1 {
		b.first, b.last, b.head = c.first, c.last, c.head
	}
	b.first, b.last = min(b.first, c.first), max(b.last, c.last)
}

// chain decides which chunks are lines of one cell.
type chain struct {
	drawn  []*chunk // in drawing order
	cols   []streamColumn
	widths []float64
	bars   []bar
	// byCell: the page was drawn cell by cell, so that the lines of a cell follow each other.
	byCell bool
	// alone: nothing else stands in the chunk's line.
	alone map[*chunk]bool
	// atFoot: amounts stand beside the last line of a label that wraps, not the first.
	atFoot bool
	// rowPitch is the usual distance of lines with figures.
	rowPitch float64
	opt      Options
}

// wrapPitches are the distances of lines, in em, where the second line of a cell was drawn before what stands to the
// right of its first: so do producers that lay out tables cell by cell, not those that print line by line.
func wrapPitches(lines []chunkLine, opt Options) []float64 {
	var out []float64
	ch := newChain(lines, nil, opt)
	for i := 1; i+1 < len(ch.drawn); i++ {
		u, c := ch.drawn[i-1], ch.drawn[i]
		if u.X0 < c.X1 && c.X0 < u.X1 && ch.isNext(u, c) && ch.turnsBack(i) {
			out = append(out, (c.CenterY()-u.CenterY())/c.size)
		}
	}
	return out
}

func newChain(lines []chunkLine, bars []bar, opt Options) *chain {
	ch := &chain{bars: bars, alone: map[*chunk]bool{}, opt: opt}
	for i := range lines {
		if len(lines[i].chunks) == 1 {
			ch.alone[&lines[i].chunks[0]] = true
		}
		for k := range lines[i].chunks {
			ch.drawn = append(ch.drawn, &lines[i].chunks[k])
		}
	}
	slices.SortFunc(ch.drawn, func(a, b *chunk) int { return a.rank - b.rank })
	ch.atFoot, ch.rowPitch = figuresAtFoot(lines), figurePitch(lines)
	return ch
}

// chunksToBlocks joins the lines of wrapped cells. Producers draw a table cell by cell, row after row; where this
// one does, a line under another is of the same cell when it was drawn right after it and the next one stands up
// and to the right again. Where that does not tell, the upper line must be so full that the lower one's first word
// had no room on it.
func chunksToBlocks(lines []chunkLine, cols []streamColumn, bars []bar, byCell bool, opt Options) []*block {
	ch := newChain(lines, bars, opt)
	ch.byCell, ch.cols, ch.widths = byCell, cols, make([]float64, len(cols))
	for _, c := range ch.drawn {
		if c.first == c.last {
			ch.widths[c.first] = max(ch.widths[c.first], c.Width())
		}
	}
	above := ch.above(lines)
	var out []*block
	of := map[*chunk]*block{}
	for i := range lines {
		for k := range lines[i].chunks {
			c := &lines[i].chunks[k]
			u := above[c]
			if u != nil && (ch.joins(u, c, &lines[i]) || straddles(lines, i-(c.row-u.row), i, u, c, opt)) {
				of[c] = of[u]
			} else {
				of[c] = &block{}
				out = append(out, of[c])
			}
			of[c].take(c)
		}
	}
	return out
}

// above gives each chunk the one that stands right above it in its columns.
func (ch *chain) above(lines []chunkLine) map[*chunk]*chunk {
	out := map[*chunk]*chunk{}
	lowest := make([]*chunk, len(ch.widths))
	for i := range lines {
		for k := range lines[i].chunks {
			c := &lines[i].chunks[k]
			for col := c.first; col <= c.last; col++ {
				u := lowest[col]
				if u != nil && u.row < c.row && (out[c] == nil || u.Bottom > out[c].Bottom) {
					out[c] = u
				}
			}
		}
		for k := range lines[i].chunks {
			c := &lines[i].chunks[k]
			for col := c.first; col <= c.last; col++ {
				lowest[col] = c
			}
		}
	}
	return out
}

// turnsBack reports whether the chunk drawn after number i, and after the lines that follow under it, stands up and
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
	return next.CenterY() < c.CenterY()-0.2*c.size && next.X0 > max(u.X0, c.X0) && next.Top > u.Top-4*c.size
}

// isNext reports whether c is set as the next line of the text that u is a line of.
func (ch *chain) isNext(u, c *chunk) bool {
	pitch := c.CenterY() - u.CenterY()
	if pitch < 0.6*c.size || pitch > ch.opt.LinePitch*max(c.size, u.size) {
		return false
	}
	return !slices.ContainsFunc(ch.bars, func(b bar) bool {
		return b.y > u.CenterY() && b.y < c.CenterY() && b.x0 < c.X1 && b.x1 > c.X0
	})
}

// joins reports whether c, in line l, goes on with the cell that u is the last line of.
func (ch *chain) joins(u, c *chunk, l *chunkLine) bool {
	if !ch.isNext(u, c) {
		return false
	}
	follows := u.rank+1 == c.rank
	if follows && ch.turnsBack(indexOf(ch.drawn, c)) {
		return true
	}
	if ch.byCell && !follows {
		return false
	}
	if currency.MatchString(u.text) {
		return follows && words.IsFigure(c.text)
	}
	if words.IsFigure(c.text) && (!ch.byCell || !words.IsWrappedNumber(u.text, c.text)) {
		return false
	}
	if u.head != c.head {
		return false
	}
	if u.head {
		return !isNumbersText(c.text) && isBelow(u, c) && (follows || !ch.byCell && ch.fillsHead(u, c))
	}
	if isOutdented(u, c, ch.opt) || ch.atFoot && ch.alone[c] && !ch.alone[u] {
		return false
	}
	return ch.isFull(u, c) && (follows && ch.byCell || ch.restOnly(l, c) || ch.goesOnBelow(u, c))
}

func indexOf(drawn []*chunk, c *chunk) int {
	i, _ := slices.BinarySearchFunc(drawn, c.rank, func(d *chunk, rank int) int { return d.rank - rank })
	return i
}

// tableRow is a row in the making.
type tableRow struct {
	top, bottom float64
	blocks      []*block
}

// blocksToRows puts blocks that stand side by side in one row. Low blocks come first: a higher one belongs to the
// row that it overlaps, or spans those that it overlaps.
func blocksToRows(blocks []*block, form bool) []tableRow {
	order := slices.Clone(blocks)
	slices.SortStableFunc(order, func(a, b *block) int {
		if len(a.chunks) != len(b.chunks) {
			return len(a.chunks) - len(b.chunks)
		}
		return sign(a.Top - b.Top)
	})
	var rows []tableRow
	var spanning []*block
	for _, b := range order {
		from, to := overlapped(rows, b)
		switch {
		case from == to:
			rows = slices.Insert(rows, from, tableRow{b.Top, b.Bottom, []*block{b}})
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

// overlapped are the rows that share at least half of their own, or of the block's, height with it.
func overlapped(rows []tableRow, b *block) (from, to int) {
	from, _ = slices.BinarySearchFunc(rows, b.Top, func(r tableRow, y float64) int { return sign(r.bottom - y) })
	for from < len(rows) && !shares(rows[from], b) && rows[from].top < b.CenterY() {
		from++
	}
	to = from
	for to < len(rows) && shares(rows[to], b) {
		to++
	}
	return from, to
}

func shares(r tableRow, b *block) bool {
	common := min(r.bottom, b.Bottom) - max(r.top, b.Top)
	return common > 0.5*min(r.bottom-r.top, b.Height())
}
