package raster

import (
	"math"
	"slices"
)

// edgeRun: edges shorter than this, in points, say nothing about the direction of lines.
const edgeRun = 2

// mostEdges bounds the points that skew is told by.
const mostEdges = 60_000

// leastPeak: a direction is one when its lines stand out by this factor from those of other directions.
const leastPeak = 1.25

// edge is a pixel at the upper edge of ink.
type edge struct{ x, y float64 }

// horizontalSkew is the angle of a page's horizontals in degrees, clockwise, and their fan (see fanOf). ok is false when
// the page has none.
// The lines of the page fall into few rows when seen along their own direction: the sum of squares of the ink in each
// row is highest there.
func horizontalSkew(b *Bitmap, scale float64, opt Options) (degrees, fan float64, ok bool) {
	edges := upperEdges(b, max(int(edgeRun*scale), 3))
	if len(edges) < 50 {
		return 0, 0, false
	}
	const coarse, fine, coarseRow = 0.1, 0.01, 3
	var scores []float64
	best, at := -1.0, 0.0
	step := max(len(edges)/(mostEdges/3), 1)
	some := make([]edge, 0, len(edges)/step+1)
	for i := 0; i < len(edges); i += step {
		some = append(some, edges[i])
	}
	profile := newProfile(b)
	for k := -int(opt.MostSkew / coarse); k <= int(opt.MostSkew/coarse); k++ {
		a := float64(k) * coarse
		s := profile.score(some, a, coarseRow)
		scores = append(scores, s)
		if s > best {
			best, at = s, a
		}
	}
	slices.Sort(scores)
	if best < leastPeak*scores[len(scores)/2] {
		return 0, 0, false
	}
	at = refine(func(a float64) float64 { return profile.score(edges, a, 1) }, at, 1.5*coarse, fine)
	fan, middle := fanOf(edges, profile, b.Height, at, opt)
	return middle, fan, true
}

// refine finds the highest place of f around a, between its steps by the parabola through the three highest.
func refine(f func(float64) float64, a, reach, step float64) float64 {
	n := int(math.Round(reach / step))
	scores := make([]float64, 2*n+1)
	best := 0
	for i := range scores {
		scores[i] = f(a + float64(i-n)*step)
		if scores[i] > scores[best] {
			best = i
		}
	}
	at := float64(best - n)
	if best > 0 && best < 2*n {
		l, m, r := scores[best-1], scores[best], scores[best+1]
		if d := l - 2*m + r; d < 0 {
			at += 0.5 * (l - r) / d
		}
	}
	return a + at*step
}

// upperEdges are points of the ink's upper edges that run on for at least least pixels.
func upperEdges(b *Bitmap, least int) []edge {
	line := make([]uint64, b.stride)
	var found []run
	var out []edge
	all := 0
	type place struct {
		run
		y int
	}
	var places []place
	for y := 1; y < b.Height; y++ {
		above, here := b.row(y-1), b.row(y)
		for w := range line {
			line[w] = here[w] &^ above[w]
		}
		found = runs(line, 0, found[:0])
		for _, r := range found {
			if r.x1-r.x0 >= least {
				places = append(places, place{r, y})
				all += r.x1 - r.x0
			}
		}
	}
	step := max(all/mostEdges, 1)
	skip := 0
	for _, p := range places {
		x := p.x0 + skip
		for ; x < p.x1; x += step {
			out = append(out, edge{float64(x), float64(p.y)})
		}
		skip = x - p.x1
	}
	return out
}

// profile counts points in rows.
type profile struct {
	middle, offset float64
	count          []float64
}

func newProfile(b *Bitmap) *profile {
	reach := b.Width/2 + 2
	return &profile{middle: float64(b.Width) / 2, offset: float64(reach), count: make([]float64, b.Height+2*reach+4)}
}

// score is the sum of squares of the points in each row, seen at an angle, each shared between the two rows that it
// falls between.
func (p *profile) score(edges []edge, degrees, row float64) float64 {
	clear(p.count)
	slope := math.Tan(degrees * math.Pi / 180)
	for _, e := range edges {
		at := (e.y - (e.x-p.middle)*slope + p.offset) / row
		i := int(at)
		if i < 0 || i+1 >= len(p.count) {
			continue
		}
		part := at - float64(i)
		p.count[i] += 1 - part
		p.count[i+1] += part
	}
	sum := 0.0
	for _, n := range p.count {
		sum += n * n
	}
	return sum
}
