package identity

import (
	"slices"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
)

// list is the rows of one section of a table whose lists stand beside each other, by their part in its sums.
type list struct {
	*accounts.Section
	columns   []string // in which its rows have amounts
	yearTotal int      // row, -1 where there is none
	total     int      // row, -1 where there is none
	lines     []int    // what the total of the year adds up
	balances  []int    // what the grand total adds to it
	parts     []parts
	heads     bool // the total of the year stands above the lines
	closed    bool // the grand total stands under them
	// unknown is the name of a row that may be part of the grand total or not.
	unknown string
}

// parts are the rows that one row is made of.
type parts struct {
	whole int
	rows  []int
}

// readList finds the rows of a section. Concepts tell their part by what they mean, other rows by where they stand.
func readList(s *sheet, section *accounts.Section) list {
	l := list{Section: section, yearTotal: -1, total: -1}
	for i := range s.Rows {
		row := &s.Rows[i]
		if row.Section == nil || *row.Section != section.ID || l.closed {
			continue // what follows the grand total is no part of it
		}
		owner, part := l.concept(row.Key)
		switch {
		case owner == nil:
			l.addUnknown(i, row)
		case part != "":
			l.addFund(s, i, section.ID+":"+owner.ID, part)
		case owner.Kind == accounts.Line:
			l.lines = append(l.lines, i)
		case owner.Kind == accounts.Balance:
			l.balances = append(l.balances, i)
		case owner.Kind == accounts.YearTotal && l.yearTotal < 0:
			l.yearTotal, l.heads = i, len(l.lines) == 0
		case owner.Kind == accounts.Total && l.total < 0:
			l.total, l.closed = i, len(l.lines) > 0
		}
	}
	l.groupLines(s)
	l.columns = slices.DeleteFunc(slices.Clone(s.adding), func(c string) bool {
		return !slices.ContainsFunc(s.Rows, func(r model.Row) bool {
			_, printed := r.Values[c]
			return printed && r.Section != nil && *r.Section == section.ID
		})
	})
	return l
}

// concept reads a key, income:opening_balance/general_budget or expenditure:229#2: its concept, nil for none, and the
// fund that it is a part of.
func (l *list) concept(key string) (c *accounts.Concept, part string) {
	id, _, _ := strings.Cut(strings.TrimPrefix(key, l.ID+":"), "#")
	id, part, _ = strings.Cut(id, "/")
	return l.Concept(id), part
}

// addUnknown takes a row without a concept: a line among the lines, else a row whose sum is unknown.
func (l *list) addUnknown(i int, row *model.Row) {
	switch {
	case row.Parent != nil || accounts.IsPart(row.Name):
	case (l.yearTotal < 0 || l.heads) && len(l.balances) == 0:
		l.lines = append(l.lines, i)
	case len(row.Values) > 0:
		l.unknown = row.Name
	}
}

// addFund takes a part of a balance. Only parts by fund are known to add up to it.
func (l *list) addFund(s *sheet, i int, whole, part string) {
	w := s.row(whole)
	if w < 0 || !slices.Contains(accounts.Funds, part) {
		return
	}
	k := slices.IndexFunc(l.parts, func(p parts) bool { return p.whole == w })
	if k < 0 {
		l.parts = append(l.parts, parts{whole: w})
		k = len(l.parts) - 1
	}
	l.parts[k].rows = append(l.parts[k].rows, i)
}

// groupLines takes the lines that are part of another one out of the lines. They make it up where its first part is
// printed and another one: forms that print a single 其中 leave the others out.
func (l *list) groupLines(s *sheet) {
	whole := func(row int) int {
		c, _ := l.concept(s.Rows[row].Key)
		if c == nil || c.PartOf == "" {
			return -1
		}
		w := s.row(l.ID + ":" + c.PartOf)
		if w >= 0 && !hasAmount(&s.Rows[w]) {
			return -1 // a heading
		}
		return w
	}
	for k := range l.Concepts {
		w := s.row(l.ID + ":" + l.Concepts[k].ID)
		p := parts{whole: w}
		for _, i := range l.lines {
			if w >= 0 && whole(i) == w {
				p.rows = append(p.rows, i)
			}
		}
		if len(p.rows) > 1 && s.has(l.ID+":"+l.firstPart(l.Concepts[k].ID)) {
			l.parts = append(l.parts, p)
		}
	}
	l.lines = slices.DeleteFunc(l.lines, func(i int) bool { return whole(i) >= 0 })
}

// firstPart is the first concept that is part of another.
func (l *list) firstPart(of string) string {
	for i := range l.Concepts {
		if l.Concepts[i].PartOf == of {
			return l.Concepts[i].ID
		}
	}
	return ""
}

// borrowLines gives a list that prints its totals alone the lines of the one behind it that prints no totals: a form
// that lists expenditure by nature alone closes with the totals of expenditure.
func borrowLines(lists []list) {
	for k := range lists {
		if l := &lists[k]; len(l.lines) == 0 && k+1 < len(lists) && lists[k+1].yearTotal < 0 && lists[k+1].total < 0 {
			l.lines = lists[k+1].lines
		}
	}
}

func hasAmount(row *model.Row) bool {
	for _, v := range row.Values {
		if v.Amount != nil {
			return true
		}
	}
	return false
}

// listSums binds the sums down each list.
func (b *binder) listSums(s *sheet) {
	for k := range s.lists {
		l := &s.lists[k]
		for _, column := range l.columns {
			if l.yearTotal >= 0 && len(l.lines) > 0 {
				b.add(s.structure(l.ID+"_sum").over(s, l.yearTotal, l.lines, column))
			}
			b.grandTotal(s, l, column)
			for _, p := range l.parts {
				id := s.structure(l.ID + "_balance")
				if c, _ := l.concept(s.Rows[p.whole].Key); c.Kind == accounts.Line {
					id = s.structure(l.ID + "_parts")
				}
				if id.Detailed = true; len(p.rows) > 1 {
					b.add(id.over(s, p.whole, p.rows, column))
				}
			}
		}
	}
}

// grandTotal binds the grand total to that of the year, or to the lines where that one is not printed, and the
// balances. A list that knows no balances may print its total beside those of another one.
func (b *binder) grandTotal(s *sheet, l *list, column string) {
	id := s.structure(l.ID + "_grand_total")
	year := l.lines
	if l.yearTotal >= 0 {
		year = []int{l.yearTotal}
	}
	knows := slices.ContainsFunc(l.Concepts, func(c accounts.Concept) bool { return c.Kind == accounts.Balance })
	switch {
	case l.total < 0 || len(year) == 0 || !knows:
		return
	case l.unknown != "":
		id.Inapplicable = "nobody knows which sum the row " + l.unknown + " is part of"
		b.add(id)
	default:
		b.add(id.over(s, l.total, slices.Concat(year, l.balances), column))
	}
}
