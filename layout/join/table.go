package join

import (
	"fmt"
	"math"
	"slices"

	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// Table is a logical table while its parts are joined. A sheet wider or longer than a page is printed as bands of rows and
// slices of columns: each part is one band of one slice.
type Table struct {
	Part
	pages  []int
	last   *Part  // the part joined last
	bands  []band // of rows, from the top
	slices []slice
	// heads counts the rows at its top that a page repeats.
	heads int
	title []string // the lines above its first part, squashed
	// titleSize is the type size of its title, 0 where the lines above it are all of about one size.
	titleSize float64
	notes     []model.Diagnostic
}

// band is what one page shows of the rows.
type band struct {
	row, rows int
	sheet     int
	ys        []float64 // borders of its rows on the page
	slices    int       // how many slices of columns it has
	head      int       // rows of the head that the page repeats above it
}

// slice is what one page shows of the columns.
type slice struct {
	col, cols int
	xs        [][]float64 // borders of its columns on pages where they differ
}

// shows reports whether a page with these borders shows the slice's columns, and gives those that they are like.
func (s *slice) shows(xs []float64) ([]float64, bool) {
	for _, own := range s.xs {
		if sameColumns(own, xs) {
			return own, true
		}
	}
	return nil, false
}

// Joined are the tables of a document and what became of the lines around them.
type Joined struct {
	Tables []*Table
	Notes  []model.Diagnostic
}

// Tables joins the parts of tables that run over page breaks. Blank parts that continue nothing are no tables. Lines that
// belong to cells, or that only say that a table goes on, are dropped; see Lines.
func Tables(parts []*Part, lines *Lines, known Accounts, opt Options) Joined {
	if known == nil {
		known = nothing{}
	}
	j := &joiner{lines: lines, known: known, opt: opt}
	for _, p := range parts {
		p.index()
		if t := j.current(); t != nil && j.joins(t, p) || p.isBlank() {
			continue
		}
		j.out.Tables = append(j.out.Tables, j.newTable(p))
	}
	for _, t := range j.out.Tables {
		t.settle()
		t.dropInnerHeads()
		j.out.Notes = append(j.out.Notes, t.notes...)
	}
	return j.out
}

type joiner struct {
	lines *Lines
	known Accounts
	opt   Options
	out   Joined
}

func (j *joiner) current() *Table {
	if n := len(j.out.Tables); n > 0 {
		return j.out.Tables[n-1]
	}
	return nil
}

// titleLines is how many lines above a table can be its title, number, department and unit.
const titleLines = 5

func (j *joiner) newTable(p *Part) *Table {
	t := &Table{
		Part: *p, pages: []int{p.Page}, last: p,
		bands:  []band{{rows: p.RowCount(), sheet: p.Sheet, ys: slices.Clone(p.Ys), slices: 1}},
		slices: []slice{{cols: p.ColCount(), xs: [][]float64{slices.Clone(p.Xs)}}},
	}
	least, most := math.Inf(1), 0.0
	for i := p.Above - 1; i >= 0 && j.lines.Sheet(i) == p.Sheet && p.Above-i <= titleLines; i-- {
		if !j.lines.furniture[i] {
			t.title = append(t.title, squash(j.lines.All[i].Text()))
			least, most = min(least, j.lines.All[i].Size), max(most, j.lines.All[i].Size)
		}
	}
	if most >= j.opt.TitleSize*least {
		t.titleSize = most
	}
	return t
}

// settle gives each place that no page printed a blank cell of its own.
func (t *Table) settle() {
	fillers := slices.ContainsFunc(t.Cells, func(c Cell) bool { return c.filler })
	if !fillers {
		return
	}
	cells := t.Cells[:0:0]
	for _, c := range t.Cells {
		if !c.filler {
			cells = append(cells, c)
			continue
		}
		for k := c.Col; k < c.Col+c.Cols; k++ {
			cells = append(cells, Cell{Row: c.Row, Col: k, Rows: 1, Cols: 1, Page: c.Page})
		}
	}
	t.Cells = cells
	t.index()
}

// Grid gives the table its final form, with a repair for each text that was joined from several lines.
func (t *Table) Grid() model.Grid {
	g := model.Grid{
		Rows: t.RowCount(), Cols: t.ColCount(), HeaderRows: t.heads, Pages: t.pages, BBox: t.BBox, Above: t.Above, Below: t.Below,
		Cells: make([]model.Cell, len(t.Cells)), Repairs: t.Repairs,
	}
	for i := range t.Cells {
		c := &t.Cells[i]
		g.Cells[i] = model.Cell{
			Row: c.Row, Col: c.Col, RowSpan: c.Rows, ColSpan: c.Cols, Text: c.Text, Marks: c.Marks, Page: c.Page, BBox: c.Box,
			Lines: c.Lines, Ink: c.Ink, Indent: c.Indent, Doubtful: c.Doubtful, Misplaced: c.Misplaced,
			Confidence: c.Confidence, Readings: c.Readings,
		}
		if len(c.Lines) > 1 {
			g.Repairs = append(g.Repairs, joinedLines(c))
		}
	}
	return g
}

func joinedLines(c *Cell) model.Repair {
	r := model.Repair{Kind: model.JoinedLines, Row: c.Row, Col: c.Col, Before: c.Lines, After: c.Text, Why: "one cell of the grid"}
	for i := 1; i < len(c.Lines); i++ {
		if words.IsWrappedNumber(c.Lines[i-1], c.Lines[i]) {
			r.Kind, r.Why = model.JoinedNumber, "a number wrapped inside one cell of the grid"
		}
	}
	return r
}

// addPage notes a page that the table is printed on.
func (t *Table) addPage(page int) {
	if !slices.Contains(t.pages, page) {
		t.pages = append(t.pages, page)
	}
}

// dropInnerHeads removes a whole head that is printed again in the middle of a page.
func (t *Table) dropInnerHeads() {
	zone := t.rowsAboveBody()
	if zone < 1 || zone > headRows || !t.closedBelow(zone-1) {
		return
	}
	for r := t.RowCount() - zone; r >= zone; r-- {
		if !t.repeatsAt(r, zone) {
			continue
		}
		t.dropRange(r, zone)
		t.heads = max(t.heads, zone)
		t.Repairs = append(t.Repairs, model.Repair{Kind: model.DroppedRepeatedHeader, Row: r, Col: -1,
			Before: []string{fmt.Sprintf("%d rows in the middle of the table", zone)}, Why: "the table's head printed again"})
	}
}

// rowsAboveBody counts the rows above the first with an amount, or with a code in its first column; 0 where there is none.
func (t *Table) rowsAboveBody() int {
	for r := range t.RowCount() {
		for c := range t.ColCount() {
			k := t.cell(r, c)
			if _, code := text.ParseCode(k.Text); k.Row == r && (words.IsAmount(k.Text) || code && c == 0) {
				return r
			}
		}
	}
	return 0
}

// repeatsAt reports whether the n rows from row r on are the first n again, cell by cell.
func (t *Table) repeatsAt(r, n int) bool {
	texts := 0
	for i := range n {
		for c := range t.ColCount() {
			a, b := t.cell(i, c), t.cell(r+i, c)
			if a.Row+r != b.Row || a.Rows != b.Rows || a.Col != b.Col || a.Cols != b.Cols || !sameTitle(a.Text, b.Text) {
				return false
			}
			if a.Row == i && a.Col == c && !a.Blank() {
				texts++
			}
		}
	}
	return texts >= t.ColCount()
}

// dropRange removes n rows from row r on, which are closed above and below.
func (t *Table) dropRange(r, n int) {
	kept := t.Cells[:0]
	for _, c := range t.Cells {
		switch {
		case c.Row >= r+n:
			c.Row -= n
		case c.Row >= r:
			t.Again = append(t.Again, c)
			continue
		}
		kept = append(kept, c)
	}
	t.Cells = kept
	height := t.Ys[r+n] - t.Ys[r]
	ys := slices.Clone(t.Ys[:r+1])
	for _, y := range t.Ys[r+n+1:] {
		ys = append(ys, y-height)
	}
	t.Ys = ys
	t.index()
}
