package score

import (
	"cmp"
	"slices"

	"github.com/juesuan/juesuan/model"
)

// pair finds for each printed table the one that was made of it; nil when there is none. Spare are the others.
//
// Typed tables pair with those of their type, the nearest first; then generic ones by the most text in common, whatever
// type they were given.
func pair(truth []Table, got []Given) (pairs []*Given, spare []*Given) {
	pairs = make([]*Given, len(truth))
	for i := range got {
		spare = append(spare, &got[i])
	}
	take := func(i int, g *Given) {
		pairs[i] = g
		spare = slices.DeleteFunc(spare, func(s *Given) bool { return s == g })
	}
	for _, o := range options(truth, spare) {
		if pairs[o.truth] == nil && slices.Contains(spare, o.given) {
			take(o.truth, o.given)
		}
	}
	for i, want := range truth {
		if want.Type != model.Generic {
			continue
		}
		if g := mostText(want, spare); g != nil {
			take(i, g)
		}
	}
	return pairs, spare
}

// option is a given table that may be the printed one, and how near it is.
type option struct {
	truth  int
	given  *Given
	staged bool // their stages do not differ
	named  bool // they name the same project
	common int  // facts
	paged  bool // they share a page
}

// options are the typed tables with those of their type, the nearest first, and in order where they are as near.
func options(truth []Table, got []*Given) []option {
	var all []option
	for i, want := range truth {
		if want.Type == model.Generic {
			continue
		}
		for _, g := range got {
			if g.Type == want.Type {
				all = append(all, option{
					truth: i, given: g, common: commonFacts(want, g),
					staged: want.Stage == "" || g.Stage == "" || want.Stage == g.Stage,
					named:  len(want.Fields) > 0 && squash(g.Fields[projectName].Text) == want.projectName(),
					paged:  slices.ContainsFunc(want.Pages, func(p int) bool { return slices.Contains(g.Pages, p) }),
				})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b option) int {
		return cmp.Or(compareBool(b.staged, a.staged), compareBool(b.named, a.named), cmp.Compare(b.common, a.common),
			compareBool(b.paged, a.paged))
	})
	return all
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	default:
		return -1
	}
}

// projectName is the field that tells one project's form from another's.
const projectName = "project_name"

func (t Table) projectName() string {
	text, _ := t.Field(projectName)
	return squash(text)
}

func commonFacts(want Table, got *Given) int {
	given := map[place]Value{}
	for _, f := range factsOf(got) {
		given[f.place] = f.Value
	}
	seen := map[string]bool{}
	for _, f := range want.Facts {
		at := place{f.Key, f.Column}
		if v, ok := given[at]; ok && v.Amount.Equal(f.Amount.Decimal) {
			seen[at.key+"\x00"+at.column] = true
		}
	}
	return len(seen)
}

func mostText(want Table, left []*Given) *Given {
	bag, total := texts(want.Cells)
	best, most := (*Given)(nil), 0
	for _, g := range left {
		common := 0
		other, _ := texts(g.Grid.Cells)
		for text, n := range other {
			common += min(n, bag[text])
		}
		if common > most {
			best, most = g, common
		}
	}
	if 2*most <= total {
		return nil
	}
	return best
}

func texts(list []Cell) (bag map[string]int, total int) {
	bag = map[string]int{}
	for _, c := range list {
		if text := squash(c.Text); text != "" {
			bag[text]++
			total++
		}
	}
	return bag, total
}
