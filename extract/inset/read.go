package inset

import (
	"context"
	"image"

	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/extract/scan"
	"github.com/juesuan/juesuan/model"
)

// Read reads the tables in an area of a page, and joins what it finds to the page. picture is the whole page, drawn at dpi
// dots per inch. reader names who read it, "" when there is no table. Errors are the recogniser's; without one,
// [ocr.ErrUnavailable] where there is a table.
func Read(ctx context.Context, picture image.Image, dpi float64, p *model.Page, area Area, cells scan.Cells, by ocr.Reader, scanOpt scan.Options, opt Options) (reader model.Reader, err error) {
	opt = opt.withDefaults()
	const pointsPerInch = 72
	drawing := cut(picture, dpi/pointsPerInch, p, area.BBox)
	if !isTable(drawing, dpi, cells, scanOpt.Raster, opt) {
		return "", nil
	}
	if by == nil {
		return "", ocr.ErrUnavailable
	}
	read, err := scan.Page(ctx, drawing, dpi, p.Number, cells, by, scanOpt)
	if err != nil || read.Via == model.ViaNone {
		return "", err
	}
	if read.Rotation != 0 {
		p.Diagnostics = append(p.Diagnostics, model.Diagnostic{
			Code: "picture_turned", Page: p.Number, Message: "a picture of a table lies sideways on the page, and was not read",
		})
		return "", nil
	}
	join(p, &read, area.X0, area.Top)
	return read.Reader, nil
}

// join adds what was read of a picture, which stands at x, y, to its page.
func join(p, read *model.Page, x, y float64) {
	move := func(b *model.BBox) { b.X0, b.X1, b.Top, b.Bottom = b.X0+x, b.X1+x, b.Top+y, b.Bottom+y }
	fonts := len(p.Fonts)
	p.Fonts = append(p.Fonts, read.Fonts...)
	for _, g := range read.Glyphs {
		move(&g.BBox)
		g.Font += fonts
		p.Glyphs = append(p.Glyphs, g)
	}
	for _, r := range read.Rulings {
		move(&r.BBox)
		p.Rulings = append(p.Rulings, r)
	}
	for _, a := range read.Alternatives {
		move(&a.BBox)
		p.Alternatives = append(p.Alternatives, a)
	}
}
