package dumps

import (
	"slices"
	"strings"
)

// readThreePublic reads the one row of the table of 三公: the amounts after its head, in print order.
func (t *table) readThreePublic(tokens []token) {
	start := slices.IndexFunc(tokens, func(k token) bool { return k.kind == amount })
	if start < 0 {
		start = len(tokens)
	}
	for start > 0 && start < len(tokens) && tokens[start-1].kind == dash {
		start--
	}
	t.head, t.body = tokens[:start], tokens[start:]
	t.readHead()
	r := &row{key: "total"}
	for _, k := range t.body {
		if k.kind == amount || k.kind == dash {
			r.amounts = append(r.amounts, k)
		}
	}
	t.rows = []*row{r}
	t.columns = chooseForm(formsOf(t.kind, t.stage), t.printed, len(r.amounts))
	t.noteShiftedHead()
}

// lost holds for a table of which neither the whole head nor any figure is left.
func (t *table) lost() bool {
	if len(t.rows) > 0 && len(t.rows[0].amounts) > 0 || len(t.rows) > 1 || len(t.left) > 0 {
		return false
	}
	if strings.Contains(t.printed, "科目名称") || len(t.numbers) > 2 {
		return false
	}
	heads := t.columns.heads
	return len(heads) == 0 || shareIn(heads, t.printed) < 1
}
