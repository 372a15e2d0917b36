package textpdf

import (
	"testing"

	"golang.org/x/image/font/gofont/gobolditalic"
	"golang.org/x/image/font/gofont/goitalic"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/gofont/gosmallcaps"
)

// figureGlyphs numbers the glyphs of a font from its own cmap, as CIDs.
type figureGlyphs struct{ embedded }

func (f *figureGlyphs) glyph(cid int) int { return cid }

func TestFiguresCalledByEachOthersNamesAreFound(t *testing.T) {
	for name, data := range map[string][]byte{
		"regular": goregular.TTF, "italic": goitalic.TTF, "bold italic": gobolditalic.TTF, "mono": gomono.TTF, "small caps": gosmallcaps.TTF,
	} {
		program := &figureGlyphs{embedded{read: true, key: "FontFile2", data: data}}
		glyph := func(figure int) int {
			g, _ := program.glyphOf(rune('0' + figure))
			return g
		}
		claims := func(shown ...int) (out []claim) { // the glyphs of these figures are called 0, 1, 2 …
			for i, figure := range shown {
				out = append(out, claim{code: code{uint32(i), 1}, cid: glyph(figure), char: rune('0' + i), width: 0.5})
			}
			return out
		}
		right := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}
		if why := figuresAgainstOutlines(claims(right...), program); why != "" {
			t.Errorf("%s: nothing is wrong, and %s", name, why)
		}
		for n := 2; n < 10; n++ {
			if why := figuresAgainstOutlines(claims(right[:n]...), program); why != "" {
				t.Errorf("%s: nothing is wrong with its first %d figures, and %s", name, n, why)
			}
		}
		for a := range right {
			for b := range a {
				shown := append([]int(nil), right...)
				shown[a], shown[b] = b, a
				if figuresAgainstOutlines(claims(shown...), program) == "" {
					t.Errorf("%s: that %d and %d are exchanged is not seen", name, a, b)
				}
			}
		}
		if figuresAgainstOutlines(claims(1, 2, 3, 4, 5, 6, 7, 8, 9, 0), program) == "" {
			t.Errorf("%s: that all figures are called by their neighbours' names is not seen", name)
		}
		if figuresAgainstOutlines(claims(5, 6, 7, 8), program) == "" {
			t.Errorf("%s: that 5 to 8 are called 0 to 3 is not seen", name)
		}
	}
}

func TestDamagedOutlinesHaveNoContours(t *testing.T) {
	e := embedded{read: true, key: "FontFile2", data: goregular.TTF}
	g, _ := e.glyphOf('8')
	whole := sfntShapes(e.data).outline(g)
	if n := len(contours(whole)); n != 3 {
		t.Fatalf("8 has %d contours, want 3", n)
	}
	for cut := range len(whole) {
		contours(whole[:cut])
		damaged := append([]byte(nil), whole...)
		damaged[cut] ^= 0xff
		contours(damaged)
	}
}
