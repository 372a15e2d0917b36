package dumps

import "slices"

// maxColumns bounds the columns of amounts of one table: the table of 三公 has twelve.
const maxColumns = 12

// vector is what a row puts into each column; a blank counts 0.
type vector [maxColumns]int64

func (a vector) plus(b vector) vector {
	for i := range a {
		a[i] += b[i]
	}
	return a
}

func (a vector) minus(b vector) vector {
	for i := range a {
		a[i] -= b[i]
	}
	return a
}

// choice is one placement of a row's amounts: cols[i] is the column of amount i.
type choice struct {
	cols []int
	v    vector
	cost int // how far its places are from where the amounts are printed; smaller is nearer
}

// choicesOf lists the placements of amounts in ascending columns. Where they are raised, those of different lines may come in
// any order. may limits an amount to certain columns and can be nil.
func choicesOf(amounts []token, columns int, raised bool, may func(i, col int) bool) []choice {
	var out []choice
	cols := make([]int, 0, len(amounts))
	var v vector
	var used [maxColumns]bool
	var place func(i int)
	type filled struct {
		v    vector
		used [maxColumns]bool
	}
	seen := map[filled]bool{}
	place = func(i int) {
		if i == len(amounts) {
			if !raised || !seen[filled{v, used}] { // equal amounts may change places
				out = append(out, choice{cols: slices.Clone(cols), v: v})
				seen[filled{v, used}] = raised
			}
			return
		}
		from, most := 0, columns
		if i > 0 && (!raised || amounts[i].line == amounts[i-1].line) {
			from = cols[i-1] + 1
		}
		for k := i + 1; k < len(amounts) && (!raised || amounts[k].line == amounts[i].line); k++ {
			most-- // those after it on its line need a column each
		}
		for col := from; col < most; col++ {
			if used[col] || may != nil && !may(i, col) {
				continue
			}
			if amounts[i].kind == amount {
				v[col] = amounts[i].value
			}
			used[col] = true
			cols = append(cols, col)
			if place(i + 1); len(out) > mostChoices {
				return
			}
			cols = cols[:len(cols)-1]
			used[col], v[col] = false, 0
		}
	}
	place(0)
	return out
}

// mostChoices bounds the placements of one row: six amounts on six lines have 720.
const mostChoices = 4000

// holds tells whether a placement satisfies the equations of its row, within slack.
func (c choice) holds(rows []equation, slack int64) bool {
	for _, eq := range rows {
		sum := int64(0)
		for i, k := range eq {
			sum += k * c.v[i]
		}
		if sum > slack || sum < -slack {
			return false
		}
	}
	return true
}

// node is a row in the tree of sums: what its children put into a column adds up to what it puts there.
type node struct {
	choices  []choice
	children []int
	// near are the sums of its children that rounding tells from its choices, where none is equal to one.
	near []vector
	// free is set when the sum over the children can't be asked for: none of the placements satisfies it, or the
	// search was given up.
	free bool
}

// maxSums bounds the distinct sums that one node's children may add up to. Twenty rows of two open columns each
// have a million; such a table is left open.
const maxSums = 4000

type sums map[vector]struct{}

// settle keeps of each node the choices that take part in at least one placement of the whole tree in which every
// sum holds. nodes are given children after parents.
func settle(nodes []node) {
	for n := len(nodes) - 1; n >= 0; n-- {
		nodes[n].settleUp(nodes)
	}
	for n := range nodes {
		nodes[n].settleDown(nodes)
	}
}

// bound drops the choices that put more into a column than any choice of the row above allows: where nothing is
// negative, a part is never more than the whole. nodes are given parents before children.
func bound(nodes []node) {
	for _, n := range nodes {
		for _, c := range n.choices {
			if slices.Min(c.v[:]) < 0 {
				return
			}
		}
	}
	for n := range nodes {
		if len(nodes[n].choices) == 0 {
			continue
		}
		most := nodes[n].choices[0].v
		for _, c := range nodes[n].choices[1:] {
			for col, v := range c.v {
				most[col] = max(most[col], v)
			}
		}
		for _, k := range nodes[n].children {
			under := filter(nodes[k].choices, func(c choice) bool {
				for col, v := range c.v {
					if v > most[col] {
						return false
					}
				}
				return true
			})
			if len(under) > 0 { // else the publisher's sum does not hold
				nodes[k].choices = under
			}
		}
	}
}

// settleUp drops the choices that no choices of the children add up to: to the last digit, or else but for rounding.
func (n *node) settleUp(nodes []node) {
	n.near = nil
	if len(n.children) == 0 || n.free {
		return
	}
	open, fixed := n.parts(nodes)
	slack := roundingSlack(len(n.children))
	layers := layersOf(nodes, open, fixed, n.vectors(), slack)
	if layers == nil {
		n.free = true
		return
	}
	last := layers[len(layers)-1]
	exact := func(c choice) bool {
		_, ok := last[c.v]
		return ok
	}
	if slices.ContainsFunc(n.choices, exact) {
		n.choices = filter(n.choices, exact)
		return
	}
	kept := filter(n.choices, func(c choice) bool {
		found := false
		for s := range last {
			if s.isNear(c.v, slack) {
				n.near, found = append(n.near, s), true
			}
		}
		return found
	})
	if len(kept) == 0 {
		n.free = true
		return
	}
	n.choices = kept
}

// isNear tells whether two vectors differ by rounding in each column at most.
func (a vector) isNear(b vector, slack int64) bool {
	for i := range a {
		if d := a[i] - b[i]; d > slack || d < -slack {
			return false
		}
	}
	return true
}

// parts gives the children that may put one thing or another into the columns, and what the others, which are most of
// them, add up to.
func (n *node) parts(nodes []node) (open []int, fixed vector) {
	for _, k := range n.children {
		choices := nodes[k].choices
		if slices.ContainsFunc(choices[1:], func(c choice) bool { return c.v != choices[0].v }) {
			open = append(open, k)
		} else {
			fixed = fixed.plus(choices[0].v)
		}
	}
	return open, fixed
}

// layersOf gives what the fixed children and the first i of the open ones can add up to, for each i, as far as the others
// can still bring it to one of the wanted sums; nil when there is too much.
func layersOf(nodes []node, open []int, fixed vector, wanted []vector, slack int64) []sums {
	vectors := make([][]vector, len(open))
	for i, k := range open {
		vectors[i] = nodes[k].vectors()
	}
	within := rangesOf(vectors, wanted, slack)
	layers := []sums{{}}
	if within[0].has(fixed) {
		layers[0][fixed] = struct{}{}
	}
	for i := range open {
		next := sums{}
		for s := range layers[i] {
			for _, v := range vectors[i] {
				if sum := s.plus(v); within[i+1].has(sum) {
					next[sum] = struct{}{}
				}
			}
			if len(next) > maxSums {
				return nil
			}
		}
		layers = append(layers, next)
	}
	return layers
}

// bounds are the least and the most in each column.
type bounds struct{ least, most vector }

func boundsOf(vectors []vector) bounds {
	b := bounds{vectors[0], vectors[0]}
	for _, v := range vectors[1:] {
		for i := range v {
			b.least[i], b.most[i] = min(b.least[i], v[i]), max(b.most[i], v[i])
		}
	}
	return b
}

func (b *bounds) has(v vector) bool {
	for i := range v {
		if v[i] < b.least[i] || v[i] > b.most[i] {
			return false
		}
	}
	return true
}

// rangesOf tells for each layer between which sums those are that what follows can bring to one of the wanted ones.
func rangesOf(vectors [][]vector, wanted []vector, slack int64) []bounds {
	out := make([]bounds, len(vectors)+1)
	end := boundsOf(wanted)
	for i := range end.least {
		end.least[i], end.most[i] = end.least[i]-slack, end.most[i]+slack
	}
	out[len(vectors)] = end
	for i := len(vectors) - 1; i >= 0; i-- {
		b := boundsOf(vectors[i])
		out[i] = bounds{out[i+1].least.minus(b.most), out[i+1].most.minus(b.least)}
	}
	return out
}

// vectors are the distinct vectors of a node's choices.
func (n *node) vectors() []vector {
	var out []vector
	for _, c := range n.choices {
		if !slices.Contains(out, c.v) {
			out = append(out, c.v)
		}
	}
	return out
}

// settleDown drops the choices of the children that take part in no sum of this node's choices.
func (n *node) settleDown(nodes []node) {
	if len(n.children) == 0 || n.free {
		return
	}
	open, fixed := n.parts(nodes)
	if len(open) == 0 {
		return // settleUp has asked for it
	}
	vectors := n.vectors()
	if n.near != nil {
		vectors = n.near
	}
	layers := layersOf(nodes, open, fixed, vectors, 0)
	if layers == nil {
		n.free = true
		return
	}
	wanted := sums{}
	for _, v := range vectors {
		wanted[v] = struct{}{}
	}
	for i := len(open) - 1; i >= 0; i-- {
		child := &nodes[open[i]]
		before := sums{}
		child.choices = slices.DeleteFunc(slices.Clone(child.choices), func(c choice) bool {
			used := false
			for w := range wanted {
				s := w.minus(c.v)
				if _, ok := layers[i][s]; ok {
					before[s] = struct{}{}
					used = true
				}
			}
			return !used
		})
		wanted = before
	}
}

// one tells whether all choices of a node place its amounts in the same columns.
func (n *node) one() bool {
	for _, c := range n.choices[1:] {
		if !slices.Equal(c.cols, n.choices[0].cols) {
			return false
		}
	}
	return true
}

// nearest is the first of the choices with the least cost.
func (n *node) nearest() choice {
	best := n.choices[0]
	for _, c := range n.choices[1:] {
		if c.cost < best.cost {
			best = c
		}
	}
	return best
}

// pin settles on one placement of the whole settled tree: node after node, parents first, takes its nearest choice,
// and those beside it and under it keep what still agrees with the sums.
func pin(nodes []node) {
	under := make([]bool, len(nodes))
	for n := range nodes {
		for _, k := range nodes[n].children {
			under[k] = true
		}
	}
	for n := range nodes {
		if !under[n] && !nodes[n].one() {
			nodes[n].choices = []choice{nodes[n].nearest()}
		}
		nodes[n].settleDown(nodes)
		for _, k := range nodes[n].children {
			if !nodes[k].one() {
				nodes[k].choices = []choice{nodes[k].nearest()}
				nodes[n].settleDown(nodes)
			}
		}
	}
}
