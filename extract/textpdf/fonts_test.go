package textpdf

import (
	"fmt"
	"strings"
	"testing"
)

// cid is a page that shows a string in a composite font F2, object 6 (descendant 7, ToUnicode or CMap 8 and on).
func cid(shown, font, descendant string, more ...string) onePage {
	return onePage{
		content: "BT /F2 10 Tf 100 700 Td " + shown + " Tj ET",
		fonts:   "/F2 6 0 R",
		objects: append([]string{
			"<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+SimSun /DescendantFonts [7 0 R] " + font + " >>",
			"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun " + descendant + " >>",
		}, more...),
	}
}

func toUnicode(body string) string {
	return stream("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CMapName /X def\n" + body + "\nendcmap end end")
}

const identityH = "/Encoding /Identity-H /ToUnicode 8 0 R"

func TestToUnicode(t *testing.T) {
	const twoByteSpace = "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
	for _, c := range []struct{ name, shown, cmap, want string }{
		{"bfchar", "<00010002>", twoByteSpace + "2 beginbfchar <0001> <51B3> <0002> <7B97> endbfchar", "决算"},
		{"bfrange", "<00100011>", twoByteSpace + "1 beginbfrange <0010> <0020> <0030> endbfrange", "01"},
		{"bfrange with an array", "<00100011>", twoByteSpace + "1 beginbfrange <0010> <0011> [<652F> <51FA>] endbfrange", "支出"},
		{"a ligature", "<0001>", twoByteSpace + "1 beginbfchar <0001> <006600660069> endbfchar", "ffi"},
		{"a surrogate pair", "<00010002>", twoByteSpace + "1 beginbfrange <0001> <0002> <D840DC0B> endbfrange", "\U0002000B\U0002000C"},
		{"half a pair", "<0001>", twoByteSpace + "1 beginbfchar <0001> <D840> endbfchar", unknown},
		{"NUL", "<0001>", twoByteSpace + "1 beginbfchar <0001> <0000> endbfchar", unknown},
		{"nothing", "<0001>", twoByteSpace + "1 beginbfchar <0001> <> endbfchar", unknown},
		{"a code left out", "<00010002>", twoByteSpace + "1 beginbfchar <0001> <652F> endbfchar", "支" + unknown},
		{"one-byte codes in the CMap", "<0041>", "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <41> <652F> endbfchar", "支"},
		{"no codespace at all", "<0001>", "1 beginbfchar <0001> <652F> endbfchar", "支"},
		{"a glyph name", "<0001>", twoByteSpace + "1 beginbfchar <0001> /period endbfchar", "."},
		{"blanks left out", "<0001>", twoByteSpace + "1 beginbfchar<0001><652F>endbfchar", "支"},
		{"damage before it", "<0001>", twoByteSpace + "1 beginbfrange <0010> <0020> endbfrange 1 beginbfchar <0001> <652F> endbfchar", "支"},
		{"a long string", "<00010001>", twoByteSpace + "1 beginbfchar <0001> <0031002C0037> endbfchar", "1,71,7"},
	} {
		t.Run(c.name, func(t *testing.T) {
			wantText(t, cid(c.shown, identityH, "", toUnicode(c.cmap)).read(t), c.want)
		})
	}
}

func TestCIDWidthsPlaceGlyphs(t *testing.T) {
	for _, c := range []struct {
		name, descendant string
		x                [3]float64 // where the glyphs of CID 1, 2, 3 begin
	}{
		{"none: one em", "", [3]float64{100, 110, 120}},
		{"DW", "/DW 500", [3]float64{100, 105, 110}},
		{"W of an array", "/W [1 [250 750]]", [3]float64{100, 102.5, 110}},
		{"W of a range", "/W [1 2 500]", [3]float64{100, 105, 110}},
		{"W of both", "/DW 2000 /W [2 2 500 1 [250]]", [3]float64{100, 102.5, 107.5}},
		{"absurd", "/W [1 2 99999999999]", [3]float64{100, 100, 100}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := cid("<000100020003>", identityH, c.descendant, toUnicode("1 beginbfrange <0001> <0003> <0041> endbfrange")).read(t)
			wantText(t, p, "ABC")
			for i, x := range c.x {
				if !near(p.Glyphs[i].X0, x) {
					t.Errorf("glyph %d begins at %.2f, want %.2f", i+1, p.Glyphs[i].X0, x)
				}
			}
		})
	}
}

func TestPredefinedCMapsWithoutToUnicode(t *testing.T) {
	const widths = "/DW 1000 /W [1 95 500 814 939 500 7716 [500]]"
	for _, c := range []struct{ encoding, shown, want string }{
		{"GBK-EUC-H", "<D6A7B3F6 31 32 20 2E>", "支出12 ."},
		{"GBKp-EUC-H", "<D6A731>", "支1"},
		{"GB-EUC-H", "<D6A731>", "支1"},
		{"GBK2K-H", "<D6A7 31 8139EE39>", "支1\u3400"},
		{"UniGB-UCS2-H", "<652F 0031>", "支1"},
		{"UniGB-UTF16-H", "<652F 0031 D840DC0B>", "支1\U0002000B"},
		{"UniCNS-UCS2-H", "<652F>", "支"},
		{"GBK-EUC-H", "<D6>", unknown},
		{"GBK-EUC-H", "<FEFE>", "\ufefe"},
	} {
		t.Run(c.encoding+c.shown, func(t *testing.T) {
			p := cid(c.shown, "/Encoding /"+c.encoding, widths).read(t)
			if c.want == "\ufefe" { // no character: its code has one glyph whatever it stands for
				if len(p.Glyphs) != 1 {
					t.Errorf("%d glyphs, want 1", len(p.Glyphs))
				}
				return
			}
			wantText(t, p, c.want)
			for _, g := range p.Glyphs {
				want := 10.0
				if len(g.Text) == 1 {
					want = 5
				}
				if g.Text != unknown && !near(g.Width(), want) {
					t.Errorf("%s: %q is %.2f wide, want %.2f (half-width ASCII)", c.encoding, g.Text, g.Width(), want)
				}
			}
		})
	}
}

func TestUnknownCMapKeepsEveryGlyph(t *testing.T) {
	p := cid("<00010002>", "/Encoding /NoSuchCMap-H", "").read(t)
	wantText(t, p, unknown+unknown)
	if !hasDiagnostic(p, "font_damaged") {
		t.Error("that the encoding is not known is not told")
	}
}

func TestEmbeddedCMapOfMixedLengths(t *testing.T) {
	encoding := streamWith("/CMapName /Mixed", `2 begincodespacerange <00> <80> <8140> <FEFE> endcodespacerange
		1 begincidrange <20> <7e> 1 endcidrange 1 begincidchar <8140> 500 endcidchar`)
	p := cid("<41 8140 42>", "/Encoding 9 0 R /ToUnicode 8 0 R", "/DW 1000 /W [1 95 500]",
		toUnicode("3 beginbfchar <41> <0041> <8140> <652F> <42> <0042> endbfchar"), encoding).read(t)
	wantText(t, p, "A支B")
	if !near(p.Glyphs[1].X0, 105) || !near(p.Glyphs[2].X0, 115) {
		t.Errorf("glyphs begin at %.2f and %.2f, want 105 and 115", p.Glyphs[1].X0, p.Glyphs[2].X0)
	}
}

func TestUseCMap(t *testing.T) {
	encoding := stream("/GBK-EUC-H usecmap 1 begincidchar <41> 7 endcidchar")
	p := cid("<D6A731>", "/Encoding 8 0 R", "/W [814 939 500]", encoding).read(t)
	wantText(t, p, "支1")
	if !near(p.Glyphs[1].Width(), 5) {
		t.Errorf("the figure is %.2f wide, want 5", p.Glyphs[1].Width())
	}
}

func TestVerticalWriting(t *testing.T) {
	p := cid("<00010002>", "/Encoding /Identity-V /ToUnicode 8 0 R", "", toUnicode("1 beginbfrange <0001> <0002> <0041> endbfrange")).read(t)
	wantText(t, p, "AB")
	a, b := p.Glyphs[0], p.Glyphs[1]
	if !a.Vertical || !near(a.X0, 95) || !near(a.X1, 105) || !near(a.Top, 100) || !near(a.Bottom, 110) || !near(b.Top, 110) {
		t.Errorf("glyphs %+v and %+v: want them one under the other, centred on x 100, from y 100", a.BBox, b.BBox)
	}
}

func TestSimpleFontEncodings(t *testing.T) {
	for _, c := range []struct{ name, font, shown, want string }{
		{"WinAnsi", "/Subtype /TrueType /Encoding /WinAnsiEncoding", "<80 95 A3 41>", "€•£A"},
		{"MacRoman", "/Subtype /TrueType /Encoding /MacRomanEncoding", "<80 D0>", "Ä–"},
		{"Standard when none is named", "/Subtype /Type1 /BaseFont /Times-Roman", "<27 A4 41>", "’⁄A"},
		{"Differences", "/Subtype /Type1 /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [1 /one /two 10 /uni652F /u51FA /f_i /a.alt] >>", "<01 02 0A 0B 0C 0D 41>", "12支出fiaA"},
		{"names that tell nothing", "/Subtype /Type1 /Encoding << /Differences [65 /g12 /.notdef /cid3] >>", "(ABC)", unknown + unknown + unknown},
		{"Symbol", "/Subtype /Type1 /BaseFont /Symbol", "(ab)", "αβ"},
		{"ToUnicode beside an encoding", "/Subtype /TrueType /Encoding /WinAnsiEncoding /ToUnicode 7 0 R", "(AB)", "政B"},
		{"a Chinese font by its GBK name", "/Subtype /TrueType /BaseFont /#CB#CE#CC#E5 /Encoding /WinAnsiEncoding", "<D6A7B3F6 31>", "支出1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := onePage{content: "BT /F2 10 Tf " + c.shown + " Tj ET", fonts: "/F2 6 0 R", objects: []string{
				"<< /Type /Font " + c.font + " >>", toUnicode("1 beginbfchar <41> <653F> endbfchar"),
			}}.read(t)
			wantText(t, p, c.want)
		})
	}
}

func TestSimpleWidths(t *testing.T) {
	p := onePage{content: "BT /F2 10 Tf 100 700 Td (ABz) Tj ET", fonts: "/F2 6 0 R", objects: []string{
		"<< /Type /Font /Subtype /TrueType /FirstChar 65 /LastChar 66 /Widths [300 400] /FontDescriptor << /MissingWidth 900 /Ascent 800 /Descent -200 >> >>",
	}}.read(t)
	a, b, z := p.Glyphs[0], p.Glyphs[1], p.Glyphs[2]
	if !near(a.Width(), 3) || !near(b.Width(), 4) || !near(z.Width(), 9) {
		t.Errorf("widths are %.2f, %.2f, %.2f; want 3, 4 and the missing width 9", a.Width(), b.Width(), z.Width())
	}
	if !near(a.Top, 92) || !near(a.Bottom, 102) {
		t.Errorf("the box is %.2f to %.2f, want ascent and descent of the descriptor: 92 to 102", a.Top, a.Bottom)
	}
}

func TestMissingPartsOfAFontAreTold(t *testing.T) {
	p := onePage{content: "BT /F2 10 Tf (A) Tj /F9 10 Tf (B) Tj ET", fonts: "/F2 6 0 R", objects: []string{
		"<< /Type /Font /Subtype /TrueType /Encoding /WinAnsiEncoding /Widths 99 0 R >>",
	}}.read(t)
	wantText(t, p, "A"+unknown)
	if !hasDiagnostic(p, "font_damaged") || !hasDiagnostic(p, "font_missing") {
		t.Errorf("diagnostics %v, want that widths and a font are missing", p.Diagnostics)
	}
}

func TestType3(t *testing.T) {
	for _, c := range []struct {
		name, matrix, bbox string
		width, size, shown float64 // of the glyph in its unit; the glyph's size, its width on the page
	}{
		{"thousandths", "[0.001 0 0 0.001 0 0]", "[0 -120 1000 880]", 500, 10, 5},
		{"upside down", "[0.001 0 0 -0.001 0 0]", "[0 -880 1000 120]", 500, 10, 5},
		{"a unit of its own", "[0.1 0 0 0.1 0 0]", "[0 0 80 100]", 50, 100, 50},
		{"the em, and a box of a flat character", "[1 0 0 -1 0 0]", "[0 -0.45 1 -0.3]", 0.5, 10, 5},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := onePage{content: "BT /F2 10 Tf 100 700 Td (AB) Tj ET", fonts: "/F2 6 0 R", objects: []string{
				fmt.Sprintf("<< /Type /Font /Subtype /Type3 /FontMatrix %s /FontBBox %s /FirstChar 65 /LastChar 66 /Widths [%v %v] /Encoding << /Differences [65 /g1 /one] >> /CharProcs << >> >>", c.matrix, c.bbox, c.width, c.width),
			}}.read(t)
			wantText(t, p, unknown+"1")
			g := p.Glyphs[1]
			if !near(g.X0, 100+c.shown) || !near(g.Size, c.size) || g.Top > 700-600+1 || g.Bottom < 100 || !near(g.Height(), c.size) {
				t.Errorf("glyph %+v; want it at %.1f, of size %.1f, about the baseline at 100", g, 100+c.shown, c.size)
			}
		})
	}
}

// trueType builds a font file with a cmap (3,1) of format 4: glyphs 1… show the characters.
func trueType(chars ...uint16) string {
	be16 := func(v int) string { return string([]byte{byte(v >> 8), byte(v)}) }
	be32 := func(v int) string { return be16(v>>16) + be16(v&0xffff) }
	n := len(chars) + 1
	ends, starts, deltas, offsets := "", "", "", ""
	for i, c := range chars {
		ends += be16(int(c))
		starts += be16(int(c))
		deltas += be16((i + 1 - int(c)) & 0xffff)
		offsets += be16(0)
	}
	segments := ends + be16(0xffff) + be16(0) + starts + be16(0xffff) + deltas + be16(1) + offsets + be16(0)
	subtable := be16(4) + be16(14+len(segments)) + be16(0) + be16(2*n) + be16(0) + be16(0) + be16(0) + segments
	cmap := be16(0) + be16(1) + be16(3) + be16(1) + be32(12) + subtable
	return "\x00\x01\x00\x00" + be16(1) + be16(0) + be16(0) + be16(0) + "cmap" + be32(0) + be32(28) + be32(len(cmap)) + cmap
}

func TestIdentityWithoutToUnicodeReadsTheEmbeddedFont(t *testing.T) {
	font := trueType('支', '出')
	p := cid("<000100020003>", "/Encoding /Identity-H", "/FontDescriptor << /FontFile2 8 0 R >>", streamWith("", font)).read(t)
	wantText(t, p, "支出"+unknown)

	p = cid("<00050006>", "/Encoding /Identity-H", "/FontDescriptor << /FontFile2 8 0 R >> /CIDToGIDMap 9 0 R", streamWith("", font),
		stream("\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\x01")).read(t)
	wantText(t, p, "出支")
}

func TestType1BuiltInEncoding(t *testing.T) {
	program := "%!PS-AdobeFont-1.0\n/Encoding 256 array 0 1 255 {1 index exch /.notdef put} for\ndup 1 /one put\ndup 2 /comma put\nreadonly def\ncurrentfile eexec 1234"
	p := onePage{content: "BT /F2 10 Tf <0102 41> Tj ET", fonts: "/F2 6 0 R", objects: []string{
		"<< /Type /Font /Subtype /Type1 /BaseFont /X /FontDescriptor << /Flags 4 /FontFile 7 0 R >> >>", stream(program),
	}}.read(t)
	wantText(t, p, "1,"+unknown)
}

func TestFontNameLosesItsSubsetTag(t *testing.T) {
	p := cid("<0001>", identityH, "", toUnicode("")).read(t)
	if p.Fonts[0].Name != "SimSun" || p.Fonts[0].Subtype != "Type0" || p.Fonts[0].Embedded {
		t.Errorf("font is %+v, want SimSun, Type0, not embedded", p.Fonts[0])
	}
}

func TestAbsurdAscentIsReplaced(t *testing.T) {
	for _, descriptor := range []string{"", "/Ascent 0 /Descent 0", "/Ascent 32767 /Descent -32768"} {
		p := onePage{content: "BT /F2 10 Tf 100 700 Td (A) Tj ET", fonts: "/F2 6 0 R", objects: []string{
			"<< /Type /Font /Subtype /TrueType /FontDescriptor << " + descriptor + " >> >>",
		}}.read(t)
		if g := p.Glyphs[0]; !near(g.Top, 91.2) || !near(g.Bottom, 101.2) {
			t.Errorf("%q: the box is %.2f to %.2f, want an em box of 91.2 to 101.2", descriptor, g.Top, g.Bottom)
		}
	}
}

func TestStandardTables(t *testing.T) {
	if got := len(cffStandardNames); got != 229 {
		t.Errorf("%d standard CFF names, want 229", got)
	}
	for name, want := range map[string]string{"Aacute": "Á", "zcaron": "ž", "germandbls": "ß", "Euro": "€", "uni4E004E8C": "一二", "u20000": "\U00020000", "a": "a", "g7": "", "uniXYZW": ""} {
		if got := glyphText(name); got != want {
			t.Errorf("glyph %s is %q, want %q", name, got, want)
		}
	}
	for _, name := range cffStandardNames[1:] {
		if glyphText(name) == "" {
			t.Errorf("the standard glyph %s has no Unicode", name)
		}
	}
	if w := standardWidth("Helvetica-Bold", "1"); w != 0.556 {
		t.Errorf("a Helvetica figure is %v em wide", w)
	}
	if w := standardWidth("Courier", "i"); w != 0.6 {
		t.Errorf("a Courier letter is %v em wide", w)
	}
	if strings.Contains(string(symbolEncoding[0x61]), "a") {
		t.Error("Symbol's a is no alpha")
	}
}
