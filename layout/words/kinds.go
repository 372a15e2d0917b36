package words

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/juesuan/juesuan/text"
)

// IsWrappedNumber reports whether two lines are the parts of one number: 1,703. / 00, 3 / 3, 12,345,6 / 78.90.
// A number that already has its two decimals ends there; one of three or more has as many as fit, and goes on with digits.
func IsWrappedNumber(before, after string) bool {
	if !IsNumeric(before) || !IsNumeric(after) || strings.HasPrefix(after, "-") {
		return false
	}
	if strings.Count(before, ".")+strings.Count(after, ".") > 1 {
		return false
	}
	if i := strings.IndexByte(before, '.'); i >= 0 {
		decimals := len(before) - i - 1
		return decimals < 2 || decimals > 2 && decimals+len(after) <= maxDecimals && !strings.ContainsAny(after, ".,")
	}
	return true
}

// maxDecimals are the decimals of an amount at most: one of 万元 to a hundredth of a 分.
const maxDecimals = 6

// IsNumeric reports whether s is made of digits and their separators, with a digit or separator at least.
func IsNumeric(s string) bool {
	if s == "" {
		return false
	}
	for i, r := range s {
		switch {
		case r >= '0' && r <= '9', r >= '０' && r <= '９', r == ',', r == '.', r == '，', r == '．':
		case i == 0 && (r == '-' || r == '－'):
		default:
			return false
		}
	}
	return true
}

func IsBlank(s string) bool {
	for _, r := range s {
		if !unicode.IsSpace(r) && !isIgnorable(r) {
			return false
		}
	}
	return true
}

// isIgnorable are characters without a mark: zero-width blanks, joiners, soft hyphen, byte order mark, controls.
func isIgnorable(r rune) bool {
	return r == 0xAD || r >= 0x200B && r <= 0x200F || r == 0x2060 || r == 0xFEFF || unicode.IsControl(r)
}

// IsWide reports whether r is set on the full width of an em: a Chinese character or its punctuation.
func IsWide(r rune) bool {
	return r >= 0x2E80 && r <= 0x9FFF || r >= 0xF900 && r <= 0xFAFF || r >= 0xFE30 && r <= 0xFE4F ||
		r >= 0xFF00 && r <= 0xFFEF || r >= 0x20000 && r <= 0x3FFFF || strings.ContainsRune("“”‘’—…·、", r)
}

func IsChinese(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return IsWide(r)
}

// IsLatinBlank reports whether a gap between the two characters is the blank between words: one is a Latin letter, and
// none Chinese.
func IsLatinBlank(a, b string) bool {
	return (isLatin(a) || isLatin(b)) && !IsChinese(a) && !IsChinese(b)
}

func isLatin(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r < 0x2E80 && unicode.IsLetter(r)
}

var amount = regexp.MustCompile(`^[-－(（]?[0-9０-９,，]+[.．][0-9０-９]+[)）%％]?$`)

// IsAmount reports whether the text is a number with decimals.
func IsAmount(s string) bool { return amount.MatchString(s) }

// figure is a number, a share, an amount, a year, or the dash that stands for none.
var figure = regexp.MustCompile(`^[($€£¥￥+\-–—−<>≤≥~±\s]*(?:[0-9][0-9.,·\s]*|[—–-]+|[Nn]/?[Aa]|\*+)\s*(?:[%％)*†‡万元]|[(\[][a-z0-9]{1,2}[)\]]|\([0-9.,\s%±–-]*\))*$`)

// IsFigure reports whether the text is a number of any kind, or the dash that stands for none.
func IsFigure(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && !unicode.Is(unicode.Han, r) && figure.MatchString(s)
}

// HasChinese reports whether a Chinese character, or its punctuation, stands in s.
func HasChinese(s string) bool { return strings.ContainsFunc(s, IsWide) }

// IsTotal reports whether the text is the label of a total, 合计 or 总计: it is set over all the columns of labels.
func IsTotal(s string) bool {
	if !strings.HasSuffix(s, "计") {
		return false
	}
	s = text.Squash(s)
	return strings.HasSuffix(s, "合计") || strings.HasSuffix(s, "总计")
}
