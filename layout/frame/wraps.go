package frame

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/juesuan/juesuan/layout/edges"
	"github.com/juesuan/juesuan/layout/words"
)

// figuresAtFoot reports whether labels that go on in the next line have their figures there more often than in their
// first line: as Latin letters show, and the pitch of a line with a label alone between two with figures.
func figuresAtFoot(lines []textLine) bool {
	foot, top := 0, 0
	for i := 1; i < len(lines); i++ {
		u, c := lines[i-1].texts, lines[i].texts
		if isUnfinished(u[0].Text, c[0].Text) {
			if len(u) == 1 && len(c) > 1 {
				foot++
			}
			if len(u) > 1 && len(c) == 1 {
				top++
			}
		}
		if i+1 < len(lines) && len(u) > 1 && len(c) == 1 && len(lines[i+1].texts) > 1 && !words.HasChinese(c[0].Text) {
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
func figurePitch(lines []textLine) float64 {
	var out []float64
	for i := 1; i < len(lines); i++ {
		if len(lines[i-1].texts) > 1 && len(lines[i].texts) > 1 {
			out = append(out, lines[i].CenterY()-lines[i-1].CenterY())
		}
	}
	return median(out)
}

func median(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	slices.Sort(values)
	return values[len(values)/2]
}

// nearer: one line is nearer than another when it is so many times as far away.
const nearer = 0.85

// goesOnBelow reports whether u is the first line of a label whose figures stand beside its last one, c.
func (ch *chain) goesOnBelow(u, c *text) bool {
	return u.alone && u.First == 0 && (isUnfinished(u.Text, c.Text) || ch.atFoot && !words.HasChinese(c.Text) && c.CenterY()-u.CenterY() < ch.rowPitch*nearer)
}

// sharesRow reports whether u and c are of one row that a code or the number of its line names: from the line of the one to
// that of the other there is one such name, and no more than one line with amounts.
func (ch *chain) sharesRow(u, c *text) bool {
	named, priced := 0, 0
	for _, l := range ch.lines[u.row : c.row+1] {
		if slices.ContainsFunc(l.texts, func(t *text) bool { return t.names }) {
			named++
		}
		if slices.ContainsFunc(l.texts, func(t *text) bool { return words.IsAmount(t.Text) }) {
			priced++
		}
	}
	return named == 1 && priced <= 1
}

// unfinished ends with a word that another must follow, or in the middle of one.
var unfinished = regexp.MustCompile(`(?:,|-|–|&|\b(?:and|or|of|the|for|in|to|from|on|with|by|per|net|other|than|at|a|an))$`)

// isUnfinished reports whether a label in Latin letters goes on in the next line: where the amounts stand at the foot of
// their row, its first line has none.
func isUnfinished(before, after string) bool {
	r, _ := utf8.DecodeRuneInString(after)
	return r < 0x2E80 && (unicode.IsLower(r) || unfinished.MatchString(before) && unicode.IsLetter(r))
}

// fillsHead reports whether the label u may go on in c, of the same columns: a Chinese one breaks only where the
// next character had no room before the neighbouring columns; otherwise u spans them and c is a label under it.
func (ch *chain) fillsHead(u, c *text) bool {
	if u.Range != c.Range {
		return false
	}
	if !words.IsChinese(c.Text) || u.First == 0 || u.Last+1 == len(ch.cols) || isTail(c.Text) {
		return true
	}
	return u.Width()+c.Unit > ch.cols[u.Last+1].X0-ch.cols[u.First-1].X1-2*ch.opt.FullSlack*u.Size
}

// isTail reports whether a text is one character that is no label by itself, as 类, 款 and 项 are.
func isTail(said string) bool {
	return utf8.RuneCountInString(said) == 1 && words.IsChinese(said) && !strings.Contains("类款项目节年", said)
}

// isBelow reports whether the two lines are set alike: in one middle, or from or to one edge.
func isBelow(u, c *text) bool {
	return math.Abs(u.CenterX()-c.CenterX()) < 2*edges.Exact || math.Abs(u.X0-c.X0) < edges.Exact || math.Abs(u.X1-c.X1) < edges.Exact
}

// isFull reports whether the first word of c had no room on the line u.
func (ch *chain) isFull(u, c *text) bool {
	if u.First < u.Last && c.First == c.Last && isBelow(u, c) {
		return true // it runs over the edge of c's column
	}
	room := 0.0
	for _, width := range ch.widths[u.First : u.Last+1] {
		room += width
	}
	blank := 0.0
	if !words.IsChinese(c.Text) {
		blank = 0.25 * c.Size
	}
	return u.Width()+blank+c.Unit > room-ch.opt.FullSlack*u.Size && !strings.HasSuffix(u.Text, ":") && !strings.HasSuffix(u.Text, "：")
}

// restOnly reports whether the line that c stands in has nothing that begins a row: no figure, and nothing left of
// c but other rests.
func restOnly(l *textLine, c *text) bool {
	return !slices.ContainsFunc(l.texts, func(o *text) bool { return o != c && (words.IsFigure(o.Text) || o.X0 < c.X0) })
}

// straddles reports whether u and c are the two lines of a cell whose row has its other cells
// between them: in the middle of their height, and none of them in the same columns. So are rows set whose cells are
// centred. Figures stand between: in heads and forms, labels lie so over each other.
func straddles(lines []textLine, u, c *text, opt Options) bool {
	if c.row != u.row+2 || u.head || c.head || lines[u.row].hasFigure() || lines[c.row].hasFigure() {
		return false
	}
	middle := &lines[u.row+1]
	pitch := c.CenterY() - u.CenterY()
	if pitch > 2*opt.LinePitch*c.Size || math.Abs(middle.CenterY()-(u.CenterY()+c.CenterY())/2) > 0.25*c.Size {
		return false
	}
	return middle.hasFigure() && !slices.ContainsFunc(middle.texts, func(o *text) bool {
		return o.First <= c.Last && c.First <= o.Last || o.First <= u.Last && u.First <= o.Last
	})
}
