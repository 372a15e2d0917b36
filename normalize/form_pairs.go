package normalize

import (
	"strings"

	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// readPairs reads the labels of row r with their values. It gives false when the row holds no label. Among indicators
// a row of labels begins with one.
func (f *formReader) readPairs(r int) bool {
	found := false
	for i, to := f.s.row(r); i < to; i++ {
		if f.s.folded[i] == "" {
			continue
		}
		if f.readLabel(i) {
			found = true
		} else if f.head != nil && !found {
			return false
		}
	}
	return found
}

// readLabel reads the value of cell i if that is a label, or if it holds label and value together.
func (f *formReader) readLabel(i int) bool {
	label := f.s.label(i)
	id := f.fieldOf(label.core)
	row := f.s.Cells[i].Row
	switch {
	case id == "total_score":
		f.set(id, f.totalOf(i))
		if f.head != nil {
			f.head = nil
			f.closed = true
		}
		return true
	case f.head != nil && f.head.holds(f.s, row):
		return false // an indicator, though one of its levels may have the name of a label
	case id != "":
		f.set(id, f.valueOf(i))
		return true
	case label.goal:
		f.readGoal(i)
		return true
	case label.other:
		return true
	}
	return f.readInline(i)
}

// readInline reads a cell that holds label and value, parted by a colon: 其中：基本支出：643.59.
func (f *formReader) readInline(i int) bool {
	if f.out.Type == model.PerformanceOverall && goalInline.MatchString(f.s.folded[i]) {
		f.addGoal(fieldText{inlineValue(f.s.Cells[i].Text, 1), i})
		return true
	}
	printed := strings.TrimFunc(f.s.Cells[i].Text, text.IsBlank)
	for n, part := range splitColons(printed) {
		if n == 0 && part == "其中" {
			continue
		}
		id := f.fieldOf(labelCore(text.Fold(part)))
		value := inlineValue(printed, n+1)
		if id == "" || value == "" {
			return false
		}
		f.set(id, fieldText{value, i})
		return true
	}
	return false
}

// splitColons gives the parts of text before its first two colons.
func splitColons(printed string) []string {
	parts := strings.SplitN(strings.ReplaceAll(printed, ":", "："), "：", 3)
	return parts[:min(len(parts)-1, 2)]
}

// inlineValue is the text after the nth colon.
func inlineValue(printed string, n int) string {
	for range n {
		at := strings.IndexAny(printed, ":：")
		if at < 0 {
			return ""
		}
		printed = strings.TrimLeft(printed[at:], ":：")
	}
	return strings.TrimFunc(printed, text.IsBlank)
}

// valueOf finds the value of the label in cell i: to its right, or below where its right is taken by another label or
// is the table's edge. A label without a value has a blank one.
func (f *formReader) valueOf(i int) fieldText {
	cell := &f.s.Cells[i]
	right := f.rightOf(i)
	if right >= 0 && (!f.isLabel(right) || f.sameField(i, right)) {
		return f.textOf(right)
	}
	if below := f.s.index(cell.Row+cell.RowSpan, cell.Col); below >= 0 && f.s.Cells[below].Row == cell.Row+cell.RowSpan &&
		f.s.Cells[below].Col == cell.Col && f.s.folded[below] != "" && f.labelledAcross(cell) && !f.isLabel(below) {
		return f.textOf(below)
	}
	return fieldText{"", i}
}

// sameField holds for a value that is a name of its label: 主管部门, 一级预算部门.
func (f *formReader) sameField(label, value int) bool {
	a, b := f.s.core(label), f.s.core(value)
	return a != b && f.fieldOf(a) != "" && f.fieldOf(a) == f.fieldOf(b)
}

// labelledAcross holds when the row of the label is a row of heads: two or more labels and nothing else.
func (f *formReader) labelledAcross(cell *model.Cell) bool {
	labels := 0
	for i, to := f.s.row(cell.Row); i < to; i++ {
		if f.s.folded[i] == "" {
			continue
		}
		if !f.isLabel(i) {
			return false
		}
		labels++
	}
	return labels > 1
}

// rightOf is the cell to the right of cell i in its first row. In a grid without spans the blank cells that a wide
// cell left behind are passed over.
func (f *formReader) rightOf(i int) int {
	cell := &f.s.Cells[i]
	for c := cell.Col + cell.ColSpan; c < f.s.Cols; c++ {
		j := f.s.index(cell.Row, c)
		if f.spans || j < 0 || f.s.folded[j] != "" {
			return j
		}
	}
	return -1
}

func (f *formReader) textOf(i int) fieldText {
	return fieldText{strings.TrimFunc(f.s.Cells[i].Text, text.IsBlank), i}
}

// totalOf finds the value of 总分: under the head 得分 where there is one, since the sum of the weights may stand
// beside it; else the last number of the row.
func (f *formReader) totalOf(i int) fieldText {
	cell := &f.s.Cells[i]
	if f.head != nil && f.head.score.in {
		if j := f.s.index(cell.Row, f.head.score.from); j >= 0 && j != i && f.s.folded[j] != "" && f.isNumber(j) {
			return f.textOf(j)
		}
	}
	last, numbers := -1, 0
	for j, to := i+1, f.s.first[cell.Row+1]; j < to; j++ {
		if f.s.folded[j] != "" && f.isNumber(j) {
			last = j
			numbers++
		}
	}
	switch {
	case last < 0:
		return f.valueOf(i)
	case numbers > 1:
		f.warn("doubtful_amount", "field total_score: %d numbers stand in its row, and none under 得分", numbers)
		f.unsure = append(f.unsure, last)
	}
	return f.textOf(last)
}

func (f *formReader) isNumber(i int) bool {
	return isFigure(f.s.Cells[i].Text)
}

// readGoal reads the text of a 年度目标. Where its right holds heads (预期目标, 实际完成情况), the text stands under them.
// A project has one goal, which its form does not number and no field holds.
func (f *formReader) readGoal(i int) {
	if f.out.Type != model.PerformanceOverall {
		return
	}
	cell := &f.s.Cells[i]
	right := f.rightOf(i)
	if right >= 0 && goalColumn.MatchString(f.s.core(right)) {
		if below := f.s.index(cell.Row+f.s.Cells[right].RowSpan, f.s.Cells[right].Col); below >= 0 {
			f.addGoal(f.textOf(below))
			return
		}
	}
	f.addGoal(f.valueOf(i))
}

// readHeadGoal reads a numbered goal whose label stands beside the heads of its indicators.
func (f *formReader) readHeadGoal(r int, h *indicatorHead) {
	for i, to := f.s.row(r); i < to && f.s.Cells[i].Col < h.left; i++ {
		if l := f.s.label(i); f.out.Type == model.PerformanceOverall && l.goal && goalNumber.MatchString(l.core) {
			f.addGoal(fieldText{"", i})
		}
	}
}

// addGoal begins a goal: the levels of the indicators above end.
func (f *formReader) addGoal(v fieldText) {
	f.goals = append(f.goals, v)
	f.goal++
	f.body = indicatorBody{first: len(f.indicators)}
}
