package frame

import (
	"math"
	"slices"

	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// The legend of a chart is framed words, each behind a small square in the colour that it names.

const (
	swatchSize = 1.5 // a square is no larger than this, in em of the words behind it
	swatchGap  = 2.0 // … and no farther from them
)

// IsLegend reports whether each of two and more cells with text has a small filled square before it, and none a figure.
func (f *Frame) IsLegend() bool {
	named := 0
	for i := range f.Cells {
		c := &f.Cells[i]
		if !c.Inked {
			continue
		}
		if !isNamedSwatch(f.Page, c.Glyphs) {
			return false
		}
		named++
	}
	return named > 1
}

// isLegend is the same of a region.
func (r *Region) isLegend(p *model.Page) bool {
	named := 0
	for i := range r.lines {
		for _, c := range r.lines[i].Chunks {
			if !isNamedSwatch(p, c.Glyphs) {
				return false
			}
			named++
		}
	}
	return named > 1
}

// isNamedSwatch reports whether glyphs are words behind a small square.
func isNamedSwatch(page *model.Page, of []int32) bool {
	var box model.BBox
	size, digits := 0.0, 0
	for _, k := range of {
		g := &page.Glyphs[k]
		if words.IsBlank(g.Text) {
			continue
		}
		box, size = box.Union(g.BBox), max(size, g.Size)
		if words.IsNumeric(g.Text) {
			digits++
		}
	}
	if 2*digits > len(of) {
		return false
	}
	return slices.ContainsFunc(page.Fills, func(f model.Fill) bool {
		return f.Width() <= swatchSize*size && f.Height() <= swatchSize*size && f.Width() > size/5 && f.Height() > size/5 &&
			math.Abs(f.CenterY()-box.CenterY()) < size/2 && box.X0-f.X1 > -size/4 && box.X0-f.X1 < swatchGap*size
	})
}
