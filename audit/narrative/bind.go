package narrative

import (
	"regexp"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/identity"
	"github.com/juesuan/juesuan/model"
	"github.com/shopspring/decimal"
)

// read reads one sentence: what its amounts stand for first, then what it claims.
func (r *reader) read(s *sentence) {
	r.template(s)
	r.heading(s)
	r.subjects(s)
	for i := range s.amounts {
		r.bind(s, i)
	}
	for i := range s.amounts {
		r.equals(s, &s.amounts[i])
	}
	r.parts(s)
	r.shares(s)
	r.growth(s)
	r.completion(s)
	r.subjectLists(s)
	r.list(s)
	r.project(s)
	r.execution(s)
	r.halves(s)
	r.half(s)
	r.counts(s)
	r.directions(s)
}

var (
	isFinal    = regexp.MustCompile(`(?:支出)?决算(?:数)?(?:为)?$`)
	isBudget   = regexp.MustCompile(`预算(?:数)?(?:为)?$`)
	isCompared = regexp.MustCompile(`增加|减少|比20\d\d|上年|上一年|同比|较`)
	classLabel = regexp.MustCompile(`^(?:其中:)?(?:\d{1,2}[.、])?([^,;:。()]{2,30}?)(?:支出\(类\)|\(类\)支出|\(类\))$`)
)

// bind finds the cell that an amount repeats.
func (r *reader) bind(s *sentence, i int) {
	a := &s.amounts[i]
	if isCompared.MatchString(a.label) {
		return
	}
	switch {
	case s.topic == threePublic:
		r.bindPublic(s, i)
		return
	case s.topic == general && r.named != nil && isFinal.MatchString(a.label) && len(a.label) < 40:
		r.named.final = a
		if r.resolve(r.named, a) {
			r.bindTo(a, cell(model.GeneralBudgetExpenditure, r.named.key, "total"))
		}
		return
	case s.topic == general && isFinal.MatchString(a.label) && i > 0 && isBudget.MatchString(s.amounts[i-1].label) &&
		strings.Contains(s.f, "财政拨款支出年初预算"):
		r.bindTo(a, cell(model.GeneralBudgetExpenditure, "total", "total"))
		return
	}
	if t := codedTable(s.topic); t != "" {
		if r.bindSubject(s, a, t) {
			return
		}
	}
	for _, m := range meanings {
		if m.topic == s.topic && m.words.MatchString(a.label) {
			a.total = m.total
			if m.place.Table != "" && (s.topic != running || r.onlyOffices()) {
				r.bindTo(a, m.place)
			}
			return
		}
	}
}

func (r *reader) bindTo(a *amount, p accounts.Cell) {
	if c, ok := r.index.Find(p); ok {
		a.cell, a.bound = c, true
		r.out.Refers[a.statement] = c
	}
}

// codedTable is the table with codes whose rows a topic names.
func codedTable(t topic) model.Type {
	switch t {
	case income:
		return model.Income
	case expenditure:
		return model.Expenditure
	case general:
		return model.GeneralBudgetExpenditure
	}
	return ""
}

// bindSubject binds an amount whose label names a class, or a class, section and item.
func (r *reader) bindSubject(s *sentence, a *amount, t model.Type) bool {
	if !strings.Contains(a.label, "(类)") {
		return false
	}
	if m := subject.FindStringSubmatch(a.label); m != nil {
		n := &named{table: t, class: cleanSubject(m[1]), section: m[2], item: m[3], sentence: s, page: a.page}
		if r.resolve(n, a) {
			r.bindTo(a, cell(t, n.key, "total"))
		}
		return true
	}
	if m := classLabel.FindStringSubmatch(a.label); m != nil {
		if key := r.classKey(t, m[1]); key != "" {
			r.bindTo(a, cell(t, key, "total"))
		}
		return true
	}
	return false
}

// bindPublic binds an amount of 三公: the item by its own words, or that of the amount before when it only says
// whether it is budget or accounts.
func (r *reader) bindPublic(s *sentence, i int) {
	a := &s.amounts[i]
	item := publicItem(a.label)
	if item == "" && i > 0 && (exactlyFinal.MatchString(a.label) || exactlyBudget.MatchString(a.label)) {
		item = s.amounts[i-1].public
	}
	if item == "" {
		return
	}
	a.public = item
	half := "final."
	if isBudget.MatchString(a.label) {
		half = "budget."
	}
	a.total = item == "total" && half == "final."
	r.out.ThreePublic = append(r.out.ThreePublic, Told{half + item, a.value, a.unit})
	r.bindTo(a, cell(model.ThreePublic, "total", half+item))
}

var (
	exactlyFinal  = regexp.MustCompile(`^(?:支出)?决算(?:数)?(?:为)?$`)
	exactlyBudget = regexp.MustCompile(`^年初预算(?:数)?(?:为)?$`)
)

// onlyOffices holds when no institution (事业单位) spends in this document: 机关运行经费 is then all of 公用经费.
func (r *reader) onlyOffices() bool {
	t := r.index.Table(model.GeneralBudgetExpenditure)
	if t == nil {
		return false
	}
	for i := range t.Rows {
		if strings.HasPrefix(t.Rows[i].Name, "事业") || strings.Contains(t.Rows[i].Name, "机关服务") {
			return false
		}
	}
	return true
}

// equals claims that an amount is what its table prints. Texts written from another table of the same figure differ
// from it by its rounding.
func (r *reader) equals(s *sentence, a *amount) {
	if !a.bound {
		return
	}
	printed, ok := a.inUnit(r.unit(a.cell))
	if !ok {
		return
	}
	want := r.valueOf(a.cell)
	result := Compare(printed, a.halfIn(r.unit(a.cell)), want, r.values.Half(a.cell))
	if result == identity.Fail {
		for _, c := range r.twins(a.cell) {
			if r.valueOf(c).Equal(printed) {
				result = identity.Rounding
			}
		}
	}
	r.claim(s, Claim{
		ID: "narrative.equals_table", Page: a.page, Statement: a.statement, Cells: []identity.Cell{a.cell},
		Actual: decimalOf(printed), Expected: decimalOf(want), Printed: a.value.String(), Wanted: money2(want), Result: result,
		Message: "the text prints " + a.value.String() + " " + a.unit + ", the table " + money2(want),
	})
}

// twins are the cells of other tables that print the same figure: the line of a class in the two summary tables.
func (r *reader) twins(c identity.Cell) []identity.Cell {
	var out []identity.Cell
	if r.index.Cell(model.GeneralBudgetExpenditure, c.Key, c.Column) != c {
		return nil
	}
	for _, p := range []accounts.Cell{
		cell(model.FiscalAppropriationSummary, "expenditure:"+c.Key, "general_budget"),
		cell(model.IncomeExpenditureSummary, "expenditure:"+c.Key, "final"),
	} {
		if twin, ok := r.index.Find(p); ok {
			out = append(out, twin)
		}
	}
	return out
}

func (r *reader) claim(s *sentence, c Claim) {
	c.Sentence = s.text
	if c.Page == 0 {
		c.Page = s.page
	}
	r.out.Claims = append(r.out.Claims, c)
}

// valueOf is the amount of a cell, 0 where it is blank.
func (r *reader) valueOf(c identity.Cell) decimal.Decimal {
	d, _ := r.values.Of(c)
	return d.Decimal
}

// unit is the unit of a cell's table; nil where it prints none.
func (r *reader) unit(c identity.Cell) *string { return r.index.UnitOf(c) }

func decimalOf(d decimal.Decimal) *model.Decimal { return &model.Decimal{Decimal: d} }

// money2 writes an amount with two decimals at least.
func money2(d decimal.Decimal) string {
	return d.StringFixed(max(2, -d.Exponent()))
}
