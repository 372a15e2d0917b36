package audit

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/audit/narrative"
	"github.com/juesuan/juesuan/identity"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
	"github.com/shopspring/decimal"
)

// formRow is the key of a form's fields in references to cells; its columns are their ids. Indicators are rows of
// their own, numbered from 1.
const formRow = "fields"

// fullScores are the points that the execution of the budget is worth: of 100 in all, 20 in Wuhan, 10 in Sichuan and
// the ministry's form.
var fullScores = []decimal.Decimal{decimal.New(20, 0), decimal.New(10, 0)}

var (
	hundred = decimal.New(100, 0)
	cent    = decimal.New(1, -2)
)

// forms gives the claims of the performance forms: 执行率, 得分, 总分, the weights. Those whose fields were not read
// are not applicable.
func (a *auditor) forms() []narrative.Claim {
	var out []narrative.Claim
	index := identity.NewIndex(a.tables)
	for t := range a.tables {
		if f := (form{table: a.tables[t]}); accounts.IsForm(f.table.Type) {
			out = append(out, f.executionRate(), f.executionScore())
			out = append(out, f.sums()...)
			out = append(out, f.funds()...)
			out = append(out, f.scores()...)
			if f.table.Type == model.PerformanceOverall && len(f.table.Fields) > 0 {
				out = append(out, a.overall(f, index)...)
			}
		}
	}
	return out
}

// overall claims that the form of the whole department gives the outlays of 支出决算表, and that its own halves add up.
func (a *auditor) overall(f form, index *identity.Index) []narrative.Claim {
	var out []narrative.Claim
	for _, of := range [...]struct{ field, column string }{
		{"basic_expenditure", "basic"}, {"project_expenditure", "project"}, {"executed", "total"},
	} {
		c := f.claim(of.field, of.field)
		cell, found := index.Find(accounts.Cell{Table: model.Expenditure, Key: "total", Column: of.column})
		printed, ok := f.amount(of.field)
		if ok && found {
			c.Cells = append(c.Cells, cell)
			want, _ := a.values.Of(cell)
			settle(&c, printed, want.Decimal, decimal.Zero, "支出决算表 has")
		}
		out = append(out, c)
	}
	return append(out, f.executedSum())
}

// executedSum claims that 基本支出 and 项目支出 of a form add up to what it gives as spent.
func (f form) executedSum() narrative.Claim {
	c := f.claim("executed_sum", "executed")
	executed, ok := f.amount("executed")
	basic, hasBasic := f.amount("basic_expenditure")
	project, hasProject := f.amount("project_expenditure")
	if ok && hasBasic && hasProject {
		c.Cells = append(c.Cells, f.cell("basic_expenditure"), f.cell("project_expenditure"))
		c.Addends = countFilled(basic, project)
		settle(&c, executed, basic.Add(project), cent, "基本支出 and 项目支出 add to")
	}
	return c
}

type form struct{ table identity.Table }

// amount reads a field as a number; ok is false where it is none. A percentage is its number.
func (f form) amount(id string) (d decimal.Decimal, ok bool) {
	field, ok := f.table.Fields[id]
	if !ok {
		return d, false
	}
	if field.Amount != nil {
		return field.Amount.Decimal, true
	}
	return plain(field.Text)
}

// plain reads a number with nothing around it but a percent sign or 分.
func plain(printed string) (d decimal.Decimal, ok bool) {
	if strings.ContainsFunc(printed, func(r rune) bool { return unicode.Is(unicode.No, r) }) {
		return d, false // a mark such as ① folds to a digit
	}
	s := strings.TrimSuffix(strings.TrimSuffix(text.Fold(printed), "%"), "分")
	d, err := decimal.NewFromString(strings.ReplaceAll(s, ",", ""))
	return d, err == nil
}

// claim begins a claim about a field; it is not applicable until it is settled.
func (f form) claim(id, field string) narrative.Claim {
	c := narrative.Claim{ID: "form." + id, Statement: -1, Result: identity.NotApplicable}
	if v, ok := f.table.Fields[field]; ok {
		c.Page, c.Printed = v.Page, v.Text
		c.Cells = []identity.Cell{f.cell(field)}
	}
	return c
}

func (f form) cell(field string) identity.Cell {
	return identity.Cell{Table: f.table.Stem, Key: formRow, Column: field}
}

// indicatorCell is the place of an indicator's score.
func (f form) indicatorCell(i int) identity.Cell {
	return identity.Cell{Table: f.table.Stem, Key: "indicator:" + strconv.Itoa(i+1), Column: "score"}
}

// countFilled counts the amounts that are not zero.
func countFilled(amounts ...decimal.Decimal) int {
	n := 0
	for _, d := range amounts {
		if !d.IsZero() {
			n++
		}
	}
	return n
}

// settle compares the printed amount with the wanted one; a difference within slack is rounding.
func settle(c *narrative.Claim, printed, want, slack decimal.Decimal, what string) {
	c.Actual, c.Expected = &model.Decimal{Decimal: printed}, &model.Decimal{Decimal: want}
	c.Wanted = want.String()
	switch off := printed.Sub(want).Abs(); {
	case off.IsZero():
		c.Result = identity.Pass
	case off.LessThanOrEqual(slack):
		c.Result = identity.Rounding
	default:
		c.Result = identity.Fail
		c.Message = "the form prints " + c.Printed + ", " + what + " " + c.Wanted
	}
}

func (f form) executionRate() narrative.Claim {
	c := f.claim("execution_rate", "execution_rate")
	budget, hasBudget := f.amount("budget")
	executed, hasExecuted := f.amount("executed")
	printed, ok := f.amount("execution_rate")
	if !ok || !hasBudget || !hasExecuted || !budget.IsPositive() {
		return c
	}
	places := max(0, -printed.Exponent())
	want := executed.Mul(hundred).DivRound(budget, places)
	// Both amounts were rounded to hundredths before they were printed.
	slack := cent.Mul(hundred).DivRound(budget, 6).Add(decimal.New(1, -places))
	c.Cells = append(c.Cells, f.cell("executed"), f.cell("budget"))
	settle(&c, printed, want, slack, "executed by budget is")
	return c
}

func (f form) executionScore() narrative.Claim {
	c := f.claim("execution_score", "execution_score")
	printed, ok := f.amount("execution_score")
	rate, hasRate := f.amount("execution_rate")
	if !ok || !hasRate {
		return c
	}
	var nearest, slack decimal.Decimal
	for i, full := range fullScores {
		want := decimal.Min(full, full.Mul(rate).DivRound(hundred, 2))
		if i == 0 || want.Sub(printed).Abs().LessThan(nearest.Sub(printed).Abs()) {
			nearest, slack = want, full.Mul(narrative.Half(rate)).DivRound(hundred, 6)
		}
	}
	settle(&c, printed, nearest, decimal.Max(cent, slack.Add(f.halfScore())), "its share of the points is")
	return c
}

// halfScore is half a step of the last decimal that the form's scores have.
func (f form) halfScore() decimal.Decimal {
	finest := decimal.New(5, -1)
	take := func(d decimal.Decimal, ok bool) {
		if ok {
			finest = decimal.Min(finest, narrative.Half(d))
		}
	}
	take(f.amount("execution_score"))
	take(f.amount("total_score"))
	for _, in := range f.table.Indicators {
		take(plain(in.Score))
	}
	return finest
}

// sums are the sums over the indicators. Where weights and scores lack the same, an indicator was not read, or was
// not printed, and the scores say nothing of the total.
func (f form) sums() []narrative.Claim {
	total, weights := f.totalScore(), f.weights()
	if total.Result == identity.Fail && weights.Result == identity.Fail &&
		total.Actual.Sub(total.Expected.Decimal).Equal(weights.Expected.Sub(weights.Actual.Decimal)) {
		total.Result, total.Actual, total.Expected, total.Addends = identity.NotApplicable, nil, nil, 0
	}
	return []narrative.Claim{total, weights}
}

func (f form) totalScore() narrative.Claim {
	c := f.claim("total_score", "total_score")
	printed, ok := f.amount("total_score")
	sum, hasScore := f.amount("execution_score")
	if !ok || !hasScore || len(f.table.Indicators) == 0 {
		return c
	}
	cells, addends := append(c.Cells, f.cell("execution_score")), countFilled(sum)
	for i, in := range f.table.Indicators {
		score, ok := plain(in.Score)
		if !ok {
			return c
		}
		sum, addends = sum.Add(score), addends+countFilled(score)
		cells = append(cells, f.indicatorCell(i))
	}
	c.Cells, c.Addends = cells, addends
	slack := decimal.Zero
	if half := f.halfScore(); half.LessThan(decimal.New(5, -1)) {
		slack = half // what execution scores is rounded; the other scores are given
	}
	settle(&c, printed, sum, slack, "the scores add to")
	return c
}

// weights claims that the weights of the indicators are the points that execution leaves.
func (f form) weights() narrative.Claim {
	c := f.claim("weights", "total_score")
	c.Printed = ""
	sum := decimal.Zero
	for _, in := range f.table.Indicators {
		weight, ok := plain(in.Weight)
		if !ok {
			return c
		}
		sum = sum.Add(weight)
	}
	if len(f.table.Indicators) == 0 {
		return c
	}
	want := hundred.Sub(fullScores[0])
	if other := hundred.Sub(fullScores[1]); sum.Equal(other) {
		want = other
	}
	c.Printed = sum.String()
	settle(&c, sum, want, decimal.Zero, "the weights should add to")
	return c
}

// scores claims of each indicator that scores more than its weight that it does not.
func (f form) scores() []narrative.Claim {
	var out []narrative.Claim
	for i, in := range f.table.Indicators {
		score, ok := plain(in.Score)
		weight, hasWeight := plain(in.Weight)
		if !ok || !hasWeight || !score.GreaterThan(weight) {
			continue
		}
		c := narrative.Claim{
			ID: "form.score_within_weight", Statement: -1, Page: in.Page, Printed: in.Score,
			Cells: []identity.Cell{f.indicatorCell(i)},
		}
		settle(&c, score, weight, decimal.Zero, "its weight is")
		out = append(out, c)
	}
	return out
}
