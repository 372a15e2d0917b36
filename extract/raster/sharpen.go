package raster

import "image"

// sharpened makes the strokes of a coarse picture as dark as they are printed: where one is thinner than a pixel, its
// black was shared with the paper beside it. Each pixel gets what it is darker or brighter than its surroundings, a square
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
