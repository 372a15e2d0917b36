package inset

import (
	"cmp"
	"slices"
	"strings"

	"github.com/juesuan/juesuan/extract/scan"
	"github.com/juesuan/juesuan/model"
)

// Place is where a figure may stand as a picture or as curves.
type Place struct {
	Ink  model.BBox // what of the drawing is looked at
	Cell model.BBox // the cell that it stands in; Ink, where rules frame none
	Run  []int      // the glyphs that are the rest of the figure; nil where none of it is text
}

// mostStrokes bounds what is looked at: a page of text drawn as curves has 10 000, and more are a map.
const mostStrokes = 15_000

// Places are those of a page, in its cells or in rows of figures, from top to bottom.
func Places(p *model.Page, cells scan.Cells, opt Options) []Place {
	opt = opt.withDefaults()
	if len(p.Images)+len(p.Ink) == 0 {
		return nil
	}
	em := emOf(p)
	if em == 0 {
		return nil
	}
	strokes := strokesOf(p, em, opt)
	if len(strokes) > mostStrokes {
		return nil
	}
	text := newTextIndex(p)
	lines := slices.DeleteFunc(linesOf(strokes, em, opt), func(l inkLine) bool { return l.tall == 0 || text.any(l.BBox) })
	large := largePictures(p, em, text, opt)
	if len(lines)+len(large) == 0 {
		return nil
	}
	out, lines := inRuns(lines, em, text, opt)
	framed := make([]bool, len(lines))
	for _, table := range cells(p.Rulings) {
		out = append(out, inTable(table, lines, framed, large, text, opt)...)
	}
	var free []inkLine
	for i := range lines {
		if !framed[i] && lines[i].isFigure(opt) {
			free = append(free, lines[i])
		}
	}
	out = append(out, inRows(p, free, em, opt)...)
	slices.SortStableFunc(out, func(a, b Place) int {
		return cmp.Or(cmp.Compare(a.Ink.Top, b.Ink.Top), cmp.Compare(a.Ink.X0, b.Ink.X0))
	})
	return out
}

// inTable are the places in the cells of a table. A line that has not the shape of a figure, a digit alone, is one when
// others stand in its column or row. framed is set for the lines that stand in a cell.
func inTable(cells []model.BBox, lines []inkLine, framed []bool, large []model.BBox, text *textIndex, opt Options) []Place {
	var figures, others []Place
	for i := range lines {
		l := &lines[i]
		for _, cell := range cells {
			part := within(l.BBox, cell)
			if part.Width() <= 0 || part.Height() <= 0 {
				continue
			}
			framed[i] = true
			switch whole := contains(cell, l.BBox); {
			case !whole && (!l.isFigure(opt) || text.any(cell)):
			case !whole || l.isFigure(opt):
				figures = append(figures, Place{Ink: part, Cell: cell})
			case !text.any(cell):
				others = append(others, Place{Ink: part, Cell: cell})
			}
		}
	}
	for _, picture := range large {
		const least = 2 // cells: a picture in one is a photograph or a drawing
		var parts []Place
		for _, cell := range cells {
			if part := within(picture, cell); part.Width() > 0 && part.Height() > 0 && !text.any(cell) {
				parts = append(parts, Place{Ink: part, Cell: cell})
			}
		}
		if len(parts) >= least {
			figures = append(figures, parts...)
		}
	}
	for _, o := range others {
		if slices.ContainsFunc(figures, func(f Place) bool {
			return f.Cell.X0 < o.Cell.X1 && o.Cell.X0 < f.Cell.X1 || f.Cell.Top < o.Cell.Bottom && o.Cell.Top < f.Cell.Bottom
		}) {
			figures = append(figures, o)
		}
	}
	return figures
}

// inRows are the places outside of cells: in a line of text, and over or under a figure or another place.
func inRows(p *model.Page, lines []inkLine, em float64, opt Options) []Place {
	if len(lines) == 0 {
		return nil
	}
	points := pointsOf(p)
	var out []Place
	for i := range lines {
		l := &lines[i]
		near := func(b model.BBox) bool {
			away := max(b.Top-l.Bottom, l.Top-b.Bottom)
			return away >= 0 && away <= opt.RowPitch*em && b.X0 < l.X1 && l.X0 < b.X1
		}
		column := slices.ContainsFunc(points, near) ||
			slices.ContainsFunc(lines, func(o inkLine) bool { return near(o.BBox) })
		if column && besideText(p, l.BBox) {
			out = append(out, Place{Ink: l.BBox, Cell: l.BBox})
		}
	}
	return out
}

// pointsOf are the decimal points of a page's figures, each with the digits on its sides.
func pointsOf(p *model.Page) []model.BBox {
	var out []model.BBox
	for i := 1; i+1 < len(p.Glyphs); i++ {
		a, g, b := &p.Glyphs[i-1], &p.Glyphs[i], &p.Glyphs[i+1]
		if g.Text == "." && g.IsSeen() && isDigit(a.Text) && isDigit(b.Text) {
			out = append(out, g.Union(a.BBox).Union(b.BBox))
		}
	}
	return out
}

func isDigit(text string) bool { return len(text) == 1 && text[0] >= '0' && text[0] <= '9' }

// besideText reports whether text stands on the line of a box, left of it.
func besideText(p *model.Page, b model.BBox) bool {
	y := b.CenterY()
	return slices.ContainsFunc(p.Glyphs, func(g model.Glyph) bool {
		return isSeen(&g) && g.X1 <= b.X0 && g.Top < y && y < g.Bottom
	})
}

// largePictures are those higher than a line, which may show the figures of several cells, with no text on them.
func largePictures(p *model.Page, em float64, text *textIndex, opt Options) []model.BBox {
	const most = 500 // more are a drawing made of pictures
	var out []model.BBox
	for i := range p.Images[:min(len(p.Images), most)] {
		if b := p.Images[i].BBox; b.Height() > opt.MostPicture*em && !text.any(b) {
			out = append(out, b)
		}
	}
	return out
}

// emOf is the size of most type on a page, 0 where there is none.
func emOf(p *model.Page) float64 {
	var sizes []float64
	for i := range p.Glyphs {
		if g := &p.Glyphs[i]; isSeen(g) && g.Size > 0 {
			sizes = append(sizes, g.Size)
		}
	}
	if len(sizes) == 0 {
		return 0
	}
	slices.Sort(sizes)
	return sizes[len(sizes)/2]
}

func isSeen(g *model.Glyph) bool {
	return g.IsSeen() && strings.TrimSpace(g.Text) != ""
}

// within is the part of a box that stands in a cell.
func within(b, cell model.BBox) model.BBox {
	return model.BBox{X0: max(b.X0, cell.X0), Top: max(b.Top, cell.Top), X1: min(b.X1, cell.X1), Bottom: min(b.Bottom, cell.Bottom)}
}

// contains reports whether a cell holds a box, give or take the thickness of its rules.
func contains(cell, b model.BBox) bool {
	const slack = 2 // points
	return b.X0 >= cell.X0-slack && b.X1 <= cell.X1+slack && b.Top >= cell.Top-slack && b.Bottom <= cell.Bottom+slack
}
