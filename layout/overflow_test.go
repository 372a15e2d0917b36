package layout

import (
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// twoCells is a page with one row of two blank cells, parted at x = 53 + 8×6 = 101.
func twoCells() model.Page {
	return draw(1, `
		+-------+--------+
		|       |        |
		+-------+--------+`)
}

func TestPagesTextThatOverflowsItsCell(t *testing.T) {
	for name, c := range map[string]struct {
		texts    map[float64]string // by x
		want     string
		doubtful bool
	}{
		"a name drawn over the rule":             {map[float64]string{60: "30201办公费"}, "30201办公费 | \n", false},
		"a name clipped where an amount stands":  {map[float64]string{60: "其他支出", 118: "9.00"}, "其他支出 | 9.00\n", false},
		"a number drawn over the rule":           {map[float64]string{83: "1,234.56"}, " | 1,234.56\n", true},
		"two numbers set close to the rule":      {map[float64]string{76: "1.00", 102: "22.00"}, "1.00 | 22.00\n", false},
		"two numbers that touch across the rule": {map[float64]string{77: "1.00", 101: "22.00"}, "1.00 | 22.00\n", false},
	} {
		t.Run(name, func(t *testing.T) {
			p := twoCells()
			for x := 0.0; x < 200; x++ {
				setAt(&p, 12, x, 63, c.texts[x])
			}
			g := Pages([]model.Page{p}, Options{}).Grids[0]
			doubtful := false
			for _, k := range g.Cells {
				doubtful = doubtful || k.Doubtful
			}
			if got := rows(g); got != c.want || doubtful != c.doubtful {
				t.Errorf("got %q, doubtful %v; want %q, %v", strings.TrimSpace(got), doubtful, c.want, c.doubtful)
			}
		})
	}
}

// Glyphs that are not seen stand in no cell: a run ends before them.
func TestPagesHiddenGlyphsBehindATextThatOverflows(t *testing.T) {
	p := twoCells()
	setAt(&p, 12, 83, 63, "1,234.56")
	seen := len(p.Glyphs)
	setAt(&p, 12, 83+8*charWidth, 63, "hidden, and longer")
	for i := seen; i < len(p.Glyphs); i++ {
		p.Glyphs[i].Unseen = model.Invisible
	}
	if got := rows(Pages([]model.Page{p}, Options{}).Grids[0]); got != " | 1,234.56\n" {
		t.Errorf("got %q", got)
	}
}
