package paths

import "github.com/juesuan/juesuan/model"

// Vertex is a point of a path in displayed space. It is reached by what its kind says.
type Vertex struct {
	Point
	Kind Kind
}

// Kind is how a vertex is reached.
type Kind uint8

// The kinds of vertices.
const (
	MoveTo  Kind = iota // it begins a subpath
	LineTo              // by a line
	CurveTo             // end points and control points of curves
)

// Path is a path under construction. The zero value is empty.
type Path struct {
	Vertices []Vertex
	start    Point // of the current subpath
	closed   bool  // the last operator closed a subpath: a line from here begins a new one at start
}

// Move begins a subpath.
func (p *Path) Move(to Point) {
	p.Vertices = append(p.Vertices, Vertex{to, MoveTo})
	p.start, p.closed = to, false
}

// Line goes on to a point, by a line or as a part of a curve. A line from nowhere begins where it leads to.
func (p *Path) Line(to Point, kind Kind) {
	if len(p.Vertices) == 0 {
		p.Move(to)
		return
	}
	if p.closed {
		p.Move(p.start)
	}
	p.Vertices = append(p.Vertices, Vertex{to, kind})
}

// Close leads back to where the subpath began.
func (p *Path) Close() {
	if len(p.Vertices) == 0 || p.closed {
		return
	}
	p.Vertices = append(p.Vertices, Vertex{p.start, LineTo})
	p.closed = true
}

// Rectangle adds one of the space that m maps to the displayed one.
func (p *Path) Rectangle(m Matrix, x, y, w, h float64) {
	p.Move(m.Apply(x, y))
	p.Line(m.Apply(x+w, y), LineTo)
	p.Line(m.Apply(x+w, y+h), LineTo)
	p.Line(m.Apply(x, y+h), LineTo)
	p.Close()
}

// Reset empties the path, and keeps its memory.
func (p *Path) Reset() { *p = Path{Vertices: p.Vertices[:0]} }

// Curved reports whether any part of the path is a curve.
func (p *Path) Curved() bool {
	for i := range p.Vertices {
		if p.Vertices[i].Kind == CurveTo {
			return true
		}
	}
	return false
}

// IsRectangle reports whether the path is one rectangle with level sides.
func (p *Path) IsRectangle() bool {
	for i := 1; i < len(p.Vertices); i++ {
		if p.Vertices[i].Kind != LineTo {
			return false
		}
	}
	return len(p.Vertices) > 3 && upright(p.Vertices)
}

// Bounds is the box around the path; false for an empty one.
func (p *Path) Bounds() (model.BBox, bool) {
	if len(p.Vertices) == 0 {
		return model.BBox{}, false
	}
	return boundsOf(p.Vertices), true
}

func boundsOf(shape []Vertex) model.BBox {
	b := Bounds(shape[0].Point)
	for _, v := range shape[1:] {
		b = with(b, v.Point)
	}
	return b
}
