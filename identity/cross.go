package identity

import (
	"strings"

	"github.com/juesuan/juesuan/model"
)

// set is the tables of one institution by type; nil where two claim a type.
type set struct {
	of map[model.Type]*sheet
}

func newSet(sheets []*sheet) set {
	s := set{of: map[model.Type]*sheet{}}
	for _, t := range sheets {
		if !standard[t.Type] {
			continue
		}
		if _, again := s.of[t.Type]; again {
			s.of[t.Type] = nil
			continue
		}
		s.of[t.Type] = t
	}
	return s
}

// between binds the sums between the tables of one institution.
func (b *binder) between(sheets []*sheet) {
	s := newSet(sheets)
	for i := range crossRules {
		if s.prints(&crossRules[i]) {
			b.add(s.bind(&crossRules[i]))
		}
	}
	b.fiscalColumn(s)
	b.classLines(s, model.IncomeExpenditureSummary, "final", model.Expenditure)
	b.classLines(s, model.FiscalAppropriationSummary, "general_budget", model.GeneralBudgetExpenditure)
	b.classLines(s, model.FiscalAppropriationSummary, "government_fund", model.GovernmentFund)
	b.classLines(s, model.FiscalAppropriationSummary, "state_capital", model.StateCapital)
	b.sameCodes(s)
}

// prints holds when one of the tables of a rule is there.
func (s set) prints(rule *crossRule) bool {
	if _, ok := s.of[rule.total.Table]; ok {
		return true
	}
	for _, a := range rule.addends {
		if _, ok := s.of[a.Table]; ok {
			return true
		}
	}
	return false
}

func (s set) bind(rule *crossRule) Identity {
	id := Identity{ID: "cross." + rule.id, Source: CrossTable, Relation: rule.relation}
	if rule.total.Table == model.FiscalAppropriationSummary && rule.id == "balance" {
		id.ID = "cross.fiscal_balance"
	}
	var missing string
	if id.Total, missing = s.find(rule.total); missing != "" {
		id.Inapplicable = missing
		return id
	}
	for _, a := range rule.addends {
		cell, missing := s.find(a)
		if missing != "" {
			id.Inapplicable = missing
			return id
		}
		id.Addends = append(id.Addends, Term{cell, 1})
	}
	if !s.sameUnit(rule) {
		id.Inapplicable = "the tables are printed in different units"
	}
	return id
}

// Index finds cells of a document by what they mean.
type Index struct{ set }

// NewIndex looks at the tables of a document. Where it has those of several institutions nothing is found, for it is
// not known whose is meant.
func NewIndex(tables []Table) *Index {
	sheets := make([]*sheet, len(tables))
	for i, t := range tables {
		sheets[i] = newSheet(t)
	}
	return &Index{newSet(sheets)}
}

// Find gives the cell of a place; ok is false where the table, the row or the column is not printed.
func (x *Index) Find(p Place) (cell Cell, ok bool) {
	cell, missing := x.find(p)
	return cell, missing == ""
}

// Table gives the table of a type; nil where there is none, or more than one.
func (x *Index) Table(t model.Type) *model.Table {
	if s := x.of[t]; s != nil {
		return s.Table.Table
	}
	return nil
}

// Cell names a cell of the table of a type, whether it is printed or not.
func (x *Index) Cell(t model.Type, key, column string) Cell {
	if s := x.of[t]; s != nil {
		return s.cell(key, column)
	}
	return Cell{}
}

// UnitOf is the unit that the table of a cell prints; nil where it prints none.
func (x *Index) UnitOf(c Cell) *string {
	for _, s := range x.of {
		if s != nil && s.Stem == c.Table {
			return s.Unit
		}
	}
	return nil
}

// find gives the cell that a rule means; missing says what is not printed.
func (s set) find(a Place) (cell Cell, missing string) {
	t := s.of[a.Table]
	switch {
	case t == nil:
		return cell, "there is not one table " + string(a.Table)
	case !t.columns[a.Column]:
		return cell, string(a.Table) + " has no column " + a.Column
	case a.Key != "":
		if !t.has(a.Key) {
			return cell, string(a.Table) + " has no row " + a.Key
		}
		return t.cell(a.Key, a.Column), ""
	}
	if row := t.line(a.Side, a.Labels); row >= 0 {
		return t.cell(t.Rows[row].Key, a.Column), ""
	}
	return cell, string(a.Table) + " has no row " + a.Labels[0]
}

// line gives the row of a side with one of the labels, -1 where there is none.
func (s *sheet) line(section string, labels []string) int {
	for i := range s.sides {
		sd := &s.sides[i]
		if sd.section != section {
			continue
		}
		switch labels[0] { // the sums are known by their place as well
		case incomeSum[0], expenditureSum[0]:
			return sd.sum
		case grandTotal[0]:
			return sd.grand
		}
		for _, l := range labels {
			if row, ok := sd.labels[l]; ok {
				return row
			}
		}
	}
	return -1
}

func (s set) sameUnit(rule *crossRule) bool {
	for _, a := range rule.addends {
		if !sameUnit(s.of[rule.total.Table], s.of[a.Table]) {
			return false
		}
	}
	return true
}

// sameUnit holds when two tables do not print different units.
func sameUnit(a, b *sheet) bool {
	return a.Multiplier == nil || b.Multiplier == nil || *a.Multiplier == *b.Multiplier
}

// fiscalColumn binds the column 财政拨款收入 to the funds it is made of, which the summary prints line by line; older
// forms print them as one line.
func (b *binder) fiscalColumn(s set) {
	income, lines := s.of[model.Income], s.of[model.IncomeExpenditureSummary]
	if income == nil && lines == nil {
		return
	}
	id := Identity{ID: "cross.fiscal_of_funds", Source: CrossTable}
	if income == nil || lines == nil || !income.has("total") || !income.columns["fiscal"] || !sameUnit(income, lines) {
		id.Inapplicable = "the table of income or the summary does not print it"
		b.add(id)
		return
	}
	var rows []int
	for _, labels := range [...][]string{{"财政拨款收入", "财政拨款"}, generalLine, fundLine, capitalLine} {
		if r := lines.line("income", labels); r >= 0 {
			if rows = append(rows, r); len(rows) == 1 && labels[0] == "财政拨款收入" {
				break // one line for all funds
			}
		}
	}
	if len(rows) == 0 {
		id.Inapplicable = "the summary has no line of fiscal income"
		b.add(id)
		return
	}
	id = id.over(lines, rows[0], rows, "final")
	id.Total = income.cell("total", "fiscal")
	b.add(id)
}

// classLines binds each class (类) of a table with codes to its line in a two-sided table. A class that only one of
// the two prints counts 0 in the other.
func (b *binder) classLines(s set, twoSided model.Type, column string, coded model.Type) {
	lines, classes := s.of[twoSided], s.of[coded]
	if lines == nil || classes == nil || !lines.columns[column] || !classes.columns["total"] || !sameUnit(lines, classes) {
		return
	}
	id := Identity{ID: "cross." + string(coded) + "_class", Source: CrossTable}
	bound := map[int]bool{}
	for i := range classes.Rows {
		c := code(&classes.Rows[i])
		if len(c) != 3 || classes.Rows[i].Key != c {
			continue
		}
		labels := append([]string{foldLabel(classes.Rows[i].Name)}, classLabels[c]...)
		if r := lines.line("expenditure", labels); r >= 0 {
			bound[r] = true
			id.Total = lines.cell(lines.Rows[r].Key, column)
			id.Addends = []Term{{classes.cell(c, "total"), 1}}
			b.add(id)
		}
	}
	for k := range lines.sides {
		sd := &lines.sides[k]
		if sd.section != "expenditure" {
			continue
		}
		for _, r := range sd.lines {
			if c := classOf(foldLabel(lines.Rows[r].Name)); c != "" && !bound[r] && !classes.has(c) {
				id.Total = lines.cell(lines.Rows[r].Key, column)
				id.Addends = []Term{{classes.cell(c, "total"), 1}} // a row that is not printed: blank
				b.add(id)
			}
		}
	}
}

// classOf is the class that a line's label surely names; empty when it names none.
func classOf(label string) string {
	for _, c := range [...]string{"201", "208", "210", "213", "221"} {
		for _, l := range classLabels[c] {
			if l == label {
				return c
			}
		}
	}
	return ""
}

// sameCodes binds all outlays of a code to those of the single funds. It holds only where the totals show that no
// other money was spent.
func (b *binder) sameCodes(s set) {
	all := s.of[model.Expenditure]
	if all == nil || !all.has("total") {
		return
	}
	var funds []*sheet
	for _, t := range [...]model.Type{model.GeneralBudgetExpenditure, model.GovernmentFund, model.StateCapital} {
		if f := s.of[t]; f != nil && f.has("total") && sameUnit(all, f) {
			funds = append(funds, f)
		}
	}
	if len(funds) == 0 || funds[0].Type != model.GeneralBudgetExpenditure {
		return
	}
	b.coversGeneral(all, funds[0])
	premise := sumOfFunds(all, funds, "total", "total")
	for _, column := range [...]string{"total", "basic", "project"} {
		if !all.columns[column] {
			continue
		}
		for i := range all.Rows {
			if key := all.Rows[i].Key; code(&all.Rows[i]) == key {
				id := sumOfFunds(all, funds, key, column)
				id.Premise = &premise
				b.add(id)
			}
		}
	}
}

// coversGeneral binds all outlays of a code to be no less than those of 一般公共预算.
func (b *binder) coversGeneral(all, general *sheet) {
	for i := range general.Rows {
		if key := general.Rows[i].Key; key == "total" || code(&general.Rows[i]) == key {
			b.add(Identity{
				ID: "cross.expenditure_covers_general", Source: CrossTable, Relation: AtLeast,
				Total: all.cell(key, "total"), Addends: []Term{{general.cell(key, "total"), 1}},
			})
		}
	}
}

func sumOfFunds(all *sheet, funds []*sheet, key, column string) Identity {
	id := Identity{ID: "cross.expenditure_of_funds", Source: CrossTable, Total: all.cell(key, column)}
	for _, f := range funds {
		if f.columns[column] {
			id.Addends = append(id.Addends, Term{f.cell(key, column), 1})
		}
	}
	return id
}

func containsAny(s string, parts ...string) bool {
	for _, p := range parts {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}
