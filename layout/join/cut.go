package join

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/juesuan/juesuan/layout/words"
)

// isCutRow reports whether t's last row and p's first are the halves of one row. The second half repeats no code and no
// whole amount: it only goes on with texts whose line was full, or that are a known label only together. Where every text
// of the row goes on, or the row has nothing but texts, the first half must show that it is not all.
func isCutRow(t, p *Part, known Accounts) bool {
	cols, above := t.ColCount(), t.RowCount()
	filled, goesOn := 0, 0
	unfinished := false
	for c := 0; c < cols; {
		a, b := t.cell(above-1, c), p.cell(0, c)
		if a.Col != b.Col || a.Cols != b.Cols {
			return false
		}
		if !a.Blank() && a.Rows == 1 { // a label over several rows is none of this one
			filled++
		}
		if !b.Blank() {
			together := !a.Blank() && !words.IsNumeric(b.Text) && known.Label(a.Text+b.Text)
			switch {
			case together && !(known.Label(a.Text) && known.Label(b.Text)), t.cutLineNumber(a, b), cutAmount(a.Text, b.Text):
				unfinished = true
			case a.Blank() || !a.Full || words.IsNumeric(b.Text) || startsItem(b.Text) || known.Label(b.Text):
				return false
			}
			unfinished = unfinished || len(a.Lines) > 1 && !endsSentence(a.Text) && !known.Label(a.Text) || open(a.Text) > 0 || isHalf(t, a, b)
			goesOn++
		}
		c = b.Col + b.Cols
	}
	if goesOn == 0 {
		return filled > 0 && isFragment(t, p)
	}
	return unfinished || goesOn < filled
}

// shortRest is the length of a rest that is no label of its own, in characters.
const shortRest = 1

// isHalf reports whether b is no label without a: a character alone, in a list whose labels are all numbered.
func isHalf(t *Part, a, b *Cell) bool {
	items := 0
	for r := range t.RowCount() {
		k := t.cell(r, a.Col)
		switch {
		case k.Row != r || k.Col != a.Col || k.Blank():
		case itemNumber.MatchString(k.Text):
			items++
		case items > 0:
			return false
		}
	}
	return items > 1 && itemNumber.MatchString(a.Text) && words.HasChinese(b.Text) && utf8.RuneCountInString(b.Text) <= shortRest
}

// cutLineNumber reports whether a and b together are the integer that follows the one above a: a line number (行次) cut
// between its digits, 17, 18, 1 / 9.
func (p *Part) cutLineNumber(a, b *Cell) bool {
	if a.Row == 0 {
		return false
	}
	before, err := strconv.Atoi(p.cell(a.Row-1, a.Col).Text)
	joined, err2 := strconv.Atoi(a.Text + b.Text)
	return err == nil && err2 == nil && a.Text != "" && joined == before+1
}

// wholeAmount has its two decimals, and groups of three where it is grouped.
var wholeAmount = regexp.MustCompile(`^-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)\.[0-9]{2}$`)

// cutAmount reports whether a and b are an amount only together: 1,703. / 00.
func cutAmount(a, b string) bool {
	return a != "" && words.IsNumeric(a) && words.IsNumeric(b) && !wholeAmount.MatchString(a) && !wholeAmount.MatchString(b) && wholeAmount.MatchString(a+b)
}

func endsSentence(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("。！？；.!?;", r)
}

// isFragment reports whether p's first row, which is blank, is the rest of a row that the page break cut: it is all that
// is left of the table, or no more than its last row lacks to the usual height.
func isFragment(t, p *Part) bool {
	if p.RowCount() == 1 {
		return true
	}
	heights := make([]float64, 0, t.RowCount())
	for r := 0; r+1 < len(t.Ys); r++ {
		heights = append(heights, t.Ys[r+1]-t.Ys[r])
	}
	last := heights[len(heights)-1]
	slices.Sort(heights)
	usual := heights[len(heights)/2]
	rest := p.Ys[1] - p.Ys[0]
	return rest < 0.6*usual || last < 0.9*usual && last+rest < 1.4*usual
}

// item opens a new row of a list: 一、 （一） 1. 2010301.
var item = regexp.MustCompile(`^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十0-9]+[）)]|[0-9０-９])`)

func startsItem(s string) bool { return item.MatchString(s) }
