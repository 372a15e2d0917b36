package normalize

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
)

// column is what one grid column is for.
type column struct {
	role roleOf
	id   string // of an amount column
	unit string // of its amounts where it is not the table's
	// doubt is set when the binding of the column is uncertain.
	doubt bool
}

type roleOf uint8

const (
	otherRole  roleOf = iota // nothing that becomes a value: a running number (序号), a remark
	codeRole                 // 类, 款, 项 or the whole code
	nameRole                 // 项目, 科目名称
	lineRole                 // 行次
	amountRole               // amounts
)

// columnSet collects the columns of a table and marks the uncertain ones.
type columnSet struct {
	b      *builder
	of     []column // by grid column
	taken  map[string]int
	others int
}

func newColumnSet(b *builder) *columnSet {
	return &columnSet{b: b, of: make([]column, b.s.Cols), taken: map[string]int{}}
}

// add binds a grid column to an id. Several grid columns may share an id when share is set (the groups of one list
// side by side); otherwise the second claimant is uncertain, and the first with it.
func (cs *columnSet) add(c int, id string, share bool) {
	label := cs.b.h.labels[c]
	if first, dup := cs.taken[id]; dup && id != "" && id != accounts.NoID && !share {
		cs.of[first].doubt = true
		cs.b.warn("column_shift", "columns %d and %d both read as %s (%q): which is which is uncertain", first+1, c+1, id, label)
		id = ""
		cs.of[c].doubt = true
	} else if dup && share && id != accounts.NoID {
		cs.of[c] = column{role: amountRole, id: id, unit: cs.of[first].unit, doubt: cs.b.guessed[c]}
		return
	}
	if id == accounts.NoID {
		cs.others++
		id = fmt.Sprintf("other_%d", cs.others)
	}
	if id == "" {
		cs.others++
		id = fmt.Sprintf("other_%d", cs.others)
		cs.of[c].doubt = true
		cs.b.warn("unknown_column", "column %d (%q) is no column known of this table: its amounts are doubtful", c+1, label)
		if label == "" {
			cs.b.shifted = true // heads and figures that have come apart leave one column without a head
		}
	}
	cs.taken[id] = c
	out := model.Column{ID: id, Label: label, Number: cs.b.h.number(cs.b.s, c)}
	if known := cs.b.is.Column(id); known != nil && known.Unit != "" {
		out.Unit = &known.Unit
		cs.of[c].unit = known.Unit
	}
	cs.of[c].role, cs.of[c].id = amountRole, id
	cs.of[c].doubt = cs.of[c].doubt || cs.b.guessed[c]
	cs.b.out.Columns = append(cs.b.out.Columns, out)
}

// bindColumns gives the ids of grid columns by the labels over them, each id once; empty where no label tells. Where
// heads print years, the latest one's columns are the table's, and those of the year before are for comparison.
func (b *builder) bindColumns(cols []int, section string) map[int]string {
	type choice struct {
		col, distance int
		matches       []accounts.ColumnMatch
	}
	latest, years := 0, map[int]int{}
	for _, c := range cols {
		years[c] = yearOfHead(b.h.paths[c])
		latest = max(latest, years[c])
	}
	var choices []choice
	out := map[int]string{}
	for _, c := range cols {
		m := b.is.MatchColumn(b.stage, section, b.h.paths[c])
		if years[c] != 0 && years[c] < latest {
			switch {
			case len(m) == 0 && accounts.StageOf(b.h.leaf(c)) != "":
				out[c] = accounts.NoID // the figures of an earlier year
			case len(m) > 0 && !m[0].Column.Extra:
				if out[c] = accounts.NoID; years[c] == latest-1 {
					out[c] = previousOf(m[0].Column.ID)
				}
			}
			continue
		}
		if len(m) > 0 {
			choices = append(choices, choice{c, m[0].Distance, m})
		}
	}
	slices.SortStableFunc(choices, func(a, b choice) int { return cmp.Compare(a.distance, b.distance) })
	taken := map[string]bool{}
	for _, ch := range choices {
		id := ch.matches[0].Column.ID
		for _, m := range ch.matches {
			if m.Distance == ch.distance && (!taken[m.Column.ID] || m.Column.ID == accounts.NoID) {
				id = m.Column.ID
				break
			}
		}
		out[ch.col], taken[id] = id, true
	}
	b.bindByOrder(cols, section, out)
	return out
}

// bindByOrder binds a column with a head that cannot be read by its neighbours: where one column of the form stands
// between theirs, or where the form has but one. Its amounts are doubtful.
func (b *builder) bindByOrder(cols []int, section string, ids map[int]string) {
	form := b.is.MainColumns(b.stage, section)
	for k, c := range cols {
		if ids[c] != "" || len(b.h.paths[c]) == 0 || yearOfHead(b.h.paths[c]) != 0 {
			continue
		}
		before, after := -1, len(form)
		if k > 0 {
			before = slices.Index(form, ids[cols[k-1]])
		}
		if k+1 < len(cols) {
			after = slices.Index(form, ids[cols[k+1]])
		}
		alone := len(cols) == 1 && len(form) > 0 && b.is.Shape != accounts.CodeList
		between := (k == 0 || before >= 0) && after-before == 2
		switch {
		case alone:
			ids[c] = form[len(form)-1]
			if b.stage == model.StageBudget || section != "" && b.is.ID == model.FiscalAppropriationSummary {
				ids[c] = form[0]
			}
		case between:
			ids[c] = form[before+1]
		default:
			continue
		}
		b.guessed[c] = true
		b.warn("guessed_column", "column %d (%q) is taken for %s by its place: its amounts are doubtful", c+1, b.h.labels[c], ids[c])
	}
}

// previousOf is the column of last year's figures; only the main one has a name of its own.
func previousOf(id string) string {
	switch id {
	case "final", "total", "budget":
		return "previous"
	}
	return ""
}

// yearOfHead is the year that the labels over a column print; 0 where they print none.
func yearOfHead(path []string) int {
	for _, l := range slices.Backward(path) {
		if year := yearIn(l); year != 0 {
			return year
		}
	}
	return 0
}

// amountColumns are the columns from one on that hold amounts: those that are headed or used and are no remarks.
func (b *builder) amountColumns(from, to int) []int {
	var out []int
	for c := from; c < to; c++ {
		switch accounts.Role(b.h.leaf(c)) {
		case accounts.RemarkHead, accounts.LineHead:
			continue
		}
		if len(b.h.paths[c]) > 0 || b.used(c) {
			out = append(out, c)
		}
	}
	return out
}
