package layout

import (
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// Heads under spanning heads repeat, and are no second table beside the first: that would name its rows.
func TestPagesHeadsThatRepeatUnderOthers(t *testing.T) {
	l := Pages([]model.Page{draw(1, `
		                 Model 1          Model 2
		Variable     Coef.    S.E.    Coef.    S.E.
		Age          1.289   0.023    1.834   0.358
		Female       0.125   0.271    1.971   0.771
		Urban        1.549   0.045    0.577   0.557
		Constant     1.926   0.023    1.909   0.719`)}, Options{})
	if len(l.Grids) != 1 || l.Grids[0].Cols != 5 {
		t.Errorf("%d grids", len(l.Grids))
		for _, g := range l.Grids {
			t.Log(rows(g))
		}
	}
}

// Columns of text in a table are no columns of a page: the last line of each cell is short.
func TestPagesColumnsOfText(t *testing.T) {
	row := func(cells ...string) string {
		line := ""
		for i, c := range cells {
			line += strings.Repeat(" ", 50*i-len(line)) + c
		}
		return "\t\t" + line + "\n"
	}
	drawing := row("Objective", "Measure of performance", "Target")
	for range 8 {
		drawing += row("Improve the quality of the services", "Share of the households that have a", "80%") +
			row("of water", "connection to a sewer") + "\n"
	}
	l := Pages([]model.Page{draw(1, drawing)}, Options{})
	if len(l.Grids) != 1 || l.Grids[0].Cols != 3 {
		t.Errorf("%d grids, lines %q", len(l.Grids), lines(l))
		for _, g := range l.Grids {
			t.Log(rows(g))
		}
	}
}
