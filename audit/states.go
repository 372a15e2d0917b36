package audit

import (
	"github.com/juesuan/juesuan/identity"
	"github.com/juesuan/juesuan/model"
)

// settle gives every amount its state.
func (a *auditor) settle() {
	states := make([]model.State, len(a.amounts))
	breached := a.breached()
	for n := range a.amounts {
		m := &a.amounts[n]
		states[n] = a.stateOf(m)
		if breached[m.cell] && states[n] == model.Proved {
			states[n] = model.Read
		}
	}
	a.doubtRepeated(states)
	for n := range a.amounts {
		m := &a.amounts[n]
		if m.chosen && states[n] != model.Proved {
			states[n] = model.Doubtful
		}
		v, ok := a.printed(m)
		if !ok {
			continue
		}
		if v.State == model.Corrected {
			states[n] = v.State
		}
		v.State, v.Untested = states[n], v.Amount != nil && states[n] != model.Proved && !a.isTested(m)
		a.tables[m.table].Rows[m.row].Values[m.cell.Column] = v
	}
}

// isTested reports whether a sum of several amounts says something of an amount, be it that it fails.
func (a *auditor) isTested(m *amount) bool {
	for _, by := range m.covers {
		if c := &a.checks[by.check]; c.Result != identity.NotApplicable && c.Result != identity.Blank && c.HasTotal && c.Count > 0 {
			return true
		}
	}
	return false
}

// stateOf weighs the checks that cover an amount.
func (a *auditor) stateOf(m *amount) model.State {
	if m.doubt {
		return model.Doubtful
	}
	state := model.Read
	excused := false
	for _, by := range m.covers {
		switch c := &a.checks[by.check]; c.Result {
		case identity.Fail:
			if c.judged != model.JudgedPublisher {
				return model.Doubtful
			}
			excused = true
		case identity.Rounding:
			if !m.trusted {
				return model.Doubtful
			}
		case identity.Pass:
			if a.proves(c, m) {
				state = model.Proved
			}
		}
	}
	if excused {
		return model.Read
	}
	return state
}

// proves holds when a check that passes proves an amount that it covers. An amount that is equal to one other is a
// proof only where one of both is trusted: of two that were recognised, a misreading repeats. So a recognised zero is
// proved by a sum only of others that are not zero, and when it has decimals: a sum does not miss what was a speck.
func (a *auditor) proves(c *check, m *amount) bool {
	switch {
	case m.blank:
		return false
	case m.trusted:
		return true
	case m.zero && !m.sureZero:
		return false
	}
	others := 0
	for cell := range c.Covers {
		o := a.amount(cell)
		if o == nil || o.blank || o.zero || o == m {
			continue
		}
		if others++; others > 1 || o.trusted {
			return true
		}
	}
	return false
}

// breached are the cells of failing inequalities: their amounts are in question.
func (a *auditor) breached() map[identity.Cell]bool {
	out := map[identity.Cell]bool{}
	for i := range a.checks {
		if c := &a.checks[i]; c.Relation != identity.Equal && c.Result == identity.Fail {
			for cell := range c.Covers {
				out[cell] = true
			}
		}
	}
	return out
}

// doubtRepeated passes doubt on from a recognised amount to those that equal it by a sum of one addend: where the one
// was misread, so was the other. It passes on only what a failing sum raised, and not from amounts of a sum whose
// fault is known to lie in another cell.
func (a *auditor) doubtRepeated(states []model.State) {
	suspects := a.suspects()
	for changed := len(suspects) > 0; changed; {
		changed = false
		for i := range a.checks {
			c := &a.checks[i]
			if c.Result != identity.Pass || c.Relation != identity.Equal || c.Count != 1 || !c.HasTotal {
				continue
			}
			for cell := range c.Covers {
				if suspects[a.at[cell]] {
					changed = a.doubtOthers(c, states, suspects) || changed
					break
				}
			}
		}
	}
}

// suspects are the recognised amounts that may be what makes a sum fail.
func (a *auditor) suspects() map[int]bool {
	out := map[int]bool{}
	for i := range a.checks {
		c := &a.checks[i]
		if c.Result != identity.Fail || c.Relation != identity.Equal {
			continue
		}
		for cell := range c.Covers {
			n := a.at[cell]
			known := c.fault >= 0 && a.faults[c.fault].amount != n
			if m := &a.amounts[n]; !m.blank && !m.trusted && !known {
				out[n] = true
			}
		}
	}
	return out
}

// doubtOthers doubts the recognised amounts of a check.
func (a *auditor) doubtOthers(c *check, states []model.State, suspects map[int]bool) bool {
	changed := false
	for cell := range c.Covers {
		if n := a.at[cell]; !a.amounts[n].blank && !a.amounts[n].trusted && !suspects[n] {
			states[n], suspects[n], changed = model.Doubtful, true, true
		}
	}
	return changed
}
