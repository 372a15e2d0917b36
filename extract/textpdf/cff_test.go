package textpdf

import (
	"encoding/binary"
	"strings"
	"testing"
)

// cffFont is a CID-keyed CFF program of these charstrings, from glyph 1 on; the CID of a glyph is its number.
func cffFont(charStrings ...string) string {
	index, number := cffIndexOf, cffNumber
	const endchar = "\x0e"
	before := "\x01\x00\x04\x02" + index("F")
	strings := index("Adobe", "Identity")
	glyphs := index(append([]string{endchar}, charStrings...)...)
	top := func(at int) string {
		const ros, charStringsAt = "\x0c\x1e", "\x11"
		return number(391) + number(392) + number(0) + ros + number(at) + charStringsAt
	}
	head := before + index(top(0)) + strings + index()
	return before + index(top(len(head))) + strings + index() + glyphs
}

// cffIndexOf writes an INDEX.
func cffIndexOf(items ...string) string {
	out := binary.BigEndian.AppendUint16(nil, uint16(len(items)))
	if len(items) == 0 {
		return string(out)
	}
	out = append(out, 2) // bytes of an offset
	at := 1
	for _, item := range append([]string{""}, items...) {
		at += len(item)
		out = binary.BigEndian.AppendUint16(out, uint16(at))
	}
	return string(out) + strings.Join(items, "")
}

func cffNumber(n int) string { return string(binary.BigEndian.AppendUint16([]byte{28}, uint16(n))) }

// Charstrings: two boxes of different height, as wide as each other.
const (
	tallBox = "\x8b\x8b\x15\xf8\x88\x06\xf8\xf0\x07\xfc\x88\x06\x0e"
	lowBox  = "\x8b\x8b\x15\xf8\x88\x06\xf7\x20\x07\xfc\x88\x06\x0e"
)

func TestCFFGlyphsAreFoundByCID(t *testing.T) {
	e := embedded{read: true, key: "FontFile3", data: []byte(cffFont(tallBox, lowBox))}
	e.cff, _ = parseCFF(e.cffTable())
	if !e.cff.cidKeyed || len(e.cff.charStrings) != 3 {
		t.Fatalf("the program is %+v", e.cff)
	}
	a, knowsA := e.shape(e.cidGlyph(1))
	b, knowsB := e.shape(e.cidGlyph(2))
	if !knowsA || !knowsB || !a.inked || !b.inked || a.hash == b.hash {
		t.Errorf("shapes %+v, %v and %+v, %v: want two that differ", a, knowsA, b, knowsB)
	}
}

// One figure claimed for two glyphs: which of them lies can't be told, so that none is believed.
func TestTwoGlyphsCalledTheSameFigure(t *testing.T) {
	claims := toUnicode("3 beginbfchar\n<0001> <0031>\n<0002> <0032>\n<0003> <0031>\nendbfchar")
	other := drawn{advance: 500, ink: [4]int{50, 0, 450, 690}}
	for name, c := range map[string]struct {
		font, descendant string
		lies             bool
	}{
		"TrueType, two outlines": {fontFile(aFigure, aFigure, other), "/FontFile2 9 0 R", true},
		"TrueType, one outline":  {fontFile(aFigure, aFigure, aFigure), "/FontFile2 9 0 R", false},
		"CFF, two outlines":      {cffFont(tallBox, lowBox, lowBox), "/FontFile3 9 0 R", true},
		"CFF, one outline":       {cffFont(tallBox, lowBox, tallBox), "/FontFile3 9 0 R", false},
	} {
		font := streamWith("/Subtype /CIDFontType0C /Filter /FlateDecode", deflated([]byte(c.font)))
		p := cid("<000100020003>", identityH, "/W [1 [500 500 500]] /FontDescriptor << "+c.descendant+" >>", claims, font).read(t)
		if wantText(t, p, "121"); p.Glyphs[1].Doubtful != c.lies || hasDiagnostic(p, "font_distrusted") != c.lies {
			t.Errorf("%s: %v", name, p.Diagnostics)
		}
	}
}
