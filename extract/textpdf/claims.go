package textpdf

import "unicode/utf8"

// claim is what a font says that one of its codes is.
type claim struct {
	code  code
	cid   int // of a simple font, the code
	char  rune
	width float64 // em
}

// glyphShapes is the embedded program, as far as the claims are held against it.
type glyphShapes interface {
	// glyph of a CID or a simple font's code, -1 when not known.
	glyph(cid int) int
	shape(glyph int) (shape, bool)
	// glyphOf is the glyph of a character by the program's own Unicode cmap, 0 when there is none; ok is false when
	// the program has no such cmap.
	glyphOf(char rune) (glyph int, ok bool)
	// contours are those of a glyph, nil when they are not known.
	contours(glyph int) [][]contourPoint
	// unicodes are all characters of each glyph by that cmap.
	unicodes() map[int][]rune
}

func (c code) compare(d code) int {
	switch a, b := c.sortKey(), d.sortKey(); {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// each calls do with every code of a ToUnicode CMap that stands for one character, up to a limit. A code that the CMap
// has twice comes twice.
func (m *cmap) each(do func(c code, char rune)) {
	if m == nil {
		return
	}
	const most = 1 << 16
	left := most
	for c, text := range m.texts {
		if r, size := utf8.DecodeRuneInString(text); size > 0 && size == len(text) {
			do(c, r)
			left--
		}
	}
	for i := range m.ranges {
		r := &m.ranges[i]
		for at := 0; at <= int(r.hi-r.lo) && left > 0; at++ {
			char := rune(0)
			switch {
			case r.each == nil && len(r.first) == 1:
				char = r.first[0] + rune(at)
			case at < len(r.each):
				if c, size := utf8.DecodeRuneInString(r.each[at]); size == len(r.each[at]) {
					char = c
				}
			}
			if char > 0 && char != utf8.RuneError {
				do(code{r.lo + uint32(at), r.bytes}, char)
				left--
			}
		}
	}
}

// distrust looks for lies in a composite font. Only ToUnicode lies: the other ways to a Unicode are the font's own.
func (c *compositeFont) distrust(ft *font) {
	if c.toUnicode == nil {
		return
	}
	claims := make([]claim, 0, len(c.toUnicode.texts)+len(c.toUnicode.ranges))
	c.toUnicode.each(func(k code, char rune) {
		cid, known := c.encoding.cid(k.value, int(k.bytes))
		if !known {
			return
		}
		claims = append(claims, claim{code: k, cid: cid, char: char, width: c.widthOf(cid)})
	})
	var program glyphShapes
	if c.program != nil {
		program = c.program
	}
	if ft.lie = lie(claims, program); ft.lie == "" && c.collection == "" {
		ft.lie = twins(claims, program)
	}
}

// claims are what a simple font says of its codes, by whatever way.
func (s *simpleGlyphs) claims() []claim {
	claims := make([]claim, 0, len(s.glyphs))
	for i := range s.glyphs {
		g := &s.glyphs[i]
		if r, size := utf8.DecodeRuneInString(g.text); size > 0 && size == len(g.text) && r != utf8.RuneError && g.width != 0 {
			claims = append(claims, claim{code: code{uint32(s.first + i), 1}, cid: s.first + i, char: r, width: g.width})
		}
	}
	return claims
}
