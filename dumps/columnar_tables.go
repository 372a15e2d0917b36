package dumps

import (
	"slices"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
)

// codedKinds are the tables with codes, those first on which others depend.
var codedKinds = []model.Type{model.GeneralBudgetExpenditure, model.Expenditure, model.Income, model.GovernmentFund, model.StateCapital, model.GeneralBudgetBasicExpenditure}

// placeColumnar places the amounts of the tables that were written column after column: lists by economic code, then tables
// by function code by their own sums and those lists, then the summaries by what both say.
func (a *account) placeColumnar() {
	for n, t := range a.tables {
		if t.columnar && t.inLists() {
			a.placeLists(n)
		}
	}
	for _, kind := range codedKinds {
		for n, t := range a.tables {
			if t.kind == kind && t.columnar && !t.inLists() {
				a.placeByCodes(t, n)
			}
		}
	}
	for n, t := range a.tables {
		if t.columnar && t.inLists() && t.open { // once more, without the amounts that tables around it have
			a.placeLists(n)
		}
	}
	for _, t := range a.tables {
		if shapeOf(t.kind) == accounts.SingleRow {
			continue
		}
		t.open = t.open && t.inLists()
		if t.columnar && t.sided() {
			a.placeSummary(t)
		}
	}
}

// placeLists places the amounts of lists by economic code, with those on all of their pages, else with their own.
func (a *account) placeLists(n int) {
	t := a.tables[n]
	if a.from.pages != nil {
		if again := a.onPages(t, false); again != nil && a.placeColumnarEconomic(again) {
			a.replace(n, again)
			again.open = false
			return
		}
	}
	t.open = !a.placeColumnarEconomic(t) // else nothing is known of it
}

// searchColumns searches for a placement of the amounts of a table; nil where none gives every row its sum.
func (a *account) searchColumns(t *table, pool []token) *columnar {
	if len(t.columns.rows) == 0 {
		return nil
	}
	s := newColumnar(a, t, pool)
	if s == nil || !s.run() {
		return nil
	}
	return s
}

// take gives a table the amounts that a search has found.
func (a *account) take(t *table, s *columnar) {
	s.place()
	t.open = false
	for _, r := range t.rows {
		for _, k := range r.amounts {
			a.placed[placeOf(k)] = true
		}
	}
}

// placeByCodes searches with the amounts on the table's pages, with its own, then with those that ran into its
// neighbours, and takes the search that leaves the least of the table open.
func (a *account) placeByCodes(t *table, n int) {
	tables := []*table{t}
	if a.from.pages != nil {
		for _, goesOn := range []bool{true, false} {
			if again := a.onPages(t, goesOn); again != nil {
				tables = append([]*table{again}, tables...)
			}
		}
	}
	var best *columnar
	var of *table
	least := 1 << 30
	for _, t := range tables {
		own := a.poolOf(t).tokens
		pools := [][]token{own}
		for _, k := range []int{n + 1, n - 1} {
			if k >= 0 && k < len(a.tables) {
				both := slices.Concat(own, a.poolOf(a.tables[k]).tokens)
				slices.SortStableFunc(both, func(a, b token) int { return a.line - b.line })
				pools = append(pools, slices.CompactFunc(both, func(a, b token) bool { return placeOf(a) == placeOf(b) }))
			}
		}
		for _, pool := range pools {
			s := a.searchColumns(t, pool)
			if s == nil {
				continue
			}
			if open := s.open(len(pool) - len(own)); open < least {
				best, of, least = s, t, open
			}
			if least == 0 {
				break
			}
		}
		if least == 0 {
			break
		}
	}
	if best == nil {
		t.warn("lost_rows", "the columns of "+t.name+" were written one after the other, and no placement of its amounts satisfies its sums: they are left out")
		return
	}
	a.take(of, best)
	a.replace(n, of)
	if a.credit < 0 {
		of.warn("search_bounded", "the search for the columns of "+of.name+" was stopped at its bound: what it has not compared is a choice")
		for _, r := range of.rows {
			r.sure = false
		}
	}
}

// placedByOrder is the reason for the column of an amount of a columnar table.
const placedByOrder = "the sums of the table, whose columns were written one after the other"

// placeOf tells amounts of one dump apart.
func placeOf(t token) [2]int { return [2]int{t.line, t.x0} }
