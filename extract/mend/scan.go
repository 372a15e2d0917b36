package mend

import (
	"bytes"
)

// object is an object as it was found.
type object struct {
	number, generation int
	kind               kind
	value              []byte // all but the data of a stream
	stream             []byte // nil when it is no stream
}

// kind is what matters of an object's /Type.
type kind uint8

const (
	plain kind = iota
	catalog
	pageNode // of the page tree
	page
	objectStream
	crossReferences
)

var kinds = map[string]kind{
	"/Catalog": catalog, "/Pages": pageNode, "/Page": page, "/ObjStm": objectStream, "/XRef": crossReferences,
}

// dictionary reads the object's dictionary; nil when it has none. It is read anew each time, because the dictionaries
// of all objects take many times the memory of the file.
func (o *object) dictionary() dictionary {
	d, _, _ := readDictionary(o.value, 0)
	return d
}

// scan finds the objects of a file by their heads, "12 0 obj". Of several objects with one number the last is the one
// that counts, as in a file with later revisions. It also collects the trailer dictionaries. Streams are stepped over,
// so that what looks like an object inside one is none.
func scan(b []byte, most int) (objects []object, trailers []dictionary, err error) {
	s := scanner{data: b}
	for i := 0; ; {
		at, number, generation, trailer := s.next(i)
		if at < 0 {
			return objects, trailers, nil
		}
		if trailer {
			d, end, ok := readDictionary(b, at)
			if ok {
				trailers = append(trailers, d)
			}
			i = max(end, at)
			continue
		}
		o := object{number: number, generation: generation}
		i = s.readObject(&o, at)
		if len(objects) >= most {
			return nil, nil, errTooMany
		}
		objects = append(objects, o)
	}
}

// scanner looks for the landmarks of a file. It remembers where the next of each lies, so that looking for them takes
// time linear in the file however often it is asked.
type scanner struct {
	data  []byte
	found map[string]int // by landmark: the first place found at or after the place last asked for
	torn  int            // values that ran to the end of the file
}

// landmark is the first place of a word at or after i, the file's length when there is none.
func (s *scanner) landmark(word string, i int) int {
	if at, ok := s.found[word]; ok && at >= i {
		return at
	}
	at := len(s.data)
	if i < len(s.data) {
		if n := bytes.Index(s.data[i:], []byte(word)); n >= 0 {
			at = i + n
		}
	}
	if s.found == nil {
		s.found = map[string]int{}
	}
	s.found[word] = at
	return at
}

// next finds the next object or trailer at or after i: the place behind its head, -1 when there is none.
func (s *scanner) next(i int) (at, number, generation int, trailer bool) {
	floor := i
	for {
		obj, trail := s.landmark("obj", i), s.landmark("trailer", i)
		switch {
		case obj == len(s.data) && trail == len(s.data):
			return -1, 0, 0, false
		case trail < obj:
			return trail + len("trailer"), 0, 0, true
		}
		if number, generation, ok := head(s.data[floor:], obj-floor); ok {
			return obj + len("obj"), number, generation, false
		}
		i = obj + len("obj")
	}
}

// head reads the numbers before the word obj at i.
func head(b []byte, i int) (number, generation int, ok bool) {
	back := func(i int) (from, to int) {
		for i > 0 && isSpace(b[i-1]) {
			i--
		}
		to = i
		for i > 0 && to-i < 10 && isDigit(b[i-1]) {
			i--
		}
		return i, to
	}
	gFrom, gTo := back(i)
	nFrom, nTo := back(gFrom)
	if gFrom == gTo || nFrom == nTo || nTo == gFrom {
		return 0, 0, false
	}
	number, _, _ = integer(b, nFrom)
	generation, _, _ = integer(b, gFrom)
	const mostNumber, mostGeneration = 8388607, 65535
	return number, generation, number > 0 && number <= mostNumber && generation <= mostGeneration
}

// mostTorn bounds how often the file is read again behind a value that seemed to reach to its end.
const mostTorn = 16

// readObject reads what stands behind an object's head, and gives the place behind it.
func (s *scanner) readObject(o *object, at int) (end int) {
	b := s.data
	at = skipSpace(b, at)
	end, ok := skipValue(b, at)
	if limit := s.landmark("endobj", at); !ok && end > limit && s.torn < mostTorn {
		s.torn++ // an unclosed string or bracket took the objects behind it along
		end = limit
	}
	o.value = b[at:max(end, at)]
	d := o.dictionary()
	if d == nil {
		return max(end, at)
	}
	o.kind = kinds[string(d.get("Type"))]
	if next := skipSpace(b, end); bytes.HasPrefix(b[min(next, len(b)):], []byte("stream")) {
		o.stream, end = s.streamData(next+len("stream"), d)
	}
	return end
}

// streamData is the data of a stream that begins behind the word stream. Its /Length is believed when the word
// endstream follows; else the data ends before the next endstream or endobj, or with the file.
func (s *scanner) streamData(from int, d dictionary) (data []byte, end int) {
	b := s.data
	switch {
	case bytes.HasPrefix(b[from:], []byte("\r\n")):
		from += 2
	case from < len(b) && (b[from] == '\n' || b[from] == '\r'):
		from++
	}
	if n, ok := d.number("Length"); ok && n <= len(b)-from {
		if word := skipSpace(b[:min(from+n+4, len(b))], from+n); bytes.HasPrefix(b[word:], []byte("endstream")) {
			return b[from : from+n : from+n], word + len("endstream")
		}
	}
	end = min(s.landmark("endstream", from), s.landmark("endobj", from))
	data = b[from:end:end]
	switch { // the line end before the word is no data
	case bytes.HasSuffix(data, []byte("\r\n")):
		data = data[:len(data)-2]
	case bytes.HasSuffix(data, []byte("\n")), bytes.HasSuffix(data, []byte("\r")):
		data = data[:len(data)-1]
	}
	return data, end
}
