package paths

import (
	"math"

	"github.com/juesuan/juesuan/model"
)

// frame is the four sides of a border, drawn as the area between two rectangles.
func frame(points []Vertex, evenOdd bool) (sides [4]model.BBox, ok bool) {
	const corners = 5 // with the point that closes
	if len(points) != 2*corners || points[corners].Kind != MoveTo || !upright(points[:corners]) || !upright(points[corners:]) {
		return sides, false
	}
	if !evenOdd && turn(points[:corners])*turn(points[corners:]) > 0 {
		return sides, false
	}
	outer, inner := boundsOf(points[:corners]), boundsOf(points[corners:])
	if inner.Width() > outer.Width() {
		outer, inner = inner, outer
	}
	if inner.X0 < outer.X0 || inner.X1 > outer.X1 || inner.Top < outer.Top || inner.Bottom > outer.Bottom {
		return sides, false
	}
	return [4]model.BBox{
		{X0: outer.X0, Top: outer.Top, X1: outer.X1, Bottom: inner.Top},
		{X0: outer.X0, Top: inner.Bottom, X1: outer.X1, Bottom: outer.Bottom},
		{X0: outer.X0, Top: outer.Top, X1: inner.X0, Bottom: outer.Bottom},
		{X0: inner.X1, Top: outer.Top, X1: outer.X1, Bottom: outer.Bottom},
	}, true
}

// Holed reports whether a path of several shapes may leave holes: its largest shape holds another one.
func (p *Path) Holed() bool {
	points := p.Vertices
	var largest model.BBox
	shapes := 0
	each := func(take func(model.BBox)) {
		for start := 0; start < len(points); {
			end := start + 1
			for end < len(points) && points[end].Kind != MoveTo {
				end++
			}
			if end-start > 1 {
				take(boundsOf(points[start:end]))
			}
			start = end
		}
	}
	each(func(b model.BBox) {
		shapes++
		if b.Width()*b.Height() > largest.Width()*largest.Height() {
			largest = b
		}
	})
	if shapes < 2 {
		return false
	}
	held := 0 // the largest itself among them
	each(func(b model.BBox) {
		if largest.Overlaps(b) {
			held++
		}
	})
	return held > 1
}

// turn is positive or negative by the direction a polygon is drawn in.
func turn(shape []Vertex) float64 {
	area := 0.0
	for i := 1; i < len(shape); i++ {
		area += shape[i-1].X*shape[i].Y - shape[i].X*shape[i-1].Y
	}
	return area
}

// upright reports whether a shape is a rectangle with level sides, its corners maybe rounded.
func upright(shape []Vertex) bool {
	b := boundsOf(shape)
	const slack = 0.1
	onEdge := func(p Point) bool {
		return p.X-b.X0 < slack || b.X1-p.X < slack || p.Y-b.Top < slack || b.Bottom-p.Y < slack
	}
	lines := 0
	for i, p := range shape {
		if !onEdge(p.Point) && p.Kind != CurveTo {
			return false
		}
		if i == 0 || p.Kind != LineTo {
			continue
		}
		lines++
		if q := shape[i-1]; math.Abs(p.X-q.X) > slack && math.Abs(p.Y-q.Y) > slack {
			return false
		}
	}
	return lines >= 3 && math.Abs(turn(shape))/2 >= 0.9*b.Width()*b.Height()
}

// thinQuad is the middle line of a quadrilateral that is much longer than wide.
func thinQuad(shape []Vertex) (p, q Point, thickness float64, ok bool) {
	n := len(shape)
	if n > 1 && shape[n-1].Point == shape[0].Point {
		n--
	}
	if n != 4 {
		return p, q, 0, false
	}
	side := func(i int) float64 {
		a, b := shape[i%4], shape[(i+1)%4]
		return math.Hypot(b.X-a.X, b.Y-a.Y)
	}
	first := 0
	if side(0)+side(2) > side(1)+side(3) {
		first = 1 // sides first and first+2 are the short ones
	}
	thickness = (side(first) + side(first+2)) / 2
	middle := func(i int) Point {
		a, b := shape[i%4], shape[(i+1)%4]
		return Point{X: (a.X + b.X) / 2, Y: (a.Y + b.Y) / 2}
	}
	p, q = middle(first), middle(first+2)
	const slender = 5
	return p, q, thickness, math.Hypot(q.X-p.X, q.Y-p.Y) >= slender*thickness
}
