package textpdf

import (
	"math"
	"strings"

	"github.com/go-text/typesetting/font/cff"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// CFF glyphs are programs. Where it matters what they draw, and not only whether two are equal, go-text runs them; a
// program that it does not understand draws nothing that is known.

// cffContours are the contours of a glyph, curves as polygons; ok is false when they are not known.
func (e *embedded) cffContours(glyph int) (out [][]contourPoint, ok bool) {
	e.load()
	if !e.parsedCFF {
		e.parsedCFF = true
		e.drawable, _ = cff.Parse(e.cffTable())
	}
	if e.drawable == nil || glyph < 0 || glyph >= len(e.drawable.Charstrings) {
		return nil, false
	}
	segments, _, err := e.drawable.LoadGlyph(tables.GlyphID(glyph))
	if err != nil {
		return nil, false
	}
	return segmentsToContours(segments), true
}

// segmentsToContours also closes contours, which CFF leaves to whoever fills them.
func segmentsToContours(segments []opentype.Segment) (out [][]contourPoint) {
	var at opentype.SegmentPoint
	add := func(x, y float64) {
		last := len(out) - 1
		out[last] = append(out[last], contourPoint{x: int(math.Round(x)), y: int(math.Round(y)), onCurve: true})
	}
	for _, s := range segments {
		if s.Op == opentype.SegmentOpMoveTo || len(out) == 0 {
			out = append(out, nil)
		}
		a, b, c := s.Args[0], s.Args[1], s.Args[2]
		switch s.Op {
		case opentype.SegmentOpMoveTo, opentype.SegmentOpLineTo:
			add(float64(a.X), float64(a.Y))
			at = a
		case opentype.SegmentOpCubeTo:
			bend([4][2]float64{{float64(at.X), float64(at.Y)}, {float64(a.X), float64(a.Y)}, {float64(b.X), float64(b.Y)}, {float64(c.X), float64(c.Y)}}, add)
			at = c
		}
	}
	return out
}

// cffCodeGlyphs tells which glyph of a CFF program a code of a simple font selects.
type cffCodeGlyphs struct {
	differences    [256]string // names
	base           *encodingTable
	own            map[int]int // of the program, where the font names no base encoding; nil for the standard one
	byName, byText map[string]int
}

// newCFFCodeGlyphs reads it of the font's /Encoding and the program.
func newCFFCodeGlyphs(encoding *object, c *cffProgram) *cffCodeGlyphs {
	e := &cffCodeGlyphs{
		differences: differences(encoding.key("Differences")), base: encodingByName(baseEncodingName(encoding)),
		byName: map[string]int{}, byText: map[string]int{},
	}
	if e.base == nil {
		e.base, e.own = standardEncoding, c.codes
	}
	for glyph, name := range c.names {
		if _, known := e.byName[name]; !known {
			e.byName[name] = glyph
		}
		// A plain name comes before its variants: one before one.oldstyle.
		if text := glyphText(name); text != "" && (e.byText[text] == 0 || !strings.Contains(name, ".")) {
			e.byText[text] = glyph
		}
	}
	return e
}

// glyph of a code: by the name that /Differences gives it, else by the program's own encoding, else by the character
// that the base encoding has there. -1 when there is none.
func (e *cffCodeGlyphs) glyph(code int) int {
	if code < 0 || code >= len(e.differences) {
		return -1
	}
	var glyph int
	var ok bool
	switch name := e.differences[code]; {
	case name != "":
		glyph, ok = e.byName[name]
	case e.own != nil:
		glyph, ok = e.own[code]
	default:
		glyph, ok = e.byText[runeText(e.base[code])]
	}
	if !ok {
		return -1
	}
	return glyph
}
