package words

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/juesuan/juesuan/model"
)

// Line is one printed line: of a cell, or of running text.
type Line struct {
	model.BBox
	// Size is that of its largest glyph, in points.
	Size float64
	// Words stand from left to right; gaps part them.
	Words []model.Word
	// Overprinted is set where glyphs lie on one another: two texts in one place.
	Overprinted bool
}

// Text is the line's words, parted by one blank.
func (l Line) Text() string {
	if len(l.Words) == 1 {
		return l.Words[0].Text
	}
	parts := make([]string, len(l.Words))
	for i, w := range l.Words {
		parts[i] = w.Text
	}
	return strings.Join(parts, " ")
}

// Buffer is scratch space of FromGlyphs; nil is an empty one.
type Buffer []placed

// placed is a glyph in reading space: x runs along the line, y from line to line.
type placed struct {
	g              *model.Glyph
	x0, x1, y      float64
	size           float64
	blank, chinese bool
}

// FromGlyphs sorts the glyphs of one area into lines in reading order, and each line into words that gaps
// wider than wordGap em part. buf is scratch space and may be nil.
func FromGlyphs(glyphs []model.Glyph, of []int32, wordGap float64, opt Options, buf Buffer) ([]Line, Buffer) {
	buf = toReadingSpace(glyphs, of, buf[:0])
	slices.SortStableFunc(buf, func(a, b placed) int { return cmp.Compare(a.y, b.y) })
	var lines []Line
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
func toReadingSpace(glyphs []model.Glyph, of []int32, buf Buffer) Buffer {
	var count [4]int
	vertical := 0
	for _, k := range of {
		g := &glyphs[k]
		if IsBlank(g.Text) {
			continue
		}
		if g.Vertical {
			vertical++
		} else {
			count[Quarter(g.Angle)]++
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
	angle, slanted := commonSlant(glyphs, of)
	sin, cos := math.Sincos(angle * math.Pi / 180)
	for _, k := range of {
		g := &glyphs[k]
		p := placed{g: g, size: g.Size, blank: IsBlank(g.Text), chinese: IsChinese(g.Text)}
		if slanted { // the box of a turned glyph is wider than the glyph
			along, half := g.CenterX()*cos+g.CenterY()*sin, g.Size/4
			if p.chinese {
				half = g.Size / 2
			}
			p.x0, p.x1, p.y = along-half, along+half, g.CenterY()*cos-g.CenterX()*sin
			buf = append(buf, p)
			continue
		}
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

// slant: glyphs turned by more than this from a multiple of 90° stand on no level line, in degrees.
const slant = 7

// commonSlant is the angle at which all glyphs of a cell are set, when they are set at a slant.
func commonSlant(glyphs []model.Glyph, of []int32) (angle float64, ok bool) {
	for _, k := range of {
		g := &glyphs[k]
		if IsBlank(g.Text) {
			continue
		}
		if math.Abs(g.Angle-90*math.Round(g.Angle/90)) <= slant || ok && math.Abs(g.Angle-angle) > 0.5 {
			return 0, false
		}
		angle, ok = g.Angle, true
	}
	return angle, ok
}

// drawnDownwards reports whether upright glyphs were set one under the other in more than one column: a head
// in vertical writing whose producer placed every character by itself.
func drawnDownwards(glyphs []model.Glyph, of []int32) bool {
	downwards, columns := 0, 0
	var last *model.Glyph
	for _, k := range of {
		g := &glyphs[k]
		if IsBlank(g.Text) {
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

// Quarter is the number of Quarter turns clockwise nearest to the angle.
func Quarter(angle float64) int { return int(math.Round(angle/90)) & 3 }

// placedToLine makes words of glyphs sorted along one line. It gives false when all are blanks.
func placedToLine(line []placed, wordGap float64, opt Options) (Line, bool) {
	var out Line
	var word strings.Builder
	var box model.BBox
	sizes := 0
	var last *placed
	spaced := false
	flush := func() {
		if word.Len() > 0 {
			out.Words = append(out.Words, model.Word{BBox: box, Text: word.String()})
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
			out.Overprinted = out.Overprinted || overprints(last, p)
			gap := (p.x0 - last.x1) / max(min(p.size, last.size), 0.1)
			switch {
			case gap > pointGap && gap <= opt.WordGap && !spaced && isDrawnPoint(line, i):
				word.WriteRune(thinBlank)
			case gap > wordGap && gap > opt.WordGap:
				flush()
			case spaced && gap > 0.08, gap > opt.WordGap, gap > LatinGap && IsLatinBlank(last.g.Text, p.g.Text):
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
		if p.size > out.Size {
			out.Size = p.size
		}
		sizes++
		last, spaced = p, false
	}
	flush()
	return out, sizes > 0 && len(out.Words) > 0
}

// overprints reports whether most of the narrower of two letters or digits lies on the other. Points and marks may.
func overprints(a, b *placed) bool {
	const most = 0.5
	if !isLetterOrDigit(a.g.Text) || !isLetterOrDigit(b.g.Text) {
		return false
	}
	narrower := min(a.x1-a.x0, b.x1-b.x0)
	return narrower > 0 && min(a.x1, b.x1)-max(a.x0, b.x0) > most*narrower
}

func isLetterOrDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
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
	return gap < LatinGap*line[i].size && unicode.IsDigit(r)
}

// LatinGap parts Latin words set without space glyphs, in em: a typeset blank is 0.25 em, kerning under 0.1.
const LatinGap = 0.18
