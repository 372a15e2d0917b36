package scan

import (
	"cmp"
	"image"
	"math"
	"slices"

	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/extract/raster"
	"github.com/juesuan/juesuan/model"
)

// line is ink that is read in one piece.
type line struct {
	box   image.Rectangle   // of its ink, in pixels
	parts []image.Rectangle // the lines that a figure is wrapped into, from top to bottom; one when it is not
	ink   []raster.Component
	em    float64 // height of the characters around it, in pixels
	table int     // -1 outside tables
	cell  model.BBox
	kind  ocr.Kind

	readings   []ocr.Reading
	text       string
	chars      []ocr.Char
	confidence float64
	doubtful   bool
}

// place is where ink stands: a cell of a table, or outside all.
type place struct{ table, cell int }

var outside = place{-1, -1}

// findLines parts the ink of a page into lines, those of cells first, table by table.
func findLines(page *raster.Page, tables [][]model.BBox, opt Options) []line {
	ink := map[place][]raster.Component{}
	at := newCellIndex(tables)
	for _, c := range page.Components {
		p := at.of(float64(c.X0+c.X1)/2/page.Scale, float64(c.Y0+c.Y1)/2/page.Scale)
		ink[p] = append(ink[p], c)
	}
	em := emOf(ink, page.Scale)
	var lines []line
	for t, cells := range tables {
		for k, box := range cells {
			for _, l := range inkToLines(ink[place{t, k}], em, opt.CellGap, opt) {
				l.table, l.cell = t, box
				lines = append(lines, l)
			}
		}
	}
	for _, l := range inkToLines(ink[outside], em, opt.TextGap, opt) {
		l.table = outside.table
		lines = append(lines, l)
	}
	for i := range lines {
		lines[i].parts = []image.Rectangle{lines[i].box}
	}
	guessKinds(lines)
	return joinWrapped(lines, opt)
}

// cellIndex finds the cell at a point.
type cellIndex struct {
	cells []indexed // the smallest first: a table inside another's cell has its own ink
}

type indexed struct {
	model.BBox
	place
}

func newCellIndex(tables [][]model.BBox) cellIndex {
	var x cellIndex
	for t, cells := range tables {
		for k, box := range cells {
			x.cells = append(x.cells, indexed{box, place{t, k}})
		}
	}
	slices.SortStableFunc(x.cells, func(a, b indexed) int {
		return cmp.Compare(a.Width()*a.Height(), b.Width()*b.Height())
	})
	return x
}

func (x *cellIndex) of(px, py float64) place {
	for i := range x.cells {
		if x.cells[i].Contains(px, py) {
			return x.cells[i].place
		}
	}
	return outside
}

// Heights that print has, in points: of 5 to 16 pt type in tables.
const leastEm, mostEm, usualEm = 4.0, 16.0, 9.0

// emOf is the height of a page's Chinese characters in pixels: the middle one of the lines in cells, figures taken for
// what characters of their type measure.
func emOf(ink map[place][]raster.Component, scale float64) float64 {
	var heights []float64
	for p, all := range ink {
		if p == outside && len(ink) > 1 {
			continue
		}
		for _, b := range bandsOf(all) {
			h := float64(b.y1 - b.y0)
			if float64(b.x1-b.x0) < 2*h {
				continue
			}
			if b.figures() {
				h *= chineseHeight / figuresHeight
			}
			if h >= leastEm*scale && h <= mostEm*scale {
				heights = append(heights, h)
			}
		}
	}
	if len(heights) == 0 {
		return usualEm * scale
	}
	slices.Sort(heights)
	return heights[len(heights)/2]
}

// heightBand is ink that lies beside each other.
type heightBand struct {
	x0, x1, y0, y1 int
	ink            []raster.Component
}

func (b *heightBand) add(c raster.Component) {
	if len(b.ink) == 0 {
		b.x0, b.x1, b.y0, b.y1 = c.X0, c.X1, c.Y0, c.Y1
	}
	b.x0, b.x1, b.y0, b.y1 = min(b.x0, c.X0), max(b.x1, c.X1), min(b.y0, c.Y0), max(b.y1, c.Y1)
	b.ink = append(b.ink, c)
}

// tallest is the height of the band's highest ink: that of its characters, where its lines touch.
func (b *heightBand) tallest() int {
	out := 0
	for _, c := range b.ink {
		out = max(out, c.Height())
	}
	return out
}

// figures reports whether the band is likely one of figures.
func (b *heightBand) figures() bool {
	l := line{box: image.Rect(b.x0, b.y0, b.x1, b.y1), ink: slices.Clone(b.ink)}
	sortAlong(l.ink)
	return figuresOf(&l).likely
}

// sortAlong sorts ink from left to right.
func sortAlong(ink []raster.Component) {
	slices.SortStableFunc(ink, func(a, b raster.Component) int { return cmp.Or(cmp.Compare(a.X0, b.X0), cmp.Compare(a.Y0, b.Y0)) })
}

// bandsOf joins ink whose heights overlap, from top to bottom.
func bandsOf(ink []raster.Component) []heightBand {
	ink = slices.Clone(ink)
	slices.SortStableFunc(ink, func(a, b raster.Component) int { return cmp.Or(cmp.Compare(a.Y0, b.Y0), cmp.Compare(a.X0, b.X0)) })
	var out []heightBand
	for _, c := range ink {
		if n := len(out); n > 0 && c.Y0 < out[n-1].y1 {
			out[n-1].add(c)
			continue
		}
		out = append(out, heightBand{})
		out[len(out)-1].add(c)
	}
	return out
}

// inkToLines makes the lines of the ink of one place, from top to bottom and left to right.
func inkToLines(ink []raster.Component, em, gap float64, opt Options) []line {
	var large, small []raster.Component
	for _, c := range ink {
		if float64(c.Height()) >= opt.SmallInk*em {
			large = append(large, c)
		} else {
			small = append(small, c)
		}
	}
	bands := inkToBands(large, em, opt)
	var apart []raster.Component
	for _, c := range small {
		if !addNearest(bands, c, em) && float64(c.Width()) >= opt.SmallInk*em {
			apart = append(apart, c) // a dash in a line of its own
		}
	}
	bands = append(bands, joinStrokes(bandsOf(apart), em, opt)...)
	var out []line
	for _, b := range bands {
		out = append(out, bandToLines(b, em, gap)...)
	}
	return out
}

// inkToBands makes bands of one line each. Where no rules part the columns of a table, the lines of a wrapped label
// stand beside the middle of an amount: what is higher than a line is parted where gaps stand open over all its height,
// and each part by itself.
func inkToBands(ink []raster.Component, em float64, opt Options) []heightBand {
	var out []heightBand
	for _, b := range joinStrokes(bandsOf(ink), em, opt) {
		columns := []heightBand{b}
		if float64(b.y1-b.y0) >= opt.TwoLines*em && float64(b.tallest()) <= opt.OneLine*em {
			columns = columnsOf(b, opt.ColumnGap*em)
		}
		if len(columns) == 1 {
			out = append(out, splitBands(columns, em, opt)...)
			continue
		}
		for _, c := range columns {
			out = append(out, inkToBands(c.ink, em, opt)...)
		}
	}
	return out
}

// columnsOf parts a band where no ink stands over at least gap pixels, from left to right.
func columnsOf(b heightBand, gap float64) []heightBand {
	sortAlong(b.ink)
	var out []heightBand
	for _, c := range b.ink {
		if n := len(out); n == 0 || float64(c.X0-out[n-1].x1) >= gap {
			out = append(out, heightBand{})
		}
		out[len(out)-1].add(c)
	}
	return out
}

// joinStrokes joins bands that are the strokes of one line's characters.
func joinStrokes(bands []heightBand, em float64, opt Options) []heightBand {
	var out []heightBand
	for _, b := range bands {
		if n := len(out); n > 0 && float64(b.y1-out[n-1].y0) <= opt.OneLine*em {
			for _, c := range b.ink {
				out[n-1].add(c)
			}
			continue
		}
		out = append(out, b)
	}
	return out
}

// splitBands parts bands of several lines that touch.
func splitBands(bands []heightBand, em float64, opt Options) []heightBand {
	var out []heightBand
	for _, b := range bands {
		height := float64(b.y1 - b.y0)
		n := int(math.Round(1 + (height-em)/(opt.LinePitch*em)))
		if height < opt.TwoLines*em || float64(b.tallest()) > opt.OneLine*em || n < 2 {
			out = append(out, b)
			continue
		}
		parts := make([]heightBand, n)
		for _, c := range b.ink {
			k := int(float64(c.Y0+c.Y1-2*b.y0) / 2 / height * float64(n))
			parts[min(k, n-1)].add(c)
		}
		for _, p := range parts {
			if len(p.ink) > 0 {
				out = append(out, p)
			}
		}
	}
	return out
}

// addNearest gives small ink to the line that it stands in, or stands nearest to: in height first. False when it is further
// from all than half an em.
func addNearest(bands []heightBand, c raster.Component, em float64) bool {
	best, nearest, beside := -1, em/2, 0
	for i := range bands {
		b := &bands[i]
		away, along := float64(max(b.y0-c.Y1, c.Y0-b.y1, 0)), max(b.x0-c.X1, c.X0-b.x1, 0)
		if away < nearest || best >= 0 && away == nearest && along < beside {
			best, nearest, beside = i, away, along
		}
	}
	if best >= 0 {
		bands[best].ink = append(bands[best].ink, c)
	}
	return best >= 0
}

// bandToLines parts a band where gaps wider than gap of its height are.
func bandToLines(b heightBand, em, gap float64) []line {
	sortAlong(b.ink)
	widest := gap * max(float64(b.y1-b.y0), em/2)
	var out []line
	for _, c := range b.ink {
		box := image.Rect(c.X0, c.Y0, c.X1, c.Y1)
		n := len(out)
		if n == 0 || float64(c.X0-out[n-1].box.Max.X) > widest {
			out = append(out, line{box: box, em: em})
			n++
		}
		l := &out[n-1]
		l.box, l.ink = l.box.Union(box), append(l.ink, c)
	}
	return out
}
