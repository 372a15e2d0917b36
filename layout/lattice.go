package layout

import (
	"math"
	"slices"
	"sort"

	"github.com/juesuan/juesuan/model"
)

// lattice is the frame of a table: the snapped places of its rules, and which edges between crossings are drawn.
type lattice struct {
	xs, ys []float64
	// below[r*cols+c]: the edge under place (r, c) is drawn; right[r*cols+c]: the edge to its right.
	below, right []bool
}

func (l *lattice) rows() int { return len(l.ys) - 1 }
func (l *lattice) cols() int { return len(l.xs) - 1 }

func (l *lattice) bbox() model.BBox {
	return model.BBox{X0: l.xs[0], Top: l.ys[0], X1: l.xs[len(l.xs)-1], Bottom: l.ys[len(l.ys)-1]}
}

// maxPlaces bounds rows × columns of one lattice: far above any printed table, it keeps hatching drawn with
// thousands of crossing lines from being taken for one.
const maxPlaces = 200_000

// componentToLattice snaps rules that are one border, closes borders that are open at the sides, and notes
// which edges are drawn. nil when the rules frame no area of at least two places.
func componentToLattice(c component, opt Options) *lattice {
	xs := snap(places(c.v), opt.Snap)
	ys := snap(places(c.h), opt.Snap)
	xs = closeOpenSides(xs, c.h, opt)
	ys = closeOpenSides(ys, c.v, opt)
	ys = addOpenEnds(ys, c.v, opt)
	if len(xs) < 2 || len(ys) < 2 || len(xs)+len(ys) < 5 || (len(xs)-1)*(len(ys)-1) > maxPlaces {
		return nil
	}
	l := &lattice{xs: xs, ys: ys}
	cols, rows := l.cols(), l.rows()
	l.below = make([]bool, rows*cols)
	l.right = make([]bool, rows*cols)
	cover(c.h, ys, xs, opt, func(line, along int) {
		if line > 0 {
			l.below[(line-1)*cols+along] = true
		}
	})
	cover(c.v, xs, ys, opt, func(line, along int) {
		if line > 0 {
			l.right[along*cols+line-1] = true
		}
	})
	return l
}

func places(s []segment) []float64 {
	out := make([]float64, len(s))
	for i := range s {
		out[i] = s[i].at
	}
	sort.Float64s(out)
	return out
}

// snap replaces runs of sorted positions that lie within tol of the run's first by their mean.
func snap(sorted []float64, tol float64) []float64 {
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

// closeOpenSides adds the outer border that some forms leave open left and right (开放式表格): where crossing
// rules run on beyond the outermost line and end together, there is the border. A page break opens a table at
// the bottom and the top in the same way.
func closeOpenSides(at []float64, crossing []segment, opt Options) []float64 {
	if len(at) == 0 {
		return at
	}
	beyond := max(opt.Sliver, 2*opt.Touch)
	var starts, ends []float64
	for _, s := range crossing {
		if s.from < at[0]-beyond {
			starts = append(starts, s.from)
		}
		if s.to > at[len(at)-1]+beyond {
			ends = append(ends, s.to)
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

// addOpenEnds adds the places where rules end with no crossing one there: a head that spans columns whose own heads are
// parted under it, with no rule between the two.
func addOpenEnds(at []float64, crossing []segment, opt Options) []float64 {
	var ends []float64
	for _, s := range crossing {
		for _, x := range []float64{s.from, s.to} {
			if len(at) > 1 && x > at[0] && x < at[len(at)-1] && math.Abs(at[nearest(at, x)]-x) > opt.OpenEnd {
				ends = append(ends, x)
			}
		}
	}
	slices.Sort(ends)
	at = slices.Concat(at, snap(ends, opt.Snap))
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

// cover calls drawn(line, k) for each interval k of along that a segment lying on lines[line] covers.
func cover(segs []segment, lines, along []float64, opt Options, drawn func(line, k int)) {
	for _, s := range segs {
		line := nearest(lines, s.at)
		k := max(sort.SearchFloat64s(along, s.from)-1, 0)
		for ; k+1 < len(along) && along[k] < s.to; k++ {
			overlap := min(s.to, along[k+1]) - max(s.from, along[k])
			if overlap >= opt.EdgeCover*(along[k+1]-along[k]) {
				drawn(line, k)
			}
		}
	}
}

// nearest returns the index of the value nearest to x in a sorted slice.
func nearest(sorted []float64, x float64) int {
	i := sort.SearchFloat64s(sorted, x)
	if i == len(sorted) || i > 0 && x-sorted[i-1] < sorted[i]-x {
		return i - 1
	}
	return i
}

// span is one cell of a lattice.
type span struct {
	row, col, rows, cols int
}

// latticeToSpans joins places that no drawn edge parts. A region that is not a rectangle (a rule missing in
// part) is cut into rectangles, widest rows first, so that each place is in exactly one span.
func latticeToSpans(l *lattice) []span {
	rows, cols := l.rows(), l.cols()
	taken := make([]bool, rows*cols)
	var out []span
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
			for r+h < rows && joins(l, taken, r+h, c, w) {
				h++
			}
			for i := r; i < r+h; i++ {
				for k := c; k < c+w; k++ {
					taken[i*cols+k] = true
				}
			}
			out = append(out, span{r, c, h, w})
		}
	}
	return out
}

// joins reports whether the w places of row r from column c are one with those above them.
func joins(l *lattice, taken []bool, r, c, w int) bool {
	cols := l.cols()
	for k := c; k < c+w; k++ {
		if l.below[(r-1)*cols+k] || taken[r*cols+k] {
			return false
		}
		if k < c+w-1 && l.right[r*cols+k] {
			return false
		}
	}
	// the row must not run on beyond the span's sides: then it is another cell
	if c > 0 && !l.right[r*cols+c-1] && !taken[r*cols+c-1] {
		return false
	}
	return c+w == cols || l.right[r*cols+c+w-1]
}
