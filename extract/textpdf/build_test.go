package textpdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// buildPDF writes a file of the given objects, numbered from 1; the first is the catalog. An empty one is left out.
func buildPDF(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	offsets := make([]int, len(objects)+1)
	for i, o := range objects {
		if o == "" {
			continue
		}
		offsets[i+1] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, offset := range offsets[1:] {
		kind := 'n'
		if offset == 0 {
			kind = 'f'
		}
		fmt.Fprintf(&b, "%010d 00000 %c \n", offset, kind)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

func stream(data string) string { return streamWith("", data) }

func streamWith(dict, data string) string {
	return fmt.Sprintf("<< /Length %d %s >>\nstream\n%s\nendstream", len(data), dict, data)
}

func deflated(data []byte) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write(data)
	w.Close()
	return b.String()
}

// A one-page file: object 3 is the page, 4 its content, 5 the font F1 (Helvetica); the objects of a test follow from 6.
type onePage struct {
	page      string // further entries of the page, "/MediaBox [0 0 600 800]" when empty
	resources string // further resources
	fonts     string // further fonts, "/F2 6 0 R"
	content   string
	objects   []string
}

func (p onePage) bytes() []byte {
	if p.page == "" {
		p.page = "/MediaBox [0 0 600 800]"
	}
	return buildPDF(append([]string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R " + p.fonts + " >> " + p.resources + " >> " + p.page + " >>",
		stream(p.content),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
	}, p.objects...)...)
}

func (p onePage) read(t *testing.T) model.Page {
	t.Helper()
	return readPage(t, p.bytes(), 1)
}

func open(t *testing.T, data []byte) *File {
	t.Helper()
	f, err := Open(bytes.NewReader(data), int64(len(data)), Options{})
	if err != nil {
		t.Fatalf("the file was not opened: %v", err)
	}
	return f
}

func readPage(t *testing.T, data []byte, n int) model.Page {
	t.Helper()
	page, err := open(t, data).Page(n)
	if err != nil {
		t.Fatalf("page %d was not read: %v", n, err)
	}
	return page
}

func failure(t *testing.T, err error) *model.Failure {
	t.Helper()
	var f *model.Failure
	if !errors.As(err, &f) {
		t.Fatalf("got error %v, want a *model.Failure", err)
	}
	return f
}

// text is all that a page shows, in drawing order.
func text(p model.Page) string {
	var b strings.Builder
	for _, g := range p.Glyphs {
		b.WriteString(g.Text)
	}
	return b.String()
}

func wantText(t *testing.T, p model.Page, want string) {
	t.Helper()
	if got := text(p); got != want {
		t.Errorf("text is %q, want %q (diagnostics: %v)", got, want, p.Diagnostics)
	}
}

func near(a, b float64) bool { return math.Abs(a-b) < 0.05 }

// wantBox compares a glyph's box, save for its height, which is the font's.
func wantOrigin(t *testing.T, g model.Glyph, x0, baseline float64) {
	t.Helper()
	const descent = 0.12 // of fonts without a descriptor
	if !near(g.X0, x0) || !near(g.Bottom-descent*g.Size, baseline) {
		t.Errorf("glyph %q stands at x %.2f, baseline %.2f; want %.2f, %.2f", g.Text, g.X0, g.Bottom-descent*g.Size, x0, baseline)
	}
}

func hasDiagnostic(p model.Page, code string) bool {
	for _, d := range p.Diagnostics {
		if d.Code == code {
			return true
		}
	}
	return false
}

func itoa(n int) string { return fmt.Sprint(n) }

// shiftOffsets adds to every offset of a file's cross-reference table, and to startxref.
func shiftOffsets(pdf string, by int) string {
	head, table, _ := strings.Cut(pdf, "xref\n0 ")
	lines := strings.Split(table, "\n")
	for i, line := range lines {
		var offset, generation int
		if n, _ := fmt.Sscanf(line, "%d %d n", &offset, &generation); n == 2 && strings.HasSuffix(line, "n ") {
			lines[i] = fmt.Sprintf("%010d %05d n ", offset+by, generation)
		}
		if line == "startxref" {
			lines[i+1] = itoa(len(head) + by)
			break
		}
	}
	return head + "xref\n0 " + strings.Join(lines, "\n")
}
