package score

import (
	"slices"

	"github.com/juesuan/juesuan/model"
)

// pair finds for each printed table the one that was made of it; nil when there is none. Typed tables pair by type,
// in order, forms by their project's name first; generic ones by the most text in common, whatever their type.
func pair(truth []Table, got []model.Table) (pairs []*model.Table, spare []*model.Table) {
	pairs = make([]*model.Table, len(truth))
	for i := range got {
		spare = append(spare, &got[i])
	}
	take := func(g *model.Table) *model.Table {
		spare = slices.DeleteFunc(spare, func(s *model.Table) bool { return s == g })
		return g
	}
	for i, want := range truth {
		if want.Type == model.Generic {
			continue
		}
		if g := sameType(want, spare); g != nil {
			pairs[i] = take(g)
		}
	}
	for i, want := range truth {
		if want.Type != model.Generic {
			continue
		}
		if g := mostText(want, spare); g != nil {
			pairs[i] = take(g)
		}
	}
	return pairs, spare
}

func sameType(want Table, left []*model.Table) *model.Table {
	var first *model.Table
	for _, g := range left {
		if g.Type != want.Type {
			continue
		}
		if len(want.Fields) > 0 {
			if f, ok := g.Fields["project_name"]; ok && squash(f.Text) == want.projectName() {
				return g
			}
		}
		if first == nil {
			first = g
		}
	}
	return first
}

func mostText(want Table, left []*model.Table) *model.Table {
	bag, total := texts(want.Cells)
	best, most := (*model.Table)(nil), 0
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

func texts(list []model.Cell) (bag map[string]int, total int) {
	bag = map[string]int{}
	for _, c := range list {
		if text := squash(c.Text); text != "" {
			bag[text]++
			total++
		}
	}
	return bag, total
}
