package main

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
)

// hostileKinds are PDFs that ask for more than a reader has.
//
//	bomb        2 MB of content that inflate to 2 GB
//	bombfont    the same as a font's ToUnicode
//	objstm      an object stream that says it holds two thousand million objects
//	cycle       a page tree that holds itself
//	nested      a million arrays within each other
//	forms       forms that show each other ten times over ten levels
//	selflength  a stream whose length is the stream
//	xref        a cross-reference table for more objects than there are bytes in the world
//	deeptree    a page tree of 40 levels
//	noxref      no cross-references at all, but sound otherwise
var hostileKinds = map[string]func() []byte{
	"bomb": func() []byte {
		objects := page("")
		objects[3] = bomb()
		return assemble("", objects...)
	},
	"bombfont": func() []byte {
		objects := page("BT /F 12 Tf 72 700 Td (Hello) Tj ET")
		objects[4] = "<< /Type /Font /Subtype /TrueType /BaseFont /Unknown /ToUnicode 6 0 R >>"
		return assemble("", append(objects, bomb())...)
	},
	"objstm":     objectStream,
	"cycle":      func() []byte { return cycle() },
	"nested":     func() []byte { return nested(1_000_000) },
	"forms":      forms,
	"selflength": selfLength,
	"xref": func() []byte {
		return bytes.Replace(assemble("", page("")...), []byte("xref\n0 6\n"), []byte("xref\n0 4000000000\n"), 1)
	},
	"deeptree": deepTree,
	"noxref": func() []byte {
		whole := assemble("", page("BT /F 12 Tf 72 700 Td (Hello) Tj ET")...)
		return whole[:bytes.Index(whole, []byte("xref\n"))]
	},
}

// bomb is a stream that inflates a thousandfold. Once the window is full of one byte, each further piece of that byte
// is written alike, so that the piece can be repeated without compressing two thousand million bytes.
func bomb() string {
	var b bytes.Buffer
	z, err := zlib.NewWriterLevel(&b, zlib.BestCompression)
	if err != nil {
		panic(err)
	}
	const size = 1 << 20
	blanks := bytes.Repeat([]byte(" "), size)
	write := func() int {
		if _, err := z.Write(blanks); err != nil {
			panic(err)
		}
		if err := z.Flush(); err != nil {
			panic(err)
		}
		return b.Len()
	}
	first := write()
	second := write()
	piece := bytes.Clone(b.Bytes()[first:second])
	b.Write(bytes.Repeat(piece, 2000))
	return fmt.Sprintf("<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream", b.Len(), b.Bytes())
}

func objectStream() []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.5\n")
	at := b.Len()
	b.WriteString("1 0 obj\n<< /Type /ObjStm /N 2000000000 /First 8 /Length 30 >>\nstream\n5 0 6 9 << /A 1 >> << /B 2 >>  \nendstream\nendobj\n") // 3 is not in it
	table := b.Len()
	entries := []byte{0, 0, 0, 0, 1, 0, byte(at), 0, 2, 0, 1, 0, 2, 0, 1, 1, 2, 0, 1, 2} // objects 2 to 4 are in object 1
	fmt.Fprintf(&b, "7 0 obj\n<< /Type /XRef /Size 5 /W [1 2 1] /Root 3 0 R /Length %d >>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", len(entries), entries, table)
	return b.Bytes()
}

func cycle() []byte {
	objects := page("BT /F 12 Tf 72 700 Td (Hello) Tj ET")
	objects[1] = "<< /Type /Pages /Kids [3 0 R 2 0 R 2 0 R] /Count 3 >>"
	return assemble("", objects...)
}

func nested(levels int) []byte {
	objects := page("BT /F 12 Tf 72 700 Td (Hello) Tj ET")
	objects[2] = strings.Replace(objects[2], "/Contents", "/X "+strings.Repeat("[", levels)+strings.Repeat("]", levels)+" /Contents", 1)
	return assemble("", objects...)
}

func forms() []byte {
	const levels = 10
	show := strings.Repeat("/X Do ", 10)
	objects := page(show)
	objects[2] = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /X 6 0 R >> >> >>"
	for i := range levels {
		objects = append(objects, fmt.Sprintf("<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X %d 0 R >> >> /Length %d >>\nstream\n%s\nendstream", 7+i, len(show), show))
	}
	return assemble("", append(objects, "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Length 3 >>\nstream\nq Q\nendstream")...)
}

func selfLength() []byte {
	objects := page("BT /F 12 Tf 72 700 Td (Hello) Tj ET")
	objects[3] = "<< /Length 4 0 R >>\nstream\nBT /F 12 Tf 72 700 Td (Hello) Tj ET\nendstream"
	return assemble("", objects...)
}

func deepTree() []byte {
	const levels = 40
	objects := page("BT /F 12 Tf 72 700 Td (Hello) Tj ET")
	objects[1] = "<< /Type /Pages /Kids [6 0 R] /Count 1 >>"
	for i := range levels {
		kid := 7 + i
		if i == levels-1 {
			kid = 3
		}
		objects = append(objects, fmt.Sprintf("<< /Type /Pages /Kids [%d 0 R] /Count 1 >>", kid))
	}
	return assemble("", objects...)
}
