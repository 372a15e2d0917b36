package layout

import "github.com/juesuan/juesuan/model"

// Cells are the boxes of the cells that rulings frame, table by table, each table's by row and column: what has to be
// known of a scanned page before its characters are read. Pages makes the same cells of the same rulings.
func Cells(rulings []model.Ruling, opt Options) [][]model.BBox {
	opt = opt.withDefaults()
	var tables [][]model.BBox
	for _, c := range rulingsToComponents(rulings, opt) {
		l := componentToLattice(c, opt)
		if l == nil || l.cols() < 2 {
			continue
		}
		p := latticeToPart(l, 0)
		boxes := make([]model.BBox, len(p.cells))
		for i := range p.cells {
			boxes[i] = p.cellBox(&p.cells[i])
		}
		tables = append(tables, boxes)
	}
	return tables
}
