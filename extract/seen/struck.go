package seen

import (
	"math"

	"github.com/juesuan/juesuan/model"
)

// markStruck finds upright text with a rule through it: an old figure struck out, a tracked deletion.
func markStruck(p *model.Page, opt Options) {
	var strips [][]int32
	for i := range p.Rulings {
		r := &p.Rulings[i]
		if r.Orientation != model.Horizontal || r.Thickness > opt.ThickRule || r.Width() > opt.LongestStrike {
			continue
		}
		if strips == nil {
			strips = stripsOf(p)
		}
		strike(p.Glyphs, strips, r, opt)
	}
}

// strip is the height of a strip of the page, in points.
const strip = 8

// stripsOf sorts the seen upright glyphs that print something into strips of the page, by their middle.
func stripsOf(p *model.Page) [][]int32 {
	const most = 4096
	out := make([][]int32, min(int(p.Height/strip), most)+1)
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		if !g.IsSeen() || g.Angle != 0 || g.Text == " " {
			continue
		}
		if k := int(g.CenterY() / strip); k >= 0 && k < len(out) {
			out[k] = append(out[k], int32(i))
		}
	}
	return out
}

// strike marks the glyphs that the rule crosses in their middle, when it is as long as their text.
func strike(glyphs []model.Glyph, strips [][]int32, r *model.Ruling, opt Options) {
	const tallest = 40 // points, of struck text
	y := r.CenterY()
	var crossed []int32
	x0, x1, ink, size := math.Inf(1), math.Inf(-1), 0.0, 0.0
	for s := max(int((y-tallest*opt.StrikeReach)/strip), 0); s < len(strips) && float64(s*strip) < y+tallest*opt.StrikeReach; s++ {
		for _, k := range strips[s] {
			g := &glyphs[k]
			if math.Abs(g.CenterY()-y) > opt.StrikeReach*g.Size || r.Thickness > opt.ThinRule*g.Size || g.CenterX() < r.X0 || g.CenterX() > r.X1 {
				continue
			}
			crossed = append(crossed, k)
			x0, x1, ink, size = min(x0, g.X0), max(x1, g.X1), ink+g.Width(), max(size, g.Size)
		}
	}
	const fewest = 2 // one glyph and a rule of its width are a sign of their own
	if len(crossed) < fewest || ink < opt.StrikeShare*r.Width() || r.X0 < x0-opt.StrikeEnds*size || r.X1 > x1+opt.StrikeEnds*size {
		return
	}
	for _, k := range crossed {
		glyphs[k].Unseen = model.StruckOut
	}
}
