package dumptable

import (
	"slices"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/text"
)

// readScattered reads the labels of a scattered table; its amounts are placed when all tables are known.
func (t *table) readScattered(tokens []token) {
	t.open = true
	t.head = tokens
	t.readHead()
	t.numbers = nil
	t.pool = amountsOf(tokens)
	switch shapeOf(t.kind) {
	case accounts.SideBySide:
		t.scatteredLines(tokens)
	case accounts.EconomicList:
		t.columns = chooseForm(formsOf(t.kind, t.stage), t.printed, 0)
		rows := t.scatteredCodes(tokens, economicCode.MatchString)
		if !t.inLists() {
			t.rows = rows
			return
		}
		t.placeGroups(rows)
		t.scatteredTotals(tokens)
	case accounts.SingleRow:
		t.readThreePublic(tokens)
	default:
		t.columns = chooseForm(formsOf(t.kind, t.stage), t.printed, 0)
		t.rows = t.scatteredCodes(tokens, functionCode.MatchString)
	}
}

func (t *table) scatteredTotals(tokens []token) {
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

// scatteredLines reads the labels of both sides. Where 行次 are printed, the sides have as many rows each, and the
// closing rows are the last ones.
func (t *table) scatteredLines(tokens []token) {
	rd := lineReader{t: t, nextLeft: 1}
	most, counts := 0, 0
	for _, k := range tokens {
		switch {
		case k.kind == word && !startsHead(k) && !isHeadWord(k):
			rd.takeWord(k)
		case k.kind == count:
			counts++
			if k.value < 80 {
				most = max(most, int(k.value))
			}
		}
	}
	t.left, t.right = rd.left, rd.right
	t.sides = chooseSides(t)
	t.numberSides(counts, most)
	t.nameLines()
}

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
	for _, r := range rows {
		r.lost = !sure
	}
}
