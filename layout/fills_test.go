package layout

import (
	"testing"

	"github.com/juesuan/juesuan/model"
)

// fill shades a box of the drawing, counted in characters and lines.
func fill(p *model.Page, col, line, cols, lines int, luminance float64) {
	x, y := 50+float64(col)*charWidth, 50+float64(line)*lineHeight
	p.Fills = append(p.Fills, model.Fill{BBox: model.BBox{X0: x + 1, Top: y + 0.5, X1: x + float64(cols)*charWidth - 1, Bottom: y + float64(lines)*lineHeight - 0.5}, Luminance: luminance})
}

// Coloured cells with white gaps between them are the cells of a table, whatever is written in them.
func TestPagesFilledCells(t *testing.T) {
	p := draw(1, `
		Action              State of play
		Simplify the rules  Adopted by the
		on reporting        Commission
		Set up a network    No`)
	for _, y := range [][2]int{{0, 1}, {1, 2}, {3, 1}} {
		fill(&p, 0, y[0], 19, y[1], 0.8)
		fill(&p, 19, y[0], 16, y[1], 0.8)
	}
	l := Pages([]model.Page{p}, Options{})
	want := "Action | State of play\nSimplify the rules on reporting | Adopted by the Commission\nSet up a network | No\n"
	if len(l.Grids) != 1 || rows(l.Grids[0]) != want {
		t.Errorf("got %d grids, lines %q", len(l.Grids), lines(l))
		for _, g := range l.Grids {
			t.Log(rows(g))
		}
	}
}

// Stripes behind every other row part rows as rules do, and the last row is not lost for having none.
func TestPagesStripedRows(t *testing.T) {
	p := draw(1, `
		Region                     2019      2020
		Services of general        12.5      13.5
		interest
		Networks in rural areas     1.5       2.5
		Share of small              3.5       4.5
		enterprises
		Others                      5.5       6.5`)
	fill(&p, 0, 0, 43, 1, 0.4)
	fill(&p, 0, 1, 43, 2, 0.8)
	fill(&p, 0, 4, 43, 2, 0.8)
	l := Pages([]model.Page{p}, Options{})
	want := "Region | 2019 | 2020\nServices of general interest | 12.5 | 13.5\nNetworks in rural areas | 1.5 | 2.5\n" +
		"Share of small enterprises | 3.5 | 4.5\nOthers | 5.5 | 6.5\n"
	if len(l.Grids) != 1 || rows(l.Grids[0]) != want {
		t.Errorf("got %d grids, lines %q", len(l.Grids), lines(l))
		for _, g := range l.Grids {
			t.Log(rows(g))
		}
	}
}

// Fills of cells in every other row tell the columns of the white rows between them, and of the last one, which a note
// follows.
func TestPagesStripedCells(t *testing.T) {
	p := draw(1, `
		Code   Name              Amount
		201    Services          12.50
		20103  Offices and other
		       institutions      12.50
		205    Education          3.00
		20502  Schools            3.00
		       Total             15.50
		Note: this is the income of the year.`)
	for _, y := range [][2]int{{0, 1}, {2, 2}, {5, 1}} {
		fill(&p, 0, y[0], 7, y[1], 0.9)
		fill(&p, 7, y[0], 18, y[1], 0.9)
		fill(&p, 25, y[0], 8, y[1], 0.9)
	}
	for i := range p.Fills { // no gaps but the white rows
		f := &p.Fills[i]
		f.X0, f.X1, f.Top, f.Bottom = f.X0-1, f.X1+1, f.Top-0.5, f.Bottom+0.5
	}
	l := Pages([]model.Page{p}, Options{})
	want := "Code | Name | Amount\n201 | Services | 12.50\n20103 | Offices and other institutions | 12.50\n205 | Education | 3.00\n20502 | Schools | 3.00\n" +
		" | Total | 15.50\n"
	if len(l.Grids) != 1 || rows(l.Grids[0]) != want || lines(l) != "Note: this is the income of the year." {
		t.Errorf("got %d grids, lines %q", len(l.Grids), lines(l))
		for _, g := range l.Grids {
			t.Log(rows(g))
		}
	}
}

// A head of filled cells gives its columns to the rows under it, which nothing rules or fills.
func TestPagesFilledHead(t *testing.T) {
	p := draw(1, `
		Budget         Accounts
		Sum    Cars    Sum    Cars
		1      2       3      4
		9.00   7.00           6.50`)
	for _, c := range [][4]int{{0, 0, 15, 1}, {15, 0, 13, 1}, {0, 1, 7, 1}, {7, 1, 8, 1}, {15, 1, 7, 1}, {22, 1, 6, 1}, {0, 2, 7, 1}, {7, 2, 8, 1}, {15, 2, 7, 1}, {22, 2, 6, 1}} {
		fill(&p, c[0], c[1], c[2], c[3], 0.3)
	}
	l := Pages([]model.Page{p}, Options{})
	want := "Budget{1×2} | Accounts{1×2}\nSum | Cars | Sum | Cars\n1 | 2 | 3 | 4\n9.00 | 7.00 |  | 6.50\n"
	if len(l.Grids) != 1 || rows(l.Grids[0]) != want {
		t.Errorf("got %d grids, lines %q", len(l.Grids), lines(l))
		for _, g := range l.Grids {
			t.Log(rows(g))
		}
	}
}

// Bars of a chart are fills that touch, and no table.
func TestPagesFilledBarsAreNoTable(t *testing.T) {
	p := draw(1, `
		  40
		  30
		  20
		  10
		     2019  2020  2021`)
	for i, h := range []int{4, 2, 3} {
		fill(&p, 5+6*i, 4-h, 3, h, 0.5)
		fill(&p, 8+6*i, 5-h, 3, h-1, 0.7)
	}
	if l := Pages([]model.Page{p}, Options{}); len(l.Grids) != 0 {
		t.Errorf("a table\n%s", rows(l.Grids[0]))
	}
}
