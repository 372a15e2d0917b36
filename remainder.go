package juesuan

import (
	"fmt"
	"path"
	"strings"

	"github.com/juesuan/juesuan/extract/trust"
	"github.com/juesuan/juesuan/model"
)

// doubtRemainders doubts the amounts of tables that may have begun on a page that was not read: without its upper rows
// and heads, a row of a table can pass for another of the same name. A table under a title of its own begins there.
func doubtRemainders(r *model.Result) {
	unread := map[int]bool{}
	for _, p := range r.Document.Pages {
		unread[p.Page] = p.Via == model.ViaNone && (p.Reason == nil || *p.Reason != trust.ReasonBlank)
	}
	for i := range r.Tables {
		t := &r.Tables[i]
		if t.Type == model.Generic || t.Title != nil || len(t.Pages) == 0 || !unread[t.Pages[0]-1] {
			continue
		}
		if !doubtAmounts(t) {
			continue
		}
		t.Status, r.Document.Tables[i].Status = model.TableReview, model.TableReview
		r.Document.Warnings = append(r.Document.Warnings, model.Diagnostic{
			Code: "table_remainder", Table: strings.TrimSuffix(path.Base(r.Document.Tables[i].File), ".json"), Page: t.Pages[0],
			Message: fmt.Sprintf("page %d could not be read, and the table may begin there: its amounts are doubtful", t.Pages[0]-1),
		})
	}
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
