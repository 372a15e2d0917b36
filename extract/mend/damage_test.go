package mend

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	cpu "github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"github.com/juesuan/juesuan/extract/textpdf"
	"github.com/juesuan/juesuan/model"
)

// draft is a PDF file under construction.
type draft struct {
	out     bytes.Buffer
	offsets map[int]int
}

func newDraft() *draft {
	d := &draft{offsets: map[int]int{}}
	d.out.WriteString("%PDF-1.4\n")
	return d
}

func (d *draft) object(number int, value string) {
	d.offsets[number] = d.out.Len()
	fmt.Fprintf(&d.out, "%d 0 obj\n%s\nendobj\n", number, value)
}

func (d *draft) end() []byte {
	table := d.out.Len()
	size := len(d.offsets) + 1
	fmt.Fprintf(&d.out, "xref\n0 %d\n0000000000 65535 f \n", size)
	for n := 1; n < size; n++ {
		fmt.Fprintf(&d.out, "%010d 00000 n \n", d.offsets[n])
	}
	fmt.Fprintf(&d.out, "trailer\n<< /Size %d /Root 1 0 R /ID [<0102> <0102>] >>\nstartxref\n%d\n%%%%EOF\n", size, table)
	return d.out.Bytes()
}

// Values of the test file's objects: two pages that say Hello and World.
const (
	catalogValue = "<< /Type /Catalog /Pages 2 0 R >>"
	pagesValue   = "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>"
	firstPage    = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 5 0 R /Resources << /Font << /F 7 0 R >> >> >>"
	secondPage   = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 6 0 R /Resources << /Font << /F 7 0 R >> >> >>"
	fontValue    = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
)

func textStream(text string) string {
	content := "BT /F 12 Tf 20 100 Td (" + text + ") Tj ET"
	return fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content)
}

// sound is an undamaged file.
func sound() []byte {
	d := newDraft()
	d.object(7, fontValue)
	for i, value := range []string{catalogValue, pagesValue, firstPage, secondPage, textStream("Hello"), textStream("World")} {
		d.object(i+1, value)
	}
	return d.end()
}

func mendBytes(data []byte, password string, opt Options) ([]byte, error) {
	mended, err := Mend(data, password, opt)
	return mended.Data, err
}

// pageTexts reads a file with the primary reader.
func pageTexts(data []byte) (texts []string, err error) {
	f, err := textpdf.Open(bytes.NewReader(data), int64(len(data)), textpdf.Options{})
	if err != nil {
		return nil, err
	}
	for n := 1; n <= f.NumPage(); n++ {
		p, err := f.Page(n)
		if err != nil {
			return nil, err
		}
		var b strings.Builder
		for _, g := range p.Glyphs {
			b.WriteString(g.Text)
		}
		texts = append(texts, b.String())
	}
	return texts, nil
}

func expectTexts(t *testing.T, data []byte, want ...string) {
	t.Helper()
	got, err := pageTexts(data)
	if err != nil {
		t.Fatalf("the mended file can't be read: %v\n%s", err, data)
	}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("the mended file says %q, not %q", got, want)
	}
}

func replace(old, new string) func([]byte) []byte {
	return func(b []byte) []byte {
		if !bytes.Contains(b, []byte(old)) {
			panic("the file has no " + old)
		}
		return bytes.ReplaceAll(b, []byte(old), []byte(new))
	}
}

func cutAt(word string) func([]byte) []byte {
	return func(b []byte) []byte { return b[:bytes.LastIndex(b, []byte(word))] }
}

func before(junk string) func([]byte) []byte {
	return func(b []byte) []byte { return append([]byte(junk), b...) }
}

func TestMendDamage(t *testing.T) {
	for _, c := range []struct {
		name   string
		damage func([]byte) []byte
		want   []string
	}{
		{"nothing", func(b []byte) []byte { return b }, []string{"Hello", "World"}},
		{"no_eof", cutAt("%%EOF"), []string{"Hello", "World"}},
		{"no_startxref", cutAt("startxref"), []string{"Hello", "World"}},
		{"no_trailer", cutAt("trailer"), []string{"Hello", "World"}},
		{"no_xref", cutAt("xref\n0"), []string{"Hello", "World"}},
		{"offsets_of_another_file", replace("000000", "000001"), []string{"Hello", "World"}},
		{"junk_before", before(strings.Repeat("junk\n", 500)), []string{"Hello", "World"}},
		{"http_headers", before("HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n"), []string{"Hello", "World"}},
		{"junk_after", func(b []byte) []byte { return append(b, strings.Repeat("<!-- served -->\n", 500)...) }, []string{"Hello", "World"}},
		{"no_header", replace("%PDF-1.4\n", ""), []string{"Hello", "World"}},
		{"version_2", replace("%PDF-1.4", "%PDF-2.0"), []string{"Hello", "World"}},
		{"carriage_returns", replace("\n", "\r"), []string{"Hello", "World"}},
		{"line_ends_doubled", replace("\n", "\r\n"), []string{"Hello", "World"}},
		{"length_too_short", replace("/Length 35", "/Length 3"), []string{"Hello", "World"}},
		{"length_too_long", replace("/Length 35", "/Length 99999"), []string{"Hello", "World"}},
		{"length_missing", replace("/Length 35", ""), []string{"Hello", "World"}},
		{"length_elsewhere", replace("/Length 35", "/Length 99 0 R"), []string{"Hello", "World"}},
		{"no_endstream", replace("\nendstream", ""), []string{"Hello", "World"}},
		{"no_endobj", replace("\nendobj", ""), []string{"Hello", "World"}},
		{"no_catalog", replace("/Type /Catalog /Pages 2 0 R", ""), []string{"Hello", "World"}},
		{"no_page_tree", replace("/Type /Pages /Kids [3 0 R 4 0 R] /Count 2", ""), []string{"Hello", "World"}},
		{"root_is_no_catalog", replace("/Root 1 0 R", "/Root 7 0 R"), []string{"Hello", "World"}},
		{"cut_in_second_text", func(b []byte) []byte { return b[:bytes.Index(b, []byte("(World) Tj"))+len("(World) Tj")] }, []string{"Hello", "World"}},
		{"unclosed_string", replace("/Count 2 >>", "/Count 2 /X (never closed >>"), []string{"Hello", "World"}},
		{"comments_in_objects", replace("/Type /Page ", "% (a note\n/Type /Page "), []string{"Hello", "World"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			mended, err := mendBytes(c.damage(sound()), "", Options{})
			if err != nil {
				t.Fatal(err)
			}
			expectTexts(t, mended, c.want...)
			again, err := mendBytes(mended, "", Options{})
			if err != nil || !bytes.Equal(again, mended) {
				t.Errorf("mending twice is not mending once: %v\n%s\n----\n%s", err, mended, again)
			}
		})
	}
}

// Pages whose order is lost come in that of the file, and this is told; an order that is there is kept.
func TestMendTellsThatTheOrderIsLost(t *testing.T) {
	for name, c := range map[string]struct {
		damage    func([]byte) []byte
		unordered bool
	}{
		"offsets":   {replace("000000", "000001"), false},
		"catalog":   {replace("/Type /Catalog /Pages 2 0 R", ""), false},
		"page tree": {replace("/Type /Pages /Kids [3 0 R 4 0 R] /Count 2", ""), true},
	} {
		mended, err := Mend(c.damage(sound()), "", Options{})
		if err != nil || mended.Unordered != c.unordered {
			t.Errorf("%s: unordered %v, %v", name, mended.Unordered, err)
		}
	}
}

func TestMendLaterRevisionCounts(t *testing.T) {
	data := append(sound(), "\n5 0 obj\n"+textStream("Newer")+"\nendobj\n"...)
	mended, err := mendBytes(data, "", Options{})
	if err != nil {
		t.Fatal(err)
	}
	expectTexts(t, mended, "Newer", "World")
}

func TestMendObjectInsideStreamIsNone(t *testing.T) {
	d := newDraft()
	content := "BT /F 12 Tf 20 100 Td (Outer) Tj ET % \n5 0 obj << /Length 0 >> endobj\n"
	stream := fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content)
	for i, value := range []string{catalogValue, pagesValue, firstPage, secondPage, stream, textStream("World"), fontValue} {
		d.object(i+1, value)
	}
	mended, err := mendBytes(cutAt("xref\n0")(d.end()), "", Options{})
	if err != nil {
		t.Fatal(err)
	}
	expectTexts(t, mended, "Outer", "World")
}

// objectStreamFile keeps its page tree and font in an object stream, and has lost its cross-references.
func objectStreamFile() []byte {
	values := map[int]string{1: catalogValue, 2: pagesValue, 3: firstPage, 4: secondPage, 7: fontValue}
	var heads, bodies bytes.Buffer
	for _, n := range []int{1, 2, 3, 4, 7} {
		fmt.Fprintf(&heads, "%d %d ", n, bodies.Len())
		bodies.WriteString(values[n] + "\n")
	}
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	_, _ = z.Write(append(heads.Bytes(), bodies.Bytes()...))
	_ = z.Close()

	d := newDraft()
	d.object(5, textStream("Hello"))
	d.object(6, textStream("World"))
	d.object(8, fmt.Sprintf("<< /Type /ObjStm /N 5 /First %d /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream", heads.Len(), packed.Len(), packed.String()))
	return d.out.Bytes()
}

func TestMendObjectStreams(t *testing.T) {
	mended, err := mendBytes(objectStreamFile(), "", Options{})
	if err != nil {
		t.Fatal(err)
	}
	expectTexts(t, mended, "Hello", "World")
	if bytes.Contains(mended, []byte("ObjStm")) {
		t.Error("the object stream is still there")
	}
}

// encrypted has pdfcpu encrypt the test file.
func encrypted(t *testing.T, user string, aes bool, bits int) []byte {
	t.Helper()
	withoutConfig()
	c := cpu.NewDefaultConfiguration()
	c.UserPW, c.OwnerPW = user, "owner"
	c.EncryptUsingAES, c.EncryptKeyLength = aes, bits
	c.WriteObjectStream, c.WriteXRefStream = false, false
	var out bytes.Buffer
	if err := api.Encrypt(bytes.NewReader(sound()), &out, c); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(out.Bytes(), []byte("Hello")) {
		t.Fatal("the test's file is not encrypted")
	}
	return out.Bytes()
}

func TestMendEncrypted(t *testing.T) {
	for _, c := range []struct {
		name string
		aes  bool
		bits int
	}{{"rc4_40", false, 40}, {"rc4_128", false, 128}, {"aes_128", true, 128}, {"aes_256", true, 256}} {
		t.Run(c.name, func(t *testing.T) {
			mended, err := mendBytes(encrypted(t, "", c.aes, c.bits), "", Options{})
			if err != nil {
				t.Fatal(err)
			}
			expectTexts(t, mended, "Hello", "World")

			locked := encrypted(t, "secret", c.aes, c.bits)
			for _, password := range []string{"", "wrong"} {
				_, err = mendBytes(locked, password, Options{})
				expectReason(t, err, model.ReasonEncrypted)
			}
			for _, password := range []string{"secret", "owner"} {
				mended, err = mendBytes(locked, password, Options{})
				if err != nil {
					t.Fatalf("with the password %s: %v", password, err)
				}
				expectTexts(t, mended, "Hello", "World")
			}
		})
	}
}

func TestMendEncryptedWithoutXref(t *testing.T) {
	data := encrypted(t, "", true, 256)
	i := bytes.LastIndex(data, []byte("startxref"))
	mended, err := mendBytes(append(data[:i:i], "startxref\n1\n%%EOF\n"...), "", Options{})
	if err != nil {
		t.Fatal(err)
	}
	expectTexts(t, mended, "Hello", "World")
}

func expectReason(t *testing.T, err error, want model.ReasonCode) {
	t.Helper()
	var f *model.Failure
	if !errors.As(err, &f) || f.Reason != want {
		t.Errorf("got %v, not a failure for the reason %s", err, want)
	}
}

func TestMendFailures(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
		opt  Options
		want model.ReasonCode
	}{
		{"empty", nil, Options{}, model.ReasonEmpty},
		{"no_objects", []byte("%PDF-1.4\nnothing"), Options{}, model.ReasonDamaged},
		{"no_pages", replace("/Page", "/Pig")(sound()), Options{}, model.ReasonDamaged},
		{"large", sound(), Options{MaxBytes: 100}, model.ReasonLimitSize},
		{"grows_large", sound(), Options{MaxBytes: int64(len(sound()))}, model.ReasonLimitSize},
		{"many_objects", sound(), Options{MaxObjects: 6}, model.ReasonLimitSize},
		{"many_packed_objects", objectStreamFile(), Options{MaxObjects: 6}, model.ReasonLimitSize},
		{"numbers_far_apart", replace("7 0 ", "8000000 0 ")(sound()), Options{}, model.ReasonLimitSize},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := mendBytes(c.data, "", c.opt)
			expectReason(t, err, c.want)
		})
	}
}

func TestMendBomb(t *testing.T) {
	// An object stream that inflates a thousandfold is read as far as the limit reaches.
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	_, _ = z.Write([]byte("9 0 "))
	_, _ = z.Write(make([]byte, 16<<20))
	_ = z.Close()
	d := newDraft()
	for i, value := range []string{catalogValue, pagesValue, firstPage, secondPage, textStream("Hello"), textStream("World"), fontValue} {
		d.object(i+1, value)
	}
	d.object(8, fmt.Sprintf("<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream", packed.Len(), packed.String()))
	mended, err := mendBytes(d.end(), "", Options{MaxInflated: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	expectTexts(t, mended, "Hello", "World")
	if len(mended) > 2<<20 {
		t.Errorf("the mended file has %d bytes", len(mended))
	}
}

// pdfcpu counts up to the highest object number that a file names, which it is not let do.
func TestMendNumbersBeyondAllUse(t *testing.T) {
	d := newDraft()
	d.object(1, catalogValue)
	d.object(2, "<< /Type /Pages /Kids [] /Count 0 >>")
	data := replace("xref\n0 3\n", "xref\n2147483640 1\n0000000009 00000 n \n0 3\n")(d.end())
	_, err := mendBytes(data, "", Options{})
	expectReason(t, err, model.ReasonDamaged)
}

// Inputs on which a careless scan takes the square of their length.
func BenchmarkMendHostile(b *testing.B) {
	for _, c := range []struct{ name, unit string }{
		{"heads", "1 0 obj "},
		{"open_strings", "1 0 obj ( "},
		{"open_dictionaries", "1 0 obj << /A "},
		{"streams", "1 0 obj << /Length 1 >> stream "},
		{"trailers", "trailer << /Root 1 0 R "},
		{"closed", "1 0 obj ( endobj "},
		{"catalogs", "9 0 obj << /Type /Catalog /Pages 2 0 R >> "},
	} {
		data := []byte(strings.Repeat(c.unit, 2<<20/len(c.unit)))
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				_, _ = rebuild(data, Options{}.withDefaults())
			}
		})
	}
}

func FuzzRebuild(f *testing.F) {
	f.Add(sound())
	f.Add(objectStreamFile())
	f.Add(cutAt("xref\n0")(sound()))
	f.Add([]byte("1 0 obj<</Kids[2 0 R]/Type/Pages>>2 0 obj<</Type/Page>>trailer<</Root 1 0 R>>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		opt := Options{MaxBytes: 1 << 22, MaxInflated: 1 << 20, MaxObjects: 10000}.withDefaults()
		out, err := rebuild(data, opt)
		if err != nil || out.encrypted {
			return
		}
		again, err := rebuild(out.data, opt)
		if errors.Is(err, errLarge) {
			return
		}
		if err != nil || !bytes.Equal(out.data, again.data) {
			t.Errorf("mending twice is not mending once: %v\n%q\n%q", err, out.data, again.data)
		}
	})
}
