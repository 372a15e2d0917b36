package score

import (
	"maps"
	"slices"

	"github.com/juesuan/juesuan/model"
)

// place is where an amount stands in a table.
type place struct{ key, column string }

// fact is an amount of the output and its place.
type fact struct {
	place
	Value
}

// factsOf are the table's amounts. A key that is given twice is an extra.
func factsOf(t *Given) []fact {
	var facts []fact
	seen := map[place]bool{}
	for _, row := range t.Rows {
		for _, column := range slices.Sorted(maps.Keys(row.Values)) {
			v := row.Values[column]
			if v.Amount == nil {
				continue
			}
			at := place{row.Key, column}
			for seen[at] {
				at.key += " (again)"
			}
			seen[at] = true
			facts = append(facts, fact{at, v})
		}
	}
	return facts
}

// facts compares the amounts of a table. Columns that are none of the type's count where the truth has amounts there.
func (s *scoring) facts(want Table, got *Given) {
	wanted, places := map[place]model.Decimal{}, []place{}
	scored := maps.Clone(columns[want.Type])
	if scored == nil {
		scored = map[string]bool{}
	}
	for _, f := range want.Facts {
		at := place{f.Key, f.Column}
		if _, again := wanted[at]; !again {
			places = append(places, at)
		}
		wanted[at] = f.Amount
		scored[f.Column] = true
	}
	given := map[place]Value{}
	var order []place
	if len(want.Fields) == 0 { // forms have fields
		for _, f := range factsOf(got) {
			if scored[f.column] {
				given[f.place] = f.Value
				order = append(order, f.place)
			}
		}
	}
	for _, at := range places {
		s.wanted(want.Type, at, wanted[at], given, got.Status)
	}
	for _, at := range order {
		v := given[at]
		amount, ok := wanted[at]
		s.Got++
		if ok && v.Amount.Equal(amount.Decimal) {
			continue
		}
		s.wrong(v)
		if !ok {
			s.note("%s %s %s: extra %s (%s)", want.Type, at.key, at.column, v.Amount, v.State)
		}
	}
}

// wanted compares an amount of the truth.
func (s *scoring) wanted(t model.Type, at place, amount model.Decimal, given map[place]Value, status model.TableStatus) {
	s.Want++
	v, ok := given[at]
	switch {
	case !ok:
		s.Bad++
		s.Lost++
		if s.status == model.StatusOK || status == model.TableOK {
			s.LostOK++
		}
		s.note("%s %s %s: %s is lost", t, at.key, at.column, amount)
	case v.Amount.Equal(amount.Decimal):
		s.Hit++
		if v.State == model.Doubtful {
			s.Needless++
		}
	default:
		s.Bad++
		s.note("%s %s %s: %s read as %s (%s)", t, at.key, at.column, amount, v.Amount, v.State)
	}
}

// wrong counts an amount that is wrong or extra.
func (s *scoring) wrong(v Value) {
	s.Bad++
	if v.State != model.Doubtful {
		s.Silent++
	}
	if v.State == model.Proved {
		s.ProvedBad++
	}
}
