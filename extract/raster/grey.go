package raster

import (
	"image"
	"image/draw"
)

// Grey is a picture of dpi dots per inch without its colours and its red seals.
func Grey(picture image.Image, dpi float64, opt Options) *image.Gray {
	const pointsPerInch = 72
	return toGrey(picture, dpi/pointsPerInch, opt.withDefaults())
}

// toGrey is a picture without its colours and its red seals. scale is pixels a point.
func toGrey(picture image.Image, scale float64, opt Options) *image.Gray {
	if g, ok := picture.(*image.Gray); ok && g.Rect.Min == (image.Point{}) {
		return g
	}
	b := picture.Bounds()
	whole := image.Rect(0, 0, b.Dx(), b.Dy())
	colour, ok := picture.(*image.RGBA)
	if !ok || colour.Rect.Min != (image.Point{}) || !colour.Opaque() {
		colour = image.NewRGBA(whole)
		draw.Draw(colour, whole, image.White, image.Point{}, draw.Src)
		draw.Draw(colour, whole, picture, b.Min, draw.Over)
	}
	grey := image.NewGray(whole)
	red := newRedness(whole.Dx(), whole.Dy())
	for y := range whole.Dy() {
		from, to := colour.Pix[y*colour.Stride:], grey.Pix[y*grey.Stride:]
		for x := range whole.Dx() {
			r, g, b := int(from[4*x]), int(from[4*x+1]), int(from[4*x+2])
			to[x] = uint8((299*r + 587*g + 114*b + 500) / 1000)
			if r-max(g, b) >= opt.RedLeast {
				red.mark(x, y)
			}
		}
	}
	for _, box := range red.areas(opt.SealSide * scale) {
		dropRed(grey, colour, box, opt)
	}
	return grey
}

// dropRed gives red pixels the brightness of their red: that of paper where nothing is printed under the seal, and the
// print's where there is.
func dropRed(grey *image.Gray, colour *image.RGBA, box image.Rectangle, opt Options) {
	for y := box.Min.Y; y < box.Max.Y; y++ {
		from, to := colour.Pix[y*colour.Stride:], grey.Pix[y*grey.Stride:]
		for x := box.Min.X; x < box.Max.X; x++ {
			r, g, b := int(from[4*x]), int(from[4*x+1]), int(from[4*x+2])
			if 2*(r-max(g, b)) >= opt.RedLeast { // the seal's fringe is paler than its middle
				to[x] = uint8(r)
			}
		}
	}
}

// redness counts red pixels in squares of the picture.
type redness struct {
	width, height int // of the picture
	cols, rows    int
	count         []uint8
}

const (
	redSquare = 8 // pixels a side
	redFew    = 4 // a square with fewer red pixels is not red
)

func newRedness(width, height int) *redness {
	r := &redness{width: width, height: height, cols: width/redSquare + 1, rows: height/redSquare + 1}
	r.count = make([]uint8, r.cols*r.rows)
	return r
}

func (r *redness) mark(x, y int) { r.count[y/redSquare*r.cols+x/redSquare]++ }

// areas are the boxes of connected red squares that are at least side pixels wide and high, with a square around them
// for the fringe.
func (r *redness) areas(side float64) []image.Rectangle {
	b := newBitmap(r.cols, r.rows)
	found := false
	for i, n := range r.count {
		if n >= redFew {
			b.set(i%r.cols, i/r.cols)
			found = true
		}
	}
	if !found {
		return nil
	}
	var out []image.Rectangle
	for _, c := range findComponents(b).all {
		box := image.Rect((c.X0-1)*redSquare, (c.Y0-1)*redSquare, (c.X1+1)*redSquare, (c.Y1+1)*redSquare)
		if float64(box.Dx()) >= side && float64(box.Dy()) >= side {
			out = append(out, box.Intersect(image.Rect(0, 0, r.width, r.height)))
		}
	}
	return out
}
