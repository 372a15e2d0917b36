package dumptable

import (
	"slices"
	"strings"
)

// readAgain looks again at the tables whose amounts did not settle: their columns may have been written one after the
// other in part, or stand outside of their region. What satisfies all sums is kept.
func (a *account) readAgain() {
	for _, kind := range codedKinds {
		for n, t := range a.tables {
			if t.kind == kind && !t.inLists() && !t.settled && !t.scattered && !t.hasCells() && !t.positioned() {
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
	if s := a.searchRows(t); s != nil {
		a.fill(t, s)
		t.reread = true
	} else if again := a.scatter(t); again != nil && a.placeAll(again) {
		a.replace(n, again)
	}
}

// searchRows searches with the rows as they were read; nil when they are in no order, or nothing is found.
func (a *account) searchRows(t *table) *orderSearch {
	codes := slices.DeleteFunc(slices.Clone(t.rows), func(r *row) bool { return r.key == "total" })
	sorted := slices.IsSortedFunc(codes, func(a, b *row) int { return strings.Compare(a.key, b.key) })
	last := len(t.rows) - 1
	if len(codes) != last || !sorted || last < 1 || t.rows[0].key != "total" && t.rows[last].key != "total" {
		return nil
	}
	for _, agrees := range []bool{true, false} {
		if s := a.searchOrder(t, amountsOf(t.body), agrees, 0); s != nil {
			return s
		}
	}
	return nil
}

// scatter reads a table as if its columns had been written one after the other, on all of its pages.
func (a *account) scatter(t *table) *table {
	r := a.from.regionOnPages(t.region)
	lines := a.from.tokensOnPages(r)
	settleKinds(lines, codesOf(t.kind))
	again := regionToScattered(r, lines)
	if again != nil {
		again.reread = !t.scattered
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
	if t.adds() && !t.scattered {
		return
	}
	met := a.met(t)
	if again := a.scatter(t); again != nil {
		if a.placesMore(again, met) {
			a.replace(n, again)
			return
		}
	}
	if t.scattered {
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
	left := len(a.placeScatteredLines(t).tokens)
	return left == 0 && t.adds() || left*4 < len(t.pool) && met*3 < a.met(t)*2
}
