package frame

import (
	"cmp"
	"slices"
	"sort"

	"github.com/juesuan/juesuan/model"
)

// Frame is the rows and columns of what one page holds of a table.
type Frame struct {
	Page *model.Page
	model.BBox
	// Xs and Ys are the borders of its columns and rows, ascending.
	Xs, Ys []float64
	Cells  []Cell // by row, then column
	// Bands counts the rows between drawn edges that were parted by the lines of text in them.
	Bands int
	// Repairs say what was taken off it, and Dropped are the glyphs of it.
	Repairs []model.Repair
	Dropped []int32
	at      []int32
}

// Span is the place of a cell, and how many rows and columns it covers.
type Span struct{ Row, Col, Rows, Cols int }

// Cell is a cell of a frame, and the glyphs of its page in it.
type Cell struct {
	Span
	Glyphs []int32
	// Inked: a glyph of it is no blank.
	Inked bool
	// Doubtful: its text or place was a choice; Misplaced: its place was.
	Doubtful, Misplaced bool
}

func newFrame(page *model.Page, xs, ys []float64, spans []Span) *Frame {
	f := &Frame{Page: page, Xs: xs, Ys: ys, Cells: make([]Cell, len(spans))}
	for i, s := range spans {
		f.Cells[i].Span = s
	}
	f.index()
	return f
}

func (f *Frame) rows() int { return len(f.Ys) - 1 }
func (f *Frame) cols() int { return len(f.Xs) - 1 }

// index sorts the cells and rebuilds the map from places to cells.
func (f *Frame) index() {
	slices.SortFunc(f.Cells, func(a, b Cell) int { return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col)) })
	cols := f.cols()
	f.BBox = model.BBox{X0: f.Xs[0], Top: f.Ys[0], X1: f.Xs[cols], Bottom: f.Ys[f.rows()]}
	f.at = make([]int32, f.rows()*cols)
	for i, c := range f.Cells {
		for r := c.Row; r < c.Row+c.Rows; r++ {
			for k := c.Col; k < c.Col+c.Cols; k++ {
				f.at[r*cols+k] = int32(i)
			}
		}
	}
}

// CellAt returns the index of the cell that holds the point, -1 outside the frame.
func (f *Frame) CellAt(x, y float64) int {
	if !f.Contains(x, y) {
		return -1
	}
	r := min(max(sort.SearchFloat64s(f.Ys, y)-1, 0), f.rows()-1)
	return int(f.at[r*f.cols()+f.columnAt(x)])
}

func (f *Frame) columnAt(x float64) int {
	return min(max(sort.SearchFloat64s(f.Xs, x)-1, 0), f.cols()-1)
}

// Bounds is its box.
func (f *Frame) Bounds() model.BBox { return f.BBox }

// CellBounds is the rectangle of the cell with that index.
func (f *Frame) CellBounds(cell int) model.BBox { return f.CellBox(&f.Cells[cell]) }

// CellBox is the rectangle of a cell.
func (f *Frame) CellBox(c *Cell) model.BBox {
	return model.BBox{X0: f.Xs[c.Col], Top: f.Ys[c.Row], X1: f.Xs[c.Col+c.Cols], Bottom: f.Ys[c.Row+c.Rows]}
}

// axis gives a cell's first line on an axis and its extent.
type axis func(*Cell) (start, extent *int)

func rowAxis(c *Cell) (start, extent *int) { return &c.Row, &c.Rows }
func colAxis(c *Cell) (start, extent *int) { return &c.Col, &c.Cols }

// dropSlivers removes rows and columns that are the space between the two strokes of a doubled rule: too
// narrow for text, and no cell that lies in them alone has any.
func (f *Frame) dropSlivers(opt Options) {
	f.Ys = f.dropLines(f.Ys, rowAxis, f.slivers(f.Ys, rowAxis, opt))
	f.Xs = f.dropLines(f.Xs, colAxis, f.slivers(f.Xs, colAxis, opt))
	f.index()
}

// slivers tells which spaces between lines are part of a border: narrower than a doubled rule, or narrower than
// a line of text and crossed by a cell that spans it, which a blank row of its own is not. Text makes a row.
func (f *Frame) slivers(at []float64, axis axis, opt Options) []bool {
	sliver := make([]bool, len(at)-1)
	for k := range sliver {
		sliver[k] = at[k+1]-at[k] < opt.DoubleRule
	}
	for i := range f.Cells {
		start, extent := axis(&f.Cells[i])
		for k := *start; k < *start+*extent && *extent > 1; k++ {
			sliver[k] = sliver[k] || at[k+1]-at[k] < opt.Sliver
		}
	}
	for i := range f.Cells {
		if start, extent := axis(&f.Cells[i]); *extent == 1 && f.Cells[i].Inked {
			sliver[*start] = false
		}
	}
	return sliver
}

// dropLines takes spaces away, and the cells that lie in them alone. The line between one and its neighbour goes; outer
// borders stay.
func (f *Frame) dropLines(at []float64, axis axis, drop []bool) []float64 {
	if !slices.Contains(drop, true) || !slices.Contains(drop, false) {
		return at
	}
	before := make([]int, len(at)) // spaces kept before line k
	kept := at[:1:1]
	for k, d := range drop {
		before[k+1] = before[k]
		if d {
			continue
		}
		if before[k] > 0 {
			kept = append(kept, at[k])
		}
		before[k+1]++
	}
	kept = append(kept, at[len(at)-1])
	f.Cells = slices.DeleteFunc(f.Cells, func(c Cell) bool {
		start, extent := axis(&c)
		return before[*start+*extent] == before[*start]
	})
	for i := range f.Cells {
		start, extent := axis(&f.Cells[i])
		*start, *extent = before[*start], before[*start+*extent]-before[*start]
	}
	return kept
}
