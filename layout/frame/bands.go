package frame

import (
	"regexp"
	"slices"
	"strings"

	"github.com/juesuan/juesuan/layout/edges"
	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// Some tables rule their columns and not their rows: between the rule under the head and the one above the total
// stands a band with many amounts under each other in every column. A cell prints one amount; two that stand under
// each other are two rows, where they are no halves of one that had no room on its line.

// splitBands parts the rows between drawn edges that are bands, by the lines of text in them, as rows are found where no
// edge is drawn at all.
func (f *Frame) splitBands(opt Options) {
	for r := f.rows() - 2; r >= 0; r-- {
		f.joinBands(r, opt)
	}
	first := -1
	for r := f.rows() - 1; r >= 0; r-- {
		if f.splitBand(r, opt) {
			first = r
			f.Bands++
		}
	}
	if first > 0 {
		f.splitHead(first, opt)
	}
}

// splitHead gives the first n rows, the head over a band, the rows that its labels make, where it holds the numbers of the columns and
// these have no row of their own: what rules no rows may rule none in its head.
func (f *Frame) splitHead(n int, opt Options) {
	var of []int32
	for i := range f.Cells {
		c := &f.Cells[i]
		if c.Row+c.Rows > n {
			break
		}
		of = append(of, c.Glyphs...)
	}
	lines := words.ToChunks(f.Page.Glyphs, of, nil, opt.Words)
	if len(lines) < 2 || !isNumbers(&lines[len(lines)-1]) || lines[len(lines)-2].CenterY() < f.Ys[n-1] {
		return
	}
	head := newRegion(lines)
	head.Page, head.Top, head.Bottom = f.Page, f.Ys[0], f.Ys[n]
	printed := head.pageLines(f.Page.Number, len(lines))
	sub := head.toFrame(toTexts(printed, edges.RangesOf(printed, f.Xs)), edges.ColumnsOf(f.Xs), f.Xs, false, false, opt)
	added := sub.rows() - n
	for _, c := range f.Cells {
		if c.Row >= n {
			c.Row += added
			sub.Cells = append(sub.Cells, c)
		}
	}
	f.Cells, f.Ys = sub.Cells, slices.Concat(sub.Ys[:sub.rows()], f.Ys[n:])
	f.index()
}

// isNumbers reports whether the line is the row of column numbers: 栏次, 1, 2, 3.
func isNumbers(l *words.ChunkLine) bool {
	numbers := 0
	for _, c := range l.Chunks {
		switch {
		case words.IsNumeric(c.Text) && len(c.Text) < 3:
			numbers++
		case !isNumbersLabel(c.Text):
			return false
		}
	}
	return numbers > 1
}

// joinBands makes one row of rows r and r+1 where amounts stand under each other in cells over both, and what parts the
// others is no rule but the end of one: that between two columns leaves out the 合计 of the first line or of the last.
func (f *Frame) joinBands(r int, opt Options) {
	var both, fine, coarse []Cell // coarse and fine in one row each
	for _, k := range f.Cells {
		switch {
		case k.Row == r && k.Rows == 2:
			both = append(both, k)
		case k.Row == r && k.Rows == 1:
			fine = append(fine, k)
		case k.Row == r+1 && k.Rows == 1:
			coarse = append(coarse, k)
		case k.Row <= r+1 && k.Row+k.Rows > r:
			return
		}
	}
	if !slices.ContainsFunc(both, func(k Cell) bool { return f.holdsAmounts(&k, opt) }) {
		return
	}
	if len(fine) < len(coarse) {
		fine, coarse = coarse, fine
	}
	for _, k := range coarse { // a label over several columns is that of the last, the name
		at := slices.IndexFunc(fine, func(c Cell) bool { return c.Col+c.Cols >= k.Col+k.Cols })
		if at < 0 {
			return
		}
		fine[at].Glyphs = append(fine[at].Glyphs, k.Glyphs...)
		fine[at].Inked = fine[at].Inked || k.Inked
	}
	f.replaceRows(r, 2, f.Ys[r:r+3:r+3], slices.Concat(both, fine))
}

// holdsAmounts reports whether so many amounts stand under each other in the cell that they are those of rows.
func (f *Frame) holdsAmounts(k *Cell, opt Options) bool {
	n := 0
	for _, l := range words.ToChunks(f.Page.Glyphs, k.Glyphs, nil, opt.Words) {
		if len(l.Chunks) == 1 && words.IsAmount(l.Chunks[0].Text) {
			n++
		}
	}
	return n >= opt.MinRows
}

// replaceRows puts cells of one row each, whose rows count from r, for the n rows from r on. ys are the borders of the
// rows replaced and, behind the first, of those between the new ones.
func (f *Frame) replaceRows(r, n int, ys []float64, rows ...[]Cell) {
	added := len(rows) - n
	f.Cells = slices.DeleteFunc(f.Cells, func(c Cell) bool { return c.Row >= r && c.Row < r+n })
	for i := range f.Cells {
		if f.Cells[i].Row > r {
			f.Cells[i].Row += added
		}
	}
	for i, cells := range rows {
		for _, c := range cells {
			c.Row, c.Rows = r+i, 1
			f.Cells = append(f.Cells, c)
		}
	}
	inner := ys[1 : len(ys)-1]
	if len(rows) == 1 {
		inner = nil
	}
	f.Ys = slices.Concat(f.Ys[:r+1], inner, f.Ys[r+n:])
	f.index()
}

// splitBand replaces row r by the rows that its lines make, when it is a band: no cell of it spans rows, and amounts stand
// under each other.
func (f *Frame) splitBand(r int, opt Options) bool {
	var of []int32
	var old []Cell
	for c := 0; c < f.cols(); {
		k := f.Cells[f.at[r*f.cols()+c]]
		if k.Rows > 1 {
			return false
		}
		of = append(of, k.Glyphs...)
		old = append(old, k)
		c += k.Cols
	}
	if f.Ys[r+1]-f.Ys[r] < 3*opt.Sliver || len(of) == 0 {
		return false
	}
	slices.Sort(of)
	lines, at := f.chunksOf(of, opt)
	texts := toTexts(lines, at)
	if !isBand(texts, old, f, opt) {
		return false
	}
	cols := edges.ColumnsOf(f.Xs)
	opt.LinePitch = min(opt.LinePitch, rowPitch(texts, opt))
	blocks := textsToBlocks(texts, cols, nil, len(wrapPitches(texts, opt)) > 0, opt)
	rows := blocksToRows(blocks, false)
	if len(rows) < 2 {
		return false
	}
	for _, b := range blocks { // no edge tells how far a text beside several rows reaches
		if !slices.Contains(rows[b.row].blocks, b) {
			rows[b.row].blocks = append(rows[b.row].blocks, b)
		}
	}
	parted := make([][]Cell, len(rows))
	for i := range rows {
		parted[i] = rows[i].cells(old)
	}
	f.replaceRows(r, 1, rowBorders(rows, f.Ys[r], f.Ys[r+1]), parted...)
	return true
}

// chunksOf sorts glyphs of the frame into lines of chunks, none of which lies in two columns.
func (f *Frame) chunksOf(of []int32, opt Options) ([]edges.Line, [][]edges.Range) {
	column := func(g *model.Glyph) int { return f.columnAt(g.CenterX()) }
	var lines []edges.Line
	var at [][]edges.Range
	for _, l := range words.ToChunks(f.Page.Glyphs, of, column, opt.Words) {
		ranges := make([]edges.Range, len(l.Chunks))
		for k, c := range l.Chunks {
			col := column(&f.Page.Glyphs[c.Glyphs[0]])
			if words.IsTotal(c.Text) {
				col = column(&f.Page.Glyphs[c.Glyphs[len(c.Glyphs)-1]])
			}
			ranges[k] = edges.Range{First: col, Last: col}
		}
		lines = append(lines, edges.Line{ChunkLine: l})
		at = append(at, ranges)
	}
	return lines, at
}

// cells are the cells of a row of a band: those of the band, with the glyphs that stand in the row.
func (r *row) cells(of []Cell) []Cell {
	out := make([]Cell, len(of))
	for i := range of {
		out[i].Span = of[i].Span
		for _, b := range r.blocks {
			if b.First < of[i].Col || b.First >= of[i].Col+of[i].Cols {
				continue
			}
			out[i].Inked = true
			out[i].Misplaced = out[i].Misplaced || b.unsure && b.isFigure()
			out[i].Doubtful = out[i].Misplaced
			for _, t := range b.texts {
				out[i].Glyphs = append(out[i].Glyphs, t.Glyphs...)
			}
		}
	}
	return out
}

// isBand reports whether amounts stand under each other: in two columns at the same heights, or in one beside labels.
// What stands first names the rows: one name has one row. A column in which a number may be the rest of the one above says nothing; line numbers of a narrow one look so.
func isBand(lines []textLine, cells []Cell, f *Frame, opt Options) bool {
	type column struct {
		figures, labels int
		above           *text
		number          string // what above ends
		wrapped         bool
	}
	columns := make([]column, f.cols())
	both := 0 // lines with a figure and something beside it
	for i := range lines {
		for _, t := range lines[i].texts {
			c := &columns[t.First]
			cell := &cells[slices.IndexFunc(cells, func(k Cell) bool { return t.First < k.Col+k.Cols })]
			if c.above != nil && mayGoOn(c.above, t, c.number, f.CellBox(cell).Width(), opt) {
				c.number += t.Text
				c.wrapped = true
			} else {
				c.number = t.Text
			}
			c.above = t
			if words.IsFigure(t.Text) {
				c.figures++
			} else {
				c.labels++
			}
		}
		if len(lines[i].texts) > 1 && lines[i].hasFigure() {
			both++
		}
	}
	stacked, most, labelled := 0, 0, false
	first := slices.IndexFunc(columns, func(c column) bool { return c.figures+c.labels > 0 })
	for _, c := range columns {
		if c.figures > 1 && c.figures > c.labels && !c.wrapped {
			stacked, most = stacked+1, max(most, c.figures)
		}
		labelled = labelled || c.labels > 1
	}
	if first < 0 {
		return false
	}
	if named := &columns[first]; 2*(named.figures+named.labels) < most {
		return false // one name, and its figures
	}
	if !labelled || both < 2 || stacked < 2 && most < opt.MinRows {
		return false
	}
	// where each row has its rules, two lines are halves of figures
	return most >= opt.MinRows || f.amountRows() <= opt.MinRows
}

// amountRows counts the rows in which a point is printed.
func (f *Frame) amountRows() int {
	rows := map[int]bool{}
	for i := range f.Cells {
		if c := &f.Cells[i]; slices.ContainsFunc(c.Glyphs, func(k int32) bool { return strings.ContainsAny(f.Page.Glyphs[k].Text, ".．") }) {
			rows[c.Row] = true
		}
	}
	return len(rows)
}

// fullLine: a line that leaves less than this of its cell's width, in em, could hold no further character beside
// the usual padding (5.4 pt on each side in Word, at 9 pt 1.2 em).
const fullLine = 2.6

// mayGoOn reports whether c may be the rest of the number that ends in the line u, right above it in a cell of that width.
func mayGoOn(u, c *text, number string, room float64, opt Options) bool {
	return room-u.Width() < fullLine*u.Size && c.CenterY()-u.CenterY() < opt.LinePitch*c.Size &&
		words.IsWrappedNumber(number, c.Text) && begunNumber.MatchString(number+c.Text)
}

// begunNumber is what a number without separators may begin with, or one with a separator before each three digits.
var begunNumber = regexp.MustCompile(`^-?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})*(?:,[0-9]{0,2})?)(?:\.[0-9]*)?$`)

// rowPitch is a distance, in em, that rows of a band keep and lines of a cell may fall short of.
func rowPitch(lines []textLine, opt Options) float64 {
	var pitches []float64
	last := -1
	for i := range lines {
		if !lines[i].hasFigure() {
			continue
		}
		if last >= 0 {
			pitches = append(pitches, (lines[i].CenterY()-lines[last].CenterY())/lines[i].size)
		}
		last = i
	}
	if len(pitches) == 0 {
		return opt.LinePitch
	}
	slices.Sort(pitches)
	return pitches[len(pitches)/4] / opt.PitchSlack
}
