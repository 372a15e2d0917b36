package seen

import (
	"testing"

	"github.com/juesuan/juesuan/model"
)

func box(x0, top, x1, bottom float64) model.BBox {
	return model.BBox{X0: x0, Top: top, X1: x1, Bottom: bottom}
}

func grey(light float64) model.Colour {
	v := uint8(255 * light)
	return model.Colour{R: v, G: v, B: v, Known: true}
}

// set draws a text of 10 pt in the given shade, its first glyph at 100, 100.
func set(text string, luminance float64) []model.Glyph {
	var out []model.Glyph
	for i, r := range text {
		out = append(out, model.Glyph{BBox: box(100+5*float64(i), 100, 105+5*float64(i), 110), Text: string(r), Size: 10, Luminance: luminance, Ink: grey(luminance)})
	}
	return out
}

func TestMarkAreas(t *testing.T) {
	under, over := 0, 4 // glyphs drawn before an area
	around := box(90, 95, 140, 115)
	for _, c := range []struct {
		name  string
		light float64 // of the text
		areas []Area
		want  model.Unseen
	}{
		{"black on paper", 0, nil, model.Seen},
		{"white on paper", 1, nil, model.OnGround},
		{"white on a dark head", 1, []Area{{around, grey(0.2), true, under}}, model.Seen},
		{"white on an image", 1, []Area{{around, model.Colour{}, true, under}}, model.Seen},
		{"white on a shape that is no rectangle", 1, []Area{{around, model.Colour{}, false, under}}, model.Seen},
		{"in the grey of its row", 0.85, []Area{{around, grey(0.85), true, under}}, model.OnGround},
		{"grey on a white cell of a grey page", 0.85, []Area{{box(0, 0, 600, 800), grey(0.85), true, under}, {around, grey(1), true, under}}, model.Seen},
		{"under a white box", 0, []Area{{around, grey(1), true, over}}, model.Covered},
		{"under an opaque image", 0, []Area{{around, model.Colour{}, true, over}}, model.Covered},
		{"under a tinted film", 0, []Area{{around, grey(0.9), false, over}}, model.Seen},
		{"grey on a red of the same luminance", 0.3, []Area{{around, model.Colour{R: 255, Known: true}, true, under}}, model.Seen},
		{"beside a white box", 0, []Area{{box(150, 95, 200, 115), grey(1), true, over}}, model.Seen},
		{"under an area of unknown order", 0, []Area{{around, grey(1), true, -1}}, model.Seen},
	} {
		p := model.Page{Width: 595, Height: 842, Glyphs: set("4.31", c.light)}
		Mark(&p, c.areas, Options{})
		for i := range p.Glyphs {
			if got := p.Glyphs[i].Unseen; got != c.want {
				t.Errorf("%s: glyph %s is %q, want %q", c.name, p.Glyphs[i].Text, got, c.want)
			}
		}
	}
}

func TestMarkStruckOut(t *testing.T) {
	rule := func(x0, x1, y float64) model.Ruling {
		return model.Ruling{BBox: box(x0, y, x1, y), Orientation: model.Horizontal, Thickness: 0.5}
	}
	for _, c := range []struct {
		name string
		rule model.Ruling
		want model.Unseen
	}{
		{"a rule through it", rule(99, 121, 105), model.StruckOut},
		{"an underline", rule(100, 120, 110.5), model.Seen},
		{"a rule of the table at its foot", rule(50, 500, 109), model.Seen},
		{"a rule of the table through overflowing text", rule(50, 500, 105), model.Seen},
		{"a minus before it", rule(94, 99, 105), model.Seen},
	} {
		p := model.Page{Width: 595, Height: 842, Glyphs: set("4.31", 0), Rulings: []model.Ruling{c.rule}}
		Mark(&p, nil, Options{})
		if got := p.Glyphs[1].Unseen; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestFigures(t *testing.T) {
	p := model.Page{Width: 595, Height: 842, Glyphs: append(set("4.31", 0), set("合计", 0)...)}
	for i := range p.Glyphs {
		p.Glyphs[i].Unseen = model.Covered
	}
	got := Figures(&p)
	if len(got) != 1 || got[0].Text != "4.31" || got[0].Reason != "covered" || got[0].BBox != box(100, 100, 120, 110) {
		t.Errorf("got %+v, want 4.31 alone, covered", got)
	}
}
