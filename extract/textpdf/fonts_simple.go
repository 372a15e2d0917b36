package textpdf

import (
	"math"
	"strings"

	"github.com/ledongthuc/pdf"

	"github.com/juesuan/juesuan/model"
)

// loadSimple reads a Type1, MMType1 or TrueType font: one byte a code.
func (f *File) loadSimple(dict *object) (*font, error) {
	descriptor := dict.key("FontDescriptor")
	program, programKey := embeddedProgram(descriptor)
	ft := &font{info: model.Font{Name: fontName(dict), Subtype: dict.key("Subtype").name(), Embedded: !program.isNull()}, sizeFactor: 1}
	ft.ascent, ft.descent = verticalExtent(descriptor)

	unicode, err := f.toUnicode(dict)
	if unicode == nil && program.isNull() && dict.key("Encoding").kind() != pdf.Dict && isNamedGBK(dict.key("BaseFont").name()) {
		ft.type0 = &compositeFont{encoding: namedGBK{}, dw: 1, dw2: defaultDW2, widths: byteWidths(dict)}
		return ft, err
	}
	ft.simple = new([256]glyph)
	texts := f.simpleTexts(dict, program, programKey)
	widths := simpleWidths(dict, descriptor, ft.info.Name, texts)
	for code := range ft.simple {
		g := &ft.simple[code]
		g.blank = code == ' '
		g.width = widths[code]
		g.text = texts[code]
		if s := unicode.text(uint32(code), 1); s != "" {
			g.text = s
		}
		if g.text == "" {
			g.text = unknown
		}
	}
	return ft, err
}

// simpleTexts are the texts of the codes by the font's encoding, "" where it gives none.
func (f *File) simpleTexts(dict, program *object, programKey string) (texts [256]string) {
	encoding := dict.key("Encoding")
	name := encoding.name()
	if encoding.kind() == pdf.Dict {
		name = encoding.key("BaseEncoding").name()
	}
	base := encodingByName(name)
	if base == nil {
		if own, ok := f.builtInTexts(program, programKey); ok {
			texts = own
		} else {
			base = builtInEncoding(fontName(dict))
		}
	}
	if base != nil {
		for code, r := range base {
			if r != 0 {
				texts[code] = runeText(r)
			}
		}
	}
	differences := encoding.key("Differences")
	code := 0
	for i := range differences.len() {
		d := differences.at(i)
		if d.isNumber() {
			code = d.int()
			continue
		}
		if code >= 0 && code < 256 && d.kind() == pdf.Name {
			texts[code] = glyphText(d.name())
		}
		code++
	}
	return texts
}

// builtInTexts reads the encoding that an embedded font program brings with it.
func (f *File) builtInTexts(program *object, key string) (texts [256]string, ok bool) {
	if key == "" {
		return texts, false
	}
	data, err := f.streamBytes(nil, program)
	if err != nil && len(data) == 0 {
		return texts, false
	}
	switch key {
	case "FontFile":
		return type1Texts(data)
	case "FontFile2":
		return sfntTexts(data)
	}
	return cffTexts(data)
}

// byteWidths are the widths of a simple font as those of CIDs.
func byteWidths(dict *object) []cidWidths {
	each := dict.key("Widths").numbers()
	for i := range each {
		each[i] = em(each[i])
	}
	if len(each) == 0 {
		const halfWidth = 0.5
		return []cidWidths{{lo: 0, hi: 255, same: halfWidth}}
	}
	first := dict.key("FirstChar").int()
	return []cidWidths{{lo: first, hi: first + len(each) - 1, each: each}}
}

// simpleWidths are the advance widths of the codes, in em.
func simpleWidths(dict, descriptor *object, name string, texts [256]string) (widths [256]float64) {
	list := dict.key("Widths")
	if list.kind() != pdf.Array {
		for code := range widths {
			widths[code] = standardWidth(name, texts[code])
		}
		return widths
	}
	missing := em(descriptor.key("MissingWidth").num())
	for code := range widths {
		widths[code] = missing
	}
	first := dict.key("FirstChar").int()
	for i, w := range list.numbers() {
		if code := first + i; code >= 0 && code < 256 {
			widths[code] = em(w)
		}
	}
	return widths
}

// loadType3 reads a font whose glyphs are content streams. They are not run: the font's box serves for all of them.
func (f *File) loadType3(dict *object) (*font, error) {
	ft := &font{info: model.Font{Name: fontName(dict), Subtype: "Type3", Embedded: true}, sizeFactor: 1}
	ft.simple = new([256]glyph)
	m := matrixOf(dict.key("FontMatrix"), matrix{a: 0.001, d: 0.001})
	ft.ascent, ft.descent = defaultAscent, defaultDescent
	unit := math.Hypot(m.c, m.d)
	if box, ok := rectangle(dict.key("FontBBox")); ok {
		// A matrix far from 1/1000 is a font in a unit of its own: its size is then that of its box.
		const usualLeast, usualMost = 0.2 / 1000, 5.0 / 1000
		top, bottom := box.Bottom*unit, box.Top*unit
		if m.d < 0 {
			top, bottom = -bottom, -top
		}
		if unit < usualLeast || unit > usualMost {
			ft.sizeFactor = top - bottom
			ft.ascent, ft.descent = top, bottom
		} else if top > 0.4 && top-bottom < 2.5 {
			ft.ascent, ft.descent = min(top, 1.05), max(bottom, -0.4)
		}
	}

	unicode, err := f.toUnicode(dict)
	texts := f.simpleTexts(dict, null, "")
	if dict.key("Encoding").kind() != pdf.Dict {
		texts = [256]string{}
	}
	widths := dict.key("Widths").numbers()
	first := dict.key("FirstChar").int()
	for code := range ft.simple {
		g := &ft.simple[code]
		g.blank = code == ' '
		if i := code - first; i >= 0 && i < len(widths) {
			g.width = em(1000 * widths[i] * math.Copysign(math.Hypot(m.a, m.b), m.a))
		}
		g.text = texts[code]
		if s := unicode.text(uint32(code), 1); s != "" {
			g.text = s
		}
		if g.text == "" {
			g.text = unknown
		}
	}
	return ft, err
}

// type1Texts reads the /Encoding array in the clear-text part of a Type 1 font program.
func type1Texts(data []byte) (texts [256]string, ok bool) {
	clear, _, _ := strings.Cut(string(data), "eexec")
	_, table, found := strings.Cut(clear, "/Encoding")
	if !found {
		return texts, false
	}
	if strings.HasPrefix(strings.TrimSpace(table), "StandardEncoding") {
		for code, r := range standardEncoding {
			if r != 0 {
				texts[code] = runeText(r)
			}
		}
		return texts, true
	}
	lex := lexer{data: []byte(table)}
	code := -1
	for {
		t := lex.next()
		switch {
		case t.kind == tokEOF:
			return texts, ok
		case t.kind == tokNumber:
			code = int(t.num)
		case t.kind == tokName && code >= 0 && code < 256:
			if s := glyphText(string(t.text)); s != "" {
				texts[code], ok = s, true
			}
			code = -1
		case t.kind == tokKeyword && (string(t.text) == "def" || string(t.text) == "readonly"):
			return texts, ok
		}
	}
}
