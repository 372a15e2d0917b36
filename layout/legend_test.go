package layout

import (
	"testing"

	"github.com/juesuan/juesuan/model"
)

func TestPagesLegend(t *testing.T) {
	const drawing = `
+--------------------------------+
|  基本支出  项目支出  预留经费  |
+--------------------------------+`
	for _, c := range []struct {
		name     string
		swatches []float64
		grids    int
	}{
		{"of a chart", []float64{52, 112, 172}, 0},
		{"one word without a square", []float64{52, 112}, 1},
	} {
		p := draw(1, drawing)
		for _, x := range c.swatches {
			p.Fills = append(p.Fills, model.Fill{BBox: model.BBox{X0: x, Top: 64, X1: x + 7, Bottom: 71}, Luminance: 0.4})
		}
		if l := Pages([]model.Page{p}, Options{}); len(l.Grids) != c.grids {
			t.Errorf("%s: %d tables, want %d", c.name, len(l.Grids), c.grids)
		}
	}
}
