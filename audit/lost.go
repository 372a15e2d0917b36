package audit

import (
	"slices"
	"strings"

	"github.com/juesuan/juesuan/model"
)

// lostTable is the warning of a table whose title is left and whose figures are gone.
const lostTable = "lost_table"

// told parts such a warning from what the text tells of the table.
const told = "; the text tells of it: "

// tellLost adds to the warning that the table of 三公 was lost what the text tells of it. The other tables are those
// that the text repeats; 三公 is told in full, and no other table has its figures. Nothing is filled in.
func (a *auditor) tellLost() {
	doc := &a.result.Document
	if len(a.claims.threePublic) == 0 || !slices.Contains(doc.Missing, model.ThreePublic) {
		return
	}
	var said []string
	for _, t := range a.claims.threePublic {
		said = append(said, t.Column+" "+t.Amount.String()+" "+t.Unit)
	}
	for i := range doc.Warnings {
		w := &doc.Warnings[i]
		if w.Code == lostTable && strings.Contains(w.Message, "三公") && !strings.Contains(w.Message, told) {
			w.Message += told + strings.Join(unique(said), ", ")
		}
	}
}
