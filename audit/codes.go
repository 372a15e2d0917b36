package audit

import (
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/audit/narrative"
	"github.com/juesuan/juesuan/identity"
	"github.com/juesuan/juesuan/text"
)

// misprintedCode is the claim about a code that its place and its name contradict.
const misprintedCode = "structure.code"

// misprintedCodes claims that an item has a code of seven digits that goes on with that of its section. Where it has not, but
// the section's code with its last two digits is the code of its name, its first digits are misprinted: 7 11 02 事业单位医疗
// under 210 11.
func (a *auditor) misprintedCodes() []narrative.Claim {
	var out []narrative.Claim
	for t := range a.tables {
		table := a.tables[t]
		is := accounts.Of(table.Type)
		if is == nil || is.Shape != accounts.CodeList {
			continue
		}
		year := 0
		if table.FiscalYear != nil {
			year = *table.FiscalYear
		}
		section := ""
		for i := range table.Rows {
			row := &table.Rows[i]
			code := row.Key
			switch {
			case strings.Trim(code, "0123456789") != "" || len(code) < 2:
				continue
			case len(code) == 5 && isOfficial(code, year):
				section = code
				continue
			case section == "" || len(code) == 7 || strings.HasPrefix(code, section) || isOfficial(code, year):
				continue
			}
			want := section + code[len(code)-2:]
			name, ok := accounts.OfficialName(want, year)
			if !ok || text.Fold(name) != text.Fold(row.Name) {
				continue
			}
			c := narrative.Claim{
				ID: misprintedCode, Statement: -1, Printed: code, Wanted: want, Result: identity.Fail,
				Message: table.Stem + ": " + row.Name + " has the code " + code + "; its name, and its place under " + section + ", ask for " + want,
			}
			if len(table.Pages) > 0 {
				c.Page = table.Pages[0]
			}
			for _, v := range row.Values {
				c.Page = max(c.Page, v.Page)
			}
			out = append(out, c)
		}
	}
	return out
}

func isOfficial(code string, year int) bool {
	_, ok := accounts.OfficialName(code, year)
	return ok
}
