package dumps

import (
	"regexp"
	"slices"
	"strings"
)

var (
	openAmount  = regexp.MustCompile(`^-?\d{1,3}(?:(?:,\d{3})*(?:,\d{0,3})?|\d*)(?:\.\d?)?$`)
	partAmount  = regexp.MustCompile(`^[\d,]*\.?\d*$`)
	wholeAmount = regexp.MustCompile(`^-?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{2}$`)
)

// joinNumbers joins amounts that their cells broke over lines: 1,146.4 / 8, 13,7 / 01.66, 2530 / 13.3 / 0. A part
// that is no whole amount ends its line, the next begins the next printed line, and all together are one amount in
// the grammar of amounts. In lines with tabs nothing is broken.
func joinNumbers(lines [][]token, open func(lines [][]token, i int) bool) {
	for i := 0; i < len(lines); i++ {
		for len(lines[i]) > 0 && open(lines, i) && joinNext(lines, i) {
		}
	}
}

// pairDigits joins the 行次 of both sides of a row that narrow cells broke alike: the first digits stand on the row's
// line, the second ones alone on the next.
//
//	1 十九、住房保障支出 5 10.43
//	9 1
func pairDigits(lines [][]token) {
	for i := range lines {
		next := nextLine(lines, i)
		if next < 0 || len(lines[next]) < 2 || len(lines[i]) == len(lines[next]) || slices.ContainsFunc(lines[next], func(t token) bool { return !isDigit(t) }) {
			continue
		}
		firsts := digitsOf(lines[i])
		if len(firsts) != len(lines[next]) {
			continue
		}
		for k, at := range firsts {
			lines[i][at].append(lines[next][k])
		}
		lines[next] = nil
	}
}

func isDigit(t token) bool { return t.kind == count && t.cell < 0 && len(t.plain) == 1 }

// digitsOf are the places of the single digits of a line.
func digitsOf(line []token) []int {
	var out []int
	for i, t := range line {
		if isDigit(t) {
			out = append(out, i)
		}
	}
	return out
}

// append puts the part of a number that was printed on a later line behind it.
func (t *token) append(rest token) {
	t.text, t.plain, t.lastL = t.text+rest.text, t.plain+rest.plain, rest.lastL
	t.lines = slices.Concat(t.lines, rest.lines)
	t.kind = word
	t.read()
}

// maxLine is the highest 行次 a form has.
const maxLine = 90

// settleKinds tells what the digits of a table can be: a code of its own kind, or a number.
func settleKinds(lines [][]token, isCode func(string) bool) {
	narrow, wide := 0, 0 // codes in one width
	for _, line := range lines {
		for _, t := range line {
			switch {
			case t.kind != code:
			case t.text == t.plain:
				narrow++
			default:
				wide++
			}
		}
	}
	for _, line := range lines {
		for i := range line {
			if t := &line[i]; t.kind == code && t.text != t.plain && narrow > wide {
				t.kind = word // the beginning of an amount in full-width digits: ２５３０１ / ３．３０
			}
		}
	}
	for _, line := range lines {
		for i := range line {
			if line[i].kind != code || isCode(line[i].plain) {
				continue
			}
			line[i].kind = count
			if len(line[i].plain) > 3 {
				line[i].kind = word
			}
		}
	}
}

// doubtParts marks amounts that have not as many decimals as most amounts of the table: the rest may be lost.
func doubtParts(lines [][]token) {
	whole, all := 0, 0
	for _, line := range lines {
		for _, t := range line {
			if t.kind == amount {
				all++
				if wholeAmount.MatchString(t.plain) {
					whole++
				}
			}
		}
	}
	for _, line := range lines {
		for i := range line {
			if line[i].kind == amount && whole*2 > all && line[i].value != 0 && !wholeAmount.MatchString(line[i].plain) {
				line[i].doubt = true
			}
		}
	}
}

// maxParts is how many lines one amount is broken over at most, in a column as narrow as its heads.
const maxParts = 4

// joinNext joins the last number of line i with what it needs of the lines after it.
func joinNext(lines [][]token, i int) bool {
	last := &lines[i][len(lines[i])-1]
	text, printed := last.plain, last.text
	parts := append([]string{}, last.lines...)
	at := i
	var taken []int
	for len(parts) < maxParts {
		next := nextLine(lines, at)
		if next < 0 || !isNumber(lines[next][0]) || len(taken) > 0 && len(lines[at]) > 1 {
			return false
		}
		rest := lines[next][0]
		text += rest.plain
		printed += rest.text
		parts = append(parts, rest.text)
		taken = append(taken, next)
		at = next
		if wholeAmount.MatchString(text) {
			last.text, last.plain, last.lines, last.lastL = printed, text, parts, rest.line
			last.read()
			for _, n := range taken {
				lines[n] = lines[n][1:]
			}
			return true
		}
		if !openAmount.MatchString(text) {
			return false
		}
	}
	return false
}

func isNumber(t token) bool {
	return t.cell < 0 && partAmount.MatchString(t.plain)
}

// isOpenDecimal holds for digits at the end of line i with a comma or a point that have not come to their decimals.
func isOpenDecimal(lines [][]token, i int) bool {
	t := lines[i][len(lines[i])-1]
	return t.cell < 0 && strings.ContainsAny(t.plain, ",.") && openAmount.MatchString(t.plain)
}

// isOpen holds for digits at the end of line i that have not come to their decimals and are neither a code nor a
// running number.
func isOpen(lines [][]token, i int, running bool) bool {
	n := len(lines[i]) - 1
	t := lines[i][n]
	if t.cell >= 0 || !openAmount.MatchString(t.plain) {
		return false
	}
	if strings.ContainsAny(t.plain, ",.") {
		return true
	}
	switch t.kind {
	case count:
		if n == 0 && isNumbering(lines, i) {
			return false
		}
		return (!running || t.value > maxLine) && (n == 0 || lines[i][n-1].kind != code && lines[i][n-1].kind != count)
	case code:
		return n > 0 && lines[i][n-1].kind != code && lines[i][n-1].kind != count
	}
	return true
}

// isNumbering holds for a 栏次 on a line of its own: the one before it or after it stands on the line before or after.
func isNumbering(lines [][]token, i int) bool {
	v := lines[i][0].value
	alone := func(n int, want int64) bool {
		return n >= 0 && len(lines[n]) == 1 && lines[n][0].kind == count && lines[n][0].value == want
	}
	before := i - 1
	for before >= 0 && before > i-pageGap && len(lines[before]) == 0 {
		before--
	}
	return v > 1 && v < 20 && alone(before, v-1) || v == 1 && alone(nextLine(lines, i), v+1)
}

// joinCodes joins a 类 that its cell broke over lines: 20 / 1. Its first part is a line of its own.
func joinCodes(lines [][]token) {
	for i := range lines {
		if len(lines[i]) != 1 || lines[i][0].kind != count || lines[i][0].cell >= 0 {
			continue
		}
		next := nextLine(lines, i)
		if next < 0 || lines[next][0].kind != count || lines[next][0].cell >= 0 {
			continue
		}
		head, rest := &lines[i][0], lines[next][0]
		if len(head.plain)+len(rest.plain) != 3 || !functionCode.MatchString(head.plain+rest.plain) {
			continue
		}
		head.append(rest)
		lines[next] = lines[next][1:]
	}
}

// pageGap is how many lines after another the next one with text stands at most: a dump with a blank line after each
// has three of them at a page break.
const pageGap = 4

// nextLine is the next line with tokens, -1 when none is near.
func nextLine(lines [][]token, i int) int {
	for n := i + 1; n < len(lines) && n <= i+pageGap; n++ {
		if len(lines[n]) > 0 {
			return n
		}
	}
	return -1
}
