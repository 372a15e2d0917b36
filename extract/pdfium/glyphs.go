package pdfium

import (
	"math"
	"unicode/utf16"

	"github.com/juesuan/juesuan/extract/paths"
	"github.com/juesuan/juesuan/model"
)

// unknown stands for a character that can't be known.
const unknown = "\uFFFD"

// style is what the glyphs of one text object share.
type style struct {
	object    pointer     // FPDF_PAGEOBJECT
	right, up paths.Point // one em along the line of writing and upwards, in displayed space
	upright   bool        // text and page are
	font      int         // index into model.Page.Fonts
	luminance float64
	ink       model.Colour
	unseen    model.Unseen
	last      paths.Point // origin of its latest glyph in displayed space
	begun     bool        // last is set
}

// readText reads the page's glyphs. What PDFium adds itself, blanks between words and ends of lines, is left out.
func (r *pageReader) readText() {
	text := r.object("FPDFText_LoadPage", uint64(r.handle))
	if text == 0 {
		return
	}
	count := r.int("FPDFText_CountChars", uint64(text))
	if most := r.opt.MaxGlyphsPerPage; count > most {
		r.limit("more than %d glyphs", most)
		count = most
	}
	r.page.Glyphs = make([]model.Glyph, 0, max(count, 0))
	var s style
	for i := 0; i < count && r.err == nil; i++ {
		if r.int("FPDFText_IsGenerated", uint64(text), uint64(i)) == 1 {
			continue
		}
		first := i
		word := r.character(text, i)
		if u := rune(word.code); utf16.IsSurrogate(u) && i+1 < count {
			if pair := utf16.DecodeRune(u, rune(r.character(text, i+1).code)); pair != '\uFFFD' {
				word.text = string(pair)
				i++
			}
		}
		if o := r.object("FPDFText_GetTextObject", uint64(text), uint64(first)); o != s.object || o == 0 {
			s = r.style(text, first, o)
		}
		r.page.Glyphs = append(r.page.Glyphs, r.glyph(text, first, word, &s))
	}
	r.call("FPDFText_ClosePage", uint64(text))
	r.fonts.markVertical(r.page.Glyphs)
}

// character is a code of the text page and the text it stands for.
type character struct {
	code uint32
	text string
}

func (r *pageReader) character(text pointer, i int) character {
	code := uint32(r.call("FPDFText_GetUnicode", uint64(text), uint64(i)))
	c := character{code, string(rune(code))}
	switch {
	case code == 0, r.int("FPDFText_HasUnicodeMapError", uint64(text), uint64(i)) == 1:
		c.text = unknown
	case code < ' ' && r.int("FPDFText_IsHyphen", uint64(text), uint64(i)) == 1:
		c.text = "-" // PDFium gives a mark of its own for a hyphen at the end of a line
	}
	return c
}

// Text render modes (Tr) that only stroke, and those that paint nothing.
const (
	modeStroke         = 1
	modeFillStroke     = 2
	modeInvisible      = 3
	modeStrokeClip     = 5
	modeFillStrokeClip = 6
	modeClip           = 7
)

func (r *pageReader) style(text pointer, i int, object pointer) style {
	s := style{object: object}
	colour, mode, font := "FPDFText_GetFillColor", 0, pointer(0)
	if object != 0 {
		mode = r.int("FPDFTextObj_GetTextRenderMode", uint64(object))
		font = r.object("FPDFTextObj_GetFont", uint64(object))
	}
	s.font = r.fonts.index(r, font)
	if mode == modeStroke || mode == modeStrokeClip {
		colour = "FPDFText_GetStrokeColor"
	}
	luminance, ink, alpha := r.colour(colour, uint64(text), uint64(i))
	s.luminance, s.ink = luminance, ink
	if mode == modeFillStroke || mode == modeFillStrokeClip {
		if _, outline, _ := r.colour("FPDFText_GetStrokeColor", uint64(text), uint64(i)); outline != ink {
			s.ink = model.Colour{} // of two colours neither is the text's
		}
	}

	size := r.double("FPDFText_GetFontSize", uint64(text), uint64(i))
	m := paths.Identity
	if r.ok("FPDFText_GetMatrix", uint64(text), uint64(i), r.at(0)) {
		m = paths.MatrixOf(r.float(0), r.float(1), r.float(2), r.float(3), 0, 0)
	}
	s.upright = m.B == 0 && m.C == 0 && m.A != 0 && r.page.Rotation == 0
	m = m.Mul(r.toPage)
	s.right, s.up = m.Direct(size, 0), m.Direct(0, size)
	switch {
	case mode == modeInvisible, mode == modeClip, size == 0:
		s.unseen = model.Invisible
	case alpha == 0:
		s.unseen = model.Transparent
	}
	return s
}

// colour calls a function that tells a colour, and gives its luminance on white paper, the colour itself and its alpha.
func (r *pageReader) colour(function string, args ...uint64) (luminance float64, ink model.Colour, alpha float64) {
	if !r.ok(function, append(args, r.at(0), r.at(1), r.at(2), r.at(3))...) {
		return middling, ink, 1
	}
	ink = model.Colour{R: uint8(r.word(0)), G: uint8(r.word(1)), B: uint8(r.word(2)), Known: true}
	red, green, blue := float64(r.word(0)), float64(r.word(1)), float64(r.word(2))
	alpha = float64(r.word(3)) / 255
	luminance = (0.299*red + 0.587*green + 0.114*blue) / 255
	return 1 - alpha*(1-luminance), ink, alpha
}

// middling stands for a brightness that is not known (a pattern): neither paper nor print.
const middling = 0.5

// glyph places a character: its advance box in text space, turned as the page shows it.
func (r *pageReader) glyph(text pointer, i int, c character, s *style) model.Glyph {
	var origin paths.Point
	if r.ok("FPDFText_GetCharOrigin", uint64(text), uint64(i), r.at(0), r.at(2)) {
		origin = r.toPage.Apply(r.wide(0), r.wide(2))
	}
	if s.begun {
		r.fonts.follow(s.font, s.last, origin, s.right, s.up)
	}
	s.last, s.begun = origin, true

	g := model.Glyph{
		Text: c.text, Size: math.Hypot(s.up.X, s.up.Y), Angle: s.right.Angle(),
		Font: s.font, Luminance: s.luminance, Ink: s.ink, Unseen: s.unseen,
	}
	width := r.advance(text, i, c.code, s)
	ascent, descent := r.fonts.extent(s.font)
	corner := func(x, y float64) paths.Point { // in ems along the line of writing and upwards
		return paths.Point{X: origin.X + s.right.X*x + s.up.X*y, Y: origin.Y + s.right.Y*x + s.up.Y*y}
	}
	g.BBox = paths.Bounds(corner(0, descent), corner(width, descent), corner(width, ascent), corner(0, ascent))
	x, y := g.CenterX(), g.CenterY()
	if g.IsSeen() && !(x >= 0 && x <= r.page.Width && y >= 0 && y <= r.page.Height) {
		g.Unseen = model.OffPage
	}
	return g
}

// advance is the width of a character in ems. On upright pages PDFium tells that of the character code; elsewhere it is
// asked for that of the Unicode, which several codes may share.
func (r *pageReader) advance(text pointer, i int, code uint32, s *style) float64 {
	if s.upright && r.ok("FPDFText_GetLooseCharBox", uint64(text), uint64(i), r.at(0)) {
		if w := math.Abs((r.float(2) - r.float(0)) / s.right.X); w > 0 && w < widest {
			return w
		}
	}
	if w := r.fonts.width(r, s, code); w > 0 && w < widest {
		return w
	}
	return r.inkWidth(text, i, s.right)
}

// widest, in ems, is wider than any advance.
const widest = 50

// inkWidth is the extent of the glyph's ink along the line of writing, in ems: for a font that tells no widths.
func (r *pageReader) inkWidth(text pointer, i int, right paths.Point) float64 {
	if !r.ok("FPDFText_GetCharBox", uint64(text), uint64(i), r.at(0), r.at(2), r.at(4), r.at(6)) {
		return 0
	}
	b := paths.Bounds(r.toPage.Apply(r.wide(0), r.wide(4)), r.toPage.Apply(r.wide(2), r.wide(6)))
	em := math.Hypot(right.X, right.Y)
	if em == 0 {
		return 0
	}
	return (b.Width()*math.Abs(right.X) + b.Height()*math.Abs(right.Y)) / (em * em)
}
