package layout

import "github.com/juesuan/juesuan/layout/join"

// toJoin gives the part the form in which parts are joined.
func (p *part) toJoin() *join.Part {
	out := &join.Part{
		Page: p.page, Sheet: p.sheet, BBox: p.bbox, Xs: p.xs, Ys: p.ys, Repairs: p.repairs, Above: p.above, Below: p.below,
		Cells: make([]join.Cell, len(p.cells)),
	}
	for i := range p.cells {
		c := &p.cells[i]
		out.Cells[i] = join.Cell{
			Row: c.row, Col: c.col, Rows: c.rows, Cols: c.cols, Lines: c.lines, Text: c.text, Marks: c.marks, Page: c.page,
			Box: c.box, Ink: c.ink, Indent: c.indent, Full: c.full, Doubtful: c.doubtful, Misplaced: c.misplaced,
			Confidence: c.confidence, Readings: c.readings,
		}
	}
	return out
}
