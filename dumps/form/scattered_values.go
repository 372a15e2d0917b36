package form

import (
	"math"
	"math/bits"
	"strings"
)

// maxValues bounds the values that are parted into those aimed at and those reached.
const maxValues = 16

// maxWays bounds how many ways are compared to tell that one is the only one.
const maxWays = 300_000

// values are what is left of the columns of values, in print order: runs of pieces that belong together, ≥162 条.
func (s *scattered) values() []cell {
	var out []cell
	for i := s.top; i < len(s.p); i++ {
		if s.used[i] || !isValue(s.p[i].text) && !s.isWord(s.p[i].text) && !beginsFigure(s.p[i].text) {
			continue
		}
		c := cell{s.p[i]}
		for i+1 < len(s.p) && !s.used[i+1] && s.p[i+1].line == s.p[i].line && gapCost(s.p[i], s.p[i+1]) < costUnknown {
			i++
			c = append(c, s.p[i])
		}
		out = append(out, c)
	}
	return out
}

// partValues parts the values of n indicators into those aimed at and those reached. Each column keeps its order, but
// may begin in its middle and go on from its top. Of all ways the one is taken whose pairs fit best; sure tells that no
// other way with other pairs fits as well.
func (s *scattered) partValues(names []cell) (targets, actuals []cell, sure bool) {
	n := len(names)
	all := s.values()
	if len(all) != 2*n || n == 0 || len(all) > maxValues {
		return nil, nil, false
	}
	fits := fitCosts(names, all)
	best, second := math.Inf(1), math.Inf(1)
	bestKey, keys := "", 0
	for set := uint(0); set < 1<<len(all); set++ {
		if bits.OnesCount(set) != n || !aimedIn(all, set) {
			continue
		}
		t, a := make([]int, 0, n), make([]int, 0, n)
		for i := range all {
			if set>>i&1 == 1 {
				t = append(t, i)
			} else {
				a = append(a, i)
			}
		}
		split := splitCost(all, t) + splitCost(all, a)
		for rt := range n {
			for ra := range n {
				cost := split + pairCost(fits, t, a, rt, ra)
				if keys++; cost > second || keys > maxWays && cost >= best {
					continue
				}
				key := pairKey(all, t, a, rt, ra)
				switch {
				case cost < best:
					if key != bestKey {
						second = best
					}
					best, bestKey = cost, key
					targets, actuals = turned(all, t, rt), turned(all, a, ra)
				case key != bestKey:
					second = cost
				}
			}
		}
	}
	return targets, actuals, keys <= maxWays && best < costWrongPair && second > best+costTurn/2
}

// turned gives the values of a column from its entry by on.
func turned(all []cell, column []int, by int) []cell {
	out := make([]cell, len(column))
	for k := range column {
		out[k] = all[column[(k+by)%len(column)]]
	}
	return out
}

// aimedIn holds for a choice that takes every value that is printed as one aimed at.
func aimedIn(all []cell, set uint) bool {
	for i, v := range all {
		if set>>i&1 == 0 && isAimed(v.bare()) {
			return false
		}
	}
	return true
}

func pairKey(all []cell, t, a []int, rt, ra int) string {
	var b strings.Builder
	for k := range t {
		b.WriteString(all[t[(k+rt)%len(t)]].bare() + "|" + all[a[(k+ra)%len(a)]].bare() + "\n")
	}
	return b.String()
}

const (
	costTurn      = 1.0 // a column that begins in its middle
	costWrongPair = 20  // values that no indicator has
	costApart     = 0.1 // for a value of the other column between two of one
)

// fitCosts are the costs of each two values as those of each name: [name][target][actual].
func fitCosts(names, all []cell) [][][]float64 {
	out := make([][][]float64, len(names))
	for k, name := range names {
		out[k] = make([][]float64, len(all))
		for t := range all {
			out[k][t] = make([]float64, len(all))
			for a := range all {
				out[k][t][a] = fitCost(name.bare(), all[t].bare(), all[a].bare())
			}
		}
	}
	return out
}

// pairCost is how little the pairs fit, and whether columns begin in their middle.
func pairCost(fits [][][]float64, t, a []int, rt, ra int) float64 {
	cost := 0.0
	if rt > 0 {
		cost += costTurn
	}
	if ra > 0 {
		cost += costTurn
	}
	for k := range fits {
		cost += fits[k][t[(k+rt)%len(t)]][a[(k+ra)%len(a)]]
	}
	return cost
}

// splitCost is how far the values of a column stand from each other.
func splitCost(all []cell, column []int) float64 {
	cost := 0.0
	for i := 1; i < len(column); i++ {
		cost += costApart * float64(min(3, apart(all[column[i-1]], all[column[i]]))) / 3
	}
	return cost
}

func apart(a, b cell) int { return max(0, b[0].para-a[len(a)-1].para-1) }

// fitCost is how little a value reached fits the one aimed at, and both the name of their indicator.
func fitCost(name, target, actual string) float64 {
	aim := aimed.ReplaceAllString(target, "")
	goalValue, goalShare, isNumber := leading(aim)
	value, share, reached := leading(actual)
	cost := 0.0
	switch {
	case isNumber != reached, isNumber && goalShare != share:
		cost += costWrongPair
	case !isNumber && target != actual:
		cost += 3
	case isAimed(target) && strings.HasPrefix(target, "≥") && value < goalValue:
		cost += 4
	case isNumber && value < goalValue:
		cost += 0.5
	}
	bare := weightAny.ReplaceAllString(name, "")
	switch {
	case strings.Contains(bare, "率") && isNumber && !goalShare:
		cost += 4
	case countName(bare) && isNumber && goalShare, countName(bare) && !isNumber:
		cost += 4
	}
	return cost
}

// countName holds for a name of something that is counted.
func countName(name string) bool {
	for _, end := range []string{"数量", "次数", "条数", "场次", "个数", "人数", "件数", "户数"} {
		if strings.Contains(name, end) {
			return true
		}
	}
	return false
}

// leading reads the number that a value begins with: 162 条.
func leading(text string) (v float64, share, ok bool) {
	end := 0
	for end < len(text) && (text[end] >= '0' && text[end] <= '9' || text[end] == '.' || text[end] == ',') {
		end++
	}
	if end == 0 {
		return 0, false, false
	}
	v, ok = number(text[:end])
	return v, strings.HasPrefix(text[end:], "%") || strings.HasPrefix(text[end:], "％"), ok
}
