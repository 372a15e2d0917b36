package identity

import (
	"slices"
	"strconv"
)

// printed binds the rules printed under a table. A note may be broken over lines, so they are read together.
func (b *binder) printed(s *sheet) {
	text := ""
	for _, n := range s.Notes {
		text += n + "\n"
	}
	for _, rule := range ParseNote(text) {
		axis := rule.Axis
		if axis == AnyAxis {
			axis = Columns
			if len(s.lists) > 0 {
				axis = Rows
			}
		}
		if axis == Rows {
			b.printedRows(s, &rule)
		} else {
			b.printedColumns(s, &rule)
		}
	}
}

// printedRows binds a rule over line numbers (行次), in every column of the total's list.
func (b *binder) printedRows(s *sheet, rule *NoteRule) {
	name := string(s.Type) + ".printed_row_" + strconv.Itoa(rule.Total)
	byLine := map[int]int{}
	for i := range s.Rows {
		if n := s.Rows[i].Line; n != nil {
			byLine[*n] = i
		}
	}
	total, ok := byLine[rule.Total]
	if !ok {
		b.add(Identity{ID: name, Source: Printed, Inapplicable: "the table has no line with this number"})
		return
	}
	for _, column := range s.columnsOf(total) {
		id := Identity{ID: name, Source: Printed, Total: s.cell(s.Rows[total].Key, column)}
		for _, t := range rule.Terms {
			// A line without a name and amounts is no row: blank.
			if r, ok := byLine[t.Number]; ok {
				id.Addends = append(id.Addends, Term{s.cell(s.Rows[r].Key, s.columnIn(r, column)), t.Sign})
			}
		}
		b.add(id)
	}
}

// columnsOf are the columns of a row's list that add up.
func (s *sheet) columnsOf(row int) []string {
	for i := range s.lists {
		if in := s.Rows[row].Section; in != nil && *in == s.lists[i].ID {
			return s.lists[i].columns
		}
	}
	return s.adding
}

// columnIn is the column of a row's list that answers to one of another list: the main columns of the two lists of
// 财政拨款收入支出决算总表 have different names.
func (s *sheet) columnIn(row int, column string) string {
	if columns := s.columnsOf(row); len(columns) > 0 && !slices.Contains(columns, column) {
		return columns[0]
	}
	return column
}

// printedColumns binds a rule over column numbers (栏次), in every row.
func (b *binder) printedColumns(s *sheet, rule *NoteRule) {
	name := string(s.Type) + ".printed_column_" + strconv.Itoa(rule.Total)
	byNumber := map[int]string{}
	for _, c := range s.Columns {
		if c.Number != nil {
			if n, err := strconv.Atoi(*c.Number); err == nil {
				byNumber[n] = c.ID
			}
		}
	}
	columns := make([]string, 0, len(rule.Terms))
	for _, t := range rule.Terms {
		if id, ok := byNumber[t.Number]; ok {
			columns = append(columns, id)
		}
	}
	total, ok := byNumber[rule.Total]
	if !ok || len(columns) < len(rule.Terms) {
		b.add(Identity{ID: name, Source: Printed, Inapplicable: "the table has no columns with these numbers"})
		return
	}
	for r := range s.Rows {
		id := Identity{ID: name, Source: Printed, Total: s.cell(s.Rows[r].Key, total)}
		for i, t := range rule.Terms {
			id.Addends = append(id.Addends, Term{s.cell(s.Rows[r].Key, columns[i]), t.Sign})
		}
		b.add(id)
	}
}
