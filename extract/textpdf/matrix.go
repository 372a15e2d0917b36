package textpdf

import (
	"math"

	"github.com/juesuan/juesuan/model"
)

// matrix maps (x, y) to (a·x + c·y + e, b·x + d·y + f), as PDF writes it: [a b c d e f].
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

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

// scale is the geometric mean of how much m stretches lengths.
func (m matrix) scale() float64 { return math.Sqrt(math.Abs(m.a*m.d - m.b*m.c)) }

// box is the box around the image of a rectangle.
func (m matrix) box(x0, y0, x1, y1 float64) model.BBox {
	var b bounds
	b.add(m.apply(x0, y0))
	b.add(m.apply(x1, y0))
	b.add(m.apply(x1, y1))
	b.add(m.apply(x0, y1))
	return b.box
}

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

func matrixOf(o *object, otherwise matrix) matrix {
	if o.len() != 6 {
		return otherwise
	}
	v := o.numbers()
	m := matrix{v[0], v[1], v[2], v[3], v[4], v[5]}
	if !m.finite() {
		return otherwise
	}
	return m
}

type point struct{ x, y float64 }

// bounds is a box that grows with its points.
type bounds struct {
	box model.BBox
	any bool
}

func (b *bounds) add(p point) {
	if !b.any {
		b.box, b.any = model.BBox{X0: p.x, Top: p.y, X1: p.x, Bottom: p.y}, true
		return
	}
	b.box.X0, b.box.X1 = math.Min(b.box.X0, p.x), math.Max(b.box.X1, p.x)
	b.box.Top, b.box.Bottom = math.Min(b.box.Top, p.y), math.Max(b.box.Bottom, p.y)
}
