package textpdf

import (
	"bytes"
	"encoding/binary"
)

// Embedded font programs are read for one thing: which Unicode their glyphs have. TrueType tells it in its cmap table,
// the other way round, or in the glyph names of its post table; CFF in the names of its charset.

// programTexts maps the glyphs of an embedded program to texts, as far as the program tells.
func programTexts(data []byte) map[int]string {
	if bytes.HasPrefix(data, []byte("OTTO")) {
		if t := sfntTable(data, "cmap"); t != nil {
			if texts := sfntGlyphTexts(data); len(texts) > 0 {
				return texts
			}
		}
		data = sfntTable(data, "CFF ")
	}
	if isSFNT(data) {
		return sfntGlyphTexts(data)
	}
	if c, ok := parseCFF(data); ok && !c.cidKeyed {
		texts := map[int]string{}
		for gid, name := range c.names {
			if s := glyphText(name); s != "" {
				texts[gid] = s
			}
		}
		return texts
	}
	return nil
}

func isSFNT(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\x00\x01\x00\x00")) || bytes.HasPrefix(data, []byte("true")) || bytes.HasPrefix(data, []byte("OTTO"))
}

func u16(b []byte, at int) int {
	if at < 0 || at+2 > len(b) {
		return 0
	}
	return int(binary.BigEndian.Uint16(b[at:]))
}

func u32(b []byte, at int) int {
	if at < 0 || at+4 > len(b) {
		return 0
	}
	return int(binary.BigEndian.Uint32(b[at:]))
}

// sfntTable is a table of a TrueType or OpenType file, nil when it has none.
func sfntTable(data []byte, tag string) []byte {
	if len(data) < 12 {
		return nil
	}
	for i := range min(u16(data, 4), 64) {
		entry := 12 + 16*i
		if entry+16 > len(data) {
			return nil
		}
		if string(data[entry:entry+4]) != tag {
			continue
		}
		offset, length := u32(data, entry+8), u32(data, entry+12)
		if offset >= len(data) {
			return nil
		}
		return data[offset:min(len(data), offset+length)]
	}
	return nil
}

// charGlyph is one character of a cmap subtable and the glyph that shows it.
type charGlyph struct{ char, glyph int }

// cmapSubtables reads the subtables of a cmap table by (platform, encoding).
func cmapSubtables(table []byte) map[[2]int][]charGlyph {
	out := map[[2]int][]charGlyph{}
	for i := range min(u16(table, 2), 32) {
		entry := 4 + 8*i
		offset := u32(table, entry+4)
		if offset <= 0 || offset >= len(table) {
			continue
		}
		if pairs := cmapSubtable(table[offset:]); len(pairs) > 0 {
			out[[2]int{u16(table, entry), u16(table, entry+2)}] = pairs
		}
	}
	return out
}

// mostChars bounds what is read of one subtable: all of Unicode's planes in use.
const mostChars = 1 << 18

func cmapSubtable(t []byte) (pairs []charGlyph) {
	add := func(char, glyph int) {
		if glyph != 0 && len(pairs) < mostChars {
			pairs = append(pairs, charGlyph{char, glyph})
		}
	}
	switch u16(t, 0) {
	case 0:
		for c := 0; c < 256 && 6+c < len(t); c++ {
			add(c, int(t[6+c]))
		}
	case 4:
		n := u16(t, 6) / 2
		for i := range n {
			end, start := u16(t, 14+2*i), u16(t, 16+2*n+2*i)
			delta, offset := u16(t, 16+4*n+2*i), u16(t, 16+6*n+2*i)
			for c := start; c <= end && c < 0xffff && len(pairs) < mostChars; c++ {
				if offset == 0 {
					add(c, (c+delta)&0xffff)
				} else if g := u16(t, 16+6*n+2*i+offset+2*(c-start)); g != 0 {
					add(c, (g+delta)&0xffff)
				}
			}
		}
	case 6:
		first := u16(t, 6)
		for i := range u16(t, 8) {
			add(first+i, u16(t, 10+2*i))
		}
	case 12:
		for i := range min(u32(t, 12), len(t)/12) {
			start, end, glyph := u32(t, 16+12*i), u32(t, 20+12*i), u32(t, 24+12*i)
			for c := start; c <= end && c <= 0x10ffff && len(pairs) < mostChars; c++ {
				add(c, glyph+c-start)
			}
		}
	}
	return pairs
}

// unicodeSubtables, best first, map Unicode characters to glyphs.
var unicodeSubtables = [][2]int{{3, 10}, {0, 6}, {0, 4}, {3, 1}, {0, 3}, {0, 2}, {0, 1}, {0, 0}}

// sfntGlyphTexts turns the cmap round: a glyph that several characters share takes the lowest one, for compatibility
// forms stand above what they stand for.
func sfntGlyphTexts(data []byte) map[int]string {
	texts := map[int]string{}
	subtables := cmapSubtables(sfntTable(data, "cmap"))
	for _, key := range unicodeSubtables {
		pairs := subtables[key]
		if len(pairs) == 0 {
			continue
		}
		best := map[int]int{}
		for _, p := range pairs {
			if old, ok := best[p.glyph]; !ok || p.char < old {
				best[p.glyph] = p.char
			}
		}
		for g, c := range best {
			if s := cleanText([]rune{rune(c)}); s != "" && c >= ' ' {
				texts[g] = s
			}
		}
		break
	}
	for g, name := range postNames(sfntTable(data, "post")) {
		if texts[g] == "" {
			if s := glyphText(name); s != "" {
				texts[g] = s
			}
		}
	}
	return texts
}

// postNames are the glyph names of a format 2 post table; the 258 standard Macintosh names are not among them.
func postNames(post []byte) map[int]string {
	if u32(post, 0) != 0x20000 {
		return nil
	}
	n := u16(post, 32)
	var names []string
	for at := 34 + 2*n; at < len(post); {
		length := int(post[at])
		end := min(at+1+length, len(post))
		names = append(names, string(post[at+1:end]))
		at = end
	}
	out := map[int]string{}
	const macNames = 258
	for g := range n {
		if i := u16(post, 34+2*g) - macNames; i >= 0 && i < len(names) {
			out[g] = names[i]
		}
	}
	return out
}

// sfntTexts gives the texts of the codes of a symbolic TrueType font: code → glyph by the (3,0) or (1,0) subtable,
// glyph → Unicode by the others or the glyph's name.
func sfntTexts(data []byte) (texts [256]string, ok bool) {
	subtables := cmapSubtables(sfntTable(data, "cmap"))
	glyphs := sfntGlyphTexts(data)
	for _, p := range subtables[[2]int{1, 0}] {
		if p.char < 256 {
			texts[p.char] = glyphs[p.glyph]
			if texts[p.char] == "" && len(glyphs) == 0 && macRomanEncoding[p.char] != 0 {
				texts[p.char] = runeText(macRomanEncoding[p.char])
			}
			ok = ok || texts[p.char] != ""
		}
	}
	for _, p := range subtables[[2]int{3, 0}] {
		const privateUse = 0xf000
		c := p.char &^ privateUse
		if c < 256 && glyphs[p.glyph] != "" {
			texts[c], ok = glyphs[p.glyph], true
		}
	}
	return texts, ok
}

// cff is what is read of a Compact Font Format program.
type cff struct {
	cidKeyed bool
	names    []string    // by glyph; "" when unknown
	codes    map[int]int // code → glyph of a custom encoding; nil for the standard one
}

// cffTexts gives the texts of the codes by the program's own encoding.
func cffTexts(data []byte) (texts [256]string, ok bool) {
	if bytes.HasPrefix(data, []byte("OTTO")) {
		data = sfntTable(data, "CFF ")
	}
	c, parsed := parseCFF(data)
	if !parsed || c.cidKeyed {
		return texts, false
	}
	if c.codes == nil {
		for code, r := range standardEncoding {
			if r != 0 {
				texts[code] = runeText(r)
			}
		}
		return texts, true
	}
	for code, g := range c.codes {
		if code >= 0 && code < 256 && g < len(c.names) {
			if s := glyphText(c.names[g]); s != "" {
				texts[code], ok = s, true
			}
		}
	}
	return texts, ok
}

// cffIndex reads an INDEX and where it ends.
func cffIndex(data []byte, at int) (items [][]byte, end int, ok bool) {
	n := u16(data, at)
	if at < 0 || at+2 > len(data) {
		return nil, 0, false
	}
	if n == 0 {
		return nil, at + 2, true
	}
	if at+3 > len(data) {
		return nil, 0, false
	}
	size := int(data[at+2])
	base := at + 3 + (n+1)*size - 1
	if size < 1 || size > 4 || base >= len(data) {
		return nil, 0, false
	}
	offset := func(i int) int {
		v := 0
		for _, b := range data[at+3+i*size : at+3+(i+1)*size] {
			v = v<<8 | int(b)
		}
		return base + v
	}
	for i := range n {
		from, to := offset(i), offset(i+1)
		if from > to || to > len(data) {
			return nil, 0, false
		}
		items = append(items, data[from:to])
	}
	return items, offset(n), true
}

// cffDict reads the integer operands of a DICT by operator; two-byte operators are 1200 + their second byte.
func cffDict(data []byte) map[int][]int {
	out := map[int][]int{}
	var args []int
	for i := 0; i < len(data); {
		b := int(data[i])
		i++
		switch {
		case b <= 21:
			if b == 12 && i < len(data) {
				b = 1200 + int(data[i])
				i++
			}
			out[b], args = args, nil
		case b == 28:
			args = append(args, int(int16(u16(data, i))))
			i += 2
		case b == 29:
			args = append(args, int(int32(u32(data, i))))
			i += 4
		case b == 30: // a real number
			for i < len(data) && data[i]&0x0f != 0x0f && data[i]>>4 != 0x0f {
				i++
			}
			i++
			args = append(args, 0)
		case b >= 32 && b <= 246:
			args = append(args, b-139)
		case b >= 247 && b <= 250 && i < len(data):
			args = append(args, (b-247)*256+int(data[i])+108)
			i++
		case b >= 251 && b <= 254 && i < len(data):
			args = append(args, -(b-251)*256-int(data[i])-108)
			i++
		}
	}
	return out
}

// Operators of the top DICT.
const (
	cffCharset     = 15
	cffEncoding    = 16
	cffCharStrings = 17
	cffROS         = 1230
)

func parseCFF(data []byte) (c cff, ok bool) {
	if len(data) < 4 || data[0] != 1 {
		return c, false
	}
	_, at, ok := cffIndex(data, int(data[2]))
	if !ok {
		return c, false
	}
	tops, at, ok := cffIndex(data, at)
	if !ok || len(tops) == 0 {
		return c, false
	}
	strings, _, ok := cffIndex(data, at)
	if !ok {
		return c, false
	}
	top := cffDict(tops[0])
	_, c.cidKeyed = top[cffROS]
	if c.cidKeyed {
		return c, true
	}
	arg := func(op int) int {
		if a := top[op]; len(a) > 0 {
			return a[0]
		}
		return 0
	}
	charStrings := arg(cffCharStrings)
	if charStrings <= 0 || charStrings+2 > len(data) {
		return c, false
	}
	c.names = cffGlyphNames(data, arg(cffCharset), u16(data, charStrings), strings)
	c.codes = cffCodes(data, arg(cffEncoding))
	return c, true
}

func cffGlyphNames(data []byte, charset, n int, strings [][]byte) []string {
	name := func(sid int) string {
		const standardStrings = 391
		if sid < len(cffStandardNames) {
			return cffStandardNames[sid]
		}
		if i := sid - standardStrings; i >= 0 && i < len(strings) {
			return string(strings[i])
		}
		return ""
	}
	names := make([]string, n)
	if charset <= 2 { // predefined; 0 is ISOAdobe, whose glyphs are in the order of the standard names
		for g := 1; g < n && charset == 0; g++ {
			names[g] = name(g)
		}
		return names
	}
	if charset >= len(data) {
		return names
	}
	format, at := data[charset], charset+1
	for g := 1; g < n && at < len(data); {
		sid := u16(data, at)
		at += 2
		left := 0
		switch format {
		case 1:
			if at < len(data) {
				left = int(data[at])
			}
			at++
		case 2:
			left = u16(data, at)
			at += 2
		}
		for i := 0; i <= left && g < n; i++ {
			names[g] = name(sid + i)
			g++
		}
	}
	return names
}

func cffCodes(data []byte, encoding int) map[int]int {
	if encoding <= 1 || encoding+2 > len(data) {
		return nil
	}
	codes := map[int]int{}
	format, n, at, g := data[encoding]&0x7f, int(data[encoding+1]), encoding+2, 1
	for i := 0; i < n && at < len(data); i++ {
		first := int(data[at])
		at++
		left := 0
		if format == 1 {
			if at < len(data) {
				left = int(data[at])
			}
			at++
		}
		for c := first; c <= first+left; c++ {
			codes[c] = g
			g++
		}
	}
	return codes
}

// cffStandardNames are the first 229 standard strings: those of the ISOAdobe charset.
var cffStandardNames = func() []string {
	out := make([]string, 0, 229)
	for _, name := range bytes.Fields([]byte(cffStandard)) {
		out = append(out, string(name))
	}
	return out
}()

const cffStandard = `.notdef space exclam quotedbl numbersign dollar percent ampersand quoteright parenleft parenright
asterisk plus comma hyphen period slash zero one two three four five six seven eight nine colon semicolon less equal greater
question at A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft backslash bracketright asciicircum underscore
quoteleft a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde exclamdown cent sterling
fraction yen florin section currency quotesingle quotedblleft guillemotleft guilsinglleft guilsinglright fi fl endash dagger
daggerdbl periodcentered paragraph bullet quotesinglbase quotedblbase quotedblright guillemotright ellipsis perthousand
questiondown grave acute circumflex tilde macron breve dotaccent dieresis ring cedilla hungarumlaut ogonek caron emdash AE
ordfeminine Lslash Oslash OE ordmasculine ae dotlessi lslash oslash oe germandbls onesuperior logicalnot mu trademark Eth
onehalf plusminus Thorn onequarter divide brokenbar degree thorn threequarters twosuperior registered minus eth multiply
threesuperior copyright Aacute Acircumflex Adieresis Agrave Aring Atilde Ccedilla Eacute Ecircumflex Edieresis Egrave Iacute
Icircumflex Idieresis Igrave Ntilde Oacute Ocircumflex Odieresis Ograve Otilde Scaron Uacute Ucircumflex Udieresis Ugrave
Yacute Ydieresis Zcaron aacute acircumflex adieresis agrave aring atilde ccedilla eacute ecircumflex edieresis egrave iacute
icircumflex idieresis igrave ntilde oacute ocircumflex odieresis ograve otilde scaron uacute ucircumflex udieresis ugrave
yacute ydieresis zcaron`
