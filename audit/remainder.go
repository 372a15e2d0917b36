package audit

import (
	"fmt"
	"slices"

	"github.com/juesuan/juesuan/model"
)

// doubtRemainders doubts the amounts of tables that may be parts of others, because a page is lost: without its upper
// rows and heads, a row of a table can pass for another of the same name, and a part of a table for the whole.
func doubtRemainders(r *model.Result) {
	unread, repeated := lostPages(&r.Document)
	whys := make([]string, len(r.Tables)) // of all tables, before one is changed
	for i := range r.Tables {
		whys[i] = remainderOf(r.Tables, i, unread, repeated)
	}
	told := tablesWarned(r, model.CodeTableRemainder) // by an earlier audit
	for i, why := range whys {
		t := &r.Tables[i]
		if why == "" || !doubtAmounts(t) || slices.Contains(told, stemOf(&r.Document.Tables[i])) {
			continue
		}
		r.Document.Warnings = append(r.Document.Warnings, model.Diagnostic{
			Code: model.CodeTableRemainder, Table: stemOf(&r.Document.Tables[i]), Page: t.Pages[0],
			Message: why + ": its amounts are doubtful",
		})
	}
}

// lostPages are the pages that were not read, and those in whose place another may have been.
func lostPages(doc *model.Document) (unread, repeated map[int]bool) {
	unread, repeated = map[int]bool{}, map[int]bool{}
	for _, p := range doc.Pages {
		unread[p.Page] = p.Via == model.ViaNone && !p.Blank
	}
	for _, w := range doc.Warnings {
		if w.Code == model.CodePageRepeated {
			repeated[w.Page] = true
		}
	}
	return unread, repeated
}

// remainderOf says why a table may be a part of another, "" when nothing tells that it is. One under a title of its own
// begins there. Two that are equal, in the text and in an annex, bear each other out.
func remainderOf(tables []model.Table, i int, unread, repeated map[int]bool) string {
	t := &tables[i]
	if t.Type == model.Generic || len(t.Pages) == 0 {
		return ""
	}
	if at := slices.IndexFunc(t.Pages, func(page int) bool { return repeated[page] }); at >= 0 {
		return fmt.Sprintf("page %d shows what another page shows, and a part of the table may be missing", t.Pages[at])
	}
	if t.Title == nil && unread[t.Pages[0]-1] {
		return fmt.Sprintf("page %d could not be read, and the table may begin there", t.Pages[0]-1)
	}
	for k := range tables {
		if other := &tables[k]; k != i && isWithin(t, other) != isWithin(other, t) {
			return fmt.Sprintf("page %d has the same table under the same title with other rows", other.Pages[0])
		}
	}
	return ""
}

// isWithin reports whether all amounts of a table are also those of another of its type, title and department. Tables
// of hardly an amount are alike in many documents.
func isWithin(part, whole *model.Table) bool {
	const fewest = 3 // amounts other than 0
	if part.Type != whole.Type || part.Title == nil || whole.Title == nil || *part.Title != *whole.Title || !sameText(part.Department, whole.Department) {
		return false
	}
	amounts := map[string]map[string]model.Amount{}
	for _, row := range whole.Rows {
		amounts[row.Key] = row.Values
	}
	found := 0
	for _, row := range part.Rows {
		for column, v := range row.Values {
			if v.Amount == nil {
				continue
			}
			other := amounts[row.Key][column].Amount
			if other == nil || !other.Equal(v.Amount.Decimal) {
				return false
			}
			if !v.Amount.IsZero() {
				found++
			}
		}
	}
	return found >= fewest
}

func sameText(a, b *string) bool {
	return a == b || a != nil && b != nil && *a == *b
}

// doubtAmounts doubts the amounts of a table, and reports whether it has any.
func doubtAmounts(t *model.Table) (any bool) {
	for _, row := range t.Rows {
		for column, amount := range row.Values {
			if amount.Amount != nil {
				amount.State = model.Doubtful
				row.Values[column] = amount
				any = true
			}
		}
	}
	return any
}
