package layout

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/juesuan/juesuan/layout/words"
)

// figuresAtFoot reports whether labels that go on in the next line have their figures there more often than in their
// first line: as Latin letters show, and the pitch of a line with a label alone between two with figures.
func figuresAtFoot(lines []chunkLine) bool {
	foot, top := 0, 0
	for i := 1; i < len(lines); i++ {
		u, c := lines[i-1].chunks, lines[i].chunks
		if isUnfinished(u[0].text, c[0].text) {
			if len(u) == 1 && len(c) > 1 {
				foot++
			}
			if len(u) > 1 && len(c) == 1 {
				top++
			}
		}
		if i+1 < len(lines) && len(u) > 1 && len(c) == 1 && len(lines[i+1].chunks) > 1 && !words.HasChinese(c[0].text) {
			up, down := lines[i].CenterY()-lines[i-1].CenterY(), lines[i+1].CenterY()-lines[i].CenterY()
			if down < nearer*up {
				foot++
			}
			if up < nearer*down {
				top++
			}
		}
	}
	return foot > top
}

// figurePitch is the median distance of lines with figures, 0 when there are no two.
func figurePitch(lines []chunkLine) float64 {
	var out []float64
	for i := 1; i < len(lines); i++ {
		if len(lines[i-1].chunks) > 1 && len(lines[i].chunks) > 1 {
			out = append(out, lines[i].CenterY()-lines[i-1].CenterY())
		}
	}
	if len(out) == 0 {
		return 0
	}
	slices.Sort(out)
	return out[len(out)/2]
}

// nearer: one line is nearer than another when it is so many times as far away.
const nearer = 0.85

// goesOnBelow reports whether u is the first line of a label whose figures stand beside its last one, c.
func (ch *chain) goesOnBelow(u, c *chunk) bool {
	return ch.alone[u] && u.first == 0 && (isUnfinished(u.text, c.text) || ch.atFoot && !words.HasChinese(c.text) && c.CenterY()-u.CenterY() < ch.rowPitch*nearer)
}

// isOutdented reports whether c begins left of u, and is set neither in its middle nor to its end: no rest of a label in
// Latin letters does, but the next group's name.
func isOutdented(u, c *chunk, opt Options) bool {
	return !words.IsChinese(c.text) && c.X0 < u.X0-opt.Outdent*c.size && !isBelow(u, c)
}

// unfinished ends with a word that another must follow, or in the middle of one.
var unfinished = regexp.MustCompile(`(?:,|-|–|&|\b(?:and|or|of|the|for|in|to|from|on|with|by|per|net|other|than|at|a|an))$`)

// isUnfinished reports whether a label in Latin letters goes on in the next line: where the amounts stand at the foot of
// their row, its first line has none.
func isUnfinished(before, after string) bool {
	r := firstRune(after)
	return r < 0x2E80 && (unicode.IsLower(r) || unfinished.MatchString(before) && unicode.IsLetter(r))
}

// fillsHead reports whether the label u may go on in c, of the same columns: a Chinese one breaks only where the
// next character had no room before the neighbouring columns; otherwise u spans them and c is a label under it.
func (ch *chain) fillsHead(u, c *chunk) bool {
	if u.first != c.first || u.last != c.last {
		return false
	}
	if !words.IsChinese(c.text) || u.first == 0 || u.last+1 == len(ch.cols) || isTail(c.text) {
		return true
	}
	return u.Width()+c.unit > ch.cols[u.last+1].x0-ch.cols[u.first-1].x1-2*ch.opt.FullSlack*u.size
}

// isTail reports whether a text is one character that is no label by itself, as 类, 款 and 项 are.
func isTail(text string) bool {
	return len([]rune(text)) == 1 && words.IsChinese(text) && !strings.Contains("类款项目节年", text)
}

// isBelow reports whether the two lines are set alike: in one middle, or from or to one edge.
func isBelow(u, c *chunk) bool {
	return math.Abs(u.CenterX()-c.CenterX()) < 2*borderSlack || math.Abs(u.X0-c.X0) < borderSlack || math.Abs(u.X1-c.X1) < borderSlack
}

// isFull reports whether the first word of c had no room on the line u.
func (ch *chain) isFull(u, c *chunk) bool {
	if u.first < u.last && c.first == c.last && isBelow(u, c) {
		return true // it runs over the edge of c's column
	}
	room := 0.0
	for col := u.first; col <= u.last; col++ {
		room += ch.widths[col]
	}
	blank := 0.0
	if !words.IsWide(firstRune(c.text)) {
		blank = 0.25 * c.size
	}
	return u.Width()+blank+c.unit > room-ch.opt.FullSlack*u.size && !strings.HasSuffix(u.text, ":") && !strings.HasSuffix(u.text, "：")
}

// restOnly reports whether the line that c stands in has nothing that begins a row: no figure, and nothing left of
// c but other rests.
func (ch *chain) restOnly(l *chunkLine, c *chunk) bool {
	for k := range l.chunks {
		o := &l.chunks[k]
		if o != c && (words.IsFigure(o.text) || o.X0 < c.X0) {
			return false
		}
	}
	return true
}

// straddles reports whether u, in line i, and c, in line j, are the two lines of a cell whose row has its other cells
// between them: in the middle of their height, and none of them in the same columns. So are rows set whose cells are
// centred. Figures stand between: in heads and forms, labels lie so over each other.
func straddles(lines []chunkLine, i, j int, u, c *chunk, opt Options) bool {
	if j != i+2 || i < 0 || u.head || c.head || words.IsFigure(u.text) || words.IsFigure(c.text) {
		return false
	}
	middle := &lines[i+1]
	pitch := c.CenterY() - u.CenterY()
	if pitch > 2*opt.LinePitch*c.size || math.Abs(middle.CenterY()-(u.CenterY()+c.CenterY())/2) > 0.25*c.size {
		return false
	}
	for _, l := range []*chunkLine{&lines[i], &lines[j]} {
		if slices.ContainsFunc(l.chunks, func(o chunk) bool { return words.IsFigure(o.text) }) {
			return false
		}
	}
	figures := slices.ContainsFunc(middle.chunks, func(o chunk) bool { return words.IsFigure(o.text) })
	return figures && !slices.ContainsFunc(middle.chunks, func(o chunk) bool {
		return o.first <= c.last && c.first <= o.last || o.first <= u.last && u.first <= o.last
	})
}
