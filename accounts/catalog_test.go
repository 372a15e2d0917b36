package accounts

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

func TestOrderAndRequired(t *testing.T) {
	var numbers []int
	for _, table := range All() {
		if table.Number != 0 {
			numbers = append(numbers, table.Number)
		}
	}
	if !slices.Equal(numbers, []int{1, 2, 3, 4, 5, 6, 7, 8, 9}) {
		t.Errorf("the standard tables are numbered %v", numbers)
	}
	for year, want := range map[int]int{0: 8, 2016: 8, 2019: 8, 2020: 9, 2024: 9} {
		if got := Required(year); len(got) != want || slices.Contains(got, model.StateCapital) != (want == 9) {
			t.Errorf("%d requires %v", year, got)
		}
	}
}

func TestIDs(t *testing.T) {
	seen := map[model.Type]bool{}
	for _, table := range catalog {
		if table.ID == "" || seen[table.ID] || table.Shape == 0 || table.Source == "" {
			t.Errorf("%q: its id is empty or another table's, or it has no shape or no source", table.ID)
		}
		seen[table.ID] = true
		if len(table.Titles.Final)+len(table.Titles.Budget)+len(table.Titles.Either) == 0 {
			t.Errorf("%s has no title", table.ID)
		}
		for _, list := range [][]Column{table.Columns, table.BudgetColumns} {
			ids := map[string]bool{}
			for _, c := range list {
				if ids[c.Section+"/"+c.ID] && c.ID != NoID {
					t.Errorf("%s: column %s stands twice", table.ID, c.ID)
				}
				ids[c.Section+"/"+c.ID] = true
				if len(c.Heads) == 0 && len(table.Halves) == 0 {
					t.Errorf("%s: column %s has no head", table.ID, c.ID)
				}
			}
		}
		for _, s := range table.Sections {
			ids := map[string]bool{}
			for _, c := range s.Concepts {
				if ids[c.ID] || c.ID == "" {
					t.Errorf("%s: concept %s:%s stands twice", table.ID, s.ID, c.ID)
				}
				ids[c.ID] = true
				if c.PartOf != "" && s.Concept(c.PartOf) == nil {
					t.Errorf("%s: %s:%s is a part of %s, which there is not", table.ID, s.ID, c.ID, c.PartOf)
				}
			}
		}
	}
}

// No spelling names two things among which a label has to choose.
func TestSpellingsAreOfOneThing(t *testing.T) {
	for _, table := range catalog {
		for _, s := range table.Sections {
			checkOwners(t, string(table.ID)+" "+s.ID, s.Concepts, func(c Concept) (string, Names) { return c.ID, c.Names })
		}
		checkOwners(t, string(table.ID), table.Sections, func(s Section) (string, Names) { return s.ID, s.Heads })
		checkOwners(t, string(table.ID), table.Lists, func(l Subtotal) (string, Names) { return l.Key, l.Names })
		checkOwners(t, string(table.ID), table.Halves, func(h Half) (string, Names) { return h.ID, h.Heads })
		checkOwners(t, string(table.ID), table.Sources, func(i Item) (string, Names) { return i.ID, i.Names })
		for _, section := range sectionIDs(table) {
			for _, list := range [][]Column{table.Columns, table.BudgetColumns} {
				var of []Column
				for _, c := range list {
					if c.Section == "" || section == "" || c.Section == section {
						of = append(of, c)
					}
				}
				checkOwners(t, string(table.ID)+" "+section, of, func(c Column) (string, Names) { return c.ID, c.Heads })
			}
		}
	}
	titles := map[string]model.Type{}
	for _, table := range catalog {
		for _, s := range (slices.Concat(table.Titles.Final, table.Titles.Budget, table.Titles.Either)).spellings() {
			f := text.Fold(s)
			if other, again := titles[f]; again && other != table.ID {
				t.Errorf("%s is a title of %s and of %s", s, other, table.ID)
			}
			titles[f] = table.ID
		}
	}
}

func sectionIDs(table *Table) []string {
	if len(table.Sections) == 0 {
		return []string{""}
	}
	var out []string
	for _, s := range table.Sections {
		out = append(out, s.ID)
	}
	return out
}

func checkOwners[T any](t *testing.T, where string, things []T, of func(T) (string, Names)) {
	t.Helper()
	owners := map[string]string{}
	for _, thing := range things {
		id, names := of(thing)
		for _, s := range names.spellings() {
			f := text.Fold(s)
			if owner, again := owners[f]; again && owner != id {
				t.Errorf("%s: %s names %s and %s", where, s, owner, id)
			}
			owners[f] = id
		}
	}
}

// Sums name columns of their table; ties name columns and rows of tables that are there.
func TestSumsAndTiesNameWhatIsThere(t *testing.T) {
	for _, table := range catalog {
		columns := table.ColumnIDs()
		for _, sum := range table.Sums {
			for _, id := range slices.Concat([]string{sum.Total}, sum.Plus, sum.Minus) {
				if !slices.Contains(columns, id) {
					t.Errorf("%s: sum %s names the column %s", table.ID, sum.ID, id)
				}
			}
			if sum.ID == "" || len(sum.Plus) == 0 || slices.Contains(sum.Plus, sum.Total) || sum.Section != "" && table.Section(sum.Section) == nil {
				t.Errorf("%s: sum %+v", table.ID, sum)
			}
		}
		for _, tie := range table.Ties {
			if tie.ID == "" || len(tie.Addends) == 0 {
				t.Errorf("%s: tie %+v", table.ID, tie)
			}
			for _, c := range slices.Concat([]Cell{tie.Total}, tie.Addends) {
				checkCell(t, table.ID, tie, c)
			}
		}
	}
}

var economicKey = regexp.MustCompile(`^3\d{2}(?:\d{2})?$`)

func checkCell(t *testing.T, owner model.Type, tie Tie, c Cell) {
	t.Helper()
	table := Of(c.Table)
	if table == nil || !slices.Contains(table.ColumnIDs(), c.Column) && !(tie.Codes && c.Column == "") {
		t.Errorf("%s: tie %s names %s of %s", owner, tie.ID, c.Column, c.Table)
		return
	}
	known := c.Key == "total"
	switch {
	case tie.Classes || tie.Codes:
		known = c.Key == ""
	case table.Shape == SideBySide:
		section, concept, _ := strings.Cut(c.Key, ":")
		s := table.Section(section)
		concept, _, _ = strings.Cut(concept, "/")
		known = s != nil && s.Concept(concept) != nil
	case table.Shape == EconomicList:
		known = known || economicKey.MatchString(c.Key) || slices.ContainsFunc(table.Lists, func(l Subtotal) bool { return l.Key == c.Key })
	case table.Shape == SingleRow:
		known = known || slices.ContainsFunc(table.Sources, func(i Item) bool { return i.ID == c.Key })
	}
	if !known {
		t.Errorf("%s: tie %s names the row %q of %s", owner, tie.ID, c.Key, c.Table)
	}
}
