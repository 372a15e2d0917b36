package audit

import (
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/audit/narrative"
	"github.com/juesuan/juesuan/identity"
	"github.com/juesuan/juesuan/model"
)

// shiftedHeads claims that the heads of a table stand over their columns. Where the repair of the table says that
// they do not, a reading by the heads would give its amounts to other columns.
func (a *auditor) shiftedHeads() []narrative.Claim {
	var out []narrative.Claim
	for t := range a.tables {
		table := a.tables[t]
		for _, repair := range table.Repairs {
			if repair.Kind != model.ShiftedRow || !accounts.Has(table.Type) || repair.Row >= table.Grid.HeaderRows {
				continue
			}
			out = append(out, narrative.Claim{
				ID: shiftedHead, Statement: -1, Printed: strings.Join(repair.Before, "、"), Result: identity.Fail,
				Message: table.Stem + ": " + repair.Why,
			})
		}
	}
	return out
}

const shiftedHead = "table.head"
