//go:build ignore

// This program writes usr/share/fonts/standin.ttf: a TrueType font of one glyph, which stands for every character of the basic
// multilingual plane. The glyph is a line there and back: it has an extent but no area, so that nothing is drawn.
package main

import (
	"bytes"
	"encoding/binary"
	"log"
	"os"
	"sort"
	"unicode/utf16"
)

// What a font has to say of itself, in units of which the em has 1000.
const (
	em      = 1000
	ascent  = 880
	descent = -120
	left    = 50
	right   = 950
	glyphs  = 2 // .notdef and the glyph, which look the same
)

func main() {
	outline := words(1 /* contours */, left, descent, right, ascent /* box */, 2 /* last point */, 0 /* instructions */)
	outline = append(outline, 1, 1, 1) // points on the curve, with coordinates of two bytes
	outline = append(outline, words(left, right-left, left-right)...)
	outline = append(outline, words(descent, ascent-descent, descent-ascent)...)
	for len(outline)%4 != 0 {
		outline = append(outline, 0)
	}
	size := len(outline)
	font := assemble(map[string][]byte{
		"glyf": append(append([]byte{}, outline...), outline...),
		"loca": words(0, size/2, size),
		"maxp": words(1, 0, glyphs, 3, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
		"head": words(1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, em, 0, 0, 0, 0, 0, 0, 0, 0, left, descent, right, ascent, 0, 8, 2, 0, 0),
		"hhea": words(1, 0, ascent, descent, 0, em, left, em-right, right, 1, 0, 0, 0, 0, 0, 0, 0, glyphs),
		"hmtx": words(em, left, em, left),
		"post": words(3, 0, 0, 0, -100, 50, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
		"OS/2": os2(),
		"cmap": cmap(),
		"name": name("Standin", "Regular"),
	})
	if err := os.WriteFile("usr/share/fonts/standin.ttf", font, 0o644); err != nil {
		log.Fatal(err)
	}
}

func words(values ...int) []byte {
	var out []byte
	for _, v := range values {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	return out
}

// os2 claims all characters and the code pages of Chinese, Japanese and Korean: by these the font is chosen.
func os2() []byte {
	t := words(3, em, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0)
	t = append(t, 2, 0, 5, 3, 0, 0, 0, 0, 0, 0)      // panose
	t = append(t, bytes.Repeat([]byte{0xFF}, 16)...) // Unicode ranges
	t = append(t, "NONE"...)                         // vendor
	t = append(t, words(0x40, 0x20, 0xFFFF)...)      // regular, first and last character
	t = append(t, words(ascent, descent, 0, ascent, -descent)...)
	t = append(t, words(0x003F, 0x01FF, 0, 0)...) // code pages
	return append(t, words(450, 700, 0, 0x20, 1)...)
}

// cmap maps each character to glyph 1: segments of 256 characters that share one list of glyphs.
func cmap() []byte {
	const segments = 257 // the last is 0xFFFF alone, as the format asks
	var ends, starts, deltas, offsets []int
	for i := range 256 {
		starts, ends = append(starts, i<<8), append(ends, i<<8|0xFF)
		deltas, offsets = append(deltas, 0), append(offsets, 2*(segments-i))
	}
	ends[255] = 0xFFFE
	starts, ends = append(starts, 0xFFFF), append(ends, 0xFFFF)
	deltas, offsets = append(deltas, 1), append(offsets, 0)
	body := words(2*segments, 512, 8, 2*segments-512)
	body = append(body, words(ends...)...)
	body = append(body, words(0)...)
	body = append(body, words(starts...)...)
	body = append(body, words(deltas...)...)
	body = append(body, words(offsets...)...)
	for range 256 {
		body = append(body, words(1)...)
	}
	table := words(0, 1, 3, 1, 0, 12) // one subtable: Windows, Unicode, 12 bytes from here
	table = append(table, words(4, 6+len(body), 0)...)
	return append(table, body...)
}

func name(family, style string) []byte {
	var heads, texts []byte
	entries := []struct {
		id   int
		text string
	}{{1, family}, {2, style}, {3, family}, {4, family}, {6, family}}
	for _, platform := range []int{1, 3} {
		for _, e := range entries {
			text := []byte(e.text)
			encoding, language := 0, 0
			if platform == 3 {
				text, encoding, language = nil, 1, 0x409
				for _, u := range utf16.Encode([]rune(e.text)) {
					text = binary.BigEndian.AppendUint16(text, u)
				}
			}
			heads = append(heads, words(platform, encoding, language, e.id, len(text), len(texts))...)
			texts = append(texts, text...)
		}
	}
	out := words(0, 2*len(entries), 6+len(heads))
	return append(append(out, heads...), texts...)
}

// assemble puts the tables behind their directory. Checksums stay 0: nothing reads them.
func assemble(tables map[string][]byte) []byte {
	var tags []string
	for tag := range tables {
		tags = append(tags, tag)
	}
	sort.Strings(tags)
	head := append(words(1, 0), words(len(tags), 128, 3, 16*len(tags)-128)...)
	at := len(head) + 16*len(tags)
	var body []byte
	for _, tag := range tags {
		head = append(head, tag...)
		head = append(head, 0, 0, 0, 0)
		head = binary.BigEndian.AppendUint32(head, uint32(at+len(body)))
		head = binary.BigEndian.AppendUint32(head, uint32(len(tables[tag])))
		body = append(body, tables[tag]...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	return append(head, body...)
}
