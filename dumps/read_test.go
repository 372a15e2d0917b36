package dumps

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/juesuan/juesuan/model"
)

// read reads a dump drawn in a test.
func read(text string) model.Layout {
	var lines []model.Line
	for i, s := range strings.Split(strings.Trim(text, "\n"), "\n") {
		l := model.Line{BBox: model.BBox{Top: float64(i), Bottom: float64(i + 1)}}
		if s != "" {
			l.X1 = float64(utf8.RuneCountInString(s))
			l.Words = []model.Word{{BBox: l.BBox, Text: s}}
		}
		lines = append(lines, l)
	}
	return Lines(lines, Options{})
}

// drawn is one table of a dump, with a test's questions about it.
type drawn struct {
	*testing.T
	g model.Grid
	l model.Layout
}

// readTable reads a dump with one table.
func readTable(t *testing.T, text string) drawn {
	t.Helper()
	l := read(text)
	if len(l.Grids) != 1 {
		t.Fatalf("%d tables found, not one", len(l.Grids))
	}
	return drawn{t, l.Grids[0], l}
}

func (d drawn) find(text string) model.Cell {
	d.Helper()
	for _, c := range d.g.Cells {
		if c.Text == text {
			return c
		}
	}
	d.Fatalf("no cell reads %q", text)
	return model.Cell{}
}

// in gives the cell of a row, named by any text in it, under a head.
func (d drawn) in(row, head string) model.Cell {
	d.Helper()
	r := d.find(row)
	h := d.find(head)
	if h.Col < r.Col {
		for _, c := range d.g.Cells {
			if c.Text == head && c.Col > r.Col {
				h = c
				break
			}
		}
	}
	at := d.g.At()[r.Row*d.g.Cols+h.Col]
	if at < 0 {
		d.Fatalf("row %q has no place under %q", row, head)
	}
	return d.g.Cells[at]
}

// want asks that a row has a text under a head, and that it is certain.
func (d drawn) want(row, head, text string) {
	d.Helper()
	c := d.in(row, head)
	if c.Text != text {
		d.Errorf("row %s, %s: %q read as %q", row, head, text, c.Text)
	}
	if c.Doubtful {
		d.Errorf("row %s, %s: %q is doubtful", row, head, c.Text)
	}
}

// name asks for the label of the row of a code or 行次, in the column after or before it.
func (d drawn) name(code string, side int, text string) {
	d.Helper()
	c := d.find(code)
	at := d.g.At()[c.Row*d.g.Cols+c.Col+side]
	if got := d.g.Cells[at].Text; got != text {
		d.Errorf("%s is named %q, not %q", code, got, text)
	}
}

// text is all lines outside the tables.
func (d drawn) text() string { return textOf(d.l) }

func textOf(l model.Layout) string {
	var b strings.Builder
	for _, line := range l.Lines {
		b.WriteString(line.Text())
		b.WriteByte('\n')
	}
	return b.String()
}
