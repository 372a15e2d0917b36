package identity

import (
	"slices"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// set is the tables of one institution and stage by type; nil where two claim a type.
type set map[model.Type]*sheet

func newSet(sheets []*sheet) set {
	s := set{}
	for _, t := range sheets {
		if _, again := s[t.Type]; again {
			s[t.Type] = nil
		} else if accounts.Has(t.Type) {
			s[t.Type] = t
		}
	}
	return s
}

// between binds the sums between the tables of one institution and stage.
func (b *binder) between(sheets []*sheet) {
	s := newSet(sheets)
	for _, t := range accounts.All() {
		for from := 0; from < len(t.Ties); {
			to := from + 1
			for to < len(t.Ties) && t.Ties[to].ID == t.Ties[from].ID {
				to++
			}
			b.firstOf(s, t.Ties[from:to])
			from = to
		}
	}
}

// firstOf binds the first of some ties whose cells are printed. Where none is, the first says why.
func (b *binder) firstOf(s set, ties []accounts.Tie) {
	var inapplicable *Identity
	for i := range ties {
		t := &ties[i]
		if t.Classes && b.classes(s, t) || t.Codes && b.codes(s, t) {
			return
		}
		if t.Classes || t.Codes || !s.prints(t) || t.OfYear && !s.incomeOfYear() {
			continue
		}
		id := s.bind(t)
		if id.Inapplicable == "" {
			b.add(id)
			return
		}
		if inapplicable == nil {
			inapplicable = &id
		}
	}
	if inapplicable != nil {
		b.add(*inapplicable)
	}
}

// incomeOfYear holds in a budget where the head over the total of 收入表 says that it is of the year.
func (s set) incomeOfYear() bool {
	t := s[model.Income]
	return t != nil && t.isBudget() && slices.ContainsFunc(t.Columns, func(c model.Column) bool {
		return c.ID == "total" && strings.Contains(text.Squash(c.Label), "本年收入")
	})
}

// prints holds when one of the tables of a tie is there, and the list of its total: few forms print nature.
func (s set) prints(t *accounts.Tie) bool {
	total, ok := s[t.Total.Table]
	if id, _, listed := strings.Cut(t.Total.Key, ":"); listed && total != nil {
		return slices.ContainsFunc(total.lists, func(l list) bool { return l.ID == id && len(l.columns) > 0 })
	}
	return ok || slices.ContainsFunc(t.Addends, func(a accounts.Cell) bool {
		_, ok := s[a.Table]
		return ok
	})
}

func (s set) bind(t *accounts.Tie) Identity {
	id := Identity{ID: "cross." + t.ID, Source: CrossTable, Relation: t.Relation}
	missing := ""
	if id.Total, missing = s.find(t.Total); missing != "" {
		id.Inapplicable = missing
		return id
	}
	for _, a := range t.Addends {
		cell, lacks := s.find(a)
		switch {
		case lacks != "":
			missing = lacks
		case !sameUnit(s[t.Total.Table], s[a.Table]):
			id.Inapplicable = "the tables are printed in different units"
			return id
		default:
			id.Addends = append(id.Addends, Term{cell, 1})
		}
	}
	if missing != "" && !(t.Partly && len(id.Addends) > 0) {
		id.Inapplicable, id.Addends = missing, nil
	}
	return id
}

// find gives the cell that a tie means; missing says what is not printed.
func (s set) find(c accounts.Cell) (cell Cell, missing string) {
	t := s[c.Table]
	switch {
	case t == nil:
		return cell, "there is not one table " + string(c.Table)
	case !t.columns[c.Column]:
		return cell, string(c.Table) + " has no column " + c.Column
	case !t.has(c.Key):
		return cell, string(c.Table) + " has no row " + c.Key
	}
	return t.cell(c.Key, c.Column), ""
}

// sameUnit holds when two tables do not print different units.
func sameUnit(a, b *sheet) bool {
	return a.Multiplier == nil || b.Multiplier == nil || *a.Multiplier == *b.Multiplier
}

// classes binds each line of a list by function to its class (类) in a table by code. A line without a class there is
// 0, where the table prints the codes of all its rows. It reports whether the columns are printed.
func (b *binder) classes(s set, t *accounts.Tie) bool {
	from := t.Addends[0]
	lines, coded := s[t.Total.Table], s[from.Table]
	if lines == nil || coded == nil || !lines.columns[t.Total.Column] || !coded.columns[from.Column] || !sameUnit(lines, coded) {
		return false
	}
	below, bare := classesOf(coded)
	for i := range lines.Rows {
		class, ok := strings.CutPrefix(lines.Rows[i].Key, "expenditure:")
		if !ok || !isClass(class) || !coded.has(class) && (bare || below[class]) {
			continue
		}
		b.add(Identity{
			ID: "cross." + t.ID, Source: CrossTable,
			Total: lines.cell(lines.Rows[i].Key, t.Total.Column), Addends: []Term{{coded.cell(class, from.Column), 1}},
		})
	}
	return true
}

// classesOf are the classes that a table prints rows of. bare holds where it prints rows without a code as well, or a
// total alone.
func classesOf(coded *sheet) (below map[string]bool, bare bool) {
	below = map[string]bool{}
	for i := range coded.Rows {
		if c := code(&coded.Rows[i]); len(c) >= 3 {
			below[c[:3]] = true
		} else if coded.Rows[i].Key != "total" {
			bare = true
		}
	}
	return below, bare || len(below) == 0 && len(coded.Rows) > 0
}

func isClass(key string) bool { return len(key) == 3 && strings.Trim(key, "0123456789") == "" }

// codes binds the rows of a table by code to those of others. An equation has the totals' for its premise: it holds of
// a code only where no other money was spent at all. It reports whether the tables are printed.
func (b *binder) codes(s set, t *accounts.Tie) bool {
	all := s[t.Total.Table]
	var others []*sheet
	for i, a := range t.Addends {
		switch o := s[a.Table]; {
		case all != nil && o != nil && all.has("total") && o.has("total") && sameUnit(all, o):
			others = append(others, o)
		case i == 0:
			return false
		}
	}
	column := func(id string) bool { return t.Total.Column == "" || t.Total.Column == id }
	premise := sameCode(all, others, t, "total", "total")
	for _, c := range all.adding {
		if !column(c) || !others[0].columns[c] {
			continue
		}
		for i := range all.Rows {
			key := all.Rows[i].Key
			if code(&all.Rows[i]) != key && (key != "total" || t.Relation == Equal) {
				continue
			}
			id := sameCode(all, others, t, key, c)
			if t.Relation == Equal {
				id.Premise = &premise
			}
			b.add(id)
		}
	}
	return true
}

func sameCode(all *sheet, others []*sheet, t *accounts.Tie, key, column string) Identity {
	id := Identity{ID: "cross." + t.ID, Source: CrossTable, Relation: t.Relation, Total: all.cell(key, column)}
	for _, o := range others {
		if o.columns[column] {
			id.Addends = append(id.Addends, Term{o.cell(key, column), 1})
		}
	}
	return id
}

// sets parts the tables into those of one institution and stage each. Tables without a stage belong to the document's
// only one.
func sets(sheets []*sheet) [][]*sheet {
	var stages []model.Stage
	for _, s := range sheets {
		if s.Stage != nil && !slices.Contains(stages, *s.Stage) {
			stages = append(stages, *s.Stage)
		}
	}
	if len(stages) < 2 {
		return institutions(sheets)
	}
	var out [][]*sheet
	for _, stage := range stages {
		var of []*sheet
		for _, s := range sheets {
			if s.Stage != nil && *s.Stage == stage {
				of = append(of, s)
			}
		}
		out = append(out, institutions(of)...)
	}
	return out
}

// institutions parts the tables of one stage: most documents have one set, some print all tables of one office and
// then all of the next. A type that comes again begins a set when most types come again.
func institutions(sheets []*sheet) [][]*sheet {
	count := map[model.Type]int{}
	for _, s := range sheets {
		if s.kind.Number > 0 {
			count[s.Type]++
		}
	}
	again := 0
	for _, n := range count {
		if n > 1 {
			again++
		}
	}
	if again == 0 {
		return [][]*sheet{sheets}
	}
	var out [][]*sheet
	var now []*sheet
	have := map[model.Type]bool{}
	for _, s := range sheets {
		if count[s.Type] == 0 || count[s.Type] > 1 && again*2 <= len(count) {
			continue // none of the nine, or one of two that may both belong to the others
		}
		if have[s.Type] {
			out, now, have = append(out, now), nil, map[model.Type]bool{}
		}
		have[s.Type] = true
		now = append(now, s)
	}
	return append(out, now)
}

// Index finds cells of a document by what they mean.
type Index struct{ set }

// NewIndex looks at the final accounts of a document: a narrative speaks of them, and of its budget only to compare.
// Where the document has the tables of several institutions it finds nothing: a sentence may mean any of them.
func NewIndex(tables []Table) *Index {
	var sheets []*sheet
	for _, t := range tables {
		if s := newSheet(t); !s.isBudget() {
			sheets = append(sheets, s)
		}
	}
	return &Index{newSet(sheets)}
}

// Find gives a cell; ok is false where the table, the row or the column is not printed.
func (x *Index) Find(c accounts.Cell) (cell Cell, ok bool) {
	cell, missing := x.find(c)
	return cell, missing == ""
}

// Table gives the table of a type; nil where there is none, or more than one.
func (x *Index) Table(t model.Type) *model.Table {
	if s := x.set[t]; s != nil {
		return s.Table.Table
	}
	return nil
}

// Cell names a cell of the table of a type, whether it is printed or not.
func (x *Index) Cell(t model.Type, key, column string) Cell {
	if s := x.set[t]; s != nil {
		return s.cell(key, column)
	}
	return Cell{}
}

// UnitOf is the unit that the table of a cell prints; nil where it prints none.
func (x *Index) UnitOf(c Cell) *string {
	for _, s := range x.set {
		if s != nil && s.Stem == c.Table {
			return s.Unit
		}
	}
	return nil
}
