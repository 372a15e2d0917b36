package audit

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
)

// grounds are the reasons to look at a document, most important first: what was not read explains what is missing, and
// both weigh more than a doubt. Each says how many things it is about, 0 where it does not hold, and a sentence.
var grounds = []struct {
	code  model.ReasonCode
	weigh func(*model.Result) (count int, message string)
}{
	{model.ReasonOCRUnavailable, pagesWithoutOCR},
	{model.ReasonUnreadablePages, pagesUnread},
	{model.ReasonMissingTables, tablesMissing},
	{model.ReasonListedTableMissing, listedTablesMissing},
	{model.ReasonTableLeftUntyped, tablesLeftUntyped},
	{model.ReasonIncompleteTables, tablesIncomplete},
	{model.ReasonFailingSums, sumsFailing},
	{model.ReasonDoubtfulLabels, labelsDoubtful},
	{model.ReasonDoubtfulAmounts, amountsDoubtful},
	{model.ReasonUnplacedFigures, figuresUnplaced},
}

// Conclude gives a document and its tables their status, and says why. It is the only place that does, and reads typed
// values alone: pages, states, findings and codes. Document calls it last.
func Conclude(r *model.Result) {
	doc := &r.Document
	partial := notWhole(r)
	for i := range r.Tables {
		doc.Tables[i].Status = tableStatus(&r.Tables[i], partial[stemOf(&doc.Tables[i])])
		r.Tables[i].Status = doc.Tables[i].Status
	}
	r.Status, r.Reasons = model.StatusOK, nil
	for _, g := range grounds {
		if count, message := g.weigh(r); count > 0 {
			r.Status = model.StatusReview
			r.Reasons = append(r.Reasons, model.Reason{Code: g.code, Count: count, Message: message})
		}
	}
}

// tableStatus is review when something of a table is doubtful, missing or without a place in it, empty when no figure is printed. Of a
// generic table only the grid is given, with the states of its amounts.
func tableStatus(t *model.Table, partial bool) model.TableStatus {
	switch {
	case t.Type == model.Generic && slices.ContainsFunc(t.Grid.Cells, func(c model.Cell) bool { return c.State == model.Doubtful }):
		return model.TableReview
	case t.Type == model.Generic:
		return model.TableOK
	case partial, isUnsure(t), doubtfulAmounts(t) > 0, doubtfulLabels(t) > 0:
		return model.TableReview
	case !isFilled(t):
		return model.TableEmpty
	}
	return model.TableOK
}

// isUnsure holds for a table with text whose reading is uncertain.
func isUnsure(t *model.Table) bool {
	return t.Unsure || !accounts.IsForm(t.Type) && slices.ContainsFunc(t.Grid.Cells, func(c model.Cell) bool { return strings.ContainsRune(c.Text, utf8.RuneError) })
}

// doubtfulAmounts counts the amounts in doubt, and the fields that should be amounts and can't be read as such.
func doubtfulAmounts(t *model.Table) int {
	n := 0
	for i := range t.Rows {
		for _, v := range t.Rows[i].Values {
			if v.State == model.Doubtful {
				n++
			}
		}
	}
	for _, f := range t.Fields {
		if f.State == model.Doubtful {
			n++
		}
	}
	return n
}

func doubtfulLabels(t *model.Table) int {
	n := 0
	for i := range t.Rows {
		if t.Rows[i].LabelState == model.LabelDoubtful {
			n++
		}
	}
	return n
}

// isFilled holds for a table with a figure, and for a form with any text.
func isFilled(t *model.Table) bool {
	for i := range t.Rows {
		for _, v := range t.Rows[i].Values {
			if v.Amount != nil {
				return true
			}
		}
	}
	for _, f := range t.Fields {
		if f.Text != "" {
			return true
		}
	}
	return len(t.Indicators) > 0
}

// stemOf is the name of a table's file without its ending, by which warnings name it.
func stemOf(t *model.TableEntry) string { return strings.TrimSuffix(path.Base(t.File), ".json") }

// warnings counts the warnings of a code.
func warnings(r *model.Result, code string) int {
	n := 0
	for _, w := range r.Document.Warnings {
		if w.Code == code {
			n++
		}
	}
	return n
}

// tablesWarned are the tables that have a warning of one of the codes, in print order.
func tablesWarned(r *model.Result, codes ...string) []string {
	of := map[string]bool{}
	for _, w := range r.Document.Warnings {
		if slices.Contains(codes, w.Code) {
			of[w.Table] = true
		}
	}
	var names []string
	for i := range r.Document.Tables {
		if name := stemOf(&r.Document.Tables[i]); of[name] {
			names = append(names, name)
		}
	}
	return names
}

// listed is the first few of some names, and how many more there are.
func listed(names []string) string {
	const most = 5
	if len(names) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
	}
	return strings.Join(names, ", ")
}

// counted is a number of things, in words.
func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
