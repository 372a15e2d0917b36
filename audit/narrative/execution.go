package narrative

import (
	"regexp"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/identity"
	"github.com/juesuan/juesuan/model"
	"github.com/shopspring/decimal"
)

// The report on the performance of the whole department (部门整体绩效自评报告) tells again what was spent: in all with
// its budgets and the rate of completion, by 基本支出 and 项目支出, and by class under each of the two.

var (
	isSpent       = regexp.MustCompile(`(?:本年|全年|20\d\d年度?)支出(?:数|决算|决算数)?(?:为)?$`)
	isAnyBudget   = regexp.MustCompile(`预算(?:数|调整数|总额)?(?:为)?$`)
	executionForm = regexp.MustCompile(`预算(?:完成|执行)率(?:为)?([\d,.]*\d)%(?:,得([\d.]*\d)分)?`)
	halfHeading   = regexp.MustCompile(`^[^,;:。]{0,4}?(基本|项目)支出[\d,.]*\d万元。?$`)
	classOfHalf   = regexp.MustCompile(`^[^\p{Han}]{0,4}(\p{Han}[^,;:()]*支出)$`)
)

// maxExecutionScore is the most points that a form gives for the execution of the budget: 20 in Wuhan, 10 elsewhere.
var maxExecutionScore = decimal.New(20, 0)

// execution claims that the outlays of a report are those of the tables, that its rate of completion is that of one of
// the budgets it gives, and that it gives no more points for it than there are.
func (r *reader) execution(s *sentence) {
	if !strings.Contains(s.f, "预算完成率") && !strings.Contains(s.f, "预算执行率") {
		return
	}
	var spent *amount
	var budgets []*amount
	for i := range s.amounts {
		switch a := &s.amounts[i]; {
		case isSpent.MatchString(a.label):
			spent = a
		case isAnyBudget.MatchString(a.label):
			budgets = append(budgets, a)
		}
	}
	if spent == nil || len(budgets) == 0 {
		return
	}
	r.equalsAny(s, spent, cell(model.Expenditure, "total", "total"), cell(model.GeneralBudgetExpenditure, "total", "total"))
	for _, m := range executionForm.FindAllStringSubmatchIndex(s.f, -1) {
		r.executionRate(s, spent, budgets, newRate(s.f[m[2]:m[3]]))
		if m[4] >= 0 {
			r.executionScore(s, s.f[m[4]:m[5]])
		}
	}
}

// executionRate claims that a rate is that of one of the budgets. The last one given, the adjusted budget, is asked
// for where it is that of none.
func (r *reader) executionRate(s *sentence, spent *amount, budgets []*amount, p rate) {
	base := budgets[len(budgets)-1]
	for _, b := range budgets {
		if b.unit == spent.unit && b.value.IsPositive() && s.withinRounding(p, spent.value.Decimal, b.value.Decimal) {
			base = b
			break
		}
	}
	if base.unit == spent.unit && base.value.IsPositive() {
		r.rate(s, spent, "narrative.execution_rate", "rate of completion", p, spent.value.Decimal, base.value.Decimal)
	}
}

func (r *reader) executionScore(s *sentence, printed string) {
	score := number(printed)
	c := Claim{
		ID: "narrative.execution_score", Statement: s.first, Actual: decimalOf(score), Expected: decimalOf(maxExecutionScore),
		Printed: printed, Wanted: "≤" + maxExecutionScore.String(), Result: identity.Pass,
	}
	if score.GreaterThan(maxExecutionScore) {
		c.Result = identity.Fail
		c.Message = "the text gives " + printed + " points for the execution of the budget, which is worth " + maxExecutionScore.String() + " at most"
	}
	r.claim(s, c)
}

// equalsAny claims that an amount is that of one of some cells; the first that is printed is asked for.
func (r *reader) equalsAny(s *sentence, a *amount, places ...accounts.Cell) {
	var want *decimal.Decimal
	var at identity.Cell
	for _, p := range places {
		c, ok := r.index.Find(p)
		if !ok {
			continue
		}
		printed, ok := a.inUnit(r.unit(c))
		if !ok {
			return
		}
		v := r.valueOf(c)
		agree := Compare(printed, a.halfIn(r.unit(c)), v, r.values.Half(c)) != identity.Fail
		if want == nil || agree {
			want, at = &v, c
		}
		if agree {
			break
		}
	}
	if want == nil {
		return
	}
	printed, _ := a.inUnit(r.unit(at))
	c := Claim{
		ID: "narrative.equals_table", Page: a.page, Statement: a.statement, Cells: []identity.Cell{at},
		Actual: decimalOf(printed), Expected: decimalOf(*want), Printed: a.value.String(), Wanted: money2(*want),
		Result:  Compare(printed, a.halfIn(r.unit(at)), *want, r.values.Half(at)),
		Message: "the text prints " + a.value.String() + " " + a.unit + ", the table " + money2(*want),
	}
	r.claim(s, c)
}

// halves claims that 基本支出 and 项目支出 add up to the outlays of which a sentence says they are all.
func (r *reader) halves(s *sentence) {
	for i := 0; i+2 < len(s.amounts); i++ {
		total, basic, project := &s.amounts[i], &s.amounts[i+1], &s.amounts[i+2]
		if total.total || !isSpent.MatchString(total.label) || basic.label != "基本支出" && basic.label != "其中:基本支出" || project.label != "项目支出" {
			continue
		}
		if i+3 < len(s.amounts) || !strings.HasSuffix(strings.TrimRight(s.f, "。;"), project.unit) {
			continue // there are more parts
		}
		r.sum(s, total, []*amount{basic, project})
	}
}

// half reads the classes listed under a heading that gives all of 基本支出 or of 项目支出, and claims that each is what
// 支出决算表, or that of 一般公共预算, prints for the class.
func (r *reader) half(s *sentence) {
	if m := halfHeading.FindStringSubmatch(s.f); m != nil && len(s.amounts) == 1 {
		r.halfOf = ""
		column := map[string]string{"基本": "basic", "项目": "project"}[m[1]]
		for _, t := range []model.Type{model.Expenditure, model.GeneralBudgetExpenditure} {
			c, ok := r.index.Find(cell(t, "total", column))
			if !ok {
				continue
			}
			if printed, ok := s.amounts[0].inUnit(r.unit(c)); ok && Compare(printed, s.amounts[0].halfIn(r.unit(c)), r.valueOf(c), r.values.Half(c)) != identity.Fail {
				r.halfOf = column
			}
		}
		return
	}
	if r.halfOf == "" || len(s.amounts) == 0 {
		return
	}
	m := classOfHalf.FindStringSubmatch(s.amounts[0].label)
	if m == nil {
		return
	}
	var places []accounts.Cell
	for _, t := range []model.Type{model.Expenditure, model.GeneralBudgetExpenditure} {
		if key := r.classKey(t, m[1]); key != "" {
			places = append(places, cell(t, key, r.halfOf))
		}
	}
	r.equalsAny(s, &s.amounts[0], places...)
}
