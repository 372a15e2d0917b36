package text

import "strings"

// Costs of Distance, in tenths of a wrong character.
const (
	wrongCost    = 10 // one character for another, one too many, one too few
	confusedCost = 4  // a pair that print and OCR confuse
	strokeCost   = 6  // 一 lost or added inside
	leadingCost  = 3  // 一 lost or added at the start
)

// shortLabel is the length up to which Distance needs no memory of its own; labels of accounts have up to 40 characters.
const shortLabel = 48

// Distance is the edit distance of two labels in tenths of a wrong character, and limit+1 when it is over limit. Pairs
// that print and OCR confuse cost less, and so does a lost 一.
func Distance(a, b string, limit int) int {
	if a == b {
		return 0
	}
	var bufA, bufB [shortLabel]rune
	var bufRows [2 * (shortLabel + 1)]int
	x, y := appendRunes(bufA[:0], a), appendRunes(bufB[:0], b)
	if !mayBeNear(len(x), len(y), limit) {
		return limit + 1
	}
	rows := bufRows[:]
	if n := 2 * (len(y) + 1); n > len(rows) {
		rows = make([]int, n)
	}
	before, now := rows[:len(y)+1], rows[len(y)+1:2*(len(y)+1)]
	for j, r := range y {
		before[j+1] = before[j] + gapCost(r, j)
	}
	band := limit/leadingCost + 1
	for i, r := range x {
		now[0] = before[0] + gapCost(r, i)
		nearest := now[0]
		near := partners[r]
		from, to := max(0, i-band), min(len(y), i+band+1)
		if from > 0 {
			now[from] = limit + 1
		}
		for j := from; j < to; j++ {
			best := before[j] + swapCost(r, y[j], near)
			best = min(best, before[j+1]+gapCost(r, i), now[j]+gapCost(y[j], j))
			now[j+1] = best
			nearest = min(nearest, best)
		}
		for j := to; j < len(y); j++ {
			now[j+1] = limit + 1
		}
		if nearest > limit {
			return limit + 1
		}
		before, now = now, before
	}
	return min(before[len(y)], limit+1)
}

func appendRunes(buf []rune, s string) []rune {
	for _, r := range s {
		buf = append(buf, r)
	}
	return buf
}

// mayBeNear rules out by length alone: each character too many costs at least that of a stroke, but for the first.
func mayBeNear(n, m, limit int) bool {
	if n > m {
		n, m = m, n
	}
	return m == n || leadingCost+(m-n-1)*strokeCost <= limit
}

// gapCost is the cost of a character that the other label lacks.
func gapCost(r rune, at int) int {
	switch {
	case !isStroke(r):
		return wrongCost
	case at == 0:
		return leadingCost
	}
	return strokeCost
}

// swapCost is the cost of b in place of a, whose partners are near.
func swapCost(a, b rune, near string) int {
	switch {
	case a == b:
		return 0
	case near != "" && strings.ContainsRune(near, b):
		return confusedCost
	}
	return wrongCost
}
