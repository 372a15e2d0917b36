package form

import "math"

// row is where a row of a form stands: its first and last line.
type rowPlace struct{ first, last float64 }

// column is the runs of one column, top to bottom, that belong to rows whose places are known.
type column struct {
	runs  []cell
	rows  []rowPlace
	width float64 // of its lines, ems
	// cost is what a text costs as the cell of a row; a blank one, too.
	cost func(row int, c cell) float64
}

// alignReach is how many lines a run may stand from the line of its row: a cell of twelve lines has six above it.
const alignReach = 12

// align gives the rows their cells, and what that costs. In the middle of its row or at its top: a cell's lines stand
// around the line of the row, or begin on it.
func (col column) align(top bool) ([]cell, float64) {
	n, m := len(col.runs), len(col.rows)
	best := make([][]float64, m+1)
	from := make([][]int, m+1)
	for k := range best {
		best[k], from[k] = make([]float64, n+1), make([]int, n+1)
		for j := range best[k] {
			best[k][j] = math.Inf(1)
		}
	}
	best[0][0] = 0
	for k := range m {
		blank := col.cost(k, nil)
		for i := 0; i <= n; i++ {
			if math.IsInf(best[k][i], 1) {
				continue
			}
			if v := best[k][i] + blank; v < best[k+1][i] {
				best[k+1][i], from[k+1][i] = v, i
			}
			var c cell
			inner := 0.0
			for j := i + 1; j <= n && j <= i+maxCellPieces && math.Abs(col.runs[j-1].y()-col.rows[k].first) <= alignReach; j++ {
				if j > i+1 && col.runs[j-1][0].line != col.runs[j-2][0].line {
					inner += wrapCost(col.runs[j-2].bare(), col.runs[j-1].bare(), col.width)
				}
				c = append(c, col.runs[j-1]...)
				v := best[k][i] + inner + col.cost(k, c) + col.distance(k, c, top)
				if v < best[k+1][j] {
					best[k+1][j], from[k+1][j] = v, i
				}
			}
		}
	}
	cells := make([]cell, m)
	if math.IsInf(best[m][n], 1) {
		return cells, best[m][n] // a run is too far from any row
	}
	for k, j := m, n; k > 0; k-- {
		i := from[k][j]
		for _, run := range col.runs[i:j] {
			cells[k-1] = append(cells[k-1], run...)
		}
		j = i
	}
	return cells, best[m][n]
}

// distance is how far, in lines, a cell stands from where its row has it.
func (col column) distance(k int, c cell, top bool) float64 {
	if len(c) == 0 {
		return 0
	}
	first, last := c[0].y(), c[len(c)-1].y()
	if top {
		return math.Abs(first - col.rows[k].first)
	}
	return math.Abs(first+last-col.rows[k].first-col.rows[k].last) / 2
}

func (p piece) y() float64 { return float64(p.line) }

// alignAll aligns columns of one form, all at the top or all in the middle, whichever costs less.
func alignAll(cols []column) [][]cell {
	var best [][]cell
	least := math.Inf(1)
	for _, top := range []bool{false, true} {
		sum := 0.0
		cells := make([][]cell, len(cols))
		for i, c := range cols {
			var cost float64
			cells[i], cost = c.align(top)
			sum += cost
		}
		if best == nil || sum < least {
			least, best = sum, cells
		}
	}
	return best
}

// widthOfRuns is the width of the widest run.
func widthOfRuns(runs []cell) float64 {
	w := 0.0
	for _, c := range runs {
		w = max(w, widest(c))
	}
	return w
}
