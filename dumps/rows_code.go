package dumps

import (
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// readCodes reads the rows of a table with codes in one list, printed row after row.
func (t *table) readCodes(tokens []token, isCode func(string) bool) {
	start := bodyOfCodes(tokens)
	t.head, t.body = tokens[:start], tokens[start:]
	t.readHead()
	if n := len(t.head); len(t.body) > 0 && t.body[0].kind != code && !isTotal(t.body[0]) {
		// figures without a label: the label was torn off and stands in the head
		r := &row{key: "total"}
		if n > 0 {
			if i := lastTotal(t.head); i >= 0 {
				r.label = []token{t.head[i]}
				r.label[0].text = strings.TrimPrefix(r.label[0].text, "栏次")
			}
		}
		t.rows = append(t.rows, r)
	}
	t.rows = append(t.rows, assemble(t.body, t.rows, isCode)...)
	if len(t.rows) > 1 && t.rows[1].key == "total" && len(t.rows[0].code) == 0 && t.rows[0].key == "total" && t.body[0].kind == amount {
		t.rows[1].amounts = t.rows[0].tail // figures set higher than the label of their row
		t.rows = t.rows[1:]
	}
	if len(t.rows) > 0 && len(t.rows[0].label) == 0 && t.rows[0].key == "total" {
		t.rows[0].label = []token{unprinted("合计", t.rows[0].tail)}
	}
	if len(t.rows) == 0 {
		if i := lastTotal(t.head); i >= 0 && i == len(t.head)-1 {
			t.rows = []*row{{key: "total", label: t.head[i:]}}
		}
	}
	t.columns = chooseForm(formsOf(t.kind, t.stage), t.printed, 0)
	shareTails(t.rows, t.nameOf(), t.columns.rows, isCellAfterCell(t.body))
	t.columns = chooseForm(formsOf(t.kind, t.stage), t.printed, widest(t.rows))
}

// unprinted is a label that the dump has lost, at the place of the row's first amount. It has no printed lines.
func unprinted(label string, amounts []token) token {
	t := token{text: label, plain: label}
	if len(amounts) > 0 {
		at := amounts[0]
		t.line, t.lastL, t.top, t.begin, t.x0, t.x1 = at.line, at.line, at.top, at.begin, at.x0, at.x0
	}
	return t
}

func lastTotal(tokens []token) int {
	for i := len(tokens) - 1; i >= 0; i-- {
		if isTotal(tokens[i]) {
			return i
		}
	}
	return -1
}

// isTotal holds for a label that begins a row of totals.
func isTotal(t token) bool {
	if t.kind != word {
		return false
	}
	f := text.Fold(t.text)
	if !strings.HasSuffix(f, "计") {
		return false
	}
	bare := strings.TrimPrefix(strings.TrimPrefix(f, "栏次"), "本年")
	return bare != "小计" && accounts.IsSum(bare) || accounts.IsSubtotal(f)
}

// bodyOfCodes is where the body begins: the first code, the first amount, or the total's label before it.
func bodyOfCodes(tokens []token) int {
	for i, t := range tokens {
		switch {
		case t.kind == code, t.kind == amount:
			if i > 0 && isTotal(tokens[i-1]) && t.kind == amount && !strings.HasPrefix(text.Fold(tokens[i-1].text), "栏次") {
				return i - 1
			}
			return i
		case isTotal(t) && i+1 < len(tokens) && tokens[i+1].kind == code && onLastLine(tokens, i):
			return i
		}
	}
	return len(tokens)
}

// onLastLine holds when the label of totals stands alone on its line: no column head.
func onLastLine(tokens []token, i int) bool {
	return (i == 0 || tokens[i-1].line != tokens[i].line) && (i+1 == len(tokens) || tokens[i+1].line != tokens[i].line)
}

// readHead keeps the words of the head, and its 栏次.
func (t *table) readHead() {
	var b strings.Builder
	for i, tok := range t.head {
		switch tok.kind {
		case word:
			b.WriteString(tok.text)
			if strings.HasPrefix(text.Fold(tok.text), "栏次") {
				t.numbers = append(t.numbers, tok)
			}
		case count:
			if follows(t.head, i) {
				t.numbers = append(t.numbers, tok)
			}
		}
	}
	t.printed = b.String()
}

// follows holds for a 栏次: a small number beside another or beside the word.
func follows(tokens []token, i int) bool {
	return tokens[i].value >= 1 && tokens[i].value <= 20
}

// assemble cuts tokens into rows, each of which a code or a label of totals begins. before are rows begun already,
// the last of which is still open. What stands behind a code goes to its row; shareTails may give it to the next.
func assemble(tokens []token, before []*row, isCode func(string) bool) []*row {
	var rows []*row
	var open *row
	if len(before) > 0 {
		open = before[len(before)-1]
	}
	skipping := false
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		switch {
		case t.kind == code && isCode(t.plain):
			skipping = false
			open = &row{key: t.plain, code: []token{t}}
			rows = append(rows, open)
			i += joinCode(open, tokens[i+1:], isCode)
		case isTotal(t) && !(i > 0 && skipping && (tokens[i-1].line == t.line || i+1 < len(tokens) && tokens[i+1].kind == word)):
			skipping = false
			open = &row{key: totalKey(t), label: []token{t}}
			rows = append(rows, open)
		case open == nil:
		case t.kind == amount, t.kind == dash:
			skipping = false
			open.tail = append(open.tail, t)
		case t.kind == word:
			if startsHead(t) || sheetMark.MatchString(t.plain) {
				skipping = true
			}
			if !skipping {
				open.tail = append(open.tail, t)
			}
		}
	}
	return rows
}

func totalKey(t token) string {
	if list := accounts.Of(model.GeneralBudgetBasicExpenditure).MatchList(t.text); list != nil {
		return list.Key
	}
	return "total"
}

// startsHead holds for a word of a head that is printed again after a page break.
func startsHead(t token) bool {
	f := text.Fold(t.text)
	return f == "项目" || f == "栏次" || strings.HasPrefix(f, "功能分类") || strings.HasPrefix(f, "支出功能") || strings.HasPrefix(f, "经济分类") || f == "人员经费" || f == "公用经费" || f == "科目名称" || f == "科目编码" || f == "决算数" || f == "类"
}

// joinCode takes the 款 and 项 of a code that is printed in parts: 208 05 05. It returns how many tokens it took.
func joinCode(r *row, next []token, isCode func(string) bool) int {
	n := 0
	for n < len(next) && n < 2 && len(r.key) < 7 && next[n].kind == count && len(next[n].plain) == 2 &&
		next[n].line-r.code[len(r.code)-1].lastL <= 1 && isCode(r.key+next[n].plain) {
		r.key += next[n].plain
		r.code = append(r.code, next[n])
		n++
	}
	return n
}

// nameOf gives the official name of a row's code.
func (t *table) nameOf() func(code string) string {
	year := yearIn(t.name)
	return func(code string) string {
		name, _ := accounts.OfficialName(code, year)
		return text.Fold(name)
	}
}

// shareTails parts what stands between two codes, line by line, between their rows: a name may stand before its code or
// behind it, and a figure that is set higher than its row before both. The official names and the sums along the rows tell.
func shareTails(rows []*row, official func(string) string, sums []equation, cells bool) {
	type cut struct {
		score, from int // the best score up to here, and where the tail before was cut
	}
	var last []cut // by the cut of the tail before the row
	lasts := make([][]cut, len(rows))
	ends := make([][]int, len(rows)) // where the tail of each row may be cut
	for i, r := range rows {
		ends[i] = r.cuts(next(rows, i), cells)
		now := make([]cut, len(ends[i]))
		for n, end := range ends[i] {
			if i == 0 {
				now[n] = cut{r.score(nil, r.tail[:end], official, sums), 0}
				continue
			}
			now[n].score = -1 << 30
			for m, begin := range ends[i-1] {
				if s := last[m].score + r.score(rows[i-1].tail[begin:], r.tail[:end], official, sums); s > now[n].score {
					now[n] = cut{s, m}
				}
			}
		}
		last, lasts[i] = now, now
	}
	at := 0
	for n := range last {
		if last[n].score > last[at].score {
			at = n
		}
	}
	chosen := make([]int, len(rows))
	for i := len(rows) - 1; i >= 0; i-- {
		chosen[i] = ends[i][at]
		at = lasts[i][at].from
	}
	for i, r := range rows {
		var before []token
		if i > 0 {
			before = rows[i-1].tail[chosen[i-1]:]
		}
		r.take(before, r.tail[:chosen[i]])
	}
	for _, r := range rows {
		r.tail = nil
	}
}

// isCellAfterCell tells whether each line of a dump has one cell.
func isCellAfterCell(tokens []token) bool {
	lines, several := 0, 0
	for i := 0; i < len(tokens); {
		n := i
		for n < len(tokens) && tokens[n].line == tokens[i].line {
			n++
		}
		lines++
		if n-i > 2 { // a part of a code and a name may share a line
			several++
		}
		i = n
	}
	return several*fewLines < lines
}

// fewLines is the share of lines, one in so many, on which a dump of cells may have several words or figures.
const fewLines = 10

func next(rows []*row, i int) *row {
	if i+1 < len(rows) {
		return rows[i+1]
	}
	return nil
}

// cuts lists where the tail of a row may be cut: what stands on the line of its code is its own, what stands on that of the
// next row's code is the next row's, and a line in between is never parted. Cell after cell, all figures are its own.
func (r *row) cuts(next *row, cells bool) []int {
	if next == nil {
		return []int{len(r.tail)}
	}
	own := r.lastLine()
	low := 0
	for i, t := range r.tail {
		if t.line <= own || cells && t.kind != word {
			low = i + 1
		}
	}
	high := len(r.tail)
	for high > low && r.tail[high-1].line == next.firstLine() {
		high--
	}
	var out []int
	for at := high; at >= low; at-- {
		if at == low || at == high || r.tail[at].line != r.tail[at-1].line {
			out = append(out, at)
		}
	}
	return out
}

// firstLine and lastLine are those of the token that begins a row.
func (r *row) firstLine() int {
	if len(r.code) > 0 {
		return r.code[0].line
	}
	return r.label[0].line
}

func (r *row) lastLine() int {
	if len(r.code) > 0 {
		return r.code[len(r.code)-1].lastL
	}
	return r.label[0].lastL
}

// Scores of a row that is put together, see row.score.
const (
	scoreOfficial = 12 // its name is the official one
	scorePart     = 4  // a part of it, or the name with words that are none of it
	scoreNamed    = 6  // a name of which nothing is known
	scoreSum      = 9  // its amounts add up
	scoreNoSum    = -6
	scoreEmpty    = -3 // no amount at all
	scoreAway     = -1 // a line away from the code
	scoreAside    = -2 // a line of the name more on one side of the code than on the other: names are centred
)

// score tells how well a row reads with what stands before its code and behind it.
func (r *row) score(before, after []token, official func(string) string, sums []equation) int {
	var label, amounts []token
	score := 0
	var lines [2]int // with words, before the code's line and after it
	for n, part := range [][]token{before, after} {
		line := -1
		for _, t := range part {
			if t.kind == word {
				label = append(label, t)
				if t.line != line && t.line != r.firstLine() && t.line != r.lastLine() {
					lines[n]++
				}
			} else {
				amounts = append(amounts, t)
			}
			if t.line != line && t.line != r.firstLine() && n == 0 {
				score += scoreAway
			}
			line = t.line
		}
	}
	score += scoreAside * abs(lines[0]-lines[1])
	switch {
	case len(r.code) == 0:
		if len(label) > 0 {
			score -= scoreNamed // the label of totals is whole
		}
	case len(label) > 0:
		score += nameScore(r.key, label, official)
	}
	switch {
	case len(amounts) == 0:
		score += scoreEmpty
	case len(sums) == 0 || len(amounts) == 1:
	case addsUp(amounts):
		score += scoreSum
	default:
		score += scoreNoSum
	}
	return score
}

// addsUp tells whether one of some amounts is the sum of the others.
func addsUp(amounts []token) bool {
	most, sum := int64(0), int64(0)
	for _, t := range amounts {
		if t.kind == amount {
			most, sum = max(most, t.value), sum+t.value
		}
	}
	rest := sum - 2*most
	slack := roundingSlack(len(amounts))
	return rest <= slack && rest >= -slack
}

// take gives a row the words and amounts before its code and behind it.
func (r *row) take(before, after []token) {
	var label []token
	for _, part := range [][]token{before, after} {
		for _, t := range part {
			switch {
			case t.kind != word:
				r.amounts = append(r.amounts, t)
			case len(r.code) > 0:
				label = append(label, t)
			}
		}
	}
	r.label = append(label, r.label...)
}

// nameScore tells how well words read as the name of a code.
func nameScore(key string, label []token, official func(string) string) int {
	s := text.Fold((&row{label: label}).name())
	switch want := official(key); {
	case want == "":
		return scoreNamed
	case want == s:
		return scoreOfficial
	case strings.HasPrefix(s, want), strings.HasPrefix(want, s), strings.HasSuffix(want, s), strings.HasSuffix(s, want):
		return scorePart
	}
	return 1
}

func yearIn(title string) int {
	t := text.Fold(text.Squash(title))
	for i := 0; i+4 <= len(t); i++ {
		if strings.HasPrefix(t[i:], "20") && isDigits(t[i:i+4]) {
			y := 0
			for _, d := range t[i : i+4] {
				y = 10*y + int(d-'0')
			}
			return y
		}
	}
	return 0
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
