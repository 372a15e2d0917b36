package textpdf

import (
	"math"
	"slices"

	"github.com/ledongthuc/pdf"

	"github.com/juesuan/juesuan/model"
)

// loadType3 reads a font whose glyphs are content streams. They are not run: the font's box serves for all of them.
func (f *File) loadType3(dict *object) (*font, error) {
	ft := &font{info: model.Font{Name: fontName(dict), Subtype: "Type3", Embedded: true}, sizeFactor: 1}
	m := matrixOf(dict.key("FontMatrix"), matrix{A: 0.001, D: 0.001})
	ft.ascent, ft.descent = defaultAscent, defaultDescent
	widths := dict.key("Widths").numbers()
	unit := math.Hypot(m.C, m.D)
	if box, ok := rectangle(dict.key("FontBBox")); ok {
		// A matrix far from 1/1000 is a font in a unit of its own: its size is then that of its box, unless its unit
		// is the em, as cairo's is, which puts a single character into a font and its ink into the box.
		const usualLeast, usualMost = 0.2 / 1000, 5.0 / 1000
		top, bottom := box.Bottom*unit, box.Top*unit
		if m.D < 0 {
			top, bottom = -bottom, -top
		}
		if (unit < usualLeast || unit > usualMost) && !inEm(widths, math.Hypot(m.A, m.B)) {
			ft.sizeFactor = top - bottom
			ft.ascent, ft.descent = top, bottom
		} else if top > 0.4 && top-bottom > 0.5 && top-bottom < 2.5 {
			ft.ascent, ft.descent = min(top, 1.05), max(bottom, -0.4)
		}
	}

	unicode, err := f.toUnicode(dict)
	texts := f.simpleTexts(dict, null, "")
	if dict.key("Encoding").kind() != pdf.Dict {
		texts = [256]string{}
	}
	first := min(max(dict.key("FirstChar").int(), 0), 255)
	count := min(max(len(widths), dict.key("LastChar").int()-first+1), 256-first)
	ft.simple = &simpleGlyphs{first: first, glyphs: make([]glyph, count), others: glyph{text: unknown}}
	unit = math.Copysign(math.Hypot(m.A, m.B), m.A)
	for i := range ft.simple.glyphs {
		g, at := &ft.simple.glyphs[i], first+i
		own := unicode.text(uint32(at), 1)
		*g = glyph{text: simpleText(ft.info.Name, at, own, texts[at]), blank: at == ' '}
		if i < len(widths) {
			g.width = em(1000 * widths[i] * unit)
		}
	}
	ft.outlines = &drawnGlyphs{file: f, dict: dict, matrix: m}
	ft.lie = lie(ft.simple.claims(), ft.outlines)
	return ft, err
}

// inEm reports whether the widths of glyphs, times the unit they are given in, are those of characters in em.
func inEm(widths []float64, unit float64) bool {
	const narrowest, widest = 0.1, 2
	return len(widths) > 0 && slices.Max(widths)*unit > narrowest && slices.Max(widths)*unit < widest
}
