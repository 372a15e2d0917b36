package textpdf

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"

	"github.com/ledongthuc/pdf"
)

// checkObjectStreams looks at the streams that hold compressed objects before the library does: it believes what they
// say of themselves, and takes the time and the memory that this asks for.
func checkObjectStreams(r *pdf.Reader, w *window) error {
	holders, nested := objectStreams(r)
	if nested {
		return errors.New("a compressed object stream inside another")
	}
	for _, offset := range holders {
		if err := w.checkObjectStream(offset); err != nil {
			return err
		}
	}
	return nil
}

// objectStreams are the places of the streams that the cross-reference table puts objects into. nested reports that one
// of them is to be inside another: the standard forbids it, and the library would follow it round in circles until the
// stack is exhausted, which no recover can catch.
func objectStreams(r *pdf.Reader) (offsets []int64, nested bool) {
	table := reflect.ValueOf(r).Elem().FieldByName("xref")
	if !table.IsValid() || table.Kind() != reflect.Slice {
		return nil, false
	}
	var holders []uint32
	for i := range table.Len() {
		entry := table.Index(i)
		in, holder := entry.FieldByName("inStream"), entry.FieldByName("stream")
		if !in.IsValid() || !holder.IsValid() || !in.Bool() {
			continue
		}
		if id := uint32(holder.Field(0).Uint()); len(holders) == 0 || holders[len(holders)-1] != id {
			holders = append(holders, id)
		}
	}
	slices.Sort(holders)
	for _, id := range slices.Compact(holders) {
		if int(id) >= table.Len() {
			continue
		}
		entry := table.Index(int(id))
		if entry.FieldByName("inStream").Bool() {
			return nil, true
		}
		if offset := entry.FieldByName("offset"); offset.IsValid() && offset.Int() > 0 {
			offsets = append(offsets, offset.Int())
		}
	}
	return offsets, false
}

var (
	streamCount  = regexp.MustCompile(`/N\s*(-?\d+)(\s+\d+\s+R)?`)
	streamFirst  = regexp.MustCompile(`/First\s*(-?\d+)(\s+\d+\s+R)?`)
	streamColumn = regexp.MustCompile(`/Columns\s*(-?\d+)(\s+\d+\s+R)?`)
)

// checkObjectStream looks at the dictionary of the stream at offset.
func (w *window) checkObjectStream(offset int64) error {
	const (
		look     = 1024
		pair     = 4    // bytes of "0 0 ": an object's number and place, /First of them all
		inflates = 1032 // times, at most, that deflated bytes grow
	)
	buf := make([]byte, look)
	n, _ := w.raw(buf, offset)
	text, _, _ := bytes.Cut(buf[:n], []byte("stream"))
	count, first, columns := entryOf(streamCount, text), entryOf(streamFirst, text), entryOf(streamColumn, text)
	if first > inflates*w.size() || count > first/pair+1 || columns > inflates*w.size() {
		return fmt.Errorf("a stream of compressed objects that says it holds %d of them, in rows of %d bytes, listed in %d", count, columns, first)
	}
	return nil
}

// entryOf is the number of an entry; one too large for any file when the entry leads elsewhere or is no count; 0 when
// there is none.
func entryOf(pattern *regexp.Regexp, text []byte) int64 {
	m := pattern.FindSubmatch(text)
	switch {
	case m == nil:
		return 0
	case len(m[2]) > 0, m[1][0] == '-':
		return parsed([]byte("x"))
	}
	return parsed(m[1])
}
