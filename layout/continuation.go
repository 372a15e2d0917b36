package layout

import (
	"fmt"
	"math"
	"regexp"
	"slices"

	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// table is a logical table while its parts are joined.
type table struct {
	part
	pages []int
	last  *part // its part on the last page so far
	// rowsBefore counts its rows before the last part was joined.
	rowsBefore int
	// heads counts the rows at its top that a page repeats.
	heads   int
	title   []string // the lines above its first part
	repairs []model.Repair
}

// joinParts joins the parts of tables that run over page breaks. Blank parts that continue nothing are no tables.
func joinParts(parts []*part, lines []model.Line, f furniture, opt Options) []*table {
	var out []*table
	for _, p := range parts {
		if n := len(out); n > 0 {
			rest, ok := continues(out[n-1], p, lines, f)
			if ok && len(rest) == 0 && out[n-1].joinBeside(p, opt) {
				continue
			}
			if ok && out[n-1].join(p, opt) {
				out[n-1].takeRest(rest, lines, f)
				continue
			}
		}
		if p.isBlank() {
			continue
		}
		out = append(out, newTable(p, lines, f))
	}
	return out
}

func newTable(p *part, lines []model.Line, f furniture) *table {
	t := &table{part: *p, pages: []int{p.page}, last: p, repairs: slices.Clone(p.repairs)}
	for i := p.above - 1; i >= 0 && lines[i].Page == p.page && p.above-i <= titleLines; i-- {
		if !f.is[i] {
			t.title = append(t.title, squash(lines[i].Text()))
		}
	}
	return t
}

// titleLines is how many lines above a table can be its title, number, department and unit.
const titleLines = 5

func (p *part) isBlank() bool {
	for i := range p.cells {
		if !p.cells[i].blank() {
			return false
		}
	}
	return true
}

// continues reports whether p stands where t would go on: first on the next page, with nothing printed between
// but page numbers, running heads and t's own title lines again. rest are lines that stick out of the cells at
// the foot of t: they are the cells' text.
func continues(t *table, p *part, lines []model.Line, f furniture) (rest []loose, ok bool) {
	if !p.first || !t.last.last || p.page != t.last.page+1 {
		return nil, false
	}
	for i := t.last.below; i < p.above; i++ {
		switch {
		case f.is[i]:
		case lines[i].Page == p.page && slices.Contains(t.title, continued.ReplaceAllString(squash(lines[i].Text()), "")):
		case lines[i].Page == t.last.page:
			k := t.last.sticksOut(&lines[i])
			if k < 0 {
				return nil, false
			}
			rest = append(rest, loose{i, t.last.xs[t.last.cells[k].col]})
		default:
			return nil, false
		}
	}
	return rest, true
}

// sticksOut returns the cell at the foot of the part whose text the line just under it is: a cell over several
// rows, the line inside its sides and against its lower edge. -1 when there is none.
func (p *part) sticksOut(l *model.Line) int {
	if l.Top > p.bbox.Bottom+0.3*l.Size || item.MatchString(l.Text()) {
		return -1
	}
	k := p.cellAt(l.CenterX(), p.bbox.Bottom-0.1)
	if k < 0 || p.cells[k].rows < 2 || p.cells[k].blank() {
		return -1
	}
	if box := p.cellBox(&p.cells[k]); l.X0 < box.X0 || l.X1 > box.X1 {
		return -1
	}
	return k
}

// loose is a line that belongs to the cell that begins at x.
type loose struct {
	line int
	x    float64
}

// takeRest moves the lines that stuck out of t's cells at the last page break into them.
func (t *table) takeRest(rest []loose, lines []model.Line, f furniture) {
	for _, r := range rest {
		f.is[r.line], f.drop[r.line] = true, true
		text := lines[r.line].Text()
		c := &t.cells[t.at[(t.rowsBefore-1)*t.cols()+t.column(r.x)]]
		whole := words.Join([]string{c.text, text})
		t.repairs = append(t.repairs, model.Repair{Kind: model.JoinedPage, Row: c.row, Col: c.col,
			Before: []string{c.text, text}, After: whole, Why: "the page break cut the cell, and its text runs on under the table's edge"})
		c.text = whole
		c.lines = append(c.lines, text)
	}
}

// column returns the column that begins at x.
func (t *table) column(x float64) int { return min(nearest(t.xs, x), t.cols()-1) }

// continued is the mark of a title printed again: （续）, (续表), 续1.
var continued = regexp.MustCompile(`[（(]?续[表页]?[0-9]*[）)]?$`)

func squash(s string) string { return text.Squash(s) }

// join appends p's rows to t. false when p is another table.
func (t *table) join(p *part, opt Options) bool {
	head := repeatedHead(&t.part, p)
	sameEdges := math.Abs((t.xs[len(t.xs)-1]-t.xs[0])-(p.xs[len(p.xs)-1]-p.xs[0])) <= 2*opt.EdgeMatch
	if head == 0 && !sameEdges || startsAnew(&t.part, p, head) {
		return false
	}
	if !sameEdges && t.cols() != p.cols() {
		return false
	}
	p.dropRows(head)
	if head > 0 {
		t.heads = head
		t.repairs = append(t.repairs, model.Repair{Kind: model.DroppedRepeatedHeader, Row: t.rows(), Col: -1,
			Before: []string{fmt.Sprintf("%d rows on page %d", head, p.page)}, Why: "the table's head printed again after the page break"})
	}
	t.rowsBefore = t.rows()
	alignColumns(&t.part, p, sameEdges, opt)
	t.appendRows(p)
	t.pages = append(t.pages, p.page)
	t.repairs = append(t.repairs, p.repairs...)
	t.last = p
	t.below = p.below
	return true
}

// repeatedHead counts the rows at the top of p that repeat those at the top of t, cell by cell.
func repeatedHead(t, p *part) int {
	rows := min(t.rows(), p.rows())
	if t.cols() != p.cols() {
		return 0
	}
	same, filled := 0, false
	for r := 0; r < rows; r++ {
		if !sameRow(t, p, r) {
			break
		}
		for c := 0; c < t.cols(); c++ {
			if k := t.cells[t.at[r*t.cols()+c]]; k.row == r && !k.blank() {
				filled = true
				if words.IsAmount(k.text) {
					return same
				}
			}
		}
		if filled && closedBelow(t, r) && closedBelow(p, r) {
			same = r + 1
		}
	}
	return same
}

func sameRow(t, p *part, r int) bool {
	cols := t.cols()
	for c := 0; c < cols; c++ {
		a, b := &t.cells[t.at[r*cols+c]], &p.cells[p.at[r*cols+c]]
		if a.row != b.row || a.col != b.col || a.cols != b.cols || !sameTitle(a.text, b.text) {
			return false
		}
	}
	return true
}

// sameTitle reports whether b is a again, marked as continued or not.
func sameTitle(a, b string) bool {
	a, b = squash(a), squash(b)
	return a == b || continued.MatchString(b) && a == continued.ReplaceAllString(b, "")
}

// framedTitleRows is how many rows of a table can be its title, number, department and unit when a spreadsheet has
// them inside the frame.
const framedTitleRows = 4

// isTitled reports whether a title of a table is printed in the part's rows from the given one on: alone in a cell
// from side to side, above a row that is parted.
func (p *part) isTitled(row int) bool {
	for r := row; r+1 < p.rows() && r < row+framedTitleRows; r++ {
		c := &p.cells[p.at[r*p.cols()]]
		if c.row == r && c.rows == 1 && c.cols == p.cols() && tableName.MatchString(c.text) {
			return true
		}
	}
	return false
}

// closedBelow reports whether no cell of row r goes on in the next.
func closedBelow(p *part, r int) bool {
	for c := 0; c < p.cols(); c++ {
		if k := &p.cells[p.at[r*p.cols()+c]]; k.row+k.rows > r+1 {
			return false
		}
	}
	return true
}

// startsAnew reports whether p opens another table: behind the rows that both share, it prints a title inside its
// frame, or goes on with the same label as t did. Forms that follow each other begin with the same labels and other
// values, and a table that goes on does not print its 合计 again.
func startsAnew(t, p *part, head int) bool {
	if p.isTitled(head) {
		return true
	}
	if head >= t.rows() || head >= p.rows() {
		return false
	}
	a, b := &t.cells[t.at[head*t.cols()]], &p.cells[p.at[head*p.cols()]]
	return !a.blank() && !words.IsNumeric(a.text) && squash(a.text) == squash(b.text)
}
