package audit

import (
	"slices"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/audit/narrative"
	"github.com/juesuan/juesuan/identity"
	"github.com/juesuan/juesuan/model"
)

// claims are what the narrative and the forms say.
type claims struct {
	checks      []claimed
	refers      map[int]identity.Cell
	threePublic []narrative.Told
}

// claimed is a claim with its judgement.
type claimed struct {
	narrative.Claim
	judged model.Judgement
}

// readClaims reads the narrative of the document and its forms.
func readClaims(a *auditor) claims {
	doc := &a.result.Document
	reading := narrative.Read(doc.Narrative, a.tables, a.values, doc.Document)
	out := claims{refers: reading.Refers, threePublic: reading.ThreePublic, checks: make([]claimed, 0, len(reading.Claims))}
	via := a.vias()
	for _, c := range slices.Concat(reading.Claims, a.forms(), a.departments(), a.shiftedHeads(), a.misprintedCodes()) {
		out.checks = append(out.checks, claimed{c, a.judgeClaim(&c, via[c.Page])})
	}
	return out
}

// vias tell how each page was read.
func (a *auditor) vias() map[int]model.Via {
	out := map[int]model.Via{}
	for _, p := range a.result.Document.Pages {
		out[p.Page] = p.Via
	}
	if len(out) == 0 {
		out[0] = model.ViaDump // what has no pages
	}
	return out
}

// judgeClaim says whose fault it is that a claim fails: the publisher's where the sentence is clean text. Dumps get names
// wrong most, lose parts of forms and of long sentences; there, as for anything recognised or against a doubtful amount, it
// stays open.
func (a *auditor) judgeClaim(c *narrative.Claim, via model.Via) model.Judgement {
	named := c.Actual == nil && c.Expected == nil
	switch {
	case c.ID == shiftedHead: // no page is printed so
		return model.JudgedExtraction
	case c.ID == formWeights, c.ID == narrative.GrowthOfYear: // an indicator may have been lost; the rate may be of another year
		return model.JudgedUndecided
	case via == model.ViaDump && (named || strings.HasPrefix(c.ID, "form.") || c.ID == "narrative.parts_sum"):
		return model.JudgedUndecided // a sentence or an indicator may lack a part
	case via == model.ViaOCR || a.anyDoubtful(c.Cells):
		return model.JudgedUndecided
	}
	if slices.ContainsFunc(c.Cells, func(cell identity.Cell) bool { return a.partial[cell.Table] || a.isBlank(cell) }) {
		return model.JudgedUndecided
	}
	return model.JudgedPublisher
}

// isBlank holds for a cell of a table without an amount, which may have been lost.
func (a *auditor) isBlank(c identity.Cell) bool {
	if m := a.amount(c); m != nil {
		return m.blank
	}
	return slices.ContainsFunc(a.tables, func(t identity.Table) bool { return t.Stem == c.Table && !accounts.IsForm(t.Type) })
}

// anyDoubtful holds when a table's amount that a claim rests on is itself in doubt.
func (a *auditor) anyDoubtful(cells []identity.Cell) bool {
	for _, c := range cells {
		if m := a.amount(c); m != nil && (m.doubt || !m.blank && !m.trusted) {
			return true
		}
	}
	return false
}

// refer sets what the statements speak of.
func (c *claims) refer(statements []model.Statement) {
	for i, cell := range c.refers {
		if i < len(statements) {
			ref := cell
			statements[i].RefersTo = &ref
		}
	}
}

// recorded is a claim as document.json holds it.
func (c *claimed) recorded() model.Check {
	out := model.Check{
		ID: c.ID, Source: string(c.source()), Cells: append([]model.CellRef{}, c.Cells...), Result: string(c.Result),
		Expected: c.Expected, Actual: c.Actual,
	}
	if c.Expected != nil && c.Actual != nil {
		out.Difference = &model.Decimal{Decimal: c.Actual.Sub(c.Expected.Decimal)}
	}
	return out
}

func (c *claimed) source() identity.Source {
	switch {
	case strings.HasPrefix(c.ID, "form."):
		return identity.Form
	case strings.HasPrefix(c.ID, "table."):
		return identity.Structure
	}
	return identity.Narrative
}
