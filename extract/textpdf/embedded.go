package textpdf

import (
	"bytes"
	"compress/zlib"
	"hash/fnv"
	"io"
	"slices"

	"github.com/go-text/typesetting/font/cff"
)

// embedded is the font program that a font brings with it. It is inflated when something of it is first asked.
type embedded struct {
	file   *File
	stream *object
	key    string // FontFile, FontFile2 or FontFile3

	read          bool
	data          []byte
	cmap          []byte
	mapped, named bool
	// texts of glyphs by the program's cmap and names, and by the codes of a symbol font
	texts, symbols map[int]string
	shapes         *shapes
	cff            cffProgram
	parsedCFF      bool
	drawable       *cff.CFF // of the glyphs of a CFF program, once one is drawn; nil when it can't be
}

func (e *embedded) load() {
	if e.read {
		return
	}
	e.read = true
	e.data, _ = e.file.streamBytes(nil, e.stream) // what could be read before damage will do
	if table := e.cffTable(); table != nil {
		e.cff, _ = parseCFF(table)
	}
}

// cffTable is the CFF program, nil when the font is none.
func (e *embedded) cffTable() []byte {
	switch {
	case bytes.HasPrefix(e.data, []byte("OTTO")):
		return sfntTable(e.data, "CFF ")
	case e.key == "FontFile3" && !isSFNT(e.data):
		return e.data
	}
	return nil
}

// text is what the program says of a glyph, "" when nothing.
func (e *embedded) text(glyph int) string {
	e.load()
	if !e.named {
		e.named = true
		e.texts, e.symbols = programTexts(e.data), symbolTexts(e.data)
	}
	if s := e.texts[glyph]; s != "" {
		return s
	}
	return e.symbols[glyph]
}

// cidGlyph is the glyph of a CID: of a CID-keyed program by its charset, else the CID itself.
func (e *embedded) cidGlyph(cid int) int {
	if e.key == "FontFile2" {
		return cid
	}
	e.load()
	if e.cff.cidKeyed {
		if g, ok := e.cff.glyphs[cid]; ok {
			return g
		}
		return -1
	}
	return cid
}

// cmapTable is the program's cmap; nil when it has none. That of a TrueType file stands before its outlines, so that the
// start of the file has to be inflated and no more.
func (e *embedded) cmapTable() []byte {
	if !e.mapped {
		e.mapped = true
		e.cmap = e.findCmap()
	}
	return e.cmap
}

func (e *embedded) findCmap() []byte {
	const (
		directory = 4096
		largest   = 64 << 10 // what may be inflated of every font without being felt; a subset's cmap ends before it
	)
	if e.key == "FontFile" || e.key == "FontFile3" && e.stream.key("Subtype").name() != "OpenType" {
		return nil
	}
	data := e.data
	if !e.read {
		data = e.file.streamPrefix(e.stream, directory)
	}
	if !isSFNT(data) {
		return nil
	}
	from, to := sfntTableAt(data, "cmap")
	if to <= from || to > largest {
		return nil
	}
	if to > len(data) && !e.read {
		data = e.file.streamPrefix(e.stream, to)
	}
	if to > len(data) {
		return nil
	}
	return data[from:to]
}

// glyphOf implements glyphShapes.
func (e *embedded) glyphOf(char rune) (glyph int, ok bool) {
	table := e.cmapTable()
	for i := range min(u16(table, 2), mostSubtables) {
		entry := 4 + 8*i
		offset := u32(table, entry+4)
		if offset <= 0 || offset >= len(table) || !slices.Contains(unicodeSubtables, [2]int{u16(table, entry), u16(table, entry+2)}) {
			continue
		}
		ok = true
		if glyph = cmapGlyph(table[offset:], int(char)); glyph != 0 {
			return glyph, true
		}
	}
	return 0, ok
}

// unicodes implements glyphShapes.
func (e *embedded) unicodes() map[int][]rune {
	var out map[int][]rune
	subtables := cmapSubtables(e.cmapTable())
	for _, key := range unicodeSubtables {
		for _, p := range subtables[key] {
			if r := rune(p.char); r > ' ' && !isPrivate(string(r)) {
				if out == nil {
					out = map[int][]rune{}
				}
				out[p.glyph] = append(out[p.glyph], r)
			}
		}
	}
	return out
}

// streamPrefix is the start of a stream's decoded bytes, at least n of them when there are as many. It costs no more
// than that when the stream is deflated and not encrypted, as font programs are.
func (f *File) streamPrefix(o *object, n int) []byte {
	filters, params := streamFilters(o)
	offset := streamOffset(o.v)
	plain := len(filters) == 1 && filters[0] == "FlateDecode" && params[0].isNull() && !f.encrypted && offset >= 0
	if !plain {
		data, _ := f.streamBytes(nil, o)
		return data
	}
	length := int64(o.key("Length").int())
	rest := f.reader.size() - offset
	if length <= 0 || length > rest {
		data, _ := f.streamBytes(nil, o)
		return data
	}
	src := bytes.NewReader(nil)
	raw := make([]byte, min(length, int64(n)+1024)) // deflated bytes hardly ever are more than the inflated ones
	if _, err := f.reader.raw(raw, offset); err != nil && err != io.EOF {
		return nil
	}
	src.Reset(raw)
	var err error
	if f.zlib == nil {
		f.zlib, err = zlib.NewReader(src)
	} else {
		err = f.zlib.(zlib.Resetter).Reset(src, nil)
	}
	if err != nil {
		f.zlib = nil
		return nil
	}
	out := make([]byte, n)
	got, _ := io.ReadFull(f.zlib, out)
	return out[:got]
}

// shape is what is known of a glyph's outline. Lengths are in em.
type shape struct {
	hash         uint64 // equal outlines have equal hashes
	whole        bool   // the hash is of all that is drawn: glyphs of other fonts with the same one look the same
	inked        bool
	boxed        bool // x0 … y1 are known; y upwards, 0 the baseline
	x0, y0       float64
	x1, y1       float64
	advance      float64
	knowsAdvance bool
}

func (s *shape) inkWidth() float64  { return s.x1 - s.x0 }
func (s *shape) inkHeight() float64 { return s.y1 - s.y0 }

// shape of a glyph; false when the program has no such glyph or is none that is understood.
func (e *embedded) shape(glyph int) (shape, bool) {
	e.load()
	if e.cff.charStrings != nil {
		return e.cffShape(glyph)
	}
	if e.shapes == nil {
		e.shapes = sfntShapes(e.data)
	}
	return e.shapes.shape(glyph)
}

// contours implements glyphShapes.
func (e *embedded) contours(glyph int) [][]contourPoint {
	e.load()
	if e.cff.charStrings != nil {
		out, _ := e.cffContours(glyph)
		return out
	}
	if e.shapes == nil {
		e.shapes = sfntShapes(e.data)
	}
	return contours(e.shapes.outline(glyph))
}

// cffShape compares charstrings by their bytes. It draws only those that are so short that they may draw nothing.
func (e *embedded) cffShape(glyph int) (shape, bool) {
	if glyph < 0 || glyph >= len(e.cff.charStrings) {
		return shape{}, false
	}
	const blank = 6 // bytes of a width and endchar, or of a call of a subroutine that draws
	program := e.cff.charStrings[glyph]
	s := shape{hash: hashOf(program), inked: len(program) > blank}
	if !s.inked {
		drawn, known := e.cffContours(glyph)
		s.inked = known && len(drawn) > 0
	}
	return s, true
}

func hashOf(b []byte) uint64 {
	h := fnv.New64a()
	h.Write(b)
	return h.Sum64()
}

// shapes are the tables of a TrueType file that outlines and advances are in.
type shapes struct {
	loca, glyf, hmtx []byte
	long             bool // loca has 32-bit offsets
	em               float64
	metrics          int // glyphs with an advance of their own
}

func sfntShapes(data []byte) *shapes {
	s := &shapes{}
	if !isSFNT(data) {
		return s
	}
	head := sfntTable(data, "head")
	s.em = float64(u16(head, 18))
	s.long = u16(head, 50) == 1
	s.metrics = u16(sfntTable(data, "hhea"), 34)
	s.loca, s.glyf, s.hmtx = sfntTable(data, "loca"), sfntTable(data, "glyf"), sfntTable(data, "hmtx")
	return s
}

// span is where a glyph's outline stands in glyf; false when there is no such glyph.
func (s *shapes) span(glyph int) (from, to int, ok bool) {
	switch {
	case glyph < 0 || s.em == 0:
		return 0, 0, false
	case s.long && 4*glyph+8 <= len(s.loca):
		return u32(s.loca, 4*glyph), u32(s.loca, 4*glyph+4), true
	case !s.long && 2*glyph+4 <= len(s.loca):
		return 2 * u16(s.loca, 2*glyph), 2 * u16(s.loca, 2*glyph+2), true
	}
	return 0, 0, false
}

// outline is a glyph's entry in glyf, nil when it has none.
func (s *shapes) outline(glyph int) []byte {
	if from, to, ok := s.span(glyph); ok && from < to && to <= len(s.glyf) {
		return s.glyf[from:to]
	}
	return nil
}

func (s *shapes) shape(glyph int) (shape, bool) {
	if _, _, ok := s.span(glyph); !ok {
		return shape{}, false
	}
	var out shape
	if at := 4 * min(glyph, s.metrics-1); at >= 0 && at+2 <= len(s.hmtx) {
		out.advance, out.knowsAdvance = float64(u16(s.hmtx, at))/s.em, true
	}
	const header = 10 // contours and box
	if g := s.outline(glyph); len(g) >= header {
		coordinate := func(at int) float64 { return float64(int16(u16(g, at))) / s.em }
		out.hash, out.inked, out.boxed = hashOf(withoutHints(g)), true, true
		out.x0, out.y0, out.x1, out.y1 = coordinate(2), coordinate(4), coordinate(6), coordinate(8)
		out.inked = out.x1 > out.x0 && out.y1 > out.y0
		out.whole = u16(g, 0) < 1<<15 // else it is made of other glyphs
	}
	return out, true
}

// withoutHints is a glyph without the instructions that fit it to a screen, which tools rewrite. Those of a glyph that
// consists of others stand behind its outline, and are kept.
func withoutHints(g []byte) []byte {
	contours := int(int16(u16(g, 0)))
	at := 10 + 2*contours
	if contours < 0 || at+2 > len(g) {
		return g
	}
	rest := at + 2 + u16(g, at)
	if rest > len(g) {
		return g
	}
	return slices.Concat(g[:at], g[rest:])
}
