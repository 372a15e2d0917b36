package textpdf

import (
	"cmp"
	"slices"
	"sort"
	"unicode/utf8"
)

// cmap is a CMap: it cuts strings into codes and maps codes to CIDs (the encoding of a composite font) or to Unicode
// (ToUnicode).
type cmap struct {
	spaces    []codespace
	cids      map[code]int
	cidRanges []cidRange
	texts     map[code]string
	ranges    []textRange
	vertical  bool
	uses      encoding // usecmap
	usesName  string
}

// code is a character code and its length in bytes: <41> and <0041> are two codes.
type code struct {
	value uint32
	bytes uint8
}

type codespace struct {
	bytes  uint8
	lo, hi uint32
}

type cidRange struct {
	bytes  uint8
	lo, hi uint32
	cid    int
}

type textRange struct {
	bytes  uint8
	lo, hi uint32
	first  []rune   // text of lo; each further code adds one to its last rune
	each   []string // or a text for each code
}

// Ranges are kept in the order of their first codes, the one that was written later behind, so that a code is found by
// bisection: it lies in the last range that begins before it, or in one of the few before that when ranges overlap.

func (c code) sortKey() uint64   { return uint64(c.bytes)<<32 | uint64(c.value) }
func (r textRange) from() uint64 { return code{r.lo, r.bytes}.sortKey() }
func (r cidRange) from() uint64  { return code{r.lo, r.bytes}.sortKey() }

// mostOverlaps is how many ranges before it are looked at.
const mostOverlaps = 32

// runBefore is the index of the last element for which begins holds, in a list where it holds for the first ones; -1
// when for none.
func runBefore[T any](list []T, begins func(T) bool) int {
	return sort.Search(len(list), func(i int) bool { return !begins(list[i]) }) - 1
}

func (m *cmap) sortRanges() {
	slices.SortStableFunc(m.ranges, func(a, b textRange) int { return cmp.Compare(a.from(), b.from()) })
	slices.SortStableFunc(m.cidRanges, func(a, b cidRange) int { return cmp.Compare(a.from(), b.from()) })
}

// holds reports whether a code lies in the space, byte by byte.
func (s codespace) holds(value uint32) bool {
	for shift := 0; shift < int(s.bytes)*8; shift += 8 {
		b := byte(value >> shift)
		if b < byte(s.lo>>shift) || b > byte(s.hi>>shift) {
			return false
		}
	}
	return true
}

// text is the Unicode of a code, "" when the CMap gives none. A code is first looked for at its own length; many
// producers write ToUnicode with codes of another length than the font's.
func (m *cmap) text(value uint32, bytes uint8) string {
	if m == nil {
		return ""
	}
	if s, ok := m.textAt(code{value, bytes}); ok {
		return s
	}
	for _, n := range [...]uint8{1, 2, 3, 4} {
		if n == bytes {
			continue
		}
		if s, ok := m.textAt(code{value, n}); ok {
			return s
		}
	}
	return ""
}

func (m *cmap) textAt(c code) (string, bool) {
	if s, ok := m.texts[c]; ok {
		return s, s != ""
	}
	for i, steps := runBefore(m.ranges, func(r textRange) bool { return r.from() <= c.sortKey() }), 0; i >= 0 && steps < mostOverlaps; i, steps = i-1, steps+1 {
		r := &m.ranges[i]
		if r.bytes != c.bytes || c.value < r.lo || c.value > r.hi {
			continue
		}
		at := c.value - r.lo
		if r.each != nil {
			if int(at) < len(r.each) {
				return r.each[at], r.each[at] != ""
			}
			return "", false
		}
		out := make([]rune, len(r.first))
		copy(out, r.first)
		out[len(out)-1] += rune(at)
		s := cleanText(out)
		return s, s != ""
	}
	return "", false
}

// cleanText is the text of runes; "" when they say nothing: NUL, half a surrogate pair, what is no character.
func cleanText(runes []rune) string {
	out := make([]rune, 0, len(runes))
	for _, r := range runes {
		if r == 0 || r == utf8.RuneError || !utf8.ValidRune(r) || r == 0xfffe || r == 0xffff {
			continue
		}
		out = append(out, r)
	}
	return string(out)
}

// next implements encoding.
func (m *cmap) next(s []byte) (uint32, int) {
	var value uint32
	for n := 1; n <= min(len(s), 4); n++ {
		value = value<<8 | uint32(s[n-1])
		for _, space := range m.spaces {
			if int(space.bytes) == n && space.holds(value) {
				return value, n
			}
		}
	}
	if m.uses != nil { // its codespaces are inherited
		return m.uses.next(s)
	}
	if len(m.spaces) == 0 {
		return twoBytes(s)
	}
	// No space holds it: the shortest codes of the CMap tell how much to pass over.
	shortest := 4
	for _, space := range m.spaces {
		shortest = min(shortest, int(space.bytes))
	}
	shortest = max(1, min(shortest, len(s)))
	value = 0
	for _, b := range s[:shortest] {
		value = value<<8 | uint32(b)
	}
	return value, shortest
}

// cid implements encoding.
func (m *cmap) cid(value uint32, n int) (int, bool) {
	if cid, ok := m.ownCID(value, n); ok {
		return cid, true
	}
	if m.uses != nil {
		return m.uses.cid(value, n)
	}
	return 0, false
}

func (m *cmap) ownCID(value uint32, n int) (int, bool) {
	if cid, ok := m.cids[code{value, uint8(n)}]; ok {
		return cid, true
	}
	key := code{value, uint8(n)}.sortKey()
	for i, steps := runBefore(m.cidRanges, func(r cidRange) bool { return r.from() <= key }), 0; i >= 0 && steps < mostOverlaps; i, steps = i-1, steps+1 {
		r := &m.cidRanges[i]
		if int(r.bytes) == n && value >= r.lo && value <= r.hi {
			return r.cid + int(value-r.lo), true
		}
	}
	return 0, false
}

// unicode implements encoding. A code that this CMap leads to a CID of its own has the text of that CID.
func (m *cmap) unicode(value uint32, n int) string {
	if m.uses == nil {
		return ""
	}
	if _, own := m.ownCID(value, n); own {
		return ""
	}
	return m.uses.unicode(value, n)
}
