package shape

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/juesuan/juesuan/model"
)

// run is glyphs of one line that stand side by side and are read in one piece.
type run struct {
	page   int     // index in the document
	glyphs []int   // in Page.Glyphs, from left to right; blanks are none
	size   float64 // of the largest, in points
	box    model.BBox
	shapes []key // each once
	// spelling tells runs of the same glyphs from others: reading them again tells nothing new.
	spelling string
}

// runsOf are the runs of a page that hold a shape, from top to bottom.
func runsOf(p *model.Page, index int, opt Options) []run {
	var all []int
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		if !g.IsSeen() || g.Angle != 0 || g.Vertical || g.Size <= 0 || g.Shape == 0 && strings.TrimSpace(g.Text) == "" {
			continue
		}
		all = append(all, i)
	}
	var out []run
	for _, line := range linesOf(p, all) {
		for _, r := range lineToRuns(p, line, opt) {
			r.page = index
			r.name(p)
			if len(r.shapes) > 0 {
				out = append(out, r)
			}
		}
	}
	return out
}

// linesOf sorts glyphs into lines by their middles.
func linesOf(p *model.Page, all []int) [][]int {
	slices.SortStableFunc(all, func(a, b int) int { return cmp.Compare(p.Glyphs[a].CenterY(), p.Glyphs[b].CenterY()) })
	const sameLine = 0.25 // em
	var lines [][]int
	y := math.Inf(-1)
	for _, i := range all {
		g := &p.Glyphs[i]
		if g.CenterY()-y > sameLine*g.Size {
			lines = append(lines, nil)
			y = g.CenterY()
		}
		lines[len(lines)-1] = append(lines[len(lines)-1], i)
	}
	for _, l := range lines {
		slices.SortStableFunc(l, func(a, b int) int { return cmp.Compare(p.Glyphs[a].X0, p.Glyphs[b].X0) })
	}
	return lines
}

// lineToRuns parts a line where its gaps are wide, rules stand, or the size changes.
func lineToRuns(p *model.Page, line []int, opt Options) []run {
	var out []run
	for _, i := range line {
		g := &p.Glyphs[i]
		n := len(out)
		if n == 0 || out[n-1].ends(p, g, opt) {
			out = append(out, run{box: g.BBox, size: g.Size})
			n++
		}
		r := &out[n-1]
		r.glyphs, r.box, r.size = append(r.glyphs, i), r.box.Union(g.BBox), max(r.size, g.Size)
	}
	return out
}

// ends reports whether a glyph to the right of a run is no part of it.
func (r *run) ends(p *model.Page, g *model.Glyph, opt Options) bool {
	last := &p.Glyphs[r.glyphs[len(r.glyphs)-1]]
	const otherSize = 0.15 // of the size
	return len(r.glyphs) >= opt.LongestRun ||
		g.X0-last.X1 > opt.WidestGap*g.Size ||
		math.Abs(g.Size-last.Size) > otherSize*last.Size ||
		(g.Luminance > 0.5) != (last.Luminance > 0.5) ||
		ruleBetween(p.Rulings, last, g)
}

func ruleBetween(rulings []model.Ruling, a, b *model.Glyph) bool {
	const slack = 0.5 // points that glyphs reach over a rule
	y := (a.CenterY() + b.CenterY()) / 2
	for i := range rulings {
		r := &rulings[i]
		if r.Orientation == model.Vertical && r.Top < y && y < r.Bottom && a.CenterX() < r.X0 && r.X0 < b.CenterX() && a.X1-slack < r.X0 && r.X0 < b.X0+slack {
			return true
		}
	}
	return false
}

// name finds the shapes of a run, and how it is spelt.
func (r *run) name(p *model.Page) {
	var b strings.Builder
	for _, i := range r.glyphs {
		g := &p.Glyphs[i]
		if g.Shape == 0 {
			b.WriteString(g.Text)
			continue
		}
		fmt.Fprintf(&b, "<%d>", g.Shape)
		if k := (key{p.Reader, g.Shape}); !slices.Contains(r.shapes, k) {
			r.shapes = append(r.shapes, k)
		}
	}
	r.spelling = b.String()
}
