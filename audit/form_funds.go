package audit

import (
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/juesuan/juesuan/audit/narrative"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
	"github.com/shopspring/decimal"
)

// fundParts are the rows that the ministry's form (项目支出绩效自评表) prints under 年度资金总额, which add up to it.
var fundParts = []*regexp.Regexp{
	regexp.MustCompile(`^(?:其中)?:?(?:当年|本年|年度)?(?:一般公共预算)?财政(?:拨款|资金)$`),
	regexp.MustCompile(`^(?:其中)?:?上年(?:度)?结转(?:资金|结余)?$`),
	regexp.MustCompile(`^(?:其中)?:?其他资金$`),
}

// fundTotal is the label of their sum.
var fundTotal = regexp.MustCompile(`总额|总计|合计`)

// halfCent is what rounding an amount to hundredths changes at most.
var halfCent = decimal.New(5, -3)

// funds claims of the budget and of what was spent that they are the sum of the funds printed under them. The funds
// are no fields: they stand in the grid alone, and so the claim's cells are the total's.
func (f form) funds() []narrative.Claim {
	var out []narrative.Claim
	for _, id := range []string{"budget", "executed"} {
		c := f.claim("funds_sum", id)
		if total, ok := f.amount(id); ok {
			parts := f.fundsUnder(f.table.Fields[id])
			if len(parts) > 1 {
				sum := decimal.Sum(parts[0], parts[1:]...)
				c.Addends = countFilled(parts...)
				settle(&c, total, sum, halfCent.Mul(decimal.NewFromInt(int64(len(parts)+1))), "its funds add to")
				out = append(out, c)
			}
		}
	}
	return out
}

// fundsUnder are the amounts of the funds in the rows under a total, in its column; a blank or a dash is zero. It is
// nil where something else is printed in that column, where a fund comes twice, and where the row itself is no total.
func (f form) fundsUnder(total model.Field) []decimal.Decimal {
	var out []decimal.Decimal
	seen := make([]bool, len(fundParts))
	rows := rowsOf(f.table.Grid.Cells)
	if !slices.ContainsFunc(rows[total.Row], func(c *model.Cell) bool { return fundTotal.MatchString(text.Fold(c.Text)) }) {
		return nil
	}
	for r := total.Row + 1; ; r++ {
		label, below := splitRow(rows[r], total.Col)
		under := text.Fold(below.Text)
		amount, isAmount := plain(below.Text)
		part := fundPart(label)
		switch {
		case part < 0 && isAmount: // another amount under the total: what adds up to it is not known
			return nil
		case part < 0:
			return out
		case seen[part], below.RowSpan > 1, below.ColSpan > 1, !isAmount && strings.Trim(under, "-—–－") != "":
			return nil
		}
		seen[part] = true
		out = append(out, amount)
	}
}

func rowsOf(cells []model.Cell) map[int][]*model.Cell {
	out := map[int][]*model.Cell{}
	for i := range cells {
		out[cells[i].Row] = append(out[cells[i].Row], &cells[i])
	}
	return out
}

// splitRow gives the label nearest before a column, and the cell in it.
func splitRow(row []*model.Cell, col int) (label string, at model.Cell) {
	row = append([]*model.Cell(nil), row...)
	sort.Slice(row, func(i, j int) bool { return row[i].Col < row[j].Col })
	for _, c := range row {
		switch {
		case c.Col == col:
			return label, *c
		case c.Col > col:
			return label, model.Cell{}
		}
		if _, amount := plain(c.Text); !amount && fundPart(text.Fold(c.Text)) >= 0 {
			label = text.Fold(c.Text)
		}
	}
	return label, model.Cell{}
}

// fundPart tells which fund a label names, -1 for none.
func fundPart(label string) int {
	label = strings.TrimRight(label, ":")
	for i, form := range fundParts {
		if form.MatchString(label) {
			return i
		}
	}
	return -1
}
