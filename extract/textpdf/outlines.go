package textpdf

// Glyphs that a font does not name, or names in a way that is not believed, are told apart by their outlines, so that
// what draws the same glyph has one number wherever it stands in the file.

// outline identifies what a code draws: by the hash of the outline where equal hashes mean equal drawings in all fonts,
// else by the code in its font.
type outline struct {
	font *font
	code code
	hash uint64
}

// noShape is the number of glyphs that draw nothing.
const noShape = -1

// unsure reports whether a glyph's text is not known, or not to be believed. Symbol fonts draw no text.
func (ft *font) unsure(g *glyph) bool {
	if ft.simple != nil && g == &ft.simple.others {
		return false // it serves many codes
	}
	return ft.lie != "" || (g.text == unknown || isPrivate(g.text)) && !isSymbolFont(ft.info.Name)
}

// takeShape numbers what a code draws. A glyph that draws nothing is a blank, whatever it is called.
func (f *File) takeShape(ft *font, g *glyph, c code) {
	which := outline{font: ft, code: c}
	if program, glyph := ft.drawn(c); program != nil && glyph >= 0 {
		if s, ok := program.shape(glyph); ok && !s.inked {
			g.shape, g.text = noShape, " "
			return
		} else if ok && s.whole {
			which = outline{hash: s.hash}
		}
	}
	n, ok := f.outlines[which]
	if !ok {
		if f.outlines == nil {
			f.outlines = map[outline]int32{}
		}
		n = int32(len(f.outlines) + 1)
		f.outlines[which] = n
	}
	g.shape = n
}

// drawn is the embedded program of a font and the glyph in it that a code selects; nil when nothing is embedded.
func (ft *font) drawn(c code) (glyphShapes, int) {
	if ft.type0 == nil {
		if ft.outlines == nil {
			return nil, -1
		}
		return ft.outlines, ft.outlines.glyph(int(c.value))
	}
	program := ft.type0.program
	cid, known := ft.type0.encoding.cid(c.value, int(c.bytes))
	if program == nil || !known {
		return nil, -1
	}
	return program, program.glyph(cid)
}
