package paths

import (
	"math"

	"github.com/juesuan/juesuan/model"
)

// Painter gathers the rules and areas of a page as they are painted.
type Painter struct {
	Fills   []model.Fill // areas, in the order of painting
	Ink     []model.Ink  // small shapes that are no rules and no areas
	opt     Options
	pieces  [2][]piece // by model.Horizontal, model.Vertical
	oblique []model.Ruling
}

// NewPainter makes one with these tolerances.
func NewPainter(opt Options) Painter { return Painter{opt: opt.WithDefaults()} }

// Count is the number of pieces and areas gathered so far.
func (p *Painter) Count() int { return len(p.pieces[0]) + len(p.pieces[1]) + len(p.Fills) }

// Stroke takes the straight sides of a path for rules, as far as the clip shows them.
func (p *Painter) Stroke(path *Path, clip model.BBox, thickness, luminance float64) {
	points := path.Vertices
	if path.Curved() {
		p.takeInk(boundsOf(points), clip, luminance)
	}
	for i := 1; i < len(points); i++ {
		if points[i].Kind == LineTo {
			p.line(points[i-1].Point, points[i].Point, clip, thickness, luminance)
		}
	}
}

// Fill sorts the subpaths of a filled path: thin ones are rules, upright rectangles are fills, what is neither is ink.
func (p *Painter) Fill(path *Path, evenOdd bool, clip model.BBox, luminance float64) {
	points := path.Vertices
	if sides, ok := frame(points, evenOdd); ok {
		p.fillSides(sides, clip, luminance)
		return
	}
	for start := 0; start < len(points); {
		end := endOfSubpath(points, start)
		if end-start > 1 && !isHole(points, start, end) {
			p.fillShape(points[start:end], clip, luminance)
		}
		start = end
	}
}

// endOfSubpath is behind the last point of the subpath that begins at start.
func endOfSubpath(points []Vertex, start int) int {
	end := start + 1
	for end < len(points) && points[end].Kind != MoveTo {
		end++
	}
	return end
}

// isHole reports whether a subpath lies within the one before or behind it that is no rectangle: the counter of a character
// drawn as curves. Its paper is no dot of a rule.
func isHole(points []Vertex, start, end int) bool {
	const neighbours = 3 // B and 8 have two counters
	b := boundsOf(points[start:end])
	within := func(from, to int) bool {
		o := boundsOf(points[from:to])
		return o.X0 < b.X0 && b.X1 < o.X1 && o.Top < b.Top && b.Bottom < o.Bottom && !upright(points[from:to])
	}
	for n, at := 0, end; n < neighbours && at < len(points); n++ {
		next := endOfSubpath(points, at)
		if within(at, next) {
			return true
		}
		at = next
	}
	for n, at := 0, start; n < neighbours && at > 0; n++ {
		from := at - 1
		for from > 0 && points[from].Kind != MoveTo {
			from--
		}
		if within(from, at) {
			return true
		}
		at = from
	}
	return false
}

// line adds a stroked line, as far as its clip shows it.
func (p *Painter) line(from, to Point, clip model.BBox, thickness, luminance float64) {
	r := ruling(from, to, thickness)
	b, ok := Clipped(r.BBox, clip)
	if !ok {
		return
	}
	if r.Orientation != model.Oblique { // the box of a cut diagonal would be another diagonal
		r.BBox = b
	}
	p.add(r, luminance)
}

func (p *Painter) fillShape(shape []Vertex, clip model.BBox, luminance float64) {
	box, ok := Clipped(boundsOf(shape), clip)
	if !ok {
		return
	}
	thin, long := math.Min(box.Width(), box.Height()), math.Max(box.Width(), box.Height())
	if thin <= p.opt.MaxRuleThickness {
		if long >= p.opt.MinRuleAspect*thin || long <= p.opt.MaxRuleThickness {
			p.Bar(box, luminance)
			return
		}
	}
	if upright(shape) {
		p.Fills = append(p.Fills, model.Fill{BBox: box, Luminance: luminance})
		return
	}
	if from, to, thickness, ok := thinQuad(shape); ok && thickness <= p.opt.MaxRuleThickness {
		p.line(from, to, clip, thickness, luminance)
		return
	}
	p.takeInk(box, clip, luminance)
}

// takeInk keeps a shape that is as small as a character. Larger ones are drawings.
func (p *Painter) takeInk(box, clip model.BBox, luminance float64) {
	box, ok := Clipped(box, clip)
	if !ok || math.Max(box.Width(), box.Height()) > p.opt.MaxInk || len(p.Ink) >= mostInk {
		return
	}
	if luminance >= p.opt.WhiteLuminance && !p.onShade(box.CenterX(), box.CenterY()) {
		return
	}
	p.Ink = append(p.Ink, model.Ink{BBox: box, Luminance: luminance})
}

// mostInk bounds the small shapes of a page: a map has more, and none of them is a character.
const mostInk = 20_000

// fillSides paints the sides of a frame: rules where they are thin.
func (p *Painter) fillSides(sides [4]model.BBox, clip model.BBox, luminance float64) {
	for _, side := range sides {
		box, ok := Clipped(side, clip)
		if !ok || side.Width() <= 0 || side.Height() <= 0 {
			continue
		}
		if math.Min(box.Width(), box.Height()) <= p.opt.MaxRuleThickness {
			p.Bar(box, luminance)
		} else {
			p.Fills = append(p.Fills, model.Fill{BBox: box, Luminance: luminance})
		}
	}
}

// add takes one straight rule.
func (p *Painter) add(r model.Ruling, luminance float64) {
	if luminance >= p.opt.WhiteLuminance && !p.onShade(r.CenterX(), r.CenterY()) {
		return
	}
	switch r.Orientation {
	case model.Horizontal:
		p.pieces[0] = append(p.pieces[0], piece{r.Top, r.X0, r.X1, r.Thickness})
	case model.Vertical:
		p.pieces[1] = append(p.pieces[1], piece{r.X0, r.Top, r.Bottom, r.Thickness})
	default:
		p.oblique = append(p.oblique, r)
	}
}

// Bar takes a thin filled box. A dot, thin both ways, may be a part of a rule in either direction.
func (p *Painter) Bar(b model.BBox, luminance float64) {
	if luminance >= p.opt.WhiteLuminance && !p.onShade(b.CenterX(), b.CenterY()) {
		return
	}
	w, h := b.Width(), b.Height()
	if w >= p.opt.MinRuleAspect*h || w <= p.opt.MaxRuleThickness && h <= p.opt.MaxRuleThickness {
		p.pieces[0] = append(p.pieces[0], piece{b.CenterY(), b.X0, b.X1, h})
	}
	if h >= p.opt.MinRuleAspect*w || w <= p.opt.MaxRuleThickness && h <= p.opt.MaxRuleThickness {
		p.pieces[1] = append(p.pieces[1], piece{b.CenterX(), b.Top, b.Bottom, w})
	}
}

// onShade reports whether a white rule shows here, because the area under it is shaded.
func (p *Painter) onShade(x, y float64) bool {
	const look = 512 // of the latest areas: a cell's shade is painted shortly before its rules
	for i := len(p.Fills) - 1; i >= max(0, len(p.Fills)-look); i-- {
		if f := p.Fills[i]; f.Contains(x, y) {
			return f.Luminance < p.opt.WhiteLuminance
		}
	}
	return false
}

// clipSlack, in points, is how far outside its clip a rule may lie: rules are drawn on the very edge of the clip.
const clipSlack = 1

// Clipped is the part of b that the clip shows.
func Clipped(b, clip model.BBox) (model.BBox, bool) {
	b.X0, b.Top = math.Max(b.X0, clip.X0-clipSlack), math.Max(b.Top, clip.Top-clipSlack)
	b.X1, b.Bottom = math.Min(b.X1, clip.X1+clipSlack), math.Min(b.Bottom, clip.Bottom+clipSlack)
	return b, b.X0 <= b.X1 && b.Top <= b.Bottom
}

// straightness: a line is horizontal or vertical when it strays no more than this from it, in points, and no more than
// straightSlope of its length (0.6°).
const (
	straightness  = 1.5
	straightSlope = 0.01
	alwaysFlat    = 0.05
)

// ruling is the rule from p to q.
func ruling(p, q Point, thickness float64) model.Ruling {
	r := model.Ruling{BBox: Bounds(p, q), Orientation: model.Oblique, Thickness: thickness}
	w, h := r.Width(), r.Height()
	flat := func(stray, length float64) bool {
		return stray <= alwaysFlat || stray <= straightness && stray <= straightSlope*length
	}
	switch {
	case w >= h && flat(h, w):
		r.Orientation = model.Horizontal
		r.Top = r.CenterY()
		r.Bottom = r.Top
	case flat(w, h):
		r.Orientation = model.Vertical
		r.X0 = r.CenterX()
		r.X1 = r.X0
	}
	return r
}
