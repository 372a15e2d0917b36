package form

import (
	"slices"

	"github.com/juesuan/juesuan/model"
)

// drawing is a grid being filled from top to bottom.
type drawing struct {
	model.Grid
	at int // next row
}

// minCols is the width of a form without indicators: label, value, label, value.
const minCols = 7

// grid draws the form as its sheet prints it: the label of each block in the first column, its heads from the second
// on, labels of values over two columns, the heads of the budget block over the last ones.
func (f *form) grid() model.Grid {
	d := &drawing{}
	d.Cols = minCols
	for _, i := range f.items {
		if i.rows != nil {
			d.Cols = max(d.Cols, len(i.rows.heads)+1)
		}
		if i.funds != nil {
			d.Cols = max(d.Cols, len(i.funds.heads)+3)
		}
	}
	for n := 0; n < len(f.items); n++ {
		switch i := f.items[n]; {
		case i.funds != nil:
			d.funds(i.funds)
		case i.rows != nil:
			d.rows(i.rows)
		case n+1 < len(f.items) && besides(i.pair, f.items[n+1].pair):
			d.pairs(i.pair, f.items[n+1].pair)
			n++
		default:
			d.put(d.at, 0, 1, 2, i.pair.label)
			d.put(d.at, 2, 1, d.Cols-2, i.pair.value).Doubtful = i.pair.doubt
			d.at++
		}
	}
	if len(f.marks) > 0 {
		d.Repairs = append(d.Repairs, model.Repair{Kind: model.DroppedWatermark, Row: -1, Col: -1, Before: f.marks, Why: "single characters on lines of their own, apart from the lines of the form"})
	}
	return d.finish()
}

// besides holds for two pairs that forms print in one row.
func besides(a, b *pair) bool {
	return b != nil && (a.part == leader && b.part == implementer || a.part == basic && b.part == project)
}

func (d *drawing) pairs(a, b *pair) {
	d.put(d.at, 0, 1, 2, a.label)
	d.put(d.at, 2, 1, 1, a.value).Doubtful = a.doubt
	d.put(d.at, 3, 1, 1, b.label)
	d.put(d.at, 4, 1, d.Cols-4, b.value).Doubtful = b.doubt
	d.at++
}

func (d *drawing) funds(b *fundBlock) {
	rows := len(b.rows) + 1
	first := d.Cols - len(b.heads)
	d.put(d.at, 0, rows, min(2, first-1), b.label)
	for i, h := range b.heads {
		d.put(d.at, first+i, 1, 1, h.cell)
	}
	if first > 2 {
		d.put(d.at, 2, 1, first-2, nil)
	}
	for n, r := range b.rows {
		at := d.at + 1 + n
		if first > 2 {
			d.put(at, 2, 1, first-2, r.label)
		}
		for i, v := range r.values {
			d.put(at, first+i, 1, 1, v).Doubtful = r.doubt
		}
	}
	d.at += rows
}

func (d *drawing) rows(b *rowBlock) {
	rows := len(b.rows)
	if len(b.heads) > 0 {
		rows++
	}
	if rows == 0 {
		return
	}
	d.put(d.at, 0, rows, 1, b.label)
	if len(b.heads) > 0 {
		for i, h := range b.heads {
			d.put(d.at, 1+i, 1, d.spanAt(i, len(b.heads)), h.cell)
		}
		d.at++
	}
	for _, r := range b.rows {
		if r.doubt {
			d.Repairs = append(d.Repairs, model.Repair{Kind: model.PlacedColumn, Row: d.at, Col: -1, Before: r.texts(),
				Why: "the dump has scattered the columns: which values this row has is a choice"})
		}
		for i, c := range r.cells {
			if len(c) > 0 {
				d.put(d.at, 1+i, max(1, r.span[i]), d.spanAt(i, len(r.cells)), c).Doubtful = r.doubt
			}
		}
		d.at++
	}
}

// spanAt is how many columns cell i of n takes: the last one reaches to the edge.
func (d *drawing) spanAt(i, n int) int {
	if i == n-1 {
		return d.Cols - n
	}
	return 1
}

// put places a cell. What was put together of several lines is recorded.
func (d *drawing) put(row, col, rowSpan, colSpan int, c cell) *model.Cell {
	out := model.Cell{Row: row, Col: col, RowSpan: rowSpan, ColSpan: colSpan, Text: c.text(), BBox: c.box()}
	lines, folded := c.printed()
	out.Ink, out.Lines = out.BBox, lines
	if folded {
		d.Repairs = append(d.Repairs, model.Repair{Kind: model.Folded, Row: row, Col: col, Before: lines, After: out.Text, Why: "radicals in the place of characters"})
	}
	if len(out.Lines) > 1 {
		d.Repairs = append(d.Repairs, model.Repair{Kind: model.JoinedLines, Row: row, Col: col, Before: out.Lines, After: out.Text, Why: "one cell of the form, told by its words and by the width of its column"})
	}
	d.Cells = append(d.Cells, out)
	d.Rows = max(d.Rows, row+rowSpan)
	return &d.Cells[len(d.Cells)-1]
}

// finish fills the places left blank and sorts the cells.
func (d *drawing) finish() model.Grid {
	at := d.At()
	for i, k := range at {
		if k < 0 {
			d.Cells = append(d.Cells, model.Cell{Row: i / d.Cols, Col: i % d.Cols, RowSpan: 1, ColSpan: 1})
		}
	}
	slices.SortFunc(d.Cells, func(a, b model.Cell) int {
		if a.Row != b.Row {
			return a.Row - b.Row
		}
		return a.Col - b.Col
	})
	d.Pages = []int{}
	return d.Grid
}
