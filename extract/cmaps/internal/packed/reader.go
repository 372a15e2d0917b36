package packed

import "encoding/binary"

// reader reads numbers off the front of b. After a fault it gives zeros, and end tells.
type reader struct {
	b    []byte
	fail bool
}

func (r *reader) uvarint() uint64 {
	v, n := binary.Uvarint(r.b)
	return taken(r, v, n)
}

func (r *reader) varint() int64 {
	v, n := binary.Varint(r.b)
	return taken(r, v, n)
}

func taken[T uint64 | int64](r *reader, v T, n int) T {
	if n <= 0 {
		r.fail, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return v
}

func (r *reader) byte() byte {
	s := r.string(1)
	if s == "" {
		return 0
	}
	return s[0]
}

// count reads the number of things that follow. Each takes a byte or more, so that no count exceeds what is left.
func (r *reader) count() int {
	n := r.uvarint()
	if n > uint64(len(r.b)) {
		r.fail, r.b = true, nil
		return 0
	}
	return int(n)
}

func (r *reader) string(n int) string {
	if n < 0 || n > len(r.b) {
		r.fail, r.b = true, nil
		return ""
	}
	s := string(r.b[:n])
	r.b = r.b[n:]
	return s
}

func (r *reader) end() error {
	if r.fail || len(r.b) > 0 {
		return ErrCorrupt
	}
	return nil
}
