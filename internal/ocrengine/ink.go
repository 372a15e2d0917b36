package ocrengine

import (
	"image"
	"math"
	"slices"

	"github.com/juesuan/juesuan/extract/ocr"
)

// placeSpikes gives each spike, left to right, an extent: the ink between the gaps that part it from its neighbours.
// A network tells only about where a character is; where it ends, the ink tells.
func placeSpikes(crop *image.Gray, spikes []spike) []ocr.Char {
	columns := inkColumns(crop)
	out := make([]ocr.Char, len(spikes))
	left := 0
	for i, s := range spikes {
		right := len(columns)
		if i+1 < len(spikes) {
			right = cut(columns, s.at, spikes[i+1].at, left)
		}
		x0, x1 := trim(columns, left, right)
		out[i] = ocr.Char{Text: s.text, X0: float64(x0), X1: float64(x1), Confidence: s.confidence}
		left = right
	}
	return out
}

// inkColumns is the darkness of each column.
func inkColumns(crop *image.Gray) []int {
	out := make([]int, crop.Rect.Dx())
	for y := range crop.Rect.Dy() {
		for x := range out {
			out[x] += 255 - int(crop.Pix[y*crop.Stride+x])
		}
	}
	// What is lighter than a twentieth of the darkest column is paper.
	darkest := 0
	for _, v := range out {
		darkest = max(darkest, v)
	}
	for x, v := range out {
		if v*20 < darkest {
			out[x] = 0
		}
	}
	return out
}

// between is the part of the way from the middle of a character to that of the next, around its half, where the gap may
// lie: it lies off the half where a point stands beside a digit.
const between = 0.6

// cut is the column that best parts two characters whose middles are about a and b: the middle of those of the lightest
// columns between them that are nearest to the half. Farther off may be a gap inside of a character, such as 机 has. It
// is least, at the least.
func cut(columns []int, a, b float64, least int) int {
	half, reach := (a+b)/2, (b-a)/2*between
	from, to := max(int(half-reach), least), min(int(half+reach)+1, len(columns))
	if from >= to {
		return min(max(from, least), len(columns))
	}
	lightest := slices.Min(columns[from:to])
	best, distance := from, math.Inf(1)
	for x := from; x < to; x++ {
		first := x
		for x < to && columns[x] == lightest {
			x++
		}
		if x == first {
			continue
		}
		if d := max(float64(first)-half, half-float64(x), 0); d < distance {
			best, distance = (first+x)/2, d
		}
	}
	return best
}

// trim takes the white from both ends of the columns left to right, unless all are white.
func trim(columns []int, left, right int) (int, int) {
	x0, x1 := left, right
	for x0 < x1 && columns[x0] == 0 {
		x0++
	}
	for x1 > x0 && columns[x1-1] == 0 {
		x1--
	}
	if x0 == x1 {
		return left, right
	}
	return x0, x1
}
