package dumps

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// kind is what a token can be, told by its form alone.
type kind uint8

const (
	word   kind = iota
	code        // 3, 5 or 7 digits as a function or economic code has them
	count       // one to three digits: a 行次, a 栏次, a part of a code
	amount      // a number with decimals or grouped digits
	dash        // a printed dash in place of an amount
)

// token is one run of characters that blanks part from others, or the text of one cell where tabs are left.
type token struct {
	kind  kind
	text  string // as printed, blanks inside dropped
	plain string // text in half-width forms
	value int64  // of an amount, in millionths; of a code or count, the number
	line  int    // index among the lines
	top   int    // line of the dump's file
	begin int    // where line begins in the line of the file; rows of one HTML table may share one
	x0    int    // first character in line
	x1    int    // after the last
	cell  int    // which cell of its line, -1 where the line has no tabs
	cells int    // cells of its line
	lines []string
	lastL int  // index of the last line it was read from
	doubt bool // it was joined of parts, or its form is unusual
}

var (
	functionCode = regexp.MustCompile(`^2\d{2}(?:\d{2}){0,2}$`)
	economicCode = regexp.MustCompile(`^3\d{2}(?:\d{2})?$`)
	amountForm   = regexp.MustCompile(`^[-−(]?[¥￥]?\d[\d,]*(?:\.\d+)?\)?$`)
	pointed      = regexp.MustCompile(`^\d{1,2}[.、]$`)
	numbered     = regexp.MustCompile(`^[一二三四五六七八九十]{1,3}、`)
	pageMark     = regexp.MustCompile(`^(?:[-—–·.~]+\d{1,4}[-—–·.~]+|第\d{1,4}页(?:[,，/]?共\d{1,4}页)?|\d{1,4}/\d{1,4})$`)
	tag          = regexp.MustCompile(`</?[a-zA-Z][^<>]*>`)
)

// lineToTokens reads one line.
func lineToTokens(l model.Line, n int) []token {
	if len(l.Words) == 0 {
		return nil
	}
	s := dropTags(l.Words[0].Text)
	if len(s) < 80 && pageMark.MatchString(text.Fold(s)) {
		return nil
	}
	var tokens []token
	if strings.Contains(s, "\t") {
		tokens = cellsToTokens(s, n)
	} else {
		tokens = joinWords(runsToTokens(s, n))
	}
	for i := range tokens {
		tokens[i].begin, tokens[i].top = int(l.X0), int(l.Top)
	}
	return tokens
}

func dropTags(s string) string {
	s = plainMarks(s)
	if !strings.Contains(s, "<") {
		return s
	}
	s = tableTag.ReplaceAllString(s, "\t")
	return tag.ReplaceAllString(s, "")
}

var tableTag = regexp.MustCompile(`(?i)</t[dh]>\s*<t[dh][^<>]*>`)

// cellsToTokens makes one token of each cell with text. A label or code that a merged cell repeats is taken once.
func cellsToTokens(s string, n int) []token {
	cells := strings.Split(s, "\t")
	var out []token
	var last token
	at := 0
	for c, cell := range cells {
		width := utf8.RuneCountInString(cell)
		if text.Squash(cell) != "" {
			t := newToken(text.Squash(cell), n, at, at+width)
			t.cell, t.cells = c, len(cells)
			if !t.repeats(last, len(out)) {
				out = append(out, splitCode(t)...)
			}
			last = t
		}
		at += width + 1
	}
	return out
}

// repeats holds for a cell that reads as the one before it: a label in any cell; a code in the first ones, where the
// columns of 类, 款 and 项 are one cell. Amounts and numbers repeat by themselves.
func (t *token) repeats(last token, before int) bool {
	return last.plain == t.plain && last.cell+1 == t.cell && (t.kind == word || t.kind == code && before == 1)
}

// runsToTokens cuts a line at its blanks.
func runsToTokens(s string, n int) []token {
	var out []token
	start, at := -1, 0
	var run []rune
	flush := func() {
		if start >= 0 {
			for _, part := range partsOfRun(string(run)) {
				end := start + utf8.RuneCountInString(part)
				t := newToken(part, n, start, end)
				t.cell = -1
				out = append(out, splitCode(t)...)
				start = end
			}
		}
		start, run = -1, run[:0]
	}
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r):
			flush()
		case r == '\ufeff' || r == '\u200b':
		default:
			if start < 0 {
				start = at
			}
			run = append(run, r)
		}
		at++
	}
	flush()
	return out
}

var (
	// labelBehind is an amount with the label of the next column glued to it; amountBehind is a label with its amount.
	labelBehind  = regexp.MustCompile(`^(-?\d[\d,]*\.\d{2,4})(\p{Han}.*)$`)
	amountBehind = regexp.MustCompile(`^(.*\p{Han})(-?\d[\d,]*\.\d{2,4})$`)
	// codeBehind is an amount with two decimals and the economic code of the next list glued to it.
	codeBehind = regexp.MustCompile(`^(-?\d[\d,]*\.\d{2})(3\d{2}(?:\d{2})?)$`)
)

// partsOfRun parts an amount from what a tool has glued to it.
func partsOfRun(s string) []string {
	if !strings.Contains(s, ".") {
		return []string{s}
	}
	if m := amountBehind.FindStringSubmatch(s); m != nil {
		return append(partsOfRun(m[1]), m[2])
	}
	if m := labelBehind.FindStringSubmatch(s); m != nil {
		return append([]string{m[1]}, partsOfRun(m[2])...)
	}
	return []string{s}
}

// partCodes parts an amount from the economic code of the next list that is glued to it: 22.5030201.
func partCodes(lines [][]token) {
	for n, line := range lines {
		for i := 0; i < len(line); i++ {
			m := codeBehind.FindStringSubmatch(line[i].plain)
			if m == nil || line[i].cell >= 0 || i+1 == len(line) || line[i+1].kind != word {
				continue
			}
			t := line[i]
			head, rest := newToken(m[1], t.line, t.x0, t.x0+len(m[1])), newToken(m[2], t.line, t.x0+len(m[1]), t.x1)
			for _, k := range []*token{&head, &rest} {
				k.cell, k.begin, k.top = -1, t.begin, t.top
			}
			line = slices.Replace(slices.Clone(line), i, i+1, head, rest)
		}
		lines[n] = line
	}
}

func newToken(s string, line, x0, x1 int) token {
	bare, _ := text.Marks(s)
	t := token{text: s, plain: text.Fold(bare), line: line, lastL: line, x0: x0, x1: x1, lines: []string{s}}
	t.read()
	return t
}

// read tells the token's kind from its text.
func (t *token) read() {
	p := t.plain
	if p == "" || p[0] >= 0x80 && !strings.ContainsAny(p[:min(3, len(p))], "—–−¥") {
		return
	}
	switch {
	case strings.Trim(p, "-—–－") == "" && p != "":
		t.kind = dash
	case len(p) <= 7 && isDigits(p) && (functionCode.MatchString(p) || economicCode.MatchString(p)):
		t.kind = code
		t.value, _ = strconv.ParseInt(p, 10, 64)
	case len(p) <= 3 && isDigits(p):
		t.kind = count
		t.value, _ = strconv.ParseInt(p, 10, 64)
	case amountForm.MatchString(p):
		if v, ok := parseAmount(p); ok {
			t.kind, t.value = amount, v
		}
	}
}

// splitCode parts a code from a name that is glued to it.
func splitCode(t token) []token {
	if t.plain == "" || t.plain[0] != '2' && t.plain[0] != '3' {
		return []token{t}
	}
	c, ok := text.ParseCode(t.text)
	if !ok || c.Name == "" || !strings.HasPrefix(t.plain, c.Digits) {
		return []token{t}
	}
	n := len(c.Digits)
	head, name := newToken(c.Digits, t.line, t.x0, t.x0+n), newToken(c.Name, t.line, t.x0+n, t.x1)
	head.cell, head.cells, name.cell, name.cells = t.cell, t.cells, t.cell, t.cells
	name.kind = word
	return []token{head, name}
}

// scale is the number of decimals that amounts are held with: tables in 万元 that were reckoned in 元 and 分 print six
// (decimals-1), none prints more.
const scale = 6

// parseAmount reads a number into millionths.
func parseAmount(p string) (int64, bool) {
	negative := strings.HasPrefix(p, "-") || strings.HasPrefix(p, "−") || strings.HasPrefix(p, "(")
	p = strings.Trim(p, "-−()¥￥")
	whole, part, _ := strings.Cut(strings.ReplaceAll(p, ",", ""), ".")
	if len(part) > scale || len(whole) > 12 {
		return 0, false
	}
	v, err := strconv.ParseInt(whole+part+strings.Repeat("0", scale-len(part)), 10, 64)
	if err != nil {
		return 0, false
	}
	if negative {
		v = -v
	}
	return v, true
}

// joinWords joins the words of a line that blanks only spread: 合 计, 附加费 用.
func joinWords(tokens []token) []token {
	out := tokens[:0]
	for _, t := range tokens {
		if n := len(out); n > 0 && joinable(out[n-1], t) {
			out[n-1].text += t.text
			out[n-1].plain += t.plain
			out[n-1].x1 = t.x1
			out[n-1].lines = []string{out[n-1].text}
			continue
		}
		out = append(out, t)
	}
	return out
}

// spreadWords are set with any gap between their two characters.
var spreadWords = map[string]bool{"合计": true, "总计": true, "栏次": true, "项目": true, "小计": true, "行次": true}

func joinable(a, b token) bool {
	if a.kind != word || b.kind != word || a.line != b.line || b.plain == "元" {
		return false
	}
	if spreadWords[a.plain+b.plain] && utf8.RuneCountInString(a.plain) == 1 {
		return true
	}
	if isWholeHead(a) || isWholeHead(b) {
		return false
	}
	if b.x0-a.x1 > 1 || numbered.MatchString(b.text) || (accounts.IsClosing(b.text) && !pointed.MatchString(a.plain)) || accounts.IsClosing(a.text) || spreadWords[a.plain] {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(a.text)
	first, _ := utf8.DecodeRuneInString(b.text)
	return (isHan(last) || pointed.MatchString(a.plain)) && isHan(first)
}

// isWholeHead holds for the head of a column that is whole. Shorter ones are parts of others: 科目 of 科目编码.
func isWholeHead(t token) bool {
	return headStart[text.Fold(t.text)] || utf8.RuneCountInString(t.text) >= 4 && accounts.HasRole(t.text)
}

func isHan(r rune) bool {
	return unicode.Is(unicode.Han, r) || strings.ContainsRune("（）“”、", r)
}
