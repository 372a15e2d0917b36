package identity

import (
	"slices"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
)

// Table is a canonical table under the name by which cells refer to it.
type Table struct {
	Stem string // file stem, e.g. "02-income"
	*model.Table
}

// Tables names the tables of a result as its index does.
func Tables(r *model.Result) []Table {
	out := make([]Table, 0, len(r.Tables))
	for i := range r.Tables {
		if i >= len(r.Document.Tables) {
			break
		}
		stem := strings.TrimSuffix(strings.TrimPrefix(r.Document.Tables[i].File, "tables/"), ".json")
		out = append(out, Table{stem, &r.Tables[i]})
	}
	return out
}

// sheet is a table with what the sums ask of it.
type sheet struct {
	Table
	kind    *accounts.Table // what the catalog knows of it
	rows    map[string]int  // by key
	columns map[string]bool
	adding  []string // columns whose amounts add up over the rows, in print order
	lists   []list   // of a table with lists beside each other
}

// noTable is the kind of forms and generic tables: they obey no sum.
var noTable accounts.Table

func newSheet(t Table) *sheet {
	s := &sheet{Table: t, kind: accounts.Of(t.Type), rows: make(map[string]int, len(t.Rows)), columns: make(map[string]bool, len(t.Columns))}
	if s.kind == nil {
		s.kind = &noTable
	}
	for i := range t.Rows {
		if _, again := s.rows[t.Rows[i].Key]; !again {
			s.rows[t.Rows[i].Key] = i
		}
	}
	for _, c := range t.Columns {
		s.columns[c.ID] = true
		if s.kind.AddsUp(c.ID) {
			s.adding = append(s.adding, c.ID)
		}
	}
	for i := range s.kind.Sections {
		s.lists = append(s.lists, readList(s, &s.kind.Sections[i]))
	}
	borrowLines(s.lists)
	return s
}

func (s *sheet) has(key string) bool {
	_, ok := s.rows[key]
	return ok
}

// row is the first row of a key, -1 where there is none.
func (s *sheet) row(key string) int {
	if i, ok := s.rows[key]; ok {
		return i
	}
	return -1
}

func (s *sheet) cell(key, column string) Cell { return Cell{Table: s.Stem, Key: key, Column: column} }

// isBudget holds for a table of a budget.
func (s *sheet) isBudget() bool { return s.Stage != nil && *s.Stage == model.StageBudget }

// unknownColumn holds for a table with a column of amounts that no known sum covers.
func (s *sheet) unknownColumn() bool {
	kind := accounts.Of(s.Type)
	return slices.ContainsFunc(s.Columns, func(c model.Column) bool {
		return accounts.IsUnknown(c.ID) && (kind == nil || !kind.IsPartHead(c.Label))
	})
}

// structure begins an identity of the table's own structure.
func (s *sheet) structure(name string) Identity {
	return Identity{ID: string(s.Type) + "." + name, Source: Structure}
}

// over binds a total row to the sum of others, in one column.
func (id Identity) over(s *sheet, total int, rows []int, column string) Identity {
	id.Total = s.cell(s.Rows[total].Key, column)
	id.Addends = make([]Term, len(rows))
	for i, r := range rows {
		id.Addends[i] = Term{s.cell(s.Rows[r].Key, column), 1}
	}
	return id
}

// code is the printed code of a row; empty when it has none. A second row of the same code counts as well.
func code(r *model.Row) string {
	if r.Code != nil {
		return *r.Code
	}
	return ""
}
