package inset

import (
	"context"
	"image"
	"image/draw"
	"math"

	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/extract/raster"
	"github.com/juesuan/juesuan/extract/scan"
	"github.com/juesuan/juesuan/model"
)

// ReadPlaces reads what is printed in some places of a page, and joins it to the page. picture is the whole page, drawn at dpi
// dots per inch. Without a recogniser, print there becomes U+FFFD. found is the number of places with print; reader names who
// read them. Errors are the recogniser's.
func ReadPlaces(ctx context.Context, picture image.Image, dpi float64, p *model.Page, places []Place, by ocr.Reader, opt scan.Options) (found []model.BBox, reader model.Reader, err error) {
	const pointsPerInch = 72
	scale := dpi / pointsPerInch
	grey := raster.Grey(picture, dpi, opt.Raster) // before it is cut: a seal is known by its size
	bounds := grey.Rect
	drawing := image.NewRGBA(image.Rect(0, 0, bounds.Dx(), bounds.Dy()))
	draw.Draw(drawing, drawing.Rect, image.White, image.Point{}, draw.Src)
	boxes := make([]model.BBox, len(places))
	for i, place := range places {
		const fringe = 0.5 // points that ink reaches out of its box
		b := place.Ink
		b.X0, b.Top, b.X1, b.Bottom = b.X0-fringe, b.Top-fringe, b.X1+fringe, b.Bottom+fringe
		from := pixels(b, scale).Intersect(drawing.Rect)
		if place.Run != nil {
			draw.Draw(drawing, from, grey, from.Min, draw.Src)
		} else {
			draw.Draw(drawing, from, cut(grey, scale, p, b), image.Point{}, draw.Src)
		}
		boxes[i] = place.Cell.Union(b)
	}
	read, err := scan.Places(ctx, drawing, dpi, p.Number, boxes, by, opt)
	if err != nil {
		return nil, "", err
	}
	for _, b := range boxes {
		for i := range read.Glyphs {
			if g := &read.Glyphs[i]; b.Contains(g.CenterX(), g.CenterY()) {
				found = append(found, g.BBox)
				break
			}
		}
	}
	read.Rulings = nil
	joinRuns(p, &read, places, boxes)
	setLike(read.Glyphs, emOf(p))
	join(p, &read, 0, 0)
	return found, read.Reader, nil
}

// LeaveUnread joins U+FFFD to the page for each place, where the page can't be drawn and nobody knows what is printed there.
func LeaveUnread(p *model.Page, places []Place) {
	read := model.Page{Fonts: []model.Font{{Name: "scan"}}}
	for _, place := range places {
		for _, k := range place.Run {
			p.Glyphs[k].Doubtful = true
		}
		if place.Run == nil {
			read.Glyphs = append(read.Glyphs, model.Glyph{BBox: place.Ink, Text: unread, Size: place.Ink.Height(), Doubtful: true})
		}
	}
	setLike(read.Glyphs, emOf(p))
	join(p, &read, 0, 0)
}

// unread stands for print that nobody read.
const unread = "\uFFFD"

// setLike gives glyphs the type size of the page, when they are nearly as large: what a recogniser takes for the size of one
// figure is a guess, and rows are told by it.
func setLike(glyphs []model.Glyph, em float64) {
	const nearly = 0.35
	for i := range glyphs {
		g := &glyphs[i]
		if y := g.CenterY(); math.Abs(g.Size-em) <= nearly*em {
			g.Top, g.Bottom, g.Size = y-em/2, y+em/2, em
		}
	}
}
