package raster

import (
	"image"
	"math"
)

// signs counts for each number of quarter turns clockwise what says that the page would be upright then: decimal
// points, which stand at the foot of the figures on both their sides. Nothing else in a table of figures tells top from
// bottom as surely.
func signs(all []Component, width, height int, scale float64) (count [4]int) {
	for q := range count {
		boxes := make([]Component, 0, len(all))
		for _, c := range all {
			boxes = append(boxes, c.turned(q, width, height))
		}
		count[q] = decimalPoints(boxes, scale)
	}
	return count
}

// turned is a component after quarters turns of a page of this size.
func (c Component) turned(quarters, width, height int) Component {
	out := Component{Area: c.Area}
	switch quarters & 3 {
	case 0:
		return c
	case 1:
		out.X0, out.X1, out.Y0, out.Y1 = height-c.Y1, height-c.Y0, c.X0, c.X1
	case 2:
		out.X0, out.X1, out.Y0, out.Y1 = width-c.X1, width-c.X0, height-c.Y1, height-c.Y0
	case 3:
		out.X0, out.X1, out.Y0, out.Y1 = c.Y0, c.Y1, width-c.X1, width-c.X0
	}
	return out
}

const (
	leastPoint, mostPoint   = 0.4, 2.6 // sizes of decimal points, in points: of 6 to 20 pt print
	leastFigure, mostFigure = 3.5, 18  // heights of figures, in points
	pointGap                = 0.7      // between a decimal point and the figures beside it, in heights of these
	pointFoot               = 0.14     // by which its foot is off theirs, in heights
)

// decimalPoints counts points between figures, with two figures behind them.
func decimalPoints(all []Component, scale float64) int {
	x := newFigureIndex(all, scale)
	n := 0
	for i := range all {
		d := &all[i]
		w, h := float64(d.Width())/scale, float64(d.Height())/scale
		if max(w, h) > mostPoint || max(w, h) < leastPoint || w > 2*h || h > 2*w {
			continue
		}
		left, tenths := x.beside(d, -1, 0), x.beside(d, 1, 0)
		if left == nil || tenths == nil || !alike(left, tenths) {
			continue
		}
		if hundredths := x.beside(tenths, 1, tenths.Height()); hundredths != nil && alike(tenths, hundredths) {
			n++
		}
	}
	return n
}

// alike reports whether two figures are of one size.
func alike(a, b *Component) bool {
	return 6*min(a.Height(), b.Height()) >= 5*max(a.Height(), b.Height())
}

// figureIndex finds figures by their place.
type figureIndex struct {
	square  int // side of the squares that figures are sorted into, in pixels
	figures map[image.Point][]*Component
}

func newFigureIndex(all []Component, scale float64) figureIndex {
	x := figureIndex{int(math.Ceil(mostFigure * scale)), map[image.Point][]*Component{}}
	for i := range all {
		c := &all[i]
		if h := float64(c.Height()) / scale; h >= leastFigure && h <= mostFigure && c.Width() < c.Height() {
			p := x.squareOf(c)
			x.figures[p] = append(x.figures[p], c)
		}
	}
	return x
}

func (x *figureIndex) squareOf(c *Component) image.Point {
	return image.Pt(c.X0/x.square, c.Y1/x.square)
}

// beside is the nearest figure to the left (-1) or right (1) of ink, on the same foot, nil when there is none. ink is
// lower than half the figure, unless it is a figure of some height itself.
func (x *figureIndex) beside(c *Component, side, height int) *Component {
	var found *Component
	nearest := math.MaxInt
	middle := x.squareOf(c)
	for dy := -1; dy <= 1; dy++ {
		for dx := -2; dx <= 1; dx++ {
			for _, f := range x.figures[middle.Add(image.Pt(dx, dy))] {
				tall := f.Height()
				foot := math.Abs(float64(f.Y1 - c.Y1))
				if f == c || foot > pointFoot*float64(tall)+1 || height == 0 && 2*c.Height() > tall {
					continue
				}
				gap := f.X0 - c.X1
				if side < 0 {
					gap = c.X0 - f.X1
				}
				if gap >= -1 && gap <= int(pointGap*float64(tall)) && gap < nearest {
					nearest, found = gap, f
				}
			}
		}
	}
	return found
}

// upright is the number of quarter turns that the signs ask for. ok is false when they don't tell.
func upright(count [4]int, opt Options) (quarters int, ok bool) {
	best, second := 0, -1
	for q := 1; q < len(count); q++ {
		if count[q] > count[best] {
			best = q
		}
	}
	for q, n := range count {
		if q != best {
			second = max(second, n)
		}
	}
	return best, count[best] >= opt.LeastSigns && count[best] >= 3*second
}
