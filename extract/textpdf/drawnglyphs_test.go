package textpdf

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/goregular"

	"github.com/juesuan/juesuan/model"
)

// drawnFigure is a figure of a font as the content of a Type3 glyph, its curves cut short, y downwards as browsers draw.
func drawnFigure(t *testing.T, figure rune) string {
	t.Helper()
	e := embedded{read: true, key: "FontFile2", data: goregular.TTF}
	g, _ := e.glyphOf(figure)
	var b strings.Builder
	b.WriteString("1200 0 0 0 1200 1500 d1\n")
	for _, points := range e.contours(g) {
		op := "m"
		for _, p := range points {
			fmt.Fprintf(&b, "%d %d %s\n", p.x, -p.y, op)
			op = "l"
		}
		b.WriteString("h\n")
	}
	b.WriteString("f")
	return b.String()
}

// drawnFont is a page that shows AB in a Type3 font, of which A draws 3 and B 8.
func drawnFont(t *testing.T, claims string) model.Page {
	t.Helper()
	return onePage{
		content: "BT /F2 10 Tf 100 700 Td (ABCA) Tj ET",
		fonts:   "/F2 6 0 R",
		objects: []string{
			"<< /Type /Font /Subtype /Type3 /FontMatrix [0.0005 0 0 -0.0005 0 0] /FontBBox [0 -1500 1200 0] /FirstChar 65 /LastChar 67 /Widths [1200 1200 1200]" +
				" /ToUnicode 7 0 R /Encoding << /Differences [65 /g1 /g2 /g3] >> /CharProcs << /g1 8 0 R /g2 9 0 R /g3 10 0 R >> >>",
			toUnicode("3 beginbfchar\n" + claims + "\nendbfchar"),
			stream(drawnFigure(t, '3')), stream(drawnFigure(t, '8')), stream("1200 0 d0"),
		},
	}.read(t)
}

func TestFiguresOfType3FontsAreHeldAgainstWhatTheyDraw(t *testing.T) {
	right := drawnFont(t, "<41> <0033> <42> <0038> <43> <0020>")
	if text(right) != "38 3" || right.Glyphs[0].Doubtful || right.Glyphs[0].Shape != 0 {
		t.Errorf("a font that tells the truth is not believed: %q, %v", text(right), right.Diagnostics)
	}
	wrong := drawnFont(t, "<41> <0038> <42> <0033> <43> <0020>")
	if !hasDiagnostic(wrong, "font_distrusted") || !wrong.Glyphs[0].Doubtful {
		t.Errorf("a font that exchanges 3 and 8 is believed: %q", text(wrong))
	}
}

func TestGlyphsOfType3FontsHaveShapes(t *testing.T) {
	p := drawnFont(t, "<41> <E001> <42> <E002> <43> <E003>")
	if len(p.Glyphs) != 4 {
		t.Fatalf("%d glyphs", len(p.Glyphs))
	}
	a, b, blank := p.Glyphs[0], p.Glyphs[1], p.Glyphs[2]
	if a.Shape == 0 || b.Shape == 0 || a.Shape == b.Shape || p.Glyphs[3].Shape != a.Shape {
		t.Errorf("shapes are %d, %d and %d", a.Shape, b.Shape, p.Glyphs[3].Shape)
	}
	if blank.Text != " " || blank.Shape != 0 {
		t.Errorf("a glyph that draws nothing is %q, of shape %d", blank.Text, blank.Shape)
	}
}

func TestOnlyPathsAreOutlines(t *testing.T) {
	d := drawnGlyphs{matrix: matrix{A: 0.001, D: 0.001}}
	for _, c := range []struct {
		content  string
		contours int
		whole    bool
	}{
		{"500 0 d0", 0, true},
		{"500 0 0 0 500 700 d1 0 0 m 400 0 l 400 700 l h f", 1, true},
		{"0 0 m 400 0 l 400 700 0 700 0 0 c h 10 10 m 20 10 l 20 20 l h f*", 2, true},
		{"400 0 l f", 0, false},
		{"0 0 m 400 l f", 0, false},
		{"0 0 400 700 re f", 1, true},
		{"BI /W 1 /H 1 ID x EI", 0, false},
		{"/Fm1 Do", 0, false},
	} {
		if path, whole := d.path([]byte(c.content)); len(path) != c.contours || whole != c.whole {
			t.Errorf("%q: %d contours, whole %v; want %d, %v", c.content, len(path), whole, c.contours, c.whole)
		}
	}
}
