package raster

import (
	"image"
	"math"
	"slices"
)

// A coarse picture has strokes thinner than a pixel, whose black was shared with the paper beside it: they are grey, and
// fall into pieces where a level parts ink from paper. Its print tells: it is nowhere as dark as print is.

// isCoarse reports whether the print of a picture, its ink in pieces that could be figures, is grey at its darkest.
func isCoarse(g *image.Gray, scale float64, opt Options) bool {
	found := findComponents(threshold(g, brightestInk(opt)))
	darkest := make([]uint8, len(found.all))
	for i := range darkest {
		darkest[i] = 255
	}
	for _, r := range found.runs {
		for _, v := range g.Pix[r.y*g.Stride+r.x0 : r.y*g.Stride+r.x1] {
			darkest[r.of] = min(darkest[r.of], v)
		}
	}
	var figures []uint8
	for i := range found.all {
		c := &found.all[i]
		if h := float64(c.Height()) / scale; h >= leastFigure && h <= mostFigure && c.Width() < c.Height() {
			figures = append(figures, darkest[i])
		}
	}
	if len(figures) < leastPrint {
		return false
	}
	slices.Sort(figures)
	return float64(figures[len(figures)/2]) > opt.FaintPrint
}

// leastPrint: fewer pieces of ink say nothing of how dark print is.
const leastPrint = 40

// enlarged is a picture made larger, between four of its pixels by their nearness.
func enlarged(g *image.Gray, factor float64) *image.Gray {
	width, height := int(math.Round(float64(g.Rect.Dx())*factor)), int(math.Round(float64(g.Rect.Dy())*factor))
	out := image.NewGray(image.Rect(0, 0, width, height))
	at := func(v float64) int { return max(int(math.Round((v+0.5)/factor*(1<<fixedBits))-(1<<fixedBits)/2), 0) }
	for y := range height {
		sampleLine(g, out.Pix[y*out.Stride:y*out.Stride+width], at(0), at(float64(y)), int(math.Round((1<<fixedBits)/factor)), 0)
	}
	return out
}

// sharpened makes the strokes of a coarse picture as dark as they are printed. Each pixel gets what it is darker or brighter than its surroundings, a square
// of 2*reach+1 pixels, on top.
func sharpened(g *image.Gray, reach int) *image.Gray {
	width, height := g.Rect.Dx(), g.Rect.Dy()
	out := image.NewGray(image.Rect(0, 0, width, height))
	columns := make([]int, width) // sums of the square's rows in each column
	row := func(y int) []uint8 {
		y = min(max(y, 0), height-1)
		return g.Pix[y*g.Stride : y*g.Stride+width]
	}
	for y := -reach; y <= reach; y++ {
		addRow(columns, row(y), 1)
	}
	area := (2*reach + 1) * (2*reach + 1)
	for y := range height {
		from, to := row(y), out.Pix[y*out.Stride:y*out.Stride+width]
		sum := 0
		for x := -reach; x <= reach; x++ {
			sum += columns[min(max(x, 0), width-1)]
		}
		for x, v := range from {
			to[x] = uint8(min(max(2*int(v)-sum/area, 0), 255))
			sum += columns[min(x+reach+1, width-1)] - columns[max(x-reach, 0)]
		}
		addRow(columns, row(y-reach), -1)
		addRow(columns, row(y+reach+1), 1)
	}
	return out
}

func addRow(columns []int, row []uint8, sign int) {
	for x, v := range row {
		columns[x] += sign * int(v)
	}
}
