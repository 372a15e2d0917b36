package dumps

import (
	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// equation is a sum that each row of a form obeys: coefficients of its columns, which add to nothing.
type equation []int64

// form is one printed form of a list: its columns of amounts and what each row adds up to.
type columnForm struct {
	heads []accounts.PrintedColumn
	rows  []equation
}

// sideForm is a two-sided table: the columns of the income side and of the expenditure side.
type sideForm struct {
	income, expenditure columnForm
}

// formsOf are the printed forms of a table with one list.
func formsOf(kind model.Type, stage model.Stage) []columnForm {
	var out []columnForm
	for _, p := range accounts.Of(kind).Printed(stage) {
		out = append(out, formOf(&p, 0))
	}
	return out
}

// sideFormsOf are the printed forms of a two-sided table.
func sideFormsOf(kind model.Type, stage model.Stage) []sideForm {
	var out []sideForm
	for _, p := range accounts.Of(kind).Printed(stage) {
		out = append(out, sideForm{formOf(&p, 0), formOf(&p, 1)})
	}
	return out
}

// formOf gives a list of a print with the sums that bind its rows. A relation that is no equation places no amount.
func formOf(p *accounts.Printed, list int) columnForm {
	f := columnForm{heads: p.Lists[list]}
	for i := range p.Table.Sums {
		if s := &p.Table.Sums[i]; s.Relation == accounts.Equal {
			if eq := p.Sum(s, list); eq != nil {
				f.rows = append(f.rows, eq)
			}
		}
	}
	return f
}

// column is the place of a column among those of a form; -1 where it has none of it.
func (f *columnForm) column(id string) int {
	for i, h := range f.heads {
		if h.ID == id {
			return i
		}
	}
	return -1
}

// minPrinted is the share of a head that must be printed for its form to be believed against a form that is printed
// whole and has fewer columns than a row has amounts.
const minPrinted = 0.8

// chooseForm gives the first form with at least so many columns whose heads are all printed in the head of the
// table, in whatever order their characters have come; the longest form stands first. Where a head is lost in part,
// it is the form that most characters speak for; but where hardly any do, and a form of fewer columns is printed
// whole, it is that one: the row has taken an amount of another.
func chooseForm(forms []columnForm, printed string, columns int) columnForm {
	best, bestShare := forms[len(forms)-1], -1.0
	var whole *columnForm
	for i, f := range forms {
		share := shareIn(f.heads, printed)
		switch {
		case len(f.heads) < columns:
			if share == 1 && whole == nil {
				whole = &forms[i]
			}
		case share == 1:
			return f
		case share > bestShare:
			best, bestShare = f, share
		}
	}
	if whole != nil && bestShare < minPrinted {
		return *whole
	}
	return best
}

// shareIn tells which share of the characters of the heads is printed.
func shareIn(heads []accounts.PrintedColumn, printed string) float64 {
	have := map[rune]int{}
	for _, r := range text.Fold(printed) {
		have[r]++
	}
	found, all := 0, 0
	group := ""
	for _, h := range heads {
		words := h.Heads[len(h.Heads)-1]
		if len(h.Heads) > 1 && h.Heads[0] != group {
			group = h.Heads[0]
			words += group
		}
		for _, r := range text.Fold(words) {
			all++
			if have[r] > 0 {
				have[r]--
				found++
			}
		}
	}
	return float64(found) / float64(max(all, 1))
}

// headsPrinted is the largest share of the heads of a table's forms that is printed.
func headsPrinted(kind model.Type, stage model.Stage, printed string) float64 {
	most := 0.0
	for _, p := range accounts.Of(kind).Printed(stage) {
		for _, heads := range p.Lists {
			most = max(most, shareIn(heads, printed))
		}
	}
	return most
}
