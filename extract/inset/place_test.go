package inset

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"testing"

	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/extract/scan"
	"github.com/juesuan/juesuan/model"
)

func box(x0, top, x1, bottom float64) model.BBox {
	return model.BBox{X0: x0, Top: top, X1: x1, Bottom: bottom}
}

// form is a page of 480 by 240 with a table of 4 rows and 3 columns, 30 high and 100 wide, from 40, 60 on. Its first column
// has labels of 10 pt.
func form() *model.Page {
	p := &model.Page{Number: 1, Width: 480, Height: 240}
	for i := range 5 {
		y := 60 + 30*float64(i)
		p.Rulings = append(p.Rulings, model.Ruling{BBox: box(40, y, 340, y), Orientation: model.Horizontal, Thickness: 0.5})
	}
	for i := range 4 {
		x := 40 + 100*float64(i)
		p.Rulings = append(p.Rulings, model.Ruling{BBox: box(x, 60, x, 180), Orientation: model.Vertical, Thickness: 0.5})
	}
	for i := range 4 {
		p.Glyphs = append(p.Glyphs, letters("支出", 45, 70+30*float64(i))...)
	}
	return p
}

// letters are 10 pt high and wide.
func letters(text string, x, top float64) (out []model.Glyph) {
	for _, r := range text {
		out = append(out, model.Glyph{Text: string(r), Size: 10, BBox: box(x, top, x+10, top+10)})
		x += 10
	}
	return out
}

// curves are n characters of ink, 5 wide and 7 high.
func curves(n int, x, top float64) (out []model.Ink) {
	for range n {
		out = append(out, model.Ink{BBox: box(x, top, x+4.5, top+7)})
		x += 5.5
	}
	return out
}

func images(boxes ...model.BBox) (out []model.Image) {
	for _, b := range boxes {
		out = append(out, model.Image{BBox: b, PixelWidth: 100, PixelHeight: 30})
	}
	return out
}

func TestPlaces(t *testing.T) {
	for _, c := range []struct {
		name   string
		images []model.Image
		ink    []model.Ink
		glyphs []model.Glyph
		plain  bool // the table has no rules
		want   int
	}{
		{name: "nothing drawn"},
		{name: "a picture in a cell", images: images(box(150, 70, 190, 80)), want: 1},
		{name: "a picture that fills its cell", images: images(box(140, 60, 240, 90)), want: 1},
		{name: "a picture of a row", images: images(box(140, 62, 340, 88)), want: 2},
		{name: "a picture of a column", images: images(box(150, 62, 200, 178)), want: 4},
		{name: "a picture for each digit", images: images(box(150, 70, 155, 77), box(156, 70, 161, 77), box(162, 70, 167, 77)), want: 1},
		{name: "curves", ink: curves(5, 150, 70), want: 1},
		{name: "curves with holes", ink: append(curves(3, 150, 70), model.Ink{BBox: box(151, 71, 153, 74)}), want: 1},
		{name: "curves in two cells", ink: append(curves(4, 217, 70), curves(4, 243, 70)...), want: 2},
		{name: "a digit alone under a figure", ink: append(curves(5, 150, 70), curves(1, 160, 100)...), want: 2},
		{name: "a check mark", ink: curves(1, 160, 100)},
		{name: "a tick as a picture", images: images(box(160, 100, 169, 109))},
		{name: "a photograph in a cell", images: images(box(150, 61, 200, 89)), want: 1}, // what is on it decides
		{name: "a ground of text", images: images(box(30, 50, 350, 190))},
		{name: "a ground of labels", images: images(box(40, 60, 140, 180))},
		{name: "a picture under text", images: images(box(44, 70, 70, 80))},
		{name: "a logo", images: images(box(400, 10, 440, 30))},
		{name: "curves outside of tables", ink: curves(5, 400, 200)},
		{name: "curves in a row without rules", plain: true, ink: append(curves(5, 150, 71), curves(5, 150, 101)...), want: 2},
		{name: "a picture under a figure", plain: true, images: images(box(150, 70, 190, 80)), glyphs: letters("1.5", 150, 100), want: 1},
		{name: "a logo in the line of a title", plain: true, images: images(box(150, 70, 190, 80))},
		{name: "a logo far over a figure", plain: true, images: images(box(150, 10, 190, 20)), glyphs: letters("1.5", 150, 100)},
	} {
		p := form()
		p.Images, p.Ink, p.Glyphs = c.images, c.ink, append(p.Glyphs, c.glyphs...)
		if c.plain {
			p.Rulings = nil
		}
		if got := Places(p, cells, Options{}); len(got) != c.want {
			t.Errorf("%s: %d places, want %d: %v", c.name, len(got), c.want, got)
		}
	}
}

// reading reads every crop as one text.
type reading string

func (r reading) Read(_ context.Context, crops []ocr.Crop) ([][]ocr.Reading, error) {
	out := make([][]ocr.Reading, len(crops))
	for i := range crops {
		for _, engine := range []model.Reader{ocr.Tesseract, ocr.PPOCR} {
			out[i] = append(out[i], ocr.Reading{Engine: engine, Text: string(r), Confidence: 0.99})
		}
	}
	return out, nil
}

// sheetOf is the drawing of a page with n bars of ink from 150, 70 on, in points.
func sheetOf(n int, ink color.Color) *image.RGBA {
	m := sheet()
	for i := range n {
		draw.Draw(m, image.Rect(300+11*i, 140, 308+11*i, 154), image.NewUniform(ink), image.Point{}, draw.Src)
	}
	return m
}

// seal is a page with a red square of 60 pt that reaches over 150, 70.
func seal() *image.RGBA {
	m := sheetOf(4, color.RGBA{220, 30, 30, 255})
	for i := range 6 {
		draw.Draw(m, image.Rect(280, 120+20*i, 400, 128+20*i), image.NewUniform(color.RGBA{220, 30, 30, 255}), image.Point{}, draw.Src)
		draw.Draw(m, image.Rect(280+20*i, 120, 288+20*i, 240), image.NewUniform(color.RGBA{220, 30, 30, 255}), image.Point{}, draw.Src)
	}
	return m
}

func TestReadPlaces(t *testing.T) {
	for _, c := range []struct {
		name    string
		drawing *image.RGBA
		by      ocr.Reader
		want    string
	}{
		{"read", sheetOf(4, color.Black), reading("1.25"), "1.25"},
		{"without a recogniser", sheetOf(4, color.Black), nil, "\uFFFD"},
		{"nothing there", sheet(), nobody{t}, ""},
		{"nothing there, and nobody", sheet(), nil, ""},
		{"a part of a red seal", seal(), nil, ""},
	} {
		p := form()
		before := len(p.Glyphs)
		p.Images = images(box(148, 66, 180, 82))
		found, reader, err := ReadPlaces(t.Context(), c.drawing, dpi, p, Places(p, cells, Options{}), c.by, scan.Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, g := range p.Glyphs[before:] {
			got += g.Text
			if !box(148, 66, 180, 82).Contains(g.CenterX(), g.CenterY()) {
				t.Errorf("%s: %s stands at %v", c.name, g.Text, g.BBox)
			}
			if g.Doubtful != (c.by == nil) {
				t.Errorf("%s: %s is doubtful: %v", c.name, g.Text, g.Doubtful)
			}
		}
		if got != c.want || (len(found) > 0) != (c.want != "") || (reader != "") != (c.want != "" && c.by != nil) {
			t.Errorf("%s: read %q by %q in %v, want %q", c.name, got, reader, fmt.Sprint(found), c.want)
		}
		if len(p.Rulings) != len(form().Rulings) {
			t.Errorf("%s: the page has other rules", c.name)
		}
	}
}
