package layout

import (
	"cmp"
	"slices"

	"github.com/juesuan/juesuan/layout/cells"
	"github.com/juesuan/juesuan/layout/frame"
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
	var tables []*table
	var buf words.Buffer
	var sheets []int // of each line
	digits := ledger{}
	sheet := 0
	var before []*frame.Frame // those of the sheet before
	numbers := stamps.PageNumbers(pages)
	for i := range pages {
		if n := numbers[i]; n != nil {
			digits.leave(pages[i].Number, n.BBox, n.Text(&pages[i]))
		}
		for _, p := range sheetHalves(withoutNumber(&pages[i], numbers[i]), opt) {
			sheet++
			found, lines, notes := pageTables(p, before, opt, &buf, &digits)
			before = drawnFrames(found)
			for _, t := range found {
				if n := numbers[i]; n != nil {
					t.repairs = append(t.repairs, model.Repair{Kind: model.DroppedWatermark, Row: -1, Col: -1,
						Before: []string{n.Text(&pages[i])}, Why: "a page number: in one place on several pages, and counted up with them"})
				}
				t.sheet = sheet
				t.above += len(out.Lines)
				t.below += len(out.Lines)
			}
			tables = append(tables, found...)
			out.Lines = append(out.Lines, lines...)
			out.Diagnostics = append(out.Diagnostics, notes...)
			sheets = append(sheets, slices.Repeat([]int{sheet}, len(lines))...)
		}
	}
	settleRegions(tables, opt)
	around := join.NewLines(out.Lines, sheets, pages, opt.Join)
	parts := readParts(tables, pages, buf, opt)
	digits.parts(tables, parts)
	whole := join.Tables(parts, around, opt.Accounts, opt.Join)
	out.Lost = digits.lost(pages, parts, out.Lines)
	for _, t := range whole.Tables {
		out.Grids = append(out.Grids, t.Grid())
		digits.again(t.Again)
	}
	out.Furniture = digits.furniture
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

// table is what a page holds of one, with a frame or a region that gets its frame once all pages are seen.
type table struct {
	model.BBox
	sheet        int // counts pages, and the halves of sheets that hold two
	frame        *frame.Frame
	region       *frame.Region
	first, last  bool // of its page's tables
	above, below int  // lines printed before it, and before its end
	repairs      []model.Repair
}

// pageTables finds the tables and lines of one page; before are the frames of the page before. Their above and below count
// lines of this page.
func pageTables(p *model.Page, before []*frame.Frame, opt Options, buf *words.Buffer, digits *ledger) ([]*table, []model.Line, []model.Diagnostic) {
	p = withTypedRules(p)
	frames := append(frame.Drawn(p, opt.Options), frame.Columns(p, before, opt.Options)...)
	over := stamps.Find(p, asTables(frames), opt.Stamps)
	loose := frame.Assign(p, frames, over.Marked, over.Heads)
	var tables []*table
	var notes []model.Diagnostic
	frames = slices.DeleteFunc(frames, func(f *frame.Frame) bool {
		if f.IsLegend() {
			for i := range f.Cells {
				loose = append(loose, f.Cells[i].Glyphs...)
			}
			return true
		}
		return false
	})
	for _, f := range frames {
		loose = append(loose, f.Finish(opt.Options)...)
		tables = append(tables, &table{BBox: f.BBox, frame: f})
		if f.Bands > 0 {
			notes = append(notes, model.Diagnostic{Code: "rows_without_rules", Page: p.Number,
				Message: "amounts stand under each other with no rule between them: each line was given a row"})
		}
	}
	regions, loose := frame.Regions(p, frames, loose, opt.Options)
	for _, r := range regions {
		tables = append(tables, &table{BBox: r.BBox, region: r})
	}
	if len(over.Stamps) > 0 && len(tables) == 0 {
		notes = append(notes, model.Diagnostic{Code: "watermark", Page: p.Number,
			Message: "text of a watermark was left out: " + over.Stamps[0].Text})
	}
	slices.SortStableFunc(tables, func(a, b *table) int {
		if d := a.Top - b.Top; d < -opt.Sliver || d > opt.Sliver {
			return cmp.Compare(a.Top, b.Top)
		}
		return cmp.Compare(a.X0, b.X0)
	})
	var found []words.Line
	found, *buf = words.FromGlyphs(p.Glyphs, loose, opt.RunGap, opt.Words, *buf)
	lines := make([]model.Line, len(found))
	for i, l := range found {
		lines[i] = model.Line{BBox: l.BBox, Page: p.Number, Size: l.Size, Words: l.Words}
	}
	digits.page(p, over, lines)
	for i, t := range tables {
		t.first, t.last = i == 0, i == len(tables)-1
		for _, l := range lines {
			if l.CenterY() < t.Top {
				t.above++
			}
			if l.CenterY() < t.Bottom {
				t.below++
			}
		}
		for _, stamp := range over.Stamps {
			t.repairs = append(t.repairs, model.Repair{Kind: model.DroppedWatermark, Row: -1, Col: -1,
				Before: []string{stamp.Text}, Why: stamp.Why})
		}
	}
	return tables, lines, notes
}

// drawnFrames are the frames of tables that have one already.
func drawnFrames(tables []*table) []*frame.Frame {
	var out []*frame.Frame
	for _, t := range tables {
		if t.frame != nil {
			out = append(out, t.frame)
		}
	}
	return out
}

// asTables are the frames as package stamps sees them.
func asTables(frames []*frame.Frame) []stamps.Table {
	out := make([]stamps.Table, len(frames))
	for i, f := range frames {
		out[i] = f
	}
	return out
}

// settleRegions gives the regions their frames. Those that may be one table over page breaks get them together.
func settleRegions(tables []*table, opt Options) {
	var pitches []float64
	for _, t := range tables {
		if t.region != nil {
			pitches = append(pitches, t.region.Pitches(opt.Options)...)
		}
	}
	for i := 0; i < len(tables); i++ {
		if tables[i].region == nil {
			continue
		}
		regions, heads := []*frame.Region{tables[i].region}, []int{tables[i].region.Heads(opt.Options)}
		from := i
		for ; i+1 < len(tables); i++ {
			a, b := tables[i], tables[i+1]
			if b.region == nil || b.sheet != a.sheet+1 || !a.last || !b.first {
				break
			}
			n, ok := frame.GoesOn(a.region, b.region, heads[len(heads)-1], opt.Options)
			if !ok {
				break
			}
			regions, heads = append(regions, b.region), append(heads, n)
		}
		for k, f := range frame.Settle(regions, heads, pitches, opt.Options) {
			tables[from+k].frame = f
		}
	}
}

// readParts reads the text of the frames' cells.
func readParts(tables []*table, pages []model.Page, buf words.Buffer, opt Options) []*join.Part {
	parts, frames := make([]*join.Part, len(tables)), make([]*frame.Frame, len(tables))
	for i, t := range tables {
		frames[i] = t.frame
		parts[i], buf = cells.Read(t.frame, opt.Words, buf)
		parts[i].Sheet, parts[i].Above, parts[i].Below = t.sheet, t.above, t.below
		parts[i].Repairs = append(t.repairs, parts[i].Repairs...)
	}
	cells.PlaceAlternatives(frames, parts, pages)
	return parts
}

// Cells are the boxes of the cells that rulings frame, table by table, each table's by row and column: what has to be
// known of a scanned page before its characters are read. Pages makes the same cells of the same rulings.
func Cells(rulings []model.Ruling, opt Options) [][]model.BBox {
	opt = opt.withDefaults()
	var tables [][]model.BBox
	for _, f := range frame.Ruled(&model.Page{Rulings: rulings}, opt.Options) {
		boxes := make([]model.BBox, len(f.Cells))
		for i := range f.Cells {
			boxes[i] = f.CellBox(&f.Cells[i])
		}
		tables = append(tables, boxes)
	}
	return tables
}
