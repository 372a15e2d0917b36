package layout

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// dropRows removes the first n rows.
func (p *part) dropRows(n int) {
	if n == 0 {
		return
	}
	cells := p.cells[:0]
	for _, c := range p.cells {
		if c.row >= n {
			c.row -= n
			cells = append(cells, c)
		}
	}
	p.cells = cells
	p.ys = p.ys[n:]
	p.index()
}

// alignColumns gives both parts the same columns: their rules together, where a rule of one part that the
// other lacks only parts cells of its own part.
func alignColumns(t, p *part, sameEdges bool, opt Options) {
	if !sameEdges || sameColumns(t.xs, p.xs) {
		p.xs = slices.Clone(t.xs) // the head repeated on a page of another width: same columns by count
		return
	}
	shift := t.xs[0] - p.xs[0]
	var all []float64
	for i := range p.xs {
		p.xs[i] += shift
	}
	all = append(all, t.xs...)
	for _, x := range p.xs {
		if math.Abs(t.xs[nearest(t.xs, x)]-x) > opt.EdgeMatch && x < t.xs[len(t.xs)-1] {
			all = append(all, x)
		}
	}
	slices.Sort(all)
	t.spread(all)
	p.spread(all)
}

// sameColumns reports whether two parts have as many columns, in places that differ by less than would make a border
// another: two pages photographed one after the other show the same columns in other widths.
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

// spread re-expresses the cells on the finer columns xs.
func (p *part) spread(xs []float64) {
	to := make([]int, len(p.xs))
	for i, x := range p.xs {
		to[i] = nearest(xs, x)
	}
	to[0], to[len(to)-1] = 0, len(xs)-1
	for i := range p.cells {
		c := &p.cells[i]
		end := to[c.col+c.cols]
		c.col = to[c.col]
		c.cols = end - c.col
	}
	p.xs = xs
	p.index()
}

// appendRows puts p's rows under t's. A row that the page break cut is made one, and so is a cell that spans
// rows on both sides of it.
func (t *table) appendRows(p *part) {
	if p.rows() == 0 {
		return
	}
	cols, above := t.cols(), t.rows()
	cut := isCutRow(&t.part, p)
	first := above // row of p's first row in t
	if cut {
		first--
	}
	joined := map[int]bool{} // cells of p that became part of one above
	for c := 0; c < cols; {
		b := &p.cells[p.at[c]]
		a := &t.cells[t.at[(above-1)*cols+c]]
		if a.col == b.col && a.cols == b.cols && (cut || spansBreak(a, b)) {
			t.joinCells(a, b, first+b.row+b.rows-a.row)
			joined[int(p.at[c])] = true
		}
		c = b.col + b.cols
	}
	if cut {
		t.repairs = append(t.repairs, model.Repair{Kind: model.JoinedRow, Row: above - 1, Col: -1,
			Before: []string{fmt.Sprintf("last row of page %d", p.page-1), fmt.Sprintf("first row of page %d", p.page)},
			Why:    "one row cut by the page break: its second half has no code and no amount"})
	}
	for i, c := range p.cells {
		if !joined[i] {
			c.row += first
			t.cells = append(t.cells, c)
		}
	}
	y := t.ys[len(t.ys)-1] - p.ys[0]
	for k, v := range p.ys[1:] {
		if cut && k == 0 {
			t.ys[len(t.ys)-1] = v + y
			continue
		}
		t.ys = append(t.ys, v+y)
	}
	t.index()
}

// joinCells makes b the end of a, which then spans rows.
func (t *table) joinCells(a, b *cell, rows int) {
	if !b.blank() {
		before := []string{a.text, b.text}
		a.lines = append(a.lines, b.lines...)
		a.marks = append(a.marks, b.marks...)
		a.text = words.Join([]string{a.text, b.text})
		if before[0] != "" {
			t.repairs = append(t.repairs, model.Repair{Kind: model.JoinedPage, Row: a.row, Col: a.col,
				Before: before, After: a.text, Why: "one cell cut by the page break"})
		} else {
			a.ink, a.page, a.box = b.ink, b.page, b.box
		}
		a.full = b.full
		a.doubtful, a.misplaced = a.doubtful || b.doubtful, a.misplaced || b.misplaced
		a.confidence = lowerConfidence(a.confidence, b.confidence)
		a.readings = append(a.readings, b.readings...)
	}
	a.rows = rows
}

// spansBreak reports whether a cell at the foot of a page and one at the head of the next are one: a label
// that spans rows on either side, printed once, or whose second half can't stand alone.
func spansBreak(a, b *cell) bool {
	if a.rows == 1 && b.rows == 1 {
		return false
	}
	return b.blank() || a.full && isRest(a.text, b.text)
}

// isRest reports whether a label's text is the rest of the one before: it closes a bracket that is open there,
// opens with one, or is no 指标 label of its own.
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
