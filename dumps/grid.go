package dumps

import (
	"slices"
	"strconv"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
)

// drawing is a grid being filled.
type drawing struct {
	cells []model.Cell
	rows  int
	cols  int
}

func (d *drawing) put(row, col, rowSpan, colSpan int, text string, from []token) *model.Cell {
	c := model.Cell{Row: row, Col: col, RowSpan: rowSpan, ColSpan: colSpan, Text: text, BBox: tokensBox(from)}
	c.Ink = c.BBox
	for _, t := range from {
		c.Lines = append(c.Lines, t.lines...)
	}
	d.cells = append(d.cells, c)
	d.rows = max(d.rows, row+rowSpan)
	return &d.cells[len(d.cells)-1]
}

// tokens puts tokens into a cell as one text.
func (d *drawing) tokens(row, col int, from []token) *model.Cell {
	var b strings.Builder
	for _, t := range from {
		b.WriteString(t.text)
	}
	return d.put(row, col, 1, 1, b.String(), from)
}

// grid fills the places left blank and sorts the cells.
func (d *drawing) grid() model.Grid {
	taken := make([]bool, d.rows*d.cols)
	for _, c := range d.cells {
		for r := c.Row; r < c.Row+c.RowSpan; r++ {
			for k := c.Col; k < c.Col+c.ColSpan; k++ {
				taken[r*d.cols+k] = true
			}
		}
	}
	blanks := 0
	for _, used := range taken {
		if !used {
			blanks++
		}
	}
	cells := append(make([]model.Cell, 0, len(d.cells)+blanks), d.cells...) // they are most of what a document keeps in memory
	for i, used := range taken {
		if !used {
			cells = append(cells, model.Cell{Row: i / d.cols, Col: i % d.cols, RowSpan: 1, ColSpan: 1})
		}
	}
	slices.SortFunc(cells, func(a, b model.Cell) int {
		if a.Row != b.Row {
			return a.Row - b.Row
		}
		return a.Col - b.Col
	})
	return model.Grid{Rows: d.rows, Cols: d.cols, Cells: cells}
}

// heads draws column heads from column col over depth rows; the head of several columns stands over all of them.
func (d *drawing) heads(row, col, depth int, heads []accounts.PrintedColumn) {
	paths := make([][]string, len(heads))
	for i, h := range heads {
		paths[i] = h.Heads
	}
	for level := 0; level < depth; level++ {
		for i := 0; i < len(paths); i++ {
			if level >= len(paths[i]) {
				continue
			}
			last := level == len(paths[i])-1
			n := 1
			for !last && i+n < len(paths) && len(paths[i+n]) > level+1 && slices.Equal(paths[i+n][:level+1], paths[i][:level+1]) {
				n++
			}
			span := 1
			if last {
				span = depth - level
			}
			d.put(row+level, col+i, span, n, paths[i][level], nil)
			i += n - 1
		}
	}
}

// depth is how many rows the heads take.
func depth(heads []accounts.PrintedColumn) int {
	n := 1
	for _, h := range heads {
		n = max(n, len(h.Heads))
	}
	return n
}

// toGrid draws a table as its form prints it.
func (t *table) toGrid() model.Grid {
	var g model.Grid
	switch shapeOf(t.kind) {
	case accounts.SideBySide:
		g = t.drawLines()
	case accounts.SingleRow:
		g = t.drawThreePublic()
	default:
		if t.inLists() {
			g = t.drawEconomic()
		} else {
			g = t.drawCodes()
		}
	}
	g.Repairs = t.repairs
	g.Typed = &model.Typed{Type: t.kind, Stage: t.stage, Title: t.name}
	g.Pages = []int{}
	return g
}

// amounts draws the amounts of a row from column col on, and notes what was decided.
func (t *table) amounts(d *drawing, at, col int, r *row) {
	for i, a := range r.amounts {
		if i >= len(r.cols) {
			break
		}
		c := d.tokens(at, col+r.cols[i], []token{a})
		c.Doubtful = !r.sure || r.lost || a.doubt
		if len(a.lines) > 1 {
			t.repairs = append(t.repairs, model.Repair{Kind: model.JoinedNumber, Row: at, Col: col + r.cols[i], Before: a.lines, After: a.text, Why: "the parts of one amount, broken by its cell"})
		}
		switch {
		case !r.sure && len(r.amounts) > 0:
			t.repairs = append(t.repairs, model.Repair{Kind: model.PlacedColumn, Row: at, Col: col + r.cols[i], Before: []string{a.text}, After: a.text,
				Why: "the dump has lost the columns, and the sums allow several: this one is a choice"})
		case r.why != "":
			t.repairs = append(t.repairs, model.Repair{Kind: model.PlacedColumn, Row: at, Col: col + r.cols[i], Before: []string{a.text}, After: a.text,
				Why: "the dump has lost the columns; only this one satisfies " + r.why})
		}
	}
}

// label draws the words of a label and notes when they were put together.
func (t *table) label(d *drawing, at, col, span int, r *row) {
	if len(r.label) == 0 {
		return
	}
	text := r.name()
	d.put(at, col, 1, span, text, r.label)
	if len(r.label) > 1 {
		var before []string
		for _, k := range r.label {
			before = append(before, k.lines...)
		}
		t.repairs = append(t.repairs, model.Repair{Kind: model.JoinedLines, Row: at, Col: col, Before: before, After: text, Why: "the parts of one label"})
	}
}

// codeHead is the head of the codes.
func (t *table) codeHead() string {
	if shapeOf(t.kind) == accounts.EconomicList {
		return "经济分类科目编码"
	}
	return "功能分类科目编码"
}

func (t *table) drawCodes() model.Grid {
	heads := t.columns.heads
	d := &drawing{cols: 2 + len(heads)}
	rows := max(2, depth(heads))
	d.put(0, 0, 1, 2, "项目", nil)
	d.put(1, 0, rows-1, 1, t.codeHead(), nil)
	d.put(1, 1, rows-1, 1, "科目名称", nil)
	d.heads(0, 2, rows, heads)
	at := rows + t.drawNumbers(d, rows, 2, len(heads))
	for _, r := range t.rows {
		if len(r.code) == 0 {
			t.label(d, at, 0, 2, r)
		} else {
			d.put(at, 0, 1, 1, r.key, r.code)
			t.label(d, at, 1, 1, r)
		}
		t.amounts(d, at, 2, r)
		d.rows = max(d.rows, at+1)
		at++
	}
	return d.grid()
}

// drawNumbers draws the 栏次 row when there is one, and returns how many rows it takes.
func (t *table) drawNumbers(d *drawing, at, labels, columns int) int {
	var counts []token
	for _, k := range t.numbers {
		if k.kind == count && len(counts) < columns && int(k.value) == len(counts)+1 {
			counts = append(counts, k)
		}
	}
	if len(counts) < columns || columns == 0 {
		return 0
	}
	if labels > 0 {
		d.put(at, 0, 1, labels, "栏次", nil)
	}
	for i, k := range counts {
		d.put(at, labels+i, 1, 1, k.plain, []token{k})
	}
	return 1
}

func (t *table) drawThreePublic() model.Grid {
	heads := t.columns.heads
	d := &drawing{cols: len(heads)}
	rows := depth(heads)
	d.heads(0, 0, rows, heads)
	at := rows + t.drawNumbers(d, rows, 0, len(heads))
	for _, r := range t.rows {
		t.amounts(d, at, 0, r)
		d.rows = max(d.rows, at+1)
		at++
	}
	return d.grid()
}

func (t *table) drawLines() model.Grid {
	numbers := slices.ContainsFunc(append(slices.Clone(t.left), t.right...), func(r *row) bool { return r.number > 0 })
	labels := 1
	if numbers {
		labels = 2
	}
	in, out := t.sides.income.heads, t.sides.expenditure.heads
	d := &drawing{cols: 2*labels + len(in) + len(out)}
	rows := 1 + max(depth(in), depth(out))
	right := labels + len(in)
	d.put(0, 0, 1, right, "收入", nil)
	d.put(0, right, 1, labels+len(out), "支出", nil)
	for _, col := range []int{0, right} {
		d.put(1, col, rows-1, 1, "项目", nil)
		if numbers {
			d.put(1, col+1, rows-1, 1, "行次", nil)
		}
	}
	d.heads(1, labels, rows-1, in)
	d.heads(1, right+labels, rows-1, out)
	left, expenditure := pairSides(t.left, t.right)
	for i := range max(len(left), len(expenditure)) {
		at := rows + i
		d.rows = at + 1
		if i < len(left) {
			t.drawSide(d, at, 0, labels, left[i])
		}
		if i < len(expenditure) {
			t.drawSide(d, at, right, labels, expenditure[i])
		}
	}
	return d.grid()
}

func (t *table) drawSide(d *drawing, at, col, labels int, r *row) {
	if r == nil {
		return
	}
	t.label(d, at, col, 1, r)
	if r.number > 0 {
		c := d.tokens(at, col+1, r.line)
		c.Text = r.lineNumber()
	}
	t.amounts(d, at, col+labels, r)
}

// lineNumber is the 行次 as one number.
func (r *row) lineNumber() string { return strconv.Itoa(r.number) }

// pairSides puts the rows of both sides beside each other: numbered rows by their numbers, which run on side by
// side; else from the top, and the closing rows from 本年…合计 on.
func pairSides(left, right []*row) (l, r []*row) {
	a, b := closing(left), closing(right)
	n := max(a, b)
	pad := func(rows []*row, at int) []*row {
		out := append([]*row{}, rows[:at]...)
		for len(out) < n {
			out = append(out, nil)
		}
		return append(out, rows[at:]...)
	}
	return pad(left, a), pad(right, b)
}

// closing is the index of the row 本年…合计, or the number of rows.
func closing(rows []*row) int {
	if i := indexOfKind(rows, accounts.YearTotal); i >= 0 {
		return i
	}
	return len(rows)
}

func (t *table) drawEconomic() model.Grid {
	groups := [][]*row{t.left, t.right}
	if len(t.more) > 0 {
		groups = append(groups, t.more)
	}
	d := &drawing{cols: 3 * len(groups)}
	d.put(0, 0, 1, 3, "人员经费", nil)
	d.put(0, 3, 1, 3*(len(groups)-1), "公用经费", nil)
	last := 0
	for g, rows := range groups {
		d.put(1, 3*g, 1, 1, "经济分类科目编码", nil)
		d.put(1, 3*g+1, 1, 1, "科目名称", nil)
		d.heads(1, 3*g+2, 1, t.columns.heads)
		at := 2
		for _, r := range rows {
			if len(r.code) == 0 {
				continue
			}
			d.put(at, 3*g, 1, 1, r.key, r.code)
			t.label(d, at, 3*g+1, 1, r)
			t.amounts(d, at, 3*g+2, r)
			at++
		}
		last = max(last, at)
	}
	for g, rows := range groups {
		at := last
		for _, r := range rows {
			if len(r.code) == 0 {
				t.label(d, at, 3*g, 2, r)
				t.amounts(d, at, 3*g+2, r)
				at++
			}
		}
	}
	return d.grid()
}
