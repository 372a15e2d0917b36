package textpdf

import (
	"fmt"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// visible are the characters that a reader of the page sees.
func visible(p model.Page) string {
	var b strings.Builder
	for _, g := range p.Glyphs {
		if g.IsSeen() {
			b.WriteString(g.Text)
		}
	}
	return b.String()
}

// Text that is made the clip is seen where something is painted through it, and nowhere else.
func TestTextThatIsTheClip(t *testing.T) {
	const shading = "/Shading << /S << /ShadingType 2 /ColorSpace /DeviceGray >> >>"
	for _, c := range []struct{ name, content, want string }{
		{"painted by a rectangle", "q BT /F1 10 Tf 100 700 Td 7 Tr (1.5) Tj ET 90 690 60 30 re f Q", "1.5"},
		{"painted in part", "q BT /F1 10 Tf 100 700 Td 7 Tr (1) Tj 60 0 Td (2) Tj ET 90 690 30 30 re f Q", "1"},
		{"painted by a shading", "q BT /F1 10 Tf 100 700 Td 7 Tr (1.5) Tj ET /S sh Q", "1.5"},
		{"painted by nothing", "q BT /F1 10 Tf 100 700 Td 7 Tr (1.5) Tj ET Q 90 690 60 30 re f", ""},
		{"painted without fill", "q BT /F1 10 Tf 100 700 Td 7 Tr (1.5) Tj ET 90 690 60 30 re n Q", ""},
		{"cut by another text", "q BT /F1 10 Tf 100 700 Td 7 Tr (1) Tj ET BT 300 700 Td (2) Tj ET 0 0 600 800 re f Q", ""},
	} {
		p := onePage{content: c.content, resources: shading}.read(t)
		if got := visible(p); got != c.want {
			t.Errorf("%s: %q is seen, want %q", c.name, got, c.want)
		}
		if c.want != "" && len(p.Fills) > 0 {
			t.Errorf("%s: what shows only through text is taken for an area", c.name)
		}
	}
}

// A pattern with text shows it in every tile, where the pattern stands; a hatching stays an area.
func TestTilingPattern(t *testing.T) {
	tile := func(extra, content string) string {
		return streamWith("/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 100 50] "+extra, content)
	}
	const text = "BT /F1 10 Tf 10 20 Td (1.5) Tj ET"
	fonts := "/Resources << /Font << /F1 5 0 R >> >>"
	for _, c := range []struct {
		name, content, pattern, want string
		x0, baseline                 float64
		fills                        int
	}{
		{"once", "/Pattern cs /P scn 0 0 100 50 re f", tile("/XStep 100 /YStep 50 "+fonts, text), "1.5", 10, 780, 0},
		{"in tiles", "/Pattern cs /P scn 0 0 200 50 re f", tile("/XStep 100 /YStep 50 "+fonts, text), "1.51.5", 10, 780, 0},
		{"in its own space", "2 0 0 2 0 0 cm /Pattern cs /P scn 0 0 300 400 re f", tile("/XStep 2000 /YStep 2000 /Matrix [1 0 0 1 30 40] "+fonts, text), "1.5", 40, 740, 0},
		{"without text", "/Pattern cs /P scn 0 0 100 50 re f", tile("/XStep 100 /YStep 50 /Resources << >>", "0 0 5 5 re f"), "", 0, 0, 1},
		{"too often", "/Pattern cs /P scn 0 0 600 800 re f", tile("/XStep 10 /YStep 10 "+fonts, text), "", 0, 0, 1},
		{"after another colour", "/Pattern cs /P scn 1 0 0 rg 0 0 100 50 re f", tile("/XStep 100 /YStep 50 "+fonts, text), "", 0, 0, 1},
	} {
		p := onePage{content: c.content, resources: "/Pattern << /P 6 0 R >>", objects: []string{c.pattern}}.read(t)
		if got := visible(p); got != c.want || len(p.Fills) != c.fills {
			t.Errorf("%s: %q is seen on %d areas, want %q on %d", c.name, got, len(p.Fills), c.want, c.fills)
			continue
		}
		if c.want != "" {
			wantOrigin(t, p.Glyphs[0], c.x0, c.baseline)
		}
	}
}

// A pattern that paints itself comes to an end.
func TestPatternThatPaintsItself(t *testing.T) {
	p := onePage{content: "/Pattern cs /P scn 0 0 100 50 re f", resources: "/Pattern << /P 6 0 R >>", objects: []string{
		streamWith("/PatternType 1 /PaintType 1 /BBox [0 0 100 50] /XStep 100 /YStep 50 /Resources << /Font << /F1 5 0 R >> /Pattern << /P 6 0 R >> >>",
			"/Pattern cs /P scn 0 0 100 50 re f BT /F1 10 Tf 10 20 Td (1) Tj ET"),
	}}.read(t)
	if got := visible(p); got != "1" {
		t.Errorf("%q is seen, want 1", got)
	}
}

// Fields and notes that have no appearance show the text that they hold.
func TestTypedAnnotations(t *testing.T) {
	const da = "/DA (0 g /Helv 10 Tf)"
	look := "<< /Type /XObject /Subtype /Form /BBox [0 0 100 20] /Length 0 >>\nstream\n\nendstream"
	for _, c := range []struct {
		name, annotation, form, want string
		x1                           float64 // right edge of the last character, 0 for any
	}{
		{"a field", "/Subtype /Widget /FT /Tx /V (1,703.00) /Q 2 " + da, "", "1,703.00", 198},
		{"the form's alignment", "/Subtype /Widget /FT /Tx /V (1,703.00)", "/Q 2 " + da, "1,703.00", 198},
		{"UTF-16", "/Subtype /Widget /FT /Tx /V <FEFF54088BA1> " + da, "", "合计", 0},
		{"a value above", "/Subtype /Widget /Parent 7 0 R " + da, "", "4.20", 0},
		{"a choice", "/Subtype /Widget /FT /Ch /V [(B)] " + da, "", "B", 0},
		{"cells for characters", "/Subtype /Widget /FT /Tx /Ff 16777216 /MaxLen 10 /V (123) /Q 2 " + da, "", "123", 200},
		{"a password", "/Subtype /Widget /FT /Tx /Ff 8192 /V (secret) " + da, "", "", 0},
		{"a button", "/Subtype /Widget /FT /Btn /V /On " + da, "", "", 0},
		{"a hidden field", "/Subtype /Widget /FT /Tx /F 2 /V (1.00) " + da, "", "", 0},
		{"typed over the page", "/Subtype /FreeText /Contents (5.55) /Q 2 " + da, "", "5.55", 198},
		{"a note that only opens", "/Subtype /Text /Contents (5.55)", "", "", 0},
		{"an empty appearance", "/Subtype /Widget /FT /Tx /V (1.00) /AP << /N 6 0 R >> " + da, "", "", 0},
		{"an empty appearance to be made anew", "/Subtype /Widget /FT /Tx /V (1.00) /AP << /N 6 0 R >> " + da, "/NeedAppearances true", "1.00", 0},
	} {
		data := buildPDF("<< /Type /Catalog /Pages 2 0 R /AcroForm << "+c.form+" >> >>",
			"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
			"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 600 800] /Annots [5 0 R] >>",
			stream(""), "<< /Type /Annot /Rect [100 700 200 720] "+c.annotation+" >>", look, "<< /FT /Tx /V (4.20) >>")
		p := readPage(t, data, 1)
		if got := visible(p); got != c.want {
			t.Errorf("%s: %q is seen, want %q", c.name, got, c.want)
			continue
		}
		for _, g := range p.Glyphs {
			if g.X0 < 100 || g.X1 > 200.01 || g.CenterY() < 80 || g.CenterY() > 100 || !near(g.Size, 10) {
				t.Errorf("%s: %s of size %v stands at %v, outside its field", c.name, g.Text, g.Size, g.BBox)
			}
		}
		if c.x1 > 0 && !near(p.Glyphs[len(p.Glyphs)-1].X1, c.x1) {
			t.Errorf("%s: it ends at %v, want %v", c.name, p.Glyphs[len(p.Glyphs)-1].X1, c.x1)
		}
	}
}

// A text of several lines is wrapped within its field, a figure in one piece; on a turned page it reads as the page does.
func TestTypedLinesAndTurns(t *testing.T) {
	field := func(page, more string) model.Page {
		return readPage(t, buildPDF("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
			"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 600 800] /Annots [5 0 R] "+page+" >>", stream(""),
			"<< /Type /Annot /Subtype /Widget /FT /Tx /DA (/Helv 10 Tf) "+more+" >>"), 1)
	}
	p := field("", fmt.Sprintf("/Ff 4096 /Rect [100 650 160 720] /V (%s)", "total 1,703.00 1,204.55"))
	lines := map[float64]string{}
	for _, g := range p.Glyphs {
		lines[g.Top] += g.Text
	}
	for _, line := range lines {
		if strings.Contains(line, ".") && !strings.Contains(line, ".00") && !strings.Contains(line, ".55") {
			t.Errorf("a figure is parted: %v", lines)
		}
	}
	if len(lines) != 3 {
		t.Errorf("the lines are %v, want three", lines)
	}
	p = field("/Rotate 90", "/Rect [100 100 120 200] /MK << /R 90 >> /V (12)")
	if len(p.Glyphs) != 2 || p.Glyphs[0].Angle != 0 || p.Glyphs[0].X1 > p.Glyphs[1].X0+0.1 {
		t.Errorf("on a turned page the field reads %+v", p.Glyphs)
	}
}
