package frame

import (
	"slices"
	"strconv"
	"strings"

	"github.com/juesuan/juesuan/model"
)

// A spreadsheet may be printed with the headings of its sheet: A, B, C over the columns and 1, 2, 3 beside the rows.

// leastHeadings is how many letters, and numbers, make headings of a sheet.
const leastHeadings = 2

// dropSheetHeadings takes the headings of a spreadsheet off a frame, and the cells over all columns that are then on top of
// it: a sheet has rows over its table, whose text is returned as glyphs outside the table.
func (f *Frame) dropSheetHeadings() (outside []int32) {
	if f.rows() <= leastHeadings || f.cols() <= leastHeadings || !f.hasSheetHeadings() {
		return nil
	}
	first := 1
	for first < f.rows()-1 {
		c := &f.Cells[f.at[first*f.cols()+1]]
		if c.Col != 1 || c.Cols != f.cols()-1 || c.Row != first || first+c.Rows >= f.rows() {
			break
		}
		outside = append(outside, c.Glyphs...)
		first += c.Rows
	}
	var letters []string
	kept := f.Cells[:0]
	for _, c := range f.Cells {
		if c.Row == 0 && c.Col > 0 {
			letters = append(letters, cellText(f.Page.Glyphs, &c))
		}
		if c.Row < first || c.Col == 0 {
			if c.Row == 0 || c.Col == 0 {
				f.Dropped = append(f.Dropped, c.Glyphs...)
			}
			continue
		}
		c.Row, c.Col = c.Row-first, c.Col-1
		kept = append(kept, c)
	}
	f.Cells = kept
	f.Xs, f.Ys = f.Xs[1:], f.Ys[first:]
	f.index()
	f.Repairs = append(f.Repairs, model.Repair{Kind: model.DroppedRepeatedHeader, Row: -1, Col: -1, Before: letters,
		Why: "the letters and numbers of a spreadsheet's columns and rows, printed along"})
	return outside
}

// hasSheetHeadings holds when the first row is letters that follow each other, the first column numbers that grow, and
// the cell of both is blank.
func (f *Frame) hasSheetHeadings() bool {
	corner := &f.Cells[f.at[0]]
	if corner.Inked || corner.Rows != 1 || corner.Cols != 1 {
		return false
	}
	last := 0
	for c := 1; c < f.cols(); c++ {
		k := &f.Cells[f.at[c]]
		n := columnNumber(cellText(f.Page.Glyphs, k))
		if k.Rows != 1 || k.Cols != 1 || n == 0 || last > 0 && n != last+1 {
			return false
		}
		last = n
	}
	last = 0
	for r := 1; r < f.rows(); r++ {
		k := &f.Cells[f.at[r*f.cols()]]
		n, err := strconv.Atoi(cellText(f.Page.Glyphs, k))
		if k.Rows != 1 || k.Cols != 1 || err != nil || n <= last { // hidden rows have numbers too
			return false
		}
		last = n
	}
	return true
}

// cellText is the text of a cell of a few glyphs, without blanks; empty when there are more.
func cellText(glyphs []model.Glyph, c *Cell) string {
	var b strings.Builder
	of := slices.Clone(c.Glyphs)
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
