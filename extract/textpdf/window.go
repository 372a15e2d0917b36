package textpdf

import (
	"bytes"
	"errors"
	"io"
)

// window is the PDF inside the bytes of a file, as the library wants to see it: it begins with the header and ends
// with %%EOF, whatever stands before and behind. It also counts what is read, because the library follows a
// cross-reference table or an object stream that refers to itself for ever: past the allowance reads fail.
type window struct {
	r         io.ReaderAt
	start     int64 // of the header
	end       int64 // in r
	tail      []byte
	header    []byte // shown instead of the first bytes
	allowance int64
}

// tailSearch is how far from its end a file is searched for %%EOF.
const tailSearch = 64 << 10

func newWindow(r io.ReaderAt, start, size int64) (*window, error) {
	w := &window{r: r, start: start, end: size}
	head := make([]byte, min(size-start, 16))
	if _, err := r.ReadAt(head, start); err != nil && err != io.EOF {
		return nil, err
	}
	// The library takes "%PDF-1." and a digit up to 7 with a line end, nothing else.
	if len(head) >= 10 {
		w.header = []byte("%PDF-1.7\n\n")
		if isSpace(head[8]) {
			w.header = w.header[:9]
		}
	}
	last := make([]byte, min(size-start, tailSearch))
	if _, err := r.ReadAt(last, size-int64(len(last))); err != nil && err != io.EOF {
		return nil, err
	}
	if i := bytes.LastIndex(last, []byte("%%EOF")); i >= 0 {
		w.end = size - int64(len(last)-i) + 5
	} else if bytes.LastIndex(last, []byte("startxref")) >= 0 {
		w.end -= int64(len(last) - len(bytes.TrimRight(last, "\x00 \r\n\t")))
		w.tail = []byte("\n%%EOF")
	}
	w.refill()
	return w, nil
}

func (w *window) size() int64 { return w.end - w.start + int64(len(w.tail)) }

// refill renews the allowance, for the next thing that is asked of the library.
func (w *window) refill() { w.allowance = 64<<20 + 4*w.size() }

// leastCost is what a read of few bytes counts: a loop of such reads must end soon too, before its recursion has
// filled the stack.
const leastCost = 4096

var errAllowance = errors.New("the structure goes round in circles")

// ReadAt implements io.ReaderAt for the library.
func (w *window) ReadAt(p []byte, off int64) (int, error) {
	w.allowance -= max(int64(len(p)), leastCost)
	if w.allowance < 0 {
		return 0, errAllowance
	}
	if off < 0 {
		return 0, errors.New("an offset before the start of the file")
	}
	return w.raw(p, off)
}

// raw reads without counting.
func (w *window) raw(p []byte, off int64) (int, error) {
	body := w.end - w.start
	n := 0
	if off < body {
		m, err := w.r.ReadAt(p[:min(int64(len(p)), body-off)], w.start+off)
		n = m
		if err != nil && err != io.EOF {
			return n, err
		}
		if off < int64(len(w.header)) {
			copy(p[:n], w.header[off:])
		}
		off += int64(n)
	}
	if off >= body && off-body < int64(len(w.tail)) {
		n += copy(p[n:], w.tail[off-body:])
	}
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}
