package identity

import (
	"strings"

	"github.com/juesuan/juesuan/model"
)

// Table is a canonical table under the name by which cells refer to it.
type Table struct {
	Stem string // file stem, e.g. "02-income"
	*model.Table
}

// Tables names the tables of a result as its index does.
func Tables(r *model.Result) []Table {
	out := make([]Table, 0, len(r.Tables))
	for i := range r.Tables {
		if i >= len(r.Document.Tables) {
			break
		}
		stem := strings.TrimSuffix(strings.TrimPrefix(r.Document.Tables[i].File, "tables/"), ".json")
		out = append(out, Table{stem, &r.Tables[i]})
	}
	return out
}

// sheet is a table with what the rules ask of it.
type sheet struct {
	Table
	rows    map[string]int // by key
	columns map[string]bool
	sides   []side // of a two-sided table
}

func newSheet(t Table) *sheet {
	s := &sheet{Table: t, rows: make(map[string]int, len(t.Rows)), columns: make(map[string]bool, len(t.Columns))}
	for i := range t.Rows {
		if _, again := s.rows[t.Rows[i].Key]; !again {
			s.rows[t.Rows[i].Key] = i
		}
	}
	for _, c := range t.Columns {
		s.columns[c.ID] = true
	}
	if t.Type == model.IncomeExpenditureSummary || t.Type == model.FiscalAppropriationSummary {
		s.sides = readSides(s)
	}
	return s
}

func (s *sheet) has(key string) bool {
	_, ok := s.rows[key]
	return ok
}

func (s *sheet) cell(key, column string) Cell { return Cell{Table: s.Stem, Key: key, Column: column} }

// unknownColumn holds when a column of amounts is none that the table's type knows: what it adds to is not known.
func (s *sheet) unknownColumn() bool {
	for id := range s.columns {
		if strings.HasPrefix(id, "other_") {
			return true
		}
	}
	return false
}

// code is the printed code of a row; empty when it has none. A second row of the same code counts as well.
func code(r *model.Row) string {
	if r.Code != nil {
		return *r.Code
	}
	return ""
}

// side is one half of a two-sided table.
type side struct {
	section string
	sum     int   // row of 本年收入合计 or 本年支出合计, -1 where there is none
	grand   int   // row of 总计, -1 where there is none
	lines   []int // rows above the sum that are part of it
	between []int // rows between the sum and the grand total that are part of the latter
	details [][]int
	// unknown is the label of a row between sum and grand total of which it is not known whether it is part of it.
	unknown string
	labels  map[string]int // first row of each label
}

// readSides parts a two-sided table into its halves, and each half into lines, sum, balances and grand total.
func readSides(s *sheet) []side {
	sides := []side{newSide("income"), newSide("expenditure")}
	for i := range s.Rows {
		row := &s.Rows[i]
		for k := range sides {
			if row.Section != nil && *row.Section == sides[k].section {
				sides[k].add(i, row)
			}
		}
	}
	return sides
}

func newSide(section string) side {
	return side{section: section, sum: -1, grand: -1, labels: map[string]int{}}
}

func (sd *side) add(i int, row *model.Row) {
	label := foldLabel(row.Name)
	if _, again := sd.labels[label]; !again {
		sd.labels[label] = i
	}
	switch {
	case sd.grand >= 0:
	case isGrand(label):
		sd.grand = i
	case sd.sum < 0 && isSideSum(label):
		sd.sum = i
	case row.Parent != nil || strings.HasPrefix(label, "其中"):
		sd.detail(i)
	case sd.sum < 0:
		if label != "" {
			sd.lines = append(sd.lines, i)
		}
	case isBalance(label):
		sd.between = append(sd.between, i)
		sd.details = append(sd.details, nil)
	case isDetail(label):
		sd.detail(i)
	case len(row.Values) > 0:
		sd.unknown = label
	}
}

// detail counts a row as part of the balance above it.
func (sd *side) detail(i int) {
	if n := len(sd.details); n > 0 {
		sd.details[n-1] = append(sd.details[n-1], i)
	}
}

func isGrand(label string) bool {
	switch label {
	case "总计", "收入总计", "支出总计", "合计":
		return true
	}
	return false
}

func isSideSum(label string) bool {
	switch label {
	case "本年收入合计", "本年支出合计", "收入合计", "支出合计", "本年收入", "本年支出":
		return true
	}
	return false
}

// isBalance holds for what is added between the sum of the year and the grand total.
func isBalance(label string) bool {
	for _, begin := range []string{"使用非财政拨款", "使用专用结余", "用事业基金", "年初", "上年结转", "结余分配", "年末", "结转下年"} {
		if strings.HasPrefix(label, begin) {
			return true
		}
	}
	return false
}

// isDetail holds for a part of the balance above it: by fund, by kind of outlay, or without a name as the official
// form of 财政拨款收入支出决算总表 prints three lines.
func isDetail(label string) bool {
	if label == "" {
		return true
	}
	for _, begin := range []string{
		"一般公共预算", "政府性基金", "国有资本", "基本支出结转", "项目支出结转", "经营结余", "交纳", "缴纳", "提取", "转入", "其他",
	} {
		if strings.HasPrefix(label, begin) {
			return true
		}
	}
	return false
}
