package scan

import (
	"context"
	"image"
	"slices"

	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/extract/raster"
	"github.com/juesuan/juesuan/model"
)

// Cells tells which cells the rulings of a page frame, table by table, in points.
type Cells func(rulings []model.Ruling) [][]model.BBox

// Page reads the picture of page n, from 1, of dpi dots per inch. Its Width and Height are those of the page as it can be
// read, and its Rotation is how far the picture was turned clockwise for that. Errors are the reader's.
func Page(ctx context.Context, picture image.Image, dpi float64, n int, cells Cells, reader ocr.Reader, opt Options) (model.Page, error) {
	opt = opt.withDefaults()
	page := raster.Read(picture, dpi, opt.Raster)
	if page.Undecided {
		var err error
		if page, err = upright(ctx, page, reader, opt); err != nil {
			return model.Page{}, err
		}
	}
	lines := findLines(page, cells(page.Rulings), opt)
	if err := readLines(ctx, page, lines, reader, opt); err != nil {
		return model.Page{}, err
	}
	return linesToPage(page, lines, n, opt), nil
}

// Places reads what is printed in some places of a picture that is upright and straight, as the cells of a table, and nothing
// else. Without a reader, what is printed there is one glyph U+FFFD for each line.
func Places(ctx context.Context, picture image.Image, dpi float64, n int, places []model.BBox, reader ocr.Reader, opt Options) (model.Page, error) {
	opt = opt.withDefaults()
	page := raster.ReadStraight(picture, dpi, opt.Raster)
	lines := slices.DeleteFunc(findLines(page, [][]model.BBox{places}, opt), func(l line) bool { return l.table == outside.table })
	if reader != nil {
		if err := readLines(ctx, page, lines, reader, opt); err != nil {
			return model.Page{}, err
		}
	}
	return linesToPage(page, lines, n, opt), nil
}

// linesToPage makes a page of what was read.
func linesToPage(page *raster.Page, lines []line, n int, opt Options) model.Page {
	out := model.Page{
		Number: n, Width: page.Width, Height: page.Height, Rotation: page.Turn,
		Via: model.ViaOCR, Reader: readers(lines), Rulings: page.Rulings, Fonts: fonts,
	}
	if len(lines) == 0 {
		out.Via = model.ViaNone
	}
	for i := range lines {
		l := &lines[i]
		out.Glyphs = append(out.Glyphs, l.glyphs(page.Scale, i, opt)...)
		if l.doubtful && len(l.readings) > 0 {
			out.Alternatives = append(out.Alternatives, l.alternative(page.Scale))
		}
	}
	return out
}

// readers names the engines that read a page.
func readers(lines []line) model.Reader {
	var tesseract, ppocr bool
	for i := range lines {
		for _, r := range lines[i].readings {
			tesseract = tesseract || r.Engine == ocr.Tesseract
			ppocr = ppocr || r.Engine == ocr.PPOCR
		}
	}
	switch {
	case tesseract && ppocr:
		return ocr.Tesseract + "+" + ocr.PPOCR
	case ppocr:
		return ocr.PPOCR
	case tesseract:
		return ocr.Tesseract
	}
	return ""
}
