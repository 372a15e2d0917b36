package text

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// bracketMark is a note number in brackets that no number is printed in.
const bracketMark = `(?:\[\d{1,2}\]|［[\d０-９]{1,2}］|〔[\d０-９]{1,2}〕|【[\d０-９]{1,2}】)`

// roundMark is a note number in round brackets. In front of a label it numbers the label; alone it is an amount.
const roundMark = `(?:\(\d{1,2}\)|（[\d０-９]{1,2}）)`

// noteMark is a reference to a note in words.
const noteMark = `(?:[(（\[〔]?(?:见)?注[\d０-９]{1,2}[)）\]〕]?)`

var (
	markInFront = regexp.MustCompile(`^` + bracketMark)
	markBehind  = regexp.MustCompile(`(?:` + bracketMark + `|` + roundMark + `|` + noteMark + `)$`)
	tableNumber = regexp.MustCompile(`表(?:` + bracketMark + `|` + roundMark + `)$`)
)

// Marks takes the note marks off the ends of a label: 合计① is 合计 with the mark ①. bare is s without blanks at its
// ends when it has no mark. A text that holds nothing but marks is its own label. What NFKC makes a digit (①, ¹, ⑴)
// is a mark only until it is folded.
func Marks(s string) (bare, mark string) {
	return cutMarks(strings.TrimFunc(s, IsBlank))
}

func cutMarks(s string) (bare, mark string) {
	bare = s
	if !mayHoldMark(bare) {
		return bare, ""
	}
	front, back := "", ""
	for {
		rest, m := cutBehind(bare)
		if m == "" || rest == "" {
			break
		}
		bare, back = rest, m+back
	}
	for {
		rest, m := cutInFront(bare)
		if m == "" || rest == "" {
			break
		}
		bare, front = rest, front+m
	}
	return bare, front + back
}

// mayHoldMark rules most labels and figures out at a glance.
func mayHoldMark(s string) bool {
	if s == "" {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return isMark(first) || isMark(last) || strings.ContainsRune("[［〔【", first) ||
		strings.ContainsRune(")）]］〕】", last) || last < 0x80 && last >= '0' && last <= '9' && strings.Contains(s, "注") ||
		last >= '０' && last <= '９' && strings.Contains(s, "注")
}

func cutBehind(s string) (rest, mark string) {
	r, n := utf8.DecodeLastRuneInString(s)
	if isMark(r) {
		rest = strings.TrimRightFunc(s[:len(s)-n], IsBlank)
		if isPower(r) && strings.HasSuffix(rest, "m") { // m², not a note
			return s, ""
		}
		return rest, s[len(s)-n:]
	}
	if loc := markBehind.FindStringIndex(s); loc != nil && !tableNumber.MatchString(s) {
		return strings.TrimRightFunc(s[:loc[0]], IsBlank), s[loc[0]:]
	}
	return s, ""
}

func cutInFront(s string) (rest, mark string) {
	if r, n := utf8.DecodeRuneInString(s); isMark(r) {
		return strings.TrimLeftFunc(s[n:], IsBlank), s[:n]
	}
	if loc := markInFront.FindStringIndex(s); loc != nil {
		return strings.TrimLeftFunc(s[loc[1]:], IsBlank), s[:loc[1]]
	}
	return s, ""
}

// isMark holds for characters that mark a note by themselves.
func isMark(r rune) bool {
	switch {
	case r < 0x80:
		return r == '*' || r == '#'
	case isPower(r):
		return true
	case r >= '₀' && r <= '₉', r >= '①' && r <= '⒇', r >= '⒜' && r <= '⓿', r >= '❶' && r <= '➓',
		r >= '㈠' && r <= '㈩', r >= '㉑' && r <= '㉟', r >= '㊀' && r <= '㊉', r >= '㊱' && r <= '㊿':
		return true
	}
	switch r {
	case '＊', '∗', '⁎', '﹡', '※', '＃', '†', '‡', '§', '☆', '★', 'ª', 'º':
		return true
	}
	return false
}

// isPower holds for raised digits.
func isPower(r rune) bool {
	return r == '¹' || r == '²' || r == '³' || r == '⁰' || r >= '⁴' && r <= '⁹'
}
