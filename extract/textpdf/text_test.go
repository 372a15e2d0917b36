package textpdf

import (
	"fmt"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/extract/trust"
	"github.com/juesuan/juesuan/model"
)

// Helvetica: A 0.667, B 0.667, C 0.722, blank 0.278 em.

func TestTextOperatorsPlaceGlyphs(t *testing.T) {
	for _, c := range []struct {
		name, content string
		at            int // the glyph to look at
		x0, baseline  float64
	}{
		{"Td moves", "BT /F1 10 Tf 100 700 Td (A) Tj ET", 0, 100, 100},
		{"Td counts from the line's start", "BT /F1 10 Tf 100 700 Td (A) Tj 0 -20 Td (B) Tj ET", 1, 100, 120},
		{"TD sets leading", "BT /F1 10 Tf 100 700 TD 0 -15 TD (A) Tj T* (B) Tj ET", 1, 100, 130},
		{"TL and '", "BT /F1 10 Tf 12 TL 100 700 Td (A) Tj (B) ' ET", 1, 100, 112},
		{"\" sets spacing", "BT /F1 10 Tf 12 TL 100 700 Td 0 5 (AB) \" ET", 1, 100 + 6.67 + 5, 112},
		{"Tm replaces", "BT /F1 10 Tf 5 5 Td 1 0 0 1 50 600 Tm (A) Tj ET", 0, 50, 200},
		{"advance of width", "BT /F1 10 Tf 100 700 Td (AB) Tj ET", 1, 106.67, 100},
		{"Tj goes on where Tj ended", "BT /F1 10 Tf 100 700 Td (A) Tj (B) Tj ET", 1, 106.67, 100},
		{"Tc", "BT /F1 10 Tf 2 Tc 100 700 Td (AB) Tj ET", 1, 108.67, 100},
		{"Tw widens the blank", "BT /F1 10 Tf 4 Tw 100 700 Td (A B) Tj ET", 2, 100 + 6.67 + 2.78 + 4, 100},
		{"Tz", "BT /F1 10 Tf 50 Tz 100 700 Td (AB) Tj ET", 1, 103.335, 100},
		{"Ts", "BT /F1 10 Tf 3 Ts 100 700 Td (A) Tj ET", 0, 100, 97},
		{"TJ numbers move back", "BT /F1 10 Tf 100 700 Td [(A) -1000 (B)] TJ ET", 1, 116.67, 100},
		{"TJ number with Tz", "BT /F1 10 Tf 50 Tz 100 700 Td [(A) -1000 (B)] TJ ET", 1, 108.335, 100},
		{"cm before text", "2 0 0 2 10 10 cm BT /F1 10 Tf 100 300 Td (AB) Tj ET", 1, 10 + 200 + 2*6.67, 190},
		{"q and Q keep the font", "BT /F1 10 Tf ET q BT /F1 20 Tf ET Q BT 100 700 Td (AB) Tj ET", 1, 106.67, 100},
		{"extra Q", "Q Q BT /F1 10 Tf 100 700 Td (A) Tj ET Q", 0, 100, 100},
		{"numbers without blanks between", "BT/F1 10 Tf 100 700Td(A)Tj ET", 0, 100, 100},
		{"real numbers of all forms", "BT /F1 10 Tf +100. 700.00 Td -.0 --0 Td (A) Tj ET", 0, 100, 100},
		{"gs sets the font", "/G1 gs BT 100 700 Td (AB) Tj ET", 1, 106.67, 100},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := onePage{content: c.content, resources: "/ExtGState << /G1 << /Font [5 0 R 10] >> >>"}.read(t)
			if len(p.Glyphs) <= c.at {
				t.Fatalf("%d glyphs, want at least %d: %v", len(p.Glyphs), c.at+1, p.Diagnostics)
			}
			wantOrigin(t, p.Glyphs[c.at], c.x0, c.baseline)
		})
	}
}

func TestStringsDecode(t *testing.T) {
	for _, c := range []struct{ shown, want string }{
		{"(a\\(b\\)c)", "a(b)c"},
		{"(a(b)c)", "a(b)c"},
		{"(\\101\\102)", "AB"},
		{"(\\1012)", "A2"},
		{"(A\\\nB)", "AB"},
		{"<4142>", "AB"},
		{"<41 4>", "A@"},
		{"(1,703.00)", "1,703.00"},
	} {
		p := onePage{content: "BT /F1 10 Tf " + c.shown + " Tj ET"}.read(t)
		wantText(t, p, c.want)
	}
}

func TestSizeAngleAndColour(t *testing.T) {
	p := onePage{content: `BT /F1 10 Tf 100 700 Td (A) Tj ET
		q 2 0 0 2 0 0 cm BT /F1 10 Tf 50 50 Td (B) Tj ET Q
		BT /F1 10 Tf 0 1 -1 0 300 300 Tm (C) Tj ET
		0.5 g BT /F1 10 Tf 100 600 Td (D) Tj ET
		1 0 0 rg /G1 gs BT /F1 10 Tf 100 500 Td (E) Tj ET`,
		resources: "/ExtGState << /G1 << /ca 0.5 >> >>"}.read(t)
	wantText(t, p, "ABCDE")
	a, b, c, d, e := p.Glyphs[0], p.Glyphs[1], p.Glyphs[2], p.Glyphs[3], p.Glyphs[4]
	if !near(a.Size, 10) || !near(b.Size, 20) {
		t.Errorf("sizes are %v and %v, want 10 and 20 (the CTM counts)", a.Size, b.Size)
	}
	if a.Angle != 0 || c.Angle != 270 {
		t.Errorf("angles are %v and %v, want 0, and 270 for text that reads upwards", a.Angle, c.Angle)
	}
	if a.Luminance != 0 || !near(d.Luminance, 0.5) || !near(e.Luminance, 1-0.5*(1-0.299)) {
		t.Errorf("luminances are %v, %v, %v; want 0, 0.5, and half-transparent red on white", a.Luminance, d.Luminance, e.Luminance)
	}
}

func TestHiddenAndOffPageTextIsTold(t *testing.T) {
	p := onePage{content: `BT /F1 10 Tf 100 700 Td (A) Tj 3 Tr (B) Tj 7 Tr (C) Tj 0 Tr /G1 gs (D) Tj ET
		q /G2 gs BT /F1 10 Tf 700 700 Td (E) Tj ET Q`,
		resources: "/ExtGState << /G1 << /ca 0 >> /G2 << /ca 1 >> >>"}.read(t)
	wantText(t, p, "ABCDE")
	for i, hidden := range []bool{false, true, true, true, true} {
		if p.Glyphs[i].IsSeen() == hidden {
			t.Errorf("glyph %s: hidden is %v, want %v", p.Glyphs[i].Text, !p.Glyphs[i].IsSeen(), hidden)
		}
	}
	if p.Glyphs[0].Unseen == model.OffPage || p.Glyphs[4].Unseen != model.OffPage {
		t.Error("A is on the page and E off it; the glyphs say otherwise")
	}
}

func TestPageOfHiddenTextHasNoTextLayer(t *testing.T) {
	p := onePage{content: "BT /F1 10 Tf 3 Tr 100 700 Td (A lie) Tj ET"}.read(t)
	if p.Via != model.ViaNone || p.Reason != trust.ReasonUnseen {
		t.Errorf("via %q, reason %q: want none and that its text is not seen", p.Via, p.Reason)
	}
	if p := (onePage{content: " "}).read(t); p.Via != model.ViaNone || p.Reason != trust.ReasonBlank {
		t.Errorf("via %q, reason %q: want none and that it is blank", p.Via, p.Reason)
	}
}

func TestTextPrintedTwiceIsReadOnce(t *testing.T) {
	p := onePage{content: `0.7 g BT /F1 10 Tf 100.4 699.6 Td (12) Tj ET
		0 g BT /F1 10 Tf 100 700 Td (12) Tj ET
		BT /F1 10 Tf 100 600 Td (11) Tj ET
		q 0.1 0 0 1 100 500 cm BT /F1 10 Tf (11) Tj ET Q`}.read(t)
	wantText(t, p, "121111")
	if p.Glyphs[0].Luminance != 0 {
		t.Errorf("the shadow's grey (%v) was kept, want the black of the print over it", p.Glyphs[0].Luminance)
	}
}

// A font whose widths are for other codes prints all figures of a number in one place: none of them is a shadow of
// another, and the font says that it is damaged.
func TestFiguresWithoutWidthAreAllRead(t *testing.T) {
	p := onePage{content: "BT /F2 10 Tf 100 700 Td (599690.62) Tj ET", fonts: "/F2 6 0 R", objects: []string{
		"<< /Type /Font /Subtype /TrueType /Encoding /WinAnsiEncoding /FirstChar 200 /LastChar 201 /Widths [500 500] >>",
	}}.read(t)
	wantText(t, p, "599690.62")
	if !hasDiagnostic(p, "font_damaged") {
		t.Errorf("diagnostics %v, want that the font gives no widths", p.Diagnostics)
	}
}

// What is seen of a number that runs over the edge of the page is a part of it.
func TestWordsCutByTheEdgeAreDoubted(t *testing.T) {
	p := onePage{content: "BT /F1 10 Tf 100 700 Td (17.66) Tj ET BT /F1 10 Tf 590 600 Td (17.66) Tj ET"}.read(t)
	for i, g := range p.Glyphs {
		edge := i == 5+1 || i == 5+2 // the 7, and the point beyond x = 600
		if g.Doubtful != edge {
			t.Errorf("glyph %d, %q at %.1f, off the page %v, is doubtful: %v", i, g.Text, g.X0, g.Unseen == model.OffPage, g.Doubtful)
		}
	}
}

// A page that draws the same streams as one before it stands in the place of another; streams that all pages share, as
// a letterhead, are no sign.
func TestPagesWithTheSameContentAreTold(t *testing.T) {
	page := func(contents string) string {
		return "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents " + contents + " /Resources << /Font << /F1 8 0 R >> >> >>"
	}
	f := open(t, buildPDF(
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>",
		page("[6 0 R 7 0 R]"), page("[6 0 R 9 0 R]"), page("[6 0 R 7 0 R]"),
		stream("BT /F1 10 Tf 100 700 Td (head) Tj ET"), stream("BT /F1 10 Tf 100 600 Td (one) Tj ET"),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
		stream("BT /F1 10 Tf 100 600 Td (two) Tj ET"),
	))
	for round := range 2 {
		for n, repeated := range []bool{false, false, true} {
			p, err := f.Page(n + 1)
			if err != nil || hasDiagnostic(p, "page_repeated") != repeated {
				t.Errorf("round %d, page %d: %v, %v", round, n+1, p.Diagnostics, err)
			}
		}
	}
}

func TestFormXObjects(t *testing.T) {
	p := onePage{content: "q 1 0 0 1 50 50 cm /Outer Do Q BT /F1 10 Tf 0 0 Td (Z) Tj ET",
		resources: "/XObject << /Outer 6 0 R >>",
		objects: []string{
			// Its own resources name the inner form; the font comes from the page.
			streamWith("/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Matrix [2 0 0 2 0 0] /Resources << /XObject << /Inner 7 0 R >> >>",
				"BT /F1 10 Tf 10 10 Td (A) Tj ET q q /Inner Do"),
			streamWith("/Type /XObject /Subtype /Form /BBox [0 0 500 500]", "Q Q Q BT /F1 10 Tf 20 10 Td (B) Tj ET 7 Tr"),
		}}.read(t)
	wantText(t, p, "ABZ")
	wantOrigin(t, p.Glyphs[0], 50+2*10, 800-50-2*10)
	wantOrigin(t, p.Glyphs[1], 50+2*20, 800-50-2*10)
	wantOrigin(t, p.Glyphs[2], 0, 800)
	if !p.Glyphs[2].IsSeen() {
		t.Error("the render mode that a form set reached the page")
	}
}

func TestFormsThatShowThemselvesEnd(t *testing.T) {
	p := onePage{content: "/A Do BT /F1 10 Tf (after) Tj ET", resources: "/XObject << /A 6 0 R >>", objects: []string{
		streamWith("/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /B 7 0 R >> >>", "/B Do"),
		streamWith("/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A 6 0 R >> >>", "/A Do"),
	}}.read(t)
	wantText(t, p, "after")
	if !hasDiagnostic(p, "form_cycle") {
		t.Error("the cycle is not in the diagnostics")
	}
}

func TestFormsThatMultiplyAreStopped(t *testing.T) {
	// Twelve forms that each show the next one ten times: a million million operators.
	var names []string
	var objects []string
	for i := range 12 {
		names = append(names, fmt.Sprintf("/X%d %d 0 R", i, 6+i))
		objects = append(objects, streamWith("/Subtype /Form /BBox [0 0 9 9]", strings.Repeat(fmt.Sprintf("/X%d Do ", i+1), 10)))
	}
	data := onePage{content: "/X0 Do", resources: "/XObject << " + strings.Join(names, " ") + " >>", objects: objects}.bytes()
	f, err := Open(strings.NewReader(string(data)), int64(len(data)), Options{MaxOperators: 20_000})
	if err != nil {
		t.Fatal(err)
	}
	p, err := f.Page(1)
	if err != nil || !hasDiagnostic(p, "limit") {
		t.Errorf("want a page that says it was stopped at a limit, got %v, %v", p.Diagnostics, err)
	}
}

func TestTextBehindAnInlineImageIsRead(t *testing.T) {
	for name, image := range map[string]string{
		"raw data":            "BI /W 4 /H 4 /BPC 8 /CS /G ID 0123456789EI 345 EI",
		"EI inside the data":  "BI /W 2 /H 2 /F /DCT ID ab EI\x01\xff cd EI",
		"filter in an array":  "BI /W 2 /H 2 /F [/AHx] ID 00ff> EI",
		"a mask of one pixel": "BI /W 1 /H 1 /IM true ID \x80 EI",
	} {
		t.Run(name, func(t *testing.T) {
			p := onePage{content: "q 100 0 0 100 50 50 cm " + image + " Q BT /F1 10 Tf 10 10 Td (after) Tj ET"}.read(t)
			wantText(t, p, "after")
			if len(p.Images) != 1 || !near(p.Images[0].X0, 50) || !near(p.Images[0].Bottom, 750) {
				t.Errorf("images are %+v, want one of 100 by 100 points at 50, 650", p.Images)
			}
		})
	}
}

func TestActualText(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"one character each", "/Span << /ActualText <FEFF653F5E9C> >> BDC (ab) Tj EMC (c) Tj", "政府c"},
		{"a ligature", "/Span << /ActualText (ffi) >> BDC (x) Tj EMC (c) Tj", "ffic"},
		{"by Properties", "/Span /P1 BDC (a) Tj EMC", "支"},
		{"figures are not overruled", "/Span << /ActualText (100.00) >> BDC (999.00) Tj EMC", "999.00"},
		{"the same text, other blanks", "/Span << /ActualText (a b) >> BDC (ab) Tj EMC", "ab"},
		{"nested", "/Span << /ActualText <FEFF653F> >> BDC /Span << /Lang (zh) >> BDC (a) Tj EMC EMC", "政"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := onePage{content: "BT /F1 10 Tf 100 700 Td " + c.content + " ET", resources: "/Properties << /P1 << /ActualText <FEFF652F> >> >>"}.read(t)
			wantText(t, p, c.want)
		})
	}
}

func TestActualTextOfAWordStandsOnItsBox(t *testing.T) {
	p := onePage{content: "BT /F1 10 Tf 100 700 Td /Span << /ActualText (xyz!) >> BDC (AB) Tj EMC ET"}.read(t)
	if len(p.Glyphs) != 1 || p.Glyphs[0].Text != "xyz!" || !near(p.Glyphs[0].X0, 100) || !near(p.Glyphs[0].X1, 113.34) {
		t.Errorf("glyphs are %+v, want one of the whole text from 100 to 113.34", p.Glyphs)
	}
}

func TestLayersThatAreOffAreHidden(t *testing.T) {
	data := buildPDF(
		"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [5 0 R] /D << /OFF [5 0 R] >> >> >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 6 0 R >> /Properties << /L 5 0 R >> >> >>",
		stream("BT /F1 10 Tf 100 700 Td /OC /L BDC (A) Tj EMC (B) Tj ET /OC /L BDC 0 0 m 100 0 l S EMC"),
		"<< /Type /OCG /Name (draft) >>",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
	p := readPage(t, data, 1)
	wantText(t, p, "AB")
	if p.Glyphs[0].Unseen != model.LayerOff || !p.Glyphs[1].IsSeen() || len(p.Rulings) != 0 {
		t.Errorf("A and the line are on a layer that is off: hidden %v %v, %d rulings", p.Glyphs[0].Unseen, p.Glyphs[1].Unseen, len(p.Rulings))
	}
}

func TestFilledInFormFieldsAreRead(t *testing.T) {
	p := onePage{content: "BT /F1 10 Tf 10 10 Td (page) Tj ET",
		page: "/MediaBox [0 0 600 800] /Annots [6 0 R 8 0 R]",
		objects: []string{
			"<< /Type /Annot /Subtype /Widget /Rect [100 100 300 120] /AP << /N 7 0 R >> >>",
			streamWith("/Subtype /Form /BBox [0 0 100 10]", "BT /F1 10 Tf 5 0 Td (field) Tj ET"),
			"<< /Type /Annot /Subtype /Widget /F 2 /Rect [0 0 9 9] /AP << /N 7 0 R >> >>",
		}}.read(t)
	wantText(t, p, "pagefield")
	wantOrigin(t, p.Glyphs[4], 110, 700)
}

func TestContentStreamsAreJoinedWithWhiteSpace(t *testing.T) {
	data := buildPDF(
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /MediaBox [0 0 600 800] /Contents [4 0 R 5 0 R 99 0 R] /Resources << /Font << /F1 6 0 R >> >> >>",
		stream("BT /F1 10 Tf 10 10 Td (A) Tj ET"),
		stream("BT /F1 10 Tf 50 10 Td (B) Tj ET"),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
	wantText(t, readPage(t, data, 1), "AB")
}

// Each letter has its reason.
func TestWhatNobodySeesHasItsReason(t *testing.T) {
	const at = " BT /F1 10 Tf 1 0 0 1 100 "
	p := onePage{content: `/G2 gs` + at + `700 Tm (a) Tj ET` + // opaque by name
		at + `680 Tm 3 Tr (b) Tj 0 Tr ET q BT /F1 10 Tf 110 680 Td 7 Tr (c) Tj ET Q` + // what a clip of text would show is not drawn
		` q /G1 gs` + at + `660 Tm (d) Tj ET Q` +
		` BT /F1 10 Tf 700 640 Td (e) Tj ET` +
		` q 0 0 50 800 re W n` + at + `620 Tm (f) Tj ET Q` +
		at + `600 Tm (g) Tj ET 1 g 95 595 20 20 re f 0 g` + at + `600 Tm (h) Tj ET` +
		at + `580 Tm (i) Tj ET q 20 0 0 20 95 575 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID FF> EI Q` +
		at + `560 Tm 1 g (j) Tj 0 g ET` +
		` .8 .9 1 rg 90 535 40 20 re f` + at + `540 Tm (k) Tj ET 0 g` + at + `540 Tm (l) Tj ET` +
		` 0 0 .5 rg 90 515 40 18 re f 1 g` + at + `520 Tm (m) Tj ET 0 g`, // white on dark blue
		resources: "/ExtGState << /G1 << /ca 0 >> /G2 << /ca 1 >> >>"}.read(t)
	want := map[string]model.Unseen{"b": model.Invisible, "c": model.Invisible, "d": model.Transparent, "e": model.OffPage, "f": model.Clipped,
		"g": model.Covered, "i": model.Covered, "j": model.OnGround, "k": model.OnGround}
	if len(p.Glyphs) != 13 {
		t.Fatalf("read %d glyphs, want 13", len(p.Glyphs))
	}
	for _, g := range p.Glyphs {
		if g.Unseen != want[g.Text] {
			t.Errorf("glyph %s: unseen is %q, want %q", g.Text, g.Unseen, want[g.Text])
		}
	}
}

// What may show the text below is no cover, and what has no one colour is no ground.
func TestWhatMayBeSeenIsSeen(t *testing.T) { // the last glyph of each page is looked at
	const over, white = "BT /F1 10 Tf 100 600 Td (x) Tj ET ", "1 g BT /F1 10 Tf 100 600 Td (x) Tj ET"
	for name, content := range map[string]string{
		"under a highlighter":                       over + "/M gs 1 1 0 rg 90 590 40 30 re f",
		"under a pale veil":                         over + "/H gs 1 g 90 590 40 30 re f",
		"in the hole of a frame":                    over + "1 g 0 0 600 800 re 90 590 40 30 re f*",
		"under a mask's image":                      over + "q 40 0 0 30 90 590 cm BI /W 1 /H 1 /IM true /F /AHx ID 00> EI Q",
		"under what its clip hides":                 over + "q 0 0 50 50 re W n 1 g 90 590 40 30 re f Q",
		"under a triangle":                          over + "1 g 90 590 m 140 590 l 140 640 l f",
		"beside a box":                              over + "1 g 104 590 40 30 re f",
		"over a white box":                          "1 g 90 590 40 30 re f 0 g " + over,
		"white on a gradient":                       "q 90 590 40 30 re W n /S sh Q " + white,
		"white on a picture":                        "q 40 0 0 30 90 590 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID FF> EI Q " + white,
		"white on a round shape":                    "0 g 90 590 m 90 650 150 650 150 590 c f " + white,
		"white on a broad line":                     "0 G 20 w 90 603 m 140 603 l S " + white,
		"white with a black outline":                "0 G 2 Tr " + white,
		"red on blue of one luminance":              "0 .3823 0 rg 90 590 40 30 re f .75 0 0 rg BT /F1 10 Tf 100 600 Td (x) Tj ET",
		"behind a text that an ActualText shortens": "/Span << /ActualText (\\376\\377\\116\\000) >> BDC BT /F1 10 Tf 50 600 Td (!!!!!!) Tj ET 1 g 90 590 40 30 re f 0 g EMC " + over,
		"in a hole of cells":                        over + "1 g 0 0 600 800 re 90 590 40 30 re 200 500 40 30 re f*",
		"under a round clip's box":                  over + "q 300 300 m 300 900 -300 900 -300 300 c W n 1 g 90 590 40 30 re f Q",
		"pale on white":                             ".9 g BT /F1 10 Tf 100 600 Td (x) Tj ET",
	} {
		p := onePage{content: content, resources: "/ExtGState << /M << /BM /Multiply >> /H << /ca 0.5 >> >> /Shading << /S << /ShadingType 2 >> >>"}.read(t)
		if n := len(p.Glyphs); n == 0 || !p.Glyphs[n-1].IsSeen() {
			t.Errorf("text %s is not seen: %v", name, p.Glyphs)
		}
	}
}

func TestVisibilityExpressionsAndUsage(t *testing.T) {
	for _, c := range []struct {
		name, shown, config string
		off                 bool
	}{
		{"And of on and off", "<< /Type /OCMD /VE [/And 7 0 R 5 0 R] >>", "/OFF [5 0 R]", true},
		{"Or of on and off", "<< /Type /OCMD /VE [/Or 5 0 R 7 0 R] >>", "/OFF [5 0 R]", false},
		{"Not of off", "<< /Type /OCMD /VE [/Not 5 0 R] >>", "/OFF [5 0 R]", false},
		{"nested", "<< /Type /OCMD /VE [/And 7 0 R [/Not [/Or 5 0 R 7 0 R]]] >>", "/OFF [5 0 R]", true},
		{"VE goes before P", "<< /Type /OCMD /OCGs [5 0 R] /P /AnyOff /VE [/Not 7 0 R] >>", "/OFF [5 0 R]", true},
		{"all are on, one is not", "<< /Type /OCMD /OCGs [5 0 R 7 0 R] /P /AllOn >>", "/OFF [5 0 R]", true},
		{"any is on", "<< /Type /OCMD /OCGs [5 0 R 7 0 R] >>", "/OFF [5 0 R]", false},
		{"usage of a page on screen", "5 0 R", "/AS [<< /Event /View /Category [/View] /OCGs [5 0 R] >>]", true},
		{"usage of a page in print", "5 0 R", "/AS [<< /Event /Print /Category [/View] /OCGs [5 0 R] >>]", false},
		{"usage that nobody applies", "5 0 R", "", false},
	} {
		data := buildPDF(
			"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [5 0 R 7 0 R] /D << "+c.config+" >> >> >>",
			"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
			"<< /Type /Page /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 6 0 R >> /Properties << /L "+c.shown+" >> >> >>",
			stream("/OC /L BDC BT /F1 10 Tf 100 700 Td (A) Tj ET EMC"),
			"<< /Type /OCG /Name (old) /Usage << /View << /ViewState /OFF >> >> >>",
			"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
			"<< /Type /OCG /Name (new) >>")
		if p := readPage(t, data, 1); len(p.Glyphs) != 1 || (p.Glyphs[0].Unseen == model.LayerOff) != c.off {
			t.Errorf("%s: %v, want it off: %v", c.name, p.Glyphs, c.off)
		}
	}
}
