package dumps

import (
	"slices"
	"strconv"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/text"
)

// A columnar table may print its codes in three columns, 类, 款 and 项: 204 / 06 / 01. Every row prints its 类, so that
// these are as many as the rows. Each row but that of the class prints its 款: a row whose 款 is that of the row above is an
// item. What is left are the items' 项.
//
//	类   201 201 201 201 208      rows 1–4 are of class 201
//	款       06  06  06           row 2 is the section 20106, rows 3 and 4 are its items
//	项           01  02

// splitCodes reads codes from their parts.
type splitCodes struct {
	groups  []int    // rows of each class
	classes []string // each once, ascending
	parts   []string // 款 and 项 in the order of the dump
	before  []int    // of each part: how many 类 stand before it
	glued   int      // 项 that stand on the lines of their names
	found   [][]string
	items   [][]string // of each reading: the 项 that do not stand beside a name, in the order of the rows
	steps   int
}

const (
	// splitSteps bounds the search for the parts of codes; a table of 60 rows takes some hundred.
	splitSteps = 20_000
	// mostSplits bounds the readings of the parts that are compared by the names of the rows.
	mostSplits = 24
)

// hasSplitCodes tells whether the codes of a columnar table are printed in parts: each row repeats its 类.
func hasSplitCodes(tokens []token) bool {
	whole, parts, again := 0, 0, false
	seen := map[string]bool{}
	for _, t := range tokens {
		switch {
		case t.kind == code && len(t.plain) > 3:
			whole++
		case t.kind == code:
			again, seen[t.plain] = again || seen[t.plain], true
		case t.kind == count && len(t.plain) == 2:
			parts++
		}
	}
	return whole == 0 && (parts > 3 || parts > 0 && again)
}

// nameWord is a word that may be a row's name, with the 项 that stands before it on its line.
type nameWord struct {
	token
	item string
}

// joinedCodes puts codes together of their parts and gives them their names; nil where the parts make no codes.
func joinedCodes(t *table, tokens []token, official func(string) string) []*row {
	s := splitCodes{steps: splitSteps}
	size := map[string]int{}
	printed := 0
	var words []nameWord
	for i, k := range tokens {
		switch {
		case k.kind == code && len(k.plain) == 3 && functionCode.MatchString(k.plain):
			printed++
			if size[k.plain]++; size[k.plain] == 1 {
				s.classes = append(s.classes, k.plain)
			}
		case k.kind == count && len(k.plain) == 2:
			if i+1 < len(tokens) && tokens[i+1].kind == word && tokens[i+1].line == k.line {
				s.glued++
			} else {
				s.parts, s.before = append(s.parts, k.plain), append(s.before, printed)
			}
		case k.kind == word:
			w := nameWord{token: k}
			if i > 0 && tokens[i-1].kind == count && len(tokens[i-1].plain) == 2 && tokens[i-1].line == k.line {
				w.item = tokens[i-1].plain
			}
			words = append(words, w)
		}
	}
	slices.Sort(s.classes)
	for _, c := range s.classes {
		s.groups = append(s.groups, size[c])
	}
	if s.search(); len(s.found) == 0 {
		s.before = nil // the columns come in another order
		s.steps = splitSteps
		s.search()
	}
	readings := make([][]*row, len(s.found))
	costs := make([]int, len(s.found))
	best := -1
	for n, codes := range s.found {
		readings[n], costs[n] = nameRows(t, codes, words, s.items[n], official)
		if costs[n] < costUnknown && (best < 0 || costs[n] < costs[best]) {
			best = n
		}
	}
	if best < 0 {
		return nil
	}
	for i, r := range readings[best] {
		r.code = partsOf(r.key, tokens)
		for n, other := range readings {
			if costs[n] < costs[best]+costApart && other[i].key != r.key {
				r.lost = true // its code is a choice
			}
		}
	}
	return readings[best]
}

// search lists the codes that the parts make.
func (s *splitCodes) search() {
	under := 0 // rows that print a 款
	for _, n := range s.groups {
		under += n - 1
	}
	if under > len(s.parts) || under == 0 {
		return
	}
	sections := make([]string, 0, under) // 款 in the order of the rows
	items := make([]string, 0, len(s.parts))
	dead := map[string]bool{} // what has been tried in vain
	var take func(at int, last bool)
	take = func(at int, last bool) {
		key := s.state(at, sections, items)
		if s.steps--; s.steps < 0 || len(s.found) >= mostSplits || dead[key] {
			return
		}
		found := len(s.found)
		defer func() { dead[key] = len(s.found) == found }()
		if at == len(s.parts) {
			if len(sections) == under {
				s.keep(sections, items)
			}
			return
		}
		for _, asSection := range []bool{last, !last} {
			p := s.parts[at]
			switch {
			case asSection && len(sections) < under && s.sectionFits(sections, at):
				sections = append(sections, p)
				take(at+1, true)
				sections = sections[:len(sections)-1]
			case !asSection && s.itemFits(sections, items, p):
				items = append(items, p)
				take(at+1, false)
				items = items[:len(items)-1]
			}
		}
	}
	take(0, true)
}

// row tells the class and the place in its group of the nth row that prints a 款.
func (s *splitCodes) row(n int) (group, place int) {
	for g, size := range s.groups {
		if n < size-1 {
			return g, n
		}
		n -= size - 1
	}
	return -1, 0
}

// state is what the parts from one on depend on: the sections whose items are still to come, and the last item.
func (s *splitCodes) state(at int, sections, items []string) string {
	open := s.nextItem(sections, len(items))
	last := ""
	if len(items) > 0 {
		last = items[len(items)-1]
	}
	return strconv.Itoa(at) + " " + strconv.Itoa(len(sections)) + " " + last + " " + strings.Join(sections[max(0, min(open, len(sections))-1):], " ")
}

// nextItem is the place among the sections of the row that the nth item is of; len(sections) where it is not known yet.
func (s *splitCodes) nextItem(sections []string, n int) int {
	for i := range sections {
		if _, place := s.row(i); place == 0 || sections[i] != sections[i-1] {
			continue
		}
		if n == 0 {
			return i
		}
		n--
	}
	return len(sections)
}

// sectionFits tells whether a part can be the next 款: its 类 stands before it, and within a class they ascend.
func (s *splitCodes) sectionFits(sections []string, at int) bool {
	g, place := s.row(len(sections))
	row := len(sections) + g + 1 // with the rows of the classes
	return (s.before == nil || row < s.before[at]) && (place == 0 || s.parts[at] >= sections[len(sections)-1])
}

// itemFits tells whether a 项 can follow others: a row is known that it may be of, and within a section they ascend.
func (s *splitCodes) itemFits(sections, items []string, p string) bool {
	n := len(items)
	at := s.nextItem(sections, n)
	if at == len(sections) {
		return false
	}
	if n == 0 || s.glued > 0 || s.nextItem(sections, n-1) != at-1 {
		return true // the first one of its section
	}
	return p > items[n-1]
}

// keep notes codes that all parts make. Where some 项 stand beside their names, the codes of items end in ??.
func (s *splitCodes) keep(sections, items []string) {
	var out []string
	k, n := 0, 0
	for g, class := range s.classes {
		out = append(out, class)
		for place := range s.groups[g] - 1 {
			code := class + sections[k]
			if place > 0 && sections[k] == sections[k-1] {
				if s.glued > 0 {
					code += "??" // the rows' names tell which item it is
				} else if n < len(items) {
					code += items[n]
				}
				n++
			}
			out = append(out, code)
			k++
		}
	}
	if n == len(items)+s.glued {
		s.found, s.items = append(s.found, out), append(s.items, slices.Clone(items))
	}
}

// Costs of a row's name, see nameRows.
const (
	costSkipped  = 3 // a word that is no name
	costJoined   = 2 // two words of one name
	costUnnamed  = 8
	costOther    = 5 // another name than the official one
	costOfficial = -5
	costUnknown  = 1 << 24 // a code that lacks its 项
	costApart    = 5       // by how much another reading has to be worse to be left out
)

// nameRows gives rows their names: the words come in the order of the rows, some of them over several lines, and other
// words stand among them. It tells how well names and codes agree.
func nameRows(t *table, codes []string, words []nameWord, items []string, official func(string) string) ([]*row, int) {
	type step struct{ cost, words int } // words is -1 for a skipped word, 0 for a row without a name
	n, m := len(codes), len(words)
	best := make([][]step, n+1)
	for i := range best {
		best[i] = make([]step, m+1)
	}
	skips := make([]int, m)
	for j, w := range words {
		if f := text.Fold(w.text); !isTotal(w.token) && !startsHead(w.token) && !accounts.Of(t.kind).IsHead(w.text) && !accounts.HasRole(f) {
			skips[j] = costSkipped
		}
	}
	for i := n; i >= 0; i-- {
		for j := m; j >= 0; j-- {
			if i == n && j == m {
				continue
			}
			b := step{cost: 1 << 29}
			if j < m {
				if c := skips[j] + best[i][j+1].cost; c < b.cost {
					b = step{c, -1}
				}
			}
			if i < n {
				if c := costUnnamed + best[i+1][j].cost; c < b.cost {
					b = step{c, 0}
				}
				for k := 1; k <= maxNameParts && j+k <= m; k++ {
					if c := nameCost(codes[i], words[j:j+k], official) + best[i+1][j+k].cost; c < b.cost {
						b = step{c, k}
					}
				}
			}
			best[i][j] = b
		}
	}
	var rows []*row
	for i, j := 0, 0; i < n; {
		b := best[i][j]
		if b.words < 0 {
			j++
			continue
		}
		r := &row{key: codes[i]}
		for _, w := range words[j : j+b.words] {
			r.label = append(r.label, w.token)
			if w.item != "" {
				r.key = strings.Replace(r.key, "??", w.item, 1)
			}
		}
		if strings.HasSuffix(r.key, "??") && len(items) > 0 {
			r.key = strings.Replace(r.key, "??", items[0], 1)
			items = items[1:]
		}
		rows = append(rows, r)
		i, j = i+1, j+b.words
	}
	cost := best[0][0].cost
	for _, r := range rows {
		if strings.HasSuffix(r.key, "??") {
			cost += costUnknown
		}
	}
	return rows, cost
}

// nameCost tells how badly words are the name of a code.
func nameCost(key string, words []nameWord, official func(string) string) int {
	cost := 0
	name := ""
	for i, w := range words {
		name += w.text
		if isTotal(w.token) || startsHead(w.token) || i > 0 && w.item != "" {
			return 1 << 20
		}
	}
	switch item := words[0].item; {
	case strings.HasSuffix(key, "??"):
		if key = strings.TrimSuffix(key, "??") + item; item == "" {
			key = "" // not known yet
			cost++
		}
	case item != "" && (len(key) != 7 || key[5:] != item):
		return 1 << 20
	}
	for _, w := range words[:len(words)-1] {
		if len([]rune(w.text)) < 6 { // a short word is seldom broken
			cost += costJoined
		}
		cost += costJoined
	}
	switch want := official(key); {
	case want == "":
	case want == text.Fold(name):
		cost += costOfficial
	default:
		cost += costOther
	}
	return cost
}

// partsOf is where the 类 of a code is printed: its parts are not known apart from those of other rows.
func partsOf(key string, tokens []token) []token {
	for _, t := range tokens {
		if t.kind == code && t.plain == key[:3] {
			t.text, t.plain, t.lines = key, key, []string{key}
			return []token{t}
		}
	}
	return nil
}
