package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Join joins the printed lines of one cell: nothing between Chinese characters, nothing inside a number
// that wrapped, one blank between Latin words.
func Join(lines []string) string {
	if len(lines) == 1 {
		return lines[0]
	}
	var b strings.Builder
	for i, l := range lines {
		if i > 0 && blankBetween(lines[i-1], l) {
			b.WriteByte(' ')
		}
		b.WriteString(l)
	}
	return b.String()
}

func blankBetween(before, after string) bool {
	a, _ := utf8.DecodeLastRuneInString(before)
	b, _ := utf8.DecodeRuneInString(after)
	if IsWide(a) || IsWide(b) {
		return false
	}
	if IsWrappedNumber(before, after) {
		return false
	}
	return a != '-' || !unicode.IsLetter(b)
}
