package form

import "math"

// figure is a number among the pieces that are left.
type figure struct {
	at    int
	value float64
	share bool
}

func (s *scattered) figures() []figure {
	var out []figure
	for i := range s.p {
		if v, ok := number(s.p[i].text); ok && !s.used[i] {
			out = append(out, figure{i, v, isShare(s.p[i].text)})
		}
	}
	return out
}

// fundFigures are the pieces of the amounts of the budget block: budget, executed, rate, score.
type fundFigures [4]int

// fullScores are the points that the execution of the budget is worth: 20 in Wuhan, 10 in the ministry's form.
var fullScores = []float64{20, 10}

// findFunds finds the four amounts of which the third is the rate of the first two, and the fourth the share of the
// points. Of several the ones that stand first are taken; sure tells that all agree.
func (s *scattered) findFunds() (found fundFigures, ok, sure bool) {
	all := s.figures()
	if len(all) > 2*maxPlain {
		return found, false, false
	}
	count := 0
	for _, r := range all {
		if !r.share {
			continue
		}
		for _, sc := range all {
			if sc.share || !nearScore(sc.value, r.value) {
				continue
			}
			for bi, b := range all {
				if b.share || b.value <= 0 || b.at == sc.at {
					continue
				}
				for ei, e := range all {
					if e.share || ei == bi || e.at == sc.at || e.at < b.at || math.Abs(e.value/b.value*100-r.value) > 0.006 {
						continue
					}
					if count++; !ok {
						found, ok = fundFigures{b.at, e.at, r.at, sc.at}, true
					} else if b.at+e.at < found[0]+found[1] || b.at+e.at == found[0]+found[1] && r.at+sc.at < found[2]+found[3] {
						found = fundFigures{b.at, e.at, r.at, sc.at}
					}
				}
			}
		}
	}
	return found, ok, count == 1
}

func nearScore(score, rate float64) bool {
	for _, full := range fullScores {
		if math.Abs(score-math.Min(full, full*rate/100)) < 0.011 {
			return true
		}
	}
	return false
}

// findScores finds the scores of the indicators, one for each weight in their order, and the total: scores and the
// score of the budget add up to it. ok is false where none do.
func (s *scattered) findScores(weights []float64, execution float64) (scores []int, total int, ok bool) {
	var plain []figure
	for _, f := range s.figures() {
		if !f.share && f.value <= 100 {
			plain = append(plain, f)
		}
	}
	best := math.Inf(1)
	steps := 0
	var walk func(k, from int, sum, cost float64, taken []int)
	walk = func(k, from int, sum, cost float64, taken []int) {
		if steps++; cost >= best || steps > maxSteps {
			return
		}
		if k == len(weights) {
			for _, t := range plain {
				if math.Abs(t.value-sum-execution) < 0.006 && !contains(taken, t.at) {
					best, ok, total = cost, true, t.at
					scores = append([]int(nil), taken...)
					return
				}
			}
			return
		}
		for i := from; i < len(plain); i++ {
			own := 0.0
			switch {
			case plain[i].value > weights[k]:
				continue
			case plain[i].value < weights[k]:
				own = 3
			}
			if k > 0 {
				own += 0.2 * float64(plain[i].at-taken[k-1]-1)
			}
			walk(k+1, i+1, sum+plain[i].value, cost+own, append(taken[:k:k], plain[i].at))
		}
	}
	if len(plain) <= maxPlain {
		walk(0, 0, 0, 0, nil)
	}
	return scores, total, ok && steps <= maxSteps
}

// maxPlain bounds the numbers among which scores are looked for, maxSteps how long.
const (
	maxPlain = 40
	maxSteps = 200_000
)

func contains(of []int, n int) bool {
	for _, v := range of {
		if v == n {
			return true
		}
	}
	return false
}
