package score

import (
	"fmt"
	"slices"

	"github.com/juesuan/juesuan/model"
)

// Counts of one document or of many.
type Counts struct {
	Want, Got, Hit               int // facts printed, given, and right
	Lost, Silent                 int
	Names, NamesOK               int
	CellsWant, CellsGot, CellHit int
	Tables, TablesOK             int // standard tables: whole ones with every fact and name right and nothing extra
	Meta, MetaOK                 int // department, year and unit of the document
	Notes                        []string
}

// Add adds the counts of another document.
func (c *Counts) Add(o Counts) {
	c.Want, c.Got, c.Hit = c.Want+o.Want, c.Got+o.Got, c.Hit+o.Hit
	c.Lost, c.Silent = c.Lost+o.Lost, c.Silent+o.Silent
	c.Names, c.NamesOK = c.Names+o.Names, c.NamesOK+o.NamesOK
	c.CellsWant, c.CellsGot, c.CellHit = c.CellsWant+o.CellsWant, c.CellsGot+o.CellsGot, c.CellHit+o.CellHit
	c.Tables, c.TablesOK = c.Tables+o.Tables, c.TablesOK+o.TablesOK
	c.Meta, c.MetaOK = c.Meta+o.Meta, c.MetaOK+o.MetaOK
	c.Notes = append(c.Notes, o.Notes...)
}

// FactF1 is the harmonic mean of the facts' precision and recall.
func (c Counts) FactF1() float64 { return ratio(2*c.Hit, c.Got+c.Want) }

// NameShare is the share of row names that are right.
func (c Counts) NameShare() float64 { return ratio(c.NamesOK, c.Names) }

// CellF1 is the harmonic mean of precision and recall of grid cells: place, spans and text.
func (c Counts) CellF1() float64 { return ratio(2*c.CellHit, c.CellsGot+c.CellsWant) }

// TableShare is the share of standard tables that are whole.
func (c Counts) TableShare() float64 { return ratio(c.TablesOK, c.Tables) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func (c Counts) String() string {
	return fmt.Sprintf("fact F1 %.4f of %d, lost %d, silent %d, names %.4f, cells %.4f, whole tables %d/%d, meta %d/%d",
		c.FactF1(), c.Want, c.Lost, c.Silent, c.NameShare(), c.CellF1(), c.TablesOK, c.Tables, c.MetaOK, c.Meta)
}

func (c *Counts) note(format string, args ...any) {
	c.Notes = append(c.Notes, fmt.Sprintf(format, args...))
}

// Document compares a result with the truth.
func Document(truth *Truth, r *model.Result) Counts {
	var c Counts
	c.meta(truth, r)
	pairs, spare := pair(truth.Tables, r.Tables)
	for i, want := range truth.Tables {
		c.table(want, pairs[i])
	}
	for _, got := range spare {
		c.spare(got)
	}
	return c
}

func (c *Counts) meta(truth *Truth, r *model.Result) {
	want, got := truth.Document, r.Document.Document
	for _, f := range []struct{ name, want, got string }{
		{"department", optional(want.Department), optional(got.Department)},
		{"fiscal_year", optional(want.FiscalYear), optional(got.FiscalYear)},
		{"unit", optional(want.Unit), optional(got.Unit)},
	} {
		c.Meta++
		if f.want == f.got {
			c.MetaOK++
		} else {
			c.note("document.%s: %s read as %s", f.name, f.want, f.got)
		}
	}
}

func optional[T any](v *T) string {
	if v == nil {
		return "null"
	}
	return squash(fmt.Sprint(*v))
}

// table compares one printed table with the one it was paired with; nil when there is none.
func (c *Counts) table(want Table, got *model.Table) {
	none := got == nil
	if none {
		got = &model.Table{}
	}
	right := c.facts(want, got) && !none
	right = c.names(want, got) && right
	if Standard(want.Type) {
		c.Tables++
		if right {
			c.TablesOK++
		}
	}
	wanted, given := cells(want.Cells), cells(got.Grid.Cells)
	c.CellsWant += len(want.Cells)
	c.CellsGot += len(got.Grid.Cells)
	for cell, n := range wanted {
		c.CellHit += min(n, given[cell])
	}
}

type place struct{ key, column string }

// facts compares amounts; true when all agree and none is extra.
func (c *Counts) facts(want Table, got *model.Table) bool {
	wanted := map[place]model.Decimal{}
	for _, f := range want.Facts {
		if f.Key != "" {
			wanted[place{f.Key, f.Column}] = f.Amount
		}
	}
	given := factsOf(got)
	if len(want.Fields) > 0 {
		given = nil // forms have fields
	}
	right := true
	for at, amount := range wanted {
		c.Want++
		switch v, ok := given[at]; {
		case !ok:
			c.Lost++
			right = false
			c.note("%s %s %s: %s is lost", want.Type, at.key, at.column, amount)
		case v.Amount.Equal(amount.Decimal):
			c.Hit++
		default:
			right = false
			c.note("%s %s %s: %s read as %s (%s)", want.Type, at.key, at.column, amount, v.Amount, v.State)
		}
	}
	for at, v := range given {
		c.Got++
		amount, ok := wanted[at]
		if ok && v.Amount.Equal(amount.Decimal) {
			continue
		}
		right = false
		c.silent(v)
		if !ok {
			c.note("%s %s %s: extra %s (%s)", want.Type, at.key, at.column, v.Amount, v.State)
		}
	}
	return right
}

func (c *Counts) silent(v model.Amount) {
	if v.State != model.Doubtful {
		c.Silent++
	}
}

// factsOf are the table's amounts; a key that is given twice is an extra.
func factsOf(t *model.Table) map[place]model.Amount {
	facts := map[place]model.Amount{}
	for _, row := range t.Rows {
		for column, v := range row.Values {
			if v.Amount == nil {
				continue
			}
			at := place{row.Key, column}
			for _, again := facts[at]; again; _, again = facts[at] {
				at.key += " (again)"
			}
			facts[at] = v
		}
	}
	return facts
}

func (c *Counts) names(want Table, got *model.Table) bool {
	right := true
	for _, n := range want.Names {
		c.Names++
		name := "nothing"
		for _, row := range slices.Backward(got.Rows) {
			if row.Key == n.Key {
				name = row.Name
				break
			}
		}
		if squash(name) == squash(n.Name) {
			c.NamesOK++
			continue
		}
		right = false
		c.note("%s %s: name %s read as %s", want.Type, n.Key, n.Name, name)
	}
	return right
}

type cell struct {
	row, col, rowSpan, colSpan int
	text                       string
}

func cells(list []model.Cell) map[cell]int {
	bag := map[cell]int{}
	for _, c := range list {
		bag[cell{c.Row, c.Col, c.RowSpan, c.ColSpan, squash(c.Text)}]++
	}
	return bag
}

// spare counts a table that is not in the truth.
func (c *Counts) spare(got *model.Table) {
	c.CellsGot += len(got.Grid.Cells)
	c.note("a table of %d cells that is not there: %s", len(got.Grid.Cells), optional(got.Title))
	if got.Type == model.Generic {
		return
	}
	for at, v := range factsOf(got) {
		c.Got++
		c.silent(v)
		c.note("extra table %s: %s %s", got.Type, at.key, at.column)
	}
}
