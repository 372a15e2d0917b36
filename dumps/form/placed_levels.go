package form

import "math"

// labelsIn puts the runs of a column of levels together to classes: 满意度指 / 标.
func (s *placed) labelsIn(runs []cell) []cell {
	var out []cell
	var open cell
	for i, run := range runs {
		open = append(open, run...)
		w := s.word(open.bare())
		done := (w.Part == class1 || w.Part == class2) && endsClass(open.bare())
		if done || i+1 == len(runs) {
			out, open = append(out, open), nil
		}
	}
	return out
}

// levelCells gives the rows of a block their levels, which stand in the middle of the rows they are merged over, or at
// the first: the rows are parted so that the labels stand there, and that the classes below belong to them.
func (s *placed) levelCells(b *rowBlock, heads []head, c int, runs []cell, rows []rowPlace) {
	labels := s.labelsIn(runs)
	n, m := len(labels), len(rows)
	if n == 0 {
		return
	}
	if n > m {
		labels, n = append(labels[:m-1:m-1], joinCells(labels[m-1:])), m
	}
	var starts []int
	least := math.Inf(1)
	for _, top := range []bool{false, true} {
		if at, cost := s.partRows(b, heads, labels, rows, top); cost < least {
			starts, least = at, cost
		}
	}
	for i, at := range starts {
		b.rows[at].cells[c] = labels[i]
	}
}

func joinCells(of []cell) cell {
	var out cell
	for _, c := range of {
		out = append(out, c...)
	}
	return out
}

// partRows gives the first row of each label, and what that costs.
func (s *placed) partRows(b *rowBlock, heads []head, labels []cell, rows []rowPlace, top bool) ([]int, float64) {
	n, m := len(labels), len(rows)
	best := make([][]float64, n+1)
	from := make([][]int, n+1)
	for k := range best {
		best[k], from[k] = make([]float64, m+1), make([]int, m+1)
		for j := range best[k] {
			best[k][j] = math.Inf(1)
		}
	}
	best[0][0] = 0
	for k, label := range labels {
		first, last := label[0].y(), label[len(label)-1].y()
		for i := range m {
			for j := i + 1; j <= m; j++ {
				d := math.Abs(first - rows[i].first)
				if !top {
					d = math.Abs(first+last-rows[i].first-rows[j-1].last) / 2
				}
				for _, row := range b.rows[i:j] {
					d += s.classCost(heads, label, row)
				}
				if v := best[k][i] + d; v < best[k+1][j] {
					best[k+1][j], from[k+1][j] = v, i
				}
			}
		}
	}
	starts := make([]int, n)
	for k, j := n, m; k > 0; k-- {
		j = from[k][j]
		starts[k-1] = j
	}
	return starts, best[n][m]
}

// costClass is the cost that a class stands under a level that it is not of.
const costClass = 4

func (s *placed) classCost(heads []head, label cell, row indicatorRow) float64 {
	for c, h := range heads {
		if h.part == level2 && !s.canBeUnder(label, row.cells[c]) {
			return costClass
		}
	}
	return 0
}
