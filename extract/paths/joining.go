package paths

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

// Rulings joins the pieces that were painted; what is too short for a rule then, and no higher than wide, is Ink. The order
// of the result depends on places alone, not on the order of drawing.
func (p *Painter) Rulings() []model.Ruling {
	horizontal, short := p.join(p.pieces[0])
	vertical, _ := p.join(p.pieces[1])
	for _, s := range short {
		half := s.thickness / 2
		if s.end == s.start { // a dot made by a round pen
			s.start, s.end = s.start-half, s.end+half
		}
		p.Ink = append(p.Ink, model.Ink{BBox: model.BBox{X0: s.start, Top: s.place - half, X1: s.end, Bottom: s.place + half}})
	}
	out := make([]model.Ruling, 0, len(horizontal)+len(vertical)+len(p.oblique))
	for _, r := range horizontal {
		out = append(out, model.Ruling{BBox: model.BBox{X0: r.start, Top: r.place, X1: r.end, Bottom: r.place}, Orientation: model.Horizontal, Thickness: r.thickness})
	}
	for _, r := range vertical {
		out = append(out, model.Ruling{BBox: model.BBox{X0: r.place, Top: r.start, X1: r.place, Bottom: r.end}, Orientation: model.Vertical, Thickness: r.thickness})
	}
	for _, r := range p.oblique {
		if math.Hypot(r.Width(), r.Height()) >= p.opt.MinRuleLength {
			out = append(out, r)
		}
	}
	return out
}

// join makes one rule of collinear pieces that overlap or nearly touch. Pieces are first grouped by place: a group is
// what lies within JoinPlace of its first piece, so that groups can't drift. It takes n log n steps.
func (p *Painter) join(pieces []piece) (rules, short []piece) {
	slices.SortFunc(pieces, func(a, b piece) int {
		return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end))
	})
	for first := 0; first < len(pieces); {
		next := first + 1
		for next < len(pieces) && pieces[next].place-pieces[first].place <= p.opt.JoinPlace {
			next++
		}
		rules, short = p.joinGroup(rules, short, pieces[first:next])
		first = next
	}
	return rules, short
}

func (p *Painter) joinGroup(rules, short, group []piece) ([]piece, []piece) {
	slices.SortStableFunc(group, func(a, b piece) int { return cmp.Compare(a.start, b.start) })
	for i := 0; i < len(group); {
		rule := group[i]
		weight := rule.end - rule.start
		moment := rule.place * weight
		last := rule.end - rule.start // the length of the latest piece
		for i++; i < len(group); i++ {
			next := group[i]
			length := next.end - next.start
			gap := p.opt.JoinGap
			if last <= p.opt.DashLength && length <= p.opt.DashLength && min(last, length) >= p.opt.MinRuleAspect*min(rule.thickness, next.thickness) {
				gap = math.Max(gap, p.opt.DashGap)
			}
			if next.start > rule.end+gap {
				break
			}
			rule.end = math.Max(rule.end, next.end)
			rule.thickness = math.Max(rule.thickness, next.thickness)
			weight += length
			moment += next.place * length
			last = length
		}
		if weight > 0 {
			rule.place = moment / weight // its longest pieces say where it is
		}
		if rule.end-rule.start >= p.opt.MinRuleLength {
			rules = append(rules, rule)
		} else {
			short = append(short, rule)
		}
	}
	return rules, short
}
