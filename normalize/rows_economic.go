package normalize

import (
	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
)

// economicGroup is one of the lists side by side: code, name, amounts.
type economicGroup struct {
	labels  labelColumns
	from    int // first column
	amounts []int
	prev    string // the code above
}

// readEconomic reads a table of 人员经费 and 公用经费 by economic codes.
func (b *builder) readEconomic() {
	set := newColumnSet(b)
	groups := b.economicGroups(set)
	b.cols = set.of
	for r := range b.rows() {
		for n := range groups {
			b.readEconomicRow(r, &groups[n])
		}
	}
	b.linkParents()
}

// economicGroups finds the groups by their heads: a code column after a column of amounts begins the next.
func (b *builder) economicGroups(set *columnSet) []economicGroup {
	var groups []economicGroup
	start := 0
	for start < b.s.Cols {
		g := economicGroup{from: start, labels: b.codeColumns(start, b.s.Cols, isEconomicCode)}
		first := g.labels.name + 1
		for _, c := range g.labels.codes {
			set.of[c].role = codeRole
			first = max(first, c+1)
		}
		if first <= start {
			break
		}
		if g.labels.name >= 0 && set.of[g.labels.name].role == otherRole {
			set.of[g.labels.name].role = nameRole
		}
		end := first
		for end < b.s.Cols && !b.beginsGroup(end, end > first) {
			end++
		}
		g.amounts = b.amountColumns(first, end)
		ids := b.bindColumns(g.amounts, "")
		for _, c := range g.amounts {
			id := ids[c]
			set.add(c, id, id != "" && len(groups) > 0)
		}
		groups = append(groups, g)
		start = end
	}
	return groups
}

// beginsGroup holds for a column of codes; after amounts, for one of names too.
func (b *builder) beginsGroup(c int, afterAmounts bool) bool {
	role := accounts.Role(b.h.leaf(c))
	if role == accounts.CodeHead || role == accounts.CodeAndName || role == accounts.NameHead && afterAmounts {
		return true
	}
	codes, texts := b.content(c, isEconomicCode)
	return codes > 2 && codes > texts
}

// readEconomicRow reads one group of a body row.
func (b *builder) readEconomicRow(r int, g *economicGroup) {
	if len(g.amounts) == 0 {
		return
	}
	end := g.amounts[0]
	l := b.rowLabel(r, g.from, end, g.labels.name, func(f string) bool { return b.totalKey(f) != "" })
	if i := b.s.index(r, end); i >= 0 && b.s.Cells[i].Col < end || l.above && l.code < 0 && l.name < 0 && l.total < 0 {
		return // a label over this group too: its amount stands in the next one
	}
	code, bare, sure := b.rowCode(l, g.prev)
	switch {
	case l.total >= 0 && code == "":
		key := b.totalKey(b.s.folded[l.total])
		if b.seen[key] > 0 && !b.groupHasText(r, g) {
			return // the label of a row of totals over several groups
		}
		row, doubt := b.row(key, model.KindTotal)
		b.label(row, l.total)
		b.economicAmounts(row, r, g, doubt)
	case isEconomicCode(code):
		g.prev = code
		row, doubt := b.row(code, kindOfCode(code))
		row.Code = &code
		b.nameRow(row, code, bare, l.name, sure && !doubt)
		b.economicAmounts(row, r, g, doubt)
	case b.groupHasText(r, g):
		row := b.stray(r, code, l.name)
		b.economicAmounts(row, r, g, true)
	}
}

// groupHasText reports whether an amount of a group's row is printed.
func (b *builder) groupHasText(r int, g *economicGroup) bool {
	for _, c := range g.amounts {
		if b.s.text(r, c) != "" {
			return true
		}
	}
	return false
}

// totalKey is the key of a row of totals; empty for any other label.
func (b *builder) totalKey(f string) string {
	if list := b.is.MatchList(f); list != nil {
		return list.Key
	}
	if accounts.IsBasicTotal(f) {
		return "total"
	}
	return ""
}

func (b *builder) economicAmounts(row *model.Row, r int, g *economicGroup, doubt bool) {
	for _, c := range g.amounts {
		b.amount(row, r, c, doubt)
	}
}
