package text

import (
	"strconv"
	"strings"
)

// maxDigits is the length from which digits are no amount: the national budget in 分 has 16.
const maxDigits = 20

// separator is the kind of what stands between two digits, the weaker kinds first: beside a comma a blank is nothing.
type separator uint8

const (
	noSeparator separator = iota
	hiddenSeparator
	blankSeparator
	thinSeparator
	groupSeparator
	oddPoint // a point by the shape of a font: · 。
	plainPoint
)

// groupSigns part the thousands. 、 is typed for a comma, ‚ is what fonts call it.
const groupSigns = ",‚、'’‘′"

// oddPoints print as a decimal point.
const oddPoints = "。·•‧∙⋅・･｡"

func isOddPoint(r rune) bool { return strings.ContainsRune(oddPoints, r) }

func separatorOf(r rune) (separator, bool) {
	switch {
	case r == '.':
		return plainPoint, true
	case strings.ContainsRune(groupSigns, r):
		return groupSeparator, true
	case isOddPoint(r):
		return oddPoint, true
	case isHidden(r):
		return hiddenSeparator, true
	case isThin(r):
		return thinSeparator, true
	case IsBlank(r):
		return blankSeparator, true
	}
	return noSeparator, false
}

// gap is what parts the digits before at from those behind.
type gap struct {
	kind  separator
	sign  rune
	at    int  // digits before it
	twice bool // two signs stand there: ",,"
}

// figure is the body of a number: digits, what parts them, and which gap is the point.
type figure struct {
	digits   string
	gaps     []gap
	pointGap int // the gap that is the point, -1 where there is none
	point    int // digits before the point
	doubt    string
}

// scanDigits parts a body into digits and gaps. It gives false for any other character.
func scanDigits(body string) (f figure, ok bool) {
	var digits strings.Builder
	for _, r := range body {
		if isDigit(r) {
			digits.WriteRune(r)
			continue
		}
		kind, ok := separatorOf(r)
		if !ok {
			return f, false
		}
		at := digits.Len()
		n := len(f.gaps)
		switch {
		case n == 0 || f.gaps[n-1].at != at:
			f.gaps = append(f.gaps, gap{kind: kind, sign: r, at: at})
		case kind >= groupSeparator && f.gaps[n-1].kind >= groupSeparator:
			f.gaps[n-1].twice = true
			f.gaps[n-1].kind = max(f.gaps[n-1].kind, kind)
		case kind > f.gaps[n-1].kind:
			f.gaps[n-1].kind, f.gaps[n-1].sign = kind, r
		}
	}
	f.digits = digits.String()
	return f, f.digits != "" && len(f.digits) <= maxDigits
}

// readDigits reads the body of a number.
func readDigits(body string, g Grammar) (figure, bool) {
	f, ok := scanDigits(body)
	if !ok {
		return f, false
	}
	f.pick(g)
	n := f.pointGap
	f.checkGroups(n, g)
	if f.doubt == "" && n >= 0 {
		switch {
		case f.point == len(f.digits):
			f.doubt = doubtNoDecimals
		case f.gaps[n].kind == hiddenSeparator && g.point == 0:
			f.doubt = doubtHidden
		case f.gaps[n].kind == blankSeparator || f.gaps[n].kind == thinSeparator:
			f.doubt = doubtBlankPoint
		}
	}
	if f.point > 1 && f.digits[0] == '0' {
		f.doubt = doubtZero
	}
	return f, true
}

// pick sets the point.
func (f *figure) pick(g Grammar) {
	f.pointGap, f.point = f.pointAmong(g), len(f.digits)
	if f.pointGap >= 0 {
		f.point = f.gaps[f.pointGap].at
	}
}

// pointAmong chooses the gap that is the decimal point, -1 for none: the last point, else the last sign that prints as
// one, else the sign that the column uses, else a character without width before two decimals.
func (f *figure) pointAmong(g Grammar) int {
	last := len(f.gaps) - 1
	for _, kind := range []separator{plainPoint, oddPoint} {
		for i := last; i >= 0; i-- {
			if f.gaps[i].kind == kind {
				return i
			}
		}
	}
	if last < 0 {
		return -1
	}
	end := f.gaps[last]
	switch decimals := len(f.digits) - end.at; {
	case end.at == 0 || decimals == 0:
		return -1
	case g.point != 0 && end.sign == g.point && decimals == usualDecimals,
		end.kind == hiddenSeparator && decimals == usualDecimals:
		return last
	}
	return -1
}

// usualDecimals is how many decimals accounts print.
const usualDecimals = 2

// checkGroups doubts a figure whose gaps other than its point are not those between groups of three, or what the
// column has in their place.
func (f *figure) checkGroups(point int, g Grammar) {
	size := g.groupSize()
	from, groups, sign := 0, 0, rune(0)
	wrapped := point >= 0 && len(f.digits)-f.point <= g.decimals
	for i, gap := range f.gaps {
		if wrapped && i > point && gap.kind == blankSeparator {
			continue
		}
		if i != point && (gap.kind == blankSeparator || gap.kind == hiddenSeparator) && gap.sign != g.group {
			if gap.at > 0 && gap.at < len(f.digits) {
				f.worsen(doubtBlank)
			}
			continue
		}
		digits := gap.at - from
		from = gap.at
		switch {
		case gap.twice, groups > 0 && digits != size:
			f.worsen(doubtGrouping)
		case i == point:
		case gap.kind >= oddPoint, point >= 0 && i > point, digits < 1 || digits > size, sign != 0 && sign != gap.sign:
			f.worsen(doubtGrouping)
		}
		if i != point {
			groups, sign = groups+1, gap.sign
		}
	}
	if groups == 0 || point >= 0 && (wrapped || point == len(f.gaps)-1) {
		return
	}
	if len(f.digits)-from != size || point < 0 && sign == '、' && groups == 1 { // 1、234 may be the first item of a list
		f.worsen(doubtGrouping)
	}
}

// worsen sets the doubt; a broken grouping outweighs a blank.
func (f *figure) worsen(doubt string) {
	if f.doubt != doubtGrouping {
		f.doubt = doubt
	}
}

// value writes the figure as a plain decimal.
func (f *figure) value(negative bool) string {
	var b strings.Builder
	b.Grow(len(f.digits) + 3)
	if negative {
		b.WriteByte('-')
	}
	whole := strings.TrimLeft(f.digits[:f.point], "0")
	if whole == "" {
		whole = "0"
	}
	b.WriteString(whole)
	if f.point < len(f.digits) {
		b.WriteByte('.')
		b.WriteString(f.digits[f.point:])
	}
	return b.String()
}

// isDate holds for 2021.12.31 and for years and months parted likewise.
func isDate(body string) bool {
	parts := strings.Split(body, ".")
	if len(parts) != 3 || len(parts[0]) != 4 || !strings.HasPrefix(parts[0], "20") && !strings.HasPrefix(parts[0], "19") {
		return false
	}
	month, err := strconv.Atoi(parts[1])
	day, err2 := strconv.Atoi(parts[2])
	return err == nil && err2 == nil && month >= 1 && month <= 12 && day >= 1 && day <= 31
}

// cutExponent parts a number in scientific notation.
func cutExponent(body string) (mantissa string, exponent int, ok bool) {
	i := strings.IndexAny(body, "Ee")
	mantissa, tail := body[:i], strings.TrimPrefix(body[i+1:], "+")
	if strings.HasPrefix(tail, "−") {
		tail = "-" + strings.TrimPrefix(tail, "−")
	}
	exponent, err := strconv.Atoi(tail)
	if err != nil || exponent > maxDigits || exponent < -maxDigits {
		return "", 0, false
	}
	return mantissa, exponent, true
}

// shift moves the point of a plain decimal to the right, or to the left where places are negative.
func shift(value string, places int) (string, bool) {
	sign := ""
	if strings.HasPrefix(value, "-") {
		sign, value = "-", value[1:]
	}
	whole, fraction, _ := strings.Cut(value, ".")
	for ; places > 0; places-- {
		if fraction == "" {
			fraction = "0"
		}
		whole, fraction = whole+fraction[:1], fraction[1:]
	}
	for ; places < 0; places++ {
		if whole == "" {
			whole = "0"
		}
		whole, fraction = whole[:len(whole)-1], whole[len(whole)-1:]+fraction
	}
	whole = strings.TrimLeft(whole, "0")
	if whole == "" {
		whole = "0"
	}
	if fraction != "" {
		fraction = "." + fraction
	}
	return sign + whole + fraction, len(whole) <= maxDigits && len(fraction) <= maxDigits
}
