package words

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// Chunk is a stretch of one printed line that lies in one cell: no gap in it is as wide as one between columns.
type Chunk struct {
	model.BBox // of its ink, dot leaders left out
	Glyphs     []int32
	Text       string
	Size       float64
	// BlankEnd: a blank was drawn behind it.
	BlankEnd bool
	// Doubtful: one of its glyphs may be another character.
	Doubtful bool
	// Unit is the width of its beginning that no line break parts: one Chinese character, or a Latin word.
	Unit float64
	// Rank is its place in the order in which the chunks of the area were drawn.
	Rank int
}

// ChunkLine is one printed line of chunks, from left to right.
type ChunkLine struct {
	model.BBox
	Size   float64
	Chunks []*Chunk
}

// NewChunkLine is the line of the chunks, which stand from left to right.
func NewChunkLine(chunks []*Chunk) ChunkLine {
	l := ChunkLine{Chunks: chunks}
	for _, c := range chunks {
		l.BBox = l.BBox.Union(c.BBox)
		l.Size = max(l.Size, c.Size)
	}
	return l
}

// Text is the chunks' text, parted by one blank.
func (l *ChunkLine) Text() string {
	parts := make([]string, len(l.Chunks))
	for i, c := range l.Chunks {
		parts[i] = c.Text
	}
	return strings.Join(parts, " ")
}

// Only is the line with those of its chunks that are in.
func (l *ChunkLine) Only(in func(*Chunk) bool) ChunkLine {
	for _, c := range l.Chunks {
		if !in(c) {
			return NewChunkLine(slices.DeleteFunc(slices.Clone(l.Chunks), func(c *Chunk) bool { return !in(c) }))
		}
	}
	return *l
}

// Has reports whether a chunk of the line is such.
func (l *ChunkLine) Has(such func(text string) bool) bool {
	return slices.ContainsFunc(l.Chunks, func(c *Chunk) bool { return such(c.Text) })
}

// ToChunks parts each line of upright glyphs where a column could end. Turned glyphs are left out: no table is found by
// their alignment. column, where it is given, says in which column a glyph stands: no chunk lies in two.
func ToChunks(glyphs []model.Glyph, of []int32, column func(*model.Glyph) int, opt Options) []ChunkLine {
	var lines []ChunkLine
	for _, line := range glyphsToRuns(glyphs, of, opt) {
		var chunks []*Chunk
		if column == nil {
			chunks = runToChunks(glyphs, line, opt)
		} else {
			chunks = runToColumns(glyphs, line, column, opt)
		}
		if len(chunks) > 0 {
			lines = append(lines, NewChunkLine(chunks))
		}
	}
	rankChunks(lines)
	return lines
}

// glyphsToRuns sorts upright glyphs into lines, each from left to right.
func glyphsToRuns(glyphs []model.Glyph, of []int32, opt Options) [][]int32 {
	at := make([]int32, 0, len(of))
	for _, k := range of {
		if g := &glyphs[k]; !g.Vertical && Quarter(g.Angle) == 0 {
			at = append(at, k)
		}
	}
	slices.SortStableFunc(at, func(a, b int32) int { return cmp.Compare(glyphs[a].CenterY(), glyphs[b].CenterY()) })
	var lines [][]int32
	for i := 0; i < len(at); {
		j, mean := i+1, glyphs[at[i]].CenterY()
		for j < len(at) && glyphs[at[j]].CenterY()-mean < opt.LineOverlap*min(glyphs[at[j]].Size, glyphs[at[i]].Size) {
			mean += (glyphs[at[j]].CenterY() - mean) / float64(j-i+1)
			j++
		}
		line := at[i:j]
		slices.SortStableFunc(line, func(a, b int32) int { return cmp.Compare(glyphs[a].X0, glyphs[b].X0) })
		lines = append(lines, line)
		i = j
	}
	return lines
}

// rankChunks numbers the chunks in drawing order.
func rankChunks(lines []ChunkLine) {
	var all []*Chunk
	for i := range lines {
		all = append(all, lines[i].Chunks...)
	}
	drawn := func(c *Chunk) int32 { return slices.Min(c.Glyphs) }
	slices.SortFunc(all, func(a, b *Chunk) int { return cmp.Compare(drawn(a), drawn(b)) })
	for i, c := range all {
		c.Rank = i
	}
}

// runToColumns makes one chunk of what a line prints in each column. The label of a total over several columns stands in
// the last, that of the names.
func runToColumns(glyphs []model.Glyph, line []int32, column func(*model.Glyph) int, opt Options) []*Chunk {
	var out []*Chunk
	for len(line) > 0 {
		n := max(totalRun(glyphs, line), 1)
		for col := column(&glyphs[line[n-1]]); n < len(line) && column(&glyphs[line[n]]) == col; {
			n++
		}
		if pieces := runToChunks(glyphs, line[:n], opt); len(pieces) > 0 {
			for _, o := range pieces[1:] {
				pieces[0].join(o)
			}
			out = append(out, pieces[0])
		}
		line = line[n:]
	}
	return out
}

// totalRun counts the glyphs of a label of totals that the line begins with; 0 when it begins with none.
func totalRun(glyphs []model.Glyph, line []int32) int {
	said, n := "", 0
	for n < len(line) {
		g := &glyphs[line[n]]
		if n > 0 && g.X0-glyphs[line[n-1]].X1 > 0.5*g.Size {
			break
		}
		said += g.Text
		n++
	}
	if !IsTotal(said) {
		return 0
	}
	return n
}

// runToChunks parts one line of glyphs, which are sorted from left to right.
func runToChunks(glyphs []model.Glyph, line []int32, opt Options) []*Chunk {
	leader := dotLeaders(glyphs, line)
	var out []*Chunk
	cur := &Chunk{}
	var said strings.Builder
	last := "" // glyph of cur
	spaced, dots := false, false
	tight := false // all glyphs of cur, two at least, stand against each other
	end := func() {
		if len(cur.Glyphs) > 0 && !cur.BBox.IsZero() {
			cur.Text = said.String()
			cur.Unit = firstUnit(glyphs, cur.Glyphs)
			out = append(out, cur)
			cur = &Chunk{}
			said.Reset()
		}
	}
	for i, k := range line {
		g := &glyphs[k]
		if IsBlank(g.Text) {
			spaced = spaced || g.Width() > blankWidth*g.Size
			if len(cur.Glyphs) > 0 {
				cur.Glyphs = append(cur.Glyphs, k)
				cur.BlankEnd = true
			}
			continue
		}
		if leader[i] {
			cur.Glyphs = append(cur.Glyphs, k)
			dots = true
			continue
		}
		gap := (g.X0 - cur.X1) / max(min(cur.Size, g.Size), 0.1)
		if !cur.BBox.IsZero() && (dots || partsCells(said.String(), g.Text, gap, spaced, opt) ||
			tight && gap > opt.ChineseGap && !spaced && IsChinese(g.Text) && isChineseEnd(said.String())) {
			end()
			tight = false
		} else if said.Len() > 0 && (spaced || gap > LatinGap && IsLatinBlank(last, g.Text)) {
			said.WriteByte(' ')
		}
		last = g.Text
		if !cur.BBox.IsZero() {
			tight = gap < opt.AmountGap && (tight || len(cur.Glyphs) == 1)
		}
		cur.Glyphs = append(cur.Glyphs, k)
		cur.BBox = cur.BBox.Union(g.BBox)
		cur.Size = max(cur.Size, g.Size)
		cur.Doubtful = cur.Doubtful || g.Doubtful
		said.WriteString(g.Text)
		spaced, dots, cur.BlankEnd = false, false, false
	}
	end()
	return joinNeighbours(out, opt)
}

// closedAmount ends with an amount that can have no further digit: what follows after the least gap is another cell.
var closedAmount = regexp.MustCompile(`(?:^|[^0-9.,])(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{2})?|[0-9]+\.[0-9]{2})[)%]?$`)

func isChineseEnd(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return IsWide(r)
}

// partsCells reports whether a gap between two glyphs, in em, parts chunks.
func partsCells(before, after string, em float64, spaced bool, opt Options) bool {
	switch {
	case em > opt.ChunkBlank:
		return true
	case em > opt.ChunkGap:
		return !spaced
	case em > opt.AmountGap && !spaced && len(before) >= 4:
		return after != "%" && after != ")" && closedAmount.MatchString(before)
	}
	return false
}

// dotLeaders marks the glyphs of dot leaders: four dots or more in a row, blanks between them or not.
func dotLeaders(glyphs []model.Glyph, line []int32) []bool {
	mark := make([]bool, len(line))
	for i := 0; i < len(line); i++ {
		n, j := 0, i
		for ; j < len(line); j++ {
			t := glyphs[line[j]].Text
			if t == "…" {
				n += 3
			} else if t == "." || t == "·" || t == "‥" {
				n++
			} else if !IsBlank(t) {
				break
			}
		}
		if n >= 4 {
			for k := i; k < j; k++ {
				mark[k] = true
			}
		}
		i = max(i, j-1)
	}
	return mark
}

// Currency is a sign of money alone.
var Currency = regexp.MustCompile(`^\(?(?:[$€£¥￥]|US\$|HK\$|RMB|Rs\.?)\(?$`)

var (
	trailing = regexp.MustCompile(`^(?:%|\)|\)%|\*+|†|‡|[(\[][a-z0-9*][)\]])$`)
	digit    = regexp.MustCompile(`[0-9]`)
)

// joinNeighbours joins chunks that are one text for all the room between them.
func joinNeighbours(chunks []*Chunk, opt Options) []*Chunk {
	out := chunks[:0]
	for _, c := range chunks {
		if n := len(out); n > 0 && (isSpread(out[n-1], c, opt) || isSign(out[n-1], c)) {
			out[n-1].join(c)
			continue
		}
		out = append(out, c)
	}
	return out
}

// isSpread reports whether c goes on with single Chinese characters that blanks spread over their cell, 合    计: nothing
// else is printed with blanks drawn between two single characters.
func isSpread(a, c *Chunk, opt Options) bool {
	return utf8.RuneCountInString(text.Squash(a.Text)) <= 2 && utf8.RuneCountInString(c.Text) == 1 && IsChinese(c.Text) && IsChinese(a.Text) &&
		c.X0-a.X1 < opt.SpreadGap*c.Size && a.BlankEnd
}

// isSign reports whether a is a currency sign before the amount c, or c a percent sign, a bracket or a note mark behind
// the amount a.
func isSign(a, c *Chunk) bool {
	return Currency.MatchString(a.Text) && strings.IndexAny(c.Text, "0123456789(-—–") == 0 ||
		trailing.MatchString(c.Text) && c.X0-a.X1 < 1.5*c.Size && digit.MatchString(a.Text)
}

func (c *Chunk) join(o *Chunk) {
	c.Glyphs = append(c.Glyphs, o.Glyphs...)
	c.BBox = c.BBox.Union(o.BBox)
	c.Size = max(c.Size, o.Size)
	c.Doubtful = c.Doubtful || o.Doubtful
	c.Text += " " + o.Text
}

// firstUnit is the width of the first glyphs that a line break can't part.
func firstUnit(glyphs []model.Glyph, of []int32) float64 {
	var box model.BBox
	for _, k := range of {
		g := &glyphs[k]
		wide := IsChinese(g.Text)
		if IsBlank(g.Text) && box.IsZero() {
			continue
		}
		if IsBlank(g.Text) || wide && !box.IsZero() {
			break
		}
		box = box.Union(g.BBox)
		if wide {
			break
		}
	}
	return box.Width()
}

// Between are the lines whose middle lies between two heights; lines stand from top to bottom.
func Between(lines []ChunkLine, top, bottom float64) []ChunkLine {
	at := func(y float64) int {
		i, _ := slices.BinarySearchFunc(lines, y, func(l ChunkLine, y float64) int { return cmp.Compare(l.CenterY(), y) })
		return i
	}
	from := at(top)
	return lines[from:max(at(bottom), from)]
}

// LinesOf cuts lines down to the chunks that are in.
func LinesOf(lines []ChunkLine, in func(*Chunk) bool) []ChunkLine {
	var out []ChunkLine
	for i := range lines {
		if l := lines[i].Only(in); len(l.Chunks) > 0 {
			out = append(out, l)
		}
	}
	return out
}
