package normalize

import (
	"strconv"
	"strings"

	"github.com/juesuan/juesuan/model"
)

// readThreePublic reads the one row of the 三公 table. A table that prints its items as rows and 预算数, 决算数 as
// columns, or the items as columns and the two as rows, says the same and gives the same row.
func (b *builder) readThreePublic() {
	switch {
	case !b.h.any("因公出国"):
		b.readThreePublicItems()
	case !b.h.half("budget") && !b.h.half("final") && b.rowHalves():
		b.readThreePublicHalves()
	default:
		b.readThreePublicRow()
	}
}

// rowHalf is the half that a label of the row names.
func (b *builder) rowHalf(r int) (half, label string) {
	for _, w := range b.s.words(r) {
		if half = halfOf(w); half != "" {
			return half, w
		}
	}
	return "", ""
}

// rowHalves holds when a row of the body is of the budget and another of the accounts.
func (b *builder) rowHalves() bool {
	seen := map[string]bool{}
	for r := b.h.body(); r < b.s.Rows; r++ {
		half, _ := b.rowHalf(r)
		seen[half] = true
	}
	return seen["budget"] && seen["final"]
}

// readThreePublicHalves reads 预算数 and 决算数 printed as rows.
func (b *builder) readThreePublicHalves() {
	b.cols = make([]column, b.s.Cols)
	row, doubt := b.row("total", model.KindTotal)
	for r := b.h.body(); r < b.s.Rows; r++ {
		half, label := b.rowHalf(r)
		if half == "" || b.skip(r) {
			continue
		}
		for c := range b.s.Cols {
			item := ""
			for _, l := range b.h.paths[c] {
				if i := threePublicItem(l); i != "" {
					item = i
				}
			}
			if item != "" && b.s.text(r, c) != "" {
				b.item(row, r, c, half+"."+item, label, doubt)
			}
		}
	}
}

func (b *builder) readThreePublicRow() {
	set := newColumnSet(b)
	onlyFinal := !b.h.half("budget")
	for c := range b.s.Cols {
		path := b.h.paths[c]
		leaf := b.h.leaf(c)
		if len(path) == 0 && !b.used(c) || strings.HasSuffix(leaf, "名称") || leaf == "项目" || leaf == "行次" || isRemark(leaf) {
			continue
		}
		set.add(c, bindThreePublic(path, onlyFinal), false)
	}
	b.cols = set.of
	for r := b.h.body(); r < b.s.Rows; r++ {
		if b.skip(r) || !b.hasFigures(r, 0) {
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

// readThreePublicItems reads the items printed as rows. The columns of the canonical row are then places of the
// grid's rows, and each stands where it is first printed.
func (b *builder) readThreePublicItems() {
	name, halves := b.itemColumns()
	b.cols = make([]column, b.s.Cols)
	if name < 0 || len(halves) == 0 {
		return
	}
	var row *model.Row
	doubt := false
	for r := b.h.body(); r < b.s.Rows; r++ {
		if b.skip(r) {
			continue
		}
		item := threePublicItem(leadingNumber.ReplaceAllString(b.s.text(r, name), ""))
		for c := range b.s.Cols {
			half := halves[c]
			if half == "" || b.s.text(r, c) == "" {
				continue
			}
			if row == nil {
				row, doubt = b.row("total", model.KindTotal)
			}
			b.item(row, r, c, half+"."+item, b.s.text(r, name), doubt)
		}
	}
}

// item reads one amount of the row of an item.
func (b *builder) item(row *model.Row, r, c int, id, label string, doubt bool) {
	i := b.s.index(r, c)
	if b.s.Cells[i].Row != r || b.s.Cells[i].Col != c {
		return
	}
	if _, again := row.Values[id]; again || strings.HasSuffix(id, ".") {
		id = "other_" + strconv.Itoa(len(b.out.Columns)+1)
		doubt = true
		b.warn("unknown_column", "grid row %d (%q) is no item known of this table: its amount is doubtful", r, label)
	}
	b.cols[c] = column{role: amountRole, id: id}
	before := len(row.Values)
	b.amount(row, r, c, doubt)
	if len(row.Values) > before {
		b.out.Columns = append(b.out.Columns, model.Column{ID: id, Label: b.h.labels[c] + "/" + label})
	}
}

// itemColumns finds the column of the items and the columns of budget and accounts.
func (b *builder) itemColumns() (name int, halves []string) {
	name = -1
	halves = make([]string, b.s.Cols)
	found := false
	for c := range b.s.Cols {
		leaf := b.h.leaf(c)
		switch {
		case strings.HasPrefix(leaf, "项目") && name < 0:
			name = c
		default:
			halves[c] = halfOf(leaf)
			found = found || halves[c] != ""
		}
	}
	if !found {
		return name, nil
	}
	return name, halves
}
