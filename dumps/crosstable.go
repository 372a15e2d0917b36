package dumps

import (
	"slices"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
)

// bond ties the columns of one row to amounts that other tables print: rest, and what the row has in its columns times
// their coefficients, are nothing together, or not less.
type bond struct {
	coef     vector
	rest     int64
	relation accounts.Relation
	sure     bool // the amounts of the other tables are
}

func (b *bond) holds(v *vector) bool {
	sum := b.rest
	for i, k := range b.coef {
		sum += k * v[i]
	}
	return sum == 0 || b.relation == accounts.AtLeast && sum > 0
}

// agreement tells whether placements of the rows of a table fit what other tables print. It looks the others up once a
// row.
type agreement struct {
	a     *account
	t     *table
	bonds map[*row][]bond
	sure  bool // of choices of other tables nothing is taken
}

func (a *account) agreement(t *table) *agreement {
	return &agreement{a: a, t: t, bonds: map[*row][]bond{}}
}

func (g *agreement) holds(r *row, c choice) bool {
	bonds, ok := g.bonds[r]
	if !ok {
		bonds = slices.DeleteFunc(g.a.bonds(g.t, r), func(b bond) bool {
			return !b.sure && (g.sure || !g.t.columnar || b.relation != accounts.AtLeast)
		})
		g.bonds[r] = bonds
	}
	for i := range bonds {
		if !bonds[i].holds(&c.v) {
			return false
		}
	}
	return true
}

// bonds are the ties of a row to other tables, as far as these print their part.
func (a *account) bonds(t *table, r *row) []bond {
	var out []bond
	for _, of := range accounts.All() {
		for i := range of.Ties {
			tie := &of.Ties[i]
			switch {
			case !tie.Classes && !tie.Codes:
				out = a.bind(out, t, r, tie, tie.Total, tie.Addends)
			case tie.Classes:
				if class := classOf(r.key); class != "" {
					out = a.bind(out, t, r, tie, at(tie.Total, "expenditure:"+class), []accounts.Cell{at(tie.Addends[0], class)})
				}
			case tie.Total.Column != "":
				out = a.bindCode(out, t, r, tie, tie.Total.Column)
			default:
				for _, h := range t.columns.heads {
					out = a.bindCode(out, t, r, tie, h.ID)
				}
			}
		}
	}
	return out
}

// classOf is the class (类) of a line of a summary, or of a row by function code; empty for other rows.
func classOf(key string) string {
	class := strings.TrimPrefix(key, "expenditure:")
	if len(class) != 3 || !isDigits(class) {
		return ""
	}
	return class
}

func at(c accounts.Cell, key string) accounts.Cell {
	c.Key = key
	return c
}

// bindCode ties a column code by code. Of other money nothing is known here: the total is not less than the addends.
func (a *account) bindCode(out []bond, t *table, r *row, tie *accounts.Tie, column string) []bond {
	if r.key != "total" && !functionCode.MatchString(r.key) {
		return out
	}
	atLeast := *tie
	atLeast.Relation = accounts.AtLeast
	addends := make([]accounts.Cell, len(tie.Addends))
	for i, c := range tie.Addends {
		addends[i] = accounts.Cell{Table: c.Table, Key: r.key, Column: column}
	}
	return a.bind(out, t, r, &atLeast, accounts.Cell{Table: tie.Total.Table, Key: r.key, Column: column}, addends)
}

// bind adds the bond that a tie makes of a row, if it makes one.
func (a *account) bind(out []bond, t *table, r *row, tie *accounts.Tie, total accounts.Cell, addends []accounts.Cell) []bond {
	b := bond{relation: tie.Relation, sure: true}
	own := false
	term := func(c accounts.Cell, sign int64) known {
		if c.Table == t.kind && c.Key == r.key {
			col := t.column(c)
			if col < 0 {
				return absent
			}
			b.coef[col] += sign
			own = true
			return certain
		}
		of := t
		if c.Table != t.kind {
			of = a.of(c.Table)
		}
		v, state := of.amountAt(c)
		if state == certain && of != t && !of.columnar && !of.proved && a.columnar() {
			state = guessed // its rows are likely to be none
		}
		b.rest += sign * v
		b.sure = b.sure && state != guessed
		return state
	}
	if state := term(total, 1); state < guessed {
		return out
	}
	printed := 0
	for _, c := range addends {
		switch state := term(c, -1); {
		case state >= guessed:
			printed++
		case state == unknown, !tie.Partly && !(tie.Classes && a.printsCodes(c.Table)):
			return out
		}
	}
	if !own || printed == 0 && !tie.Classes {
		return out
	}
	return append(out, b)
}

// printsCodes holds for a table whose rows are all known: a code without a row has no money.
func (a *account) printsCodes(kind model.Type) bool {
	t := a.of(kind)
	return t != nil && !t.open && len(t.rows) > 0
}

// known tells what a dump says of an amount.
type known uint8

const (
	absent  known = iota // its table, row or column is not printed
	unknown              // its column is not decided
	guessed              // its column is a choice
	certain
)

// amountAt is the amount that a tie names; a blank cell counts 0.
func (a *account) amountAt(c accounts.Cell) (int64, known) { return a.of(c.Table).amountAt(c) }

func (t *table) amountAt(c accounts.Cell) (int64, known) {
	if t == nil {
		return 0, absent
	}
	col, r := t.column(c), t.row(c.Key)
	switch {
	case t.open:
		return 0, unknown
	case col < 0 || r == nil:
		return 0, absent
	case len(r.amounts) == 0 && t.loose:
		return 0, unknown // its amount may be one that has no place yet
	case len(r.amounts) == 0:
		return 0, certain
	case col == 0 && t.sumsFirst():
		return r.values()[0], certain // the sum of a row is never blank
	case r.cols == nil:
		return 0, unknown
	case !r.sure || r.doubts(col):
		return r.in(col), guessed
	}
	return r.in(col), certain
}

// doubts tells whether the amount in a column is a choice among several.
func (r *row) doubts(col int) bool {
	for i, c := range r.cols {
		if c == col {
			return r.amounts[i].doubt
		}
	}
	return false
}

// column is the place of the column of a cell in its list; -1 where the table does not print it.
func (t *table) column(c accounts.Cell) int {
	switch section, _, _ := strings.Cut(c.Key, ":"); {
	case !t.sided():
		return t.columns.column(c.Column)
	case section == "income":
		return t.sides.income.column(c.Column)
	case section == "expenditure":
		return t.sides.expenditure.column(c.Column)
	}
	return -1
}

// row is the row of a key; nil where the table has none.
func (t *table) row(key string) *row {
	for _, rows := range [][]*row{t.rows, t.left, t.right, t.more} {
		if r := find(rows, key); r != nil {
			return r
		}
	}
	return nil
}

// sumsFirst holds for a table with codes whose first column is the sum of the others.
func (t *table) sumsFirst() bool {
	return len(t.rows) > 0 && len(t.columns.rows) > 0 && t.columns.rows[0][0] == 1
}
