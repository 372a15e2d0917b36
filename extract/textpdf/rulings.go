package textpdf

import (
	"math"
	"slices"

	"github.com/juesuan/juesuan/model"
)

// pathPoint is a point of the current path in displayed space. It is reached by what its kind says.
type pathPoint struct {
	point
	kind pointKind
}

type pointKind uint8

const (
	moveTo pointKind = iota
	lineTo
	curveTo // end points and control points of curves
)

// path is the path under construction.
type path struct {
	points  []pathPoint
	start   point // of the current subpath
	closed  bool  // the last operator closed a subpath: a line from here begins a new one at start
	clipped bool  // W or W* was given
}

func (in *interpreter) operatePath(op []byte) bool {
	p := &in.path
	switch string(op) {
	case "re":
		if in.has(4) {
			p.rectangle(in.ctm, in.num(0, 4), in.num(1, 4), in.num(2, 4), in.num(3, 4))
		}
	case "m":
		if in.has(2) {
			p.move(in.ctm.apply(in.num(0, 2), in.num(1, 2)))
		}
	case "l":
		if in.has(2) {
			p.line(in.ctm.apply(in.num(0, 2), in.num(1, 2)), lineTo)
		}
	case "c":
		if in.has(6) {
			p.line(in.ctm.apply(in.num(0, 6), in.num(1, 6)), curveTo)
			p.line(in.ctm.apply(in.num(2, 6), in.num(3, 6)), curveTo)
			p.line(in.ctm.apply(in.num(4, 6), in.num(5, 6)), curveTo)
		}
	case "v", "y":
		if in.has(4) {
			p.line(in.ctm.apply(in.num(0, 4), in.num(1, 4)), curveTo)
			p.line(in.ctm.apply(in.num(2, 4), in.num(3, 4)), curveTo)
		}
	case "h":
		p.close()
	case "W", "W*":
		p.clipped = true
	case "S":
		in.paintPath(false, true, false)
	case "s":
		p.close()
		in.paintPath(false, true, false)
	case "f", "F":
		in.paintPath(true, false, false)
	case "f*":
		in.paintPath(true, false, true)
	case "B":
		in.paintPath(true, true, false)
	case "B*":
		in.paintPath(true, true, true)
	case "b":
		p.close()
		in.paintPath(true, true, false)
	case "b*":
		p.close()
		in.paintPath(true, true, true)
	case "n":
		in.paintPath(false, false, false)
	default:
		return false
	}
	return true
}

func (p *path) move(to point) {
	p.points = append(p.points, pathPoint{to, moveTo})
	p.start, p.closed = to, false
}

func (p *path) line(to point, kind pointKind) {
	if len(p.points) == 0 {
		p.move(to) // a line from nowhere begins here
		return
	}
	if p.closed {
		p.move(p.start)
	}
	p.points = append(p.points, pathPoint{to, kind})
}

func (p *path) close() {
	if len(p.points) == 0 || p.closed {
		return
	}
	p.points = append(p.points, pathPoint{p.start, lineTo})
	p.closed = true
}

func (p *path) rectangle(m matrix, x, y, w, h float64) {
	p.move(m.apply(x, y))
	p.line(m.apply(x+w, y), lineTo)
	p.line(m.apply(x+w, y+h), lineTo)
	p.line(m.apply(x, y+h), lineTo)
	p.close()
}

// paintPath ends the path: its lines become rulings, its areas rulings or fills, and it may cut the clip.
func (in *interpreter) paintPath(fill, stroke, evenOdd bool) {
	p := &in.path
	if len(p.points) > 0 && in.muted == 0 {
		if len(in.rules.pieces[0])+len(in.rules.pieces[1])+len(in.rules.fills) > in.opt.MaxRulings {
			in.tell("limit", "the page has more than %d lines and areas: the rest was not read", in.opt.MaxRulings)
			fill, stroke = false, false
		}
		in.drawn = in.drawn || (fill || stroke) && slices.ContainsFunc(p.points, func(q pathPoint) bool { return q.kind == curveTo })
		if fill && in.fill.alpha > 0 {
			in.fillPath(evenOdd)
		}
		if stroke && in.stroke.alpha > 0 {
			in.strokePath()
		}
	}
	if p.clipped && len(p.points) > 0 {
		var b bounds
		for _, q := range p.points {
			b.add(q.point)
		}
		in.clipTo(b.box)
	}
	in.path = path{points: p.points[:0]}
}

// clipTo narrows the clip. The box of the clip path holds all that the path lets through, so nothing visible is lost.
func (in *interpreter) clipTo(b model.BBox) {
	in.clip = model.BBox{
		X0: math.Max(in.clip.X0, b.X0), Top: math.Max(in.clip.Top, b.Top),
		X1: math.Min(in.clip.X1, b.X1), Bottom: math.Min(in.clip.Bottom, b.Bottom),
	}
}

// clipSlack, in points, is how far outside its clip a rule may lie: rules are drawn on the very edge of the clip.
const clipSlack = 1

// clipped is the part of b that the clip shows.
func clipped(b, clip model.BBox) (model.BBox, bool) {
	b.X0, b.Top = math.Max(b.X0, clip.X0-clipSlack), math.Max(b.Top, clip.Top-clipSlack)
	b.X1, b.Bottom = math.Min(b.X1, clip.X1+clipSlack), math.Min(b.Bottom, clip.Bottom+clipSlack)
	return b, b.X0 <= b.X1 && b.Top <= b.Bottom
}

func (in *interpreter) strokePath() {
	thickness := in.lineWidth * in.ctm.scale()
	luminance := in.stroke.shown()
	points := in.path.points
	for i := 1; i < len(points); i++ {
		if points[i].kind == lineTo {
			in.line(points[i-1].point, points[i].point, thickness, luminance)
		}
	}
}

// line adds a stroked line, as far as its clip shows it.
func (in *interpreter) line(p, q point, thickness, luminance float64) {
	r := ruling(p, q, thickness)
	b, ok := clipped(r.BBox, in.clip)
	if !ok {
		return
	}
	if r.Orientation != model.Oblique { // the box of a cut diagonal would be another diagonal
		r.BBox = b
	}
	in.rules.add(r, luminance)
}

// straightness: a line is horizontal or vertical when it strays no more than this from it, in points, and no more than
// straightSlope of its length (0.6°).
const (
	straightness  = 1.5
	straightSlope = 0.01
	alwaysFlat    = 0.05
)

// ruling is the rule from p to q.
func ruling(p, q point, thickness float64) model.Ruling {
	var b bounds
	b.add(p)
	b.add(q)
	r := model.Ruling{BBox: b.box, Orientation: model.Oblique, Thickness: thickness}
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

// fillPath sorts the subpaths of a filled path: thin ones are rules, upright rectangles are fills.
func (in *interpreter) fillPath(evenOdd bool) {
	points := in.path.points
	luminance := in.fill.shown()
	if in.fillFrame(points, evenOdd, luminance) {
		return
	}
	for start := 0; start < len(points); {
		end := start + 1
		for end < len(points) && points[end].kind != moveTo {
			end++
		}
		if end-start > 1 {
			in.fillShape(points[start:end], luminance)
		}
		start = end
	}
}

func (in *interpreter) fillShape(shape []pathPoint, luminance float64) {
	var b bounds
	for _, p := range shape {
		b.add(p.point)
	}
	box, ok := clipped(b.box, in.clip)
	if !ok {
		return
	}
	thin, long := math.Min(box.Width(), box.Height()), math.Max(box.Width(), box.Height())
	if thin <= in.opt.MaxRuleThickness {
		if long >= in.opt.MinRuleAspect*thin || long <= in.opt.MaxRuleThickness {
			in.rules.bar(box, luminance)
			return
		}
	}
	if upright(shape) {
		in.rules.fills = append(in.rules.fills, model.Fill{BBox: box, Luminance: luminance})
		return
	}
	if p, q, thickness, ok := thinQuad(shape); ok && thickness <= in.opt.MaxRuleThickness {
		in.line(p, q, thickness, luminance)
	}
}

// fillFrame takes the border of a box, drawn as the area between two rectangles.
func (in *interpreter) fillFrame(points []pathPoint, evenOdd bool, luminance float64) bool {
	const corners = 5 // with the point that closes
	if len(points) != 2*corners || points[corners].kind != moveTo || !upright(points[:corners]) || !upright(points[corners:]) {
		return false
	}
	if !evenOdd && turn(points[:corners])*turn(points[corners:]) > 0 {
		return false
	}
	var a, b bounds
	for i, p := range points {
		if i < corners {
			a.add(p.point)
		} else {
			b.add(p.point)
		}
	}
	outer, inner := a.box, b.box
	if inner.Width() > outer.Width() {
		outer, inner = inner, outer
	}
	if inner.X0 < outer.X0 || inner.X1 > outer.X1 || inner.Top < outer.Top || inner.Bottom > outer.Bottom {
		return false
	}
	for _, side := range [...]model.BBox{
		{X0: outer.X0, Top: outer.Top, X1: outer.X1, Bottom: inner.Top},
		{X0: outer.X0, Top: inner.Bottom, X1: outer.X1, Bottom: outer.Bottom},
		{X0: outer.X0, Top: outer.Top, X1: inner.X0, Bottom: outer.Bottom},
		{X0: inner.X1, Top: outer.Top, X1: outer.X1, Bottom: outer.Bottom},
	} {
		box, ok := clipped(side, in.clip)
		if !ok || side.Width() <= 0 || side.Height() <= 0 {
			continue
		}
		if math.Min(box.Width(), box.Height()) <= in.opt.MaxRuleThickness {
			in.rules.bar(box, luminance)
		} else {
			in.rules.fills = append(in.rules.fills, model.Fill{BBox: box, Luminance: luminance})
		}
	}
	return true
}

// turn is positive or negative by the direction a polygon is drawn in.
func turn(shape []pathPoint) float64 {
	area := 0.0
	for i := 1; i < len(shape); i++ {
		area += shape[i-1].x*shape[i].y - shape[i].x*shape[i-1].y
	}
	return area
}

// upright reports whether a shape is a rectangle with level sides, its corners maybe rounded.
func upright(shape []pathPoint) bool {
	var b bounds
	for _, p := range shape {
		b.add(p.point)
	}
	const slack = 0.1
	onEdge := func(p point) bool {
		return p.x-b.box.X0 < slack || b.box.X1-p.x < slack || p.y-b.box.Top < slack || b.box.Bottom-p.y < slack
	}
	lines := 0
	for i, p := range shape {
		if !onEdge(p.point) && p.kind != curveTo {
			return false
		}
		if i == 0 || p.kind != lineTo {
			continue
		}
		lines++
		if q := shape[i-1]; math.Abs(p.x-q.x) > slack && math.Abs(p.y-q.y) > slack {
			return false
		}
	}
	return lines >= 3 && math.Abs(turn(shape))/2 >= 0.9*b.box.Width()*b.box.Height()
}

// thinQuad is the middle line of a quadrilateral that is much longer than wide.
func thinQuad(shape []pathPoint) (p, q point, thickness float64, ok bool) {
	n := len(shape)
	if n > 1 && shape[n-1].point == shape[0].point {
		n--
	}
	if n != 4 {
		return p, q, 0, false
	}
	side := func(i int) float64 {
		a, b := shape[i%4], shape[(i+1)%4]
		return math.Hypot(b.x-a.x, b.y-a.y)
	}
	first := 0
	if side(0)+side(2) > side(1)+side(3) {
		first = 1 // sides first and first+2 are the short ones
	}
	thickness = (side(first) + side(first+2)) / 2
	middle := func(i int) point {
		a, b := shape[i%4], shape[(i+1)%4]
		return point{(a.x + b.x) / 2, (a.y + b.y) / 2}
	}
	p, q = middle(first), middle(first+2)
	const slender = 5
	return p, q, thickness, math.Hypot(q.x-p.x, q.y-p.y) >= slender*thickness
}
