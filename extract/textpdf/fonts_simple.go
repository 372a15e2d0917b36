package textpdf

import (
	"strings"
	"unicode/utf8"

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
	ft.simple = &simpleGlyphs{glyphs: make([]glyph, 256)}
	own := programKey
	if !leavesOut(unicode, dict) {
		own = "" // the program need not be read
	}
	texts := f.simpleTexts(dict, program, own)
	widths := simpleWidths(dict, descriptor, ft.info.Name, texts)
	if programKey != "" && contradicts(unicode, &texts) {
		texts, _ = f.builtInTexts(program, own)
	}
	for code := range ft.simple.glyphs {
		g := &ft.simple.glyphs[code]
		g.blank = code == ' '
		g.width = widths[code]
		g.text = simpleText(ft.info.Name, code, unicode.text(uint32(code), 1), texts[code])
	}
	if programKey != "" {
		ft.outlines = &simpleProgram{embedded: embedded{file: f, stream: program, key: programKey}, encoding: dict.key("Encoding")}
	}
	if unicode != nil || ft.outlines != nil {
		claims := ft.simple.claims()
		ft.lie = lie(claims, ft.outlines)
		if ft.lie == "" && programKey != "FontFile3" { // whose glyphs have names: figures of several kinds, all by right
			ft.lie = twins(claims, ft.outlines)
		}
	}
	return ft, err
}

// simpleText is the text of a code: ToUnicode's where it names a character, else the encoding's.
func simpleText(fontName string, code int, unicode, encoded string) string {
	if isSymbolFont(fontName) {
		if mark := symbolText(fontName, code, unicode, encoded); mark != "" {
			return mark
		}
		if isDingbats(fontName) && encoded < "\u0100" {
			encoded = "" // no letter is printed
		}
	}
	text := unicode
	if text == "" || isPrivate(text) {
		text = encoded
	}
	if text == "" || isPrivate(text) {
		text = nonControl(unicode, text)
	}
	if text == "" {
		return unknown
	}
	return spelled(text, fontName)
}

// symbolText is what a code of a symbol font draws, where ToUnicode gives the code back or a private-use character, or
// leaves the code to an encoding of letters: þ is a ticked box in Wingdings.
func symbolText(fontName string, code int, unicode, encoded string) string {
	r, size := utf8.DecodeRuneInString(unicode)
	switch {
	case isPrivate(unicode):
		return symbolMark(fontName, r)
	case unicode == "" && encoded < "\u0100", unicode == runeTexts[code]:
		return symbolMark(fontName, rune(code))
	case isDingbats(fontName) && size == len(unicode) && r <= 0xff:
		return symbolMark(fontName, r)
	}
	return ""
}

// contradicts reports whether ToUnicode gives most of its codes another text than the encoding does. The font is then
// coded in a way of its own, and the encoding says nothing of the codes that ToUnicode leaves out.
func contradicts(unicode *cmap, texts *[256]string) bool {
	if unicode == nil {
		return false
	}
	agree, differ := 0, 0
	for code, text := range texts {
		switch s := unicode.text(uint32(code), 1); {
		case s == "" || text == "" || isPrivate(s):
		case s == text:
			agree++
		default:
			differ++
		}
	}
	return differ > agree
}

// leavesOut reports whether ToUnicode has no text for a code that has a width.
func leavesOut(unicode *cmap, dict *object) bool {
	first := dict.key("FirstChar").int()
	for i, w := range dict.key("Widths").numbers() {
		if code := first + i; w != 0 && code >= 0 && code < 256 && unicode.text(uint32(code), 1) == "" {
			return true
		}
	}
	return unicode == nil || dict.key("Widths").len() == 0
}

// simpleProgram is the embedded program of a simple font.
type simpleProgram struct {
	embedded
	encoding *object
	coded    *cffCodeGlyphs // once asked
}

// glyph of a code: in a TrueType program by the symbol cmap, else by the Macintosh one; in a CFF program by its names.
func (p *simpleProgram) glyph(code int) int {
	if p.key == "FontFile3" {
		if p.load(); p.cff.charStrings != nil && !p.cff.cidKeyed {
			if p.coded == nil {
				p.coded = newCFFCodeGlyphs(p.encoding, &p.cff)
			}
			return p.coded.glyph(code)
		}
	}
	const privateUse = 0xf000
	table := p.cmapTable()
	for _, want := range [...]struct{ platform, encoding, char int }{{3, 0, code}, {3, 0, privateUse | code}, {1, 0, code}} {
		for i := range min(u16(table, 2), mostSubtables) {
			entry := 4 + 8*i
			offset := u32(table, entry+4)
			if u16(table, entry) != want.platform || u16(table, entry+2) != want.encoding || offset <= 0 || offset >= len(table) {
				continue
			}
			if g := cmapGlyph(table[offset:], want.char); g != 0 {
				return g
			}
		}
	}
	return -1
}

// simpleTexts are the texts of the codes by the font's encoding, "" where it gives none.
func (f *File) simpleTexts(dict, program *object, programKey string) (texts [256]string) {
	encoding := dict.key("Encoding")
	base := encodingByName(baseEncodingName(encoding))
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
	for code, name := range differences(encoding.key("Differences")) {
		if name != "" {
			texts[code] = glyphText(name)
		}
	}
	return texts
}

// baseEncodingName is the name of the encoding that a font's /Encoding is, or differs from; "" for the font's own.
func baseEncodingName(encoding *object) string {
	if encoding.kind() == pdf.Dict {
		return encoding.key("BaseEncoding").name()
	}
	return encoding.name()
}

// differences are the glyph names that a Differences array gives to codes, "" where it gives none.
func differences(list *object) (names [256]string) {
	code := 0
	for i := range list.len() {
		d, err := guarded(func() pdf.Value { return list.v.Index(i) })
		if err != nil {
			continue
		}
		if k := d.Kind(); k == pdf.Integer || k == pdf.Real {
			code = (&object{v: d}).int()
			continue
		}
		if code >= 0 && code < 256 && d.Kind() == pdf.Name {
			names[code] = d.Name()
		}
		code++
	}
	return names
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
