package textpdf

import (
	"cmp"
	"math"
	"slices"

	"github.com/juesuan/juesuan/model"
)

// piece is a part of a horizontal or vertical rule: its place across, its extent along, in points.
type piece struct {
	place, start, end float64
	thickness         float64
}

// ruleCollector gathers the rules and fills of a page as they are drawn.
type ruleCollector struct {
	opt     *Options
	pieces  [2][]piece // by model.Horizontal, model.Vertical
	oblique []model.Ruling
	fills   []model.Fill
}

// add takes one straight rule.
func (c *ruleCollector) add(r model.Ruling, luminance float64) {
	if luminance >= c.opt.WhiteLuminance && !c.onShade(r.CenterX(), r.CenterY()) {
		return
	}
	switch r.Orientation {
	case model.Horizontal:
		c.pieces[0] = append(c.pieces[0], piece{r.Top, r.X0, r.X1, r.Thickness})
	case model.Vertical:
		c.pieces[1] = append(c.pieces[1], piece{r.X0, r.Top, r.Bottom, r.Thickness})
	default:
		c.oblique = append(c.oblique, r)
	}
}

// bar takes a thin filled box. A dot, thin both ways, may be a part of a rule in either direction.
func (c *ruleCollector) bar(b model.BBox, luminance float64) {
	if luminance >= c.opt.WhiteLuminance && !c.onShade(b.CenterX(), b.CenterY()) {
		return
	}
	w, h := b.Width(), b.Height()
	if w >= c.opt.MinRuleAspect*h || w <= c.opt.MaxRuleThickness && h <= c.opt.MaxRuleThickness {
		c.pieces[0] = append(c.pieces[0], piece{b.CenterY(), b.X0, b.X1, h})
	}
	if h >= c.opt.MinRuleAspect*w || w <= c.opt.MaxRuleThickness && h <= c.opt.MaxRuleThickness {
		c.pieces[1] = append(c.pieces[1], piece{b.CenterX(), b.Top, b.Bottom, w})
	}
}

// onShade reports whether a white rule shows here, because the area under it is shaded.
func (c *ruleCollector) onShade(x, y float64) bool {
	const look = 512 // of the latest areas: a cell's shade is painted shortly before its rules
	for i := len(c.fills) - 1; i >= max(0, len(c.fills)-look); i-- {
		if f := c.fills[i]; f.Contains(x, y) {
			return f.Luminance < c.opt.WhiteLuminance
		}
	}
	return false
}

// rulings joins the pieces. The order of the result depends on places alone, not on the order of drawing.
func (c *ruleCollector) rulings() []model.Ruling {
	horizontal, vertical := c.join(c.pieces[0]), c.join(c.pieces[1])
	out := make([]model.Ruling, 0, len(horizontal)+len(vertical)+len(c.oblique))
	for _, p := range horizontal {
		out = append(out, model.Ruling{BBox: model.BBox{X0: p.start, Top: p.place, X1: p.end, Bottom: p.place}, Orientation: model.Horizontal, Thickness: p.thickness})
	}
	for _, p := range vertical {
		out = append(out, model.Ruling{BBox: model.BBox{X0: p.place, Top: p.start, X1: p.place, Bottom: p.end}, Orientation: model.Vertical, Thickness: p.thickness})
	}
	for _, r := range c.oblique {
		if math.Hypot(r.Width(), r.Height()) >= c.opt.MinRuleLength {
			out = append(out, r)
		}
	}
	return out
}

// join makes one rule of collinear pieces that overlap or nearly touch. Pieces are first grouped by place: a group is
// what lies within JoinPlace of its first piece, so that groups can't drift. It takes n log n steps.
func (c *ruleCollector) join(pieces []piece) []piece {
	slices.SortFunc(pieces, func(a, b piece) int {
		return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end))
	})
	var out []piece
	for first := 0; first < len(pieces); {
		next := first + 1
		for next < len(pieces) && pieces[next].place-pieces[first].place <= c.opt.JoinPlace {
			next++
		}
		out = c.joinGroup(out, pieces[first:next])
		first = next
	}
	return out
}

func (c *ruleCollector) joinGroup(out, group []piece) []piece {
	slices.SortStableFunc(group, func(a, b piece) int { return cmp.Compare(a.start, b.start) })
	for i := 0; i < len(group); {
		rule := group[i]
		weight := rule.end - rule.start
		moment := rule.place * weight
		last := rule.end - rule.start // the length of the latest piece
		for i++; i < len(group); i++ {
			p := group[i]
			length := p.end - p.start
			gap := c.opt.JoinGap
			if last <= c.opt.DashLength && length <= c.opt.DashLength && min(last, length) >= c.opt.MinRuleAspect*min(rule.thickness, p.thickness) {
				gap = math.Max(gap, c.opt.DashGap)
			}
			if p.start > rule.end+gap {
				break
			}
			rule.end = math.Max(rule.end, p.end)
			rule.thickness = math.Max(rule.thickness, p.thickness)
			weight += length
			moment += p.place * length
			last = length
		}
		if weight > 0 {
			rule.place = moment / weight // its longest pieces say where it is
		}
		if rule.end-rule.start >= c.opt.MinRuleLength {
			out = append(out, rule)
		}
	}
	return out
}
