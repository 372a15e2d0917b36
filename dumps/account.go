package dumps

import "github.com/juesuan/juesuan/model"

// account is the tables of one institution, which obey sums between them.
type account struct {
	tables []*table
	first  map[model.Type]*table // of each kind
	opt    Options
	from   *source
	credit int             // rows that searches may still settle
	placed map[[2]int]bool // amounts that a search has placed, by line and character
}

// source is the dump that the tables were read from.
type source struct {
	lines  []model.Line
	pages  []int    // of each line, nil in a dump without pages
	titles []region // all that were found
}

// searchCredit bounds the searches over the tables of one institution, in rows that are settled: those of a department with
// tables of 30 rows take some thousand.
const searchCredit = 150_000

func newAccount(tables []*table, from *source, opt Options) *account {
	a := &account{tables: tables, first: map[model.Type]*table{}, opt: opt, from: from, credit: searchCredit, placed: map[[2]int]bool{}}
	for _, t := range tables {
		if a.first[t.kind] == nil {
			a.first[t.kind] = t
		}
	}
	return a
}

// of is the table of a kind, nil where there is none.
func (a *account) of(kind model.Type) *table { return a.first[kind] }

// replace puts another reading of a table into its place.
func (a *account) replace(n int, t *table) {
	if a.first[t.kind] == a.tables[n] {
		a.first[t.kind] = t
	}
	a.tables[n] = t
}

// accountsOf parts the tables of a dump into those of one institution each. Most dumps are of one; where most kinds come
// again, a kind that comes again begins the next account, as in package identity.
func accountsOf(tables []*table, from *source, opt Options) []*account {
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
		return []*account{newAccount(tables, from, opt)}
	}
	var out []*account
	have := map[model.Type]bool{}
	begin := 0
	for i, t := range tables {
		if have[t.kind] {
			out = append(out, newAccount(tables[begin:i], from, opt))
			begin, have = i, map[model.Type]bool{}
		}
		have[t.kind] = true
	}
	return append(out, newAccount(tables[begin:], from, opt))
}
