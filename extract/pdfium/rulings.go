package pdfium

import (
	"math"

	"github.com/juesuan/juesuan/model"
)

// vertex is a point of a shape; curved when a curve, and not a line, leads to it.
type vertex struct {
	point
	curved bool
}

// shape is one subpath, closed ones with their first point again at the end.
type shape []vertex

// stroke takes the straight sides of stroked shapes for rules.
func (r *pageReader) stroke(shapes []shape, thickness float64) {
	for _, s := range shapes {
		for i := 1; i < len(s); i++ {
			if !s[i].curved && s[i].point != s[i-1].point {
				r.addRuling(ruling(s[i-1].point, s[i].point, thickness))
			}
		}
	}
}

// addRuling adds a rule unless it is wholly off the page.
func (r *pageReader) addRuling(rule model.Ruling) {
	if onPage(rule.BBox, r.page) {
		r.page.Rulings = append(r.page.Rulings, rule)
	}
}

// edgeSlack, in points, is how far outside the page a rule may lie: a frame is drawn on its very edge.
const edgeSlack = 1

func onPage(b model.BBox, page *model.Page) bool {
	return b.X1 >= -edgeSlack && b.X0 <= page.Width+edgeSlack && b.Bottom >= -edgeSlack && b.Top <= page.Height+edgeSlack
}

// A line is horizontal or vertical when it strays no more than straightness from it, in points, and no more than
// straightSlope of its length (0.6°); alwaysFlat, in points, is no stray at all.
const (
	straightness  = 1.5
	straightSlope = 0.01
	alwaysFlat    = 0.05
)

// ruling is the rule from p to q.
func ruling(p, q point, thickness float64) model.Ruling {
	rule := model.Ruling{BBox: bounds(p, q), Orientation: model.Oblique, Thickness: thickness}
	w, h := rule.Width(), rule.Height()
	flat := func(stray, length float64) bool {
		return stray <= alwaysFlat || stray <= straightness && stray <= straightSlope*length
	}
	switch {
	case w >= h && flat(h, w):
		rule.Orientation = model.Horizontal
		rule.Top = rule.CenterY()
		rule.Bottom = rule.Top
	case flat(w, h):
		rule.Orientation = model.Vertical
		rule.X0 = rule.CenterX()
		rule.X1 = rule.X0
	}
	return rule
}

// fill sorts filled shapes: thin ones are rules, others areas. What is neither upright nor thin is left out.
func (r *pageReader) fill(shapes []shape, luminance float64) {
	for _, s := range shapes {
		if len(s) < 2 {
			continue
		}
		points := make([]point, len(s))
		for i, v := range s {
			points[i] = v.point
		}
		box := bounds(points...)
		if !onPage(box, r.page) {
			continue
		}
		rule, thin := bar(box, r.opt)
		switch {
		case thin && luminance < r.opt.WhiteLuminance:
			r.addRuling(rule)
		case !thin && upright(s, box):
			r.page.Fills = append(r.page.Fills, model.Fill{BBox: box, Luminance: luminance})
		}
	}
}

// bar is the rule that a thin box is.
func bar(b model.BBox, opt *Options) (rule model.Ruling, ok bool) {
	w, h := b.Width(), b.Height()
	switch {
	case h <= opt.MaxRuleThickness && w >= opt.MinRuleAspect*h:
		rule = model.Ruling{BBox: b, Orientation: model.Horizontal, Thickness: h}
		rule.Top = b.CenterY()
		rule.Bottom = rule.Top
	case w <= opt.MaxRuleThickness && h >= opt.MinRuleAspect*w:
		rule = model.Ruling{BBox: b, Orientation: model.Vertical, Thickness: w}
		rule.X0 = b.CenterX()
		rule.X1 = rule.X0
	default:
		return rule, false
	}
	return rule, true
}

// upright reports whether a shape is a rectangle with level sides.
func upright(s shape, box model.BBox) bool {
	const slack = 0.1 // points
	for i, v := range s {
		onSide := v.x-box.X0 < slack || box.X1-v.x < slack || v.y-box.Top < slack || box.Bottom-v.y < slack
		if v.curved || !onSide {
			return false
		}
		if i > 0 && math.Abs(v.x-s[i-1].x) > slack && math.Abs(v.y-s[i-1].y) > slack {
			return false
		}
	}
	return len(s) >= 4
}
