package textpdf

import "github.com/juesuan/juesuan/extract/paths"

type (
	matrix = paths.Matrix
	point  = paths.Point
)

// matrixOf reads an array of six numbers; what is none gives the other matrix.
func matrixOf(o *object, otherwise matrix) matrix {
	if o.len() != 6 {
		return otherwise
	}
	v := o.numbers()
	m := paths.MatrixOf(v[0], v[1], v[2], v[3], v[4], v[5])
	if !m.Finite() {
		return otherwise
	}
	return m
}
