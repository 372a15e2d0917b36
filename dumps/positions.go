package dumps

import (
	"slices"

	"github.com/juesuan/juesuan/accounts"
)

// firstCell is the cell in which the amounts of a row of a table with tabs begin: the last cells of the body's rows
// are the table's columns. -1 where the row has no tabs, or not as many cells as most rows of the table.
func (t *table) firstCell(r *row, columns int) int {
	if len(r.amounts) == 0 || r.amounts[0].cell < 0 {
		return -1
	}
	if first := t.numberedCell(columns); first >= 0 {
		return first
	}
	width := t.width()
	if r.amounts[0].cells != width || width < columns {
		return -1
	}
	return width - columns
}

// numberedCell is the cell of 栏次 1 in the table of 三公, which has no labels before its columns: there the 栏次 stand
// over their values even where the heads do not. -1 where it does not tell.
func (t *table) numberedCell(columns int) int {
	numbers := t.columnNumbers(columns)
	if shapeOf(t.kind) != accounts.SingleRow || numbers == nil || numbers[0].value != 1 {
		return -1
	}
	for i, n := range numbers {
		if n.cell != numbers[0].cell+i {
			return -1
		}
	}
	return numbers[0].cell
}

// width is the number of cells that most lines of the body have.
func (t *table) width() int {
	count := map[int]int{}
	best := 0
	last := -1
	for _, k := range t.body {
		if k.line == last || k.cell < 0 {
			continue
		}
		last = k.line
		count[k.cells]++
		if count[k.cells] > count[best] || count[k.cells] == count[best] && k.cells < best {
			best = k.cells
		}
	}
	return best
}

// positioned holds for a table whose columns are kept by position.
func (t *table) positioned() bool {
	if shapeOf(t.kind) == accounts.SingleRow { // its one row is too short to tell
		return keepsPositions(slices.Concat(t.head, t.body))
	}
	return keepsPositions(t.body)
}

// anchor is where a column ends, by the rows that are settled; where no row tells, the middle of its 栏次. ok is false
// for a column of which nothing is known.
type anchor struct {
	at     int
	middle bool
	ok     bool
}

// anchors gives the anchor of each column of a puzzle.
func (p *puzzle) anchors() []anchor {
	ends := make([][]int, len(p.form.heads))
	for i, r := range p.rows {
		n := p.nodeOf[i]
		if n < 0 || !p.nodes[n].one() || p.doubt[i] {
			continue
		}
		for k, col := range p.nodes[n].choices[0].cols {
			ends[col] = append(ends[col], r.amounts[k].x1)
		}
	}
	out := make([]anchor, len(ends))
	numbers := p.t.columnNumbers(len(ends))
	for col, e := range ends {
		switch {
		case len(e) > 0:
			slices.Sort(e)
			out[col] = anchor{at: e[len(e)/2], ok: true}
		case numbers != nil:
			out[col] = anchor{at: (numbers[col].x0 + numbers[col].x1) / 2, middle: true, ok: true}
		}
	}
	return out
}

// columnNumbers are the 栏次 of the last columns, one each; nil when they are not all printed on one line.
func (t *table) columnNumbers(columns int) []token {
	var counts []token
	for _, k := range t.numbers {
		if k.kind == count {
			counts = append(counts, k)
		}
	}
	if len(counts) < columns {
		return nil
	}
	counts = counts[len(counts)-columns:]
	for i := range counts {
		if counts[i].line != counts[0].line || i > 0 && counts[i].value != counts[i-1].value+1 {
			return nil
		}
	}
	return counts
}

func (a anchor) distance(t token) int {
	if a.middle {
		return abs((t.x0+t.x1)/2 - a.at)
	}
	return abs(t.x1 - a.at)
}

// usePositions drops the placements that the positions speak against, where they speak clearly.
func (p *puzzle) usePositions() {
	anchors := p.anchors()
	opt := p.a.opt
	before := slices.Clone(p.nodes)
	for i, r := range p.rows {
		n := p.nodeOf[i]
		if n < 0 || p.nodes[n].one() {
			continue
		}
		choices := slices.Clone(p.nodes[n].choices)
		least := 1 << 30
		for c := range choices {
			cost := 0
			for k, col := range choices[c].cols {
				if !anchors[col].ok {
					cost += opt.Reach + opt.Clear
					continue
				}
				cost += anchors[col].distance(r.amounts[k])
			}
			choices[c].cost = cost
			least = min(least, cost)
		}
		p.nodes[n].choices = choices
		if least <= opt.Reach*len(r.amounts) {
			p.nodes[n].choices = filter(choices, func(c choice) bool { return c.cost < least+opt.Clear })
		}
	}
	settle(p.nodes)
	p.chosen = map[int]bool{}
	for n := range p.nodes {
		p.chosen[n] = !before[n].one() && p.nodes[n].one()
		if p.nodes[n].free && !before[n].free {
			copy(p.nodes, before) // positions and sums contradict each other: the sums have it
			return
		}
	}
}
