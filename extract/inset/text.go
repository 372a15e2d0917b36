package inset

import (
	"cmp"
	"slices"

	"github.com/juesuan/juesuan/model"
)

// textIndex finds the text that is seen on a page.
type textIndex struct {
	page    *model.Page
	byTop   []int // glyphs by the middles of their boxes, from top to bottom
	heights []float64
}

func newTextIndex(p *model.Page) *textIndex {
	x := &textIndex{page: p}
	for i := range p.Glyphs {
		if isSeen(&p.Glyphs[i]) {
			x.byTop = append(x.byTop, i)
		}
	}
	slices.SortStableFunc(x.byTop, func(a, b int) int { return cmp.Compare(p.Glyphs[a].CenterY(), p.Glyphs[b].CenterY()) })
	x.heights = make([]float64, len(x.byTop))
	for k, i := range x.byTop {
		x.heights[k] = p.Glyphs[i].CenterY()
	}
	return x
}

// any reports whether text stands in a box.
func (x *textIndex) any(b model.BBox) bool {
	first, _ := slices.BinarySearch(x.heights, b.Top)
	for _, i := range x.byTop[first:] {
		g := &x.page.Glyphs[i]
		if g.CenterY() >= b.Bottom {
			return false
		}
		if c := g.CenterX(); c >= b.X0 && c < b.X1 {
			return true
		}
	}
	return false
}

// beside are the glyphs of the figure that goes on directly left or right of a box, from left to right; nil when none does.
// A gap wider than gap parts figures.
func (x *textIndex) beside(b model.BBox, gap float64) []int {
	first, _ := slices.BinarySearch(x.heights, b.Top)
	var line []int
	for _, i := range x.byTop[first:] {
		g := &x.page.Glyphs[i]
		if g.CenterY() >= b.Bottom {
			break
		}
		if g.Angle == 0 {
			line = append(line, i)
		}
	}
	g := x.page.Glyphs
	slices.SortStableFunc(line, func(a, b int) int { return cmp.Compare(g[a].X0, g[b].X0) })
	right, _ := slices.BinarySearchFunc(line, b.CenterX(), func(i int, x float64) int { return cmp.Compare(g[i].CenterX(), x) })
	from, to := right, right // what of the line belongs to the figure
	for at := b.X0; from > 0 && ofFigure(g[line[from-1]].Text) && at-g[line[from-1]].X1 <= gap; from-- {
		at = g[line[from-1]].X0
	}
	for at := b.X1; to < len(line) && ofFigure(g[line[to]].Text) && g[line[to]].X0-at <= gap; to++ {
		at = g[line[to]].X1
	}
	return slices.Clone(line[from:to])
}

// ofFigure reports whether a character is a part of figures.
func ofFigure(text string) bool { return isDigit(text) || text == "." || text == "," }
