package raster

import (
	"image"
	"math"
	"slices"
)

// A page that is photographed, or does not lie flat on the glass, has horizontals that turn from its head to its foot,
// and verticals that turn from left to right: lines that are parallel on paper meet somewhere outside the picture. The
// directions of thirds of what is printed tell by how much.
const (
	thirds     = 3
	thirdEdges = 200  // fewer edges tell no direction of a third
	mostFan    = 8.0  // degrees from the page's own direction, in which that of a third is looked for
	fanOff     = 0.1  // by which the thirds may miss the line through their directions, of the fan,
	fanOffMost = 0.08 // or in degrees, if that is more
	clearer    = 1.2  // by how much the lines stand out more when seen along the fan than as parallels
)

// fanOf is by how much lines turn from the first to the last row of a page, in degrees clockwise, and their direction in
// its middle. The edges are in the order of rows; around is the direction of the page as a whole. A fan smaller than Options.LeastFan is none.
func fanOf(edges []edge, p *profile, height int, around float64, opt Options) (fan, middle float64) {
	var at, turn [thirds]float64
	for k := range thirds {
		part := thirdOf(edges, k)
		for _, e := range part {
			at[k] += e.y / float64(height)
		}
		direction, ok := directionOf(part, p, around)
		if !ok {
			return 0, around
		}
		at[k] /= float64(len(part))
		turn[k] = direction
	}
	fan, middle = lineThrough(at, turn)
	if math.Abs(fan) < opt.LeastFan {
		return 0, around
	}
	parallel, fanned := 0.0, 0.0
	for k := range thirds {
		expected := middle + fan*(at[k]-0.5)
		if math.Abs(expected-turn[k]) > max(fanOffMost, fanOff*math.Abs(fan)) {
			return 0, around
		}
		part := thirdOf(edges, k)
		parallel += p.score(part, around, 1)
		fanned += p.score(part, expected, 1)
	}
	if fanned < clearer*parallel {
		return 0, around
	}
	return fan, middle
}

func thirdOf(edges []edge, k int) []edge {
	return edges[k*len(edges)/thirds : (k+1)*len(edges)/thirds]
}

// directionOf is the direction of the lines that the edges are of, in degrees; ok is false when they are of none.
func directionOf(edges []edge, p *profile, around float64) (degrees float64, ok bool) {
	if len(edges) < thirdEdges {
		return 0, false
	}
	const coarse, fine, coarseRow = 0.1, 0.01, 2
	n := int(mostFan / 2 / coarse)
	scores := make([]float64, 2*n+1)
	best := 0
	for i := range scores {
		scores[i] = p.score(edges, around+float64(i-n)*coarse, coarseRow)
		if scores[i] > scores[best] {
			best = i
		}
	}
	found := around + float64(best-n)*coarse
	most := scores[best]
	slices.Sort(scores)
	if most < leastPeak*scores[n] || best == 0 || best == 2*n {
		return 0, false
	}
	return refine(func(a float64) float64 { return p.score(edges, a, 1) }, found, 1.5*coarse, fine), true
}

// lineThrough is the straight line nearest to points: its slope, and its height at 0.5.
func lineThrough(x, y [thirds]float64) (slope, middle float64) {
	var sx, sy, sxx, sxy float64
	for k := range x {
		sx, sy, sxx, sxy = sx+x[k], sy+y[k], sxx+x[k]*x[k], sxy+x[k]*y[k]
	}
	slope = (thirds*sxy - sx*sy) / (thirds*sxx - sx*sx)
	return slope, sy/thirds + slope*(0.5-sx/thirds)
}

// unfanned undoes a skew whose lines fan out. Each line of the picture goes through its middle column, or row, as high, or
// as far left, as it came.
func unfanned(g *image.Gray, s skew) *image.Gray {
	width, height := g.Rect.Dx(), g.Rect.Dy()
	out := image.NewGray(image.Rect(0, 0, width, height))
	middleX, middleY := float64(width-1)/2, float64(height-1)/2
	slope := func(degrees, fan float64, at, all int) float64 {
		return math.Tan((degrees + fan*((float64(at)+0.5)/float64(all)-0.5)) * math.Pi / 180)
	}
	across := make([]float64, width) // of the vertical through each column: x to y
	for x := range across {
		across[x] = -slope(s.vertical, s.verticalFan, x, width)
	}
	for y := range height {
		along := slope(s.horizontal, s.horizontalFan, y, height)
		down := float64(y) - middleY
		line := out.Pix[y*out.Stride : y*out.Stride+width]
		source := func(x int) (sx, sy float64) {
			right := (float64(x) - middleX + across[min(x, width-1)]*down) / (1 - across[min(x, width-1)]*along)
			return middleX + right, float64(y) + along*right
		}
		for x := 0; x < width; x += piece {
			end := min(x+piece, width)
			x0, y0 := source(x)
			x1, y1 := source(end)
			n := float64(end - x)
			sampleLine(g, line[x:end], fixed(x0), fixed(y0), fixed((x1-x0)/n), fixed((y1-y0)/n))
		}
	}
	return out
}

// piece is how many pixels are sampled as if they lay on a straight line.
const piece = 32

// fixed is a place between pixels as sampleLine counts it.
func fixed(v float64) int { return int(math.Round(v * (1 << fixedBits))) }
