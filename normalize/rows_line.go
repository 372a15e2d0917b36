package normalize

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/juesuan/juesuan/model"
)

// side is one half of a two-sided table: its labels (项目), its line numbers (行次), its amounts.
type side struct {
	section string
	name    int
	line    int // -1 when no 行次 is printed
	amounts []int
	owner   string // key of the last row whose name stood alone: repeated names are part of it
	ownerIn string // the same without its section
	names   map[string]bool
	misread map[int]bool // rows whose 行次 is out of order
}

var leadingNumber = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}[、.．，,]|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[、.．])`)

// readLines reads a two-sided table: income (收入) beside expenditure (支出).
func (b *builder) readLines() {
	sides := b.findSides()
	set := newColumnSet(b)
	for n := range sides {
		sd := &sides[n]
		set.of[sd.name].role = nameRole
		if sd.line >= 0 {
			set.of[sd.line].role = lineRole
		}
		for _, c := range sd.amounts {
			id := bindSideColumn(b.out.Type, b.h.paths[c], sd.section == "expenditure")
			if id == "" && len(b.h.paths[c]) == 0 && !b.used(c) {
				continue
			}
			set.addSide(c, id, n)
		}
	}
	b.cols = set.of
	if len(sides) < 2 {
		b.shifted = true
		b.warn("column_shift", "an income and an expenditure side were not both found: the columns are uncertain")
	}
	for n := range sides {
		sides[n].misread = b.checkLines(&sides[n])
	}
	for r := b.h.body(); r < b.s.Rows; r++ {
		if b.skip(r) {
			continue
		}
		for n := range sides {
			b.readLine(r, &sides[n])
		}
	}
}

// checkLines compares the 行次 of a side with the order of its rows: they run on by one. A row whose number fits
// neither the one above nor the one below has a misread number.
func (b *builder) checkLines(sd *side) map[int]bool {
	misread := map[int]bool{}
	lastRow, last := -1, 0
	for r := b.h.rows; r < b.s.Rows; r++ {
		n := b.lineNumber(r, sd)
		if n == nil {
			continue
		}
		if misread[r] = true; lastRow >= 0 && *n == last+1 {
			misread[r], misread[lastRow] = false, false
		}
		lastRow, last = r, *n
	}
	return misread
}

// addSide binds a column of one side: both sides may have a column of the same id, one side not.
func (cs *columnSet) addSide(c int, id string, n int) {
	key := id + "@" + strconv.Itoa(n)
	first, again := cs.taken[key]
	cs.taken[key] = c
	if again && id != "" {
		cs.of[first].doubt = true
	}
	cs.add(c, id, id != "" && !again)
}

// findSides finds the sides by their heads: 项目 begins one, 行次 is its numbers, the rest its amounts.
func (b *builder) findSides() []side {
	var sides []side
	for c := range b.s.Cols {
		leaf := b.h.leaf(c)
		switch {
		case strings.HasPrefix(leaf, "项目") || strings.HasSuffix(leaf, "名称") || leaf == "科目" || len(b.h.paths[c]) == 1 && (leaf == "收入" || leaf == "支出"):
			sides = append(sides, side{section: b.section(c, len(sides)), name: c, line: -1, names: map[string]bool{}})
		case len(sides) == 0:
			continue
		case leaf == "行次" || leaf == "序号":
			sides[len(sides)-1].line = c
		default:
			sd := &sides[len(sides)-1]
			if isRemark(leaf) {
				continue
			}
			known := bindSideColumn(b.out.Type, b.h.paths[c], sd.section == "expenditure") != ""
			if !known && sd.line < 0 && b.runsUp(c) {
				sd.line = c
				continue
			}
			sd.amounts = append(sd.amounts, c)
		}
	}
	return sides
}

// section tells which side a column is of: by the head over it, else by its order.
func (b *builder) section(c, n int) string {
	if p := b.h.paths[c]; len(p) > 0 {
		switch {
		case strings.Contains(p[0], "支出"):
			return "expenditure"
		case strings.Contains(p[0], "收入"):
			return "income"
		}
	}
	if n == 0 {
		return "income"
	}
	return "expenditure"
}

// runsUp holds for a column of running whole numbers, a 行次 without its head, or with one that was misread. Of many
// numbers a few may be misread, too.
func (b *builder) runsUp(c int) bool {
	const mostMisread = 8 // one in so many
	n, most := 0, 0
	begins := map[int]int{} // with which number the column would begin, by each of its numbers
	for r := b.h.rows; r < b.s.Rows; r++ {
		f := b.s.text(r, c)
		if f == "" {
			continue
		}
		if v, err := strconv.Atoi(f); err == nil {
			begins[v-n]++
			most = max(most, begins[v-n])
		}
		n++
	}
	return n > 2 && (n-most)*mostMisread <= n
}

// readLine reads one side of a body row.
func (b *builder) readLine(r int, sd *side) {
	i := b.s.index(r, sd.name)
	if i < 0 || b.s.Cells[i].Row != r {
		return
	}
	has := false
	for _, c := range sd.amounts {
		has = has || b.s.text(r, c) != "" && b.s.index(r, c) != i
	}
	name, _ := readName(b.s.Cells[i].Text)
	if name == "" && !has {
		return
	}
	line := b.lineNumber(r, sd)
	bare := leadingNumber.ReplaceAllString(squash(name), "")
	key, parent := sd.section+":"+bare, ""
	switch {
	case line != nil:
		key = sd.section + ":" + strconv.Itoa(*line)
	case sd.names[bare] && sd.ownerIn != bare && sd.owner != "":
		key = sd.section + ":" + sd.ownerIn + "/" + bare
	}
	if sd.names[bare] || strings.HasPrefix(bare, "其中") {
		parent = sd.owner
	} else if bare != "" {
		sd.owner, sd.ownerIn = key, bare
		sd.names[bare] = true
	}
	row, doubt := b.row(key, kindOfLine(bare))
	b.label(row, i)
	section := sd.section
	row.Section, row.Line = &section, line
	if parent != "" && parent != key {
		row.Parent = &parent
	}
	if bare == "" && line == nil {
		doubt = true
		b.warn("row_without_name", "grid row %d has amounts on the %s side and no name: they are doubtful", r, section)
	}
	if line == nil && sd.line >= 0 && bare != "" && has {
		doubt = true
		b.warn("line_number", "row %s: it has no line number (行次) where the other rows have theirs: its amounts are doubtful", row.Key)
	}
	if line == nil && bare != "" && !isPlain(bare) {
		doubt = true
		b.warn("unreadable_name", "row %s: its key rests on a name with letters or digits where none belong: its amounts are doubtful", row.Key)
	}
	if sd.misread[r] && has {
		doubt = true
		b.warn("line_number", "row %s: its line number (行次) is out of order: its amounts are doubtful", row.Key)
	}
	for _, c := range sd.amounts {
		if b.s.index(r, c) != i {
			b.amount(row, r, c, doubt)
		}
	}
}

// isPlain holds for a name as these tables have it: Chinese characters and punctuation. Letters, digits and signs come
// from a font whose characters are not known.
func isPlain(name string) bool {
	for _, r := range name {
		if r < 0x2000 && !strings.ContainsRune("()·,:;-/ .", r) || r == '\ufffd' || r >= 0xe000 && r <= 0xf8ff {
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

func kindOfLine(bare string) model.RowKind {
	switch {
	case bare == "总计" || bare == "收入总计" || bare == "支出总计" || bare == "合计":
		return model.KindTotal
	case strings.HasSuffix(bare, "合计") || strings.HasSuffix(bare, "小计"):
		return model.KindSubtotal
	}
	return model.KindLine
}
