package packed

import (
	"cmp"
	"encoding/binary"
	"errors"
	"slices"
)

// ErrCorrupt is returned for data that no encoder of this package has written.
var ErrCorrupt = errors.New("packed: corrupt data")

// MaxCodeLength is the number of bytes of the longest character code of a CMap.
const MaxCodeLength = 4

// Codespace is a range of character codes of one length: a code belongs to it when each of its bytes lies between the
// bytes of Lo and Hi in the same place.
type Codespace struct {
	Length int // in bytes, from 1 to MaxCodeLength
	Lo, Hi uint32
}

// Range maps the codes Lo, Lo+1, … Lo+Span to the CIDs CID, CID+1, … CID+Span; as a notdef range, all to CID itself.
type Range struct {
	Lo   uint32
	Span uint16
	CID  uint16
}

// Find returns the range of a sorted slice that holds code, by binary search.
func Find(ranges []Range, code uint32) (Range, bool) {
	lo, hi := 0, len(ranges)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if ranges[mid].Lo <= code {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == 0 {
		return Range{}, false
	}
	r := ranges[lo-1]
	return r, code-r.Lo <= uint32(r.Span)
}

// Table is what one CMap says itself, without the CMap it is based on.
type Table struct {
	Codespaces []Codespace
	// CIDs and NotDef are indexed by the length of the code less one, and sorted by Lo without overlap.
	CIDs, NotDef [MaxCodeLength][]Range
}

// AppendTable encodes t.
func AppendTable(b []byte, t *Table) []byte {
	b = binary.AppendUvarint(b, uint64(len(t.Codespaces)))
	for _, s := range t.Codespaces {
		b = append(b, byte(s.Length))
		b = binary.AppendUvarint(b, uint64(s.Lo))
		b = binary.AppendUvarint(b, uint64(s.Hi))
	}
	for i := range MaxCodeLength {
		b = appendRanges(b, t.CIDs[i])
		b = appendRanges(b, t.NotDef[i])
	}
	return b
}

// appendRanges writes the ranges in three columns, which deflate better than rows: the gap to the range before, the
// span, and how far the CID is from the one that would have followed.
func appendRanges(b []byte, ranges []Range) []byte {
	ranges = slices.SortedFunc(slices.Values(ranges), func(x, y Range) int { return cmp.Compare(x.Lo, y.Lo) })
	b = binary.AppendUvarint(b, uint64(len(ranges)))
	next := uint32(0)
	for _, r := range ranges {
		b = binary.AppendUvarint(b, uint64(r.Lo-next))
		next = r.Lo + uint32(r.Span) + 1
	}
	for _, r := range ranges {
		b = binary.AppendUvarint(b, uint64(r.Span))
	}
	following := 0
	for _, r := range ranges {
		b = binary.AppendVarint(b, int64(int(r.CID)-following))
		following = int(r.CID) + int(r.Span) + 1
	}
	return b
}

// DecodeTable is the inverse of AppendTable.
func DecodeTable(b []byte) (*Table, error) {
	r := reader{b: b}
	t := &Table{}
	for range r.count() {
		s := Codespace{Length: int(r.byte()), Lo: uint32(r.uvarint()), Hi: uint32(r.uvarint())}
		if s.Length < 1 || s.Length > MaxCodeLength {
			return nil, ErrCorrupt
		}
		t.Codespaces = append(t.Codespaces, s)
	}
	for i := range MaxCodeLength {
		t.CIDs[i] = r.ranges()
		t.NotDef[i] = r.ranges()
	}
	return t, r.end()
}

func (r *reader) ranges() []Range {
	n := r.count()
	if n == 0 {
		return nil
	}
	ranges := make([]Range, n)
	for i := range ranges {
		ranges[i].Lo = uint32(r.uvarint()) // the gap, until the span is known
	}
	next := uint32(0)
	for i := range ranges {
		ranges[i].Span = uint16(r.uvarint())
		ranges[i].Lo += next
		next = ranges[i].Lo + uint32(ranges[i].Span) + 1
	}
	following := 0
	for i := range ranges {
		ranges[i].CID = uint16(following + int(r.varint()))
		following = int(ranges[i].CID) + int(ranges[i].Span) + 1
	}
	return ranges
}
