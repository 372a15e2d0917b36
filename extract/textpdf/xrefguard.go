package textpdf

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"

	"github.com/juesuan/juesuan/extract"
)

// The library makes room for as many objects as the cross-reference sections name before it looks at one, so that a few
// bytes can ask for all memory there is, which no recover can catch. checkXref therefore looks at what the sections name
// before the library does. It reads no more of them than that: whether they are right is the library's to find out.
func (w *window) checkXref() error {
	const tail = 100 // the library looks no further either
	end := make([]byte, min(tail, w.size()))
	if _, err := w.raw(end, w.size()-int64(len(end))); err != nil {
		return nil
	}
	i := bytes.LastIndex(end, []byte("startxref"))
	if i < 0 {
		return nil
	}
	offset, ok := leadingNumber(end[i+len("startxref"):])
	most := max(1<<20, w.size()/8) // objects; each takes some 20 bytes of the file, and numbers may be left out
	seen := map[int64]bool{}
	for ok && offset < w.size() {
		if seen[offset] {
			return nil // round in circles: the allowance of reads ends that
		}
		seen[offset] = true
		var err error
		if offset, ok, err = w.checkSection(offset, most); err != nil {
			return err
		}
	}
	return nil
}

var (
	xrefPrev    = regexp.MustCompile(`/Prev\s+(\d+)`)
	xrefSize    = regexp.MustCompile(`/(?:Size|Columns)\s+(\d+)`)
	xrefIndex   = regexp.MustCompile(`/Index\s*\[([^\]]*)\]`)
	xrefWidths  = regexp.MustCompile(`/W\s*\[([^\]]*)\]`)
	xrefSection = regexp.MustCompile(`^\s*(\d+)\s+(\d+)\s+`)
)

// checkSection looks at the section at offset and finds the one before it.
func (w *window) checkSection(offset, most int64) (prev int64, ok bool, err error) {
	const look = 4096 // a trailer dictionary, or that of a cross-reference stream, is some 200 bytes long
	buf := make([]byte, look)
	read := func(at int64) []byte {
		n, _ := w.raw(buf, at)
		return buf[:n]
	}
	text := read(offset)
	start := bytes.TrimLeft(text, "\x00\t\n\f\r ")
	if table, isTable := bytes.CutPrefix(start, []byte("xref")); isTable {
		at := offset + int64(len(text)-len(table))
		for {
			text = read(at)
			m := xrefSection.FindSubmatch(text)
			if m == nil {
				break
			}
			first, count := parsed(m[1]), parsed(m[2])
			if first+count > most {
				return 0, false, tooMany(first + count)
			}
			const entry = 20 // bytes
			at += int64(len(m[0])) + entry*count
			if count > 0 && at < w.size() {
				at -= 2 // the pattern has passed over the white space that may be short in the last entry
			}
		}
	} else if dict, _, isStream := bytes.Cut(text, []byte("stream")); isStream {
		text = dict
		for _, m := range xrefSize.FindAllSubmatch(text, -1) {
			if n := parsed(m[1]); n > most {
				return 0, false, tooMany(n)
			}
		}
		for _, list := range [...]*regexp.Regexp{xrefIndex, xrefWidths} {
			if m := list.FindSubmatch(text); m != nil {
				for _, n := range bytes.Fields(m[1]) {
					if parsed(n) > most {
						return 0, false, tooMany(parsed(n))
					}
				}
			}
		}
	}
	text, _, _ = bytes.Cut(text, []byte("startxref")) // what follows belongs to a later section
	if m := xrefPrev.FindSubmatch(text); m != nil {
		return parsed(m[1]), true, nil
	}
	return 0, false, nil
}

func tooMany(n int64) error {
	return fmt.Errorf("%w: the cross-reference table names object %d, more than the file can hold", extract.ErrLimit, n)
}

// parsed is a decimal number; one too long to be meant is larger than any limit.
func parsed(digits []byte) int64 {
	n, err := strconv.ParseInt(string(digits), 10, 48)
	if err != nil {
		return 1 << 48
	}
	return n
}

func leadingNumber(b []byte) (int64, bool) {
	b = bytes.TrimLeft(b, "\x00\t\n\f\r ")
	n := 0
	for n < len(b) && b[n] >= '0' && b[n] <= '9' {
		n++
	}
	return parsed(b[:n]), n > 0
}
