package dumps

import (
	"strings"

	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// block is lines with tabs that follow each other: a table of another kind than the nine.
type block struct {
	from, to int // lines
	rows     [][]string
	at       []model.BBox // line of each row
}

// minRows is the fewest rows of such a table; a single line with tabs is a label line.
const minRows = 3

// cellBlocks finds tables in the lines [from, to). One blank line inside is a page break: the table goes on, and a
// row whose first two cells are blank goes on with the row before it, cell by cell.
func cellBlocks(lines []model.Line, from, to int) []block {
	var out []block
	var b *block
	blanks := 0
	for i := from; i < to; i++ {
		s := lineText(lines[i])
		if !strings.Contains(s, "\t") {
			if text.Squash(s) == "" {
				blanks++
			}
			if b != nil && (text.Squash(s) != "" || blanks > 1) {
				out, b = append(out, *b), nil
			}
			continue
		}
		cells := strings.Split(s, "\t")
		if b == nil {
			b = &block{from: i}
		} else if n := len(b.rows); blanks > 0 && n > 0 && goesOn(cells, b.rows[n-1]) {
			for c, cell := range cells {
				b.rows[n-1][c] += strings.TrimSpace(cell)
			}
			b.to, blanks = i+1, 0
			continue
		}
		blanks = 0
		b.rows, b.at, b.to = append(b.rows, cells), append(b.at, lines[i].BBox), i+1
	}
	if b != nil {
		out = append(out, *b)
	}
	kept := out[:0]
	for _, b := range out {
		if len(b.rows) >= minRows {
			kept = append(kept, b)
		}
	}
	return kept
}

// goesOn holds for the second half of a row that a page break cut.
func goesOn(cells, before []string) bool {
	if len(cells) != len(before) || len(cells) < 3 || text.Squash(cells[0]) != "" || text.Squash(cells[1]) != "" {
		return false
	}
	for c := range cells {
		if text.Squash(cells[c]) != "" && text.Squash(before[c]) == "" {
			return false
		}
	}
	return text.Squash(strings.Join(cells, "")) != ""
}

// grid draws the cells as they stand; rows are filled up with blank cells to the widest.
func (b block) grid() model.Grid {
	d := &drawing{}
	for _, r := range b.rows {
		d.cols = max(d.cols, len(r))
	}
	for i, r := range b.rows {
		at := 0
		for c, cell := range r {
			n := len([]rune(cell))
			s := closeGaps(strings.TrimSpace(cell))
			box := model.BBox{X0: b.at[i].X0 + float64(at), Top: b.at[i].Top, X1: b.at[i].X0 + float64(at+n), Bottom: b.at[i].Bottom}
			put := d.put(i, c, 1, 1, s, nil)
			if s != "" {
				put.BBox, put.Ink, put.Lines = box, box, []string{s}
			}
			at += n + 1
		}
	}
	g := d.grid()
	g.Pages = []int{}
	return g
}
