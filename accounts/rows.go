package accounts

import (
	"sync"

	"github.com/juesuan/juesuan/model"
)

// sectionBook is the concepts of a section, ready to be compared.
type sectionBook struct {
	section *Section
	index   *Index
}

var sectionBooks = sync.OnceValue(func() map[*Section]*sectionBook {
	out := map[*Section]*sectionBook{}
	for _, t := range ordered() {
		for i := range t.Sections {
			s := &t.Sections[i]
			names := make([]Names, len(s.Concepts))
			for k := range s.Concepts {
				names[k] = s.Concepts[k].Names
			}
			out[s] = &sectionBook{s, NewIndex(names...)}
		}
	}
	return out
})

// ConceptMatch is a concept that a printed label may name.
type ConceptMatch struct {
	*Concept
	Distance int
}

// Match lists the concepts of a section that a printed label may name, the nearest first.
func (s *Section) Match(printed string) []ConceptMatch {
	b := sectionBooks()[s]
	var out []ConceptMatch
	for _, c := range b.index.Match(printed) {
		out = append(out, ConceptMatch{&s.Concepts[c.Thing], c.Distance})
	}
	return out
}

// tableBook is what a table's other labels are compared with.
type tableBook struct {
	sections, lists, halves, items, sources *Index
}

var tableBooks = sync.OnceValue(func() map[model.Type]*tableBook {
	out := map[model.Type]*tableBook{}
	for _, t := range ordered() {
		b := &tableBook{}
		b.sections = indexOf(t.Sections, func(s Section) Names { return s.Heads })
		b.lists = indexOf(t.Lists, func(l Subtotal) Names { return l.Names })
		b.halves = indexOf(t.Halves, func(h Half) Names { return h.Heads })
		b.items = indexOf(t.Items, func(i Item) Names { return i.Names })
		b.sources = indexOf(t.Sources, func(i Item) Names { return i.Names })
		out[t.ID] = b
	}
	return out
})

func indexOf[T any](things []T, names func(T) Names) *Index {
	list := make([]Names, len(things))
	for i := range things {
		list[i] = names(things[i])
	}
	return NewIndex(list...)
}

// MatchSection gives the section that a head surely names; nil where it names none.
func (t *Table) MatchSection(head string) *Section {
	if i, ok := tableBooks()[t.ID].sections.Find(head); ok {
		return &t.Sections[i]
	}
	return nil
}

// MatchList gives the subtotal that a label surely names; nil where it names none.
func (t *Table) MatchList(label string) *Subtotal {
	if i, ok := tableBooks()[t.ID].lists.Find(label); ok {
		return &t.Lists[i]
	}
	return nil
}

// MatchHalf gives the half that a label surely names; nil where it names none.
func (t *Table) MatchHalf(label string) *Half {
	if i, ok := tableBooks()[t.ID].halves.Find(label); ok {
		return &t.Halves[i]
	}
	return nil
}

// MatchItem gives the item that a label surely names; nil where it names none.
func (t *Table) MatchItem(label string) *Item {
	if i, ok := tableBooks()[t.ID].items.Find(label); ok {
		return &t.Items[i]
	}
	return nil
}

// Has reports whether a label is to the letter one of the section's.
func (s *Section) Has(label string) bool {
	_, ok := sectionBooks()[s].index.Exact(label)
	return ok
}

// MatchSource gives the source of money that a head surely names; nil where it names none.
func (t *Table) MatchSource(head string) *Item {
	if i, ok := tableBooks()[t.ID].sources.Find(head); ok {
		return &t.Sources[i]
	}
	return nil
}
