package pdfium

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"sync"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// warm is a folder with the compiled module, so that only the first of the tests' engines compiles it.
var warm string

// shared is one engine for the tests that need no options of their own.
var shared = sync.OnceValue(func() *Engine { return New(Options{CacheDir: warm}) })

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	var err error
	if warm, err = os.MkdirTemp("", "juesuan-wazero-"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(warm)
	defer func() { _ = shared().Close() }()
	return m.Run()
}

// pageDraft is a page of a file under construction.
type pageDraft struct {
	attributes string // besides MediaBox, which is 300 by 200
	content    string
}

// draft is a PDF file with fonts /F (Helvetica), /S (a Chinese font that is not in the file) and /V (the same, written
// downwards), and with extra objects from number 20 on.
func draft(pages []pageDraft, extra ...string) []byte {
	var out bytes.Buffer
	offsets := map[int]int{}
	object := func(number int, value string) {
		offsets[number] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", number, value)
	}
	stream := func(number int, content string) {
		object(number, fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content))
	}
	out.WriteString("%PDF-1.7\n")
	object(1, "<< /Type /Catalog /Pages 2 0 R >>")
	kids := ""
	for i, p := range pages {
		kids += fmt.Sprintf("%d 0 R ", 100+2*i)
		media := "/MediaBox [0 0 300 200]"
		object(100+2*i, fmt.Sprintf("<< /Type /Page /Parent 2 0 R %s %s /Contents %d 0 R /Resources 10 0 R >>", media, p.attributes, 101+2*i))
		stream(101+2*i, p.content)
	}
	object(2, fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", kids, len(pages)))
	object(10, "<< /Font << /F 11 0 R /S 12 0 R /V 13 0 R >> /XObject << /X 20 0 R /Y 21 0 R >> /ExtGState << /G << /ca 0.5 >> >> >>")
	object(11, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
	for i, cmap := range []string{"UniGB-UCS2-H", "UniGB-UCS2-V"} {
		object(12+i, "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /"+cmap+" /DescendantFonts [14 0 R] >>")
	}
	object(14, "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor 15 0 R >>")
	object(15, "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>")
	for i, value := range extra {
		object(20+i, value)
	}
	table := out.Len()
	last := 0
	for n := range offsets {
		last = max(last, n)
	}
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", last+1)
	for n := 1; n <= last; n++ {
		if at, ok := offsets[n]; ok {
			fmt.Fprintf(&out, "%010d 00000 n \n", at)
		} else {
			out.WriteString("0000000000 00001 f \n")
		}
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", last+1, table)
	return out.Bytes()
}

func open(t *testing.T, e *Engine, data []byte) *Document {
	t.Helper()
	d, err := e.Open(context.Background(), data, "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}

// readPage reads the only page of a draft.
func readPage(t *testing.T, attributes, content string, extra ...string) model.Page {
	t.Helper()
	p, err := open(t, shared(), draft([]pageDraft{{attributes, content}}, extra...)).Page(1)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
