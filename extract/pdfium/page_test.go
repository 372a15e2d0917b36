package pdfium

import (
	"math"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/extract/paths"
	"github.com/juesuan/juesuan/extract/trust"
	"github.com/juesuan/juesuan/model"
)

// within compares boxes to a twentieth of a point.
func within(a, b model.BBox) bool {
	const slack = 0.05
	return math.Abs(a.X0-b.X0) < slack && math.Abs(a.Top-b.Top) < slack && math.Abs(a.X1-b.X1) < slack && math.Abs(a.Bottom-b.Bottom) < slack
}

func texts(p model.Page) string {
	var b strings.Builder
	for _, g := range p.Glyphs {
		b.WriteString(g.Text)
	}
	return b.String()
}

func TestGlyphPlaces(t *testing.T) {
	// In Helvetica an H is 0.722 em wide. The text begins 20 from the left and 50 from the bottom of the MediaBox.
	const content = "BT /F 10 Tf 20 50 Td (H) Tj ET"
	for _, c := range []struct {
		name, attributes, content string
		width, height             float64
		originX, originY          float64 // of the H, as displayed
		angle, size               float64
	}{
		{"upright", "", content, 300, 200, 20, 150, 0, 10},
		{"cropped", "/CropBox [10 20 210 120]", content, 200, 100, 10, 70, 0, 10},
		{"turned_90", "/Rotate 90", content, 200, 300, 50, 20, 90, 10},
		{"turned_180", "/Rotate 180", content, 300, 200, 280, 50, 180, 10},
		{"turned_270", "/Rotate 270", content, 200, 300, 150, 280, 270, 10},
		{"turned_and_cropped", "/Rotate 90 /CropBox [10 20 210 120]", content, 100, 200, 30, 10, 90, 10},
		{"upright_on_turned_page", "/Rotate 90", "BT /F 10 Tf 0 1 -1 0 150 30 Tm (H) Tj ET", 200, 300, 30, 150, 0, 10},
		{"scaled", "", "2 0 0 2 0 0 cm BT /F 5 Tf 10 25 Td (H) Tj ET", 300, 200, 20, 150, 0, 10},
		{"downwards", "", "BT /F 10 Tf 0 -1 1 0 20 50 Tm (H) Tj ET", 300, 200, 20, 150, 90, 10},
		{"slanted", "", "BT /F 10 Tf 0.7071 0.7071 -0.7071 0.7071 20 50 Tm (H) Tj ET", 300, 200, 20, 150, 315, 10},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := readPage(t, c.attributes, c.content)
			if p.Width != c.width || p.Height != c.height {
				t.Errorf("the page is %v × %v, not %v × %v", p.Width, p.Height, c.width, c.height)
			}
			if len(p.Glyphs) != 1 {
				t.Fatalf("%d glyphs", len(p.Glyphs))
			}
			g := p.Glyphs[0]
			if g.Text != "H" || math.Abs(g.Size-c.size) > 0.01 || math.Abs(g.Angle-c.angle) > 0.01 || !g.IsSeen() {
				t.Errorf("%+v", g)
			}
			// The middle of the advance box lies half an advance along the line of writing from the origin, and
			// somewhere above it.
			along, across := direction(c.angle)
			x, y := g.CenterX()-c.originX, g.CenterY()-c.originY
			if got := x*along.X + y*along.Y; math.Abs(got-3.61) > 0.05 {
				t.Errorf("the middle is %.2f along the line, not 3.61: %+v", got, g.BBox)
			}
			if got := x*across.X + y*across.Y; got < 1 || got > 5 {
				t.Errorf("the middle is %.2f above the line: %+v", got, g.BBox)
			}
		})
	}
}

// direction is the line of writing and what is above it, for an angle clockwise with y down.
func direction(angle float64) (along, up paths.Point) {
	sin, cos := math.Sincos(angle * math.Pi / 180)
	return paths.Point{X: cos, Y: sin}, paths.Point{X: sin, Y: -cos}
}

func TestGlyphPaint(t *testing.T) {
	p := readPage(t, "", `BT /F 10 Tf 20 50 Td
		1 0 0 rg (r) Tj  0.5 g (g) Tj  0 g /G gs (h) Tj
		3 Tr (i) Tj  1 Tr 0 0 1 RG (s) Tj  0 Tr 500 0 Td (o) Tj ET`)
	want := []struct {
		text            string
		luminance       float64
		hidden, offPage bool
	}{{"r", 0.299, false, false}, {"g", 0.5, false, false}, {"h", 0.5, false, false}, {"i", 0.5, true, false}, {"s", 0.114, false, false}, {"o", 0.5, false, true}}
	if len(p.Glyphs) != len(want) {
		t.Fatalf("read %q", texts(p))
	}
	for i, w := range want {
		g := p.Glyphs[i]
		if g.Text != w.text || (g.Unseen == model.Invisible || g.Unseen == model.Transparent) != w.hidden || (g.Unseen == model.OffPage) != w.offPage || !w.hidden && g.Text != "s" && math.Abs(g.Luminance-w.luminance) > 0.01 {
			t.Errorf("%+v, not %+v", g, w)
		}
	}
}

func TestGeneratedCharactersAreLeftOut(t *testing.T) {
	p := readPage(t, "", "BT /F 10 Tf 20 150 Td (one) Tj 200 0 Td (two ) Tj -200 -50 Td (three-) Tj 0 -14 Td (four) Tj ET")
	if got := texts(p); got != "onetwo three-four" {
		t.Errorf("read %q", got)
	}
}

// A Chinese font that is not in the file: PDFium has none in its place, and drops texts that seem to have no width.
func TestSingleCharactersOfMissingFont(t *testing.T) {
	p := readPage(t, "", "BT /S 10 Tf 20 150 Td <5408> Tj 0 -20 Td <8BA1> Tj 100 0 Td <51B37B97> Tj ET")
	if got := texts(p); got != "合计决算" {
		t.Errorf("read %q", got)
	}
	if f := p.Fonts; len(f) != 1 || f[0].Name != "STSong-Light" || f[0].Embedded {
		t.Errorf("fonts %+v", f)
	}
	if g := p.Glyphs[0]; !within(model.BBox{X0: g.X0, X1: g.X1}, model.BBox{X0: 20, X1: 30}) || g.Vertical {
		t.Errorf("%+v", g)
	}
}

func TestVerticalWriting(t *testing.T) {
	p := readPage(t, "", "BT /V 10 Tf 100 150 Td <540851B37B97> Tj ET")
	if got := texts(p); got != "合决算" {
		t.Fatalf("read %q", got)
	}
	for i, g := range p.Glyphs {
		if !g.Vertical || math.Abs(g.CenterX()-100) > 0.5 || math.Abs(g.CenterY()-(55+10*float64(i))) > 1.5 {
			t.Errorf("glyph %d: %+v", i, g)
		}
	}
}

func TestRulingsAndFills(t *testing.T) {
	p := readPage(t, "", `
		0.5 w 20 100 m 120 100 l S        % a stroked line
		40 20 m 40 80 l 60 80 l S         % two sides
		10 10 m 30 35 l S                 % a diagonal
		150 50 80 0.75 re f               % a thin filled rectangle
		200 60 0.5 90 re f
		0.8 g 220 100 60 40 re f          % a shaded area
		1 g 0 0 300 0.5 re f              % a white one is no rule
		1 G 5 5 m 290 5 l S`)
	want := []model.Ruling{
		{BBox: model.BBox{X0: 20, Top: 100, X1: 120, Bottom: 100}, Orientation: model.Horizontal, Thickness: 0.5},
		{BBox: model.BBox{X0: 40, Top: 120, X1: 60, Bottom: 120}, Orientation: model.Horizontal, Thickness: 0.5},
		{BBox: model.BBox{X0: 150, Top: 149.625, X1: 230, Bottom: 149.625}, Orientation: model.Horizontal, Thickness: 0.75},
		{BBox: model.BBox{X0: 40, Top: 120, X1: 40, Bottom: 180}, Orientation: model.Vertical, Thickness: 0.5},
		{BBox: model.BBox{X0: 200.25, Top: 50, X1: 200.25, Bottom: 140}, Orientation: model.Vertical, Thickness: 0.5},
		{BBox: model.BBox{X0: 10, Top: 165, X1: 30, Bottom: 190}, Orientation: model.Oblique, Thickness: 0.5},
	}
	expectRulings(t, p.Rulings, want)
	if f := p.Fills; len(f) != 1 || !within(f[0].BBox, model.BBox{X0: 220, Top: 60, X1: 280, Bottom: 100}) || math.Abs(f[0].Luminance-0.8) > 0.01 {
		t.Errorf("fills %+v", f)
	}
	if p.Via != model.ViaNone || p.Reason != trust.ReasonNoText || p.Reader != model.ReaderPdfium {
		t.Errorf("via %s, reader %s, reason %s", p.Via, p.Reader, p.Reason)
	}
}

func expectRulings(t *testing.T, got, want []model.Ruling) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d rulings, not %d: %+v", len(got), len(want), got)
	}
	for i, w := range want {
		g := got[i]
		if !within(g.BBox, w.BBox) || g.Orientation != w.Orientation || math.Abs(g.Thickness-w.Thickness) > 0.01 {
			t.Errorf("ruling %d: %+v, not %+v", i, g, w)
		}
	}
}

func TestFormsAndImages(t *testing.T) {
	form := "<< /Type /XObject /Subtype /Form /BBox [0 0 100 100] /Matrix [1 0 0 1 5 0] /Resources 10 0 R /Length 77 >>\nstream\n" +
		"1 w 0 10 m 50 10 l S 20 0 0 10 40 30 cm /Y Do 1 0 0 1 -2 -2 cm % padding here\nendstream"
	image := "<< /Type /XObject /Subtype /Image /Width 2 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 2 >>\nstream\n\x00\xff\nendstream"
	p := readPage(t, "", "2 0 0 2 100 20 cm /X Do", form, image)
	// The form's origin is 5 to the right in a space of twice the size that begins at 100, 20.
	expectRulings(t, p.Rulings, []model.Ruling{{BBox: model.BBox{X0: 110, Top: 160, X1: 210, Bottom: 160}, Orientation: model.Horizontal, Thickness: 2}})
	if i := p.Images; len(i) != 1 || !within(i[0].BBox, model.BBox{X0: 190, Top: 100, X1: 230, Bottom: 120}) || i[0].PixelWidth != 2 || i[0].PixelHeight != 1 {
		t.Errorf("images %+v", i)
	}
}

func TestBlankPage(t *testing.T) {
	if p := readPage(t, "", ""); p.Via != model.ViaNone || p.Reason != trust.ReasonBlank {
		t.Errorf("%+v", p)
	}
}

func TestPageLimits(t *testing.T) {
	e := New(Options{CacheDir: warm, MaxGlyphsPerPage: 3, MaxObjectsPerPage: 8, MaxFormDepth: 2, MaxPages: 2, MaxBytes: 100_000})
	t.Cleanup(func() { _ = e.Close() })

	for _, c := range []struct{ name, content, message string }{
		{"glyphs", "BT /F 10 Tf 20 50 Td (12345) Tj ET", "more than 3 glyphs"},
		{"points", strings.Repeat("0 0 m 10 0 l S ", 10), "more than 8 objects"},
	} {
		p, err := open(t, e, draft([]pageDraft{{"", c.content}})).Page(1)
		if err != nil {
			t.Fatal(err)
		}
		if len(p.Diagnostics) != 1 || p.Diagnostics[0].Code != "limit" || !strings.Contains(p.Diagnostics[0].Message, c.message) {
			t.Errorf("%s: diagnostics %+v", c.name, p.Diagnostics)
		}
		if len(p.Glyphs) > 3 || len(p.Rulings) > 8 {
			t.Errorf("%s: %d glyphs, %d rulings", c.name, len(p.Glyphs), len(p.Rulings))
		}
	}
	blank := pageDraft{}
	_, err := e.Open(t.Context(), draft([]pageDraft{blank, blank, blank}), "")
	expectReason(t, err, model.ReasonLimitPages)
	_, err = e.Open(t.Context(), make([]byte, 100_001), "")
	expectReason(t, err, model.ReasonLimitSize)
}
