package layout

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/juesuan/juesuan/layout/words"
)

// isCutRow reports whether t's last row and p's first are the halves of one row. The second half repeats no
// code and no whole amount: it only goes on with texts whose line was full. Where every text of the row goes
// on, the first half must show by an unfinished sentence or number that it is not all.
func isCutRow(t, p *part) bool {
	cols, above := t.cols(), t.rows()
	filled, goesOn := 0, 0
	unfinished := false
	for c := 0; c < cols; {
		a, b := &t.cells[t.at[(above-1)*cols+c]], &p.cells[p.at[c]]
		if a.col != b.col || a.cols != b.cols {
			return false
		}
		if !a.blank() {
			filled++
		}
		if !b.blank() {
			switch {
			case t.cutLineNumber(a, b), cutAmount(a.text, b.text):
				unfinished = true
			case a.blank() || !a.full || words.IsNumeric(b.text) || startsItem(b.text):
				return false
			}
			unfinished = unfinished || len(a.lines) > 1 && !endsSentence(a.text)
			goesOn++
		}
		c = b.col + b.cols
	}
	if goesOn == 0 {
		return filled > 0 && isFragment(t, p)
	}
	return unfinished || goesOn < filled
}

// cutLineNumber reports whether a and b together are the integer that follows the one above a: a line number
// (行次) cut between its digits, 17, 18, 1 / 9.
func (p *part) cutLineNumber(a, b *cell) bool {
	if a.row == 0 {
		return false
	}
	before, err := strconv.Atoi(p.cells[p.at[(a.row-1)*p.cols()+a.col]].text)
	joined, err2 := strconv.Atoi(a.text + b.text)
	return err == nil && err2 == nil && a.text != "" && joined == before+1
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

// isFragment reports whether p's first row, which is blank, is the rest of a row that the page break cut: it is
// all that is left of the table, or no more than its last row lacks to the usual height.
func isFragment(t, p *part) bool {
	if p.rows() == 1 {
		return true
	}
	heights := make([]float64, 0, t.rows())
	for r := 0; r+1 < len(t.ys); r++ {
		heights = append(heights, t.ys[r+1]-t.ys[r])
	}
	last := heights[len(heights)-1]
	slices.Sort(heights)
	usual := heights[len(heights)/2]
	rest := p.ys[1] - p.ys[0]
	return rest < 0.6*usual || last < 0.9*usual && last+rest < 1.4*usual
}

// item opens a new row of a list: 一、 （一） 1. 2010301.
var item = regexp.MustCompile(`^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十0-9]+[）)]|[0-9０-９])`)

func startsItem(s string) bool { return item.MatchString(s) }
