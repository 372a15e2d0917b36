package raster

import (
	"fmt"
	"image/color"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// standard is a table of figures.
func standard(dpi float64) *draft {
	d := newDraft(dpi)
	d.table([]float64{40, 140, 240, 360}, []float64{60, 90, 120, 150, 180})
	for _, y := range []float64{80, 110, 140, 170} {
		for _, x := range []float64{100, 200, 320} {
			d.amount(x, y)
		}
	}
	return d
}

func expectStandard(t *testing.T, p *Page) {
	t.Helper()
	expectRules(t, p, model.Horizontal, across(40, 360, 60), across(40, 360, 90), across(40, 360, 120), across(40, 360, 150), across(40, 360, 180))
	expectRules(t, p, model.Vertical, down(40, 60, 180), down(140, 60, 180), down(240, 60, 180), down(360, 60, 180))
	if len(p.Components) != 60 {
		t.Errorf("%d figures and points, not 60", len(p.Components))
	}
}

func TestPageAsItIs(t *testing.T) {
	for _, dpi := range []float64{150, 200, 300} {
		t.Run(fmt.Sprint(dpi), func(t *testing.T) {
			p := standard(dpi).read()
			expectStandard(t, p)
			if p.Turn != 0 || p.Skew != 0 || p.Undecided {
				t.Errorf("turned by %d, skewed by %v, undecided: %v", p.Turn, p.Skew, p.Undecided)
			}
		})
	}
}

// A coarse picture of faint figures beside black rules: their strokes are thinner than a pixel. Points on the page stay
// where they are.
func TestCoarsePicture(t *testing.T) {
	d := newDraft(300)
	d.table([]float64{40, 140, 240, 360}, []float64{60, 90, 120, 150, 180})
	d.fill(100, 20, 300, 45, black)
	faint := color.RGBA{70, 70, 70, 255}
	for _, y := range []float64{80, 110, 140, 170} {
		for _, x := range []float64{100, 200, 320} {
			for i := range 5 { // a frame of thin strokes
				at := x + float64(i)*5
				d.fill(at, y-6.5, at+4, y-6.26, faint)
				d.fill(at, y-0.24, at+4, y, faint)
				d.fill(at, y-6.5, at+0.24, y, faint)
				d.fill(at+3.76, y-6.5, at+4, y, faint)
			}
		}
	}
	p := d.coarser(2).read()
	figures := 0
	for _, c := range p.Components {
		if float64(c.Y0)/p.Scale > 60 && math.Abs(float64(c.Height())/p.Scale-6.5) < 1 {
			figures++
		}
	}
	if figures != 60 {
		t.Errorf("%d figures in one piece, not 60", figures)
	}
	if math.Abs(p.Width-draftWidth) > 0.5 || math.Abs(p.Height-draftHeight) > 0.5 {
		t.Errorf("the page is %v × %v", p.Width, p.Height)
	}
	if len(p.Rulings) != 9 {
		t.Errorf("%d rulings", len(p.Rulings))
	}
}

func TestSkewIsFoundAndUndone(t *testing.T) {
	for _, degrees := range []float64{-3, -0.5, 0.07, 1.5, 6} {
		t.Run(fmt.Sprint(degrees), func(t *testing.T) {
			p := standard(300).turned(degrees).worn(8).read()
			const near = 0.022 // half a pixel over the width of the table
			if math.Abs(p.Skew-degrees) > near {
				t.Errorf("skewed by %v, not %v", p.Skew, degrees)
			}
			expectStandard(t, p)
		})
	}
}

func TestPageTurned(t *testing.T) {
	upright := standard(200)
	for turn := 0; turn < 360; turn += 90 {
		t.Run(fmt.Sprint(turn), func(t *testing.T) {
			grey := turned(toGrey(upright.image, 200.0/72, Options{}.withDefaults()), (360-turn)/90)
			p := Read(grey, 200, Options{})
			if p.Turn != turn || p.Undecided {
				t.Errorf("turned by %d, not %d; undecided: %v", p.Turn, turn, p.Undecided)
			}
			expectStandard(t, p)
		})
	}
}

func TestPageWithoutFiguresIsUndecided(t *testing.T) {
	d := newDraft(200)
	d.table([]float64{40, 140, 240}, []float64{60, 90, 120})
	if p := d.read(); !p.Undecided || p.Turn != 0 {
		t.Errorf("decided on %d", p.Turn)
	}
}

func TestBrokenRulesAreJoined(t *testing.T) {
	d := newDraft(300)
	d.table([]float64{40, 140, 240}, []float64{60, 90, 120})
	d.fill(100, 88, 101.5, 92, color.White) // a scratch
	p := d.read()
	expectRules(t, p, model.Horizontal, across(40, 240, 60), across(40, 240, 90), across(40, 240, 120))
}

func TestFadedRuleIsJoined(t *testing.T) {
	d := newDraft(300)
	d.table([]float64{40, 140, 240}, []float64{60, 90, 120})
	d.fill(80, 88, 120, 92, color.White)
	d.fill(80, 89.75, 120, 90.25, color.RGBA{225, 225, 225, 255})
	expectRules(t, d.worn(4).read(), model.Horizontal, across(40, 240, 60), across(40, 240, 90), across(40, 240, 120))
}

func TestRuleThatStopsAtAMergedCellStops(t *testing.T) {
	d := newDraft(300)
	d.table([]float64{40, 140, 240}, []float64{60, 72, 84, 120})
	d.fill(137, 60.5, 143, 71.5, color.White)
	d.fill(137, 72.5, 143, 83.5, color.White)
	p := d.read()
	expectRules(t, p, model.Vertical, down(40, 60, 120), down(140, 84, 120), down(240, 60, 120))
}

// A rule as short as the stroke of a character is one when it parts cells.
func TestShortRuleBetweenRules(t *testing.T) {
	d := newDraft(200)
	d.table([]float64{40, 140, 240}, []float64{60, 72, 84, 120})
	d.vertical(90, 72, 84)  // 类 | 款
	d.vertical(190, 74, 82) // a stroke
	p := d.read()
	expectRules(t, p, model.Vertical, down(40, 60, 120), down(90, 72, 84), down(140, 60, 120), down(240, 60, 120))
	if len(p.Components) != 1 {
		t.Errorf("%d strokes, not 1", len(p.Components))
	}
}

// The strokes of a bold title in one line are no rule.
// The rules of a photographed page are not parallel in the picture; on the page they are.
func TestKeystoneIsUndone(t *testing.T) {
	for _, c := range []struct{ right, down, skew float64 }{{0.02, 0, 0}, {0, 0.02, 0}, {-0.015, 0.02, 1}, {0.03, 0.03, -2}} {
		t.Run(fmt.Sprint(c), func(t *testing.T) {
			p := standard(200).turned(c.skew).photographed(c.right, c.down).read()
			h, v := 0, 0
			for _, r := range p.Rulings {
				switch {
				case r.Orientation == model.Horizontal && r.Width() > 310:
					h++
				case r.Orientation == model.Vertical && r.Height() > 115:
					v++
				default:
					t.Errorf("a piece of a rule: %+v", r)
				}
			}
			if h != 5 || v != 4 || len(p.Components) != 60 {
				t.Errorf("%d horizontals, %d verticals, %d figures and points; not 5, 4, 60", h, v, len(p.Components))
			}
		})
	}
}

func TestTitleIsNoRule(t *testing.T) {
	d := newDraft(300)
	for i := range 6 {
		x := 60 + float64(i)*22
		d.fill(x, 40, x+16, 41.5, black)
		d.fill(x+9, 36, x+11, 56, black)
		d.fill(x+2, 47, x+17, 48.5, black)
	}
	if p := d.read(); len(p.Rulings) != 0 {
		t.Errorf("rules %v", p.Rulings)
	}
}

func TestSealOverFigures(t *testing.T) {
	d := standard(200)
	s := d.dpi / 72
	for a := 0.0; a < 2*math.Pi; a += 0.001 {
		for r := 52.0; r < 56; r += 0.2 {
			x, y := int((200+r*math.Cos(a))*s), int((120+r*math.Sin(a))*s)
			if c := d.image.RGBAAt(x, y); c.R > 100 {
				d.image.SetRGBA(x, y, color.RGBA{214, 70, 74, 255})
			}
		}
	}
	d.fill(60, 250, 100, 256, color.RGBA{200, 40, 40, 255}) // red print, which is no seal
	p := d.turned(0.4).read()
	red := 0
	for _, c := range p.Components {
		if float64(c.Y0) > 240*s {
			red++
		}
	}
	if red == 0 {
		t.Error("red print was dropped")
	}
	p.Components = p.Components[:len(p.Components)-red]
	expectStandard(t, p)
}

func TestSpeckleIsDroppedAndPointsAreNot(t *testing.T) {
	d := standard(200)
	random := rand.New(rand.NewPCG(3, 4))
	for range 150 {
		d.image.Set(random.IntN(d.image.Rect.Dx()), random.IntN(20), color.Black)
	}
	expectStandard(t, d.read())
}

func TestCropHasNoRules(t *testing.T) {
	d := newDraft(200)
	d.table([]float64{40, 140, 240}, []float64{60, 90, 120})
	d.fill(60, 70, 62, 91, black) // a character that reaches over the rule
	p := d.read()
	if len(p.Components) != 1 {
		t.Fatalf("%d characters, not 1", len(p.Components))
	}
	s := p.Scale
	crop := p.Crop(rectangle(50*s, 65*s, 80*s, 95*s))
	for y := range crop.Rect.Dy() {
		for x := range crop.Rect.Dx() {
			own := float64(x) > 9*s && float64(x) < 13*s
			if dark := crop.GrayAt(x, y).Y < 128; dark && !own {
				t.Fatalf("ink at %d, %d of the crop", x, y)
			}
		}
	}
	if crop.GrayAt(int(11*s), int(10*s)).Y > 100 {
		t.Error("the character is gone")
	}
}

func BenchmarkRead(b *testing.B) {
	d := standard(300 * 595 / draftWidth).turned(0.7).worn(6)
	b.ResetTimer()
	for range b.N {
		d.read()
	}
}
