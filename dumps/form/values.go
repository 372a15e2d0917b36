package form

import (
	"math"
	"strings"
	"unicode/utf8"
)

// settleValues parts the pieces of name, target and actual value of a row again, where they run over more pieces than
// cells: now with what a value reached has in common with the one aimed at.
func (f *rowFinder) settleValues(row *indicatorRow) {
	cols := f.columnsOf(name, target, actual)
	if cols == nil {
		return
	}
	from, n := f.place(row.cells[cols[0]]), 0
	for _, c := range cols {
		n += len(row.cells[c])
	}
	if from < 0 || n <= len(cols) || len(row.cells[cols[1]]) == 0 || len(row.cells[cols[2]]) == 0 {
		return
	}
	best, at := math.Inf(1), [2]int{}
	for a := from + 1; a < from+n-1; a++ {
		for b := a + 1; b < from+n; b++ {
			cost := f.whole(cols[0], from, a) + f.whole(cols[1], a, b) + f.whole(cols[2], b, from+n) + f.partAt(a) + f.partAt(b)
			if related(cell(f.p[a:b]).bare(), cell(f.p[b:from+n]).bare()) {
				cost -= costRelated
			}
			if cost < best {
				best, at = cost, [2]int{a, b}
			}
		}
	}
	row.cells[cols[0]], row.cells[cols[1]], row.cells[cols[2]] = f.p[from:at[0]], f.p[at[0]:at[1]], f.p[at[1]:from+n]
}

// costRelated is what it is worth that a value reached is of the kind of the one aimed at.
const costRelated = 2

// columnsOf gives the columns of parts, nil where they do not stand side by side.
func (f *rowFinder) columnsOf(of ...Part) []int {
	for c := range f.heads {
		if c+len(of) > len(f.heads) {
			return nil
		}
		k := 0
		for k < len(of) && f.heads[c+k].part == of[k] {
			k++
		}
		if k == len(of) {
			out := make([]int, k)
			for i := range out {
				out[i] = c + i
			}
			return out
		}
	}
	return nil
}

// place is the index of a cell's first piece, -1 for a blank.
func (f *rowFinder) place(c cell) int {
	if len(c) == 0 {
		return -1
	}
	for i := range f.p {
		if f.p[i] == c[0] {
			return i
		}
	}
	return -1
}

// whole is all that pieces [i, j) cost as one cell of column c.
func (f *rowFinder) whole(c, i, j int) float64 { return f.cellCost(c, i, j) + f.innerCost(c, i, j) }

// partAt is the cost that a cell ends before piece i.
func (f *rowFinder) partAt(i int) float64 {
	if f.p[i-1].line == f.p[i].line {
		return partCost(f.p[i-1], f.p[i])
	}
	return 0
}

// related holds for values of one kind: the same words, or both shares, or numbers of one measure.
func related(target, actual string) bool {
	if strings.HasSuffix(target, actual) {
		return true
	}
	t := aimed.ReplaceAllString(target, "")
	if isFigure(t) || isFigure(actual) {
		return isShare(t) == isShare(actual)
	}
	last, _ := utf8.DecodeLastRuneInString(target)
	return last == lastRune(actual) && beginsFigure(target) == beginsFigure(actual)
}
