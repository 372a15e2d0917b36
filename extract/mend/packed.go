package mend

import (
	"bytes"
	"compress/zlib"
	"io"
)

// unpack puts the objects of object streams beside the others, in the place of their stream, and leaves out what a
// rebuilt file has no use for: object streams and cross-reference streams.
func unpack(objects []object, opt Options) ([]object, error) {
	out := make([]object, 0, len(objects))
	budget := opt.MaxInflated
	for i := range objects {
		o := &objects[i]
		switch {
		case o.stream != nil && o.kind == crossReferences:
		case o.stream != nil && o.kind == objectStream:
			d := o.dictionary()
			data := inflate(o.stream, d, budget)
			budget -= int64(len(data))
			out = packed(out, d, data, opt.MaxObjects)
		default:
			out = append(out, *o)
		}
		if len(out) > opt.MaxObjects {
			return nil, errTooMany
		}
	}
	return out, nil
}

// inflate gives the data of a stream as far as it is sound and the budget reaches.
func inflate(stream []byte, d dictionary, budget int64) []byte {
	switch filter := bytes.Trim(d.get("Filter"), "[] \r\n\t"); string(filter) {
	case "":
		return stream[:min(int64(len(stream)), budget)]
	case "/FlateDecode", "/Fl":
	default:
		return nil
	}
	z, err := zlib.NewReader(bytes.NewReader(stream))
	if err != nil {
		return nil
	}
	data, _ := io.ReadAll(io.LimitReader(z, budget)) // what precedes a fault is good
	return data
}

// packed appends the objects of an object stream: pairs of number and offset, then from /First on the values, in the
// order of their offsets.
func packed(out []object, d dictionary, data []byte, most int) []object {
	first, ok := d.number("First")
	if !ok || first > len(data) {
		return out
	}
	heads, values := data[:first], data[first:]
	number, offset, i, ok := pair(heads, 0)
	for ok && len(out) <= most {
		nextNumber, nextOffset, next, more := pair(heads, i)
		until := len(values)
		if more && nextOffset < until {
			until = nextOffset
		}
		if number > 0 && offset < until {
			value := bytes.TrimSpace(values[offset:until])
			o := object{number: number, value: value}
			o.kind = kinds[string(o.dictionary().get("Type"))]
			out = append(out, o)
		}
		number, offset, i, ok = nextNumber, nextOffset, next, more
	}
	return out
}

// pair reads two integers at i.
func pair(b []byte, i int) (first, second, end int, ok bool) {
	if first, end, ok = integer(b, skipSpace(b, i)); !ok {
		return 0, 0, i, false
	}
	second, end, ok = integer(b, skipSpace(b, end))
	return first, second, end, ok
}
