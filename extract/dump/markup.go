package dump

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"github.com/juesuan/juesuan/model"
)

// A page model writes the tables it finds as Markdown (a row between bars) or as HTML, a typist draws their frames with
// characters (┌─┬│, +-|). All become lines with tabs, a line a row: the text of a merged cell stands in its first cell, its
// other cells are blank.

// maxSpan bounds how many rows or columns one cell is believed to cover; no printed table has so many columns.
const maxSpan = 64

var (
	tableEdge = regexp.MustCompile(`(?i)<(/?)table\b`)
	pipeRule  = regexp.MustCompile(`^[\s|:-]*--[\s|:-]*$`)
	frameRule = regexp.MustCompile(`^(?:\+(?:[-=]{2,}\+)+|[\x{2500}-\x{257F}]*[\x{2500}\x{2501}\x{2504}\x{2505}\x{2508}\x{2509}\x{254C}\x{254D}\x{2550}]{2}[\x{2500}-\x{257F}]*)$`)
	frameBar  = strings.NewReplacer("│", "|", "┃", "|", "┆", "|", "┇", "|", "┊", "|", "┋", "|", "║", "|")
)

// pipesToTabs reads a line as a row of a Markdown table, or between the characters of a frame, when it is one; a rule is a
// blank line.
func pipesToTabs(line string) string {
	row := strings.TrimSpace(line)
	if frameRule.MatchString(row) {
		return ""
	}
	row = frameBar.Replace(row)
	if strings.Count(row, "|") < 2 || strings.Contains(row, "\t") {
		return line
	}
	if pipeRule.MatchString(row) {
		return ""
	}
	cells := strings.Split(strings.ReplaceAll(row, `\|`, "｜"), "|")
	if row[0] == '|' {
		cells = cells[1:]
	}
	if row[len(row)-1] == '|' {
		cells = cells[:len(cells)-1]
	}
	for i, c := range cells {
		cells[i] = strings.TrimSpace(c)
	}
	return strings.Join(cells, "\t")
}

// stretch is part of a text, in bytes.
type stretch struct {
	from, to  int
	delimiter byte // of records; 0 for other tables
	fields    int  // of each record
	goesOn    bool // the first record is no head, and has as many fields as the records before
}

// tablesIn finds the HTML tables of a text. One that holds another, or that is not closed, is left as it stands.
func tablesIn(text string) []stretch {
	var out []stretch
	open := -1
	for _, m := range tableEdge.FindAllStringSubmatchIndex(text, -1) {
		closes := m[2] < m[3]
		end := strings.IndexByte(text[m[1]:min(len(text), m[1]+1000)], '>')
		switch {
		case !closes:
			open = m[0]
		case open >= 0 && end >= 0:
			out = append(out, stretch{from: open, to: m[1] + end + 1})
			open = -1
		}
	}
	return out
}

// tableLines adds the rows of an HTML table, and what is written in it outside of its cells.
func (at *place) tableLines(lines []model.Line, text string) []model.Line {
	r := rowReader{lines: lines, spans: map[int]int{}}
	z := html.NewTokenizer(strings.NewReader(text))
	for z.Next() != html.ErrorToken {
		raw := string(z.Raw())
		r.take(z.Token(), raw, *at)
		at.pass(raw)
	}
	r.endRow()
	return r.lines
}

// rowReader collects the cells of one row after the other.
type rowReader struct {
	lines  []model.Line // so far
	cells  []string     // of the open row
	begun  place        // of the open row
	cell   *strings.Builder
	across int             // columns that the open cell covers
	down   int             // rows that it covers
	spans  map[int]int     // by column: rows for which a cell from above goes on
	outer  strings.Builder // text outside of cells
}

// take reads a token that begins at a place.
func (r *rowReader) take(t html.Token, raw string, at place) {
	starts := t.Type == html.StartTagToken || t.Type == html.SelfClosingTagToken
	switch {
	case t.Type == html.TextToken:
		r.text().WriteString(strings.Map(onOneLine, t.Data))
	case t.Data == "tr":
		r.endRow()
		r.begun = at
	case t.Data == "td" || t.Data == "th":
		r.endCell()
		if starts {
			r.cell, r.across, r.down = &strings.Builder{}, span(t, "colspan"), span(t, "rowspan")
		}
	case t.Data == "br" || t.Data == "p":
		r.text().WriteByte(' ')
	case t.Data == "input":
		r.text().WriteString(raw) // a check box: read with the marks of other dumps
	}
}

func (r *rowReader) text() *strings.Builder {
	if r.cell != nil {
		return r.cell
	}
	return &r.outer
}

// onOneLine keeps a cell's text on one line and in one cell.
func onOneLine(c rune) rune {
	if strings.ContainsRune("\n\r\f\v\t", c) {
		return ' '
	}
	return c
}

func span(t html.Token, name string) int {
	for _, a := range t.Attr {
		if a.Key == name {
			if n, err := strconv.Atoi(strings.TrimSpace(a.Val)); err == nil {
				return min(max(n, 1), maxSpan)
			}
		}
	}
	return 1
}

func (r *rowReader) endCell() {
	if r.cell == nil {
		return
	}
	r.fillSpans()
	col := len(r.cells)
	r.cells = append(r.cells, strings.TrimSpace(r.cell.String()))
	for i := range r.across {
		if i > 0 {
			r.cells = append(r.cells, "")
		}
		if r.down > 1 {
			r.spans[col+i] = r.down // this row takes one
		}
	}
	r.cell = nil
}

// fillSpans leaves the cells blank that belong to cells from above.
func (r *rowReader) fillSpans() {
	for r.spans[len(r.cells)] > 0 {
		r.cells = append(r.cells, "")
	}
}

// endRow adds the row that was read, its cells at tabs, and before it what stood outside of cells.
func (r *rowReader) endRow() {
	r.endCell()
	if outer := strings.TrimSpace(r.outer.String()); outer != "" {
		r.lines = append(r.lines, toLine(outer, r.begun))
	}
	r.outer.Reset()
	if len(r.cells) == 0 {
		return
	}
	r.fillSpans()
	r.lines = append(r.lines, toLine(strings.Join(r.cells, "\t"), r.begun))
	for col := range r.spans {
		r.spans[col]--
	}
	r.cells = nil
}
