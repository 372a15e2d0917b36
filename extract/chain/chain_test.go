package chain

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	_ "github.com/juesuan/juesuan/internal/golden"
	"github.com/juesuan/juesuan/model"
)

// A PDF of one page for each content; the first object of a page is 10, 20, …. stream is how a content stream is written.
func build(stream func(content string) string, resources string, contents ...string) []byte {
	var b bytes.Buffer
	offsets := map[int]int{}
	add := func(number int, value string) {
		offsets[number] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", number, value)
	}
	b.WriteString("%PDF-1.4\n")
	add(1, "<< /Type /Catalog /Pages 2 0 R >>")
	var kids []string
	for i := range contents {
		kids = append(kids, fmt.Sprintf("%d 0 R", 10*(i+1)))
	}
	add(2, fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(kids)))
	add(3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
	add(4, "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1 >>\nstream\n0\nendstream")
	for i, content := range contents {
		n := 10 * (i + 1)
		add(n, fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << %s >> >>", n+1, resources))
		add(n+1, stream(content))
	}
	table := b.Len()
	size := 10*len(contents) + 2
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", size)
	for n := 1; n < size; n++ {
		if at, ok := offsets[n]; ok {
			fmt.Fprintf(&b, "%010d 00000 n \n", at)
		} else {
			b.WriteString("0000000000 00001 f \n")
		}
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", size, table)
	return b.Bytes()
}

const fonts = "/Font << /F 3 0 R >>"

func plain(content string) string {
	return fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content)
}

// torn is a compressed stream whose second half is missing.
func tornStream(content string) string {
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	for i := range 2000 {
		fmt.Fprintf(w, "%s %% %d\n", content, i*i*7919)
	}
	w.Close()
	half := z.Bytes()[:z.Len()/2]
	return fmt.Sprintf("<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream", len(half), half)
}

const hello = "BT /F 12 Tf 72 700 Td (Hello) Tj ET"

func open(t *testing.T, data []byte, opt Options) *File {
	t.Helper()
	f, err := Open(context.Background(), bytes.NewReader(data), int64(len(data)), opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Close)
	return f
}

func text(p *model.Page) string {
	var s strings.Builder
	for _, g := range p.Glyphs {
		s.WriteString(g.Text)
	}
	return s.String()
}

// forbidden has a File fail the test when it asks a reader below the first.
func forbidden(t *testing.T, f *File) {
	t.Helper()
	for i := range f.readers[1:] {
		sign := f.readers[i+1].sign
		f.readers[i+1].open = func() (reader, error) {
			t.Errorf("%s was asked", sign)
			return nil, errors.New("not to be asked")
		}
	}
}

func TestSoundPagesAskOneReader(t *testing.T) {
	before := len(engines.by)
	for name, content := range map[string]string{
		"text":    hello,
		"scan":    "q 595 0 0 842 0 0 cm /I Do Q",
		"drawing": "0 0 m 100 100 l S",
		"blank":   "",
	} {
		resources := "/XObject << /I 4 0 R >>"
		if name == "text" {
			resources = fonts
		}
		f := open(t, build(plain, resources, content), Options{})
		forbidden(t, f)
		page, err := f.Page(1)
		if err != nil || page.Reader != model.ReaderLedongthuc || len(page.Diagnostics) > 0 {
			t.Errorf("%s: read by %q, %v, %v", name, page.Reader, page.Diagnostics, err)
		}
		if (page.Via == model.ViaText) != (name == "text") || (page.Reason == "") != (name == "text") {
			t.Errorf("%s: via %s, reason %q", name, page.Via, page.Reason)
		}
	}
	if len(engines.by) > before {
		t.Error("PDFium was prepared for sound files")
	}
}

func TestDamagedFileIsMended(t *testing.T) {
	data := build(plain, fonts, hello, hello)
	data = bytes.Replace(data, []byte("startxref\n"), []byte("startxref\n9"), 1)
	f := open(t, data, Options{})
	if f.NumPage() != 2 {
		t.Fatalf("%d pages", f.NumPage())
	}
	page, err := f.Page(2)
	if err != nil || page.Reader != model.ReaderMended || text(&page) != "Hello" || page.Reason != "the structure of the file is damaged" {
		t.Errorf("read by %q, %q, reason %q, %v", page.Reader, text(&page), page.Reason, err)
	}
	if d := f.Diagnostics(); len(d) > 0 {
		t.Errorf("a file that lost nothing: %v", d)
	}
}

func TestFileThatBreaksOffIsNeverWhole(t *testing.T) {
	data := build(plain, fonts, hello, hello)
	data = data[:bytes.Index(data, []byte("21 0 obj"))]
	f := open(t, data, Options{})
	if d := f.Diagnostics(); len(d) != 1 || d[0].Code != model.CodePageIncomplete {
		t.Errorf("diagnostics %v, want %s", d, model.CodePageIncomplete)
	}
	page, err := f.Page(2)
	if err == nil && (page.Via != model.ViaNone || page.Reason == "" || strings.Contains(page.Reason, "blank")) {
		t.Errorf("a page without its content: via %s, reason %q", page.Via, page.Reason)
	}
}

func TestPagesWithoutAnOrderAreTold(t *testing.T) {
	data := bytes.Replace(build(plain, fonts, hello, hello), []byte("/Type /Pages /Kids"), []byte("/Type /Pages /Kixs"), 1)
	f := open(t, data, Options{})
	if d := f.Diagnostics(); f.NumPage() != 2 || len(d) != 1 || d[0].Code != model.CodePageIncomplete || !strings.Contains(d[0].Message, "orders") {
		t.Errorf("%d pages, diagnostics %v", f.NumPage(), d)
	}
}

func TestTornPageSaysSo(t *testing.T) {
	f := open(t, build(tornStream, fonts, hello), Options{})
	page, err := f.Page(1)
	if err != nil || page.Via != model.ViaText || !told(&page, model.CodePageIncomplete) || page.Reason == "" || !page.Glyphs[0].Doubtful {
		t.Errorf("via %s, reason %q, %v, %v", page.Via, page.Reason, page.Diagnostics, err)
	}
}

// A page that has lost its size may have lost a part of its text: of a page that all of it stands on, nothing is missing.
func TestPageWithoutItsSize(t *testing.T) {
	for at, lost := range map[string]bool{"72": false, "600": true} {
		data := bytes.ReplaceAll(build(plain, fonts, strings.ReplaceAll(hello, "72 700 Td", at+" 700 Td")), []byte("/MediaBox"), []byte("/MadiaBox"))
		page, err := open(t, data, Options{}).Page(1)
		if err != nil || !told(&page, "page_size_missing") || told(&page, model.CodePageIncomplete) != lost || page.Glyphs[0].Doubtful != lost {
			t.Errorf("at %s: %v, %v", at, page.Diagnostics, err)
		}
	}
}

func TestLimitsAreFailures(t *testing.T) {
	glyphs, streams, total, pages, side := Options{}, Options{}, Options{}, Options{}, Options{MaxPageSide: 800}
	glyphs.Text.MaxGlyphsPerPage = 3
	streams.Text.MaxStreamBytes = 20
	total.Text.MaxInflated = 50
	pages.Text.MaxPages = 1
	for want, opts := range map[model.ReasonCode][]Options{
		model.ReasonLimitGlyphs: {glyphs}, model.ReasonLimitSize: {streams, total, side}, model.ReasonLimitPages: {pages},
	} {
		for _, opt := range opts {
			data := build(tornStream, fonts, hello, hello)
			f, err := Open(context.Background(), bytes.NewReader(data), int64(len(data)), opt)
			if err == nil {
				_, err = f.Page(1)
				f.Close()
			}
			if reasonOf(err) != want {
				t.Errorf("%+v: %v, want %s", opt, err, want)
			}
		}
	}
}

func TestNobodyOpens(t *testing.T) {
	for name, tt := range map[string]struct {
		data   string
		reason model.ReasonCode
	}{
		"noise": {"%PDF-1.4\n" + strings.Repeat("noise ", 100), model.ReasonDamaged},
		"empty": {"", model.ReasonEmpty},
	} {
		_, err := Open(context.Background(), strings.NewReader(tt.data), int64(len(tt.data)), Options{})
		if reasonOf(err) != tt.reason {
			t.Errorf("%s: %v, want %s", name, err, tt.reason)
		}
	}
}
