package layout

import (
	"math"
	"slices"

	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// Fills show cells as rules do: coloured cells with white gaps between them, and stripes behind every other row.

// shade is a fill that a reader sees and that can be a cell's or a row's.
func shade(f *model.Fill, opt Options) bool {
	return f.Luminance < opt.WhiteFill && f.Height() > opt.OpenEnd && f.Height() < opt.TallFill && f.Width() > opt.OpenEnd
}

// fillsToParts finds the tables whose cells are filled one by one, all of them or those of every other row: fills that
// leave narrow gaps between them, in two columns and three rows at least, many of them with text.
func fillsToParts(p *model.Page, opt Options) []*part {
	var cells []model.BBox
	for i := range p.Fills {
		f := &p.Fills[i]
		if shade(f, opt) && !slices.ContainsFunc(cells, func(b model.BBox) bool { return covers(b, f.BBox) && covers(f.BBox, b) }) {
			cells = append(cells, f.BBox)
		}
	}
	if len(cells) < 6 || len(cells) > maxFills {
		return nil
	}
	var out []*part
	for _, group := range touching(append(cells, whiteRows(p, cells, opt)...), opt) {
		if l, spans := fillsToLattice(group, opt); l != nil && hasTexts(p, group) {
			if !hasAmounts(p, l.bbox(), opt) && l.addBody(p, opt) {
				for c := range l.cols() {
					spans = append(spans, span{l.rows() - 1, c, 1, 1})
				}
			}
			part := &part{page: p.Number, bbox: l.bbox(), xs: l.xs, ys: l.ys}
			for _, s := range spans {
				part.cells = append(part.cells, cell{span: s})
			}
			part.index()
			out = append(out, part)
		}
	}
	return out
}

// maxFills bounds the fills of a page that are looked at: far above any table, below a drawing's.
const maxFills = 3000

// covers reports whether a covers b, but for a point at each side.
func covers(a, b model.BBox) bool {
	return a.X0 <= b.X0+1 && a.X1 >= b.X1-1 && a.Top <= b.Top+1 && a.Bottom >= b.Bottom-1
}

// touching are the sets of fills with no more than a cell's gap between them.
func touching(cells []model.BBox, opt Options) [][]model.BBox {
	sets := newDisjoint(len(cells))
	for i, a := range cells {
		for j, b := range cells[:i] {
			dx := max(a.X0, b.X0) - min(a.X1, b.X1)
			dy := max(a.Top, b.Top) - min(a.Bottom, b.Bottom)
			if dx <= opt.CellGap && dy <= opt.CellGap && (dx < -opt.OpenEnd || dy < -opt.OpenEnd) {
				sets.union(i, j)
			}
		}
	}
	groups := map[int][]model.BBox{}
	var roots []int
	for i, c := range cells {
		root := sets.find(i)
		if groups[root] == nil {
			roots = append(roots, root)
		}
		groups[root] = append(groups[root], c)
	}
	out := make([][]model.BBox, len(roots))
	for i, root := range roots {
		out[i] = groups[root]
	}
	return out
}

// fillsToLattice gives the fills of one set their rows and columns. nil where they do not cover a table's area, each
// place once.
func fillsToLattice(cells []model.BBox, opt Options) (*lattice, []span) {
	var xs, ys []float64
	for _, c := range cells {
		xs = append(xs, c.X0, c.X1)
		ys = append(ys, c.Top, c.Bottom)
	}
	slices.Sort(xs)
	slices.Sort(ys)
	l := &lattice{xs: snap(xs, opt.CellGap), ys: snap(ys, opt.CellGap)}
	rows, cols := l.rows(), l.cols()
	if rows < 3 || cols < 2 || rows*cols > maxPlaces {
		return nil, nil
	}
	taken := make([]bool, rows*cols)
	var spans []span
	covered := 0
	for _, c := range cells {
		s := span{row: nearest(l.ys, c.Top), col: nearest(l.xs, c.X0)}
		s.rows, s.cols = nearest(l.ys, c.Bottom)-s.row, nearest(l.xs, c.X1)-s.col
		if s.rows < 1 || s.cols < 1 {
			return nil, nil
		}
		for r := s.row; r < s.row+s.rows; r++ {
			for k := s.col; k < s.col+s.cols; k++ {
				if taken[r*cols+k] {
					return nil, nil
				}
				taken[r*cols+k] = true
				covered++
			}
		}
		spans = append(spans, s)
	}
	if float64(covered) < opt.FillShare*float64(rows*cols) {
		return nil, nil
	}
	for i, t := range taken {
		if !t {
			spans = append(spans, span{i / cols, i % cols, 1, 1})
		}
	}
	return l, spans
}

// hasTexts reports whether text stands in at least a third of the fills: accounts leave many cells blank, charts and
// pictures most.
func hasTexts(p *model.Page, cells []model.BBox) bool {
	n := 0
	for _, c := range cells {
		if slices.ContainsFunc(p.Glyphs, func(g model.Glyph) bool { return !words.IsBlank(g.Text) && c.Contains(g.CenterX(), g.CenterY()) }) {
			n++
		}
	}
	return 3*n >= len(cells)
}

// shadeEdges are the upper and lower edges of shaded rows outside the tables: they part rows as rules do.
func shadeEdges(p *model.Page, tables []*part, opt Options) []segment {
	var out []segment
	for i := range p.Fills {
		f := &p.Fills[i]
		if len(out) > 2*maxFills || !shade(f, opt) || slices.ContainsFunc(tables, func(t *part) bool { return t.bbox.Contains(f.CenterX(), f.CenterY()) }) {
			continue
		}
		for _, y := range []float64{f.Top, f.Bottom} {
			out = append(out, segment{at: y, from: f.X0, to: f.X1, shade: true})
		}
	}
	return out
}

// shadedHead is where the shade ends that a table has on top, behind its head: where it changes, or the paper shows.
// 0 when the top is not shaded, or all of it is.
func shadedHead(p *model.Page, box model.BBox, opt Options) float64 {
	end, tone := box.Top, -1.0
	for { // the fills that go on where the last one ended
		next := end
		for i := range p.Fills {
			f := &p.Fills[i]
			if shade(f, opt) && overlaps(f.BBox, box) && math.Abs(f.Top-end) <= opt.Sliver && (tone < 0 || math.Abs(f.Luminance-tone) < opt.SameTone) {
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

// overlaps reports whether the two boxes share more than their edges.
func overlaps(a, b model.BBox) bool {
	return math.Min(a.X1, b.X1)-math.Max(a.X0, b.X0) > 1 && math.Min(a.Bottom, b.Bottom)-math.Max(a.Top, b.Top) > 1
}
