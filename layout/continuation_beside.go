package layout

import (
	"math"

	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// A spreadsheet too wide for the paper is printed over two pages: the left columns on one, the others on the next.

// joinBeside appends p's columns to t's. false when p is no right half of t: that has the rows of the left one, other
// columns, and none of labels. Where there are as many rows, but not as high, which belong together is doubtful.
func (t *table) joinBeside(p *part, opt Options) bool {
	if len(t.pages) != 1 || p.rows() < opt.MinRows+1 || sameColumns(t.xs, p.xs) || !t.hasLabels() || p.hasLabels() {
		return false
	}
	to := t.rowsOf(p, opt)
	sure := to != nil
	if !sure {
		if t.rows() != p.rows() {
			return false
		}
		for i := range p.ys {
			to = append(to, i)
		}
	}
	cols := t.cols()
	t.repairs = append(t.repairs, p.repairs...)
	t.repairs = append(t.repairs, model.Repair{Kind: model.JoinedPage, Row: -1, Col: cols,
		Before: []string{"the columns of the page before", "the columns of this page"}, Why: "as many rows without labels on the next page: the right half of the table"})
	shift := t.xs[cols] - p.xs[0]
	for _, x := range p.xs[1:] {
		t.xs = append(t.xs, x+shift)
	}
	for _, c := range p.cells {
		c.col += cols
		c.row, c.rows = to[c.row], to[c.row+c.rows]-to[c.row]
		c.doubtful = c.doubtful || !sure
		c.misplaced = c.misplaced || !sure
		t.cells = append(t.cells, c)
	}
	t.index()
	t.pages = append(t.pages, p.page)
	t.last, t.below = p, p.below
	return true
}

// rowsOf gives each border between rows of p the one of t at the same height; nil where one has none. The left half may
// have more: its head has more rows.
func (t *table) rowsOf(p *part, opt Options) []int {
	to := make([]int, len(p.ys))
	for i, y := range p.ys {
		y += t.ys[0] - p.ys[0]
		to[i] = nearest(t.ys, y)
		if math.Abs(t.ys[to[i]]-y) > opt.EdgeMatch || i > 0 && to[i] <= to[i-1] {
			return nil
		}
	}
	if to[p.rows()] != t.rows() {
		return nil
	}
	return to
}

// hasLabels reports whether the first column names the rows: in half of them at least it has a text or a code.
func (p *part) hasLabels() bool {
	labels := 0
	for r := range p.rows() {
		if c := &p.cells[p.at[r*p.cols()]]; c.row == r && !c.blank() && !words.IsAmount(c.text) {
			labels++
		}
	}
	return 2*labels >= p.rows()
}
