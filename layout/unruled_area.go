package layout

import (
	"cmp"
	"math"
	"regexp"
	"slices"

	"github.com/juesuan/juesuan/layout/join"
	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// area is a stretch of a page that is read as a table without a lattice.
type area struct {
	model.BBox
	lines []chunkLine
	// framed: bars draw its sides, so that X0 and X1 are those of the table and not of its ink.
	framed bool
	// head is where a bar parts the head from the body, 0 when none does.
	head float64
	bars []bar
	// openTop and openBottom: no bar opens it, none closes it.
	openTop, openBottom bool
}

// lineClass is what a line looks like within an area of some width.
type lineClass uint8

const (
	rowLine   lineClass = iota // chunks side by side
	loneLine                   // one short chunk: the rest of a wrapped cell, or a label without figures
	proseLine                  // running text, a title
	noteLine                   // a note under a table
	titleLine                  // department and unit above a table
)

var (
	noteStart = regexp.MustCompile(`^(?:注|备注|说明|附注|资料来源|数据来源|Notes?|NOTES?|Sources?|SOURCES?)\s*[0-9]*\s*[:：.．]|^(?:\*|†|‡|[¹²³⁴-⁹]|\([0-9a-z]\)\s)+\s?\p{L}.{20}`)
	unitStart = regexp.MustCompile(`^(?:公开)?(?:部门|编制部门|预算部门|单位|编制单位|填报单位|公开单位|预算单位|金额单位)(?:名称)?\s*[:：]`)
	tableName = regexp.MustCompile(`(?:表|表[(（]?\s*[0-9一二三四五六七八九十]+\s*[)）]?)[)）]?$|^(?:Table|TABLE|Figure|FIGURE)\s+[0-9A-Z]`)
)

// class tells what a line is in an area of that width, whose text has that size.
func (l *chunkLine) class(width, size float64, opt Options) lineClass {
	text := l.chunks[0].text
	last := l.chunks[len(l.chunks)-1].text
	switch {
	case noteStart.MatchString(text):
		return noteLine
	case unitStart.MatchString(text), unitStart.MatchString(last):
		return titleLine
	case len(l.chunks) > 1:
		return rowLine
	case size > 0 && l.size > opt.TitleSize*size, tableName.MatchString(text) && l.Width() > 8*l.size:
		return proseLine
	case l.Width() > opt.TextWidth*width:
		return proseLine
	}
	return loneLine
}

// linesToAreas finds the areas of a page: those between bars first, then those that alignment alone shows.
func linesToAreas(lines []chunkLine, bars []bar, opt Options) []area {
	n := 0
	for i := range lines {
		n += len(lines[i].chunks)
	}
	taken := make([]bool, n)
	var out []area
	for _, group := range barGroups(bars, opt) {
		out = append(out, framedAreas(lines, group, bars, taken, opt)...)
	}
	for _, side := range textColumns(linesWithin(lines, taken, math.Inf(-1), math.Inf(1)), opt) {
		out = append(out, alignedAreas(side, bars, opt)...)
	}
	return out
}

// framedAreas walks down the bars of a group: one table after the other.
func framedAreas(lines []chunkLine, group, all []bar, taken []bool, opt Options) []area {
	var out []area
	inside := linesWithin(lines, taken, group[0].x0-opt.EdgeMatch, group[0].x1+opt.EdgeMatch)
	for k := 0; k < len(group); {
		a, last := areaUnder(inside, group, k, opt)
		k = last + 1
		if len(a.lines) == 0 || a.lacksLabels(lines, opt) {
			continue
		}
		a.headAbove(inside, opt)
		a.bars = barsWithin(all, a.BBox, opt)
		a.lowerHead(opt)
		markTaken(taken, a.lines)
		out = append(out, a)
	}
	return out
}

// areaUnder is the table whose top rule is the bar k, and its last bar. A table begins at a bar under which lines
// have chunks side by side, and ends at the last bar above running text, a note or a title; under its head alone,
// where no further bar closes it, with the last line that is a row. Without lines when there is no table.
func areaUnder(inside []chunkLine, group []bar, k int, opt Options) (a area, last int) {
	x0, x1 := group[k].x0, group[k].x1
	a = area{BBox: model.BBox{X0: x0, X1: x1, Top: group[k].y}, framed: true}
	size := 0.0
	last = k
	for last+1 < len(group) {
		band := between(inside, group[last].y, group[last+1].y)
		if !isBand(band, x1-x0, size, last > k, opt) {
			break
		}
		if size == 0 && len(band) > 0 {
			size = medianSize(band)
		}
		a.lines = append(a.lines, band...)
		last++
	}
	a.Bottom = group[last].y
	if last > k+1 {
		a.head = group[k+1].y
		if !group[last].shade {
			return a, last
		}
	}
	rest := rowsBelow(between(inside, a.Bottom, nextBar(group, last)), a.Bottom, x1-x0, size, last > k, opt)
	if len(rest) > 0 {
		if last == k+1 {
			a.head = a.Bottom
		}
		a.lines = append(a.lines, rest...)
		a.openBottom = true
		a.Bottom = rest[len(rest)-1].Bottom + opt.BarClearance
	}
	return a, last
}

// lacksLabels reports whether the bars frame the figures of a table alone: rules under heads and over totals, with the
// labels of the rows to their left.
func (a *area) lacksLabels(lines []chunkLine, opt Options) bool {
	figures, labels := 0, 0
	for i := range a.lines {
		l := &a.lines[i]
		if words.IsFigure(l.chunks[0].text) {
			figures++
		}
		for _, o := range between(lines, l.CenterY()-0.1, l.CenterY()+0.1) {
			if c := &o.chunks[0]; c.X1 < a.X0+opt.EdgeMatch && proseRunes(c.text) < 2*opt.ProseRunes {
				labels++
			}
		}
	}
	return 4*figures >= 3*len(a.lines) && 2*labels >= len(a.lines)
}

func nextBar(group []bar, n int) float64 {
	if n+1 < len(group) {
		return group[n+1].y
	}
	return math.Inf(1)
}

// only is the line with those of its chunks that are in; itself when all are.
func (l *chunkLine) only(in func(*chunk) bool) chunkLine {
	n := 0
	for k := range l.chunks {
		if in(&l.chunks[k]) {
			n++
		}
	}
	if n == len(l.chunks) {
		return *l
	}
	var cut chunkLine
	for k := range l.chunks {
		if c := &l.chunks[k]; in(c) {
			cut.chunks = append(cut.chunks, *c)
			cut.BBox = cut.BBox.Union(c.BBox)
			cut.size = max(cut.size, c.size)
		}
	}
	return cut
}

// linesWithin cuts lines down to the chunks between x0 and x1 that no area has yet.
func linesWithin(lines []chunkLine, taken []bool, x0, x1 float64) []chunkLine {
	var out []chunkLine
	for _, l := range lines {
		if l.X1 <= x0 || l.X0 >= x1 {
			continue
		}
		in := func(c *chunk) bool { return !taken[c.rank] && c.CenterX() > x0 && c.CenterX() < x1 }
		if cut := l.only(in); len(cut.chunks) > 0 {
			out = append(out, cut)
		}
	}
	return out
}

// between are the lines whose middle lies between two heights.
func between(lines []chunkLine, top, bottom float64) []chunkLine {
	from, _ := slices.BinarySearchFunc(lines, top, func(l chunkLine, y float64) int { return cmp.Compare(l.CenterY(), y) })
	to, _ := slices.BinarySearchFunc(lines, bottom, func(l chunkLine, y float64) int { return cmp.Compare(l.CenterY(), y) })
	return lines[from:max(to, from)]
}

// isBand reports whether the lines between two bars are rows of a table: no note or title among them, hardly any
// running text, and chunks side by side. later is set when bands above are of the table: then rows that have
// a label alone are enough, and so is no line at all.
func isBand(band []chunkLine, width, size float64, later bool, opt Options) bool {
	var count [5]int
	for i := range band {
		count[band[i].class(width, size, opt)]++
	}
	switch {
	case count[noteLine] > 0, count[titleLine] > 0 && count[rowLine] < 3:
		return false
	case count[rowLine] == 0:
		return later && count[proseLine] == 0
	case hasParagraph(band, width, size, opt):
		return false
	}
	return float64(count[proseLine]) <= opt.TextShare*float64(len(band))
}

// hasParagraph reports whether two lines of Latin running text follow each other. Chinese ones may be a long value of a
// form.
func hasParagraph(lines []chunkLine, width, size float64, opt Options) bool {
	before := false
	for i := range lines {
		l := &lines[i]
		prose := l.class(width, size, opt) == proseLine && !words.HasChinese(l.text())
		if prose && before {
			return true
		}
		before = prose
	}
	return false
}

// rowsBelow are the lines under the last bar that go on with the table.
func rowsBelow(below []chunkLine, top, width, size float64, headAbove bool, opt Options) []chunkLine {
	end, rows := 0, 0
	last, step := top, 0.0
	for i := range below {
		l := &below[i]
		c := l.class(width, size, opt)
		if c != rowLine && c != loneLine || c == loneLine && isPageNumber(l.text()) || l.Top-last > opt.RowGap*l.size+step {
			break
		}
		if i > 0 {
			step = max(step, l.Top-last)
		}
		last = l.Bottom
		if c == rowLine {
			rows++
			end = i + 1
		} else if headAbove && rows > 0 && l.chunks[0].X0 < below[0].X1 {
			end = i + 1
		}
	}
	if !headAbove && rows < 2 {
		return nil
	}
	return below[:end]
}

// isPageNumber reports whether the text is a page number that shows itself as one: - 3 -, 第3页.
func isPageNumber(s string) bool { return join.IsPageNumber(s) && !words.IsNumeric(s) }

func barsWithin(bars []bar, box model.BBox, opt Options) []bar {
	var out []bar
	for _, b := range bars {
		if b.y > box.Top-opt.Touch && b.y < box.Bottom+opt.Touch && b.x0 > box.X0-opt.EdgeMatch && b.x1 < box.X1+opt.EdgeMatch {
			out = append(out, b)
		}
	}
	return out
}

// markTaken marks the chunks that an area took.
func markTaken(taken []bool, lines []chunkLine) {
	for i := range lines {
		for k := range lines[i].chunks {
			taken[lines[i].chunks[k].rank] = true
		}
	}
}

// headAbove takes the head of a table whose rows all have rules under them, and whose head has none above: where
// the first band under a bar has figures already, the rows right above the bar are the head.
func (a *area) headAbove(inside []chunkLine, opt Options) {
	first := a.lines[0]
	opens := a.lines[:min(len(a.lines), opt.MinRows)]
	if !slices.ContainsFunc(opens, func(l chunkLine) bool {
		return slices.ContainsFunc(l.chunks[1:], func(c chunk) bool { return words.IsFigure(c.text) })
	}) {
		return
	}
	above := between(inside, math.Inf(-1), a.Top)
	at, top := len(above), a.Top
	if n := len(above); n > 0 && a.isSpanning(&above[n-1], opt) {
		at, top = n-1, above[n-1].Top
	}
	for i := len(above) - 1; i >= 0 && len(above)-i <= opt.HeadLines; i-- {
		l := &above[i]
		c := l.class(a.Width(), first.size, opt)
		if c != rowLine && c != loneLine || top-l.Bottom > opt.RowGap*l.size/2 {
			break
		}
		top = l.Top
		if c == rowLine {
			at = i
		}
	}
	if at == len(above) {
		return
	}
	a.head = a.Top
	a.lines = slices.Concat(above[at:], a.lines)
	a.Top = above[at].Top - opt.BarClearance
}

// isSpanning reports whether the line right above the area is a label over some of its columns: alone, but neither a
// title from the left edge or in the middle, nor at a distance.
func (a *area) isSpanning(l *chunkLine, opt Options) bool {
	return l.class(a.Width(), a.lines[0].size, opt) == loneLine && a.Top-l.Bottom < opt.ChunkGap*l.size &&
		l.X0 > a.X0+a.Width()/4 && l.X1 <= a.X1+opt.EdgeMatch && math.Abs(l.CenterX()-a.CenterX()) > 2*l.size
}

func medianSize(lines []chunkLine) float64 {
	sizes := make([]float64, len(lines))
	for i := range lines {
		sizes[i] = lines[i].size
	}
	slices.Sort(sizes)
	return sizes[len(sizes)/2]
}
