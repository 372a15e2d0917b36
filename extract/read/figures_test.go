package read

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/model"
)

// drawing is a file whose pages all look alike: white, with four bars at 150, 70, in points.
type drawing struct{ broken bool }

func (d drawing) Render(_ int, dpi float64) (*image.RGBA, error) {
	if d.broken {
		return nil, errors.New("it can't be drawn")
	}
	at := func(points float64) int { return int(points * dpi / 72) }
	m := image.NewRGBA(image.Rect(0, 0, at(480), at(240)))
	draw.Draw(m, m.Rect, image.White, image.Point{}, draw.Src)
	for i := range 4 {
		x := 150 + 5.5*float64(i)
		draw.Draw(m, image.Rect(at(x), at(70), at(x+4), at(77)), image.Black, image.Point{}, draw.Src)
	}
	return m, nil
}

// engine reads everything as one text, or is not there.
type engine struct{ text string }

func (e engine) Read(_ context.Context, crops []ocr.Crop) ([][]ocr.Reading, error) {
	if e.text == "" {
		return nil, fmt.Errorf("%w: it is not installed", ocr.ErrUnavailable)
	}
	out := make([][]ocr.Reading, len(crops))
	for i := range out {
		out[i] = []ocr.Reading{{Engine: ocr.Tesseract, Text: e.text, Confidence: 0.99}, {Engine: ocr.PPOCR, Text: e.text, Confidence: 0.99}}
	}
	return out, nil
}

func TestFiguresAsPictures(t *testing.T) {
	cell := model.BBox{X0: 140, Top: 60, X1: 240, Bottom: 90}
	cells := func([]model.Ruling) [][]model.BBox { return [][]model.BBox{{cell}} }
	for _, c := range []struct {
		name       string
		file       drawing
		by         ocr.Reader
		text, code string
	}{
		{"read", drawing{}, engine{"1.25"}, "1.25", ""},
		{"OCR is off", drawing{}, nil, "\uFFFD", model.CodeOCRUnavailable},
		{"OCR is not installed", drawing{}, engine{}, "\uFFFD", model.CodeOCRUnavailable},
		{"the page can't be drawn", drawing{broken: true}, engine{"1.25"}, "\uFFFD", codeInset},
	} {
		page := model.Page{Number: 3, Width: 480, Height: 240, Via: model.ViaText, Images: []model.Image{{BBox: model.BBox{X0: 148, Top: 66, X1: 180, Bottom: 82}}}}
		for i, r := range "支出" {
			x := 45 + 3*float64(i)
			page.Glyphs = append(page.Glyphs, model.Glyph{Text: string(r), Size: 10, BBox: model.BBox{X0: x, Top: 68, X1: x + 9, Bottom: 79}})
		}
		if err := readFigures(t.Context(), c.file, &page, Options{OCR: c.by, Cells: cells}); err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, g := range page.Glyphs[2:] {
			got += g.Text
		}
		if got != c.text {
			t.Errorf("%s: it reads %q, want %q", c.name, got, c.text)
		}
		code, where := "", ""
		for _, d := range page.Diagnostics {
			code, where = d.Code, fmt.Sprintf("page %d: %s", d.Page, d.Message)
		}
		if code != c.code || c.code == model.CodeOCRUnavailable && !(strings.HasPrefix(where, "page 3:") && strings.Contains(where, "x 150, y 6")) {
			t.Errorf("%s: told %q %q, want %q and the place", c.name, code, where, c.code)
		}
	}
}
