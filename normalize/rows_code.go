package normalize

import (
	"slices"
	"strings"
	"unicode"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// labelColumns are the columns left of the amounts.
type labelColumns struct {
	codes []int // 类, 款, 项, or one column with the whole code
	name  int   // 科目名称; -1 when there is none
}

// readCodes reads a table whose rows have function codes. A table of this type that prints names alone is read by them.
func (b *builder) readCodes() {
	lc := b.codeColumns(0, b.s.Cols, isFunctionCode)
	if !b.hasCodes(lc) {
		b.readNames()
		return
	}
	set := newColumnSet(b)
	from := lc.name + 1
	for _, c := range lc.codes {
		set.of[c].role = codeRole
		from = max(from, c+1)
	}
	if lc.name >= 0 {
		set.of[lc.name].role = nameRole
	}
	b.bindAmounts(set, from)
	var prev string
	for r := range b.rows() {
		prev = b.readCodeRow(r, from, lc, prev)
	}
	b.linkParents()
}

// bindAmounts binds the columns from one on, each to one id.
func (b *builder) bindAmounts(set *columnSet, from int) {
	cols := b.amountColumns(from, b.s.Cols)
	ids := b.bindColumns(cols, "")
	for _, c := range cols {
		id := ids[c]
		if id == "" && b.is.EconomicColumns {
			id = economicColumn(b.h.paths[c])
		}
		set.add(c, id, false)
	}
	b.cols = set.of
	b.checkNumbers(from)
}

// economicColumn is the id of a column headed by an economic code, or by the name of one.
func economicColumn(path []string) string {
	if len(path) == 0 {
		return ""
	}
	for i := len(path) - 1; i >= 0; i-- {
		if code, ok := text.ParseCode(path[i]); ok {
			return code.Digits
		}
	}
	leaf := path[len(path)-1]
	if accounts.IsSum(leaf) && len(path) > 1 {
		return accounts.EconomicCode(path[len(path)-2], "")
	}
	group := ""
	if len(path) > 1 {
		group = accounts.EconomicCode(path[len(path)-2], "")
	}
	return accounts.EconomicCode(leaf, group)
}

// hasCodes reports whether a body has function codes, or no label that could stand for one.
func (b *builder) hasCodes(lc labelColumns) bool {
	labels := 0
	for _, c := range append(slices.Clone(lc.codes), lc.name) {
		for i := range b.body(c) {
			if accounts.IsTotal(b.s.folded[i]) {
				continue
			}
			digits := b.s.code(i)
			if isFunctionCode(digits) || len(digits) == 2 && allDigits(digits) {
				return true
			}
			labels++
		}
	}
	return labels == 0 && len(lc.codes) > 0
}

// codeColumns finds the columns of codes and the column of names in [from, to), by their heads, else by what stands
// in them.
func (b *builder) codeColumns(from, to int, isCode func(string) bool) labelColumns {
	lc := labelColumns{name: -1}
	for c := from; c < to; c++ {
		codes, texts := b.content(c, isCode)
		if len(lc.codes) > 0 && codes == 0 && b.holdsAmounts(c, texts) {
			break // amounts: the head of the names cannot be read
		}
		switch role := accounts.Role(b.h.leaf(c)); {
		case role == accounts.NameHead && texts >= codes || role == accounts.CodeAndName:
			if lc.name < 0 {
				lc.name = c
			}
		case role == accounts.CodeHead && lc.name < 0 && texts > codes && texts > 1:
			lc.name = c // 科目 over names
		case role == accounts.CodeHead, role == accounts.NameHead && codes > texts:
			lc.codes = append(lc.codes, c)
		case role == accounts.NoRole && len(lc.codes) > 0 && lc.name < 0 && codes > texts && codes > 0:
			lc.codes = append(lc.codes, c) // 款 and 项 under one head
		}
		if lc.name >= 0 && len(lc.codes) > 0 {
			return lc
		}
	}
	for c := from; c < to; c++ {
		codes, texts := b.content(c, isCode)
		switch {
		case slices.Contains(lc.codes, c):
		case len(lc.codes) == 0 && lc.name < 0 && codes > 0 && codes >= texts:
			lc.codes = append(lc.codes, c)
		case lc.name < 0 && texts > 0:
			lc.name = c
			return lc
		}
	}
	return lc
}

// holdsAmounts reports whether most texts of a column with so many words are figures with decimals.
func (b *builder) holdsAmounts(c, words int) bool {
	n := 0
	for i := range b.body(c) {
		at := strings.IndexByte(b.s.folded[i], '.')
		if at > 0 && at < len(b.s.folded[i])-1 && b.s.kind(i) == text.Figure {
			n++
		}
	}
	return n > 1 && n > words
}

// content counts the codes and the texts in the body of a column.
func (b *builder) content(c int, isCode func(string) bool) (codes, texts int) {
	for i := range b.body(c) {
		switch f := b.s.folded[i]; {
		case accounts.IsTotal(f), accounts.Role(f) == accounts.CodeHead:
		case isCode(f):
			codes++
		case b.s.kind(i) == text.Words && strings.ContainsFunc(f, isHan):
			texts++
		}
	}
	return codes, texts
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// readCodeRow reads one body row; it returns its code, which a row printed without its 类 takes over.
func (b *builder) readCodeRow(r, from int, lc labelColumns, prev string) string {
	l := b.rowLabel(r, 0, from, lc.name, accounts.IsTotal)
	if l.total >= 0 {
		b.totalRow(r, l.total, from)
		return prev
	}
	code, bare, sure := b.rowCode(l, prev)
	switch {
	case code != "" && isFunctionCode(code):
		b.codeRow(r, from, code, bare, l.name, sure)
		return code
	case b.hasAmounts(r, from):
		if l.name < 0 {
			l.name = l.code
		}
		b.strayRow(r, from, code, l.name)
	}
	return prev
}

// rowLabel is what stands left of a row's amounts.
type rowLabel struct {
	parts       []string // of the code, blank ones too
	name        int      // cells; -1 where there is none
	code, total int
	above       bool // a label of the row above reaches into it
}

// rowLabel reads the cells of a row in columns [from, end).
func (b *builder) rowLabel(r, from, end, name int, isTotal func(string) bool) rowLabel {
	l := rowLabel{name: -1, code: -1, total: -1}
	last := -1
	for c := from; c < end; c++ {
		i := b.s.index(r, c)
		isCode := b.of(c).role == codeRole
		switch {
		case i >= 0 && i == last: // the same cell over several columns
			continue
		case i < 0 || b.s.folded[i] == "" || b.s.Cells[i].Row < b.h.body():
			if isCode {
				l.parts = append(l.parts, "")
			}
		case b.s.Cells[i].Row < r && !isCode: // a name or label of the row above
			l.above = true
		case l.code < 0 && isTotal(b.s.folded[i]):
			l.total = i
		case isCode && accounts.Role(b.s.folded[i]) != accounts.CodeHead:
			l.parts, l.code = append(l.parts, b.codePart(i)), i
			if c == name {
				l.name = i
			}
		case c == name:
			l.name = i
		}
		last = i
	}
	return l
}

// codePart is the text of a cell of codes: the digits of a code, mended where a spreadsheet spoiled it.
func (b *builder) codePart(i int) string {
	b.takeCode(i)
	if code, ok := text.ParseCode(b.s.Cells[i].Text); ok && code.Name == "" {
		return code.Digits
	}
	if digits := strings.Trim(b.s.folded[i], codeSpecks); allDigits(digits) {
		return digits
	}
	return b.s.folded[i]
}

// rowCode is the code of a row, from its columns of codes, else from the cell of its name. bare is then the name alone.
func (b *builder) rowCode(l rowLabel, prev string) (code, bare string, sure bool) {
	code, sure = joinCode(l.parts, prev)
	if code == "" && l.name >= 0 {
		if c, ok := text.ParseCode(b.s.Cells[l.name].Text); ok {
			return c.Digits, c.Name, true
		}
	}
	return code, "", sure
}

// codeSpecks are what recognition makes of specks and rules beside the digits of a code.
const codeSpecks = ".,[]()|'·-_:"

// joinCode joins the parts of a code. Parts may repeat what stands before them (205 20508 2050803), and the first
// ones may be blank where the row above has them; then the code is not sure.
func joinCode(parts []string, prev string) (code string, sure bool) {
	sure = true
	for n, p := range parts {
		p = strings.ReplaceAll(p, "-", "")
		switch {
		case p == "":
			continue
		case code == "" && n > 0 && len(p) == 2 && len(prev) >= 1+2*n && allDigits(p):
			code, sure = prev[:1+2*n]+p, false
		case len(p) > 2 && code != "" && strings.HasPrefix(p, code):
			code = p
		default:
			code += p
		}
	}
	return code, sure
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// hasAmounts holds when a row has text in a column of amounts.
func (b *builder) hasAmounts(r, from int) bool {
	for c := from; c < b.s.Cols; c++ {
		if i := b.s.index(r, c); i >= 0 && b.s.Cells[i].Row == r && b.s.Cells[i].Col >= from && b.s.folded[i] != "" {
			return true
		}
	}
	return false
}

func (b *builder) amounts(row *model.Row, r, from int, doubt bool) {
	for c := from; c < b.s.Cols; c++ {
		if b.of(c).role != amountRole {
			continue
		}
		if i := b.s.index(r, c); b.h.mixed && r < b.h.rows && i >= 0 && b.s.kind(i) == text.Words {
			continue // a column head in the row of 合计
		}
		b.amount(row, r, c, doubt)
	}
}

func (b *builder) totalRow(r, label, from int) {
	if r < b.h.rows && !b.hasFigures(r, from) {
		return
	}
	row, doubt := b.row("total", model.KindTotal)
	b.label(row, label)
	b.amounts(row, r, from, doubt)
}

// hasFigures holds when a row of heads has an amount.
func (b *builder) hasFigures(r, from int) bool {
	for c := from; c < b.s.Cols; c++ {
		if i := b.s.index(r, c); i >= 0 && b.s.printsAmount(i) {
			return true
		}
	}
	return false
}

// codeRow reads a row with a code. bare is its name where code and name stand in one cell.
func (b *builder) codeRow(r, from int, code, bare string, name int, sure bool) {
	row, doubt := b.row(code, kindOfCode(code))
	row.Code = &code
	b.nameRow(row, code, bare, name, sure && !doubt)
	b.amounts(row, r, from, doubt)
}

// nameRow gives a row with a code its name.
func (b *builder) nameRow(row *model.Row, code, bare string, name int, sure bool) {
	if name < 0 {
		return
	}
	b.label(row, name)
	if bare != "" {
		row.Name, _ = text.Name(bare)
	}
	row.Name = strings.TrimLeft(strings.TrimPrefix(withoutCode(row.Name, code), code), ".、-")
	if official, ok := accounts.OfficialName(code, b.year); sure && ok && row.Name != "" && text.Fold(official) != text.Fold(row.Name) {
		row.OfficialName = &official
	}
}

// strayRow keeps a row with amounts and no valid code: its key is what is printed, and its amounts are doubtful.
func (b *builder) strayRow(r, from int, code string, name int) {
	row := b.stray(r, code, name)
	b.amounts(row, r, from, true)
}

// stray begins a row whose code is none.
func (b *builder) stray(r int, code string, name int) *model.Row {
	key := code
	if key == "" && name >= 0 {
		key = b.s.folded[name]
	}
	if key == "" {
		key = "row"
	}
	b.warn("row_without_code", "grid row %d (%s) has amounts and no valid code: they are doubtful", r, key)
	row, _ := b.row(key, model.KindLine)
	row.LabelState = model.LabelDoubtful
	if name >= 0 {
		b.label(row, name)
	}
	return row
}

func kindOfCode(code string) model.RowKind {
	switch len(code) {
	case 3:
		return model.KindClass
	case 5:
		return model.KindSection
	}
	return model.KindItem
}

// linkParents sets the parent of each row with a code: the longest shorter code that is in the table.
func (b *builder) linkParents() {
	for i := range b.out.Rows {
		row := &b.out.Rows[i]
		if row.Code == nil {
			continue
		}
		for n := len(*row.Code) - 2; n >= 3; n -= 2 {
			if parent := (*row.Code)[:n]; b.seen[parent] > 0 {
				row.Parent = &parent
				break
			}
		}
	}
}

// checkNumbers compares the 栏次 with the order of the columns: numbers that don't ascend mean that heads and
// columns have come apart.
func (b *builder) checkNumbers(from int) {
	last := 0
	for c := from; c < b.s.Cols; c++ {
		n := b.h.number(b.s, c)
		if n == nil || !allDigits(*n) || len(*n) > 2 {
			continue
		}
		value := int((*n)[len(*n)-1] - '0')
		if len(*n) == 2 {
			value += 10 * int((*n)[0]-'0')
		}
		if value <= last {
			b.shifted = true
			b.warn("column_shift", "the column numbers (栏次) do not ascend: the columns are uncertain")
			return
		}
		last = value
	}
}

// isFunctionCode and isEconomicCode tell classification codes by their first digit and their length.
func isFunctionCode(s string) bool { return isCodeOf(s, '2', 7) }

func isEconomicCode(s string) bool { return isCodeOf(s, '3', 5) || isCodeOf(s, '5', 5) }

func isCode(s string) bool { return isFunctionCode(s) || isEconomicCode(s) }

func isCodeOf(s string, first byte, longest int) bool {
	return len(s) >= 3 && len(s) <= longest && len(s)%2 == 1 && s[0] == first && allDigits(s)
}
