// Package seen marks the text of a page that its reader does not see.
//
// In: a page with its glyphs in drawing order, its rulings, and the areas painted on it. Out: the same page, with a reason
// at each glyph that lies under an opaque area painted later, has the colour of the ground it stands on, or is struck out.
// Glyphs that have a reason already keep it; nothing is moved or dropped. The package is pure.
package seen

import (
	"slices"

	"github.com/juesuan/juesuan/model"
)

// Area is an area that was painted: a fill, an image, a shape.
type Area struct {
	model.BBox
	// Colour is that of the whole area: an image, a gradient or a shape that is no rectangle has none.
	Colour model.Colour
	// Opaque areas hide what lies under them.
	Opaque bool
	// Before counts the glyphs drawn before it. -1: the order is not known, and it hides nothing.
	Before int
}

// Options are the tolerances. The zero value means the defaults below.
type Options struct {
	// SameColour: text can't be read whose colour differs from its ground's by no more than this, of 255, in each
	// component. Red on green of one brightness can.
	SameColour int
	// ThickRule: a rule thicker than this, in points, is a ground: dark heads are drawn so.
	ThickRule float64
	// StrikeReach: a rule strikes text out when it misses the middle of its line by no more than this, in em. An underline
	// misses it by half an em.
	StrikeReach float64
	// StrikeEnds: … and reaches no farther beyond both ends of the text than this, in em: rules of tables run on.
	StrikeEnds float64
	// StrikeShare: … and so large a share of it has text under it.
	StrikeShare float64
	// LongestStrike: … and no longer than this, in points: a line of text.
	LongestStrike float64
	// ThinRule: … and is no thicker than this, in em.
	ThinRule float64
}

func (o Options) withDefaults() Options {
	def := func(p *float64, v float64) {
		if *p == 0 {
			*p = v
		}
	}
	if o.SameColour == 0 {
		o.SameColour = 5
	}
	def(&o.ThickRule, 4)
	def(&o.StrikeReach, 0.2)
	def(&o.StrikeEnds, 0.4)
	def(&o.StrikeShare, 0.8)
	def(&o.LongestStrike, 300)
	def(&o.ThinRule, 0.25)
	return o
}

// Mark sets the reasons of the page's unseen glyphs.
func Mark(p *model.Page, areas []Area, opt Options) {
	opt = opt.withDefaults()
	markCovered(p, areas, opt)
	markStruck(p, opt)
}

// markCovered finds glyphs under an area painted later, and those in the colour of what lies under them.
func markCovered(p *model.Page, areas []Area, opt Options) {
	last := -1 // behind this glyph no area can cover
	for i := range areas {
		if areas[i].Opaque {
			last = max(last, areas[i].Before)
		}
	}
	suspects := suspectsOf(p, areas, opt)
	var index grid
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		if !g.IsSeen() || i >= last && !suspects[g.Ink] {
			continue
		}
		if index.at == nil {
			index = newGrid(p, areas)
		}
		g.Unseen = index.reason(p, areas, i, opt)
	}
}

// reason looks at the areas that hold the middle of glyph i.
func (x *grid) reason(p *model.Page, areas []Area, i int, opt Options) model.Unseen {
	g := &p.Glyphs[i]
	cx, cy := g.CenterX(), g.CenterY()
	under := -1
	for _, k := range x.of(cx, cy) {
		a := &areas[k]
		if !a.Contains(cx, cy) {
			continue
		}
		if a.Before > i {
			if a.Opaque {
				return model.Covered
			}
			continue
		}
		under = int(k)
	}
	switch {
	case under >= 0 && opt.same(areas[under].Colour, g.Ink):
		return model.OnGround
	case under < 0 && opt.same(model.White, g.Ink) && !onThickRule(p, cx, cy, opt):
		return model.OnGround
	}
	return model.Seen
}

// same reports whether two colours are known and look the same.
func (o *Options) same(a, b model.Colour) bool {
	near := func(a, b uint8) bool { return int(max(a, b)-min(a, b)) <= o.SameColour }
	return a.Known && b.Known && near(a.R, b.R) && near(a.G, b.G) && near(a.B, b.B)
}

// mostColours bounds the colours of areas that are compared with those of text: a map has thousands, a table a few.
const mostColours = 256

// suspectsOf are the colours of text that an area, or paper, has as well; nil when there are none.
func suspectsOf(p *model.Page, areas []Area, opt Options) map[model.Colour]bool {
	grounds := []model.Colour{model.White}
	var last model.Colour
	for i := range areas {
		if c := areas[i].Colour; c.Known && c != last {
			if last = c; !slices.Contains(grounds, c) && len(grounds) < mostColours {
				grounds = append(grounds, c)
			}
		}
	}
	var out map[model.Colour]bool
	asked := map[model.Colour]bool{}
	last = model.Colour{}
	for i := range p.Glyphs {
		ink := p.Glyphs[i].Ink
		if ink == last || asked[ink] {
			continue
		}
		last, asked[ink] = ink, true
		if slices.ContainsFunc(grounds, func(c model.Colour) bool { return opt.same(c, ink) }) {
			if out == nil {
				out = map[model.Colour]bool{}
			}
			out[ink] = true
		}
	}
	return out
}

// onThickRule reports whether the point lies in a rule that is thick enough to be a ground.
func onThickRule(p *model.Page, x, y float64, opt Options) bool {
	for i := range p.Rulings {
		r := &p.Rulings[i]
		half := r.Thickness / 2
		if r.Thickness > opt.ThickRule && x > r.X0-half && x < r.X1+half && y > r.Top-half && y < r.Bottom+half {
			return true
		}
	}
	return false
}

// grid sorts areas by the places of a page that they reach.
type grid struct {
	cols, rows int
	at         [][]int32 // by place, in the order of painting
}

// Sizes of a place, in points.
const (
	placeWidth  = 64
	placeHeight = 24
	mostPlaces  = 200 // in each direction
)

func newGrid(p *model.Page, areas []Area) grid {
	x := grid{cols: min(int(p.Width/placeWidth)+1, mostPlaces), rows: min(int(p.Height/placeHeight)+1, mostPlaces)}
	x.at = make([][]int32, x.cols*x.rows)
	for i := range areas {
		c0, r0 := x.place(areas[i].X0, areas[i].Top)
		c1, r1 := x.place(areas[i].X1, areas[i].Bottom)
		for r := r0; r <= r1; r++ {
			for c := c0; c <= c1; c++ {
				x.at[r*x.cols+c] = append(x.at[r*x.cols+c], int32(i))
			}
		}
	}
	return x
}

func (x *grid) place(px, py float64) (col, row int) {
	col = min(max(int(min(px, 1e6)/placeWidth), 0), x.cols-1)
	row = min(max(int(min(py, 1e6)/placeHeight), 0), x.rows-1)
	return col, row
}

func (x *grid) of(px, py float64) []int32 {
	c, r := x.place(px, py)
	return x.at[r*x.cols+c]
}
