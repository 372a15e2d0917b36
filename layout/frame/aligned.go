package frame

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/juesuan/juesuan/layout/edges"
	"github.com/juesuan/juesuan/layout/words"
)

// alignedRegions finds tables that no bar frames: runs of lines with chunks side by side, whose columns persist.
// What is not clearly a table stays running text: a table missed is seen by a reader, prose cut to cells is not.
func alignedRegions(lines []words.ChunkLine, bars []edges.Bar, opt Options) []*Region {
	var out []*Region
	for i := 0; i < len(lines); {
		if class(&lines[i], math.Inf(1), 0, opt) != rowLine {
			i++
			continue
		}
		r, next := regionFrom(lines, i, opt)
		if len(r.lines) >= opt.MinRows && r.isAligned(opt) {
			for _, side := range r.sides(opt) {
				side.addBars(bars, opt)
				out = append(out, side)
			}
		}
		i = next
	}
	return out
}

func newRegion(lines []words.ChunkLine) *Region {
	r := &Region{lines: lines}
	for i := range lines {
		r.BBox = r.BBox.Union(lines[i].BBox)
	}
	return r
}

// addBars gives a region that alignment showed the bars in it: one across it ends its head, and one under its last
// line closes it and tells its sides, as on the last page of a table that began on another.
func (r *Region) addBars(bars []edges.Bar, opt Options) {
	r.openTop, r.openBottom = true, true
	last := &r.lines[len(r.lines)-1]
	for _, b := range bars {
		switch {
		case !b.Whole || b.X0 > r.X0+opt.EdgeMatch || b.X1 < r.X1-opt.EdgeMatch:
		case r.head == 0 && b.Y > r.lines[0].CenterY() && b.Y < last.CenterY():
			r.head = b.Y
		case r.openBottom && b.Y > last.CenterY() && b.Y < last.Bottom+last.Size:
			r.X0, r.X1, r.Bottom = b.X0, b.X1, b.Y
			r.openBottom, r.framed = false, true
		}
	}
	r.bars = edges.BarsWithin(bars, r.BBox, opt.Options)
}

// regionFrom gathers lines from the row i on, for as long as they are rows, or lone labels with rows behind them, and
// spanning labels above it. next is the line to go on with.
func regionFrom(lines []words.ChunkLine, i int, opt Options) (r *Region, next int) {
	size, width := lines[i].Size, 0.0
	first, end := i, i+1
	step := 0.0
	box := lines[i].BBox
	for j := i + 1; j < len(lines) && j-end <= opt.LoneLines; j++ {
		l := &lines[j]
		gap := l.Top - lines[j-1].Bottom
		width = max(width, box.X1-min(box.X0, l.X0))
		c := class(l, width, size, opt)
		if gap > opt.RowGap*size+step || c != rowLine && c != loneLine || l.Size > opt.TitleSize*size {
			break
		}
		if c == rowLine {
			step = max(step, gap)
			end = j + 1
			box = box.Union(l.BBox)
		}
	}
	for ; first > 0 && i-first < opt.LoneLines; first-- {
		l := &lines[first-1]
		if class(l, box.Width(), size, opt) != loneLine || lines[first].Top-l.Bottom > opt.RowGap*size || l.X0 < box.X0+2*size || l.X1 > box.X1+2*size {
			break
		}
	}
	// the rest of a label that wraps in the last row
	if end < len(lines) && end-i >= opt.MinRows {
		if l := &lines[end]; class(l, box.Width(), size, opt) == loneLine && l.Top-lines[end-1].Bottom < 0.4*size && l.X1 < lines[end-1].Chunks[0].X1 && !tableName.MatchString(l.Text()) {
			end++
		}
	}
	return newRegion(lines[first:end]), end
}

// isAligned reports whether the lines of a region without a frame are a table: columns that persist, with figures
// or short texts in them, and neither a list of contents nor running text.
func (r *Region) isAligned(opt Options) bool {
	if r.isContents() || r.isDense(opt) {
		return false
	}
	cols, at := edges.Columns(r.pageLines(0, 0), opt.Options)
	rows, full, figures, others := 0, 0, 0, 0
	spanning, all, sentences := 0, 0, 0
	for i := range r.lines {
		filled := make([]bool, len(cols))
		for k, c := range r.lines[i].Chunks {
			all++
			at := at[i][k]
			if at.First < at.Last {
				spanning++
			}
			for col := at.First; col <= at.Last; col++ {
				filled[col] = true
			}
			if at.First > 0 {
				others++
				if words.IsFigure(c.Text) {
					figures++
				}
			}
		}
		n := 0
		for _, f := range filled {
			if f {
				n++
			}
		}
		if n > 1 {
			rows++
		}
		if 2*n > len(cols) && n > 2 {
			full++
		}
		if strings.ContainsAny(r.lines[i].Text(), "，。；") {
			sentences++
		}
	}
	switch {
	case len(cols) < 2, rows < opt.MinRows, 3*spanning > all, 2*rows < len(r.lines)-r.wrappedLines():
		return false
	case len(cols) == 2:
		return 10*figures >= 7*others
	}
	return 2*figures >= others || full >= opt.MinRows && 2*full >= rows && 3*sentences < len(r.lines)
}

// wrappedLines counts the lines that have nothing but a part of a label in Latin letters that goes on in the next line.
func (r *Region) wrappedLines() int {
	n := 0
	first := func(i int) string { return r.lines[i].Chunks[0].Text }
	for i := range r.lines {
		goesOn := i > 0 && isUnfinished(first(i-1), first(i)) || i+1 < len(r.lines) && isUnfinished(first(i), first(i+1))
		if goesOn && len(r.lines[i].Chunks) == 1 {
			n++
		}
	}
	return n
}

// isContents reports whether the lines are a list of contents: the last chunk of each is a page number, and the
// numbers never fall.
func (r *Region) isContents() bool {
	last, n, pages := 0, 0, 0
	for i := range r.lines {
		c := r.lines[i].Chunks
		if len(c) < 2 {
			continue
		}
		n++
		v, err := strconv.Atoi(c[len(c)-1].Text)
		if err != nil || v < last || v > 2000 {
			continue
		}
		if len(c) == 2 {
			pages++
		}
		last = v
	}
	return 10*pages >= 9*n && n >= 2
}

// isDense reports whether many lines are filled from end to end, as text is and rows are not: a paragraph with blanks
// around its numbers, or paragraphs beside each other.
func (r *Region) isDense(opt Options) bool {
	dense := 0
	for i := range r.lines {
		ink, runes := 0.0, 0
		for _, c := range r.lines[i].Chunks {
			ink += c.Width()
			runes += proseRunes(c.Text)
		}
		if runes >= opt.ProseRunes && ink > opt.TextFill*r.Width() {
			dense++
		}
	}
	return 4*dense >= len(r.lines)
}

// proseRunes counts the characters of a text, a Chinese one as two.
func proseRunes(s string) int {
	n := utf8.RuneCountInString(s)
	for _, r := range s {
		if words.IsWide(r) {
			n++
		}
	}
	return n
}

// textColumns parts the lines of a page that is set in two columns at the gutter between them; otherwise it gives the
// lines as they are.
func textColumns(lines []words.ChunkLine, opt Options) [][]words.ChunkLine {
	at, n := edges.Gutter(lines, func(c *words.Chunk) bool { return proseRunes(c.Text) >= opt.ProseRunes })
	crossing := 0
	for i := range lines {
		if slices.ContainsFunc(lines[i].Chunks, func(c *words.Chunk) bool { return c.X0 < at && c.X1 > at }) {
			crossing++
		}
	}
	if n < opt.GutterLines || crossing > n {
		return [][]words.ChunkLine{lines}
	}
	left, right := splitAt(lines, at)
	if !isSetFull(left, opt) && !isSetFull(right, opt) {
		return [][]words.ChunkLine{lines} // cells of text in a table: the last line of each is short
	}
	return [][]words.ChunkLine{left, right}
}

func splitAt(lines []words.ChunkLine, x float64) (left, right []words.ChunkLine) {
	return words.LinesOf(lines, func(c *words.Chunk) bool { return c.CenterX() < x }), words.LinesOf(lines, func(c *words.Chunk) bool { return c.CenterX() >= x })
}

// isSetFull reports whether most lines of text reach over the whole width of their column, as in paragraphs.
func isSetFull(lines []words.ChunkLine, opt Options) bool {
	var widths []float64
	for i := range lines {
		for _, c := range lines[i].Chunks {
			if len(lines[i].Chunks) == 1 || proseRunes(c.Text) >= opt.ProseRunes {
				widths = append(widths, c.Width())
			}
		}
	}
	full := 0
	for _, w := range widths {
		if w > opt.TextFill*slices.Max(widths) {
			full++
		}
	}
	return float64(full) > opt.FullLines*float64(len(widths))
}

// sides parts a region that alignment showed into two tables that stand side by side, where the second prints the heads
// of the first again, behind a gap that runs through all lines. A Chinese table with an income and an expenditure side
// is one, and so are heads under spanning heads, which repeat, too: a table of its own names its rows.
func (r *Region) sides(opt Options) []*Region {
	x, ok := r.repeatsHeads(opt)
	if !ok {
		return []*Region{r}
	}
	a, b := splitAt(r.lines, x)
	left, right := newRegion(a), newRegion(b)
	if min(len(a), len(b)) < opt.MinRows || !left.isAligned(opt) || !right.isAligned(opt) || left.hasRowLabels() && !right.hasRowLabels() {
		return []*Region{r}
	}
	return []*Region{left, right}
}

// hasRowLabels reports whether most rows with figures begin with none.
func (r *Region) hasRowLabels() bool {
	labels, rows := 0, 0
	for i := range r.lines {
		c := r.lines[i].Chunks
		if !slices.ContainsFunc(c[1:], func(c *words.Chunk) bool { return words.IsFigure(c.Text) }) {
			continue
		}
		rows++
		if !words.IsFigure(c[0].Text) {
			labels++
		}
	}
	return 2*labels > rows
}

// repeatsHeads finds the gap before the heads that are printed again: the same texts, two at least, but for the label
// over the first column, which either side may lack.
func (r *Region) repeatsHeads(opt Options) (x float64, ok bool) {
	head := r.lines[0].Chunks
	for i := 1; i < len(r.lines) && len(head) < 4 && i < opt.HeadLines; i++ {
		head = r.lines[i].Chunks
	}
	for k := 2; k+2 <= len(head); k++ {
		left, right := head[:k], head[k:]
		n := min(len(left), len(right))
		if max(len(left), len(right))-n > 1 || words.HasChinese(left[0].Text+right[0].Text) || !sameTexts(left[len(left)-n:], right[len(right)-n:]) {
			continue
		}
		if x, ok := r.gapBetween(left[k-1].CenterX(), right[0].CenterX(), opt); ok {
			return x, true
		}
	}
	return 0, false
}

func sameTexts(a, b []*words.Chunk) bool {
	return slices.EqualFunc(a, b, func(c, d *words.Chunk) bool { return squash(c.Text) == squash(d.Text) })
}

// gapBetween is the middle of the first gap, wider than one between words, that no line of the region prints in.
func (r *Region) gapBetween(x0, x1 float64, opt Options) (float64, bool) {
	var ink []*words.Chunk
	for i := range r.lines {
		ink = append(ink, r.lines[i].Chunks...)
	}
	slices.SortFunc(ink, func(c, d *words.Chunk) int { return cmp.Compare(c.X0, d.X0) })
	end := math.Inf(-1)
	for _, c := range ink {
		if end > x0 && c.X0 < x1 && c.X0-end > opt.Words.ChunkBlank*c.Size {
			return (c.X0 + end) / 2, true
		}
		end = max(end, c.X1)
	}
	return 0, false
}
