package ocrengine

import (
	"image"
	"slices"

	"github.com/juesuan/juesuan/extract/ocr"
)

// below is how far the ink of a comma reaches below the digits, as a part of their height, at the least: a comma in Song
// type reaches 0.15 to 0.25, a point -0.02 to 0.03.
const below = 0.08

// mendGrouping makes commas of points that are commas: PP-OCR reads 3.907.17 for 3,907.17 and is sure of it. A point is
// one only when another follows, so that it can't be the decimal point, and when its ink reaches below the digits.
func mendGrouping(crop *image.Gray, chars []ocr.Char) {
	var bottoms, heights []int
	for _, c := range chars {
		if c.Text >= "0" && c.Text <= "9" {
			top, bottom := inkRows(crop, c)
			bottoms, heights = append(bottoms, bottom), append(heights, bottom-top)
		}
	}
	if len(bottoms) == 0 {
		return
	}
	slices.Sort(bottoms)
	slices.Sort(heights)
	line, height := bottoms[len(bottoms)/2], heights[len(heights)/2]
	last := len(chars) - 1
	for last >= 0 && chars[last].Text != "." {
		last--
	}
	for i := range max(last, 0) {
		if chars[i].Text != "." {
			continue
		}
		if _, bottom := inkRows(crop, chars[i]); float64(bottom-line) > below*float64(height) {
			chars[i].Text = ","
		}
	}
}

// inkRows are the first row of a character's ink and the one behind the last.
func inkRows(crop *image.Gray, c ocr.Char) (top, bottom int) {
	top = crop.Rect.Dy()
	for y := range crop.Rect.Dy() {
		for x := int(c.X0); x < min(int(c.X1), crop.Rect.Dx()); x++ {
			if crop.Pix[y*crop.Stride+x] < 128 {
				top, bottom = min(top, y), y+1
				break
			}
		}
	}
	return top, bottom
}
