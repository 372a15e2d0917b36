package normalize

import (
	"github.com/juesuan/juesuan/model"
)

// Decimals are evidence: accounts print two of them in every amount of a table in 万元. Where the print of a whole
// table or of one amount breaks that, a mark was read as a digit, or a point was not read; no sum tells, for a third
// decimal is within what rounding explains, and figures a hundred times too large add up as well.

// amountsThatAgree is how many amounts make a rule of a column or table: three that are alike by chance are rare.
const amountsThatAgree = 3

// markedDecimals are the two decimals of accounts and a note mark that was read as a third.
const markedDecimals = usualDecimals + 1

// usualDecimals is how many decimals accounts print.
const usualDecimals = 2

// doubtDecimals doubts an amount of three decimals where all others of its column have two, and all amounts of a table
// without any point where other tables of the document print theirs.
func doubtDecimals(res *model.Result, built []canonicalTable) {
	printed := false // a table prints its decimals
	for n := range res.Tables {
		count, whole := countWhole(&res.Tables[n])
		printed = printed || count >= amountsThatAgree && whole == 0
	}
	for n := range res.Tables {
		t := &res.Tables[n]
		for _, c := range t.Columns {
			if key := oddDecimals(t, c.ID); key != "" {
				built[n].doubt(t, key, c.ID, "three decimals where the others of its column have two")
			}
		}
		count, whole := countWhole(t)
		if printed && count >= amountsThatAgree && whole == count && (t.Unit == nil || *t.Unit != "元") {
			for r := range t.Rows {
				for _, c := range t.Columns {
					built[n].doubt(t, t.Rows[r].Key, c.ID, "no amount of the table has decimals, and those of other tables have")
				}
			}
		}
	}
}

// countWhole counts the amounts of a table that are not zero, and those of them without decimals.
func countWhole(t *model.Table) (count, whole int) {
	for r := range t.Rows {
		for _, v := range t.Rows[r].Values {
			if v.Amount != nil && !v.Amount.IsZero() {
				count++
				if v.Amount.Exponent() >= 0 {
					whole++
				}
			}
		}
	}
	return count, whole
}

// oddDecimals is the key of the one amount of a column that has three decimals where all others have two.
func oddDecimals(t *model.Table, column string) string {
	odd, usual := "", 0
	for r := range t.Rows {
		v, ok := t.Rows[r].Values[column]
		if !ok || v.Amount == nil {
			continue
		}
		switch -v.Amount.Exponent() {
		case usualDecimals:
			usual++
		case markedDecimals:
			if odd != "" {
				return ""
			}
			odd = t.Rows[r].Key
		default:
			return ""
		}
	}
	if usual < amountsThatAgree {
		return ""
	}
	return odd
}

// doubt makes an amount doubtful and says why.
func (b *canonicalTable) doubt(t *model.Table, key, column, why string) {
	row := rowOf(t, key)
	v, ok := row.Values[column]
	if !ok || v.Amount == nil || v.Amount.IsZero() || v.State == model.Doubtful {
		return
	}
	v.State = model.Doubtful
	row.Values[column] = v
	b.warn("doubtful_amount", v.Page, "row %s, column %s: %q: %s", key, column, v.Text, why)
}
