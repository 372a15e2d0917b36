package form

// form is one form on its way from words to a grid: its items in print order.
type form struct {
	items []item
	marks []string // characters of a watermark, left out
}

// item is a row or block of a form; exactly one of its parts is set.
type item struct {
	pair  *pair
	funds *fundBlock
	rows  *rowBlock
}

// pair is a label with its value, which may be blank.
type pair struct {
	part         Part
	label, value cell
	doubt        bool
}

// head is the head of a column.
type head struct {
	part Part
	cell cell
}

// fundBlock is the budget block: its label, heads, and rows of amounts under them, blank where none is printed.
type fundBlock struct {
	label cell
	heads []head
	rows  []fundRow
}

type fundRow struct {
	label  cell
	values []cell
	doubt  bool // the amounts may stand under other heads
}

// rowBlock are indicators under one label. A block that goes on with the heads of the one before has none.
type rowBlock struct {
	label cell
	heads []head
	rows  []indicatorRow
}

// indicatorRow has a cell for each head of its block, blank where none is printed.
type indicatorRow struct {
	cells []cell
	span  []int // rows that a level covers, 0 where one above covers it
	doubt bool
}

// texts are those of the cells that are not blank.
func (r indicatorRow) texts() []string {
	var out []string
	for _, c := range r.cells {
		if len(c) > 0 {
			out = append(out, c.text())
		}
	}
	return out
}

func (f *form) add(i item) { f.items = append(f.items, i) }

// indicators counts the rows of indicators.
func (f *form) indicators() int {
	n := 0
	for _, i := range f.items {
		if i.rows != nil {
			n += len(i.rows.rows)
		}
	}
	return n
}
