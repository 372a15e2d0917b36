package dumps

import (
	"cmp"
	"slices"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/text"
)

// The lists by economic code stand beside each other: 人员经费 and 公用经费. Written column after column, the amounts of
// both come among each other, each list in its own order: a class (类), then its sections (款), which add up to it. Which
// amounts are of one class the sums tell; which section has none, where some are blank, only the lines beside it can.

// listSearch is the search for the amounts of lists beside each other.
type listSearch struct {
	pool   []token
	sides  []*list
	steps  int
	beside map[[2]int]*row // of an amount before a code on its line: the row of the list at the left that stands beside it
	stray  []int           // amounts, the first of the pool, that may come later than they are written
}

// list is one of the lists: its classes in print order, and the sections under each.
type list struct {
	classes [][]*row // each a class and its sections
	total   *row
	full    bool // no cell is blank
}

// taken is what a list has taken so far.
type taken struct {
	groups [][]int // amounts of each class, its own first
	rest   int64   // what the sections of the last class have still to add up to
	sum    int64   // of the classes
	closed bool    // its total is taken
}

// listSteps bounds the search; lists of sixty rows take some thousands.
const listSteps = 200_000

// listOf parts the rows of a list.
func listOf(rows []*row, total string) *list {
	l := &list{}
	for _, r := range rows {
		switch {
		case r.key == total:
			l.total = r
		case len(r.key) == 3:
			l.classes = append(l.classes, []*row{r})
		case len(r.key) == 5 && len(l.classes) > 0 && l.classes[len(l.classes)-1][0].key == r.key[:3]:
			n := len(l.classes) - 1
			l.classes[n] = append(l.classes[n], r)
		}
	}
	return l
}

// placeColumnarEconomic places the amounts of lists by economic code.
func (a *account) placeColumnarEconomic(t *table) bool {
	s := &listSearch{pool: a.poolOf(t).tokens, sides: []*list{listOf(t.left, "people_total"), listOf(slices.Concat(t.right, t.more), "public_total")}}
	s.beside = besideLabels(t)
	rows := 0
	for _, l := range s.sides {
		for _, c := range l.classes {
			rows += len(c)
		}
		if l.total != nil {
			rows++
		}
	}
	if rows == 0 || len(s.pool) == 0 {
		return false
	}
	for _, l := range s.sides {
		l.full = rows == len(s.pool)
	}
	for _, slack := range []int64{0, 1} {
		for _, s.stray = range [][]int{nil, s.alone()} {
			s.steps = listSteps
			found := s.search(slack)
			if found != nil {
				s.fill(found, slices.Concat(t.left, t.right, t.more))
				return true
			}
		}
	}
	if found := s.searchClasses(); found != nil {
		rows := slices.Concat(t.left, t.right, t.more)
		s.fill(found, rows)
		s.fillZeros(rows)
		for _, r := range rows {
			r.sure = false // amounts in any order add up in many ways
		}
		return true
	}
	return false
}

// besideLabels gives the rows of the amounts that stand beside a label: behind it on its line, before the code of the list at
// the right, which is on the same printed row, or as a pair under a pair of labels.
func besideLabels(t *table) map[[2]int]*row {
	out := map[[2]int]*row{}
	rows := slices.Concat(t.left, t.right, t.more)
	ends := map[[2]int]*row{} // rows by the last word of their labels
	onLine := map[int][]*row{}
	for _, r := range rows {
		if n := len(r.label); n > 0 {
			ends[placeOf(r.label[n-1])] = r
			onLine[r.label[0].line] = append(onLine[r.label[0].line], r)
		}
	}
	has := map[*row]bool{}
	give := func(k token, r *row) {
		if out[placeOf(k)] == nil && !has[r] {
			out[placeOf(k)], has[r] = r, true
		}
	}
	for i := 1; i < len(t.head); i++ {
		k, c := t.head[i-1], t.head[i]
		switch {
		case k.line != c.line:
		case k.kind == word && c.kind == amount && ends[placeOf(k)] != nil:
			give(c, ends[placeOf(k)])
		case k.kind == amount && c.kind == code && (i < 2 || t.head[i-2].line != k.line):
			if n := slices.IndexFunc(t.right, func(r *row) bool { return r.key == c.plain }); n >= 0 && n < len(t.left) {
				give(k, t.left[n])
			}
		}
	}
	labels := 0 // the last line with labels
	for i := 0; i < len(t.head); {
		n := i
		amounts := 0
		for n < len(t.head) && t.head[n].line == t.head[i].line {
			if t.head[n].kind == amount {
				amounts++
			}
			n++
		}
		if pair := onLine[labels]; amounts == 2 && n-i == 2 && len(pair) == 2 && !has[pair[0]] && !has[pair[1]] {
			slices.SortFunc(pair, func(a, b *row) int { return a.label[0].x0 - b.label[0].x0 })
			give(t.head[i], pair[0])
			give(t.head[i+1], pair[1])
		}
		if len(onLine[t.head[i].line]) > 0 {
			labels = t.head[i].line
		}
		i = n
	}
	return out
}

// searchClasses parts the amounts by the sums of the classes alone: those of a list make its total, and the rest is shared
// out among them so that the dump goes from one class to another as seldom as can be. The order of the lists is not kept
// where tall cells come before or after the others. nil where no parting satisfies the sums.
func (s *listSearch) searchClasses() []taken {
	var classes []int // amounts of the classes, in the order of the lists
	found := make([]taken, len(s.sides))
	used := make([]bool, len(s.pool))
	for n, l := range s.sides {
		if l.total == nil || len(l.classes) == 0 {
			return nil
		}
		total, parts := s.totalOf(len(l.classes), used)
		if total < 0 {
			return nil
		}
		used[total] = true
		for _, k := range parts {
			used[k] = true
			found[n].groups = append(found[n].groups, []int{k})
			classes = append(classes, k)
		}
		found[n].groups, found[n].closed = append(found[n].groups, []int{total}), true
	}
	var rest []int
	for k := range s.pool {
		if !used[k] && s.pool[k].value != 0 {
			rest = append(rest, k)
		}
	}
	of := s.shareOut(rest, classes)
	if of == nil {
		return nil
	}
	at := 0
	for n := range found {
		for g := range found[n].groups[:len(found[n].groups)-1] {
			for i, k := range rest {
				if of[i] == at {
					found[n].groups[g] = append(found[n].groups[g], k)
				}
			}
			at++
		}
	}
	return found
}

// totalOf finds the amounts of as many classes that make another amount, the largest that can be made; -1 where none is.
func (s *listSearch) totalOf(classes int, used []bool) (total int, parts []int) {
	order := make([]int, 0, len(s.pool))
	for k := range s.pool {
		if !used[k] && s.pool[k].value > 0 {
			order = append(order, k)
		}
	}
	byValue := slices.Clone(order)
	slices.SortStableFunc(byValue, func(a, b int) int { return cmp.Compare(s.pool[b].value, s.pool[a].value) })
	steps := totalSteps
	for _, total := range byValue {
		var pick func(from int, rest int64, parts []int) []int
		pick = func(from int, rest int64, parts []int) []int {
			if most := roundingSlack(classes); len(parts) > 0 && rest <= most && rest >= -most {
				return slices.Clone(parts)
			}
			if steps--; steps < 0 || len(parts) == classes {
				return nil
			}
			for i := from; i < len(byValue); i++ {
				k := byValue[i]
				if k == total || s.pool[k].value > rest+roundingSlack(classes) {
					continue
				}
				if out := pick(i+1, rest-s.pool[k].value, append(parts, k)); out != nil {
					return out
				}
			}
			return nil
		}
		if parts := pick(0, s.pool[total].value, nil); len(parts) > 1 || classes == 1 && len(parts) == 1 {
			return total, parts
		}
	}
	return -1, nil
}

// totalSteps bounds the search for a total and its classes: two lists of five classes take some hundred steps.
const totalSteps = 50_000

// mostTurns bounds how often the dump goes from one class to another.
const mostTurns = 16

// shareOut gives each of the amounts a class so that the sums of all hold, with as few turns from one class to another as can
// be; nil where that cannot be done.
func (s *listSearch) shareOut(rest, classes []int) []int {
	left := make([]int64, len(classes))
	of := make([]int, len(rest))
	slack := roundingSlack(len(rest))
	for turns := range mostTurns {
		steps := listSteps
		for i, k := range classes {
			left[i] = s.pool[k].value
		}
		var next func(n, last, turns int) bool
		next = func(n, last, turns int) bool {
			if steps--; steps < 0 {
				return false
			}
			if n == len(rest) {
				return !slices.ContainsFunc(left, func(v int64) bool { return v > slack || v < -slack })
			}
			v := s.pool[rest[n]].value
			for _, change := range []bool{false, true} {
				for c := range classes {
					if (c != last) != change || change && turns == 0 || left[c]-v < -slack {
						continue
					}
					of[n], left[c] = c, left[c]-v
					less := 0
					if change {
						less = 1
					}
					if next(n+1, c, turns-less) {
						return true
					}
					left[c] += v
				}
			}
			return false
		}
		for first := range classes {
			if next(0, first, turns) {
				return of
			}
		}
	}
	return nil
}

// fillZeros gives the rows without an amount the zeros of lists in which no cell is blank.
func (s *listSearch) fillZeros(rows []*row) {
	var zeros []token
	for _, k := range s.pool {
		if k.value == 0 {
			zeros = append(zeros, k)
		}
	}
	blank := slices.DeleteFunc(slices.Clone(rows), func(r *row) bool { return len(r.cols) > 0 })
	if len(blank) != len(zeros) {
		return
	}
	for i, r := range blank {
		r.amounts, r.cols = []token{zeros[i]}, []int{0}
	}
}

// alone are the first amounts of the dump as far as each stands alone between blank lines: tall cells are written before
// the others, in whatever order.
func (s *listSearch) alone() []int {
	var out []int
	for k := 0; k+1 < len(s.pool) && s.pool[k+1].line > s.pool[k].lastL+1 && k < mostStray; k++ {
		out = append(out, k)
	}
	return out
}

// mostStray bounds the amounts that may come out of their order.
const mostStray = 4

// search parts the amounts among the lists; nil where no parting satisfies the sums.
func (s *listSearch) search(slack int64) []taken {
	now := make([]taken, len(s.sides))
	slackOf := func(n int) int64 { return slack * roundingSlack(n) }
	whole := func(n int) bool { // the last class of a list has all it needs
		t := &now[n]
		if len(t.groups) == 0 || t.closed {
			return true
		}
		last := t.groups[len(t.groups)-1]
		class := s.sides[n].classes[len(t.groups)-1]
		if s.sides[n].full && len(last) < len(class) {
			return false
		}
		most := slackOf(len(class))
		return t.rest <= most && t.rest >= -most
	}
	used := make([]bool, len(s.stray))
	var next func(at, last int) bool
	put := func(k, at, last int) bool {
		v := s.pool[k].value
		own := s.beside[placeOf(s.pool[k])]
		for _, n := range []int{last, 1 - last} {
			t, l := &now[n], s.sides[n]
			is := func(class int, first bool) bool { // the amount may be of a class, or of a section of it
				return own == nil || first && l.classes[class][0] == own || !first && slices.Contains(l.classes[class][1:], own)
			}
			// the next section of the open class
			if g := len(t.groups) - 1; g >= 0 && !t.closed && is(g, false) && len(t.groups[g]) < len(l.classes[g]) && v <= t.rest+slackOf(len(l.classes[g])) && (v != 0 || l.full || t.rest > 0) {
				t.groups[g] = append(t.groups[g], k)
				t.rest -= v
				if next(at, n) {
					return true
				}
				t.rest += v
				t.groups[g] = t.groups[g][:len(t.groups[g])-1]
			}
			// the next class
			if g := len(t.groups); g < len(l.classes) && !t.closed && is(g, true) && whole(n) {
				before := *t
				t.groups = append(t.groups[:g:g], []int{k})
				t.rest, t.sum = v, t.sum+v
				if next(at, n) {
					return true
				}
				*t = before
			}
			// the total under the list
			if most := slackOf(4); l.total != nil && !t.closed && (own == nil || own == l.total) && whole(n) && len(t.groups) > 0 && v-t.sum <= most && t.sum-v <= most {
				before := *t
				t.closed = true
				t.groups = append(t.groups[:len(t.groups):len(t.groups)], []int{k})
				rest := t.rest
				t.rest = 0
				if next(at, n) {
					return true
				}
				*t = before
				t.rest = rest
			}
		}
		return false
	}
	next = func(at, last int) bool {
		if s.steps--; s.steps < 0 {
			return false
		}
		if at < len(s.pool) && put(at, at+1, last) {
			return true
		}
		waiting := false
		for i, k := range s.stray {
			if used[i] {
				continue
			}
			waiting, used[i] = true, true
			if put(k, at, last) {
				return true
			}
			used[i] = false
		}
		if at < len(s.pool) || waiting {
			return false
		}
		for n := range now {
			if !whole(n) {
				return false
			}
		}
		return true
	}
	for first := range s.sides {
		for n := range now {
			now[n] = taken{}
		}
		if next(len(s.stray), first) {
			return now
		}
	}
	return nil
}

// fill gives the rows their amounts. Where a class has fewer amounts than sections, each stands beside the section whose
// name is nearest in the dump; that is a choice.
func (s *listSearch) fill(found []taken, rows []*row) {
	for _, r := range rows {
		r.amounts, r.cols, r.sure = nil, nil, false
	}
	other := s.fitsOtherWay(found)
	give := func(r *row, k int, sure bool) {
		sure = sure && (!other || s.beside[placeOf(s.pool[k])] == r)
		r.amounts, r.cols, r.sure, r.why = []token{s.pool[k]}, []int{0}, sure, placedByOrder
	}
	for n, t := range found {
		l := s.sides[n]
		for g, group := range t.groups {
			if t.closed && g == len(t.groups)-1 {
				give(l.total, group[0], true)
				continue
			}
			class := l.classes[g]
			give(class[0], group[0], len(t.groups) >= len(l.classes))
			if len(group) == len(class) {
				for i, k := range group[1:] {
					give(class[i+1], k, true)
				}
				continue
			}
			at := s.nearest(class[1:], group[1:])
			for i, k := range group[1:] {
				give(class[at[i]+1], k, s.beside[placeOf(s.pool[k])] == class[at[i]+1])
			}
		}
	}
}

// fitsOtherWay tells whether the amounts of the lists could change places: no label beside one tells its list, and each list
// has room for those of the other.
func (s *listSearch) fitsOtherWay(found []taken) bool {
	if len(s.beside) >= minBeside || len(found) != 2 {
		return false
	}
	for n := range found {
		other := s.sides[1-n]
		groups := found[n].groups
		if found[n].closed {
			groups = groups[:len(groups)-1]
		}
		if len(groups) > len(other.classes) {
			return false
		}
		for g := range groups {
			if len(groups[g]) > len(other.classes[g]) {
				return false
			}
		}
	}
	return true
}

// nearest gives each amount a row, in order, so that amounts and labels are as near to each other as they can be.
func (s *listSearch) nearest(rows []*row, amounts []int) []int {
	const far = 1 << 28
	n, m := len(rows), len(amounts)
	if m == 0 {
		return nil
	}
	first, last := s.pool[amounts[0]].line, s.pool[amounts[m-1]].line
	beside := slices.ContainsFunc(rows, func(r *row) bool { // the amounts stand among the labels
		return slices.ContainsFunc(slices.Concat(r.label, r.code), func(t token) bool { return t.line >= first && t.line <= last })
	})
	distance := func(i, k int) int {
		if r := s.beside[placeOf(s.pool[amounts[k]])]; r != nil {
			if r == rows[i] {
				return 0
			}
			return far >> 8
		}
		if !beside {
			return 0
		}
		if len(rows[i].label) == 0 && len(rows[i].code) == 0 {
			return far >> 8
		}
		near := far >> 8
		for _, t := range slices.Concat(rows[i].label, rows[i].code) {
			d := s.pool[amounts[k]].line - t.line
			if d < 0 {
				d = 1 - 2*d // the amount stands before its label
			}
			near = min(near, d)
		}
		return near
	}
	// from[k][i] is the least cost of the first k+1 amounts with the last of them in row i.
	from := make([][]int, m)
	back := make([][]int, m)
	for k := range amounts {
		from[k], back[k] = make([]int, n), make([]int, n)
		for i := range rows {
			from[k][i] = far
			own := distance(i, k) + farther*seldomCode(rows[i].key)
			if k == 0 {
				from[k][i] = own
				continue
			}
			for h := range i {
				cost := from[k-1][h] + own
				if follows := s.pool[amounts[k]].line == s.pool[amounts[k-1]].lastL+1; follows && h != i-1 {
					cost += costParted
				} else if !follows && h == i-1 {
					cost++
				}
				if cost < from[k][i] {
					from[k][i], back[k][i] = cost, h
				}
			}
		}
	}
	at := 0
	for i := range rows {
		if from[m-1][i] < from[m-1][at] {
			at = i
		}
	}
	out := make([]int, m)
	for k := m - 1; k >= 0; k-- {
		out[k], at = at, back[k][at]
	}
	return out
}

// costParted weighs two amounts on lines that follow each other in rows that do not: a tool writes a blank line for a blank
// cell.
const costParted = 60

// farther is by how many lines a row that seldom has figures counts as farther away.
const farther = 6

// seldomCodes are the sections that hardly any department spends on. A guess that leans on it is marked as one.
const seldomCodes = " 30106 30114 30218 30224 30225 30240 30301 30303 30304 30306 30308 30310 30399 31001 31003 31007 31013 31019 31021 31022 31099 "

func seldomCode(key string) int {
	if strings.Contains(seldomCodes, " "+key+" ") {
		return 1
	}
	return 0
}

// economicNames finds the rows of lists whose codes are printed in parts, 301 / 01, by their names. A name may be broken, and
// words of the other list may stand between its parts.
func economicNames(words []token, classes []string) []*row {
	var rows []*row
	seen := map[string]bool{}
	used := make([]bool, len(words))
	add := func(parts ...int) bool {
		var name strings.Builder
		var label []token
		for _, j := range parts {
			name.WriteString(words[j].text)
			label = append(label, words[j])
		}
		key := economicKey(text.Fold(name.String()), classes)
		if key == "" || seen[key] {
			return false
		}
		seen[key] = true
		for _, j := range parts {
			used[j] = true
		}
		rows = append(rows, &row{key: key, label: label})
		return true
	}
	for j := range words { // the longest name that begins here
		for k := min(maxNameParts, len(words)-j); k > 0 && !used[j]; k-- {
			parts := make([]int, k)
			free := true
			for i := range parts {
				parts[i] = j + i
				free = free && !used[j+i]
			}
			if free && add(parts...) {
				break
			}
		}
	}
	for j := range words {
		for k := j + 2; k < len(words) && k <= j+maxNameParts && !used[j]; k++ {
			if !used[k] {
				add(j, k)
			}
		}
	}
	return rows
}

// economicKey is the code that has a name, among those of some classes.
func economicKey(name string, classes []string) string {
	for _, c := range classes {
		if official, ok := accounts.OfficialName(c, 0); ok && text.Fold(official) == name {
			return c
		}
	}
	found := ""
	for _, c := range classes {
		if key := accounts.EconomicCode(name, c); key != "" {
			if found != "" {
				return ""
			}
			found = key
		}
	}
	return found
}
