package dumps

import (
	"fmt"
	"slices"
)

// A table is columnar when the dump writes its columns one after the other. Three things are then known of its amounts:
//
//   - those of a column come in the order of its rows, whatever stands between them;
//   - the rows of a class (类) add up to it, and the classes to the total, in each column;
//   - the columns of a row add up to the first one.
//
// The search finds the column of sums first, which has an amount in every row, then asks for each row which amounts left
// over add up to its sum, and leaves the choice among these to the tree of sums (settle).

// columnar is the search for the amounts of one table.
type columnar struct {
	a       *account
	t       *table
	parent  []int
	kids    [][]int
	order   []int   // rows, parents before children; children in print order
	pool    []token // without zeros, in the order of the dump
	zeros   []token
	sums    []int // of each row: the place in the pool of its amount in the column of sums
	slack   int64 // what rounding may leave of a sum; 0 where the sums hold exactly
	steps   int
	agrees  *agreement
	broken  int // sums of the tree that may fail
	best    *placing
	tried   map[string]bool
	wholes  []*placing // those that leave nothing over
	level   int        // columns of sums that were tried with this slack
	choices [][]choice // of each row
}

const (
	// maxColumnarRows bounds the rows of a table that is searched: the largest of a province has about 400.
	maxColumnarRows = 400
	// sumSteps bounds one attempt to find the column of sums; a table of 60 rows takes some hundred steps.
	sumSteps = 30_000
	// mostBroken is how many sums of a table may fail for its column of sums to be believed.
	mostBroken = 2
	// maxParts is the most addends that a row is searched for.
	mostAddends = 3
)

// attempt is how far apart two amounts of a column may stand: near amounts, and so many times any number.
type attempt struct{ gap, jumps, broken int }

// spreads go from a column that stands in one piece to one that is spread over the whole table.
func spreads(columns int) []attempt {
	return []attempt{{0, 0, 0}, {0, 1, 0}, {0, 3, 0}, {1, 3, 0}, {columns - 1, 2, 0}, {columns - 1, 8, 0}, {1 << 20, 0, 0}}
}

func newColumnar(a *account, t *table, pool []token) *columnar {
	n := len(t.rows)
	if n < 2 || n > maxColumnarRows || len(t.columns.heads) > maxColumns {
		return nil
	}
	s := &columnar{a: a, t: t, parent: codeTree(t.rows), kids: make([][]int, n), agrees: a.agreement(t)}
	for _, k := range pool {
		switch {
		case k.value < 0:
			return nil // a part may then be more than the whole
		case k.value == 0:
			s.zeros = append(s.zeros, k)
		default:
			s.pool = append(s.pool, k)
		}
	}
	for i, p := range s.parent {
		if p >= 0 {
			s.kids[p] = append(s.kids[p], i)
		}
	}
	var walk func(i int)
	walk = func(i int) {
		s.order = append(s.order, i)
		for _, k := range s.kids[i] {
			walk(k)
		}
	}
	for i, p := range s.parent {
		if p < 0 {
			walk(i)
		}
	}
	return s
}

// run searches for the amounts of all rows. It reports whether every row has its sum.
func (s *columnar) run() bool {
	if len(s.pool) < len(s.order) {
		return false
	}
	for s.broken = range mostBroken + 1 {
		for _, s.slack = range []int64{0, 1} {
			s.level = 0
			for _, at := range spreads(len(s.t.columns.heads)) {
				at.broken = s.broken
				if s.level < mostColumns && s.findSums(at) {
					break
				}
			}
			if len(s.wholes) > 0 {
				return true
			}
		}
		if s.best != nil {
			return true
		}
	}
	return false
}

// accept shares the other amounts out among the rows, and keeps the best sharing. It reports whether enough columns of sums
// have been found that leave nothing over: what they differ in is a choice.
func (s *columnar) accept() bool {
	if s.tried == nil {
		s.tried = map[string]bool{}
	}
	if key := fmt.Sprint(s.slack, s.values()); !s.tried[key] {
		s.tried[key] = true
		p := s.placings()
		p.broken = s.broken
		if p.left == 0 && p.unsplit == 0 && p.broken == 0 {
			s.wholes = append(s.wholes, p)
		}
		if s.best == nil || p.faults < s.best.faults {
			s.best = p
		}
	}
	if s.level++; s.level >= mostColumns {
		s.steps = 0
	}
	return len(s.wholes) >= mostWholes
}

// values are the amounts of the column of sums.
func (s *columnar) values() []int64 {
	out := make([]int64, len(s.sums))
	for i, at := range s.sums {
		out[i] = s.pool[at].value
	}
	return out
}

// mostWholes is how many placings that leave nothing over are compared.
const mostWholes = 4

// whole tells whether the best placing has a place for every amount, and every sum.
func (s *columnar) whole() bool {
	return s.best.left == 0 && s.best.unsplit == 0 && s.best.broken == 0
}

// mostColumns bounds the columns of sums that are tried with one slack.
const mostColumns = 6

// open tells how much of the table the best placing leaves open, where some amounts of the pool may be of other tables.
func (s *columnar) open(others int) int {
	return 8*(s.best.unsplit+s.best.broken) + max(0, s.best.left-others)
}

// slackOf is what rounding may leave of a sum of n addends.
func (s *columnar) slackOf(n int) int64 { return s.slack * roundingSlack(n) }

// findSums looks for the column of sums within an attempt.
func (s *columnar) findSums(at attempt) bool {
	s.steps = sumSteps
	s.sums = make([]int, len(s.order))
	rest := make([]int64, len(s.order)) // of each row: what the rows under it have still to add up to
	open := make([]int, len(s.order))   // of each row: rows under it that have no amount yet
	for i := range s.order {
		open[i] = len(s.kids[i])
	}
	used := make([]bool, len(s.pool))
	var next func(k, from, jumps, broken int) bool
	next = func(k, from, jumps, broken int) bool {
		if k == len(s.order) {
			return s.accept()
		}
		i := s.order[k]
		p := s.parent[i]
		tried := int64(-1) // the same amount farther on is no better
		for at0 := from; at0 < len(s.pool); at0++ {
			if s.steps--; s.steps < 0 {
				return false
			}
			if used[at0] {
				continue
			}
			jump := jumps
			if at0-from > at.gap {
				if jump--; jump < 0 {
					return false
				}
			}
			v := s.pool[at0].value
			if v == tried {
				continue
			}
			tried = v
			fails := broken
			if p >= 0 {
				left := rest[p] - v
				slack := s.slackOf(len(s.kids[p]))
				switch {
				case open[p] == 1 && (left > slack || left < -slack), left < -slack:
					if fails--; fails < 0 || open[p] > 1 {
						continue
					}
				case open[p] > 1 && left < int64(open[p]-1): // nothing is left for the rows after it
					if fails--; fails < 0 {
						continue
					}
				}
			}
			s.sums[i], used[at0], rest[i] = at0, true, v
			if p >= 0 {
				rest[p] -= v
				open[p]--
			}
			if next(k+1, at0+1, jump, fails) {
				return true
			}
			used[at0] = false
			if p >= 0 {
				rest[p] += v
				open[p]++
			}
		}
		return false
	}
	// The total is the largest amount; it may be printed below the others.
	if root := s.order[0]; len(s.order) > 1 && s.t.rows[root].key == "total" {
		most := 0
		for i := range s.pool {
			if s.pool[i].value > s.pool[most].value {
				most = i
			}
		}
		for first := range s.pool {
			if s.pool[first].value != s.pool[most].value {
				continue
			}
			s.sums[root], rest[root], used[first] = first, s.pool[first].value, true
			for _, from := range []int{first + 1, 0} {
				for begin := from; begin < len(s.pool); begin++ {
					if s.steps < 0 {
						return false
					}
					if next(1, begin, at.jumps, at.broken) {
						return true
					}
					if from > 0 {
						break
					}
				}
			}
			used[first] = false
		}
		return false
	}
	for begin := range s.pool {
		if next(0, begin, at.jumps, at.broken) {
			return true
		}
	}
	return false
}

// others counts the amounts that are not in the column of sums, by value.
func (s *columnar) others() map[int64]int {
	left := map[int64]int{}
	for _, k := range s.pool {
		left[k.value]++
	}
	for _, at := range s.sums {
		left[s.pool[at].value]--
	}
	return left
}

// share finds for each row which of the other amounts, in some columns, add up to its sum.
func (s *columnar) share(left map[int64]int, active []int) {
	s.choices = make([][]choice, len(s.order))
	for _, i := range s.order {
		s.choices[i] = s.split(i, left, active)
	}
}

// addends are the columns that add up to the first one.
func (s *columnar) addends() []int {
	var out []int
	for c, k := range s.t.columns.rows[0] {
		if k < 0 {
			out = append(out, c)
		}
	}
	return out
}

// usedBy are the columns, of some, in which a choice puts something.
func usedBy(choices []choice, columns []int) []int {
	var out []int
	for _, c := range columns {
		if slices.ContainsFunc(choices, func(ch choice) bool { return ch.v[c] != 0 }) {
			out = append(out, c)
		}
	}
	return out
}

// split lists the ways in which amounts left over add up to the sum of a row, those with few addends first.
func (s *columnar) split(i int, left map[int64]int, active []int) []choice {
	sum := s.pool[s.sums[i]].value
	values := make([]int64, 0, len(left))
	for v, n := range left {
		if n > 0 && v <= sum+s.slackOf(mostAddends) {
			values = append(values, v)
		}
	}
	slices.SortFunc(values, func(a, b int64) int { return int(min(1, max(-1, b-a))) })
	var out []choice
	for parts := 1; parts <= min(mostAddends, len(active)) && (parts < mostAddends || len(out) == 0); parts++ {
		var pick func(n int, rest int64, v vector, used []int64)
		pick = func(n int, rest int64, v vector, used []int64) {
			if n == 0 {
				if slack := s.slackOf(parts); rest <= slack && rest >= -slack {
					out = append(out, choice{v: v})
				}
				return
			}
			for _, x := range values {
				if x > rest+s.slackOf(parts) || n == 1 && x < rest-s.slackOf(parts) || occurs(used, x) >= left[x] {
					continue
				}
				for _, c := range active {
					if v[c] != 0 || len(used) > 0 && c < lastOf(v, active) {
						continue
					}
					w := v
					w[c] = x
					pick(n-1, rest-x, w, append(used[:len(used):len(used)], x))
				}
			}
		}
		var v vector
		v[s.first()] = sum
		pick(parts, sum, v, nil)
	}
	if exact := filter(out, func(c choice) bool { return c.holds(s.t.columns.rows[:1], 0) }); len(exact) > 0 {
		out = exact
	}
	for _, eq := range s.t.columns.rows[1:] {
		out = s.extend(out, eq, left)
	}
	if len(out) > mostSharings {
		out = out[:mostSharings]
	}
	if agreed := filter(out, func(c choice) bool { return s.agrees.holds(s.t.rows[i], c) }); len(agreed) > 0 {
		out = agreed
	}
	return out
}

// mostSharings bounds the ways to share out the sum of one row; those with few addends come first.
const mostSharings = 48

// extend gives each choice the amounts of further columns that another sum of the row asks for: those of a fund's balances
// and its income. A choice that needs none stays as it is.
func (s *columnar) extend(choices []choice, eq equation, left map[int64]int) []choice {
	values := []int64{0}
	for v, n := range left {
		if n > 0 {
			values = append(values, v)
		}
	}
	slices.Sort(values)
	var out []choice
	for _, c := range choices {
		var blank []int
		rest := int64(0)
		for col, k := range eq {
			if rest += k * c.v[col]; k != 0 && c.v[col] == 0 && !slices.Contains(s.addends(), col) && col != s.first() {
				blank = append(blank, col)
			}
		}
		if len(values) > mostBalances || len(blank) == 0 {
			out = append(out, c)
			continue
		}
		found := false
		var pick func(n int, rest int64, v vector)
		pick = func(n int, rest int64, v vector) {
			if n == len(blank) {
				if slack := s.slackOf(len(blank)); rest <= slack && rest >= -slack {
					out, found = append(out, choice{v: v}), true
				}
				return
			}
			for _, x := range values {
				w := v
				w[blank[n]] = x
				pick(n+1, rest+eq[blank[n]]*x, w)
			}
		}
		pick(0, rest, c.v)
		if !found {
			out = append(out, c)
		}
	}
	return out
}

// mostBalances bounds the different amounts among which the balances of a fund are looked for.
const mostBalances = 24

// lastOf is the last of some columns in which a vector has something.
func lastOf(v vector, columns []int) int {
	last := -1
	for _, c := range columns {
		if v[c] != 0 {
			last = c
		}
	}
	return last
}

func occurs(values []int64, v int64) int {
	n := 0
	for _, x := range values {
		if x == v {
			n++
		}
	}
	return n
}

// first is the column of sums.
func (s *columnar) first() int {
	for c, k := range s.t.columns.rows[0] {
		if k > 0 {
			return c
		}
	}
	return 0
}
