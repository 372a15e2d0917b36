package layout

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// chunk is a stretch of one printed line that lies in one cell: no gap in it is as wide as one between columns.
type chunk struct {
	model.BBox // of its ink, dot leaders left out
	glyphs     []int32
	text       string
	size       float64
	blankEnd   bool // a blank was drawn behind it
	doubtful   bool // one of its glyphs may be another character
	// unit is the width of what must stay together at its beginning: one Chinese character, or a Latin word.
	unit float64
	// rank is its place in the order in which the page's chunks were drawn.
	rank     int
	line     int // index of its line on the page
	row      int // and among the lines of its table
	up, down int // lines above and below that it overlaps
	// what columns and rows make of it
	first, last int        // columns that its ink lies in
	head        bool       // it stands in a line of the head
	aside       bool       // another chunk stands for it while columns are sought
	own         model.BBox // its box while BBox is that of others it stands for
	tier        int        // its line in the head, counted from the lowest, which is 1; 0 in the body
}

// chunkLine is one printed line of chunks, from left to right.
type chunkLine struct {
	model.BBox
	size   float64
	chunks []chunk
}

func (l *chunkLine) text() string {
	parts := make([]string, len(l.chunks))
	for i := range l.chunks {
		parts[i] = l.chunks[i].text
	}
	return strings.Join(parts, " ")
}

// glyphsToChunkLines parts each line of upright glyphs where a column could end.
func glyphsToChunkLines(glyphs []model.Glyph, of []int32, opt Options) []chunkLine {
	var lines []chunkLine
	for _, line := range glyphsToRuns(glyphs, of, opt) {
		if l := glyphsToChunks(glyphs, line, opt); len(l.chunks) > 0 {
			lines = append(lines, l)
		}
	}
	rankChunks(lines)
	return lines
}

// glyphsToRuns sorts upright glyphs into lines, as words.FromGlyphs does, each from left to right. Turned glyphs are left
// out: no table is found by their alignment.
func glyphsToRuns(glyphs []model.Glyph, of []int32, opt Options) [][]int32 {
	at := make([]int32, 0, len(of))
	for _, k := range of {
		if g := &glyphs[k]; !g.Vertical && words.Quarter(g.Angle) == 0 {
			at = append(at, k)
		}
	}
	slices.SortStableFunc(at, func(a, b int32) int { return cmp.Compare(glyphs[a].CenterY(), glyphs[b].CenterY()) })
	var lines [][]int32
	for i := 0; i < len(at); {
		j, mean := i+1, glyphs[at[i]].CenterY()
		for j < len(at) && glyphs[at[j]].CenterY()-mean < opt.Words.LineOverlap*min(glyphs[at[j]].Size, glyphs[at[i]].Size) {
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

// rankChunks numbers the chunks in drawing order, and by line.
func rankChunks(lines []chunkLine) {
	var all []*chunk
	for i := range lines {
		for k := range lines[i].chunks {
			lines[i].chunks[k].line = i
			all = append(all, &lines[i].chunks[k])
		}
	}
	slices.SortFunc(all, func(a, b *chunk) int { return cmp.Compare(a.drawn(), b.drawn()) })
	for i, c := range all {
		c.rank = i
	}
}

// drawn is the index of the glyph of it that was drawn first.
func (c *chunk) drawn() int32 { return slices.Min(c.glyphs) }

// glyphsToChunks parts one line of glyphs, which are sorted from left to right.
func glyphsToChunks(glyphs []model.Glyph, line []int32, opt Options) chunkLine {
	leader := dotLeaders(glyphs, line)
	var out chunkLine
	var cur chunk
	var text strings.Builder
	last := "" // glyph of cur
	spaced, dots := false, false
	tight := false // all glyphs of cur, two at least, stand against each other
	end := func() {
		if len(cur.glyphs) > 0 && !cur.BBox.IsZero() {
			cur.text = text.String()
			cur.unit = firstUnit(glyphs, cur.glyphs)
			out.chunks = append(out.chunks, cur)
		}
		if !cur.BBox.IsZero() || len(cur.glyphs) == 0 {
			cur = chunk{}
			text.Reset()
		}
	}
	for i, k := range line {
		g := &glyphs[k]
		if words.IsBlank(g.Text) {
			spaced = spaced || g.Width() > 0.05*g.Size
			if len(cur.glyphs) > 0 {
				cur.glyphs = append(cur.glyphs, k)
				cur.blankEnd = true
			}
			continue
		}
		if leader[i] {
			cur.glyphs = append(cur.glyphs, k)
			dots = true
			continue
		}
		gap := (g.X0 - cur.X1) / max(min(cur.size, g.Size), 0.1)
		if !cur.BBox.IsZero() && (dots || partsCells(text.String(), g.Text, gap, spaced, opt) ||
			tight && gap > opt.ChineseGap && !spaced && words.IsChinese(g.Text) && isChineseEnd(text.String())) {
			end()
			tight = false
		} else if text.Len() > 0 && (spaced || gap > words.LatinGap && words.IsLatinBlank(last, g.Text)) {
			text.WriteByte(' ')
		}
		last = g.Text
		if !cur.BBox.IsZero() {
			tight = gap < opt.AmountGap && (tight || len(cur.glyphs) == 1)
		}
		cur.glyphs = append(cur.glyphs, k)
		cur.BBox = cur.BBox.Union(g.BBox)
		cur.size = max(cur.size, g.Size)
		cur.doubtful = cur.doubtful || g.Doubtful
		text.WriteString(g.Text)
		spaced, dots, cur.blankEnd = false, false, false
	}
	end()
	out.chunks = joinSigns(joinSpread(out.chunks, opt))
	for _, c := range out.chunks {
		out.BBox = out.BBox.Union(c.BBox)
		out.size = max(out.size, c.size)
	}
	return out
}

// closedAmount ends with an amount that can have no further digit: what follows after the least gap is another cell.
var closedAmount = regexp.MustCompile(`(?:^|[^0-9.,])(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{2})?|[0-9]+\.[0-9]{2})[)%]?$`)

func isChineseEnd(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return words.IsWide(r)
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
			} else if !words.IsBlank(t) {
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

// joinSpread joins single Chinese characters that blanks spread over their cell, 合    计: nothing else is printed
// with blanks that were drawn between two single characters.
func joinSpread(chunks []chunk, opt Options) []chunk {
	out := chunks[:0]
	for _, c := range chunks {
		if n := len(out); n > 0 {
			a := &out[n-1]
			if utf8.RuneCountInString(text.Squash(a.text)) <= 2 && utf8.RuneCountInString(c.text) == 1 && words.IsChinese(c.text) && words.IsChinese(a.text) &&
				c.X0-a.X1 < opt.SpreadGap*c.size && a.blankEnd {
				a.join(&c)
				continue
			}
		}
		out = append(out, c)
	}
	return out
}

var (
	currency = regexp.MustCompile(`^\(?(?:[$€£¥￥]|US\$|HK\$|RMB|Rs\.?)\(?$`)
	trailing = regexp.MustCompile(`^(?:%|\)|\)%|\*+|†|‡|[(\[][a-z0-9*][)\]])$`)
	digit    = regexp.MustCompile(`[0-9]`)
)

// joinSigns gives a currency sign that stands apart to the amount behind it, and a percent sign, bracket or
// footnote mark to what it stands behind.
func joinSigns(chunks []chunk) []chunk {
	out := chunks[:0]
	for _, c := range chunks {
		if n := len(out); n > 0 {
			a := &out[n-1]
			if currency.MatchString(a.text) && strings.IndexAny(c.text, "0123456789(-—–") == 0 || trailing.MatchString(c.text) && c.X0-a.X1 < 1.5*c.size && digit.MatchString(a.text) {
				a.join(&c)
				continue
			}
		}
		out = append(out, c)
	}
	return out
}

func (c *chunk) join(o *chunk) {
	c.glyphs = append(c.glyphs, o.glyphs...)
	c.BBox = c.BBox.Union(o.BBox)
	c.size = max(c.size, o.size)
	c.doubtful = c.doubtful || o.doubtful
	c.text += " " + o.text
}

// firstUnit is the width of the first glyphs that a line break can't part.
func firstUnit(glyphs []model.Glyph, of []int32) float64 {
	var box model.BBox
	for _, k := range of {
		g := &glyphs[k]
		if words.IsBlank(g.Text) {
			if box.IsZero() {
				continue
			}
			break
		}
		if !box.IsZero() && words.IsWide(firstRune(g.Text)) {
			break
		}
		box = box.Union(g.BBox)
		if words.IsWide(firstRune(g.Text)) {
			break
		}
	}
	return box.Width()
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
