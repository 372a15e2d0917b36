package dumptable

import (
	"slices"
	"strings"

	"github.com/juesuan/juesuan/model"
)

// A dump is scattered when its tables were written out column after column: first the codes, then the names, then
// the amounts of each column, a blank cell leaving no trace but an empty line. Which row an amount is of is then
// told by the order within its run and by the sums.

// isScattered tells by the labels of a table whether it was written out column after column: more than a quarter of
// its codes, or of its numbered labels, are followed at once by the next one of the same column.
func isScattered(kind model.Type, lines [][]token) bool {
	rows, runs, before := 0, 0, ""
	last := token{kind: word}
	for _, line := range lines {
		for _, t := range line {
			if t.cell >= 0 {
				return false
			}
			switch {
			case t.kind == code && (len(t.plain) > 3 || last.kind == word || last.kind == code):
				rows++
				if last.kind == code && last.line != t.line && len(last.plain) <= len(t.plain)+4 {
					runs++
				}
			case t.kind == word && numbered.MatchString(t.text):
				rows++
				if before != "" && ordinal(t.text) == ordinal(before)+1 && isIncome(t.text) && isIncome(before) {
					runs += 6 // row by row, the other side's label of the same number stands between them
				}
				before = t.text
			}
			last = t
		}
	}
	return rows > 2 && runs*4 > rows
}

func isIncome(label string) bool {
	return !strings.Contains(label, "支出") && (strings.Contains(label, "收入") || strings.Contains(label, "拨款"))
}

// run is amounts of one column on lines that follow each other: rows that follow each other.
type run struct {
	amounts []token
	taken   bool
}

// runsOf cuts the amounts of some lines into runs.
func runsOf(lines [][]token, first int) []*run {
	var runs []*run
	lastLine := -2
	for i, line := range lines {
		for _, t := range line {
			if t.kind != amount {
				continue
			}
			if n := len(runs); n > 0 && first+i == lastLine+1 && len(line) == 1 {
				runs[n-1].amounts = append(runs[n-1].amounts, t)
			} else {
				runs = append(runs, &run{amounts: []token{t}})
			}
			lastLine = first + i
			if t.lastL > lastLine {
				lastLine = t.lastL
			}
		}
	}
	return runs
}

// scatteredCodes reads the labels of a scattered table with codes: the codes sort into the order of the rows, the
// official names tell which words belong together.
func (t *table) scatteredCodes(tokens []token, isCode func(string) bool, opt Options) []*row {
	official := t.nameOf(opt)
	var rows []*row
	var words []token
	var totals []int
	seen := map[string]bool{}
	for _, k := range tokens {
		switch {
		case k.kind == code && isCode(k.plain):
			if !seen[k.plain] {
				seen[k.plain] = true
				rows = append(rows, &row{key: k.plain, code: []token{k}})
			}
		case isTotal(k):
			totals = append(totals, len(words))
			words = append(words, k)
		case k.kind == word:
			words = append(words, k)
		}
	}
	slices.SortStableFunc(rows, func(a, b *row) int { return strings.Compare(a.key, b.key) })
	giveNames(rows, words, official, !isCode("201"))
	if len(totals) > 0 && isCode("201") {
		at, last := totalAmong(rows, words, totals)
		r := &row{key: "total", label: []token{words[at]}}
		if last {
			rows = append(rows, r)
		} else {
			rows = append([]*row{r}, rows...)
		}
	}
	return rows
}

// totalAmong chooses the label of the totals among words that read 合计, of which one may be a column's head: the one
// right before the first row's name, else the one right after the last row's, else the last. last tells whether the
// row stands below the others.
func totalAmong(rows []*row, words []token, totals []int) (at int, last bool) {
	if n := len(rows); n > 0 && len(rows[0].label) > 0 {
		for _, i := range totals {
			if i+1 < len(words) && words[i+1].line == rows[0].label[0].line {
				return i, false
			}
			if end := rows[n-1].label; i > 0 && len(end) > 0 && words[i-1].line == end[len(end)-1].line {
				return i, true
			}
		}
	}
	at = totals[len(totals)-1]
	return at, len(rows) > 0 && len(rows[0].label) > 0 && rows[0].label[0].line < words[at].line
}

// maxNameParts is over how many lines a name is broken at most.
const maxNameParts = 6

// giveNames finds each code's official name among the words, in order; what stands between two found names is the
// name of the code between them.
func giveNames(rows []*row, words []token, official func(string) string, anywhere bool) {
	at := make([]int, len(rows))
	from := 0
	for i, r := range rows {
		at[i] = -1
		want := official(r.key)
		if anywhere { // several lists side by side, in whatever order
			from = 0
		}
		for j := from; j < len(words) && want != ""; j++ {
			if n := spells(words[j:], want); n > 0 {
				r.label, at[i], from = words[j:j+n:j+n], j, j+n
				break
			}
		}
	}
	for i := 0; i < len(rows) && !anywhere; i++ {
		if at[i] >= 0 {
			continue
		}
		n := i
		for n < len(rows) && at[n] < 0 {
			n++
		}
		lo, hi := 0, len(words)
		if i > 0 {
			lo = at[i-1] + len(rows[i-1].label)
		}
		if n < len(rows) {
			hi = at[n]
		}
		nameBetween(rows[i:n], words[lo:hi], i > 0)
		i = n
	}
}

// nameBetween names rows whose codes are not known by the words between those of known ones: one word each where
// there are as many, all of them where it is one row.
func nameBetween(rows []*row, words []token, after bool) {
	switch {
	case len(words) == 0 || !after && len(words) > len(rows):
	case len(rows) == 1 && len(words) <= maxNameParts:
		rows[0].label = words[:len(words):len(words)]
	case len(words) >= len(rows):
		for i, r := range rows {
			r.label = words[i : i+1 : i+1]
		}
	}
}

// spells tells how many of the words spell a name, 0 when they don't.
func spells(words []token, name string) int {
	rest := name
	for n := 0; n < len(words) && n < maxNameParts; n++ {
		var ok bool
		if rest, ok = strings.CutPrefix(rest, fold(words[n].text)); !ok {
			return 0
		}
		if rest == "" {
			return n + 1
		}
	}
	return 0
}

// columnSearch places runs of amounts into the rows and columns of a table so that every sum holds. A run takes
// rows that follow each other in one column; every row has an amount in the first column.
type columnSearch struct {
	a       *account
	t       *table
	rows    []*row
	form    form
	parent  []int
	last    []int // index of the last child of each row, -1
	runs    []*run
	now     []int // run of each column, -1
	offset  []int
	used    []bool
	cells   [][]int64 // by row and column; -1 is blank
	from    [][]token
	steps   int
	found   [][][]int64
	tokens  [][][]token
	stopped bool
}

// maxSteps bounds the search over the runs of one table; a table of sixty rows takes some thousands.
const maxSteps = 100000

// maxFound is how many placements are looked at to tell what is certain.
const maxFound = 4

func (a *account) search(t *table, rows []*row, f form, runs []*run) *columnSearch {
	s := &columnSearch{a: a, t: t, rows: rows, form: f, parent: codeTree(rows), runs: runs}
	n := len(f.heads)
	s.last = make([]int, len(rows))
	for i := range s.last {
		s.last[i] = -1
	}
	for i, p := range s.parent {
		if p >= 0 {
			s.last[p] = max(s.last[p], i)
		}
	}
	s.now, s.offset, s.used = make([]int, n), make([]int, n), make([]bool, len(runs))
	for c := range s.now {
		s.now[c] = -1
	}
	s.cells, s.from = make([][]int64, len(rows)), make([][]token, len(rows))
	for i := range rows {
		s.cells[i], s.from[i] = make([]int64, n), make([]token, n)
	}
	s.row(0)
	return s
}

// row places row i and all after it.
func (s *columnSearch) row(i int) {
	if len(s.found) >= maxFound {
		s.stopped = true
		return
	}
	if i == len(s.rows) {
		for _, r := range s.now {
			if r >= 0 {
				return // a run that goes on below the table
			}
		}
		s.keep()
		return
	}
	for c := range s.cells[i] {
		s.cells[i][c] = -1
	}
	s.column(i, 0)
}

func (s *columnSearch) keep() {
	var cells [][]int64
	var from [][]token
	for i := range s.cells {
		cells = append(cells, slices.Clone(s.cells[i]))
		from = append(from, slices.Clone(s.from[i]))
	}
	for _, f := range s.found {
		if slices.EqualFunc(f, cells, func(a, b []int64) bool { return slices.Equal(a, b) }) {
			return
		}
	}
	s.found, s.tokens = append(s.found, cells), append(s.tokens, from)
}

// column places the amount of row i in column c, then those after it.
func (s *columnSearch) column(i, c int) {
	if s.steps++; s.steps > maxSteps {
		s.stopped = true
	}
	if s.stopped {
		return
	}
	if c == len(s.form.heads) {
		if s.rowHolds(i) {
			s.row(i + 1)
		}
		return
	}
	if k := s.now[c]; k >= 0 {
		s.take(i, c, k, s.offset[c])
		return
	}
	rest, bounded := s.rest(i, c)
	if bounded && rest < 0 {
		return
	}
	for k := range s.runs {
		v := s.runs[k].amounts[0].value
		if bounded && (v > rest || rest > 0 && v < rest && c == len(s.form.heads)-1) {
			continue
		}
		if !s.used[k] && s.may(i, c, s.runs[k].amounts[0].value) {
			s.used[k] = true
			s.take(i, c, k, 0)
			s.used[k] = false
		}
	}
	if c > 0 && !(bounded && rest > 0 && c == len(s.form.heads)-1) || c == 0 && !s.sumFirst() {
		s.cells[i][c] = -1
		s.column(i, c+1)
	}
}

// sumFirst holds for tables whose first column is the sum of the others.
func (s *columnSearch) sumFirst() bool { return s.form.rows[0][0] == 1 && s.form.rows[0][1] == -1 }

// rest is what the columns from c on still have to add up to, less what runs that go on put there.
func (s *columnSearch) rest(i, c int) (rest int64, bounded bool) {
	if c == 0 || !s.sumFirst() {
		return 0, false
	}
	rest = s.cells[i][0]
	for k := 1; k < len(s.form.heads); k++ {
		switch {
		case s.form.rows[0][k] == 0:
		case k < c:
			rest -= max(s.cells[i][k], 0)
		case s.now[k] >= 0:
			rest -= s.runs[s.now[k]].amounts[s.offset[k]].value
		}
	}
	return rest, s.form.rows[0][c] != 0
}

// may tells whether an amount fits under what stands above it.
func (s *columnSearch) may(i, c int, v int64) bool {
	if c > 0 && s.sumFirst() && v > s.cells[i][0] {
		return false
	}
	if p := s.parent[i]; p >= 0 && p < i {
		return v <= s.cells[p][c]
	}
	return true
}

func (s *columnSearch) take(i, c, k, offset int) {
	t := s.runs[k].amounts[offset]
	if !s.may(i, c, t.value) {
		return
	}
	now, at := s.now[c], s.offset[c]
	s.cells[i][c], s.from[i][c] = t.value, t
	s.now[c], s.offset[c] = k, offset+1
	if offset+1 == len(s.runs[k].amounts) {
		s.now[c] = -1
	}
	s.column(i, c+1)
	s.now[c], s.offset[c] = now, at
	s.cells[i][c] = -1
}

// rowHolds checks a row's own sums, and the sums of all rows whose last child it is.
func (s *columnSearch) rowHolds(i int) bool {
	var c choice
	for col, v := range s.cells[i] {
		c.v[col] = max(v, 0)
	}
	if !c.holds(s.form.rows, 0) || !s.a.agrees(s.t, s.rows[i], c) {
		return false
	}
	for child, p := i, s.parent[i]; p >= 0 && s.last[p] == child; child, p = p, s.parent[p] {
		if p > i {
			break
		}
		if !s.adds(p) {
			return false
		}
	}
	return s.last[i] < 0 || s.last[i] > i || s.adds(i)
}

// adds tells whether the children of a row add up to it, all of which are placed.
func (s *columnSearch) adds(p int) bool {
	sum := make([]int64, len(s.form.heads))
	for k, of := range s.parent {
		if of == p {
			for col, v := range s.cells[k] {
				sum[col] += max(v, 0)
			}
		}
	}
	for col, v := range s.cells[p] {
		if sum[col] != max(v, 0) {
			return false
		}
	}
	return true
}

// result gives the rows their amounts: those all found placements agree on are certain, when nothing was cut short.
func (s *columnSearch) result() bool {
	if len(s.found) == 0 {
		return false
	}
	whole := s.a.of(model.Expenditure)
	certain := !s.stopped && (whole == nil || whole == s.t || !whole.open && allSure(whole.rows))
	for i, r := range s.rows {
		r.amounts, r.cols = nil, nil
		r.sure = certain
		for c, v := range s.found[0][i] {
			if v < 0 {
				continue
			}
			r.amounts = append(r.amounts, s.tokens[0][i][c])
			r.cols = append(r.cols, c)
		}
		for _, other := range s.found[1:] {
			if !slices.Equal(other[i], s.found[0][i]) {
				r.sure = false
			}
		}
		r.why = "the sums of the table, whose columns were written one after the other"
	}
	for _, run := range s.runs {
		for _, t := range run.amounts {
			run.taken = run.taken || s.placed(t)
		}
	}
	return true
}

func allSure(rows []*row) bool {
	return !slices.ContainsFunc(rows, func(r *row) bool { return !r.sure })
}

func (s *columnSearch) placed(t token) bool {
	for i := range s.tokens[0] {
		for c, o := range s.tokens[0][i] {
			if s.found[0][i][c] >= 0 && o.line == t.line && o.x0 == t.x0 {
				return true
			}
		}
	}
	return false
}
