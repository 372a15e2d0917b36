package normalize

import (
	"strings"

	"github.com/juesuan/juesuan/model"
)

// economicGroup is one of the lists side by side: code, name, amount.
type economicGroup struct {
	labels  labelColumns
	from    int // first column
	amounts []int
	prev    string // the code above
}

// readEconomic reads the table of 人员经费 and 公用经费 by economic codes.
func (b *builder) readEconomic() {
	set := newColumnSet(b)
	groups := b.economicGroups(set)
	b.cols = set.of
	for r := b.h.body(); r < b.s.Rows; r++ {
		if b.skip(r) {
			continue
		}
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
		g := economicGroup{from: start, labels: b.codeColumns(start, b.s.Cols, economicCode.MatchString)}
		first := g.labels.name + 1
		for _, c := range g.labels.codes {
			set.of[c].role = codeRole
			first = max(first, c+1)
		}
		if first <= start {
			break
		}
		if g.labels.name >= 0 {
			set.of[g.labels.name].role = nameRole
		}
		c := first
		for ; c < b.s.Cols && !b.beginsGroup(c); c++ {
			if !isRemark(b.h.leaf(c)) && (len(b.h.paths[c]) > 0 || b.used(c)) {
				id := bindEconomicColumn(b.h.paths[c])
				set.add(c, id, id != "" && len(groups) > 0)
				g.amounts = append(g.amounts, c)
			}
		}
		groups = append(groups, g)
		start = c
	}
	return groups
}

// beginsGroup holds for a column of codes.
func (b *builder) beginsGroup(c int) bool {
	if leaf := b.h.leaf(c); strings.Contains(leaf, "编码") || strings.Contains(leaf, "代码") || leaf == "类" {
		return true
	}
	codes, texts := b.content(c, economicCode.MatchString)
	return codes > 2 && codes > texts
}

func bindEconomicColumn(path []string) string {
	if len(path) == 0 {
		return ""
	}
	leaf := path[len(path)-1]
	if id := sideLabels.find(leaf); id == "final" || isSum(leaf) || leaf == "基本支出" {
		return "final"
	}
	return ""
}

// readEconomicRow reads one group of a body row.
func (b *builder) readEconomicRow(r int, g *economicGroup) {
	if len(g.amounts) == 0 {
		return
	}
	end := g.amounts[0]
	amountCell := b.s.index(r, end)
	var parts []string
	name, total, last := -1, -1, -1
	for c := g.from; c < end; c++ {
		i := b.s.index(r, c)
		if i >= 0 && i == last {
			continue
		}
		if i < 0 || b.s.folded[i] == "" {
			if b.cols[c].role == codeRole {
				parts = append(parts, "")
			}
			continue
		}
		if i == amountCell || b.s.Cells[i].Row < b.h.body() || b.s.Cells[i].Row < r && b.cols[c].role != codeRole {
			return // a label over this group too: its amount stands in the next one
		}
		last = i
		switch f := b.s.folded[i]; {
		case totalKey(f) != "":
			total = i
		case b.cols[c].role == codeRole && f != "类" && f != "款":
			parts = append(parts, f)
			b.takeCode(i)
		case c == g.labels.name:
			name = i
		}
	}
	code, sure := joinCode(parts, g.prev)
	switch {
	case total >= 0:
		row, doubt := b.row(totalKey(b.s.folded[total]), model.KindTotal)
		b.label(row, total)
		b.economicAmounts(row, r, g, doubt)
	case economicCode.MatchString(code):
		g.prev = code
		row, doubt := b.row(code, kindOfCode(code))
		row.Code = &code
		if name >= 0 {
			b.label(row, name)
		}
		if sure && !doubt {
			b.official(row, code)
		}
		b.economicAmounts(row, r, g, doubt)
	case b.s.text(r, end) != "":
		b.strayEconomic(r, code, name, g)
	}
}

// totalKey is the key of a row of totals; empty for any other label.
func totalKey(f string) string {
	f = strings.TrimPrefix(f, "日常")
	switch {
	case f == "合计" || f == "总计" || f == "基本支出合计":
		return "total"
	case !strings.HasSuffix(f, "合计") && !strings.HasSuffix(f, "小计"):
		return ""
	case strings.HasPrefix(f, "人员"):
		return "people_total"
	case strings.HasPrefix(f, "公用"):
		return "public_total"
	}
	return ""
}

func (b *builder) economicAmounts(row *model.Row, r int, g *economicGroup, doubt bool) {
	for _, c := range g.amounts {
		b.amount(row, r, c, doubt)
	}
}

func (b *builder) strayEconomic(r int, code string, name int, g *economicGroup) {
	key := code
	if key == "" && name >= 0 {
		key = b.s.folded[name]
	}
	if key == "" {
		key = "row"
	}
	b.warn("row_without_code", "grid row %d (%s) has an amount and no valid code: it is doubtful", r, key)
	row, _ := b.row(key, model.KindLine)
	if name >= 0 {
		b.label(row, name)
	}
	b.economicAmounts(row, r, g, true)
}
