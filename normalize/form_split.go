package normalize

import (
	"slices"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
)

// splitForms parts a grid that holds several performance forms, printed without a gap, into one sheet a form. The others
// stay as they are.
func splitForms(g *model.Grid) []*sheet {
	s := newSheet(g)
	if !slices.ContainsFunc(g.Cells, func(c model.Cell) bool { return strings.Contains(c.Text, "指") && strings.Contains(c.Text, "标") }) {
		return []*sheet{s}
	}
	starts := formStarts(s)
	if len(starts) < 2 {
		return []*sheet{s}
	}
	parts := make([]*sheet, 0, len(starts))
	for n, from := range starts {
		to := g.Rows
		if n+1 < len(starts) {
			to = starts[n+1]
		}
		part := cutRows(g, from, to)
		if n+1 < len(starts) {
			part.Below = g.Above // the lines below the grid follow the last form
		}
		parts = append(parts, newSheet(&part))
	}
	return parts
}

// formStarts are the first rows of the forms in a grid. A form begins with 项目名称 or 单位名称; the next one begins where
// that label is printed again after indicators. Its title, printed in a row of its own, belongs to it.
func formStarts(s *sheet) []int {
	starts := []int{0}
	begun, indicators := false, false
	for r := range s.Rows {
		if readIndicatorHead(s, r) != nil {
			indicators = indicators || begun
			continue
		}
		if !isFormStart(s, r) {
			continue
		}
		if begun && indicators {
			starts = append(starts, titleRowsAbove(s, r))
			indicators = false
		}
		begun = true
	}
	return starts
}

// isFormStart holds for a row that begins with the name of the project, or of the department a whole form is about.
func isFormStart(s *sheet, r int) bool {
	i, to := s.row(r)
	if i == to || s.Cells[i].Col != 0 || s.crossesRow(r) {
		return false
	}
	core := s.core(i)
	return core != "" && (projectLabels[0].form.MatchString(core) || overallLabels[0].form.MatchString(core) && i+1 < to)
}

// crossesRow holds when a cell reaches from the row above into row r.
func (s *sheet) crossesRow(r int) bool {
	for c := range s.Cols {
		if i := s.index(r, c); i >= 0 && s.Cells[i].Row < r {
			return true
		}
	}
	return false
}

// titleRowsAbove gives the first of the rows just above r that hold a title or are blank.
func titleRowsAbove(s *sheet, r int) int {
	first := r
	for up := r - 1; up > 0; up-- {
		words := s.words(up)
		switch {
		case len(words) == 0:
		case len(words) == 1 && accounts.IsFormTitle(words[0]):
			first = up
		default:
			if _, only := parseLabels(rowText(s, up)); !only {
				return first
			}
		}
	}
	return first
}

// cutRows makes a grid of rows [from, to) of g. Columns that only other rows part are one.
func cutRows(g *model.Grid, from, to int) model.Grid {
	out := *g
	out.Cells, out.Repairs, out.Pages = nil, nil, nil
	used := make([]bool, g.Cols+1)
	for _, c := range g.Cells {
		if c.Row >= from && c.Row < to {
			used[c.Col] = true
		}
	}
	column := make([]int, g.Cols+1) // new place of each old column
	for c := range g.Cols {
		column[c+1] = column[c]
		if used[c] {
			column[c+1]++
		}
	}
	for _, c := range g.Cells {
		if c.Row < from || c.Row >= to {
			continue
		}
		end := column[c.Col+c.ColSpan]
		c.Row -= from
		c.Col = column[c.Col]
		c.ColSpan = end - c.Col
		c.RowSpan = min(c.RowSpan, to-from-c.Row)
		out.Cells = append(out.Cells, c)
		if c.Page > 0 && !slices.Contains(out.Pages, c.Page) {
			out.Pages = append(out.Pages, c.Page)
		}
	}
	if len(out.Pages) == 0 {
		out.Pages = g.Pages
	}
	out.BBox = model.BBox{}
	for _, c := range out.Cells {
		if len(out.Pages) == 0 || c.Page == out.Pages[0] {
			out.BBox = out.BBox.Union(c.BBox)
		}
	}
	out.Rows, out.Cols = to-from, column[g.Cols]
	for _, r := range g.Repairs {
		if r.Row >= from && r.Row < to {
			r.Row -= from
			if r.Col >= 0 {
				r.Col = column[min(r.Col, g.Cols)]
			}
			out.Repairs = append(out.Repairs, r)
		}
	}
	return out
}
