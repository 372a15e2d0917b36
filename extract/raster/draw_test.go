package raster

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// draft is a page that a test draws, in points; its picture has a resolution.
type draft struct {
	dpi   float64
	image *image.RGBA
}

const draftWidth, draftHeight = 400, 300

func newDraft(dpi float64) *draft {
	d := &draft{dpi: dpi, image: image.NewRGBA(image.Rect(0, 0, int(draftWidth*dpi/72), int(draftHeight*dpi/72)))}
	draw.Draw(d.image, d.image.Rect, image.White, image.Point{}, draw.Src)
	return d
}

var black = color.RGBA{30, 30, 30, 255}

func (d *draft) fill(x0, y0, x1, y1 float64, c color.Color) {
	s := d.dpi / 72
	box := image.Rect(int(math.Round(x0*s)), int(math.Round(y0*s)), int(math.Round(x1*s)), int(math.Round(y1*s)))
	box.Max.X, box.Max.Y = max(box.Max.X, box.Min.X+1), max(box.Max.Y, box.Min.Y+1)
	draw.Draw(d.image, box, image.NewUniform(c), image.Point{}, draw.Src)
}

const pen = 0.5

func (d *draft) horizontal(x0, x1, y float64) { d.fill(x0, y-pen/2, x1, y+pen/2, black) }
func (d *draft) vertical(x, y0, y1 float64)   { d.fill(x-pen/2, y0, x+pen/2, y1, black) }

// table draws a frame with rules at these places.
func (d *draft) table(xs, ys []float64) {
	for _, y := range ys {
		d.horizontal(xs[0], xs[len(xs)-1], y)
	}
	for _, x := range xs {
		d.vertical(x, ys[0], ys[len(ys)-1])
	}
}

// amount draws figures of 9 pt, as 12.34: frames of ink with a point between, whose foot is at y.
func (d *draft) amount(x, y float64) {
	for i, wide := range []bool{true, true, false, true, true} {
		at := x + float64(i)*5
		if !wide {
			d.fill(at+1, y-1, at+2, y, black)
			continue
		}
		d.fill(at, y-6.5, at+4, y, black)
		d.fill(at+0.8, y-5.5, at+3.2, y-1, color.White)
	}
}

// turned is the picture skewed clockwise by some degrees around its middle.
func (d *draft) turned(degrees float64) *draft {
	out := newDraft(d.dpi)
	b := d.image.Rect
	cx, cy := float64(b.Dx()-1)/2, float64(b.Dy()-1)/2
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	for y := range b.Dy() {
		for x := range b.Dx() {
			dx, dy := float64(x)-cx, float64(y)-cy
			sx, sy := cx+dx*cos+dy*sin, cy-dx*sin+dy*cos
			out.image.Set(x, y, d.between(sx, sy))
		}
	}
	return out
}

func (d *draft) between(x, y float64) color.RGBA {
	x0, y0 := int(math.Floor(x)), int(math.Floor(y))
	var sum [3]float64
	for i := range 4 {
		px, py := x0+i&1, y0+i>>1
		weight := (1 - math.Abs(x-float64(px))) * (1 - math.Abs(y-float64(py)))
		c := color.RGBA{255, 255, 255, 255}
		if (image.Point{px, py}).In(d.image.Rect) {
			c = d.image.RGBAAt(px, py)
		}
		for k, v := range []uint8{c.R, c.G, c.B} {
			sum[k] += weight * float64(v)
		}
	}
	return color.RGBA{uint8(sum[0] + 0.5), uint8(sum[1] + 0.5), uint8(sum[2] + 0.5), 255}
}

// photographed is the picture seen from aslant: right and down are by how much of itself it is nearer at its right edge and
// at its foot than in its middle.
func (d *draft) photographed(right, down float64) *draft {
	out := newDraft(d.dpi)
	b := d.image.Rect
	cx, cy := float64(b.Dx()-1)/2, float64(b.Dy()-1)/2
	for y := range b.Dy() {
		for x := range b.Dx() {
			dx, dy := float64(x)-cx, float64(y)-cy
			near := 1 + right*dx/cx + down*dy/cy
			out.image.Set(x, y, d.between(cx+dx/near, cy+dy/near))
		}
	}
	return out
}

// worn adds noise and a light that falls off to the right by a third.
func (d *draft) worn(sigma float64) *draft {
	random := rand.New(rand.NewPCG(1, 2))
	b := d.image.Rect
	for y := range b.Dy() {
		for x := range b.Dx() {
			c := d.image.RGBAAt(x, y)
			light := 1 - 0.33*float64(x)/float64(b.Dx())
			noise := random.NormFloat64() * sigma
			level := func(v uint8) uint8 { return uint8(min(max(float64(v)*light+noise, 0), 255)) }
			d.image.SetRGBA(x, y, color.RGBA{level(c.R), level(c.G), level(c.B), 255})
		}
	}
	return d
}

// coarser is the picture with each square of n by n pixels as one.
func (d *draft) coarser(n int) *draft {
	out := newDraft(d.dpi / float64(n))
	for y := range out.image.Rect.Dy() {
		for x := range out.image.Rect.Dx() {
			sum := [3]int{}
			for i := range n * n {
				c := d.image.RGBAAt(x*n+i%n, y*n+i/n)
				sum[0], sum[1], sum[2] = sum[0]+int(c.R), sum[1]+int(c.G), sum[2]+int(c.B)
			}
			out.image.SetRGBA(x, y, color.RGBA{uint8(sum[0] / n / n), uint8(sum[1] / n / n), uint8(sum[2] / n / n), 255})
		}
	}
	return out
}

func (d *draft) read() *Page { return Read(d.image, d.dpi, Options{}) }

// expectRules compares the places of rules of one direction with those wanted, in points.
func expectRules(t *testing.T, p *Page, o model.Orientation, want ...model.BBox) {
	t.Helper()
	const near = 0.8
	var got []model.BBox
	for _, r := range p.Rulings {
		if r.Orientation == o {
			got = append(got, r.BBox)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d rules %v, not %d %v", len(got), got, len(want), want)
		return
	}
	for _, w := range want {
		found := false
		for _, g := range got {
			found = found || math.Abs(g.X0-w.X0) < near && math.Abs(g.X1-w.X1) < near && math.Abs(g.Top-w.Top) < near && math.Abs(g.Bottom-w.Bottom) < near
		}
		if !found {
			t.Errorf("no rule %v among %v", w, got)
		}
	}
}

func across(x0, x1, y float64) model.BBox { return model.BBox{X0: x0, Top: y, X1: x1, Bottom: y} }
func down(x, y0, y1 float64) model.BBox   { return model.BBox{X0: x, Top: y0, X1: x, Bottom: y1} }
