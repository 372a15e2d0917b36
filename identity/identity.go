package identity

import (
	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
)

// Cell is the place of an amount: table (file stem), row key, column id.
type Cell = model.CellRef

// Source says where an identity comes from. The values are those of Check.Source in document.json.
type Source string

const (
	Printed    Source = "printed"     // the note under the table
	Structure  Source = "structure"   // true of every table of its type, whether printed or not
	CrossTable Source = "cross_table" // between two tables of one document
	Narrative  Source = "narrative"   // a sentence against the tables or against itself
	Form       Source = "form"        // within a performance form
)

// Relation is how the total stands to the sum of the addends.
type Relation = accounts.Relation

// AtLeast binds, but proves nothing.
const (
	Equal   = accounts.Equal
	AtLeast = accounts.AtLeast
)

// Term is an addend: its cell with the coefficient +1 or -1.
type Term struct {
	Cell Cell
	Sign int
}

// Identity says that Total is the sum of Addends.
type Identity struct {
	ID       string // table type and rule, e.g. "income.row_sum"
	Source   Source
	Relation Relation
	Total    Cell
	Addends  []Term
	// Derived identities follow from others: they add proof where those hold, and say nothing new where one of
	// those fails.
	Derived bool
	// Detailed identities say nothing when all their addends are blank: the form leaves the detail out.
	Detailed bool
	// Premise, when set, must hold exactly for this identity to apply.
	Premise *Identity
	// Inapplicable says why the identity can't be evaluated in this document; empty when it can.
	Inapplicable string
}

// Covers calls yield with each cell that the identity binds, the total first, until yield returns false.
func (id *Identity) Covers(yield func(Cell) bool) {
	if id.Inapplicable != "" || !yield(id.Total) {
		return
	}
	for _, t := range id.Addends {
		if !yield(t.Cell) {
			return
		}
	}
}
