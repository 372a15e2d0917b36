package audit

import (
	"fmt"
	"slices"
	"strings"

	"github.com/juesuan/juesuan/identity"
	"github.com/juesuan/juesuan/model"
)

// Why says how an amount came about: where it stands, what was read, which sums bind it, and why it has its state.
type Why struct {
	Path     string         `json:"path"`
	Table    string         `json:"table"` // file stem
	Type     model.Type     `json:"type"`
	Title    *string        `json:"title"`
	Key      string         `json:"key"`
	Row      string         `json:"row"` // the label as read
	Column   string         `json:"column"`
	Head     string         `json:"head"` // the label of the column
	Unit     *string        `json:"unit"`
	Amount   model.Amount   `json:"amount"`
	Repairs  []model.Repair `json:"repairs"`  // of its cell, its row or its column
	Warnings []string       `json:"warnings"` // that name it
	Checks   []Weighed      `json:"checks"`
	Reason   Reason         `json:"reason"`
}

// Weighed is a sum that binds the amount, and how it came out.
type Weighed struct {
	ID         string          `json:"id"`
	Source     string          `json:"source"`
	Result     string          `json:"result"`
	Relation   string          `json:"relation"` // "=" or "≥"
	Total      Term            `json:"total"`
	Addends    []Term          `json:"addends"`
	Sum        model.Decimal   `json:"sum"`
	Difference model.Decimal   `json:"difference"`
	Proves     bool            `json:"proves"`
	Judged     model.Judgement `json:"judged,omitempty"`
}

// Term is an amount of a sum.
type Term struct {
	model.CellRef
	Row  string `json:"row"`
	Head string `json:"head"`
	Sign int    `json:"sign"`
	Text string `json:"text"` // as printed; empty for a blank
	Page int    `json:"page"`
	Self bool   `json:"self"` // it is the amount that is asked about
}

// Reason is why an amount has its state.
type Reason string

const (
	ReasonProved    Reason = "proved"          // a sum of printed amounts holds exactly
	ReasonUntested  Reason = "untested"        // no sum that says something binds it
	ReasonNotEnough Reason = "not_enough"      // the sums that hold prove nothing: of recognised amounts one may repeat the misreading of another
	ReasonRounding  Reason = "rounding"        // a sum holds within rounding only
	ReasonPublisher Reason = "publisher"       // a sum fails, and the publisher is at fault
	ReasonSumFails  Reason = "sum_fails"       // a sum fails, and the amount may be why
	ReasonReading   Reason = "reading"         // its reading, its row or its column is uncertain
	ReasonBreached  Reason = "breached"        // an amount that has to be no smaller is smaller
	ReasonRepeated  Reason = "doubt_of_others" // it equals an amount in doubt
	ReasonCorrected Reason = "corrected"       // a person corrected it
)

// Explain says how the amount of a place came about. The place's table is a type or a file stem; of a type that stands
// several times the first is meant. Its error names the places that there are.
func Explain(r *model.Result, at model.CellRef) (*Why, error) {
	a := evaluate(r)
	t, err := a.tableNamed(at.Table)
	if err != nil {
		return nil, err
	}
	table := a.tables[t]
	row := slices.IndexFunc(table.Rows, func(row model.Row) bool { return row.Key == at.Key })
	if row < 0 {
		var keys []string
		for i := range table.Rows {
			keys = append(keys, table.Rows[i].Key)
		}
		return nil, fmt.Errorf("%s has no row %q; it has %s", table.Stem, at.Key, listed(nearest(keys, at.Key)))
	}
	v, ok := table.Rows[row].Values[at.Column]
	if !ok {
		var columns []string
		for c := range table.Rows[row].Values {
			columns = append(columns, c)
		}
		slices.Sort(columns)
		return nil, fmt.Errorf("%s, row %s has nothing in column %q; it has %s", table.Stem, at.Key, at.Column, listed(columns))
	}
	cell := identity.Cell{Table: table.Stem, Key: at.Key, Column: at.Column}
	w := &Why{
		Path: r.Document.Source.Path, Table: table.Stem, Type: table.Type, Title: table.Title, Key: at.Key, Column: at.Column,
		Unit: table.Unit, Amount: v, Repairs: []model.Repair{}, Warnings: []string{}, Checks: []Weighed{},
	}
	w.Row, w.Head = a.labels(cell)
	for _, repair := range table.Repairs {
		if repair.Row == v.Row || repair.Row < 0 && repair.Col == v.Col {
			w.Repairs = append(w.Repairs, repair)
		}
	}
	for _, warning := range r.Document.Warnings {
		if warning.Table == table.Stem && strings.Contains(warning.Message, "row "+at.Key+", column "+at.Column+":") {
			w.Warnings = append(w.Warnings, warning.Message)
		}
	}
	m := a.amount(cell)
	if m == nil {
		w.Reason = ReasonUntested
		return w, nil
	}
	for _, by := range m.covers {
		w.Checks = append(w.Checks, a.weighed(&a.checks[by.check], m))
	}
	w.Reason = a.reasonOf(m, v.State)
	if w.Reason == ReasonReading && len(w.Warnings)+len(v.Readings) == 0 && a.equalsDoubtful(m) {
		w.Reason = ReasonRepeated
	}
	return w, nil
}

// equalsDoubtful reports whether a sum of one addend makes the amount equal to one in doubt.
func (a *auditor) equalsDoubtful(m *amount) bool {
	for _, by := range m.covers {
		c := &a.checks[by.check]
		if c.Result != identity.Pass || c.Count != 1 {
			continue
		}
		for cell := range c.Covers {
			if o := a.amount(cell); o != nil && o != m && o.doubt {
				return true
			}
		}
	}
	return false
}

// tableNamed finds a table by its type or its file stem.
func (a *auditor) tableNamed(name string) (int, error) {
	var stems []string
	for t := range a.tables {
		if a.tables[t].Stem == name || string(a.tables[t].Type) == name {
			return t, nil
		}
		if len(a.tables[t].Rows) > 0 {
			stems = append(stems, a.tables[t].Stem)
		}
	}
	return 0, fmt.Errorf("there is no table %q; there are %s", name, strings.Join(stems, ", "))
}

// nearest puts the names that share a beginning with one first.
func nearest(names []string, to string) []string {
	out := slices.Clone(names)
	common := func(s string) int {
		n := 0
		for n < len(s) && n < len(to) && s[n] == to[n] {
			n++
		}
		return n
	}
	slices.SortStableFunc(out, func(x, y string) int { return common(y) - common(x) })
	return out
}

// labels are the labels of a cell's row and column.
func (a *auditor) labels(c identity.Cell) (row, head string) {
	row, head = c.Key, c.Column
	for t := range a.tables {
		if a.tables[t].Stem != c.Table {
			continue
		}
		for r := range a.tables[t].Rows {
			if a.tables[t].Rows[r].Key == c.Key && a.tables[t].Rows[r].Name != "" {
				row = a.tables[t].Rows[r].Name
				break
			}
		}
		for _, col := range a.tables[t].Columns {
			if col.ID == c.Column && col.Label != "" {
				head = col.Label
			}
		}
	}
	return row, head
}

func (a *auditor) weighed(c *check, m *amount) Weighed {
	w := Weighed{
		ID: c.ID, Source: string(c.Source), Result: string(c.Result), Relation: "=", Total: a.term(c.Total, 1, m), Addends: []Term{},
		Sum: a.values.Decimal(c.Sum), Difference: a.values.Decimal(c.Difference()), Judged: c.judged,
		Proves: c.Result == identity.Pass && a.proves(c, m),
	}
	if c.Relation == identity.AtLeast {
		w.Relation = "≥"
	}
	for _, t := range c.Addends {
		w.Addends = append(w.Addends, a.term(t.Cell, t.Sign, m))
	}
	return w
}

func (a *auditor) term(c identity.Cell, sign int, of *amount) Term {
	t := Term{CellRef: c, Sign: sign, Self: c == of.cell}
	t.Row, t.Head = a.labels(c)
	if m := a.amount(c); m != nil {
		if v, ok := a.printed(m); ok {
			t.Text, t.Page = v.Text, v.Page
		}
	}
	return t
}

// reasonOf says why an amount has a state. An audit that is read again has only the checks to tell by.
func (a *auditor) reasonOf(m *amount, state model.State) Reason {
	var proves, rounds, fails, blamed, holds bool
	for _, by := range m.covers {
		switch c := &a.checks[by.check]; c.Result {
		case identity.Fail:
			fails, blamed = fails || c.judged != model.JudgedPublisher, blamed || c.judged == model.JudgedPublisher
		case identity.Rounding:
			rounds = true
		case identity.Pass:
			holds = true
			proves = proves || a.proves(c, m)
		}
	}
	switch state {
	case model.Corrected:
		return ReasonCorrected
	case model.Proved:
		return ReasonProved
	case model.Doubtful:
		switch {
		case fails:
			return ReasonSumFails
		case m.doubt || m.chosen:
			return ReasonReading
		case rounds:
			return ReasonRounding
		}
		return ReasonRepeated
	}
	switch {
	case blamed:
		return ReasonPublisher
	case proves:
		return ReasonBreached
	case rounds:
		return ReasonRounding
	case holds:
		return ReasonNotEnough
	}
	return ReasonUntested
}
