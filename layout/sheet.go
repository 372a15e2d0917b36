package layout

import (
	"math"
	"slices"

	"github.com/juesuan/juesuan/layout/frame"
	"github.com/juesuan/juesuan/layout/join"
	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// Two pages may be printed, or copied, on one sheet: two upright ones side by side on a wide one. They are parted at the
// gutter before anything is looked for, so that titles, notes and tables stay with their half.

// sheetHalves are the pages that a sheet holds: the page itself, or its left and its right half.
func sheetHalves(p *model.Page, opt Options) []*model.Page {
	x, common, ok := gutter(p, opt)
	if !ok {
		return []*model.Page{p}
	}
	left, right := *p, *p
	side := func(b model.BBox) bool { return b.CenterX() < x }
	left.Glyphs, right.Glyphs = parted(p.Glyphs, func(g *model.Glyph) bool {
		for _, l := range common {
			if math.Abs(l.CenterY()-g.CenterY()) < g.Size/2 {
				return g.CenterY() < p.Height/2
			}
		}
		return side(g.BBox)
	})
	rules := slices.Clone(p.Rulings)
	rules = slices.DeleteFunc(rules, func(r model.Ruling) bool { return r.X0 < x && r.X1 > x }) // of a running head
	left.Rulings, right.Rulings = parted(rules, func(r *model.Ruling) bool { return side(r.BBox) })
	left.Fills, right.Fills = parted(p.Fills, func(f *model.Fill) bool { return side(f.BBox) })
	left.Images, right.Images = parted(p.Images, func(i *model.Image) bool { return side(i.BBox) })
	if !holdsPage(&left, opt) || !holdsPage(&right, opt) {
		return []*model.Page{p}
	}
	return []*model.Page{&left, &right}
}

func parted[T any](of []T, isLeft func(*T) bool) (left, right []T) {
	for i := range of {
		if isLeft(&of[i]) {
			left = append(left, of[i])
		} else {
			right = append(right, of[i])
		}
	}
	return left, right
}

// commonLines is how many lines in the margins may stand over or under two pages: a running head, a foot line.
const commonLines = 2

// gutter is where a wide sheet is white from top to bottom, in its middle. common are the lines in the margins that stand
// over or under both pages; a table's title over both is one page's.
func gutter(p *model.Page, opt Options) (x float64, common []words.Line, ok bool) {
	if p.Width < opt.WideSheet*p.Height {
		return 0, nil, false
	}
	middle := p.Width / 2
	left, right := math.Inf(-1), math.Inf(1)
	take := func(b model.BBox) {
		if b.CenterX() < middle {
			left = max(left, b.X1)
		} else {
			right = min(right, b.X0)
		}
	}
	inMargin := func(b model.BBox) bool {
		return b.CenterY() < p.Height*opt.Join.Margin || b.CenterY() > p.Height*(1-opt.Join.Margin)
	}
	var margin []int32
	for i := range p.Glyphs {
		switch g := &p.Glyphs[i]; {
		case !g.IsSeen() || words.IsBlank(g.Text):
		case inMargin(g.BBox):
			margin = append(margin, int32(i))
		default:
			take(g.BBox)
		}
	}
	for i := range p.Rulings {
		if r := &p.Rulings[i]; !inMargin(r.BBox) || r.X0 > middle || r.X1 < middle {
			take(r.BBox)
		}
	}
	for i := range p.Fills {
		if f := &p.Fills[i]; f.Luminance < opt.WhiteFill {
			take(f.BBox)
		}
	}
	if right-left < opt.Gutter || left > middle || right < middle || math.IsInf(right-left, 0) {
		return 0, nil, false
	}
	lines, _ := words.FromGlyphs(p.Glyphs, margin, opt.RunGap, opt.Words, nil)
	for _, l := range lines {
		over := false
		for _, w := range l.Words {
			over = over || w.X0 < middle && w.X1 > middle
		}
		switch {
		case over && join.IsTableName(text.Squash(l.Text())):
			return 0, nil, false
		case over:
			common = append(common, l)
		default:
			for _, w := range l.Words {
				take(w.BBox)
			}
		}
	}
	return (left + right) / 2, common, right-left >= opt.Gutter && len(common) <= commonLines
}

// holdsPage reports whether half a sheet looks like a page: a table of its own stands on it, or a page number at its foot.
func holdsPage(p *model.Page, opt Options) bool {
	if slices.ContainsFunc(frame.Ruled(p, opt.Options), func(f *frame.Frame) bool { return len(f.Ys) > 2 }) || hasBars(p.Rulings, opt) {
		return true
	}
	var foot []int32
	for i := range p.Glyphs {
		if g := &p.Glyphs[i]; g.IsSeen() && g.CenterY() > p.Height*(1-opt.Join.Margin) {
			foot = append(foot, int32(i))
		}
	}
	lines, _ := words.FromGlyphs(p.Glyphs, foot, opt.RunGap, opt.Words, nil)
	return slices.ContainsFunc(lines, func(l words.Line) bool { return join.IsPageNumber(l.Text()) })
}

// hasBars reports whether two long level rules have their ends in common: those of a table without upright ones.
func hasBars(rulings []model.Ruling, opt Options) bool {
	var first *model.Ruling
	for i := range rulings {
		r := &rulings[i]
		switch {
		case r.Orientation != model.Horizontal || r.Width() < opt.BarLength:
		case first == nil:
			first = r
		case math.Abs(r.X0-first.X0) <= opt.EdgeMatch && math.Abs(r.X1-first.X1) <= opt.EdgeMatch && r.CenterY()-first.CenterY() > opt.Sliver:
			return true
		}
	}
	return false
}
