package identity

import (
	"strings"
	"unicode"
)

// foldLabel gives the form in which labels are compared: blanks dropped, full-width ASCII made half-width, the
// leading number of a line (一、 or （一）) taken off.
func foldLabel(s string) string { return withoutNumber(Fold(s)) }

// Fold drops blanks and makes full-width ASCII half-width: （境） is (境).
func Fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u00ad':
			return -1
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r == '﹙' || r == '〔':
			return '('
		case r == '﹚' || r == '〕':
			return ')'
		}
		return r
	}, s)
}

const numerals = "一二三四五六七八九十"

// withoutNumber takes a leading 一、 二十一. or (一) off a folded label.
func withoutNumber(s string) string {
	rest := strings.TrimPrefix(s, "(")
	bare := strings.TrimLeft(rest, numerals)
	if bare == rest {
		bare = strings.TrimLeft(rest, "0123456789")
	}
	if bare == rest {
		return s
	}
	for _, end := range []string{"、", ".", ",", "．", ")"} {
		if cut, ok := strings.CutPrefix(bare, end); ok {
			return cut
		}
	}
	return s
}
