package normalize

import (
	"fmt"
	"iter"
	"strconv"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// builder makes the canonical rows of one table.
type builder struct {
	s        *sheet
	h        *heads
	out      *model.Table
	via      map[int]model.Via
	year     int
	is       *accounts.Table
	stage    model.Stage
	cols     []column       // by grid column
	seen     map[string]int // rows by key
	warnings []model.Diagnostic
	taken    []bool       // by cell: it became a code, a label, a line number or an amount
	guessed  map[int]bool // grid columns that are bound by their place alone
	// shifted is set when the columns as a whole are uncertain.
	shifted bool
	// grammars tell how the figures of each grid column are written; made when first asked for.
	grammars []text.Grammar
	// open are the amounts in doubt for nothing but their reading.
	open []openAmount
}

func (b *builder) warn(code, format string, args ...any) {
	b.warnings = append(b.warnings, model.Diagnostic{Code: code, Page: b.s.page(), Message: fmt.Sprintf(format, args...)})
}

// build reads the body of the grid by the type of the table.
func (b *builder) build() {
	b.guessed = map[int]bool{}
	b.taken = make([]bool, len(b.s.Cells))
	b.readBody()
	b.checkRest()
	b.distrustSpoilt()
}

// mostSpoilt is the share of the cells of amounts, one in so many, that may hold something else in a dump whose other amounts
// are believed.
const mostSpoilt = 10

// distrustSpoilt doubts all amounts of a dump's table of which many cells hold no amounts: its text was recognised, and
// nothing tells how well. tesseract-planning of the corpus dumps2 shows such a table.
func (b *builder) distrustSpoilt() {
	if len(b.s.Pages) > 0 {
		return
	}
	amounts, spoilt := 0, 0
	for i := range b.out.Rows {
		for _, v := range b.out.Rows[i].Values {
			amounts++
			if v.Amount == nil && text.ParseNumber(v.Text).Kind == text.Words {
				spoilt++
			}
		}
	}
	if spoilt*mostSpoilt <= amounts {
		return
	}
	b.warn("doubtful_amount", "%d of %d amounts cannot be read: the text was recognised badly, and all amounts are doubtful", spoilt, amounts)
	for i := range b.out.Rows {
		for id, v := range b.out.Rows[i].Values {
			v.State = model.Doubtful
			b.out.Rows[i].Values[id] = v
		}
	}
}

// checkRest warns of numbers in the body that became nothing: no printed amount goes without a word.
func (b *builder) checkRest() {
	rest, where := 0, ""
	for i, cell := range b.s.Cells {
		if cell.Row < b.h.rows || b.taken[i] || b.s.folded[i] == "" || noAmounts(accounts.Role(b.h.leaf(cell.Col))) {
			continue
		}
		if parseAmount(cell.Text).kind != text.Figure {
			continue
		}
		b.out.LeftOut = append(b.out.LeftOut, i)
		if rest++; rest <= 3 {
			where += fmt.Sprintf(" %q in row %d, column %d;", cell.Text, cell.Row, cell.Col)
		}
	}
	if rest > 0 {
		b.warn(model.CodeAmountsLeftOut, "%d numbers of the grid have no place in the table:%s see the grid", rest, where)
	}
}

// noAmounts holds for the columns whose numbers are no amounts: 行次, 备注.
func noAmounts(role accounts.HeadRole) bool {
	return role == accounts.LineHead || role == accounts.RemarkHead
}

func (b *builder) readBody() {
	switch b.is.Shape {
	case accounts.SideBySide:
		b.readSections()
	case accounts.CodeList:
		b.readCodes()
	case accounts.EconomicList:
		b.readEconomic()
	case accounts.SingleRow:
		b.readSingle()
	case accounts.NameList:
		b.readNames()
	}
}

// body is the first row that may hold figures.
func (h *heads) body() int {
	if h.mixed {
		return h.rows - 1
	}
	return h.rows
}

// body lists the cells with text that begin in a column under the heads, from top to bottom.
func (b *builder) body(c int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for r := b.h.body(); r < b.s.Rows; r++ {
			i := b.s.index(r, c)
			if i >= 0 && b.s.folded[i] != "" && b.s.Cells[i].Row == r && b.s.Cells[i].Col == c && !yield(i) {
				return
			}
		}
	}
}

// used reports whether a column has text in the body.
func (b *builder) used(c int) bool {
	for range b.body(c) {
		return true
	}
	return false
}

// prints reports whether a column has a figure, or words, in the body.
func (b *builder) prints(c int, kind text.Kind) bool {
	for i := range b.body(c) {
		if b.s.kind(i) == kind {
			return true
		}
	}
	return false
}

// rows lists the rows of the body that have data.
func (b *builder) rows() iter.Seq[int] {
	return func(yield func(int) bool) {
		for r := b.h.body(); r < b.s.Rows; r++ {
			if !b.skip(r) && !yield(r) {
				return
			}
		}
	}
}

// skip holds for a body row without data: blank, a repeated head, the 栏次 row again. Sentences go to the notes.
func (b *builder) skip(r int) bool {
	words := b.s.words(r)
	switch {
	case len(words) == 0:
		return true
	case r >= b.h.rows && isNumbersRow(b.s, r, 0):
		b.takeRow(r)
		return true
	case len(words) == 1 && isNothing(words[0]) && !isTotalLabel(words[0]):
		b.out.Notes = append(b.out.Notes, strings.TrimSpace(rowText(b.s, r)))
		return true
	}
	return r >= b.h.rows && b.repeatsHead(r)
}

// takeRow marks the cells of a row as read.
func (b *builder) takeRow(r int) {
	for i, to := b.s.row(r); i < to; i++ {
		b.taken[i] = true
	}
}

// repeatsHead holds for a row whose texts are those of a row of heads, in the same places.
func (b *builder) repeatsHead(r int) bool {
	for head := b.h.first; head < b.h.rows; head++ {
		same := false
		for c := range b.s.Cols {
			f := b.s.text(r, c)
			if same = f == b.s.text(head, c); !same {
				break
			}
		}
		if same {
			return true
		}
	}
	return false
}

// row begins a row; a key given twice is a row of its own whose amounts are doubtful.
func (b *builder) row(key string, kind model.RowKind) (row *model.Row, doubt bool) {
	b.seen[key]++
	if n := b.seen[key]; n > 1 {
		again := key + "#" + strconv.Itoa(n)
		b.warn("duplicate_key", "key %s is printed again: this row is %s and its amounts are doubtful", key, again)
		key, doubt = again, true
	}
	b.out.Rows = append(b.out.Rows, model.Row{Key: key, Kind: kind, LabelState: model.LabelRead, Values: map[string]model.Amount{}})
	return &b.out.Rows[len(b.out.Rows)-1], doubt
}

// label sets the row's name and its text as printed from a cell.
func (b *builder) label(row *model.Row, i int) {
	cell := &b.s.Cells[i]
	b.taken[i] = true
	name, spread := text.Name(cell.Text)
	row.Name = accounts.WithoutLeaders(name)
	row.Text = cell.Text
	if len(cell.Lines) > 0 {
		row.Text = strings.Join(cell.Lines, "\n")
	}
	if spread {
		b.repair(model.Unspread, cell, name, "blanks that only spread or indent a word")
	}
}

func (b *builder) repair(kind model.RepairKind, cell *model.Cell, after, why string) {
	b.out.Repairs = append(b.out.Repairs, model.Repair{
		Kind: kind, Row: cell.Row, Col: cell.Col, Before: []string{cell.Text}, After: after, Why: why,
	})
}

// takeCode takes the cell of a code, and records it when the code is printed in full-width digits.
func (b *builder) takeCode(i int) {
	b.taken[i] = true
	switch cell := &b.s.Cells[i]; {
	case text.Fold(cell.Text) != b.s.folded[i]:
		b.repair(model.Folded, cell, b.s.folded[i], mendedCode)
	case text.FoldDigits(cell.Text) != cell.Text:
		b.repair(model.Folded, cell, b.s.folded[i], "full-width characters")
	}
}

// amount reads the cell at a place into the row. A blank cell gives nothing.
func (b *builder) amount(row *model.Row, r, c int, doubt bool) {
	i := b.s.index(r, c)
	if i < 0 || b.s.folded[i] == "" {
		return
	}
	cell, col := &b.s.Cells[i], b.of(c)
	b.taken[i] = true
	if cell.Row < r && cell.Row >= b.h.body() || cell.Col < c && b.of(cell.Col).role == amountRole {
		return // a merged cell counts once, in its first place
	}
	read := readAmount(cell.Text, b.grammar(c), col.unit == "%")
	if read.folded {
		b.repair(model.Folded, cell, read.text(cell.Text), "full-width characters")
	}
	if of := b.out.Unit; read.unit != "" && read.doubt == "" && of != nil && read.unit != *of {
		read.doubt = "its unit is not that of the table, " + *of
	}
	value := model.Amount{
		Text: cell.Text, State: model.Read, Via: b.viaOf(cell.Page), Confidence: 1,
		Page: cell.Page, BBox: cell.Ink, Row: cell.Row, Col: cell.Col,
	}
	if read.kind == text.Words && b.s.folded[i] == nothing {
		read.kind = text.Dash
	}
	if read.kind == text.Figure {
		d := read.amount
		value.Amount = &d
	}
	switch {
	case read.kind == text.Words:
		doubt = true
		b.warn("not_an_amount", "row %s, column %s: %q is no amount", row.Key, col.id, cell.Text)
	case cell.RowSpan > 1 || b.spansAmounts(cell):
		doubt = true
		b.warn("doubtful_amount", "row %s, column %s: %q stands in a cell over several places", row.Key, col.id, cell.Text)
	}
	placed := !doubt && !cell.Misplaced && !col.doubt && !b.shifted
	if !placed || cell.Doubtful || read.doubt != "" {
		value.State = model.Doubtful
		value.Readings = cell.Readings
	}
	switch {
	case value.State == model.Doubtful && placed && len(value.Readings) > 0:
		b.open = append(b.open, openAmount{key: row.Key, column: col.id, why: read.doubt})
	case read.doubt != "":
		b.warn("doubtful_amount", "row %s, column %s: %q: %s", row.Key, col.id, cell.Text, read.doubt)
	}
	if cell.Confidence > 0 { // recognised, be it on a page of text
		value.Via, value.Confidence = model.ViaOCR, cell.Confidence
	}
	row.Values[col.id] = value
}

// text is the folded form of an amount's print.
func (r reading) text(printed string) string {
	if r.kind == text.Figure {
		return r.amount.String()
	}
	return text.Fold(printed)
}

// spansAmounts holds for a cell over two columns of amounts.
func (b *builder) spansAmounts(cell *model.Cell) bool {
	n := 0
	for c := cell.Col; c < cell.Col+cell.ColSpan && c < b.s.Cols; c++ {
		if b.of(c).role == amountRole {
			n++
		}
	}
	return n > 1
}

func (b *builder) of(c int) column {
	if c < len(b.cols) {
		return b.cols[c]
	}
	return column{}
}

func (b *builder) viaOf(page int) model.Via {
	if via, ok := b.via[page]; ok {
		return via
	}
	return model.ViaText
}
