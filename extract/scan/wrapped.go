package scan

import (
	"image"
	"math"
	"slices"

	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/extract/raster"
)

// joinWrapped makes one line of the lines of a cell that a figure is wrapped into, 1,069. and 80, and of the last ones of
// a text when so little stands in the last that an engine can't tell what it is: 财政拨款收 and 入.
func joinWrapped(lines []line, opt Options) []line {
	var out []line
	for i := 0; i < len(lines); {
		end := i + 1
		for ; end < len(lines) && lines[i].table != outside.table && lines[end].table == lines[i].table && lines[end].cell == lines[i].cell; end++ {
		}
		out = append(out, joinCell(lines[i:end], opt)...)
		i = end
	}
	return out
}

// joinCell joins what is wrapped of one cell's lines.
func joinCell(lines []line, opt Options) []line {
	figures := !slices.ContainsFunc(lines, func(l line) bool { return l.kind == ocr.Text })
	out := lines[:1]
	for _, next := range lines[1:] {
		last := &out[len(out)-1]
		short := float64(next.box.Dx()) <= opt.ShortTail*next.em && next.box.Min.Y >= last.box.Max.Y-last.box.Dy()/2
		if !figures && !short {
			out = append(out, next)
			continue
		}
		last.box = last.box.Union(next.box)
		last.ink = append(last.ink, next.ink...)
		last.parts = append(last.parts, next.parts...)
		switch {
		case !figures:
			last.kind = ocr.Text
		case next.kind == ocr.Amount:
			last.kind = ocr.Amount
		}
	}
	return out
}

// wrapGap is the space between the parts of a wrapped figure in its crop, in em: that between figures.
const wrapGap = 0.15

// offsets are where the parts begin in the line's crop, in pixels, and how wide the crop is.
func (l *line) offsets() (at []int, width int) {
	gap := max(int(math.Round(wrapGap*l.em)), 1)
	for k, p := range l.parts {
		if k > 0 {
			width += gap
		}
		at = append(at, width)
		width += p.Dx()
	}
	return at, width
}

// crop is the picture of a line, its parts side by side, their feet on one height.
func (l *line) crop(page *raster.Page) *image.Gray {
	if len(l.parts) == 1 {
		return page.Crop(l.box)
	}
	at, width := l.offsets()
	height := 0
	for _, p := range l.parts {
		height = max(height, p.Dy())
	}
	out := image.NewGray(image.Rect(0, 0, width, height))
	for i := range out.Pix {
		out.Pix[i] = 255
	}
	for k, p := range l.parts {
		part := page.Crop(p)
		for y := range p.Dy() {
			copy(out.Pix[(height-p.Dy()+y)*out.Stride+at[k]:], part.Pix[y*part.Stride:y*part.Stride+p.Dx()])
		}
	}
	return out
}

// partAt is the part of a line that a place in its crop belongs to, and where that part begins in the crop.
func (l *line) partAt(x float64) (part image.Rectangle, begins float64) {
	at, _ := l.offsets()
	k := 0
	for k+1 < len(at) && x >= float64(at[k+1]) {
		k++
	}
	return l.parts[k], float64(at[k])
}
