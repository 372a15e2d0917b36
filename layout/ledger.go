package layout

import (
	"fmt"

	"github.com/juesuan/juesuan/layout/frame"
	"github.com/juesuan/juesuan/layout/join"
	"github.com/juesuan/juesuan/layout/stamps"
	"github.com/juesuan/juesuan/model"
)

// ledger balances each page: the digits that are printed, against those that lines, cells and furniture have.
type ledger struct {
	open      map[int]int // by page: the digits that nothing has
	furniture []model.Line
}

func digitsIn(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if '0' <= s[i] && s[i] <= '9' {
			n++
		}
	}
	return n
}

func digitsOf(glyphs []model.Glyph, of []int32) int {
	n := 0
	for _, k := range of {
		n += digitsIn(glyphs[k].Text)
	}
	return n
}

// page enters the digits of a page, and what its lines and stamps have of them.
func (l *ledger) page(p *model.Page, over stamps.Found, lines []model.Line) {
	n := 0
	for i := range p.Glyphs {
		if p.Glyphs[i].IsSeen() && !over.Marked[i] {
			n += digitsIn(p.Glyphs[i].Text)
		}
	}
	for i := range lines {
		for _, w := range lines[i].Words {
			n -= digitsIn(w.Text)
		}
	}
	if l.open == nil {
		l.open = map[int]int{}
	}
	l.open[p.Number] += n
	for _, s := range over.Stamps {
		l.leave(p.Number, model.BBox{}, s.Text)
	}
}

// leave enters a text as furniture.
func (l *ledger) leave(page int, at model.BBox, text string) {
	l.furniture = append(l.furniture, model.Line{BBox: at, Page: page, Words: []model.Word{{BBox: at, Text: text}}})
}

// parts enters what the cells of parts have, and what was taken off their frames.
func (l *ledger) parts(tables []*table, parts []*join.Part) {
	for i, p := range parts {
		for k := range p.Cells {
			for _, s := range p.Cells[k].Lines {
				l.open[p.Page] -= digitsIn(s)
			}
			for _, s := range p.Cells[k].Marks {
				l.open[p.Page] -= digitsIn(s)
			}
		}
		l.dropped(tables[i].frame)
	}
}

func (l *ledger) dropped(f *frame.Frame) {
	l.open[f.Page.Number] -= digitsOf(f.Page.Glyphs, f.Dropped)
	for _, k := range f.Dropped {
		l.leave(f.Page.Number, f.Page.Glyphs[k].BBox, f.Page.Glyphs[k].Text)
	}
}

// again enters cells that print again what their table has.
func (l *ledger) again(cells []join.Cell) {
	for i := range cells {
		if c := &cells[i]; !c.Blank() {
			l.leave(c.Page, c.Ink, c.Text)
		}
	}
}

// lost are the numbers of pages that do not balance: glyphs outside all lines and the ink of all cells or, where there are
// none, the count of the digits.
func (l *ledger) lost(pages []model.Page, parts []*join.Part, lines []model.Line) []model.UnplacedFigure {
	var out []model.UnplacedFigure
	for i := range pages {
		p := &pages[i]
		if l.open[p.Number] <= 0 {
			continue
		}
		var boxes []model.BBox
		for k := range lines {
			if lines[k].Page == p.Number {
				boxes = append(boxes, lines[k].BBox)
			}
		}
		for _, part := range parts {
			for k := range part.Cells {
				if part.Page == p.Number && !part.Cells[k].Blank() {
					boxes = append(boxes, part.Cells[k].Ink)
				}
			}
		}
		found := outside(p, boxes)
		if len(found) == 0 {
			found = []model.UnplacedFigure{{Page: &p.Number, Text: fmt.Sprintf("%d digits", l.open[p.Number])}}
		}
		out = append(out, found...)
	}
	return out
}

// outside are the numbers of a page in none of the boxes.
func outside(p *model.Page, boxes []model.BBox) []model.UnplacedFigure {
	var out []model.UnplacedFigure
	last := -2
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		if !g.IsSeen() || digitsIn(g.Text) == 0 && (i != last+1 || g.Text != "." && g.Text != ",") {
			continue
		}
		if inAny(boxes, g.BBox) {
			continue
		}
		if i == last+1 {
			f := &out[len(out)-1]
			box := f.BBox.Union(g.BBox)
			f.BBox, f.Text = &box, f.Text+g.Text
		} else {
			box := g.BBox
			out = append(out, model.UnplacedFigure{Page: &p.Number, BBox: &box, Text: g.Text})
		}
		last = i
	}
	return out
}

func inAny(boxes []model.BBox, b model.BBox) bool {
	for i := range boxes {
		if boxes[i].Contains(b.CenterX(), b.CenterY()) {
			return true
		}
	}
	return false
}
