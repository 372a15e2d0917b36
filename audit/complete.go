package audit

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// tellIncomplete warns of tables that lack what their kind must have: the total, a parent or the children of a code, a line
// of the form. An earlier audit may have told already.
func tellIncomplete(r *model.Result) {
	doc := &r.Document
	told := tablesWarned(r, model.CodeTableIncomplete)
	for i := range r.Tables {
		t := &r.Tables[i]
		lacks := lacking(t)
		stem := stemOf(&doc.Tables[i])
		if len(lacks) == 0 || slices.Contains(told, stem) {
			continue
		}
		page := 0
		if len(t.Pages) > 0 {
			page = t.Pages[0]
		}
		doc.Warnings = append(doc.Warnings, model.Diagnostic{
			Code: model.CodeTableIncomplete, Table: stem, Page: page, Message: "it lacks " + listed(lacks),
		})
	}
}

// lacking says what a table must have and has not.
func lacking(t *model.Table) []string {
	is := accounts.Of(t.Type)
	if is == nil || is.Shape == accounts.Form {
		return nil
	}
	if !isFilled(t) {
		if len(t.Rows) == 0 && t.Grid.Rows <= t.Grid.HeaderRows && !saysNone(t) { // heads without a row, be it a blank one
			return []string{"its rows"}
		}
		return nil
	}
	switch is.Shape {
	case accounts.CodeList:
		return append(lacksTotal(t), lacksCodes(t, 3, 5, 7)...)
	case accounts.EconomicList:
		return lacksCodes(t, 3, 5)
	case accounts.SideBySide:
		return lacksLines(t)
	}
	return nil
}

// saysNone reports whether the table, or a note under it, says that there is nothing to print.
func saysNone(t *model.Table) bool {
	return slices.ContainsFunc(t.Grid.Cells, func(c model.Cell) bool { return accounts.SaysNone(text.Fold(c.Text)) }) ||
		slices.ContainsFunc(t.Notes, func(n string) bool { return accounts.SaysNone(text.Fold(n)) })
}

// lacksTotal: a list of codes has its 合计, above or below.
func lacksTotal(t *model.Table) []string {
	for i := range t.Rows {
		if t.Rows[i].Kind == model.KindTotal || t.Rows[i].Key == "total" {
			return nil
		}
	}
	return []string{"its total"}
}

// lacksCodes are parents and children that a list of codes must have. levels are the lengths of the codes of classes,
// sections and items. A list that prints no codes of classes, and of sections, lacks none.
func lacksCodes(t *model.Table, levels ...int) []string {
	byLevel := make([]map[string]bool, len(levels)) // the codes of each
	for k := range levels {
		byLevel[k] = map[string]bool{}
	}
	parents := map[string]bool{} // codes with others below them
	for i := range t.Rows {
		code := t.Rows[i].Code
		if code == nil {
			continue
		}
		k := slices.Index(levels, len(*code))
		if k < 0 {
			continue
		}
		byLevel[k][*code] = true
		for _, n := range levels[:k] {
			parents[(*code)[:n]] = true
		}
	}
	var out []string
	for i := range t.Rows {
		code := t.Rows[i].Code
		if code == nil {
			continue
		}
		k := slices.Index(levels, len(*code))
		for up, n := range levels[:max(k, 0)] {
			parent := (*code)[:n]
			if byLevel[up][parent] || len(byLevel[up]) == 0 && (up == 0 || len(byLevel[0]) == 0) {
				continue
			}
			if lack := "the row of " + parent; !slices.Contains(out, lack) {
				out = append(out, lack)
			}
		}
	}
	for k := range levels[:len(levels)-1] {
		if len(byLevel[k+1]) == 0 {
			continue
		}
		var bare []string
		with := 0
		for i := range t.Rows {
			if code := t.Rows[i].Code; code != nil && byLevel[k][*code] {
				if parents[*code] {
					with++
				} else if !slices.Contains(bare, *code) {
					bare = append(bare, *code)
				}
			}
		}
		if fewest := 3; len(bare) == 1 && with >= fewest { // where several have none, the list goes no deeper there
			out = append(out, "the rows below "+bare[0])
		}
	}
	return out
}

// lacksLines are the sums of a summary, and lines whose numbers (行次) are jumped over.
func lacksLines(t *model.Table) []string {
	bySection := map[string][]int{}
	var sections []string
	has := map[string]bool{}
	for i := range t.Rows {
		row := &t.Rows[i]
		has[row.Key] = true
		if row.Section == nil || row.Line == nil {
			continue
		}
		if _, known := bySection[*row.Section]; !known {
			sections = append(sections, *row.Section)
		}
		bySection[*row.Section] = append(bySection[*row.Section], *row.Line)
	}
	var out []string
	for _, s := range sections {
		numbers := bySection[s]
		if !slices.IsSorted(numbers) {
			continue // they count something else, or were misread
		}
		for i := 1; i < len(numbers); i++ {
			for n := numbers[i-1] + 1; n < numbers[i]; n++ {
				if !printsNumber(t, n) { // a line without a label has its number alone
					out = append(out, fmt.Sprintf("line %d", n))
				}
			}
		}
	}
	for _, s := range [...]struct{ section, balance string }{{"income", "opening_balance"}, {"expenditure", "closing_balance"}} {
		year, total := has[s.section+":year_total"], has[s.section+":total"]
		any := slices.ContainsFunc(t.Rows, func(r model.Row) bool { return strings.HasPrefix(r.Key, s.section+":") })
		switch {
		case any && !year && !total:
			out = append(out, "the total of its "+s.section)
		case has[s.section+":"+s.balance] && !year: // what is left of a year stands between the two totals
			out = append(out, "the year's total of its "+s.section)
		case has[s.section+":"+s.balance] && !total:
			out = append(out, "the total of its "+s.section)
		}
	}
	return out
}

// printsNumber reports whether a cell of the grid has nothing but the number.
func printsNumber(t *model.Table, n int) bool {
	s := strconv.Itoa(n)
	return slices.ContainsFunc(t.Grid.Cells, func(c model.Cell) bool { return strings.TrimSpace(c.Text) == s })
}

// notWhole are the tables that may lack rows: those that are told to, and those on whose pages, or on the page behind them,
// or before one without a title, printed numbers have no place.
func notWhole(r *model.Result) map[string]bool {
	out := map[string]bool{}
	for _, name := range tablesWarned(r, model.CodeTableIncomplete, model.CodeTableRemainder, model.CodeAmountsLeftOut) {
		out[name] = true
	}
	figures := r.Document.Audit.Figures
	if figures == nil || figures.Unplaced == 0 {
		return out
	}
	pages, last := map[int]bool{}, 0
	for _, f := range figures.List {
		if f.Page != nil {
			pages[*f.Page], last = true, max(last, *f.Page)
		}
	}
	if figures.Unplaced <= len(figures.List) {
		last = math.MaxInt // else the list was cut, and more may stand on later pages
	}
	for i := range r.Document.Tables {
		t := &r.Document.Tables[i]
		if t.Type == model.Generic || len(t.Pages) == 0 {
			continue
		}
		if slices.ContainsFunc(t.Pages, func(p int) bool { return pages[p] || p > last }) || pages[t.Pages[len(t.Pages)-1]+1] || t.Title == nil && pages[t.Pages[0]-1] {
			out[stemOf(t)] = true
		}
	}
	return out
}
