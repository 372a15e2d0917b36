package raster

import (
	"image"
	"math"
)

// Heads of tables are printed white on dark. Such an area is turned over, dark on white, but for a rim that stays as the
// rule around it; the white rules within become dark ones.

const (
	darkShare  = 0.55 // of the brightness of the page's paper: what is below it is dark
	darkFilled = 0.6  // of the squares of an area are dark; print fills less
	lightPrint = 0.01 // of an area that is a head is print; a black bar has none
)

// darkAreas are the boxes of large dark areas of a picture, in pixels. What reaches the picture's edge is the table that
// a page was photographed on.
func darkAreas(g *image.Gray, scale float64, opt Options) []image.Rectangle {
	size := g.Rect.Size()
	side := max(int(math.Round(scale)), 2)
	level := uint8(darkShare * float64(brightness(g, g.Rect)))
	squares := newBitmap(size.X/side, size.Y/side)
	for y := range squares.Height {
		for x := range squares.Width {
			if darkPart(g, image.Rect(x*side, y*side, (x+1)*side, (y+1)*side), level) > 0.5 {
				squares.set(x, y)
			}
		}
	}
	var out []image.Rectangle
	for _, c := range findComponents(squares.shrunk().grown().grown()).all {
		w, h := float64(c.Width()*side)/scale, float64(c.Height()*side)/scale
		if w < opt.DarkWidth || h < opt.DarkHeight || squares.filled(c) < darkFilled ||
			c.X0 == 0 || c.Y0 == 0 || c.X1 >= squares.Width || c.Y1 >= squares.Height {
			continue
		}
		box := exactly(g, image.Rect(c.X0*side, c.Y0*side, c.X1*side, c.Y1*side), level)
		if 1-darkPart(g, box, level) >= lightPrint {
			out = append(out, box)
		}
	}
	return out
}

// grown is a bitmap with ink on all pixels beside ink, too: white rules part the cells of a dark head.
func (b *Bitmap) grown() *Bitmap {
	out := newBitmap(b.Width, b.Height)
	for y := range b.Height {
		for x := range b.Width {
			for dy := -1; dy <= 1; dy++ {
				if b.At(x-1, y+dy) || b.At(x, y+dy) || b.At(x+1, y+dy) {
					out.set(x, y)
				}
			}
		}
	}
	return out
}

// shrunk is a bitmap without the ink beside pixels that have none: without lines.
func (b *Bitmap) shrunk() *Bitmap {
	out := newBitmap(b.Width, b.Height)
	for y := range b.Height {
		for x := range b.Width {
			all := true
			for dy := -1; dy <= 1; dy++ {
				all = all && b.At(x-1, y+dy) && b.At(x, y+dy) && b.At(x+1, y+dy)
			}
			if all {
				out.set(x, y)
			}
		}
	}
	return out
}

// filled is the share of a grown component's box, less what it has grown by, that has ink.
func (b *Bitmap) filled(c Component) float64 {
	n := 0
	for y := c.Y0; y < c.Y1; y++ {
		for x := c.X0; x < c.X1; x++ {
			if b.At(x, y) {
				n++
			}
		}
	}
	return float64(n) / float64(max((c.Width()-2)*(c.Height()-2), 1))
}

// darkPart is the share of a part of a picture that is darker than a level.
func darkPart(g *image.Gray, part image.Rectangle, level uint8) float64 {
	n := 0
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for _, v := range g.Pix[y*g.Stride+part.Min.X : y*g.Stride+part.Max.X] {
			if v < level {
				n++
			}
		}
	}
	return float64(n) / float64(max(part.Dx()*part.Dy(), 1))
}

// exactly moves the sides of a box inwards until each has dark pixels on half of its length.
func exactly(g *image.Gray, box image.Rectangle, level uint8) image.Rectangle {
	const half = 0.5
	for box.Dy() > 1 && darkPart(g, image.Rect(box.Min.X, box.Min.Y, box.Max.X, box.Min.Y+1), level) < half {
		box.Min.Y++
	}
	for box.Dy() > 1 && darkPart(g, image.Rect(box.Min.X, box.Max.Y-1, box.Max.X, box.Max.Y), level) < half {
		box.Max.Y--
	}
	for box.Dx() > 1 && darkPart(g, image.Rect(box.Min.X, box.Min.Y, box.Min.X+1, box.Max.Y), level) < half {
		box.Min.X++
	}
	for box.Dx() > 1 && darkPart(g, image.Rect(box.Max.X-1, box.Min.Y, box.Max.X, box.Max.Y), level) < half {
		box.Max.X--
	}
	return box
}

// turnedOver straightens a picture that has dark areas, and turns these over. It reports by how much the picture was
// skewed, in degrees; a picture without such areas stays as it is.
func turnedOver(g *image.Gray, scale float64, opt Options) (out *image.Gray, degrees float64) {
	if len(darkAreas(g, scale, opt)) == 0 {
		return g, 0
	}
	even := evenLight(g, scale, opt)
	out = image.NewGray(g.Rect)
	copy(out.Pix, g.Pix)
	if skewed, ok := skewOf(threshold(even, inkLevel(even, opt)), scale, opt); ok {
		out, degrees = straightened(g, skewed), skewed.horizontal
	}
	rim := max(int(math.Round(opt.DarkRim*scale)), 1)
	for _, box := range darkAreas(out, scale, opt) {
		turnOver(out, box.Inset(rim))
	}
	return out, degrees
}

// turnOver makes the dark of an area, that of its middle brightness, white, and what is brightest in it black.
func turnOver(g *image.Gray, box image.Rectangle) {
	var count [256]int
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for _, v := range g.Pix[y*g.Stride+box.Min.X : y*g.Stride+box.Max.X] {
			count[v]++
		}
	}
	dark, all := 0, 0
	for all*2 < box.Dx()*box.Dy() && dark < 255 {
		all += count[dark]
		dark++
	}
	bright := 255
	for bright > dark+1 && count[bright] == 0 {
		bright--
	}
	paper := brightness(g, g.Rect)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		line := g.Pix[y*g.Stride+box.Min.X : y*g.Stride+box.Max.X]
		for x, v := range line {
			line[x] = uint8(paper - paper*min(max(int(v)-dark, 0), bright-dark)/(bright-dark))
		}
	}
}
