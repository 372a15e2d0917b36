package pdfium

import (
	"math"
	"strings"

	"github.com/tetratelabs/wazero/api"

	"github.com/juesuan/juesuan/extract/paths"
	"github.com/juesuan/juesuan/model"
)

// fontTable numbers the fonts of a page and keeps what was asked of them.
type fontTable struct {
	indexes  map[pointer]int // by FPDF_FONT; 0 stands for a font that PDFium does not name
	handles  []pointer
	extents  []struct{ ascent, descent float64 } // in ems
	widths   map[fontCode]float64                // in ems
	vertical map[int]bool
}

type fontCode struct {
	font int
	code uint32
}

// index of a font in the page's Fonts.
func (t *fontTable) index(r *pageReader, font pointer) int {
	if i, ok := t.indexes[font]; ok {
		return i
	}
	if t.indexes == nil {
		t.indexes = map[pointer]int{}
		t.widths = map[fontCode]float64{}
		t.vertical = map[int]bool{}
	}
	i := len(t.handles)
	t.indexes[font] = i
	t.handles = append(t.handles, font)
	var info model.Font
	ascent, descent := 0.0, 0.0
	if font != 0 {
		info.Name = r.fontName(font)
		info.Embedded = r.int("FPDFFont_GetIsEmbedded", uint64(font)) == 1
		em := api.EncodeF32(1)
		if r.ok("FPDFFont_GetAscent", uint64(font), em, r.at(0)) {
			ascent = r.float(0)
		}
		if r.ok("FPDFFont_GetDescent", uint64(font), em, r.at(0)) {
			descent = r.float(0)
		}
	}
	ascent, descent = plausible(ascent, descent)
	t.extents = append(t.extents, struct{ ascent, descent float64 }{ascent, descent})
	r.page.Fonts = append(r.page.Fonts, info)
	return i
}

// plausible replaces an ascent and descent that no font has by those of most Chinese ones.
func plausible(ascent, descent float64) (float64, float64) {
	const usualAscent, usualDescent, most = 0.88, -0.12, 2
	descent = -math.Abs(descent)
	if !(ascent > 0.3 && ascent < most && descent > -most) {
		return usualAscent, usualDescent
	}
	return ascent, descent
}

func (t *fontTable) extent(font int) (ascent, descent float64) {
	e := t.extents[font]
	return e.ascent, e.descent
}

// width is the advance of a character in ems, 0 when the font does not tell it.
func (t *fontTable) width(r *pageReader, s *style, code uint32) float64 {
	key := fontCode{s.font, code}
	if w, ok := t.widths[key]; ok {
		return w
	}
	w := 0.0
	if font := t.handles[s.font]; font != 0 {
		if r.ok("FPDFFont_GetGlyphWidth", uint64(font), uint64(code), api.EncodeF32(1), r.at(0)) {
			w = r.float(0)
		}
	}
	t.widths[key] = w
	return w
}

// fontName is the BaseFont without its subset prefix.
func (r *pageReader) fontName(font pointer) string {
	n := r.int("FPDFFont_GetBaseFontName", uint64(font), uint64(r.scratch), scratchSize)
	if n <= 1 || n > scratchSize {
		return ""
	}
	return withoutPrefix(strings.ToValidUTF8(string(r.bytes(r.scratch, n-1)), unknown))
}

func withoutPrefix(name string) string {
	const letters = 6
	if len(name) <= letters || name[letters] != '+' {
		return name
	}
	for _, c := range name[:letters] {
		if c < 'A' || c > 'Z' {
			return name
		}
	}
	return name[letters+1:]
}

// follow notes where the origins of two glyphs of one text object lie. Text objects are written along one line, so that
// glyphs which follow one another downwards tell a font in vertical writing mode; PDFium does not say it.
func (t *fontTable) follow(font int, from, to, right, up paths.Point) {
	const still, moved = 0.02, 0.3 // ems
	em := right.X*right.X + right.Y*right.Y
	high := up.X*up.X + up.Y*up.Y
	if em == 0 || high == 0 {
		return
	}
	dx, dy := to.X-from.X, to.Y-from.Y
	along := (dx*right.X + dy*right.Y) / em
	upwards := (dx*up.X + dy*up.Y) / high
	if math.Abs(along) <= still && upwards <= -moved {
		t.vertical[font] = true
	}
}

// markVertical marks the glyphs of the fonts that follow found.
func (t *fontTable) markVertical(glyphs []model.Glyph) {
	if len(t.vertical) == 0 {
		return
	}
	for i := range glyphs {
		glyphs[i].Vertical = t.vertical[glyphs[i].Font]
	}
}
