package inset

import (
	"image"
	"image/draw"

	"github.com/juesuan/juesuan/extract/raster"
	"github.com/juesuan/juesuan/extract/scan"
	"github.com/juesuan/juesuan/model"
)

// cut is the drawing of an area, without what the page itself prints there. scale is pixels a point.
func cut(picture image.Image, scale float64, p *model.Page, area model.BBox) *image.RGBA {
	from := pixels(area, scale).Add(picture.Bounds().Min).Intersect(picture.Bounds())
	out := image.NewRGBA(image.Rect(0, 0, from.Dx(), from.Dy()))
	draw.Draw(out, out.Rect, picture, from.Min, draw.Src)
	clear := func(b model.BBox) {
		b.X0, b.X1, b.Top, b.Bottom = b.X0-area.X0, b.X1-area.X0, b.Top-area.Top, b.Bottom-area.Top
		draw.Draw(out, pixels(b, scale), image.White, image.Point{}, draw.Src)
	}
	for i := range p.Glyphs {
		if g := &p.Glyphs[i]; g.IsSeen() && area.Contains(g.CenterX(), g.CenterY()) {
			clear(g.BBox)
		}
	}
	for i := range p.Rulings {
		r := &p.Rulings[i]
		const fringe = 0.3 // points
		if half := r.Thickness/2 + fringe; r.Orientation != model.Oblique {
			clear(model.BBox{X0: r.X0 - half, Top: r.Top - half, X1: r.X1 + half, Bottom: r.Bottom + half})
		}
	}
	return out
}

func pixels(b model.BBox, scale float64) image.Rectangle {
	return image.Rect(int(b.X0*scale), int(b.Top*scale), int(b.X1*scale+1), int(b.Bottom*scale+1))
}

// isTable reports whether rules frame a table on a drawing, and something is written in its cells.
func isTable(drawing *image.RGBA, dpi float64, cells scan.Cells, rasterOpt raster.Options, opt Options) bool {
	if paper(drawing) < opt.LeastPaper {
		return false
	}
	page := raster.Read(drawing, dpi, rasterOpt)
	n, written := 0, 0
	var whole model.BBox
	for _, table := range cells(page.Rulings) {
		n += len(table)
		for _, cell := range table {
			whole = whole.Union(cell)
			if holdsText(page, cell, opt) {
				written++
			}
		}
	}
	return n >= opt.LeastCells && float64(written) >= opt.LeastWritten*float64(n) &&
		whole.Width()*whole.Height() >= opt.LeastCover*page.Width*page.Height
}

// paper is the part of a drawing that has its most frequent brightness, or nearly that.
func paper(drawing *image.RGBA) float64 {
	const steps = 8 // of brightness; paper may be a little brighter or darker than its step
	var count [steps + 1]int
	for i := 0; i+3 < len(drawing.Pix); i += 4 {
		grey := (299*int(drawing.Pix[i]) + 587*int(drawing.Pix[i+1]) + 114*int(drawing.Pix[i+2])) / 1000
		count[grey*steps/256]++
	}
	most := 0
	for i := range steps {
		most = max(most, count[i]+count[i+1])
	}
	return float64(most) / max(float64(len(drawing.Pix)/4), 1)
}

// holdsText reports whether ink as large as print stands in a cell.
func holdsText(page *raster.Page, cell model.BBox, opt Options) bool {
	for i := range page.Components {
		c := &page.Components[i]
		height := float64(c.Height()) / page.Scale
		if height < opt.LeastTextHeight || height > opt.MostTextHeight || float64(c.Width())/page.Scale > 2*opt.MostTextHeight {
			continue
		}
		if cell.Contains(float64(c.X0+c.X1)/2/page.Scale, float64(c.Y0+c.Y1)/2/page.Scale) {
			return true
		}
	}
	return false
}
