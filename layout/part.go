package layout

import (
	"math"
	"slices"
	"sort"

	"github.com/juesuan/juesuan/layout/stamps"
	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// part is what one page holds of a table.
type part struct {
	page    int
	sheet   int // counts pages, and the halves of sheets that hold two
	bbox    model.BBox
	xs, ys  []float64
	cells   []cell // by row, then column
	at      []int32
	repairs []model.Repair
	// above counts the lines printed before it, below those before its end.
	above, below int
	first, last  bool    // of its page's tables
	bands        int     // rows of the lattice that were parted by the lines of text in them
	stream       *stream // what a table without a lattice is made of, until its columns are settled
}

// cell is a cell of a part.
type cell struct {
	span
	glyphs []int32
	inked  bool // a glyph of it is no blank
	lines  []string
	text   string
	marks  []string // note marks beside the text
	ink    model.BBox
	indent float64
	// full: its last line reaches the cell's edge, so that the text may go on in the next piece of the cell.
	full bool
	// doubtful: its text or place was a choice; misplaced: its place was.
	doubtful, misplaced bool
	// confidence and readings are those of model.Cell.
	confidence float64
	readings   []model.Reading
	// figure: it holds a number in the body of a table without a lattice.
	figure bool
	// page and box of its first piece, when the cell was made of two by joining parts
	page int
	box  model.BBox
}

func (c *cell) blank() bool { return c.text == "" }

func (p *part) rows() int { return len(p.ys) - 1 }
func (p *part) cols() int { return len(p.xs) - 1 }

// latticeToPart makes the cells of a lattice, without text.
func latticeToPart(l *lattice, page int) *part {
	p := &part{page: page, bbox: l.bbox(), xs: l.xs, ys: l.ys}
	for _, s := range latticeToSpans(l) {
		p.cells = append(p.cells, cell{span: s})
	}
	p.index()
	return p
}

// index sorts the cells and rebuilds the map from places to cells.
func (p *part) index() {
	slices.SortFunc(p.cells, func(a, b cell) int {
		if a.row != b.row {
			return a.row - b.row
		}
		return a.col - b.col
	})
	cols := p.cols()
	p.at = make([]int32, p.rows()*cols)
	for i, c := range p.cells {
		for r := c.row; r < c.row+c.rows; r++ {
			for k := c.col; k < c.col+c.cols; k++ {
				p.at[r*cols+k] = int32(i)
			}
		}
	}
}

// cellAt returns the index of the cell that holds the point, -1 outside the table.
func (p *part) cellAt(x, y float64) int {
	if !p.bbox.Contains(x, y) {
		return -1
	}
	r := sort.SearchFloat64s(p.ys, y) - 1
	c := sort.SearchFloat64s(p.xs, x) - 1
	r, c = min(max(r, 0), p.rows()-1), min(max(c, 0), p.cols()-1)
	return int(p.at[r*p.cols()+c])
}

func (p *part) cellBox(c *cell) model.BBox {
	return model.BBox{X0: p.xs[c.col], Top: p.ys[c.row], X1: p.xs[c.col+c.cols], Bottom: p.ys[c.row+c.rows]}
}

// asTables are the parts as package stamps sees them.
func asTables(parts []*part) []stamps.Table {
	out := make([]stamps.Table, len(parts))
	for i, p := range parts {
		out[i] = p
	}
	return out
}

func (p *part) Bounds() model.BBox             { return p.bbox }
func (p *part) CellAt(x, y float64) int        { return p.cellAt(x, y) }
func (p *part) CellBounds(cell int) model.BBox { return p.cellBox(&p.cells[cell]) }

// dropSlivers removes rows and columns that are the space between the two strokes of a doubled rule: too
// narrow for text, and no cell that lies in them alone has any.
func (p *part) dropSlivers(opt Options) {
	p.ys = p.dropSliverLines(p.ys, opt, func(c *cell) (*int, *int) { return &c.row, &c.rows })
	p.xs = p.dropSliverLines(p.xs, opt, func(c *cell) (*int, *int) { return &c.col, &c.cols })
	p.index()
}

// dropSliverLines does it along one axis; start and extent give a cell's first line and its span on it.
func (p *part) dropSliverLines(at []float64, opt Options, axis func(*cell) (start, extent *int)) []float64 {
	n := len(at) - 1
	sliver := p.slivers(at, opt, axis)
	if n < 2 || !slices.Contains(sliver, true) {
		return at
	}
	before := make([]int, n+1) // lines kept before line k
	kept := []float64{}
	for k := 0; k < n; k++ {
		before[k+1] = before[k]
		if !sliver[k] {
			before[k+1]++
		}
	}
	if before[n] == 0 {
		return at
	}
	// the line between a sliver and its neighbour goes; outer borders stay
	for k := 0; k < n; k++ {
		if !sliver[k] {
			from := at[k]
			if len(kept) == 0 {
				from = at[0]
			}
			kept = append(kept, from)
		}
	}
	kept = append(kept, at[n])
	cells := p.cells[:0]
	for _, c := range p.cells {
		start, extent := axis(&c)
		end := before[*start+*extent]
		*start = before[*start]
		*extent = end - *start
		if *extent > 0 {
			cells = append(cells, c)
		}
	}
	p.cells = cells
	return kept
}

// fullLine: a line that leaves less than this of its cell's width, in em, could hold no further character beside
// the usual padding (5.4 pt on each side in Word, at 9 pt 1.2 em).
const fullLine = 2.6

// slivers tells which spaces between lines are part of a border: narrower than a doubled rule, or narrower than
// a line of text and crossed by a cell that spans it, which a blank row of its own is not. Text makes a row.
func (p *part) slivers(at []float64, opt Options, axis func(*cell) (start, extent *int)) []bool {
	sliver := make([]bool, len(at)-1)
	for k := range sliver {
		sliver[k] = at[k+1]-at[k] < opt.DoubleRule
	}
	for i := range p.cells {
		start, extent := axis(&p.cells[i])
		for k := *start; k < *start+*extent && *extent > 1; k++ {
			sliver[k] = sliver[k] || at[k+1]-at[k] < opt.Sliver
		}
	}
	for i := range p.cells {
		if start, extent := axis(&p.cells[i]); *extent == 1 && p.cells[i].inked {
			sliver[*start] = false
		}
	}
	return sliver
}

// readCells sets the text of each cell from its glyphs, which are those of the part's page.
func (p *part) readCells(page *model.Page, opt Options, buf words.Buffer) words.Buffer {
	glyphs := page.Glyphs
	p.repairs = append(p.repairs, shapesRead(page, p.cells)...)
	for i := range p.cells {
		c := &p.cells[i]
		c.page, c.box = p.page, p.cellBox(c)
		if !c.inked {
			continue
		}
		var lines []words.Line
		c.doubtful = c.doubtful || slices.ContainsFunc(c.glyphs, func(i int32) bool { return glyphs[i].Doubtful })
		c.confidence = leastConfidence(glyphs, c.glyphs)
		c.glyphs, c.marks = words.TakeMarks(glyphs, c.glyphs, opt.Words)
		lines, buf = words.FromGlyphs(glyphs, c.glyphs, math.Inf(1), opt.Words, buf)
		if rest, second := words.TakeSecondFigure(lines, opt.Words); len(second) > 0 {
			lines, c.marks, c.doubtful = rest, append(c.marks, second...), true
		}
		for k, l := range lines {
			c.doubtful = c.doubtful || l.Overprinted
			c.ink = c.ink.Union(l.BBox)
			c.lines = append(c.lines, l.Text())
			if k == 0 {
				c.indent = l.X0 - c.box.X0
			}
			c.full = c.box.Width()-l.Width() < fullLine*l.Size
		}
		c.text = words.Join(c.lines)
		c.glyphs = nil
	}
	return buf
}
