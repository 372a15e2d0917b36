package textpdf

import (
	"strings"
	"testing"

	"github.com/juesuan/juesuan/extract/trust"
	"github.com/juesuan/juesuan/model"
)

const adobeGB1 = "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> "

func TestCollectionsWithoutToUnicode(t *testing.T) {
	const embeddedAs = "/FontDescriptor << /FontFile2 8 0 R >> "
	for _, c := range []struct{ name, shown, font, descendant, want string }{
		{"GBK, vertical", "<D6A7B3F6>", "/Encoding /GBK-EUC-V", "", "支出"},
		{"Traditional Chinese in Big5", "<A4A4 31>", "/Encoding /ETen-B5-H", "", "中1"},
		{"Japanese in Shift-JIS", "<92868D91>", "/Encoding /90ms-RKSJ-H", "", "中国"},
		{"UTF-8", "<E694AF31>", "/Encoding /UniGB-UTF8-H", "", "支1"},
		{"a code that the collection lacks", "<E001>", "/Encoding /UniGB-UCS2-H", "", "\ue001"},
		{"CIDs of Adobe-GB1", "<033E 11A6>", "/Encoding /Identity-H", adobeGB1, "1支"},
		{"CIDs of no collection", "<033E>", "/Encoding /Identity-H", "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) >>", unknown},
		{"glyph numbers that are called CIDs", "<0001>", "/Encoding /Identity-H", adobeGB1 + embeddedAs, unknown},
		{"CIDs led to glyphs", "<033E>", "/Encoding /Identity-H", adobeGB1 + embeddedAs + "/CIDToGIDMap 9 0 R", "1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			wantText(t, cid(c.shown, c.font, c.descendant, streamWith("", fontFile(aFigure)), stream("\x00\x00")).read(t), c.want)
		})
	}
}

func TestHalfWidthWhereTheFontGivesNoWidths(t *testing.T) {
	for _, c := range []struct {
		name, descendant string
		second           float64 // where the second glyph begins
	}{
		{"no widths", "", 105},
		{"DW alone", "/DW 1000", 105},
		{"widths of its own", "/W [814 939 700]", 107},
		{"widths of other glyphs", "/W [1 10 700]", 110},
		{"embedded", "/FontDescriptor << /FontFile2 8 0 R >>", 110},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := cid("(12)", "/Encoding /GBK-EUC-H", c.descendant, streamWith("", fontFile(aFigure))).read(t)
			wantText(t, p, "12")
			if !near(p.Glyphs[1].X0, c.second) {
				t.Errorf("the second figure begins at %.2f, want %.2f", p.Glyphs[1].X0, c.second)
			}
		})
	}
}

func TestToUnicodeThatIsNotEnough(t *testing.T) {
	const gbk = "/Encoding /GBK-EUC-H /ToUnicode 8 0 R"
	program := streamWith("", trueType('支', '出'))
	const embedded = "/FontDescriptor << /FontFile2 9 0 R >>"
	for _, c := range []struct{ name, shown, font, descendant, cmap, want string }{
		{"for a part of the codes, the rest by the CMap", "<D6A7B3F6>", gbk, "", "1 beginbfchar <D6A7> <652F> endbfchar", "支出"},
		{"for a part, the rest by the embedded font", "<00010002>", identityH, embedded, "1 beginbfchar <0001> <652F> endbfchar", "支出"},
		{"private use, the embedded font knows better", "<00010002>", identityH, embedded, "1 beginbfrange <0001> <0002> <E000> endbfrange", "支出"},
		{"control codes, the embedded font knows better", "<00010002>", identityH, embedded, "1 beginbfrange <0001> <0002> <0001> endbfrange", "支出"},
		{"private use, nobody knows better", "<0001>", identityH, "", "1 beginbfchar <0001> <E123> endbfchar", "\ue123"},
		{"a tab", "<0001>", identityH, "", "1 beginbfchar <0001> <0009> endbfchar", " "},
		{"a control code", "<0001>", identityH, "", "1 beginbfchar <0001> <0003> endbfchar", unknown},
		{"Kangxi radicals", "<00010002>", identityH, "", "2 beginbfchar <0001> <2F0A> <0002> <2F40> endbfchar", "入支"},
		{"a radical of the supplement", "<0001>", identityH, "", "1 beginbfchar <0001> <2ED3> endbfchar", "长"},
		{"a compatibility ideograph", "<0001>", identityH, "", "1 beginbfchar <0001> <F9F7> endbfchar", "立"},
		{"radicals among others", "<0001>", identityH, "", "1 beginbfchar <0001> <65362F0A> endbfchar", "收入"},
		{"a ticked box of no known font", "<0001>", identityH, "", "1 beginbfchar <0001> <F052> endbfchar", "☑"},
	} {
		t.Run(c.name, func(t *testing.T) {
			wantText(t, cid(c.shown, c.font, c.descendant, toUnicode(c.cmap), program).read(t), c.want)
		})
	}
}

func TestEmbeddedCMapOverAPredefinedOne(t *testing.T) {
	// The code 41 gets the CID of 支 (4518), all others keep what GBK-EUC-H says.
	encoding := streamWith("/CMapName /Mine /UseCMap /GBK-EUC-H", "/GBK-EUC-H usecmap 1 begincodespacerange <00> <80> endcodespacerange 1 begincidchar <41> 4518 endcidchar")
	p := cid("<41D6A731>", "/Encoding 8 0 R", adobeGB1, encoding).read(t)
	wantText(t, p, "支支1")
}

func TestSymbolFonts(t *testing.T) {
	for _, c := range []struct{ name, font, shown, want string }{
		{"a box and a ticked one", "/Subtype /TrueType /BaseFont /ABCDEF+Wingdings-Regular /Encoding /WinAnsiEncoding", "<A8 FE 6F>", "□☑□"},
		{"what is no mark is no letter", "/Subtype /TrueType /BaseFont /Wingdings /Encoding /WinAnsiEncoding", "<28>", unknown},
		{"ToUnicode gives the letter back", "/Subtype /TrueType /BaseFont /Wingdings /ToUnicode 7 0 R", "<FE>", "☑"},
		{"ToUnicode gives private use", "/Subtype /TrueType /BaseFont /Wingdings /ToUnicode 7 0 R", "<01>", "☑"},
		{"ToUnicode gives the character", "/Subtype /TrueType /BaseFont /Wingdings /ToUnicode 7 0 R", "<02>", "√"},
		{"Wingdings 2", "/Subtype /TrueType /BaseFont /Wingdings2", "<52 A3>", "☑□"},
		{"Symbol", "/Subtype /Type1 /BaseFont /Symbol /Encoding /WinAnsiEncoding", "<61 B1 31>", "α±1"},
		{"Dingbats", "/Subtype /Type1 /BaseFont /ZapfDingbats", "<34 6E>", "✓■"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := onePage{content: "BT /F2 10 Tf " + c.shown + " Tj ET", fonts: "/F2 6 0 R", objects: []string{
				"<< /Type /Font " + c.font + " >>", toUnicode("3 beginbfchar <FE> <00FE> <01> <F0FE> <02> <221A> endbfchar"),
			}}.read(t)
			wantText(t, p, c.want)
		})
	}
	p := cid("<0001>", identityH, "", toUnicode("1 beginbfchar <0001> <00FE> endbfchar"))
	p.objects[0] = strings.Replace(p.objects[0], "SimSun", "Wingdings", 1)
	wantText(t, p.read(t), "☑")
}

// A subset that numbers its glyphs from the start of WinAnsi: what its ToUnicode leaves out is no WinAnsi letter.
func TestEncodingThatToUnicodeContradicts(t *testing.T) {
	p := onePage{content: "BT /F2 10 Tf (012) Tj ET", fonts: "/F2 6 0 R", objects: []string{
		"<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+SimSun /Encoding /WinAnsiEncoding /ToUnicode 7 0 R /FirstChar 48 /LastChar 50 /Widths [1000 1000 1000] /FontDescriptor << /FontFile2 8 0 R >> >>",
		toUnicode("2 beginbfchar <30> <652F> <31> <51FA> endbfchar"), streamWith("", fontFile(anIdeogram, anIdeogram, anIdeogram)),
	}}.read(t)
	wantText(t, p, "支出"+unknown)
}

func TestType3WithoutUnicode(t *testing.T) {
	p := onePage{content: "BT /F2 10 Tf (ABC) Tj ET", fonts: "/F2 6 0 R", objects: []string{
		"<< /Type /Font /Subtype /Type3 /FontMatrix [0.001 0 0 0.001 0 0] /FontBBox [0 0 1000 1000] /FirstChar 65 /LastChar 66 /Widths [500 500] /ToUnicode 7 0 R /Encoding << /Differences [65 /g1 /g2] >> /CharProcs << >> >>",
		toUnicode("1 beginbfchar <41> <652F> endbfchar"),
	}}.read(t)
	wantText(t, p, "支"+unknown+unknown)
}

// Text under a picture of the whole page is what a scanner's software read, and nobody sees it.
func TestTextUnderAPictureIsHidden(t *testing.T) {
	const text = "BT /F1 10 Tf 100 700 Td (887.91 and twenty glyphs more) Tj ET "
	image := func(dict string) string {
		return streamWith("/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray "+dict, "x")
	}
	for _, c := range []struct {
		name, content, dict string
		via                 model.Via
		reason              string
	}{
		{"under the scan", text + "q 600 0 0 800 0 0 cm /X Do Q", "", model.ViaNone, trust.ReasonHidden},
		{"invisible on the scan", "q 600 0 0 800 0 0 cm /X Do Q 3 Tr " + text, "", model.ViaNone, trust.ReasonHidden},
		{"on a picture", "q 600 0 0 800 0 0 cm /X Do Q " + text, "", model.ViaText, ""},
		{"under a picture that is partly clear", text + "q 600 0 0 800 0 0 cm /X Do Q", "/SMask 6 0 R", model.ViaText, ""},
		{"under a picture that darkens", text + "q /G gs 600 0 0 800 0 0 cm /X Do Q", "", model.ViaText, ""},
		{"beside a picture", text + "q 300 0 0 300 0 0 cm /X Do Q", "", model.ViaText, ""},
		{"a page number on the scan", "q 600 0 0 800 0 0 cm /X Do Q BT /F1 10 Tf 300 20 Td (- 12 -) Tj ET", "", model.ViaNone, trust.ReasonStamped},
		{"a watermark on the scan", "q 600 0 0 800 0 0 cm /X Do Q BT /F1 40 Tf 0.7 0.7 -0.7 0.7 200 300 Tm (for reference only) Tj ET", "", model.ViaNone, trust.ReasonStamped},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := onePage{content: c.content, resources: "/XObject << /X 6 0 R >> /ExtGState << /G << /BM /Multiply >> >>", objects: []string{image(c.dict)}}.read(t)
			if p.Via != c.via || p.Reason != c.reason {
				t.Errorf("via %s, %q; want %s, %q", p.Via, p.Reason, c.via, c.reason)
			}
		})
	}
}

func TestPageOfRulesAloneIsBlank(t *testing.T) {
	for _, c := range []struct{ name, content, reason string }{
		{"a rule at the foot", "50 50 m 550 50 l S", trust.ReasonBlank},
		{"curves, which may be letters", "50 50 m 550 50 l S 100 100 m 110 120 130 120 140 100 c f", trust.ReasonNoText},
		{"a diagonal", "50 50 m 550 700 l S", trust.ReasonNoText},
	} {
		t.Run(c.name, func(t *testing.T) {
			if p := (onePage{content: c.content}).read(t); p.Via != model.ViaNone || p.Reason != c.reason {
				t.Errorf("via %s, %q; want none, %q", p.Via, p.Reason, c.reason)
			}
		})
	}
}
