package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// cidTexts gives the Unicode of each CID of a collection. Adobe's own mapping (Adobe-GB1-UCS2 …) speaks first; where it
// is silent, or says something less ordinary than a code that the Unicode CMaps lead to the CID from, the latter wins.
func cidTexts(dir string, c collection, read map[string]*resource) ([]string, error) {
	mapping, err := readResource(filepath.Join(dir, c.name+"-UCS2"))
	if err != nil {
		return nil, err
	}
	if len(mapping.texts) == 0 {
		return nil, fmt.Errorf("no mapping to Unicode")
	}
	inverse := map[int]rune{}
	for _, name := range c.unicode {
		addInverse(inverse, read[name])
	}
	last := 0
	for cid := range mapping.texts {
		last = max(last, cid)
	}
	for cid := range inverse {
		last = max(last, cid)
	}
	texts := make([]string, last+1)
	for cid := range texts {
		text := mapping.texts[cid]
		if r, ok := inverse[cid]; ok && strangeness(string(r)) < strangeness(text) {
			text = string(r)
		}
		texts[cid] = plainText(text)
	}
	return texts, nil
}

// addInverse adds, for CIDs that have none or a stranger one, the characters that lead to them.
func addInverse(inverse map[int]rune, res *resource) {
	for _, c := range sortedCodes(res.cids) {
		cid, r := res.cids[c], rune(c.value)
		if old, ok := inverse[cid]; !ok || strangeness(string(r)) < strangeness(string(old)) {
			inverse[cid] = r
		}
	}
}

// plainText drops variation selectors, which tell the shape of a character and not its identity, and makes a common
// space of U+2002, which stands for the half-width space that GBK-EUC-H has at code 20.
func plainText(text string) string {
	var plain strings.Builder
	for _, r := range text {
		switch {
		case variationSelector(r), r == utf8.RuneError:
		case r == 0x2002:
			plain.WriteByte(' ')
		default:
			plain.WriteRune(r)
		}
	}
	return plain.String()
}

func variationSelector(r rune) bool {
	return r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0100 && r <= 0xE01EF
}

// strangeness grades a text, 0 for an ordinary one. Nothing at all is the strangest.
func strangeness(text string) int {
	if text == "" || text == string(utf8.RuneError) {
		return 3
	}
	grade := 0
	for _, r := range text {
		switch {
		case r >= 0xE000 && r <= 0xF8FF, r >= 0xF0000 && !variationSelector(r): // private use
			grade = max(grade, 2)
		case r >= 0x2E80 && r <= 0x2FD5, // radicals
			r >= 0xF900 && r <= 0xFAFF, r >= 0x2F800 && r <= 0x2FA1F, // compatibility ideographs
			variationSelector(r),
			r >= 0xFE10 && r <= 0xFE1F, r >= 0xFE30 && r <= 0xFE4F: // vertical forms
			grade = max(grade, 1)
		}
	}
	return grade
}
