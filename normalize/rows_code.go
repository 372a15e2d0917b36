package normalize

import (
	"strings"

	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/normalize/catalog"
)

// labelColumns are the columns left of the amounts.
type labelColumns struct {
	codes []int // 类, 款, 项, or one column with the whole code
	name  int   // 科目名称; -1 when there is none
}

// readCodes reads a table whose rows have function codes.
func (b *builder) readCodes() {
	lc := b.codeColumns(0, b.s.Cols, functionCode.MatchString)
	set := newColumnSet(b)
	from := lc.name + 1
	for _, c := range lc.codes {
		set.of[c].role = codeRole
		from = max(from, c+1)
	}
	if lc.name >= 0 {
		set.of[lc.name].role = nameRole
	}
	for c := from; c < b.s.Cols; c++ {
		if !isRemark(b.h.leaf(c)) && (len(b.h.paths[c]) > 0 || b.used(c)) {
			set.add(c, bindCodeColumn(b.out.Type, b.h.paths[c]), false)
		}
	}
	b.cols = set.of
	b.checkNumbers(from)
	var prev string
	for r := b.h.body(); r < b.s.Rows; r++ {
		if !b.skip(r) {
			prev = b.readCodeRow(r, from, lc, prev)
		}
	}
	b.linkParents()
}

// codeColumns finds the columns of codes and the column of names in [from, to), by their heads, else by what stands
// in them.
func (b *builder) codeColumns(from, to int, isCode func(string) bool) labelColumns {
	lc := labelColumns{name: -1}
	for c := from; c < to; c++ {
		leaf := b.h.leaf(c)
		switch {
		case strings.Contains(leaf, "名称") && !strings.Contains(leaf, "编码及") && !strings.Contains(leaf, "代码及"):
			if lc.name < 0 {
				lc.name = c
			}
		case leaf == "类" || leaf == "款" || leaf == "项" || strings.Contains(leaf, "编码") && !strings.Contains(leaf, "名称") ||
			strings.Contains(leaf, "代码") && !strings.Contains(leaf, "名称") || strings.HasSuffix(leaf, "分类"):
			lc.codes = append(lc.codes, c)
		}
		if lc.name >= 0 && len(lc.codes) > 0 {
			return lc
		}
	}
	for c := from; c < to; c++ {
		codes, texts := b.content(c, isCode)
		switch {
		case len(lc.codes) == 0 && lc.name < 0 && codes > 0 && codes >= texts:
			lc.codes = append(lc.codes, c)
		case lc.name < 0 && texts > 0:
			lc.name = c
			return lc
		}
	}
	return lc
}

// content counts the codes and the texts in the body of a column.
func (b *builder) content(c int, isCode func(string) bool) (codes, texts int) {
	for r := b.h.rows; r < b.s.Rows; r++ {
		i := b.s.index(r, c)
		if i < 0 || b.s.Cells[i].Row != r || b.s.Cells[i].Col != c || totalLabel.MatchString(b.s.folded[i]) {
			continue
		}
		switch f := b.s.folded[i]; {
		case isCode(f):
			codes++
		case f != "" && parseAmount(f).kind == notAmount:
			texts++
		}
	}
	return codes, texts
}

// readCodeRow reads one body row; it returns its code, which a row printed without its 类 takes over.
func (b *builder) readCodeRow(r, from int, lc labelColumns, prev string) string {
	var parts []string
	name, label := -1, -1
	last := -1
	total := -1
	for c := range from {
		i := b.s.index(r, c)
		if i >= 0 && i == last {
			continue // the same cell over several columns
		}
		if i < 0 || b.s.folded[i] == "" || b.s.Cells[i].Row < b.h.body() {
			if b.cols[c].role == codeRole {
				parts = append(parts, "")
			}
			last = i
			continue
		}
		if b.s.Cells[i].Row < r && b.cols[c].role != codeRole {
			last = i
			continue // a name or label of the row above
		}
		last = i
		f := b.s.folded[i]
		switch {
		case totalLabel.MatchString(f):
			total = i
		case b.cols[c].role == codeRole && f != "类" && f != "款" && f != "项":
			parts, label = append(parts, f), i
			b.takeCode(i)
		case c == lc.name:
			name = i
		}
	}
	if total >= 0 {
		b.totalRow(r, total, from)
		return prev
	}
	code, sure := joinCode(parts, prev)
	if code == "" && name >= 0 && len(lc.codes) == 0 {
		code = leadingCode(b.s.folded[name])
		sure = code != ""
	}
	switch {
	case code != "" && functionCode.MatchString(code):
		b.codeRow(r, from, code, name, sure)
		return code
	case b.hasAmounts(r, from):
		if name < 0 {
			name = label
		}
		b.strayRow(r, from, code, name)
	}
	return prev
}

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

// leadingCode is the code printed in one cell with the name: 2010301行政运行.
func leadingCode(f string) string {
	f = strings.TrimPrefix(f, "(")
	n := 0
	for n < len(f) && f[n] >= '0' && f[n] <= '9' {
		n++
	}
	if n < len(f) && functionCode.MatchString(f[:n]) {
		return f[:n]
	}
	return ""
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
		if b.h.mixed && r < b.h.rows && parseAmount(b.s.text(r, c)).kind == notAmount {
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
		if k := parseAmount(b.s.text(r, c)).kind; k == number || k == dashAmount {
			return true
		}
	}
	return false
}

func (b *builder) codeRow(r, from int, code string, name int, sure bool) {
	row, doubt := b.row(code, kindOfCode(code))
	row.Code = &code
	if name >= 0 {
		b.label(row, name)
		row.Name = strings.TrimLeft(strings.TrimPrefix(withoutCode(row.Name, code), code), ".、-")
	}
	if sure && !doubt {
		b.official(row, code)
	}
	b.amounts(row, r, from, doubt)
}

// official sets the official name where a sure code's printed name differs.
func (b *builder) official(row *model.Row, code string) {
	if row.Name == "" {
		return
	}
	if name, ok := catalog.Name(code, b.year); ok && fold(name) != fold(row.Name) {
		row.OfficialName = &name
	}
}

// strayRow keeps a row with amounts and no valid code: its key is what is printed, and its amounts are doubtful.
func (b *builder) strayRow(r, from int, code string, name int) {
	key := code
	if key == "" && name >= 0 {
		key = b.s.folded[name]
	}
	if key == "" {
		key = "row"
	}
	b.warn("row_without_code", "grid row %d (%s) has amounts and no valid code: they are doubtful", r, key)
	row, _ := b.row(key, model.KindLine)
	if name >= 0 {
		b.label(row, name)
	}
	b.amounts(row, r, from, true)
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
