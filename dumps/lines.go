package dumps

import (
	"fmt"
	"slices"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/dumps/form"
	"github.com/juesuan/juesuan/internal/parallel"
	"github.com/juesuan/juesuan/model"
)

// Lines finds the tables in the lines of a dump, and gives the lines between them.
func Lines(lines []model.Line, opt Options) model.Layout {
	opt = opt.withDefaults()
	pages, lines := pagesOf(dropWatermark(tabsToBlanks(lines)))
	found, tokens := findRegions(lines)
	read := parallel.Map(len(found), func(i int) *table {
		r := found[i]
		if countTokens(tokens[r.from:r.to]) > maxTokens {
			return nil
		}
		return regionToTable(r, tokens)
	})
	var tables []*table
	var notes []model.Diagnostic // on what was not read as a table
	for i, r := range found {
		if n := countTokens(tokens[r.from:r.to]); n > maxTokens {
			notes = append(notes, model.Diagnostic{Code: "too_long",
				Message: fmt.Sprintf("%d words and figures follow the title %s, more than a standard table has: they are left as text; see where its end was lost", n, r.name)})
		} else if read[i] != nil {
			tables = append(tables, read[i])
		}
	}
	institutions := accountsOf(tables, &source{lines: lines, pages: pages, titles: found}, opt)
	parallel.Each(len(institutions), func(i int) { institutions[i].place() })
	out := layOut(lines, tables, opt)
	out.Diagnostics = slices.Concat(notes, out.Diagnostics)
	return out
}

// minTabbed is how many lines with tabs tell whether tabs part cells.
const minTabbed = 20

// tabsToBlanks makes blanks of tabs that part words: a dump whose tabs part cells has blank cells somewhere.
func tabsToBlanks(lines []model.Line) []model.Line {
	tabbed := 0
	for _, l := range lines {
		if len(l.Words) == 0 || !strings.Contains(l.Words[0].Text, "\t") {
			continue
		}
		tabbed++
		for _, cell := range strings.Split(l.Words[0].Text, "\t") {
			if strings.TrimSpace(cell) == "" {
				return lines
			}
		}
	}
	if tabbed < minTabbed {
		return lines
	}
	out := slices.Clone(lines)
	for i := range out {
		if len(out[i].Words) > 0 {
			out[i].Words = slices.Clone(out[i].Words)
			out[i].Words[0].Text = strings.ReplaceAll(out[i].Words[0].Text, "\t", " ")
		}
	}
	return out
}

// maxTokens bounds one table: the largest of a province has some three thousand words and figures.
const maxTokens = 30_000

func countTokens(lines [][]token) int {
	n := 0
	for _, line := range lines {
		n += len(line)
	}
	return n
}

// findRegions takes the titles to stand before their tables, or after them where that way more tables are of their
// title's kind. It gives the tokens of the lines that can be of a table; the others have none.
func findRegions(lines []model.Line) ([]region, [][]token) {
	p := printedLines(lines)
	before := p.regions(lines)
	after := p.titlesLast(before)
	inTable := make([]bool, len(lines))
	for _, r := range slices.Concat(before, after) {
		for i := max(0, r.from-ownerReach); i < r.to; i++ {
			inTable[i] = true
		}
	}
	tokens := parallel.Map(len(lines), func(i int) []token {
		if !inTable[i] {
			return nil
		}
		return lineToTokens(lines[i], i)
	})
	if fit(after, tokens) > fit(before, tokens) {
		return after, tokens
	}
	if byOwner, ok := regionsByOwner(p.texts, tokens, before); ok {
		return byOwner, tokens
	}
	return before, tokens
}

// regionToTable reads the rows of a region; nil when it has no table, as a title in a table of contents, or one whose
// printed columns are not known.
func regionToTable(r region, tokens [][]token) *table {
	if len(accounts.Of(r.kind).Printed(r.stage)) == 0 {
		return nil
	}
	lines := tokens[r.from:r.to]
	if shapeOf(r.kind) == accounts.EconomicList {
		partCodes(lines)
	}
	settleKinds(lines, codesOf(r.kind))
	if isColumnar(r.kind, lines) {
		return regionToColumnar(r, lines)
	}
	if all := slices.Concat(lines...); shapeOf(r.kind) == accounts.EconomicList && hasSplitCodes(all) && !isCellAfterCell(all) && !slices.ContainsFunc(all, func(t token) bool { return t.cell >= 0 }) {
		// 类 and 款 of both lists stand among each other: the names tell the rows
		t := regionToColumnar(r, lines)
		if t != nil {
			t.reread = true
		}
		return t
	}
	joinParts(r.kind, lines)
	t := &table{region: r}
	var rest []token
	t.caption, rest = readCaption(r.kind, slices.Concat(lines...))
	if !holdsTable(r.kind, rest) {
		return nil
	}
	switch shapeOf(r.kind) {
	case accounts.SideBySide:
		t.readLines(rest)
	case accounts.EconomicList:
		t.readEconomic(rest)
	case accounts.SingleRow:
		t.readThreePublic(rest)
	default:
		t.readCodes(rest, functionCode.MatchString)
	}
	return t
}

// regionToColumnar reads the labels of a region whose columns were written one after the other; nil when it has no
// table.
func regionToColumnar(r region, lines [][]token) *table {
	joinColumnar(r.kind, lines)
	all := slices.Concat(lines...)
	if _, rest := readCaption(r.kind, all); !holdsTable(r.kind, rest) {
		return nil
	}
	t := &table{region: r, caption: captionIn(all), columnar: shapeOf(r.kind) != accounts.SingleRow}
	t.readColumnar(all)
	return t
}

// codesOf tells the codes of a table of a kind.
func codesOf(kind model.Type) func(string) bool {
	running := isSided(kind)
	switch {
	case running, shapeOf(kind) == accounts.SingleRow:
		return func(string) bool { return false }
	case shapeOf(kind) == accounts.EconomicList:
		return economicCode.MatchString
	}
	return functionCode.MatchString
}

// joinParts joins what the cells of a table broke, and tells what its digits can be.
func joinParts(kind model.Type, lines [][]token) {
	running := isSided(kind)
	if keepsPositions(slices.Concat(lines...)) {
		stackNumbers(lines, running)
	}
	if running {
		pairDigits(lines)
	}
	if !running && shapeOf(kind) != accounts.SingleRow {
		joinCodes(lines)
	}
	joinNumbers(lines, func(lines [][]token, i int) bool {
		return isOpen(lines, i, running || shapeOf(kind) == accounts.SingleRow)
	})
	settleKinds(lines, codesOf(kind))
	doubtParts(lines)
	if !running {
		readZeros(lines)
	}
}

// readZeros makes a bare 0 an amount: no column or part of a code has this number.
func readZeros(lines [][]token) {
	for _, line := range lines {
		for i := range line {
			if line[i].kind == count && line[i].plain == "0" {
				line[i].kind = amount
			}
		}
	}
}

// joinColumnar does so in a columnar table: digits alone are no parts of a number there, since the columns of 类,
// 款, 项 and 行次 are written as such.
func joinColumnar(kind model.Type, lines [][]token) {
	joinNumbers(lines, isOpenDecimal)
	settleKinds(lines, codesOf(kind))
	doubtParts(lines)
}

// holdsTable tells a table from a title in a list of titles.
func holdsTable(kind model.Type, tokens []token) bool {
	figures, heads := 0, 0
	for _, t := range tokens {
		switch {
		case t.kind == amount, t.kind == code:
			figures++
		case t.kind == word && (isWholeHead(t) || accounts.Of(kind).IsHead(t.text)):
			heads++
		}
	}
	return heads > 1 || heads > 0 && figures > 1 || figures > 8
}

// layOut draws the tables and gives the lines outside them.
func layOut(lines []model.Line, tables []*table, opt Options) model.Layout {
	var parts []func(*model.Layout) // in the order of the dump
	between := func(from, to int) {
		if from < to {
			parts = append(parts, func(out *model.Layout) { addText(out, lines, from, to, opt) })
		}
	}
	next := 0
	for _, t := range tables {
		between(next, t.first())
		next = max(next, t.end())
		parts = append(parts, func(out *model.Layout) { t.draw(out, lines) })
		if !t.lost() {
			between(t.to, t.title) // the notes of a table whose title stands after it
		}
	}
	between(next, len(lines))
	return joinLayouts(parallel.Map(len(parts), func(i int) (out model.Layout) {
		parts[i](&out)
		return out
	}))
}

// draw gives a table, with its title and caption as lines; of one that the dump has lost only these, and a warning.
func (t *table) draw(out *model.Layout, lines []model.Line) {
	out.Lines = append(out.Lines, t.titleLine(lines))
	out.Lines = append(out.Lines, t.caption.lines...)
	out.Diagnostics = append(out.Diagnostics, t.warnings...)
	if t.lost() {
		out.Diagnostics = append(out.Diagnostics, model.Diagnostic{Code: "lost_table",
			Message: "the dump has lost the figures of " + t.name + ": the title is there, its head breaks off and no row follows"})
		return
	}
	addGrid(out, t.toGrid())
}

// joinLayouts puts the layouts of parts of a dump one after the other.
func joinLayouts(parts []model.Layout) model.Layout {
	var out model.Layout
	lines, grids := 0, 0
	for i := range parts {
		lines, grids = lines+len(parts[i].Lines), grids+len(parts[i].Grids)
	}
	out.Lines, out.Grids = slices.Grow(out.Lines, lines), slices.Grow(out.Grids, grids)
	for _, p := range parts {
		for _, g := range p.Grids {
			g.Above, g.Below = g.Above+len(out.Lines), g.Below+len(out.Lines)
			out.Grids = append(out.Grids, g)
		}
		out.Lines = append(out.Lines, p.Lines...)
		out.Diagnostics = append(out.Diagnostics, p.Diagnostics...)
	}
	return out
}

func addGrid(out *model.Layout, g model.Grid) {
	g.Above, g.Below = len(out.Lines), len(out.Lines)
	if len(g.Cells) > 0 {
		out.Grids = append(out.Grids, g)
	}
}

// addText gives lines as text, and tables with tabs among them as grids.
func addText(out *model.Layout, lines []model.Line, from, to int, opt Options) {
	for _, b := range cellBlocks(lines, from, to) {
		addForms(out, lines, from, b.from, opt)
		addGrid(out, b.grid())
		from = b.to
	}
	addForms(out, lines, from, to, opt)
}

// addForms gives lines as text, and the performance forms among them as grids.
func addForms(out *model.Layout, lines []model.Line, from, to int, opt Options) {
	plain := make([]model.Line, to-from)
	for i, l := range lines[from:to] {
		plain[i] = l
		if len(l.Words) > 0 {
			plain[i].Words = []model.Word{{BBox: l.BBox, Text: dropTags(l.Words[0].Text)}}
		}
	}
	next := from
	forms, lost := form.Find(plain, form.Options{Word: opt.FormWord})
	out.Diagnostics = append(out.Diagnostics, lost...)
	for _, f := range forms {
		out.Lines = append(out.Lines, textLines(lines[next:from+f.From])...)
		for _, i := range f.Titles {
			out.Lines = append(out.Lines, textLines(lines[from+i:from+i+1])...)
		}
		addGrid(out, f.Grid)
		next = from + f.To
	}
	out.Lines = append(out.Lines, textLines(lines[next:to])...)
}

func (t *table) titleLine(lines []model.Line) model.Line {
	box := lines[t.title].BBox
	for _, l := range lines[t.title:t.titleEnd] {
		box = box.Union(l.BBox)
	}
	return model.Line{BBox: box, Words: []model.Word{{BBox: box, Text: t.name}}}
}

// textLines cuts lines into words at tabs and wide gaps, and leaves blank ones out.
func textLines(lines []model.Line) []model.Line {
	var out []model.Line
	for _, l := range lines {
		if len(l.Words) == 0 {
			continue
		}
		s := dropTags(l.Words[0].Text)
		if heading := strings.TrimLeft(s, "#"); heading != s && strings.HasPrefix(heading, " ") {
			s = strings.TrimSpace(heading) // a heading of Markdown
		}
		var words []model.Word
		at := 0
		for _, part := range strings.FieldsFunc(strings.ReplaceAll(s, "   ", "\t"), func(r rune) bool { return r == '\t' }) {
			if part = strings.TrimSpace(part); part == "" {
				continue
			}
			n := len([]rune(part))
			part = closeGaps(part)
			words = append(words, model.Word{Text: part, BBox: model.BBox{X0: l.X0 + float64(at), Top: l.Top, X1: l.X0 + float64(at+n), Bottom: l.Bottom}})
			at += n + 1
		}
		if len(words) > 0 {
			out = append(out, model.Line{BBox: l.BBox, Words: words})
		}
	}
	return out
}
