package audit

import (
	"slices"
	"strings"

	"github.com/juesuan/juesuan/model"
)

// Codes of warnings about a table of which a dump has the title alone, and of what the text says in its place.
const (
	lostTable     = "lost_table"
	lostTableTold = "lost_table_told"
)

// tellLost warns what the text says of the table of 三公 where a dump has lost it. Of the nine tables it is the one that
// the text gives in full, and no other table has its figures. Nothing is filled in.
func (a *auditor) tellLost() {
	doc := &a.result.Document
	has := func(code string) bool {
		return slices.ContainsFunc(doc.Warnings, func(w model.Diagnostic) bool { return w.Code == code })
	}
	if len(a.claims.threePublic) == 0 || !slices.Contains(doc.Missing, model.ThreePublic) || !has(lostTable) || has(lostTableTold) {
		return
	}
	var said []string
	for _, t := range a.claims.threePublic {
		said = append(said, t.Column+" "+t.Amount.String()+" "+t.Unit)
	}
	doc.Warnings = append(doc.Warnings, model.Diagnostic{
		Code: lostTableTold, Message: "the text says of the lost table " + string(model.ThreePublic) + ": " + strings.Join(slices.Compact(said), ", "),
	})
}
