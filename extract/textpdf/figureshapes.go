package textpdf

import (
	"image"
	"math"

	"golang.org/x/image/vector"
)

// What a figure looks like: its ink brought to one height, and to one width where it is no stroke, in squares.
const (
	figureCols = 10
	figureRows = 14
)

// figureGrid is the ink in each square, 0 to 1, from top left.
type figureGrid [figureCols * figureRows]float64

// gridOf draws an outline into squares; false when there is none.
func gridOf(all [][]contourPoint) (g figureGrid, ok bool) {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, points := range all {
		for _, p := range points {
			x0, x1 = min(x0, float64(p.x)), max(x1, float64(p.x))
			y0, y1 = min(y0, float64(p.y)), max(y1, float64(p.y))
		}
	}
	if !(x1 > x0 && y1 > y0) {
		return g, false
	}
	const fine = 4 // pixels a square
	sy := figureRows * fine / (y1 - y0)
	sx := figureCols * fine / (x1 - x0)
	const stroke = 0.45 // the width of a 1 without a foot, by its height; other figures are wider
	if x1-x0 < stroke*(y1-y0) {
		sx = sy
	}
	left := (figureCols*fine - sx*(x1-x0)) / 2
	r := vector.NewRasterizer(figureCols*fine, figureRows*fine)
	trace(r, all, func(x, y float64) (float32, float32) {
		return float32(left + (x-x0)*sx), float32((y1 - y) * sy)
	})
	drawn := image.NewAlpha(r.Bounds())
	r.Draw(drawn, drawn.Rect, image.Opaque, image.Point{})
	for y := range figureRows * fine {
		for x := range figureCols * fine {
			g[y/fine*figureCols+x/fine] += float64(drawn.Pix[y*drawn.Stride+x]) / (fine * fine * 255)
		}
	}
	return g, true
}

// likeness of two grids, -1 to 1: the correlation of their squares.
func (g *figureGrid) likeness(h *figureGrid) float64 {
	var sg, sh float64
	for i := range g {
		sg, sh = sg+g[i], sh+h[i]
	}
	mg, mh := sg/float64(len(g)), sh/float64(len(h))
	var gh, gg, hh float64
	for i := range g {
		a, b := g[i]-mg, h[i]-mh
		gh, gg, hh = gh+a*b, gg+a*a, hh+b*b
	}
	if gg == 0 || hh == 0 {
		return 0
	}
	return gh / math.Sqrt(gg*hh)
}

// figures are the templates as grids.
var figures = func() (out [10]figureGrid) {
	for i, rows := range figureTemplates {
		for y, row := range rows {
			for x := range figureCols {
				out[i][y*figureCols+x] = float64(row[x]-'0') / 9
			}
		}
	}
	return out
}()
