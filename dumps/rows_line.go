package dumps

import (
	"slices"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// lineReader reads the two-sided tables, whose rows have labels and mostly running numbers (行次): the income side
// counts from 1, the expenditure side goes on where it ends. The numbers tell which side a figure is on, and which
// whole numbers are no amounts.
type lineReader struct {
	t           *table
	left, right []*row
	last        *row // whose label or figures came last
	lastRight   bool
	nextLeft    int
	nextRight   int // 0 until the first is seen
	positions   bool
	columns     int  // of amounts, on both sides
	skipping    bool // a head printed again after a page break
}

// unfinished holds when the last label has no figures yet and does not end as labels do.
func (rd *lineReader) unfinished() bool {
	if rd.last == nil || len(rd.last.label) == 0 || len(rd.last.amounts) > 0 || len(rd.last.line) > 0 {
		return false
	}
	return !rd.last.finished()
}

// labelEnds are the words that the labels of these tables end with.
var labelEnds = map[string]bool{"支出": true, "收入": true, "拨款": true, "结余": true, "合计": true, "总计": true, "分配": true, "款收入": true, "拨款收入": true}

// finished holds for a label that ends as labels do: a stray character of a watermark is no part of it.
func (r *row) finished() bool {
	return endsLabel(r.bare())
}

func endsLabel(words string) bool {
	for end := range labelEnds {
		if strings.HasSuffix(words, end) {
			return true
		}
	}
	return false
}

// restarts holds for a label that ends a head printed again.
func restarts(t token) bool {
	f := text.Fold(t.text)
	for _, begin := range []string{"本年收入", "本年支出", "年初", "年末", "使用", "结余分配", "总计"} {
		if strings.HasPrefix(f, begin) {
			return true
		}
	}
	return false
}

// readLines reads a two-sided table printed row after row.
func (t *table) readLines(tokens []token) {
	start := slices.IndexFunc(tokens, func(k token) bool { return k.kind == word && numbered.MatchString(k.text) })
	if start < 0 {
		start = len(tokens)
	}
	t.head, t.body = tokens[:start], tokens[start:]
	t.readHead()
	sides := chooseSides(t)
	rd := lineReader{t: t, nextLeft: 1, positions: keepsPositions(t.body), columns: len(sides.income.heads) + len(sides.expenditure.heads)}
	for i := 0; i < len(t.body); i++ {
		i += rd.take(t.body, i)
	}
	t.left, t.right = rd.left, rd.right
	fillNumbers(t.right, fillNumbers(t.left, 1))
	t.sides = chooseSides(t)
	t.nameLines()
	t.doubtLabels()
}

// fillNumbers gives rows whose 行次 was not read the number that the rows around them leave: they run on by one. A
// row whose number no later one confirms stays without, and is doubtful. It returns the number after the last.
func fillNumbers(rows []*row, first int) int {
	printed := 0
	for _, r := range rows {
		if r.number > 0 {
			printed++
		}
	}
	if printed*2 < len(rows) {
		return 0
	}
	known, at := first-1, -1
	for i, r := range rows {
		if r.number == 0 {
			continue
		}
		if first > 0 && r.number-known == i-at || at >= 0 && r.number-known == i-at {
			for k := at + 1; k < i; k++ {
				rows[k].number = known + k - at
			}
		}
		known, at = r.number, i
	}
	return known + len(rows) - at
}

// doubtLabels marks the rows whose key is uncertain: no 行次 was read where the table has them, or the label is no name
// to the letter and breaks off.
func (t *table) doubtLabels() {
	running := strings.Contains(text.Fold(t.printed), "行次") || slices.ContainsFunc(slices.Concat(t.left, t.right), func(r *row) bool { return r.number > 0 })
	for _, r := range slices.Concat(t.left, t.right) {
		section, _, _ := strings.Cut(r.key, ":")
		whole := r.finished() && (numbered.MatchString(r.name()) || accounts.IsClosing(r.bare()))
		named := accounts.Of(t.kind).Section(section).Has(r.bare())
		columns := len(t.sides.income.heads)
		if section == "expenditure" {
			columns = len(t.sides.expenditure.heads)
		}
		full := named && r.is != nil && (len(r.amounts) == columns || len(r.amounts) > 0 && r.amounts[0].cell >= 0)
		r.lost = r.number == 0 && !full && (running || !whole && !named)
	}
}

// nameLines gives the rows of both sides their concepts. The parts of a balance have the names of income lines.
func (t *table) nameLines() {
	for section, rows := range map[string][]*row{"income": t.left, "expenditure": t.right} {
		prefix := section + ":"
		for _, r := range rows {
			r.is = conceptOf(accounts.Of(t.kind).Section(section), r.bare())
			if r.is == nil {
				r.key = prefix + r.bare()
				continue
			}
			switch r.is.Kind {
			case accounts.Balance:
				r.key = section + ":" + r.is.ID
				prefix = r.key + "/"
				continue
			case accounts.Total, accounts.YearTotal:
				prefix = section + ":"
			}
			r.key = prefix + r.is.ID
		}
		closeOnce(section, rows)
	}
}

// closeOnce keeps one row of totals: the last one. One before it is the total of the year where no other is.
func closeOnce(section string, rows []*row) {
	last := -1
	for i := len(rows) - 1; i >= 0; i-- {
		r := rows[i]
		switch {
		case r.is == nil || r.is.Kind != accounts.Total:
		case last < 0:
			last = i
		case indexOfKind(rows, accounts.YearTotal) < 0:
			year := accounts.Concept{ID: "year_total", Kind: accounts.YearTotal}
			r.is, r.key = &year, section+":"+year.ID
		default:
			r.is, r.key = nil, section+":"+r.bare()
		}
	}
}

// conceptOf is the concept that a label surely names.
func conceptOf(s *accounts.Section, label string) *accounts.Concept {
	found := s.Match(label)
	if len(found) == 0 || len(found) > 1 && !accounts.Apart([]int{found[0].Distance, found[1].Distance}) {
		return nil
	}
	return found[0].Concept
}

// widest is the most amounts that a row has.
func widest(rows []*row) int {
	n := 0
	for _, r := range rows {
		n = max(n, len(r.amounts))
	}
	return n
}

// chooseSides tells the columns of both sides by what the head prints; where it prints the heads of no form, by how
// many amounts a row has, too.
func chooseSides(t *table) sideForm {
	forms := sideFormsOf(t.kind, t.stage)
	best, bestShare := forms[0], -1.0
	for _, f := range forms {
		share := shareIn(slices.Concat(f.income.heads, f.expenditure.heads), t.printed)
		if share == 1 {
			return f
		}
		if share > bestShare && widest(t.right) <= len(f.expenditure.heads) {
			best, bestShare = f, share
		}
	}
	return best
}

// keepsPositions holds when lines are spaced out to keep the columns where they were.
func keepsPositions(tokens []token) bool {
	wide, all := 0, 0
	for i := 1; i < len(tokens); i++ {
		if tokens[i].line != tokens[i-1].line {
			continue
		}
		all++
		if tokens[i].cell < 0 && tokens[i].x0-tokens[i-1].x1 > 2 {
			wide++
		}
	}
	return all > 10 && wide*3 > all
}

// take reads the token at i and returns how many more it took.
func (rd *lineReader) take(tokens []token, i int) int {
	t := tokens[i]
	switch t.kind {
	case word:
		if rd.skipping && accounts.IsClosing(t.text) && i+1 < len(tokens) && tokens[i+1].line == t.line && tokens[i+1].kind != word {
			rd.skipping = false
		}
		rd.takeWord(t)
	case count, code:
		return rd.takeCount(tokens, i)
	case amount, dash:
		if n := rd.takePair(tokens, i); n > 0 {
			return n - 1
		}
		rd.takeAmount(t)
	}
	return 0
}

func isHeadWord(t token) bool {
	f := text.Fold(t.text)
	return f == "收入" || f == "支出" || f == "行次" || f == "行" || f == "次"
}

// begins tells whether a word begins a label, and on which side.
func (rd *lineReader) begins(t token) (begins, right bool) {
	f := text.Fold(t.text)
	switch {
	case numbered.MatchString(t.text):
		return true, rd.isRight(f)
	case f == "总计" || f == "合计":
		return true, rd.has(rd.left, f)
	case accounts.IsClosing(accounts.WithoutNumber(f)), rd.t.stage == model.StageBudget && accounts.IsLine(f):
		return true, rd.isRight(f)
	case strings.HasPrefix(f, "本年收入") || strings.HasPrefix(f, "年初") || strings.HasPrefix(f, "使用"):
		return true, false
	case strings.HasPrefix(f, "本年支出") || strings.HasPrefix(f, "年末"):
		return true, true
	}
	return false, false
}

// isRight tells the side of a label by its words.
func (rd *lineReader) isRight(f string) bool {
	bare := numbered.ReplaceAllString(f, "")
	is := accounts.Of(rd.t.kind)
	if in, out := is.Section("income").Has(bare), is.Section("expenditure").Has(bare); in != out && endsLabel(bare) {
		return out
	}
	switch { // a label that its cell broke
	case strings.HasPrefix(bare, "本年收入"), strings.HasPrefix(bare, "年初"), strings.HasPrefix(bare, "使用"), strings.HasPrefix(bare, "上年"):
		return false
	case strings.HasPrefix(bare, "本年支出"), strings.HasPrefix(bare, "年末"):
		return true
	case strings.Contains(bare, "支出"):
		return true
	case strings.Contains(bare, "收入"), strings.Contains(bare, "拨款"), strings.Contains(bare, "缴款"):
		return false
	}
	// a label cut at its line's end: 十四、资源勘探工业信息等. The sides take turns in their numbers.
	n := ordinal(f)
	return n > 0 && n != rd.nextOrdinal(rd.left) && n == rd.nextOrdinal(rd.right) || n > 3 && n == rd.nextOrdinal(rd.right)
}

// nextOrdinal is the number that the next label of a side has.
func (rd *lineReader) nextOrdinal(side []*row) int {
	for i := len(side) - 1; i >= 0; i-- {
		if n := ordinal(text.Fold(side[i].name())); n > 0 {
			return n + 1
		}
	}
	return 1
}

// ordinal is the number a label begins with: 十四、 is 14. 0 when it has none.
func ordinal(label string) int {
	head, _, ok := strings.Cut(label, "、")
	if !ok {
		return 0
	}
	n, digit := 0, 0
	for _, r := range head {
		switch i := strings.IndexRune("一二三四五六七八九", r); {
		case i >= 0:
			digit = i/3 + 1
		case r == '十':
			n += max(digit, 1) * 10
			digit = 0
		default:
			return 0
		}
	}
	return n + digit
}

func (rd *lineReader) has(side []*row, bare string) bool {
	for _, r := range side {
		if r.bare() == bare {
			return true
		}
	}
	return false
}

func (rd *lineReader) open(right bool) *row {
	r := &row{}
	if right {
		rd.right = append(rd.right, r)
	} else {
		rd.left = append(rd.left, r)
	}
	rd.last, rd.lastRight = r, right
	return r
}

// takeWord begins a row, or goes on with a label that its cell broke.
func (rd *lineReader) takeWord(t token) {
	switch {
	case startsHead(t) || sheetMark.MatchString(t.plain) || isHeadWord(t) && !rd.unfinished():
		rd.skipping = true
		return
	case rd.skipping && !numbered.MatchString(t.text) && !restarts(t):
		return
	}
	rd.skipping = false
	if begins, right := rd.begins(t); begins {
		if r := rd.waiting(right, t); r != nil {
			r.label = append(r.label, t)
			rd.last, rd.lastRight = r, right
			return
		}
		r := rd.open(right)
		r.label = []token{t}
		return
	}
	if rd.last == nil {
		return
	}
	if r := rd.continued(t); r != nil && (!r.finished() || labelEnds[text.Fold(t.text)]) {
		r.label = append(r.label, t)
	}
}

// waiting is the row of the same printed line whose number came before its label.
func (rd *lineReader) waiting(right bool, t token) *row {
	side := rd.left
	if right {
		side = rd.right
	}
	if len(side) == 0 {
		return nil
	}
	r := side[len(side)-1]
	if len(r.label) == 0 && len(r.line) > 0 && right && r.line[0].line == t.line {
		return r
	}
	return nil
}

// continued is the row whose label a word goes on with: the last one while it has no figures, else the one that
// stands over it.
func (rd *lineReader) continued(t token) *row {
	fresh := len(rd.last.amounts) == 0 && len(rd.last.line) == 0
	if !rd.positions {
		if fresh || len(rd.last.label) > 0 && rd.last.label[len(rd.last.label)-1].lastL+2 >= t.line {
			return rd.last
		}
		return nil
	}
	var best *row
	gap := 1 << 30
	for _, side := range [][]*row{rd.left, rd.right} {
		for i := len(side) - 1; i >= max(0, len(side)-2); i-- {
			if len(side[i].label) == 0 {
				continue
			}
			if d := abs(side[i].label[0].x0 - t.x0); d < gap {
				best, gap = side[i], d
			}
			break
		}
	}
	return best
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// takeCount reads a 行次. A number broken over two lines (3, 3) is one when it is the one that follows.
func (rd *lineReader) takeCount(tokens []token, i int) int {
	n := int(tokens[i].value)
	var next *token
	if i+1 < len(tokens) && tokens[i+1].kind == count && len(tokens[i].plain) == 1 && len(tokens[i+1].plain) == 1 && tokens[i+1].line != tokens[i].line {
		next = &tokens[i+1]
	}
	both := 0
	if next != nil {
		both = n*10 + int(next.value)
	}
	pendingRight := rd.lastRight && rd.last != nil && len(rd.last.line) == 0
	pendingLeft := !rd.lastRight && rd.last != nil && len(rd.last.line) == 0
	switch {
	case pendingRight && rd.nextRight == 0 && both > 20:
		rd.number(true, both, tokens[i], *next)
		return 1
	case pendingRight && rd.nextRight == 0 && n > 20:
		rd.number(true, n, tokens[i])
	case rd.nextRight > 0 && n == rd.nextRight:
		rd.number(true, n, tokens[i])
	case next != nil && both == rd.nextLeft && both > 9 && !pendingRight:
		rd.number(false, both, tokens[i], *next)
		return 1
	case pendingLeft && n == rd.nextLeft, n == rd.nextLeft && !(next != nil && both == rd.nextRight && pendingRight):
		rd.number(false, n, tokens[i])
	case rd.nextRight > 0 && both == rd.nextRight:
		rd.number(true, both, tokens[i], *next)
		return 1
	case next != nil && both == rd.nextLeft:
		rd.number(false, both, tokens[i], *next)
		return 1
	default:
		joinStray(tokens, i)
	}
	return 0
}

// joinStray joins digits that are no 行次 with the amount on the next line, of which they are the first part. The
// result is doubtful.
func joinStray(tokens []token, i int) {
	if i+1 >= len(tokens) || tokens[i].cell >= 0 || tokens[i+1].kind != amount || tokens[i+1].line == tokens[i].line {
		return
	}
	t := &tokens[i+1]
	if both := tokens[i].plain + t.plain; wholeAmount.MatchString(both) {
		t.text, t.plain, t.doubt = tokens[i].text+t.text, both, true
		t.lines = append([]string{tokens[i].text}, t.lines...)
		t.read()
	}
}

// number gives a 行次 to the last row of its side that has none yet, or begins a row without a label.
func (rd *lineReader) number(right bool, n int, tokens ...token) {
	side := rd.left
	if right {
		side = rd.right
		rd.nextRight = n + 1
	} else {
		rd.nextLeft = n + 1
	}
	var r *row
	if len(side) > 0 && len(side[len(side)-1].line) == 0 {
		r = side[len(side)-1]
		rd.last, rd.lastRight = r, right
	} else {
		r = rd.open(right)
	}
	r.line, r.number = tokens, n
}

// takePair gives the amounts that stand alone on the line under both labels of a row to both sides, where the sums of the
// expenditure side ask for it: of two amounts one each; of more the first to the income side, where the others add up. It
// returns how many it took.
func (rd *lineReader) takePair(tokens []token, i int) int {
	if rd.positions || len(rd.left) == 0 || len(rd.right) == 0 {
		return 0
	}
	line := tokens[i].line
	n := i
	for n < len(tokens) && tokens[n].line == line && (tokens[n].kind == amount || tokens[n].kind == dash) {
		n++
	}
	ends := n == len(tokens) || tokens[n].line != line
	l, g := rd.left[len(rd.left)-1], rd.right[len(rd.right)-1]
	if n-i < 2 || !ends || i > 0 && tokens[i-1].line == line || !l.waits() || !g.waits() || l.label[0].line != g.label[0].line {
		return 0
	}
	if rd.columns != 2 && (n-i < 3 || addsUp(tokens[i:n]) || !addsUp(tokens[i+1:n])) || rd.columns == 2 && n-i > 2 {
		return 0
	}
	l.amounts, g.amounts = tokens[i:i+1:i+1], tokens[i+1:n:n]
	return n - i
}

// waits holds for a row of which only the label was read.
func (r *row) waits() bool { return len(r.label) > 0 && len(r.amounts) == 0 && len(r.line) == 0 }

// takeAmount gives an amount to the row it stands beside.
func (rd *lineReader) takeAmount(t token) {
	if rd.last == nil {
		return
	}
	r := rd.last
	if rd.positions && len(rd.right) > 0 && len(rd.left) > 0 {
		l, g := rd.left[len(rd.left)-1], rd.right[len(rd.right)-1]
		if x, ok := rightStart(rd.right); ok {
			switch {
			case t.x1 <= x+2 && !rd.lastRight, t.x1 <= x-4:
				r = l
			case t.x0 >= x:
				r = g
			}
		}
	}
	r.amounts = append(r.amounts, t)
}

// rightStart is where the labels of the expenditure side begin, which most of them do at one place.
func rightStart(side []*row) (int, bool) {
	count, best := map[int]int{}, -1
	for _, r := range side {
		if len(r.label) > 0 {
			x := r.label[0].x0
			count[x]++
			if best < 0 || count[x] > count[best] || count[x] == count[best] && x < best {
				best = x
			}
		}
	}
	return best, best >= 0
}
