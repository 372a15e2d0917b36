package frame

import (
	"math"
	"regexp"
	"slices"

	"github.com/juesuan/juesuan/layout/edges"
	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// Region is a stretch of a page that holds a table which no set of edges frames. Its columns wait for its parts on the
// next pages.
type Region struct {
	model.BBox
	Page  *model.Page
	lines []words.ChunkLine
	bars  []edges.Bar
	// framed: bars draw its sides, so that X0 and X1 are those of the table and not of its ink.
	framed bool
	// head is where a bar or the end of a shade parts the head from the body, 0 when none does.
	head float64
	// openTop and openBottom: no bar opens it, none closes it.
	openTop, openBottom bool
}

// Regions finds the regions of a page among its loose glyphs, and returns the glyphs that stand in none.
func Regions(p *model.Page, frames []*Frame, loose []int32, opt Options) ([]*Region, []int32) {
	if p.Via == model.ViaNone || len(loose) == 0 {
		return nil, loose
	}
	lines := words.ToChunks(p.Glyphs, loose, nil, opt.Words)
	var boxes []model.BBox
	for _, f := range frames {
		boxes = append(boxes, f.BBox)
	}
	shades := slices.DeleteFunc(edges.Shades(p.Fills, opt.Options), func(f model.Fill) bool {
		return slices.ContainsFunc(boxes, func(b model.BBox) bool { return b.Contains(f.CenterX(), f.CenterY()) })
	})
	bars := edges.Bars(p.Rulings, shades, boxes, lines, opt.Options)
	taken := map[*words.Chunk]bool{}
	free := func(c *words.Chunk) bool { return !taken[c] }
	var out []*Region
	add := func(found []*Region) {
		for _, r := range found {
			for i := range r.lines {
				for _, c := range r.lines[i].Chunks {
					taken[c] = true
				}
			}
		}
		out = append(out, found...)
	}
	for _, group := range edges.BarGroups(bars, opt.Options) {
		x0, x1 := group[0].X0-opt.EdgeMatch, group[0].X1+opt.EdgeMatch
		inside := words.LinesOf(lines, func(c *words.Chunk) bool { return free(c) && c.CenterX() > x0 && c.CenterX() < x1 })
		add(framedRegions(lines, inside, group, bars, opt))
	}
	for _, side := range textColumns(words.LinesOf(lines, free), opt) {
		add(alignedRegions(side, bars, opt))
	}
	out = slices.DeleteFunc(out, func(r *Region) bool {
		if !r.isLegend(p) {
			return false
		}
		for i := range r.lines {
			for _, c := range r.lines[i].Chunks {
				delete(taken, c)
			}
		}
		return true
	})
	inside := make([]bool, len(p.Glyphs))
	for _, r := range out {
		r.Page = p
		if y := edges.ShadedHead(shades, r.BBox, opt.Options); y > 0 {
			r.head = y
		}
	}
	for c := range taken {
		for _, k := range c.Glyphs {
			inside[k] = true
		}
	}
	return out, slices.DeleteFunc(loose, func(k int32) bool { return inside[k] })
}

// lineClass is what a line looks like within a region of some width.
type lineClass uint8

const (
	rowLine   lineClass = iota // chunks side by side
	loneLine                   // one short chunk: the rest of a wrapped cell, or a label without figures
	proseLine                  // running text, a title
	noteLine                   // a note under a table
	titleLine                  // department and unit above a table
)

var (
	noteStart  = regexp.MustCompile(`^(?:注|备注|说明|附注|资料来源|数据来源|Notes?|NOTES?|Sources?|SOURCES?)\s*[0-9]*\s*[:：.．]|^(?:\*|†|‡|[¹²³⁴-⁹]|\([0-9a-z]\)\s)+\s?\p{L}.{20}`)
	unitStart  = regexp.MustCompile(`^(?:公开)?(?:部门|编制部门|预算部门|单位|编制单位|填报单位|公开单位|预算单位|金额单位)(?:名称)?\s*[:：]`)
	tableName  = regexp.MustCompile(`(?:表|表[(（]?\s*[0-9一二三四五六七八九十]+\s*[)）]?)[)）]?$|^(?:Table|TABLE|Figure|FIGURE)\s+[0-9A-Z]`)
	pageNumber = regexp.MustCompile(`^(?:[-—–－·.\s]+\s*[0-9０-９]{1,4}\s*[-—–－·.\s]*|第\s*[0-9０-９]{1,4}\s*页.*|[0-9０-９]{1,4}\s*(?:页|[/／,，]).*)$`)
)

// class tells what a line is in a region of that width, whose text has that size.
func class(l *words.ChunkLine, width, size float64, opt Options) lineClass {
	first := l.Chunks[0].Text
	switch {
	case noteStart.MatchString(first):
		return noteLine
	case unitStart.MatchString(first), unitStart.MatchString(l.Chunks[len(l.Chunks)-1].Text):
		return titleLine
	case len(l.Chunks) > 1:
		return rowLine
	case size > 0 && l.Size > opt.TitleSize*size, tableName.MatchString(first) && l.Width() > 8*l.Size, l.Width() > opt.TextWidth*width:
		return proseLine
	}
	return loneLine
}

// framedRegions walks down the bars of a group: one table after the other.
func framedRegions(lines, inside []words.ChunkLine, group, all []edges.Bar, opt Options) []*Region {
	var out []*Region
	for k := 0; k < len(group); {
		r, last := regionUnder(inside, group, k, opt)
		k = last + 1
		if len(r.lines) == 0 || r.lacksLabels(lines, opt) {
			continue
		}
		r.headAbove(inside, opt)
		r.bars = edges.BarsWithin(all, r.BBox, opt.Options)
		r.lowerHead(opt)
		out = append(out, r)
	}
	return out
}

// regionUnder is the table whose top rule is the bar k, and its last bar. A table begins at a bar under which lines
// have chunks side by side, and ends at the last bar above running text, a note or a title; under its head alone,
// where no further bar closes it, with the last line that is a row. Without lines when there is no table.
func regionUnder(inside []words.ChunkLine, group []edges.Bar, k int, opt Options) (r *Region, last int) {
	x0, x1 := group[k].X0, group[k].X1
	r = &Region{BBox: model.BBox{X0: x0, X1: x1, Top: group[k].Y}, framed: true}
	size := 0.0
	for last = k; last+1 < len(group); last++ {
		rows := words.Between(inside, group[last].Y, group[last+1].Y)
		if !areRows(rows, x1-x0, size, last > k, opt) {
			break
		}
		if size == 0 && len(rows) > 0 {
			size = medianSize(rows)
		}
		r.lines = append(r.lines, rows...)
	}
	r.Bottom = group[last].Y
	if last > k+1 {
		r.head = group[k+1].Y
		if !group[last].Shade {
			return r, last
		}
	}
	next := math.Inf(1)
	if last+1 < len(group) {
		next = group[last+1].Y
	}
	rest := rowsBelow(words.Between(inside, r.Bottom, next), r.Bottom, x1-x0, size, last > k, opt)
	if len(rest) > 0 {
		if last == k+1 {
			r.head = r.Bottom
		}
		r.lines = append(r.lines, rest...)
		r.openBottom = true
		r.Bottom = rest[len(rest)-1].Bottom + opt.BarClearance
	}
	return r, last
}

func medianSize(lines []words.ChunkLine) float64 {
	sizes := make([]float64, len(lines))
	for i := range lines {
		sizes[i] = lines[i].Size
	}
	return median(sizes)
}

// areRows reports whether the lines between two bars are rows of a table: no note or title among them, hardly any
// running text, and chunks side by side. later is set when bands above are of the table: then rows that have
// a label alone are enough, and so is no line at all.
func areRows(lines []words.ChunkLine, width, size float64, later bool, opt Options) bool {
	var count [titleLine + 1]int
	for i := range lines {
		count[class(&lines[i], width, size, opt)]++
	}
	switch {
	case count[noteLine] > 0, count[titleLine] > 0 && count[rowLine] < 3:
		return false
	case count[rowLine] == 0:
		return (later || len(lines) > 0 && isBody(&lines[0])) && count[proseLine] == 0
	}
	return float64(count[proseLine]) <= opt.TextShare*float64(len(lines))
}

// rowsBelow are the lines under the last bar that go on with the table.
func rowsBelow(below []words.ChunkLine, top, width, size float64, headAbove bool, opt Options) []words.ChunkLine {
	end, rows := 0, 0
	last, step := top, 0.0
	for i := range below {
		l := &below[i]
		c := class(l, width, size, opt)
		if c != rowLine && c != loneLine || c == loneLine && pageNumber.MatchString(l.Text()) || l.Top-last > opt.RowGap*l.Size+step {
			break
		}
		if i > 0 {
			step = max(step, l.Top-last)
		}
		last = l.Bottom
		if c == rowLine {
			rows++
		}
		if c == rowLine || headAbove && rows > 0 && l.X0 < below[0].X1 {
			end = i + 1
		}
	}
	if !headAbove && rows < 2 {
		return nil
	}
	return below[:end]
}

// lacksLabels reports whether the bars frame the figures of a table alone: rules under heads and over totals, with the
// labels of the rows to their left.
func (r *Region) lacksLabels(lines []words.ChunkLine, opt Options) bool {
	figures, labels := 0, 0
	for i := range r.lines {
		l := &r.lines[i]
		if words.IsFigure(l.Chunks[0].Text) {
			figures++
		}
		for _, o := range words.Between(lines, l.CenterY()-0.1, l.CenterY()+0.1) {
			if c := o.Chunks[0]; c.X1 < r.X0+opt.EdgeMatch && proseRunes(c.Text) < 2*opt.ProseRunes {
				labels++
			}
		}
	}
	return 4*figures >= 3*len(r.lines) && 2*labels >= len(r.lines)
}

// headAbove takes the head of a table whose rows all have rules under them, and whose head has none above: where
// the first band under a bar has figures already, the rows right above the bar are the head.
func (r *Region) headAbove(inside []words.ChunkLine, opt Options) {
	first := r.lines[0]
	if !slices.ContainsFunc(r.lines[:min(len(r.lines), opt.MinRows)], func(l words.ChunkLine) bool {
		return slices.ContainsFunc(l.Chunks[1:], func(c *words.Chunk) bool { return words.IsFigure(c.Text) })
	}) {
		return
	}
	above := words.Between(inside, math.Inf(-1), r.Top)
	at, top := len(above), r.Top
	for i := len(above) - 1; i >= 0 && len(above)-i <= opt.HeadLines; i-- {
		l := &above[i]
		c := class(l, r.Width(), first.Size, opt)
		if c != rowLine && c != loneLine || top-l.Bottom > opt.RowGap*l.Size/2 {
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
	r.head = r.Top
	r.lines = slices.Concat(above[at:], r.lines)
	r.Top = above[at].Top - opt.BarClearance
}

// lowerHead moves the end of the head down where every row has a rule under it, those of the head, too: to the last rule
// above the first amount.
func (r *Region) lowerHead(opt Options) {
	first := slices.IndexFunc(r.lines, func(l words.ChunkLine) bool { return l.Has(words.IsAmount) })
	if r.head == 0 || first < 0 || first > opt.HeadLines {
		return
	}
	head, rules := r.head, 0
	for _, b := range r.bars {
		if !b.Whole || b.Shade {
			continue
		}
		rules++
		if b.Y < r.lines[first].CenterY() {
			head = max(head, b.Y)
		}
	}
	if 2*rules >= len(r.lines) {
		r.head = head
	}
}

// headLines counts the lines of the head: those above the edge that ends it, or those before the first amount. Forms
// have no head, and their first amount far from the top.
func (r *Region) headLines(opt Options) int {
	for i := range r.lines {
		if r.head > 0 {
			if r.lines[i].CenterY() > r.head {
				return i
			}
			continue
		}
		if i <= opt.HeadLines && r.lines[i].Has(isValue) {
			return r.aboveGroups(i)
		}
	}
	return 0
}

// aboveGroups is the first of the lines before line i that have the name of a group of rows alone; i without such.
func (r *Region) aboveGroups(i int) int {
	for i > 1 {
		up, l := &r.lines[i-1], &r.lines[i]
		if len(up.Chunks) > 1 || up.X0 >= l.X0+l.Size || up.X1 >= l.Chunks[len(l.Chunks)-1].X0 {
			break
		}
		i--
	}
	return i
}
