package join

import (
	"slices"

	"github.com/juesuan/juesuan/model"
)

// Cell is a cell of a part.
type Cell struct {
	Row, Col, Rows, Cols int
	Lines                []string
	Text                 string
	Marks                []string // note marks beside the text
	Page                 int
	Box, Ink             model.BBox
	Indent               float64 // of the first line, in points
	// Full: the last line reaches the cell's edge, so that the text may go on in the next piece of the cell.
	Full bool
	// Doubtful: the text or the place was a choice; Misplaced: the place was.
	Doubtful, Misplaced bool
	// Confidence and Readings are those of model.Cell.
	Confidence float64
	Readings   []model.Reading

	filler bool // it stands for cells that another page may have
}

// Blank reports whether nothing is printed in the cell.
func (c *Cell) Blank() bool { return c.Text == "" }

// Part is what one page holds of a table.
type Part struct {
	Page int
	// Sheet counts the pages of the document, and the halves of sheets that hold two pages, in reading order.
	Sheet   int
	BBox    model.BBox
	Xs, Ys  []float64 // borders of its columns and rows
	Cells   []Cell    // each place stands in one
	Repairs []model.Repair
	// Again are cells that were dropped, since they print again what the table has: heads, labels.
	Again []Cell
	// Above counts the lines printed before it, Below those before its end.
	Above, Below int

	at []int32
}

// RowCount and ColCount are its rows and columns.
func (p *Part) RowCount() int { return len(p.Ys) - 1 }
func (p *Part) ColCount() int { return len(p.Xs) - 1 }

// index sorts the cells and rebuilds the map from places to cells.
func (p *Part) index() {
	slices.SortFunc(p.Cells, func(a, b Cell) int {
		if a.Row != b.Row {
			return a.Row - b.Row
		}
		return a.Col - b.Col
	})
	cols := p.ColCount()
	p.at = make([]int32, p.RowCount()*cols)
	for i := range p.Cells {
		c := &p.Cells[i]
		for r := c.Row; r < c.Row+c.Rows; r++ {
			for k := c.Col; k < c.Col+c.Cols; k++ {
				p.at[r*cols+k] = int32(i)
			}
		}
	}
}

// cell is the one that covers a place.
func (p *Part) cell(row, col int) *Cell { return &p.Cells[p.at[row*p.ColCount()+col]] }

func (p *Part) isBlank() bool {
	return !slices.ContainsFunc(p.Cells, func(c Cell) bool { return !c.Blank() })
}

// dropRows removes the first n rows.
func (p *Part) dropRows(n int) {
	if n == 0 {
		return
	}
	cells := p.Cells[:0]
	for _, c := range p.Cells {
		if c.Row >= n {
			c.Row -= n
			cells = append(cells, c)
		} else {
			p.Again = append(p.Again, c)
		}
	}
	p.Cells, p.Ys = cells, p.Ys[n:]
	p.index()
}

// dropCols removes the first n columns.
func (p *Part) dropCols(n int) {
	cells := p.Cells[:0]
	for _, c := range p.Cells {
		if c.Col+c.Cols <= n {
			p.Again = append(p.Again, c)
			continue
		}
		if c.Col < n {
			c.Cols -= n - c.Col
			c.Col = n
		}
		c.Col -= n
		cells = append(cells, c)
	}
	p.Cells, p.Xs = cells, p.Xs[n:]
	p.index()
}

// spread re-expresses the cells on the finer columns xs.
func (p *Part) spread(xs []float64) {
	to := make([]int, len(p.Xs))
	for i, x := range p.Xs {
		to[i] = nearest(xs, x)
	}
	to[0], to[len(to)-1] = 0, len(xs)-1
	for i := range p.Cells {
		c := &p.Cells[i]
		end := to[c.Col+c.Cols]
		c.Col = to[c.Col]
		c.Cols = end - c.Col
	}
	p.Xs = xs
	p.index()
}

// closedBelow reports whether no cell of row r goes on in the next.
func (p *Part) closedBelow(r int) bool {
	for c := range p.ColCount() {
		if k := p.cell(r, c); k.Row+k.Rows > r+1 {
			return false
		}
	}
	return true
}
