package dumps

import (
	"slices"
	"strings"

	"github.com/juesuan/juesuan/text"
)

// readEconomic reads the table of economic codes: two or three lists side by side, of which each printed row has
// one entry, as far as they reach.
func (t *table) readEconomic(tokens []token) {
	start := slices.IndexFunc(tokens, func(k token) bool { return k.kind == code })
	if start < 0 {
		start = len(tokens)
	}
	t.head, t.body = tokens[:start], tokens[start:]
	t.readHead()
	t.columns = chooseForm(formsOf(t.kind, t.stage), t.printed, 0)
	if !t.inLists() {
		t.readCodes(tokens, economicCode.MatchString)
		return
	}
	var rows []*row
	if keepsPositions(t.body) {
		for _, zone := range zonesOf(t.body) {
			part := assemble(zone, nil, economicCode.MatchString)
			shareTails(part, t.nameOf(), nil, true)
			rows = append(rows, part...)
		}
	} else {
		rows = assemble(t.body, nil, economicCode.MatchString)
		shareTails(rows, t.nameOf(), nil, true)
	}
	mendNames(rows, t.nameOf())
	t.placeGroups(rows)
}

// mendNames moves the end of a broken name, that has come behind the name of the row beside or after its own, back to it.
func mendNames(rows []*row, official func(string) string) {
	for i, r := range rows {
		want := official(r.key)
		for n := 1; n < len(r.label) && want != ""; n++ {
			if text.Fold((&row{label: r.label[:n]}).name()) != want {
				continue
			}
			rest := r.label[n:]
			for _, k := range []int{i - 1, i + 1, i - 2} {
				if k < 0 || k >= len(rows) {
					continue
				}
				whole := slices.Concat(rows[k].label, rest)
				if text.Fold((&row{label: whole}).name()) == official(rows[k].key) {
					rows[k].label, r.label = whole, r.label[:n:n]
					break
				}
			}
			break
		}
	}
}

// placeGroups puts the entries into the lists as the form prints them.
func (t *table) placeGroups(rows []*row) {
	head := t.columns.heads[0].Heads[0]
	three := strings.Count(text.Fold(t.printed), "科目名称") > 2 || strings.Count(text.Fold(t.printed), head) > 2
	for _, r := range rows {
		switch {
		case r.key == "people_total" || strings.HasPrefix(r.key, "301") || strings.HasPrefix(r.key, "303"):
			t.left = append(t.left, r)
		case !three || r.key == "public_total" || r.key == "total" || strings.HasPrefix(r.key, "302"):
			t.right = append(t.right, r)
		default:
			t.more = append(t.more, r)
		}
	}
	for _, side := range [][]*row{t.left, t.right, t.more} {
		slices.SortStableFunc(side, func(a, b *row) int { return strings.Compare(orderOf(a), orderOf(b)) })
	}
}

func orderOf(r *row) string {
	if strings.HasSuffix(r.key, "total") {
		return "9" + r.key
	}
	return r.key
}

// zonesOf parts tokens by the list they stand in. On a line with codes, what follows a code is of its list; the
// words of other lines are of the list they stand under.
func zonesOf(tokens []token) [][]token {
	var starts []int
	for _, t := range tokens {
		if t.kind == code && economicCode.MatchString(t.plain) && !near(starts, t.x0) {
			starts = append(starts, t.x0)
		}
	}
	slices.Sort(starts)
	zones := make([][]token, len(starts))
	for i := 0; i < len(tokens) && len(starts) > 0; {
		j := i
		for j < len(tokens) && tokens[j].line == tokens[i].line {
			j++
		}
		coded := slices.ContainsFunc(tokens[i:j], func(t token) bool { return t.kind == code || isTotal(t) })
		z := 0
		for _, t := range tokens[i:j] {
			if !coded || t.kind == code || isTotal(t) {
				z = listAt(starts, t.x0)
			}
			zones[z] = append(zones[z], t)
		}
		i = j
	}
	return zones
}

// listAt is the last list that begins at x or before it.
func listAt(starts []int, x int) int {
	z := 0
	for z+1 < len(starts) && x >= starts[z+1]-zoneSlack/3 {
		z++
	}
	return z
}

// zoneSlack is how far the codes of one list may stand apart, in characters.
const zoneSlack = 9

func near(starts []int, x int) bool {
	return slices.ContainsFunc(starts, func(s int) bool { return abs(s-x) <= zoneSlack })
}
