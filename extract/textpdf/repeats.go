package textpdf

import (
	"math"

	"github.com/juesuan/juesuan/model"
)

// repeats finds glyphs that are printed twice in one place. It is a hash grid over the page, used again for each page.
type repeats struct {
	heads []int32 // by cell: the last glyph in it, plus one
	next  []int32 // by glyph: the one before it in its cell, plus one
}

// gridCell, in points, is the width of a cell of the grid; an offset is never taken wider than half of it.
const gridCell = 4

// drop removes the second of two glyphs of the same text within offset (a part of the font size) of each other, and the
// lighter of two whose shades differ a little farther off: a shadow. The one that stays takes the colour of the one above
// it. Blanks stay: they are no print.
func (r *repeats) drop(glyphs []model.Glyph, offset float64) []model.Glyph {
	size := 64
	for size < 2*len(glyphs) {
		size *= 2
	}
	if cap(r.heads) < size {
		r.heads = make([]int32, size)
	}
	r.heads = r.heads[:size]
	clear(r.heads)
	if cap(r.next) < len(glyphs) {
		r.next = make([]int32, len(glyphs)+len(glyphs)/2)
	}
	r.next = r.next[:cap(r.next)]

	kept := glyphs[:0]
	for _, g := range glyphs {
		if g.Unseen == model.OffPage { // nobody sees it, and its place may be too far away to count in cells
			kept = append(kept, g)
			continue
		}
		if g.Text != " " && r.merge(kept, &g, offset) {
			continue
		}
		at := int32(len(kept))
		h := r.cell(cellOf(g.CenterX()), cellOf(g.CenterY()))
		r.next[at] = r.heads[h]
		r.heads[h] = at + 1
		kept = append(kept, g)
	}
	return kept
}

// A shadow is a copy in another shade, farther off than print that is doubled to look bold.
const (
	shadowOffset = 0.25 // em
	shadeApart   = 0.15 // of luminance
)

func cellOf(v float64) int { return int(math.Floor(v / gridCell)) }

func (r *repeats) cell(x, y int) uint32 {
	h := uint32(x)*0x9e3779b1 ^ uint32(y)*0x85ebca77
	h ^= h >> 15
	return h & uint32(len(r.heads)-1)
}

// merge reports whether g repeats one of the kept glyphs.
func (r *repeats) merge(kept []model.Glyph, g *model.Glyph, offset float64) bool {
	// Also within a third of the glyph's box: "11" set very narrow is two ones.
	reach := math.Min(offset*g.Size, gridCell/2)
	nearX, nearY := math.Min(reach, g.Width()/3), math.Min(reach, g.Height()/3)
	reach = math.Min(shadowOffset*g.Size, gridCell/2)
	reachX, reachY := math.Min(reach, 0.4*g.Width()), math.Min(reach, g.Height()/3)
	if reachX <= 0 || reachY <= 0 {
		return false // a font that gives its figures no width prints them all in one place
	}
	x, y := g.CenterX(), g.CenterY()
	x0, x1 := cellOf(x-reachX), cellOf(x+reachX)
	y0, y1 := cellOf(y-reachY), cellOf(y+reachY)
	for cx := x0; cx <= x1; cx++ {
		for cy := y0; cy <= y1; cy++ {
			steps := 0
			const most = 64 // a cell with more glyphs than that is an attack
			for i := r.heads[r.cell(cx, cy)]; i > 0 && steps < most; i = r.next[i-1] {
				steps++
				k := &kept[i-1]
				if k.Text != g.Text || k.IsSeen() != g.IsSeen() || k.Angle != g.Angle {
					continue
				}
				dx, dy := math.Abs(k.CenterX()-x), math.Abs(k.CenterY()-y)
				if math.Abs(k.Size-g.Size) > offset*g.Size {
					continue
				}
				if dx <= nearX && dy <= nearY {
					k.Luminance = g.Luminance
					return true
				}
				if dx > reachX || dy > reachY || math.Abs(k.Luminance-g.Luminance) < shadeApart {
					continue
				}
				if k.Luminance > g.Luminance { // the shadow came first
					k.BBox, k.Luminance = g.BBox, g.Luminance
				}
				return true
			}
		}
	}
	return false
}
