package inset

import (
	"context"
	"image"
	"image/color"
	"image/draw"
	"math/rand"
	"testing"

	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/extract/scan"
	"github.com/juesuan/juesuan/layout"
	"github.com/juesuan/juesuan/model"
)

func picture(x0, top, x1, bottom float64, width int) model.Image {
	return model.Image{BBox: model.BBox{X0: x0, Top: top, X1: x1, Bottom: bottom}, PixelWidth: width, PixelHeight: width}
}

func TestOnlyLargePicturesMayBeTables(t *testing.T) {
	under := func(n int, hidden bool) (out []model.Glyph) { // glyphs at 100, 100
		for range n {
			out = append(out, model.Glyph{BBox: model.BBox{X0: 100, Top: 100, X1: 110, Bottom: 110}, Text: "支", Unseen: unseen(hidden)})
		}
		return out
	}
	for _, c := range []struct {
		name   string
		images []model.Image
		glyphs []model.Glyph
		want   int
	}{
		{"a picture as wide as the text", []model.Image{picture(60, 90, 540, 400, 1300)}, nil, 1},
		{"two of them", []model.Image{picture(60, 90, 540, 300, 1300), picture(60, 400, 540, 600, 1300)}, nil, 2},
		{"a logo", []model.Image{picture(60, 90, 160, 190, 400)}, nil, 0},
		{"a line", []model.Image{picture(60, 90, 540, 95, 1300)}, nil, 0},
		{"strips of one picture", []model.Image{picture(60, 90, 540, 110, 1300), picture(60, 110, 540, 130, 1300), picture(60, 130, 540, 150, 1300)}, nil, 1},
		{"too coarse for figures", []model.Image{picture(60, 90, 540, 400, 300)}, nil, 0},
		{"a background of text", []model.Image{picture(0, 0, 600, 800, 1300)}, under(100, false), 0},
		{"a title on a picture", []model.Image{picture(60, 90, 540, 400, 1300)}, under(15, false), 1},
		{"hidden text under a picture", []model.Image{picture(60, 90, 540, 400, 1300)}, under(100, true), 1},
	} {
		page := &model.Page{Width: 600, Height: 800, Images: c.images, Glyphs: c.glyphs}
		if got := Areas(page, Options{}); len(got) != c.want {
			t.Errorf("%s: %d areas, want %d: %v", c.name, len(got), c.want, got)
		}
	}
}

// dpi of what is drawn here.
const dpi = 144.0

// sheet is white paper of 480 by 240 points.
func sheet() *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, 960, 480))
	draw.Draw(m, m.Rect, image.White, image.Point{}, draw.Src)
	return m
}

func black(m *image.RGBA, x0, y0, x1, y1 int) {
	draw.Draw(m, image.Rect(x0, y0, x1, y1), image.Black, image.Point{}, draw.Src)
}

// grid rules rows and columns over the whole sheet.
func grid(rows, cols int) *image.RGBA {
	m := sheet()
	for i := range rows + 1 {
		y := 10 + i*460/rows
		black(m, 10, y, 952, y+2)
	}
	for i := range cols + 1 {
		x := 10 + i*940/cols
		black(m, x, 10, x+2, 472)
	}
	return m
}

// write draws three figures' worth of ink in every nth cell.
func write(m *image.RGBA, rows, cols, nth int) *image.RGBA {
	for i := 0; i < rows*cols; i += nth {
		x, y := 30+i%cols*940/cols, 25+i/cols*460/rows
		for k := range 3 {
			black(m, x+10*k, y, x+10*k+6, y+14)
		}
	}
	return m
}

func noise() *image.RGBA {
	m := sheet()
	r := rand.New(rand.NewSource(1))
	for y := 0; y < 480; y += 6 {
		for x := 0; x < 960; x += 6 {
			v := uint8(r.Intn(256))
			draw.Draw(m, image.Rect(x, y, x+6, y+6), image.NewUniform(color.RGBA{v, uint8(r.Intn(256)), v / 2, 255}), image.Point{}, draw.Src)
		}
	}
	return m
}

func curve(m *image.RGBA) *image.RGBA {
	for x := 20; x < 940; x++ {
		y := 400 - x/3 + x%90
		black(m, x, y, x+6, y+6)
	}
	return m
}

// nobody must not be asked.
type nobody struct{ t *testing.T }

func (n nobody) Read(context.Context, []ocr.Crop) ([][]ocr.Reading, error) {
	n.t.Error("an engine was asked")
	return nil, nil
}

// asked tells that it was.
type asked struct{ crops int }

func (a *asked) Read(_ context.Context, crops []ocr.Crop) ([][]ocr.Reading, error) {
	a.crops += len(crops)
	return make([][]ocr.Reading, len(crops)), nil
}

func cells(r []model.Ruling) [][]model.BBox { return layout.Cells(r, layout.Options{}) }

func TestOnlyTablesReachAnEngine(t *testing.T) {
	area := Area{BBox: model.BBox{X1: 480, Bottom: 240}}
	for _, c := range []struct {
		name    string
		drawing *image.RGBA
		table   bool
	}{
		{"a table", write(grid(8, 5), 8, 5, 1), true},
		{"a table of which half is blank", write(grid(8, 5), 8, 5, 2), true},
		{"white paper", sheet(), false},
		{"a photograph", noise(), false},
		{"a frame with text", write(grid(1, 1), 1, 1, 1), false},
		{"a form that is not filled in", grid(8, 5), false},
		{"a chart with grid lines", curve(grid(8, 12)), false},
		{"lines of text", write(sheet(), 8, 5, 1), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			var by ocr.Reader = nobody{t}
			engine := &asked{}
			if c.table {
				by = engine
			}
			page := &model.Page{Number: 1, Width: 480, Height: 240}
			if _, err := Read(t.Context(), c.drawing, dpi, page, area, cells, by, scan.Options{}, Options{}); err != nil {
				t.Fatal(err)
			}
			if c.table && engine.crops == 0 {
				t.Error("no engine was asked")
			}
		})
	}
}

func TestWhatThePagePrintsIsNotReadAgain(t *testing.T) {
	area := Area{BBox: model.BBox{X1: 480, Bottom: 240}}
	page := &model.Page{Number: 1, Width: 480, Height: 240}
	for i := range 8 * 5 {
		x, y := float64(15+i%5*94), float64(12+i/5*230/8)
		page.Glyphs = append(page.Glyphs, model.Glyph{Text: "8", BBox: model.BBox{X0: x - 1, Top: y - 1, X1: x + 15, Bottom: y + 9}})
	}
	if _, err := Read(t.Context(), write(grid(8, 5), 8, 5, 1), dpi, page, area, cells, nobody{t}, scan.Options{}, Options{}); err != nil {
		t.Fatal(err)
	}
	if len(page.Rulings) != 0 {
		t.Error("rules of a table whose text is the page's were taken twice")
	}
}

func unseen(hidden bool) model.Unseen {
	if hidden {
		return model.Invisible
	}
	return model.Seen
}
