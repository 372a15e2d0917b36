package accounts

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/juesuan/juesuan/model"
)

// ColumnMatch is a column that the labels over a printed one may mean.
type ColumnMatch struct {
	Column   *Column
	Distance int // tenths of a wrong character; what heads over it say besides counts as well
}

// Costs of heads over a label that a column's own heads do not name, in tenths of a wrong character.
const (
	strangeHead = 12 // a head that says nothing known
	otherHead   = 40 // the head of another column: 年初结转和结余 over 基本支出
)

// headBook is the heads of a table at one stage and in one section, ready to be compared.
type headBook struct {
	columns []*Column
	index   *Index // of the words below
	forms   []headForm
	groups  *Index
	memo    memo[[]ColumnMatch] // by the labels of a path
}

// headForm is one way in which a column is headed: words from top to bottom.
type headForm struct {
	column int
	words  []int
}

type bookKey struct {
	table   model.Type
	stage   model.Stage
	section string
}

var (
	booksMu sync.Mutex
	books   = map[bookKey]*headBook{}
)

// book gives the heads of a table at a stage. An empty stage takes both, those of the accounts first.
func (t *Table) book(stage model.Stage, section string) *headBook {
	key := bookKey{t.ID, stage, section}
	booksMu.Lock()
	defer booksMu.Unlock()
	if b := books[key]; b != nil {
		return b
	}
	b := newHeadBook(t.stageColumns(stage, section), t.Groups)
	books[key] = b
	return b
}

// stageColumns are the columns of a stage and section, those with a claim on doubtful heads first.
func (t *Table) stageColumns(stage model.Stage, section string) []*Column {
	lists := [][]Column{t.Columns}
	switch stage {
	case model.StageBudget:
		lists = [][]Column{t.BudgetColumns, t.Columns}
	case "":
		lists = [][]Column{t.Columns, t.BudgetColumns}
	}
	var out []*Column
	for _, list := range lists {
		for i := range list {
			c := &list[i]
			if c.Section != "" && section != "" && c.Section != section || len(c.Heads) == 0 {
				continue
			}
			if c.ID == NoID || !slices.ContainsFunc(out, func(o *Column) bool { return o.ID == c.ID && o.Section == c.Section }) {
				out = append(out, c)
			}
		}
	}
	return out
}

func newHeadBook(columns []*Column, groups Names) *headBook {
	b := &headBook{columns: columns, groups: NewIndex(concat(Names{"项目", "科目", "[支出]功能分类科目", "收入", "支出", "金额"}, groups))}
	var words []Names
	at := map[string]int{}
	seen := map[string]bool{}
	for i, c := range columns {
		for _, s := range c.Heads.spellings() {
			if seen[s] {
				continue // an earlier column has it
			}
			seen[s] = true
			form := headForm{column: i}
			for word := range strings.SplitSeq(s, "/") {
				n, ok := at[word]
				if !ok {
					n = len(words)
					at[word] = n
					words = append(words, Names{word})
				}
				form.words = append(form.words, n)
			}
			b.forms = append(b.forms, form)
		}
	}
	b.index = NewIndex(words...)
	return b
}

// MatchColumn lists the columns that the labels over a printed column may mean, the nearest first. labels run from top
// to bottom. The stage may be unknown. The list is shared: callers do not change it.
func (t *Table) MatchColumn(stage model.Stage, section string, labels []string) []ColumnMatch {
	if len(labels) == 0 {
		return nil
	}
	b := t.book(stage, section)
	return b.memo.get(strings.Join(labels, "\n"), func(string) []ColumnMatch { return b.match(labels) })
}

// match lists the columns that labels may mean.
func (b *headBook) match(labels []string) []ColumnMatch {
	out := b.matchPath(labels)
	if n := len(labels) - 1; n > 0 && IsSum(labels[n]) && (len(out) == 0 || out[0].Distance > 0) {
		out = append(out, b.matchPath(labels[:n])...) // 小计 under a column's own head is the column
		slices.SortStableFunc(out, func(a, b ColumnMatch) int { return cmp.Compare(a.Distance, b.Distance) })
	}
	return out
}

// matchPath lists the columns that all of the labels, the lowest too, may mean.
func (b *headBook) matchPath(labels []string) []ColumnMatch {
	near := make([]map[int]int, len(labels)) // by label, the distance of each word
	for i, l := range labels {
		near[i] = map[int]int{}
		for _, c := range b.index.Match(l) {
			near[i][c.Thing] = c.Distance
		}
	}
	best := map[int]int{}
	for _, f := range b.forms {
		if d, ok := f.cost(b, near, labels); ok {
			if was, again := best[f.column]; !again || d < was {
				best[f.column] = d
			}
		}
	}
	out := make([]ColumnMatch, 0, len(best))
	for i, d := range best {
		out = append(out, ColumnMatch{b.columns[i], d})
	}
	order := func(c *Column) int { return slices.Index(b.columns, c) }
	slices.SortFunc(out, func(a, b ColumnMatch) int {
		return cmp.Or(cmp.Compare(a.Distance, b.Distance), cmp.Compare(order(a.Column), order(b.Column)))
	})
	return out
}

// cost measures labels against one form: its words from the lowest label up, other heads between them at their cost.
func (f *headForm) cost(b *headBook, near []map[int]int, labels []string) (int, bool) {
	word := len(f.words) - 1
	total, ok := near[len(labels)-1][f.words[word]]
	if !ok {
		return 0, false
	}
	word--
	for i := len(labels) - 2; i >= 0; i-- {
		if word >= 0 {
			if d, ok := near[i][f.words[word]]; ok {
				total, word = total+d, word-1
				continue
			}
		}
		switch _, group := b.groups.Find(labels[i]); {
		case group:
		case len(near[i]) > 0 && !inForms(b, near[i], f.column):
			total += otherHead
		default:
			total += strangeHead
		}
	}
	return total, word < 0 && total <= mostTolerance
}

// inForms reports whether one of the words near a label is a head of the column itself.
func inForms(b *headBook, near map[int]int, column int) bool {
	for _, f := range b.forms {
		if f.column != column {
			continue
		}
		for _, w := range f.words {
			if _, ok := near[w]; ok {
				return true
			}
		}
	}
	return false
}

// MainColumns lists the columns of a stage and section that sums add up, in print order.
func (t *Table) MainColumns(stage model.Stage, section string) []string {
	var out []string
	for _, c := range t.stageColumns(stage, section) {
		if !c.Extra && !c.Count && c.ID != NoID {
			out = append(out, c.ID)
		}
	}
	return out
}

// IsHead reports whether a label is to the letter one of the table's heads, or of the groups over them.
func (t *Table) IsHead(label string) bool {
	b := t.book("", "")
	_, head := b.index.Exact(label)
	_, group := b.groups.Exact(label)
	_, half := tableBooks()[t.ID].halves.Exact(label)
	_, item := tableBooks()[t.ID].items.Exact(label)
	return head || group || half || item
}

// Columns lists the ids of all columns that a table may have, those of its budget too.
func (t *Table) ColumnIDs() []string {
	var out []string
	for _, c := range concat(t.Columns, t.BudgetColumns) {
		if c.ID != NoID && !slices.Contains(out, c.ID) {
			out = append(out, c.ID)
		}
	}
	return out
}

// Column gives a column by its id; nil where the table has none of it.
func (t *Table) Column(id string) *Column {
	for _, list := range [][]Column{t.Columns, t.BudgetColumns} {
		for i := range list {
			if list[i].ID == id {
				return &list[i]
			}
		}
	}
	return nil
}

// IsPartHead reports whether the labels over a column, joined by "/", name a part of another column: no sum of the table
// adds it up.
func (t *Table) IsPartHead(label string) bool {
	m := t.MatchColumn("", "", strings.Split(label, "/"))
	return len(m) > 0 && m[0].Column.Extra
}
