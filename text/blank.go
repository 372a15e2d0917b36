package text

import (
	"strings"
	"unicode"
)

// softHyphen is a blank inside words, and a minus where a font names its minus so.
const softHyphen = '\u00ad'

// IsBlank holds for white space of any width and for characters without any width.
func IsBlank(r rune) bool {
	if r < 0x80 {
		return r == ' ' || r >= '\t' && r <= '\r'
	}
	return isHidden(r) || unicode.IsSpace(r)
}

// isHidden holds for characters that print nothing and take no room.
func isHidden(r rune) bool {
	return r == softHyphen || r >= '\u200b' && r <= '\u200f' || r == '\u2060' || r == '\ufeff'
}

// isThin holds for blanks that typesetters put between groups of digits, never between words.
func isThin(r rune) bool {
	return r >= '\u2006' && r <= '\u200a' || r == '\u202f' || r == '\u205f'
}

// Squash drops blanks and nothing else.
func Squash(s string) string {
	if strings.IndexFunc(s, IsBlank) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if IsBlank(r) {
			return -1
		}
		return r
	}, s)
}
