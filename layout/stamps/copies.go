package stamps

import (
	"cmp"
	"math"
	"slices"

	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// shareOver is the share of the copies of a watermark that are set over other words, at least.
const shareOver = 0.1

// copies marks the words that stand on the page many times, some of them over other words. No table prints words over
// others; a watermark is laid over them where it happens to stand. Of two texts over each other, the watermark is the
// lighter one. In one colour it is the one whose copies fill a lattice: a label repeats in its column.
func (f *finder) copies() {
	count := map[uint64]int{}
	often := false
	for _, r := range f.runs {
		if k, ok := f.copyKey(r); ok {
			count[k]++
			often = often || count[k] >= f.opt.Copies
		}
	}
	if !often {
		return
	}
	byKey := map[uint64]int{} // the place in sets
	var sets [][]Run
	for _, r := range f.runs {
		k, ok := f.copyKey(r)
		if !ok || count[k] < f.opt.Copies {
			continue
		}
		at, known := byKey[k]
		if !known {
			at = len(sets)
			byKey[k], sets = at, append(sets, nil)
		}
		sets[at] = append(sets[at], r)
	}
	light := func(set []Run) float64 { return math.Round(100*f.glyphs[set[0].From].Luminance) / 100 }
	slices.SortStableFunc(sets, func(a, b []Run) int {
		return cmp.Or(cmp.Compare(light(b), light(a)), len(b)-len(a))
	})
	for _, set := range sets {
		if light(set) <= f.darkest()+f.opt.Lighter && !isLattice(set) {
			continue
		}
		over := 0
		for _, r := range set {
			if f.isOverText(r) {
				over++
			}
		}
		if over < 2 || float64(over) < shareOver*float64(len(set)) {
			continue
		}
		for n, r := range set {
			if n == 0 {
				f.stamp(r, whyCopies)
			} else {
				f.mark(r)
			}
		}
	}
}

// copyKey is the FNV hash of what the copies of a text have in common: the words, their size to a tenth of a point, the
// luminance to a hundredth and the angle to a degree. ok is false for a run without words, which nobody stamps a page with,
// and for one that is a stamp already.
func (f *finder) copyKey(r Run) (k uint64, ok bool) {
	if r.To-r.From < 2 || f.out.Marked[r.From] || !f.hasWords(r) {
		return 0, false
	}
	const offset, prime = 14695981039346656037, 1099511628211
	g := &f.glyphs[r.From]
	k = offset
	for _, v := range [...]float64{10 * g.Size, 100 * g.Luminance, g.Angle, float64(r.To - r.From)} {
		k = (k ^ uint64(int64(math.Round(v)))) * prime
	}
	for i := r.From; i < r.To; i++ {
		for _, c := range []byte(f.glyphs[i].Text) {
			k = (k ^ uint64(c)) * prime
		}
	}
	return k, true
}

// isLattice reports whether runs stand at equal distances in two and more columns and rows, and fill most places there.
func isLattice(runs []Run) bool {
	var xs, ys []float64
	for _, r := range runs {
		xs, ys = append(xs, r.X0), append(ys, r.Top)
	}
	columns, evenly := places(xs)
	rows, evenRows := places(ys)
	return columns >= 2 && rows >= 2 && evenly && evenRows && 3*len(runs) >= 2*columns*rows
}

// places counts the places that coordinates, in points, stand at, and tells whether they are as far from each other.
func places(at []float64) (n int, evenly bool) {
	slices.Sort(at)
	at = slices.CompactFunc(at, func(a, b float64) bool { return math.Abs(a-b) < 1 })
	for i := 2; i < len(at); i++ {
		if math.Abs((at[i]-at[i-1])-(at[1]-at[0])) > 1 {
			return len(at), false
		}
	}
	return len(at), true
}

// rowIndex lists glyphs by the strip of the page that holds their centre.
type rowIndex map[int][]int32

// strip is the height of a strip of the page, in points: a line of small type.
const strip = 12

func indexRows(glyphs []model.Glyph) rowIndex {
	x := rowIndex{}
	for i := range glyphs {
		if g := &glyphs[i]; g.IsSeen() && !words.IsBlank(g.Text) {
			k := int(math.Floor(g.CenterY() / strip))
			x[k] = append(x[k], int32(i))
		}
	}
	return x
}

// overlap is the share of a glyph's box, along either axis, that another box covers when it is set over it.
const overlap = 0.3

// covers reports whether a run is set over a glyph that is not its own and counts.
func (x rowIndex) covers(glyphs []model.Glyph, r Run, counts func(i int) bool) bool {
	for k := int(math.Floor(r.Top/strip)) - 1; k <= int(math.Floor(r.Bottom/strip))+1; k++ {
		if slices.ContainsFunc(x[k], func(i int32) bool {
			g := &glyphs[i]
			if int(i) >= r.From && int(i) < r.To || !isOver(r.BBox, g.BBox) || !counts(int(i)) {
				return false
			}
			for n := r.From; n < r.To; n++ { // the box of a run at a slant holds more than the run
				if isOver(glyphs[n].BBox, g.BBox) {
					return true
				}
			}
			return false
		}) {
			return true
		}
	}
	return false
}

// isOver reports whether box a covers a good part of glyph box b. Boxes of lines that follow each other closely overlap
// by ascent and descent.
func isOver(a, b model.BBox) bool {
	return min(a.X1, b.X1)-max(a.X0, b.X0) > overlap*b.Width() && min(a.Bottom, b.Bottom)-max(a.Top, b.Top) > overlap*b.Height()
}
