package packed

import "encoding/binary"

// Texts holds one short text for each number from 0, in two pieces that no lookup has to copy.
type Texts struct {
	all  string
	ends []uint32
}

// At returns the text of i, empty for one that has none.
func (t *Texts) At(i int) string {
	if t == nil || i < 0 || i >= len(t.ends) {
		return ""
	}
	start := uint32(0)
	if i > 0 {
		start = t.ends[i-1]
	}
	return t.all[start:t.ends[i]]
}

// Len is the number of texts.
func (t *Texts) Len() int {
	if t == nil {
		return 0
	}
	return len(t.ends)
}

// AppendTexts encodes texts: a column of lengths in characters, then the distance of each character from the one after
// its predecessor, which is 0 in an alphabet.
func AppendTexts(b []byte, texts []string) []byte {
	b = binary.AppendUvarint(b, uint64(len(texts)))
	for _, t := range texts {
		b = binary.AppendUvarint(b, uint64(len([]rune(t))))
	}
	following := 0
	for _, t := range texts {
		for _, c := range t {
			b = binary.AppendVarint(b, int64(int(c)-following))
			following = int(c) + 1
		}
	}
	return b
}

// DecodeTexts is the inverse of AppendTexts.
func DecodeTexts(b []byte) (*Texts, error) {
	r := reader{b: b}
	t := &Texts{ends: make([]uint32, r.count())}
	for i := range t.ends {
		t.ends[i] = uint32(r.count()) // characters, until they are read
	}
	all := make([]byte, 0, len(t.ends)*3)
	following := 0
	for i, n := range t.ends {
		for range n {
			if r.fail {
				return nil, ErrCorrupt
			}
			c := following + int(r.varint())
			all = append(all, string(rune(c))...)
			following = c + 1
		}
		t.ends[i] = uint32(len(all))
	}
	t.all = string(all)
	return t, r.end()
}
