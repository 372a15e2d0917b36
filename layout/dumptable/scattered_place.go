package dumptable

import (
	"slices"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
)

// codedKinds are the tables with codes, those first on which others depend.
var codedKinds = []model.Type{model.GeneralBudgetExpenditure, model.Expenditure, model.Income, model.GovernmentFund, model.StateCapital, model.GeneralBudgetBasicExpenditure}

// placeScattered places the amounts of the scattered tables: tables with codes by their own sums, then the others by
// what those say.
func (a *account) placeScattered() {
	for _, kind := range codedKinds {
		for n, t := range a.tables {
			if t.kind == kind && t.scattered && !t.inLists() {
				a.placeScatteredCodes(t, n)
			}
		}
	}
	for _, t := range a.tables {
		if shapeOf(t.kind) == accounts.SingleRow {
			continue
		}
		t.open = false
		switch {
		case !t.scattered:
		case isSided(t.kind):
			a.placeScatteredLines(t)
		case t.inLists():
			a.placeScatteredEconomic(t)
		}
	}
}

// placeAll searches for a placement of all amounts of a table.
func (a *account) placeAll(t *table) bool {
	own := a.poolOf(t).tokens
	for _, agrees := range []bool{true, false} {
		if s := a.searchOrder(t, own, agrees, 0); s != nil {
			a.fill(t, s)
			return true
		}
	}
	return false
}

// placeScatteredCodes searches with the amounts on the table's pages, with its own, then with those that ran into its
// neighbours.
func (a *account) placeScatteredCodes(t *table, n int) {
	if a.from.pages != nil {
		if again := a.scatter(t); again != nil && a.placeAll(again) {
			a.replace(n, again)
			return
		}
	}
	if len(t.rows) == 0 || a.placeAll(t) {
		return
	}
	own := a.poolOf(t).tokens
	pools := [][]token{own}
	for _, k := range []int{n + 1, n - 1} {
		if k >= 0 && k < len(a.tables) {
			both := slices.Concat(own, a.poolOf(a.tables[k]).tokens)
			slices.SortStableFunc(both, func(a, b token) int { return a.line - b.line })
			pools = append(pools, both)
		}
	}
	for _, pool := range pools {
		if s := a.searchRuns(t, runsOf(pool)); len(s.found) > 0 {
			a.fillRuns(t, s)
			return
		}
	}
	for _, pool := range append(pools[1:], own) {
		if s := a.searchOrder(t, pool, true, max(len(t.rows), len(own)*9/10)); s != nil {
			a.fill(t, s)
			return
		}
	}
	t.warn("lost_rows", "the columns of "+t.name+" were written one after the other, and no placement of its amounts satisfies its sums: they are left out")
}

// searchOrder searches among some amounts; all of them have to find a place, or least at least. nil when there is no
// placement.
func (a *account) searchOrder(t *table, pool []token, agrees bool, least int) *orderSearch {
	s := newOrderSearch(t, pool, &a.credit)
	if s == nil || (t.reread || !t.scattered) && len(s.zeros) > 0 && !s.full {
		return nil
	}
	if least > 0 {
		s.loose, s.least, s.full = true, least, false
	}
	if agrees {
		s.agrees = a.agreement(t).holds
	}
	s.likely = a.likely(t)
	if !s.run() {
		return nil
	}
	return s
}

// fillRuns gives the rows of a table the amounts that a search over runs has found: those that all placements found
// agree on are certain, when nothing was cut short.
func (a *account) fillRuns(t *table, s *runSearch) {
	t.open = false
	whole := a.of(model.Expenditure)
	certain := !s.stopped && (whole == nil || whole == t || !whole.open && allSure(whole.rows))
	for i, r := range t.rows {
		r.amounts, r.cols, r.sure = nil, nil, certain
		for c, v := range s.found[0][i] {
			if v >= 0 {
				r.amounts, r.cols = append(r.amounts, s.tokens[0][i][c]), append(r.cols, c)
				a.placed[placeOf(s.tokens[0][i][c])] = true
			}
		}
		for _, other := range s.found[1:] {
			r.sure = r.sure && slices.Equal(other[i], s.found[0][i])
		}
		r.why = placedByOrder
	}
}

// placedByOrder is the reason for the column of an amount of a scattered table.
const placedByOrder = "the sums of the table, whose columns were written one after the other"

// fill gives the rows of a table the amounts that a search has found for them.
func (a *account) fill(t *table, s *orderSearch) {
	t.open = false
	whole := a.of(model.Expenditure)
	certain := s.certain() && (whole == nil || whole == t || !whole.open && allSure(whole.rows))
	best := s.best()
	for i, r := range t.rows {
		r.amounts, r.cols, r.sure = nil, nil, certain
		r.why = placedByOrder
		for c, at := range best[i] {
			if at >= 0 {
				r.amounts, r.cols = append(r.amounts, s.pool[at]), append(r.cols, c)
				a.placed[placeOf(s.pool[at])] = true
			} else if s.full && !s.loose {
				r.amounts, r.cols = append(r.amounts, s.zeros[0]), append(r.cols, c)
				s.zeros = s.zeros[1:]
			}
		}
	}
}

// likely gives what a cell of a table is likely to have by the tables placed before it: the same code has the same
// amount where one fund alone pays for it.
func (a *account) likely(t *table) func(r *row, col int) (int64, bool) {
	var of *table
	switch t.kind {
	case model.Income, model.GeneralBudgetExpenditure, model.Expenditure:
		for _, kind := range []model.Type{model.Expenditure, model.GeneralBudgetExpenditure} {
			if o := a.of(kind); o != nil && o != t && !o.open && of == nil {
				of = o
			}
		}
	}
	if of == nil {
		return nil
	}
	return func(r *row, col int) (int64, bool) {
		other := find(of.rows, r.key)
		if other == nil || other.cols == nil || t.kind == model.Income && col > 1 {
			return 0, false
		}
		if t.kind == model.Income {
			col = 0
		}
		return other.in(col), true
	}
}

// placeOf tells amounts of one dump apart.
func placeOf(t token) [2]int { return [2]int{t.line, t.x0} }
