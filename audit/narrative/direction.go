package narrative

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/juesuan/juesuan/identity"
	"github.com/juesuan/juesuan/model"
	"github.com/shopspring/decimal"
)

var (
	// toBudget compares the accounts with their budget in words: 决算数大于预算数, 决算数与年初预算持平.
	toBudget = regexp.MustCompile(`决算(?:数)?(大于|高于|多于|超过|小于|低于|少于|等于|与)(?:年初|全年|调整)?预算(?:数)?(?:基本)?(持平|相等|一致|相同)?`)
	// toYear compares with a year that the sentence names, by a rate: 比2025年预算执行数增加17.62%.
	toYear = regexp.MustCompile(`比(20\d\d)年(?:度)?[^,;:。\d]{0,16}?(增加|增长|上升|提高|减少|下降|降低)(?:了)?([\d.]+)%`)
	// ofKind is what a comparison is with: 比2025年预算, 与2025年决算.
	ofKind = regexp.MustCompile(`[比与较](20\d\d)年(?:度)?(?:部门|单位|当年)?(预算|决算)(?:数)?(?:相比)?,?(?:基本)?(?:增|减|上升|下降|持平|降低|提高)`)
)

// GrowthOfYear is the claim about a rate between two amounts that a sentence gives. Which of the three is wrong it can't tell.
const GrowthOfYear = "narrative.growth_of_year"

// directions claims that words of comparison go with the sentence's own figures.
func (r *reader) directions(s *sentence) {
	if len(s.amounts) == 0 {
		return
	}
	r.ownYear(s)
	if strings.Contains(s.f, "决算") && strings.Contains(s.f, "预算") {
		for _, m := range toBudget.FindAllStringSubmatchIndex(s.f, -1) {
			r.toBudget(s, m)
		}
	}
	if strings.Contains(s.f, "%") {
		for _, m := range toYear.FindAllStringSubmatchIndex(s.f, -1) {
			r.toYear(s, m)
		}
	}
}

// ownYear claims that a year's budget is not compared with the budget of the same year, nor its accounts with themselves.
func (r *reader) ownYear(s *sentence) {
	id := r.identity
	if id.FiscalYear == nil || id.Stage == nil {
		return
	}
	own := map[model.Stage]string{model.StageBudget: "预算", model.StageFinalAccounts: "决算"}[*id.Stage]
	for _, m := range ofKind.FindAllStringSubmatch(s.f, -1) {
		if year, err := strconv.Atoi(m[1]); err != nil || year != *id.FiscalYear || m[2] != own {
			continue
		}
		r.claim(s, Claim{
			ID: "narrative.comparison_year", Statement: s.first, Printed: m[1], Wanted: strconv.Itoa(*id.FiscalYear - 1), Result: identity.Fail,
			Message: "the text compares the " + m[1] + own + " with that of the same year",
		})
		return
	}
}

// toBudget claims that accounts are more than, less than or as much as their budget, as the words say. m are the places of
// the match.
func (r *reader) toBudget(s *sentence, m []int) {
	word := s.f[m[2]:m[3]]
	if word == "与" {
		if m[4] < 0 {
			return
		}
		word = "等于"
	}
	budget, final := s.budgetAndFinal(m[0])
	if budget == nil {
		return
	}
	c := Claim{
		ID: "narrative.direction", Page: final.page, Statement: final.statement, Printed: s.f[m[0]:m[1]],
		Wanted: final.value.String() + "/" + budget.value.String(), Result: identity.Pass,
	}
	apart := Compare(final.value.Decimal, final.half(), budget.value.Decimal, budget.half()) == identity.Fail
	more := final.value.GreaterThan(budget.value.Decimal)
	says := map[string]int{"大于": 1, "高于": 1, "多于": 1, "超过": 1, "小于": -1, "低于": -1, "少于": -1}[word]
	if apart && (says == 0 || (says > 0) != more) {
		c.Result = identity.Fail
		c.Message = "the text says " + c.Printed + ", but prints " + final.value.String() + " for the accounts and " + budget.value.String() + " for the budget"
	}
	r.claim(s, c)
}

// budgetAndFinal are the last budget and the accounts behind it before a place of the sentence, where no other budget or
// stop stands between: nil, nil otherwise.
func (s *sentence) budgetAndFinal(at int) (budget, final *amount) {
	for i := 1; i < len(s.amounts); i++ {
		b, f := &s.amounts[i-1], &s.amounts[i]
		if f.to <= at && isBudget.MatchString(b.label) && isFinal.MatchString(f.label) && b.unit == f.unit {
			budget, final = b, f
		}
	}
	if final == nil || strings.ContainsAny(s.f[final.to:at], ";。") {
		return nil, nil
	}
	for i := range s.amounts {
		if a := &s.amounts[i]; a.from > final.from && a.to <= at && (isBudget.MatchString(a.label) || isFinal.MatchString(a.label)) {
			return nil, nil
		}
	}
	return budget, final
}

// toYear claims that an amount is more or less than that of another year, which the sentence gives, by the printed rate. m
// are the places of the match.
func (r *reader) toYear(s *sentence, m []int) {
	year, word, p := s.f[m[2]:m[3]], s.f[m[4]:m[5]], newRate(s.f[m[6]:m[7]])
	now := s.before(m[0])
	var then *amount
	for i := range s.amounts {
		if a := &s.amounts[i]; a.to <= m[0] && a != now && strings.Contains(a.label, year+"年") {
			then = a
		}
	}
	if now == nil || then == nil || now.unit != then.unit || strings.Contains(now.label, year+"年") || strings.ContainsAny(s.f[now.to:m[0]], ";。") || isCompared.MatchString(now.label) {
		return
	}
	// What the other year's amount would be: the rate lies within half a step of its last decimal.
	of := func(rate decimal.Decimal) (decimal.Decimal, bool) {
		if word == "减少" || word == "下降" || word == "降低" {
			rate = rate.Neg()
		}
		part := hundred.Add(rate)
		if !part.IsPositive() {
			return decimal.Zero, false
		}
		return now.value.Mul(hundred).DivRound(part, 6), true
	}
	half := p.step.Div(decimal.New(2, 0))
	a, ok := of(p.value.Sub(half))
	b, fine := of(p.value.Add(half))
	want, _ := of(p.value)
	if !ok || !fine {
		return
	}
	slack := now.half().Add(then.half())
	low, high := decimal.Min(a, b).Sub(slack), decimal.Max(a, b).Add(slack)
	places := max(0, -then.value.Exponent())
	c := Claim{
		ID: GrowthOfYear, Page: then.page, Statement: then.statement, Actual: decimalOf(then.value.Decimal), Expected: decimalOf(want.Round(places)),
		Printed: then.value.String(), Wanted: want.StringFixed(places), Result: identity.Pass,
	}
	switch {
	case then.value.LessThan(low) || then.value.GreaterThan(high):
		c.Result = identity.Fail
		c.Message = "the text prints " + c.Printed + " for " + year + " and " + now.value.String() + " now, " + word + p.text + "%; that would be of " + c.Wanted
	case !then.value.Equal(want.Round(places)):
		c.Result = identity.Rounding
	}
	r.claim(s, c)
}
