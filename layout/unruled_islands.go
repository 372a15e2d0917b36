package layout

import (
	"math"
	"slices"
)

// island is a column in the making: the stretch of x that chunks cover which overlap each other.
type island struct {
	x0, x1 float64
	lines  []int // those it has chunks of, ascending
	twice  int   // lines with more than one chunk of it
	body   int
	head   int
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
		if a, b := &s[k], &s[k+1]; byChance(a, b, chunks, opt) && (sideBySide(a, b) == 0 || !persists(a, b, chunks, opt)) {
			a.absorb(b)
			s = slices.Delete(s, k+1, k+2)
			k = max(k-1, 0)
			continue
		}
		k++
	}
	return s
}

// byChance reports whether far more chunks cross the gap between neighbours than stand on both sides of it.
func byChance(a, b *island, chunks []*chunk, opt Options) bool {
	crossed := 0
	for _, c := range chunks {
		if c.X0 < a.x1-overlapSlack && c.X1 > b.x0+overlapSlack {
			crossed++
		}
	}
	n := sideBySide(a, b)
	return n <= opt.ChanceRows && float64(crossed) > opt.CrossedRatio*float64(n)
}

// persists reports whether the gap between neighbours stays open over lines that follow each other, with more chunks
// on either side of it than chance gives: a label in lines of its own beside the rows of a block, under and over rows
// whose labels span both columns.
func persists(a, b *island, chunks []*chunk, opt Options) bool {
	gap := (a.x1 + b.x0) / 2
	crossed, left, right := map[int]bool{}, map[int]int{}, map[int]int{}
	last := 0
	for _, c := range chunks {
		last = max(last, c.row)
		switch {
		case c.X0 < a.x1-overlapSlack && c.X1 > b.x0+overlapSlack:
			crossed[c.row] = true
		case c.X0 >= a.x0 && c.X1 < gap:
			left[c.row]++
		case c.X0 > gap && c.X1 <= b.x1:
			right[c.row]++
		}
	}
	l, r := 0, 0
	for row := 0; row <= last; row++ {
		if crossed[row] {
			l, r = 0, 0
			continue
		}
		l, r = l+left[row], r+right[row]
		if min(l, r) > opt.ChanceRows {
			return true
		}
	}
	return false
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
