package textpdf

import (
	"bytes"
	"compress/lzw"
	"math/rand"
	"strings"
	"testing"
)

const filtered = "BT /F1 10 Tf 10 10 Td (filtered) Tj ET"

func TestFilters(t *testing.T) {
	rows := pngRows([]byte(filtered+strings.Repeat(" ", 40-len(filtered)%40)), 40)
	for name, c := range map[string]struct{ dict, data string }{
		"Flate":            {"/Filter /FlateDecode", deflated([]byte(filtered))},
		"ASCIIHex":         {"/Filter /ASCIIHexDecode", hexed(filtered)},
		"RunLength":        {"/Filter /RunLengthDecode", string(rune(len(filtered)-1)) + filtered + "\x80"},
		"two filters":      {"/Filter [/ASCIIHexDecode /FlateDecode]", hexed(deflated([]byte(filtered)))},
		"PNG predictors":   {"/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 40 >>", deflated(rows)},
		"params by filter": {"/Filter [/ASCIIHexDecode /FlateDecode] /DecodeParms [null << /Predictor 15 /Columns 40 >>]", hexed(deflated(rows))},
		"damaged header":   {"/Filter /FlateDecode", "zz" + deflated([]byte(filtered))[2:]},
	} {
		t.Run(name, func(t *testing.T) {
			data := buildPDF(
				"<< /Type /Catalog /Pages 2 0 R >>",
				"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
				"<< /Type /Page /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
				streamWith(c.dict, c.data),
				"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
			wantText(t, readPage(t, data, 1), "filtered")
		})
	}
}

func hexed(s string) string {
	const digits = "0123456789abcdef"
	var b strings.Builder
	for i := range len(s) {
		b.WriteByte(digits[s[i]>>4])
		b.WriteByte(digits[s[i]&15])
		b.WriteByte(' ')
	}
	return b.String() + ">"
}

// pngRows filters rows of n bytes with each of the PNG filters in turn.
func pngRows(data []byte, n int) []byte {
	var out []byte
	prior := make([]byte, n)
	for row := 0; row*n < len(data); row++ {
		line := data[row*n : (row+1)*n]
		kind := byte(row % 5)
		out = append(out, kind)
		for i, c := range line {
			var left, upLeft byte
			if i > 0 {
				left, upLeft = line[i-1], prior[i-1]
			}
			switch kind {
			case 1:
				c -= left
			case 2:
				c -= prior[i]
			case 3:
				c -= byte((int(left) + int(prior[i])) / 2)
			case 4:
				c -= paeth(int(left), int(prior[i]), int(upLeft))
			}
			out = append(out, c)
		}
		prior = line
	}
	return out
}

func TestASCII85(t *testing.T) {
	// The example of the Wikipedia article on the encoding's own definition: "Man " is 9jqo^.
	if got := string(decodeASCII85(nil, []byte("9jqo^ 9jqo^~>"))); got != "Man Man " {
		t.Errorf("got %q", got)
	}
	if got := decodeASCII85(nil, []byte("z9jq~>")); !bytes.Equal(got, []byte("\x00\x00\x00\x00Ma")) {
		t.Errorf("got %q", got)
	}
}

func TestLZW(t *testing.T) {
	// The example of the PDF standard.
	got, err := decodeLZW(nil, []byte{0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01}, 1, 1<<20)
	if want := []byte{45, 45, 45, 45, 45, 65, 45, 45, 45, 66}; err != nil || !bytes.Equal(got, want) {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
	// Go's compress/lzw is the variant that grows its codes late, and does not reuse a full table.
	random := rand.New(rand.NewSource(1))
	data := make([]byte, 20_000)
	for i := range data {
		data[i] = byte(random.Intn(3) * 40)
	}
	var b bytes.Buffer
	w := lzw.NewWriter(&b, lzw.MSB, 8)
	w.Write(data)
	w.Close()
	if got, err := decodeLZW(nil, b.Bytes(), 0, 1<<20); err != nil || !bytes.Equal(got, data) {
		t.Errorf("%d bytes came back of %d: %v", len(got), len(data), err)
	}
	if _, err := decodeLZW(nil, b.Bytes(), 0, 100); err == nil {
		t.Error("the limit was passed without an error")
	}
}

func TestTIFFPredictor(t *testing.T) {
	for _, c := range []struct {
		name         string
		colors, bits int
		stored, want []byte
	}{
		{"8 bits", 1, 8, []byte{1, 1, 255}, []byte{1, 2, 1}},
		{"8 bits, three colours", 3, 8, []byte{1, 2, 3, 1, 1, 1}, []byte{1, 2, 3, 2, 3, 4}},
		{"16 bits", 1, 16, []byte{0, 255, 0, 1}, []byte{0, 255, 1, 0}},
		{"4 bits", 1, 4, []byte{0x1f, 0x21}, []byte{0x10, 0x23}},
		{"2 bits, two colours", 2, 2, []byte{0b01_10_01_11}, []byte{0b01_10_10_01}},
		{"1 bit", 1, 1, []byte{0b10000001}, []byte{0b11111110}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := bytes.Clone(c.stored)
			if err := undifference(got, c.colors, c.bits); err != nil || !bytes.Equal(got, c.want) {
				t.Errorf("got %08b, %v; want %08b", got, err, c.want)
			}
		})
	}
	if undifference([]byte{1}, 1, 5) == nil {
		t.Error("5 bits are no sample size")
	}
}
