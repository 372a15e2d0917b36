package raster

import (
	"image/color"
	"math"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// grey is a colour of one brightness.
func grey(v uint8) color.RGBA { return color.RGBA{v, v, v, 255} }

// changed gives each pixel of the picture the brightness that f makes of it.
func (d *draft) changed(f func(x, y int, v float64) float64) *draft {
	out := newDraft(d.dpi)
	for y := range out.image.Rect.Dy() {
		for x := range out.image.Rect.Dx() {
			out.image.SetRGBA(x, y, grey(uint8(min(max(f(x, y, float64(d.image.RGBAAt(x, y).R)), 0), 255))))
		}
	}
	return out
}

// Gaps of blank paper in the sides of cells are closed: one that begins in a row and ends in the next, several in a side,
// and one at the end of the rule. A merged cell keeps none of its side.
func TestBrokenSidesAreClosed(t *testing.T) {
	d := newDraft(300)
	d.table([]float64{40, 140, 240, 300}, []float64{60, 72, 84, 96, 120})
	d.fill(137, 60.5, 143, 71.5, color.White) // the merged cell
	d.fill(137, 80, 143, 90, color.White)
	d.fill(60, 82, 70, 86, color.White)
	d.fill(90, 82, 100, 86, color.White)
	d.fill(292, 94, 301, 97, color.White)
	p := d.read()
	expectRules(t, p, model.Vertical, down(40, 60, 120), down(140, 72, 120), down(240, 60, 120), down(300, 60, 120))
	expectRules(t, p, model.Horizontal, across(40, 300, 60), across(40, 300, 72), across(40, 300, 84), across(40, 300, 96), across(40, 300, 120))
}

// The stroke of a 1 in a merged cell, where the rule of other rows would stand, is no rule.
func TestStrokeInMergedCellIsNoRule(t *testing.T) {
	d := newDraft(300)
	d.table([]float64{40, 140, 240}, []float64{60, 75, 86, 97, 120})
	d.fill(137, 60.5, 143, 74.5, color.White)
	d.fill(139.7, 64, 140.3, 71, black)
	p := d.read()
	expectRules(t, p, model.Vertical, down(40, 60, 120), down(140, 75, 120), down(240, 60, 120))
	if len(p.Components) != 1 {
		t.Errorf("%d strokes, not 1", len(p.Components))
	}
}

// A table of pale rules, and print by which the page is found to stand straight.
func TestPaleRules(t *testing.T) {
	d := newDraft(200)
	for _, y := range []float64{60, 74, 88, 102} {
		d.fill(40, y-0.25, 340, y+0.25, grey(205))
	}
	for _, x := range []float64{40, 140, 240, 340} {
		d.fill(x-0.25, 60, x+0.25, 102, grey(205))
	}
	for i := range 9 {
		d.amount(60+float64(i%3)*100, 71+float64(i/3)*14)
	}
	p := d.read()
	expectRules(t, p, model.Horizontal, across(40, 340, 60), across(40, 340, 74), across(40, 340, 88), across(40, 340, 102))
	expectRules(t, p, model.Vertical, down(40, 60, 102), down(140, 60, 102), down(240, 60, 102), down(340, 60, 102))
}

// The rules of the back of a sheet shine through between those of a table.
func TestPaleRulesInATableAreOfItsBack(t *testing.T) {
	d := newDraft(200)
	d.fill(50, 75, 330, 75.5, grey(205))
	d.fill(200, 65, 200.5, 170, grey(205))
	d.table([]float64{40, 140, 240, 360}, []float64{60, 90, 120, 150, 180})
	p := d.read()
	if len(p.Rulings) != 9 {
		t.Errorf("%d rules, not 9: %v", len(p.Rulings), p.Rulings)
	}
}

func TestDarkHead(t *testing.T) {
	d := newDraft(200)
	d.table([]float64{40, 140, 240}, []float64{90, 120})
	d.fill(40, 60, 240, 90, color.RGBA{36, 80, 143, 255})
	d.fill(139.7, 60, 140.3, 90, color.White)
	for i := range 4 { // white figures
		x := 70 + float64(i)*6
		d.fill(x, 70, x+4, 76.5, color.White)
		d.fill(x+1, 71, x+3, 75.5, color.RGBA{36, 80, 143, 255})
	}
	p := d.turned(0.8).read()
	if len(p.Components) != 4 {
		t.Errorf("%d figures, not 4", len(p.Components))
	}
	h, v := 0, 0
	for _, r := range p.Rulings {
		switch {
		case r.Orientation == model.Horizontal && math.Abs(r.Width()-200) < 2:
			h++
		case r.Orientation == model.Vertical && math.Abs(r.Height()-60) < 2:
			v++
		default:
			t.Errorf("a piece of a rule: %+v", r)
		}
	}
	if h != 3 || v != 3 {
		t.Errorf("%d horizontals, %d verticals; not 3, 3", h, v)
	}
}

func TestDitheredPage(t *testing.T) {
	pattern := [4][4]float64{{0, 8, 2, 10}, {12, 4, 14, 6}, {3, 11, 1, 9}, {15, 7, 13, 5}}
	p := standard(300).changed(func(x, y int, v float64) float64 {
		if v*0.9+5 > (pattern[y%4][x%4]+0.5)*16 {
			return 255
		}
		return 0
	}).read()
	expectStandard(t, p)
}

func TestPalePrint(t *testing.T) {
	p := standard(300).changed(func(_, _ int, v float64) float64 { return 150 + v*55/255 }).read()
	expectStandard(t, p)
}

// A page whose lines bend towards the back of the book it is bound in: those of the head down, those of the foot up.
func TestBentLinesAreStraightened(t *testing.T) {
	flat := standard(200)
	s := flat.dpi / 72
	p := flat.changed(func(x, y int, _ float64) float64 {
		bend := 4 * s * math.Exp(-(float64(x)/s-40)/50) * (1 - 1.4*float64(y)/float64(flat.image.Rect.Dy()))
		return float64(flat.between(float64(x), float64(y)+bend).R)
	}).read()
	if len(p.Components) != 60 {
		t.Errorf("%d figures and points, not 60", len(p.Components))
	}
	for _, r := range p.Rulings {
		if whole := r.Width() > 310 || r.Height() > 115; !whole {
			t.Errorf("a piece of a rule: %+v", r)
		}
	}
	left, right := edges(p.all, 45*s), edges(p.all, 350*s)
	if len(left) != 5 || len(right) != 5 {
		t.Fatalf("%d and %d rules at the sides, not 5", len(left), len(right))
	}
	for i := range left {
		if math.Abs(left[i]-right[i]) > 0.8*s {
			t.Errorf("a rule at %v on the left and %v on the right", left[i], right[i])
		}
	}
}

// edges are the upper edges of what is met down a column.
func edges(b *Bitmap, x float64) (out []float64) {
	for y := 1; y < b.Height; y++ {
		if b.At(int(x), y) && !b.At(int(x), y-1) {
			out = append(out, float64(y))
		}
	}
	return out
}

// What is dark all over is no head, and stays.
func TestBlackBarStaysBlack(t *testing.T) {
	d := newDraft(200)
	d.fill(40, 40, 140, 60, black)
	s := d.dpi / 72
	p := d.read()
	if v := p.Grey.GrayAt(int(90*s), int(50*s)).Y; v > 100 {
		t.Errorf("its middle is as bright as %d", v)
	}
}
