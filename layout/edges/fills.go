package edges

import (
	"math"
	"slices"
	"sort"

	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// maxFills bounds the fills of a page that are looked at: far above any table, below a drawing's.
const maxFills = 3000

// Shades are the fills that a reader sees and that can be a cell's or a row's, each once.
func Shades(fills []model.Fill, opt Options) []model.Fill {
	var out []model.Fill
	for _, f := range fills {
		if len(out) < maxFills && f.Luminance < opt.WhiteFill && min(f.Width(), f.Height()) > opt.OpenEnd && f.Height() < opt.TallFill {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b model.Fill) int { return sign(a.Bottom - b.Bottom) })
	return slices.CompactFunc(out, func(a, b model.Fill) bool { return near(a.BBox, b.BBox) })
}

func near(a, b model.BBox) bool {
	return math.Abs(a.X0-b.X0) <= 1 && math.Abs(a.X1-b.X1) <= 1 && math.Abs(a.Top-b.Top) <= 1 && math.Abs(a.Bottom-b.Bottom) <= 1
}

// stripe is a row of cells beside each other: filled, or the white between two such rows.
type stripe struct {
	model.BBox
	cells []model.BBox
	xs    []float64
}

// OfFills are the sets of edges of tables whose cells are filled one by one, all of them or those of every other row. The
// columns of filled rows go on in the white ones between them and under them, but where a text lies across.
func OfFills(shades []model.Fill, lines []words.ChunkLine, opt Options) []Set {
	stripes := shadesToStripes(shades, opt)
	joined := newDisjoint(len(stripes))
	white := make([][]model.BBox, len(stripes)) // cells behind each stripe
	for i := range stripes {
		s := &stripes[i]
		for j := i + 1; j < len(stripes); j++ {
			next := &stripes[j]
			if next.X0 >= s.X1-opt.OpenEnd || s.X0 >= next.X1-opt.OpenEnd {
				continue
			}
			if gap := next.Top - s.Bottom; gap > opt.CellGap && gap <= rowsBetween*min(s.Height(), next.Height()) && s.goesOn(next, opt) {
				white[i] = whiteCells(finer(s, next), s.Bottom, next.Top, lines, opt)
			}
			if next.Top-s.Bottom <= opt.CellGap || white[i] != nil {
				joined.union(i, j)
			}
			if next.Top > s.Bottom-opt.OpenEnd {
				break
			}
		}
	}
	var out []Set
	for _, of := range joined.sets() {
		var boxes []model.BBox
		striped := false
		for _, i := range of {
			boxes = slices.Concat(boxes, stripes[i].cells, white[i])
			striped = striped || white[i] != nil
		}
		last := &stripes[of[len(of)-1]]
		boxes = append(boxes, openRow(last, boxes, striped, lines, opt)...)
		if s, ok := boxesToSet(boxes, opt); ok && printed(boxes, lines) {
			out = append(out, s)
		}
	}
	return out
}

// openRow are the cells of what stands under the last stripe and nothing frames: the last white row of a striped table, or
// the whole body under a filled head.
func openRow(last *stripe, boxes []model.BBox, striped bool, lines []words.ChunkLine, opt Options) []model.BBox {
	var box model.BBox
	for _, b := range boxes {
		box = box.Union(b)
	}
	gap := lineGap
	if !slices.ContainsFunc(lines, func(l words.ChunkLine) bool {
		return slices.ContainsFunc(l.Chunks, func(c *words.Chunk) bool { return box.Contains(c.CenterX(), c.CenterY()) && words.IsAmount(c.Text) })
	}) {
		gap = opt.RowGap
	} else if !striped {
		return nil
	}
	bottom := last.Bottom
	for i := range lines {
		l := lines[i].Only(func(c *words.Chunk) bool {
			return c.CenterX() > last.X0 && c.CenterX() < last.X1 && c.CenterY() > last.Bottom
		})
		if len(l.Chunks) == 0 {
			continue
		}
		across := slices.ContainsFunc(l.Chunks, func(c *words.Chunk) bool {
			return slices.ContainsFunc(last.xs[1:len(last.xs)-1], func(x float64) bool { return c.X0 < x-Exact && c.X1 > x+Exact })
		})
		first := bottom == last.Bottom
		if room := gap * l.Size; l.Top-bottom > room && !(first && l.Top-bottom < last.Height()) || first && len(l.Chunks) < 2 || across && (!first || !l.Has(words.IsAmount)) {
			break
		}
		bottom = l.Bottom
	}
	if bottom == last.Bottom {
		return nil
	}
	return whiteCells(last.xs, last.Bottom, bottom+1, lines, opt)
}

// lineGap is the white between two lines of one cell at most, in em.
const lineGap = 0.7

// rowsBetween is how far a stripe is from the next at most, in heights of the lower one.
const rowsBetween = 4

// shadesToStripes puts the fills side by side that end at one height.
func shadesToStripes(shades []model.Fill, opt Options) []stripe {
	var out []stripe
	for i := 0; i < len(shades); {
		j := i + 1
		for j < len(shades) && shades[j].Bottom-shades[i].Bottom <= 1 {
			j++
		}
		row := slices.SortedStableFunc(slices.Values(shades[i:j]), func(a, b model.Fill) int { return sign(a.X0 - b.X0) })
		for k, f := range row {
			if k == 0 || math.Abs(f.X0-row[k-1].X1) > opt.CellGap {
				out = append(out, stripe{BBox: f.BBox, xs: []float64{f.X0}})
			}
			s := &out[len(out)-1]
			s.X1, s.Top = f.X1, max(s.Top, f.Top)
			s.cells = append(s.cells, f.BBox)
			s.xs = append(s.xs, f.X1)
		}
		i = j
	}
	return out
}

// goesOn reports whether two stripes have the same columns, or one those of the other parted.
func (s *stripe) goesOn(o *stripe, opt Options) bool {
	if len(s.xs) < 3 || len(o.xs) < 3 {
		return false
	}
	fine, coarse := finer(s, o), s.xs
	if len(o.xs) < len(coarse) {
		coarse = o.xs
	}
	for _, x := range coarse {
		if math.Abs(fine[Nearest(fine, x)]-x) > opt.CellGap {
			return false
		}
	}
	return math.Abs(s.X0-o.X0) <= opt.CellGap && math.Abs(s.X1-o.X1) <= opt.CellGap
}

func finer(s, o *stripe) []float64 {
	if len(o.xs) > len(s.xs) {
		return o.xs
	}
	return s.xs
}

// whiteCells are the cells of the white row from top to bottom: nil where it is none of the table, as the paper between
// two tables is, with a title on it or nothing.
func whiteCells(xs []float64, top, bottom float64, lines []words.ChunkLine, opt Options) []model.BBox {
	texts, amounts := 0, false
	crossed := make([]bool, len(xs))
	for i := range lines {
		l := &lines[i]
		if l.CenterY() < top || l.CenterY() > bottom {
			continue
		}
		for _, c := range l.Chunks {
			if c.CenterX() < xs[0] || c.CenterX() > xs[len(xs)-1] {
				continue
			}
			texts++
			amounts = amounts || words.IsAmount(c.Text)
			for k := 1; k+1 < len(xs); k++ {
				if c.X0 < xs[k]-Exact && c.X1 > xs[k]+Exact {
					crossed[k] = true
					if 2*c.Width() > xs[len(xs)-1]-xs[0] {
						return nil
					}
				}
			}
		}
	}
	if texts < 2 || slices.Contains(crossed, true) && !amounts {
		return nil
	}
	var out []model.BBox
	from := xs[0]
	for k, x := range xs[1:] {
		if !crossed[k+1] {
			out = append(out, model.BBox{X0: from, Top: top, X1: x, Bottom: bottom})
			from = x
		}
	}
	return out
}

// boxesToSet are the edges of filled cells, when these have two columns and three rows at least and cover a table's area,
// each place once.
func boxesToSet(boxes []model.BBox, opt Options) (Set, bool) {
	s := Set{Source: Filled}
	for _, b := range boxes {
		s.H = append(s.H, Edge{model.Horizontal, b.Top, b.X0, b.X1, Filled}, Edge{model.Horizontal, b.Bottom, b.X0, b.X1, Filled})
		s.V = append(s.V, Edge{model.Vertical, b.X0, b.Top, b.Bottom, Filled}, Edge{model.Vertical, b.X1, b.Top, b.Bottom, Filled})
	}
	xs, ys := s.Places(opt)
	if len(xs) < 3 || len(ys) < 4 {
		return s, false
	}
	area := 0.0
	for _, b := range boxes {
		width, height := xs[Nearest(xs, b.X1)]-xs[Nearest(xs, b.X0)], ys[Nearest(ys, b.Bottom)]-ys[Nearest(ys, b.Top)]
		if area += width * height; width*height == 0 {
			return s, false
		}
	}
	share := area / ((xs[len(xs)-1] - xs[0]) * (ys[len(ys)-1] - ys[0]))
	return s, share > opt.FillShare && share < 1.01
}

// Places are the places across which the edges lie: one for those that are one border.
func (s *Set) Places(opt Options) (xs, ys []float64) {
	tol := opt.Snap
	if s.Source == Filled {
		tol = opt.CellGap
	}
	snapped := func(of []Edge) []float64 {
		at := make([]float64, len(of))
		for i := range of {
			at[i] = of[i].At
		}
		slices.Sort(at)
		return Snap(at, tol)
	}
	return snapped(s.V), snapped(s.H)
}

// printed reports whether text stands in at least a third of the cells: accounts leave many cells blank, charts and
// pictures most.
func printed(cells []model.BBox, lines []words.ChunkLine) bool {
	n := 0
	for _, c := range cells {
		if slices.ContainsFunc(lines, func(l words.ChunkLine) bool {
			return l.Bottom > c.Top && l.Top < c.Bottom && slices.ContainsFunc(l.Chunks, func(k *words.Chunk) bool { return c.Contains(k.CenterX(), k.CenterY()) })
		}) {
			n++
		}
	}
	return 3*n >= len(cells)
}

// ShadedHead is where the shade ends that a table has on top, behind its head: where it changes, or the paper shows.
// 0 when the top is not shaded, or all of it is.
func ShadedHead(shades []model.Fill, box model.BBox, opt Options) float64 {
	end, tone := box.Top, -1.0
	for { // the fills that go on where the last one ended
		next := end
		for i := range shades {
			f := &shades[i]
			if Overlap(f.BBox, box) && math.Abs(f.Top-end) <= opt.Sliver && (tone < 0 || math.Abs(f.Luminance-tone) < opt.SameTone) {
				next, tone = max(next, f.Bottom), f.Luminance
			}
		}
		if next == end {
			break
		}
		end = next
	}
	if tone < 0 || end > box.Bottom-opt.Sliver {
		return 0
	}
	return end
}

// Overlap reports whether the two boxes share more than their edges.
func Overlap(a, b model.BBox) bool {
	return min(a.X1, b.X1)-max(a.X0, b.X0) > 1 && min(a.Bottom, b.Bottom)-max(a.Top, b.Top) > 1
}

// Snap replaces runs of sorted positions that lie within tol of the run's first by their mean.
func Snap(sorted []float64, tol float64) []float64 {
	var out []float64
	for i := 0; i < len(sorted); {
		j, sum := i, 0.0
		for j < len(sorted) && sorted[j]-sorted[i] <= tol {
			sum += sorted[j]
			j++
		}
		out = append(out, sum/float64(j-i))
		i = j
	}
	return out
}

// Nearest returns the index of the value nearest to x in a sorted slice.
func Nearest(sorted []float64, x float64) int {
	i := sort.SearchFloat64s(sorted, x)
	if i == len(sorted) || i > 0 && x-sorted[i-1] < sorted[i]-x {
		return i - 1
	}
	return i
}

func sign(d float64) int {
	switch {
	case d < 0:
		return -1
	case d > 0:
		return 1
	}
	return 0
}
