package audit

import (
	"slices"

	"github.com/juesuan/juesuan/identity"
	"github.com/juesuan/juesuan/model"
)

// judge says of each failing check whose fault it is.
func (a *auditor) judge() {
	warned := map[string]bool{}
	for _, w := range a.result.Document.Warnings {
		warned[w.Table] = warned[w.Table] || w.Table != ""
	}
	often := a.failingOften()
	for i := range a.checks {
		if c := &a.checks[i]; c.Result == identity.Fail {
			c.judged, c.reason = a.judgeCheck(i, warned)
			if c.judged == model.JudgedPublisher && often[sumOf(c)] {
				c.judged, c.reason = model.JudgedUndecided, "the same sum fails elsewhere in the table by other differences: a column or rows may be missing"
			}
		}
	}
}

// sum is one of the sums of a table, whatever the row.
type sum struct{ table, id string }

func sumOf(c *check) sum {
	for cell := range c.Covers {
		return sum{cell.Table, c.ID}
	}
	return sum{"", c.ID}
}

// failingOften are the sums that fail by several differences. A misprint gives one difference, in all rows above it, too.
func (a *auditor) failingOften() map[sum]bool {
	const several = 3
	by := map[sum][]int64{}
	out := map[sum]bool{}
	for i := range a.checks {
		c := &a.checks[i]
		if c.Result != identity.Fail {
			continue
		}
		s, d := sumOf(c), max(c.Difference(), -c.Difference())
		if !slices.Contains(by[s], d) {
			by[s] = append(by[s], d)
			out[s] = len(by[s]) >= several
		}
	}
	return out
}

// judgeCheck weighs one failing check. warned are the tables with something uncertain about rows, columns or digits.
func (a *auditor) judgeCheck(i int, warned map[string]bool) (model.Judgement, string) {
	c := &a.checks[i]
	alone, clean, whole := true, true, true
	for cell := range c.Covers {
		m := a.amount(cell)
		if m == nil {
			continue
		}
		alone = alone && !a.failsElsewhere(m, i)
		whole = whole && !a.partial[cell.Table]
		if m.blank {
			continue
		}
		if (m.doubt || m.chosen) && (!m.trusted || warned[cell.Table]) {
			return model.JudgedExtraction, "it covers an amount whose reading, row or column was uncertain"
		}
		clean = clean && m.trusted && m.via == model.ViaText
	}
	switch {
	case !clean:
		return model.JudgedUndecided, "the amounts were recognised, and a misreading can't be told from a misprint"
	case !whole:
		return model.JudgedUndecided, "a part of the table may be missing"
	case !c.HasTotal || c.Count == 0:
		return model.JudgedUndecided, "an amount that is not printed is no 0.00"
	case c.fault >= 0 && a.amounts[a.faults[c.fault].amount].blank:
		return model.JudgedUndecided, "a cell is blank that the sums ask to be filled"
	case c.fault >= 0:
		return model.JudgedPublisher, "clean text, and one amount explains every sum that fails"
	case c.misplaced:
		return model.JudgedUndecided, "an amount in a wrong row or column would explain it"
	case alone:
		return model.JudgedPublisher, "clean text, and every other sum of its amounts holds"
	}
	return model.JudgedUndecided, "several sums of its amounts fail, and no single amount explains them"
}

func (a *auditor) amount(c identity.Cell) *amount {
	if n, ok := a.at[c]; ok {
		return &a.amounts[n]
	}
	return nil
}

// failsElsewhere holds when another check that binds the cell fails.
func (a *auditor) failsElsewhere(m *amount, but int) bool {
	for _, by := range m.covers {
		if by.check != but && a.checks[by.check].Result == identity.Fail {
			return true
		}
	}
	return false
}
