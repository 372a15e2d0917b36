package audit

import (
	"slices"
	"strings"

	"github.com/juesuan/juesuan/identity"
	"github.com/juesuan/juesuan/model"
)

// findings lists the failures: of the tables first, one finding for each amount at fault and one for each other failing
// check; then of the narrative.
func (a *auditor) findings() []model.Finding {
	var out []model.Finding
	told := make([]bool, len(a.faults))
	reordered := a.reordered()
	for i := range a.checks {
		c := &a.checks[i]
		switch {
		case c.Result != identity.Fail:
		case c.Relation != identity.Equal && a.toldBySums(c):
		case a.coversAny(c, reordered): // its amounts are marked; the page may well be right
		case c.fault < 0:
			out = append(out, a.checkFinding(c))
		case !told[c.fault]:
			told[c.fault] = true
			out = append(out, a.faultFinding(c, &a.faults[c.fault]))
		}
	}
	for i := range a.claims.checks {
		if c := &a.claims.checks[i]; c.Result == identity.Fail && !a.confirmsFault(c) {
			out = append(out, a.claimFinding(c))
		}
	}
	return out
}

// reordered are the tables whose rows had to be put together again: what fails there tells of the dump.
func (a *auditor) reordered() map[string]bool {
	out := map[string]bool{}
	for t := range a.tables {
		if slices.ContainsFunc(a.tables[t].Repairs, func(r model.Repair) bool { return r.Kind == model.Reordered }) {
			out[a.tables[t].Stem] = true
		}
	}
	return out
}

// coversAny holds for a check over an amount of one of some tables.
func (a *auditor) coversAny(c *check, tables map[string]bool) bool {
	if len(tables) == 0 {
		return false
	}
	for cell := range c.Covers {
		if tables[cell.Table] {
			return true
		}
	}
	return false
}

// confirmsFault holds for a sentence that gives what the sums ask for where the table is at fault: it is right, and the
// finding of the table says what is wrong.
func (a *auditor) confirmsFault(c *claimed) bool {
	if len(c.Cells) != 1 || c.Actual == nil {
		return false
	}
	for i := range a.faults {
		m := &a.amounts[a.faults[i].amount]
		asked := a.values.Decimal(a.values.Whole(m.cell) + a.faults[i].change)
		if m.cell == c.Cells[0] && asked.Equal(c.Actual.Decimal) {
			return true
		}
	}
	return false
}

// toldBySums holds for an inequality one of whose amounts fails a sum as well: that finding says enough.
func (a *auditor) toldBySums(c *check) bool {
	for cell := range c.Covers {
		if m := a.amount(cell); m != nil && a.failsElsewhere(m, -1) {
			return true
		}
	}
	return false
}

func (a *auditor) finding(check string, judged model.Judgement) model.Finding {
	doc := &a.result.Document
	return model.Finding{
		Path: doc.Source.Path, Department: doc.Document.Department, FiscalYear: doc.Document.FiscalYear,
		Check: check, Judged: judged, Cells: []model.CellRef{},
	}
}

// checkFinding tells of a sum that fails and of which no one amount is at fault.
func (a *auditor) checkFinding(c *check) model.Finding {
	f := a.finding(c.ID, c.judged)
	for cell := range c.Covers {
		if m := a.amount(cell); m != nil && (!m.blank || cell == c.Total) {
			f.Cells = append(f.Cells, cell)
		}
	}
	f.Page = a.pageOf(c.Total, f.Cells)
	printed, expected, difference := a.values.Decimal(c.Outcome.Printed), a.values.Decimal(c.Sum), a.values.Decimal(c.Difference())
	f.Printed, f.Expected, f.Difference = written(printed), written(expected), written(difference)
	f.Message = a.describe(c.Total) + " is " + a.asPrinted(c.Total) + ", but " + says(c) + " " + expected.String() +
		" (" + signed(difference) + "); " + c.reason
	return f
}

// faultFinding tells of the one amount that explains several failing sums.
func (a *auditor) faultFinding(c *check, at *fault) model.Finding {
	m := &a.amounts[at.amount]
	f := a.finding(c.ID, c.judged)
	f.Cells = append(f.Cells, m.cell)
	f.Page = a.pageOf(m.cell, nil)
	now := a.values.Whole(m.cell)
	expected, difference := a.values.Decimal(now+at.change), a.values.Decimal(-at.change)
	printed := a.values.Decimal(now)
	f.Printed, f.Expected, f.Difference = written(printed), written(expected), written(difference)
	var rules []string
	for _, i := range at.checks {
		rules = append(rules, a.checks[i].ID)
	}
	f.Message = a.describe(m.cell) + " is " + a.asPrinted(m.cell) + ", but " + expected.String() + " is what " +
		strings.Join(slices.Compact(rules), ", ") + " ask for (" + signed(difference) + "); " + c.reason
	return f
}

func (a *auditor) claimFinding(c *claimed) model.Finding {
	f := a.finding(c.ID, c.judged)
	f.Cells = append(f.Cells, c.Cells...)
	if c.Page > 0 {
		page := c.Page
		f.Page = &page
	}
	if c.Sentence != "" {
		f.Sentence = &c.Sentence
	}
	if c.Printed != "" {
		f.Printed = &c.Printed
	}
	if c.Wanted != "" {
		f.Expected = &c.Wanted
	}
	if c.Actual != nil && c.Expected != nil {
		f.Difference = written(model.Decimal{Decimal: c.Actual.Sub(c.Expected.Decimal)})
	}
	f.Message = c.Message
	if len(c.Cells) == 1 || len(c.Cells) > 1 && c.Cells[0].Key == formRow {
		f.Message = a.describe(c.Cells[0]) + ": " + c.Message
	}
	return f
}

func written(d model.Decimal) *string {
	s := d.String()
	return &s
}

func signed(d model.Decimal) string {
	if d.IsPositive() {
		return "+" + d.String()
	}
	return d.String()
}

// pageOf is the page of the first of the cells that is printed; nil where none has a page.
func (a *auditor) pageOf(first identity.Cell, others []identity.Cell) *int {
	for _, c := range append([]identity.Cell{first}, others...) {
		if m := a.amount(c); m != nil {
			if v, ok := a.printed(m); ok && v.Page > 0 {
				return &v.Page
			}
		}
	}
	return nil
}

// describe names a cell for people: its table, row and column as printed.
func (a *auditor) describe(c identity.Cell) string {
	for t := range a.tables {
		if a.tables[t].Stem != c.Table {
			continue
		}
		table := a.tables[t].Table
		name, row, column := string(table.Type), c.Key, c.Column
		if table.Title != nil {
			name = *table.Title
		}
		for r := range table.Rows {
			if table.Rows[r].Key == c.Key {
				row = strings.TrimSpace(c.Key + " " + table.Rows[r].Name)
				break
			}
		}
		for _, col := range table.Columns {
			if col.ID == c.Column && col.Label != "" {
				column = col.Label
			}
		}
		return name + ", row " + row + ", column " + column
	}
	return c.Table + ", row " + c.Key + ", column " + c.Column
}

// asPrinted is the print of a cell.
func (a *auditor) asPrinted(c identity.Cell) string {
	if m := a.amount(c); m != nil {
		if v, ok := a.printed(m); ok && v.Text != "" {
			return v.Text
		}
	}
	return "blank"
}

// says tells what a check compares its total with.
func says(c *check) string {
	switch {
	case c.Relation == identity.AtLeast:
		return "what it includes, in " + c.Addends[0].Cell.Table + ", is"
	case c.Source == identity.Printed:
		return "by the note under the table it is"
	case c.Source == identity.CrossTable && len(c.Addends) == 1:
		return c.Addends[0].Cell.Table + " has"
	case c.Source == identity.CrossTable:
		return "the amounts of the other tables add to"
	}
	return "its parts add to"
}
