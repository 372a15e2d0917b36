package layout

import (
	"math"
	"slices"
	"strings"

	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/text"
)

// spreadBlocks gives each block the columns that it spans by where it is set: what stands in the middle of several blank
// cells, and not in its own, spans them.
func spreadBlocks(rows []tableRow, blocks []*block, cols []streamColumn, xs []float64, opt Options) {
	n := len(cols)
	taken := make([][]*block, len(rows)) // by place
	for i := range taken {
		taken[i] = make([]*block, n)
	}
	for _, b := range blocks {
		for r := b.row; r < b.row+b.rows; r++ {
			for c := b.first; c <= b.last; c++ {
				taken[r][c] = b
			}
		}
	}
	free := func(b *block, c int) bool {
		for r := b.row; r < b.row+b.rows; r++ {
			if taken[r][c] != nil && taken[r][c] != b {
				return false
			}
		}
		return true
	}
	for _, b := range blocks {
		from, to := b.first, b.last
		for from > 0 && free(b, from-1) {
			from--
		}
		for to+1 < n && free(b, to+1) {
			to++
		}
		if !b.head && b.isFlush(cols) {
			continue
		}
		lone := !b.head && len(rows[b.row].blocks) <= 2
		first, last := centred(b, from, to, xs, lone || isTotal(b.text()), opt)
		if !b.head && words.IsFigure(b.text()) && (!lone || last+1 < n || first > from) {
			continue // a figure spans columns only as the one value of its row
		}
		b.first, b.last = first, last
		for r := b.row; r < b.row+b.rows; r++ {
			for c := b.first; c <= b.last; c++ {
				taken[r][c] = b
			}
		}
	}
}

// isFlush reports whether the block begins or ends where others of its column do, indented or not.
func (b *block) isFlush(cols []streamColumn) bool {
	if b.first != b.last {
		return false
	}
	col := &cols[b.first]
	return col.setLeft && countNear(col.left, b.X0) > 2 || col.setRight && countNear(col.right, b.X1) > 2
}

func (b *block) text() string {
	s := ""
	for _, c := range b.chunks {
		s += c.text
	}
	return s
}

// isTotal reports whether the text is the label of a total, 合计 or 总计: it is set over all the columns of labels.
func isTotal(s string) bool {
	return strings.HasSuffix(s, "计") && (strings.HasSuffix(text.Squash(s), "合计") || strings.HasSuffix(text.Squash(s), "总计"))
}

// centred are the columns from–to around the block's own in whose middle it is set: the fewest, or, when it must
// span others, the most. Its own when it is in the middle of none.
func centred(b *block, from, to int, xs []float64, widest bool, opt Options) (first, last int) {
	first, last = b.first, b.last
	off := func(i, j int) float64 { return math.Abs((xs[i]+xs[j+1])/2 - b.CenterX()) }
	best := off(first, last)
	if best <= opt.CentreSlack && !widest {
		return first, last
	}
	own := best
	for i := from; i <= b.first; i++ {
		for j := b.last; j <= to; j++ {
			d := off(i, j)
			switch {
			case d > opt.CentreSlack:
			case widest && j-i > last-first, !widest && d < best-0.1 && d < own/2:
				best, first, last = d, i, j
			}
		}
	}
	return first, last
}

// centreLabels lets the labels in the first two columns of a form reach up and down over blank places, when they
// stand in the middle of these: a label over several rows, set in their middle.
func centreLabels(rows []tableRow, blocks []*block, cols int) {
	at := placesOf(blocks, len(rows), cols)
	for _, b := range blocks {
		if b.first > 1 || words.IsFigure(b.text()) {
			continue
		}
		up, down := b.row, b.row+b.rows
		for up > 0 && blankPlaces(at[(up-1)*cols+b.first:(up-1)*cols+b.last+1]) {
			up--
		}
		for down < len(rows) && blankPlaces(at[down*cols+b.first:down*cols+b.last+1]) {
			down++
		}
		slack := 0.6 * b.chunks[0].size
		if down-up == b.rows || math.Abs((rows[up].top+rows[down-1].bottom)/2-b.CenterY()) > slack {
			continue
		}
		b.row, b.rows = up, down-up
		for r := up; r < down; r++ {
			for c := b.first; c <= b.last; c++ {
				at[r*cols+c] = b
			}
		}
	}
}

// dissolveBetween takes away rows whose blocks stand in the middle between two others, in columns that these leave
// blank: labels of a form set in the middle of two rows.
func dissolveBetween(rows []tableRow) []tableRow {
	for i := 1; i+1 < len(rows); i++ {
		r, up, down := &rows[i], &rows[i-1], &rows[i+1]
		middle := (up.top + down.bottom) / 2
		if math.Abs((r.top+r.bottom)/2-middle) > 0.5*r.blocks[0].chunks[0].size || !isApart(r, up) || !isApart(r, down) {
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
func isApart(a, b *tableRow) bool {
	for _, x := range a.blocks {
		for _, y := range b.blocks {
			if x.first <= y.last && y.first <= x.last {
				return false
			}
		}
	}
	return true
}

// spanLabels lets the labels of a form reach down over the blank places under them, as far as nothing stands before
// these in their rows: a label over several rows is printed once.
func spanLabels(rows []tableRow, blocks []*block, cols int) {
	at := placesOf(blocks, len(rows), cols)
	for r := 1; r < len(rows); r++ {
		for c := 0; c < cols; {
			b := at[(r-1)*cols+c]
			if b != nil && at[r*cols+c] == b {
				c = b.last + 1
				continue
			}
			if b == nil || b.first != c || words.IsFigure(b.text()) {
				break
			}
			if !blankPlaces(at[r*cols+b.first : r*cols+b.last+1]) {
				break
			}
			for k := b.first; k <= b.last; k++ {
				at[r*cols+k] = b
			}
			b.rows++
			c = b.last + 1
		}
	}
}

// isNumbers reports whether the blocks are the row of column numbers (栏次): 1, 2, 3.
func isNumbers(blocks []*block) bool {
	n := 0
	for _, b := range blocks {
		if isNumbersLabel(b) {
			return true
		}
		if words.IsNumeric(b.text()) && len(b.text()) < 3 {
			n++
		}
	}
	return n > 0 && n == len(blocks)
}

// isNumbersLabel reports whether the block is the label of the row of column numbers.
func isNumbersLabel(b *block) bool { return isNumbersText(b.text()) }

func isNumbersText(s string) bool { return text.Squash(s) == "栏次" }

func blankPlaces(at []*block) bool {
	return !slices.ContainsFunc(at, func(b *block) bool { return b != nil })
}

func placesOf(blocks []*block, rows, cols int) []*block {
	at := make([]*block, rows*cols)
	for _, b := range blocks {
		for r := b.row; r < min(b.row+b.rows, rows); r++ {
			for c := b.first; c <= b.last; c++ {
				at[r*cols+c] = b
			}
		}
	}
	return at
}

// blocksToCells gives each place of the table to one cell. Blocks that meet in a place share a cell, and then the
// figures of its columns are in doubt: their border may be missing.
func (p *part) blocksToCells(blocks []*block) {
	met := make([]bool, p.cols())
	rows, cols := p.rows(), p.cols()
	taken := make([]bool, rows*cols)
	owner := make([]int, rows*cols)
	slices.SortStableFunc(blocks, func(a, b *block) int {
		if a.row != b.row {
			return a.row - b.row
		}
		return a.first - b.first
	})
	for _, b := range blocks {
		s := span{b.row, b.first, b.rows, b.last - b.first + 1}
		s = s.cutTo(taken, cols)
		if s.rows == 0 {
			k := owner[b.row*cols+b.first]
			for c := b.first; c <= b.last; c++ {
				if taken[b.row*cols+c] {
					k = owner[b.row*cols+c]
					break
				}
			}
			p.cells[k].take(b)
			p.cells[k].doubtful, p.cells[k].misplaced = true, true
			for c := b.first; c <= b.last; c++ {
				met[c] = true
			}
			continue
		}
		k := len(p.cells)
		p.cells = append(p.cells, cell{span: s})
		for r := s.row; r < s.row+s.rows; r++ {
			for c := s.col; c < s.col+s.cols; c++ {
				taken[r*cols+c], owner[r*cols+c] = true, k
			}
		}
		p.cells[k].take(b)
		p.cells[k].misplaced = s.cols > 1 && !b.head && words.IsFigure(b.text())
		p.cells[k].doubtful = b.doubtful || p.cells[k].misplaced
		p.cells[k].figure = !b.head && words.IsFigure(b.text())
	}
	for i := range p.cells {
		c := &p.cells[i]
		c.misplaced = c.misplaced || c.figure && slices.Contains(met[c.col:c.col+c.cols], true)
		c.doubtful = c.doubtful || c.misplaced
	}
	for i, t := range taken {
		if !t {
			p.cells = append(p.cells, cell{span: span{i / cols, i % cols, 1, 1}})
		}
	}
	p.index()
}

func (c *cell) take(b *block) {
	c.inked = true
	for _, k := range b.chunks {
		c.glyphs = append(c.glyphs, k.glyphs...)
	}
}

// cutTo is the part of the span from its first free place on, as far as it is free. rows is 0 when nothing is.
func (s span) cutTo(taken []bool, cols int) span {
	end := s.col + s.cols
	for s.col < end && taken[s.row*cols+s.col] {
		s.col++
	}
	w := 0
	for s.col+w < end && !taken[s.row*cols+s.col+w] {
		w++
	}
	h := 0
	for h < s.rows && w > 0 && !slices.Contains(taken[(s.row+h)*cols+s.col:(s.row+h)*cols+s.col+w], true) {
		h++
	}
	s.cols, s.rows = w, h
	return s
}
