package drawn

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/juesuan/juesuan/model"
)

// largestSign is wider than any sign, in points: signs of larger type are in no table.
const largestSign = 14

// Bounds of the work: more small shapes are a drawing, and so many glyphs are not looked at where a page is sound.
const (
	mostShapes = 20_000
	mostLooks  = 50_000_000
)

// Signs makes glyphs of the signs of a page's figures that are drawn as shapes.
func Signs(p *model.Page, opt Options) {
	opt = opt.withDefaults()
	all := shapesOf(p)
	if len(all) == 0 || len(all) > mostShapes {
		return
	}
	s := signs{page: p, opt: opt, text: textByHeight(p)}
	for _, shape := range all {
		left, right := s.neighbours(shape.box)
		switch {
		case s.isMinus(shape.box, left, right):
			s.minus(shape, right)
		case s.isPoint(shape.box, left, right):
			s.between(shape, left, right)
		}
	}
	s.settle()
}

// kind tells where a shape is kept.
type kind uint8

const (
	ink kind = iota
	ruling
	fill
	picture // what it shows is not known: its sign is doubtful
	kinds
)

// shape is something drawn that is as small as a sign.
type shape struct {
	box  model.BBox
	kind kind
	at   int // its index among those of its kind
}

func shapesOf(p *model.Page) (out []shape) {
	for i := range p.Rulings {
		r := &p.Rulings[i]
		if r.Orientation == model.Horizontal && r.Width() <= largestSign {
			half := r.Thickness / 2
			out = append(out, shape{model.BBox{X0: r.X0, Top: r.Top - half, X1: r.X1, Bottom: r.Top + half}, ruling, i})
		}
	}
	for i := range p.Ink {
		if b := p.Ink[i].BBox; b.Width() <= largestSign && b.Height() <= largestSign {
			out = append(out, shape{b, ink, i})
		}
	}
	for i := range p.Fills {
		if b := p.Fills[i].BBox; b.Width() <= largestSign && b.Height() <= largestSign {
			out = append(out, shape{b, fill, i})
		}
	}
	for i := range p.Images {
		if b := p.Images[i].BBox; b.Width() <= largestSign && b.Height() <= largestSign {
			out = append(out, shape{b, picture, i})
		}
	}
	return out
}

// textByHeight are the upright glyphs that are seen, by the middles of their boxes.
func textByHeight(p *model.Page) []int {
	var out []int
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		if g.IsSeen() && g.Angle == 0 && g.Size > 0 && strings.TrimSpace(g.Text) != "" {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int { return cmp.Compare(p.Glyphs[a].CenterY(), p.Glyphs[b].CenterY()) })
	return out
}

// signs are those of a page that were found so far.
type signs struct {
	page  *model.Page
	opt   Options
	text  []int // indices of glyphs, by height
	looks int   // at glyphs and rules

	points []point
	before map[int]model.Glyph // by the glyph that they stand before
	used   [kinds]map[int]bool // by kind: indices of the shapes that became signs
}

// point is a shape between two digits.
type point struct {
	shape
	left, right int
}

// neighbours are the glyphs on a shape's line that are nearest on its left and on its right, -1 for none.
func (s *signs) neighbours(box model.BBox) (left, right int) {
	left, right = -1, -1
	g := s.page.Glyphs
	x, y := box.CenterX(), box.CenterY()
	first, _ := slices.BinarySearchFunc(s.text, y-largestSign, func(i int, y float64) int { return cmp.Compare(g[i].CenterY(), y) })
	for _, i := range s.text[first:] {
		if s.looks++; s.looks > mostLooks || g[i].CenterY() > y+largestSign {
			break
		}
		if y < g[i].Top || y > g[i].Bottom {
			continue
		}
		switch {
		case g[i].CenterX() < x && (left < 0 || g[i].X1 > g[left].X1):
			left = i
		case g[i].CenterX() >= x && (right < 0 || g[i].X0 < g[right].X0):
			right = i
		}
	}
	return left, right
}

// isMinus reports whether a shape is the minus of the figure that begins on its right.
func (s *signs) isMinus(box model.BBox, left, right int) bool {
	if right < 0 || !begins(s.page.Glyphs[right].Text) {
		return false
	}
	g := &s.page.Glyphs[right]
	em, gap := g.Size, g.X0-box.X1
	if left >= 0 && box.X0-s.page.Glyphs[left].X1 < s.opt.MinusFree*em {
		return false
	}
	return box.Width() >= s.opt.LeastMinus*em && box.Width() <= s.opt.MostMinus*em &&
		box.Height() <= s.opt.MinusThickness*em && box.Height() < box.Width()/2 &&
		math.Abs(box.CenterY()-g.CenterY()) <= s.opt.MinusOff*em &&
		gap >= -s.opt.PointReach*em && (gap <= s.opt.MinusGap*em || s.inOneCell(box, g))
}

// inOneCell reports whether rules frame a shape and the figure on its right together: some set the minus at the left side of
// the cell.
func (s *signs) inOneCell(box model.BBox, g *model.Glyph) bool {
	left, right := false, false
	y := box.CenterY()
	if s.looks += len(s.page.Rulings); s.looks > mostLooks {
		return false
	}
	for i := range s.page.Rulings {
		r := &s.page.Rulings[i]
		switch {
		case r.Orientation != model.Vertical || r.Top > y || r.Bottom < y:
		case r.X0 <= box.X0:
			left = true
		case r.X0 < g.X0:
			return false
		default:
			right = true
		}
	}
	return left && right
}

// isPoint reports whether a shape is a point or a comma between two digits.
func (s *signs) isPoint(box model.BBox, left, right int) bool {
	if left < 0 || right < 0 || !isDigit(s.page.Glyphs[left].Text) || !isDigit(s.page.Glyphs[right].Text) {
		return false
	}
	a, b := &s.page.Glyphs[left], &s.page.Glyphs[right]
	const sameSize, sameLine, flattest = 0.15, 0.1, 0.4
	em := a.Size
	highest := s.opt.MostPoint
	if s.isComma(box) {
		highest = s.opt.MostComma
	}
	return math.Abs(a.Size-b.Size) <= sameSize*em && math.Abs(a.Bottom-b.Bottom) <= sameLine*em && b.X0-a.X1 <= s.opt.PointGap*em &&
		box.Width() <= s.opt.MostPoint*em && box.Height() <= highest*em && box.Height() >= flattest*box.Width() &&
		box.X0 >= a.X1-s.opt.PointReach*em && box.X1 <= b.X0+s.opt.PointReach*em &&
		box.CenterY() >= a.Bottom-s.opt.PointHeight*em && box.CenterY() <= a.Bottom
}

// isComma reports whether a shape is higher than a point is.
func (s *signs) isComma(box model.BBox) bool { return box.Height() >= s.opt.CommaAspect*box.Width() }

func (s *signs) minus(of shape, right int) {
	g := s.page.Glyphs[right]
	g.Text, g.Shape, g.Doubtful = "-", 0, g.Doubtful || of.kind == picture
	g.X0, g.X1 = of.box.X0, math.Max(g.X0, of.box.X1)
	s.put(right, g)
	s.use(of)
}

func (s *signs) between(of shape, left, right int) {
	s.points = append(s.points, point{of, left, right})
}

func (s *signs) put(before int, g model.Glyph) {
	if s.before == nil {
		s.before = map[int]model.Glyph{}
	}
	s.before[before] = g
}

func (s *signs) use(of shape) {
	if s.used[of.kind] == nil {
		s.used[of.kind] = map[int]bool{}
	}
	s.used[of.kind][of.at] = true
}

// settle puts the signs among the glyphs. Several shapes between the same two digits are leaders, or a drawing.
func (s *signs) settle() {
	count := map[int]int{}
	for _, p := range s.points {
		count[p.right]++
	}
	for _, p := range s.points {
		if count[p.right] > 1 {
			continue
		}
		a, b := &s.page.Glyphs[p.left], &s.page.Glyphs[p.right]
		g := *a
		g.Text, g.Shape, g.Doubtful = ".", 0, g.Doubtful || p.kind == picture
		if s.isComma(p.box) {
			g.Text = ","
		}
		if g.X0, g.X1 = a.X1, b.X0; g.X0 >= g.X1 {
			g.X0, g.X1 = p.box.X0, p.box.X1
		}
		s.put(p.right, g)
		s.use(p.shape)
	}
	if len(s.before) == 0 {
		return
	}
	glyphs := make([]model.Glyph, 0, len(s.page.Glyphs)+len(s.before))
	for i := range s.page.Glyphs {
		if g, ok := s.before[i]; ok {
			glyphs = append(glyphs, g)
		}
		glyphs = append(glyphs, s.page.Glyphs[i])
	}
	s.page.Glyphs = glyphs
	s.page.Ink = without(s.page.Ink, s.used[ink])
	s.page.Rulings = without(s.page.Rulings, s.used[ruling])
	s.page.Fills = without(s.page.Fills, s.used[fill])
	s.page.Images = without(s.page.Images, s.used[picture])
}

// without is a copy of all but those of some indices.
func without[T any](all []T, some map[int]bool) []T {
	if len(some) == 0 {
		return all
	}
	out := make([]T, 0, len(all))
	for i := range all {
		if !some[i] {
			out = append(out, all[i])
		}
	}
	return out
}

func isDigit(text string) bool { return len(text) == 1 && text[0] >= '0' && text[0] <= '9' }

// begins reports whether a figure may begin with a character.
func begins(text string) bool { return isDigit(text) || text == "." }
