package form

import (
	"math"
	"regexp"
	"strings"
)

// topCells are the texts of the upper part: the names of project, department and unit.
type topCells struct{ project, leader, implementer cell }

var (
	ownerEnd   = regexp.MustCompile(`(?:局|厅|委|会|办|室|部|院|校|政府|中心|街道|镇|乡|馆|站|所|队|团|社)$`)
	projectEnd = regexp.MustCompile(`(?:项目|经费|资金|补助|专项|工程|费|支出|补贴|采购|建设|服务)$`)
	unitEnd    = regexp.MustCompile(`(?:科|室|处|股|机关|中心|队|站|所|局|部)$`)
)

// findTop parts the texts that are left, those of the upper part: at most three cells, each of them lines that follow
// each other.
func (s *scattered) findTop() (top topCells) {
	var runs []piece
	var at []int
	for i := range s.p {
		if text := s.p[i].text; !s.used[i] && !isValue(text) && !markOnly.MatchString(text) && (i < s.top || s.beginsLine(i) && !s.isWord(text)) {
			runs, at = append(runs, s.p[i]), append(at, i)
		}
	}
	n := len(runs)
	if n < 2 || n > 12 {
		return top
	}
	labelAt := -1
	if t := s.find(implementer); len(t) > 0 {
		labelAt = t[0].at
	}
	best := math.Inf(1)
	for a := 1; a < n; a++ {
		for b := a; b < n; b++ {
			parts := [][2]int{{0, a}, {a, b}, {b, n}}
			for _, order := range [][3]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
				of := func(k int) cell { return cell(runs[parts[order[k]][0]:parts[order[k]][1]]) }
				p, l, u := of(0), of(1), of(2)
				if len(p) == 0 || len(l) == 0 && len(u) == 0 {
					continue
				}
				cost := s.topCost(p, l, u) + brokenCost(p) + brokenCost(l) + brokenCost(u)
				if len(u) > 0 && labelAt >= 0 && at[parts[order[2]][0]] < labelAt {
					cost++
				}
				if cost < best {
					best, top = cost, topCells{p, l, u}
				}
			}
		}
	}
	for _, i := range at {
		s.used[i] = true
	}
	return top
}

// topCost is how little texts look like the names of a project, of a department and of a unit of it.
func (s *scattered) topCost(project, leader, unit cell) float64 {
	cost := 0.0
	p, l, u := project.bare(), leader.bare(), unit.bare()
	cost += pick(strings.Contains(s.title, p), -6, 0) + pick(projectEnd.MatchString(p), 0, 3) + pick(ownerEnd.MatchString(p), 2, 0)
	switch {
	case l == "":
		cost += 4
	default:
		cost += pick(strings.Contains(s.owners, l), -4, 0) + pick(ownerEnd.MatchString(l), 0, 4) + pick(strings.Contains(l, "、"), 3, 0)
	}
	switch {
	case u == "":
		cost += 4
	default:
		cost += pick(unitEnd.MatchString(u), 0, 3)
	}
	return cost
}

// brokenCost is how little the lines of a cell look like lines of one: all but the last are full, and they follow each
// other.
func brokenCost(c cell) float64 {
	cost := 0.0
	for i := 1; i < len(c); i++ {
		cost += 0.5
		if c[i].line-c[i-1].line > 1 {
			cost += 4
		}
		if w := ems(c[i-1].text); i+1 < len(c) && math.Abs(w-ems(c[i].text)) > 1 || ems(c[i].text) > w+1 {
			cost += 4
		}
	}
	return cost
}

// beginsLine holds for a piece with no other before it on its line.
func (s *scattered) beginsLine(i int) bool { return i == 0 || s.p[i].line > s.p[i-1].line }
