package accounts

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/juesuan/juesuan/model"
)

// Print is one way in which publishers print the columns of a table. A dump that has lost its cells is read by it.
type Print struct {
	Stage model.Stage
	// Lists are the columns of each section of a SideBySide table, and of the one list of others, in print order. A
	// column is the path of heads over it, from top to bottom: 本年支出/小计. Heads are spelt as Names are.
	Lists []Names
}

// PrintedColumn is a column as a Print has it.
type PrintedColumn struct {
	ID    string
	Heads []string // from top to bottom
}

// Printed is a Print with one spelling of its heads.
type Printed struct {
	Table *Table
	Lists [][]PrintedColumn
}

// Accounts and budgets print the same columns mostly.
func finalPrint(lists ...Names) Print  { return Print{model.StageFinalAccounts, lists} }
func budgetPrint(lists ...Names) Print { return Print{model.StageBudget, lists} }

type printKey struct {
	table model.Type
	stage model.Stage
}

var printed = sync.OnceValue(func() map[printKey][]Printed {
	out := map[printKey][]Printed{}
	for _, t := range ordered() {
		for _, p := range t.Prints {
			key := printKey{t.ID, p.Stage}
			for _, lists := range product(p.Lists, func(list Names) [][]string { return product(list, expand) }) {
				v := Printed{Table: t}
				for i, heads := range lists {
					section := ""
					if i < len(t.Sections) {
						section = t.Sections[i].ID
					}
					v.Lists = append(v.Lists, t.printedColumns(p.Stage, section, heads))
				}
				out[key] = append(out[key], v)
			}
		}
	}
	return out
})

// product lists the ways to choose one of the choices of each thing, those of the first thing last changed.
func product[T, C any](things []T, choices func(T) []C) [][]C {
	out := [][]C{nil}
	for _, thing := range things {
		var longer [][]C
		for _, chosen := range out {
			for _, c := range choices(thing) {
				longer = append(longer, append(chosen[:len(chosen):len(chosen)], c))
			}
		}
		out = longer
	}
	return out
}

// printedColumns binds heads to the columns that they name.
func (t *Table) printedColumns(stage model.Stage, section string, heads []string) []PrintedColumn {
	out := make([]PrintedColumn, len(heads))
	for i, path := range heads {
		labels := strings.Split(path, "/")
		id := t.itemColumn(stage, labels)
		if id == "" {
			id = t.MatchColumn(stage, section, labels)[0].Column.ID
		}
		out[i] = PrintedColumn{id, labels}
	}
	return out
}

// itemColumn gives the column of an item: budget.reception. Without a half over it or under it, the item is of the
// stage's own. It is empty in a table without halves.
func (t *Table) itemColumn(stage model.Stage, labels []string) string {
	last := len(labels) - 1
	half := t.MatchHalf(labels[0])
	if under := t.MatchHalf(labels[last]); under != nil && last > 0 {
		half, last = under, last-1
	}
	item := t.MatchItem(labels[last])
	if len(t.Halves) == 0 || item == nil {
		return ""
	}
	for i := range t.Halves {
		if half == nil && t.Halves[i].Stage == stage {
			half = &t.Halves[i]
		}
	}
	return half.ID + "." + item.ID
}

// Printed lists the ways in which publishers print a table at a stage, that with the most columns first. It is empty
// where none is known.
func (t *Table) Printed(stage model.Stage) []Printed { return printed()[printKey{t.ID, stage}] }

// Sum gives the coefficients of a sum along a row over the columns of a list; nil where the list does not print the
// total and an addend.
func (p *Printed) Sum(s *Sum, list int) []int64 {
	if s.Section != "" && (list >= len(p.Table.Sections) || p.Table.Sections[list].ID != s.Section) {
		return nil
	}
	out := make([]int64, len(p.Lists[list]))
	total, addends := false, 0
	for i, c := range p.Lists[list] {
		switch {
		case c.ID == s.Total:
			out[i], total = 1, true
		case slices.Contains(s.Plus, c.ID):
			out[i], addends = -1, addends+1
		case slices.Contains(s.Minus, c.ID):
			out[i], addends = 1, addends+1
		}
	}
	if !total || addends == 0 {
		return nil
	}
	return out
}

// SaysNone reports whether a folded text says that there is nothing to print: 本部门没有政府性基金预算财政拨款支出, 本表为空表.
func SaysNone(folded string) bool { return saysNone.MatchString(folded) }

var saysNone = regexp.MustCompile(`(?:没有|无|未|不)(?:使用|安排|发生|涉及|此项|相关|政府性基金|国有资本|财政拨款|数据)|(?:无数据|空表|不涉及)`)
