// Package upright turns pages whose text is set sideways or upside down: tables too wide for the paper, printed along
// its long side without saying so in /Rotate.
//
// In comes a page as displayed; out goes the same page with its lines from left to right, its Rotation that of the
// page as turned. A page that has as much text one way as another stays as it is.
package upright

import (
	"math"
	"slices"
	"strings"

	"github.com/juesuan/juesuan/model"
)

// Options are the tolerances of turning. The zero value means the defaults below.
type Options struct {
	// Share of the page's characters that must run in one direction for the page to be turned that way. 0.7: running
	// heads and page numbers stay upright beside a table set sideways.
	Share float64
	// Characters is how many there must be at least: less is a stamp or a label of an axis.
	Characters int
}

func (o Options) withDefaults() Options {
	if o.Share == 0 {
		o.Share = 0.7
	}
	if o.Characters == 0 {
		o.Characters = 40
	}
	return o
}

// Turn makes the text of the page run from left to right, if most of it runs another way.
func Turn(p *model.Page, opt Options) {
	quarters := direction(p.Glyphs, opt.withDefaults())
	if quarters == 0 {
		return
	}
	width, height := p.Width, p.Height
	// text that runs downwards is turned back by a quarter, and so on
	turn := func(b model.BBox) model.BBox {
		switch quarters {
		case 1:
			return model.BBox{X0: b.Top, Top: width - b.X1, X1: b.Bottom, Bottom: width - b.X0}
		case 2:
			return model.BBox{X0: width - b.X1, Top: height - b.Bottom, X1: width - b.X0, Bottom: height - b.Top}
		}
		return model.BBox{X0: height - b.Bottom, Top: b.X0, X1: height - b.Top, Bottom: b.X1}
	}
	turnAll(p, turn)
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		g.Angle = math.Mod(g.Angle-90*float64(quarters)+360, 360)
	}
	if quarters != 2 {
		p.Width, p.Height = height, width
		for i := range p.Rulings {
			switch r := &p.Rulings[i]; r.Orientation {
			case model.Horizontal:
				r.Orientation = model.Vertical
			case model.Vertical:
				r.Orientation = model.Horizontal
			}
		}
	}
	p.Rotation = (p.Rotation + 360 - 90*quarters) % 360
}

// turnAll turns the boxes of all that is drawn on the page.
func turnAll(p *model.Page, turn func(model.BBox) model.BBox) {
	p.Glyphs = turned(p.Glyphs, turn, func(g *model.Glyph) *model.BBox { return &g.BBox })
	p.Rulings = turned(p.Rulings, turn, func(r *model.Ruling) *model.BBox { return &r.BBox })
	p.Fills = turned(p.Fills, turn, func(f *model.Fill) *model.BBox { return &f.BBox })
	p.Ink = turned(p.Ink, turn, func(i *model.Ink) *model.BBox { return &i.BBox })
	p.Images = turned(p.Images, turn, func(i *model.Image) *model.BBox { return &i.BBox })
	p.Alternatives = turned(p.Alternatives, turn, func(a *model.Alternative) *model.BBox { return &a.BBox })
}

// turned is a copy of what is drawn with its boxes turned.
func turned[T any](drawn []T, turn func(model.BBox) model.BBox, box func(*T) *model.BBox) []T {
	drawn = slices.Clone(drawn)
	for i := range drawn {
		b := box(&drawn[i])
		*b = turn(*b)
	}
	return drawn
}

// direction is the one that most visible characters run in, in quarter turns clockwise; 0 where none has so many.
func direction(glyphs []model.Glyph, opt Options) int {
	var count [4]int
	all := 0
	for i := range glyphs {
		g := &glyphs[i]
		if !g.IsSeen() || strings.TrimSpace(g.Text) == "" {
			continue
		}
		all++
		if !g.Vertical && math.Mod(g.Angle, 90) == 0 {
			count[int(g.Angle/90)%4]++
		}
	}
	for q := 1; q < 4; q++ {
		if count[q] >= opt.Characters && float64(count[q]) >= opt.Share*float64(all) {
			return q
		}
	}
	return 0
}
