package layout

import (
	"slices"
	"strconv"
	"strings"

	"github.com/juesuan/juesuan/model"
)

// A spreadsheet may be printed with the headings of its sheet: A, B, C over the columns and 1, 2, 3 beside the rows.

// leastHeadings is how many letters, and numbers, make headings of a sheet.
const leastHeadings = 2

// dropSheetHeadings takes the headings of a spreadsheet off a part, and the cells over all columns that are then on top of
// it: a sheet has rows over its table, whose text is returned as glyphs outside the table.
func (p *part) dropSheetHeadings(glyphs []model.Glyph) (outside []int32) {
	if p.rows() <= leastHeadings || p.cols() <= leastHeadings || !p.hasSheetHeadings(glyphs) {
		return nil
	}
	first := 1
	for first < p.rows()-1 {
		c := &p.cells[p.at[first*p.cols()+1]]
		if c.col != 1 || c.cols != p.cols()-1 || c.row != first || first+c.rows >= p.rows() {
			break
		}
		outside = append(outside, c.glyphs...)
		first += c.rows
	}
	var letters []string
	kept := p.cells[:0]
	for _, c := range p.cells {
		if c.row == 0 && c.col > 0 {
			letters = append(letters, cellText(glyphs, &c))
		}
		if c.row < first || c.col == 0 {
			continue
		}
		c.row, c.col = c.row-first, c.col-1
		kept = append(kept, c)
	}
	p.cells = kept
	p.xs, p.ys = p.xs[1:], p.ys[first:]
	p.bbox.X0, p.bbox.Top = p.xs[0], p.ys[0]
	p.index()
	p.repairs = append(p.repairs, model.Repair{Kind: model.DroppedRepeatedHeader, Row: -1, Col: -1, Before: letters,
		Why: "the letters and numbers of a spreadsheet's columns and rows, printed along"})
	return outside
}

// hasSheetHeadings holds when the first row is letters that follow each other, the first column numbers that grow, and
// the cell of both is blank.
func (p *part) hasSheetHeadings(glyphs []model.Glyph) bool {
	corner := &p.cells[p.at[0]]
	if corner.inked || corner.rows != 1 || corner.cols != 1 {
		return false
	}
	last := 0
	for c := 1; c < p.cols(); c++ {
		k := &p.cells[p.at[c]]
		n := columnNumber(cellText(glyphs, k))
		if k.rows != 1 || k.cols != 1 || n == 0 || last > 0 && n != last+1 {
			return false
		}
		last = n
	}
	last = 0
	for r := 1; r < p.rows(); r++ {
		k := &p.cells[p.at[r*p.cols()]]
		n, err := strconv.Atoi(cellText(glyphs, k))
		if k.rows != 1 || k.cols != 1 || err != nil || n <= last { // hidden rows have numbers too
			return false
		}
		last = n
	}
	return true
}

// cellText is the text of a cell of a few glyphs, without blanks; empty when there are more.
func cellText(glyphs []model.Glyph, c *cell) string {
	var b strings.Builder
	of := slices.Clone(c.glyphs)
	slices.SortStableFunc(of, func(i, k int32) int { return sign(glyphs[i].X0 - glyphs[k].X0) })
	for _, k := range of {
		b.WriteString(strings.TrimSpace(glyphs[k].Text))
	}
	if b.Len() > len("16384") {
		return ""
	}
	return b.String()
}

// columnNumber counts the columns of a spreadsheet: A is 1, AA 27; 0 when s names none.
func columnNumber(s string) int {
	n := 0
	for _, r := range s {
		if r < 'A' || r > 'Z' || len(s) > 2 {
			return 0
		}
		n = 26*n + int(r-'A') + 1
	}
	return n
}
