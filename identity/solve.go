package identity

import (
	"slices"

	"github.com/juesuan/juesuan/model"
)

// Assignment says that a cell holds an amount.
type Assignment struct {
	Cell   Cell
	Amount model.Decimal
}

// Alternative is one way to read or to place what is printed: the cells it fills. Its cells that other alternatives
// of the same unknown fill are blank.
type Alternative []Assignment

// Unknown is something printed that can be read or placed in several ways, of which exactly one is right.
type Unknown []Alternative

// Options bound a search.
type Options struct {
	// Solutions is how many solutions to look for before stopping; 0 means 2, which tells one from several.
	Solutions int
	// Steps is how many alternatives may be tried; 0 means 1,000,000, about a tenth of a second.
	Steps int
}

// Answer is what a search found.
type Answer struct {
	// Solutions give, for each unknown, the index of the alternative chosen; in the order of the alternatives.
	Solutions [][]int
	// Exhausted is set when every possibility was looked at: there are no other solutions. When it is not set there
	// may be more, because enough were found or because the steps ran out.
	Exhausted bool
}

// Solve looks for the alternatives that together satisfy the identities exactly. known holds the amounts that are
// sure; cells which an unknown may fill are taken from the alternatives alone. Identities that bind none of the
// unknowns' cells, that only derive from others, or that are no equation are not asked.
//
// The search is depth first. Each identity is an equation with a rest to be reached; unknowns are ordered so that
// equations close early, and a branch ends where the rest of an equation is none of the sums that the unknowns still
// open can reach. Those sums are listed exactly for up to maxSums of them, and bounded by their least and greatest
// beyond. States that led to no solution are remembered.
func Solve(identities []Identity, known *Values, unknowns []Unknown, opt Options) Answer {
	p, ok := newProblem(identities, known, unknowns)
	if !ok {
		return Answer{}
	}
	if opt.Solutions <= 0 {
		opt.Solutions = 2
	}
	if opt.Steps <= 0 {
		opt.Steps = 1_000_000
	}
	s := search{problem: p, want: opt.Solutions, steps: opt.Steps, choice: make([]int, len(unknowns)), dead: map[string]bool{}}
	s.prepare()
	s.deepen(0)
	slices.SortFunc(s.found, slices.Compare)
	return Answer{Solutions: s.found, Exhausted: !s.stopped}
}

// problem is the unknowns as what they add to equations.
type problem struct {
	rest    []int64 // of each equation: what the unknowns must add up to
	options [][]option
}

// option is an alternative: what it adds to which equations, by equation.
type option []share

type share struct {
	equation int
	amount   int64
}

// newProblem writes identities as equations over the unknowns. ok is false when an amount is too large.
func newProblem(identities []Identity, known *Values, unknowns []Unknown) (*problem, bool) {
	open := map[Cell]bool{}
	for _, u := range unknowns {
		for _, alternative := range u {
			for _, a := range alternative {
				open[a.Cell] = true
			}
		}
	}
	p := &problem{options: make([][]option, len(unknowns))}
	binds := map[Cell][]share{} // equations over a cell, with its coefficient
	for i := range identities {
		id := &identities[i]
		if id.Inapplicable != "" || id.Relation != Equal || id.Derived || !bindsAny(id, open) {
			continue
		}
		if id.Premise != nil && (bindsAny(id.Premise, open) || !known.holds(id.Premise)) {
			continue
		}
		equation := len(p.rest)
		p.rest = append(p.rest, 0)
		bind := func(c Cell, sign int64) bool {
			if open[c] {
				binds[c] = append(binds[c], share{equation, sign})
				return true
			}
			p.rest[equation] -= sign * known.amounts[c]
			return !known.unknown[c]
		}
		fits := bind(id.Total, 1)
		for _, t := range id.Addends {
			fits = bind(t.Cell, -int64(t.Sign)) && fits
		}
		if !fits {
			return nil, false
		}
	}
	for u, alternatives := range unknowns {
		for _, alternative := range alternatives {
			o, ok := optionOf(alternative, binds, known)
			if !ok {
				return nil, false
			}
			p.options[u] = append(p.options[u], o)
		}
	}
	return p, true
}

func bindsAny(id *Identity, open map[Cell]bool) bool {
	for c := range id.Covers {
		if open[c] {
			return true
		}
	}
	return false
}

func optionOf(alternative Alternative, binds map[Cell][]share, known *Values) (option, bool) {
	adds := map[int]int64{}
	for _, a := range alternative {
		whole, ok := known.whole(a.Amount.Decimal)
		if !ok {
			return nil, false
		}
		for _, b := range binds[a.Cell] {
			adds[b.equation] += b.amount * whole
		}
	}
	var o option
	for equation, amount := range adds {
		if amount != 0 {
			o = append(o, share{equation, amount})
		}
	}
	slices.SortFunc(o, func(a, b share) int { return a.equation - b.equation })
	return o, true
}
