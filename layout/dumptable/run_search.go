package dumptable

import "slices"

// run is amounts of one column on lines that follow each other: rows that follow each other.
type run struct {
	amounts []token
}

// runsOf cuts amounts, in the order of the dump, into runs: amounts that are alone on lines that follow each other.
func runsOf(amounts []token) []*run {
	var runs []*run
	last, alone := -2, false
	for i, t := range amounts {
		single := (i == 0 || amounts[i-1].line != t.line) && (i+1 == len(amounts) || amounts[i+1].line != t.line)
		if n := len(runs); n > 0 && t.line == last+1 && single && alone {
			runs[n-1].amounts = append(runs[n-1].amounts, t)
		} else {
			runs = append(runs, &run{amounts: []token{t}})
		}
		last, alone = max(t.line, t.lastL), single
	}
	return runs
}

// runSearch places runs of amounts into the rows and columns of a table so that every sum holds. A run takes
// rows that follow each other in one column; every row has an amount in the first column.
type runSearch struct {
	agrees  func(r *row, c choice) bool
	rows    []*row
	form    form
	parent  []int
	last    []int // index of the last child of each row, -1
	runs    []*run
	now     []int // run of each column, -1
	offset  []int
	used    []bool
	cells   [][]int64 // by row and column; -1 is blank
	from    [][]token
	steps   int
	budget  int
	found   [][][]int64
	tokens  [][][]token
	stopped bool
}

// runSteps bounds the search over the runs of one table; a table of sixty rows takes some thousands.
const runSteps = 100000

// maxRunsFound is how many placements are looked at to tell what is certain.
const maxRunsFound = 4

func (a *account) searchRuns(t *table, runs []*run) *runSearch {
	rows, f := t.rows, t.columns
	s := &runSearch{agrees: a.agreement(t).holds, rows: rows, form: f, parent: codeTree(rows), runs: runs}
	n := len(f.heads)
	s.last = make([]int, len(rows))
	for i := range s.last {
		s.last[i] = -1
	}
	for i, p := range s.parent {
		if p >= 0 {
			s.last[p] = max(s.last[p], i)
		}
	}
	s.now, s.offset, s.used = make([]int, n), make([]int, n), make([]bool, len(runs))
	for c := range s.now {
		s.now[c] = -1
	}
	s.cells, s.from = make([][]int64, len(rows)), make([][]token, len(rows))
	for i := range rows {
		s.cells[i], s.from[i] = make([]int64, n), make([]token, n)
	}
	s.budget = min(runSteps, a.credit)
	s.row(0)
	a.credit -= s.steps
	return s
}

// row places row i and all after it.
func (s *runSearch) row(i int) {
	if len(s.found) >= maxRunsFound {
		s.stopped = true
		return
	}
	if i == len(s.rows) {
		for _, r := range s.now {
			if r >= 0 {
				return // a run that goes on below the table
			}
		}
		s.keep()
		return
	}
	for c := range s.cells[i] {
		s.cells[i][c] = -1
	}
	s.column(i, 0)
}

func (s *runSearch) keep() {
	var cells [][]int64
	var from [][]token
	for i := range s.cells {
		cells = append(cells, slices.Clone(s.cells[i]))
		from = append(from, slices.Clone(s.from[i]))
	}
	for _, f := range s.found {
		if slices.EqualFunc(f, cells, func(a, b []int64) bool { return slices.Equal(a, b) }) {
			return
		}
	}
	s.found, s.tokens = append(s.found, cells), append(s.tokens, from)
}

// column places the amount of row i in column c, then those after it.
func (s *runSearch) column(i, c int) {
	if s.steps++; s.steps > s.budget {
		s.stopped = true
	}
	if s.stopped {
		return
	}
	if c == len(s.form.heads) {
		if s.rowHolds(i) {
			s.row(i + 1)
		}
		return
	}
	if k := s.now[c]; k >= 0 {
		s.take(i, c, k, s.offset[c])
		return
	}
	rest, bounded := s.rest(i, c)
	if bounded && rest < 0 {
		return
	}
	for k := range s.runs {
		v := s.runs[k].amounts[0].value
		if bounded && (v > rest || rest > 0 && v < rest && c == len(s.form.heads)-1) {
			continue
		}
		if !s.used[k] && s.may(i, c, s.runs[k].amounts[0].value) {
			s.used[k] = true
			s.take(i, c, k, 0)
			s.used[k] = false
		}
	}
	if c > 0 && !(bounded && rest > 0 && c == len(s.form.heads)-1) || c == 0 && !s.sumFirst() {
		s.cells[i][c] = -1
		s.column(i, c+1)
	}
}

// sumFirst holds for tables whose first column is the sum of the others.
func (s *runSearch) sumFirst() bool { return s.form.rows[0][0] == 1 && s.form.rows[0][1] == -1 }

// rest is what the columns from c on still have to add up to, less what runs that go on put there.
func (s *runSearch) rest(i, c int) (rest int64, bounded bool) {
	if c == 0 || !s.sumFirst() {
		return 0, false
	}
	rest = s.cells[i][0]
	for k := 1; k < len(s.form.heads); k++ {
		switch {
		case s.form.rows[0][k] == 0:
		case k < c:
			rest -= max(s.cells[i][k], 0)
		case s.now[k] >= 0:
			rest -= s.runs[s.now[k]].amounts[s.offset[k]].value
		}
	}
	return rest, s.form.rows[0][c] != 0
}

// may tells whether an amount fits under what stands above it.
func (s *runSearch) may(i, c int, v int64) bool {
	if c > 0 && s.sumFirst() && v > s.cells[i][0] {
		return false
	}
	if p := s.parent[i]; p >= 0 && p < i {
		return v <= s.cells[p][c]
	}
	return true
}

func (s *runSearch) take(i, c, k, offset int) {
	t := s.runs[k].amounts[offset]
	if !s.may(i, c, t.value) {
		return
	}
	now, at := s.now[c], s.offset[c]
	s.cells[i][c], s.from[i][c] = t.value, t
	s.now[c], s.offset[c] = k, offset+1
	if offset+1 == len(s.runs[k].amounts) {
		s.now[c] = -1
	}
	s.column(i, c+1)
	s.now[c], s.offset[c] = now, at
	s.cells[i][c] = -1
}

// rowHolds checks a row's own sums, and the sums of all rows whose last child it is.
func (s *runSearch) rowHolds(i int) bool {
	var c choice
	for col, v := range s.cells[i] {
		c.v[col] = max(v, 0)
	}
	if !c.holds(s.form.rows, 0) || !s.agrees(s.rows[i], c) {
		return false
	}
	for child, p := i, s.parent[i]; p >= 0 && s.last[p] == child; child, p = p, s.parent[p] {
		if p > i {
			break
		}
		if !s.adds(p) {
			return false
		}
	}
	return s.last[i] < 0 || s.last[i] > i || s.adds(i)
}

// adds tells whether the children of a row add up to it, all of which are placed.
func (s *runSearch) adds(p int) bool {
	sum := make([]int64, len(s.form.heads))
	for k, of := range s.parent {
		if of == p {
			for col, v := range s.cells[k] {
				sum[col] += max(v, 0)
			}
		}
	}
	for col, v := range s.cells[p] {
		if sum[col] != max(v, 0) {
			return false
		}
	}
	return true
}
