package shape

import (
	"math"
	"strings"

	"github.com/juesuan/juesuan/extract/ocr"
)

// align tells which character of a reading each glyph was read as, -1 for none, by their places. Both go from left to
// right; em is in pixels. good is false when glyphs and characters don't go together well enough to tell anything.
func align(places []place, chars []ocr.Char, em float64, opt Options) (of []int, good bool) {
	n, m := len(places), len(chars)
	of = make([]int, n)
	// cost[i][j] is the least cost of the first i glyphs and j characters.
	cost := make([][]float64, n+1)
	for i := range cost {
		cost[i] = make([]float64, m+1)
		for j := range cost[i] {
			switch {
			case i == 0 && j == 0:
			case i == 0:
				cost[i][j] = float64(j) * opt.Skip
			case j == 0:
				cost[i][j] = cost[i-1][0] + skip(places[i-1], opt)
			default:
				cost[i][j] = min(cost[i-1][j]+skip(places[i-1], opt), cost[i][j-1]+opt.Skip, cost[i-1][j-1]+apart(places[i-1], &chars[j-1], em))
			}
		}
	}
	matched, inked := 0, 0
	for i, j := n, m; i > 0; {
		switch {
		case j > 0 && cost[i][j] == cost[i-1][j-1]+apart(places[i-1], &chars[j-1], em):
			i, j = i-1, j-1
			of[i] = j
			matched++
		case j > 0 && cost[i][j] == cost[i][j-1]+opt.Skip:
			j--
		default:
			i--
			of[i] = -1
		}
	}
	for _, p := range places {
		if !p.empty() {
			inked++
		}
	}
	return of, float64(matched) >= opt.LeastMatched*float64(max(inked, m))
}

// skip is the cost of a glyph that was not read: none for one without ink.
func skip(p place, opt Options) float64 {
	if p.empty() {
		return 0
	}
	return opt.Skip
}

// apart is the distance of a glyph and a character, in em.
func apart(p place, c *ocr.Char, em float64) float64 {
	if p.empty() {
		return math.Inf(1)
	}
	return math.Abs(p.middle()-(c.X0+c.X1)/2) / em
}

// printed are the characters of a reading that are no blanks.
func printed(r *ocr.Reading) []ocr.Char {
	out := make([]ocr.Char, 0, len(r.Chars))
	for _, c := range r.Chars {
		if strings.TrimSpace(c.Text) != "" {
			out = append(out, c)
		}
	}
	return out
}
