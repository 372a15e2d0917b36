package audit

import (
	"github.com/juesuan/juesuan/identity"
	"github.com/juesuan/juesuan/model"
)

// record writes the checks and their summary into the result.
func (a *auditor) record() {
	doc := &a.result.Document
	doc.Audit.Checks = make([]model.Check, 0, len(a.checks)+len(a.claims.checks))
	for i := range a.checks {
		doc.Audit.Checks = append(doc.Audit.Checks, a.recorded(&a.checks[i]))
	}
	for i := range a.claims.checks {
		doc.Audit.Checks = append(doc.Audit.Checks, a.claims.checks[i].recorded())
	}
	a.claims.refer(doc.Narrative)
	a.tellLost()
	doc.Audit.Summary = a.summary()
}

// recorded is a check as document.json holds it: the printed cells it covers, the total first.
func (a *auditor) recorded(c *check) model.Check {
	out := model.Check{ID: c.ID, Source: string(c.Source), Cells: []model.CellRef{}, Result: string(c.Result)}
	for cell := range c.Covers {
		if m := a.amount(cell); m != nil && !m.blank {
			out.Cells = append(out.Cells, cell)
		}
	}
	if c.Result == identity.NotApplicable {
		return out
	}
	expected, actual, difference := a.values.Decimal(c.Sum), a.values.Decimal(c.Outcome.Printed), a.values.Decimal(c.Difference())
	out.Expected, out.Actual, out.Difference = &expected, &actual, &difference
	return out
}

// summary counts checks by result and amounts by state.
func (a *auditor) summary() model.Summary {
	var s model.Summary
	for _, c := range a.result.Document.Audit.Checks {
		switch identity.Result(c.Result) {
		case identity.Pass:
			s.Pass++
		case identity.Rounding:
			s.Rounding++
		case identity.Fail:
			s.Fail++
		case identity.NotApplicable:
			s.NotApplicable++
		}
	}
	for t := range a.result.Tables {
		s.CountAmounts(&a.result.Tables[t])
	}
	return s
}
