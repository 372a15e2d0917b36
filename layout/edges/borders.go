package edges

import (
	"math"
	"slices"
	"sort"

	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/text"
)

// Borders puts the borders between the columns of an area from x0 to x1. Where text stands in the middle
// of its cell the column is symmetric about it, so that its one border gives the other; what is set flush keeps the
// same padding from its border everywhere. A border lies in the gap that the rows filled on both its sides leave.
// Of all borders that these rules propose, those are taken that agree best with the texts of each column, from one
// side of the frame to the other. Without a frame they lie in the middle of the gaps.
//
// The borders of a framed table are good to a point, enough to see by the middle of a head what it spans.
func Borders(lines []Line, cols []Column, at [][]Range, x0, x1 float64, framed bool, opt Options) []float64 {
	n := len(cols)
	gaps := columnGaps(lines, cols, at)
	xs := make([]float64, n+1)
	xs[0], xs[n] = min(x0, cols[0].X0), max(x1, cols[n-1].X1)
	for k := 1; k < n; k++ {
		xs[k] = (gaps[k-1].from + gaps[k-1].to) / 2
	}
	if framed {
		settings := columnSettings(lines, cols, at)
		pad := padding(cols, x0, x1)
		xs = bestBorders(proposals(xs, settings, gaps, pad, opt), settings, pad)
	}
	for k := 1; k <= n; k++ {
		xs[k] = max(xs[k], xs[k-1]+0.1)
	}
	return xs
}

// columnGaps are the gaps between columns in the rows that are filled on both sides.
func columnGaps(lines []Line, cols []Column, at [][]Range) []gap {
	out := make([]gap, len(cols)-1)
	for k := range out {
		out[k] = gap{from: math.Inf(-1), to: math.Inf(1)}
	}
	for i := range lines {
		l := lines[i].Chunks
		for k := 0; k+1 < len(l); k++ {
			if last := at[i][k].Last; last+1 == at[i][k+1].First {
				g := &out[last]
				g.from, g.to = max(g.from, l[k].X1), min(g.to, l[k+1].X0)
			}
		}
	}
	for k := range out {
		if math.IsInf(out[k].from, -1) || out[k].from > out[k].to {
			out[k] = gap{from: min(cols[k].X1, cols[k+1].X0), to: max(cols[k].X1, cols[k+1].X0)}
		}
	}
	return out
}

// setting is how the texts of a column are set: sorted edges and middles of those that lie in it alone.
type setting struct {
	left, middle, right []float64 // of the body
	heads               []float64 // middles of the head's
	middles             []float64 // of the head's, and the body's most frequent one
}

func columnSettings(lines []Line, cols []Column, at [][]Range) []setting {
	out := make([]setting, len(cols))
	lowestHeads(lines, at, out)
	for i := range lines {
		for k, c := range lines[i].Chunks {
			if r := at[i][k]; r.First == r.Last && lines[i].Head == 0 && !words.IsTotal(c.Text) {
				s := &out[r.First]
				s.left = append(s.left, c.X0)
				s.middle = append(s.middle, c.CenterX())
				s.right = append(s.right, c.X1)
			}
		}
	}
	for k := range out {
		s := &out[k]
		for _, x := range [][]float64{s.left, s.middle, s.right, s.heads} {
			slices.Sort(x)
		}
		s.middles = slices.Clone(s.heads)
		if x, n := mode(s.middle); n > 1 {
			s.middles = append(s.middles, x)
		}
		slices.Sort(s.middles)
		s.middles = slices.CompactFunc(s.middles, func(a, b float64) bool { return math.Abs(b-a) < Exact/2 })
	}
	return out
}

// lowestHeads gives each column the middles of the lowest label over it on each page, and of its number: what stands above
// spans.
func lowestHeads(lines []Line, at [][]Range, to []setting) {
	type place struct{ page, col int }
	labelled := map[place]bool{}
	for i := len(lines) - 1; i >= 0; i-- {
		for k, c := range lines[i].Chunks {
			p := place{lines[i].Page, at[i][k].First}
			if lines[i].Head == 0 || p.col != at[i][k].Last || labelled[p] || text.Squash(c.Text) == numbersLabel {
				continue
			}
			to[p.col].heads = append(to[p.col].heads, c.CenterX())
			labelled[p] = !words.IsNumeric(c.Text)
		}
	}
}

// numbersLabel names the row of column numbers.
const numbersLabel = "栏次"

// mode is the place where most of the sorted values lie within Exact of each other, and how many.
func mode(sorted []float64) (x float64, n int) {
	for i, j := 0, 0; i < len(sorted); i++ {
		for sorted[i]-sorted[j] > Exact {
			j++
		}
		if i-j+1 > n {
			n, x = i-j+1, (sorted[i]+sorted[j])/2
		}
	}
	return x, n
}

// Exact is how exactly producers set text in cells, in points: widths are rounded to a tenth or so.
const Exact = 0.6

// maxProposals bounds the proposals for one border.
const maxProposals = 24

// proposals are the places where each border could be, its place in xs among them.
func proposals(xs []float64, settings []setting, gaps []gap, pad float64, opt Options) [][]float64 {
	n := len(settings)
	out := make([][]float64, n+1)
	add := func(k int, x float64) {
		g := gaps[k-1]
		if len(out[k]) < maxProposals && x > g.from-opt.CentreSlack && x < g.to+opt.CentreSlack &&
			!slices.ContainsFunc(out[k], func(y float64) bool { return math.Abs(x-y) < Exact/2 }) {
			out[k] = append(out[k], x)
		}
	}
	out[0], out[n] = xs[:1], xs[n:]
	for k := 1; k < n; k++ {
		if x, ok := flush(settings[k-1].right, settings[k-1].middle); ok && pad > 0 {
			add(k, x+pad)
		}
		if x, ok := flush(settings[k].left, settings[k].middle); ok && pad > 0 {
			add(k, x-pad)
		}
	}
	for k := 1; k < n; k++ {
		for _, x := range out[k-1] {
			for _, m := range settings[k-1].middles {
				add(k, 2*m-x)
			}
		}
	}
	for k := n - 1; k > 0; k-- {
		for _, x := range out[k+1] {
			for _, m := range settings[k].middles {
				add(k, 2*m-x)
			}
		}
	}
	for k := 1; k < n; k++ {
		out[k] = append(out[k], xs[k])
	}
	return out
}

// bestBorders chooses one proposal for each border so that the columns between them agree best with their texts.
func bestBorders(proposals [][]float64, settings []setting, pad float64) []float64 {
	n := len(settings)
	score := make([][]float64, n+1)
	from := make([][]int, n+1)
	score[0] = []float64{0}
	for k := 1; k <= n; k++ {
		score[k] = make([]float64, len(proposals[k]))
		from[k] = make([]int, len(proposals[k]))
		for j, x := range proposals[k] {
			score[k][j] = -1
			for i, w := range proposals[k-1] {
				if v := score[k-1][i] + settings[k-1].agrees(w, x, pad); v > score[k][j] {
					score[k][j], from[k][j] = v, i
				}
			}
		}
	}
	xs := make([]float64, n+1)
	for k, j := n, 0; k >= 0; k-- {
		xs[k] = proposals[k][j]
		if k > 0 {
			j = from[k][j]
		}
	}
	return xs
}

// agrees is how well the texts fit a column between two borders: the share of the body that is set flush or in the
// middle of it, and as much again for each of up to two lines of heads in the middle.
func (s *setting) agrees(x0, x1, pad float64) float64 {
	middle := (x0 + x1) / 2
	v := min(float64(countNear(s.heads, middle)), 2)
	if n := len(s.left); n > 0 {
		body := countNear(s.middle, middle)
		if pad > 0 {
			body = max(body, countNear(s.left, x0+pad), countNear(s.right, x1-pad))
		}
		v += float64(body) / float64(n)
	}
	return v
}

// countNear counts the sorted values within Exact of x.
func countNear(sorted []float64, x float64) int {
	return sort.SearchFloat64s(sorted, x+Exact) - sort.SearchFloat64s(sorted, x-Exact)
}

// padding of the cells: the space between the frame and the first or last column where that is set flush. 0 when
// neither is.
func padding(cols []Column, x0, x1 float64) float64 {
	pad := math.Inf(1)
	if left, ok := flush(cols[0].left, cols[0].middle); ok && left >= x0 {
		pad = left - x0
	}
	end := &cols[len(cols)-1]
	if right, ok := flush(end.right, end.middle); ok && right <= x1 {
		pad = min(pad, x1-right)
	}
	if math.IsInf(pad, 1) {
		return 0
	}
	return max(pad, 0.1)
}

// flush is where most of the sorted edges lie, when more of them lie together than of the middles.
func flush(edges, middles []float64) (float64, bool) {
	at, n := mode(edges)
	_, m := mode(middles)
	return at, n > 1 && n > m && 2*n >= len(edges)
}
