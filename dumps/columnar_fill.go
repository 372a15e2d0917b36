package dumps

import (
	"slices"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
)

// place gives the rows the amounts of the best placing.
func (s *columnar) place() {
	best := s.best
	s.sums, s.slack = best.sums, best.slack
	s.fill(best.nodes)
	for n, i := range s.order {
		r := s.t.rows[i]
		r.sure = best.left == 0 && best.unsplit == 0 && best.one[n] && !best.nodes[n].free && s.inOrder(i)
		r.why = placedByOrder
		for k, c := range r.cols {
			for _, other := range slices.Concat(best.equal, s.wholes) {
				if o := other.nodes[n].choices[0].v[c]; o != best.nodes[n].choices[0].v[c] {
					r.amounts[k].doubt = true
				}
			}
		}
	}
	s.t.loose = best.left > 0
	s.doubtBalances()
	s.doubtColumns()
	s.fillZeros()
}

// doubtBalances doubts a fund's table with balances: what was received, what was left over and what was spent could change
// places.
func (s *columnar) doubtBalances() {
	if len(s.t.columns.rows) < 2 {
		return
	}
	own := append(s.addends(), s.first())
	for _, r := range s.t.rows {
		for k, c := range r.cols {
			if !slices.Contains(own, c) && r.amounts[k].value != r.in(s.first()) {
				for _, r := range s.t.rows {
					r.sure = false
				}
				return
			}
		}
	}
}

// doubtColumns doubts the amounts of columns that could change places: the sums of a row and of the tree hold for any order
// of the columns, so that ties to other tables, or rows that are written one amount beside the other, have to tell which
// column is which. The order of the columns alone does not: tools write the columns of a page in any order.
func (s *columnar) doubtColumns() {
	best := s.best
	root := best.nodes[0].choices[0].v
	addends := s.addends()
	agrees := s.a.agreement(s.t)
	agrees.sure = true
	for _, c1 := range usedBy([]choice{{v: root}}, addends) {
		for _, c2 := range addends {
			if c1 == c2 || root[c2] != 0 && c2 < c1 || s.besideInRows(c1, c2) {
				continue
			}
			swap := func(v vector) vector {
				v[c1], v[c2] = v[c2], v[c1]
				return v
			}
			fits := s.notPrinted(swap(root)) <= s.notPrinted(root)
			ties := s.t.stage != model.StageBudget // budgets print few amounts that another table has, too
			for n, i := range s.order {
				v := best.nodes[n].choices[0].v
				fits = fits && (agrees.holds(s.t.rows[i], choice{v: swap(v)}) || !agrees.holds(s.t.rows[i], choice{v: v}))
			}
			if !fits && ties {
				continue
			}
			for _, r := range s.t.rows {
				for k, c := range r.cols {
					if (c == c1 || c == c2) && r.in(c1) != r.in(c2) {
						r.amounts[k].doubt = true
					}
				}
			}
		}
	}
}

// besideInRows tells whether the rows with an amount in both of two columns are written from left to right: one amount
// right after the other.
func (s *columnar) besideInRows(c1, c2 int) bool {
	place := map[[2]int]int{}
	for i, k := range s.pool {
		place[placeOf(k)] = i
	}
	beside, other := 0, 0
	for _, r := range s.t.rows {
		at := map[int]int{}
		for k, c := range r.cols {
			at[c] = place[placeOf(r.amounts[k])] + 1
		}
		if at[c1] == 0 || at[c2] == 0 {
			continue
		}
		first, second := min(c1, c2), max(c1, c2)
		if at[second] == at[first]+1 {
			beside++
		} else {
			other++
		}
	}
	return beside >= minBeside && beside > other
}

// minBeside is how many rows have to be written from left to right to tell which column is which.
const minBeside = 2

// placings finds the best placing with a column of sums. The choices of the first row, which is the total mostly, tell which columns have
// amounts at all: each is tried with these columns alone, and the one that leaves the least over and fits the order of the
// dump best is taken.
func (s *columnar) placings() *placing {
	left := s.others()
	active := s.addends()
	root := s.order[0]
	var best *placing
	tries := s.split(root, left, active)
	for n := range tries {
		tries[n].cost = s.cost(tries[n].v)
	}
	slices.SortStableFunc(tries, func(a, b choice) int { return a.cost - b.cost })
	if s.t.rows[root].key != "total" || len(tries) == 0 {
		tries = []choice{{}}
	}
	for n, try := range tries[:min(len(tries), mostRoots)] {
		if n > 0 && s.a.credit < 0 {
			break
		}
		columns := active
		if try.v != (vector{}) {
			columns = usedBy([]choice{try}, active)
		}
		s.share(left, columns)
		if try.v != (vector{}) {
			s.choices[root] = []choice{try}
		}
		p := s.settle()
		p.faults += faultNotPrinted * s.notPrinted(try.v)
		switch {
		case best == nil || p.faults < best.faults:
			best = p
		case p.faults == best.faults:
			best.equal = append(best.equal, p)
		}
	}
	best.sums, best.slack = slices.Clone(s.sums), s.slack
	return best
}

// faultNotPrinted weighs an amount of the totals that the table it is tied to does not print.
const faultNotPrinted = 12

// notPrinted counts the columns of the totals that do not go with the tables they are tied to: these print no such amount,
// or print amounts where the column is blank.
func (s *columnar) notPrinted(v vector) int {
	n := 0
	for _, of := range accounts.All() {
		for i := range of.Ties {
			tie := &of.Ties[i]
			if tie.Relation != accounts.Equal || tie.Classes || tie.Codes || len(tie.Addends) != 1 {
				continue
			}
			own, other := tie.Total, tie.Addends[0]
			if other.Table == s.t.kind {
				own, other = other, own
			}
			partner := s.a.of(other.Table)
			col := s.t.column(own)
			if own.Table != s.t.kind || own.Key != "total" || other.Table == s.t.kind || partner == nil || partner.row(other.Key) == nil || col < 0 {
				continue
			}
			switch amounts := partner.printedAmounts(); {
			case len(amounts) == 0:
			case v[col] != 0 && partner.beside[v[col]] != "" && partner.beside[v[col]] != other.Key:
				n++
			case v[col] != 0 && !amounts[v[col]], v[col] == 0 && strings.HasSuffix(other.Key, "total"):
				n++
			}
		}
	}
	return n
}

// printedAmounts are the amounts but zeros that a table prints, wherever they stand.
func (t *table) printedAmounts() map[int64]bool {
	out := map[int64]bool{}
	for _, tokens := range [][]token{t.pool, t.body} {
		for _, k := range tokens {
			if k.kind == amount && k.value != 0 {
				out[k.value] = true
			}
		}
	}
	return out
}

// placing is one way to place the amounts of a table.
type placing struct {
	broken  int // sums of the tree that may fail
	nodes   []node
	one     []bool     // of each node: nothing speaks for another choice
	left    int        // amounts without a place
	unsplit int        // rows whose sum no amounts add up to
	faults  int        // all that speaks against it
	equal   []*placing // others that nothing more speaks against
	sums    []int
	slack   int64
}

// settle settles the choices of all rows by the tree of sums and the order of the dump.
func (s *columnar) settle() *placing {
	nodes, unsplit := s.nodes()
	bound(nodes)
	settle(nodes)
	s.spend(nodes)
	for n := range nodes {
		for c := range nodes[n].choices {
			nodes[n].choices[c].cost = s.cost(nodes[n].choices[c].v)
		}
	}
	p := &placing{nodes: nodes, unsplit: unsplit}
	p.one = s.choose(nodes)
	var faults int
	p.left, faults = s.fill(nodes)
	p.faults = 4*p.left + faults + 4*unsplit
	for n := range nodes {
		if nodes[n].free && len(nodes[n].children) > 0 {
			p.faults += 4
		}
	}
	return p
}

// choose settles on one choice a row, parents first: where the sums leave several, the one whose columns come in the order
// of the dump. It tells of each row whether nothing speaks for another.
func (s *columnar) choose(nodes []node) []bool {
	one := make([]bool, len(nodes))
	for n := range nodes {
		one[n] = nodes[n].oneVector()
	}
	for n := range nodes {
		if nodes[n].oneVector() {
			continue
		}
		nodes[n].choices = slices.Clone(nodes[n].choices)
		slices.SortStableFunc(nodes[n].choices, func(a, b choice) int { return a.cost - b.cost })
		best, least := 0, 1<<30
		vectors := map[vector]bool{}
		for c := range nodes[n].choices {
			v := nodes[n].choices[c].v
			if vectors[v] || len(vectors) >= mostTried || len(vectors) > 0 && s.a.credit < 0 {
				continue
			}
			vectors[v] = true
			s.a.credit -= len(nodes)
			trial := slices.Clone(nodes)
			trial[n].choices = []choice{nodes[n].choices[c]}
			settle(trial)
			pin(trial)
			left, faults := s.fill(trial)
			cost := (left+faults)*100 + nodes[n].choices[c].cost
			if cost < least {
				best, least = c, cost
			}
		}
		nodes[n].choices = []choice{nodes[n].choices[best]}
		settle(nodes)
	}
	return one
}

// mostRoots bounds the choices of the totals that are compared.
const mostRoots = 16

// mostTried bounds the choices of a row that are compared.
const mostTried = 8

// nodes are the rows as a tree of sums, parents before children.
func (s *columnar) nodes() (nodes []node, unsplit int) {
	nodeOf := make([]int, len(s.order))
	for n, i := range s.order {
		nodeOf[i] = n
	}
	nodes = make([]node, len(s.order))
	for n, i := range s.order {
		nodes[n].choices = s.choices[i]
		if len(nodes[n].choices) == 0 { // the amounts of its other columns are lost, or the publisher's sum fails
			var v vector
			v[s.first()] = s.pool[s.sums[i]].value
			nodes[n].choices = []choice{{v: v}}
			unsplit++
		}
		for _, k := range s.kids[i] {
			nodes[n].children = append(nodes[n].children, nodeOf[k])
		}
	}
	return nodes, unsplit
}

// cost prefers the columns that have figures most often.
func (s *columnar) cost(v vector) int {
	cost := 0
	for c := range s.t.columns.heads {
		if v[c] != 0 {
			cost += 1 + rare(s.t.kind, s.t.columns, c)
		}
	}
	return cost
}

// oneVector tells whether all choices of a node put the same into each column.
func (n *node) oneVector() bool {
	return !slices.ContainsFunc(n.choices, func(c choice) bool { return c.v != n.choices[0].v })
}

// spend drops the choices that need an amount which other rows have for certain: each amount is printed as often as it is
// used.
func (s *columnar) spend(nodes []node) {
	for changed := true; changed; {
		changed = false
		left := map[int64]int{}
		for _, k := range s.pool {
			left[k.value]++
		}
		for n := range nodes {
			if nodes[n].oneVector() {
				for _, v := range nodes[n].choices[0].v {
					left[v]--
				}
			}
		}
		for n := range nodes {
			if nodes[n].oneVector() {
				continue
			}
			kept := filter(nodes[n].choices, func(c choice) bool {
				need := map[int64]int{}
				for _, v := range c.v {
					if v != 0 {
						if need[v]++; need[v] > left[v] {
							return false
						}
					}
				}
				return true
			})
			if len(kept) > 0 && len(kept) < len(nodes[n].choices) {
				nodes[n].choices, changed = kept, true
			}
		}
		if changed {
			settle(nodes)
		}
	}
}

// fill gives each row the printed amounts of what it puts into the columns. It returns how many amounts found no row, and
// how often an amount comes before the one over it or beside it.
func (s *columnar) fill(nodes []node) (left, faults int) {
	used := make([]bool, len(s.pool))
	rows := s.t.rows
	values := make([]vector, len(rows))
	for n, i := range s.order {
		values[i] = nodes[n].choices[0].v
	}
	for i := range rows {
		rows[i].amounts, rows[i].cols = nil, nil
		used[s.sums[i]] = true
	}
	first := s.first()
	placed := len(rows)
	last := make([]int, len(rows)) // of each row: the place of its amount in the column before
	for c := range s.t.columns.heads {
		after := -1
		for i := range rows {
			v := values[i][c]
			if v == 0 {
				continue
			}
			at := s.sums[i]
			if c != first {
				if at = s.next(v, after, used); at < 0 {
					continue
				}
				if at < after {
					faults++
				}
				if at < last[i] {
					faults++
				}
				used[at], after, last[i] = true, at, at
				placed++
			}
			rows[i].amounts, rows[i].cols = append(rows[i].amounts, s.pool[at]), append(rows[i].cols, c)
		}
	}
	return len(s.pool) - placed, faults
}

// next is the place of the first amount of a value after a place, or before it where none is; -1 where there is none.
func (s *columnar) next(v int64, after int, used []bool) int {
	found := -1
	for at := range s.pool {
		if used[at] || s.pool[at].value != v {
			continue
		}
		if at > after {
			return at
		}
		if found < 0 {
			found = at
		}
	}
	return found
}

// inOrder tells whether the amounts of the rows under one row come in the order of the rows.
func (s *columnar) inOrder(i int) bool {
	p := s.parent[i]
	if p < 0 {
		return true
	}
	return slices.IsSortedFunc(s.kids[p], func(a, b int) int { return s.sums[a] - s.sums[b] })
}

// fillZeros gives the zeros of a table to the cells that have nothing else: all of them, or those of the columns that have
// other amounts, where there are as many. Else nothing tells which cells have one.
func (s *columnar) fillZeros() {
	rows := s.t.rows
	for _, all := range []bool{true, false} {
		var columns []int
		for c := range s.t.columns.heads {
			if all || slices.ContainsFunc(rows, func(r *row) bool { return slices.Contains(r.cols, c) }) {
				columns = append(columns, c)
			}
		}
		blank := 0
		for _, r := range rows {
			blank += len(columns) - len(r.cols)
		}
		if blank != len(s.zeros) {
			continue
		}
		at := 0
		for _, r := range rows {
			doubt := slices.ContainsFunc(r.amounts, func(k token) bool { return k.doubt })
			for _, c := range columns {
				if !slices.Contains(r.cols, c) {
					zero := s.zeros[at]
					zero.doubt = zero.doubt || doubt // which column is blank is a choice
					r.amounts, r.cols = append(r.amounts, zero), append(r.cols, c)
					at++
				}
			}
		}
		return
	}
}
