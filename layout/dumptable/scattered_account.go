package dumptable

import (
	"slices"
	"strings"

	"github.com/juesuan/juesuan/model"
)

// pool is the amounts of a table that are not placed yet.
type pool struct{ tokens []token }

func (a *account) poolOf(t *table) *pool {
	return &pool{tokens: slices.DeleteFunc(slices.Clone(t.pool), func(k token) bool { return a.placed[placeOf(k)] })}
}

// take gives the first amount of a value.
func (p *pool) take(v int64) (token, bool) {
	for i, t := range p.tokens {
		if t.value == v {
			p.tokens = slices.Delete(slices.Clone(p.tokens), i, i+1)
			return t, true
		}
	}
	return token{}, false
}

// want is an amount that other tables say a row has.
type want struct {
	r    *row
	col  int
	v    int64
	sure bool
}

// placeScatteredLines gives each line the amount that the tables with codes print for it, where it is printed in
// this table too. It gives what found no place.
func (a *account) placeScatteredLines(t *table) *pool {
	p := a.poolOf(t)
	wants := a.wants(t)
	for _, w := range wants {
		if w.r == nil || w.v == 0 || slices.Contains(w.r.cols, w.col) {
			continue
		}
		k, ok := p.take(w.v)
		if !ok {
			continue
		}
		w.r.amounts = append(w.r.amounts, k)
		w.r.cols = append(w.r.cols, w.col)
		w.r.sure = w.sure && (len(w.r.amounts) == 1 || w.r.sure)
		w.r.why = "the sums between the tables"
	}
	t.fillZeros(p)
	t.checkScattered(p)
	return p
}

// wants are the amounts that other tables say the lines of a table have.
func (a *account) wants(t *table) []want {
	if t.kind == model.IncomeExpenditureSummary {
		return a.wantsOfSummary(t)
	}
	return a.wantsOfFunds(t)
}

// met counts the amounts that stand where other tables say.
func (a *account) met(t *table) int {
	n := 0
	for _, w := range a.wants(t) {
		if w.r != nil && w.v != 0 && w.r.in(w.col) == w.v {
			n++
		}
	}
	return n
}

// fillZeros gives the cells that have nothing else the zeros of a table in which no cell is blank. Else nothing tells
// which cells have one.
func (t *table) fillZeros(p *pool) {
	sides := []struct {
		rows    []*row
		columns int
	}{{t.left, len(t.sides.income.heads)}, {t.right, len(t.sides.expenditure.heads)}}
	open := 0
	for _, side := range sides {
		for _, r := range side.rows {
			open += side.columns - len(r.cols)
		}
	}
	if open != len(p.tokens) || slices.ContainsFunc(p.tokens, func(k token) bool { return k.value != 0 }) {
		return
	}
	for _, side := range sides {
		for _, r := range side.rows {
			for c := range side.columns {
				if !slices.Contains(r.cols, c) {
					r.amounts, r.cols = append(r.amounts, p.tokens[0]), append(r.cols, c)
					r.sure = r.sure && len(r.cols) > 1
					p.tokens = p.tokens[1:]
				}
			}
		}
	}
}

// checkScattered makes all doubtful where an amount of the table has found no place, or its lines do not add up.
func (t *table) checkScattered(p *pool) {
	holds := len(p.tokens) == 0 && t.adds()
	for _, r := range slices.Concat(t.left, t.right) {
		r.sure = r.sure && holds
	}
}

// adds tells whether the lines of both sides add up, and their columns.
func (t *table) adds() bool {
	return sideAdds(t.left, t.sides.income) && sideAdds(t.right, t.sides.expenditure)
}

func sideAdds(rows []*row, f form) bool {
	parents := closingTree(rows)
	for i, r := range rows {
		var v choice
		sum, children := make([]int64, len(f.heads)), 0
		for c := range f.heads {
			v.v[c] = r.in(c)
		}
		if len(r.amounts) != len(r.cols) || !v.holds(f.rows, 0) {
			return false
		}
		for k, parent := range parents {
			if parent == i {
				children++
				for c := range sum {
					sum[c] += rows[k].in(c)
				}
			}
		}
		if children > 0 && !slices.Equal(sum, v.v[:len(sum)]) {
			return false
		}
	}
	return true
}

func totalRow(t *table) *row {
	if t == nil {
		return nil
	}
	return find(t.rows, "total")
}

// valueIn is what the 合計 row of a table prints in a column by its label.
func valueIn(t *table, r *row, label string) int64 {
	if t == nil || r == nil {
		return 0
	}
	for col, h := range t.columns.heads {
		if strings.Contains(h.group+h.label, label) || strings.Contains(h.label, label) {
			return r.in(col)
		}
	}
	return 0
}

func (a *account) wantsOfSummary(t *table) []want {
	t2, t3 := a.of(model.Income), a.of(model.Expenditure)
	income, expenditure := totalRow(t2), totalRow(t3)
	col := len(t.sides.income.heads) - 1
	var out []want
	if t3 != nil {
		for _, line := range t.right {
			for _, r := range t3.rows {
				if len(r.key) == 3 && r.bare() == line.bare() {
					out = append(out, want{line, col, r.in(0), r.sure})
				}
			}
		}
	}
	if expenditure != nil {
		out = append(out, want{lineOf(t.right, "本年支出合计"), col, expenditure.in(0), expenditure.sure})
	}
	if income == nil {
		return out
	}
	funds, certain := a.fundIncome(valueIn(t2, income, "财政拨款"))
	for i, name := range []string{"一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营"} {
		out = append(out, want{lineOf(t.left, name), col, funds[i], certain})
	}
	for _, name := range []string{"上级补助收入", "经营收入", "附属单位", "其他收入"} {
		out = append(out, want{lineOf(t.left, name), col, valueIn(t2, income, name), income.sure})
	}
	for c, h := range t2.columns.heads {
		if strings.HasPrefix(h.group+h.label, "事业收入") && !strings.Contains(h.label, "收费") {
			out = append(out, want{lineOf(t.left, "事业收入"), col, income.in(c), income.sure})
		}
	}
	total := income.in(0)
	out = append(out, want{lineOf(t.left, "本年收入合计"), col, total, income.sure})
	return append(out, a.closingWants(t, col, total, expenditure)...)
}

// closingWants: what the balances leave. 总计 is the largest amount of the table, on both sides; the difference to
// the year's income is the balance brought forward, where one balance alone is printed.
func (a *account) closingWants(t *table, col int, income int64, expenditure *row) []want {
	most := int64(0)
	for _, k := range a.poolOf(t).tokens {
		most = max(most, k.value)
	}
	out := []want{{lineOf(t.left, "总计", "收入总计"), col, most, true}, {lineOf(t.right, "总计", "支出总计"), col, most, true},
		{lineOf(t.left, "年初"), col, most - income, false}}
	if expenditure != nil {
		out = append(out, want{lineOf(t.right, "年末"), col, most - expenditure.in(0), false})
	}
	return out
}

// fundIncome parts the income from 财政拨款 into its three funds: what the tables of the two smaller funds print, and
// the rest.
func (a *account) fundIncome(whole int64) (funds [3]int64, sure bool) {
	sure = true
	for i, kind := range []model.Type{model.GovernmentFund, model.StateCapital} {
		t := a.of(kind)
		r := totalRow(t)
		if r == nil {
			continue
		}
		if len(t.columns.heads) == 6 {
			funds[i+1] = r.in(1)
			sure = sure && r.sure
		} else {
			funds[i+1], sure = r.in(0), false
		}
	}
	funds[0] = whole - funds[1] - funds[2]
	return funds, sure
}

func (a *account) wantsOfFunds(t *table) []want {
	var out []want
	kinds := []model.Type{model.GeneralBudgetExpenditure, model.GovernmentFund, model.StateCapital}
	all := append(slices.Clone(t.right), nil)
	for _, line := range all {
		if line == nil || !numbered.MatchString(line.name()) && line.bare() != "本年支出合计" {
			continue
		}
		sum, known := int64(0), true
		var parts []want
		for i, kind := range kinds {
			if i+1 >= len(t.sides.expenditure.heads) {
				continue
			}
			v, ok := a.classTotal(kind, line)
			if !ok && a.of(kind) != nil {
				v, known = a.guessTotal(kind, line), false
			}
			parts = append(parts, want{line, i + 1, v, ok})
			sum += v
		}
		out = append(append(out, want{line, 0, sum, known}), parts...)
	}
	t2 := a.of(model.Income)
	if r := totalRow(t2); r != nil {
		whole := valueIn(t2, r, "财政拨款")
		funds, sure := a.fundIncome(whole)
		named := filterRows(t.left, func(r *row) bool { return numbered.MatchString(r.name()) })
		rest := filterRows(t.left, func(r *row) bool { return !numbered.MatchString(r.name()) })
		for i, name := range []string{"一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营"} {
			out = append(out, want{lineOf(named, name), 0, funds[i], sure})
		}
		out = append(out, want{lineOf(t.left, "本年收入合计"), 0, whole, r.sure})
		out = append(out, a.fundBalances(t, rest, whole)...)
	}
	return out
}

// fundBalances are the balances brought forward of each fund, and 总计 with its funds.
func (a *account) fundBalances(t *table, rest []*row, whole int64) []want {
	most := int64(0)
	for _, k := range a.poolOf(t).tokens {
		most = max(most, k.value)
	}
	opening := most - whole
	out := []want{{lineOf(rest, "年初"), 0, opening, true}, {lineOf(rest, "总计"), 0, most, true}}
	fund := int64(0)
	if t8 := a.of(model.GovernmentFund); t8 != nil {
		if r := totalRow(t8); r != nil && len(t8.columns.heads) == 6 {
			fund = r.in(0)
			out = append(out, want{lineOf(rest, "政府性基金"), 0, fund, r.sure})
		}
	}
	out = append(out, want{lineOf(rest, "一般公共预算"), 0, opening - fund, false})
	if total, spent := lineOf(t.right, "总计", "支出总计"), lineOf(t.right, "本年支出合计"); total != nil && spent != nil {
		out = append(out, want{total, 0, most, true})
		for i, kind := range []model.Type{model.GeneralBudgetExpenditure, model.GovernmentFund, model.StateCapital} {
			if v, ok := a.classTotal(kind, spent); ok && i+1 < len(t.sides.expenditure.heads) {
				out = append(out, want{total, i + 1, v, false})
			}
		}
	}
	return out
}

// guessTotal is classTotal where the fund's table is itself a choice.
func (a *account) guessTotal(kind model.Type, line *row) int64 {
	t := a.of(kind)
	for _, r := range t.rows {
		if (len(r.key) == 3 && r.bare() == line.bare() || r.key == "total" && line.bare() == "本年支出合计") && len(t.columns.heads) == 6 {
			return r.in(2)
		}
	}
	return 0
}

// placeScatteredEconomic places the amounts of a list in the order of its codes where each code has one; else the
// sums of 类 that stand out, and the rest as a choice.
func (a *account) placeScatteredEconomic(t *table) {
	rows := slices.Concat(t.left, t.right, t.more)
	slices.SortStableFunc(rows, func(a, b *row) int { return strings.Compare(orderOf(a), orderOf(b)) })
	p := a.poolOf(t)
	guessEconomic(rows, p)
}
