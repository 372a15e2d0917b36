package layout

import (
	"slices"

	"github.com/juesuan/juesuan/layout/join"
	"github.com/juesuan/juesuan/layout/stamps"
	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// Pages finds the tables and the lines of running text of a document's pages, which are given in order.
// Parts of one table on consecutive pages become one grid.
func Pages(pages []model.Page, opt Options) model.Layout {
	opt = opt.withDefaults()
	var out model.Layout
	var parts []*part
	s := scratch{}
	var sheets []int // of each line
	sheet := 0
	numbers := stamps.PageNumbers(pages)
	for i := range pages {
		for _, p := range sheetHalves(withoutNumber(&pages[i], numbers[i]), opt) {
			sheet++
			found, lines, notes := s.page(p, opt)
			for _, t := range found {
				if n := numbers[i]; n != nil {
					t.repairs = append(t.repairs, model.Repair{Kind: model.DroppedWatermark, Row: -1, Col: -1,
						Before: []string{n.Text(&pages[i])}, Why: "a page number: in one place on several pages, and counted up with them"})
				}
				t.sheet = sheet
				t.above += len(out.Lines)
				t.below += len(out.Lines)
			}
			parts = append(parts, found...)
			out.Lines = append(out.Lines, lines...)
			out.Diagnostics = append(out.Diagnostics, notes...)
			for range lines {
				sheets = append(sheets, sheet)
			}
		}
	}
	settleStreams(parts, opt)
	placeAlternatives(parts, pages)
	pieces := make([]*join.Part, len(parts))
	for i, p := range parts {
		pieces[i] = p.toJoin()
	}
	around := join.NewLines(out.Lines, sheets, pages, opt.Join)
	whole := join.Tables(pieces, around, opt.Accounts, opt.Join)
	for _, t := range whole.Tables {
		out.Grids = append(out.Grids, t.Grid())
	}
	out.Diagnostics = append(out.Diagnostics, whole.Notes...)
	around.Drop(&out)
	return out
}

// withoutNumber gives the page without its number, where that stands in a table.
func withoutNumber(p *model.Page, number *stamps.Run) *model.Page {
	if number == nil {
		return p
	}
	out := *p
	out.Glyphs = slices.Clone(p.Glyphs)
	for i := number.From; i < number.To; i++ {
		out.Glyphs[i].Unseen = model.Invisible // as text of the table
	}
	return &out
}

// scratch holds buffers that pages share.
type scratch struct {
	placed words.Buffer
	loose  []int32
	// table and cell say for each glyph of the page where it stands, nowhere outside the tables.
	table, cell []int32
}

// page finds the table parts and lines of one page. Their above and below count lines of this page.
func (s *scratch) page(p *model.Page, opt Options) ([]*part, []model.Line, []model.Diagnostic) {
	p = withTypedRules(p)
	var tables []*part
	for _, c := range rulingsToComponents(p.Rulings, opt) {
		if l := componentToLattice(c, opt); l != nil && l.cols() > 1 {
			tables = append(tables, latticeToPart(l, p.Number))
		}
	}
	for _, t := range fillsToParts(p, opt) {
		if !slices.ContainsFunc(tables, func(o *part) bool { return overlaps(o.bbox, t.bbox) }) {
			tables = append(tables, t)
		}
	}
	over := stamps.Find(p, asTables(tables), opt.Stamps)
	s.assign(p, tables, over)
	kept := tables[:0]
	for _, t := range tables {
		if t.isLegend(p) {
			for i := range t.cells {
				s.loose = append(s.loose, t.cells[i].glyphs...)
			}
			continue
		}
		t.dropSlivers(opt)
		s.loose = append(s.loose, t.dropSheetHeadings(p.Glyphs)...)
		t.splitBands(p.Glyphs, opt)
		s.placed = t.readCells(p, opt, s.placed)
		kept = append(kept, t)
	}
	tables = append(kept, s.streamParts(p, kept, opt)...)
	slices.SortStableFunc(tables, func(a, b *part) int {
		if d := a.bbox.Top - b.bbox.Top; d < -opt.Sliver || d > opt.Sliver {
			return sign(d)
		}
		return sign(a.bbox.X0 - b.bbox.X0)
	})
	var found []words.Line
	found, s.placed = words.FromGlyphs(p.Glyphs, s.loose, opt.RunGap, opt.Words, s.placed)
	lines := make([]model.Line, len(found))
	for i, l := range found {
		lines[i] = model.Line{BBox: l.BBox, Page: p.Number, Size: l.Size, Words: l.Words}
	}
	for i, t := range tables {
		t.first, t.last = i == 0, i == len(tables)-1
		for _, l := range lines {
			if l.CenterY() < t.bbox.Top {
				t.above++
			}
			if l.CenterY() < t.bbox.Bottom {
				t.below++
			}
		}
		for _, stamp := range over.Stamps {
			t.repairs = append(t.repairs, model.Repair{Kind: model.DroppedWatermark, Row: -1, Col: -1,
				Before: []string{stamp.Text}, Why: stamp.Why})
		}
	}
	var notes []model.Diagnostic
	for _, t := range tables {
		if t.bands > 0 {
			notes = append(notes, model.Diagnostic{Code: "rows_without_rules", Page: p.Number,
				Message: "amounts stand under each other with no rule between them: each line was given a row"})
		}
	}
	if len(over.Stamps) > 0 && len(tables) == 0 {
		notes = append(notes, model.Diagnostic{Code: "watermark", Page: p.Number,
			Message: "text of a watermark was left out: " + over.Stamps[0].Text})
	}
	return tables, lines, notes
}

// assign gives each visible glyph to the cell that holds its centre, or to the loose ones outside all tables.
// Where a table stands inside another's frame, the inner one has it. A run that crosses a rule is one cell's, and so is a
// head set at a slant.
func (s *scratch) assign(p *model.Page, tables []*part, over stamps.Found) {
	mark, heads := over.Marked, over.Heads
	s.loose = s.loose[:0]
	s.table = resize(s.table, len(p.Glyphs))
	s.cell = resize(s.cell, len(p.Glyphs))
	inner := slices.Clone(tables)
	slices.SortStableFunc(inner, func(a, b *part) int {
		return sign(a.bbox.Width()*a.bbox.Height() - b.bbox.Width()*b.bbox.Height())
	})
	start, crosses := 0, false // of the run of glyphs that i goes on with
	settle := func(end int) {
		if crosses {
			s.overflow(p, inner[s.table[start]], start, end)
		}
		crosses = false
	}
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		s.table[i], s.cell[i] = nowhere, nowhere
		if !g.IsSeen() || mark[i] {
			settle(i) // it is between the glyphs of no run
			continue
		}
		for len(heads) > 0 && heads[0].To <= i {
			heads = heads[1:]
		}
		begin := g
		if len(heads) > 0 && heads[0].From <= i {
			begin = &p.Glyphs[heads[0].From]
		}
		for n, t := range inner {
			if k := t.cellAt(begin.CenterX(), begin.CenterY()); k >= 0 {
				s.table[i], s.cell[i] = int32(n), int32(k)
				break
			}
		}
		if i > 0 && s.table[i] >= 0 && s.table[i] == s.table[i-1] && continuesRun(&p.Glyphs[i-1], g) {
			crosses = crosses || s.cell[i] != s.cell[i-1]
			continue
		}
		settle(i)
		start = i
	}
	settle(len(p.Glyphs))
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		switch {
		case s.table[i] >= 0:
			c := &inner[s.table[i]].cells[s.cell[i]]
			c.glyphs = append(c.glyphs, int32(i))
			c.inked = c.inked || !words.IsBlank(g.Text)
		case g.IsSeen() && !mark[i]:
			s.loose = append(s.loose, int32(i))
		}
	}
}

// nowhere stands for a glyph outside all tables.
const nowhere = -1

func resize(s []int32, n int) []int32 {
	if cap(s) < n {
		return make([]int32, n)
	}
	return s[:n]
}

func sign(d float64) int {
	switch {
	case d < 0:
		return -1
	case d > 0:
		return 1
	}
	return 0
}
