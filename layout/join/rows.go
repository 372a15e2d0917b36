package join

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// below appends p's rows to t.
func (t *Table) below(p *Part, f *fit, known Accounts, opt Options) {
	t.dropHead(p, f.head, f.part)
	t.alignColumns(p, f, opt)
	for _, s := range t.slices[1:] {
		p.Cells = append(p.Cells, fillers(0, p.RowCount(), s, p.Page)...)
	}
	p.index()
	if p.RowCount() > 0 {
		t.appendRows(p, known)
	}
	t.bands = append(t.bands, band{t.RowCount() - p.RowCount(), p.RowCount(), p.Sheet, slices.Clone(p.Ys), 1, f.head})
	t.addPage(p.Page)
	t.Repairs, t.Again = append(t.Repairs, p.Repairs...), append(t.Again, p.Again...)
	t.last, t.Below = p, p.Below
}

// fillers are cells for rows of a slice that no page has shown yet.
func fillers(row, rows int, s slice, page int) []Cell {
	out := make([]Cell, rows)
	for i := range out {
		out[i] = Cell{Row: row + i, Col: s.col, Rows: 1, Cols: s.cols, Page: page, filler: true}
	}
	return out
}

// dropHead removes the rows at the top of p that repeat t's head.
func (t *Table) dropHead(p *Part, head int, part bool) {
	p.dropRows(head)
	if head == 0 {
		return
	}
	if !part {
		t.heads = max(t.heads, head)
	}
	t.Repairs = append(t.Repairs, model.Repair{Kind: model.DroppedRepeatedHeader, Row: t.RowCount(), Col: -1,
		Before: []string{fmt.Sprintf("%d rows on page %d", head, p.Page)}, Why: "the table's head printed again after the page break"})
}

// alignColumns gives both parts the same columns: their rules together, where a rule of one part that the other lacks
// only parts cells of its own part.
func (t *Table) alignColumns(p *Part, f *fit, opt Options) {
	first := &t.slices[0]
	if f.like != nil {
		p.Xs = slices.Clone(f.like)
	}
	xs := slices.Clone(t.Xs[:first.cols+1])
	if len(p.Xs) == len(xs) && (f.like != nil || f.scaled || sameColumns(xs, p.Xs)) {
		p.Xs = slices.Clone(t.Xs)
		return
	}
	shift := xs[0] - p.Xs[0]
	for i := range p.Xs {
		p.Xs[i] += shift
	}
	all := slices.Clone(xs)
	if len(t.slices) == 1 {
		for _, x := range p.Xs {
			if math.Abs(xs[nearest(xs, x)]-x) > opt.EdgeMatch && x < xs[len(xs)-1] {
				all = append(all, x)
			}
		}
		slices.Sort(all)
		first.xs = append(first.xs, slices.Clone(p.Xs), all)
		t.spread(all)
		first.cols = t.ColCount()
	}
	p.spread(all)
	p.Xs = slices.Clone(t.Xs)
}

// sameColumns reports whether two parts have as many columns, in places that differ by less than would make a border
// another: two pages photographed one after the other, or scaled, show the same columns in other widths.
func sameColumns(a, b []float64) bool {
	if len(a) != len(b) {
		return false
	}
	const part = 3 // of the narrower column beside a border
	scale := (b[len(b)-1] - b[0]) / (a[len(a)-1] - a[0])
	for i := 1; i+1 < len(a); i++ {
		narrower := min(a[i]-a[i-1], a[i+1]-a[i])
		if math.Abs((b[i]-b[0])/scale-(a[i]-a[0]))*part > narrower {
			return false
		}
	}
	return true
}

// nearest returns the index of the value nearest to x in a sorted slice.
func nearest(sorted []float64, x float64) int {
	i, _ := slices.BinarySearch(sorted, x)
	if i == len(sorted) || i > 0 && x-sorted[i-1] < sorted[i]-x {
		return i - 1
	}
	return i
}

// appendRows puts p's rows under t's. A row that the page break cut is made one, and so is a cell that spans rows on both
// sides of it.
func (t *Table) appendRows(p *Part, known Accounts) {
	cols, above := t.ColCount(), t.RowCount()
	cut := isCutRow(&t.Part, p, known)
	first := above // row of p's first row in t
	if cut {
		first--
	}
	joined := map[int32]bool{} // cells of p that became part of one above
	for c := 0; c < cols; {
		b := p.cell(0, c)
		a := t.cell(above-1, c)
		if a.Col == b.Col && a.Cols == b.Cols && (cut || spansBreak(a, b)) {
			t.joinCells(a, b, first+b.Row+b.Rows-a.Row)
			joined[p.at[c]] = true
		}
		c = b.Col + b.Cols
	}
	if cut {
		t.Repairs = append(t.Repairs, model.Repair{Kind: model.JoinedRow, Row: above - 1, Col: -1,
			Before: []string{fmt.Sprintf("last row of page %d", t.last.Page), fmt.Sprintf("first row of page %d", p.Page)},
			Why:    "one row cut by the page break: its second half has no code and no amount"})
	}
	for i, c := range p.Cells {
		if !joined[int32(i)] {
			c.Row += first
			t.Cells = append(t.Cells, c)
		}
	}
	y := t.Ys[len(t.Ys)-1] - p.Ys[0]
	for k, v := range p.Ys[1:] {
		if cut && k == 0 {
			t.Ys[len(t.Ys)-1] = v + y
			continue
		}
		t.Ys = append(t.Ys, v+y)
	}
	t.index()
}

// joinCells makes b the end of a, which then spans rows.
func (t *Table) joinCells(a, b *Cell, rows int) {
	if !b.Blank() {
		before := []string{a.Text, b.Text}
		a.Lines = append(a.Lines, b.Lines...)
		a.Marks = append(a.Marks, b.Marks...)
		a.Text = words.Join([]string{a.Text, b.Text})
		if before[0] != "" {
			t.Repairs = append(t.Repairs, model.Repair{Kind: model.JoinedPage, Row: a.Row, Col: a.Col,
				Before: before, After: a.Text, Why: "one cell cut by the page break"})
		} else {
			a.Ink, a.Page, a.Box = b.Ink, b.Page, b.Box
		}
		a.Full = b.Full
		a.Doubtful, a.Misplaced = a.Doubtful || b.Doubtful, a.Misplaced || b.Misplaced
		a.Confidence = LowerConfidence(a.Confidence, b.Confidence)
		a.Readings = append(a.Readings, b.Readings...)
	}
	a.Rows = rows
}

// LowerConfidence is the lower of two confidences; 0 is none.
func LowerConfidence(a, b float64) float64 {
	if a == 0 || b > 0 && b < a {
		return b
	}
	return a
}

// spansBreak reports whether a cell at the foot of a page and one at the head of the next are one: a label that spans
// rows on either side, printed once, or whose second half can't stand alone.
func spansBreak(a, b *Cell) bool {
	if a.Rows == 1 && b.Rows == 1 {
		return false
	}
	return b.Blank() || a.Full && isRest(a.Text, b.Text)
}

// isRest reports whether a label's text is the rest of the one before: it closes a bracket that is open there, opens with
// one, or is no 指标 label of its own.
func isRest(before, after string) bool {
	if open(before) > 0 && open(before+after) == 0 || strings.IndexAny(after, "（(") == 0 {
		return true
	}
	return strings.HasSuffix(before+after, "指标") && !strings.HasSuffix(before, "指标") && !strings.HasSuffix(after, "指标")
}

// open counts the brackets that s opens and does not close.
func open(s string) int {
	n := 0
	for _, r := range s {
		switch r {
		case '（', '(', '《', '“':
			n++
		case '）', ')', '》', '”':
			n--
		}
	}
	return n
}
