package chain

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// hybrid is a file whose objects from 2 on, save for the content (4), are packed into an object stream, which only the
// cross-reference stream that the trailer's /XRefStm leads to knows; in the table they are free (ISO 32000-1, 7.5.8.4).
// Objects in plain are not packed.
func hybrid(plain ...int) []byte {
	objects := map[int]string{
		1: "<< /Type /Catalog /Pages 2 0 R >>",
		2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 5 0 R >>",
		4: fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(hello), hello),
		5: "<< /Font << /F 6 0 R >> >>",
		6: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
	}
	const last, holder, table = 6, 7, 8
	isPlain := map[int]bool{1: true, 4: true}
	for _, n := range plain {
		isPlain[n] = true
	}
	var b, heads, packed bytes.Buffer
	b.WriteString("%PDF-1.5\n")
	places, index := map[int]int{}, map[int]int{}
	for n := 1; n <= last; n++ {
		if isPlain[n] {
			places[n] = b.Len()
			fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", n, objects[n])
			continue
		}
		index[n] = len(index)
		fmt.Fprintf(&heads, "%d %d ", n, packed.Len())
		packed.WriteString(objects[n] + " ")
	}
	places[holder] = b.Len()
	fmt.Fprintf(&b, "%d 0 obj\n<< /Type /ObjStm /N %d /First %d /Length %d >>\nstream\n%s%s\nendstream\nendobj\n", holder, len(index), heads.Len(), heads.Len()+packed.Len(), heads.String(), packed.String())

	var entries []byte
	for n := 0; n <= table; n++ {
		switch i, isPacked := index[n]; {
		case isPacked:
			entries = append(entries, 2, 0, holder, byte(i))
		default: // free: the table has it
			entries = append(entries, 0, 0, 0, 0)
		}
	}
	copy(entries[4*holder:], []byte{1, byte(places[holder] >> 8), byte(places[holder]), 0})
	stream := b.Len()
	fmt.Fprintf(&b, "%d 0 obj\n<< /Type /XRef /Size %d /W [1 2 1] /Length %d >>\nstream\n%s\nendstream\nendobj\n", table, table+1, len(entries), entries)

	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", holder)
	for n := 1; n < holder; n++ {
		if isPlain[n] {
			fmt.Fprintf(&b, "%010d 00000 n \n", places[n])
		} else {
			b.WriteString("0000000000 65535 f \n")
		}
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R /XRefStm %d >>\nstartxref\n%d\n%%%%EOF\n", table+1, stream, start)
	return b.Bytes()
}

// What only the cross-reference stream of a hybrid file knows is read, and nothing is said to be missing.
func TestHybridFilesAreReadWhole(t *testing.T) {
	for name, data := range map[string][]byte{
		"page tree, resources and font are packed": hybrid(),
		"resources and font are packed":            hybrid(2, 3),
		"the font is packed":                       hybrid(2, 3, 5),
	} {
		f := open(t, data, Options{})
		page, err := f.Page(1)
		if err != nil || f.NumPage() != 1 || page.Via != model.ViaText || strings.TrimSpace(text(&page)) != "Hello" {
			t.Errorf("%s: %d pages, via %s, %q, %v", name, f.NumPage(), page.Via, text(&page), err)
		}
		if d := append(f.Diagnostics(), page.Diagnostics...); len(d) > 0 || len(page.Glyphs) > 0 && page.Glyphs[0].Doubtful {
			t.Errorf("%s: %v, doubtful %v", name, d, page.Glyphs)
		}
	}
}
