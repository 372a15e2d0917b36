package form

import "strings"

// spanLevels gives the 一级指标 and 二级指标 of rows the rows below them that print none: merged cells, whose text a dump
// keeps once. A 一级指标 ends above a class that belongs to another one, whose own was lost.
func (r *reader) spanLevels(b *rowBlock, heads []head) {
	for c, h := range heads {
		if h.part != level1 && h.part != level2 {
			continue
		}
		for i := 0; i < len(b.rows); {
			n := 1
			for len(b.rows[i].cells[c]) > 0 && i+n < len(b.rows) && len(b.rows[i+n].cells[c]) == 0 && r.staysUnder(b.rows[i], b.rows[i+n], heads, c) {
				n++
			}
			b.rows[i].span[c] = n
			i += n
		}
	}
}

// staysUnder holds when a row can stand under the level in column c of a row above it.
func (r *reader) staysUnder(above, row indicatorRow, heads []head, c int) bool {
	for k := range heads {
		switch {
		case heads[k].part == level1 && k < c && len(row.cells[k]) > 0:
			return false // a new 一级指标 ends the 二级指标 above it
		case heads[k].part == level2 && heads[c].part == level1:
			return r.canBeUnder(above.cells[c], row.cells[k])
		}
	}
	return true
}

// canBeUnder tells whether a 二级指标 is not of another 一级指标 than the one given.
func (r *reader) canBeUnder(top, second cell) bool {
	one, two := r.word(top.bare()), r.word(second.bare())
	return one.Part != class1 || two.Part != class2 || two.Class == "" || strings.HasPrefix(one.Class, two.Class)
}
