package scan

import (
	"image"
	"testing"

	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/extract/raster"
)

func TestMarkIsPutBack(t *testing.T) {
	full := func(x int) raster.Component { return raster.Component{X0: x, Y0: 0, X1: x + 36, Y1: 36} }
	stroke := func(x int) raster.Component { return raster.Component{X0: x, Y0: 16, X1: x + 34, Y1: 20} }
	point := func(x int) raster.Component { return raster.Component{X0: x, Y0: 24, X1: x + 9, Y1: 33} }
	for name, c := range map[string]struct {
		read string
		x    []float64 // where each character begins
		ink  []raster.Component
		want string
	}{
		"mark left out":       {"十住房", []float64{0, 48, 120}, []raster.Component{full(0), point(46), full(76), full(116)}, "十、住房"},
		"mark and stroke":     {"一般公", []float64{0, 116, 156}, []raster.Component{stroke(0), point(46), stroke(76), full(116), full(156)}, "一、一般公"},
		"no mark is printed":  {"一般公", []float64{0, 40, 80}, []raster.Component{stroke(0), full(40), full(80)}, "一般公"},
		"part of a character": {"二次房", []float64{0, 40, 80}, []raster.Component{full(0), {X0: 40, Y0: 24, X1: 49, Y1: 33}, {X0: 50, Y0: 0, X1: 76, Y1: 36}, full(80)}, "二次房"},
	} {
		t.Run(name, func(t *testing.T) {
			l := line{em: 38, text: c.read, ink: c.ink, box: image.Rect(0, 0, 200, 36), parts: []image.Rectangle{image.Rect(0, 0, 200, 36)}}
			i := 0
			for _, r := range c.read {
				l.chars = append(l.chars, ocr.Char{Text: string(r), X0: c.x[i], X1: c.x[i] + 36})
				if i > 0 {
					l.chars[i-1].X1 = c.x[i]
				}
				i++
			}
			if l.restoreMarks(); l.text != c.want {
				t.Errorf("%q, not %q", l.text, c.want)
			}
		})
	}
}
