package narrative

import (
	"github.com/juesuan/juesuan/identity"
	"github.com/shopspring/decimal"
)

// A printed figure stands for an interval: 71.31 for all that rounds to it, from 71.305 to 71.315.

// Half is half a step of the last decimal that a figure is printed with.
func Half(printed decimal.Decimal) decimal.Decimal {
	return decimal.New(5, min(printed.Exponent(), 0)-1)
}

// Compare says whether two printed figures, each off by less than its half step, can be of one amount.
func Compare(a, halfA, b, halfB decimal.Decimal) identity.Result {
	switch off := a.Sub(b).Abs(); {
	case off.IsZero():
		return identity.Pass
	case off.LessThan(halfA.Add(halfB)):
		return identity.Rounding
	}
	return identity.Fail
}

// half is that of an amount of a sentence, in its unit. Amounts in 元 are exact.
func (m *money) half() decimal.Decimal {
	if m.unit == "元" {
		return decimal.Zero
	}
	return Half(m.value.Decimal)
}

// halfIn is the same in the unit of a table, where inUnit has found that there is one.
func (m *money) halfIn(unit *string) decimal.Decimal {
	if unit == nil || *unit == m.unit {
		return m.half()
	}
	return m.half().Shift(zeros[m.unit] - zeros[*unit])
}
