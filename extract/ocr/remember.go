package ocr

import (
	"crypto/sha256"
	"encoding/binary"
)

// fingerprint tells crops apart: by kind, sides and pixels.
type fingerprint [sha256.Size]byte

func fingerprintOf(c Crop) fingerprint {
	head := []byte{byte(c.Kind)}
	head = binary.LittleEndian.AppendUint32(head, uint32(c.Image.Rect.Dx()))
	return sha256.Sum256(appendPixels(head, c.Image))
}

// memory keeps the readings of the crops that were read last. An engine reads a crop alike whatever it read before, so
// that what is remembered can't be told from what is read.
type memory struct {
	most         int
	young, older map[fingerprint][]Reading // each of most/2 at most; together they are the last ones
}

func newMemory(most int) *memory {
	return &memory{most: most, young: map[fingerprint][]Reading{}}
}

func (m *memory) get(f fingerprint) ([]Reading, bool) {
	r, ok := m.young[f]
	if !ok {
		if r, ok = m.older[f]; ok {
			m.put(f, r)
		}
	}
	return r, ok
}

func (m *memory) put(f fingerprint, r []Reading) {
	if len(m.young) >= max(m.most/2, 1) {
		m.young, m.older = map[fingerprint][]Reading{}, m.young
	}
	m.young[f] = r
}
