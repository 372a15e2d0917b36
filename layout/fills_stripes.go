package layout

import (
	"math"
	"slices"

	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// Stripes: every other row of cells is filled, and the rows between show the paper. Where the fills are those of cells,
// they tell the columns of the white rows, too.

// stripe is a row of fills side by side, from the left.
type stripe struct {
	model.BBox
	edges []float64
	white bool
}

// whiteRows are the cells of the rows between stripes of the same columns, and of a last one under them. A single one must
// have text in its columns: the paper between two tables is no row.
func whiteRows(p *model.Page, fills []model.BBox, opt Options) []model.BBox {
	rows := fillsToStripes(fills, opt)
	var out []model.BBox
	torn := false
	for i := 0; i < len(rows); {
		chain := []stripe{rows[i]}
		white, rest := 0, torn
		torn = false
		for i++; i < len(rows); i++ {
			last := &chain[len(chain)-1]
			between, ok := last.whiteTo(&rows[i], opt)
			if !ok {
				// the rows of a head touch, whatever cells they have
				torn = last.reaches(&rows[i]) && math.Abs(rows[i].Top-last.Bottom) > opt.OpenEnd
				break
			}
			if between.white {
				chain = append(chain, between)
				white++
			}
			chain = append(chain, rows[i])
		}
		if rest || torn {
			continue // the same table in other columns: cells of it span rows
		}
		if at := slices.IndexFunc(chain, func(s stripe) bool { return s.white }); at < 0 || white == 1 && !chain[at].printed(p, opt) {
			continue
		}
		if foot, ok := chain[len(chain)-1].foot(p, opt); ok {
			chain = append(chain, foot)
		}
		for k := range chain {
			if chain[k].white {
				out = append(out, chain[k].cells()...)
			}
		}
	}
	return out
}

// fillsToStripes sorts fills that end at one height into rows, from the top.
func fillsToStripes(fills []model.BBox, opt Options) []stripe {
	order := slices.Clone(fills)
	slices.SortFunc(order, func(a, b model.BBox) int {
		if d := math.Round(a.Bottom) - math.Round(b.Bottom); d != 0 {
			return sign(d)
		}
		return sign(a.X0 - b.X0)
	})
	var out []stripe
	for i := 0; i < len(order); {
		s := stripe{BBox: order[i], edges: []float64{order[i].X0, order[i].X1}}
		j := i + 1
		for ; j < len(order) && math.Abs(order[j].Bottom-s.Bottom) <= 1 && math.Abs(order[j].X0-s.X1) <= opt.CellGap; j++ {
			s.Top = max(s.Top, order[j].Top)
			s.X1 = order[j].X1
			s.edges = append(s.edges, s.X1)
		}
		out = append(out, s)
		i = j
	}
	return out
}

// whiteTo is the row between two stripes. It is white where there is one at all; ok is false where the two are not of
// one table.
func (s *stripe) whiteTo(next *stripe, opt Options) (between stripe, ok bool) {
	if len(s.edges) < 3 || len(next.edges) < 3 || math.Abs(s.X0-next.X0) > opt.CellGap || math.Abs(s.X1-next.X1) > opt.CellGap {
		return stripe{}, false
	}
	fine, coarse := s.edges, next.edges
	if len(fine) < len(coarse) {
		fine, coarse = coarse, fine
	}
	for _, x := range coarse {
		if !slices.ContainsFunc(fine, func(f float64) bool { return math.Abs(f-x) <= opt.CellGap }) {
			return stripe{}, false
		}
	}
	if !s.reaches(next) {
		return stripe{}, false
	}
	gap := next.Top - s.Bottom
	between = stripe{model.BBox{X0: next.X0, Top: s.Bottom, X1: next.X1, Bottom: next.Top}, fine, gap > opt.OpenEnd}
	return between, true
}

// reaches reports whether the next stripe is near enough to be of the same table: some rows farther down.
func (s *stripe) reaches(next *stripe) bool {
	const rowsBetween = 4 // of the lower stripe's height
	return next.X0 < s.X1 && s.X0 < next.X1 && next.Top-s.Bottom <= rowsBetween*min(s.Height(), next.Height())
}

// printed reports whether text stands in two places of the row at least, none of it across a border but labels beside an
// amount.
func (s *stripe) printed(p *model.Page, opt Options) bool {
	texts, across, amounts := 0, false, false
	for _, line := range s.lines(p, opt) {
		for i := range line.chunks {
			c := &line.chunks[i]
			texts++
			amounts = amounts || words.IsAmount(c.text)
			if acrossBorder(c, s.edges) {
				across = true
				if 2*c.Width() > s.Width() {
					return false
				}
			}
		}
	}
	return texts > 1 && (!across || amounts)
}

// foot is the white row under the last stripe, with all lines of its cells.
func (s *stripe) foot(p *model.Page, opt Options) (stripe, bool) {
	const most = 4 // lines
	row := stripe{model.BBox{X0: s.X0, Top: s.Bottom, X1: s.X1, Bottom: s.Bottom + most*s.Height()}, s.edges, true}
	lines := row.lines(p, opt)
	found := false
	for i := range lines {
		l := &lines[i]
		apart := l.Top-s.Bottom > s.Height()
		if i > 0 {
			apart = l.CenterY()-lines[i-1].CenterY() > opt.LinePitch*l.size
		}
		if apart || found && slices.ContainsFunc(l.chunks, func(c chunk) bool { return acrossBorder(&c, s.edges) }) {
			break
		}
		row.Bottom = l.Bottom
		found = found || row.printed(p, opt)
	}
	row.edges = row.uncrossed(p, opt)
	return row, found
}

// uncrossed are the borders that no text stands across: a label of totals spans columns.
func (s *stripe) uncrossed(p *model.Page, opt Options) []float64 {
	lines := s.lines(p, opt)
	return slices.DeleteFunc(slices.Clone(s.edges), func(x float64) bool {
		return slices.ContainsFunc(lines, func(l chunkLine) bool {
			return slices.ContainsFunc(l.chunks, func(c chunk) bool { return c.X0 < x-borderSlack && c.X1 > x+borderSlack })
		})
	})
}

// lines is the text of the row.
func (s *stripe) lines(p *model.Page, opt Options) []chunkLine {
	var of []int32
	for i := range p.Glyphs {
		if g := &p.Glyphs[i]; g.IsSeen() && s.Contains(g.CenterX(), g.CenterY()) {
			of = append(of, int32(i))
		}
	}
	return glyphsToChunkLines(p.Glyphs, of, opt)
}

// acrossBorder reports whether the chunk stands across one of the inner borders.
func acrossBorder(c *chunk, borders []float64) bool {
	return slices.ContainsFunc(borders[1:len(borders)-1], func(x float64) bool { return c.X0 < x-borderSlack && c.X1 > x+borderSlack })
}

// cells are the boxes between the edges.
func (s *stripe) cells() []model.BBox {
	out := make([]model.BBox, 0, len(s.edges)-1)
	for i := 0; i+1 < len(s.edges); i++ {
		out = append(out, model.BBox{X0: s.edges[i], Top: s.Top, X1: s.edges[i+1], Bottom: s.Bottom})
	}
	return out
}

// addBody gives a head whose cells are filled the body under it, which is neither filled nor ruled: one row of the head's
// columns, as far down as lines stand in them. Where the rows are parted is told by their lines.
func (l *lattice) addBody(p *model.Page, opt Options) bool {
	box := l.bbox()
	var of []int32
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		switch {
		case !g.IsSeen() || g.CenterX() < box.X0 || g.CenterX() > box.X1 || g.CenterY() < box.Top:
		case g.CenterY() > box.Bottom:
			of = append(of, int32(i))
		}
	}
	end, size := box.Bottom, 0.0
	for _, line := range glyphsToChunkLines(p.Glyphs, of, opt) {
		if size = max(size, line.size); line.Top-end > opt.RowGap*size || slices.ContainsFunc(line.chunks, func(c chunk) bool { return acrossBorder(&c, l.xs) }) || end == box.Bottom && len(line.chunks) < 2 {
			break
		}
		end = max(end, line.Bottom)
	}
	if end == box.Bottom {
		return false
	}
	l.ys = append(l.ys, end+1)
	return true
}

// hasAmounts reports whether an amount stands in the area.
func hasAmounts(p *model.Page, box model.BBox, opt Options) bool {
	var of []int32
	for i := range p.Glyphs {
		if box.Contains(p.Glyphs[i].CenterX(), p.Glyphs[i].CenterY()) {
			of = append(of, int32(i))
		}
	}
	return slices.ContainsFunc(glyphsToChunkLines(p.Glyphs, of, opt), func(l chunkLine) bool {
		return slices.ContainsFunc(l.chunks, func(c chunk) bool { return words.IsAmount(c.text) })
	})
}
