package narrative

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
	"github.com/shopspring/decimal"
)

// money is an amount printed in a sentence.
type money struct {
	from, to int // bytes of the text it was read in
	value    model.Decimal
	unit     string
}

var moneyForm = regexp.MustCompile(`([\d０-９][\d０-９,，.．]*)(亿元|万元|元)`)

// grouping drops what parts the thousands.
var grouping = strings.NewReplacer("．", ".", ",", "", "，", "")

// moneyIn reads the amounts of a text without blanks.
func moneyIn(s string) []money {
	var out []money
	if !strings.Contains(s, "元") {
		return nil
	}
	for _, m := range moneyForm.FindAllStringSubmatchIndex(s, -1) {
		digits := text.Fold(grouping.Replace(s[m[2]:m[3]]))
		value, err := model.NewDecimal(strings.TrimSuffix(digits, "."))
		if err != nil || len(digits) > 18 {
			continue
		}
		out = append(out, money{m[0], m[1], value, s[m[4]:m[5]]})
	}
	return out
}

// fold gives the form in which sentences are compared. Marks such as ① are dropped, for they fold to digits.
func fold(s string) string {
	return text.Fold(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.No, r) {
			return -1
		}
		return r
	}, s))
}

// number reads a number of a folded text; zero where it is none.
func number(s string) decimal.Decimal {
	d, err := decimal.NewFromString(strings.ReplaceAll(s, ",", ""))
	if err != nil {
		return decimal.Zero
	}
	return d
}

// inUnit writes an amount of a sentence in the unit of a table.
func (m *money) inUnit(unit *string) (decimal.Decimal, bool) {
	if unit == nil || *unit == m.unit {
		return m.value.Decimal, true
	}
	from, known := zeros[m.unit]
	to, knownToo := zeros[*unit]
	if !known || !knownToo {
		return decimal.Zero, false
	}
	return m.value.Shift(from - to), true
}

// zeros are the decimal places between 元 and a unit.
var zeros = map[string]int32{"元": 0, "千元": 3, "万元": 4, "百万元": 6, "亿元": 8}
