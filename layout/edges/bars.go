package edges

import (
	"cmp"
	"math"
	"slices"

	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// Bar is a horizontal edge of a table that has no vertical ones, its pieces together.
type Bar struct {
	Y, X0, X1 float64
	// Whole: it is drawn from end to end, not in pieces under single columns.
	Whole  bool
	Pieces []Edge
	// Shade: it is the edge of a shaded row, which closes no table.
	Shade bool
}

// Bars are the horizontal rules and the upper and lower edges of shaded rows that lie outside the boxes, which are those of
// tables with vertical edges, from top to bottom. Pieces at one height are one bar, but for those of tables side by side.
func Bars(rulings []model.Ruling, shades []model.Fill, outside []model.BBox, lines []words.ChunkLine, opt Options) []Bar {
	var free []Edge
	add := func(e Edge) {
		if e.To-e.From > opt.Sliver && !slices.ContainsFunc(outside, func(b model.BBox) bool {
			x := (e.From + e.To) / 2
			return x > b.X0-opt.Touch && x < b.X1+opt.Touch && e.At > b.Top-opt.Touch && e.At < b.Bottom+opt.Touch
		}) {
			free = append(free, e)
		}
	}
	for i := range rulings {
		if rulings[i].Orientation == model.Horizontal {
			add(ofRuling(&rulings[i]))
		}
	}
	seams := findSeams(shades, opt)
	for i, f := range shades {
		if !seams[i].above {
			add(Edge{model.Horizontal, f.Top, f.X0, f.X1, Filled})
		}
		if !seams[i].below {
			add(Edge{model.Horizontal, f.Bottom, f.X0, f.X1, Filled})
		}
	}
	slices.SortStableFunc(free, func(a, b Edge) int { return cmp.Compare(a.At, b.At) })
	var out []Bar
	for i := 0; i < len(free); {
		j := i + 1
		for j < len(free) && free[j].At-free[i].At <= opt.Sliver/2 {
			j++
		}
		pieces := slices.Clone(free[i:j])
		slices.SortFunc(pieces, func(a, b Edge) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
		out = append(out, piecesToBars(pieces, free, lines, opt)...)
		i = j
	}
	return out
}

// seam says where a fill touches another of its tone and width: no reader sees an edge there.
type seam struct{ above, below bool }

// findSeams finds the seams of shades, which are sorted by their lower edge.
func findSeams(shades []model.Fill, opt Options) []seam {
	out := make([]seam, len(shades))
	for i, f := range shades {
		j, _ := slices.BinarySearchFunc(shades, f.Top-Exact, func(o model.Fill, y float64) int { return cmp.Compare(o.Bottom, y) })
		for ; j < len(shades) && shades[j].Bottom < f.Top+Exact; j++ {
			o := &shades[j]
			if math.Abs(o.X0-f.X0) < Exact && math.Abs(o.X1-f.X1) < Exact && math.Abs(o.Luminance-f.Luminance) < opt.SameTone {
				out[i].above, out[j].below = true, true
			}
		}
	}
	return out
}

// piecesToBars joins pieces at one height, which are sorted. A piece that frames a table by itself stays one.
func piecesToBars(pieces, free []Edge, lines []words.ChunkLine, opt Options) []Bar {
	var touching []Edge
	for _, s := range pieces {
		if n := len(touching); n > 0 && s.From <= touching[n-1].To+opt.Touch {
			touching[n-1].To = max(touching[n-1].To, s.To)
			touching[n-1].Source = min(touching[n-1].Source, s.Source)
			continue
		}
		touching = append(touching, s)
	}
	last := touching[len(touching)-1]
	one := []Bar{{pieces[0].At, pieces[0].From, last.To, len(touching) == 1, touching, last.Source == Filled}}
	if len(touching) == 1 {
		return one
	}
	var apart []Bar
	for i, s := range touching {
		if !framesTable(s, free, lines, opt) {
			return one
		}
		apart = append(apart, Bar{s.At, s.From, s.To, true, touching[i : i+1], s.Source == Filled})
	}
	return apart
}

// framesTable reports whether rules drawn like the piece frame lines with chunks side by side, three at least, that
// nothing crosses its ends in: a table beside another, and no short rule under a head.
func framesTable(piece Edge, free []Edge, lines []words.ChunkLine, opt Options) bool {
	top, bottom := math.Inf(1), math.Inf(-1)
	for _, s := range free {
		if math.Abs(s.From-piece.From) <= opt.EdgeMatch && math.Abs(s.To-piece.To) <= opt.EdgeMatch {
			top, bottom = min(top, s.At), max(bottom, s.At)
		}
	}
	rows := 0
	for _, l := range words.Between(lines, top, bottom) {
		n := 0
		for _, c := range l.Chunks {
			switch {
			case c.X0 > piece.From-opt.EdgeMatch && c.X1 < piece.To+opt.EdgeMatch:
				n++
			case c.X0 < piece.To && c.X1 > piece.From:
				return false
			}
		}
		if n > 1 {
			rows++
		}
	}
	return piece.To-piece.From >= opt.BarLength && rows >= opt.MinRows
}

// BarGroups are the sets of whole bars that have both ends in common, from top to bottom: a three-rule table's. Those
// of one bar alone come last, and wide ones first.
func BarGroups(bars []Bar, opt Options) [][]Bar {
	var out [][]Bar
	for _, b := range bars {
		if !b.Whole || b.X1-b.X0 < opt.BarLength {
			continue
		}
		i := slices.IndexFunc(out, func(g []Bar) bool {
			return math.Abs(g[0].X0-b.X0) <= opt.EdgeMatch && math.Abs(g[0].X1-b.X1) <= opt.EdgeMatch
		})
		if i < 0 {
			i = len(out)
			out = append(out, nil)
		}
		out[i] = append(out[i], b)
	}
	slices.SortStableFunc(out, func(a, b []Bar) int {
		if (len(a) > 1) != (len(b) > 1) {
			return len(b) - len(a)
		}
		return sign(b[0].X1 - b[0].X0 - a[0].X1 + a[0].X0)
	})
	return out
}

// BarsWithin are the bars in a box.
func BarsWithin(bars []Bar, box model.BBox, opt Options) []Bar {
	var out []Bar
	for _, b := range bars {
		if b.Y > box.Top-opt.Touch && b.Y < box.Bottom+opt.Touch && b.X0 > box.X0-opt.EdgeMatch && b.X1 < box.X1+opt.EdgeMatch {
			out = append(out, b)
		}
	}
	return out
}
