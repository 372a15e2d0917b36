package form

import (
	"math"
	"slices"
)

// maxCellPieces is over how many pieces a cell of an indicator runs at most.
const maxCellPieces = 16

// widthRounds is how often the widths of the columns are taken from the cells found, and the cells found again.
const widthRounds = 3

// rowFinder parts the pieces of indicators into cells, and the cells into rows: the way that costs least. A cell costs
// what its text is unlikely to be in its column, and where its lines end though there was room.
type rowFinder struct {
	*reader
	p      []piece
	heads  []head
	widths []float64  // of the lines of each column, ems; 0 unknown
	traits [][]traits // [i][j-i-1]: of the text of pieces [i, j)
	blank  []float64  // [c]: what it costs that the columns before c are blank
}

// step is the best way to one state: the pieces before it are in cells, the last one in a column.
type step struct {
	cost     float64
	from     int // first piece of the last cell
	fromCol  int // column of the cell before it
	beginRow bool
}

// piecesToRows parts the pieces of indicators into rows with a cell for each head.
func (r *reader) piecesToRows(p []piece, heads []head) []indicatorRow {
	f := &rowFinder{reader: r, p: p, heads: heads, widths: make([]float64, len(heads)), blank: make([]float64, len(heads)+1)}
	for c, h := range heads {
		f.widths[c] = widest(h.cell)
		f.blank[c+1] = f.blank[c] + blankCost(h.part)
	}
	f.traits = make([][]traits, len(p))
	var rows []indicatorRow
	for range widthRounds {
		rows = f.find()
		for i := range rows {
			f.settleValues(&rows[i])
		}
		before := slices.Clone(f.widths)
		for c := range heads {
			f.widths[c] = f.widthOf(c, rows)
		}
		if slices.Equal(f.widths, before) {
			break // the same cells would be found again
		}
	}
	return rows
}

// widest is the width of a cell's widest line.
func widest(c cell) float64 {
	w, line := 0.0, 0.0
	for i, p := range c {
		if i > 0 && c[i-1].line == p.line {
			line += ems(p.text)
		} else {
			line = ems(p.text)
		}
		w = max(w, line)
	}
	return w
}

func (f *rowFinder) widthOf(c int, rows []indicatorRow) float64 {
	w := widest(f.heads[c].cell)
	for _, r := range rows {
		w = max(w, widest(r.cells[c]))
	}
	return w
}

// find gives the rows of the least cost.
func (f *rowFinder) find() []indicatorRow {
	n, k := len(f.p), len(f.heads)
	if n == 0 {
		return nil
	}
	best := make([][]step, n+1)
	all := make([]step, (n+1)*k)
	for i := range all {
		all[i].cost = math.Inf(1)
	}
	for i := range best {
		best[i] = all[i*k : (i+1)*k]
	}
	inner := f.newInner()
	for i := range n {
		inner.begin(f.p[i])
		for j := i + 1; j <= min(n, i+maxCellPieces); j++ {
			if j > i+1 {
				inner.add(f.p[j-2], f.p[j-1], f.widths)
			}
			if slices.Min(inner.costs) > mostCellCost+costSure {
				break // no text makes up for that, and more pieces make it worse
			}
			for c := range k {
				if own := f.cellCost(c, i, j) + inner.costs[c]; own <= mostCellCost {
					f.relax(best, i, j, c, own)
				}
			}
		}
	}
	last, cost := -1, math.Inf(1)
	for c := range k {
		if v := best[n][c].cost + f.skip(c+1, k); v < cost {
			last, cost = c, v
		}
	}
	if last < 0 {
		return nil
	}
	return f.trace(best, last)
}

// relax takes the cell of pieces [i, j) in column c after every state that ends at i.
func (f *rowFinder) relax(best [][]step, i, j, c int, own float64) {
	k := len(f.heads)
	to := &best[j][c]
	if i == 0 {
		if v := own + f.skip(0, c); v < to.cost {
			*to = step{v, i, -1, true}
		}
		return
	}
	part := 0.0
	if f.p[i-1].line == f.p[i].line {
		part = partCost(f.p[i-1], f.p[i])
	}
	for before := range k {
		state := best[i][before].cost
		if math.IsInf(state, 1) {
			continue
		}
		if before < c {
			if v := state + own + part + f.skip(before+1, c); v < to.cost {
				*to = step{v, i, before, false}
			}
		}
		if v := state + own + part + costRow + f.skip(before+1, k) + f.skip(0, c); v < to.cost {
			*to = step{v, i, before, true}
		}
	}
}

// costSure is what a text is worth that only its own column has: the name of a class, a name with its weight.
const costSure = 3

// mostCellCost is the cost of the oddest cell that is looked at.
const mostCellCost = 60

// costRow is the cost of a row: of two ways, the one with fewer rows.
const costRow = 1

// skip is the cost that columns [from, to) of a row are blank.
func (f *rowFinder) skip(from, to int) float64 { return f.blank[to] - f.blank[from] }

// blankCost is the cost that the column of a part is blank; a multiple of a half, so that sums of it are exact.
func blankCost(of Part) float64 {
	switch of {
	case name:
		return 14
	case score:
		return 9
	case weight, target, actual:
		return 5.5
	case level2:
		return 1
	case nature, measure:
		return 2
	}
	return 0
}

// trace follows the best way back from its last column.
func (f *rowFinder) trace(best [][]step, col int) []indicatorRow {
	var rows []indicatorRow
	row := f.blankRow()
	for i := len(f.p); i > 0; {
		s := best[i][col]
		row.cells[col] = cell(f.p[s.from:i])
		i, col = s.from, s.fromCol
		if s.beginRow {
			rows = append(rows, row)
			row = f.blankRow()
		}
	}
	for a, b := 0, len(rows)-1; a < b; a, b = a+1, b-1 {
		rows[a], rows[b] = rows[b], rows[a]
	}
	return rows
}

func (f *rowFinder) blankRow() indicatorRow {
	return indicatorRow{cells: make([]cell, len(f.heads)), span: make([]int, len(f.heads))}
}
