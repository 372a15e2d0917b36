package raster

import (
	"image"
	"math"
	"slices"

	"github.com/juesuan/juesuan/model"
)

// A page that is bound, or curls, has bent lines: those of its table tell how, for they are followed along their ink. Each
// column of the picture moves up or down by what they say, more or less so from head to foot.

// bend is by how many pixels the lines of a page lie lower than they should, in columns bendStep apart: in the middle of
// its height, and by how much more for each pixel below. above and below are how far from there lines tell it.
type bend struct {
	shift, growth        []float64
	middle, above, below float64
}

// at is the bend at a height.
func (b *bend) at(shift, growth, y float64) float64 {
	return shift + growth*min(max(y-b.middle, b.above), b.below)
}

const (
	bendStep   = 4    // pixels
	leastTold  = 3    // lines that tell the bend of a column
	enoughTold = 4    // lines that tell how it grows
	agreed     = 0.75 // of the lines say the same
	leastBent  = 0.04 // of a page's width is bent
	bendReach  = 2.5  // pixels by which a line may rise or fall from one column to the next
	blankStep  = 12   // points over which a line may be lost from sight: text that touches it, a scratch
)

// flattened is the page with its bent lines straightened; one whose lines are straight stays as it is.
func (p *Page) flattened() *Page {
	b, ok := p.bend()
	if !ok {
		return p
	}
	out := find(b.undone(p.Grey), p.level, p.Scale, p.opt)
	out.Skew, out.Turn, out.Undecided = p.Skew, p.Turn, p.Undecided
	return out
}

// bend follows the long horizontal rules of a page. ok is false where they are straight, or don't agree.
func (p *Page) bend() (b bend, ok bool) {
	columns := p.Grey.Rect.Dx()/bendStep + 1
	b = bend{shift: make([]float64, columns), growth: make([]float64, columns), middle: float64(p.Grey.Rect.Dy()) / 2}
	lines, at := p.traces(columns)
	if len(lines) < leastTold {
		return b, false
	}
	b.above, b.below = math.Inf(1), math.Inf(-1)
	for _, line := range lines {
		b.above, b.below = min(b.above, line[at]-b.middle), max(b.below, line[at]-b.middle)
	}
	least := p.opt.LeastBend * p.Scale
	told, bent := make([]bool, columns), 0
	for c := range columns {
		var heights, shifts []float64
		for _, line := range lines {
			if y := line[c]; !math.IsNaN(y) {
				heights, shifts = append(heights, line[at]-b.middle), append(shifts, y-line[at])
			}
		}
		if b.shift[c], b.growth[c], told[c] = fitted(heights, shifts, least/2); !told[c] {
			continue
		}
		if math.Abs(b.shift[c]+b.growth[c]*b.above) >= least || math.Abs(b.shift[c]+b.growth[c]*b.below) >= least {
			bent++
		}
	}
	if float64(bent) < leastBent*float64(columns) {
		return b, false
	}
	b.fill(told)
	return b, true
}

// traces are the heights of the long rules in each column, NaN where a rule is not seen, of those that are seen in the
// column that most are seen in.
func (p *Page) traces(columns int) (lines [][]float64, at int) {
	seen := make([]int, columns)
	for _, r := range p.Rulings {
		if r.Orientation != model.Horizontal || r.Width() < p.opt.SureRule {
			continue
		}
		line := p.trace(r, columns)
		for c, y := range line {
			if !math.IsNaN(y) {
				seen[c]++
			}
		}
		lines = append(lines, line)
	}
	for c, n := range seen {
		if n > seen[at] {
			at = c
		}
	}
	return slices.DeleteFunc(lines, func(line []float64) bool { return math.IsNaN(line[at]) }), at
}

// trace follows a rule from its middle to both sides.
func (p *Page) trace(r model.Ruling, columns int) []float64 {
	line := make([]float64, columns)
	for c := range line {
		line[c] = math.NaN()
	}
	middle := int(r.CenterX() * p.Scale / bendStep)
	start, ok := math.NaN(), false
	for c := middle; c < columns && c < middle+20 && !ok; c++ {
		start, ok = p.lineAt(c*bendStep, r.CenterY()*p.Scale, 2*bendReach)
		middle = c
	}
	if !ok {
		return line
	}
	line[middle] = start
	for _, way := range []int{-1, 1} {
		y, slope, lost := start, 0.0, 0.0
		for c := middle + way; c >= 0 && c < columns && lost <= blankStep*p.Scale; c += way {
			found, ok := p.lineAt(c*bendStep, y+slope, bendReach)
			if !ok {
				lost += bendStep
				y += slope
				continue
			}
			slope, y, lost = slope+(found-y-slope)/4, found, 0
			line[c] = found
		}
	}
	return line
}

// lineAt is the middle of ink as thin as a rule in column x, within reach pixels of y.
func (p *Page) lineAt(x int, y, reach float64) (middle float64, ok bool) {
	most := int(p.opt.MaxThickness * p.Scale)
	for away := 0.0; away <= reach; away++ {
		for _, at := range []int{int(math.Round(y - away)), int(math.Round(y + away))} {
			if !p.all.At(x, at) {
				continue
			}
			top, bottom := at, at
			for p.all.At(x, top-1) && bottom-top <= most {
				top--
			}
			for p.all.At(x, bottom+1) && bottom-top <= most {
				bottom++
			}
			return float64(top+bottom) / 2, bottom-top < most
		}
	}
	return 0, false
}

// fitted is the line through points, but for those that are off it: rules lost to what stands beside them. ok is false when
// less than agreed of all are within tolerance of it. Few points tell no slope.
func fitted(x, y []float64, tolerance float64) (shift, slope float64, ok bool) {
	if len(x) < leastTold {
		return 0, 0, false
	}
	if len(x) >= enoughTold {
		slope = medianSlope(x, y)
	}
	level := make([]float64, len(x))
	for i := range level {
		level[i] = y[i] - slope*x[i]
	}
	shift = median(level)
	near := 0
	for _, v := range level {
		if math.Abs(v-shift) <= tolerance {
			near++
		}
	}
	return shift, slope, float64(near) >= agreed*float64(len(x))
}

// medianSlope is the middle one of the slopes between all points (Theil and Sen), 0 when they are of one height.
func medianSlope(x, y []float64) float64 {
	var all []float64
	for i := range x {
		for k := range i {
			if x[i] != x[k] {
				all = append(all, (y[i]-y[k])/(x[i]-x[k]))
			}
		}
	}
	if len(all) == 0 {
		return 0
	}
	return median(all)
}

func median(values []float64) float64 {
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	return sorted[len(sorted)/2]
}

// fill gives columns that nothing is told of what their neighbours have, and smooths all.
func (b *bend) fill(told []bool) {
	first := slices.Index(told, true)
	for _, values := range [][]float64{b.shift, b.growth} {
		last := values[first]
		for c := range values {
			if told[c] {
				last = values[c]
			} else {
				values[c] = last
			}
		}
		const around = 3
		rough := slices.Clone(values)
		for c := range values {
			from, to := max(c-around, 0), min(c+around+1, len(values))
			sum := 0.0
			for _, v := range rough[from:to] {
				sum += v
			}
			values[c] = sum / float64(to-from)
		}
	}
}

// undone is the picture with straight lines. Its pixels move as they are: thin strokes that are shared between two rows
// once more can't be read.
func (b *bend) undone(g *image.Gray) *image.Gray {
	width, height := g.Rect.Dx(), g.Rect.Dy()
	out := image.NewGray(g.Rect)
	for x := range width {
		c, part := x/bendStep, float64(x%bendStep)/bendStep
		next := min(c+1, len(b.shift)-1)
		shift, growth := b.shift[c]*(1-part)+b.shift[next]*part, b.growth[c]*(1-part)+b.growth[next]*part
		for y := range height {
			from := int(math.Round(float64(y) + b.at(shift, growth, float64(y))))
			if from < 0 || from >= height {
				out.Pix[y*out.Stride+x] = 255
				continue
			}
			out.Pix[y*out.Stride+x] = g.Pix[from*g.Stride+x]
		}
	}
	return out
}
