package narrative

import (
	"regexp"
	"strings"

	"github.com/juesuan/juesuan/identity"
	"github.com/juesuan/juesuan/model"
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
func moneyIn(text string) []money {
	var out []money
	if !strings.Contains(text, "元") {
		return nil
	}
	for _, m := range moneyForm.FindAllStringSubmatchIndex(text, -1) {
		digits := identity.Fold(grouping.Replace(text[m[2]:m[3]]))
		value, err := model.NewDecimal(strings.TrimSuffix(digits, "."))
		if err != nil || len(digits) > 18 {
			continue
		}
		out = append(out, money{m[0], m[1], value, text[m[4]:m[5]]})
	}
	return out
}

// fold gives the form in which sentences are compared: half width, without blanks and quotes.
func fold(text string) string { return quotes.Replace(identity.Fold(text)) }

var quotes = strings.NewReplacer("“", "", "”", "", "\"", "", "「", "", "」", "", "．", ".", "'", "")

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
