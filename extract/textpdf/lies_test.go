package textpdf

import (
	"encoding/binary"
	"fmt"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/internal/corpus"
)

// drawn is a glyph of a font built for a test: its advance, the box of its ink (left, bottom, right, top; none when all
// are 0) in thousandths of an em, and the character that the font's own cmap gives it (0 for none).
type drawn struct {
	advance int
	ink     [4]int
	char    rune
}

// Glyphs of a Chinese font: figures are half as wide as ideographs.
var (
	aFigure    = drawn{advance: 500, ink: [4]int{50, 0, 450, 700}}
	aFullOne   = drawn{advance: 1000, ink: [4]int{300, 0, 700, 700}}
	anIdeogram = drawn{advance: 1000, ink: [4]int{40, -80, 960, 860}}
	aComma     = drawn{advance: 1000, ink: [4]int{80, -80, 300, 160}} // 、
	aBlank     = drawn{advance: 500}
)

// fontFile builds a TrueType file of the glyphs, from glyph 1 on.
func fontFile(glyphs ...drawn) string {
	be := func(v ...int) string {
		var b []byte
		for _, n := range v {
			b = binary.BigEndian.AppendUint16(b, uint16(n))
		}
		return string(b)
	}
	var glyf, loca, hmtx strings.Builder
	var chars []uint16
	own := map[uint16]int{}
	loca.WriteString(be(0, 0, 0, 0)) // glyph 0 is empty
	hmtx.WriteString(be(1000, 0))
	for i, g := range glyphs {
		if g.ink != [4]int{} {
			glyf.WriteString(be(1, g.ink[0], g.ink[1], g.ink[2], g.ink[3], 0, 0))
		}
		loca.WriteString(be(glyf.Len()>>16, glyf.Len()))
		hmtx.WriteString(be(g.advance, 0))
		if g.char != 0 {
			chars = append(chars, uint16(g.char))
			own[uint16(g.char)] = i + 1
		}
	}
	head := be(1, 0, 0, 0, 0, 0, 0, 0, 0, 1000) + strings.Repeat("\x00", 30) + be(1, 0) // 32-bit loca
	hhea := strings.Repeat("\x00", 34) + be(len(glyphs)+1)
	tables := []struct{ tag, data string }{
		{"glyf", glyf.String()}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx.String()}, {"loca", loca.String()},
	}
	if len(chars) > 0 {
		subtable := be(12, 0, 0, 16+12*len(chars), 0, 0, 0, len(chars))
		for _, c := range sortedChars(chars) {
			subtable += be(0, int(c), 0, int(c), 0, own[c])
		}
		tables = append(tables[:0:0], append([]struct{ tag, data string }{{"cmap", be(0, 1, 3, 10, 0, 12) + subtable}}, tables...)...)
	}
	file := "\x00\x01\x00\x00" + be(len(tables), 0, 0, 0)
	body := ""
	for _, t := range tables {
		file += t.tag + be(0, 0, 0, 12+16*len(tables)+len(body), 0, len(t.data))
		body += t.data
	}
	return file + body
}

func sortedChars(chars []uint16) []uint16 {
	out := append([]uint16(nil), chars...)
	for i := range out {
		for k := i; k > 0 && out[k] < out[k-1]; k-- {
			out[k], out[k-1] = out[k-1], out[k]
		}
	}
	return out
}

// claiming is a page that shows glyphs 1, 2, … of a font whose ToUnicode calls them what the text says.
func claiming(text string, glyphs ...drawn) onePage {
	var shown, claims, widths strings.Builder
	for i, r := range []rune(text) {
		fmt.Fprintf(&shown, "%04X", i+1)
		fmt.Fprintf(&claims, "<%04X> <%04X>\n", i+1, r)
		fmt.Fprintf(&widths, "%d ", glyphs[i].advance)
	}
	body := fmt.Sprintf("%d beginbfchar\n%sendbfchar", len(glyphs), claims.String())
	return cid("<"+shown.String()+">", identityH, "/W [1 ["+widths.String()+"]] /FontDescriptor << /FontFile2 9 0 R >>",
		toUnicode(body), streamWith("/Filter /FlateDecode", deflated([]byte(fontFile(glyphs...)))))
}

func TestLyingFontsAreDistrusted(t *testing.T) {
	han := anIdeogram
	named := func(g drawn, char rune) drawn { g.char = char; return g }
	for _, c := range []struct {
		name   string
		text   string
		glyphs []drawn
		lies   bool
	}{
		{"all is well", "支出1234567890 ", []drawn{han, han, aFigure, aFigure, aFigure, aFigure, aFigure, aFigure, aFigure, aFigure, aFigure, aFigure, aBlank}, false},
		{"full-width and half-width figures", "支１1、", []drawn{han, aFullOne, aFigure, aComma}, false},
		{"a full-width figure called by its ASCII name", "支12", []drawn{han, aFullOne, aFigure}, false},
		{"、 is called 1", "支112", []drawn{han, aFigure, aComma, aFigure}, true},
		{"an ideograph is called }", "支出}1", []drawn{han, han, han, aFigure}, true},
		{"full-width figures are called ÿ and Ā", "支ÿĀ1", []drawn{han, aFullOne, aFullOne, aFigure}, true},
		{"one full-width letter is no sign", "支ÿ1", []drawn{han, aFullOne, aFigure}, false},
		{"an expanded Latin font", "ÛÝab", []drawn{aFullOne, aFullOne, aFigure, aFigure}, false},
		{"a figure is called an ideograph", "支出1收", []drawn{han, han, aFigure, aFigure}, true},
		{"a condensed Chinese font", "支出收", []drawn{aFigure, aFigure, aFigure}, false},
		{"printed glyphs are called blanks", "支1   ", []drawn{han, aFigure, aBlank, aFigure, aFigure}, true},
		{"glyphs that the file does not hold", "支1}~", []drawn{han, aFigure, {advance: 1000}, {advance: 1000}}, false},
		{"the font's own cmap agrees", "支出123",
			[]drawn{named(han, '支'), named(han, '出'), named(aFigure, '1'), named(aFigure, '2'), named(aFigure, '3')}, false},
		{"the font's own cmap has the fold", "⽀出123",
			[]drawn{named(han, '支'), named(han, '出'), named(aFigure, '1'), named(aFigure, '2'), named(aFigure, '3')}, false},
		{"the font's own cmap has another figure", "支出1237",
			[]drawn{named(han, '支'), named(han, '出'), named(aFigure, '1'), named(aFigure, '2'), named(aFigure, '3'), named(aFigure, '4')}, true},
		{"a cmap that only numbers the glyphs", "支出1237",
			[]drawn{named(han, '!'), named(han, '"'), named(aFigure, '#'), named(aFigure, '$'), named(aFigure, '%'), named(aFigure, '&')}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := claiming(c.text, c.glyphs...).read(t)
			if len(p.Glyphs) != len(c.glyphs) {
				t.Fatalf("%d glyphs of %d: %v", len(p.Glyphs), len(c.glyphs), p.Diagnostics)
			}
			for i, g := range p.Glyphs {
				want := c.lies && c.glyphs[i].ink != [4]int{} // what draws nothing is a blank for sure
				if g.Doubtful != want || (g.Shape != 0) != want {
					t.Errorf("glyph %q is doubtful: %v, of shape %d, want %v", g.Text, g.Doubtful, g.Shape, want)
				}
			}
			if hasDiagnostic(p, "font_distrusted") != c.lies {
				t.Errorf("diagnostics are %v", p.Diagnostics)
			}
		})
	}
}

// Widths that belong to other codes: a figure stands where another should.
func TestFiguresOfAnotherWidthThanTheirOwn(t *testing.T) {
	font := streamWith("/Filter /FlateDecode", deflated([]byte(fontFile(aFigure, aFigure, aFigure))))
	claims := toUnicode("3 beginbfchar\n<0001> <0031>\n<0002> <0032>\n<0003> <0033>\nendbfchar")
	for widths, lies := range map[string]bool{"[500 500 500]": false, "[500 300 500]": true, "[500 0 500]": true, "[560 500 500]": false} {
		p := cid("<000100020003>", identityH, "/W [1 "+widths+"] /FontDescriptor << /FontFile2 9 0 R >>", claims, font).read(t)
		if hasDiagnostic(p, "font_distrusted") != lies || p.Glyphs[0].Doubtful != lies {
			t.Errorf("widths %s: %v", widths, p.Diagnostics)
		}
	}
}

func TestTheOtherFontsOfAPageAreBelieved(t *testing.T) {
	page := claiming("支112", anIdeogram, aFigure, aComma, aFigure)
	page.content += " BT /F1 10 Tf 100 600 Td (7) Tj ET"
	p := page.read(t)
	if last := p.Glyphs[len(p.Glyphs)-1]; last.Text != "7" || last.Doubtful {
		t.Errorf("the figure of the other font is %+v, want 7, not doubtful", last)
	}
}

func TestShapesOfDamagedFontsAreUnknown(t *testing.T) {
	whole := fontFile(anIdeogram, aFigure)
	for cut := range len(whole) {
		e := embedded{read: true, key: "FontFile2", data: []byte(whole[:cut])}
		for glyph := -1; glyph < 4; glyph++ {
			e.shape(glyph)
			e.text(glyph)
		}
	}
	e := embedded{read: true, key: "FontFile2", data: []byte(whole)}
	s, ok := e.shape(2)
	if !ok || !s.inked || s.advance != 0.5 || s.inkWidth() != 0.4 || s.inkHeight() != 0.7 {
		t.Errorf("the figure's shape is %+v, %v", s, ok)
	}
	if _, ok := e.shape(3); ok {
		t.Error("a glyph beyond the last has a shape")
	}
}

// No font of the shared documents lies, save those that were made to.
func TestSoundDocumentsAreBelieved(t *testing.T) {
	for _, pattern := range []string{"dev/*/document.pdf", "real*/*/document.pdf", "real-plain/*.pdf", "encodings/*.pdf", "hostile/*.pdf"} {
		for _, path := range corpus.Glob(t, pattern) {
			f, err := openPath(t, path)
			if err != nil {
				continue
			}
			for n := 1; n <= f.NumPage(); n++ {
				f.Page(n)
			}
			lies := 0
			for _, ft := range f.fonts {
				if ft.lie != "" && !strings.Contains(ft.info.Name, "Icons") { // these do show something else than their text
					lies++
					if !strings.Contains(path, "distilled") {
						t.Errorf("%s: %s is not believed: %s", path, ft.info.Name, ft.lie)
					}
				}
			}
			if strings.Contains(path, "distilled") && lies < 2 {
				t.Errorf("%s: %d fonts are not believed, want 2", path, lies)
			}
		}
	}
}

func TestOneOutlineHasOneShape(t *testing.T) {
	page := claiming("支112", anIdeogram, aFigure, aComma, aFigure)
	page.content += " BT /F1 10 Tf 100 600 Td (7) Tj ET BT /F2 10 Tf 100 500 Td <00020003> Tj ET"
	p := page.read(t)
	shapes := map[int32]int{}
	for _, g := range p.Glyphs {
		shapes[g.Shape]++
	}
	if n := len(p.Glyphs); n != 7 {
		t.Fatalf("%d glyphs, want 7: %v", n, p.Diagnostics)
	}
	if p.Glyphs[1].Shape != p.Glyphs[5].Shape || p.Glyphs[2].Shape != p.Glyphs[6].Shape {
		t.Error("a glyph drawn twice has two shapes")
	}
	if p.Glyphs[1].Shape == p.Glyphs[2].Shape {
		t.Error("two glyphs called 1 have one shape")
	}
	if p.Glyphs[4].Shape != 0 {
		t.Error("a glyph of a font that is believed has a shape")
	}
}
