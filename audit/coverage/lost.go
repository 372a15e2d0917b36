package coverage

import (
	"strings"

	"github.com/juesuan/juesuan/model"
)

// Lost are the amounts in the lines of a dump that are in no line and no grid of its layout, each as often as it is there once
// too often. Which of several equal ones is lost nobody can tell: the first are named.
func Lost(dump []model.Line, l *model.Layout) []model.UnplacedFigure {
	left := map[string]int{}
	for i := range dump {
		for _, w := range dump[i].Words {
			tally(left, w.Text, 1)
		}
	}
	for i := range l.Lines {
		for _, w := range l.Lines[i].Words {
			tally(left, w.Text, -1)
		}
	}
	for i := range l.Grids {
		for k := range l.Grids[i].Cells {
			tally(left, l.Grids[i].Cells[k].Text, -1)
		}
	}
	var out []model.UnplacedFigure
	for i := range dump {
		for _, w := range dump[i].Words {
			for token := range tokens(w.Text) {
				if a, ok := amountOf(token); ok && left[a] > 0 {
					left[a]--
					out = append(out, model.UnplacedFigure{Place: []int{int(w.Top), int(w.X0)}, Text: token})
				}
			}
		}
	}
	return out
}

func tally(left map[string]int, s string, by int) {
	for token := range tokens(s) {
		if a, ok := amountOf(token); ok {
			left[a] += by
		}
	}
}

// amountOf is an amount with decimals, without the commas of its groups. Heads, numbers of pages and codes have none.
func amountOf(token string) (string, bool) {
	i := strings.LastIndexByte(token, '.')
	if decimals := len(token) - i - 1; i <= 0 || decimals < 2 || decimals > 6 || strings.Count(token, ".") > 1 {
		return "", false
	}
	return strings.ReplaceAll(token, ",", ""), true
}
