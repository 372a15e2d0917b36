package dumptable

// guessEconomic gives amounts to the rows of economic codes. Nothing certain is left of which row has a blank, so
// that all but the sums of a 类 and of the table are choices: 类 whose children add up are looked for in the order
// of the dump.
func guessEconomic(rows []*row, p *pool) {
	if len(p.tokens) == len(rows) {
		for i, r := range rows {
			r.amounts, r.cols, r.sure = []token{p.tokens[i]}, []int{0}, false
		}
		return
	}
	people, public := find(rows, "people_total"), find(rows, "public_total")
	if people == nil || public == nil {
		return
	}
	// the totals and 类 are the amounts that others add up to
	give := func(r *row, t token, sure bool) {
		if r != nil {
			r.amounts, r.cols, r.sure = []token{t}, []int{0}, sure
		}
	}
	for i, a := range p.tokens {
		for j, b := range p.tokens {
			if j <= i {
				continue
			}
			if t, ok := p.find(a.value+b.value, i, j); ok {
				give(find(rows, "301"), a, false)
				give(find(rows, "303"), b, false)
				give(people, t, false)
				return
			}
		}
	}
}

// find gives an amount of a value other than those at i and j.
func (p *pool) find(v int64, i, j int) (token, bool) {
	for k, t := range p.tokens {
		if k != i && k != j && t.value == v {
			return t, true
		}
	}
	return token{}, false
}
