package dumps

import (
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// table is one of the nine tables on its way from lines to a grid.
type table struct {
	region
	caption caption
	// tokens of the region after its caption, in print order; head and body part them.
	head, body []token
	printed    string // the words of the head, blanks dropped
	numbers    []token
	columns    columnForm // of the amounts of code tables and 三公
	sides      sideForm
	rows       []*row           // of a code table, or the one of 三公
	left       []*row           // income side, 人员经费
	right      []*row           // expenditure side, 公用经费
	more       []*row           // a third group beside them
	pool       []token          // amounts of a columnar table
	beside     map[int64]string // rows of the income side by the amount that stands before the other side's label
	open       bool             // columnar, and its amounts not placed yet
	loose      bool             // columnar, and some of its amounts have no place
	proved     bool             // read row by row, and one placement satisfies all its sums
	settled    bool             // read row by row, and hardly any of its sums fails
	reread     bool             // columnar, after its rows had been read without success
	repairs    []model.Repair
	warnings   []model.Diagnostic
	columnar   bool // its columns were printed one after the other
}

// row is one row of a table, or one side of it.
type row struct {
	key     string            // code, total, or section and concept
	is      *accounts.Concept // of a line of a side, nil where its label names none
	label   []token
	code    []token
	line    []token // 行次
	number  int     // the same as a number, 0 when none is printed
	amounts []token
	// tail are words printed after the row's amounts: the end of its name, or the beginning of the next one's.
	tail []token
	cols []int // column of each amount
	sure bool
	why  string // what decided the columns, when it was not their place alone
	// choices that were left when nothing could decide
	open int
	// lost is set when the row's 行次 was not read in a table that has them
	lost bool
}

func (r *row) name() string {
	var b strings.Builder
	for _, t := range r.label {
		b.WriteString(t.text)
	}
	return b.String()
}

func (r *row) bare() string { return text.Fold(numbered.ReplaceAllString(r.name(), "")) }

// values are the amounts; a dash counts 0.
func (r *row) values() []int64 {
	out := make([]int64, len(r.amounts))
	for i, a := range r.amounts {
		if a.kind == amount {
			out[i] = a.value
		}
	}
	return out
}

// in is what the row puts in a column, 0 when nothing.
func (r *row) in(col int) int64 {
	for i, c := range r.cols {
		if c == col && r.amounts[i].kind == amount {
			return r.amounts[i].value
		}
	}
	return 0
}

func (t *table) warn(code, message string) {
	t.warnings = append(t.warnings, model.Diagnostic{Code: code, Message: message})
}

func shapeOf(kind model.Type) accounts.Shape { return accounts.Of(kind).Shape }

// isSided holds for a table with income on one side and expenditure on the other.
func isSided(kind model.Type) bool { return shapeOf(kind) == accounts.SideBySide }

func (t *table) sided() bool { return isSided(t.kind) }

// inLists holds for economic codes in lists beside each other, each with one column of amounts. A budget prints one
// list with several columns instead.
func (t *table) inLists() bool {
	return shapeOf(t.kind) == accounts.EconomicList && len(t.columns.heads) == 1
}

// find gives the row of a key.
func find(rows []*row, key string) *row {
	for _, r := range rows {
		if r.key == key {
			return r
		}
	}
	return nil
}
