package audit

import (
	"slices"

	"github.com/juesuan/juesuan/identity"
)

// change is what a cell would get more.
type change struct {
	amount int
	by     int64
}

// misplaced marks the failing checks that amounts in a wrong place would explain: one of them stood in a blank cell of
// its row, or two rows, one under the other, had each other's amounts. Nobody can tell then whether the document was
// printed or read so.
func (a *auditor) misplaced(rest []int64, open []bool) {
	first := slices.Index(open, true)
	if first < 0 || !slices.Contains(open[first+1:], true) {
		return // fewer than two
	}
	done := map[[2]int]bool{}
	for n := range a.amounts {
		m := &a.amounts[n]
		if m.table < 0 || m.blank || !coversOpen(m, open) {
			continue
		}
		a.tryMoves(n, rest, open)
		if row := [2]int{m.table, m.row}; !done[row] {
			done[row] = true
			a.tryExchange(m.table, m.row, m.row+1, rest, open)
			a.tryExchange(m.table, m.row-1, m.row, rest, open)
		}
	}
}

func coversOpen(m *amount, open []bool) bool {
	for _, by := range m.covers {
		if open[by.check] {
			return true
		}
	}
	return false
}

// tryMoves tries the amount in each blank cell of its row.
func (a *auditor) tryMoves(n int, rest []int64, open []bool) {
	m := &a.amounts[n]
	value := a.values.Whole(m.cell)
	for _, column := range a.tables[m.table].Columns {
		to, known := a.at[identity.Cell{Table: m.cell.Table, Key: m.cell.Key, Column: column.ID}]
		if known && a.amounts[to].blank {
			a.try([]change{{n, -value}, {to, value}}, rest, open)
		}
	}
}

// tryExchange tries two rows with each other's amounts.
func (a *auditor) tryExchange(table, upper, lower int, rest []int64, open []bool) {
	rows := a.tables[table].Rows
	if upper < 0 || lower >= len(rows) {
		return
	}
	var changes []change
	for _, column := range a.tables[table].Columns {
		x := identity.Cell{Table: a.tables[table].Stem, Key: rows[upper].Key, Column: column.ID}
		y := identity.Cell{Table: x.Table, Key: rows[lower].Key, Column: column.ID}
		by := a.values.Whole(y) - a.values.Whole(x)
		i, known := a.at[x]
		k, knownToo := a.at[y]
		if by == 0 {
			continue
		}
		if !known || !knownToo {
			return
		}
		changes = append(changes, change{i, by}, change{k, -by})
	}
	a.try(changes, rest, open)
}

// try marks the failing checks that changes mend, where they mend two at least and break none.
func (a *auditor) try(changes []change, rest []int64, open []bool) {
	after := map[int]int64{}
	for _, c := range changes {
		for _, by := range a.amounts[c.amount].covers {
			if _, ok := after[by.check]; !ok {
				after[by.check] = rest[by.check]
			}
			after[by.check] += by.sign * c.by
		}
	}
	var mended []int
	for i, r := range after {
		switch {
		case open[i] && r == 0:
			mended = append(mended, i)
		case !open[i] && rest[i] == 0 && r != 0:
			return
		}
	}
	if len(mended) < 2 {
		return
	}
	for _, i := range mended {
		a.checks[i].misplaced = true
	}
}
