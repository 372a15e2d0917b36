package pdfium

import (
	"math"

	"github.com/juesuan/juesuan/model"
)

// matrix maps (x, y) to (a·x + c·y + e, b·x + d·y + f), as PDF writes it: [a b c d e f].
type matrix struct{ a, b, c, d, e, f float64 }

// mul is m followed by n.
func (m matrix) mul(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

func (m matrix) apply(x, y float64) point {
	return point{m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f}
}

// direct turns a direction: what apply does without the shift.
func (m matrix) direct(x, y float64) point {
	return point{m.a*x + m.c*y, m.b*x + m.d*y}
}

// scale is the geometric mean of how much m stretches lengths.
func (m matrix) scale() float64 { return math.Sqrt(math.Abs(m.a*m.d - m.b*m.c)) }

// finite reports whether all of m can be computed with.
func (m matrix) finite() bool {
	const far = 1e9
	for _, v := range [...]float64{m.a, m.b, m.c, m.d, m.e, m.f} {
		if !(math.Abs(v) < far) {
			return false
		}
	}
	return true
}

type point struct{ x, y float64 }

// bounds is the box around points.
func bounds(points ...point) model.BBox {
	b := model.BBox{X0: points[0].x, Top: points[0].y, X1: points[0].x, Bottom: points[0].y}
	for _, p := range points[1:] {
		b.X0, b.X1 = math.Min(b.X0, p.x), math.Max(b.X1, p.x)
		b.Top, b.Bottom = math.Min(b.Top, p.y), math.Max(b.Bottom, p.y)
	}
	return b
}

// displayed maps user space to the page as displayed, origin top left and y down: box is the displayed part of user
// space (X0, Top are the smaller coordinates), rotation the /Rotate that applies.
func displayed(box model.BBox, rotation int) matrix {
	switch rotation {
	case 90:
		return matrix{0, 1, 1, 0, -box.Top, -box.X0}
	case 180:
		return matrix{-1, 0, 0, 1, box.X1, -box.Top}
	case 270:
		return matrix{0, -1, -1, 0, box.Bottom, box.X1}
	}
	return matrix{1, 0, 0, -1, -box.X0, box.Bottom}
}

// angle of a direction in displayed space, clockwise, in [0, 360). What is off by less than a hundredth of a degree is
// rounding.
func angle(v point) float64 {
	deg := math.Atan2(v.y, v.x) * 180 / math.Pi
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
