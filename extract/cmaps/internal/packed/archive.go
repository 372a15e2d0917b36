// Package packed is the file format of the embedded CMaps.
//
// What comes in: the tables of one character collection; what goes out: one file, and the tables again, each inflated
// alone. A file is an archive of members:
//
//	uvarint        number of members
//	for each       its name, the name of its base (each a uvarint length and bytes), a byte 1 for vertical writing,
//	               uvarint size of its deflated contents
//	the contents   in the same order, each a stream of RFC 1951
//
// The contents are a Table (table.go) or, for the member named TextsName, Texts (text.go). Numbers are varints of
// encoding/binary. What always holds: decoding is the inverse of encoding, and no input makes it panic.
package packed

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"io"
)

// TextsName names the member that gives the Unicode of each CID. No CMap has this name.
const TextsName = "CID-to-Unicode"

// maxInflated bounds a member's contents, in bytes. The largest is a tenth of it.
const maxInflated = 2 << 20

// Member is one CMap of an archive, or its Texts.
type Member struct {
	Name string
	// Base names the CMap that this one is based on (usecmap), a member of the same archive. Empty for none.
	Base string
	// Vertical is set for writing mode 1.
	Vertical bool
	// Contents are what AppendTable or AppendTexts gave. Nil for a member that was read: Inflate gives them.
	Contents []byte

	deflated []byte
}

// Inflate returns the contents of a member that Open gave.
func (m *Member) Inflate() ([]byte, error) {
	r := io.LimitReader(flate.NewReader(bytes.NewReader(m.deflated)), maxInflated)
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("inflate %s: %w", m.Name, err)
	}
	return b, nil
}

// Pack writes an archive.
func Pack(members []Member) ([]byte, error) {
	head := binary.AppendUvarint(nil, uint64(len(members)))
	var body bytes.Buffer
	for _, m := range members {
		start := body.Len()
		w, err := flate.NewWriter(&body, flate.BestCompression)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(m.Contents); err != nil {
			return nil, err
		}
		if err := w.Close(); err != nil {
			return nil, err
		}
		head = appendString(head, m.Name)
		head = appendString(head, m.Base)
		vertical := byte(0)
		if m.Vertical {
			vertical = 1
		}
		head = append(head, vertical)
		head = binary.AppendUvarint(head, uint64(body.Len()-start))
	}
	return append(head, body.Bytes()...), nil
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// Open reads the directory of an archive; the contents stay deflated, in data.
func Open(data []byte) ([]Member, error) {
	r := reader{b: data}
	members := make([]Member, r.count())
	sizes := make([]int, len(members))
	for i := range members {
		members[i].Name = r.string(r.count())
		members[i].Base = r.string(r.count())
		members[i].Vertical = r.byte() == 1
		sizes[i] = int(r.uvarint())
	}
	for i, size := range sizes {
		if size < 0 || size > len(r.b) {
			return nil, ErrCorrupt
		}
		members[i].deflated, r.b = r.b[:size:size], r.b[size:]
	}
	return members, r.end()
}
