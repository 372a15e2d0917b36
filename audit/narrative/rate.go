package narrative

import (
	"regexp"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/identity"
	"github.com/juesuan/juesuan/model"
	"github.com/shopspring/decimal"
)

var (
	shareForm      = regexp.MustCompile(`占([^,;:。%\d]*)([\d.,]*\d)%`)
	growthForm     = regexp.MustCompile(`各?(增加|减少|下降|增长)(?:了)?([\d,.]*\d)(亿元|万元|元),(?:同比)?(增长|上升|增加|下降|降低|减少|增幅|降幅)(?:了|为|达|\((?:增长|增加|下降|减少)\))?([\d,.]*\d)%`)
	completionForm = regexp.MustCompile(`完成(?:当年|全年|年初|调整)?预算(?:数)?的([\d,.]*\d)%`)
	lessForm       = regexp.MustCompile(`比(?:年初)?预算(?:数)?(减少|增加)([\d,.]*\d)万元`)
	hundred        = decimal.New(100, 0)
	halfHundredth  = decimal.New(5, -3)
)

// shares claims that an amount is the printed share of another: of the total that the words name, else of the
// total of its sentence. Shares of one total that are all printed add to 100.
func (r *reader) shares(s *sentence) {
	var group []share
	if !strings.Contains(s.f, "%") {
		return
	}
	for _, m := range shareForm.FindAllStringSubmatchIndex(s.f, -1) {
		a := s.before(m[0])
		if a == nil || strings.ContainsAny(s.f[a.to:m[0]], ";。") {
			continue
		}
		words := s.f[m[2]:m[3]]
		base, named := r.baseOf(s, a, words)
		if base == nil || base.IsZero() {
			continue
		}
		p := newRate(s.f[m[4]:m[5]])
		r.rate(s, a, "narrative.share", "share of "+orTotal(words), p, a.value.Decimal, *base)
		if !named || words == "本年收入" || words == "本年支出" {
			group = append(group, share{a.value.Decimal, *base, p})
		}
	}
	r.addUp(s, group)
}

type share struct {
	amount, base decimal.Decimal
	rate         rate
}

// addUp claims that shares add to 100 where their amounts add up to the whole.
func (r *reader) addUp(s *sentence, group []share) {
	if len(group) < 2 {
		return
	}
	sum, shares, step := decimal.Zero, decimal.Zero, hundred
	for _, g := range group {
		if !g.base.Equal(group[0].base) {
			return
		}
		sum, shares = sum.Add(g.amount), shares.Add(g.rate.value)
		step = decimal.Min(step, g.rate.step)
	}
	half := halfHundredth.Mul(decimal.New(int64(len(group)+1), 0))
	if sum.Sub(group[0].base).Abs().GreaterThan(half) {
		return
	}
	result := identity.Pass
	if off := shares.Sub(hundred).Abs(); !off.IsZero() {
		if result = identity.Rounding; off.GreaterThan(step.Div(decimal.New(2, 0)).Mul(decimal.New(int64(len(group)+1), 0))) {
			result = identity.Fail
		}
	}
	r.claim(s, Claim{
		ID: "narrative.shares_sum", Statement: s.first, Actual: decimalOf(shares), Expected: decimalOf(hundred),
		Printed: shares.String() + "%", Wanted: "100.00%", Result: result,
		Message: "the shares of the sentence add to " + shares.String() + "%, though the amounts are all of the total",
	})
}

// baseOf is the total that a share is of. named is set when the words name it.
func (r *reader) baseOf(s *sentence, a *amount, words string) (base *decimal.Decimal, named bool) {
	of := func(p accounts.Cell) *decimal.Decimal {
		c, ok := r.index.Find(p)
		if !ok {
			return nil
		}
		d := r.valueOf(c)
		if unit := r.unit(c); unit != nil && *unit != a.unit {
			if d, ok = inOther(d, *unit, a.unit); !ok {
				return nil
			}
		}
		return &d
	}
	switch {
	case strings.HasPrefix(words, "本年收入"):
		return of(cell(model.Income, "total", "total")), true
	case strings.HasPrefix(words, "本年支出"):
		return of(cell(model.Expenditure, "total", "total")), true
	case strings.Contains(words, "一般公共预算") && strings.Contains(words, "项目支出"):
		return of(cell(model.GeneralBudgetExpenditure, "total", "project")), true
	case words != "" && words != "比" && words != "比重" && words != "的":
		return nil, true
	case s.topic == threePublic:
		return of(cell(model.ThreePublic, "total", "final.total")), false
	}
	for i := range s.amounts {
		if t := &s.amounts[i]; t.total && t != a && t.unit == a.unit {
			return &t.value.Decimal, false
		}
	}
	return nil, false
}

func inOther(d decimal.Decimal, from, to string) (decimal.Decimal, bool) {
	f, known := zeros[from]
	t, knownToo := zeros[to]
	return d.Shift(f - t), known && knownToo
}

func orTotal(words string) string {
	if words == "" {
		return "the total of the sentence"
	}
	return strings.TrimSuffix(words, "的")
}

// before is the last amount that ends before a place of the sentence.
func (s *sentence) before(at int) *amount {
	var last *amount
	for i := range s.amounts {
		if s.amounts[i].to <= at {
			last = &s.amounts[i]
		}
	}
	return last
}

// rate is a printed percentage.
type rate struct {
	value decimal.Decimal
	step  decimal.Decimal // of its last decimal
	text  string
}

func newRate(text string) rate {
	v := number(text)
	return rate{v, decimal.New(1, min(v.Exponent(), 0)), text}
}

// rate claims that part of base is p percent. Where the amounts were rounded the rate may be that of any amounts
// that round to them.
func (r *reader) rate(s *sentence, a *amount, id, what string, p rate, part, base decimal.Decimal) {
	places := -p.step.Exponent()
	exact := part.Mul(hundred).DivRound(base, 12)
	want := exact.Round(places)
	c := Claim{
		ID: id, Page: a.page, Statement: a.statement, Actual: decimalOf(p.value), Expected: decimalOf(want),
		Printed: p.text + "%", Wanted: want.StringFixed(places) + "%", Result: identity.Pass,
	}
	if a.bound {
		c.Cells = []identity.Cell{a.cell}
	}
	// More than the whole is never all of it, however it rounds.
	over := p.value.Equal(hundred) && part.GreaterThan(base) && base.IsPositive()
	switch {
	case want.Equal(p.value) && !over:
	case !over && s.withinRounding(p, part, base):
		c.Result = identity.Rounding
	default:
		shown := max(places, 2)
		c.Result, c.Expected, c.Wanted = identity.Fail, decimalOf(exact.Round(shown)), exact.StringFixed(shown)+"%"
		c.Message = "the text prints " + c.Printed + " as the " + what + "; " + money2(part) + " of " + money2(base) + " is " + exact.StringFixed(shown+1) + "%"
		if !over && exact.Truncate(places).Equal(p.value) {
			c.Message += " (cut off, not rounded)"
		}
	}
	r.claim(s, c)
}

// withinRounding holds when amounts that round to those printed give a rate that rounds to the one printed.
func (s *sentence) withinRounding(p rate, part, base decimal.Decimal) bool {
	halfPart, halfBase := Half(part), Half(base)
	for i := range s.amounts {
		if s.amounts[i].unit == "元" {
			halfPart, halfBase = decimal.Zero, decimal.Zero
		}
	}
	low, high := base.Sub(halfBase), base.Add(halfBase)
	if !low.IsPositive() {
		return false
	}
	least := part.Sub(halfPart).Mul(hundred).DivRound(high, 12)
	most := part.Add(halfPart).Mul(hundred).DivRound(low, 12)
	reach := p.step.Div(decimal.New(2, 0))
	return !p.value.Add(reach).LessThan(least) && !p.value.Sub(reach).GreaterThan(most)
}

// growth claims that an increase or decrease is the printed rate of the figure of the year before.
func (r *reader) growth(s *sentence) {
	if !strings.Contains(s.f, "%") {
		return
	}
	for _, m := range growthForm.FindAllStringSubmatchIndex(s.f, -1) {
		word, change := s.f[m[2]:m[3]], number(s.f[m[4]:m[5]])
		a := s.at(m[4])
		if a == nil {
			continue
		}
		p := newRate(s.f[m[10]:m[11]])
		var base *decimal.Decimal
		for _, total := range r.comparedWith(s, a, m[0]) {
			was := total.Add(change)
			if word == "增加" || word == "增长" {
				was = total.Sub(change)
			}
			if !was.IsPositive() {
				continue
			}
			fits := s.withinRounding(p, change, was)
			if base == nil || fits {
				base = &was
			}
			if fits {
				break
			}
		}
		if base != nil {
			r.rate(s, a, "narrative.growth", "growth", p, change, *base)
		}
	}
}

// at is the amount that begins at a place of the sentence.
func (s *sentence) at(from int) *amount {
	for i := range s.amounts {
		if s.amounts[i].from == from {
			return &s.amounts[i]
		}
	}
	return nil
}

// comparedWith are the figures of this year that a change can be of, the likeliest first: of 三公 the item named; else the
// amount before it in its own sentence, and the total that the topic printed last.
func (r *reader) comparedWith(s *sentence, a *amount, at int) []decimal.Decimal {
	if s.topic == threePublic {
		words := publicItem(strings.TrimSuffix(beforeComparison.ReplaceAllString(a.label, ""), "支出决算"))
		if words == "" {
			return nil
		}
		c, ok := r.index.Find(cell(model.ThreePublic, "total", "final."+words))
		if !ok || r.unit(c) != nil && *r.unit(c) != a.unit {
			return nil
		}
		return []decimal.Decimal{r.valueOf(c)}
	}
	var out []decimal.Decimal
	for k := len(s.amounts) - 1; k >= 0; k-- {
		t := &s.amounts[k]
		if t.to <= at && t.unit == a.unit && !isCompared.MatchString(t.label) && !strings.ContainsAny(s.f[t.to:at], ";。") {
			out = append(out, t.value.Decimal)
			break
		}
	}
	const reach = 3 // sentences: the total, the comparison, its parts
	for back := s.index; back >= 0 && back > s.index-reach && r.sentences[back].topic == s.topic; back-- {
		for k := len(r.sentences[back].amounts) - 1; k >= 0; k-- {
			t := &r.sentences[back].amounts[k]
			if t.total && t.unit == a.unit && (back < s.index || t.to <= at) {
				return append(out, t.value.Decimal)
			}
		}
	}
	return out
}

var beforeComparison = regexp.MustCompile(`(?:支出)?(?:决算)?(?:数)?(?:比20\d\d年度?|比上年|较上年)?各?(?:增加|减少|下降|增长)?(?:了)?$`)

// completion claims that accounts are the printed rate of their budget.
func (r *reader) completion(s *sentence) {
	if !strings.Contains(s.f, "完成") {
		return
	}
	for _, m := range completionForm.FindAllStringSubmatchIndex(s.f, -1) {
		a := s.before(m[0])
		if a == nil || strings.ContainsAny(s.f[a.to:m[0]], ";。") {
			continue
		}
		p := newRate(s.f[m[2]:m[3]])
		budget := r.budgetOf(s, a)
		switch {
		case budget == nil:
			r.lessThanBudget(s, a, m[1], p, nil)
		case budget.IsZero() && !a.value.IsZero():
			r.claim(s, Claim{
				ID: "narrative.completion", Page: a.page, Statement: a.statement, Actual: decimalOf(p.value),
				Printed: p.text + "%", Result: identity.Fail,
				Message: "the text prints " + p.text + "% of a budget of 0, which is no rate",
			})
		case budget.IsPositive():
			r.rate(s, a, "narrative.completion", "rate of completion", p, a.value.Decimal, *budget)
			if c := &r.out.Claims[len(r.out.Claims)-1]; c.Result == identity.Fail {
				c.Message += s.baseThatFits(a, p, *budget)
			}
			r.lessThanBudget(s, a, m[1], p, budget)
		}
	}
}

// baseThatFits names another budget of the sentence of which a rate is that, where one is: 完成年初预算的80% worked out from
// 全年预算. Empty where none is.
func (s *sentence) baseThatFits(a *amount, p rate, not decimal.Decimal) string {
	for i := range s.amounts {
		b := &s.amounts[i]
		if b == a || b.unit != a.unit || !b.value.IsPositive() || b.value.Equal(not) || !isAnyBudget.MatchString(b.label) {
			continue
		}
		if s.withinRounding(p, a.value.Decimal, b.value.Decimal) {
			return "; it is the rate of " + b.label + " " + b.value.String()
		}
	}
	return ""
}

// budgetOf is the budget that an amount completes: the amount before it where that is one, or its cell's own.
func (r *reader) budgetOf(s *sentence, a *amount) *decimal.Decimal {
	for i := 1; i < len(s.amounts); i++ {
		if &s.amounts[i] == a && isBudget.MatchString(s.amounts[i-1].label) && s.amounts[i-1].unit == a.unit {
			return &s.amounts[i-1].value.Decimal
		}
	}
	if item := a.public; item != "" && a.bound {
		c, ok := r.index.Find(cell(model.ThreePublic, "total", "budget."+item))
		if ok && r.unit(c) != nil && *r.unit(c) == a.unit {
			d := r.valueOf(c)
			return &d
		}
	}
	return nil
}

// lessThanBudget claims that the accounts are less or more than the budget by what the text says next.
func (r *reader) lessThanBudget(s *sentence, a *amount, from int, p rate, budget *decimal.Decimal) {
	m := lessForm.FindStringSubmatchIndex(s.f[from:])
	if m == nil || m[0] > len(",") || a.unit != "万元" {
		return
	}
	by := number(s.f[from+m[4] : from+m[5]])
	want := a.value.Add(by)
	if s.f[from+m[2]:from+m[3]] == "增加" {
		want = a.value.Sub(by)
	}
	switch {
	case budget == nil && want.IsPositive():
		r.rate(s, a, "narrative.completion", "rate of completion (by the difference that the text gives)", p, a.value.Decimal, want)
	case budget != nil:
		result := identity.Pass
		if off := want.Sub(*budget).Abs(); !off.IsZero() {
			if result = identity.Rounding; off.GreaterThan(halfHundredth.Mul(decimal.New(3, 0))) {
				result = identity.Fail
			}
		}
		r.claim(s, Claim{
			ID: "narrative.budget_difference", Page: a.page, Statement: a.statement,
			Actual: decimalOf(want), Expected: decimalOf(*budget), Printed: by.String(), Wanted: a.value.Sub(*budget).Abs().String(), Result: result,
			Message: "the text says that the accounts differ from the budget by " + by.String() + "; it is " + a.value.Sub(*budget).Abs().String(),
		})
	}
}
