package textpdf

import "testing"

// A reference whose number was damaged leads to another object, and the text of its font may be another's.
func TestPartsOfAnotherFontAreTold(t *testing.T) {
	claims := toUnicode("1 beginbfchar <0001> <0031> endbfchar")
	composite := func(descendant string) onePage {
		return onePage{content: "BT /F2 10 Tf <0001> Tj ET", fonts: "/F2 6 0 R", objects: []string{
			"<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+SimSun /DescendantFonts [7 0 R] " + identityH + " >>", descendant, claims,
		}}
	}
	simple := func(dict string) onePage {
		return onePage{content: "BT /F2 10 Tf (1) Tj ET", fonts: "/F2 6 0 R", objects: []string{dict}}
	}
	for name, c := range map[string]struct {
		page  onePage
		fault bool
	}{
		"its own descendant":             {composite("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+SimSun >>"), false},
		"a descendant without a tag":     {composite("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun >>"), false},
		"the descendant of a subset":     {composite("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /GHIJKL+SimSun >>"), false},
		"the descendant of another font": {composite("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /GHIJKL+SimHei >>"), true},
		"a descendant that is no font":   {composite("<< /Type /FontDescriptor /FontName /ABCDEF+SimSun >>"), true},
		"a font":                         {simple("<< /Type /Font /Subtype /TrueType /BaseFont /SimSun /Encoding /WinAnsiEncoding >>"), false},
		"no font":                        {simple("<< /Producer (a program) >>"), true},
	} {
		p := c.page.read(t)
		if hasDiagnostic(p, "font_damaged") != c.fault || len(p.Glyphs) != 1 {
			t.Errorf("%s: %q, %v", name, text(p), p.Diagnostics)
		}
	}
}
