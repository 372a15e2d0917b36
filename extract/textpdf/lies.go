package textpdf

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/juesuan/juesuan/extract/cmaps"
)

// Some files say of a glyph that it is another character than it is: tools that rewrote them damaged the ToUnicode of
// their fonts, so that 、 reads as 1 and the full-width ０ as ÿ. Nothing in the file says so. What tells is that the
// claims of such a font don't fit its glyphs: a "1" as wide as an ideograph or as low as a comma, a blank with ink, a
// ")" that fills the em box, an ideograph as narrow as a figure, or a cmap of the font's own that knows better.
//
// One such lie is enough to trust nothing that the font says, for the damage that made it may have hit any glyph. The
// signs are chosen so that no sound font of the documents at hand shows one.
//
// Claims are compared by the widths that the PDF itself gives, which costs next to nothing, and those of a font with
// figures with the font's own cmap where that is near the start. Where it has none the outlines of its figures are held
// against what figures look like, and two glyphs that are called one figure against each other; other outlines are read
// only when something looks odd. A lie among glyphs of one width that are no figures is not seen here.

// Advances and inks, in em, that tell a full-width glyph from a narrow one.
const (
	fullWidth   = 0.9  // an ideograph's advance is 1
	notFull     = 0.75 // the widest Latin letters but M, W and @ are narrower
	halfWidth   = 0.62 // no ideograph is narrower, save in condensed fonts, where they all are
	idealInk    = 0.78 // an ideograph's ink is 0.8 to 1 wide; no bracket, figure or small letter is
	leastFigure = 0.35 // the height of a figure's ink: 0.45 to 0.8
	widestDigit = 0.75 // of its ink
	deepest     = -0.3 // below the baseline, an old-style 9
	someInk     = 0.05 // of a blank that is none
	otherWidth  = 0.1  // between an advance and the width that the PDF gives
)

// lie finds a claim that can't be true, and says why; "" when there is none. The first by code is told.
func lie(claims []claim, program glyphShapes) string {
	odd, needShapes := oddClaims(claims)
	if program != nil && slices.ContainsFunc(claims, func(c claim) bool { return isDigit(c.char) }) {
		if why := againstCmap(claims, program); why != "" {
			return why
		}
		if !figuresInCmap(claims, program) {
			if why := figuresAgainstOutlines(claims, program); why != "" {
				return why
			}
		}
	}
	if !needShapes {
		return ""
	}
	slices.SortFunc(odd, func(a, b claim) int { return a.code.compare(b.code) })
	narrowDigits := map[rune]bool{}
	for _, c := range claims {
		if isDigit(c.char) && c.width <= notFull {
			narrowDigits[c.char] = true
		}
	}
	eastAsian := slices.ContainsFunc(claims, func(c claim) bool { return isIdeograph(c.char) })
	misfits, first := 0, ""
	for _, c := range odd {
		var s shape
		known := false
		if program != nil {
			s, known = program.shape(program.glyph(c.cid))
		}
		if known && !s.inked && c.char > ' ' {
			continue // a glyph that the file does not hold, or holds blank: it is not shown
		}
		why, sure := misfit(c, s, known, narrowDigits)
		if why == "" || !sure && !eastAsian { // an expanded Latin font
			continue
		}
		if first == "" || sure {
			first = why
		}
		if misfits++; sure || misfits > 1 {
			return first
		}
	}
	return ""
}

// twins finds two glyphs of different outlines that a font both calls the same figure; "" when there are none. It is for
// fonts that number their glyphs as they like: a collection has narrow and proportional figures, both by right.
func twins(claims []claim, program glyphShapes) string {
	if program == nil {
		return ""
	}
	var figures []claim
	for _, c := range claims {
		if c.char >= '0' && c.char <= '9' {
			figures = append(figures, c)
		}
	}
	slices.SortFunc(figures, func(a, b claim) int { return cmp.Or(cmp.Compare(a.char, b.char), a.code.compare(b.code)) })
	for i := 1; i < len(figures); i++ {
		one, other := figures[i-1], figures[i]
		if one.char != other.char || one.cid == other.cid {
			continue
		}
		a, known := program.shape(program.glyph(one.cid))
		b, knownToo := program.shape(program.glyph(other.cid))
		if known && knownToo && a.inked && b.inked && a.hash != b.hash {
			return fmt.Sprintf("two different glyphs are both called %q", one.char)
		}
	}
	return ""
}

// oddClaims are those that have to be held against outlines; false when there are none.
func oddClaims(claims []claim) (odd []claim, any bool) {
	const blankGlyphs = 2 // a space and a no-break space
	blanks, ideographs := 0, 0
	least, most := math.Inf(1), 0.0 // widths of the figures
	for _, c := range claims {
		switch {
		case c.char == ' ' || c.char == '\u00a0':
			blanks++
		case isIdeograph(c.char):
			if c.width >= fullWidth {
				ideographs++
			}
		case c.char >= '0' && c.char <= '9':
			least, most = min(least, c.width), max(most, c.width)
		}
	}
	const sameWidth = 0.02
	oddDigits := most-least > sameWidth || most >= fullWidth
	for _, c := range claims {
		switch {
		case c.char == ' ' || c.char == '\u00a0':
			if blanks > blankGlyphs {
				odd = append(odd, c)
			}
		case isIdeograph(c.char):
			if c.width > 0 && c.width <= halfWidth && ideographs > 0 {
				odd = append(odd, c)
			}
		case c.char >= '0' && c.char <= '9':
			if oddDigits {
				odd = append(odd, c)
			}
		case c.width >= fullWidth && isNarrow(c.char):
			odd = append(odd, c)
		}
	}
	return odd, len(odd) > 0
}

// misfit says why a glyph is not the character that the font claims; sure when no other sign is needed.
func misfit(c claim, s shape, known bool, narrowDigits map[rune]bool) (why string, sure bool) {
	width := c.width
	if known && s.knowsAdvance {
		width = s.advance
	}
	boxed := known && s.boxed
	switch {
	case c.char == ' ' || c.char == '\u00a0':
		if boxed && c.cid != 0 && s.inkWidth() > someInk && s.inkHeight() > someInk {
			return "a glyph that is printed is called a blank", true
		}
	case isIdeograph(c.char):
		if width <= halfWidth {
			return fmt.Sprintf("a glyph as narrow as a figure is called %q", c.char), true
		}
	case isDigit(c.char):
		if known && s.knowsAdvance && math.Abs(s.advance-c.width) > otherWidth {
			return fmt.Sprintf("a figure %q is not as wide as in the font's own table", c.char), true
		}
		if boxed && (s.inkHeight() < leastFigure || s.inkHeight() > 1 || s.inkWidth() > widestDigit || s.y0 < deepest) {
			return fmt.Sprintf("a glyph that has no figure's size is called %q", c.char), true
		}
		if !boxed && width >= fullWidth && narrowDigits[c.char] {
			return fmt.Sprintf("a full-width glyph and a narrow one are both called %q", c.char), true
		}
	case boxed && s.inkWidth() >= idealInk && s.inkHeight() > idealInk/2:
		return fmt.Sprintf("a glyph as wide as an ideograph is called %q", c.char), true
	case width >= fullWidth && (c.char >= 0x7f || isBrace(c.char)):
		return fmt.Sprintf("a full-width glyph is called %q", c.char), false
	}
	return "", false
}

// againstCmap compares the claims with the font's own cmap. A cmap that mostly agrees is the font's original one, and
// what contradicts it is a lie; one that mostly does not was made up to number the glyphs, or the claims are all wrong.
func againstCmap(claims []claim, program glyphShapes) string {
	agree, figures := 0, 0
	var differ, wrong []claim
	for _, c := range claims {
		glyph, ok := program.glyphOf(c.char)
		switch {
		case !ok:
			return ""
		case c.char <= ' ':
		case glyph != 0 && glyph == program.glyph(c.cid):
			agree++
		default:
			differ = append(differ, c)
		}
	}
	if len(differ) == 0 {
		return ""
	}
	own := program.unicodes()
	for _, c := range differ {
		chars := own[program.glyph(c.cid)]
		if len(chars) == 0 {
			continue
		}
		if slices.ContainsFunc(chars, func(r rune) bool { return alike(r, c.char) }) {
			agree++
			continue
		}
		wrong = append(wrong, c)
		if isDigit(c.char) || slices.ContainsFunc(chars, isDigit) {
			figures++
		}
	}
	const (
		fewest    = 5 // claims that agree, for the cmap to be believed
		mostWrong = 4 // times as many agree as not
		severe    = 3 // wrong claims that make a lie when none is about a figure
	)
	if agree < fewest || agree < mostWrong*len(wrong) || figures == 0 && len(wrong) < severe {
		return ""
	}
	slices.SortFunc(wrong, func(a, b claim) int { return a.code.compare(b.code) })
	return fmt.Sprintf("a glyph is called %q, in the font's own table %q", wrong[0].char, own[program.glyph(wrong[0].cid)][0])
}

// figuresInCmap reports whether the font's own cmap says of all figures what is claimed.
func figuresInCmap(claims []claim, program glyphShapes) bool {
	for _, c := range claims {
		if !isDigit(c.char) {
			continue
		}
		if glyph, _ := program.glyphOf(c.char); glyph == 0 || glyph != program.glyph(c.cid) {
			return false
		}
	}
	return true
}

// alike reports characters that a font may show by one glyph.
func alike(a, b rune) bool {
	return a == b || plain(a) == plain(b)
}

func plain(r rune) rune {
	if folded, ok := cmaps.FoldIdeograph(r); ok {
		return folded
	}
	switch s := norm.NFKC.String(string(r)); {
	case utf8.RuneCountInString(s) == 1:
		r, _ = utf8.DecodeRuneInString(s)
	}
	switch {
	case unicode.Is(unicode.Pd, r) || r == '\u2212' || r == '\u00ad':
		return '-'
	case unicode.Is(unicode.Pi, r), unicode.Is(unicode.Pf, r):
		return '"'
	case r == '・' || r == '•' || r == '∙' || r == '⋅':
		return '·'
	}
	return r
}

func isDigit(r rune) bool     { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }
func isIdeograph(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }
func isBrace(r rune) bool {
	return r == '{' || r == '|' || r == '}' || r == '~' || r == '\\' || r == '^'
}

// isNarrow tells characters that no font makes as wide as an em: ASCII but for its wide letters and the signs that
// expanded fonts make wide, and the Latin letters and control codes that no East Asian character set has.
func isNarrow(r rune) bool {
	switch {
	case r < ' ':
		return false
	case r < 0x7f:
		return !slices.Contains([]rune("MWmw@%&OQGDHNUKRAXVYw+=<>#_"), r)
	case r < 0xa0:
		return true
	case r >= 0xc0 && r < 0x180:
		return !slices.Contains([]rune("×÷ÆæŒœÐĦĲĿŁØÞŦŊŉđðħıĳĸŀłøßþŧŋàáèéêìíòóùúüāēěīńňōū"), r)
	}
	return false
}
