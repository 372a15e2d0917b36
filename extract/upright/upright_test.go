package upright

import (
	"testing"

	"github.com/juesuan/juesuan/model"
)

// sideways is a page of 600 x 800 with n characters that run at the angle, the first at the box, and one upright.
func sideways(n int, angle float64, box model.BBox) model.Page {
	p := model.Page{Width: 600, Height: 800, Rulings: []model.Ruling{
		{BBox: model.BBox{X0: 100, Top: 50, X1: 100, Bottom: 750}, Orientation: model.Vertical},
	}}
	for range n {
		p.Glyphs = append(p.Glyphs, model.Glyph{BBox: box, Text: "x", Angle: angle})
	}
	p.Glyphs = append(p.Glyphs, model.Glyph{BBox: model.BBox{X0: 300, Top: 780, X1: 305, Bottom: 790}, Text: "7"})
	return p
}

func TestTurn(t *testing.T) {
	box := model.BBox{X0: 90, Top: 60, X1: 100, Bottom: 65}
	for _, c := range []struct {
		angle, width float64
		rotation     int
		glyph, rule  model.BBox
	}{
		// read downwards: the right side of the page becomes its top
		{90, 800, 270, model.BBox{X0: 60, Top: 500, X1: 65, Bottom: 510}, model.BBox{X0: 50, Top: 500, X1: 750, Bottom: 500}},
		// read upwards: the left side does
		{270, 800, 90, model.BBox{X0: 735, Top: 90, X1: 740, Bottom: 100}, model.BBox{X0: 50, Top: 100, X1: 750, Bottom: 100}},
		{180, 600, 180, model.BBox{X0: 500, Top: 735, X1: 510, Bottom: 740}, model.BBox{X0: 500, Top: 50, X1: 500, Bottom: 750}},
	} {
		p := sideways(50, c.angle, box)
		Turn(&p, Options{})
		if p.Glyphs[0].BBox != c.glyph || p.Glyphs[0].Angle != 0 {
			t.Errorf("%v: the first character stands at %v, runs at %v; want %v, 0", c.angle, p.Glyphs[0].BBox, p.Glyphs[0].Angle, c.glyph)
		}
		if p.Rulings[0].BBox != c.rule || (p.Rulings[0].Orientation == model.Horizontal) != (c.angle != 180) {
			t.Errorf("%v: the rule is %+v, want %v", c.angle, p.Rulings[0], c.rule)
		}
		if p.Width != c.width || p.Rotation != c.rotation {
			t.Errorf("%v: width %v, rotation %v; want %v, %v", c.angle, p.Width, p.Rotation, c.width, c.rotation)
		}
	}
}

func TestLabelsOfAxesTurnNoPage(t *testing.T) {
	for name, p := range map[string]model.Page{
		"few characters": sideways(20, 90, model.BBox{X1: 1, Bottom: 1}),
		"half the text":  {Width: 600, Height: 800, Glyphs: append(sideways(50, 90, model.BBox{X1: 1, Bottom: 1}).Glyphs, sideways(50, 0, model.BBox{X1: 1, Bottom: 1}).Glyphs...)},
	} {
		Turn(&p, Options{})
		if p.Width != 600 || p.Rotation != 0 || p.Glyphs[0].Angle != 90 {
			t.Errorf("%s: the page was turned", name)
		}
	}
}
