package scan

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/model"
)

// fonts are two, used by turns, so that the glyphs of neighbouring cells are no run of one font.
var fonts = []model.Font{{Name: "scan"}, {Name: "scan"}}

const (
	chineseHeight = 0.92 // of the ink of Chinese characters, in em
	figuresHeight = 0.72 // of the ink of figures and capitals
)

// unread stands for print in a cell that no engine can read: the cell is not blank.
const unread = "\uFFFD"

// glyphs are those of a line's reading, in points. n counts lines.
func (l *line) glyphs(scale float64, n int, opt Options) []model.Glyph {
	chars := l.placedChars()
	if len(chars) == 0 && l.table != outside.table && float64(l.box.Dy()) >= figuresHeight*figureHeight*l.em {
		l.doubtful = true
		chars = []ocr.Char{{Text: unread, X1: float64(l.box.Dx())}}
	}
	if len(chars) == 0 {
		return nil
	}
	size := l.size(chars)
	closeGaps(chars, size, l.kind != ocr.Text, opt)
	out := make([]model.Glyph, 0, len(chars))
	for _, c := range chars {
		part, begins := l.partAt((c.X0 + c.X1) / 2)
		left, right := float64(part.Min.X)+max(c.X0-begins, 0), float64(part.Min.X)+min(c.X1-begins, float64(part.Dx()))
		middle := float64(part.Min.Y+part.Max.Y) / 2
		out = append(out, model.Glyph{
			BBox: model.BBox{X0: left / scale, Top: (middle - size/2) / scale, X1: right / scale, Bottom: (middle + size/2) / scale},
			Text: c.Text, Size: size / scale, Font: n % len(fonts), Confidence: c.Confidence, Doubtful: l.doubtful,
		})
	}
	return out
}

// size is the size of the line's type in pixels.
func (l *line) size(chars []ocr.Char) float64 {
	_, width := l.offsets()
	height := float64(l.parts[0].Dy())
	for _, c := range chars {
		if r, _ := utf8.DecodeRuneInString(c.Text); unicode.Is(unicode.Han, r) {
			return max(height/chineseHeight, min(l.em, float64(width)/float64(len(chars))))
		}
	}
	return max(height/figuresHeight, l.em*figuresHeight)
}

// placedChars are the characters of the reading with their places, blanks left out. An engine that tells no places gets
// them by width.
func (l *line) placedChars() []ocr.Char {
	if len(l.chars) > 0 && l.charsSpell() {
		out := make([]ocr.Char, 0, len(l.chars))
		for _, c := range l.chars {
			if strings.TrimSpace(c.Text) != "" {
				out = append(out, c)
			}
		}
		return out
	}
	var all float64
	for _, r := range l.text {
		all += widthOf(r)
	}
	var out []ocr.Char
	_, width := l.offsets()
	unit, at := float64(width)/max(all, 1), 0.0
	for _, r := range l.text {
		w := widthOf(r) * unit
		if !unicode.IsSpace(r) {
			out = append(out, ocr.Char{Text: string(r), X0: at, X1: at + w, Confidence: l.confidence})
		}
		at += w
	}
	return out
}

// charsSpell reports whether the characters are those of the text: a reading that was made plain is not.
func (l *line) charsSpell() bool {
	var b strings.Builder
	for _, c := range l.chars {
		b.WriteString(c.Text)
	}
	return plain(b.String()) == plain(l.text)
}

func widthOf(r rune) float64 {
	if r < 0x2E80 {
		return 0.5
	}
	return 1
}

// closeGaps makes characters touch whose gap is no blank.
func closeGaps(chars []ocr.Char, size float64, always bool, opt Options) {
	for i := 1; i < len(chars); i++ {
		a, b := &chars[i-1], &chars[i]
		most := opt.Blank
		if isHalfEmpty(a.Text) || isHalfEmpty(b.Text) {
			most += opt.BlankAtPunctuation
		}
		if gap := b.X0 - a.X1; always || gap <= most*size {
			middle := math.Max(a.X1, a.X0) + gap/2
			a.X1, b.X0 = middle, middle
		}
	}
}

// isHalfEmpty holds for Chinese punctuation that fills less than its place.
func isHalfEmpty(text string) bool {
	return strings.ContainsAny(text, "、，。：；！？（）《》“”‘’·—…")
}

// alternative is what the engines read, where that is doubtful.
func (l *line) alternative(scale float64) model.Alternative {
	out := model.Alternative{BBox: model.BBox{
		X0: float64(l.box.Min.X) / scale, Top: float64(l.box.Min.Y) / scale,
		X1: float64(l.box.Max.X) / scale, Bottom: float64(l.box.Max.Y) / scale,
	}}
	for _, r := range l.readings {
		out.Readings = append(out.Readings, model.Reading{Engine: string(r.Engine), Text: plain(r.Text), Confidence: r.Confidence})
	}
	return out
}
