package layout

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/juesuan/juesuan/layout/words"
)

// textColumns parts the lines of a page that is set in two columns at the gutter between them; otherwise it gives the
// lines as they are.
func textColumns(lines []chunkLine, opt Options) [][]chunkLine {
	type edge struct {
		x    float64
		step int
	}
	var edges []edge
	for i := range lines {
		l := lines[i].chunks
		for k := 0; k+1 < len(l); k++ {
			if proseRunes(l[k].text) >= opt.ProseRunes || proseRunes(l[k+1].text) >= opt.ProseRunes {
				edges = append(edges, edge{l[k].X1, 1}, edge{l[k+1].X0, -1})
			}
		}
	}
	slices.SortFunc(edges, func(a, b edge) int { return cmp.Compare(a.x, b.x) })
	best, open, at := 0, 0, 0.0
	for i, e := range edges {
		if open += e.step; open > best {
			best, at = open, (e.x+edges[i+1].x)/2
		}
	}
	crossing := 0
	for i := range lines {
		if slices.ContainsFunc(lines[i].chunks, func(c chunk) bool { return c.X0 < at && c.X1 > at }) {
			crossing++
		}
	}
	if best < opt.GutterLines || crossing > best {
		return [][]chunkLine{lines}
	}
	none := make([]bool, 1+maxRank(lines))
	left, right := linesWithin(lines, none, math.Inf(-1), at), linesWithin(lines, none, at, math.Inf(1))
	if !isSetFull(left, opt) && !isSetFull(right, opt) {
		return [][]chunkLine{lines} // cells of text in a table: the last line of each is short
	}
	return [][]chunkLine{left, right}
}

// isSetFull reports whether most lines of text reach over the whole width of their column, as in paragraphs.
func isSetFull(lines []chunkLine, opt Options) bool {
	var texts []*chunk
	width := 0.0
	for i := range lines {
		l := lines[i].chunks
		for k := range l {
			if len(l) == 1 || proseRunes(l[k].text) >= opt.ProseRunes {
				texts = append(texts, &l[k])
				width = max(width, l[k].Width())
			}
		}
	}
	full := 0
	for _, c := range texts {
		if c.Width() > opt.TextFill*width {
			full++
		}
	}
	return float64(full) > opt.FullLines*float64(len(texts))
}

func maxRank(lines []chunkLine) int {
	n := 0
	for i := range lines {
		for k := range lines[i].chunks {
			n = max(n, lines[i].chunks[k].rank)
		}
	}
	return n
}

// alignedAreas finds tables that no bar frames: runs of lines with chunks side by side, whose columns persist.
// What is not clearly a table stays running text: a table missed is seen by a reader, prose cut to cells is not.
func alignedAreas(lines []chunkLine, bars []bar, opt Options) []area {
	var out []area
	for i := 0; i < len(lines); {
		if lines[i].class(math.Inf(1), 0, opt) != rowLine {
			i++
			continue
		}
		a, next := areaFrom(lines, i, opt)
		if len(a.lines) >= opt.MinRows && isAligned(&a, opt) {
			for _, side := range a.sides(opt) {
				out = append(out, withBars(side, bars, opt))
			}
		}
		i = next
	}
	return out
}

// withBars gives an area that alignment showed the bars in it: one across it ends its head, and one under its last
// line closes it and tells its sides, as on the last page of a table that began on another.
func withBars(a area, bars []bar, opt Options) area {
	a.openTop, a.openBottom = true, true
	last := &a.lines[len(a.lines)-1]
	for _, b := range bars {
		switch {
		case !b.whole || b.x0 > a.X0+opt.EdgeMatch || b.x1 < a.X1-opt.EdgeMatch:
		case a.head == 0 && b.y > a.lines[0].CenterY() && b.y < last.CenterY():
			a.head = b.y
		case a.openBottom && b.y > last.CenterY() && b.y < last.Bottom+last.size:
			a.X0, a.X1, a.Bottom = b.x0, b.x1, b.y
			a.openBottom, a.framed = false, true
		}
	}
	a.bars = barsWithin(bars, a.BBox, opt)
	return a
}

// areaFrom gathers lines from the row i on, for as long as they are rows, or lone labels with rows behind them, and
// spanning labels above it. next is the line to go on with.
func areaFrom(lines []chunkLine, i int, opt Options) (a area, next int) {
	size, width := lines[i].size, 0.0
	first, end := i, i+1
	step := 0.0
	a.BBox = lines[i].BBox
	for j := i + 1; j < len(lines); j++ {
		l := &lines[j]
		gap := l.Top - lines[j-1].Bottom
		width = max(width, a.X1-min(a.X0, l.X0))
		c := l.class(width, size, opt)
		if gap > opt.RowGap*size+step || c != rowLine && c != loneLine || l.size > opt.TitleSize*size {
			break
		}
		if j-end > opt.LoneLines {
			break
		}
		if c == rowLine {
			step = max(step, gap)
			end = j + 1
			a.BBox = a.BBox.Union(l.BBox)
		}
	}
	for first > 0 && i-first < opt.LoneLines {
		l := &lines[first-1]
		if l.class(a.Width(), size, opt) != loneLine || lines[first].Top-l.Bottom > opt.RowGap*size || l.X0 < a.X0+2*size || l.X1 > a.X1+2*size {
			break
		}
		first--
	}
	// the rest of a label that wraps in the last row
	if end < len(lines) && end-i >= opt.MinRows {
		if l := &lines[end]; l.class(a.Width(), size, opt) == loneLine && l.Top-lines[end-1].Bottom < 0.4*size && l.X1 < lines[end-1].chunks[0].X1 && !tableName.MatchString(l.text()) {
			end++
		}
	}
	a.lines = lines[first:end]
	for k := range a.lines {
		a.BBox = a.BBox.Union(a.lines[k].BBox)
	}
	return a, end
}

// isAligned reports whether the lines of an area without a frame are a table: columns that persist, with figures
// or short texts in them, and neither a list of contents nor columns of prose.
func isAligned(a *area, opt Options) bool {
	cols := linesToColumns([][]chunkLine{a.lines}, opt)
	if len(cols) < 2 || isContents(a.lines) || isProse(a.lines, cols, opt) || isDense(a, opt) {
		return false
	}
	rows, full, figures, others := 0, 0, 0, 0
	spanning, all := 0, 0
	for i := range a.lines {
		filled := map[int]bool{}
		for k := range a.lines[i].chunks {
			c := &a.lines[i].chunks[k]
			all++
			if c.first < c.last {
				spanning++
			}
			for col := c.first; col <= c.last; col++ {
				filled[col] = true
			}
			if c.first > 0 {
				others++
				if words.IsFigure(c.text) {
					figures++
				}
			}
		}
		if len(filled) > 1 {
			rows++
		}
		if 2*len(filled) > len(cols) && len(filled) > 2 {
			full++
		}
	}
	switch {
	case rows < opt.MinRows, 3*spanning > all, 2*rows < len(a.lines)-wrappedLines(a.lines):
		return false
	case len(cols) == 2:
		return 10*figures >= 7*others
	}
	return 2*figures >= others || full >= opt.MinRows && 2*full >= rows && !hasSentences(a.lines)
}

// wrappedLines counts the lines that have nothing but a part of a label in Latin letters that goes on in the next line.
func wrappedLines(lines []chunkLine) int {
	n := 0
	for i := range lines {
		goesOn := i > 0 && isUnfinished(lines[i-1].chunks[0].text, lines[i].chunks[0].text) ||
			i+1 < len(lines) && isUnfinished(lines[i].chunks[0].text, lines[i+1].chunks[0].text)
		if goesOn && len(lines[i].chunks) == 1 {
			n++
		}
	}
	return n
}

// isContents reports whether the lines are a list of contents: the last chunk of each is a page number, and the
// numbers never fall.
func isContents(lines []chunkLine) bool {
	last, n, pages := 0, 0, 0
	for i := range lines {
		c := lines[i].chunks
		if len(c) < 2 {
			continue
		}
		n++
		v, err := strconv.Atoi(c[len(c)-1].text)
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

// isProse reports whether the columns are columns of running text: most of their lines are long and fill them.
func isProse(lines []chunkLine, cols []streamColumn, opt Options) bool {
	all := make([]int, len(cols))
	filled := make([]int, len(cols))
	for i := range lines {
		for k := range lines[i].chunks {
			c := &lines[i].chunks[k]
			if c.first != c.last {
				continue
			}
			col := cols[c.first]
			all[c.first]++
			if c.Width() > 0.8*(col.x1-col.x0) && proseRunes(c.text) >= opt.ProseRunes {
				filled[c.first]++
			}
		}
	}
	prose, total := 0, 0
	for k := range cols {
		total += all[k]
		if 2*filled[k] >= all[k] && all[k] >= 3 {
			prose += all[k]
		}
	}
	return 10*prose >= 7*total
}

// isDense reports whether many lines are filled from end to end, as text is and rows are not: a paragraph with blanks
// around its numbers.
func isDense(a *area, opt Options) bool {
	dense := 0
	for i := range a.lines {
		ink, runes := 0.0, 0
		for k := range a.lines[i].chunks {
			ink += a.lines[i].chunks[k].Width()
			runes += proseRunes(a.lines[i].chunks[k].text)
		}
		if runes >= opt.ProseRunes && ink > opt.TextFill*a.Width() {
			dense++
		}
	}
	return 4*dense >= len(a.lines)
}

// hasSentences reports whether a third of the lines have the commas and stops of Chinese sentences.
func hasSentences(lines []chunkLine) bool {
	n := 0
	for i := range lines {
		if strings.ContainsAny(lines[i].text(), "，。；") {
			n++
		}
	}
	return 3*n >= len(lines)
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
