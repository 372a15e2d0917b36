package dumptable

import "github.com/juesuan/juesuan/model"

// account is the tables of one institution, which obey sums between them.
type account struct {
	tables []*table
	first  map[model.Type]*table // of each kind
	opt    Options
}

func newAccount(tables []*table, opt Options) *account {
	a := &account{tables: tables, first: map[model.Type]*table{}, opt: opt}
	for _, t := range tables {
		if a.first[t.kind] == nil {
			a.first[t.kind] = t
		}
	}
	return a
}

// of is the table of a kind, nil where there is none.
func (a *account) of(kind model.Type) *table { return a.first[kind] }

// accountsOf parts the tables of a dump into those of one institution each. Most dumps are of one; where most kinds come
// again, a kind that comes again begins the next account, as in package identity.
func accountsOf(tables []*table, opt Options) []*account {
	count := map[model.Type]int{}
	for _, t := range tables {
		count[t.kind]++
	}
	again := 0
	for _, n := range count {
		if n > 1 {
			again++
		}
	}
	if again*2 <= len(count) {
		return []*account{newAccount(tables, opt)}
	}
	var out []*account
	have := map[model.Type]bool{}
	from := 0
	for i, t := range tables {
		if have[t.kind] {
			out = append(out, newAccount(tables[from:i], opt))
			from, have = i, map[model.Type]bool{}
		}
		have[t.kind] = true
	}
	return append(out, newAccount(tables[from:], opt))
}
