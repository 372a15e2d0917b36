package identity

import (
	"strconv"

	"github.com/juesuan/juesuan/model"
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
			if len(s.sides) > 0 {
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

// printedRows binds a rule over line numbers (行次), in every column of the total's half.
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
	section := s.Rows[total].Section
	for _, column := range s.columnsOfRow(section) {
		id := Identity{ID: name, Source: Printed, Total: s.cell(s.Rows[total].Key, column)}
		for _, t := range rule.Terms {
			// A line without a name and amounts is no row: blank.
			if r, ok := byLine[t.Number]; ok {
				id.Addends = append(id.Addends, Term{s.cell(s.Rows[r].Key, s.opposite(column, section, s.Rows[r].Section)), t.Sign})
			}
		}
		b.add(id)
	}
}

func (s *sheet) columnsOfRow(section *string) []string {
	if section != nil {
		for i := range s.sides {
			if s.sides[i].section == *section {
				return sideColumns(s, &s.sides[i])
			}
		}
	}
	var out []string
	for _, c := range s.Columns {
		out = append(out, c.ID)
	}
	return out
}

// opposite is the column of the other half that answers to one of this: the two halves of 财政拨款收入支出决算总表 call
// their totals differently.
func (s *sheet) opposite(column string, from, to *string) string {
	if s.Type != model.FiscalAppropriationSummary || from == nil || to == nil || *from == *to {
		return column
	}
	if *to == "expenditure" {
		return "total"
	}
	return "final"
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
