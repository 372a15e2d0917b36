package drawn

import (
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// written is a page with a text of 10 pt at x 100, every character 5 pt wide and blanks 3: boxes from 91.2 to 101.2, the
// baseline at 100.
func written(text string) model.Page {
	p := model.Page{Width: 600, Height: 800}
	x := 100.0
	for _, r := range text {
		if r == ' ' {
			x += 3
			continue
		}
		p.Glyphs = append(p.Glyphs, model.Glyph{Text: string(r), Size: 10, BBox: model.BBox{X0: x, Top: 91.2, X1: x + 5, Bottom: 101.2}})
		x += 5
	}
	return p
}

func textOf(p *model.Page) string {
	var b strings.Builder
	for _, g := range p.Glyphs {
		b.WriteString(g.Text)
	}
	return b.String()
}

func TestSigns(t *testing.T) {
	bar := func(x0, x1, y float64) []model.Ruling {
		return []model.Ruling{{BBox: model.BBox{X0: x0, Top: y, X1: x1, Bottom: y}, Orientation: model.Horizontal, Thickness: 0.7}}
	}
	square := func(x, y, w, h float64) model.Ink {
		return model.Ink{BBox: model.BBox{X0: x, Top: y, X1: x + w, Bottom: y + h}}
	}
	for _, c := range []struct {
		name, text string
		rules      []model.Ruling
		ink        []model.Ink
		fills      []model.Fill
		images     []model.Image
		sides      []float64 // of cells
		want       string
		doubtful   bool
	}{
		{name: "a minus", text: "65", rules: bar(96, 99.5, 96.5), want: "-65"},
		{name: "a short minus", text: "65", ink: []model.Ink{square(97, 96, 2.2, 0.7)}, want: "-65"},
		{name: "a minus behind another column", text: "7        65", rules: bar(124, 128, 96.5), want: "7-65"},
		{name: "a hyphen", text: "7   65", rules: bar(106, 109, 96.5), want: "765"},
		{name: "an underline", text: "65", rules: bar(96, 99.5, 101), want: "65"},
		{name: "a stroke through a figure", text: "65", rules: bar(99, 109, 96.5), want: "65"},
		{name: "a bar before a word", text: "合计", rules: bar(96, 99.5, 96.5), want: "合计"},
		{name: "the side of a cell", text: "65", rules: bar(60, 99.5, 96.5), want: "65"},
		{name: "a bar far away", text: "65", rules: bar(86, 90, 96.5), want: "65"},
		{name: "a minus at the side of its cell", text: "65", rules: bar(62, 66, 96.5), sides: []float64{60, 120}, want: "-65"},
		{name: "a dash in the cell before", text: "65", rules: bar(62, 66, 96.5), sides: []float64{60, 80, 120}, want: "65"},
		{name: "a dash in the column before", text: "65", rules: bar(62, 66, 96.5), want: "65"},
		{name: "a minus as a picture", text: "65", images: []model.Image{{BBox: model.BBox{X0: 96, Top: 96, X1: 99.5, Bottom: 97}}}, want: "-65", doubtful: true},
		{name: "a point as a picture", text: "3 74", images: []model.Image{{BBox: model.BBox{X0: 106, Top: 99, X1: 107, Bottom: 100}}}, want: "3.74", doubtful: true},
		{name: "a point", text: "3 74", ink: []model.Ink{square(106, 99, 1, 1)}, want: "3.74"},
		{name: "a point without room", text: "374", ink: []model.Ink{square(104.5, 99, 1, 1)}, want: "3.74"},
		{name: "a point as an area", text: "3 74", fills: []model.Fill{{BBox: model.BBox{X0: 106, Top: 98.5, X1: 107.5, Bottom: 100}}}, want: "3.74"},
		{name: "a comma", text: "3 740", ink: []model.Ink{square(106, 98.4, 1.1, 3)}, want: "3,740"},
		{name: "a point in the middle of the line", text: "3 74", ink: []model.Ink{square(106, 93, 1, 1)}, want: "374"},
		{name: "leaders", text: "3   7", ink: []model.Ink{square(106, 99, 1, 1), square(109, 99, 1, 1)}, want: "37"},
		{name: "a point beside a word", text: "3 合", ink: []model.Ink{square(106, 99, 1, 1)}, want: "3合"},
		{name: "a point between columns", text: "3      7", ink: []model.Ink{square(110, 99, 1, 1)}, want: "37"},
	} {
		p := written(c.text)
		p.Rulings, p.Ink, p.Fills, p.Images = c.rules, c.ink, c.fills, c.images
		for _, x := range c.sides {
			p.Rulings = append(p.Rulings, model.Ruling{BBox: model.BBox{X0: x, Top: 85, X1: x, Bottom: 105}, Orientation: model.Vertical})
		}
		Signs(&p, Options{})
		if got := textOf(&p); got != c.want {
			t.Errorf("%s: the page reads %q, want %q", c.name, got, c.want)
		}
		if left, became := len(p.Rulings)+len(p.Ink)+len(p.Fills)+len(p.Images)-len(c.sides), len(p.Glyphs) > len(written(c.text).Glyphs); became != (left == 0) {
			t.Errorf("%s: %d shapes are left", c.name, left)
		}
		doubtful := false
		for _, g := range p.Glyphs {
			doubtful = doubtful || g.Doubtful
		}
		if doubtful != c.doubtful {
			t.Errorf("%s: doubtful %v, want %v", c.name, doubtful, c.doubtful)
		}
		for i := 1; i < len(p.Glyphs); i++ {
			if a, b := p.Glyphs[i-1], p.Glyphs[i]; a.X0 >= b.X0 || a.X1 > b.X0+1 {
				t.Errorf("%s: %s at %v stands upon %s at %v", c.name, a.Text, a.BBox, b.Text, b.BBox)
			}
		}
	}
}
