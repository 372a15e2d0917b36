package frame

import (
	"cmp"
	"math"
	"slices"

	"github.com/juesuan/juesuan/layout/edges"
	"github.com/juesuan/juesuan/layout/words"
)

// board is the places of a table, each with the block that stands in it.
type board struct {
	rows, cols int
	at         []*block
}

func newBoard(blocks []*block, rows, cols int) *board {
	bd := &board{rows, cols, make([]*block, rows*cols)}
	for _, b := range blocks {
		bd.put(b)
	}
	return bd
}

func (b *block) span() Span { return Span{b.row, b.First, b.rows, b.Last - b.First + 1} }

func (bd *board) put(b *block) {
	s := b.span()
	s.Rows = min(s.Rows, bd.rows-s.Row)
	s.each(bd.cols, func(place int) { bd.at[place] = b })
}

// blank reports whether no block but b stands in the places of the span, which may lie outside the table.
func (bd *board) blank(s Span, b *block) bool {
	if s.Row < 0 || s.Row+s.Rows > bd.rows {
		return false
	}
	blank := true
	s.each(bd.cols, func(place int) { blank = blank && (bd.at[place] == nil || bd.at[place] == b) })
	return blank
}

// spreadBlocks gives each block the columns that it spans by where it is set: what stands in the middle of several blank
// cells, and not in its own, spans them.
func spreadBlocks(rows []row, blocks []*block, cols []edges.Column, xs []float64, opt Options) {
	bd := newBoard(blocks, len(rows), len(cols))
	for _, b := range blocks {
		free := b.widen(len(cols), func(c int) bool { return bd.blank(Span{b.row, c, b.rows, 1}, b) })
		if !b.head && b.First == b.Last && cols[b.First].IsFlush(b.X0, b.X1) {
			continue
		}
		lone := !b.head && len(rows[b.row].blocks) <= 2
		r := centred(b, free, xs, lone || words.IsTotal(b.text()), opt)
		if !b.head && b.isFigure() && (!lone || r.Last+1 < len(cols) || r.First > free.First) {
			continue // a figure spans columns only as the one value of its row
		}
		b.Range = r
		bd.put(b)
	}
}

// spreadLabels lets the labels of a form reach over rows. A label over several rows is printed once: in their middle, in the
// first two columns; or at their top, where nothing stands before the blank places under it in their rows.
func spreadLabels(rows []row, blocks []*block, cols int) {
	bd := newBoard(blocks, len(rows), cols)
	for _, b := range blocks {
		if b.First > 1 || b.isFigure() {
			continue
		}
		up, down := b.span(), b.span()
		for up.Rows = 1; up.Row > 0 && bd.blank(Span{up.Row - 1, up.Col, 1, up.Cols}, nil); {
			up.Row--
		}
		end := b.row + b.rows
		for end < len(rows) && bd.blank(Span{end, down.Col, 1, down.Cols}, nil) {
			end++
		}
		if middle := (rows[up.Row].top + rows[end-1].bottom) / 2; math.Abs(middle-b.CenterY()) <= 0.6*b.size() {
			b.row, b.rows = up.Row, end-up.Row
			bd.put(b)
		}
	}
	for r := 1; r < len(rows); r++ {
		for c := 0; c < cols; {
			b := bd.at[(r-1)*cols+c]
			if b != nil && bd.at[r*cols+c] == b {
				c = b.Last + 1
				continue
			}
			if b == nil || b.First != c || b.isFigure() || !bd.blank(Span{r, c, 1, b.Last - c + 1}, nil) {
				break
			}
			b.rows++
			bd.put(b)
			c = b.Last + 1
		}
	}
}

// blocksToCells gives each place of the table to one cell. Blocks that meet in a place share a cell, and then the
// figures of its columns are in doubt: their border may be missing.
func (f *Frame) blocksToCells(blocks []*block) {
	rows, cols := f.rows(), f.cols()
	met := make([]bool, cols)
	owner := make([]int, rows*cols) // by place, the cell that has it, from 1
	slices.SortStableFunc(blocks, func(a, b *block) int { return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.First, b.First)) })
	figure, alone := map[int]bool{}, map[int]bool{} // by cell; alone is the one value beside a label
	inRow := map[int]int{}
	for _, b := range blocks {
		inRow[b.row]++
	}
	for _, b := range blocks {
		k := len(f.Cells)
		s := b.span().cutTo(owner, cols)
		if s.Rows > 0 {
			f.Cells = append(f.Cells, Cell{Span: s})
			s.each(cols, func(place int) { owner[place] = k + 1 })
			figure[k] = !b.head && b.isFigure()
			f.Cells[k].Misplaced = figure[k] && (s.Cols > 1 || b.unsure)
			alone[k] = figure[k] && s.Cols > 1 && !b.unsure && inRow[b.row] <= 2
		} else {
			at := b.row*cols + b.First
			taken := max(slices.IndexFunc(owner[at:at+b.Last-b.First+1], func(o int) bool { return o > 0 }), 0)
			k = owner[at+taken] - 1
			f.Cells[k].Misplaced = true
			for c := b.First; c <= b.Last; c++ {
				met[c] = true
			}
		}
		c := &f.Cells[k]
		c.Inked = true
		for _, t := range b.texts {
			c.Glyphs = append(c.Glyphs, t.Glyphs...)
		}
	}
	for i := range f.Cells {
		c := &f.Cells[i]
		crowded := figure[i] && slices.Contains(met[c.Col:c.Col+c.Cols], true)
		c.Misplaced = c.Misplaced || crowded
		c.Doubtful = c.Misplaced && (crowded || !alone[i])
	}
	for i, o := range owner {
		if o == 0 {
			f.Cells = append(f.Cells, Cell{Span: Span{i / cols, i % cols, 1, 1}})
		}
	}
	f.index()
}

// cutTo is the part of the span from its first free place on, as far as it is free. Rows is 0 when nothing is.
func (s Span) cutTo(owner []int, cols int) Span {
	free := func(row, col int) bool { return owner[row*cols+col] == 0 }
	end := s.Col + s.Cols
	for s.Col < end && !free(s.Row, s.Col) {
		s.Col++
	}
	w, h := 0, 0
	for s.Col+w < end && free(s.Row, s.Col+w) {
		w++
	}
	for w > 0 && h < s.Rows && !slices.ContainsFunc(owner[(s.Row+h)*cols+s.Col:(s.Row+h)*cols+s.Col+w], func(o int) bool { return o > 0 }) {
		h++
	}
	s.Cols, s.Rows = w, h
	return s
}
