package layout

import (
	"math"
	"regexp"
	"slices"

	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// Some tables rule their columns and not their rows: between the rule under the head and the one above the total
// stands a band with many amounts under each other in every column. A cell prints one amount; two that stand under
// each other are two rows, where they are no halves of one that had no room on its line.

// splitBands parts the rows of a lattice that are bands, by the lines of text in them, as rows are found where no rule
// is drawn at all.
func (p *part) splitBands(glyphs []model.Glyph, opt Options) {
	for r := p.rows() - 2; r >= 0; r-- {
		p.joinBands(r, glyphs, opt)
	}
	for r := p.rows() - 1; r >= 0; r-- {
		if lines := p.bandLines(r, glyphs, opt); lines != nil {
			p.splitBand(r, lines, opt)
		}
	}
}

// joinBands makes one row of rows r and r+1 where amounts stand under each other in cells over both, and what parts the
// others is no rule but the end of one: that between two columns leaves out the 合计 of the first line or of the last.
func (p *part) joinBands(r int, glyphs []model.Glyph, opt Options) {
	var both, upper, lower []cell
	for _, k := range p.cells {
		switch {
		case k.row == r && k.rows == 2:
			both = append(both, k)
		case k.row == r && k.rows == 1:
			upper = append(upper, k)
		case k.row == r+1 && k.rows == 1:
			lower = append(lower, k)
		case k.row <= r+1 && k.row+k.rows > r:
			return
		}
	}
	if !slices.ContainsFunc(both, func(k cell) bool { return holdsAmounts(&k, glyphs, opt) }) {
		return
	}
	fine, coarse := upper, lower
	if len(fine) < len(coarse) {
		fine, coarse = coarse, fine
	}
	for _, k := range coarse { // a label over several columns is that of the last, the name
		at := slices.IndexFunc(fine, func(f cell) bool { return f.col+f.cols >= k.col+k.cols })
		if at < 0 {
			return
		}
		fine[at].glyphs = append(fine[at].glyphs, k.glyphs...)
		fine[at].inked = fine[at].inked || k.inked
	}
	kept := slices.DeleteFunc(p.cells, func(k cell) bool { return k.row == r || k.row == r+1 })
	for i := range kept {
		if kept[i].row > r {
			kept[i].row--
		}
	}
	for _, k := range append(both, fine...) {
		k.row, k.rows = r, 1
		kept = append(kept, k)
	}
	p.cells = kept
	p.ys = slices.Delete(p.ys, r+1, r+2)
	p.index()
}

// holdsAmounts reports whether so many amounts stand under each other in the cell that they are those of rows.
func holdsAmounts(k *cell, glyphs []model.Glyph, opt Options) bool {
	n := 0
	for _, l := range glyphsToRuns(glyphs, k.glyphs, opt) {
		if c := glyphsToChunks(glyphs, l, opt).chunks; len(c) == 1 && words.IsAmount(c[0].text) {
			n++
		}
	}
	return n >= opt.MinRows
}

// bandLines are the lines of row r, each chunk in its column, when the row is a band. nil when it is one row: a cell
// of it spans rows, or hardly any amounts stand under each other.
func (p *part) bandLines(r int, glyphs []model.Glyph, opt Options) []chunkLine {
	var of []int32
	for c := 0; c < p.cols(); c++ {
		k := &p.cells[p.at[r*p.cols()+c]]
		if k.rows > 1 {
			return nil
		}
		if k.col == c {
			of = append(of, k.glyphs...)
		}
	}
	if p.ys[r+1]-p.ys[r] < 3*opt.Sliver || len(of) == 0 {
		return nil
	}
	slices.Sort(of)
	lines := p.cutAtColumns(glyphs, of, opt)
	if !p.isBand(r, lines, opt) {
		return nil
	}
	return lines
}

// cutAtColumns sorts glyphs of one row of the lattice into lines of chunks, none of which lies in two cells. Columns
// are the cells of the row.
func (p *part) cutAtColumns(glyphs []model.Glyph, of []int32, opt Options) []chunkLine {
	lines := glyphsToRuns(glyphs, of, opt)
	out := make([]chunkLine, 0, len(lines))
	for _, line := range lines {
		var l chunkLine
		for len(line) > 0 {
			col := p.columnAt(glyphs[line[0]].CenterX())
			n := 1
			if total := totalRun(glyphs, line); total > 0 { // over several columns, it stands in the last, the names'
				n = total
				col = p.columnAt(glyphs[line[n-1]].CenterX())
			}
			for n < len(line) && p.columnAt(glyphs[line[n]].CenterX()) == col {
				n++
			}
			l.add(glyphs, line[:n], col, opt)
			line = line[n:]
		}
		if len(l.chunks) > 0 {
			out = append(out, l)
		}
	}
	rankChunks(out)
	for i := range out {
		for k := range out[i].chunks {
			out[i].chunks[k].row = i
		}
	}
	return out
}

// totalRun counts the glyphs of a label of totals that the line begins with; 0 when it begins with none.
func totalRun(glyphs []model.Glyph, line []int32) int {
	text, n := "", 0
	for n < len(line) {
		g := &glyphs[line[n]]
		if n > 0 && g.X0-glyphs[line[n-1]].X1 > 0.5*g.Size {
			break
		}
		text += g.Text
		n++
	}
	if !isTotal(text) {
		return 0
	}
	return n
}

// add appends what the glyphs print in one column as one chunk.
func (l *chunkLine) add(glyphs []model.Glyph, of []int32, col int, opt Options) {
	pieces := glyphsToChunks(glyphs, of, opt).chunks
	if len(pieces) == 0 {
		return
	}
	c := pieces[0]
	for i := range pieces[1:] {
		c.join(&pieces[i+1])
	}
	c.first, c.last = col, col
	l.chunks = append(l.chunks, c)
	l.BBox = l.BBox.Union(c.BBox)
	l.size = max(l.size, c.size)
}

func (p *part) columnAt(x float64) int {
	i, _ := slices.BinarySearch(p.xs, x)
	return min(max(i-1, 0), p.cols()-1)
}

// isBand reports whether amounts stand under each other: in two columns at the same heights, or in one beside labels.
// A column in which a number may be the rest of the one above says nothing; line numbers of a narrow one look so.
func (p *part) isBand(r int, lines []chunkLine, opt Options) bool {
	figures := make([]int, p.cols())
	labels := make([]int, p.cols())
	above := make([]*chunk, p.cols())
	number := make([]string, p.cols()) // what above ends
	wrapped := make([]bool, p.cols())
	both := 0 // lines with a figure and something beside it
	for i := range lines {
		l := &lines[i]
		beside := false
		for k := range l.chunks {
			c := &l.chunks[k]
			room := p.cellBox(&p.cells[p.at[r*p.cols()+c.first]]).Width()
			u := above[c.first]
			above[c.first] = c
			if u != nil && mayGoOn(u, c, number[c.first], room, opt) {
				number[c.first] += c.text
				wrapped[c.first] = true
			} else {
				number[c.first] = c.text
			}
			if !words.IsFigure(c.text) {
				labels[c.first]++
				continue
			}
			figures[c.first]++
			beside = len(l.chunks) > 1
		}
		if beside {
			both++
		}
	}
	stacked, most, labelled := 0, 0, false
	for col, n := range figures {
		if n > 1 && n > labels[col] && !wrapped[col] {
			if isBesideOneLabel(lines, labels, col) {
				continue
			}
			stacked, most = stacked+1, max(most, n)
		}
		labelled = labelled || labels[col] > 1
	}
	return labelled && both > 1 && (stacked > 1 || most >= opt.MinRows)
}

// isBesideOneLabel reports whether the labels to the left of a column of figures are one, half way down the figures: the
// cell of that row holds them all.
func isBesideOneLabel(lines []chunkLine, labels []int, col int) bool {
	owner := col - 1
	for owner >= 0 && labels[owner] == 0 {
		owner--
	}
	if owner < 0 || labels[owner] != 1 {
		return false
	}
	var label, first, last *chunk
	for i := range lines {
		for k := range lines[i].chunks {
			switch c := &lines[i].chunks[k]; {
			case c.first == owner && !words.IsFigure(c.text):
				label = c
			case c.first == col && words.IsFigure(c.text):
				if last = c; first == nil {
					first = c
				}
			}
		}
	}
	return math.Abs(label.CenterY()-(first.CenterY()+last.CenterY())/2) < label.size/2
}

// mayGoOn reports whether c may be the rest of the number that ends in the line u, right above it in a cell of that width.
func mayGoOn(u, c *chunk, number string, room float64, opt Options) bool {
	return room-u.Width() < fullLine*u.size && c.CenterY()-u.CenterY() < opt.LinePitch*c.size &&
		words.IsWrappedNumber(number, c.text) && begunNumber.MatchString(number+c.text)
}

// begunNumber is what a number without separators may begin with, or one with a separator before each three digits.
var begunNumber = regexp.MustCompile(`^-?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})*(?:,[0-9]{0,2})?)(?:\.[0-9]*)?$`)

// splitBand replaces row r by the rows that its lines make.
func (p *part) splitBand(r int, lines []chunkLine, opt Options) {
	opt.LinePitch = min(opt.LinePitch, rowPitch(lines, opt))
	cols := make([]streamColumn, p.cols())
	for i := range cols {
		cols[i] = streamColumn{x0: p.xs[i], x1: p.xs[i+1]}
	}
	byCell := len(wrapPitches(lines, opt)) > 0
	rows := blocksToRows(chunksToBlocks(lines, cols, nil, byCell, opt), false)
	if len(rows) < 2 {
		return
	}
	var old []cell
	for c := 0; c < p.cols(); {
		k := p.cells[p.at[r*p.cols()+c]]
		old = append(old, k)
		c += k.cols
	}
	added := len(rows) - 1
	kept := slices.DeleteFunc(p.cells, func(c cell) bool { return c.row == r })
	for i := range kept {
		if kept[i].row > r {
			kept[i].row += added
		}
	}
	p.cells = kept
	ys := rowBorders(rows, model.BBox{Top: p.ys[r], Bottom: p.ys[r+1]})
	for i := range rows {
		p.cells = append(p.cells, rows[i].cells(r+i, old)...)
	}
	ys[0], ys[len(ys)-1] = p.ys[r], p.ys[r+1]
	p.ys = slices.Concat(p.ys[:r], ys, p.ys[r+2:])
	p.index()
	p.bands++
}

// cells are the cells of a row of a band: those of the band, with the glyphs that stand in the row.
func (t *tableRow) cells(row int, of []cell) []cell {
	out := make([]cell, len(of))
	for i := range of {
		out[i].span = span{row, of[i].col, 1, of[i].cols}
		for _, b := range t.blocks {
			if b.first >= of[i].col && b.first < of[i].col+of[i].cols {
				for _, c := range b.chunks {
					out[i].glyphs = append(out[i].glyphs, c.glyphs...)
					out[i].inked = true
				}
			}
		}
	}
	return out
}

// rowPitch is a distance, in em, that rows of a band keep and lines of a cell may fall short of.
func rowPitch(lines []chunkLine, opt Options) float64 {
	var pitches []float64
	last := -1
	for i := range lines {
		if !slices.ContainsFunc(lines[i].chunks, func(c chunk) bool { return words.IsFigure(c.text) }) {
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
