package audit

import (
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// grid draws a grid with one row of heads; a cell that ends in ~ was read with doubt.
func grid(drawing string) model.Grid {
	lines := strings.Split(strings.TrimSpace(drawing), "\n")
	g := model.Grid{Rows: len(lines), HeaderRows: 1}
	for r, line := range lines {
		words := strings.Fields(line)
		g.Cols = len(words)
		for c, w := range words {
			cell := model.Cell{Row: r, Col: c, RowSpan: 1, ColSpan: 1, Text: strings.TrimSuffix(w, "~"), Doubtful: strings.HasSuffix(w, "~")}
			if cell.Text == "." {
				cell.Text = ""
			}
			g.Cells = append(g.Cells, cell)
		}
	}
	return g
}

// The amounts of generic tables: p proved, r read, d doubtful, . no amount; row by row.
func TestGenericStates(t *testing.T) {
	for _, c := range []struct{ name, drawing, want string }{
		{"a row of totals", "项目 金额\n甲 1.00\n乙 2.50\n合计 3.50", ".. .p .p .p"},
		{"on top", "项目 金额\n合计 3.50\n甲 1.00\n乙 2.50", ".. .p .p .p"},
		{"that does not add up", "项目 金额\n甲 1.00\n乙 2.50\n合计 3.60", ".. .r .r .r"},
		{"of one part", "项目 金额\n甲 1.00\n乙 0.00\n合计 1.00", ".. .r .r .r"},
		{"with a doubtful part", "项目 金额\n甲 1.00\n乙 2.50~\n丙 1.00\n合计 2.00", ".. .r .d .r .r"},
		{"groups with sums", "项目 金额\n甲 1.00\n小计 1.00\n乙 2.50\n合计 3.50", ".. .r .r .r .r"},
		{"a column of totals", "项目 合计 一 二\n甲 3.00 1.00 2.00\n乙 5.00 1.00 2.00", ".... .ppp .rrr"},
		{"blanks and rates", "项目 合计 一 二 占比\n甲 3.00 1.00 2.00 5%\n乙 1.00 . 1.00 5%", "..... .ppp. .r.r."},
		{"both", "项目 合计 一 二\n甲 3.00 1.00 2.00\n乙 7.00 3.00 4.00\n合计 10.00 4.00 6.00", ".... .ppp .ppp .ppp"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := &model.Result{Tables: []model.Table{{Type: model.Generic, Grid: grid(c.drawing)}}}
			settleGeneric(r)
			var rows []string
			for _, cell := range r.Tables[0].Grid.Cells {
				if cell.Col == 0 {
					rows = append(rows, "")
				}
				s := "."
				if cell.State != "" {
					s = string(cell.State)[:1]
				}
				rows[len(rows)-1] += s
			}
			if got := strings.Join(rows, " "); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}
