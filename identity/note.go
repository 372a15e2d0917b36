package identity

import (
	"slices"
	"strconv"
	"strings"

	"github.com/juesuan/juesuan/text"
)

// Axis says what the numbers of a printed rule count.
type Axis uint8

const (
	AnyAxis Axis = iota // not printed: 30=27+28+29
	Rows                // 行, by their 行次
	Columns             // 栏, by the numbers under the column heads
)

// NoteRule is a sum printed under a table by line or column numbers: 27行＝（1＋2＋…＋8）行.
type NoteRule struct {
	Axis  Axis
	Total int
	Terms []NoteTerm
}

// NoteTerm is a number on the right of a printed rule.
type NoteTerm struct{ Number, Sign int }

// Limits of what is taken for a rule: line numbers of the longest published form stay below the first.
const (
	maxNumber = 399
	maxTerms  = 200
)

// ParseNote reads the rules printed in a note. Numbers and signs may be of either width, brackets of any kind or
// left out, and … stands for the numbers between its neighbours. What is no rule is passed over.
func ParseNote(note string) []NoteRule {
	s := foldNote(note)
	var rules []NoteRule
	for from := 0; ; {
		eq := strings.IndexByte(s[from:], '=')
		if eq < 0 {
			return rules
		}
		eq += from
		next := eq + 1
		if total, axis, ok := leftSide(s[from:eq]); ok {
			p := noteParser{s: s[eq+1:]}
			if p.sum() && p.fits(total, &axis) {
				rules = append(rules, NoteRule{axis, total, p.terms})
				next = eq + 1 + p.at
			}
		}
		from = next
	}
}

var noteFolding = strings.NewReplacer(
	"−", "-", "–", "-", "—", "-", "﹣", "-", "﹢", "+", "﹦", "=", "⋯", "…", "...", "…", "··", "…",
	"[", "(", "]", ")", "{", "(", "}", ")", "【", "(", "】", ")", "列", "栏", "各行", "", "各栏", "", "第", "",
)

func foldNote(note string) string { return noteFolding.Replace(text.Fold(note)) }

// leftSide reads the number before the equals sign: 27行, 1栏, or a number alone.
func leftSide(s string) (total int, axis Axis, ok bool) {
	body, axis := cutAxis(s)
	digits := len(body)
	for digits > 0 && isDigit(body[digits-1]) {
		digits--
	}
	total, err := strconv.Atoi(body[digits:])
	if err != nil || total < 1 || total > maxNumber {
		return 0, axis, false
	}
	before := body[:digits]
	switch {
	case before == "" || strings.HasSuffix(before, "(") && axis != AnyAxis:
		return total, axis, true
	case axis == AnyAxis: // a number alone begins its clause
		return total, axis, endsClause(before)
	}
	last := before[len(before)-1]
	return total, axis, last != '+' && last != '-' && last != '*' && last != '/'
}

func endsClause(s string) bool {
	return slices.ContainsFunc([]string{";", ",", ":", "。", "、", ")"}, func(end string) bool { return strings.HasSuffix(s, end) })
}

// cutAxis takes 行 or 栏 off the end of s.
func cutAxis(s string) (string, Axis) {
	if body, ok := strings.CutSuffix(s, "行"); ok {
		return body, Rows
	}
	if body, ok := strings.CutSuffix(s, "栏"); ok {
		return body, Columns
	}
	return s, AnyAxis
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// noteParser reads the right side of a rule.
type noteParser struct {
	s     string
	at    int
	terms []NoteTerm
	axis  Axis
}

func (p *noteParser) take(token string) bool {
	if strings.HasPrefix(p.s[p.at:], token) {
		p.at += len(token)
		return true
	}
	return false
}

// sum reads numbers with signs between them; brackets only group what is added.
func (p *noteParser) sum() bool {
	sign := 1
	for {
		for p.take("(") {
			if sign < 0 {
				return false // what the minus covers would be a guess
			}
		}
		n, ok := p.number()
		if !ok || len(p.terms) >= maxTerms {
			return false
		}
		p.terms = append(p.terms, NoteTerm{n, sign})
		p.unit()
		for p.take(")") {
			p.unit()
		}
		switch {
		case p.take("+…+"), p.take("…+"), p.take("+…"), p.take("…"), p.take("至"), p.take("~"):
			if !p.fill(n, sign) {
				return false
			}
			sign = 1
		case p.take("+"):
			sign = 1
		case p.take("-"):
			sign = -1
		default:
			return true
		}
	}
}

// fill adds the numbers between n and the one that follows, which it does not take.
func (p *noteParser) fill(n, sign int) bool {
	at := p.at
	last, ok := p.number()
	p.at = at
	if !ok || last <= n || last-n+len(p.terms) > maxTerms {
		return false
	}
	for k := n + 1; k < last; k++ {
		p.terms = append(p.terms, NoteTerm{k, sign})
	}
	return true
}

func (p *noteParser) number() (int, bool) {
	end := p.at
	for end < len(p.s) && isDigit(p.s[end]) {
		end++
	}
	n, err := strconv.Atoi(p.s[p.at:end])
	if err != nil || n < 1 || n > maxNumber {
		return 0, false
	}
	p.at = end
	return n, true
}

func (p *noteParser) unit() {
	switch {
	case p.take("行"):
		p.axis = Rows
	case p.take("栏"):
		p.axis = Columns
	}
}

// fits checks the whole rule: it ends where a clause does, both sides count the same, and no number comes twice.
func (p *noteParser) fits(total int, axis *Axis) bool {
	rest := p.s[p.at:]
	switch {
	case *axis == AnyAxis:
		*axis = p.axis
	case p.axis != AnyAxis && p.axis != *axis:
		return false
	}
	if *axis == AnyAxis && rest != "" && !beginsClause(rest) {
		return false
	}
	if rest != "" && (rest[0] == '*' || rest[0] == '/' || rest[0] == '%' || rest[0] == '.' && len(rest) > 1 && isDigit(rest[1])) {
		return false
	}
	seen := map[int]bool{total: true}
	for _, t := range p.terms {
		if seen[t.Number] {
			return false
		}
		seen[t.Number] = true
	}
	return true
}

func beginsClause(s string) bool {
	return slices.ContainsFunc([]string{";", ",", "。", "、", ")", "."}, func(begin string) bool { return strings.HasPrefix(s, begin) })
}
