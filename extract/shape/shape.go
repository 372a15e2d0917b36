package shape

import (
	"context"
	"image"
	"image/draw"

	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/model"
)

// Draw draws page n, from 1, as it is displayed, at dpi dots per inch.
type Draw func(n int, dpi float64) (image.Image, error)

// Reading is what the shapes of a document are. Shapes that no engine saw are not in it.
type Reading struct {
	glyphs  map[key]glyph
	engines engines
	opt     Options
}

// Engines names the engines that took part, "" when none saw anything.
func (r *Reading) Engines() string {
	switch r.engines {
	case engines{tesseract: true, ppocr: true}:
		return string(ocr.Tesseract + "+" + ocr.PPOCR)
	case engines{ppocr: true}:
		return string(ocr.PPOCR)
	case engines{tesseract: true}:
		return string(ocr.Tesseract)
	}
	return ""
}

// key is a shape: readers of text number them each by itself.
type key struct {
	reader model.Reader
	shape  int32
}

// glyph is what a shape is.
type glyph struct {
	text       string
	confidence float64 // 0 to 1
	sure       bool
}

// Document reads the shapes on the pages of a document. The pages are not changed. progress, unless nil, is told the
// page that is about to be looked at, again and again. Errors are those of draw and of the reader.
func Document(ctx context.Context, pages []model.Page, draw Draw, reader ocr.Reader, progress func(page int), opt Options) (*Reading, error) {
	d := &document{
		pages: pages, draw: draw, reader: reader, progress: progress, opt: opt.withDefaults(),
		tallies: map[key]*tally{}, read: map[string]bool{},
	}
	for i := range pages {
		d.count(&pages[i])
		d.runs = append(d.runs, runsOf(&pages[i], i, d.opt)...)
	}
	if err := d.readTexts(ctx); err != nil {
		return nil, err
	}
	if err := d.readFigures(ctx); err != nil {
		return nil, err
	}
	return d.decide(), nil
}

// document is what is known of the shapes while they are read.
type document struct {
	pages    []model.Page
	draw     Draw
	reader   ocr.Reader
	progress func(page int)
	opt      Options

	runs    []run
	tallies map[key]*tally
	read    map[string]bool // spellings and kinds of the runs that were read

	drawn   int // the page that picture shows, from 1
	picture *image.Gray
}

// count opens a tally for each shape of a page.
func (d *document) count(p *model.Page) {
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		if k := (key{p.Reader, g.Shape}); g.Shape != 0 && d.tallies[k] == nil {
			d.tallies[k] = newTally(g)
		}
	}
}

// drawing is the picture of a page. The last one is kept.
func (d *document) drawing(n int) (*image.Gray, error) {
	if d.drawn == n {
		return d.picture, nil
	}
	picture, err := d.draw(n, d.opt.DPI)
	if err != nil {
		return nil, err
	}
	b := picture.Bounds()
	d.picture, d.drawn = image.NewGray(image.Rect(0, 0, b.Dx(), b.Dy())), n
	draw.Draw(d.picture, d.picture.Rect, picture, b.Min, draw.Src)
	return d.picture, nil
}
