package audit

import (
	"slices"

	"github.com/juesuan/juesuan/identity"
)

// fault is one cell whose amount, were it another, would let all the failing checks hold that it explains.
type fault struct {
	amount int   // index in amounts
	change int64 // what would have to be added, in the smallest unit
	checks []int // explained, in order
}

// maxFaults bounds how many single faults are looked for in one document.
const maxFaults = 24

// explain looks for the fewest cells that explain the failing checks: again and again the one cell whose change
// mends most of them and breaks none. A cell that is not clearly better than all others explains nothing: which of
// two is at fault is then open.
func (a *auditor) explain() {
	rest := make([]int64, len(a.checks))
	open := make([]bool, len(a.checks))
	for i := range a.checks {
		c := &a.checks[i]
		rest[i] = c.Difference()
		if c.Result == identity.Fail && c.Relation == identity.Equal {
			open[i] = true
		}
	}
	for range maxFaults {
		best := a.bestFault(rest, open)
		if best == nil {
			break
		}
		m := &a.amounts[best.amount]
		for _, by := range m.covers {
			rest[by.check] += by.sign * best.change
		}
		for _, i := range best.checks {
			open[i] = false
			a.checks[i].fault = len(a.faults)
		}
		a.faults = append(a.faults, *best)
	}
	a.misplaced(rest, open)
}

// bestFault gives the change that mends at least two checks, more than any other cell's; nil when there is none.
func (a *auditor) bestFault(rest []int64, open []bool) *fault {
	var best *fault
	tie := false
	for n := range a.amounts {
		f := a.faultOf(n, rest, open)
		switch {
		case f == nil:
		case best == nil || len(f.checks) > len(best.checks):
			best, tie = f, false
		case len(f.checks) == len(best.checks) && meets(f.checks, best.checks):
			tie = true
		}
	}
	if best == nil || tie {
		return nil
	}
	return best
}

// faultOf gives the change of one cell that mends most of the failing checks that bind it, and breaks none that
// holds; nil when it mends fewer than two.
func (a *auditor) faultOf(n int, rest []int64, open []bool) *fault {
	var best *fault
	covers := a.amounts[n].covers
	for _, by := range covers {
		if !open[by.check] {
			continue
		}
		f := fault{amount: n, change: -by.sign * rest[by.check]}
		broken := false
		for _, other := range covers {
			after := rest[other.check] + other.sign*f.change
			switch {
			case open[other.check] && after == 0:
				f.checks = append(f.checks, other.check)
			case !open[other.check] && rest[other.check] == 0 && after != 0:
				broken = true
			}
		}
		if !broken && len(f.checks) >= 2 && (best == nil || len(f.checks) > len(best.checks)) {
			best = &f
		}
	}
	return best
}

func meets(a, b []int) bool {
	return slices.ContainsFunc(a, func(x int) bool { return slices.Contains(b, x) })
}
