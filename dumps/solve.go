package dumps

import (
	"slices"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
)

// place finds the column of every amount. Tables whose columns others depend on come first.
func (a *account) place() {
	order := []model.Type{
		model.IncomeExpenditureSummary, model.GeneralBudgetExpenditure, model.StateCapital, model.GovernmentFund,
		model.FiscalAppropriationSummary, model.Expenditure, model.Income, model.GovernmentFund, model.StateCapital, model.ThreePublic,
		model.GeneralBudgetBasicExpenditure,
	}
	for _, t := range a.tables {
		for _, r := range append(append([]*row{}, t.left...), append(t.right, t.more...)...) {
			if len(r.amounts) == 1 && r.cols == nil {
				r.cols, r.sure = []int{0}, true
			}
		}
	}
	a.placeColumnar()
	for _, kind := range order {
		for _, t := range a.tables {
			if t.kind == kind && !t.columnar && !t.inLists() {
				a.placeTable(t)
			}
		}
	}
	for _, t := range a.tables {
		if t.inLists() && !t.columnar {
			t.checkEconomic()
		}
	}
	a.readAgain()
	a.distrust()
}

// checkEconomic makes the rows of lists doubtful whose sums do not hold, those of classes as well as those of sections: an
// amount may stand at another code than its own.
func (t *table) checkEconomic() {
	for _, side := range []struct {
		total string
		rows  []*row
		in    []*row
	}{{"people_total", t.left, t.left}, {"public_total", t.right, slices.Concat(t.right, t.more)}} {
		spoilt := slices.ContainsFunc(side.in, func(r *row) bool { // a recogniser's text: a cell is no proof
			return slices.ContainsFunc(r.amounts, func(k token) bool { return k.doubt })
		})
		if total := find(side.rows, side.total); total != nil && len(total.amounts) == 1 && (spoilt || total.amounts[0].cell < 0) {
			t.checkSum(total, side.in, func(r *row) bool { return len(r.key) == 3 })
		}
		for _, class := range side.in {
			if len(class.key) == 3 && len(class.amounts) > 0 && (spoilt || class.amounts[0].cell < 0) {
				t.checkSum(class, side.in, func(r *row) bool { return len(r.key) == 5 && r.key[:3] == class.key })
			}
		}
	}
}

// checkSum makes rows doubtful that do not add up to another one, and that one.
func (t *table) checkSum(whole *row, rows []*row, part func(*row) bool) {
	sum, parts := int64(0), 0
	for _, r := range rows {
		if part(r) {
			sum, parts = sum+r.in(0), parts+1
		}
	}
	if parts == 0 || abs(int(sum-whole.in(0))) <= int(roundingSlack(parts)) {
		return
	}
	whole.sure = false
	for _, r := range rows {
		if part(r) {
			r.sure = false
		}
	}
}

// distrust makes all that was read row by row doubtful in a dump of which another table was written column after
// column: the rows of these are likely to be none.
func (a *account) distrust() {
	if !slices.ContainsFunc(a.tables, func(t *table) bool { return t.columnar && !t.reread }) {
		return
	}
	for _, t := range a.tables {
		t.repairs = append(t.repairs, model.Repair{Kind: model.Reordered, Before: []string{},
			Why: "the dump writes its tables column after column: rows are put together by their codes and sums"})
		if t.columnar || t.reread || t.proved {
			continue
		}
		for _, r := range slices.Concat(t.rows, t.left, t.right, t.more) {
			r.sure = false
		}
	}
}

func (a *account) placeTable(t *table) {
	switch {
	case t.sided():
		p := newPuzzle(a, t, t.left, t.sides.income, closingTree(t.left))
		p.solve()
		p = newPuzzle(a, t, t.right, t.sides.expenditure, closingTree(t.right))
		p.solve()
	case shapeOf(t.kind) == accounts.SingleRow:
		newPuzzle(a, t, t.rows, t.columns, nil).solve()
		if a.columnar() && !t.rows[0].sure {
			a.placeColumnarSingle(t)
		}
	default:
		p := newPuzzle(a, t, t.rows, t.columns, codeTree(t.rows))
		p.solve()
		t.proved = p.settled()
		t.settled = t.proved || !p.fails()
	}
}

// codeTree gives the parent of each row: the row of the longest shorter code, the total for a 类. -1 for none.
func codeTree(rows []*row) []int {
	parent := make([]int, len(rows))
	at := map[string]int{}
	for i, r := range rows {
		if _, again := at[r.key]; !again {
			at[r.key] = i
		}
	}
	for i, r := range rows {
		parent[i] = -1
		if r.key == "total" {
			continue
		}
		for n := len(r.key) - 2; n >= 1; n -= 2 {
			key := r.key[:n]
			if n == 1 {
				key = "total"
			}
			if p, ok := at[key]; ok {
				parent[i] = p
				break
			}
		}
	}
	return parent
}

// closingTree gives the parent of each row of a side: the lines add up to 本年…合计, that and the balances to 总计, and
// the funds to the line or the balance over them.
func closingTree(rows []*row) []int {
	sum, total := indexOfKind(rows, accounts.YearTotal), indexOfKind(rows, accounts.Total)
	parent := make([]int, len(rows))
	whole := map[string]int{} // rows that have parts, by concept
	balance := -1
	for i, r := range rows {
		parent[i] = -1
		switch of, parts := r.whole(whole); {
		case r.is == nil:
			if sum > i && numbered.MatchString(r.name()) {
				parent[i] = sum
			}
			continue
		case r.is.Kind == accounts.Total:
		case balance >= 0 && r.is.Kind == accounts.Line:
			parent[i] = balance
		case parts:
			parent[i] = of
		case r.is.Kind == accounts.Line && sum > i:
			parent[i] = sum
		case sum >= 0 && i >= sum:
			parent[i] = total
		}
		if whole[r.is.ID] = i; r.is.Kind == accounts.Balance {
			balance = i
		}
	}
	return parent
}

// whole is the row above that a row's amounts are a part of.
func (r *row) whole(above map[string]int) (int, bool) {
	if r.is == nil || r.is.PartOf == "" {
		return -1, false
	}
	i, ok := above[r.is.PartOf]
	return i, ok
}

// indexOfKind is the first row whose concept is of a kind; -1 where none is.
func indexOfKind(rows []*row, kind accounts.ConceptKind) int {
	return slices.IndexFunc(rows, func(r *row) bool { return r.is != nil && r.is.Kind == kind })
}

// puzzle is the question which column each amount of some rows is of.
type puzzle struct {
	a      *account
	t      *table
	rows   []*row
	form   columnForm
	nodes  []node
	nodeOf []int // of each row; -1 for rows without amounts
	doubt  []bool
	agrees *agreement
	chosen map[int]bool // nodes whose placement the positions chose
	raised bool         // figures may be set higher than their rows
}

func newPuzzle(a *account, t *table, rows []*row, f columnForm, parent []int) *puzzle {
	p := &puzzle{a: a, t: t, rows: rows, form: f, nodeOf: make([]int, len(rows)), doubt: make([]bool, len(rows)), agrees: a.agreement(t), raised: !isCellAfterCell(t.body) && !t.positioned()}
	order := p.parentsFirst(parent)
	for _, i := range order {
		p.nodeOf[i] = len(p.nodes)
		p.nodes = append(p.nodes, node{choices: p.choices(i)})
	}
	for _, i := range order {
		if parent != nil && parent[i] >= 0 && p.nodeOf[parent[i]] >= 0 {
			n := &p.nodes[p.nodeOf[parent[i]]]
			n.children = append(n.children, p.nodeOf[i])
		}
	}
	return p
}

// parentsFirst orders the rows with amounts so that parents stand before their children.
func (p *puzzle) parentsFirst(parent []int) []int {
	depth := make([]int, len(p.rows))
	var order []int
	for i, r := range p.rows {
		p.nodeOf[i] = -1
		if len(r.amounts) == 0 {
			r.cols, r.sure = nil, true
			continue
		}
		for k := i; parent != nil && parent[k] >= 0; k = parent[k] {
			depth[i]++
		}
		order = append(order, i)
	}
	slices.SortStableFunc(order, func(a, b int) int { return depth[a] - depth[b] })
	return order
}

// roundingSlack is what rounding can make of a sum of n addends: half a unit of the last printed decimal each.
func roundingSlack(n int) int64 { return int64(n+1) * 5000 }

// choices are the placements of a row's amounts that satisfy its own sums, those with the other tables first.
func (p *puzzle) choices(i int) []choice {
	r := p.rows[i]
	columns := len(p.form.heads)
	if len(r.amounts) > columns {
		p.doubt[i] = true
		p.t.warn("too_many_amounts", "row "+r.key+" has more amounts than the table has columns: they are doubtful")
		r.amounts = r.amounts[:columns]
	}
	if may := p.byCell(r); may != nil {
		if cells := choicesOf(r.amounts, columns, false, may); len(cells) == 1 && (cells[0].holds(p.form.rows, roundingSlack(columns))) {
			return cells
		} else if len(cells) == 1 {
			shifted := filter(choicesOf(r.amounts, columns, p.raised, nil), func(c choice) bool { return c.holds(p.form.rows, 0) })
			if len(shifted) == 0 {
				return cells // the publisher's own sum does not hold
			}
		}
	}
	all := choicesOf(r.amounts, columns, false, nil)
	if len(all) == 1 && (!p.raised || all[0].holds(p.form.rows, roundingSlack(columns))) {
		// an amount for each column: one too many may make up for one that is lost
		p.doubt[i] = columns > 1 && !all[0].holds(p.form.rows, roundingSlack(columns))
		return all
	}
	for _, raised := range []bool{false, true} {
		if raised && !p.raised {
			break
		}
		orders := all
		if raised {
			orders = choicesOf(r.amounts, columns, true, nil)
		}
		for _, slack := range []int64{0, roundingSlack(columns)} {
			kept := filter(orders, func(c choice) bool { return c.holds(p.form.rows, slack) })
			if len(kept) > 0 {
				if agreed := filter(kept, func(c choice) bool { return p.agrees.holds(r, c) }); len(agreed) > 0 {
					kept = agreed
				}
				return kept
			}
		}
	}
	p.doubt[i] = true
	return all
}

func filter(all []choice, keep func(choice) bool) []choice {
	var out []choice
	for _, c := range all {
		if keep(c) {
			out = append(out, c)
		}
	}
	return out
}

// byCell limits the amounts of a row with tabs to the columns they stand in; nil where there are no tabs or the
// row's cells are not those of the table.
func (p *puzzle) byCell(r *row) func(i, col int) bool {
	first := p.t.firstCell(r, len(p.form.heads))
	if first < 0 {
		return nil
	}
	return func(i, col int) bool { return r.amounts[i].cell == first+col }
}

// solve gives each row its columns.
func (p *puzzle) solve() {
	if len(p.nodes) == 0 {
		return
	}
	bound(p.nodes)
	settle(p.nodes)
	p.useFullRows()
	p.useNumbers()
	if p.t.positioned() {
		p.usePositions()
	}
	p.doubtNear()
	sure := make([]bool, len(p.rows))
	open := make([]int, len(p.rows))
	for i := range p.rows {
		if n := p.nodeOf[i]; n >= 0 {
			sure[i] = p.nodes[n].one() && !p.doubt[i]
			open[i] = len(p.nodes[n].choices)
		}
	}
	p.distrustUnder(sure)
	pin(p.nodes)
	for i, r := range p.rows {
		n := p.nodeOf[i]
		if n < 0 {
			continue
		}
		r.cols, r.sure, r.open = p.nodes[n].choices[0].cols, sure[i], open[i]
		if len(r.cols) < len(p.form.heads) && !p.cellsTell(r) {
			r.why = "the sums of the table"
		}
	}
}

// useFullRows keeps the placements in the columns that have figures at all, where each row has as many amounts as there are
// such columns: the others are blank in all rows, and a printed zero stands in none of them.
func (p *puzzle) useFullRows() {
	used := map[int]bool{}
	n, rows := 0, 0
	for i, r := range p.rows {
		k := p.nodeOf[i]
		if k < 0 {
			continue
		}
		if rows++; rows > 1 && len(r.amounts) != n {
			return
		}
		n = len(r.amounts)
		if !p.nodes[k].oneVector() {
			continue
		}
		for c, v := range p.nodes[k].choices[0].v {
			if v != 0 {
				used[c] = true
			}
		}
	}
	if rows < minFullRows || len(used) != n {
		return
	}
	for k := range p.nodes {
		full := filter(p.nodes[k].choices, func(c choice) bool {
			return !slices.ContainsFunc(c.cols, func(col int) bool { return !used[col] })
		})
		if len(full) > 0 {
			p.nodes[k].choices = full
		}
	}
	settle(p.nodes)
}

// doubtNear doubts the rows under a sum that holds but for rounding, where the positions had to choose: the one choice that
// rounding allows may be the publisher's mistake.
func (p *puzzle) doubtNear() {
	if !p.t.positioned() {
		return
	}
	var under func(k int)
	rowOf := map[int]int{}
	for i, k := range p.nodeOf {
		rowOf[k] = i
	}
	under = func(k int) {
		if i, ok := rowOf[k]; ok && len(p.rows[i].amounts) < len(p.form.heads) && p.chosen[k] {
			p.doubt[i] = true
		}
		for _, c := range p.nodes[k].children {
			under(c)
		}
	}
	for k := range p.nodes {
		if p.nodes[k].near != nil {
			under(k)
		}
	}
}

// minFullRows is how many rows have to be full to tell which columns a table uses.
const minFullRows = 5

// settled holds when each row has amounts in certain columns, and the sums over the rows hold.
func (p *puzzle) settled() bool {
	for i, r := range p.rows {
		if n := p.nodeOf[i]; n < 0 || !r.sure || p.nodes[n].free && len(p.nodes[n].children) > 0 {
			return false
		}
	}
	return true
}

// mostFailing is the share of rows, one in so many, that may have sums that no placement satisfies: the publisher's own.
const mostFailing = 8

// fails tells whether the sums of more rows fail than a publisher gets wrong: their amounts are those of other rows.
func (p *puzzle) fails() bool {
	n := 0
	for i, k := range p.nodeOf {
		if k < 0 || p.doubt[i] || p.nodes[k].free && len(p.nodes[k].children) > 0 {
			n++
		}
	}
	return n*mostFailing > len(p.rows)
}

// distrustUnder makes rows doubtful whose columns rest on a sum that does not hold, or on a row that is doubtful. A
// row with an amount in every column, or with cells, rests on nothing, unless its amounts stand on several lines: then
// only the sums tell that they are of one row.
func (p *puzzle) distrustUnder(sure []bool) {
	rowOf := make([]int, len(p.nodes))
	for i, n := range p.nodeOf {
		if n >= 0 {
			rowOf[n] = i
		}
	}
	above := make([]bool, len(p.nodes))
	for n := range p.nodes { // parents stand before their children
		for _, k := range p.nodes[n].children {
			above[k] = true
			i := rowOf[k]
			if p.rests(p.rows[i]) && (p.nodes[n].free || !sure[rowOf[n]]) {
				sure[i] = false
			}
		}
		if i := rowOf[n]; !above[n] && len(p.nodes[n].children) == 0 && len(p.form.rows) == 0 && p.rows[i].spread() {
			sure[i] = false
		}
	}
}

// rests holds for a row whose columns the sums of other rows have to tell.
func (p *puzzle) rests(r *row) bool {
	return !p.cellsTell(r) && (len(r.amounts) < len(p.form.heads) || r.spread())
}

// spread holds for a row whose amounts stand on several lines.
func (r *row) spread() bool {
	return slices.ContainsFunc(r.amounts, func(t token) bool { return t.line != r.amounts[0].line })
}

func (p *puzzle) cellsTell(r *row) bool { return p.byCell(r) != nil }

// useNumbers takes the prior of the form where the sums leave a choice: what is printed most is tried first.
func (p *puzzle) useNumbers() {
	for n := range p.nodes {
		for c := range p.nodes[n].choices {
			cost := 0
			for _, col := range p.nodes[n].choices[c].cols {
				cost += rare(p.t.kind, p.form, col)
			}
			p.nodes[n].choices[c].cost = cost
		}
	}
}

// seldom tells how seldom a column has figures, by its id. A guess that leans on it is marked as one.
var seldom = map[string]int{
	"remitted_to_superior": 3, "subordinate_remittance": 3, "subordinate_subsidy": 3, "state_capital": 3, "vehicle_purchase": 3,
	"operating": 2, "superior_subsidy": 2, "government_fund": 2, "opening_balance": 2, "undertaking": 1,
	"abroad": 2, "nonfiscal_balance_used": 3, "balance_distributed": 3,
}

func rare(kind model.Type, f columnForm, col int) int {
	id := f.heads[col].ID
	switch {
	case kind == model.StateCapital && id == "opening_balance":
		return 0
	case (kind == model.GovernmentFund || kind == model.StateCapital) && id == "basic":
		return 1
	}
	return seldom[id[strings.LastIndexByte(id, '.')+1:]]
}
