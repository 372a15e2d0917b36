package identity

import (
	"slices"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/internal/parallel"
)

// Of gives the identities of a document's tables: those printed under them first, then those of their structure,
// then those between tables. One that says the same as another is left out. The order depends on the tables alone.
func Of(tables []Table) []Identity {
	sheets := parallel.Map(len(tables), func(i int) *sheet { return newSheet(tables[i]) })
	printed := slices.Concat(parallel.Map(len(sheets), func(i int) []Identity {
		b := binder{}
		b.printed(sheets[i])
		return b.out
	})...)
	noted := byTerms(printed)
	institutions := sets(sheets)
	bound := parallel.Map(len(sheets)+len(institutions), func(i int) *binder {
		b := &binder{printedOnes: printed, noted: noted}
		if i < len(sheets) {
			b.within(sheets[i])
		} else {
			b.between(institutions[i-len(sheets)])
		}
		return b
	})
	all := [][]Identity{printed}
	for _, b := range bound {
		for _, i := range b.detailed {
			printed[i].Detailed = true
		}
		all = append(all, b.out)
	}
	return slices.Concat(all...)
}

// binder collects identities.
type binder struct {
	out []Identity
	// printedOnes are those of the notes, noted their indexes by the hash of their terms. Only they are said again: of the
	// rules no two say the same.
	printedOnes []Identity
	noted       map[uint64][]int
	detailed    []int // of printedOnes: those that are said again, as detailed
}

func byTerms(identities []Identity) map[uint64][]int {
	out := make(map[uint64][]int, len(identities))
	for i := range identities {
		if id := &identities[i]; id.Inapplicable == "" {
			h := hashTerms(id)
			out[h] = append(out[h], i)
		}
	}
	return out
}

// within binds the sums of a table's structure.
func (b *binder) within(s *sheet) {
	b.rowSums(s)
	switch s.kind.Shape {
	case accounts.CodeList:
		b.levelSums(s)
	case accounts.EconomicList:
		b.economicSums(s)
	case accounts.SideBySide:
		b.listSums(s)
	case accounts.SingleRow:
		b.sourceSums(s)
	}
}

// add takes an identity unless a printed one has the same terms.
func (b *binder) add(id Identity) {
	if len(b.noted) > 0 && id.Inapplicable == "" {
		for _, other := range b.noted[hashTerms(&id)] {
			if sameTerms(&b.printedOnes[other], &id) {
				if id.Detailed {
					b.detailed = append(b.detailed, other)
				}
				return
			}
		}
	}
	b.out = append(b.out, id)
}

// hashTerms does not depend on the order of the addends.
func hashTerms(id *Identity) uint64 {
	sum := hashCell(id.Total)
	for _, t := range id.Addends {
		h := hashCell(t.Cell)
		if t.Sign < 0 {
			h = ^h
		}
		sum += h * 0x9E3779B97F4A7C15
	}
	return sum
}

// hashCell is FNV-1a over the three names of a cell.
func hashCell(c Cell) uint64 {
	h := uint64(14695981039346656037)
	for _, s := range [3]string{c.Table, c.Key, c.Column} {
		for i := range len(s) {
			h = (h ^ uint64(s[i])) * 1099511628211
		}
		h = (h ^ 0xff) * 1099511628211
	}
	return h
}

func sameTerms(a, b *Identity) bool {
	if a.Total != b.Total || len(a.Addends) != len(b.Addends) || a.Relation != b.Relation {
		return false
	}
	signs := make(map[Cell]int, len(a.Addends))
	for _, t := range a.Addends {
		signs[t.Cell] = t.Sign
	}
	for _, t := range b.Addends {
		if signs[t.Cell] != t.Sign {
			return false
		}
	}
	return true
}

// rowSums binds the sums along each row.
func (b *binder) rowSums(s *sheet) {
	if s.unknownColumn() {
		return
	}
	for i := range s.kind.Sums {
		sum := &s.kind.Sums[i]
		if !s.columns[sum.Total] || !s.printsAddends(sum) {
			continue
		}
		for r := range s.Rows {
			if in := s.Rows[r].Section; sum.Section == "" || in != nil && *in == sum.Section {
				b.add(s.alongRow(sum, s.Rows[r].Key))
			}
		}
	}
	if s.kind.EconomicColumns {
		b.economicColumns(s)
	}
}

// printsAddends holds when a table prints the columns without which a sum says nothing: all of two, one of more.
func (s *sheet) printsAddends(sum *accounts.Sum) bool {
	found := 0
	for _, c := range sum.Plus {
		if s.columns[c] {
			found++
		}
	}
	for _, c := range sum.Minus {
		if !s.columns[c] {
			return false
		}
	}
	return found == len(sum.Plus) || found > 0 && len(sum.Plus) > 2
}

func (s *sheet) alongRow(sum *accounts.Sum, key string) Identity {
	id := s.structure(sum.ID)
	id.Relation, id.Total = sum.Relation, s.cell(key, sum.Total)
	for _, c := range sum.Plus {
		if s.columns[c] {
			id.Addends = append(id.Addends, Term{s.cell(key, c), 1})
		}
	}
	for _, c := range sum.Minus {
		id.Addends = append(id.Addends, Term{s.cell(key, c), -1})
	}
	return id
}

// sourceSums binds the row of the total to be no less than those of the sources of money. Some forms print sources that
// are no government fund.
func (b *binder) sourceSums(s *sheet) {
	var rows []int
	for _, source := range s.kind.Sources {
		if r := s.row(source.ID); r >= 0 && source.ID != "total" {
			rows = append(rows, r)
		}
	}
	total := s.row("total")
	if total < 0 || len(rows) == 0 {
		return
	}
	for _, column := range s.adding {
		id := s.structure("sources").over(s, total, rows, column)
		id.Relation = AtLeast
		b.add(id)
	}
}
