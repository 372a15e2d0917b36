package inset

import (
	"strings"

	"github.com/juesuan/juesuan/model"
)

// Area is a part of a page that pictures take.
type Area struct {
	model.BBox
	// Resolution of the finest picture in it, in pixels a point.
	Resolution float64
}

// Areas are those of a page that may be tables, in drawing order.
func Areas(p *model.Page, opt Options) []Area {
	opt = opt.withDefaults()
	var out []Area
	for _, a := range joined(p.Images, opt) {
		a.X0, a.Top = max(a.X0, 0), max(a.Top, 0)
		a.X1, a.Bottom = min(a.X1, p.Width), min(a.Bottom, p.Height)
		if a.Width() >= opt.LeastWidth*p.Width && a.Height() >= opt.LeastHeight*p.Height &&
			a.Resolution >= opt.LeastResolution && textOn(p, a.BBox) <= opt.MostText {
			out = append(out, a)
		}
	}
	return out
}

// joined makes one area of pictures that touch: some producers cut pictures into strips.
func joined(images []model.Image, opt Options) []Area {
	const most = 500 // more are a drawing made of pictures
	var out []Area
	for _, i := range images[:min(len(images), most)] {
		if i.Width() <= 0 || i.Height() <= 0 {
			continue
		}
		a := Area{BBox: i.BBox, Resolution: min(float64(i.PixelWidth)/i.Width(), float64(i.PixelHeight)/i.Height())}
		if n := len(out); n > 0 && touch(&out[n-1].BBox, &a.BBox, opt.Touching) {
			last := &out[n-1]
			last.BBox, last.Resolution = last.Union(a.BBox), max(last.Resolution, a.Resolution)
			continue
		}
		out = append(out, a)
	}
	return out
}

func touch(a, b *model.BBox, slack float64) bool {
	return a.X0 <= b.X1+slack && b.X0 <= a.X1+slack && a.Top <= b.Bottom+slack && b.Top <= a.Bottom+slack
}

// textOn counts the characters of the page's text that stand in an area.
func textOn(p *model.Page, area model.BBox) int {
	n := 0
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		if g.IsSeen() && area.Contains(g.CenterX(), g.CenterY()) && strings.TrimSpace(g.Text) != "" {
			n++
		}
	}
	return n
}
