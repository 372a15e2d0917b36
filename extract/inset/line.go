package inset

import (
	"cmp"
	"math"
	"slices"

	"github.com/juesuan/juesuan/model"
)

// stroke is a painted shape, or a small picture, that may be a character or more of one line.
type stroke struct {
	model.BBox
	picture bool
}

// inkLine is strokes that stand beside each other.
type inkLine struct {
	model.BBox
	tall    int  // strokes as high as digits, none inside another
	picture bool // one of them is a picture
}

// strokesOf are the shapes and pictures of a page no higher than a line of its text, from left to right.
func strokesOf(p *model.Page, em float64, opt Options) []stroke {
	var out []stroke
	for i := range p.Ink {
		if b := p.Ink[i].BBox; b.Height() <= opt.MostInk*em {
			out = append(out, stroke{b, false})
		}
	}
	for i := range p.Images {
		if b := p.Images[i].BBox; b.Width() > 0 && b.Height() > 0 && b.Height() <= opt.MostPicture*em {
			out = append(out, stroke{b, true})
		}
	}
	slices.SortStableFunc(out, func(a, b stroke) int { return cmp.Or(cmp.Compare(a.X0, b.X0), cmp.Compare(a.Top, b.Top)) })
	return out
}

// linesOf joins strokes of one height with narrow gaps. Lines that are still open are few: those that the latest strokes
// belong to.
func linesOf(strokes []stroke, em float64, opt Options) []inkLine {
	const sameHeight = 0.5 // of the lower one
	var out []inkLine
	open := 0 // lines before it end too far left to go on
	for _, s := range strokes {
		for open < len(out) && out[open].X1+opt.InkGap*em < s.X0 {
			open++
		}
		joined := false
		for i := len(out) - 1; i >= open && !joined; i-- {
			l := &out[i]
			if s.X0-l.X1 > opt.InkGap*em {
				continue
			}
			overlap := math.Min(l.Bottom, s.Bottom) - math.Max(l.Top, s.Top)
			if overlap < sameHeight*math.Min(l.Height(), s.Height()) || l.Union(s.BBox).Height() > limitOf(l.picture || s.picture, opt)*em {
				continue
			}
			inside := s.X1 <= l.X1 && s.Top >= l.Top && s.Bottom <= l.Bottom && l.tall > 0 // a hole
			l.BBox, l.picture, joined = l.Union(s.BBox), l.picture || s.picture, true
			if !inside && s.Height() >= opt.LeastInk*em {
				l.tall++
			}
		}
		if !joined {
			l := inkLine{BBox: s.BBox, picture: s.picture}
			if s.Height() >= opt.LeastInk*em {
				l.tall = 1
			}
			out = append(out, l)
		}
	}
	return out
}

// limitOf is the height of a line, in em.
func limitOf(picture bool, opt Options) float64 {
	if picture {
		return opt.MostPicture
	}
	return opt.MostInk
}

// isFigure reports whether a line has the shape of a figure: several characters, or a picture as wide as some.
func (l *inkLine) isFigure(opt Options) bool {
	const several = 2
	return l.tall > 0 && (l.tall >= several || l.picture) && l.Width() >= opt.LeastAspect*l.Height()
}
