package dumps

import (
	"slices"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/text"
)

// readColumnar reads the labels of a columnar table; its amounts are placed when all tables are known.
func (t *table) readColumnar(tokens []token) {
	t.open = true
	t.head = tokens
	t.readHead()
	t.numbers = nil
	t.pool = amountsOf(tokens)
	switch shapeOf(t.kind) {
	case accounts.SideBySide:
		t.columnarLines(tokens)
	case accounts.EconomicList:
		t.columns = chooseForm(formsOf(t.kind, t.stage), t.printed, 0)
		rows := t.columnarRows(tokens, economicCode.MatchString)
		if !t.inLists() {
			t.rows = rows
			return
		}
		t.placeGroups(rows)
		t.columnarTotals(tokens)
	case accounts.SingleRow:
		t.readThreePublic(tokens)
	default:
		t.columns = chooseForm(formsOf(t.kind, t.stage), t.printed, 0)
		t.rows = t.columnarRows(tokens, functionCode.MatchString)
	}
}

func (t *table) columnarTotals(tokens []token) {
	for _, k := range tokens {
		if isTotal(k) && strings.HasSuffix(totalKey(k), "_total") {
			r := &row{key: totalKey(k), label: []token{k}}
			if r.key == "people_total" {
				t.left = append(t.left, r)
			} else {
				t.right = append(t.right, r)
			}
		}
	}
}

// columnarLines reads the labels of both sides. Where 行次 are printed, the sides have as many rows each, and the closing
// rows are the last ones.
func (t *table) columnarLines(tokens []token) {
	most, counts := 0, 0
	var words []token
	grand := false   // 总计 is printed: 合计 alone is a head then
	numbers := false // the lines are numbered: a fund without a number is a head, or a part of a balance
	for _, k := range tokens {
		switch {
		case k.kind == word:
			words = append(words, k)
			grand = grand || text.Fold(k.text) == "总计"
			numbers = numbers || numbered.MatchString(k.text)
		case k.kind == count:
			counts++
			if k.value < 80 {
				most = max(most, int(k.value))
			}
		}
	}
	income, expenditure := accounts.Of(t.kind).Section("income"), accounts.Of(t.kind).Section("expenditure")
	has := func(rows []*row, bare string) bool {
		return slices.ContainsFunc(rows, func(r *row) bool { return r.bare() == bare })
	}
	for j := 0; j < len(words); {
		if f := text.Fold(words[j].text); isHeadWord(words[j]) || startsHead(words[j]) || f == "合计" && grand {
			j++
			continue
		}
		n, left, right := labelIn(words[j:], income, expenditure)
		if n > 0 && numbers && !numbered.MatchString(words[j].text) && len(t.left) < len(accounts.Funds) {
			j += n
			continue
		}
		if n == 0 {
			if numbered.MatchString(words[j].text) && (len(t.left) > 0 || len(t.right) > 0) {
				n, right = 1, strings.Contains(words[j].text, "支出")
				left = !right
			} else {
				j++
				continue
			}
		}
		r := &row{label: words[j : j+n : j+n]}
		if left && right { // 总计 closes the income side, then the expenditure side
			left = !has(t.left, r.bare())
		}
		if left {
			t.left = append(t.left, r)
		} else {
			t.right = append(t.right, r)
		}
		j += n
	}
	inOrder(t.left, income)
	inOrder(t.right, expenditure)
	t.sides = chooseSides(t)
	t.numberSides(counts, most)
	t.nameLines()
	for _, r := range slices.Concat(t.left, t.right) {
		r.lost = r.is == nil
	}
	t.beside = map[int64]string{}
	for i := 1; i < len(tokens); i++ {
		k, label := tokens[i-1], tokens[i]
		if k.kind != amount || k.value == 0 || label.line != k.line || !numbered.MatchString(label.text) {
			continue
		}
		for _, r := range t.left {
			if numbered.MatchString(r.name()) && ordinal(text.Fold(r.name())) == ordinal(text.Fold(label.text)) {
				t.beside[k.value] = r.key
				break
			}
		}
	}
}

// inOrder sorts the rows of a side as its form prints them. A fund that comes again is a part of the balance.
func inOrder(rows []*row, of *accounts.Section) {
	rank := map[*row]int{}
	seen := map[*accounts.Concept]bool{}
	balance := slices.IndexFunc(of.Concepts, func(c accounts.Concept) bool { return c.ID == "opening_balance" || c.ID == "closing_balance" })
	last := 0
	for _, r := range rows {
		c := conceptOf(of, r.bare())
		if c == nil {
			rank[r] = last // it follows the row before it
			continue
		}
		rank[r] = 100 * slices.IndexFunc(of.Concepts, func(k accounts.Concept) bool { return k.ID == c.ID })
		if seen[c] && c.Kind == accounts.Line {
			rank[r] = 100*balance + 1 + rank[r]/100
		}
		seen[c], last = true, rank[r]
	}
	slices.SortStableFunc(rows, func(a, b *row) int { return rank[a] - rank[b] })
}

// labelIn tells how many of the words are a label of one of two sections, 0 where they are of none, and of which.
func labelIn(words []token, income, expenditure *accounts.Section) (n int, left, right bool) {
	name := ""
	for k := 1; k <= min(maxLabelParts, len(words)); k++ {
		if k > 1 && numbered.MatchString(words[k-1].text) {
			break
		}
		name += words[k-1].text
		bare := accounts.WithoutNumber(text.Fold(name))
		if l, r := income.Has(bare), expenditure.Has(bare); l || r {
			n, left, right = k, l, r
		}
	}
	return n, left, right
}

// maxLabelParts is over how many lines a label of a summary is broken at most.
const maxLabelParts = 3

// minNumbers is how many numbers tell that a table has 行次.
const minNumbers = 20

// numberSides gives the rows their 行次 where the table has them: both sides have as many, and the expenditure side
// goes on where the income side ends. Rows without a number of their own are doubtful, and so are all where the labels
// are not as many as the numbers.
func (t *table) numberSides(counts, most int) {
	if counts < minNumbers && !strings.Contains(text.Fold(t.printed), "行次") {
		return
	}
	n := len(t.right)
	sure := most == 2*n && len(t.left) <= n && counts > minNumbers
	if most%2 == 0 && most > 2*n {
		n = most / 2
	}
	numberSide(t.left, 0, n, sure)
	numberSide(t.right, n, n, sure)
}

// numberSide gives the rows of a side their 行次: numbered labels their own number, 总计 the last, what stands before
// it counted from 本年…合计.
func numberSide(rows []*row, before, n int, sure bool) {
	closing := slices.IndexFunc(rows, func(r *row) bool { return !numbered.MatchString(r.name()) })
	if closing < 0 {
		closing = len(rows)
	}
	for i, r := range rows[:closing] {
		r.number = before + ordinal(text.Fold(r.name()))
		sure = sure && r.number == before+i+1
	}
	rest := rows[closing:]
	for i, r := range rest {
		r.number = before + n - len(rest) + 1 + i
	}
	if !sure {
		for _, r := range rows {
			r.number = 0 // which line it is nothing tells
		}
	}
}
