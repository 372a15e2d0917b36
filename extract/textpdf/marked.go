package textpdf

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/juesuan/juesuan/model"
)

// mark is an open marked-content sequence.
type mark struct {
	actual []rune // ActualText, when hasActual
	has    bool
	first  int  // the first glyph inside
	muted  bool // content of a layer that is off
}

// beginMarked opens a sequence; withProperties for BDC.
func (in *interpreter) beginMarked(withProperties bool) {
	const mostMarks = 10_000
	m := mark{first: len(in.page.Glyphs)}
	if withProperties && len(in.args) >= 2 && len(in.marks) < mostMarks {
		tag, properties := in.args[len(in.args)-2], in.args[len(in.args)-1]
		switch properties.kind {
		case tokDict:
			if t, ok := in.dict.get("ActualText"); ok && t.kind == tokString {
				m.actual, m.has = textString(t.text), true
			}
		case tokName:
			o := in.res.find("Properties", string(properties.text))
			if string(tag.text) == "OC" && in.file.isOff(o) {
				m.muted = true
				in.muted++
			}
			if t := o.key("ActualText"); t.str() != "" {
				m.actual, m.has = textString([]byte(t.str())), true
			}
		}
	}
	in.marks = append(in.marks, m)
}

func (in *interpreter) endMarked() {
	n := len(in.marks)
	if n == 0 {
		return
	}
	m := in.marks[n-1]
	in.marks = in.marks[:n-1]
	if m.muted {
		in.muted--
	}
	if m.has && m.first < len(in.page.Glyphs) {
		in.replaceText(m)
	}
}

// replaceText puts an ActualText in the place of the glyphs' own text. As many characters as glyphs: one each. Else the
// whole text on the glyphs' common box, as long as they stand on one line. Over several lines the glyphs keep their own
// text: no box would be right for it.
func (in *interpreter) replaceText(m mark) {
	glyphs := in.page.Glyphs[m.first:]
	actual := m.actual
	if len(actual) == 0 {
		return // the glyphs are drawn all the same
	}
	var drawn strings.Builder
	known := true
	for _, g := range glyphs {
		drawn.WriteString(g.Text)
		known = known && !strings.Contains(g.Text, unknown)
	}
	text := foldIdeographs(string(actual))
	actual = []rune(text)
	if withoutBlanks(drawn.String()) == withoutBlanks(text) {
		return
	}
	if known && digitsOf(drawn.String()) != digitsOf(text) {
		in.tell("actual_text_differs", "the file says that the text drawn as %q reads %q; the drawn figures were kept", shorten(drawn.String()), shorten(text))
		return
	}
	if len(actual) == len(glyphs) {
		for i := range glyphs {
			glyphs[i].Text = string(actual[i])
		}
		return
	}
	var box model.BBox
	for _, g := range glyphs {
		box = box.Union(g.BBox)
	}
	first := glyphs[0]
	const oneLine = 1.8 // heights of a glyph
	if min(box.Height(), box.Width()) > oneLine*max(first.Size, first.Height()) {
		return
	}
	glyphs[0].BBox = box
	glyphs[0].Text = text
	in.page.Glyphs = in.page.Glyphs[:m.first+1]
	for i := len(in.areas) - 1; i >= 0 && in.areas[i].Before > m.first+1; i-- {
		in.areas[i].Before = m.first + 1 // the glyphs drawn before it are one now
	}
}

func withoutBlanks(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\u00a0' || r == '\u3000' || r == '\t' || r == '\n' || r == '\r' {
			return -1
		}
		return r
	}, s)
}

func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9':
			return r
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		}
		return -1
	}, s)
}

// shorten cuts a text for a message.
func shorten(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// textString decodes a PDF text string: UTF-16 or UTF-8 by its mark, else Latin-1.
func textString(b []byte) []rune {
	switch {
	case len(b) >= 2 && b[0] == 0xfe && b[1] == 0xff:
		return utf16.Decode(units(b[2:]))
	case len(b) >= 3 && b[0] == 0xef && b[1] == 0xbb && b[2] == 0xbf && utf8.Valid(b):
		return []rune(string(b[3:]))
	}
	out := make([]rune, len(b))
	for i, c := range b {
		out[i] = rune(c)
	}
	return out
}

// units are the big-endian 16-bit units of b; an odd byte at the end is a unit of its own.
func units(b []byte) []uint16 {
	out := make([]uint16, 0, (len(b)+1)/2)
	for i := 0; i+1 < len(b); i += 2 {
		out = append(out, uint16(b[i])<<8|uint16(b[i+1]))
	}
	if len(b)%2 == 1 {
		out = append(out, uint16(b[len(b)-1]))
	}
	return out
}

// isOff reports whether content of this group, or of this membership dictionary, is not shown.
func (f *File) isOff(o *object) bool {
	if len(f.hidden) == 0 || o.isNull() {
		return false
	}
	if o.key("Type").name() != "OCMD" {
		return f.hidden[o.ref]
	}
	if ve := o.key("VE"); ve.len() > 0 {
		return !f.isShown(ve, 0)
	}
	groups := o.key("OCGs")
	if groups.isDict() {
		return f.hidden[groups.ref]
	}
	on, off := 0, 0
	for i := range groups.len() {
		if f.hidden[groups.at(i).ref] {
			off++
		} else {
			on++
		}
	}
	switch o.key("P").name() {
	case "AllOn":
		return off > 0
	case "AnyOff":
		return off == 0
	case "AllOff":
		return on > 0
	}
	return on == 0 && off > 0
}

// isShown evaluates a visibility expression (ISO 32000-1, 8.11.2.2): a group, or And, Or, Not over others.
func (f *File) isShown(ve *object, depth int) bool {
	const deepest = 32
	if ve.isDict() || depth > deepest {
		return !f.hidden[ve.ref]
	}
	n := ve.len()
	switch ve.at(0).name() {
	case "Not":
		return n < 2 || !f.isShown(ve.at(1), depth+1)
	case "Or":
		for i := 1; i < n; i++ {
			if f.isShown(ve.at(i), depth+1) {
				return true
			}
		}
		return n < 2
	}
	for i := 1; i < n; i++ {
		if !f.isShown(ve.at(i), depth+1) {
			return false
		}
	}
	return true
}
