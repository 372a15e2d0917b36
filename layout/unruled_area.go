package layout

import (
	"cmp"
	"math"
	"regexp"
	"slices"

	"github.com/juesuan/juesuan/model"
)

// bar is a horizontal rule of a table that has no vertical ones, its pieces together.
type bar struct {
	y, x0, x1 float64
	whole     bool // drawn from end to end, not in pieces under single columns
}

// freeBars are the horizontal rules that belong to no ruled table, from top to bottom.
func freeBars(rulings []model.Ruling, tables []*part, opt Options) []bar {
	var free []segment
	for _, r := range rulings {
		inside := func(t *part) bool {
			return r.CenterX() > t.bbox.X0-opt.Touch && r.CenterX() < t.bbox.X1+opt.Touch &&
				r.CenterY() > t.bbox.Top-opt.Touch && r.CenterY() < t.bbox.Bottom+opt.Touch
		}
		if r.Orientation == model.Horizontal && r.Width() > opt.Sliver && !slices.ContainsFunc(tables, inside) {
			free = append(free, segment{r.CenterY(), r.X0, r.X1})
		}
	}
	slices.SortFunc(free, func(a, b segment) int { return cmp.Compare(a.at, b.at) })
	var out []bar
	for i := 0; i < len(free); {
		j := i + 1
		for j < len(free) && free[j].at-free[i].at <= opt.Sliver/2 {
			j++
		}
		pieces := free[i:j]
		slices.SortFunc(pieces, func(a, b segment) int { return cmp.Compare(a.from, b.from) })
		b := bar{pieces[0].at, pieces[0].from, pieces[0].to, true}
		for _, s := range pieces[1:] {
			b.whole = b.whole && s.from <= b.x1+opt.Touch
			b.x1 = max(b.x1, s.to)
		}
		out = append(out, b)
		i = j
	}
	return out
}

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
	noteStart = regexp.MustCompile(`^(?:注|备注|说明|附注|资料来源|数据来源|Notes?|NOTES?|Sources?|SOURCES?)\s*[0-9]*\s*[:：.．]|^(?:\*|†|‡)+\s?\p{L}`)
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

// barGroups are the sets of whole bars that have both ends in common, from top to bottom: a three-rule table's. Those
// of one bar alone come last, and wide ones first.
func barGroups(bars []bar, opt Options) [][]bar {
	var out [][]bar
next:
	for _, b := range bars {
		if !b.whole || b.x1-b.x0 < opt.BarLength {
			continue
		}
		for i := range out {
			if math.Abs(out[i][0].x0-b.x0) <= opt.EdgeMatch && math.Abs(out[i][0].x1-b.x1) <= opt.EdgeMatch {
				out[i] = append(out[i], b)
				continue next
			}
		}
		out = append(out, []bar{b})
	}
	slices.SortStableFunc(out, func(a, b []bar) int {
		if (len(a) > 1) != (len(b) > 1) {
			return len(b) - len(a)
		}
		return sign(b[0].x1 - b[0].x0 - a[0].x1 + a[0].x0)
	})
	return out
}

// framedAreas walks down the bars of a group: one table after the other.
func framedAreas(lines []chunkLine, group, all []bar, taken []bool, opt Options) []area {
	var out []area
	inside := linesWithin(lines, taken, group[0].x0-opt.EdgeMatch, group[0].x1+opt.EdgeMatch)
	for k := 0; k < len(group); {
		a, last := areaUnder(inside, group, k, opt)
		k = last + 1
		if len(a.lines) == 0 {
			continue
		}
		a.headAbove(inside, opt)
		a.bars = barsWithin(all, a.BBox, opt)
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
		return a, last
	}
	rest := rowsBelow(between(inside, a.Bottom, nextBar(group, last)), a.Bottom, x1-x0, size, last > k, opt)
	if len(rest) > 0 {
		if last > k {
			a.head = a.Bottom
		}
		a.lines = append(a.lines, rest...)
		a.openBottom = true
		a.Bottom = rest[len(rest)-1].Bottom + opt.BarClearance
	}
	return a, last
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
	}
	return float64(count[proseLine]) <= opt.TextShare*float64(len(band))
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
func isPageNumber(s string) bool { return pageNumber.MatchString(s) && !isNumeric(s) }

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
	if !slices.ContainsFunc(first.chunks[1:], func(c chunk) bool { return isFigure(c.text) }) {
		return
	}
	above := between(inside, math.Inf(-1), a.Top)
	at, top := len(above), a.Top
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

func medianSize(lines []chunkLine) float64 {
	sizes := make([]float64, len(lines))
	for i := range lines {
		sizes[i] = lines[i].size
	}
	slices.Sort(sizes)
	return sizes[len(sizes)/2]
}
