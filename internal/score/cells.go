package score

import (
	"maps"
	"slices"

	"github.com/juesuan/juesuan/model"
)

// cells compares the grids. What generic tables say is their grid.
func (s *scoring) cells(want Table, got *Given) {
	wanted, given := grid(want.Cells), grid(got.Grid.Cells)
	s.CellsWant += len(want.Cells)
	s.CellsGot += len(got.Grid.Cells)
	for cell, n := range wanted {
		s.CellsHit += min(n, given[cell])
	}
	if want.Type == model.Generic && !maps.Equal(wanted, given) {
		s.Bad++
	}
}

// grid counts cells by the lines that begin or end one: no rule shows a row or column of a spreadsheet that no cell
// begins or ends at.
func grid(list []Cell) map[Cell]int {
	var rows, cols []int
	for _, c := range list {
		rows = append(rows, c.Row, c.Row+c.RowSpan)
		cols = append(cols, c.Col, c.Col+c.ColSpan)
	}
	row, col := numbered(rows), numbered(cols)
	bag := map[Cell]int{}
	for _, c := range list {
		top, left := row[c.Row], col[c.Col]
		bag[Cell{top, left, row[c.Row+c.RowSpan] - top, col[c.Col+c.ColSpan] - left, squash(c.Text)}]++
	}
	return bag
}

// numbered gives each of some lines its place among them.
func numbered(lines []int) map[int]int {
	slices.Sort(lines)
	number := map[int]int{}
	for i, line := range slices.Compact(lines) {
		number[line] = i
	}
	return number
}
