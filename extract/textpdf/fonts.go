package textpdf

import (
	"fmt"
	"strings"

	"github.com/ledongthuc/pdf"

	"github.com/juesuan/juesuan/model"
)

// unknown is the text of a glyph whose Unicode can't be known.
const unknown = "\uFFFD"

// glyph is what a font says of one character code. Lengths are in em.
type glyph struct {
	text    string
	width   float64
	height  float64 // advance in vertical writing, negative: downwards
	originX float64 // the horizontal middle of a vertically written glyph
	blank   bool    // the single-byte code 32, which word spacing widens
	shape   int32   // Glyph.Shape, once it is known; noShape for a glyph that draws nothing
}

// font decodes the strings that are shown in it. Fonts are shared by the pages of a file.
type font struct {
	info            model.Font
	vertical        bool
	ascent, descent float64 // em
	sizeFactor      float64 // of the font size: Type3 fonts may be drawn in any unit
	problems        []string
	lie             string      // why the font is not believed; "" when it is
	outlines        glyphShapes // of the embedded program of a simple font; nil when there is none

	simple *simpleGlyphs  // nil for a composite font
	type0  *compositeFont // nil for a simple font
}

// simpleGlyphs are the glyphs of a simple font: those of the codes from first on, and one for all other codes. Type3
// fonts come by the hundred with a handful of codes each.
type simpleGlyphs struct {
	first  int
	glyphs []glyph
	others glyph
}

// next takes the first character code of s, which is not empty.
func (ft *font) next(s []byte) (*glyph, int) {
	if ft.simple == nil {
		return ft.type0.next(s)
	}
	if i := int(s[0]) - ft.simple.first; i >= 0 && i < len(ft.simple.glyphs) {
		return &ft.simple.glyphs[i], 1
	}
	return &ft.simple.others, 1
}

// font reads a font dictionary, once for each font of the file. It always gives a font: of one that can't be read every
// glyph is U+FFFD.
func (f *File) font(dict *object) *font {
	if !dict.isDict() {
		return f.fallbackFont()
	}
	if ft, ok := f.fonts[dict]; ok {
		return ft
	}
	ft, err := f.loadFont(dict)
	if err != nil {
		ft.problems = append(ft.problems, err.Error())
	}
	ft.problems = append(ft.problems, fontFaults(dict)...)
	f.fonts[dict] = ft
	return ft
}

func (f *File) loadFont(dict *object) (ft *font, err error) {
	defer func() {
		if x := recover(); x != nil {
			ft, err = unknownFont(dict), fmt.Errorf("%v", x)
		}
	}()
	switch dict.key("Subtype").name() {
	case "Type0":
		return f.loadType0(dict)
	case "Type3":
		return f.loadType3(dict)
	}
	if dict.key("DescendantFonts").kind() == pdf.Array { // a Type0 font that does not say so
		return f.loadType0(dict)
	}
	return f.loadSimple(dict)
}

// fallbackFont serves text shown without a usable font.
func (f *File) fallbackFont() *font {
	if ft, ok := f.fonts[null]; ok {
		return ft
	}
	ft := unknownFont(null)
	f.fonts[null] = ft
	return ft
}

func unknownFont(dict *object) *font {
	ft := &font{info: model.Font{Name: fontName(dict), Subtype: dict.key("Subtype").name()}, ascent: defaultAscent, descent: defaultDescent, sizeFactor: 1}
	ft.simple = &simpleGlyphs{
		first: ' ', glyphs: []glyph{{text: unknown, width: 0.5, blank: true}},
		others: glyph{text: unknown, width: 0.5},
	}
	return ft
}

// fontName is BaseFont without the tag of a subset ("ABCDEF+").
func fontName(dict *object) string {
	name := dict.key("BaseFont").name()
	if name == "" {
		name = dict.key("Name").name()
	}
	if isTagged(name) {
		name = name[subsetTag+1:]
	}
	return decodeName(name)
}

// subsetTag is the length of the tag that a font's name begins with when only a part of the font is embedded.
const subsetTag = 6

// isTagged reports whether a BaseFont has the tag of a subset.
func isTagged(name string) bool {
	return len(name) > subsetTag && name[subsetTag] == '+' && strings.ToUpper(name[:subsetTag]) == name[:subsetTag]
}

// decodeName makes valid UTF-8 of a font's name, which Chinese producers write in GBK.
func decodeName(name string) string {
	if strings.ToValidUTF8(name, "") == name {
		return name
	}
	if s, ok := fromGBK([]byte(name)); ok {
		return s
	}
	return strings.ToValidUTF8(name, unknown)
}

// The em box of Chinese type, for fonts that do not say how tall they are.
const (
	defaultAscent  = 0.88
	defaultDescent = -0.12
)

// verticalExtent of a font, in em, from its descriptor. What no font can have is replaced.
func verticalExtent(descriptor *object) (ascent, descent float64) {
	const (
		// The limits that keep the box about a glyph, where fonts count accents and line spacing in.
		tallest, lowest  = 1.05, -0.4
		flattest, widest = 0.4, 2.5
	)
	ascent, descent = descriptor.key("Ascent").num()/1000, descriptor.key("Descent").num()/1000
	if descent > 0 {
		descent = -descent // a common mistake
	}
	if !(ascent > flattest && ascent < widest && descent > -widest) {
		return defaultAscent, defaultDescent
	}
	return min(ascent, tallest), max(descent, lowest)
}

// embeddedProgram is the font file in a descriptor and the key it stood under.
func embeddedProgram(descriptor *object) (program *object, key string) {
	for _, key := range []string{"FontFile2", "FontFile3", "FontFile"} {
		if p := descriptor.key(key); p.kind() == pdf.Stream {
			return p, key
		}
	}
	return null, ""
}

// toUnicode reads the font's ToUnicode CMap; nil when it has none.
func (f *File) toUnicode(dict *object) (*cmap, error) {
	o := dict.key("ToUnicode")
	if o.kind() != pdf.Stream {
		return nil, nil
	}
	data, err := f.streamBytes(nil, o)
	if err != nil && len(data) == 0 {
		return nil, fmt.Errorf("its ToUnicode: %w", err)
	}
	return parseCMap(data), err
}

// em is a length of thousandths of an em, in em. No glyph is wider than a hundred ems: such numbers are damage, and would
// throw what follows off the page.
func em(thousandths float64) float64 {
	const most = 100
	if v := thousandths / 1000; v >= -most && v <= most {
		return v
	}
	return 0
}
