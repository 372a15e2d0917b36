package stamps

import (
	"slices"
	"strconv"
	"testing"

	"github.com/juesuan/juesuan/model"
)

func TestPageNumbers(t *testing.T) {
	for _, c := range []struct {
		name  string
		pages int
		says  func(page int) string
		rules bool
		row   bool // other text stands on its line
		found bool
	}{
		{"in a cell", 3, strconv.Itoa, true, false, true},
		{"with dashes", 4, func(n int) string { return "—" + strconv.Itoa(n+11) + "—" }, true, false, true},
		{"outside all rules", 3, strconv.Itoa, false, false, false},
		{"on two pages only", 2, strconv.Itoa, true, false, false},
		{"the same on each page", 3, func(int) string { return "3" }, true, false, false},
		{"codes of the first rows", 3, func(n int) string { return strconv.Itoa(200 + n) }, true, false, false},
		{"numbers of rows", 3, strconv.Itoa, true, true, false},
	} {
		var pages []model.Page
		for n := 1; n <= c.pages; n++ {
			d := drawn{model.Page{Number: n, Width: 600, Height: 800}}
			d.line("合计", 100, 300, style{size: 9})
			d.line(c.says(n), 300, 760, style{size: 9})
			if c.row {
				d.line("行政", 100, 760, style{size: 9})
			}
			if c.rules {
				for _, x := range []float64{90, 290, 500} {
					d.Rulings = append(d.Rulings, model.Ruling{BBox: model.BBox{X0: x, Top: 100, X1: x, Bottom: 780}, Orientation: model.Vertical})
				}
			}
			pages = append(pages, d.Page)
		}
		got := PageNumbers(pages)
		if slices.ContainsFunc(got, func(r *Run) bool { return (r != nil) != c.found }) {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
