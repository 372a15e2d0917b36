package frame

import (
	"math"
	"slices"
	"sort"

	"github.com/juesuan/juesuan/layout/edges"
	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// maxPlaces bounds rows × columns of one frame: far above any printed table, it keeps hatching drawn with
// thousands of crossing lines from being taken for one.
const maxPlaces = 200_000

// lattice is the places between the edges of one table, and which edges between crossings are drawn.
type lattice struct {
	xs, ys []float64
	// below[r*cols+c]: the edge under place (r, c) is drawn; right[r*cols+c]: the edge to its right.
	below, right []bool
}

// setToFrame makes the cells of a set of drawn edges: nil when they frame no area of two columns at least.
func setToFrame(s edges.Set, page *model.Page, opt Options) *Frame {
	l := setToLattice(s, page, opt)
	if l == nil || len(l.xs) < 3 {
		return nil
	}
	return newFrame(page, l.xs, l.ys, l.spans())
}

// Columns are the frames of one column whose rows are those of a table on the page before: the last column of a sheet that
// is wider than the paper.
func Columns(p *model.Page, before []*Frame, opt Options) []*Frame {
	if len(before) == 0 {
		return nil
	}
	var out []*Frame
	for _, s := range edges.OfRulings(p.Rulings, opt.Options) {
		l := setToLattice(s, p, opt)
		if l != nil && len(l.xs) == 2 && slices.ContainsFunc(before, func(f *Frame) bool { return hasRows(f.Ys, l.ys, opt) }) {
			out = append(out, newFrame(p, l.xs, l.ys, l.spans()))
		}
	}
	return out
}

// hasRows reports whether rows end where those of a table do, from its top to its foot.
func hasRows(table, ys []float64, opt Options) bool {
	shift := table[0] - ys[0]
	if len(ys) < opt.MinRows || math.Abs(table[len(table)-1]-ys[len(ys)-1]-shift) > opt.EdgeMatch {
		return false
	}
	for _, y := range ys {
		i, _ := slices.BinarySearch(table, y+shift-opt.EdgeMatch)
		if i == len(table) || table[i] > y+shift+opt.EdgeMatch {
			return false
		}
	}
	return true
}

// setToLattice snaps edges that are one border, closes borders that are open at the sides, and notes
// which edges are drawn. nil when the edges frame no area of at least two places.
func setToLattice(s edges.Set, page *model.Page, opt Options) *lattice {
	xs, ys := s.Places(opt.Options)
	xs = closeOpenSides(xs, s.H, opt)
	ys = closeOpenSides(ys, s.V, opt)
	ys = addOpenHead(xs, ys, s.V, page, opt)
	ys = addOpenEnds(ys, s.V, opt)
	if len(xs) < 2 || len(ys) < 2 || len(xs)+len(ys) < 5 || (len(xs)-1)*(len(ys)-1) > maxPlaces {
		return nil
	}
	cols, rows := len(xs)-1, len(ys)-1
	l := &lattice{xs: xs, ys: ys, below: make([]bool, rows*cols), right: make([]bool, rows*cols)}
	cover(s.H, ys, xs, opt, func(line, along int) {
		if line > 0 {
			l.below[(line-1)*cols+along] = true
		}
	})
	cover(s.V, xs, ys, opt, func(line, along int) {
		if line > 0 {
			l.right[along*cols+line-1] = true
		}
	})
	return l
}

// closeOpenSides adds the outer border that some forms leave open left and right (开放式表格): where crossing
// rules run on beyond the outermost line and end together, there is the border. A page break opens a table at
// the bottom and the top in the same way.
func closeOpenSides(at []float64, crossing []edges.Edge, opt Options) []float64 {
	if len(at) == 0 {
		return at
	}
	beyond := max(opt.Sliver, 2*opt.Touch)
	var starts, ends []float64
	for _, s := range crossing {
		if s.From < at[0]-beyond {
			starts = append(starts, s.From)
		}
		if s.To > at[len(at)-1]+beyond {
			ends = append(ends, s.To)
		}
	}
	if x, ok := commonEnd(starts, len(crossing), opt); ok {
		at = append([]float64{x}, at...)
	}
	if x, ok := commonEnd(ends, len(crossing), opt); ok {
		at = append(at, x)
	}
	return at
}

// addOpenHead adds the top of a head row that no rule closes above: a lone rule parts it, 预算数 from 决算数, and text
// stands on both its sides, above all that the other rules frame.
func addOpenHead(xs, ys []float64, crossing []edges.Edge, page *model.Page, opt Options) []float64 {
	if len(xs) < 2 || len(ys) < 2 {
		return ys
	}
	for _, s := range crossing {
		if ys[0]-s.From < opt.OpenEnd || ys[0]-s.From > opt.OpenHead || s.At < xs[0]+opt.Sliver || s.At > xs[len(xs)-1]-opt.Sliver {
			continue
		}
		left, right := false, false
		for i := range page.Glyphs {
			g := &page.Glyphs[i]
			if y := g.CenterY(); g.IsSeen() && !words.IsBlank(g.Text) && y > s.From && y < ys[0] && g.X0 > xs[0] && g.X1 < xs[len(xs)-1] {
				left, right = left || g.X1 < s.At, right || g.X0 > s.At
			}
		}
		if left && right {
			return append([]float64{s.From}, ys...)
		}
	}
	return ys
}

// addOpenEnds adds the places where rules end with no crossing one there: a head that spans columns whose own heads are
// parted under it, with no rule between the two.
func addOpenEnds(at []float64, crossing []edges.Edge, opt Options) []float64 {
	var ends []float64
	for _, s := range crossing {
		for _, x := range []float64{s.From, s.To} {
			if len(at) > 1 && x > at[0] && x < at[len(at)-1] && math.Abs(at[edges.Nearest(at, x)]-x) > opt.OpenEnd {
				ends = append(ends, x)
			}
		}
	}
	slices.Sort(ends)
	at = slices.Concat(at, edges.Snap(ends, opt.Snap))
	slices.Sort(at)
	return at
}

// commonEnd is where at least two, and a quarter, of the crossing rules end together.
func commonEnd(ends []float64, crossing int, opt Options) (float64, bool) {
	if len(ends) == 0 || len(ends) < min(2, crossing) || 4*len(ends) < crossing {
		return 0, false
	}
	slices.Sort(ends)
	middle := ends[len(ends)/2]
	together := 0
	for _, x := range ends {
		if math.Abs(x-middle) <= opt.Touch {
			together++
		}
	}
	return middle, together >= min(2, crossing) && 2*together >= len(ends)
}

// cover calls drawn(line, k) for each interval k of along that an edge lying on lines[line] covers.
func cover(of []edges.Edge, lines, along []float64, opt Options, drawn func(line, k int)) {
	for _, s := range of {
		line := edges.Nearest(lines, s.At)
		k := max(sort.SearchFloat64s(along, s.From)-1, 0)
		for ; k+1 < len(along) && along[k] < s.To; k++ {
			if overlap := min(s.To, along[k+1]) - max(s.From, along[k]); overlap >= opt.EdgeCover*(along[k+1]-along[k]) {
				drawn(line, k)
			}
		}
	}
}

// spans joins places that no drawn edge parts. A region that is not a rectangle (a rule missing in
// part) is cut into rectangles, widest rows first, so that each place is in exactly one span.
func (l *lattice) spans() []Span {
	rows, cols := len(l.ys)-1, len(l.xs)-1
	taken := make([]bool, rows*cols)
	var out []Span
	for r := 0; r < rows; r++ {
		for c := 0; c < cols; c++ {
			if taken[r*cols+c] {
				continue
			}
			w := 1
			for c+w < cols && !l.right[r*cols+c+w-1] && !taken[r*cols+c+w] {
				w++
			}
			h := 1
			for r+h < rows && l.joins(taken, r+h, c, w) {
				h++
			}
			s := Span{r, c, h, w}
			s.each(cols, func(place int) { taken[place] = true })
			out = append(out, s)
		}
	}
	return out
}

// each calls do for each place of a table of so many columns that the span covers.
func (s Span) each(cols int, do func(place int)) {
	for r := s.Row; r < s.Row+s.Rows; r++ {
		for c := s.Col; c < s.Col+s.Cols; c++ {
			do(r*cols + c)
		}
	}
}

// joins reports whether the w places of row r from column c are one with those above them.
func (l *lattice) joins(taken []bool, r, c, w int) bool {
	cols := len(l.xs) - 1
	for k := c; k < c+w; k++ {
		if l.below[(r-1)*cols+k] || taken[r*cols+k] || k < c+w-1 && l.right[r*cols+k] {
			return false
		}
	}
	// the row must not run on beyond the span's sides: then it is another cell
	if c > 0 && !l.right[r*cols+c-1] && !taken[r*cols+c-1] {
		return false
	}
	return c+w == cols || l.right[r*cols+c+w-1]
}
