package shape

import (
	"image"
	"math"

	"github.com/juesuan/juesuan/model"
)

// Brightness, of 255, of what is white paper and of what is ink, once a crop is brought to black on white.
const (
	paper = 255
	inky  = 160
)

// place is where a glyph's ink stands in a crop, in pixels from the left; empty when it has none.
type place struct {
	x0, x1 float64
	frame  string // the box that it is, "" for other glyphs
}

func (p place) empty() bool     { return p.x1 <= p.x0 }
func (p place) middle() float64 { return (p.x0 + p.x1) / 2 }

// cropOf cuts a run out of its page's picture, black on white and tight to the ink, without the rules around it. Gaps
// between glyphs are narrowed to what is usual, since engines read figures set wide apart badly. places are those of the
// run's glyphs. nil when there is no ink.
func cropOf(picture *image.Gray, scale float64, p *model.Page, r *run, opt Options) (crop *image.Gray, places []place) {
	pad := opt.Pad * r.size
	area := image.Rect(
		int(math.Floor((r.box.X0-pad)*scale)), int(math.Floor((r.box.Top-pad)*scale)),
		int(math.Ceil((r.box.X1+pad)*scale)), int(math.Ceil((r.box.Bottom+pad)*scale)),
	).Intersect(picture.Rect)
	if area.Dx() < 2 || area.Dy() < 2 {
		return nil, nil
	}
	cut := image.NewGray(image.Rect(0, 0, area.Dx(), area.Dy()))
	for y := range area.Dy() {
		copy(cut.Pix[y*cut.Stride:y*cut.Stride+area.Dx()], picture.Pix[picture.PixOffset(area.Min.X, area.Min.Y+y):])
	}
	blackOnWhite(cut)
	for i := range p.Rulings {
		clearRule(cut, &p.Rulings[i], scale, area.Min)
	}
	tight := inkIn(cut, cut.Rect)
	if tight.Empty() {
		return nil, nil
	}
	em := r.size * scale
	columns, at := narrowed(cut, tight, int(math.Round(opt.WideGap*em)), int(math.Round(opt.Gap*em)))
	crop = image.NewGray(image.Rect(0, 0, len(columns), tight.Dy()))
	for y := range tight.Dy() {
		row := cut.Pix[(tight.Min.Y+y)*cut.Stride:]
		for x, from := range columns {
			crop.Pix[y*crop.Stride+x] = row[from]
		}
	}
	for _, i := range r.glyphs {
		g := &p.Glyphs[i]
		x0, x1 := int(math.Round(g.X0*scale))-area.Min.X, int(math.Round(g.X1*scale))-area.Min.X
		at := inkBetween(cut, tight, x0, x1, at)
		at.frame = frameOf(cut, image.Rect(x0, tight.Min.Y, x1, tight.Max.Y))
		places = append(places, at)
	}
	return crop, places
}

// blackOnWhite makes the paper white, whatever its brightness, and what differs from it dark. Paper is what is most
// frequent along the edge.
func blackOnWhite(g *image.Gray) {
	var count [256]int
	w, h := g.Rect.Dx(), g.Rect.Dy()
	for x := range w {
		count[g.Pix[x]]++
		count[g.Pix[(h-1)*g.Stride+x]]++
	}
	for y := range h {
		count[g.Pix[y*g.Stride]]++
		count[g.Pix[y*g.Stride+w-1]]++
	}
	ground := 0
	for v, n := range count {
		if n >= count[ground] {
			ground = v
		}
	}
	const dark = 128
	for i, v := range g.Pix {
		if ground < dark {
			g.Pix[i] = uint8(paper - min(max(int(v)-ground, 0)*paper/(paper-ground), paper))
		} else {
			g.Pix[i] = uint8(min(int(v)*paper/ground, paper))
		}
	}
}

// clearRule paints a rule over.
func clearRule(g *image.Gray, r *model.Ruling, scale float64, from image.Point) {
	const fringe = 1.2 // pixels of its edge
	if r.Orientation == model.Oblique {
		return
	}
	half := r.Thickness/2*scale + fringe
	box := image.Rect(
		int(math.Floor(r.X0*scale-half))-from.X, int(math.Floor(r.Top*scale-half))-from.Y,
		int(math.Ceil(r.X1*scale+half))-from.X, int(math.Ceil(r.Bottom*scale+half))-from.Y,
	).Intersect(g.Rect)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			g.Pix[y*g.Stride+x] = paper
		}
	}
}

// narrowed are the columns of the crop that are kept when gaps that are at least wide are made usual; at is where each
// column of the box comes to stand.
func narrowed(g *image.Gray, box image.Rectangle, wide, usual int) (columns []int, at []int) {
	at = make([]int, g.Rect.Dx()+1)
	gap := 0
	for x := range g.Rect.Dx() {
		at[x] = len(columns)
		if x < box.Min.X || x >= box.Max.X {
			continue
		}
		if !inked(g, box, x) {
			gap++
		} else {
			if gap >= max(wide, 2) {
				columns = columns[:len(columns)-gap+max(usual, 1)]
			}
			at[x], gap = len(columns), 0
		}
		columns = append(columns, x)
	}
	at[g.Rect.Dx()] = len(columns)
	return columns, at
}

func inked(g *image.Gray, box image.Rectangle, x int) bool {
	for y := box.Min.Y; y < box.Max.Y; y++ {
		if g.Pix[y*g.Stride+x] < inky {
			return true
		}
	}
	return false
}

// inkBetween is the ink between two columns.
func inkBetween(g *image.Gray, box image.Rectangle, x0, x1 int, at []int) place {
	x0, x1 = max(x0, box.Min.X), min(x1, box.Max.X)
	for x0 < x1 && !inked(g, box, x0) {
		x0++
	}
	for x1 > x0 && !inked(g, box, x1-1) {
		x1--
	}
	if x0 >= x1 {
		return place{}
	}
	return place{x0: float64(at[x0]), x1: float64(at[x1-1] + 1)}
}
