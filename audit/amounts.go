package audit

import (
	"sort"

	"github.com/juesuan/juesuan/identity"
	"github.com/juesuan/juesuan/model"
)

// amount is a printed amount, or a cell that is blank and that some identity binds.
type amount struct {
	cell    identity.Cell
	table   int // index in tables; -1 for a cell of a row that is not printed
	row     int
	blank   bool
	via     model.Via
	trusted bool // not read by OCR or from a distrusted font
	doubt   bool // doubtful before the sums were asked
	chosen  bool // its readings differ or are not sure, and the sums chose: proved or nothing
	zero    bool
	// sureZero is a zero printed with decimals: a speck or a dash is not taken for one.
	sureZero bool
	covers   []cover
}

// cover is a check that binds a cell, with its coefficient in total - addends.
type cover struct {
	check int
	sign  int64
}

// index lists the printed amounts: tables, rows and columns in print order.
func (a *auditor) index() {
	count := 0
	for _, t := range a.tables {
		for r := range t.Rows {
			count += len(t.Rows[r].Values)
		}
	}
	a.at, a.amounts = make(map[identity.Cell]int, count), make([]amount, 0, count)
	for t := range a.tables {
		table := &a.tables[t]
		for r := range table.Rows {
			row := &table.Rows[r]
			for _, column := range columnsOf(table.Table, row) {
				v := row.Values[column]
				c := identity.Cell{Table: table.Stem, Key: row.Key, Column: column}
				a.at[c] = len(a.amounts)
				a.amounts = append(a.amounts, amount{
					cell: c, table: t, row: r, blank: v.Amount == nil, via: v.Via,
					trusted:  v.Via != model.ViaOCR && v.Confidence >= 1 && len(v.Readings) == 0,
					doubt:    v.State == model.Doubtful,
					chosen:   v.State != model.Doubtful && len(v.Readings) > 0,
					zero:     v.Amount != nil && v.Amount.IsZero(),
					sureZero: v.Amount != nil && v.Amount.IsZero() && v.Amount.Exponent() < 0,
				})
			}
		}
	}
}

// columnsOf are the columns in which a row has values, in print order, then any that the table does not list.
func columnsOf(t *model.Table, row *model.Row) []string {
	out := make([]string, 0, len(row.Values))
	for _, c := range t.Columns {
		if _, ok := row.Values[c.ID]; ok {
			out = append(out, c.ID)
		}
	}
	if len(out) < len(row.Values) {
		listed := map[string]bool{}
		for _, c := range out {
			listed[c] = true
		}
		first := len(out)
		for c := range row.Values {
			if !listed[c] {
				out = append(out, c)
			}
		}
		sort.Strings(out[first:])
	}
	return out
}

// cover notes for each cell the equations that bind it. Inequalities and identities that don't apply bind nothing.
func (a *auditor) cover() {
	for i := range a.checks {
		c := &a.checks[i]
		if c.Result == identity.NotApplicable || c.Relation != identity.Equal {
			continue
		}
		a.bind(c.Total, cover{i, 1})
		for _, t := range c.Addends {
			a.bind(t.Cell, cover{i, -int64(t.Sign)})
		}
	}
}

func (a *auditor) bind(c identity.Cell, by cover) {
	n, ok := a.at[c]
	if !ok {
		n = len(a.amounts)
		a.at[c] = n
		a.amounts = append(a.amounts, amount{cell: c, table: -1, blank: true, trusted: true})
	}
	a.amounts[n].covers = append(a.amounts[n].covers, by)
}

// printed gives the amount of a cell as the result holds it; ok is false for a blank.
func (a *auditor) printed(m *amount) (v model.Amount, ok bool) {
	if m.table < 0 {
		return v, false
	}
	v, ok = a.tables[m.table].Rows[m.row].Values[m.cell.Column]
	return v, ok
}
