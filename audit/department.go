package audit

import (
	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/audit/narrative"
	"github.com/juesuan/juesuan/identity"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// enoughTables is how many tables must name one department before another name in one table is an error. A document
// of several institutions has several tables of each.
const enoughTables = 4

// departments claims that a table names the department that all others name.
func (a *auditor) departments() []narrative.Claim {
	count := map[string]int{}
	for t := range a.tables {
		if d := departmentOf(a.tables[t].Table); d != "" {
			count[d]++
		}
	}
	if len(count) != 2 {
		return nil
	}
	usual := ""
	for d, n := range count {
		if n >= enoughTables {
			usual = d
		}
	}
	var out []narrative.Claim
	for t := range a.tables {
		table := a.tables[t]
		d := departmentOf(table.Table)
		if d == "" || d == usual || usual == "" || count[d] > 1 {
			continue
		}
		c := narrative.Claim{
			ID: "table.department", Statement: -1, Printed: *table.Department, Wanted: usual, Result: identity.Fail,
			Message: table.Stem + " names " + d + ", all other tables " + usual,
		}
		if len(table.Pages) > 0 {
			c.Page = table.Pages[0]
		}
		out = append(out, c)
	}
	return out
}

// departmentOf is the department of a standard table; empty for others and where none is named.
func departmentOf(t *model.Table) string {
	if t.Department == nil || !accounts.Has(t.Type) {
		return ""
	}
	return text.Fold(*t.Department)
}
