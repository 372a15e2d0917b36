package dumps

import (
	"slices"
)

// readAgain looks again at the tables whose amounts did not settle: their columns may have been written one after the
// other in part, or stand outside of their region. What satisfies all sums is kept.
func (a *account) readAgain() {
	for _, kind := range codedKinds {
		for n, t := range a.tables {
			if t.kind == kind && !t.inLists() && !t.settled && !t.columnar && !t.hasCells() && !t.positioned() {
				a.readCodesAgain(t, n)
			}
		}
	}
	for n, t := range a.tables {
		if t.sided() && !t.hasCells() && !t.positioned() {
			a.readLinesAgain(t, n)
		}
	}
}

func (a *account) readCodesAgain(t *table, n int) {
	again := a.onPages(t, false)
	if again == nil {
		return
	}
	if s := a.searchColumns(again, a.poolOf(again).tokens); s != nil && s.whole() {
		a.take(again, s)
		a.replace(n, again)
	}
}

// onPages reads a table as if its columns had been written one after the other, on all of its pages.
func (a *account) onPages(t *table, goesOn bool) *table {
	r := a.from.regionOnPages(t.region, goesOn)
	lines := a.from.tokensOnPages(r)
	settleKinds(lines, codesOf(t.kind))
	again := regionToColumnar(r, lines)
	if again != nil {
		again.reread = !t.columnar
	}
	return again
}

// hasCells holds for a table with tabs.
func (t *table) hasCells() bool {
	return slices.ContainsFunc(t.body, func(k token) bool { return k.cell >= 0 })
}

// readLinesAgain places the amounts of a two-sided table whose sides do not add up by what the tables with codes
// print. That is kept where it places all of them, or most and many more than stand there already.
func (a *account) readLinesAgain(t *table, n int) {
	if t.adds() && !t.columnar {
		return
	}
	met := a.met(t)
	if again := a.onPages(t, false); again != nil {
		if a.placesMore(again, met) {
			a.replace(n, again)
			return
		}
	}
	if t.columnar {
		return
	}
	t.pool = amountsOf(t.body)
	rows := slices.Concat(t.left, t.right)
	before := make([]row, len(rows))
	for i, r := range rows {
		before[i] = *r
		r.amounts, r.cols, r.sure = nil, nil, false
	}
	if a.placesMore(t, met) {
		t.reread = true
		return
	}
	for i, r := range rows {
		*r = before[i]
	}
}

// placesMore places the amounts of a two-sided table and tells whether that is better than a reading of which met
// amounts stand where other tables say.
func (a *account) placesMore(t *table, met int) bool {
	left := len(a.placeSummary(t).tokens)
	switch {
	case left == 0 && t.adds():
		return true
	case left*4 >= len(t.pool):
		return false
	}
	return met*3 < a.met(t)*2 || a.columnar() && met < a.met(t)
}

// columnar tells whether another table of the dump was written column after column.
func (a *account) columnar() bool {
	return slices.ContainsFunc(a.tables, func(t *table) bool { return t.columnar && !t.reread && !t.sided() })
}
