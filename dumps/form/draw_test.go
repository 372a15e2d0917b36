package form

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/normalize"
)

var formWords = Options{Word: func(text string) Word {
	part, class := normalize.FormWord(text)
	return Word{Part(part), class}
}}

// linesOf are the lines of a dump drawn in a test.
func linesOf(text string) []model.Line {
	var lines []model.Line
	for i, s := range strings.Split(strings.Trim(text, "\n"), "\n") {
		l := model.Line{BBox: model.BBox{Top: float64(i), Bottom: float64(i + 1)}}
		if s != "" {
			l.Words = []model.Word{{Text: s}}
			l.X1 = float64(utf8.RuneCountInString(s))
		}
		lines = append(lines, l)
	}
	return lines
}

// read finds the forms of a dump drawn in a test.
func read(text string) []Form {
	forms, _ := Find(linesOf(text), formWords)
	return forms
}

// rows writes the cells of a grid, a row a line; a blank that a cell above covers is ^, one that a cell before covers is
// left out.
func rows(g model.Grid) string {
	var b strings.Builder
	at := g.At()
	for r := range g.Rows {
		var cells []string
		for c := 0; c < g.Cols; c++ {
			switch cell := g.Cells[at[r*g.Cols+c]]; {
			case cell.Col < c:
			case cell.Row < r:
				cells = append(cells, "^")
			case cell.Doubtful:
				cells = append(cells, "?"+cell.Text)
			default:
				cells = append(cells, cell.Text)
			}
		}
		b.WriteString(strings.TrimRight(strings.Join(cells, "|"), "|"))
		b.WriteByte('\n')
	}
	return b.String()
}

// want compares the only form of a dump with its rows.
func want(t *testing.T, dump, rowsWanted string) {
	t.Helper()
	forms := read(dump)
	if len(forms) != 1 {
		t.Fatalf("%d forms found", len(forms))
	}
	got, wanted := strings.Split(strings.TrimSpace(rows(forms[0].Grid)), "\n"), strings.Split(strings.TrimSpace(rowsWanted), "\n")
	for i := range max(len(got), len(wanted)) {
		switch {
		case i >= len(got):
			t.Errorf("row %d is lost: %s", i, wanted[i])
		case i >= len(wanted):
			t.Errorf("row %d is not there: %s", i, got[i])
		case got[i] != wanted[i]:
			t.Errorf("row %d reads %s\n       and not %s", i, got[i], wanted[i])
		}
	}
}
