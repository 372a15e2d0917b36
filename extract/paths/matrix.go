package paths

import (
	"math"

	"github.com/juesuan/juesuan/model"
)

// Matrix maps (x, y) to (A·x + C·y + E, B·x + D·y + F), as PDF writes it: [A B C D E F].
type Matrix struct{ A, B, C, D, E, F float64 }

// Identity maps everything to itself.
var Identity = Matrix{A: 1, D: 1}

// MatrixOf is the matrix of the six numbers, in PDF's order.
func MatrixOf(a, b, c, d, e, f float64) Matrix { return Matrix{A: a, B: b, C: c, D: d, E: e, F: f} }

// Displayed maps user space to the page as displayed. box is the displayed part of user space (X0, Top are the smaller
// coordinates), rotation the /Rotate that applies, unit the points in one unit of user space.
func Displayed(box model.BBox, rotation int, unit float64) Matrix {
	b, u := box, unit
	switch rotation {
	case 90:
		return MatrixOf(0, u, u, 0, -b.Top*u, -b.X0*u)
	case 180:
		return MatrixOf(-u, 0, 0, u, b.X1*u, -b.Top*u)
	case 270:
		return MatrixOf(0, -u, -u, 0, b.Bottom*u, b.X1*u)
	}
	return MatrixOf(u, 0, 0, -u, -b.X0*u, b.Bottom*u)
}

// Mul is m followed by n.
func (m Matrix) Mul(n Matrix) Matrix {
	return Matrix{
		A: m.A*n.A + m.B*n.C, B: m.A*n.B + m.B*n.D,
		C: m.C*n.A + m.D*n.C, D: m.C*n.B + m.D*n.D,
		E: m.E*n.A + m.F*n.C + n.E, F: m.E*n.B + m.F*n.D + n.F,
	}
}

// Apply maps a point.
func (m Matrix) Apply(x, y float64) Point {
	return Point{X: m.A*x + m.C*y + m.E, Y: m.B*x + m.D*y + m.F}
}

// Direct maps a direction: what Apply does without the shift.
func (m Matrix) Direct(x, y float64) Point {
	return Point{X: m.A*x + m.C*y, Y: m.B*x + m.D*y}
}

// Inverse maps back what m maps; false when m maps all to a line.
func (m Matrix) Inverse() (Matrix, bool) {
	const flat = 1e-12
	det := m.A*m.D - m.B*m.C
	if !(math.Abs(det) > flat) {
		return Matrix{}, false
	}
	inv := Matrix{A: m.D / det, B: -m.B / det, C: -m.C / det, D: m.A / det}
	inv.E, inv.F = -m.E*inv.A-m.F*inv.C, -m.E*inv.B-m.F*inv.D
	return inv, inv.Finite()
}

// Scale is the geometric mean of how much m stretches lengths.
func (m Matrix) Scale() float64 { return math.Sqrt(math.Abs(m.A*m.D - m.B*m.C)) }

// Box is the box around the image of a rectangle.
func (m Matrix) Box(x0, y0, x1, y1 float64) model.BBox {
	return Bounds(m.Apply(x0, y0), m.Apply(x1, y0), m.Apply(x1, y1), m.Apply(x0, y1))
}

// Level reports whether m keeps rectangles with level sides what they are.
func (m Matrix) Level() bool {
	const slack = 1e-3 // of the longer side
	upright := math.Abs(m.B)+math.Abs(m.C) <= slack*(math.Abs(m.A)+math.Abs(m.D))
	turned := math.Abs(m.A)+math.Abs(m.D) <= slack*(math.Abs(m.B)+math.Abs(m.C))
	return upright || turned
}

// Finite reports whether all of m can be computed with.
func (m Matrix) Finite() bool {
	const far = 1e9
	for _, v := range [...]float64{m.A, m.B, m.C, m.D, m.E, m.F} {
		if !(math.Abs(v) < far) {
			return false
		}
	}
	return true
}

// Point is a point, or a direction.
type Point struct{ X, Y float64 }

// Angle of a direction in displayed space, in degrees, clockwise, in [0, 360). What is off by less than a hundredth of a
// degree is rounding in the file.
func (p Point) Angle() float64 {
	if p.Y == 0 && p.X >= 0 {
		return 0
	}
	deg := math.Atan2(p.Y, p.X) * 180 / math.Pi
	if deg < 0 {
		deg += 360
	}
	if near := math.Round(deg/90) * 90; math.Abs(deg-near) < 0.01 {
		deg = near
	}
	if deg >= 360 {
		deg = 0
	}
	return deg
}

// Bounds is the box around points, of which there is one at least.
func Bounds(points ...Point) model.BBox {
	b := model.BBox{X0: points[0].X, Top: points[0].Y, X1: points[0].X, Bottom: points[0].Y}
	for _, p := range points[1:] {
		b = with(b, p)
	}
	return b
}

// with is a box grown to hold a point.
func with(b model.BBox, p Point) model.BBox {
	return model.BBox{X0: min(b.X0, p.X), Top: min(b.Top, p.Y), X1: max(b.X1, p.X), Bottom: max(b.Bottom, p.Y)}
}
