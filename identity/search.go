package identity

import (
	"encoding/binary"
	"slices"
)

// maxSums bounds the list of sums that the open unknowns can reach in one equation. Two to the sixteenth: sixteen
// unknowns of two alternatives each are listed whole, in half a megabyte.
const maxSums = 1 << 16

// maxDead bounds the memory of states that led nowhere.
const maxDead = 1 << 18

// search is one run over a problem.
type search struct {
	*problem
	want, steps int
	stopped     bool // before all was looked at
	order       []int
	reach       [][]reachable // by depth, of the equations still open there
	choice      []int         // by unknown
	found       [][]int
	dead        map[string]bool
}

// reachable is what the unknowns from some depth on can add to an equation.
type reachable struct {
	equation    int
	least, most int64
	sums        []int64 // ascending; nil when there are too many
}

// prepare orders the unknowns and lists what can be reached from each depth on.
func (s *search) prepare() {
	s.order = s.orderUnknowns()
	s.reach = make([][]reachable, len(s.order)+1)
	now := make([]reachable, len(s.rest))
	for e := range now {
		now[e] = reachable{equation: e, sums: []int64{0}}
	}
	s.reach[len(s.order)] = slices.Clone(now)
	for depth := len(s.order) - 1; depth >= 0; depth-- {
		u := s.order[depth]
		touched := touches(s.options[u])
		for e := range touched {
			now[e] = now[e].with(s.options[u])
		}
		if depth == 0 {
			s.reach[0] = slices.Clone(now)
		}
		// The unknown chosen just before depth decides which equations are looked at again there.
		if depth > 0 {
			for e := range touches(s.options[s.order[depth-1]]) {
				s.reach[depth] = append(s.reach[depth], now[e])
			}
			slices.SortFunc(s.reach[depth], func(a, b reachable) int { return a.equation - b.equation })
		}
	}
}

// touches is the set of equations that some option of an unknown adds to.
func touches(options []option) map[int]bool {
	out := map[int]bool{}
	for _, o := range options {
		for _, sh := range o {
			out[sh.equation] = true
		}
	}
	return out
}

// with adds an unknown to what can be reached.
func (r reachable) with(options []option) reachable {
	amounts := make([]int64, len(options))
	for i, o := range options {
		for _, sh := range o {
			if sh.equation == r.equation {
				amounts[i] = sh.amount
			}
		}
	}
	slices.Sort(amounts)
	amounts = slices.Compact(amounts)
	if len(amounts) == 0 {
		return r
	}
	r.least += amounts[0]
	r.most += amounts[len(amounts)-1]
	if r.sums == nil || len(r.sums)*len(amounts) > maxSums {
		r.sums = nil
		return r
	}
	next := make([]int64, 0, len(r.sums)*len(amounts))
	for _, a := range amounts {
		for _, sum := range r.sums {
			next = append(next, sum+a)
		}
	}
	slices.Sort(next)
	r.sums = slices.Compact(next)
	return r
}

func (r *reachable) holds(rest int64) bool {
	if rest < r.least || rest > r.most {
		return false
	}
	if r.sums == nil {
		return true
	}
	_, ok := slices.BinarySearch(r.sums, rest)
	return ok
}

// orderUnknowns puts unknowns of the same equations one after the other, those of the shortest equations first, so
// that an equation closes, and a wrong choice shows, as early as can be.
func (s *search) orderUnknowns() []int {
	members := make([][]int, len(s.rest))
	for u := range s.options {
		for e := range touches(s.options[u]) {
			members[e] = append(members[e], u)
		}
	}
	equations := make([]int, len(s.rest))
	for e := range equations {
		equations[e] = e
	}
	slices.SortStableFunc(equations, func(a, b int) int { return len(members[a]) - len(members[b]) })
	taken := make([]bool, len(s.options))
	order := make([]int, 0, len(s.options))
	take := func(u int) {
		if !taken[u] {
			taken[u] = true
			order = append(order, u)
		}
	}
	for _, e := range equations {
		slices.Sort(members[e])
		for _, u := range members[e] {
			take(u)
		}
	}
	for u := range s.options {
		take(u)
	}
	return order
}

// deepen tries the alternatives of the unknown at a depth. It reports whether a solution was found below.
func (s *search) deepen(depth int) bool {
	for i := range s.reach[depth] {
		if r := &s.reach[depth][i]; !r.holds(s.rest[r.equation]) {
			return false
		}
	}
	if depth == len(s.order) {
		s.found = append(s.found, slices.Clone(s.choice))
		s.stopped = s.stopped || len(s.found) >= s.want
		return true
	}
	state := s.state(depth)
	if s.dead[state] {
		return false
	}
	u := s.order[depth]
	any := false
	for i, o := range s.options[u] {
		if s.steps--; s.steps < 0 {
			s.stopped = true
		}
		if s.stopped {
			return any
		}
		s.choice[u] = i
		for _, sh := range o {
			s.rest[sh.equation] -= sh.amount
		}
		any = s.deepen(depth+1) || any
		for _, sh := range o {
			s.rest[sh.equation] += sh.amount
		}
	}
	if !any && !s.stopped && len(s.dead) < maxDead {
		s.dead[state] = true
	}
	return any
}

// state names a depth and the rests of the equations there.
func (s *search) state(depth int) string {
	out := make([]byte, 0, 4+10*len(s.rest))
	out = binary.AppendUvarint(out, uint64(depth))
	for _, r := range s.rest {
		out = binary.AppendVarint(out, r)
	}
	return string(out)
}
