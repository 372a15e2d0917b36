package form

import (
	"cmp"
	"math"
	"slices"
)

// readFunds reads the budget block from its heads to line end.
func (s *placed) readFunds(h placedHeads, end int) {
	b := &fundBlock{heads: h.heads}
	label := column{cost: func(_ int, c cell) float64 { return pick(len(c) == 0, costBlank, 0) }}
	for i := h.from; i < end; i++ {
		var values cell
		for _, run := range s.lines[i] {
			switch {
			case s.isLeft(run):
				b.label = append(b.label, run...)
			case i < h.to:
			case isFigure(run.bare()):
				values = append(values, run...)
			default:
				label.runs = append(label.runs, run)
			}
		}
		if len(values) > 0 {
			var row fundRow
			row.values, row.doubt = placeFunds(values, h.heads)
			b.rows = append(b.rows, row)
			y := s.lines[i][0].y()
			label.rows = append(label.rows, rowPlace{y, y})
		}
	}
	label.width = widthOfRuns(label.runs)
	for i, c := range alignAll([]column{label})[0] {
		b.rows[i].label = c
	}
	s.form.add(item{funds: b})
}

// readIndicators reads the indicators under their heads up to line end.
func (s *placed) readIndicators(h placedHeads, end int) {
	b := &rowBlock{heads: h.heads}
	edge := s.labelEdge(h, end)
	b.label = s.labelBefore(h, end, edge)
	f := &rowFinder{reader: s.reader, heads: h.heads}
	cols := s.runsByColumn(f, h, end, edge)
	rows := anchorsOf(cols, h.heads)
	if len(rows) == 0 {
		return
	}
	b.rows = make([]indicatorRow, len(rows))
	for i := range b.rows {
		b.rows[i] = f.blankRow()
	}
	var aligned []column
	for c := range h.heads {
		col := column{runs: cols[c], rows: rows, width: max(widthOfRuns(cols[c]), widest(h.heads[c].cell))}
		if s.merged(h.heads[c].part, cols[c], rows) {
			col.runs = nil
		}
		col.cost = func(_ int, one cell) float64 {
			if len(one) == 0 {
				return pick(col.runs == nil, 0, blankCost(h.heads[c].part))
			}
			return f.textCost(c, one)
		}
		aligned = append(aligned, col)
	}
	for c, cells := range alignAll(aligned) {
		for i, one := range cells {
			b.rows[i].cells[c] = one
		}
	}
	for c := len(h.heads) - 1; c >= 0; c-- { // the classes below tell which level is theirs
		if s.merged(h.heads[c].part, cols[c], rows) {
			s.levelCells(b, h.heads, c, cols[c], rows)
		}
	}
	s.spanLevels(b, h.heads)
	s.form.add(item{rows: b})
}

// merged holds for a column of levels that are merged over rows.
func (s *placed) merged(part Part, runs []cell, rows []rowPlace) bool {
	return part == level1 || part == level2 && len(s.labelsIn(runs)) < len(rows)
}

// labelEdge is the character before which the runs of the block's label begin: the last one before which they are
// a label together; else half way to the first head.
func (s *placed) labelEdge(h placedHeads, end int) int {
	found := (h.spans[0].x0 + 1) / 2
	for edge := 1; edge <= min(h.spans[0].x1, maxEdge); edge++ {
		switch s.word(s.labelBefore(h, end, edge).bare()).Part {
		case goal, indicators:
			found = edge
		}
	}
	return found
}

// maxEdge is the width of the column of the block's label, characters, at most.
const maxEdge = 40

// labelBefore are the first runs of lines that begin before a character.
func (s *placed) labelBefore(h placedHeads, end, edge int) cell {
	var label cell
	for _, line := range s.lines[h.from:end] {
		if len(line) > 0 && line[0].x0() < edge && !h.holds(line[0]) {
			label = append(label, line[0]...)
		}
	}
	return label
}

// holds tells whether a run is one of the heads.
func (h placedHeads) holds(run cell) bool {
	return slices.ContainsFunc(h.heads, func(one head) bool { return slices.Contains(one.cell, run[0]) })
}

// runsByColumn parts the runs under the heads by columns: on each line the columns that cost least, by how far a run
// stands from the column and by what it reads.
func (s *placed) runsByColumn(f *rowFinder, h placedHeads, end, edge int) [][]cell {
	cols := make([][]cell, len(h.heads))
	spans := slices.Clone(h.spans)
	for range widthRounds {
		for c := range cols {
			cols[c] = nil
		}
		for _, line := range s.lines[h.to:end] {
			runs := line
			if len(runs) > 0 && runs[0].x0() < edge {
				runs = runs[1:]
			}
			for i, c := range f.columnsOfLine(runs, spans) {
				cols[c] = append(cols[c], runs[i])
			}
		}
		for c := range cols {
			if len(cols[c]) > 0 {
				spans[c] = usualSpan(cols[c])
			}
		}
	}
	return cols
}

// usualSpan is the middle of the beginnings and ends of runs.
func usualSpan(runs []cell) span {
	var x0, x1 []int
	for _, c := range runs {
		x0, x1 = append(x0, c.x0()), append(x1, c.x1())
	}
	slices.Sort(x0)
	slices.Sort(x1)
	return span{x0[len(x0)/2], x1[len(x1)/2]}
}

// columnsOfLine gives each run of a line its column, from left to right.
func (f *rowFinder) columnsOfLine(runs []cell, spans []span) []int {
	type way struct {
		cost float64
		cols []int
	}
	ways := make([]way, len(spans)) // by the column of the last run
	for i, run := range runs {
		next := make([]way, len(spans))
		for c := range spans {
			next[c].cost = math.Inf(1)
			own := spans[c].distance(spanOf(run)) + f.runCost(c, run)
			if i == 0 {
				next[c] = way{own, []int{c}}
				continue
			}
			for before := 0; before <= c; before++ {
				v := ways[before].cost + own
				if before == c { // two runs of one cell
					v += costTwo + pick(isValue(runs[i-1].bare()) || isValue(run.bare()), costMost, 0)
				}
				if v < next[c].cost {
					next[c] = way{v, append(slices.Clone(ways[before].cols), c)}
				}
			}
		}
		ways = next
	}
	best := slices.MinFunc(ways, func(a, b way) int { return cmp.Compare(a.cost, b.cost) })
	return best.cols
}

// costTwo is the cost that a gap between words is inside a cell.
const costTwo = 3

// isValue holds for a number, or for one to be reached.
func isValue(text string) bool { return isFigure(text) || isAimed(text) }

// runCost is what a run, which may be a part of a cell, costs in a column.
func (f *rowFinder) runCost(c int, run cell) float64 {
	text := run.bare()
	w := f.word(text)
	figure := isValue(text)
	switch f.heads[c].part {
	case score, weight:
		return pick(isFigure(text) && !isShare(text), 0, 12)
	case level1, level2:
		return pick(figure, 12, 0) + pick(weightAny.MatchString(text), 10, 0) + pick(w.Part == class2 && f.heads[c].part == level1 || w.Part == class1 && f.heads[c].part == level2, 2, 0)
	case name:
		return pick(figure, 14, 0) + pick((w.Part == class1 || w.Part == class2) && endsClass(text), 6, 0)
	case target, actual:
		return pick(weightAny.MatchString(text), 8, 0) + pick((w.Part == class1 || w.Part == class2) && endsClass(text), 8, 0)
	}
	return 0
}

// anchorsOf gives the places of the rows: the lines with a score, and without one those with two values.
func anchorsOf(cols [][]cell, heads []head) []rowPlace {
	values := map[int]int{}
	for c, h := range heads {
		own := 0
		switch h.part {
		case score:
			own = 2
		case target, actual, weight:
			own = 1
		}
		for _, run := range cols[c] {
			if own > 0 {
				values[run[0].line] += own
			}
		}
	}
	var lines []int
	for line, n := range values {
		if n > 1 {
			lines = append(lines, line)
		}
	}
	slices.Sort(lines)
	var out []rowPlace
	for _, line := range lines {
		out = append(out, rowPlace{float64(line), float64(line)})
	}
	return out
}
