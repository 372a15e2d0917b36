package normalize

import (
	"fmt"
	"math"
	"slices"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/internal/parallel"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// Document binds each grid of l to its canonical type and gives the document with its tables in print order.
// The caller fills Source; package audit concludes the statuses. The grids of l are not changed.
func Document(pages []model.PageInfo, l *model.Layout, opt Options) model.Result {
	opt = opt.withDefaults()
	lines := joinWrappedLabels(l.Lines)
	tables := readTables(l.Grids, lines, opt)
	covers := readCovers(lines, opt)
	recognise(tables, covers, opt)
	id := identify(lines, tables, covers, opt)
	if id.Kind == model.Other {
		for _, t := range tables {
			if t.hasRows() {
				t.was, t.is = t.is, nil
			}
		}
	}
	var res model.Result
	doc := &res.Document
	*doc = model.Document{
		Schema: model.DocumentSchema, Document: id,
		Pages: append([]model.PageInfo{}, pages...), Tables: []model.TableEntry{}, Missing: missing(id, tables),
		Narrative: []model.Statement{}, Audit: model.Audit{Checks: []model.Check{}},
		Warnings: append([]model.Diagnostic{}, l.Diagnostics...),
	}
	via := viaOfPages(pages)
	built := make([]canonicalTable, len(tables))
	res.Tables = parallel.Map(len(tables), func(n int) (out model.Table) {
		out, built[n] = canonical(tables[n], n, id, via)
		out.Notes = append(out.Notes, notesUnder(tables, n, lines, opt)...)
		return out
	})
	for n, t := range res.Tables {
		doc.Tables = append(doc.Tables, model.TableEntry{
			File: "tables/" + stem(n, t.Type) + ".json", Type: t.Type, Stage: t.Stage, Title: t.Title, Pages: t.Pages,
		})
	}
	doc.Warnings = append(doc.Warnings, slices.Concat(leftUntyped(doc, tables), listedMissing(doc, lines, tables))...)
	chooseReadings(&res, built)
	doubtDecimals(&res, built)
	for n := range built {
		doc.Warnings = append(doc.Warnings, built[n].warnings...)
	}
	return res
}

// notesUnder are the notes between table n and the next.
func notesUnder(tables []*table, n int, lines []model.Line, opt Options) []string {
	s := tables[n].sheet
	if len(s.Pages) == 0 {
		return nil
	}
	end := len(lines)
	if n+1 < len(tables) {
		end = tables[n+1].caption.start
	}
	return readNotes(lines, clamp(max(s.Below, tables[n].caption.end), len(lines)), end, s.Pages[len(s.Pages)-1], opt)
}

func clamp(n, most int) int { return max(0, min(n, most)) }

// stem is a table's file name without folder and ending.
func stem(n int, t model.Type) string { return fmt.Sprintf("%02d-%s", n+1, t) }

// readTables reads the captions and heads of all grids.
func readTables(grids []model.Grid, lines []model.Line, opt Options) []*table {
	sheets := slices.Concat(parallel.Map(len(grids), func(i int) []*sheet {
		g := grids[i]
		return splitForms(&g)
	})...)
	after := make([]int, len(sheets)) // the lines after the tables before it
	for i, s := range sheets[:max(0, len(sheets)-1)] {
		after[i+1] = max(after[i], clamp(s.Below, len(lines)))
	}
	beside := strips(sheets, after, lines)
	tables := parallel.Map(len(sheets), func(i int) *table {
		if own, ok := beside[i]; ok {
			t := readTable(own.linesOf(lines), 0, math.MaxInt, sheets[i], opt)
			t.caption.start = own.to
			return t
		}
		return readTable(lines, after[i], sheets[i].Above, sheets[i], opt)
	})
	takeTitlesBelow(tables, lines, opt)
	var form *caption // the last title of performance forms; several forms may stand under one
	for _, t := range tables {
		t.inheritForm(&form)
	}
	return tables
}

// readTable reads the caption and the heads of a grid, whose caption stands in lines[from:to].
func readTable(lines []model.Line, from, to int, s *sheet, opt Options) *table {
	t := &table{sheet: s}
	to = clamp(to, len(lines))
	t.caption = readCaption(lines, min(from, to), to, s.page(), opt)
	t.heads = readHeads(s, opt)
	inside := t.heads.caption
	if inside.title != "" && (inside.binds || inside.form || !t.hasTitle()) {
		inside.start, inside.titleAt = t.caption.start, -1
		inside.labels.merge(t.caption.labels)
		t.caption = inside
	} else {
		inside.labels.merge(t.caption.labels)
		t.caption.labels = inside.labels
	}
	if typed := s.Typed; typed != nil && t.caption.title != typed.Title {
		t.caption.title, t.caption.titleAt = typed.Title, -1
		t.caption.bound, t.caption.binds = bindTitle(typed.Title)
	}
	if t.caption.unit == "" {
		t.caption.unit = t.unitInTitle()
	}
	return t
}

// unitInTitle is the unit that the title or a column head prints; of a table that is not in the catalog, and has heads
// anywhere, that on which all its labels agree.
func (t *table) unitInTitle() string {
	if m := unitInHead.FindStringSubmatch(text.Fold(t.caption.title)); m != nil {
		return m[1]
	}
	if u := t.heads.unit(); u != "" || t.caption.binds || t.caption.form {
		return u
	}
	unit := ""
	for _, f := range t.sheet.folded {
		if m := unitInHead.FindStringSubmatch(f); m != nil {
			if unit != "" && unit != m[1] {
				return ""
			}
			unit = m[1]
		}
	}
	return unit
}

// inheritForm gives a performance form without a title the one it stands under.
func (t *table) inheritForm(form **caption) {
	switch {
	case t.caption.form:
		*form = &t.caption
	case t.caption.title == "" && *form != nil && formType(t.sheet, (*form).title) != "":
		t.caption.title, t.caption.form = (*form).title, true
	case t.caption.title != "":
		*form = nil
	}
}

func viaOfPages(pages []model.PageInfo) map[int]model.Via {
	via := make(map[int]model.Via, len(pages))
	for _, p := range pages {
		via[p.Page] = p.Via
	}
	return via
}

// canonicalTable is what the builder leaves beside a canonical table.
type canonicalTable struct {
	stem     string
	warnings []model.Diagnostic
	open     []openAmount // amounts whose reading is still to be chosen
}

func (b *canonicalTable) warn(code string, page int, format string, args ...any) {
	b.warnings = append(b.warnings, model.Diagnostic{Code: code, Table: b.stem, Page: page, Message: fmt.Sprintf(format, args...)})
}

// canonical makes the canonical table of a bound grid.
func canonical(t *table, n int, id model.Identity, via map[int]model.Via) (model.Table, canonicalTable) {
	out := model.Table{
		Schema: model.TableSchema, Type: t.kind(),
		Pages: append([]int{}, t.sheet.Pages...), Columns: []model.Column{}, Rows: []model.Row{}, Notes: []string{},
		Grid: *t.sheet.Grid, Repairs: append([]model.Repair{}, t.sheet.Repairs...),
		Department: id.Department, FiscalYear: id.FiscalYear, Unit: id.Unit,
	}
	if t.isForm() && t.caption.unit == "" {
		t.caption.unit = formUnit(t.sheet)
	}
	describe(&out, t)
	if t.hasRows() && t.stage != "" {
		out.Stage = &t.stage
	}
	switch {
	case t.isForm():
		out.Grid.HeaderRows = 0
	case t.is == nil:
		out.Grid.HeaderRows = genericHeadRows(t.sheet, &t.heads)
	default:
		out.Grid.HeaderRows = t.heads.rows
	}
	if out.Grid.Cells == nil {
		out.Grid.Cells = []model.Cell{}
	}
	b := builder{s: t.sheet, h: &t.heads, out: &out, via: via, seen: map[string]int{}, is: t.is, stage: t.stage, shifted: t.doubt}
	b.warnings = t.notes
	if out.FiscalYear != nil {
		b.year = *out.FiscalYear
	}
	switch {
	case t.isForm():
		b.readForm()
	case t.hasRows():
		b.build()
	}
	for i := range b.warnings {
		b.warnings[i].Table = stem(n, t.kind())
	}
	return out, canonicalTable{stem: stem(n, t.kind()), warnings: b.warnings, open: b.open}
}

// describe sets what the table itself prints; what it does not, it has from the document.
func describe(out *model.Table, t *table) {
	c := &t.caption
	if c.title != "" {
		title := c.title
		out.Title = &title
		if c.year == 0 {
			c.year = yearIn(title)
		}
	}
	if c.number != 0 {
		out.Number = &c.number
	}
	if c.department != "" {
		out.Department = &c.department
	}
	if c.year != 0 {
		out.FiscalYear = &c.year
	}
	if c.unit != "" {
		out.Unit = &c.unit
	}
	if out.Unit != nil {
		if m, ok := multipliers[*out.Unit]; ok {
			out.Multiplier = &m
		}
	}
}

// missing lists the standard tables that the document should have and has not.
func missing(id model.Identity, tables []*table) []model.Type {
	out := []model.Type{}
	if id.Kind != model.FinalAccounts {
		return out
	}
	year := 0
	if id.FiscalYear != nil {
		year = *id.FiscalYear
	}
	for _, want := range accounts.Required(year) {
		if !given(tables, want, model.StageFinalAccounts) {
			out = append(out, want)
		}
	}
	return out
}
