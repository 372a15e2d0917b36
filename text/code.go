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

var (
	codeAlone  = regexp.MustCompile(`^` + bareCode + `$`)
	codeFirst  = regexp.MustCompile(`^[(\[](` + bareCode + `)[)\]]\s*(.+)$|^(` + bareCode + `)(?:\s*[-—–:：_、]\s*|\s+)?([^\d\s.,，％%].*)$`)
	codeLast   = regexp.MustCompile(`^(.*[^\d\s(\[])\s*(?:[(\[](` + bareCode + `)[)\]]|[-—–:：]\s*(` + bareCode + `)|\s(` + bareCode + `))$`)
	asDecimal  = regexp.MustCompile(`^(` + bareCode + `)\.0{1,4}$`)
	asGroups   = regexp.MustCompile(`^[235]\d?,\d{3}(?:,\d{3})?$|^[235]\d{2}$`)
	inParts    = regexp.MustCompile(`^([235]\d{2})[-.·/\s](\d{2})(?:[-.·/\s](\d{2}))?$`)
	scientific = regexp.MustCompile(`^([235])\.(\d+)[Ee]\+?0?([246])$`)
	yearAlone  = regexp.MustCompile(`^(?:年|月|日|元|万元|亿元|人|个|次|号|页|万|亿)`)
)

// ParseCode reads a code, alone or with its name: 2010301, 行政运行（2010301）, [201]一般公共服务支出. Codes that a
// spreadsheet took for numbers (2010301.00, 2,010,301) or that separators part (201.03.01) are mended; ok is false
// where digits were lost (2.01E+06).
func ParseCode(s string) (c Code, ok bool) {
	if !hasDigit(s) {
		return Code{}, false
	}
	t := strings.TrimPrefix(strings.TrimFunc(s, IsBlank), "'") // a spreadsheet's sign of text
	t, c.Mark = Marks(narrowBrackets(t))
	t = strings.Map(narrow, t)
	if codeAlone.MatchString(t) {
		c.Digits = t
		return c, true
	}
	if digits, ok := mendCode(t); ok {
		c.Digits, c.Spoiled = digits, true
		return c, true
	}
	return c.withName(t)
}

// narrowBrackets makes the kinds of square brackets one, before Marks takes their digits for a note.
func narrowBrackets(s string) string {
	return strings.NewReplacer("【", "[", "】", "]", "〔", "[", "〕", "]", "［", "[", "］", "]").Replace(s)
}

// mendCode gives the digits of a spoiled code.
func mendCode(t string) (digits string, ok bool) {
	if m := asDecimal.FindStringSubmatch(t); m != nil {
		return m[1], true
	}
	if m := inParts.FindStringSubmatch(t); m != nil {
		return m[1] + m[2] + m[3], m[2] != "00" && m[3] != "00"
	}
	if m := scientific.FindStringSubmatch(t); m != nil {
		digits = m[1] + m[2]
		return digits, len(m[2]) == int(m[3][0]-'0')
	}
	if asGroups.MatchString(t) {
		digits = strings.ReplaceAll(t, ",", "")
		return digits, codeAlone.MatchString(digits)
	}
	return "", false
}

// withName parts a code from the words beside it.
func (c Code) withName(t string) (Code, bool) {
	if m := codeFirst.FindStringSubmatch(t); m != nil {
		c.Digits, c.Name = m[1]+m[3], m[2]+m[4]
	} else if m := codeLast.FindStringSubmatch(t); m != nil {
		c.Digits, c.Name = m[2]+m[3]+m[4], m[1]
	} else {
		return Code{}, false
	}
	c.Name = strings.TrimFunc(c.Name, IsBlank)
	if !strings.ContainsFunc(c.Name, unicode.IsLetter) || yearAlone.MatchString(c.Name) && utf8.RuneCountInString(c.Name) <= 2 {
		return Code{}, false
	}
	return c, true
}
