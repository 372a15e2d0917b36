package normalize

import (
	"slices"
	"strconv"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// side is one list of a table with several beside each other: its labels (项目), its line numbers (行次), its amounts.
type side struct {
	section *accounts.Section
	closing *accounts.Section // whose totals close the list; nil means its own
	from    int               // first column
	name    int
	line    int // -1 when no 行次 is printed
	amounts []int
	labels  map[int]label // by row of the grid
	seen    map[string]bool
	balance string // key of the last balance, of which the funds after it are parts
	owner   string // key of the last row that is part of no other
	closed  bool   // the total of the year is printed above
}

// label is what a row's label names.
type label struct {
	concept  *accounts.Concept
	section  *accounts.Section // where it is not the side's
	distance int
	sure     bool
	readings []string // names of the candidates where it is not
}

// readSections reads a table of lists beside each other: income (收入), expenditure (支出), expenditure by its nature.
func (b *builder) readSections() {
	sides := b.findSides()
	set := newColumnSet(b)
	for n := range sides {
		b.bindSide(set, &sides[n], n)
	}
	b.cols = set.of
	if len(sides) < 2 {
		b.shifted = true
		b.warn("column_shift", "an income and an expenditure side were not both found: the columns are uncertain")
	}
	b.closings(sides)
	for n := range sides {
		b.readLabels(&sides[n])
	}
	for r := range b.rows() {
		for n := range sides {
			b.readLine(r, &sides[n], b.amountsOf(r, sides, n))
		}
	}
}

// amountsOf are the columns of a side's amounts in a row. A label over several sides has those of the last one.
func (b *builder) amountsOf(r int, sides []side, n int) []int {
	i := b.s.index(r, sides[n].name)
	if i < 0 {
		return nil
	}
	end := b.s.Cells[i].Col + b.s.Cells[i].ColSpan
	for last := len(sides) - 1; last > n; last-- {
		if sides[last].name < end && b.s.Cells[i].Col <= sides[n].name {
			return sides[last].amounts
		}
	}
	return sides[n].amounts
}

// bindSide binds the columns of one side. Both sides may have a column of the same id, one side not.
func (b *builder) bindSide(set *columnSet, sd *side, n int) {
	set.of[sd.name].role = nameRole
	if sd.line >= 0 {
		set.of[sd.line].role = lineRole
	}
	ids := b.bindColumns(sd.amounts, sd.section.ID)
	for _, c := range sd.amounts {
		id := ids[c]
		if id == "" && len(b.h.paths[c]) == 0 && !b.used(c) {
			continue
		}
		key := id + "@" + strconv.Itoa(n)
		first, again := set.taken[key]
		set.taken[key] = c
		if again && id != "" {
			set.of[first].doubt = true
		}
		set.add(c, id, id != "" && !again)
	}
}

// findSides finds the sides by their heads: 项目 begins one, 行次 is its numbers, the rest its amounts.
func (b *builder) findSides() []side {
	var sides []side
	for c := range b.s.Cols {
		leaf := b.h.leaf(c)
		role := accounts.Role(leaf)
		alone := len(b.h.paths[c]) == 1 && b.is.MatchSection(leaf) != nil
		switch {
		case role == accounts.NameHead || role == accounts.CodeAndName || alone:
			if last := len(sides) - 1; last >= 0 && sides[last].name == c-1 && b.s.index(b.h.rows-1, c) == b.s.index(b.h.rows-1, c-1) {
				continue // the head of the names spans two columns
			}
			sides = append(sides, side{section: b.section(c, sides), from: c, name: c, line: -1, seen: map[string]bool{}, labels: map[int]label{}})
		case len(sides) == 0 || role == accounts.RemarkHead && !b.runsUp(c) || role == accounts.CodeHead:
			continue
		case role == accounts.LineHead || role == accounts.RemarkHead:
			sides[len(sides)-1].line = c
		default:
			sd := &sides[len(sides)-1]
			if sd.line < 0 && len(b.is.MatchColumn(b.stage, sd.section.ID, b.h.paths[c])) == 0 && b.runsUp(c) {
				sd.line = c
				continue
			}
			sd.amounts = append(sd.amounts, c)
		}
	}
	return sides
}

// section tells which list a column begins: by the heads over it, else by its rows, else by the order of the form.
func (b *builder) section(c int, before []side) *accounts.Section {
	for _, l := range slices.Backward(b.h.paths[c]) {
		if s := b.is.MatchSection(l); s != nil && !(s.ID == "expenditure" && hasSection(before, s)) {
			return s
		}
	}
	best, most := (*accounts.Section)(nil), 0
	for i := range b.is.Sections {
		s := &b.is.Sections[i]
		if hasSection(before, s) {
			continue
		}
		n := 0
		for i := range b.body(c) {
			if s.Has(b.s.folded[i]) {
				n++
			}
		}
		if n > most {
			best, most = s, n
		}
	}
	if best != nil {
		return best
	}
	return &b.is.Sections[min(len(before), len(b.is.Sections)-1)]
}

func hasSection(sides []side, s *accounts.Section) bool {
	return slices.ContainsFunc(sides, func(sd side) bool { return sd.section == s })
}

// runsUp holds for a column of running whole numbers, a 行次 without its head, or with one that was misread. Of many
// numbers a few may be misread, too.
func (b *builder) runsUp(c int) bool {
	const mostMisread = 8 // one in so many
	n, most := 0, 0
	begins := map[int]int{} // with which number the column would begin, by each of its numbers
	for i := range b.body(c) {
		if v, err := strconv.Atoi(b.s.folded[i]); err == nil {
			begins[v-n]++
			most = max(most, begins[v-n])
		}
		n++
	}
	return n > 2 && (n-most)*mostMisread <= n
}

// closings gives lists by nature that stand in place of the expenditure by function the totals of that side.
func (b *builder) closings(sides []side) {
	expenditure := b.is.Section("expenditure")
	for n := range sides {
		if sides[n].section.ID == "nature" && !hasSection(sides, expenditure) {
			sides[n].closing = expenditure
		}
	}
}

// readLabels finds what the labels of a side name, all of them before any row is read: where a side prints 收入合计 and
// 总计, the former is the total of the year.
func (b *builder) readLabels(sd *side) {
	total := -1 // the last row that closes the side
	yearTotal := false
	for r := b.h.body(); r < b.s.Rows; r++ {
		i := b.s.index(r, sd.name)
		if i < 0 || b.s.Cells[i].Row != r || b.s.folded[i] == "" || b.s.Cells[i].Col < sd.from {
			continue
		}
		l := matchLabel(sd.section, b.s.Cells[i].Text)
		if sd.closing != nil {
			if c := matchLabel(sd.closing, b.s.Cells[i].Text); c.concept != nil && c.concept.Kind != accounts.Line {
				l = c
				l.section = sd.closing
			}
		}
		sd.labels[r] = l
		if l.concept == nil {
			continue
		}
		switch l.concept.Kind {
		case accounts.Total:
			if total >= 0 && !yearTotal {
				was := sd.labels[total]
				was.concept = sd.sectionOf(was).Concept("year_total")
				sd.labels[total] = was
				yearTotal = true
			}
			total = r
		case accounts.YearTotal:
			yearTotal = true
		}
	}
}

// matchLabel finds the concept that a label names.
func matchLabel(s *accounts.Section, printed string) label {
	list := s.Match(printed)
	if len(list) == 0 {
		return label{}
	}
	l := label{concept: list[0].Concept, distance: list[0].Distance, sure: accounts.Apart(distances(list))}
	if !l.sure {
		for _, c := range list {
			l.readings = append(l.readings, c.Names.Official())
		}
	}
	return l
}

func distances(list []accounts.ConceptMatch) []int {
	out := make([]int, len(list))
	for i := range list {
		out[i] = list[i].Distance
	}
	return out
}

// readLine reads one side of a body row.
func (b *builder) readLine(r int, sd *side, amounts []int) {
	i := b.s.index(r, sd.name)
	if i < 0 || b.s.Cells[i].Row != r || b.s.Cells[i].Col < sd.from {
		return
	}
	has := false
	for _, c := range amounts {
		has = has || b.s.text(r, c) != "" && b.s.index(r, c) != i
	}
	name, _ := text.Name(b.s.Cells[i].Text)
	if name == "" && !has {
		return
	}
	l := sd.labels[r]
	key, parent := sd.key(l, name)
	row, doubt := b.row(key, kindOfLine(l, name))
	b.label(row, i)
	row.Section, row.Line = &sd.sectionOf(l).ID, b.lineNumber(r, sd)
	if parent != "" && parent != key {
		row.Parent = &parent
	}
	sd.read(key, parent, l)
	doubt = b.judgeLabel(row, l, i, r) || doubt
	for _, c := range amounts {
		if b.s.index(r, c) != i {
			b.amount(row, r, c, doubt)
		}
	}
}

// key is that of a row by what its label names, and the key of the row that it is a part of.
func (sd *side) key(l label, name string) (key, parent string) {
	c := l.concept
	prefix := sd.sectionOf(l).ID + ":"
	switch {
	case c == nil:
		bare := withoutNumber(text.Squash(name))
		part := accounts.BeginsPart(bare) || sd.closed && sd.balance != ""
		if part {
			parent = sd.owner
		}
		return prefix + bare, parent
	case sd.balance != "" && c.PartOf == "fiscal" && (sd.closed || sd.seen[prefix+c.ID]):
		return sd.balance + "/" + c.ID, sd.balance
	case c.PartOf != "" && sd.seen[prefix+c.PartOf] && !sd.closed:
		return prefix + c.ID, prefix + c.PartOf
	}
	return prefix + c.ID, ""
}

// sectionOf is the list that a row belongs to.
func (sd *side) sectionOf(l label) *accounts.Section {
	if l.section != nil {
		return l.section
	}
	return sd.section
}

// read notes that a row was read.
func (sd *side) read(key, parent string, l label) {
	sd.seen[key] = true
	if parent == "" {
		sd.owner = key
	}
	if l.concept != nil {
		switch l.concept.Kind {
		case accounts.YearTotal:
			sd.closed = true
		case accounts.Balance:
			sd.balance, sd.owner = key, key
		case accounts.Total:
			sd.balance = ""
		}
	}
}

// judgeLabel records how far a row's label can be trusted. It reports whether its amounts are doubtful.
func (b *builder) judgeLabel(row *model.Row, l label, i, r int) (doubt bool) {
	bare := withoutNumber(text.Squash(row.Name))
	switch {
	case l.concept != nil && !l.sure:
		row.LabelState, row.LabelReadings = model.LabelDoubtful, l.readings
		b.warn("doubtful_label", "row %s: %q may name %s: its amounts are doubtful", row.Key, row.Name, strings.Join(l.readings, " or "))
		return true
	case l.concept != nil:
		if l.distance > 0 {
			official := l.concept.Names.Official()
			row.OfficialName = &official
		}
		return false
	case bare == "":
		b.warn("row_without_name", "grid row %d has amounts on the %s side and no name: they are doubtful", r, *row.Section)
	case !isPlain(bare):
		b.warn("unreadable_name", "row %s: its key rests on a name with letters or digits where none belong: its amounts are doubtful", row.Key)
	case b.s.Cells[i].Confidence > 0:
		b.warn("unreadable_name", "row %s: its name was recognised, and no list has it: its amounts are doubtful", row.Key)
	default:
		return false
	}
	row.LabelState = model.LabelDoubtful
	return true
}

// withoutNumber takes the number off a name (一、 1.) and leaves the rest as printed.
func withoutNumber(name string) string {
	f := text.Fold(name)
	bare := accounts.WithoutNumber(f)
	runes := []rune(name)
	if cut := len([]rune(f)) - len([]rune(bare)); cut > 0 && cut < len(runes) {
		return string(runes[cut:])
	}
	return name
}

// isPlain holds for a name as these tables have it: Chinese characters and punctuation. Letters, digits and signs come
// from a font whose characters are not known.
func isPlain(name string) bool {
	for _, r := range name {
		if r < 0x2000 && !strings.ContainsRune("()·,:;-/ .%", r) || r == '\ufffd' || r >= 0xe000 && r <= 0xf8ff {
			return false
		}
	}
	return true
}

func (b *builder) lineNumber(r int, sd *side) *int {
	if sd.line < 0 {
		return nil
	}
	n, err := strconv.Atoi(b.s.text(r, sd.line))
	if err != nil || n <= 0 {
		return nil
	}
	return &n
}

func kindOfLine(l label, name string) model.RowKind {
	switch {
	case l.concept != nil && l.concept.Kind == accounts.Total:
		return model.KindTotal
	case l.concept != nil && l.concept.Kind == accounts.YearTotal, accounts.IsTotal(name):
		return model.KindSubtotal
	}
	return model.KindLine
}
