package model

import "strings"

// Word is a run of glyphs of one line that no wide gap interrupts.
type Word struct {
	BBox
	Text string
}

// Line is a line of running text: a title, a heading, a note under a table, a line of a paragraph.
type Line struct {
	BBox
	Page  int
	Size  float64 // font size of most of its glyphs, points
	Words []Word  // left to right; a gap wider than about a character parts them
}

// Text is the line's words, parted by one blank.
func (l Line) Text() string {
	parts := make([]string, len(l.Words))
	for i, w := range l.Words {
		parts[i] = w.Text
	}
	return strings.Join(parts, " ")
}

// Cell is one cell of a physical table.
type Cell struct {
	Row     int    `json:"row"`
	Col     int    `json:"col"`
	RowSpan int    `json:"row_span"`
	ColSpan int    `json:"col_span"`
	Text    string `json:"text"` // lines joined in reading order, see package layout
	Page    int    `json:"page"` // the page its first part is printed on
	BBox    BBox   `json:"bbox"` // the cell's rectangle
	// Marks are note marks beside the text, raised or lowered, and figures in smaller type: they are no part of it.
	Marks []string `json:"marks,omitempty"`
	// State of an amount in a generic table; empty for all other cells.
	State State `json:"state,omitempty"`
	// Lines are the printed lines of the cell before joining.
	Lines []string `json:"-"`
	// Ink is the box of the cell's glyphs; zero when the cell is blank.
	Ink BBox `json:"-"`
	// Indent is the space between the cell's left edge and its first line's ink, in points.
	Indent float64 `json:"-"`
	// Doubtful is set when the text of the cell, or its place, was a choice that could be wrong.
	Doubtful bool `json:"-"`
	// Misplaced is set when its place was: it may belong to another cell.
	Misplaced bool `json:"-"`
	// Confidence is the lowest of its glyphs', 0 to 1; 0 when none was recognised: the cell is text, or blank.
	Confidence float64 `json:"-"`
	// Readings are what recognisers read in the cell, where that is doubtful.
	Readings []Reading `json:"-"`
}

// Grid is a physical table as printed: one logical table even when it runs over several pages.
// Cells are in row order, then column order; together with their spans they cover each place of
// Rows × Cols exactly once.
type Grid struct {
	Rows int `json:"rows"`
	Cols int `json:"cols"`
	// HeaderRows counts the rows of column heads, the 栏次 row included; 0 when there are none. As layout gives it: the
	// rows that were printed again after a page break.
	HeaderRows int    `json:"header_rows"`
	Cells      []Cell `json:"cells"`
	// Pages are the pages it is printed on, ascending.
	Pages []int `json:"-"`
	// BBox is the box of its first part, on Pages[0].
	BBox BBox `json:"-"`
	// Above counts the lines of Layout.Lines that are printed before the table: Lines[:Above].
	Above int `json:"-"`
	// Below is the index of the first line printed after the table's last part: Lines[Below:].
	Below int `json:"-"`
	// Repairs are those that layout made to this table.
	Repairs []Repair `json:"-"`
	// Typed is set where the rows themselves were matched to those of a table: a dump's. The columns are then that table's.
	Typed *Typed `json:"-"`
}

// Typed says which table a grid is.
type Typed struct {
	Type  Type
	Stage Stage
	Title string // as printed
}

// At returns the index in Cells of the cell that covers each place: At()[row*Cols+col]. -1 where none does.
func (g *Grid) At() []int {
	at := make([]int, g.Rows*g.Cols)
	for i := range at {
		at[i] = -1
	}
	for i, c := range g.Cells {
		for r := c.Row; r < c.Row+c.RowSpan && r < g.Rows; r++ {
			for k := c.Col; k < c.Col+c.ColSpan && k < g.Cols; k++ {
				at[r*g.Cols+k] = i
			}
		}
	}
	return at
}

// Layout is what layout found on the pages: tables, and the lines outside them, in reading order.
type Layout struct {
	Lines       []Line
	Grids       []Grid
	Diagnostics []Diagnostic
	// Furniture is what is printed on the pages and no part of the text: page numbers, running heads, watermarks, the heads
	// of a table printed again.
	Furniture []Line
	// Lost are numbers printed on the pages that are in no line, no grid and no furniture.
	Lost []UnplacedFigure
}

// RepairKind is what a repair did.
type RepairKind string

const (
	JoinedLines           RepairKind = "joined_lines"
	JoinedNumber          RepairKind = "joined_number"
	JoinedRow             RepairKind = "joined_row"
	JoinedPage            RepairKind = "joined_page"
	DroppedRepeatedHeader RepairKind = "dropped_repeated_header"
	DroppedWatermark      RepairKind = "dropped_watermark"
	Unspread              RepairKind = "unspread"
	Reordered             RepairKind = "reordered"
	ShiftedRow            RepairKind = "shifted_row"
	PlacedColumn          RepairKind = "placed_column"
	GlyphByShape          RepairKind = "glyph_by_shape"
	Folded                RepairKind = "folded"
	MendedDigitGrouping   RepairKind = "mended_digit_grouping"
)

// Repair records one change between what is printed and what is given. Row and Col are the grid place it
// concerns, -1 when it concerns the whole table.
type Repair struct {
	Kind   RepairKind `json:"kind"`
	Row    int        `json:"row"`
	Col    int        `json:"col"`
	Before []string   `json:"before"`
	After  string     `json:"after"`
	Why    string     `json:"why"`
}
