package dumps

import (
	"slices"
	"strings"

	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// A dump is columnar when its tables were written out column after column: first the codes, then the names, then
// the amounts of each column, a blank cell leaving no trace but an empty line. Which row an amount is of is then
// told by the order within its run and by the sums.

// isColumnar tells by the labels of a table whether it was written out column after column: more than a quarter of
// its codes, or of its numbered labels, are followed at once by the next one of the same column.
func isColumnar(kind model.Type, lines [][]token) bool {
	rows, runs, before, parts := 0, 0, "", false
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
				if !parts && last.kind != amount && before != "" && ordinal(t.text) == ordinal(before)+1 && isIncome(t.text) && isIncome(before) {
					runs += 6 // row by row, the other side's label of the same number stands between them
				}
				before = t.text
			case t.kind == word && strings.HasPrefix(text.Fold(t.text), "年初"):
				parts = true // the funds under it stand beside nothing
			}
			last = t
		}
	}
	return rows > 2 && runs*4 > rows
}

func isIncome(label string) bool {
	return !strings.Contains(label, "支出") && (strings.Contains(label, "收入") || strings.Contains(label, "拨款"))
}

// amountsOf are the amounts among tokens, in the order of the dump.
func amountsOf(tokens []token) []token {
	var out []token
	for _, t := range tokens {
		if t.kind == amount {
			out = append(out, t)
		}
	}
	return out
}

// columnarRows reads the labels of a columnar table with codes: the codes sort into the order of the rows, the
// official names tell which words belong together.
func (t *table) columnarRows(tokens []token, isCode func(string) bool) []*row {
	official := t.nameOf()
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
	switch split := hasSplitCodes(tokens); {
	case split && isCode("201"):
		rows = joinedCodes(t, tokens, official)
	case split:
		var classes []string
		for _, r := range rows {
			classes = append(classes, r.key)
		}
		rows = economicNames(words, classes)
		for _, r := range rows {
			r.code = partsOf(r.key, tokens)
		}
	default:
		giveNames(rows, words, official, !isCode("201"))
	}
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
		if rest, ok = strings.CutPrefix(rest, text.Fold(words[n].text)); !ok {
			return 0
		}
		if rest == "" {
			return n + 1
		}
	}
	return 0
}
