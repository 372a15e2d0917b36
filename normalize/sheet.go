package normalize

import (
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// sheet is a grid with what every step asks of it.
type sheet struct {
	*model.Grid
	at     []int    // the cell that covers each place, see model.Grid.At
	folded []string // fold of each cell's text
	first  []int    // index of the first cell that begins in or after each row; len Rows+1
	labels []cellLabel
}

func newSheet(g *model.Grid) *sheet {
	s := &sheet{Grid: g, at: g.At(), folded: make([]string, len(g.Cells)), first: make([]int, g.Rows+1)}
	for i, c := range g.Cells {
		bare, _ := text.Marks(c.Text) // before it is folded: ① is no digit
		s.folded[i] = text.Fold(bare)
	}
	next := 0
	for r := range s.first {
		for next < len(g.Cells) && g.Cells[next].Row < r {
			next++
		}
		s.first[r] = next
	}
	s.mendCodes()
	return s
}

// page is the first page of the grid; 0 in a dump.
func (s *sheet) page() int {
	if len(s.Pages) > 0 {
		return s.Pages[0]
	}
	return 0
}

// index gives the cell that covers a place, -1 where none does.
func (s *sheet) index(r, c int) int {
	if r < 0 || c < 0 || r >= s.Rows || c >= s.Cols {
		return -1
	}
	return s.at[r*s.Cols+c]
}

// text is the folded text of the cell that covers a place.
func (s *sheet) text(r, c int) string {
	if i := s.index(r, c); i >= 0 {
		return s.folded[i]
	}
	return ""
}

// row gives the indexes of the cells that begin in row r: [from, to).
func (s *sheet) row(r int) (from, to int) { return s.first[r], s.first[r+1] }

// kind is what a cell prints: a figure, a dash, words.
func (s *sheet) kind(i int) text.Kind { return text.ParseNumber(s.Cells[i].Text).Kind }

// printsAmount reports whether a cell prints a figure or a dash.
func (s *sheet) printsAmount(i int) bool {
	kind := s.kind(i)
	return kind == text.Figure || kind == text.Dash
}

// words gives the folded texts of the cells that begin in row r, blank ones left out.
func (s *sheet) words(r int) []string {
	var out []string
	for i, to := s.row(r); i < to; i++ {
		if s.folded[i] != "" {
			out = append(out, s.folded[i])
		}
	}
	return out
}

// blank holds when no cell that begins in row r has text.
func (s *sheet) blank(r int) bool {
	for i, to := s.row(r); i < to; i++ {
		if s.folded[i] != "" {
			return false
		}
	}
	return true
}
