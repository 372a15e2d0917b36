package normalize

import (
	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
)

// fillVacant gives tables that no title names the types that nobody has. Tables by function code, and the two summaries, are
// headed alike, so their place in the official order and the totals that the document prints elsewhere have to tell them
// apart.
func fillVacant(tables []*table, seen []*evidence, claims [][]claim, v Votes) {
	var totals *totals
	for i, t := range tables {
		if t.is != nil || seen[i] == nil || seen[i].other || !seen[i].listsCodes() && seen[i].sections < 2 {
			continue
		}
		if t.stage == "" {
			t.stage = nearStage(tables, i)
		}
		if totals == nil {
			totals = readTotals(tables)
		}
		var best *claim
		heads := seen[i].matchHeads(t)
		for _, is := range accounts.All() {
			if is.Number == 0 || given(tables, is.ID, t.stage) || len(seen[i].titles) > 0 && seen[i].titles[0].Distance == 0 && seen[i].titles[0].Table != is {
				continue
			}
			c := seen[i].claim(t, is, heads, v)
			if inOrder(tables, i, is) {
				c.add(v.Order, "order")
			}
			if totals.tied(t, is) {
				c.add(v.Tie, "tie")
			}
			if c.total >= v.EnoughUntitled && (best == nil || c.total > best.total) {
				best = &c
			}
		}
		if best != nil {
			claims[i] = append(claims[i], *best)
			t.is, totals = best.is, nil // what it prints may tell the next one
		}
	}
}

// listsCodes reports whether a table lists figures by code.
func (e *evidence) listsCodes() bool { return e.functions+e.economics > 2 && e.figures > 2 }

// nearStage is the stage of the typed table before a table, else of the one after it.
func nearStage(tables []*table, i int) model.Stage {
	for k := i - 1; k >= 0; k-- {
		if tables[k].hasRows() {
			return tables[k].stage
		}
	}
	for k := i + 1; k < len(tables); k++ {
		if tables[k].hasRows() {
			return tables[k].stage
		}
	}
	return model.StageFinalAccounts
}

// inOrder reports whether a type stands in the official order between the typed tables around a table.
func inOrder(tables []*table, i int, is *accounts.Table) bool {
	before, after := 0, 0
	for k := i - 1; k >= 0 && before == 0; k-- {
		if tables[k].hasRows() {
			before = tables[k].is.Number
		}
	}
	for k := i + 1; k < len(tables) && after == 0; k++ {
		if tables[k].hasRows() {
			after = tables[k].is.Number
		}
	}
	return before != 0 && before < is.Number && (after == 0 || is.Number < after)
}

// totals are the amounts that typed tables print where ties ask for them.
type totals struct {
	of map[accounts.Cell]model.Decimal
}

// readTotals reads the typed tables, and keeps what ties name.
func readTotals(tables []*table) *totals {
	out := &totals{map[accounts.Cell]model.Decimal{}}
	for _, t := range tables {
		if !t.hasRows() {
			continue
		}
		read := provisional(t, t.is)
		for _, row := range read.Rows {
			for id, v := range row.Values {
				if v.Amount != nil {
					out.of[accounts.Cell{Table: t.is.ID, Key: row.Key, Column: id}] = *v.Amount
				}
			}
		}
	}
	return out
}

// provisional reads a table as one of a type, for what it says of its totals.
func provisional(t *table, is *accounts.Table) model.Table {
	out := model.Table{Type: is.ID, Grid: *t.sheet.Grid}
	b := builder{s: t.sheet, h: &t.heads, out: &out, is: is, stage: t.stage, seen: map[string]int{}}
	b.build()
	return out
}

// tied reports whether a total of a table, read as one of a type, stands in another table where a tie asks for it, and is
// not zero.
func (x *totals) tied(t *table, is *accounts.Table) bool {
	read := provisional(t, is)
	own := func(c accounts.Cell) (model.Decimal, bool) {
		for _, row := range read.Rows {
			if v, ok := row.Values[c.Column]; row.Key == c.Key && ok && v.Amount != nil {
				return *v.Amount, true
			}
		}
		return model.Decimal{}, false
	}
	for _, other := range accounts.All() {
		for _, tie := range other.Ties {
			if tie.Classes || tie.Relation != accounts.Equal || len(tie.Addends) != 1 {
				continue
			}
			for _, pair := range [2][2]accounts.Cell{{tie.Total, tie.Addends[0]}, {tie.Addends[0], tie.Total}} {
				if pair[0].Table != is.ID || pair[1].Table == is.ID {
					continue
				}
				mine, ok := own(pair[0])
				theirs, found := x.of[pair[1]]
				if ok && found && mine.Equal(theirs.Decimal) && !mine.IsZero() {
					return true
				}
			}
		}
	}
	return false
}
