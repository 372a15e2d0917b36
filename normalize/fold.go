package normalize

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold gives the form in which printed labels are compared: full and half width, compatibility forms and kinds of
// quotes made one, blanks dropped. （境） and (境) are equal, and so are “三公” and 「三公」.
func fold(s string) string {
	if foldsToItself(s) {
		return s
	}
	if !norm.NFKC.IsNormalString(s) {
		s = norm.NFKC.String(s)
	}
	return strings.Map(func(r rune) rune {
		if isBlank(r) {
			return -1
		}
		switch r {
		case '“', '”', '"', '\'', '‘', '’', '「', '」', '『', '』', '〝', '〞', '《', '》', '＂':
			return -1
		case '﹙', '〔', '【', '[':
			return '('
		case '﹚', '〕', '】', ']':
			return ')'
		}
		return r
	}, s)
}

// foldsToItself holds at sight for figures, which most cells of a document hold.
func foldsToItself(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < '%' || c > '9' || c == '\'' {
			return false
		}
	}
	return true
}

// squash drops blanks and nothing else.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if isBlank(r) {
			return -1
		}
		return r
	}, s)
}

// isBlank holds for white space of any width and for characters without any width.
func isBlank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\u200c' || r == '\u200d' || r == '\ufeff' || r == '\u00ad'
}
