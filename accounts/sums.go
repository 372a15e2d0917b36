package accounts

import (
	"slices"
	"strings"
	"sync"

	"github.com/juesuan/juesuan/text"
)

// Funds are those that the treasury grants money from, by the ids of their income lines and expenditure columns.
var Funds = []string{"general_budget", "government_fund", "state_capital"}

// IsUnknown reports whether a column stands for a head that no table has: other_1.
func IsUnknown(column string) bool { return strings.HasPrefix(column, "other_") }

// AddsUp reports whether the amounts of a column add up over the rows of the table. Rates, counts and unknown columns
// do not. Of the extra columns only those do that a sum along the row names: rows of last year may be gone.
func (t *Table) AddsUp(column string) bool {
	c := t.Column(column)
	switch {
	case c == nil:
		return !IsUnknown(column)
	case c.Unit != "" || c.Count:
		return false
	}
	return !c.Extra || slices.ContainsFunc(t.Sums, func(s Sum) bool {
		return s.Total == column || slices.Contains(s.Plus, column) || slices.Contains(s.Minus, column)
	})
}

// Takes reports whether the rows of a table may have a code, by the classification that it belongs to.
func (t *Table) Takes(code string) bool {
	switch {
	case code == "":
		return false
	case t.Shape == CodeList:
		return code[0] == '2'
	}
	return t.Shape != EconomicList || code[0] == '3' || code[0] == '5'
}

// balanceParts are rows under a balance that are a part of it, by kind of expenditure or by use. No sum adds them up.
var balanceParts = sync.OnceValue(func() *Index {
	return NewIndex(Names{
		"{基本|项目}支出结转[和结余|结余]", "经营结余", "{交|缴}纳[企业]所得税", "提取{职工福利基金|专用基金|专用结余}",
		"转入{事业基金|非财政拨款结余}", "其他",
	})
})

// BeginsPart reports whether a label begins with 其中: it names a part of the row above.
func BeginsPart(label string) bool { return strings.HasPrefix(label, "其中") }

// IsPart reports whether the label of a row of a summary table says that the row is a part of the one above: 其中：,
// no words at all, or a part of a balance.
func IsPart(label string) bool {
	f := WithoutNumber(text.Fold(label))
	if f == "" || BeginsPart(f) {
		return true
	}
	_, ok := balanceParts().Find(label)
	return ok
}

// withBudget sets beside each tie of final accounts that of a budget, whose column budget stands where accounts have
// final.
func withBudget(ties ...Tie) []Tie {
	var out []Tie
	for _, t := range ties {
		out = append(out, t)
		b := t
		b.Total = t.Total.ofBudget()
		b.Addends = make([]Cell, len(t.Addends))
		for i, a := range t.Addends {
			b.Addends[i] = a.ofBudget()
		}
		out = append(out, b)
	}
	return out
}

// ofYear makes ties of budgets that hold for the incomes of the year alone.
func ofYear(ties ...Tie) []Tie {
	for i := range ties {
		ties[i].OfYear = true
	}
	return ties
}

func (c Cell) ofBudget() Cell {
	if c.Column == "final" {
		c.Column = "budget"
	}
	return c
}

// ofFunds says that an amount is the sum of the funds' lines, where one is printed.
func ofFunds(id string, total Cell, lines string) Tie {
	t := Tie{ID: id, Total: total, Partly: true}
	for _, f := range Funds {
		t.Addends = append(t.Addends, cell(lines, "income:"+f, "final"))
	}
	return t
}

// codes ties a column of a table by function code to those of others, code by code. Without a column it ties each that
// they share.
func codes(id, column, total string, addends ...string) Tie {
	t := Tie{ID: id, Codes: true, Partly: true, Total: cell(total, "", column)}
	for _, a := range addends {
		t.Addends = append(t.Addends, cell(a, "", column))
	}
	return t
}
