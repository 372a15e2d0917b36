package edges

import (
	"math"
	"slices"

	"github.com/juesuan/juesuan/layout/words"
)

// island is a column in the making: the stretch of x that pieces cover which overlap each other.
type island struct {
	x0, x1     float64
	lines      []int // those it has pieces of, ascending
	twice      int   // lines with more than one piece of it
	body, head int
}

// overlapSlack is how far the advance boxes of neighbouring columns may overlap, in points: rounding of widths.
const overlapSlack = 0.3

// piecesToIslands joins pieces to islands; those in late come last.
func piecesToIslands(pieces []piece, late map[*words.Chunk]bool) []island {
	var out []island
	for _, turn := range []bool{false, true} {
		for i := range pieces {
			if late[pieces[i].Chunk] == turn {
				out = addPiece(out, &pieces[i])
			}
		}
	}
	return out
}

// addPiece gives the piece to the island that it overlaps, and makes one of those that it overlaps. It belongs to none
// where two of them stand side by side: it spans columns. A head that reaches from a column with heads into one without, and
// covers neither, says not that the two are one.
func addPiece(s []island, c *piece) []island {
	from := 0
	for from < len(s) && s[from].x1 <= c.X0+overlapSlack {
		from++
	}
	to := from
	for to < len(s) && s[to].x0 < c.X1-overlapSlack {
		to++
	}
	if from == to {
		s = slices.Insert(s, from, island{x0: c.X0, x1: c.X1})
		to++
	}
	for k := from; k+1 < to; k++ {
		if sideBySide(&s[k], &s[k+1]) > 0 || c.head && (s[k].head == 0) != (s[k+1].head == 0) && c.X0 > s[k].x0 && c.X1 < s[k+1].x1 {
			return s
		}
	}
	for k := from + 1; k < to; k++ {
		s[from].absorb(&s[k])
	}
	s = slices.Delete(s, from+1, to)
	s[from].take(c)
	return s
}

func (s *island) take(c *piece) {
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

// sideBySide counts the lines that have pieces in both.
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

// joinNext makes one island of island k and the next.
func joinNext(s []island, k int) []island {
	s[k].absorb(&s[k+1])
	return slices.Delete(s, k+1, k+2)
}

// joinCrossed joins neighbours that far more pieces cross than stand side by side in: the gap between them was one
// in a text, not one between columns.
func joinCrossed(s []island, pieces []piece, opt Options) []island {
	for k := 0; k+1 < len(s); {
		if a, b := &s[k], &s[k+1]; byChance(a, b, pieces, opt) && (sideBySide(a, b) == 0 || !persists(a, b, pieces, opt)) {
			s = joinNext(s, k)
			k = max(k-1, 0)
			continue
		}
		k++
	}
	return s
}

// crosses reports whether the piece lies across the gap between neighbours.
func (c *piece) crosses(a, b *island) bool {
	return c.X0 < a.x1-overlapSlack && c.X1 > b.x0+overlapSlack
}

// byChance reports whether far more pieces cross the gap between neighbours than stand on both sides of it.
func byChance(a, b *island, pieces []piece, opt Options) bool {
	crossed := 0
	for i := range pieces {
		if pieces[i].crosses(a, b) {
			crossed++
		}
	}
	n := sideBySide(a, b)
	return n <= opt.ChanceRows && float64(crossed) > opt.CrossedRatio*float64(n)
}

// persists reports whether the gap between neighbours stays open over lines that follow each other, with more pieces
// on either side of it than chance gives: a label in lines of its own beside the rows of a block, under and over rows
// whose labels span both columns.
func persists(a, b *island, pieces []piece, opt Options) bool {
	gap := (a.x1 + b.x0) / 2
	crossed, left, right := map[int]bool{}, map[int]int{}, map[int]int{}
	last := 0
	for i := range pieces {
		c := &pieces[i]
		last = max(last, c.row)
		switch {
		case c.crosses(a, b):
			crossed[c.row] = true
		case c.X0 >= a.x0 && c.X1 < gap:
			left[c.row]++
		case c.X0 > gap && c.X1 <= b.x1:
			right[c.row]++
		}
	}
	l, r := 0, 0
	for row := 0; row <= last; row++ {
		if l, r = l+left[row], r+right[row]; crossed[row] {
			l, r = 0, 0
		}
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
// column and short figures at its side do not overlap. Of the pairs that could be, those come first whose middles are
// closest: a figure at the side of its own column is farther from the next one's middle.
func joinHeads(s []island) []island {
	for {
		best, at := math.Inf(1), -1
		for k := 0; k+1 < len(s); k++ {
			a, b := &s[k], &s[k+1]
			if d := b.x0 + b.x1 - a.x0 - a.x1; d < best && (a.body == 0) != (b.body == 0) && (a.head == 0) != (b.head == 0) && sideBySide(a, b) == 0 {
				best, at = d, k
			}
		}
		if at < 0 {
			return s
		}
		s = joinNext(s, at)
	}
}
