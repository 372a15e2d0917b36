//go:build cgo

package main

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"testing"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/extract/chain"
	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/model"
)

// The fixture whose pages are read as images: one of a small table, and one of running text.
const (
	fixture   = "../../fixtures/split-codes/document.pdf"
	tablePage = 10
	textPage  = 2
	dpi       = 200
)

// drawn are pages of the fixture as images of one brightness a pixel.
func drawn(t *testing.T, pages ...int) []*image.Gray { return drawnFrom(t, fixture, dpi, pages...) }

func drawnFrom(t testing.TB, name string, dpi float64, pages ...int) []*image.Gray {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	file, err := chain.Open(t.Context(), bytes.NewReader(data), int64(len(data)), chain.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var out []*image.Gray
	for _, n := range pages {
		picture, err := file.Render(n, dpi)
		if err != nil {
			t.Fatal(err)
		}
		grey := image.NewGray(picture.Rect)
		for y := range grey.Rect.Dy() {
			for x := range grey.Rect.Dx() {
				grey.Set(x, y, picture.At(x, y))
			}
		}
		out = append(out, grey)
	}
	return out
}

func engines(t *testing.T) *ocr.Client {
	t.Helper()
	c := client(t, ocr.Options{})
	if _, err := c.Hello(t.Context()); err != nil {
		t.Skipf("no engine is installed (%v)", err)
	}
	return c
}

// amounts are those of a document's standard tables, by table type, key and column.
func amounts(r *model.Result) map[[3]string]string {
	out := map[[3]string]string{}
	for _, table := range r.Tables {
		for _, row := range table.Rows {
			for column, v := range row.Values {
				if v.Amount != nil {
					out[[3]string{string(table.Type), row.Key, column}] = v.Amount.String()
				}
			}
		}
	}
	return out
}

// The amounts of a page are those of its text, whichever kind of image it comes as.
func TestImageFiles(t *testing.T) {
	reader := engines(t)
	data, err := os.ReadFile(fixture)
	if err != nil {
		t.Fatal(err)
	}
	text, err := juesuan.Convert(t.Context(), juesuan.Bytes("a.pdf", data), juesuan.Options{Pages: juesuan.PageRanges{{First: tablePage, Last: tablePage}}})
	if err != nil {
		t.Fatal(err)
	}
	want := amounts(text)
	if len(want) < 5 {
		t.Fatalf("the page has only %d amounts", len(want))
	}
	pages := drawn(t, tablePage)
	var asPNG, asJPEG bytes.Buffer
	if err := png.Encode(&asPNG, pages[0]); err != nil {
		t.Fatal(err)
	}
	if err := jpeg.Encode(&asJPEG, pages[0], &jpeg.Options{Quality: 80}); err != nil {
		t.Fatal(err)
	}
	blank := image.NewGray(image.Rect(0, 0, 400, 500))
	for i := range blank.Pix {
		blank.Pix[i] = 255
	}
	for name, c := range map[string]struct {
		data  []byte
		media string
		pages int
	}{
		"a.png": {asPNG.Bytes(), "image/png", 1},
		"a.jpg": {asJPEG.Bytes(), "image/jpeg", 1},
		"a.tif": {tiff(blank, pages[0]), "image/tiff", 2},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := juesuan.Convert(t.Context(), juesuan.Bytes(name, c.data), juesuan.Options{OCR: reader})
			if err != nil {
				t.Fatal(err)
			}
			if s := r.Document.Source; s.MediaType != c.media || s.Pages != c.pages || len(r.Document.Pages) != c.pages {
				t.Errorf("%s of %d pages, want %s of %d", s.MediaType, s.Pages, c.media, c.pages)
			}
			got := amounts(r)
			for place, amount := range want {
				if got[place] != amount {
					t.Errorf("%v is %q, want %s", place, got[place], amount)
				}
			}
			for place := range got {
				if want[place] == "" {
					t.Errorf("extra: %v %s", place, got[place])
				}
			}
			if page := r.Document.Pages[c.pages-1]; page.Via != model.ViaOCR || page.Rotation != 0 {
				t.Errorf("page %+v", page)
			}
		})
	}
}

// A page without rulings gives its lines, with their places.
func TestPageWithoutRulings(t *testing.T) {
	reader := engines(t)
	var asPNG bytes.Buffer
	if err := png.Encode(&asPNG, drawn(t, textPage)[0]); err != nil {
		t.Fatal(err)
	}
	var pages []model.Page
	var lines []model.Line
	_, err := juesuan.Convert(t.Context(), juesuan.Bytes("a.png", asPNG.Bytes()), juesuan.Options{
		OCR: reader, Watch: func(p []model.Page, l *model.Layout) { pages, lines = p, l.Lines },
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(lines) < 3 || len(pages[0].Rulings) != 0 {
		t.Fatalf("%d lines, %d rulings", len(lines), len(pages[0].Rulings))
	}
	for _, l := range lines {
		if l.Width() <= 0 || l.X0 < 0 || l.X1 > pages[0].Width || l.Text() == "" {
			t.Errorf("line %+v", l)
		}
	}
	for _, g := range pages[0].Glyphs {
		if g.Confidence <= 0 || g.Confidence > 1 {
			t.Fatalf("glyph %q has confidence %v", g.Text, g.Confidence)
		}
	}
}

// tiff writes pages as an uncompressed TIFF file, the resolution with each.
func tiff(pages ...*image.Gray) []byte {
	out := []byte("II*\x00\x00\x00\x00\x00")
	order := binary.LittleEndian
	next := 4 // where the offset of the next directory belongs
	for _, p := range pages {
		pixels := len(out)
		out = append(out, p.Pix...)
		resolution := len(out)
		out = order.AppendUint32(order.AppendUint32(out, dpi), 1)
		if len(out)%2 == 1 {
			out = append(out, 0)
		}
		order.PutUint32(out[next:], uint32(len(out)))
		const short, long, rational = 3, 4, 5
		entries := [][3]int{ // tag, type, value
			{256, long, p.Rect.Dx()}, {257, long, p.Rect.Dy()}, {258, short, 8}, {259, short, 1}, {262, short, 1},
			{273, long, pixels}, {277, short, 1}, {278, long, p.Rect.Dy()}, {279, long, len(p.Pix)},
			{282, rational, resolution}, {283, rational, resolution}, {296, short, 2},
		}
		out = order.AppendUint16(out, uint16(len(entries)))
		for _, e := range entries {
			out = order.AppendUint16(order.AppendUint16(out, uint16(e[0])), uint16(e[1]))
			out = order.AppendUint32(order.AppendUint32(out, 1), uint32(e[2]))
		}
		next = len(out)
		out = order.AppendUint32(out, 0)
	}
	return out
}
