package dumps

import (
	"slices"

	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// noteShiftedHead records that the cells of a head do not stand over their columns, as where a merged cell was given
// more columns than it covers. The amounts stand under the 栏次 and are read by them.
func (t *table) noteShiftedHead() {
	columns := len(t.columns.heads)
	if t.numberedCell(columns) < 0 {
		return
	}
	numbers := t.columnNumbers(columns)
	var shifted []string
	for label, cols := range t.columnsByLabel() {
		cells := t.headCells(label)
		if len(cells) != len(cols) {
			continue
		}
		for i, col := range cols {
			if cells[i] != numbers[col].cell {
				shifted = append(shifted, label)
				break
			}
		}
	}
	if len(shifted) == 0 {
		return
	}
	slices.Sort(shifted)
	t.repairs = append(t.repairs, model.Repair{Kind: model.ShiftedRow, Before: shifted,
		Why: "these heads do not stand over their columns; the amounts are read by the 栏次 over them"})
}

// columnsByLabel are the columns that each lowest head names.
func (t *table) columnsByLabel() map[string][]int {
	out := map[string][]int{}
	for col, h := range t.columns.heads {
		label := text.Fold(h.Heads[len(h.Heads)-1])
		out[label] = append(out[label], col)
	}
	return out
}

// headCells are the cells in which a label stands in the head, from the left.
func (t *table) headCells(label string) []int {
	var out []int
	for _, k := range t.head {
		if k.kind == word && k.cell >= 0 && text.Fold(k.text) == label {
			out = append(out, k.cell)
		}
	}
	slices.Sort(out)
	return out
}
