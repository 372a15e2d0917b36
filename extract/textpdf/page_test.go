package textpdf

import (
	"bytes"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
)

func TestPageIsReadAsDisplayed(t *testing.T) {
	const content = "BT /F1 10 Tf 100 700 Td (A) Tj ET 100 700 m 200 700 l S"
	for _, c := range []struct {
		name, page    string
		width, height float64
		// where the text begins, its angle, and the ruling
		x, y, angle float64
		ruling      string
	}{
		{"upright", "/MediaBox [0 0 600 800]", 600, 800, 100, 100, 0, "H 100.0 100.0-200.0"},
		{"an origin elsewhere", "/MediaBox [50 100 650 900]", 600, 800, 50, 200, 0, "H 200.0 50.0-150.0"},
		{"corners in another order", "/MediaBox [600 800 0 0]", 600, 800, 100, 100, 0, "H 100.0 100.0-200.0"},
		{"cropped", "/MediaBox [0 0 600 800] /CropBox [50 50 550 750]", 500, 700, 50, 50, 0, "H 50.0 50.0-150.0"},
		{"a crop larger than the media", "/MediaBox [0 0 600 800] /CropBox [-100 -100 700 900]", 600, 800, 100, 100, 0, "H 100.0 100.0-200.0"},
		{"turned by 90", "/MediaBox [0 0 600 800] /Rotate 90", 800, 600, 700, 100, 90, "V 700.0 100.0-200.0"},
		{"turned by 180", "/MediaBox [0 0 600 800] /Rotate 180", 600, 800, 500, 700, 180, "H 700.0 400.0-500.0"},
		{"turned by 270", "/MediaBox [0 0 600 800] /Rotate 270", 800, 600, 100, 500, 270, "V 100.0 400.0-500.0"},
		{"turned by -90", "/MediaBox [0 0 600 800] /Rotate -90", 800, 600, 100, 500, 270, "V 100.0 400.0-500.0"},
		{"cropped and turned", "/MediaBox [0 0 600 800] /CropBox [50 50 550 750] /Rotate 90", 700, 500, 650, 50, 90, "V 650.0 50.0-150.0"},
		{"user units", "/MediaBox [0 0 300 800] /UserUnit 2", 600, 1600, 200, 200, 0, "H 200.0 200.0-400.0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := onePage{page: c.page, content: content}.read(t)
			if !near(p.Width, c.width) || !near(p.Height, c.height) {
				t.Errorf("the page is %v by %v, want %v by %v", p.Width, p.Height, c.width, c.height)
			}
			if got := describe(p.Rulings); got != c.ruling {
				t.Errorf("ruling %s, want %s", got, c.ruling)
			}
			g := p.Glyphs[0]
			if g.Angle != c.angle || g.Unseen == model.OffPage {
				t.Errorf("angle %v, want %v; off the page: %v", g.Angle, c.angle, g.Unseen == model.OffPage)
			}
			if grown := (model.BBox{X0: g.X0 - 0.1, Top: g.Top - 0.1, X1: g.X1 + 0.1, Bottom: g.Bottom + 0.1}); !grown.Contains(c.x, c.y) {
				t.Errorf("glyph box %+v does not hold its origin %v, %v", g.BBox, c.x, c.y)
			}
		})
	}
}

func TestTextTurnedAgainstTheTurnedPageIsUpright(t *testing.T) {
	p := onePage{page: "/MediaBox [0 0 600 800] /Rotate 90", content: "BT /F1 10 Tf 0 1 -1 0 100 200 Tm (AB) Tj ET"}.read(t)
	a, b := p.Glyphs[0], p.Glyphs[1]
	if a.Angle != 0 || !near(b.X0, a.X1) || !near(a.Top, b.Top) || !near(a.X0, 200) {
		t.Errorf("glyphs %+v and %+v, want upright ones side by side from x 200", a, b)
	}
}

func TestAttributesAreInherited(t *testing.T) {
	data := buildPDF(
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 300 400] /Rotate 90 /Resources << /Font << /F1 6 0 R >> >> >>",
		"<< /Type /Pages /Kids [4 0 R] /Count 1 /CropBox [0 0 200 400] >>",
		"<< /Type /Page /Contents 5 0 R >>",
		stream("BT /F1 10 Tf 10 10 Td (A) Tj ET"),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
	p := readPage(t, data, 1)
	if p.Width != 400 || p.Height != 200 || p.Rotation != 90 {
		t.Errorf("the page is %v by %v, turned by %d; want 400 by 200, by 90", p.Width, p.Height, p.Rotation)
	}
	wantText(t, p, "A")
}

func TestPageTreeThatRefersToItselfEnds(t *testing.T) {
	data := buildPDF(
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R 2 0 R 4 0 R] /Count 3 /Parent 4 0 R /MediaBox [0 0 600 800] >>",
		"<< /Type /Page /Parent 4 0 R >>",
		"<< /Type /Pages /Kids [2 0 R 4 0 R 5 0 R] /Parent 2 0 R >>",
		"<< /Type /Page /Parent 2 0 R >>")
	f := open(t, data)
	if f.NumPage() != 2 {
		t.Errorf("%d pages, want the 2 that there are", f.NumPage())
	}
	if p, err := f.Page(1); err != nil || !hasDiagnostic(p, "object_damaged") {
		t.Errorf("the damage of the tree is not told: %v, %v", p.Diagnostics, err)
	}
}

func TestMissingPageKeepsItsNumber(t *testing.T) {
	data := buildPDF(
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R 9 0 R 4 0 R] /Count 3 /MediaBox [0 0 600 800] >>",
		"<< /Type /Page >>",
		"<< /Type /Page /MediaBox [0 0 10 10] >>")
	f := open(t, data)
	if f.NumPage() != 3 {
		t.Fatalf("%d pages, want 3: the missing one counts", f.NumPage())
	}
	if p, err := f.Page(2); err == nil || p.Number != 2 || p.Via != model.ViaNone {
		t.Errorf("the missing page gives %+v, %v; want an error", p, err)
	}
	if p, err := f.Page(3); err != nil || p.Width != 10 {
		t.Errorf("page 3 gives %v, %v", p.Width, err)
	}
	if _, err := f.Page(4); err == nil {
		t.Error("page 4 of 3 was read")
	}
}

func TestDamagedContentIsReadAsFarAsItGoes(t *testing.T) {
	// Cut off inside a string: "(AB" of the last one is never closed.
	first := "BT /F1 10 Tf 10 10 Td (ABCDEFGH) Tj ET\n"
	full := deflated([]byte(first + strings.Repeat("% padding that says nothing\n", 5000) + "BT (AB"))
	broken := full[:len(full)-6]
	data := buildPDF(
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /MediaBox [0 0 600 800] /Contents [4 0 R 5 0 R] /Resources << /Font << /F1 6 0 R >> >> >>",
		streamWith("/Filter /FlateDecode", broken),
		stream("BT /F1 10 Tf 50 50 Td (Z) Tj ET"),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
	p := readPage(t, data, 1)
	if !strings.HasSuffix(text(p), "Z") || !strings.HasPrefix(text(p), "ABCDEFGH") || !hasDiagnostic(p, "stream_damaged") {
		t.Errorf("text %.20q…, diagnostics %v: want what came before the damage, the next stream, and a diagnostic", text(p), p.Diagnostics)
	}
}

func TestBombIsCutOff(t *testing.T) {
	bomb := deflated(bytes.Repeat([]byte{' '}, 64<<20))
	data := buildPDF(
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /MediaBox [0 0 600 800] /Contents 4 0 R >>",
		streamWith("/Filter [/FlateDecode /FlateDecode]", deflated([]byte(bomb))))
	f, err := Open(bytes.NewReader(data), int64(len(data)), Options{MaxStreamBytes: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	p, err := f.Page(1)
	if err != nil || !hasDiagnostic(p, "stream_damaged") || cap(f.content) > 8<<20 {
		t.Errorf("diagnostics %v, %v, buffer %d bytes: want the bomb cut off at 1 MiB and told", p.Diagnostics, err, cap(f.content))
	}
}

func TestWrongLengthIsMended(t *testing.T) {
	for _, length := range []string{"0", "5", "99999", "9 0 R"} {
		data := buildPDF(
			"<< /Type /Catalog /Pages 2 0 R >>",
			"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
			"<< /Type /Page /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
			"<< /Length "+length+" >>\nstream\nBT /F1 10 Tf 50 50 Td (whole) Tj ET\nendstream",
			"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
		wantText(t, readPage(t, data, 1), "whole")
	}
}

func TestGlyphLimitIsTold(t *testing.T) {
	data := onePage{content: "BT /F1 10 Tf 10 10 Td (ABCDEFGH) Tj ET"}.bytes()
	f, err := Open(bytes.NewReader(data), int64(len(data)), Options{MaxGlyphsPerPage: 5})
	if err != nil {
		t.Fatal(err)
	}
	p, err := f.Page(1)
	if err != nil || len(p.Glyphs) != 5 || !hasDiagnostic(p, "limit") {
		t.Errorf("%d glyphs, %v, %v: want 5 and a diagnostic", len(p.Glyphs), p.Diagnostics, err)
	}
}

// Without references fonts are read again for each page; everything else would go on, so that only this test notices.
func TestReferencesAreSeen(t *testing.T) {
	f := open(t, onePage{content: "BT /F1 10 Tf (A) Tj ET"}.bytes())
	resources := f.pages[0].resources
	if got := resources.key("Font").key("F1").ref; got != (ref{id: 5}) {
		t.Errorf("the font's reference is %v, want 5 0: has the library changed its values?", got)
	}
	if _, err := f.Page(1); err != nil || len(f.fonts) != 1 {
		t.Errorf("%d fonts are kept, want 1 (%v)", len(f.fonts), err)
	}
	if got := streamOffset(f.pages[0].object.key("Contents").v); got <= 0 {
		t.Errorf("the offset of a stream is %d: has the library changed its values?", got)
	}
}

func TestPagesReadTwiceAreTheSame(t *testing.T) {
	f := open(t, onePage{content: "BT /F1 10 Tf 10 10 Td (Same) Tj ET 0 0 m 100 0 l S"}.bytes())
	first, _ := f.Page(1)
	second, _ := f.Page(1)
	if text(first) != text(second) || describe(first.Rulings) != describe(second.Rulings) || first.Glyphs[0] != second.Glyphs[0] {
		t.Error("the same page read twice differs")
	}
}
