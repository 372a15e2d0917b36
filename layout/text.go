package layout

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/juesuan/juesuan/model"
)

// textLine is one printed line: of a cell, or of running text.
type textLine struct {
	model.BBox
	size  float64
	words []model.Word
}

// text is the line's words, parted by one blank.
func (l textLine) text() string {
	if len(l.words) == 1 {
		return l.words[0].Text
	}
	parts := make([]string, len(l.words))
	for i, w := range l.words {
		parts[i] = w.Text
	}
	return strings.Join(parts, " ")
}

// placed is a glyph in reading space: x runs along the line, y from line to line.
type placed struct {
	g              *model.Glyph
	x0, x1, y      float64
	size           float64
	blank, chinese bool
}

// glyphsToLines sorts the glyphs of one area into lines in reading order, and each line into words that gaps
// wider than wordGap em part. buf is scratch space and may be nil.
func glyphsToLines(glyphs []model.Glyph, of []int32, wordGap float64, opt Options, buf []placed) ([]textLine, []placed) {
	buf = toReadingSpace(glyphs, of, buf[:0])
	slices.SortStableFunc(buf, func(a, b placed) int { return cmp.Compare(a.y, b.y) })
	var lines []textLine
	for i := 0; i < len(buf); {
		j, mean := i+1, buf[i].y
		for j < len(buf) && buf[j].y-mean < opt.LineOverlap*min(buf[j].size, buf[i].size) {
			mean += (buf[j].y - mean) / float64(j-i+1)
			j++
		}
		slices.SortStableFunc(buf[i:j], func(a, b placed) int { return cmp.Compare(a.x0, b.x0) })
		if l, ok := placedToLine(buf[i:j], wordGap, opt); ok {
			lines = append(lines, l)
		}
		i = j
	}
	return lines, buf
}

// toReadingSpace turns the glyphs so that their lines run left to right and stack downwards. Glyphs that run in
// another direction than most of the area's keep their place, which parts them from the others' lines.
func toReadingSpace(glyphs []model.Glyph, of []int32, buf []placed) []placed {
	var count [4]int
	vertical := 0
	for _, k := range of {
		g := &glyphs[k]
		if isBlank(g.Text) {
			continue
		}
		if g.Vertical {
			vertical++
		} else {
			count[quarter(g.Angle)]++
		}
	}
	turn := 0
	for q := 1; q < 4; q++ {
		if count[q] > count[turn] {
			turn = q
		}
	}
	if vertical > count[turn] || turn == 0 && drawnDownwards(glyphs, of) { // columns from right to left, each read downwards
		turn = 1
	}
	for _, k := range of {
		g := &glyphs[k]
		p := placed{g: g, size: g.Size, blank: isBlank(g.Text), chinese: isChinese(g.Text)}
		switch turn {
		case 0:
			p.x0, p.x1, p.y = g.X0, g.X1, g.CenterY()
		case 1: // read downwards, lines from right to left
			p.x0, p.x1, p.y = g.Top, g.Bottom, -g.CenterX()
		case 2: // upside down
			p.x0, p.x1, p.y = -g.X1, -g.X0, -g.CenterY()
		case 3: // read upwards, lines from left to right
			p.x0, p.x1, p.y = -g.Bottom, -g.Top, g.CenterX()
		}
		buf = append(buf, p)
	}
	return buf
}

// drawnDownwards reports whether upright glyphs were set one under the other in more than one column: a head
// in vertical writing whose producer placed every character by itself.
func drawnDownwards(glyphs []model.Glyph, of []int32) bool {
	downwards, columns := 0, 0
	var last *model.Glyph
	for _, k := range of {
		g := &glyphs[k]
		if isBlank(g.Text) {
			continue
		}
		if last != nil {
			dx, dy := (g.CenterX()-last.CenterX())/g.Size, (g.CenterY()-last.CenterY())/g.Size
			switch {
			case math.Abs(dx) < 0.3 && dy > 0.5 && dy < 1.8:
				downwards++
			case dx < -0.7 && dy <= 0: // up again, in the column to the left
				columns++
			default:
				return false
			}
		}
		last = g
	}
	return columns > 0 && downwards > columns
}

// quarter is the number of quarter turns clockwise nearest to the angle.
func quarter(angle float64) int { return int(math.Round(angle/90)) & 3 }

// placedToLine makes words of glyphs sorted along one line. It gives false when all are blanks.
func placedToLine(line []placed, wordGap float64, opt Options) (textLine, bool) {
	var out textLine
	var word strings.Builder
	var box model.BBox
	sizes := 0
	var last *placed
	spaced := false
	flush := func() {
		if word.Len() > 0 {
			out.words = append(out.words, model.Word{BBox: box, Text: word.String()})
			out.BBox = out.BBox.Union(box)
			word.Reset()
			box = model.BBox{}
		}
	}
	for i := range line {
		p := &line[i]
		said := p.g.Text
		if p.blank {
			if said = signOfBlank(line, i); said == "" {
				spaced = spaced || p.x1-p.x0 > blankWidth*p.size
				continue
			}
			spaced = false
		}
		if last != nil {
			gap := (p.x0 - last.x1) / max(min(p.size, last.size), 0.1)
			switch {
			case gap > pointGap && gap <= opt.WordGap && !spaced && isDrawnPoint(line, i):
				word.WriteRune(thinBlank)
			case gap > wordGap && gap > opt.WordGap:
				flush()
			case spaced && gap > 0.08, gap > opt.WordGap, gap > latinGap && isLatinBlank(last.g.Text, p.g.Text):
				word.WriteByte(' ')
			}
		}
		if p.blank {
			word.WriteString(said)
		} else {
			for _, r := range said {
				if !isIgnorable(r) {
					word.WriteRune(r)
				}
			}
		}
		box = box.Union(p.g.BBox)
		if p.size > out.size {
			out.size = p.size
		}
		sizes++
		last, spaced = p, false
	}
	flush()
	return out, sizes > 0 && len(out.words) > 0
}

// blankWidth is the width from which a character that prints nothing takes room, in em.
const blankWidth = 0.05

// signOfBlank is what a character without a mark stands for beside a digit when its font gives it a width: the font
// prints a sign there and does not call it so. Before a number, a soft hyphen is the minus; between two digits it stays
// as it is, for the lexer of numbers, and so does a blank too thin to part words. "" elsewhere.
func signOfBlank(line []placed, i int) string {
	p := &line[i]
	r, size := utf8.DecodeRuneInString(p.g.Text)
	hidden := isIgnorable(r) && !unicode.IsControl(r)
	if size != len(p.g.Text) || !hidden && !isThinBlank(r) || p.x1-p.x0 <= blankWidth*p.size || !besideDigit(line, i, 1) {
		return ""
	}
	switch {
	case besideDigit(line, i, -1):
		return p.g.Text
	case r == softHyphen:
		return "-"
	}
	return ""
}

const softHyphen = 0xAD

// pointGap is the room, in em, from which a point may be drawn between two digits; a point is set on 0.25 to 0.28 em.
// tightGap is what digits of one figure leave between them at most.
const pointGap, tightGap = 0.15, 0.05

// thinBlank stands in a figure for what is drawn there and is no text.
const thinBlank = 0x2009

// isDrawnPoint reports whether glyph i is the first of the last two digits of a figure whose other digits stand against
// each other: the gap before it is that of a decimal point which is drawn, not set.
func isDrawnPoint(line []placed, i int) bool {
	behind := 0
	for k := i; k < len(line) && isDigitGlyph(&line[k]); k++ {
		if k > i && gapBetween(&line[k-1], &line[k]) > tightGap {
			break
		}
		behind++
	}
	if behind != 2 {
		return false
	}
	before := 0
	for k := i - 1; k >= 0 && isDigitGlyph(&line[k]); k-- {
		if before > 0 && gapBetween(&line[k], &line[k+1]) > tightGap {
			return false
		}
		before++
	}
	return before > 0
}

func isDigitGlyph(p *placed) bool {
	r, size := utf8.DecodeRuneInString(p.g.Text)
	return size == len(p.g.Text) && unicode.IsDigit(r)
}

func gapBetween(a, b *placed) float64 { return (b.x0 - a.x1) / max(min(a.size, b.size), 0.1) }

// isThinBlank holds for blanks that part groups of digits, and never words.
func isThinBlank(r rune) bool { return r >= 0x2006 && r <= 0x200A || r == 0x202F || r == 0x205F }

// besideDigit reports whether the next glyph in a direction is a digit that stands against glyph i.
func besideDigit(line []placed, i, step int) bool {
	k := i + step
	if k < 0 || k >= len(line) || line[k].blank {
		return false
	}
	gap := max(line[k].x0-line[i].x1, line[i].x0-line[k].x1)
	r, _ := utf8.DecodeRuneInString(line[k].g.Text)
	return gap < latinGap*line[i].size && unicode.IsDigit(r)
}

// latinGap parts Latin words set without space glyphs, in em: a typeset blank is 0.25 em, kerning under 0.1.
const latinGap = 0.18

// joinLines joins the printed lines of one cell: nothing between Chinese characters, nothing inside a number
// that wrapped, one blank between Latin words.
func joinLines(lines []string) string {
	if len(lines) == 1 {
		return lines[0]
	}
	var b strings.Builder
	for i, l := range lines {
		if i > 0 && blankBetween(lines[i-1], l) {
			b.WriteByte(' ')
		}
		b.WriteString(l)
	}
	return b.String()
}

func blankBetween(before, after string) bool {
	a, _ := utf8.DecodeLastRuneInString(before)
	b, _ := utf8.DecodeRuneInString(after)
	if isWide(a) || isWide(b) {
		return false
	}
	if isWrappedNumber(before, after) {
		return false
	}
	return a != '-' || !unicode.IsLetter(b)
}

// isWrappedNumber reports whether two lines are the parts of one number: 1,703. / 00, 3 / 3, 12,345,6 / 78.90.
// A number that already has its two decimals ends there.
func isWrappedNumber(before, after string) bool {
	if !isNumeric(before) || !isNumeric(after) || strings.HasPrefix(after, "-") {
		return false
	}
	if strings.Count(before, ".")+strings.Count(after, ".") > 1 {
		return false
	}
	if i := strings.IndexByte(before, '.'); i >= 0 && len(before)-i-1 >= 2 {
		return false
	}
	return true
}

// isNumeric reports whether s is made of digits and their separators, with a digit or separator at least.
func isNumeric(s string) bool {
	if s == "" {
		return false
	}
	for i, r := range s {
		switch {
		case r >= '0' && r <= '9', r >= '０' && r <= '９', r == ',', r == '.', r == '，', r == '．':
		case i == 0 && (r == '-' || r == '－'):
		default:
			return false
		}
	}
	return true
}

func isBlank(s string) bool {
	for _, r := range s {
		if !unicode.IsSpace(r) && !isIgnorable(r) {
			return false
		}
	}
	return true
}

// isIgnorable are characters without a mark: zero-width blanks, joiners, soft hyphen, byte order mark, controls.
func isIgnorable(r rune) bool {
	return r == 0xAD || r >= 0x200B && r <= 0x200F || r == 0x2060 || r == 0xFEFF || unicode.IsControl(r)
}

// isWide reports whether r is set on the full width of an em: a Chinese character or its punctuation.
func isWide(r rune) bool {
	return r >= 0x2E80 && r <= 0x9FFF || r >= 0xF900 && r <= 0xFAFF || r >= 0xFE30 && r <= 0xFE4F ||
		r >= 0xFF00 && r <= 0xFFEF || r >= 0x20000 && r <= 0x3FFFF || strings.ContainsRune("“”‘’—…·、", r)
}

func isChinese(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isWide(r)
}

// isLatinBlank reports whether a gap between the two characters is the blank between words: one is a Latin letter, and
// none Chinese.
func isLatinBlank(a, b string) bool {
	return (isLatin(a) || isLatin(b)) && !isChinese(a) && !isChinese(b)
}

func isLatin(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r < 0x2E80 && unicode.IsLetter(r)
}
