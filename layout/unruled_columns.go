package layout

import (
	"cmp"
	"math"
	"slices"
)

// streamColumn is a column of a table without a lattice: the stretch of x that the ink of its chunks covers.
type streamColumn struct {
	x0, x1 float64
	// edges and middles of the body's chunks that lie in it alone, sorted
	left, middle, right []float64
	// setLeft, setRight: more of the edges lie together than of the middles
	setLeft, setRight bool
}

// island is a column in the making.
type island struct {
	x0, x1 float64
	lines  []int // those it has chunks of, ascending
	twice  int   // lines with more than one chunk of it
	body   int
	head   int
}

// linesToColumns finds the columns of lines that are one table's, part by part: chunks that overlap in x are one
// column, unless they stand side by side in other lines (the idea of T-Recs, Kieninger 1998: words that overlap and
// never stand side by side belong together). What spans columns must find them there already, so that full lines
// come before sparse ones, the body before the head, the head from its lowest line up, labels of totals last, and narrow chunks before wide
// ones. It sets first and last of each chunk.
func linesToColumns(parts [][]chunkLine, opt Options) []streamColumn {
	var chunks []*chunk
	full := 0
	for _, lines := range parts {
		for i := range lines {
			full = max(full, len(lines[i].chunks))
		}
	}
	n := 0
	for _, lines := range parts {
		heads := 0
		for heads < len(lines) && lines[heads].chunks[0].head {
			heads++
		}
		for i := range lines {
			for k := range lines[i].chunks {
				c := &lines[i].chunks[k]
				c.row = n
				c.up, c.down = overlapping(lines, i, -1), overlapping(lines, i, 1)
				c.tier = max(heads-i, 0) + 1
				switch {
				case i >= heads && isTotal(c.text):
					c.tier = len(lines) + 2
				case i >= heads && 2*len(lines[i].chunks) >= full:
					c.tier = 0
				}
				if !c.aside {
					chunks = append(chunks, c)
				}
			}
			n++
		}
	}
	slices.SortStableFunc(chunks, func(a, b *chunk) int {
		if a.tier != b.tier {
			return a.tier - b.tier
		}
		return cmp.Compare(a.Width(), b.Width())
	})
	late := map[*chunk]bool{}
	var found []island
	for range opt.ColumnPasses {
		found = chunksToIslands(chunks, late)
		before := len(late)
		for i := range found {
			found[i].deferCrossing(parts, chunks, late)
		}
		if len(late) == before {
			break
		}
	}
	found = joinCrossed(found, chunks, opt)
	found = joinHeads(dropFloating(found))
	return islandsToColumns(found, chunks)
}

// overlapping counts the lines before or behind line i that reach into it: cells set in the middle of higher rows.
func overlapping(lines []chunkLine, i, step int) int {
	n := 0
	for j := i + step; j >= 0 && j < len(lines) && reachInto(&lines[i], &lines[j]); j += step {
		n++
	}
	return n
}

// besides are the chunks that may stand right of chunk k of line i: the next one, and those of lines that overlap it.
func besides(lines []chunkLine, i, k int) []chunk {
	l := lines[i].chunks
	out := l[k+1 : min(k+2, len(l))]
	c := &l[k]
	if c.up+c.down == 0 {
		return out
	}
	out = slices.Clone(out)
	for j := i - c.up; j <= i+c.down; j++ {
		if j != i {
			out = append(out, lines[j].chunks...)
		}
	}
	return out
}

func reachInto(a, b *chunkLine) bool {
	return min(a.Bottom, b.Bottom)-max(a.Top, b.Top) > 0.3*min(a.Height(), b.Height())
}

// deferCrossing finds where most lines that have two chunks in the island have their gap: there it should be two.
// The chunks that cross the place are to come last.
func (s *island) deferCrossing(parts [][]chunkLine, chunks []*chunk, late map[*chunk]bool) {
	if s.twice == 0 {
		return
	}
	type edge struct {
		x    float64
		step int
	}
	var edges []edge
	for _, lines := range parts {
		for i := range lines {
			l := lines[i].chunks
			for k := range l {
				for _, o := range besides(lines, i, k) {
					if l[k].X0 >= s.x0 && o.X1 <= s.x1 && l[k].X1 < o.X0 {
						edges = append(edges, edge{l[k].X1, 1}, edge{o.X0, -1})
					}
				}
			}
		}
	}
	slices.SortFunc(edges, func(a, b edge) int {
		if c := cmp.Compare(a.x, b.x); c != 0 {
			return c
		}
		return b.step - a.step
	})
	best, open, at := 0, 0, 0.0
	for i, e := range edges {
		open += e.step
		if open > best {
			best, at = open, (e.x+edges[i+1].x)/2
		}
	}
	for _, c := range chunks {
		if c.X0 < at && c.X1 > at && c.X0 < s.x1 && c.X1 > s.x0 {
			late[c] = true
		}
	}
}

// chunksToIslands joins chunks to islands; those in late come last.
func chunksToIslands(chunks []*chunk, late map[*chunk]bool) []island {
	var out []island
	add := func(c *chunk) {
		from := 0
		for from < len(out) && out[from].x1 <= c.X0+overlapSlack {
			from++
		}
		to := from
		for to < len(out) && out[to].x0 < c.X1-overlapSlack {
			to++
		}
		if from == to {
			out = slices.Insert(out, from, island{x0: c.X0, x1: c.X1})
			out[from].take(c)
			return
		}
		for k := from; k+1 < to; k++ {
			if sideBySide(&out[k], &out[k+1]) > 0 {
				return // it spans columns
			}
		}
		if to > from+1 {
			for k := from + 1; k < to; k++ {
				out[from].absorb(&out[k])
			}
			out = slices.Delete(out, from+1, to)
		}
		out[from].take(c)
	}
	for _, c := range chunks {
		if !late[c] {
			add(c)
		}
	}
	for _, c := range chunks {
		if late[c] {
			add(c)
		}
	}
	return out
}

// overlapSlack is how far the advance boxes of neighbouring columns may overlap, in points: rounding of widths.
const overlapSlack = 0.3

func (s *island) take(c *chunk) {
	s.x0, s.x1 = min(s.x0, c.X0), max(s.x1, c.X1)
	if c.head {
		s.head++
	} else {
		s.body++
	}
	for row := c.row - c.up; row <= c.row+c.down; row++ {
		i, there := slices.BinarySearch(s.lines, row)
		if there {
			s.twice++
			continue
		}
		s.lines = slices.Insert(s.lines, i, row)
	}
}

func (s *island) absorb(o *island) {
	s.x0, s.x1 = min(s.x0, o.x0), max(s.x1, o.x1)
	s.head, s.body, s.twice = s.head+o.head, s.body+o.body, s.twice+o.twice+sideBySide(s, o)
	s.lines = append(s.lines, o.lines...)
	slices.Sort(s.lines)
	s.lines = slices.Compact(s.lines)
}

// sideBySide counts the lines that have chunks in both.
func sideBySide(a, b *island) int {
	n := 0
	for i, j := 0, 0; i < len(a.lines) && j < len(b.lines); {
		switch d := a.lines[i] - b.lines[j]; {
		case d == 0:
			n, i, j = n+1, i+1, j+1
		case d < 0:
			i++
		default:
			j++
		}
	}
	return n
}

// joinCrossed joins neighbours that far more chunks cross than stand side by side in: the gap between them was one
// in a text, not one between columns.
func joinCrossed(s []island, chunks []*chunk, opt Options) []island {
	for k := 0; k+1 < len(s); {
		crossed := 0
		for _, c := range chunks {
			if c.X0 < s[k].x1-overlapSlack && c.X1 > s[k+1].x0+overlapSlack {
				crossed++
			}
		}
		if n := sideBySide(&s[k], &s[k+1]); n <= opt.ChanceRows && float64(crossed) > opt.CrossedRatio*float64(n) {
			s[k].absorb(&s[k+1])
			s = slices.Delete(s, k+1, k+2)
			k = max(k-1, 0)
			continue
		}
		k++
	}
	return s
}

// dropFloating takes away islands that stand side by side with neither neighbour, while these do with each other:
// texts in the middle of both, 合计 over codes and names.
func dropFloating(s []island) []island {
	for k := 1; k+1 < len(s); {
		if sideBySide(&s[k-1], &s[k]) == 0 && sideBySide(&s[k], &s[k+1]) == 0 && sideBySide(&s[k-1], &s[k+1]) > 0 {
			s = slices.Delete(s, k, k+1)
			continue
		}
		k++
	}
	return s
}

// joinHeads joins an island of heads alone with one of the body alone beside it: a label in the middle of a wide
// column and short figures at its side do not overlap. Of the pairs that could be, the closest come first.
func joinHeads(s []island) []island {
	for {
		best, at := math.Inf(1), -1
		for k := 0; k+1 < len(s); k++ {
			a, b := &s[k], &s[k+1]
			if (a.body == 0) == (b.body == 0) || (a.head == 0) == (b.head == 0) || sideBySide(a, b) > 0 {
				continue
			}
			if d := b.x0 - a.x1; d < best {
				best, at = d, k
			}
		}
		if at < 0 {
			return s
		}
		s[at].absorb(&s[at+1])
		s = slices.Delete(s, at+1, at+2)
	}
}

// islandsToColumns gives each chunk the columns that its ink lies in.
func islandsToColumns(s []island, chunks []*chunk) []streamColumn {
	cols := make([]streamColumn, len(s))
	for i := range s {
		cols[i] = streamColumn{x0: s[i].x0, x1: s[i].x1}
	}
	for _, c := range chunks {
		c.first, c.last = columnsOf(cols, c.X0, c.X1)
		if c.first == c.last && !c.head {
			col := &cols[c.first]
			col.left = append(col.left, c.X0)
			col.middle = append(col.middle, c.CenterX())
			col.right = append(col.right, c.X1)
		}
	}
	for i := range cols {
		c := &cols[i]
		slices.Sort(c.left)
		slices.Sort(c.middle)
		slices.Sort(c.right)
		_, left := mode(c.left)
		_, middle := mode(c.middle)
		_, right := mode(c.right)
		c.setLeft, c.setRight = left > middle, right > middle
	}
	return cols
}

// columnsOf are the first and last column that the stretch overlaps, or the nearest when it overlaps none.
func columnsOf(cols []streamColumn, x0, x1 float64) (first, last int) {
	first, last = -1, -1
	best, nearest := math.Inf(1), 0
	for i := range cols {
		if cols[i].x0 < x1-overlapSlack && cols[i].x1 > x0+overlapSlack {
			if first < 0 {
				first = i
			}
			last = i
		}
		if d := max(cols[i].x0-x1, x0-cols[i].x1); d < best {
			best, nearest = d, i
		}
	}
	if first < 0 {
		return nearest, nearest
	}
	return first, last
}
