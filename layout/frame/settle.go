package frame

import (
	"math"
	"regexp"
	"slices"

	"github.com/juesuan/juesuan/layout/edges"
	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
	labels "github.com/juesuan/juesuan/text"
)

// Settle gives regions, which are the parts of one table, their columns, together: a part with few rows has those of the
// whole table. pitches are the distances of lines of one cell in the document, see Pitches; heads count the lines of each
// region that are of its head, see Heads.
func Settle(regions []*Region, heads []int, pitches []float64, opt Options) []*Frame {
	if p := median(pitches); p > 0 {
		opt.LinePitch = min(opt.LinePitch, p*opt.PitchSlack)
	}
	first := regions[0]
	x0, x1 := first.X0, first.X1
	form := first.framed
	var lines []edges.Line
	from := make([]int, len(regions)+1)
	for i, r := range regions {
		lines = append(lines, r.pageLines(r.Page.Number, heads[i])...)
		from[i+1] = len(lines)
		x0, x1 = min(x0, r.X0), max(x1, r.X1)
		form = form && heads[i] == 0 && !hasFigures(r.lines)
	}
	cols, at := edges.Columns(lines, opt.Options)
	if len(cols)*len(lines) > maxPlaces {
		cols, at = oneColumn(lines)
	}
	xs := edges.Borders(lines, cols, at, x0, x1, first.framed, opt.Options)
	out := make([]*Frame, len(regions))
	for i, r := range regions {
		texts := toTexts(lines[from[i]:from[i+1]], at[from[i]:from[i+1]])
		out[i] = r.toFrame(texts, cols, xs, len(pitches) > 0, form, opt)
	}
	return out
}

// Pitches are the distances of lines of one cell, in em, that the drawing order of the region shows.
func (r *Region) Pitches(opt Options) []float64 {
	return wrapPitches(toTexts(r.pageLines(0, 0), nil), opt)
}

// Heads counts the lines of the region's head.
func (r *Region) Heads(opt Options) int { return r.headLines(opt) }

// GoesOn reports whether b, first on the next page, may continue a, last on its page: its whole head is printed again, or
// it begins without the rule that opens a table where a ended without the one that closes it, or with a row of the body
// where a had a head. The lines that both begin with are the head of b.
func GoesOn(a, b *Region, headsOfA int, opt Options) (heads int, ok bool) {
	slack := opt.EdgeMatch
	if !a.framed || !b.framed {
		slack = opt.LooseEdge
	}
	if math.Abs(a.X1-b.X1) > slack || math.Abs(a.X0-b.X0) > slack {
		return 0, false
	}
	same := 0
	for same < min(headsOfA, len(b.lines)) && squash(a.lines[same].Text()) == squash(b.lines[same].Text()) {
		same++
	}
	again := same > 0 && same == headsOfA && (b.head == 0 || b.headLines(opt) == same)
	if again || a.openBottom && b.openTop && a.framed && b.framed {
		return same, true
	}
	if headsOfA == 0 || !a.framed || !b.framed {
		return 0, false
	}
	if squash(b.lines[0].Text()) == squash(a.lines[headsOfA-1].Text()) {
		return 1, true // the lowest row of the head alone
	}
	return 0, isBody(&b.lines[0])
}

// isBody reports whether a line is one of a table's body: it begins with a code or the number of an item, or has an amount.
func isBody(l *words.ChunkLine) bool {
	first := l.Chunks[0].Text
	_, code := labels.ParseCode(first)
	return code || itemNumber.MatchString(first) || slices.ContainsFunc(l.Chunks, func(c *words.Chunk) bool { return words.IsAmount(c.Text) })
}

// itemNumber numbers a row of a list: 一、 （二）.
var itemNumber = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])`)

// pageLines are the region's lines, the first ones of its head, on a page of that number.
func (r *Region) pageLines(page, heads int) []edges.Line {
	out := make([]edges.Line, len(r.lines))
	for i, l := range r.lines {
		out[i] = edges.Line{ChunkLine: l, Page: page, Head: max(heads-i, 0)}
	}
	return out
}

// hasFigures reports whether most of what stands beside labels is figures: no form is like that.
func hasFigures(lines []words.ChunkLine) bool {
	figures, all := 0, 0
	for i := range lines {
		for _, c := range lines[i].Chunks[1:] {
			all++
			if words.IsFigure(c.Text) {
				figures++
			}
		}
	}
	return 2*figures > all
}

// oneColumn gives up the columns of a region that has more places than any table.
func oneColumn(lines []edges.Line) ([]edges.Column, [][]edges.Range) {
	var box model.BBox
	at := make([][]edges.Range, len(lines))
	for i := range lines {
		box = box.Union(lines[i].BBox)
		at[i] = make([]edges.Range, len(lines[i].Chunks))
	}
	return []edges.Column{{X0: box.X0, X1: box.X1}}, at
}

// toFrame makes the rows and cells of a region whose columns are known.
func (r *Region) toFrame(texts []textLine, cols []edges.Column, xs []float64, byCell, form bool, opt Options) *Frame {
	blocks := textsToBlocks(texts, cols, r.bars, byCell, opt)
	head, body := partHead(blocks)
	rows := headToRows(head, cols, xs, r.bars, opt)
	below := blocksToRows(body, form)
	spreadBlocks(below, body, cols, xs, opt)
	for _, b := range body {
		b.row += len(rows)
	}
	rows = append(rows, below...)
	if form {
		spreadLabels(rows, blocks, len(cols))
	}
	f := newFrame(r.Page, xs, rowBorders(rows, r.Top, r.Bottom), nil)
	f.blocksToCells(blocks)
	return f
}
