package textpdf

import (
	"bytes"
	"compress/lzw"
	"encoding/ascii85"
	"io"
	"os"
	"strings"
	"testing"
)

// openSeeds are small files of every kind that the reader has a way of its own for: containers, filters, encodings,
// fonts, and what a page can draw. TestOpenSeedsAreRead sees that each is read to its end.
func openSeeds(tb testing.TB) map[string][]byte {
	tb.Helper()
	locked, err := os.ReadFile("testdata/password.pdf")
	if err != nil {
		tb.Fatal(err)
	}
	hello := onePage{content: "BT /F1 10 Tf 10 10 Td (Hello) Tj ET 0 0 m 9 9 l S"}.bytes()
	seeds := map[string][]byte{
		"plain":             hello,
		"packed":            packedFile("/N 2 /First 9"),
		"encrypted":         locked,
		"junk around":       append([]byte("HTTP/1.1 200 OK\r\n\r\n"), append(hello, "<html>"...)...),
		"later revision":    revised(hello),
		"offsets elsewhere": []byte("junk\n" + shiftOffsets(string(hello), 5)),
		"form": onePage{content: "/X Do", resources: "/XObject << /X 6 0 R >>",
			objects: []string{streamWith("/Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode", deflated([]byte("q BT /F1 9 Tf (in) Tj ET Q")))}}.bytes(),
		"image":        onePage{content: "q 9 0 0 9 0 0 cm /X Do Q", resources: "/XObject << /X 6 0 R >>", objects: []string{streamWith("/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "0")}}.bytes(),
		"inline image": onePage{content: "BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI BT /F1 10 Tf (a) Tj ET"}.bytes(),
		"marked":       onePage{content: "/Span << /ActualText <FEFF653F> >> BDC BT /F1 10 Tf (a) Tj ET EMC"}.bytes(),
		"rules":        onePage{content: "[3 2] 0 d 1 w 0 0 9 9 re S 0 0 90 1 re f 10 10 m 90 10 l 90 90 l h B*"}.bytes(),
		"turned":       onePage{page: "/MediaBox [0 0 600 800] /CropBox [10 10 500 700] /Rotate 90 /UserUnit 2", content: "BT /F1 10 Tf 0 1 -1 0 50 50 Tm (a) Tj ET"}.bytes(),
		"annotation":   onePage{page: "/MediaBox [0 0 600 800] /Annots [6 0 R]", content: "", objects: []string{"<< /Subtype /Widget /Rect [9 9 99 99] /AP << /N 7 0 R >> >>", streamWith("/Subtype /Form /BBox [0 0 90 90]", "BT (a) Tj ET")}}.bytes(),
		"layers":       onePage{content: "/OC /L BDC BT /F1 10 Tf (a) Tj ET EMC", resources: "/Properties << /L 6 0 R >>", objects: []string{"<< /Type /OCG /Name (x) >>"}}.bytes(),
	}
	var in85, inLZW bytes.Buffer
	for to, w := range map[*bytes.Buffer]io.WriteCloser{&in85: ascii85.NewEncoder(&in85), &inLZW: lzw.NewWriter(&inLZW, lzw.MSB, 8)} {
		if _, err := io.WriteString(w, filtered); err != nil || w.Close() != nil || to.Len() == 0 {
			tb.Fatal(err)
		}
	}
	for name, c := range map[string]struct{ dict, data string }{
		"Flate":     {"/Filter /FlateDecode", deflated([]byte(filtered))},
		"predicted": {"/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 40 >>", deflated(pngRows([]byte(filtered+strings.Repeat(" ", 40-len(filtered)%40)), 40))},
		"chained":   {"/Filter [/ASCIIHexDecode /FlateDecode]", hexed(deflated([]byte(filtered)))},
		"ASCII85":   {"/Filter /ASCII85Decode", in85.String() + "~>"},
		"LZW":       {"/Filter /LZWDecode /DecodeParms << /EarlyChange 0 >>", inLZW.String()},
		"RunLength": {"/Filter /RunLengthDecode", string(rune(len(filtered)-1)) + filtered + "\x80"},
	} {
		seeds["filter "+name] = buildPDF(
			"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
			"<< /Type /Page /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
			streamWith(c.dict, c.data), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
	}
	font := func(kind, content string, objects ...string) {
		seeds["font "+kind] = onePage{content: "BT /F2 10 Tf 100 700 Td " + content + " Tj ET", fonts: "/F2 6 0 R", objects: objects}.bytes()
	}
	unicodes := toUnicode("2 beginbfchar <0001> <652F> <0002> <0031> endbfchar")
	descendant := "/W [1 [1000 500] 3 9 500] /DW 1000 /FontDescriptor << "
	seeds["font TrueType by CID"] = cid("<00010002>", identityH, descendant+"/FontFile2 9 0 R >>", unicodes, streamWith("/Filter /FlateDecode", deflated([]byte(fontFile(anIdeogram, aFigure))))).bytes()
	seeds["font TrueType with a map"] = cid("<00050006>", "/Encoding /Identity-H", "/FontDescriptor << /FontFile2 8 0 R >> /CIDToGIDMap 9 0 R", streamWith("", trueType('支', '出')), stream("\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\x01")).bytes()
	seeds["font CFF by CID"] = cid("<00010002>", identityH, descendant+"/FontFile3 9 0 R >>", unicodes, streamWith("/Subtype /CIDFontType0C", cffFont(tallBox, lowBox))).bytes()
	seeds["font of Adobe-GB1"] = cid("<033E11A6>", "/Encoding /Identity-H", adobeGB1).bytes()
	seeds["font with its own CMap"] = cid("<01 8141>", "/Encoding 8 0 R", "", stream("2 begincodespacerange <00> <80> <8100> <FEFF> endcodespacerange 1 begincidrange <8141> <8150> 5 endcidrange /GBK-EUC-H usecmap")).bytes()
	for _, encoding := range []string{"GBK-EUC-H", "GBK-EUC-V", "GBKp-EUC-H", "GBK2K-H", "GB-EUC-H", "UniGB-UCS2-H", "UniGB-UTF16-H", "ETen-B5-H", "90ms-RKSJ-H", "KSCms-UHC-H"} {
		seeds["encoding "+encoding] = cid("<D6A7B3F6 31 2E>", "/Encoding /"+encoding, "").bytes()
	}
	font("simple", "(AB\\200)", "<< /Type /Font /Subtype /TrueType /BaseFont /X /FirstChar 65 /LastChar 66 /Widths [300 400] /Encoding << /BaseEncoding /MacRomanEncoding /Differences [65 /one /uni652F 128 /g3] >> /FontDescriptor 7 0 R >>", "<< /MissingWidth 900 /Ascent 800 /Descent -200 /FontFile2 8 0 R >>", streamWith("", trueType('A', 'B')))
	font("Type1", "<0102>", "<< /Type /Font /Subtype /Type1 /BaseFont /X /FontDescriptor << /Flags 4 /FontFile 7 0 R >> >>", stream("%!PS-AdobeFont-1.0\n/Encoding 256 array\ndup 1 /one put\ndup 2 /comma put\nreadonly def\neexec 12"))
	font("Type1C", "(AB)", "<< /Type /Font /Subtype /Type1 /BaseFont /X /FontDescriptor << /Flags 4 /FontFile3 7 0 R >> >>", streamWith("/Subtype /Type1C", "\x01\x00\x04\x01\x00\x01\x01\x01\x02A\x00\x01\x01\x01\x02\x11\x00\x00\x00"))
	font("Type3", "(AB)", "<< /Type /Font /Subtype /Type3 /FontMatrix [0.01 0 0 0.01 0 0] /FontBBox [0 -12 100 88] /FirstChar 65 /LastChar 66 /Widths [50 50] /Encoding << /Differences [65 /g1 /one] >> /CharProcs << /one 7 0 R >> >>", stream("50 0 d0 0 0 9 9 re f"))
	font("symbols", "(\\376R)", "<< /Type /Font /Subtype /TrueType /BaseFont /Wingdings /FirstChar 82 /LastChar 82 /Widths [800] >>")
	return seeds
}

// revised appends a revision in which the page says something else.
func revised(data []byte) []byte {
	at := len(data)
	var b bytes.Buffer
	b.Write(data)
	b.WriteString("4 0 obj\n" + stream("BT /F1 10 Tf 10 10 Td (Newer) Tj ET") + "\nendobj\n")
	table := b.Len()
	former := bytes.LastIndex(data, []byte("xref\n0"))
	b.WriteString("xref\n4 1\n" + pad10(at) + " 00000 n \ntrailer\n<< /Size 6 /Root 1 0 R /Prev " + itoa(former) + " >>\nstartxref\n" + itoa(table) + "\n%%EOF\n")
	return b.Bytes()
}

func pad10(n int) string {
	s := itoa(n)
	return strings.Repeat("0", 10-len(s)) + s
}

func TestOpenSeedsAreRead(t *testing.T) {
	for name, data := range openSeeds(t) {
		f, err := Open(bytes.NewReader(data), int64(len(data)), Options{Password: "user"})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		p, err := f.Page(1)
		blank := name == "image" || name == "rules"
		if err != nil || len(p.Glyphs) == 0 && !blank || hasDiagnostic(p, "stream_damaged") || hasDiagnostic(p, "content_unreadable") {
			t.Errorf("%s: %d glyphs, %v, %v", name, len(p.Glyphs), p.Diagnostics, err)
		}
	}
}
