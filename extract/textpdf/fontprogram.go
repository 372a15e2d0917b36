package textpdf

import (
	"bytes"
	"encoding/binary"
	"sort"
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
	from, to := sfntTableAt(data, tag)
	if to == 0 || from >= len(data) {
		return nil
	}
	return data[from:min(len(data), to)]
}

// sfntTableAt is where the directory says that a table stands, 0 and 0 when it names none.
func sfntTableAt(data []byte, tag string) (from, to int) {
	for i := range min(u16(data, 4), 64) {
		entry := 12 + 16*i
		if entry+16 > len(data) {
			break
		}
		if string(data[entry:entry+4]) == tag {
			offset, length := u32(data, entry+8), u32(data, entry+12)
			return offset, offset + length
		}
	}
	return 0, 0
}

// charGlyph is one character of a cmap subtable and the glyph that shows it.
type charGlyph struct{ char, glyph int }

// cmapSubtables reads the subtables of a cmap table by (platform, encoding).
func cmapSubtables(table []byte) map[[2]int][]charGlyph {
	out := map[[2]int][]charGlyph{}
	for i := range min(u16(table, 2), mostSubtables) {
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

// mostSubtables bounds what is read of a cmap; real ones have up to 6.
const mostSubtables = 32

// cmapGlyph looks one character up in a subtable, without reading all of it; 0 when it has none.
func cmapGlyph(t []byte, char int) int {
	switch u16(t, 0) {
	case 0:
		if char < 256 && 6+char < len(t) {
			return int(t[6+char])
		}
	case 4:
		n := u16(t, 6) / 2
		i := sort.Search(n, func(i int) bool { return u16(t, 14+2*i) >= char })
		start := u16(t, 16+2*n+2*i)
		if i == n || char < start || char >= 0xffff {
			return 0
		}
		delta, offset := u16(t, 16+4*n+2*i), u16(t, 16+6*n+2*i)
		if offset == 0 {
			return (char + delta) & 0xffff
		}
		if g := u16(t, 16+6*n+2*i+offset+2*(char-start)); g != 0 {
			return (g + delta) & 0xffff
		}
	case 6:
		if i := char - u16(t, 6); i >= 0 && i < u16(t, 8) {
			return u16(t, 10+2*i)
		}
	case 12:
		n := min(u32(t, 12), len(t)/12)
		i := sort.Search(n, func(i int) bool { return u32(t, 20+12*i) >= char })
		if start := u32(t, 16+12*i); i < n && char >= start {
			return u32(t, 24+12*i) + char - start
		}
	}
	return 0
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

// symbolTexts gives the glyphs of a symbol font the private-use characters of their codes.
func symbolTexts(data []byte) map[int]string {
	texts := map[int]string{}
	for _, p := range cmapSubtables(sfntTable(data, "cmap"))[[2]int{3, 0}] {
		const privateUse = 0xf000
		if c := p.char & 0xff; c >= ' ' && texts[p.glyph] == "" {
			texts[p.glyph] = string(rune(privateUse | c))
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
