package layout

import (
	"math"
	"slices"
	"strings"

	"github.com/juesuan/juesuan/layout/frame"
	"github.com/juesuan/juesuan/model"
)

// slant: text turned by more than this from a multiple of 90° is no table text, in degrees. Scans that were
// put in skewed stay below it.
const slant = 7

// run is a stretch of glyphs drawn one after the other in one style.
type run struct {
	model.BBox
	from, to int // glyphs[from:to]
}

// watermarks marks the glyphs of the page that are no text of it: turned by an angle, or, across the rules of
// a table, far larger or lighter than the table's text. It returns the mark for each glyph and the texts.
func watermarks(p *model.Page, tables []*frame.Frame, opt Options) (mark []bool, texts []string) {
	mark = make([]bool, len(p.Glyphs))
	slanted := func(g *model.Glyph) bool {
		return math.Abs(g.Angle-90*math.Round(g.Angle/90)) > slant
	}
	var suspects []run
	size, luminance := medianStyle(p, tables)
	for i := 0; i < len(p.Glyphs); {
		g := &p.Glyphs[i]
		r := run{g.BBox, i, i + 1}
		for r.to < len(p.Glyphs) && sameStyle(&p.Glyphs[r.to-1], &p.Glyphs[r.to]) {
			r.BBox = r.BBox.Union(p.Glyphs[r.to].BBox)
			r.to++
		}
		if slanted(g) || size > 0 && (g.Size > opt.WatermarkSize*size || g.Luminance > luminance+opt.WatermarkLight && !onDark(p, g, opt)) {
			suspects = append(suspects, r)
		}
		i = r.to
	}
	for _, r := range suspects {
		if !slanted(&p.Glyphs[r.from]) && !crossesCells(r.BBox, tables) {
			continue
		}
		var b strings.Builder
		for i := r.from; i < r.to; i++ {
			mark[i] = true
			b.WriteString(p.Glyphs[i].Text)
		}
		if t := strings.TrimSpace(b.String()); t != "" {
			texts = append(texts, t)
		}
	}
	return mark, texts
}

// onDark reports whether the glyph is light on a dark fill: text of a shaded head, no watermark.
func onDark(p *model.Page, g *model.Glyph, opt Options) bool {
	for i := len(p.Fills) - 1; i >= 0; i-- {
		if f := &p.Fills[i]; f.Contains(g.CenterX(), g.CenterY()) {
			return g.Luminance > f.Luminance+opt.WatermarkLight/2
		}
	}
	return false
}

func sameStyle(a, b *model.Glyph) bool {
	return a.Size == b.Size && a.Angle == b.Angle && a.Luminance == b.Luminance && a.Font == b.Font &&
		math.Abs(b.CenterX()-a.CenterX()) < 2*a.Size && math.Abs(b.CenterY()-a.CenterY()) < 2*a.Size
}

// medianStyle is the median size and luminance of the upright glyphs inside the page's tables; 0, 0 without tables.
func medianStyle(p *model.Page, tables []*frame.Frame) (size, luminance float64) {
	if len(tables) == 0 {
		return 0, 0
	}
	var sizes, lights []float64
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		for _, t := range tables {
			if t.Contains(g.CenterX(), g.CenterY()) {
				sizes = append(sizes, g.Size)
				lights = append(lights, g.Luminance)
				break
			}
		}
	}
	if len(sizes) == 0 {
		return 0, 0
	}
	slices.Sort(sizes)
	slices.Sort(lights)
	return sizes[len(sizes)/2], lights[len(lights)/2]
}

// crossesCells reports whether the box runs over more than one cell of a table by a good part of its extent:
// text that merely overflows its cell a little does not.
func crossesCells(b model.BBox, tables []*frame.Frame) bool {
	inset := model.BBox{X0: b.X0 + b.Width()*0.2, Top: b.Top + b.Height()*0.2, X1: b.X1 - b.Width()*0.2, Bottom: b.Bottom - b.Height()*0.2}
	for _, t := range tables {
		if !t.Overlaps(inset) {
			continue
		}
		first := -1
		for _, x := range []float64{inset.X0, inset.X1} {
			for _, y := range []float64{inset.Top, inset.Bottom} {
				k := t.CellAt(x, y)
				if first == -1 {
					first = k
				}
				if k != first {
					return true
				}
			}
		}
	}
	return false
}
