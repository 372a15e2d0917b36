package dumptable

import "slices"

// blank is a cell without an amount in a search: no printed amount has this value.
const blank = int64(-1)

// orderSearch places the amounts of a table whose columns were written one after the other. Two things are known of
// them: the amounts of a column come in the order of its rows, whatever stands between them, and the sums, of rows
// and of 类, 款 and 项. Every row has an amount in the first column where that is the sum of the others.
type orderSearch struct {
	rows    []*row
	form    form
	order   []int // rows, parents before children
	parent  []int
	closes  []bool  // the row is the last one of its parent
	chain   []int   // as many rows under a row are its only ones, and have its amount too
	first   bool    // the first column is the sum of the others
	zeros   []token // printed for each blank cell, or for some
	full    bool    // no cell is blank: what has nothing else is zero
	agrees  func(r *row, c choice) bool
	likely  func(r *row, col int) (int64, bool) // what other tables say
	pool    []token
	used    []bool
	left    map[int64]int // amounts of a value that are not placed
	unused  int
	loose   bool      // amounts may be left over: some are of other tables
	least   int       // amounts that have to be placed even so
	value   [][]int64 // by row and column
	from    [][]int   // place in the pool
	rest    [][]int64 // what the rows under a row have still to add up to
	after   []int     // of each column, the place after its last amount
	before  []int     // of each column, the place of an amount of the last row
	total   int       // the row of totals that stands below all others, -1
	steps   int
	budget  int
	credit  *int  // steps that are left for the whole dump
	parts   int   // addends that a row may have
	strict  bool  // columns begin from left to right
	start   []int // of each column, the place of its first amount, -1
	found   [][][]int64
	tokens  [][][]int // their places in the pool
	rare    []int     // of each column, how seldom it has figures
	stopped bool
}

// searchSteps bounds the search over the amounts of one table; one of sixty rows takes some hundreds when its
// sums hold.
const searchSteps = 40_000

// searchCredit bounds the steps of all searches over the tables of one institution. A dump of several has twice as many
// in all.
const searchCredit = 3_000_000

// maxFound is how many placements are looked at to tell what is certain, and which one is the likeliest.
const maxFound = 8

// searchRows bounds the rows of a table that is searched.
const searchRows = 400

// newOrderSearch prepares the search; nil for a table that cannot be searched.
func newOrderSearch(t *table, pool []token, credit *int) *orderSearch {
	rows, f := t.rows, t.columns
	n := len(f.heads)
	if len(rows) == 0 || len(rows) > searchRows || len(pool) < len(rows) || len(pool) > searchRows*n || n > maxColumns {
		return nil
	}
	s := &orderSearch{rows: rows, form: f, parent: codeTree(rows), left: map[int64]int{}, total: -1, credit: credit}
	for c := range f.heads {
		s.rare = append(s.rare, rare(t.kind, f, c))
	}
	s.first = len(f.rows) > 0 && f.rows[0][0] == 1 && f.rows[0][1] == -1
	for _, t := range pool {
		if t.value < 0 {
			return nil // a part may be more than the whole
		}
	}
	s.full = len(pool) == len(rows)*n
	for _, t := range pool {
		if t.value == 0 {
			s.zeros = append(s.zeros, t)
			continue
		}
		s.pool = append(s.pool, t)
		s.left[t.value]++
	}
	s.unused = len(s.pool)
	s.used = make([]bool, len(s.pool))
	s.tree()
	s.after, s.before = make([]int, n), make([]int, n)
	s.start = make([]int, n)
	for c := range s.before {
		s.before[c], s.start[c] = len(s.pool), -1
	}
	for range rows {
		cells, at, rest := make([]int64, n), make([]int, n), make([]int64, n)
		for c := range cells {
			cells[c], at[c] = blank, -1
		}
		s.value, s.from, s.rest = append(s.value, cells), append(s.from, at), append(s.rest, rest)
	}
	return s
}

// tree orders the rows and finds the last child of each, and the rows that are only children.
func (s *orderSearch) tree() {
	n := len(s.rows)
	last, children := make([]int, n), make([]int, n)
	depth := make([]int, n)
	for i := range s.rows {
		last[i] = -1
		s.order = append(s.order, i)
		for p := s.parent[i]; p >= 0; p = s.parent[p] {
			depth[i]++
		}
	}
	if k := len(s.rows) - 1; k > 0 && s.rows[k].key == "total" {
		s.total = k
		s.order = append([]int{k}, s.order[:k]...)
	}
	for i, p := range s.parent {
		if p >= 0 {
			last[p] = i
			children[p]++
		}
	}
	s.closes, s.chain = make([]bool, n), make([]int, n)
	for i, p := range s.parent {
		s.closes[i] = p >= 0 && last[p] == i
	}
	for k := n - 1; k >= 0; k-- {
		i := s.order[k]
		if p := s.parent[i]; p >= 0 && children[p] == 1 {
			s.chain[p] = s.chain[i] + 1
		}
	}
}

// run searches: for a placement with few amounts in a row before one with more, and for one whose columns begin from
// left to right, as most tools write them, before any other. The last round looks for all. It tells whether a
// placement was found.
func (s *orderSearch) run() bool {
	all := len(s.form.heads)
	for _, strict := range []bool{true, false} {
		for parts := 1; parts < min(all, maxAddends+1) && len(s.found) == 0; parts++ {
			s.round(strict, parts)
		}
	}
	if !s.loose {
		s.round(false, all)
	}
	return len(s.found) > 0
}

// maxAddends is how many addends a row has at most in the rounds that look for any placement.
const maxAddends = 3

func (s *orderSearch) round(strict bool, parts int) {
	s.strict, s.parts, s.stopped, s.steps = strict, parts, false, 0
	s.budget = min(searchSteps, *s.credit)
	s.row(0)
	*s.credit -= s.steps
}

// certain holds when the whole search has found exactly one placement, and the order of the rows under one row rests on
// amounts that follow each other line by line: blocks of a page may come in another order.
func (s *orderSearch) certain() bool {
	return !s.stopped && len(s.found) == 1 && !s.loose && s.inRuns(s.tokens[0])
}

// inRuns tells whether in each column the amounts of the rows under one row are of one run.
func (s *orderSearch) inRuns(places [][]int) bool {
	runs := make([]int, len(s.pool))
	for at := 1; at < len(s.pool); at++ {
		runs[at] = runs[at-1]
		if s.pool[at].line != s.pool[at-1].lastL+1 {
			runs[at]++
		}
	}
	for c := range s.form.heads {
		of := make([]int, len(s.rows)) // of each row the run of those under it, counted from 1
		for i, p := range s.parent {
			at := places[i][c]
			if p < 0 || at < 0 {
				continue
			}
			if of[p] > 0 && of[p] != runs[at]+1 {
				return false
			}
			of[p] = runs[at] + 1
		}
	}
	return true
}

func (s *orderSearch) row(k int) {

	if k == len(s.order) {
		if s.unused == 0 || s.loose && len(s.pool)-s.unused >= s.least {
			s.keep()
		}
		return
	}
	s.cell(k, 0, -1)
}

func (s *orderSearch) keep() {
	for _, f := range s.found {
		if slices.EqualFunc(f, s.value, slices.Equal[[]int64]) {
			return
		}
	}
	var values [][]int64
	var places [][]int
	for i := range s.rows {
		values, places = append(values, slices.Clone(s.value[i])), append(places, slices.Clone(s.from[i]))
	}
	s.found, s.tokens = append(s.found, values), append(s.tokens, places)
	s.stopped = s.stopped || len(s.found) >= maxFound
}

// best is the placement whose columns are the most usual ones; the first of several.
func (s *orderSearch) best() [][]int {
	best, least := 0, 1<<30
	for n, values := range s.found {
		cost := 0
		for _, cells := range values {
			for c, v := range cells {
				if v > 0 {
					cost += s.rare[c]
				}
			}
		}
		if cost < least {
			best, least = n, cost
		}
	}
	return s.tokens[best]
}

// close checks the sums of a row all of whose cells are placed, and goes on with the next one.
func (s *orderSearch) close(k int) {
	i := s.order[k]
	var v choice
	for c, x := range s.value[i] {
		v.v[c] = max(x, 0)
	}
	if !v.holds(s.form.rows, 0) || s.agrees != nil && !s.agrees(s.rows[i], v) {
		return
	}
	copy(s.rest[i], v.v[:])
	p := s.parent[i]
	if p >= 0 {
		for c := range s.rest[p] {
			s.rest[p][c] -= v.v[c]
		}
	}
	s.row(k + 1)
	if p >= 0 {
		for c := range s.rest[p] {
			s.rest[p][c] += v.v[c]
		}
	}
}
