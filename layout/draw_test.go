package layout

import (
	"fmt"
	"strings"

	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// A drawn character is 6 pt wide (a Chinese one 12) and a drawn line 12 pt high.
const (
	charWidth  = 6.0
	lineHeight = 12.0
)

// draw makes a page of an ASCII drawing: + - | are rules, anything else is text. ~ is a blank cell filler that
// draws nothing, for a rule left out.
func draw(number int, drawing string) model.Page {
	p := model.Page{Number: number, Width: 595, Height: 842, Via: model.ViaText, Reader: model.ReaderLedongthuc}
	var rows [][]rune // one entry a column; 0 behind a wide character
	for _, l := range strings.Split(strings.Trim(drawing, "\n"), "\n") {
		var row []rune
		for _, r := range strings.TrimLeft(l, "\t") {
			row = append(row, r)
			if words.IsWide(r) {
				row = append(row, 0)
			}
		}
		rows = append(rows, row)
	}
	p.Height = float64(len(rows))*lineHeight + 60 // the last line stands in the bottom margin
	at := func(r, c int) rune {
		if r < 0 || r >= len(rows) || c < 0 || c >= len(rows[r]) {
			return ' '
		}
		return rows[r][c]
	}
	for r := range rows {
		for c := 0; c < len(rows[r]); c++ {
			ch := at(r, c)
			x, y := float64(c)*charWidth+50, float64(r)*lineHeight+50
			switch {
			case isRule(ch, at(r, c-1), at(r, c+1)) && ch != '|':
				if at(r, c+1) == '-' || at(r, c+1) == '+' {
					p.Rulings = append(p.Rulings, model.Ruling{BBox: model.BBox{X0: x + charWidth/2, Top: y + lineHeight/2, X1: x + charWidth*1.5, Bottom: y + lineHeight/2}})
				}
			case ch == '|', ch == 0, ch == ' ', ch == '~':
			default:
				w := charWidth
				if words.IsWide(ch) {
					w *= 2
				}
				p.Glyphs = append(p.Glyphs, model.Glyph{BBox: model.BBox{X0: x, Top: y + 1, X1: x + w, Bottom: y + 11}, Text: string(ch), Size: 2 * charWidth})
			}
			if v := ch == '|' || ch == '+'; v && (at(r+1, c) == '|' || at(r+1, c) == '+') {
				p.Rulings = append(p.Rulings, model.Ruling{BBox: model.BBox{X0: x + charWidth/2, Top: y + lineHeight/2, X1: x + charWidth/2, Bottom: y + lineHeight*1.5}, Orientation: model.Vertical})
			}
		}
	}
	p.Rulings = joinPieces(p.Rulings)
	return p
}

// setAt adds text of that size to the page, a character half as wide as it is high, a Chinese one as wide, from x on.
func setAt(p *model.Page, size, x, top float64, text string) {
	for _, r := range text {
		w := size / 2
		if words.IsWide(r) {
			w = size
		}
		p.Glyphs = append(p.Glyphs, model.Glyph{BBox: model.BBox{X0: x, Top: top, X1: x + w, Bottom: top + 10}, Text: string(r), Size: size})
		x += w
	}
}

// joinPieces makes one rule of pieces that touch end to end, as extraction does.
func joinPieces(pieces []model.Ruling) []model.Ruling {
	var out []model.Ruling
next:
	for _, r := range pieces {
		for i := range out {
			o := &out[i]
			if o.Orientation != r.Orientation {
				continue
			}
			if r.Orientation == model.Horizontal && o.Top == r.Top && o.X1 == r.X0 {
				o.X1 = r.X1
				continue next
			}
			if r.Orientation == model.Vertical && o.X0 == r.X0 && o.Bottom == r.Top {
				o.Bottom = r.Bottom
				continue next
			}
		}
		out = append(out, r)
	}
	return out
}

// isRule tells the - of a rule from the minus of a number: a rule has another - or a + beside it.
func isRule(ch, before, after rune) bool {
	return ch == '+' || ch == '-' && (before == '-' || before == '+' || after == '-' || after == '+')
}

// rows writes a grid row by row: cells parted by " | ", a span as {rows×cols}.
func rows(g model.Grid) string {
	var b strings.Builder
	for r := 0; r < g.Rows; r++ {
		var cells []string
		for _, c := range g.Cells {
			if c.Row != r {
				continue
			}
			s := c.Text
			if c.RowSpan > 1 || c.ColSpan > 1 {
				s += fmt.Sprintf("{%d×%d}", c.RowSpan, c.ColSpan)
			}
			cells = append(cells, s)
		}
		b.WriteString(strings.Join(cells, " | ") + "\n")
	}
	return b.String()
}

func lines(l model.Layout) string {
	var out []string
	for _, x := range l.Lines {
		out = append(out, x.Text())
	}
	return strings.Join(out, "\n")
}
