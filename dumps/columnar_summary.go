package dumps

import (
	"maps"
	"slices"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
)

// pool is the amounts of a table that are not placed yet.
type pool struct{ tokens []token }

func (a *account) poolOf(t *table) *pool {
	return &pool{tokens: slices.DeleteFunc(slices.Clone(t.pool), func(k token) bool { return a.placed[placeOf(k)] })}
}

// take gives the first amount of a value, or of one that rounding tells from it.
func (p *pool) take(v int64) (token, bool) {
	for _, most := range []int64{0, roundingSlack(1)} {
		for i, t := range p.tokens {
			if d := t.value - v; t.value != 0 && d <= most && d >= -most {
				p.tokens = slices.Delete(slices.Clone(p.tokens), i, i+1)
				return t, true
			}
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

// placeSummary gives each line the amount that the tables with codes print for it, where it is printed in
// this table too. It gives what found no place.
func (a *account) placeSummary(t *table) *pool {
	p := a.poolOf(t)
	t.open = true // no row of its own tells anything yet
	wants := a.wants(t)
	t.open = false
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
	t.closeSums(p)
	t.fillZeros(p)
	t.checkSummary(p)
	return p
}

// closeSums places the amounts left over that the sums of the sides ask for: where a sum lacks one or two cells, and only
// one choice of the amounts left over makes it hold.
func (t *table) closeSums(p *pool) {
	for changed := true; changed; {
		changed = false
		for _, side := range []struct {
			rows []*row
			form columnForm
		}{{t.left, t.sides.income}, {t.right, t.sides.expenditure}} {
			parents := closingTree(side.rows)
			for c := range side.form.heads {
				for i, r := range side.rows {
					if r.is == nil || r.is.Kind == accounts.Line || r.is.Kind == accounts.YearTotal {
						continue
					}
					cells := []sumCell{{r, c, 1}}
					for k, parent := range parents {
						if parent == i {
							cells = append(cells, sumCell{side.rows[k], c, -1})
						}
					}
					changed = p.closeSum(cells) || changed
				}
			}
			for _, eq := range side.form.rows {
				for _, r := range side.rows {
					var cells []sumCell
					for c, k := range eq {
						if k != 0 {
							cells = append(cells, sumCell{r, c, k})
						}
					}
					if slices.ContainsFunc(cells, func(c sumCell) bool { return slices.Contains(c.r.cols, c.col) }) {
						changed = p.closeSum(cells) || changed
					}
				}
			}
		}
	}
}

// sumCell is a cell of a sum with its coefficient.
type sumCell struct {
	r    *row
	col  int
	coef int64
}

// closeSum gives the blank cells of a sum amounts left over where one choice alone makes it hold.
func (p *pool) closeSum(cells []sumCell) bool {
	if len(cells) < 2 {
		return false
	}
	rest := int64(0)
	var blank []sumCell
	for _, c := range cells {
		if slices.Contains(c.r.cols, c.col) {
			rest += c.coef * c.r.in(c.col)
		} else {
			blank = append(blank, c)
		}
	}
	slack := roundingSlack(len(cells))
	if len(blank) == 0 || len(blank) > mostBlank || len(blank) == len(cells) {
		return false
	}
	values := []int64{0}
	for _, k := range p.tokens {
		if !slices.Contains(values, k.value) {
			values = append(values, k.value)
		}
	}
	var best []int64
	least, ways := 1<<30, 0
	try := make([]int64, len(blank))
	var pick func(n, filled, cost int, rest int64)
	pick = func(n, filled, cost int, rest int64) {
		if n == len(blank) {
			if rest > slack || rest < -slack || filled == 0 {
				return
			}
			switch {
			case cost < least:
				best, least, ways = slices.Clone(try), cost, 1
			case cost == least:
				ways++
			}
			return
		}
		for _, v := range values {
			if v != 0 && filled == mostFilled {
				break
			}
			try[n] = v
			more := 0
			if v != 0 {
				more = 1
			}
			pick(n+1, filled+more, cost+more*(10+seldom[blank[n].r.conceptID()]), rest+blank[n].coef*v)
		}
		try[n] = 0
	}
	pick(0, 0, 0, rest)
	if ways != 1 || rest <= slack && rest >= -slack {
		return false
	}
	for n, v := range best {
		if v == 0 {
			continue
		}
		k, ok := p.take(v)
		if !ok {
			return false
		}
		r := blank[n].r
		r.sure = len(blank) == 1 && (len(r.cols) == 0 || r.sure)
		r.amounts, r.cols = append(r.amounts, k), append(r.cols, blank[n].col)
		r.why = "the sums of the table"
	}
	return true
}

// mostBlank bounds the blank cells of a sum that is closed: a balance has three parts, a line four funds.
const mostBlank = 4

// mostFilled is how many blank cells of one sum are filled at once.
const mostFilled = 2

func (r *row) conceptID() string {
	if r.is == nil {
		return ""
	}
	return r.is.ID
}

// wants are the amounts that other tables say the lines of a table have.
func (a *account) wants(t *table) []want {
	most := int64(0)
	for _, k := range a.poolOf(t).tokens {
		most = max(most, k.value)
	}
	// 总计 is the largest amount of the table, on both sides.
	out := []want{{t.row("income:total"), len(t.sides.income.heads) - 1, most, true}, {t.row("expenditure:total"), outerColumn(t), most, true}}
	for _, v := range slices.Sorted(maps.Keys(t.beside)) {
		out = append(out, want{t.row(t.beside[v]), len(t.sides.income.heads) - 1, v, true})
	}
	for _, r := range slices.Concat(t.right, t.left) {
		out = append(out, a.wantsOf(t, r)...)
	}
	return append(append(out, a.fundWants(t)...), a.balanceWants(t, most)...)
}

// wantsOf are the amounts that ties leave for a row, and first their sum in the first column.
func (a *account) wantsOf(t *table, r *row) []want {
	var out []want
	sum, first := want{r: r, sure: true}, len(t.sides.expenditure.heads) == 1
	for _, b := range a.bonds(t, r) {
		col := slices.IndexFunc(b.coef[:], func(k int64) bool { return k != 0 })
		if b.relation != accounts.Equal || col < 0 {
			continue
		}
		w := want{r, col, -b.rest / b.coef[col], b.sure}
		out = append(out, w)
		sum.v, sum.sure = sum.v+w.v, sum.sure && w.sure
		first = first || col == 0
	}
	if first || len(out) == 0 || !slices.Contains(t.right, r) {
		return out
	}
	return slices.Insert(out, 0, sum)
}

// met counts the amounts that stand where other tables say.
func (a *account) met(t *table) int {
	n := 0
	for _, w := range a.wants(t) {
		if w.r != nil && w.v != 0 && abs(int(w.r.in(w.col)-w.v)) <= int(roundingSlack(1)) {
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
		sure := linesSure(side.rows)
		for _, r := range side.rows {
			if len(r.cols) == 0 {
				r.sure = sure
			}
			for c := range side.columns {
				if !slices.Contains(r.cols, c) {
					r.amounts, r.cols = append(r.amounts, p.tokens[0]), append(r.cols, c)
					p.tokens = p.tokens[1:]
				}
			}
		}
	}
}

// linesSure tells whether all lines of a side that have amounts are certain.
func linesSure(rows []*row) bool {
	return !slices.ContainsFunc(rows, func(r *row) bool {
		return len(r.cols) > 0 && !r.sure && (r.is == nil || r.is.Kind == accounts.Line || r.is.Kind == accounts.Balance)
	})
}

// checkSummary makes all doubtful where an amount of the table has found no place, or its lines do not add up.
func (t *table) checkSummary(p *pool) {
	t.loose = len(p.tokens) > 0
	holds := !t.loose && t.adds()
	for _, rows := range [][]*row{t.left, t.right} {
		if !holds || !linesSure(rows) {
			continue
		}
		for _, r := range rows {
			if r.is != nil && (r.is.Kind == accounts.YearTotal || r.is.Kind == accounts.Total) && len(r.cols) > 0 {
				r.sure = true // what certain lines add up to
			}
		}
	}
	for _, r := range slices.Concat(t.left, t.right) {
		r.sure = r.sure && holds
	}
}

// adds tells whether the lines of both sides add up, and their columns.
func (t *table) adds() bool {
	return sideAdds(t.left, t.sides.income) && sideAdds(t.right, t.sides.expenditure)
}

func sideAdds(rows []*row, f columnForm) bool {
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

// fundWants part the income from 财政拨款 into its funds: what the tables of the smaller funds print, and the rest.
func (a *account) fundWants(t *table) []want {
	whole, state := a.amountAt(accounts.Cell{Table: model.Income, Key: "total", Column: "fiscal"})
	if state < guessed {
		return nil
	}
	sure := state == certain
	col := len(t.sides.income.heads) - 1
	var out []want
	for i := len(accounts.Funds) - 1; i >= 0; i-- {
		fund, v := accounts.Funds[i], whole
		if i > 0 {
			var state known
			v, state = a.received(model.Type(fund))
			sure = sure && state == certain
			whole -= v
		}
		out = append(out, want{t.row("income:" + fund), col, v, sure})
	}
	return out
}

// received is the income of a fund with a table of its own. Where that prints no income, it is what was spent.
func (a *account) received(fund model.Type) (int64, known) {
	v, state := a.amountAt(accounts.Cell{Table: fund, Key: "total", Column: "income"})
	switch {
	case state >= guessed:
		return v, state
	case a.of(fund) == nil || a.of(fund).row("total") == nil || len(a.of(fund).printedAmounts()) == 0:
		return 0, certain
	}
	v, _ = a.amountAt(accounts.Cell{Table: fund, Key: "total", Column: "total"})
	return v, guessed
}

// balanceWants are the balances: the difference of 总计 to the year's income was brought forward, where one balance alone
// is printed.
func (a *account) balanceWants(t *table, most int64) []want {
	var out []want
	col := len(t.sides.income.heads) - 1
	granted := t.kind == model.FiscalAppropriationSummary // of what the treasury grants no other balance is used
	column := "total"
	if granted {
		column = "fiscal"
	}
	income, state := a.amountAt(accounts.Cell{Table: model.Income, Key: "total", Column: column})
	opening := most - income
	if state >= guessed {
		out = append(out, want{t.row("income:opening_balance"), col, opening, granted})
	}
	if !granted {
		if spent, state := a.amountAt(accounts.Cell{Table: model.Expenditure, Key: "total", Column: "total"}); state >= guessed {
			out = append(out, want{t.row("expenditure:closing_balance"), col, most - spent, false})
		}
		return out
	}
	if state >= guessed {
		fund, state := a.amountAt(accounts.Cell{Table: model.GovernmentFund, Key: "total", Column: "opening_balance"})
		out = append(out, want{t.row("income:opening_balance/government_fund"), 0, fund, state == certain},
			want{t.row("income:opening_balance/general_budget"), 0, opening - fund, false})
	}
	spent := t.row("expenditure:year_total")
	if spent == nil {
		return out
	}
	for _, w := range a.wantsOf(t, spent) { // each fund closes as it was spent
		if w.col > 0 {
			out = append(out, want{t.row("expenditure:total"), w.col, w.v, false})
		}
	}
	return out
}

// outerColumn is the column of the expenditure side in which the sums of its rows stand.
func outerColumn(t *table) int {
	if len(t.sides.expenditure.rows) > 0 {
		return 0
	}
	return len(t.sides.expenditure.heads) - 1
}
