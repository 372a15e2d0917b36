package normalize

import (
	"slices"
	"strconv"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// readSingle reads a table of one row. Where its columns are items of halves (“三公”经费), the items may be printed as rows
// and the halves as columns, or the halves as rows: all say the same and give the same row.
func (b *builder) readSingle() {
	switch {
	case len(b.is.Items) == 0:
		b.readSingleRow(b.countColumns())
	case b.headItems() < 2:
		b.readItems()
	case !b.headHalves() && b.rowHalves():
		b.readHalves()
	default:
		b.readSingleRow(b.publicColumns())
	}
}

// headItems counts the items that heads name.
func (b *builder) headItems() int {
	seen := map[string]bool{}
	for c := range b.s.Cols {
		for _, l := range b.h.paths[c] {
			if item := b.is.MatchItem(l); item != nil {
				seen[item.ID] = true
			}
		}
	}
	return len(seen)
}

// headHalves reports whether a head names a half.
func (b *builder) headHalves() bool {
	for c := range b.s.Cols {
		if half, _ := b.halfAndItem(b.h.paths[c]); half != "" {
			return true
		}
	}
	return false
}

// halfAndItem reads the labels over a column, whichever of half and item stands above. 小计 under an item is the item.
func (b *builder) halfAndItem(path []string) (half, item string) {
	for _, l := range path {
		found := b.is.MatchItem(l)
		switch h := b.is.MatchHalf(l); {
		case h != nil && found == nil:
			half = h.ID
		case found == nil:
		case item != "" && accounts.IsSum(l):
		default:
			item = found.ID
		}
	}
	return half, item
}

// ownHalf is the half whose figures stand where no head names one.
func (b *builder) ownHalf() string {
	for _, h := range b.is.Halves {
		if h.Stage == b.stage {
			return h.ID
		}
	}
	return ""
}

// publicColumns gives the id of each column of items.
func (b *builder) publicColumns() map[int]string {
	out := map[int]string{}
	named := map[string]bool{}
	for c := range b.s.Cols {
		if half, _ := b.halfAndItem(b.h.paths[c]); half != "" {
			named[half] = true
		}
	}
	latest := b.latestYear()
	for c := range b.s.Cols {
		half, item := b.halfAndItem(b.h.paths[c])
		if half == "" && item != "" && len(b.h.paths[c]) > 0 {
			half = b.otherHalf(named, c)
		}
		half = b.halfOfYear(half, yearOfHead(b.h.paths[c]), latest)
		if half != "" && item != "" {
			out[c] = half + "." + item
		}
	}
	b.grandTotals(out)
	b.itemsByOrder(out)
	return out
}

// latestYear is the latest year that heads print; 0 where they print none.
func (b *builder) latestYear() int {
	latest := 0
	for _, path := range b.h.paths {
		latest = max(latest, yearOfHead(path))
	}
	return latest
}

// halfOfYear gives the half of a column by the year over it: an earlier year's budget is previous_budget, its accounts have
// no id.
func (b *builder) halfOfYear(half string, year, latest int) string {
	switch {
	case year == 0 || year == latest:
		return half
	case half == "budget" && year == latest-1:
		return "previous_budget"
	}
	return ""
}

// itemsByOrder binds a column of items whose head cannot be read by its neighbours, where one item of the form stands
// between theirs.
func (b *builder) itemsByOrder(ids map[int]string) {
	for c := range b.s.Cols {
		if ids[c] != "" || len(b.h.paths[c]) == 0 || !b.used(c) || accounts.Role(b.h.leaf(c)) != accounts.NoRole {
			continue
		}
		before, after := b.itemIndex(ids[c-1]), b.itemIndex(ids[c+1])
		if before < 0 || after-before != 2 {
			continue
		}
		half, _, _ := strings.Cut(ids[c-1], ".")
		ids[c] = half + "." + b.is.Items[before+1].ID
		b.guessed[c] = true
		b.warn("guessed_column", "column %d (%q) is taken for %s by its place: its amounts are doubtful", c+1, b.h.labels[c], ids[c])
	}
}

// itemIndex is the place of a column's item in the form, -1 where it has none.
func (b *builder) itemIndex(id string) int {
	_, item, _ := strings.Cut(id, ".")
	return slices.IndexFunc(b.is.Items, func(i accounts.Item) bool { return i.ID == item && item != "" })
}

// otherHalf is the half of a column whose head names none: the document's own where no head does, else the one that no
// head names, as a guess.
func (b *builder) otherHalf(named map[string]bool, c int) string {
	if len(named) == 0 {
		return b.ownHalf()
	}
	for _, h := range b.is.Halves {
		if h.Stage != "" && !named[h.ID] && len(named) == 1 {
			b.guessed[c] = true
			return h.ID
		}
	}
	return ""
}

// grandTotals tells 合计 of all from that of 三公 where a form adds 会议费 and 培训费: of two totals of a half, the one with
// 三公经费 over it is its own.
func (b *builder) grandTotals(ids map[int]string) {
	for _, h := range b.is.Halves {
		own, grand := -1, -1
		for c := range b.s.Cols {
			if ids[c] != h.ID+".total" {
				continue
			}
			if b.h.has(c, accounts.NamesThreePublic) {
				own = c
			} else if grand < 0 {
				grand = c
			}
		}
		if own >= 0 && grand >= 0 {
			ids[grand] = h.ID + ".grand_total"
		}
	}
}

// countColumns gives the ids of the columns of a table that counts things.
func (b *builder) countColumns() map[int]string {
	return b.bindColumns(b.amountColumns(0, b.s.Cols), "")
}

func (b *builder) readSingleRow(ids map[int]string) {
	set := newColumnSet(b)
	for c := range b.s.Cols {
		if len(b.h.paths[c]) == 0 && !b.used(c) || accounts.Role(b.h.leaf(c)) != accounts.NoRole && ids[c] == "" {
			continue
		}
		if ids[c] == "" && !b.prints(c, text.Figure) {
			continue
		}
		set.add(c, ids[c], false)
	}
	b.cols = set.of
	for r := range b.rows() {
		if !b.hasFigures(r, 0) {
			continue
		}
		row, doubt := b.row("total", model.KindTotal)
		for c := range b.s.Cols {
			if b.of(c).role == amountRole {
				b.amount(row, r, c, doubt)
			}
		}
	}
	if len(b.out.Rows) > 1 {
		b.doubtRows() // the form has one row: which of these it is can't be told
	}
}

// doubtRows makes every amount of the table doubtful, however it is read.
func (b *builder) doubtRows() {
	b.open = nil
	for i := range b.out.Rows {
		for id, v := range b.out.Rows[i].Values {
			v.State = model.Doubtful
			b.out.Rows[i].Values[id] = v
		}
	}
}

// rowHalf is the half that a label of the row names.
func (b *builder) rowHalf(r int) (half, label string) {
	for _, w := range b.s.words(r) {
		if h := b.is.MatchHalf(w); h != nil && b.is.MatchItem(w) == nil {
			return h.ID, w
		}
	}
	return "", ""
}

// rowHalves holds when rows of the body are of different halves.
func (b *builder) rowHalves() bool {
	seen := map[string]bool{}
	for r := b.h.body(); r < b.s.Rows; r++ {
		if half, _ := b.rowHalf(r); half != "" {
			seen[half] = true
		}
	}
	return len(seen) > 1
}

// readHalves reads 预算数 and 决算数 printed as rows.
func (b *builder) readHalves() {
	b.cols = make([]column, b.s.Cols)
	row, doubt := b.row("total", model.KindTotal)
	for r := range b.rows() {
		half, label := b.rowHalf(r)
		if half == "" {
			continue
		}
		for c := range b.s.Cols {
			if _, item := b.halfAndItem(b.h.paths[c]); item != "" && b.s.text(r, c) != "" {
				b.item(row, r, c, half+"."+item, label, doubt)
			}
		}
	}
}

// itemColumn is a column of a table whose rows are items: the row of the canonical table and the half it belongs to.
type itemColumn struct{ key, half string }

// readItems reads the items printed as rows. The columns of the canonical row are then places of the grid's rows, and
// each stands where it is first printed.
func (b *builder) readItems() {
	name, columns := b.itemColumns()
	b.cols = make([]column, b.s.Cols)
	if name < 0 || len(columns) == 0 {
		return
	}
	rows := map[string]int{} // by key, the index in the table
	sums := b.sumItems(name)
	for r := range b.rows() {
		label := b.s.text(r, name)
		item := sums[r]
		if found := b.is.MatchItem(label); found != nil && item == "" {
			item = found.ID
		}
		for c := range b.s.Cols {
			of, ok := columns[c]
			if !ok || b.s.text(r, c) == "" {
				continue
			}
			n, begun := rows[of.key]
			if !begun {
				b.row(of.key, model.KindTotal)
				n = len(b.out.Rows) - 1
				rows[of.key] = n
			}
			id := ""
			if item != "" && of.half != "" {
				id = of.half + "." + item
			}
			b.item(&b.out.Rows[n], r, c, id, label, false)
		}
	}
}

// sumItems are rows 小计 and 合计: below an item of vehicles they are its total.
func (b *builder) sumItems(name int) map[int]string {
	out := map[int]string{}
	above := ""
	for i := range b.body(name) {
		label := b.s.folded[i]
		if accounts.IsGroupSum(label) && above == "vehicle_total" {
			out[b.s.Cells[i].Row] = "vehicle_total"
		}
		if item := b.is.MatchItem(label); item != nil {
			above = item.ID
		}
	}
	return out
}

// item reads one amount of the row of an item.
func (b *builder) item(row *model.Row, r, c int, id, label string, doubt bool) {
	i := b.s.index(r, c)
	if b.s.Cells[i].Row != r || b.s.Cells[i].Col != c || !b.s.printsAmount(i) {
		return
	}
	known := id != ""
	if _, again := row.Values[id]; again || !known {
		id = "other_" + strconv.Itoa(len(b.out.Columns)+1)
		doubt = true
		b.warn("unknown_column", "grid row %d (%q) is no item known of this table: its amount is doubtful", r, label)
	}
	b.cols[c] = column{role: amountRole, id: id}
	before := len(row.Values)
	b.amount(row, r, c, doubt)
	if len(row.Values) > before && !b.hasColumn(id) {
		b.out.Columns = append(b.out.Columns, model.Column{ID: id, Label: b.h.labels[c] + "/" + label})
	}
}

func (b *builder) hasColumn(id string) bool {
	return slices.ContainsFunc(b.out.Columns, func(c model.Column) bool { return c.ID == id })
}

// itemColumns finds the column of the items and those of their amounts: by half, by source of money, or the only one.
func (b *builder) itemColumns() (name int, columns map[int]itemColumn) {
	name = -1
	columns = map[int]itemColumn{}
	most, latest := 0, b.latestYear()
	for c := range b.s.Cols {
		n := 0
		for i := range b.body(c) {
			if b.is.MatchItem(b.s.folded[i]) != nil {
				n++
			}
		}
		if n > most {
			name, most = c, n
		}
	}
	for c := name + 1; c < b.s.Cols && name >= 0; c++ {
		path := b.h.paths[c]
		if len(path) == 0 || accounts.Role(b.h.leaf(c)) != accounts.NoRole {
			continue
		}
		half := ""
		source := "total"
		known := false
		for _, l := range path {
			if h := b.is.MatchHalf(l); h != nil {
				half, known = h.ID, true
			}
			if s := b.is.MatchSource(l); s != nil {
				source, known = s.ID, true
			}
		}
		if half == "" {
			half = b.ownHalf()
		}
		if known {
			columns[c] = itemColumn{source, b.halfOfYear(half, yearOfHead(path), latest)}
		}
	}
	return name, columns
}
