package seen

import (
	"cmp"
	"math"
	"slices"

	"github.com/juesuan/juesuan/model"
)

// markStruck finds upright text with a rule through it: an old figure struck out, a tracked deletion.
func markStruck(p *model.Page, opt Options) {
	var byHeight []int32
	for i := range p.Rulings {
		r := &p.Rulings[i]
		if r.Orientation != model.Horizontal || r.Thickness > opt.ThickRule {
			continue
		}
		if byHeight == nil {
			byHeight = sortedByHeight(p.Glyphs)
		}
		strike(p.Glyphs, byHeight, r, opt)
	}
}

// sortedByHeight are the seen upright glyphs that print something, from the top.
func sortedByHeight(glyphs []model.Glyph) []int32 {
	out := make([]int32, 0, len(glyphs))
	for i := range glyphs {
		if g := &glyphs[i]; g.IsSeen() && g.Angle == 0 && g.Text != " " {
			out = append(out, int32(i))
		}
	}
	slices.SortFunc(out, func(a, b int32) int { return cmp.Compare(glyphs[a].CenterY(), glyphs[b].CenterY()) })
	return out
}

// strike marks the glyphs that the rule crosses in their middle, when it is as long as their text.
func strike(glyphs []model.Glyph, byHeight []int32, r *model.Ruling, opt Options) {
	const tallest = 40 // points, of struck text
	y := r.CenterY()
	from, _ := slices.BinarySearchFunc(byHeight, y-tallest*opt.StrikeReach, func(k int32, y float64) int { return cmp.Compare(glyphs[k].CenterY(), y) })
	var crossed []int32
	x0, x1, ink, size := math.Inf(1), math.Inf(-1), 0.0, 0.0
	for _, k := range byHeight[from:] {
		g := &glyphs[k]
		if g.CenterY() > y+tallest*opt.StrikeReach {
			break
		}
		if math.Abs(g.CenterY()-y) > opt.StrikeReach*g.Size || r.Thickness > opt.ThinRule*g.Size || g.CenterX() < r.X0 || g.CenterX() > r.X1 {
			continue
		}
		crossed = append(crossed, k)
		x0, x1, ink, size = min(x0, g.X0), max(x1, g.X1), ink+g.Width(), max(size, g.Size)
	}
	const fewest = 2 // one glyph and a rule of its width are a sign of their own
	if len(crossed) < fewest || ink < opt.StrikeShare*r.Width() || r.X0 < x0-opt.StrikeEnds*size || r.X1 > x1+opt.StrikeEnds*size {
		return
	}
	for _, k := range crossed {
		glyphs[k].Unseen = model.StruckOut
	}
}
