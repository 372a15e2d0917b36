package edges

import (
	"cmp"
	"math"
	"slices"

	"github.com/juesuan/juesuan/layout/words"
)

// Line is a printed line of a table whose columns are sought.
type Line struct {
	words.ChunkLine
	// Page is the one that it is printed on.
	Page int
	// Head is its number in the head, counted from the lowest line, which is 1; 0 in the body.
	Head int
}

// Range is a range of columns, both ends included.
type Range struct{ First, Last int }

// Column is a column that text shows: the stretch of x that the ink of its chunks covers.
type Column struct {
	X0, X1 float64
	// left, middle and right are the edges and middles of the body's chunks that lie in it alone, sorted.
	left, middle, right []float64
}

// Columns finds the columns of the lines of one table: chunks that overlap in x are one column, unless they stand side by
// side in other lines (the idea of T-Recs, Kieninger 1998: words that overlap and never stand side by side belong
// together). It says of each chunk of each line in which columns its ink lies.
//
// Codes that are printed whole under the heads 类 款 项 (class, section, item) span all three.
func Columns(lines []Line, opt Options) ([]Column, [][]Range) {
	cols, at := inkColumns(lines, opt)
	whole, heads := joinCodeHeads(lines)
	if len(heads) == 0 {
		return cols, at
	}
	h := heads[0]
	class, section, item := at[h.line][h.first], at[h.line][h.first+1], at[h.line][h.first+2]
	if class.Last < section.First && section.Last < item.First && len(cols[section.First].left) > 0 && len(cols[item.First].left) > 0 {
		return cols, at // they are printed in three columns
	}
	cols, at = inkColumns(whole, opt)
	return splitCodes(lines, cols, at, heads)
}

// piece is a chunk as the search for columns sees it.
type piece struct {
	*words.Chunk
	head bool
	// row is its line, up and down count the lines above and below that it overlaps.
	row, up, down int
	// turn is when it comes: what spans columns must find them there already.
	turn int
}

// gap is the white between two chunks, or columns, that stand side by side; these reach from left to right.
type gap struct{ left, from, to, right float64 }

func inkColumns(lines []Line, opt Options) ([]Column, [][]Range) {
	pieces := linesToPieces(lines)
	gaps := linesToGaps(lines)
	late := map[*words.Chunk]bool{}
	var found []island
	for range opt.ColumnPasses {
		found = piecesToIslands(pieces, late)
		before := len(late)
		for i := range found {
			if found[i].twice > 0 {
				deferCrossing(found[i].x0, found[i].x1, gaps, pieces, late)
			}
		}
		deferBetween(found, gaps, pieces, late, opt)
		if len(late) == before {
			break
		}
	}
	found = joinHeads(dropFloating(joinCrossed(found, pieces, opt)))
	return islandsToColumns(found, lines)
}

// linesToPieces sorts the chunks by turn: full lines before sparse ones, the body before the head, the head from its
// lowest line up, labels of totals last, and narrow chunks before wide ones.
func linesToPieces(lines []Line) []piece {
	full := 0
	for i := range lines {
		full = max(full, len(lines[i].Chunks))
	}
	var out []piece
	for i := range lines {
		up, down := overlapping(lines, i, -1), overlapping(lines, i, 1)
		beside := 0
		for j := i - up; j <= i+down; j++ {
			beside += len(lines[j].Chunks)
		}
		for _, c := range lines[i].Chunks {
			p := piece{Chunk: c, head: lines[i].Head > 0, row: i, up: up, down: down, turn: lines[i].Head + 1}
			switch {
			case !p.head && words.IsTotal(c.Text):
				p.turn = len(lines) + 2
			case !p.head && 2*beside >= full:
				p.turn = 0
			}
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b piece) int {
		return cmp.Or(cmp.Compare(a.turn, b.turn), cmp.Compare(a.Width(), b.Width()))
	})
	return out
}

// overlapping counts the lines before or behind line i that reach into it: cells set in the middle of higher rows.
func overlapping(lines []Line, i, step int) int {
	a, n := &lines[i], 0
	for j := i + step; j >= 0 && j < len(lines) && lines[j].Page == a.Page; j += step {
		b := &lines[j]
		if min(a.Bottom, b.Bottom)-max(a.Top, b.Top) <= 0.3*min(a.Height(), b.Height()) {
			break
		}
		n++
	}
	return n
}

// linesToGaps are the gaps between each chunk and those that stand right of it: the next one, and those of lines that
// overlap its own.
func linesToGaps(lines []Line) []gap {
	var out []gap
	for i := range lines {
		up, down := overlapping(lines, i, -1), overlapping(lines, i, 1)
		for k, c := range lines[i].Chunks {
			for j := i - up; j <= i+down; j++ {
				beside := lines[j].Chunks
				if j == i {
					beside = beside[k+1 : min(k+2, len(beside))]
				}
				for _, o := range beside {
					if c.X1 < o.X0 {
						out = append(out, gap{c.X0, c.X1, o.X0, o.X1})
					}
				}
			}
		}
	}
	return out
}

// deferCrossing finds where most lines that have two chunks between x0 and x1 have their gap: there it should be two
// columns. The pieces that cross the place are to come last.
func deferCrossing(x0, x1 float64, gaps []gap, pieces []piece, late map[*words.Chunk]bool) {
	at, n := widest(gaps, x0, x1)
	for _, c := range pieces {
		if n > 0 && c.X0 < at && c.X1 > at && c.X0 < x1 && c.X1 > x0 {
			late[c.Chunk] = true
		}
	}
}

// deferBetween lets come last what crosses the gap that most lines have between neighbours that are parted by chance:
// the rest of a label that wraps, in the middle over both, can have made one of them too wide.
func deferBetween(s []island, gaps []gap, pieces []piece, late map[*words.Chunk]bool, opt Options) {
	for k := 0; k+1 < len(s); k++ {
		if sideBySide(&s[k], &s[k+1]) == 0 || !byChance(&s[k], &s[k+1], pieces, opt) {
			continue
		}
		x0, x1 := math.Inf(-1), math.Inf(1)
		if k > 0 {
			x0 = s[k-1].x1
		}
		if k+2 < len(s) {
			x1 = s[k+2].x0
		}
		deferCrossing(x0, x1, gaps, pieces, late)
	}
}

// widest is the middle of where most of the gaps between chunks from x0 to x1 lie over each other, and their number.
func widest(gaps []gap, x0, x1 float64) (at float64, n int) {
	type bank struct {
		x    float64
		step int
	}
	var banks []bank
	for _, r := range gaps {
		if r.left >= x0 && r.right <= x1 {
			banks = append(banks, bank{r.from, 1}, bank{r.to, -1})
		}
	}
	slices.SortFunc(banks, func(a, b bank) int { return cmp.Or(cmp.Compare(a.x, b.x), b.step-a.step) })
	open := 0
	for i, b := range banks {
		if open += b.step; open > n {
			n, at = open, (b.x+banks[i+1].x)/2
		}
	}
	return at, n
}

// islandsToColumns says of each chunk in which columns its ink lies.
func islandsToColumns(s []island, lines []Line) ([]Column, [][]Range) {
	cols := make([]Column, len(s))
	for i := range s {
		cols[i] = Column{X0: s[i].x0, X1: s[i].x1}
	}
	at := make([][]Range, len(lines))
	for i := range lines {
		at[i] = make([]Range, len(lines[i].Chunks))
		for k, c := range lines[i].Chunks {
			r := columnsOf(cols, c.X0, c.X1)
			if at[i][k] = r; r.First == r.Last && lines[i].Head == 0 {
				col := &cols[r.First]
				col.left = append(col.left, c.X0)
				col.middle = append(col.middle, c.CenterX())
				col.right = append(col.right, c.X1)
			}
		}
	}
	for i := range cols {
		c := &cols[i]
		slices.Sort(c.left)
		slices.Sort(c.middle)
		slices.Sort(c.right)
	}
	return cols, at
}

// ColumnsOf are the columns between borders.
func ColumnsOf(xs []float64) []Column {
	cols := make([]Column, len(xs)-1)
	for i := range cols {
		cols[i] = Column{X0: xs[i], X1: xs[i+1]}
	}
	return cols
}

// RangesOf says of each chunk of the lines in which of the columns between borders its ink lies.
func RangesOf(lines []Line, xs []float64) [][]Range {
	cols, at := ColumnsOf(xs), make([][]Range, len(lines))
	for i := range lines {
		for _, c := range lines[i].Chunks {
			at[i] = append(at[i], columnsOf(cols, c.X0, c.X1))
		}
	}
	return at
}

// columnsOf are the columns that the stretch overlaps, or the nearest when it overlaps none.
func columnsOf(cols []Column, x0, x1 float64) Range {
	r := Range{-1, -1}
	best, nearest := math.Inf(1), 0
	for i := range cols {
		if cols[i].X0 < x1-overlapSlack && cols[i].X1 > x0+overlapSlack {
			if r.First < 0 {
				r.First = i
			}
			r.Last = i
		}
		if d := max(cols[i].X0-x1, x0-cols[i].X1); d < best {
			best, nearest = d, i
		}
	}
	if r.First < 0 {
		return Range{nearest, nearest}
	}
	return r
}

// IsFlush reports whether a text from x0 to x1 begins or ends where others of the column do, indented or not.
func (c *Column) IsFlush(x0, x1 float64) bool {
	_, left := mode(c.left)
	_, middle := mode(c.middle)
	_, right := mode(c.right)
	return left > middle && countNear(c.left, x0) > 2 || right > middle && countNear(c.right, x1) > 2
}

// Gutter is where most of the lines have white between chunks of which one is such, and how many lines have.
func Gutter(lines []words.ChunkLine, such func(*words.Chunk) bool) (at float64, n int) {
	var gaps []gap
	for i := range lines {
		c := lines[i].Chunks
		for k := 0; k+1 < len(c); k++ {
			if such(c[k]) || such(c[k+1]) {
				gaps = append(gaps, gap{c[k].X0, c[k].X1, c[k+1].X0, c[k+1].X1})
			}
		}
	}
	return widest(gaps, math.Inf(-1), math.Inf(1))
}
