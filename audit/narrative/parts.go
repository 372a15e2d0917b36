package narrative

import (
	"regexp"
	"strings"

	"github.com/juesuan/juesuan/identity"
	"github.com/shopspring/decimal"
)

var (
	procured   = regexp.MustCompile(`(?:货物|工程|服务)(?:采购)?(?:支出|金额)?(?:为)?$`)
	itemLabel  = regexp.MustCompile(`^(?:其中:?)?[^,;:。]{2,40}\(项\)$`)
	itemsAfter = regexp.MustCompile(`^(?:占[\d.]+%,)?其中`)
)

// parts claims that the parts a sentence lists add up to its total: the columns of income and outlays, the classes,
// 人员经费 and 公用经费, the kinds of procurement; and the items of a class where they are listed behind it.
func (r *reader) parts(s *sentence) {
	total := -1
	for i := range s.amounts {
		if s.amounts[i].total {
			total = i
			break
		}
	}
	if total >= 0 {
		if parts := r.partsAfter(s, total); len(parts) > 1 {
			r.sum(s, &s.amounts[total], parts)
		}
	}
	for i := range s.amounts {
		if parts := itemsOf(s, i); len(parts) > 1 {
			r.sum(s, &s.amounts[i], parts)
		}
	}
}

// partsAfter are the amounts that the sentence, or the one after it, lists as parts of a total.
func (r *reader) partsAfter(s *sentence, total int) []*amount {
	var parts []*amount
	take := func(s *sentence, from int) {
		for i := from; i < len(s.amounts); i++ {
			if a := &s.amounts[i]; r.isPart(s, a) {
				parts = append(parts, a)
			}
		}
	}
	take(s, total+1)
	if next := r.after(s); len(parts) == 0 && next != nil && next.topic == s.topic && strings.HasPrefix(next.f, "其中") {
		for i := range next.amounts {
			r.bind(next, i)
		}
		take(next, 0)
	}
	return parts
}

func (r *reader) after(s *sentence) *sentence {
	if s.index+1 < len(r.sentences) {
		return &r.sentences[s.index+1]
	}
	return nil
}

// isPart holds for an amount of the first level under the total of its topic.
func (r *reader) isPart(s *sentence, a *amount) bool {
	switch s.topic {
	case income, expenditure, basic:
		return a.bound && !a.total && !subject.MatchString(a.label)
	case general:
		return classLabel.MatchString(a.label)
	case procurement:
		return procured.MatchString(a.label) && !strings.Contains(a.label, "授予")
	}
	return false
}

// itemsOf are the items listed behind a class: …（类）支出67.02万元，占1.71%，其中A（项）52.56万元、B（项）10.26万元；
func itemsOf(s *sentence, class int) []*amount {
	if !classLabel.MatchString(s.amounts[class].label) || class+1 >= len(s.amounts) {
		return nil
	}
	gap := strings.TrimPrefix(s.f[s.amounts[class].to:s.amounts[class+1].from], ",")
	if !itemsAfter.MatchString(gap) {
		return nil
	}
	var parts []*amount
	for i := class + 1; i < len(s.amounts) && itemLabel.MatchString(s.amounts[i].label); i++ {
		if i > class+1 && strings.Contains(s.f[s.amounts[i-1].to:s.amounts[i].from], ";") {
			break
		}
		parts = append(parts, &s.amounts[i])
	}
	return parts
}

func (r *reader) sum(s *sentence, total *amount, parts []*amount) {
	sum, half := decimal.Zero, total.half()
	c := Claim{ID: "narrative.parts_sum", Page: total.page, Statement: total.statement, Result: identity.Pass}
	if total.bound {
		c.Cells = append(c.Cells, total.cell)
	}
	for _, p := range parts {
		if p.unit != total.unit {
			return
		}
		sum, half = sum.Add(p.value.Decimal), half.Add(p.half())
	}
	if off := total.value.Sub(sum).Abs(); !off.IsZero() {
		if c.Result = identity.Rounding; off.GreaterThan(half) {
			c.Result = identity.Fail
		}
	}
	c.Actual, c.Expected = decimalOf(total.value.Decimal), decimalOf(sum)
	c.Printed, c.Wanted = total.value.String(), money2(sum)
	c.Message = "the text prints " + c.Printed + " " + total.unit + " and lists parts that add to " + c.Wanted
	r.claim(s, c)
}

// budgeted is a class or item with its budget and its accounts.
type budgeted struct {
	sentence      *sentence
	budget, final *amount
}

// list gathers the budgets of classes and items after the sentence that gives their total.
func (r *reader) list(s *sentence) {
	if s.topic != general {
		r.closeList()
		return
	}
	for i := 1; i < len(s.amounts); i++ {
		budget, final := &s.amounts[i-1], &s.amounts[i]
		if !isBudget.MatchString(budget.label) || !isFinal.MatchString(final.label) || budget.unit != final.unit {
			continue
		}
		b := budgeted{s, budget, final}
		if strings.Contains(s.f, "财政拨款支出年初预算") {
			r.closeList()
			r.whole = &b
		} else if r.whole != nil {
			r.listed = append(r.listed, b)
		}
		return
	}
}

// closeList claims that the budgets listed add up to the total budget, where the accounts listed do.
func (r *reader) closeList() {
	whole, listed := r.whole, r.listed
	r.whole, r.listed = nil, nil
	if whole == nil || len(listed) < 2 {
		return
	}
	final, half := decimal.Zero, whole.final.half()
	parts := make([]*amount, len(listed))
	for i, b := range listed {
		final, half = final.Add(b.final.value.Decimal), half.Add(b.final.half())
		parts[i] = b.budget
	}
	if whole.final.value.Sub(final).Abs().GreaterThan(half) {
		return
	}
	r.sum(whole.sentence, whole.budget, parts)
}
