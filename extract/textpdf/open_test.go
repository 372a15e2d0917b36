package textpdf

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
)

func TestFilesThatAreNoPDFSayWhatTheyAre(t *testing.T) {
	for _, c := range []struct {
		data   string
		reason model.ReasonCode
		says   string
	}{
		{"", model.ReasonEmpty, "empty"},
		{"<!DOCTYPE html><html><body>404</body></html>", model.ReasonUnsupportedType, "HTML"},
		{"\ufeff  <HTML>", model.ReasonUnsupportedType, "HTML"},
		{"\xff\xd8\xff\xe0 JFIF", model.ReasonUnsupportedType, "JPEG"},
		{"\x89PNG\r\n\x1a\n", model.ReasonUnsupportedType, "PNG"},
		{"PK\x03\x04", model.ReasonUnsupportedType, "ZIP"},
		{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", model.ReasonUnsupportedType, "Office"},
		{"hello", model.ReasonUnsupportedType, "text"},
		{"\x00\x00\x00\x00", model.ReasonUnsupportedType, "zero"},
		{"%PDF-1.4\nand then nothing", model.ReasonDamaged, "damaged"},
		{string(buildPDF("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>")), model.ReasonNoPages, "no pages"},
		{string(buildPDF("<< /Type /Catalog /Pages 2 0 R >>", "[1 2 3]")), model.ReasonDamaged, "damaged"},
		{string(buildPDF("[]")), model.ReasonDamaged, "damaged"},
	} {
		_, err := Open(strings.NewReader(c.data), int64(len(c.data)), Options{})
		if err == nil {
			t.Errorf("%.20q was opened", c.data)
			continue
		}
		if f := failure(t, err); f.Reason != c.reason || !strings.Contains(f.Message, c.says) {
			t.Errorf("%.20q: reason %s, message %q; want %s and %q", c.data, f.Reason, f.Message, c.reason, c.says)
		}
	}
}

type brokenDisk struct{}

func (brokenDisk) ReadAt([]byte, int64) (int, error) { return 0, errors.New("input/output error") }

func TestFileThatCannotBeRead(t *testing.T) {
	_, err := Open(brokenDisk{}, 1000, Options{})
	if f := failure(t, err); f.Reason != model.ReasonUnreadable {
		t.Errorf("reason %s, want unreadable", f.Reason)
	}
}

func TestJunkAroundThePDFIsPassedOver(t *testing.T) {
	good := string(onePage{content: "BT /F1 10 Tf 10 10 Td (good) Tj ET"}.bytes())
	for name, data := range map[string]string{
		"an HTTP header in front":    "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + good,
		"a page behind":              good + strings.Repeat("<html>\n", 500),
		"zero bytes behind":          good + strings.Repeat("\x00", 3000),
		"no end of file mark":        strings.TrimSuffix(good, "%%EOF\n"),
		"version 2.0":                strings.Replace(good, "%PDF-1.4", "%PDF-2.0", 1),
		"a blank behind the version": strings.Replace(good, "%PDF-1.4\n", "%PDF-1.4 ", 1),
	} {
		t.Run(name, func(t *testing.T) {
			wantText(t, readPage(t, []byte(data), 1), "good")
		})
	}
}

func TestOffsetsCountedFromTheStartOfAFileWithJunk(t *testing.T) {
	const junk = "junk junk\n"
	good := string(onePage{content: "BT /F1 10 Tf 10 10 Td (good) Tj ET"}.bytes())
	// Moving every offset by the length of the junk: they have ten digits.
	shifted := shiftOffsets(good, len(junk))
	wantText(t, readPage(t, []byte(junk+shifted), 1), "good")
}

func TestCrossReferencesInCirclesEnd(t *testing.T) {
	good := string(onePage{content: ""}.bytes())
	i := strings.Index(good, "xref\n")
	data := strings.Replace(good, "/Root 1 0 R", "/Root 1 0 R /Prev "+itoa(i), 1)
	_, err := Open(strings.NewReader(data), int64(len(data)), Options{})
	if err != nil && failure(t, err).Reason != model.ReasonDamaged {
		t.Errorf("got %v, want it opened or damaged", err)
	}
}

func TestCrossReferencesThatAskForAllMemory(t *testing.T) {
	good := string(onePage{content: ""}.bytes())
	data := strings.Replace(good, "xref\n0 6\n", "xref\n4000000000 1\n0000000000 65535 n \n0 6\n", 1)
	_, err := Open(strings.NewReader(data), int64(len(data)), Options{})
	if f := failure(t, err); f.Reason != model.ReasonDamaged {
		t.Errorf("reason %s, want damaged", f.Reason)
	}
}

// packedFile keeps its page tree in a stream of compressed objects, whose dictionary says what the test wants.
func packedFile(says string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.5\n")
	heads, objects := "2 0 3 43 ", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>  << /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
	places := map[int]int{}
	for n, object := range map[int]string{
		1: "<< /Type /Catalog /Pages 2 0 R >>", 4: stream("BT /F1 10 Tf 100 700 Td (Hello) Tj ET"),
		5: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", 6: streamWith("/Type /ObjStm "+says, heads+objects),
	} {
		places[n] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", n, object)
	}
	entries := []byte{0, 0, 0, 0}
	for n := 1; n <= 6; n++ {
		switch n {
		case 2, 3:
			entries = append(entries, 2, 0, 6, byte(n-2))
		default:
			entries = append(entries, 1, byte(places[n]>>8), byte(places[n]), 0)
		}
	}
	table := b.Len()
	fmt.Fprintf(&b, "7 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", streamWith("/Type /XRef /Size 7 /W [1 2 1] /Root 1 0 R", string(entries)), table)
	return b.Bytes()
}

// A stream of compressed objects is looked at before the library believes what it says of itself.
func TestObjectStreamsThatAskForTooMuch(t *testing.T) {
	wantText(t, readPage(t, packedFile("/N 2 /First 9"), 1), "Hello")
	for _, says := range []string{
		"/N 2000000000 /First 9", "/First 9/N 2000000000", "/N 99999999999999999999 /First 9", "/N -1 /First 9",
		"/N 2 /First 2000000000", "/N 5 0 R /First 9", "/N 2 /First 9 /DecodeParms << /Predictor 12 /Columns 2000000000 >>",
	} {
		data := packedFile(says)
		_, err := Open(bytes.NewReader(data), int64(len(data)), Options{})
		if err == nil {
			t.Errorf("%s: opened", says)
			continue
		}
		if f := failure(t, err); f.Reason != model.ReasonDamaged {
			t.Errorf("%s: %v", says, f)
		}
	}
}

// testdata/password.pdf is the test's own page, encrypted by qpdf with AES-128 and the user password "user".
func TestPassword(t *testing.T) {
	data, err := os.ReadFile("testdata/password.pdf")
	if err != nil {
		t.Fatal(err)
	}
	_, err = Open(bytes.NewReader(data), int64(len(data)), Options{})
	if f := failure(t, err); f.Reason != model.ReasonEncrypted {
		t.Errorf("without the password: reason %s, want encrypted", f.Reason)
	}
	f, err := Open(bytes.NewReader(data), int64(len(data)), Options{Password: "user"})
	if err != nil {
		t.Fatal(err)
	}
	p, err := f.Page(1)
	if err != nil {
		t.Fatal(err)
	}
	wantText(t, p, "secret")
}
