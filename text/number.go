package text

import (
	"strings"
	"unicode/utf8"
)

// Kind tells what stands in a cell.
type Kind uint8

const (
	Blank  Kind = iota // nothing
	Dash               // a printed dash: no amount, and said so
	Figure             // a number
	Words              // anything else; also a figure that could not be read, as ####
)

// Number is the text of a cell, read as a number.
type Number struct {
	Kind       Kind
	Value      string // plain decimal with the printed decimals: -1234.50; empty unless Kind is Figure
	Percent    bool   // a percent sign is printed; Value is the number before it
	Unit       string // 元, 千元, 万元, 百万元 or 亿元 where the cell prints one
	Mark       string // note marks beside the figure: ①, *, [1]
	Folded     bool   // full-width forms were folded
	Scientific bool   // printed in scientific notation; Value writes it out
	Doubt      string // why the reading is uncertain; empty when it is sure
}

// Reasons to doubt a reading.
const (
	doubtBlank      = "a blank between two digits"
	doubtGrouping   = "broken digit grouping"
	doubtNoDecimals = "no digit after the decimal point"
	doubtZero       = "a leading zero"
	doubtHidden     = "a character without width, read as the decimal point"
	doubtBlankPoint = "a blank, read as the decimal point"
	doubtLeading    = "a point before the number, read as a minus"
	doubtTrailing   = "a dash after the number, read as a minus"
	doubtSigns      = "two signs"
	doubtScientific = "scientific notation"
)

// ParseNumber reads the text of a cell by the grammar of the package.
func ParseNumber(s string) Number { return Grammar{}.Parse(s) }

// Parse reads the text of a cell of the column.
func (g Grammar) Parse(s string) Number {
	if g == (Grammar{}) {
		if value, ok := plainValue(s); ok {
			return Number{Kind: Figure, Value: value}
		}
	}
	n := Number{Kind: Words}
	t := trim(s)
	switch {
	case t == "":
		n.Kind = Blank
		return n
	case isDashes(t):
		n.Kind, n.Folded = Dash, hasFullWidth(t)
		return n
	case !hasDigit(t):
		return n
	}
	if !isRounded(t) {
		t, n.Mark = cutMarks(t)
	}
	if strings.Count(n.Mark, "#") > 1 { // ##: the cell is too narrow for its figure
		return Number{Kind: Words}
	}
	n.Folded = hasFullWidth(t)
	if !n.read(cutLeaders(t), g) {
		return Number{Kind: Words}
	}
	return n
}

// plainValue reads at sight what most cells hold: digits in groups of three or without groups, at most one point
// inside, a hyphen in front at most.
func plainValue(s string) (value string, ok bool) {
	sign := 0
	if s != "" && s[0] == '-' {
		sign = 1
	}
	last, groups, point := sign, 0, false
	for i := sign; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			continue
		case c == ',' && !point && i > sign && (groups == 0 && i-last <= 3 || groups > 0 && i-last == 3):
			groups++
		case c == '.' && !point && i > sign && i < len(s)-1 && (groups == 0 || i-last == 3):
			point = true
		default:
			return "", false
		}
		last = i + 1
	}
	switch n := len(s) - sign; {
	case n == 0, n > maxDigits, n > 1 && s[sign] == '0' && s[sign+1] != '.', groups > 0 && !point && len(s)-last != 3:
		return "", false
	case groups == 0:
		return s, true
	}
	return strings.ReplaceAll(s, ",", ""), true
}

// hasFullWidth holds when a full-width form of an ASCII character is in s.
func hasFullWidth(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= '！' && r <= '～' || r == '￥' })
}

func hasDigit(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return isDigit(narrow(r)) })
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// withoutMarks is a figure without its note marks and leaders.
func withoutMarks(s string) string {
	s = trim(s)
	if !isRounded(s) {
		s, _ = cutMarks(s)
	}
	return cutLeaders(s)
}

// isRounded holds for one number in round brackets: an amount below zero, no note mark.
func isRounded(t string) bool {
	first, n := utf8.DecodeRuneInString(t)
	last, _ := utf8.DecodeLastRuneInString(t)
	return narrow(first) == '(' && narrow(last) == ')' && !strings.ContainsAny(t[n:], "(（")
}

// dashes are printed where there is no amount.
const dashes = "-—–−―─‐‑‒⁃ー－﹣/"

func isDashes(s string) bool {
	for _, r := range s {
		if !strings.ContainsRune(dashes, r) {
			return false
		}
	}
	return true
}

// units of money, the longer before those that end them.
var units = []string{"百万元", "千元", "万元", "亿元", "元"}

// read reads a figure without its marks.
func (n *Number) read(t string, g Grammar) bool {
	t = n.cutUnit(strings.Map(narrow, t))
	body, negative, doubt := unsigned(t)
	exponent, ok := 0, true
	if n.Scientific = strings.ContainsAny(body, "Ee"); n.Scientific {
		if body, exponent, ok = cutExponent(body); !ok {
			return false
		}
		doubt = doubtScientific
	}
	f, ok := readDigits(body, g)
	if !ok || isDate(body) {
		return false
	}
	n.Value = f.value(negative)
	if n.Scientific {
		if n.Value, ok = shift(n.Value, exponent); !ok {
			return false
		}
	}
	n.Kind, n.Doubt = Figure, f.doubt
	if doubt != "" {
		n.Doubt = doubt
	}
	return true
}

// narrow gives the half-width form of a character that numbers are written with. Forms that mark notes keep theirs.
func narrow(r rune) rune {
	switch {
	case r < 0x80:
		return r
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r >= 0x1d7ce && r <= 0x1d7ff: // digits of mathematical alphabets
		return (r-0x1d7ce)%10 + '0'
	}
	switch r {
	case '￥':
		return '¥'
	case '﹙':
		return '('
	case '﹚':
		return ')'
	case '﹪':
		return '%'
	case '﹐':
		return ','
	case '﹒', '․':
		return '.'
	case '﹢':
		return '+'
	}
	return r
}

// cutLeaders takes the dots off that lead from a label to its figure.
func cutLeaders(t string) string {
	rest := strings.TrimLeft(t, "….·．")
	if dots := t[:len(t)-len(rest)]; strings.Contains(dots, "…") || utf8.RuneCountInString(dots) >= leaders {
		return rest
	}
	return t
}

// leaders is how many dots are no decimal point.
const leaders = 3

// cutUnit takes a percent sign or a unit off the end.
func (n *Number) cutUnit(t string) string {
	for _, u := range units {
		for _, printed := range []string{u, "(" + u + ")"} {
			if rest, found := strings.CutSuffix(t, printed); found {
				n.Unit = u
				return trim(rest)
			}
		}
	}
	if rest, found := strings.CutSuffix(t, "%"); found {
		n.Percent = true
		return trim(rest)
	}
	if inner, found := cutBrackets(t); found && strings.HasSuffix(inner, "%") {
		n.Percent = true
		return "(" + strings.TrimSuffix(inner, "%") + ")"
	}
	return t
}

// trim takes blanks off both ends, but for a soft hyphen in front: it may be the minus.
func trim(s string) string {
	s = strings.TrimRightFunc(s, IsBlank)
	return strings.TrimLeftFunc(s, func(r rune) bool { return IsBlank(r) && r != softHyphen })
}

func cutBrackets(t string) (inner string, found bool) {
	if strings.HasPrefix(t, "(") && strings.HasSuffix(t, ")") && len(t) > 2 {
		return trim(t[1 : len(t)-1]), true
	}
	return t, false
}

// minusSigns stand before a number. 一 and ー are the dash as keyboards and OCR give it; △ and ▲ are the accountant's.
const minusSigns = "-−‐‑‒–—―─⁃˗⁻₋﹣ー一△▲▽▼负\u00ad"

// trailingMinus are the signs that some ledgers print behind a number; dashes as wide may be a filler.
const trailingMinus, trailingDash = "-−‐‑‒–⁃⁻﹣", "—―─ー"

// unsigned takes the sign, the brackets of a negative number and the currency sign off.
func unsigned(t string) (body string, negative bool, doubt string) {
	t, negative = cutBrackets(t)
	t = strings.TrimLeft(t, "¥")
	switch r, n := utf8.DecodeRuneInString(t); {
	case strings.ContainsRune(minusSigns, r):
		if negative {
			doubt = doubtSigns
		}
		body = strings.TrimLeft(strings.TrimLeftFunc(t[n:], IsBlank), "¥")
		if r == '一' && (body == "" || !isDigit(rune(body[0]))) { // 一、 numbers a label
			return t, true, doubt
		}
		return body, true, doubt
	case r == '+':
		return strings.TrimLeft(trim(t[n:]), "¥"), negative, doubt
	case isOddPoint(r) && strings.Contains(t[n:], "."):
		return t[n:], !negative, doubtLeading
	}
	if negative {
		return t, true, ""
	}
	switch r, n := utf8.DecodeLastRuneInString(t); {
	case strings.ContainsRune(trailingMinus, r):
		return trim(t[:len(t)-n]), true, ""
	case strings.ContainsRune(trailingDash, r):
		return trim(t[:len(t)-n]), true, doubtTrailing
	}
	return t, false, ""
}
