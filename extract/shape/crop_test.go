package shape

import (
	"image"
	"image/color"
	"image/draw"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// A page of one point a pixel, 200 by 60, with glyphs of 20 points drawn as boxes.
func boxes(paper, ink uint8, at ...image.Rectangle) (*image.Gray, *model.Page) {
	picture := image.NewGray(image.Rect(0, 0, 200, 60))
	draw.Draw(picture, picture.Rect, image.NewUniform(color.Gray{paper}), image.Point{}, draw.Src)
	p := &model.Page{}
	for i, r := range at {
		draw.Draw(picture, r, image.NewUniform(color.Gray{ink}), image.Point{}, draw.Src)
		x := float64(r.Min.X - 2)
		p.Glyphs = append(p.Glyphs, model.Glyph{Text: "?", Size: 20, Shape: int32(i + 1), BBox: model.BBox{X0: x, Top: 20, X1: x + 20, Bottom: 40}})
	}
	return picture, p
}

func only(t *testing.T, p *model.Page) *run {
	t.Helper()
	runs := runsOf(p, 0, Options{}.withDefaults())
	if len(runs) != 1 || len(runs[0].glyphs) != len(p.Glyphs) {
		t.Fatalf("the runs are %+v, want one of all glyphs", runs)
	}
	return &runs[0]
}

func TestCropsAreBlackOnWhiteAndWithoutRules(t *testing.T) {
	for _, c := range []struct {
		name       string
		paper, ink uint8
	}{{"black on white", 255, 0}, {"white on dark", 40, 250}, {"grey on a shade", 200, 20}} {
		picture, p := boxes(c.paper, c.ink, image.Rect(52, 22, 68, 38), image.Rect(72, 22, 88, 38))
		p.Rulings = []model.Ruling{{BBox: model.BBox{X0: 0, Top: 41, X1: 200, Bottom: 41}, Thickness: 1}}
		draw.Draw(picture, image.Rect(0, 40, 200, 42), image.NewUniform(color.Gray{c.ink}), image.Point{}, draw.Src)
		if c.name == "white on dark" {
			for i := range p.Glyphs {
				p.Glyphs[i].Luminance = 1
			}
		}
		crop, places := cropOf(picture, 1, p, only(t, p), Options{}.withDefaults())
		if crop == nil || crop.Rect != image.Rect(0, 0, 36, 16) {
			t.Fatalf("%s: the crop is %v, want the two glyphs and the gap between them", c.name, crop.Rect)
		}
		if v := crop.GrayAt(5, 5).Y; v > 60 {
			t.Errorf("%s: ink has brightness %d", c.name, v)
		}
		if v := crop.GrayAt(18, 5).Y; v < 250 {
			t.Errorf("%s: paper has brightness %d", c.name, v)
		}
		if places[0].x0 != 0 || places[0].x1 != 16 || places[1].x0 != 20 || places[1].x1 != 36 {
			t.Errorf("%s: the glyphs stand at %v", c.name, places)
		}
	}
}

func TestWideGapsAreNarrowed(t *testing.T) {
	picture, p := boxes(255, 0, image.Rect(10, 22, 18, 38), image.Rect(48, 22, 56, 38))
	crop, places := cropOf(picture, 1, p, only(t, p), Options{}.withDefaults())
	if crop == nil || crop.Rect.Dx() != 8+4+8 { // a gap of 0.22 em
		t.Fatalf("the crop is %v wide, want 20", crop.Rect)
	}
	if places[1].x0 != 12 || places[1].x1 != 20 {
		t.Errorf("the second glyph stands at %v", places[1])
	}
}

func TestBoxesToBeTickedAreToldByTheirInk(t *testing.T) {
	for _, c := range []struct {
		name string
		draw func(p *image.Gray)
		want string
	}{
		{"filled", func(*image.Gray) {}, "■"},
		{"empty", func(p *image.Gray) { draw.Draw(p, image.Rect(54, 24, 66, 36), image.White, image.Point{}, draw.Src) }, "□"},
		{"a mouth", func(p *image.Gray) {
			draw.Draw(p, image.Rect(54, 24, 66, 34), image.White, image.Point{}, draw.Src)
			draw.Draw(p, image.Rect(54, 36, 66, 38), image.White, image.Point{}, draw.Src)
		}, ""},
		{"a sun", func(p *image.Gray) {
			draw.Draw(p, image.Rect(54, 24, 66, 29), image.White, image.Point{}, draw.Src)
			draw.Draw(p, image.Rect(54, 31, 66, 36), image.White, image.Point{}, draw.Src)
		}, ""},
		{"a high box", func(p *image.Gray) { draw.Draw(p, image.Rect(60, 20, 70, 40), image.White, image.Point{}, draw.Src) }, ""},
	} {
		picture, p := boxes(255, 0, image.Rect(52, 22, 68, 38))
		c.draw(picture)
		_, places := cropOf(picture, 1, p, only(t, p), Options{}.withDefaults())
		if places[0].frame != c.want {
			t.Errorf("%s: it is taken for %q, want %q", c.name, places[0].frame, c.want)
		}
	}
}

func TestRunsEndAtRulesGapsAndOtherType(t *testing.T) {
	row := func(x ...float64) *model.Page {
		p := &model.Page{}
		for _, x := range x {
			p.Glyphs = append(p.Glyphs, model.Glyph{Text: "?", Size: 10, Shape: 1, BBox: model.BBox{X0: x, Top: 0, X1: x + 10, Bottom: 10}})
		}
		return p
	}
	ruled := row(0, 10, 22, 32)
	ruled.Rulings = []model.Ruling{{BBox: model.BBox{X0: 21, Top: -5, X1: 21, Bottom: 15}, Orientation: model.Vertical}}
	larger := row(0, 10, 20)
	larger.Glyphs[2].Size = 14
	below := row(0, 10)
	below.Glyphs[1].Top, below.Glyphs[1].Bottom = 12, 22
	believed := row(0, 40)
	believed.Glyphs[1].Shape = 0
	for _, c := range []struct {
		name string
		page *model.Page
		want []int // glyphs of each run
	}{
		{"side by side", row(0, 10, 20), []int{3}},
		{"a blank apart", row(0, 20, 30), []int{3}},
		{"a gap", row(0, 10, 40), []int{2, 1}},
		{"a rule", ruled, []int{2, 2}},
		{"other type", larger, []int{2, 1}},
		{"another line", below, []int{1, 1}},
		{"a run of glyphs that are known", believed, []int{1}},
	} {
		runs := runsOf(c.page, 0, Options{}.withDefaults())
		got := []int{}
		for _, r := range runs {
			got = append(got, len(r.glyphs))
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: runs of %v glyphs, want %v", c.name, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: runs of %v glyphs, want %v", c.name, got, c.want)
				break
			}
		}
	}
}
