package layout

import (
	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// grid gives the table its final form, with a repair for each text that was joined from several lines.
func (t *table) grid() model.Grid {
	g := model.Grid{
		Rows: t.rows(), Cols: t.cols(), HeaderRows: t.heads, Pages: t.pages, BBox: t.bbox, Above: t.above, Below: t.below,
		Cells: make([]model.Cell, len(t.cells)), Repairs: t.repairs,
	}
	for i := range t.cells {
		c := &t.cells[i]
		g.Cells[i] = model.Cell{
			Row: c.row, Col: c.col, RowSpan: c.rows, ColSpan: c.cols, Text: c.text, Marks: c.marks, Page: c.page, BBox: c.box,
			Lines: c.lines, Ink: c.ink, Indent: c.indent, Doubtful: c.doubtful, Misplaced: c.misplaced,
			Confidence: c.confidence, Readings: c.readings,
		}
		if len(c.lines) > 1 {
			g.Repairs = append(g.Repairs, joinedLines(c))
		}
	}
	return g
}

func joinedLines(c *cell) model.Repair {
	r := model.Repair{Kind: model.JoinedLines, Row: c.row, Col: c.col, Before: c.lines, After: c.text, Why: "one cell of the grid"}
	for i := 1; i < len(c.lines); i++ {
		if words.IsWrappedNumber(c.lines[i-1], c.lines[i]) {
			r.Kind, r.Why = model.JoinedNumber, "a number wrapped inside one cell of the grid"
		}
	}
	return r
}
