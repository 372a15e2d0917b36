package dumps

import "slices"

// The table of 三公 has one row. Written column after column its amounts come in any order: only the sums of its halves
// tell which is which, and among the orders that satisfy them the one that follows the dump best is taken.

// singleSteps bounds the search; twelve amounts take some ten thousand steps.
const singleSteps = 400_000

// placeColumnarSingle places the amounts of a table of one row. Blank cells are as many as amounts are missing.
func (a *account) placeColumnarSingle(t *table) bool {
	if len(t.rows) != 1 || len(t.columns.rows) == 0 {
		return false
	}
	r := t.rows[0]
	pool := slices.DeleteFunc(slices.Clone(r.amounts), func(k token) bool { return k.kind != amount })
	n := len(t.columns.heads)
	if len(pool) == 0 || len(pool) > n {
		return false
	}
	order := sumOrder(t.columns.rows, n)
	at, used := make([]int, n), make([]bool, len(pool))
	v := vector{}
	done := make([]bool, n)
	var best []int
	least, ways, steps := 1<<30, 0, singleSteps
	var place func(i, blanks int)
	place = func(i, blanks int) {
		if steps--; steps < 0 || !holdsSoFar(t.columns.rows, v, done, roundingSlack(n)) {
			return
		}
		if i == n {
			switch turns := turnsOf(at); {
			case turns < least:
				best, least, ways = slices.Clone(at), turns, 1
			case turns == least:
				ways++
			}
			return
		}
		c := order[i]
		done[c] = true
		tried := map[int64]bool{}
		for k := range pool {
			if used[k] || tried[pool[k].value] {
				continue
			}
			tried[pool[k].value] = true
			used[k], at[c], v[c] = true, k, pool[k].value
			place(i+1, blanks)
			used[k], v[c] = false, 0
		}
		if blanks > 0 {
			at[c] = -1
			place(i+1, blanks-1)
		}
		done[c] = false
	}
	place(0, n-len(pool))
	if best == nil {
		return false
	}
	r.amounts, r.cols = nil, nil
	for c, k := range best {
		if k >= 0 {
			r.amounts, r.cols = append(r.amounts, pool[k]), append(r.cols, c)
		}
	}
	r.sure = ways == 1 && least == 0 && steps > 0
	r.why = "the sums of the table"
	return true
}

// sumOrder lists the columns so that those of a sum follow each other, the shortest sum first.
func sumOrder(sums []equation, columns int) []int {
	length := func(eq equation) int {
		n := 0
		for _, k := range eq {
			if k != 0 {
				n++
			}
		}
		return n
	}
	sums = slices.Clone(sums)
	slices.SortStableFunc(sums, func(a, b equation) int { return length(a) - length(b) })
	var order []int
	for _, eq := range append(sums, nil) {
		for c := range columns {
			if (eq == nil || eq[c] != 0) && !slices.Contains(order, c) {
				order = append(order, c)
			}
		}
	}
	return order
}

// turnsOf counts how often the amounts of the columns turn back in the dump.
func turnsOf(at []int) int {
	turns, last := 0, -1
	for _, k := range at {
		if k < 0 {
			continue
		}
		if k < last {
			turns++
		}
		last = k
	}
	return turns
}

// holdsSoFar tells whether the sums hold all of whose columns are placed.
func holdsSoFar(sums []equation, v vector, done []bool, slack int64) bool {
	for _, eq := range sums {
		rest := int64(0)
		whole := true
		for c, k := range eq {
			whole = whole && (k == 0 || done[c])
			rest += k * v[c]
		}
		if whole && (rest > slack || rest < -slack) {
			return false
		}
	}
	return true
}
