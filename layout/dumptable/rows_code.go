package dumptable

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
	if len(t.rows) > 0 && len(t.rows[0].label) == 0 && t.rows[0].key == "total" {
		t.rows[0].label = []token{unprinted("合计", t.rows[0].amounts)}
	}
	if len(t.rows) == 0 {
		if i := lastTotal(t.head); i >= 0 && i == len(t.head)-1 {
			t.rows = []*row{{key: "total", label: t.head[i:]}}
		}
	}
	shareTails(t.rows, t.nameOf())
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
// the last of which is still open.
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
		case isTotal(t) && !(i > 0 && skipping && tokens[i-1].line == t.line):
			skipping = false
			open = &row{key: totalKey(t), label: []token{t}}
			rows = append(rows, open)
		case open == nil:
		case t.kind == amount, t.kind == dash:
			if skipping {
				skipping = false
			}
			open.amounts = append(open.amounts, t)
		case t.kind == word:
			if startsHead(t) || sheetMark.MatchString(t.plain) {
				skipping = true
			}
			if skipping {
				continue
			}
			if len(open.amounts) == 0 && open.key != "total" {
				open.label = append(open.label, t)
			} else {
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

// shareTails gives the words after a row's amounts to that row or to the next: to whichever official names they
// complete; where no name tells, as many lines go before a row's own line as go after it, since names are centred.
func shareTails(rows []*row, official func(string) string) {
	for i, r := range rows {
		r.loosen()
		if len(r.tail) == 0 {
			continue
		}
		var next *row
		if i+1 < len(rows) {
			next = rows[i+1]
		}
		k := bestCut(r, next, official)
		r.label = append(r.label, r.tail[:k]...)
		if next != nil {
			next.label = append(append([]token{}, r.tail[k:]...), next.label...)
		}
		r.tail = nil
	}
}

// loosen turns the words of a label that stand on later lines than its code into a tail: where the row has no
// amounts to end it, they may begin the next row's name.
func (r *row) loosen() {
	if len(r.code) == 0 || len(r.amounts) > 0 {
		return
	}
	for k, t := range r.label {
		if t.line > r.code[0].line && k > 0 {
			r.tail = append(append([]token{}, r.label[k:]...), r.tail...)
			r.label = r.label[:k:k]
			return
		}
	}
}

func bestCut(r, next *row, official func(string) string) int {
	if next == nil {
		if strings.HasPrefix(r.key, "2") || strings.HasPrefix(r.key, "3") {
			return len(r.tail)
		}
		return 0
	}
	best, bestScore := len(r.tail), -1
	for k := len(r.tail); k >= 0; k-- {
		score := nameScore(r, r.tail[:k], nil, official) + nameScore(next, nil, r.tail[k:], official)
		if score > bestScore {
			best, bestScore = k, score
		}
	}
	return best
}

// nameScore tells how well a row's label reads with more words after or before it.
func nameScore(r *row, after, before []token, official func(string) string) int {
	label := append(append(append([]token{}, before...), r.label...), after...)
	if len(r.code) == 0 {
		if len(after)+len(before) == 0 {
			return 6
		}
		return 0
	}
	if len(label) == 0 {
		return 0
	}
	s := text.Fold((&row{label: label}).name())
	switch want := official(r.key); {
	case want == s:
		return 12
	case want != "" && strings.HasPrefix(s, want):
		return 10 // the words after it are the next row's
	case want != "" && strings.HasPrefix(want, s), want != "" && strings.HasSuffix(want, s):
		return 5 // a part of it: the rest stands on the other side
	case want != "" && len(before)+len(after) > 0:
		return 1
	}
	return 3
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
