package audit

import (
	"cmp"
	"slices"
	"strings"

	"github.com/juesuan/juesuan/identity"
	"github.com/juesuan/juesuan/model"
	"github.com/shopspring/decimal"
)

// maxSuggestions bounds the list for one amount; a person does not weigh more.
const maxSuggestions = 5

// suggest gives doubtful amounts the readings that would let every sum hold that covers them, where one small
// misreading leads from such a reading to what stands there.
func (a *auditor) suggest() {
	for n := range a.amounts {
		m := &a.amounts[n]
		v, ok := a.printed(m)
		if !ok || v.Amount == nil || v.State != model.Doubtful {
			continue
		}
		v.Suggestions = a.suggestionsFor(n, v)
		a.tables[m.table].Rows[m.row].Values[m.cell.Column] = v
	}
}

// ranked is a suggestion and how unlikely its misreading is.
type ranked struct {
	model.Suggestion
	cost int
}

func (a *auditor) suggestionsFor(n int, v model.Amount) []model.Suggestion {
	var found []ranked
	m := &a.amounts[n]
	failing := a.failing(m)
	if len(failing) == 0 {
		return nil
	}
	if want, ok := a.required(m, failing[0]); ok {
		if cost, why := misreading(want.String(), v.Amount.String()); cost > 0 {
			found = append(found, ranked{model.Suggestion{Amount: want, Why: why}, cost})
		}
	}
	if s, ok := a.exchanged(n, v); ok {
		found = append(found, s)
	}
	slices.SortStableFunc(found, func(a, b ranked) int { return cmp.Compare(a.cost, b.cost) })
	var out []model.Suggestion
	for _, f := range found {
		if len(out) < maxSuggestions && !slices.ContainsFunc(out, func(s model.Suggestion) bool { return s.Amount.Equal(f.Amount.Decimal) }) {
			out = append(out, f.Suggestion)
		}
	}
	return out
}

func (a *auditor) failing(m *amount) []cover {
	var out []cover
	for _, by := range m.covers {
		if a.checks[by.check].Result == identity.Fail {
			out = append(out, by)
		}
	}
	return out
}

// required is the amount with which every sum that covers the cell holds exactly; ok is false when there is none.
func (a *auditor) required(m *amount, by cover) (want model.Decimal, ok bool) {
	change := -by.sign * a.checks[by.check].Difference()
	if !a.mends([]int{a.at[m.cell]}, []int64{change}) {
		return want, false
	}
	now, _ := a.printed(m)
	sum := now.Amount.Add(a.values.Decimal(change).Decimal)
	if places := -now.Amount.Exponent(); sum.Exponent() > -places { // as many decimals as were printed
		sum = sum.Sub(decimal.New(0, -places))
	}
	return model.Decimal{Decimal: sum}, true
}

// mends holds when all sums that cover the cells hold exactly once each is changed.
func (a *auditor) mends(cells []int, changes []int64) bool {
	rest := map[int]int64{}
	for k, n := range cells {
		for _, by := range a.amounts[n].covers {
			if _, ok := rest[by.check]; !ok {
				rest[by.check] = a.checks[by.check].Difference()
			}
			rest[by.check] += by.sign * changes[k]
		}
	}
	for _, r := range rest {
		if r != 0 {
			return false
		}
	}
	return len(rest) > 0
}

// exchanged looks whether the amount and that of the next row, or of the row before, stand in each other's place.
func (a *auditor) exchanged(n int, v model.Amount) (ranked, bool) {
	m := &a.amounts[n]
	rows := a.tables[m.table].Rows
	for _, r := range [2]int{m.row - 1, m.row + 1} {
		if r < 0 || r >= len(rows) {
			continue
		}
		other, ok := rows[r].Values[m.cell.Column]
		k, known := a.at[identity.Cell{Table: m.cell.Table, Key: rows[r].Key, Column: m.cell.Column}]
		if !ok || !known || other.Amount == nil || other.Amount.Equal(v.Amount.Decimal) {
			continue
		}
		difference := a.wholeDifference(k, n)
		if a.mends([]int{n, k}, []int64{difference, -difference}) {
			why := "exchanged with the row of " + rows[r].Key
			return ranked{model.Suggestion{Amount: *other.Amount, Why: why}, costShift}, true
		}
	}
	return ranked{}, false
}

// wholeDifference is amount k less amount n in the smallest unit.
func (a *auditor) wholeDifference(k, n int) int64 {
	return a.values.Whole(a.amounts[k].cell) - a.values.Whole(a.amounts[n].cell)
}

// Costs of a misreading: the lower, the more common.
const (
	costAlike  = 1 // digits of like shape
	costDigit  = 2 // any other digit
	costCount  = 3 // a digit dropped, doubled or two exchanged
	costPoint  = 4 // the decimal point
	costShift  = 5 // a row too high or too low
	noMistaken = 0
)

// alike are pairs of digits that recognition confuses most.
const alike = "35 53 38 83 58 85 08 80 06 60 68 86 17 71 56 65 89 98 49 94 27 72 41 14"

// misreading tells by which small misreading right became read; cost is 0 when by none.
func misreading(right, read string) (cost int, why string) {
	if strings.HasPrefix(right, "-") {
		return noMistaken, ""
	}
	r, w := digitsOf(right), digitsOf(read)
	switch {
	case right == read || r == "" || w == "":
		return noMistaken, ""
	case strings.Trim(r, "0") == strings.Trim(w, "0"):
		return costPoint, "the decimal point misplaced"
	case len(r) == len(w):
		return sameLength(r, w)
	case len(r) == len(w)+1 && oneMore(r, w):
		return costCount, "a digit dropped"
	case len(w) == len(r)+1 && oneMore(w, r):
		return costCount, "a digit doubled or added"
	}
	return noMistaken, ""
}

// digitsOf are the digits of an amount with two decimals at least.
func digitsOf(amount string) string {
	whole, fraction, _ := strings.Cut(amount, ".")
	for len(fraction) < 2 {
		fraction += "0"
	}
	return whole + fraction
}

func sameLength(r, w string) (cost int, why string) {
	var at []int
	for i := range len(r) {
		if r[i] != w[i] {
			at = append(at, i)
		}
	}
	switch {
	case len(at) == 1:
		digits := string(r[at[0]]) + " read as " + string(w[at[0]])
		if strings.Contains(alike, string([]byte{r[at[0]], w[at[0]]})) {
			return costAlike, digits
		}
		return costDigit, digits
	case len(at) == 2 && at[1] == at[0]+1 && r[at[0]] == w[at[1]] && r[at[1]] == w[at[0]]:
		return costCount, "two digits exchanged"
	}
	return noMistaken, ""
}

// oneMore holds when long is short with one digit more.
func oneMore(long, short string) bool {
	i := 0
	for i < len(short) && long[i] == short[i] {
		i++
	}
	return long[i+1:] == short[i:]
}
