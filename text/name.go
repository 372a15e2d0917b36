package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Name is the best reading of a printed name: blanks that only spread a word (合 计) or indent it dropped, those
// between Latin words kept, compatibility forms folded. spread tells that a blank inside the name was dropped.
func Name(s string) (name string, spread bool) {
	s = strings.TrimFunc(s, IsBlank)
	var b strings.Builder
	b.Grow(len(s))
	last := rune(0)
	gap := false
	for _, r := range s {
		if IsBlank(r) {
			gap = true
			continue
		}
		r = foldRune(r)
		if gap {
			if isLatin(last) && isLatin(r) {
				b.WriteByte(' ')
			} else {
				spread = true
			}
			gap = false
		}
		b.WriteRune(r)
		last = r
	}
	return b.String(), spread
}

// isLatin holds for characters that blanks part into words.
func isLatin(r rune) bool {
	return r < 0x2e80 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// foldRune folds one character drawn otherwise: compatibility ideographs, radicals used as characters, full-width
// letters and digits. Brackets and punctuation keep their width: they are the print.
func foldRune(r rune) rune {
	switch {
	case r >= '０' && r <= '９', r >= 'Ａ' && r <= 'Ｚ', r >= 'ａ' && r <= 'ｚ',
		r >= 0x2e80 && r <= 0x2fdf, r >= 0xf900 && r <= 0xfaff, r >= 0x2f800 && r <= 0x2fa1f:
		for _, f := range norm.NFKC.String(string(r)) {
			return f
		}
	}
	return r
}
