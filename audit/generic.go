package audit

import (
	"slices"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
	"github.com/shopspring/decimal"
)

// settleGeneric gives the amounts of generic tables their states. What sums they obey only their own words tell: a row, or a
// column, of totals (合计, 总计) is the sum of the others. Such a sum proves its amounts where it holds exactly; where it does
// not, the table may add up otherwise, and nobody is at fault.
func settleGeneric(r *model.Result) {
	for i := range r.Tables {
		if t := &r.Tables[i]; t.Type == model.Generic {
			g := newGenericGrid(&t.Grid)
			g.proveRows()
			g.proveColumns()
		}
	}
}

// genericGrid is the grid of a generic table with its amounts.
type genericGrid struct {
	*model.Grid
	at      []int                   // the cell that covers each place
	amounts map[int]decimal.Decimal // by cell
	sums    map[int]bool            // rows that are labelled as sums
}

func newGenericGrid(grid *model.Grid) *genericGrid {
	g := &genericGrid{Grid: grid, at: grid.At(), amounts: map[int]decimal.Decimal{}, sums: map[int]bool{}}
	for i := range g.Cells {
		c := &g.Cells[i]
		if c.Row < g.HeaderRows {
			continue
		}
		n := text.ParseNumber(c.Text)
		if n.Kind != text.Figure || n.Percent {
			if c.Col == 0 && accounts.IsSum(c.Text) {
				g.sums[c.Row] = true
			}
			continue
		}
		d, err := decimal.NewFromString(n.Value)
		if err != nil {
			continue
		}
		c.State = model.Read
		if c.Doubtful || c.Misplaced || n.Doubt != "" || len(c.Readings) > 0 {
			c.State = model.Doubtful
			continue
		}
		if c.RowSpan == 1 && c.ColSpan == 1 {
			g.amounts[i] = d
		}
	}
	return g
}

// proveRows takes each row of totals for the sum of the rows between it and the next one, or of all where there is one.
func (g *genericGrid) proveRows() {
	if len(g.sums) != 1 {
		return // groups with sums of their own
	}
	total := 0
	for r := range g.sums {
		total = r
	}
	for col := range g.Cols {
		var parts []int
		whole := g.amountAt(total, col)
		clean := whole >= 0
		for r := g.HeaderRows; r < g.Rows && clean; r++ {
			if i := g.place(r, col); r != total && i >= 0 {
				if _, ok := g.amounts[i]; ok {
					parts = append(parts, i)
				} else if g.Cells[i].State == model.Doubtful {
					clean = false
				}
			}
		}
		if clean {
			g.prove(whole, parts)
		}
	}
}

// proveColumns takes a column headed 合计 for the sum of the other columns of amounts, where no head is a sum besides.
func (g *genericGrid) proveColumns() {
	total := -1
	for i := range g.Cells {
		if c := &g.Cells[i]; c.Row < g.HeaderRows && c.ColSpan == 1 && c.Row+c.RowSpan == g.HeaderRows && accounts.IsSum(c.Text) {
			if total >= 0 {
				return
			}
			total = c.Col
		}
	}
	if total < 0 {
		return
	}
	for r := g.HeaderRows; r < g.Rows; r++ {
		whole := g.amountAt(r, total)
		var parts []int
		clean := whole >= 0
		for col := total + 1; col < g.Cols && clean; col++ {
			if i := g.place(r, col); i >= 0 {
				if _, ok := g.amounts[i]; ok {
					parts = append(parts, i)
				} else if g.Cells[i].State == model.Doubtful {
					clean = false
				}
			}
		}
		if clean {
			g.prove(whole, parts)
		}
	}
}

// prove marks a total and its parts where they add up. One part alone, and what is zero, prove nothing.
func (g *genericGrid) prove(total int, parts []int) {
	sum, filled := decimal.Zero, 0
	for _, i := range parts {
		sum = sum.Add(g.amounts[i])
		if !g.amounts[i].IsZero() {
			filled++
		}
	}
	if filled < 2 || !sum.Equal(g.amounts[total]) {
		return
	}
	for _, i := range append(slices.Clone(parts), total) {
		g.Cells[i].State = model.Proved
	}
}

// place is the cell of one place that begins there, -1 where none does.
func (g *genericGrid) place(row, col int) int {
	i := g.at[row*g.Cols+col]
	if i < 0 || g.Cells[i].Row != row || g.Cells[i].Col != col {
		return -1
	}
	return i
}

func (g *genericGrid) amountAt(row, col int) int {
	i := g.place(row, col)
	if _, ok := g.amounts[i]; !ok {
		return -1
	}
	return i
}
