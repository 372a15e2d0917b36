package identity

import (
	"slices"

	"github.com/juesuan/juesuan/internal/parallel"
	"github.com/juesuan/juesuan/model"
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
	b.columnSums(s)
	b.levelSums(s)
	b.sideSums(s)
	b.economicSums(s)
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

// columnSums binds the sums along each row.
func (b *binder) columnSums(s *sheet) {
	if s.unknownColumn() {
		return
	}
	for i := range columnRules {
		rule := &columnRules[i]
		if rule.table != s.Type || !s.columns[rule.total] || !rule.printedIn(s) {
			continue
		}
		for r := range s.Rows {
			if section := s.Rows[r].Section; section == nil || *section == "expenditure" {
				b.add(rule.bind(s, s.Rows[r].Key))
			}
		}
	}
}

// printedIn holds when the table prints the columns without which the rule says nothing: all of two, one of more.
func (rule *columnRule) printedIn(s *sheet) bool {
	found := 0
	for _, c := range rule.plus {
		if s.columns[c] {
			found++
		}
	}
	for _, c := range rule.minus {
		if !s.columns[c] {
			return false
		}
	}
	return found == len(rule.plus) || found > 0 && len(rule.plus) > 2
}

func (rule *columnRule) bind(s *sheet, key string) Identity {
	id := Identity{ID: string(s.Type) + "." + rule.id, Source: Structure, Total: s.cell(key, rule.total)}
	for _, c := range rule.plus {
		if s.columns[c] {
			id.Addends = append(id.Addends, Term{s.cell(key, c), 1})
		}
	}
	for _, c := range rule.minus {
		id.Addends = append(id.Addends, Term{s.cell(key, c), -1})
	}
	return id
}

// sideSums binds the sums down each half of a two-sided table.
func (b *binder) sideSums(s *sheet) {
	for i := range s.sides {
		sd := &s.sides[i]
		for _, column := range sideColumns(s, sd) {
			id := Identity{ID: string(s.Type) + "." + sd.section + "_sum", Source: Structure}
			if sd.sum >= 0 && len(sd.lines) > 0 {
				b.add(id.over(s, sd.sum, sd.lines, column))
			}
			id.ID = string(s.Type) + "." + sd.section + "_grand_total"
			switch {
			case sd.grand < 0 || sd.sum < 0:
			case sd.unknown != "":
				b.add(Identity{ID: id.ID, Source: Structure, Inapplicable: "it is not known what the row " + sd.unknown + " is part of"})
			default:
				b.add(id.over(s, sd.grand, append([]int{sd.sum}, sd.between...), column))
			}
			id.ID, id.Detailed = string(s.Type)+"."+sd.section+"_balance", true
			for k, parts := range sd.details {
				if len(parts) > 1 && byFund(s, parts) {
					b.add(id.over(s, sd.between[k], parts, column))
				}
			}
		}
	}
}

// byFund holds when the parts are the three funds, which add up to the balance; parts by kind of outlay may not.
func byFund(s *sheet, parts []int) bool {
	for _, r := range parts {
		switch label := foldLabel(s.Rows[r].Name); {
		case label != "" && !containsAny(label, "预算财政拨款", "国有资本经营财政拨款"):
			return false
		}
	}
	return true
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

// sideColumns are the columns of amounts of one half, in print order.
func sideColumns(s *sheet, sd *side) []string {
	var out []string
	for _, c := range s.Columns {
		onlyIncome := s.Type == model.FiscalAppropriationSummary && c.ID == "final" && s.columns["total"]
		onlyExpenditure := s.Type == model.FiscalAppropriationSummary && c.ID != "final"
		if sd.section == "income" && !onlyExpenditure || sd.section == "expenditure" && !onlyIncome {
			out = append(out, c.ID)
		}
	}
	return out
}

// sets parts the tables into those of one institution each: most documents have one set, some print all tables of
// one office and then all of the next. A type that comes again begins a set when most types come again.
func sets(sheets []*sheet) [][]*sheet {
	count := map[model.Type]int{}
	for _, s := range sheets {
		if standard[s.Type] {
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
			continue // no standard table, or one of two of which it is not known which belongs to the others
		}
		if have[s.Type] {
			out, now, have = append(out, now), nil, map[model.Type]bool{}
		}
		have[s.Type] = true
		now = append(now, s)
	}
	return append(out, now)
}

// standard are the nine tables, of which an institution has one each.
var standard = map[model.Type]bool{
	model.IncomeExpenditureSummary: true, model.Income: true, model.Expenditure: true,
	model.FiscalAppropriationSummary: true, model.GeneralBudgetExpenditure: true,
	model.GeneralBudgetBasicExpenditure: true, model.ThreePublic: true, model.GovernmentFund: true,
	model.StateCapital: true,
}
