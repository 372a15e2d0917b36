package stamps

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/juesuan/juesuan/model"
)

// Table is a table on the page, before its cells have text.
type Table interface {
	Bounds() model.BBox
	// CellAt numbers the cell that holds a point; -1 outside the table.
	CellAt(x, y float64) int
	// CellBounds is the box of a cell.
	CellBounds(cell int) model.BBox
}

// Options are the tolerances of stamps. The zero value means the defaults below.
type Options struct {
	// Large: upright text that crosses rules is a watermark when it is this many times larger than the table's text.
	Large float64
	// Light: … or when its luminance is higher than the table's text by at least this.
	Light float64
	// Lighter: … or by this, where it is set over other text besides.
	Lighter float64
	// Larger: type of two sizes in one table differs by less than this factor.
	Larger float64
	// Copies: words that stand so often on a page, some of them over other words, are a watermark.
	Copies int
}

// WithDefaults gives the zero fields their defaults.
func (o Options) WithDefaults() Options {
	def := func(p *float64, v float64) {
		if *p == 0 {
			*p = v
		}
	}
	def(&o.Large, 2.2)
	def(&o.Light, 0.35)
	def(&o.Larger, 1.3)
	def(&o.Lighter, 0.12)
	if o.Copies == 0 {
		o.Copies = 4
	}
	return o
}

// Stamp is a text that is laid over the page, and how that is seen.
type Stamp struct {
	Text string
	Why  string
}

// Reasons of stamps.
const (
	whyWatermark = "turned, larger or lighter than the table's text, and across its rules or other text"
	whyCopies    = "the same words many times over, across other text"
	whySeal      = "set along a circle, as the words of a seal are"
)

// Found is what is laid over a page.
type Found struct {
	// Marked is set for each glyph of a stamp.
	Marked []bool
	Stamps []Stamp
	// Heads are runs of glyphs set at a slant that are heads of columns, each that of the cell in which it begins.
	Heads []Run
}

// Run is a stretch of glyphs drawn one after the other in one style: glyphs[From:To].
type Run struct {
	model.BBox
	From, To int
}

// finder holds the page while its stamps are looked for.
type finder struct {
	glyphs []model.Glyph
	page   *model.Page
	tables []Table
	opt    Options
	runs   []Run
	rows   rowIndex
	out    Found
}

// Find marks the glyphs of the page that are no text of it.
func Find(p *model.Page, tables []Table, opt Options) Found {
	f := &finder{glyphs: p.Glyphs, page: p, tables: tables, opt: opt.WithDefaults()}
	f.out.Marked = make([]bool, len(p.Glyphs))
	f.runs = glyphsToRuns(p.Glyphs)
	f.seals()
	f.copies()
	f.watermarks()
	return f.out
}

// glyphsToRuns parts the glyphs where the style changes or the next one stands elsewhere.
func glyphsToRuns(glyphs []model.Glyph) []Run {
	var runs []Run
	for i := 0; i < len(glyphs); {
		r := Run{glyphs[i].BBox, i, i + 1}
		for r.To < len(glyphs) && sameStyle(&glyphs[r.To-1], &glyphs[r.To]) {
			r.BBox = r.Union(glyphs[r.To].BBox)
			r.To++
		}
		runs = append(runs, r)
		i = r.To
	}
	return runs
}

// What a matrix leaves of equal sizes (share of the size), angles (degrees) and colours (luminance) after rounding.
const sameSize, sameAngle, sameInk = 0.01, 0.5, 0.02

func sameStyle(a, b *model.Glyph) bool {
	return a.Font == b.Font && math.Abs(a.Size-b.Size) <= sameSize*a.Size && math.Abs(a.Angle-b.Angle) <= sameAngle && math.Abs(a.Luminance-b.Luminance) <= sameInk &&
		math.Abs(b.CenterX()-a.CenterX()) < 2*a.Size && math.Abs(b.CenterY()-a.CenterY()) < 2*a.Size
}

// stamp marks the glyphs of a run and keeps its text.
func (f *finder) stamp(r Run, why string) {
	if t := f.mark(r); t != "" {
		f.out.Stamps = append(f.out.Stamps, Stamp{t, why})
	}
}

func (f *finder) mark(r Run) string {
	var b strings.Builder
	for i := r.From; i < r.To; i++ {
		f.out.Marked[i] = true
		b.WriteString(f.glyphs[i].Text)
	}
	return strings.TrimSpace(b.String())
}

// style is the median size and luminance of the glyphs inside the page's tables that are no stamps; 0, 0 without tables.
func (f *finder) style() (size, luminance float64) {
	var in []Run
	glyphs := 0
	for _, r := range f.runs {
		g := &f.glyphs[r.From]
		if f.out.Marked[r.From] {
			continue
		}
		for _, t := range f.tables {
			if b := t.Bounds(); b.Contains(g.CenterX(), g.CenterY()) {
				in, glyphs = append(in, r), glyphs+r.To-r.From
				break
			}
		}
	}
	if len(in) == 0 {
		return 0, 0
	}
	median := func(of func(*model.Glyph) float64) float64 {
		slices.SortFunc(in, func(a, b Run) int { return cmp.Compare(of(&f.glyphs[a.From]), of(&f.glyphs[b.From])) })
		n := 0
		for _, r := range in {
			if n += r.To - r.From; n > glyphs/2 {
				return of(&f.glyphs[r.From])
			}
		}
		return 0
	}
	return median(func(g *model.Glyph) float64 { return g.Size }), median(func(g *model.Glyph) float64 { return g.Luminance })
}
