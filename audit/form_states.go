package audit

import (
	"slices"

	"github.com/juesuan/juesuan/identity"
	"github.com/juesuan/juesuan/model"
)

// formWeights is the one claim of a form about amounts that are no fields: it doubts none.
const formWeights = "form.weights"

// settleForms gives every amount among the fields of the forms its state.
func (a *auditor) settleForms() {
	via, solved := a.vias(), a.solvedForms()
	covers := a.claimsOfFields()
	for t := range a.tables {
		for id, field := range a.tables[t].Fields {
			if field.Amount == nil || field.State == model.Doubtful || field.State == model.Corrected {
				continue
			}
			at := form{table: a.tables[t]}.cell(id)
			field.State = stateOfField(covers[at], field.Amount.IsZero(), via[field.Page] == model.ViaOCR)
			if field.State == model.Proved && (solved || a.questioned(covers, covers[at])) {
				field.State = model.Read
			}
			a.tables[t].Fields[id] = field
		}
	}
}

// solvedForms holds for a dump whose forms were put together by what their scores add up to: that they do so proves
// nothing. The warning names no table.
func (a *auditor) solvedForms() bool {
	return slices.ContainsFunc(a.result.Document.Warnings, func(w model.Diagnostic) bool { return w.Code == "scattered_form" })
}

// claimsOfFields are the claims over each cell of the forms: their fields and the scores of their indicators.
func (a *auditor) claimsOfFields() map[identity.Cell][]*claimed {
	out := map[identity.Cell][]*claimed{}
	for i := range a.claims.checks {
		if c := &a.claims.checks[i]; c.source() == identity.Form {
			for _, cell := range c.Cells {
				out[cell] = append(out[cell], c)
			}
		}
	}
	return out
}

// stateOfField weighs the claims that cover an amount. Of what was recognised, a misreading can't be told from a
// misprint: where a claim fails there it is doubtful, and where a sum holds within rounding only.
func stateOfField(covers []*claimed, zero, recognised bool) model.State {
	state := model.Read
	for _, c := range covers {
		inexact := c.Result == identity.Fail && c.ID != formWeights || c.Result == identity.Rounding && c.Addends > 0
		switch {
		case inexact && recognised:
			return model.Doubtful
		case c.provesFields() && !zero:
			state = model.Proved
		}
	}
	return state
}

// provesFields holds for a sum of two printed addends or more that closes exactly. One addend proves nothing: a
// misreading repeats. Nor does a rate, which is rounded.
func (c *claimed) provesFields() bool { return c.Result == identity.Pass && c.Addends > 1 }

// questioned holds when each sum that would prove an amount has a cell of which another claim fails: scores that are
// read from the column of the weights add up as well.
func (a *auditor) questioned(covers map[identity.Cell][]*claimed, sums []*claimed) bool {
	fails := func(c *claimed) bool { return c.Result == identity.Fail }
	for _, c := range sums {
		if c.provesFields() && !slices.ContainsFunc(c.Cells, func(cell identity.Cell) bool {
			return slices.ContainsFunc(covers[cell], fails) || a.doubtfulField(cell)
		}) {
			return false
		}
	}
	return true
}

// doubtfulField holds for a field whose reading or place is uncertain.
func (a *auditor) doubtfulField(c identity.Cell) bool {
	for t := range a.tables {
		if a.tables[t].Stem == c.Table && c.Key == formRow {
			return a.tables[t].Fields[c.Column].State == model.Doubtful
		}
	}
	return false
}
