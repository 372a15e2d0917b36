package normalize_test

import (
	"strings"
	"testing"

	"github.com/juesuan/juesuan/audit"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/normalize"
)

// drawing is a table drawn in ASCII: a line a row, cells between |, < for a cell that the one to its left covers and
// ^ for one that the cell above covers.
type drawing string

// document makes the layout of a document of its parts: a string is a line (words parted by two blanks), a drawing a
// table. "---" begins a page.
func document(t testing.TB, parts ...any) *model.Layout {
	t.Helper()
	l := &model.Layout{}
	page := 1
	for _, part := range parts {
		switch p := part.(type) {
		case string:
			if p == "---" {
				page++
				continue
			}
			line := model.Line{Page: page}
			for _, w := range strings.Split(p, "  ") {
				if w = strings.TrimSpace(w); w != "" {
					line.Words = append(line.Words, model.Word{Text: w})
				}
			}
			l.Lines = append(l.Lines, line)
		case drawing:
			g := draw(t, p, page)
			g.Above, g.Below = len(l.Lines), len(l.Lines)
			l.Grids = append(l.Grids, g)
		default:
			t.Fatalf("a part of a document is a line or a drawing, not %T", part)
		}
	}
	return l
}

func draw(t testing.TB, d drawing, page int) model.Grid {
	t.Helper()
	var places [][]string
	for line := range strings.Lines(string(d)) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		cells := strings.Split(strings.Trim(line, "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		places = append(places, cells)
	}
	g := model.Grid{Rows: len(places), Cols: len(places[0]), Pages: []int{page}}
	for r, row := range places {
		if len(row) != g.Cols {
			t.Fatalf("row %d has %d places, not %d: %v", r, len(row), g.Cols, row)
		}
		for c, text := range row {
			if text == "<" || text == "^" {
				continue
			}
			cell := model.Cell{Row: r, Col: c, RowSpan: 1, ColSpan: 1, Text: text, Page: page}
			for c+cell.ColSpan < g.Cols && row[c+cell.ColSpan] == "<" {
				cell.ColSpan++
			}
			for r+cell.RowSpan < g.Rows && places[r+cell.RowSpan][c] == "^" {
				cell.RowSpan++
			}
			cell.Ink = model.BBox{X0: float64(c), Top: float64(r), X1: float64(c) + 1, Bottom: float64(r) + 1}
			g.Cells = append(g.Cells, cell)
		}
	}
	return g
}

func convert(t testing.TB, parts ...any) model.Result {
	t.Helper()
	r := normalize.Document([]model.PageInfo{}, document(t, parts...), normalize.Options{})
	audit.Conclude(&r)
	return r
}

// values are the amounts of a table as "key column" → text, with "?" after a doubtful one.
func values(table *model.Table) map[string]string {
	out := map[string]string{}
	for _, row := range table.Rows {
		for id, v := range row.Values {
			s := "null"
			if v.Amount != nil {
				s = v.Amount.String()
			}
			if v.State == model.Doubtful {
				s += "?"
			}
			out[row.Key+" "+id] = s
		}
	}
	return out
}

// expect compares the amounts of a table with "key column amount" lines.
func expect(t *testing.T, table *model.Table, want string) {
	t.Helper()
	got := values(table)
	for line := range strings.Lines(want) {
		f := strings.Fields(line)
		if len(f) != 3 {
			continue
		}
		place := f[0] + " " + f[1]
		if got[place] != f[2] {
			t.Errorf("%s is %q, want %s", place, got[place], f[2])
		}
		delete(got, place)
	}
	for place, v := range got {
		t.Errorf("extra: %s %s", place, v)
	}
}

func warned(r *model.Result, code string) bool {
	for _, w := range r.Document.Warnings {
		if w.Code == code {
			return true
		}
	}
	return false
}
