package paths

import (
	"testing"

	"github.com/juesuan/juesuan/model"
)

// polygon adds a closed shape with a corner cut, so that it is no rectangle.
func polygon(p *Path, x0, y0, x1, y1 float64) {
	p.Move(Point{x0, y0})
	for _, q := range []Point{{x1, y0}, {x1, (y0 + y1) / 2}, {(x0 + x1) / 2, y1}, {x0, y1}} {
		p.Line(q, LineTo)
	}
	p.Close()
}

var page = model.BBox{X1: 600, Bottom: 800}

// The counters of an 8 stand over each other like the dots of a rule.
func TestCountersOfCharactersAreNoRules(t *testing.T) {
	for _, order := range []string{"outline first", "counters first"} {
		var p Path
		counters := func() {
			polygon(&p, 101, 101, 103.5, 103)
			polygon(&p, 101, 104, 103.5, 106)
		}
		if order == "counters first" {
			counters()
		}
		polygon(&p, 100, 100, 104.5, 107)
		if order == "outline first" {
			counters()
		}
		painter := NewPainter(Options{})
		painter.Fill(&p, false, page, 0)
		if rules := painter.Rulings(); len(rules) > 0 || len(painter.Ink) != 1 {
			t.Errorf("%s: %d rules and %d characters, want one character: %v %v", order, len(rules), len(painter.Ink), rules, painter.Ink)
		}
	}
}

func TestInk(t *testing.T) {
	for _, c := range []struct {
		name       string
		draw       func(*Painter)
		ink, rules int
	}{
		{"a character", func(p *Painter) { var s Path; polygon(&s, 100, 100, 105, 107); p.Fill(&s, false, page, 0) }, 1, 0},
		{"a white one", func(p *Painter) { var s Path; polygon(&s, 100, 100, 105, 107); p.Fill(&s, false, page, 1) }, 0, 0},
		{"a drawing", func(p *Painter) { var s Path; polygon(&s, 100, 100, 205, 207); p.Fill(&s, false, page, 0) }, 0, 0},
		{"a character off the page", func(p *Painter) { var s Path; polygon(&s, 700, 100, 705, 107); p.Fill(&s, false, page, 0) }, 0, 0},
		{"a point", func(p *Painter) { var s Path; s.Rectangle(Identity, 100, 100, 1, 1); p.Fill(&s, false, page, 0) }, 1, 0},
		{"a short minus", func(p *Painter) {
			var s Path
			s.Move(Point{100, 100})
			s.Line(Point{102.2, 100}, LineTo)
			p.Stroke(&s, page, 0.7, 0)
		}, 1, 0},
		{"a dotted rule", func(p *Painter) {
			for i := range 20 {
				var s Path
				s.Rectangle(Identity, 100+2*float64(i), 100, 1, 1)
				p.Fill(&s, false, page, 0)
			}
		}, 0, 1},
	} {
		painter := NewPainter(Options{})
		c.draw(&painter)
		if rules := painter.Rulings(); len(rules) != c.rules || len(painter.Ink) != c.ink {
			t.Errorf("%s: %d rules and %d shapes of ink, want %d and %d", c.name, len(rules), len(painter.Ink), c.rules, c.ink)
		}
	}
}
