package normalize

import (
	"strings"

	"github.com/juesuan/juesuan/model"
	"golang.org/x/text/unicode/norm"
)

// amountKind is what an amount cell holds.
type amountKind uint8

const (
	blankAmount amountKind = iota // nothing
	dashAmount                    // a printed dash: no amount, and said so
	number
	notAmount // text that is no amount
)

// reading is an amount cell read.
type reading struct {
	kind   amountKind
	amount model.Decimal
	folded bool   // full-width forms were folded
	doubt  string // why the reading is uncertain; empty when it is sure
}

// maxDigits is the length from which digits are no amount: the national budget in 分 has 16.
const maxDigits = 20

// parseAmount reads the text of an amount cell. The grammar:
//
//	amount = [sign] ["¥"] digits ["." digits]  |  "(" digits ["." digits] ")"
//	digits = 1–3 digits and groups of three after "," or "'"  |  digits without groups
//
// Full-width forms count as their half-width ones. A number that breaks the grammar by its grouping, its decimals
// or a blank between two digits is read as if that were not there, and carries a doubt.
func parseAmount(text string) reading {
	t := strings.TrimFunc(text, isBlank)
	if t == "" {
		return reading{kind: blankAmount}
	}
	var out reading
	if !norm.NFKC.IsNormalString(t) {
		out.folded = hasFullWidth(t)
		t = strings.TrimFunc(norm.NFKC.String(t), isBlank)
	}
	if strings.Trim(t, "-—–−―─ー－﹣/") == "" {
		out.kind = dashAmount
		return out
	}
	body, negative := unsigned(t)
	digits, point, doubt, ok := readDigits(body)
	if !ok {
		return reading{kind: notAmount}
	}
	s := digits
	if point < len(digits) {
		s = digits[:point] + "." + digits[point:]
	}
	if point == 0 {
		s = "0" + s
	}
	if negative {
		s = "-" + s
	}
	d, err := model.NewDecimal(s)
	if err != nil {
		return reading{kind: notAmount}
	}
	out.kind, out.amount, out.doubt = number, d, doubt
	return out
}

// hasFullWidth holds when a full-width form of an ASCII character is in s.
func hasFullWidth(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= '！' && r <= '～' || r == '￥' })
}

// unsigned takes the sign, brackets of a negative amount and the currency sign off.
func unsigned(t string) (body string, negative bool) {
	if strings.HasPrefix(t, "(") && strings.HasSuffix(t, ")") {
		t, negative = strings.TrimFunc(t[1:len(t)-1], isBlank), true
	}
	t = strings.TrimLeft(t, "¥")
	for _, minus := range []string{"-", "−", "–", "—"} {
		if rest, found := strings.CutPrefix(t, minus); found && !negative {
			return strings.TrimLeft(strings.TrimLeftFunc(rest, isBlank), "¥"), true
		}
	}
	return strings.TrimPrefix(t, "+"), negative
}

// readDigits gives the digits of t without separators, and how many stand before the decimal point.
func readDigits(t string) (digits string, point int, doubt string, ok bool) {
	var b strings.Builder
	lastPoint := strings.LastIndexByte(t, '.')
	group, groups := 0, 0 // digits since the last separator; separators seen
	point = -1
	blank := false
	for i, r := range t {
		switch {
		case r >= '0' && r <= '9':
			if blank && group > 0 {
				doubt = "a blank between two digits"
			}
			b.WriteRune(r)
			group++
			blank = false
		case r == ',' || r == '\'' || r == '’' || r == '‘':
			if point >= 0 || groups == 0 && (group == 0 || group > 3) || groups > 0 && group != 3 {
				doubt = "broken digit grouping"
			}
			group, groups, blank = 0, groups+1, false
		case r == '.':
			if i != lastPoint || groups > 0 && group != 3 {
				doubt = "broken digit grouping"
			}
			if i == lastPoint {
				point = b.Len()
			} else {
				groups++
			}
			group, blank = 0, false
		case isBlank(r):
			blank = true
		default:
			return "", 0, "", false
		}
	}
	digits = b.String()
	switch {
	case digits == "" || len(digits) > maxDigits:
		return "", 0, "", false
	case point < 0:
		point = len(digits)
		if groups > 0 && group != 3 {
			doubt = "broken digit grouping"
		}
	case point == len(digits):
		doubt = "no digit after the decimal point"
	}
	if point > 1 && digits[0] == '0' {
		doubt = "a leading zero"
	}
	return digits, point, doubt, true
}
