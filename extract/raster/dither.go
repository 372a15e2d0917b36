package raster

import (
	"image"
	"math/bits"
)

// A picture in black and white has greys as lonely dots: the shade of a head, the paper itself, the print of a copy. They
// are greys again when each pixel is shared with its neighbours.

const (
	dotTile  = wordBits // pixels a side of the areas that dots are counted in
	leastDot = 100      // lonely dots in an area that is dithered, of its 4096 pixels: dust has fewer, print next to none
	dotLevel = 128      // what is darker is a dot
)

// undithered is a picture whose dithered areas, and those beside them, are grey.
func undithered(g *image.Gray) *image.Gray {
	dots := lonelyDots(threshold(g, dotLevel))
	var out *image.Gray
	for r := range dots.rows {
		for c := range dots.cols {
			if !dots.near(c, r) {
				continue
			}
			if out == nil {
				out = image.NewGray(g.Rect)
				copy(out.Pix, g.Pix)
			}
			blur(out, g, image.Rect(c*dotTile, r*dotTile, (c+1)*dotTile, (r+1)*dotTile).Intersect(g.Rect))
		}
	}
	if out == nil {
		return g
	}
	return out
}

// dotCount is the number of lonely dots in each area of a picture.
type dotCount struct {
	cols, rows int
	count      []int
}

// lonelyDots counts ink that has none above, below, left or right of it.
func lonelyDots(b *Bitmap) dotCount {
	d := dotCount{cols: b.stride, rows: (b.Height + dotTile - 1) / dotTile}
	d.count = make([]int, d.cols*d.rows)
	none := make([]uint64, b.stride)
	for y := range b.Height {
		above, here, below := none, b.row(y), none
		if y > 0 {
			above = b.row(y - 1)
		}
		if y+1 < b.Height {
			below = b.row(y + 1)
		}
		for w, word := range here {
			if word == 0 {
				continue
			}
			beside := word<<1 | word>>1
			if w > 0 {
				beside |= here[w-1] >> (wordBits - 1)
			}
			if w+1 < len(here) {
				beside |= here[w+1] << (wordBits - 1)
			}
			d.count[y/dotTile*d.cols+w] += bits.OnesCount64(word &^ (beside | above[w] | below[w]))
		}
	}
	return d
}

// near reports whether an area or one beside it is dithered.
func (d *dotCount) near(c, r int) bool {
	for i := max(r-1, 0); i <= min(r+1, d.rows-1); i++ {
		for k := max(c-1, 0); k <= min(c+1, d.cols-1); k++ {
			if d.count[i*d.cols+k] >= leastDot {
				return true
			}
		}
	}
	return false
}

// blur fills a part of a picture with that of another, each pixel shared with two on each side: the binomial 1 4 6 4 1,
// across and along.
func blur(to, from *image.Gray, part image.Rectangle) {
	const reach, one = 2, 256
	shares := [2*reach + 1]int{1, 4, 6, 4, 1}
	size := from.Rect.Size()
	sums := make([]int, part.Dx()+2*reach)
	for y := part.Min.Y; y < part.Max.Y; y++ {
		clear(sums)
		for k, share := range shares {
			row := from.Pix[min(max(y+k-reach, 0), size.Y-1)*from.Stride:]
			for x := range sums {
				sums[x] += share * int(row[min(max(part.Min.X+x-reach, 0), size.X-1)])
			}
		}
		line := to.Pix[y*to.Stride+part.Min.X:]
		for x := range part.Dx() {
			sum := 0
			for k, share := range shares {
				sum += share * sums[x+k]
			}
			line[x] = uint8((sum + one/2) / one)
		}
	}
}
