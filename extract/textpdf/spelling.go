package textpdf

import (
	"strings"
	"unicode/utf8"

	"github.com/juesuan/juesuan/extract/cmaps"
)

// Texts that are right but spelt oddly are put right here, once for each code of a font: Kangxi radicals and
// compatibility ideographs become the ideographs they look like (no figure is among them, so no diagnostic tells of
// it), and the codes of symbol fonts the tick or box that they draw.

// spelled is the text of a code as documents spell it. fontName is the font's, which decides what a private-use
// character of a symbol font means.
func spelled(text, fontName string) string {
	r, size := utf8.DecodeRuneInString(text)
	if size == len(text) {
		if r < 0x2e80 || r == utf8.RuneError { // nearly all that is no ideograph
			return text
		}
		if isPrivateRune(r) {
			if s, ok := cmaps.CheckMark(fontName, r); ok {
				return s
			}
			if s, ok := cmaps.CheckMark("", r); ok && !isSymbolFont(fontName) {
				return s
			}
			return text
		}
		if folded, ok := cmaps.FoldIdeograph(r); ok {
			return string(folded)
		}
		return text
	}
	return foldIdeographs(text)
}

func foldIdeographs(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x2e80 {
			r, _ = cmaps.FoldIdeograph(r)
		}
		return r
	}, text)
}

// symbolMark is what a code of a symbol font draws, where an encoding of letters would make a letter of it: þ is a
// ticked box in Wingdings. "" for other fonts, and for codes that mean nothing in a form.
func symbolMark(fontName string, code rune) string {
	if !isSymbolFont(fontName) {
		return ""
	}
	s, _ := cmaps.CheckMark(fontName, code)
	return s
}

// isDingbats tells the symbol fonts that have no letters at all; Symbol has Greek ones and figures.
func isDingbats(fontName string) bool {
	name := strings.ToLower(fontName)
	return strings.Contains(name, "wingdings") || strings.Contains(name, "webdings") || strings.Contains(name, "dingbats")
}

func isSymbolFont(fontName string) bool {
	return isDingbats(fontName) || strings.HasPrefix(fontName, "Symbol")
}

// isPrivate reports a text that is of private-use or control characters alone: it names a glyph, no character.
func isPrivate(text string) bool {
	for _, r := range text {
		if !isPrivateRune(r) && !(r < ' ' || r >= 0x7f && r < 0xa0) {
			return false
		}
	}
	return text != ""
}

func isPrivateRune(r rune) bool {
	return r >= 0xe000 && r <= 0xf8ff || r >= 0xf0000
}
