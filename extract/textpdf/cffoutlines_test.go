package textpdf

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/goregular"
)

// type1C is a CFF program whose glyphs are named zero to nine. The name of a figure has the outline, in Go Regular, of
// the one that shown gives for it. As optimised fonts do, each glyph only calls a subroutine.
func type1C(shown [10]int) string {
	const callgsubr, endchar, subr, bias, zero = "\x1d", "\x0e", 139, 107, 17 // the string number of "zero"
	glyphs, names := []string{endchar}, "\x00"                                // format 0
	var subrs []string
	for figure, outline := range shown {
		subrs = append(subrs, charStringOf(outline))
		glyphs = append(glyphs, string([]byte{byte(subr - bias + figure)})+callgsubr+endchar)
		names += string([]byte{0, byte(zero + figure)})
	}
	top := func(charset, charStrings, private int) string {
		return cffNumber(charset) + "\x0f" + cffNumber(charStrings) + "\x11" + cffNumber(0) + cffNumber(private) + "\x12"
	}
	before := "\x01\x00\x04\x02" + cffIndexOf("F")
	behind := cffIndexOf() + cffIndexOf(subrs...) // strings and global subroutines
	charset := len(before) + len(cffIndexOf(top(0, 0, 0))) + len(behind)
	charStrings := charset + len(names)
	program := cffIndexOf(glyphs...)
	return before + cffIndexOf(top(charset, charStrings, charStrings+len(program))) + behind + names + program
}

// charStringOf is a figure of Go Regular as a subroutine of Type 2.
func charStringOf(figure int) string {
	const rmoveto, rlineto, rrcurveto, ret = "\x15", "\x05", "\x08", "\x0b"
	e := &embedded{read: true, key: "FontFile2", data: goregular.TTF}
	glyph, _ := e.glyphOf(rune('0' + figure))
	var out strings.Builder
	var x, y int
	to := func(nx, ny int) {
		out.WriteString(cffNumber(nx-x) + cffNumber(ny-y))
		x, y = nx, ny
	}
	for _, c := range e.contours(glyph) {
		for !c[0].onCurve {
			c = append(c[1:], c[0])
		}
		to(c[0].x, c[0].y)
		out.WriteString(rmoveto)
		for i := 1; i <= len(c); i++ {
			p, next := c[i%len(c)], c[(i+1)%len(c)]
			if p.onCurve {
				to(p.x, p.y)
				out.WriteString(rlineto)
				continue
			}
			end := next
			if next.onCurve {
				i++
			} else {
				end.x, end.y = (p.x+next.x)/2, (p.y+next.y)/2
			}
			startX, startY := x, y // a quadratic curve as a cubic one
			to(startX+(p.x-startX)*2/3, startY+(p.y-startY)*2/3)
			to(end.x+(p.x-end.x)*2/3, end.y+(p.y-end.y)*2/3)
			to(end.x, end.y)
			out.WriteString(rrcurveto)
		}
	}
	return out.String() + ret
}

// In a simple font with a CFF program, figures of one width that are called by each other's names are not believed,
// whichever way the font names them.
func TestExchangedFiguresOfType1C(t *testing.T) {
	right := [10]int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}
	exchanged := right
	exchanged[3], exchanged[8] = 8, 3
	const own, differs = "", "/Encoding << /Differences [65 /zero /one /two /three /four /five /six /seven /eight /nine] >>"
	for name, c := range map[string]struct {
		shown           [10]int
		encoding, codes string
		toUnicode       string // of the codes
		lies            bool
	}{
		"right names":                          {right, own, "0123456789", "", false},
		"outlines under each other's names":    {exchanged, own, "0123456789", "", true},
		"right names by Differences":           {right, differs, "ABCDEFGHIJ", "", false},
		"outlines exchanged, by Differences":   {exchanged, differs, "ABCDEFGHIJ", "", true},
		"ToUnicode that is right":              {right, differs, "ABCDEFGHIJ", "0123456789", false},
		"ToUnicode that exchanges two figures": {right, differs, "ABCDEFGHIJ", "0123456798", true},
		"ToUnicode rights the outlines":        {exchanged, differs, "ABCDEFGHIJ", "0128456739", false},
	} {
		font, body := "/Type /Font /Subtype /Type1 /BaseFont /ABCDEF+F /FontDescriptor 7 0 R "+c.encoding, ""
		widths := fmt.Sprintf("/FirstChar %d /Widths [%s]", c.codes[0], strings.Repeat("500 ", len(c.codes)))
		if c.toUnicode != "" {
			font += " /ToUnicode 8 0 R "
			for i, r := range c.toUnicode {
				body += fmt.Sprintf("<%02X> <%04X>\n", int(c.codes[0])+i, r)
			}
		}
		p := onePage{content: "BT /F2 10 Tf 100 700 Td (" + c.codes + ") Tj ET", fonts: "/F2 6 0 R", objects: []string{
			"<< " + font + widths + " >>", "<< /Type /FontDescriptor /FontName /ABCDEF+F /FontFile3 9 0 R >>",
			toUnicode("10 beginbfchar\n" + body + "endbfchar"),
			streamWith("/Subtype /Type1C /Filter /FlateDecode", deflated([]byte(type1C(c.shown)))),
		}}.read(t)
		if len(p.Glyphs) != 10 || p.Glyphs[3].Doubtful != c.lies || hasDiagnostic(p, "font_distrusted") != c.lies {
			t.Errorf("%s: %q, %v", name, text(p), p.Diagnostics)
		}
	}
}
