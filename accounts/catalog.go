package accounts

import (
	"slices"
	"sync"

	"github.com/juesuan/juesuan/model"
)

// firstYear is the first fiscal year whose public forms are known: the set of eight tables.
const firstYear = 2016

// catalog holds the tables that the files of this package registered.
var catalog []*Table

// register adds a table to the catalog. Each table's file calls it for a package variable.
func register(t *Table) *Table {
	for _, h := range t.Halves {
		for _, item := range t.Items {
			t.Columns = append(t.Columns, Column{ID: h.ID + "." + item.ID})
		}
	}
	catalog = append(catalog, t)
	return t
}

// All lists the tables: those of final accounts by their number, then the others by their id.
func All() []*Table { return ordered() }

// Of gives the table of a type; nil where there is none.
func Of(id model.Type) *Table {
	for _, t := range catalog {
		if t.ID == id {
			return t
		}
	}
	return nil
}

// Required lists the tables that final accounts of a year have to print, in official order. Without a year (0) it
// lists those that every year has to.
func Required(year int) []model.Type {
	var out []model.Type
	for _, t := range ordered() {
		if t.Since > 0 && (t.Since == firstYear || year >= t.Since) {
			out = append(out, t.ID)
		}
	}
	return out
}

// IsForm reports whether a type is a performance form (绩效自评表).
func IsForm(id model.Type) bool {
	t := Of(id)
	return t != nil && t.Shape == Form
}

// Has reports whether the catalog has a table of a type that has rows: forms and generic tables are none.
func Has(id model.Type) bool {
	t := Of(id)
	return t != nil && t.Shape != Form
}

func compareTables(a, b *Table) int {
	switch {
	case a.Number != b.Number && a.Number != 0 && b.Number != 0:
		return a.Number - b.Number
	case a.Number != b.Number:
		return b.Number - a.Number // a number comes before none
	case a.ID < b.ID:
		return -1
	case a.ID > b.ID:
		return 1
	}
	return 0
}

func typeID(id string) model.Type { return model.Type(id) }

func concat[T any](lists ...[]T) []T { return slices.Concat(lists...) }

var ordered = sync.OnceValue(func() []*Table {
	out := slices.Clone(catalog)
	slices.SortFunc(out, compareTables)
	return out
})
