package normalize

import (
	"math"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// leftUntyped warns of generic tables that may hold what a typed one lacks: those without a title that can go on with the
// table before them; and those that list figures by code, where the document lacks a table that does, or where nothing says
// whose the document is.
func leftUntyped(doc *model.Document, tables []*table) []model.Diagnostic {
	var out []model.Diagnostic
	lacks := len(doc.Missing) > 0 || doc.Document.Kind == model.Other
	from, told := -1, -1 // the typed table that the next one may go on with, and the last that was warned of
	for n, t := range tables {
		warn := func(message string) {
			out = append(out, model.Diagnostic{Code: model.CodeTableLeftUntyped, Table: stem(n, model.Generic), Page: t.sheet.page(), Message: message})
		}
		switch {
		case t.hasRows():
			from = n
		case t.was != nil && !accounts.OfGovernment(doc.Document.Title):
			warn("it looks like " + string(t.was.ID) + ", and nothing says that the document is a department's: its amounts are in its grid alone")
		case t.is != nil:
			from = -1
		case from >= 0 && t.canGoOn(tables[n-1], tables[from]):
			warn("it has no title, and stands where " + stem(from, tables[from].kind()) + " may go on: its amounts are in its grid alone")
			if from != told {
				told = from
				out = append(out, model.Diagnostic{
					Code: model.CodeTableIncomplete, Table: stem(from, tables[from].kind()), Page: tables[from].sheet.page(),
					Message: "the table behind it, " + stem(n, model.Generic) + ", may be the rest of it",
				})
			}
		default:
			from = -1
			if lacks && see(t).listsCodes() {
				warn("the table lists figures by classification code, and is none that the program knows: its amounts are in its grid alone")
			}
		}
	}
	return out
}

// canGoOn reports whether a generic table, behind another on the same page or the next, can be the rest of a typed one: it
// has figures and no title, and is as wide, has as many columns, or lists codes.
func (t *table) canGoOn(before, typed *table) bool {
	const fewest = 2 // figures
	if t.caption.title != "" || !t.follows(before) {
		return false
	}
	figures := 0
	for i := range t.sheet.Cells {
		if t.sheet.kind(i) == text.Figure {
			figures++
		}
	}
	if figures < fewest {
		return false
	}
	return t.sheet.Cols == typed.sheet.Cols || t.isAsWide(typed) || see(t).listsCodes()
}

// follows reports whether a table begins on the page on which another ends, or on the next.
func (t *table) follows(before *table) bool {
	if len(t.sheet.Pages) == 0 || len(before.sheet.Pages) == 0 { // of a dump
		return true
	}
	d := t.sheet.Pages[0] - before.sheet.Pages[len(before.sheet.Pages)-1]
	return d == 0 || d == 1
}

// isAsWide reports whether two tables stand between the same margins.
func (t *table) isAsWide(o *table) bool {
	const slack = 6 // points
	a0, a1, ok := t.extent()
	b0, b1, other := o.extent()
	return ok && other && math.Abs(a0-b0) < slack && math.Abs(a1-b1) < slack
}

func (t *table) extent() (left, right float64, ok bool) {
	left, right = math.Inf(1), math.Inf(-1)
	if len(t.sheet.Pages) == 0 {
		return 0, 0, false
	}
	for i := range t.sheet.Cells {
		left, right = min(left, t.sheet.Cells[i].BBox.X0), max(right, t.sheet.Cells[i].BBox.X1)
	}
	return left, right, right > left
}
