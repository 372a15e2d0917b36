package layout

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// Tables without a lattice (“stream” tables), by the alignment of their words:
//
//	glyphs → chunks    lines parted where a column could end
//	       → areas     what bars or the edges of shades frame, or what keeps its columns over rows; prose, notes, titles
//	                   and charts are none
//	       → columns   chunks that overlap in x and never stand side by side, over all pages of the table
//	       → borders   by the middle and the padding of what is set in the columns
//	       → blocks    the lines of a wrapped cell, by drawing order, fullness and pitch
//	       → rows      of the head by the labels over each other, of the body by what stands side by side
//	       → cells     of a part, as a lattice would have given it

// stream is such a table while it is read: on its page only its area is found, its columns wait for the parts on the
// next pages.
type stream struct {
	area
	page  *model.Page
	heads int // lines of its head
}

// streamParts finds the tables of a page that no lattice frames, and takes their glyphs from the loose ones.
func (s *scratch) streamParts(p *model.Page, tables []*part, opt Options) []*part {
	if p.Via == model.ViaNone || len(s.loose) == 0 {
		return nil
	}
	lines := glyphsToChunkLines(p.Glyphs, s.loose, opt)
	var out []*part
	for _, a := range linesToAreas(lines, freeBars(p, tables, lines, opt), opt) {
		if a.isLegend(p) {
			continue
		}
		if y := shadedHead(p, a.BBox, opt); y > 0 {
			a.head = y
		}
		st := &stream{area: a, page: p}
		st.setHeads(headLines(&a, opt))
		out = append(out, &part{page: p.Number, bbox: a.BBox, stream: st})
	}
	s.takeLoose(len(p.Glyphs), out)
	return out
}

func (st *stream) setHeads(n int) {
	st.heads = n
	for i := range st.lines {
		for k := range st.lines[i].chunks {
			st.lines[i].chunks[k].head = i < n
		}
	}
}

// takeLoose removes the glyphs of the parts from the loose ones.
func (s *scratch) takeLoose(n int, parts []*part) {
	if len(parts) == 0 {
		return
	}
	taken := make([]bool, n)
	for _, p := range parts {
		for _, l := range p.stream.lines {
			for _, c := range l.chunks {
				for _, k := range c.glyphs {
					taken[k] = true
				}
			}
		}
	}
	s.loose = slices.DeleteFunc(s.loose, func(k int32) bool { return taken[k] })
}

// headLines counts the lines of the head: those above the bar that ends it, or those before the first amount. Forms
// have no head, and their first amount far from the top.
func headLines(a *area, opt Options) int {
	for i := range a.lines {
		if a.head > 0 {
			if a.lines[i].CenterY() > a.head {
				return i
			}
			continue
		}
		for _, c := range a.lines[i].chunks {
			if isValue(c.text) && i <= opt.HeadLines {
				return a.aboveGroups(i)
			}
		}
	}
	return 0
}

// aboveGroups is the first of the lines before line i that have the name of a group of rows alone; i without such.
func (a *area) aboveGroups(i int) int {
	for i > 1 && len(a.lines[i-1].chunks) == 1 && a.lines[i-1].X0 < a.lines[i].X0+a.lines[i].size && a.lines[i-1].X1 < a.lines[i].chunks[len(a.lines[i].chunks)-1].X0 {
		i--
	}
	return i
}

// notValue are figures that heads print: years, and the numbers of columns.
var notValue = regexp.MustCompile(`^(?:(?:19|20)[0-9]{2}(?:[-–/][0-9]{2,4})?[a-z*]?|\(?[0-9]{1,2}\)?|[-—–]+)$`)

// isValue reports whether the text is a figure of a body, and of no head.
func isValue(s string) bool {
	return words.IsAmount(s) || words.IsFigure(s) && strings.ContainsAny(s, "0123456789") && !words.HasChinese(s) && !notValue.MatchString(text.Squash(s))
}

// settleStreams gives the parts without a lattice their columns, rows and cells. Parts that may be one table over
// page breaks get their columns together, so that a part with few rows has those of the whole table.
func settleStreams(parts []*part, opt Options) {
	var pitches []float64
	for _, p := range parts {
		if p.stream != nil {
			pitches = append(pitches, wrapPitches(p.stream.lines, opt)...)
		}
	}
	byCell := len(pitches) > 0
	if byCell {
		slices.Sort(pitches)
		opt.LinePitch = min(opt.LinePitch, pitches[len(pitches)/2]*opt.PitchSlack)
	}
	for i := 0; i < len(parts); {
		if parts[i].stream == nil {
			i++
			continue
		}
		j := i + 1
		for j < len(parts) && goesOn(parts[j-1], parts[j], opt) {
			j++
		}
		settle(parts[i:j], byCell, opt)
		i = j
	}
}

// goesOn reports whether b may continue a on the next page: its whole head is printed again, or it begins without
// the rule that opens a table where a ended without the one that closes it. The lines that both begin with are the
// head of b.
func goesOn(a, b *part, opt Options) bool {
	if a.stream == nil || b.stream == nil || b.sheet != a.sheet+1 || !a.last || !b.first {
		return false
	}
	s, t := a.stream, b.stream
	slack := opt.EdgeMatch
	if !s.framed || !t.framed {
		slack = opt.LooseEdge
	}
	if math.Abs(a.bbox.X1-b.bbox.X1) > slack || math.Abs(a.bbox.X0-b.bbox.X0) > slack {
		return false
	}
	same := 0
	for same < min(s.heads, len(t.lines)) && text.Squash(s.lines[same].text()) == text.Squash(t.lines[same].text()) {
		same++
	}
	again := same > 0 && same == s.heads && (t.head == 0 || t.heads == same)
	if !again && (!s.openBottom || !t.openTop || !s.framed || !t.framed) {
		return false
	}
	t.setHeads(same)
	return true
}

// settle reads parts that have their columns in common.
func settle(parts []*part, byCell bool, opt Options) {
	first := parts[0]
	form := first.stream.framed
	var lines [][]chunkLine
	for _, p := range parts {
		lines = append(lines, p.stream.lines)
		form = form && p.stream.heads == 0 && !hasFigures(p.stream.lines)
	}
	cols := splitCodes(lines, opt)
	if n := countLines(lines); len(cols)*n > maxPlaces {
		cols = oneColumn(lines)
	}
	x0, x1 := first.bbox.X0, first.bbox.X1
	for _, p := range parts {
		x0, x1 = min(x0, p.bbox.X0), max(x1, p.bbox.X1)
	}
	xs := columnsToBorders(lines, cols, x0, x1, first.stream.framed, opt)
	for _, p := range parts {
		p.xs = slices.Clone(xs)
		p.bbox.X0, p.bbox.X1 = xs[0], xs[len(xs)-1]
		p.fromStream(cols, byCell, form, opt)
	}
}

// hasFigures reports whether most of what stands beside labels is figures: no form is like that.
func hasFigures(lines []chunkLine) bool {
	figures, all := 0, 0
	for i := range lines {
		for _, c := range lines[i].chunks[1:] {
			all++
			if words.IsFigure(c.text) {
				figures++
			}
		}
	}
	return 2*figures > all
}

func countLines(parts [][]chunkLine) int {
	n := 0
	for _, lines := range parts {
		n += len(lines)
	}
	return n
}

// oneColumn gives up the columns of an area that has more places than any table.
func oneColumn(parts [][]chunkLine) []streamColumn {
	col := streamColumn{x0: math.Inf(1), x1: math.Inf(-1)}
	for _, lines := range parts {
		for i := range lines {
			col.x0, col.x1 = min(col.x0, lines[i].X0), max(col.x1, lines[i].X1)
			for k := range lines[i].chunks {
				lines[i].chunks[k].first, lines[i].chunks[k].last = 0, 0
			}
		}
	}
	return []streamColumn{col}
}

// fromStream makes the rows and cells of a part whose columns are known.
func (p *part) fromStream(cols []streamColumn, byCell, form bool, opt Options) {
	st := p.stream
	blocks := chunksToBlocks(st.lines, cols, st.bars, byCell, opt)
	head, body := partHead(blocks)
	rows := headToRows(head, cols, p.xs, st.bars, opt)
	bodyRows := blocksToRows(body, form)
	spreadBlocks(bodyRows, body, cols, p.xs, opt)
	for _, b := range body {
		b.row += len(rows)
	}
	rows = append(rows, bodyRows...)
	if form {
		centreLabels(rows, blocks, len(cols))
		spanLabels(rows, blocks, len(cols))
	}
	p.ys = rowBorders(rows, st.BBox)
	p.bbox.Top, p.bbox.Bottom = p.ys[0], p.ys[len(p.ys)-1]
	p.blocksToCells(blocks)
	p.readCells(st.page, opt, nil)
	p.stream = nil
}

// rowBorders lie in the middle between rows.
func rowBorders(rows []tableRow, box model.BBox) []float64 {
	ys := make([]float64, len(rows)+1)
	ys[0], ys[len(rows)] = min(box.Top, rows[0].top), max(box.Bottom, rows[len(rows)-1].bottom)
	for i := 1; i < len(rows); i++ {
		ys[i] = max((rows[i-1].bottom+rows[i].top)/2, ys[i-1]+0.1)
	}
	ys[len(rows)] = max(ys[len(rows)], ys[len(rows)-1]+0.1)
	return ys
}
