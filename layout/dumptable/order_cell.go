package dumptable

// cell places what row k in the order has in column c, and all after it. near is the place of the row's last amount.
func (s *orderSearch) cell(k, c, near int) {
	if s.steps++; s.steps > s.budget {
		s.stopped = true
	}
	if s.stopped {
		return
	}
	i := s.order[k]
	if c == len(s.form.heads) {
		s.close(k)
		return
	}
	if v, ok := s.forced(i, c); ok {
		if v < 0 {
			return
		}
		if v == 0 {
			s.cell(k, c+1, near)
			return
		}
		s.take(k, c, v, near)
		return
	}
	s.choose(k, c, near)
}

// forced is the value that the sums leave for a cell: 0 for a blank one.
func (s *orderSearch) forced(i, c int) (v int64, ok bool) {
	p := s.parent[i]
	if s.closes[i] {
		return s.rest[p][c], true
	}
	if p >= 0 && s.rest[p][c] == 0 {
		return 0, true
	}
	for _, eq := range s.form.rows {
		if v, ok := s.solve(eq, i, c); ok {
			return v, true
		}
	}
	return 0, false
}

// solve solves an equation for the cell in column c, when it is the last one that is open.
func (s *orderSearch) solve(eq equation, i, c int) (int64, bool) {
	if c >= len(eq) || eq[c] == 0 || c == 0 {
		return 0, false
	}
	p, sum := s.parent[i], int64(0)
	for k, f := range eq {
		switch {
		case f == 0 || k == c:
		case k < c:
			sum += f * max(s.value[i][k], 0)
		case p < 0 || s.rest[p][k] > 0:
			return 0, false
		}
	}
	return -sum / eq[c], true
}

// most is the most that a cell can have.
func (s *orderSearch) most(i, c int) int64 {
	most := int64(1) << 62
	if p := s.parent[i]; p >= 0 {
		most = s.rest[p][c]
	}
	if s.first && c > 0 {
		left := s.value[i][0]
		for k := 1; k < c; k++ {
			if s.form.rows[0][k] != 0 {
				left -= max(s.value[i][k], 0)
			}
		}
		if s.form.rows[0][c] == 0 { // a part of the column before it
			left = max(s.value[i][c-1], 0)
		}
		most = min(most, left)
	}
	return most
}

// choose tries the amounts that a cell may have: what other tables say, what follows the last amount of the column,
// all that is left of the row, what follows the last amount of the row, and then every amount that may be of the
// column. A blank comes first where what is left of the row follows the last amount of a later column.
func (s *orderSearch) choose(k, c, near int) {
	i := s.order[k]
	most := s.most(i, c)
	tried := map[int64]bool{}
	left, few := s.addends(i, c)
	try := func(v int64) {
		if few && v > 0 && v != left {
			return
		}
		if s.stopped || tried[v] || v > most || v == most && c == 0 && s.parent[i] >= 0 {
			return // the rows after it have something, too
		}
		tried[v] = true
		if v > 0 {
			s.take(k, c, v, near)
		} else if c > 0 || !s.first || s.full {
			s.cell(k, c+1, near)
		}
	}
	if v, ok := s.hint(i, c); ok {
		try(v)
	}
	if at := s.after[c]; s.follows(c) {
		try(s.pool[at].value)
	}
	if s.first && c > 0 {
		for later := c + 1; later < len(s.form.heads); later++ {
			if s.follows(later) && s.pool[s.after[later]].value == most || s.rare[later] < s.rare[c] && s.isOpen(i, later) {
				try(0)
			}
		}
		try(most)
	}
	if near >= 0 && c > 0 && near+1 < len(s.pool) && !s.used[near+1] {
		try(s.pool[near+1].value)
	}
	for at := s.after[c]; at < s.before[c] && !s.stopped; at++ {
		if !s.used[at] {
			try(s.pool[at].value)
		}
	}
	try(0)
}

// addends tells what the columns from c on have to add up to, and whether one amount has to do it.
func (s *orderSearch) addends(i, c int) (left int64, few bool) {
	if !s.first || c == 0 || s.form.rows[0][c] == 0 {
		return 0, false
	}
	left = s.value[i][0]
	n := 0
	for k := 1; k < c; k++ {
		if s.form.rows[0][k] != 0 && s.value[i][k] > 0 {
			left -= s.value[i][k]
			n++
		}
	}
	return left, n+1 >= s.parts
}

// isOpen tells whether a row may have an amount in a column.
func (s *orderSearch) isOpen(i, c int) bool {
	p := s.parent[i]
	return p < 0 || s.rest[p][c] > 0
}

// follows tells whether an amount follows at once on the last one of a column.
func (s *orderSearch) follows(c int) bool {
	at := s.after[c]
	return at > 0 && at < s.before[c] && !s.used[at]
}

func (s *orderSearch) hint(i, c int) (int64, bool) {
	if s.likely == nil {
		return 0, false
	}
	return s.likely(s.rows[i], c)
}

// take places an amount of a value in a cell. Of several it tries the one that follows the last of its column
// first, and the one that follows the last of its row.
func (s *orderSearch) take(k, c int, v int64, near int) {
	i := s.order[k]
	need := 1
	if c == 0 && s.first {
		need += s.chain[i]
	}
	if s.left[v] < need || v > s.most(i, c) {
		return
	}
	if i == s.total {
		s.takeLast(k, c, v)
		return
	}
	places := [2]int{s.after[c], near + 1}
	for n, at := range places {
		if n == 0 || at != places[0] {
			s.put(k, c, v, at)
		}
	}
	// of equal amounts that stand beside each other one is as good as another
	again := false
	for at := s.after[c]; at < s.before[c] && !s.stopped; at++ {
		if s.used[at] {
			continue
		}
		if same := s.pool[at].value == v; same && !again && at != places[0] && at != places[1] {
			s.put(k, c, v, at)
		}
		again = s.pool[at].value == v
	}
}

// takeLast places an amount in the row below all others, whose columns end with it.
func (s *orderSearch) takeLast(k, c int, v int64) {
	again := false
	for at := s.before[c] - 1; at >= s.after[c] && !s.stopped; at-- {
		if s.used[at] {
			continue
		}
		same := s.pool[at].value == v
		if same && !again {
			s.put(k, c, v, at)
		}
		again = same
	}
}

// put places an amount in a cell, and all after it.
func (s *orderSearch) put(k, c int, v int64, at int) {
	if at < s.after[c] || at >= s.before[c] || s.used[at] || s.pool[at].value != v || s.stopped {
		return
	}
	i := s.order[k]
	after, before, start := s.after[c], s.before[c], s.start[c]
	if i != s.total && start < 0 {
		if s.strict && !s.leftToRight(c, at) {
			return
		}
		s.start[c] = at
	}
	s.used[at], s.value[i][c], s.from[i][c] = true, v, at
	s.left[v]--
	s.unused--
	if i == s.total {
		s.before[c] = at
	} else {
		s.after[c] = at + 1
	}
	s.cell(k, c+1, at)
	s.after[c], s.before[c], s.start[c] = after, before, start
	s.used[at], s.value[i][c], s.from[i][c] = false, blank, -1
	s.left[v]++
	s.unused++
}

// leftToRight tells whether the columns begin in their order when column c begins at a place.
func (s *orderSearch) leftToRight(c, at int) bool {
	for k, first := range s.start {
		if first >= 0 && (k < c && first > at || k > c && first < at) {
			return false
		}
	}
	return true
}
