package mend

import (
	"bytes"
	"errors"
	"fmt"
)

// rebuilt is a file written anew from the objects that a scan found.
type rebuilt struct {
	data      []byte
	encrypted bool // it still is
	unordered bool // the page tree was made up
	partial   bool // objects are missing: an encrypted file's object streams can't be looked into
}

// rebuild writes a file anew. When it fails the result still says whether the file is encrypted.
func rebuild(data []byte, opt Options) (out rebuilt, err error) {
	objects, trailers, err := scan(data, opt.MaxObjects)
	if err != nil {
		return out, err
	}
	packed := false
	for i := range objects {
		switch o := &objects[i]; {
		case o.stream == nil:
		case o.kind == crossReferences: // a trailer too
			trailers = append(trailers, o.dictionary())
		case o.kind == objectStream:
			packed = true
		}
	}
	encrypt, id := encryption(trailers)
	out.encrypted, out.partial = encrypt != nil, encrypt != nil && packed
	if !out.encrypted {
		if objects, err = unpack(objects, opt); err != nil {
			return out, err
		}
	}
	f := newFile(objects)
	root, ok := f.root(trailers)
	if !ok {
		return out, errNoPages
	}
	out.unordered = f.unordered
	out.data, err = f.write(root, encrypt, id, opt.MaxBytes)
	return out, err
}

var (
	errNoPages = errors.New("no page can be found in the file")
	errTooMany = errors.New("the file has too many objects")
	errLarge   = errors.New("the mended file would be too large")
)

// encryption is what a trailer says of it, as it is written; nil when none does.
func encryption(trailers []dictionary) (encrypt, id []byte) {
	for i := len(trailers) - 1; i >= 0; i-- {
		if e := trailers[i].get("Encrypt"); encrypt == nil && string(e) != "null" {
			encrypt = e
		}
		if id == nil {
			id = trailers[i].get("ID")
		}
	}
	return encrypt, id
}

// write writes a file of these objects with one cross-reference table.
func (f *file) write(root int, encrypt, id []byte, most int64) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	offsets := map[int]int{}
	last := 0
	for i := range f.objects {
		o := &f.objects[i]
		offsets[o.number] = out.Len()
		last = max(last, o.number)
		fmt.Fprintf(&out, "%d %d obj\n", o.number, o.generation)
		o.write(&out)
		out.WriteString("\nendobj\n")
		if int64(out.Len()) > most {
			return nil, errLarge
		}
	}
	if last > 4*len(f.objects)+1000 {
		return nil, errTooMany // a table with a line for each number would be mostly holes
	}
	table := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", last+1)
	for n := 1; n <= last; n++ {
		if at, ok := offsets[n]; ok {
			fmt.Fprintf(&out, "%010d %05d n \n", at, f.object(n).generation)
		} else {
			out.WriteString("0000000000 00001 f \n")
		}
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root %d %d R", last+1, root, f.object(root).generation)
	if encrypt != nil {
		fmt.Fprintf(&out, " /Encrypt %s", encrypt)
	}
	if id != nil {
		fmt.Fprintf(&out, " /ID %s", id)
	}
	fmt.Fprintf(&out, " >>\nstartxref\n%d\n%%%%EOF\n", table)
	if int64(out.Len()) > most {
		return nil, errLarge
	}
	return out.Bytes(), nil
}

// write writes the object's value; a stream gets the length it has.
func (o *object) write(out *bytes.Buffer) {
	if o.stream == nil {
		out.Write(o.sound())
		return
	}
	fmt.Fprintf(out, "<< /Length %d", len(o.stream))
	for _, e := range o.dictionary() {
		if e.key != "Length" {
			fmt.Fprintf(out, " /%s %s", e.key, e.value)
		}
	}
	out.WriteString(" >>\nstream\n")
	out.Write(o.stream)
	out.WriteString("\nendstream")
}

// sound is the object's value, or as much of a torn one as can be read.
func (o *object) sound() []byte {
	if end, ok := skipValue(o.value, 0); ok {
		return o.value[:end]
	}
	d := o.dictionary()
	if d == nil {
		return []byte("null")
	}
	var out bytes.Buffer
	out.WriteString("<<")
	for _, e := range d {
		fmt.Fprintf(&out, " /%s %s", e.key, e.value)
	}
	out.WriteString(" >>")
	return out.Bytes()
}
