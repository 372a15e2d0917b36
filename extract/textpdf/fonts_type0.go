package textpdf

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"

	"github.com/juesuan/juesuan/extract/cmaps"
	"github.com/juesuan/juesuan/model"
)

// encoding cuts the strings of a composite font into character codes and says what they stand for. Embedded CMaps and
// the predefined ones implement it.
type encoding interface {
	// next takes the first code of s, which is not empty, and its length in bytes.
	next(s []byte) (value uint32, n int)
	// cid is the glyph that a code selects; widths are kept by CID. False when it is not known.
	cid(value uint32, n int) (int, bool)
	// unicode is the text of a code when the encoding itself tells it, else "".
	unicode(value uint32, n int) string
}

// compositeFont is a Type0 font. What a code stands for is worked out when it is first met.
type compositeFont struct {
	encoding  encoding
	toUnicode *cmap
	name      string
	program   *cidProgram // nil when nothing is embedded
	// collection of the CIDs, "" when they are those of the embedded program alone.
	collection string
	widths     []cidWidths
	halfWidth  bool // the font gives no widths of its own: those of its collection hold
	vertical   []cidMetrics
	dw         float64 // em
	dw2        [2]float64

	one   [256]*glyph
	two   [256]*[256]*glyph
	other map[code]*glyph
}

// defaultDW2 is the standard's: the origin 0.88 em above the baseline, an advance of one em downwards.
var defaultDW2 = [2]float64{0.88, -1}

// cidWidths are the widths of a run of CIDs: one for each, or the same for all.
type cidWidths struct {
	lo, hi int
	same   float64
	each   []float64
}

// cidMetrics are the vertical advance and origin of a run of CIDs, in em.
type cidMetrics struct {
	lo, hi          int
	height, originX float64
}

func (f *File) loadType0(dict *object) (*font, error) {
	descendant := descendantOf(dict)
	if !descendant.isDict() {
		return unknownFont(dict), errors.New("it has no descendant font")
	}
	descriptor := descendant.key("FontDescriptor")
	program, programKey := embeddedProgram(descriptor)
	c := &compositeFont{dw: 1, dw2: defaultDW2, name: fontName(dict)}
	ft := &font{info: model.Font{Name: c.name, Subtype: "Type0", Embedded: !program.isNull()}, sizeFactor: 1, type0: c}
	ft.ascent, ft.descent = verticalExtent(descriptor)

	var err error
	c.encoding, ft.vertical, err = f.type0Encoding(dict.key("Encoding"), 0)
	unicode, unicodeErr := f.toUnicode(dict)
	c.toUnicode = unicode
	if err == nil {
		err = unicodeErr
	}
	if dw := descendant.key("DW"); dw.isNumber() {
		c.dw = em(dw.num())
	}
	c.widths = readWidths(descendant.key("W"))
	if ft.vertical {
		if dw2 := descendant.key("DW2").numbers(); len(dw2) == 2 {
			c.dw2 = [2]float64{em(dw2[0]), em(dw2[1])}
		}
		c.vertical = readVerticalMetrics(descendant.key("W2"))
	}
	if programKey != "" {
		c.program = &cidProgram{embedded: embedded{file: f, stream: program, key: programKey}, cidToGID: descendant.key("CIDToGIDMap")}
	}
	c.collection = cidCollection(c.encoding, descendant, programKey)
	c.halfWidth = programKey == "" && descendant.key("W").isNull()
	c.distrust(ft)
	return ft, err
}

// descendantOf is the font of CIDs that a composite font draws with. Some producers leave the array around it out.
func descendantOf(dict *object) *object {
	if descendant := dict.key("DescendantFonts").at(0); descendant.isDict() {
		return descendant
	}
	return dict.key("DescendantFonts")
}

// cidCollection is the collection that tells the Unicode of CIDs: the encoding's, or the one that the font names. The
// glyphs of an embedded TrueType font are numbered as that font likes, whatever collection its dictionary names, unless
// a map leads from the one to the other.
func cidCollection(e encoding, descendant *object, programKey string) string {
	if programKey == "FontFile2" && descendant.key("CIDToGIDMap").kind() != pdf.Stream {
		return ""
	}
	if c := collectionOf(e); c != "" {
		return c
	}
	info := descendant.key("CIDSystemInfo")
	registry, ordering := info.key("Registry").str(), info.key("Ordering").str()
	if registry != "Adobe" || ordering == "" || ordering == "Identity" {
		return ""
	}
	return registry + "-" + ordering
}

// type0Encoding reads /Encoding: the name of a predefined CMap or a stream that holds one.
func (f *File) type0Encoding(o *object, depth int) (encoding, bool, error) {
	switch o.kind() {
	case pdf.Name:
		e, vertical, ok := predefinedEncoding(o.name())
		if !ok {
			return identityEncoding{}, vertical, fmt.Errorf("its encoding %s is not known", o.name())
		}
		return e, vertical, nil
	case pdf.Stream:
		data, err := f.streamBytes(nil, o)
		m := parseCMap(data)
		m.vertical = m.vertical || o.key("WMode").int() == 1
		used := o.key("UseCMap")
		const deepest = 8
		if used.isNull() && m.usesName != "" {
			m.uses, _, _ = predefinedEncoding(m.usesName)
		} else if !used.isNull() && depth < deepest {
			m.uses, _, _ = f.type0Encoding(used, depth+1)
		}
		return m, m.vertical, err
	}
	return identityEncoding{}, false, errors.New("it has no encoding")
}

// cidProgram is the embedded program of a composite font, which is read when the first code needs it.
type cidProgram struct {
	embedded
	cidToGID *object
	toGlyph  []byte
	routed   bool // toGlyph was read
}

// glyph is the program's glyph for a CID, -1 when it has none.
func (p *cidProgram) glyph(cid int) int {
	if !p.routed {
		p.routed = true
		if p.cidToGID.kind() == pdf.Stream {
			p.toGlyph, _ = p.file.streamBytes(nil, p.cidToGID)
		}
	}
	if p.toGlyph == nil {
		return p.cidGlyph(cid)
	}
	if cid < 0 || 2*cid+1 >= len(p.toGlyph) {
		return -1
	}
	return int(p.toGlyph[2*cid])<<8 | int(p.toGlyph[2*cid+1])
}

// readWidths reads a W array: "first [w w w]" and "first last w". The result is in the order of its first CIDs.
func readWidths(w *object) []cidWidths {
	var out []cidWidths
	n := w.len()
	for i := 0; i+1 < n; {
		first, second := w.at(i).int(), w.at(i+1)
		if second.kind() == pdf.Array {
			each := second.numbers()
			for j := range each {
				each[j] = em(each[j])
			}
			out = append(out, cidWidths{lo: first, hi: first + len(each) - 1, each: each})
			i += 2
			continue
		}
		if i+2 >= n {
			break
		}
		out = append(out, cidWidths{lo: first, hi: second.int(), same: em(w.at(i + 2).num())})
		i += 3
	}
	slices.SortStableFunc(out, func(a, b cidWidths) int { return cmp.Compare(a.lo, b.lo) })
	return out
}

// readVerticalMetrics reads a W2 array: "first [w1y vx vy …]" and "first last w1y vx vy".
func readVerticalMetrics(w *object) []cidMetrics {
	var out []cidMetrics
	n := w.len()
	for i := 0; i+1 < n; {
		first, second := w.at(i).int(), w.at(i+1)
		if second.kind() == pdf.Array {
			v := second.numbers()
			for j := 0; j+2 < len(v); j += 3 {
				cid := first + j/3
				out = append(out, cidMetrics{lo: cid, hi: cid, height: em(v[j]), originX: em(v[j+1])})
			}
			i += 2
			continue
		}
		if i+4 >= n {
			break
		}
		out = append(out, cidMetrics{lo: first, hi: second.int(), height: em(w.at(i + 2).num()), originX: em(w.at(i + 3).num())})
		i += 5
	}
	slices.SortStableFunc(out, func(a, b cidMetrics) int { return cmp.Compare(a.lo, b.lo) })
	return out
}

// next takes the first code of s and gives its glyph.
func (c *compositeFont) next(s []byte) (*glyph, int) {
	value, n := c.encoding.next(s)
	switch n {
	case 1:
		g := c.one[value&0xff]
		if g == nil {
			g = c.load(value, n)
			c.one[value&0xff] = g
		}
		return g, n
	case 2:
		row := c.two[value>>8&0xff]
		if row == nil {
			row = new([256]*glyph)
			c.two[value>>8&0xff] = row
		}
		g := row[value&0xff]
		if g == nil {
			g = c.load(value, n)
			row[value&0xff] = g
		}
		return g, n
	}
	key := code{value, uint8(n)}
	g := c.other[key]
	if g == nil {
		g = c.load(value, n)
		if c.other == nil {
			c.other = map[code]*glyph{}
		}
		c.other[key] = g
	}
	return g, n
}

// load works out what a code stands for.
func (c *compositeFont) load(value uint32, n int) *glyph {
	g := &glyph{width: c.dw, height: c.dw2[1], blank: n == 1 && value == ' '}
	cid, known := c.encoding.cid(value, n)
	if known {
		g.width = c.widthOf(cid)
	}
	g.originX = g.width / 2
	for i, steps := runBefore(c.vertical, func(m cidMetrics) bool { return m.lo <= cid }), 0; known && i >= 0 && steps < mostOverlaps; i, steps = i-1, steps+1 {
		if m := &c.vertical[i]; cid <= m.hi {
			g.height, g.originX = m.height, m.originX
			break
		}
	}
	g.text = c.textOf(value, n, cid, known)
	return g
}

// widthOf a CID, in em.
func (c *compositeFont) widthOf(cid int) float64 {
	for i, steps := runBefore(c.widths, func(w cidWidths) bool { return w.lo <= cid }), 0; i >= 0 && steps < mostOverlaps; i, steps = i-1, steps+1 {
		w := &c.widths[i]
		if cid > w.hi {
			continue
		}
		if w.each != nil {
			return w.each[cid-w.lo]
		}
		return w.same
	}
	const half = 0.5
	if c.halfWidth && cmaps.HalfWidth(c.collection, cid) {
		return half
	}
	return c.dw
}

// textOf is the Unicode of a code: ToUnicode's where it names a character, else what the encoding, the embedded program
// and the collection say, in this order.
func (c *compositeFont) textOf(value uint32, n, cid int, known bool) string {
	own := c.toUnicode.text(value, uint8(n))
	text := own
	if text == "" || isPrivate(text) {
		text = c.encoding.unicode(value, n)
		if text == "" && known && c.program != nil {
			text = c.program.text(c.program.glyph(cid))
		}
		if text == "" && known && c.collection != "" {
			text, _ = cmaps.Unicode(c.collection, cid)
		}
		if text == "" || isPrivate(text) {
			text = nonControl(own, text)
		}
	}
	if isDingbats(c.name) {
		if r, size := utf8.DecodeRuneInString(text); size == len(text) && r <= 0xff {
			if mark := symbolMark(c.name, r); mark != "" {
				return mark
			}
		}
	}
	if text == "" {
		return unknown
	}
	return spelled(text, c.name)
}

// nonControl is the first of the texts that is no control character; those of white space are a blank.
func nonControl(texts ...string) string {
	for _, text := range texts {
		switch r, size := utf8.DecodeRuneInString(text); {
		case size == 0 || size < len(text):
		case r == '\t' || r == '\n' || r == '\r':
			return " "
		case r >= 0xa0:
			return text
		}
	}
	return ""
}
