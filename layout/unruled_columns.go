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
				case i >= heads && 2*besideLine(lines, i) >= full:
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
		deferBetween(found, parts, chunks, late, opt)
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

// besideLine counts the chunks of line i and of those that it overlaps: what stands in its row.
func besideLine(lines []chunkLine, i int) int {
	n := 0
	for j := i - overlapping(lines, i, -1); j <= i+overlapping(lines, i, 1); j++ {
		n += len(lines[j].chunks)
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

// deferBetween lets come last what crosses the gap that most lines have between neighbours that are parted by chance:
// the rest of a label that wraps, in the middle over both, can have made one of them too wide.
func deferBetween(s []island, parts [][]chunkLine, chunks []*chunk, late map[*chunk]bool, opt Options) {
	for k := 0; k+1 < len(s); k++ {
		n := sideBySide(&s[k], &s[k+1])
		if n == 0 || !byChance(&s[k], &s[k+1], chunks, opt) {
			continue
		}
		both := island{x0: math.Inf(-1), x1: math.Inf(1), twice: n}
		if k > 0 {
			both.x0 = s[k-1].x1
		}
		if k+2 < len(s) {
			both.x1 = s[k+2].x0
		}
		both.deferCrossing(parts, chunks, late)
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
