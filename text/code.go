package text

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Code is a classification code: 2xx by function, 3xx and 5xx by economic class, of 3, 5 or 7 digits.
type Code struct {
	Digits  string
	Name    string // words printed with it
	Mark    string // note marks printed with it
	Spoiled bool   // a spreadsheet or separators spoiled it, and it was mended
}

// bareCode is a code alone.
const bareCode = `[235]\d{2}(?:\d{2}){0,2}`

// The forms of a code, half-width.
var (
	codeAlone  = regexp.MustCompile(`^` + bareCode + `$`)
	codeFirst  = regexp.MustCompile(`^(?:[(\[](` + bareCode + `)[)\]]\s*|(` + bareCode + `)(?:\s*[-—–:_、]\s*|\s+)?)([^\d\s.,%].*)$`)
	codeLast   = regexp.MustCompile(`^(.*[^\d\s(\[])\s*(?:[(\[](` + bareCode + `)[)\]]|[-—–:]\s*(` + bareCode + `)|\s(` + bareCode + `))$`)
	asDecimal  = regexp.MustCompile(`^(` + bareCode + `)\.0{1,4}$`)
	asGroups   = regexp.MustCompile(`^[235]\d?,\d{3}(?:,\d{3})?$`)
	inParts    = regexp.MustCompile(`^([235]\d{2})[-.·/\s](\d{2})(?:[-.·/\s](\d{2}))?$`)
	asPower    = regexp.MustCompile(`^([235])\.(\d+)[Ee]\+?0?([246])$`)
	countAfter = regexp.MustCompile(`^(?:年|月|日|元|万元?|亿元?|人|个|次|号|页)$`)
)

// ParseCode reads a code, alone or with its name: 2010301, 行政运行（2010301）, [201]一般公共服务支出. Codes that a
// spreadsheet took for numbers (2010301.00, 2,010,301) or that separators part (201.03.01) are mended; ok is false
// where digits were lost (2.01E+06).
func ParseCode(s string) (c Code, ok bool) {
	if !hasDigit(s) {
		return Code{}, false
	}
	printed, mark := Marks(strings.TrimPrefix(strings.TrimFunc(s, IsBlank), "'")) // ' is a spreadsheet's sign of text
	c.Mark = mark
	t := strings.Map(narrowBracket, strings.Map(narrow, printed))
	if codeAlone.MatchString(t) {
		c.Digits = t
		return c, true
	}
	if digits, ok := mendCode(t); ok {
		c.Digits, c.Spoiled = digits, true
		return c, true
	}
	return c.withName(t, printed)
}

func narrowBracket(r rune) rune {
	switch r {
	case '【', '〔':
		return '['
	case '】', '〕':
		return ']'
	}
	return r
}

// mendCode gives the digits of a spoiled code.
func mendCode(t string) (digits string, ok bool) {
	if m := asDecimal.FindStringSubmatch(t); m != nil {
		return m[1], true
	}
	if m := inParts.FindStringSubmatch(t); m != nil {
		return m[1] + m[2] + m[3], m[2] != "00" && m[3] != "00"
	}
	if m := asPower.FindStringSubmatch(t); m != nil {
		return m[1] + m[2], len(m[2]) == int(m[3][0]-'0')
	}
	if asGroups.MatchString(t) {
		digits = strings.ReplaceAll(t, ",", "")
		return digits, codeAlone.MatchString(digits)
	}
	return "", false
}

// withName parts a code from the words beside it. t is the half-width form of what is printed, character by character.
func (c Code) withName(t, printed string) (Code, bool) {
	code, name := 0, 0 // groups of the match, from which their places follow
	m := codeFirst.FindStringSubmatchIndex(t)
	if m != nil {
		code, name = group(m, 1, 2), 3
	} else if m = codeLast.FindStringSubmatchIndex(t); m != nil {
		code, name = group(m, 2, 3, 4), 1
	} else {
		return Code{}, false
	}
	c.Digits = t[m[2*code]:m[2*code+1]]
	from := utf8.RuneCountInString(t[:m[2*name]])
	to := from + utf8.RuneCountInString(t[m[2*name]:m[2*name+1]])
	c.Name = strings.TrimFunc(string([]rune(printed)[from:to]), IsBlank)
	if !strings.ContainsFunc(c.Name, unicode.IsLetter) || countAfter.MatchString(c.Name) {
		return Code{}, false
	}
	return c, true
}

// group is the first of the groups that took part in a match.
func group(m []int, of ...int) int {
	for _, g := range of {
		if m[2*g] >= 0 {
			return g
		}
	}
	return 0
}
