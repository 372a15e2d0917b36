package form

import "slices"

// placed reads a form whose words stand where they do on the page: columns by their characters, rows by their lines.
// Cells are set at the top of their row or in its middle, so that the lines of one cell stand around the line of its
// row, with lines of other cells between them.
type placed struct {
	*reader
	lines [][]cell // runs of words of each line, left to right
	form  *form
	left  int // characters of the column of labels: a run whose middle is before it is a label
}

// readPlaced reads the form in pieces that keep their places; nil when it finds none.
func (r *reader) readPlaced(p []piece) *form {
	s := &placed{reader: r, lines: linesOfRuns(p), form: &form{}}
	if slices.ContainsFunc(s.lines, func(line []cell) bool { return len(line) > maxRuns }) {
		return nil
	}
	h, ok := s.findHeads(0, Part.isColumn, name)
	if !ok {
		return nil
	}
	s.left = h.leftOf(level2)
	f, hasFunds := s.findHeads(0, Part.isFundHead, budget)
	top := h.from
	if hasFunds && f.from < h.from {
		top = f.from
	}
	s.readPairs(0, top)
	if top == f.from && hasFunds {
		s.readFunds(f, h.from)
	}
	end := s.closing(h.to)
	s.readIndicators(h, end)
	s.readPairs(end, len(s.lines))
	if s.form.indicators() == 0 {
		return nil
	}
	return s.form
}

// maxRuns is how many words with gaps between them a line of a form has at most.
const maxRuns = 40

// linesOfRuns groups pieces by lines, and joins those of a line that only the spacing of figures parted.
func linesOfRuns(p []piece) [][]cell {
	var out [][]cell
	for i, one := range p {
		switch {
		case i == 0 || p[i-1].line != one.line:
			out = append(out, []cell{{one}})
		case gapCost(p[i-1], one) < costUnknown:
			last := out[len(out)-1]
			last[len(last)-1] = append(last[len(last)-1], one)
		default:
			out[len(out)-1] = append(out[len(out)-1], cell{one})
		}
	}
	return out
}

func (c cell) x0() int     { return c[0].x0 }
func (c cell) x1() int     { return c[len(c)-1].x1 }
func (c cell) middle() int { return (c.x0() + c.x1()) / 2 }
func (c cell) y() float64  { return float64(c[0].line) }

// span is the characters that the lines of a column take.
type span struct{ x0, x1 int }

func spanOf(c cell) span {
	s := span{c[0].x0, c[0].x1}
	for _, p := range c {
		s.x0, s.x1 = min(s.x0, p.x0), max(s.x1, p.x1)
	}
	return s
}

func (s span) overlaps(o span) bool { return s.x0 < o.x1 && o.x0 < s.x1 }

// distance is how far the middle of a run is from the column's, less where they overlap.
func (s span) distance(o span) float64 {
	d := float64(abs(s.x0+s.x1-o.x0-o.x1)) / 2
	if s.overlaps(o) {
		return d / 4
	}
	return d
}

func abs(n int) int { return max(n, -n) }

// placedHeads are heads over one line or more: [from, to).
type placedHeads struct {
	from, to int
	heads    []head
	spans    []span
}

// leftOf is where the column of a part begins, or that of the name where it has none.
func (h placedHeads) leftOf(part Part) int {
	for i, one := range h.heads {
		if one.part == part {
			return h.spans[i].x0
		}
	}
	for i, one := range h.heads {
		if one.part == name {
			return h.spans[i].x0
		}
	}
	return 0
}

// headLines is over how many lines heads run above and below the line of the one that is looked for.
const headLines = 2

// findHeads finds the heads from line i on of which one is of a part: the most lines around it whose runs, put together
// by columns, are all heads.
func (s *placed) findHeads(i int, fits func(Part) bool, part Part) (placedHeads, bool) {
	for ; i < len(s.lines); i++ {
		if !slices.ContainsFunc(s.lines[i], func(c cell) bool { return s.word(c.bare()).Part == part }) {
			continue
		}
		for lines := 2*headLines + 1; lines > 0; lines-- {
			for above := min(headLines, i, lines-1); above >= 0 && lines-above-1 <= headLines; above-- {
				if h, ok := s.headsIn(i-above, min(i-above+lines, len(s.lines)), fits); ok {
					return h, true
				}
			}
		}
	}
	return placedHeads{}, false
}

// headsIn reads lines [from, to) as heads: each column of runs is one. The label of the block stands before them.
func (s *placed) headsIn(from, to int, fits func(Part) bool) (placedHeads, bool) {
	var columns []cell
	for _, line := range s.lines[from:to] {
		for _, run := range line {
			if at := s.headUnder(columns, run, fits); at >= 0 {
				columns[at] = append(slices.Clone(columns[at]), run...)
				continue
			}
			columns = append(columns, run)
		}
	}
	slices.SortFunc(columns, func(a, b cell) int { return spanOf(a).x0 - spanOf(b).x0 })
	h := placedHeads{from: from, to: to}
	for i, c := range columns {
		w := s.word(c.bare())
		if !fits(w.Part) {
			if i == 0 && !isFigure(c.bare()) && w.Part != class1 && w.Part != class2 {
				continue // the label of the block, or a part of it
			}
			return h, false
		}
		h.heads, h.spans = append(h.heads, head{w.Part, c}), append(h.spans, spanOf(c))
	}
	return h, len(h.heads) > 1
}

// headSlack is how many characters the second line of a head may stand beside the first.
const headSlack = 3

// headUnder is the column that a run goes on with: the one it stands under most, unless both are heads of their own. -1
// when there is none.
func (s *placed) headUnder(columns []cell, run cell, fits func(Part) bool) int {
	own := spanOf(run)
	best, most := -1, -headSlack
	for i, c := range columns {
		if c[len(c)-1].line == run[0].line {
			continue
		}
		of := spanOf(c)
		common := min(own.x1, of.x1) - max(own.x0, of.x0)
		if common <= 0 && fits(s.word(c.bare()).Part) {
			continue // a whole head, and a word beside it
		}
		if common > most {
			best, most = i, common
		}
	}
	if best >= 0 && fits(s.word(columns[best].bare()).Part) && fits(s.word(run.bare()).Part) {
		return -1
	}
	return best
}

// isLeft holds for a run in the column of labels.
func (s *placed) isLeft(c cell) bool { return c.middle() < s.left }

// closing is the line after the indicators: that of the label of the total, or of another that closes them.
func (s *placed) closing(from int) int {
	for i := from; i < len(s.lines); i++ {
		for _, run := range s.lines[i] {
			if !s.isLeft(run) {
				break
			}
			if w := s.word(run.bare()); w.Part == total || w.Part == sum {
				return i
			}
		}
	}
	return len(s.lines)
}
