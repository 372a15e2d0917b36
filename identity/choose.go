package identity

import (
	"slices"

	"github.com/juesuan/juesuan/model"
)

// Doubt is a printed amount with an uncertain reading.
type Doubt struct {
	Cell     Cell
	Readings []model.Decimal // different ones, at least one
}

// Undecided is what Choose gives for a doubt that the sums don't settle.
const Undecided = -1

// mostTogether bounds the combinations of readings that are looked at where several satisfy the sums: more, and they
// tell too little.
const mostTogether = 64

// Choose gives for each doubt the reading that the sums prove: with it, and with no other, they hold.
//
// Only sums that bind on their own choose: those of three amounts or more that are not zero. Of two that are equal,
// both may have been misread alike. Nor does a sum choose that has an amount which another sum contradicts, for that
// amount may be the wrong one. Values holds for each doubt what is taken for it as long as it is not settled; a reading
// is chosen only when all sums over it hold exactly, those that don't choose among them.
func Choose(identities []Identity, values *Values, doubts []Doubt, opt Options) []int {
	c := chooser{values: values.clone(), doubts: doubts, at: map[Cell]int{}, opt: opt}
	for i, d := range doubts {
		c.at[d.Cell] = i
	}
	c.bind(identities)
	choice := make([]int, len(doubts))
	for i := range choice {
		choice[i] = Undecided
	}
	for _, together := range c.components() {
		c.settle(together, choice)
	}
	c.verify(identities, choice)
	return choice
}

// chooser is one run of Choose.
type chooser struct {
	values *Values
	doubts []Doubt
	at     map[Cell]int
	opt    Options

	binding []Identity // sums that choose
	members [][]int    // their doubts
}

// bind finds the sums that choose.
func (c *chooser) bind(identities []Identity) {
	suspect := map[Cell]bool{}
	var able []Identity
	for i := range identities {
		id := &identities[i]
		if id.Inapplicable != "" || id.Relation != Equal || id.Derived {
			continue
		}
		doubts := c.doubtsOf(id)
		switch {
		case len(doubts) == 0 && c.fails(id):
			for cell := range id.Covers {
				suspect[cell] = true
			}
		case len(doubts) == 0:
		case !c.satisfiable(id, doubts): // all readings of its doubts may be wrong
			for _, i := range doubts {
				suspect[c.doubts[i].Cell] = true
			}
		case c.bindsAlone(id):
			able = append(able, *id)
		}
	}
	for i := range able {
		sure := true
		for cell := range able[i].Covers {
			sure = sure && !suspect[cell]
		}
		if sure {
			c.binding = append(c.binding, able[i])
			c.members = append(c.members, c.doubtsOf(&able[i]))
		}
	}
}

func (c *chooser) doubtsOf(id *Identity) []int {
	var out []int
	for cell := range id.Covers {
		if i, ok := c.at[cell]; ok {
			out = append(out, i)
		}
	}
	return out
}

func (c *chooser) fails(id *Identity) bool {
	result := c.values.Check(id).Result
	return result == Fail || result == Rounding
}

// satisfiable reports whether some readings let a sum hold.
func (c *chooser) satisfiable(id *Identity, doubts []int) bool {
	answer := Solve([]Identity{*id}, c.values, c.unknowns(doubts), Options{Solutions: 1, Steps: c.opt.Steps})
	return len(answer.Solutions) > 0
}

// bindsAlone reports whether a sum has three amounts that are not zero.
func (c *chooser) bindsAlone(id *Identity) bool {
	n := 0
	for cell := range id.Covers {
		if _, open := c.at[cell]; open || c.values.Whole(cell) != 0 {
			n++
		}
	}
	return n >= 3
}

func (c *chooser) unknowns(doubts []int) []Unknown {
	out := make([]Unknown, len(doubts))
	for k, i := range doubts {
		for _, r := range c.doubts[i].Readings {
			out[k] = append(out[k], Alternative{{c.doubts[i].Cell, r}})
		}
	}
	return out
}

// components are the doubts that sums bind together, in order.
func (c *chooser) components() [][]int {
	parent := make([]int, len(c.doubts))
	for i := range parent {
		parent[i] = i
	}
	var root func(int) int
	root = func(i int) int {
		if parent[i] != i {
			parent[i] = root(parent[i])
		}
		return parent[i]
	}
	bound := make([]bool, len(c.doubts))
	for _, doubts := range c.members {
		for _, i := range doubts {
			bound[i] = true
			parent[root(i)] = root(doubts[0])
		}
	}
	byRoot := map[int]int{}
	var out [][]int
	for i := range c.doubts {
		if !bound[i] {
			continue
		}
		k, ok := byRoot[root(i)]
		if !ok {
			k = len(out)
			byRoot[root(i)] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], i)
	}
	return out
}

// settle chooses among doubts that are bound together what all solutions have alike.
func (c *chooser) settle(doubts []int, choice []int) {
	var bound []Identity
	for k, members := range c.members {
		if slices.Contains(doubts, members[0]) {
			bound = append(bound, c.binding[k])
		}
	}
	answer := Solve(bound, c.values, c.unknowns(doubts), Options{Solutions: mostTogether, Steps: c.opt.Steps})
	if !answer.Exhausted || len(answer.Solutions) == 0 {
		return
	}
	for k, i := range doubts {
		alike := true
		for _, s := range answer.Solutions {
			alike = alike && s[k] == answer.Solutions[0][k]
		}
		if alike {
			choice[i] = answer.Solutions[0][k]
		}
	}
}

// verify takes back choices that a sum contradicts, until all sums over the rest hold.
func (c *chooser) verify(identities []Identity, choice []int) {
	before := c.values.clone()
	for i, k := range choice {
		if k != Undecided {
			c.values.Set(c.doubts[i].Cell, c.doubts[i].Readings[k])
		}
	}
	for changed := true; changed; {
		changed = false
		for i := range identities {
			id := &identities[i]
			if id.Inapplicable != "" || !c.fails(id) {
				continue
			}
			for _, d := range c.doubtsOf(id) {
				if choice[d] != Undecided {
					choice[d], changed = Undecided, true
					c.values.copyCell(before, c.doubts[d].Cell)
				}
			}
		}
	}
}
