package raster

import (
	"cmp"
	"math"
	"slices"
)

// A copy breaks thin rules, and leaves blank paper in their gaps. A rule belongs to the sides of cells, from one rule
// across to the next: it is there or it is not. A side of which enough has ink was there; and what ends between two rules
// across, and goes on between two, is broken.

// closeBroken closes the gaps in sides of cells that rules are left of. across are the rules of the other direction, gap
// that of straightPieces.
func (s *sheet) closeBroken(across []rule, gap int, scale float64, opt Options) {
	lines, others := onLines(s.rules, scale, opt), wholes(onLines(across, scale, opt))
	var rests []rule
	for i, pieces := range lines {
		whole := wholeOf(pieces)
		cuts := whole.reaching(others, scale, opt)
		pieces = touching(pieces, opt.JoinGap*scale)
		near := opt.Meet*scale + whole.thickness
		free := func(end int) bool { return isFree(end, cuts, near) }
		if len(cuts) < 2 || covered(pieces, whole.part(cuts[0], cuts[len(cuts)-1])) == 1 {
			continue
		}
		for k := len(pieces) - 1; k > 0; k-- {
			if from, to := pieces[k-1].to, pieces[k].from; free(from) && free(to) && float64(to-from) <= opt.FadedGap*scale {
				pieces = append(pieces, whole.part(from, to))
			}
		}
		if rests == nil {
			rests = straightPieces(s.ink, opt.ShortRule*scale, gap, scale, opt)
		}
		ink := slices.Clone(pieces)
		for _, r := range rests {
			if sameLine(&whole, &r, scale, opt) && s.clean(&r, across, 1) {
				ink = append(ink, r)
			}
		}
		for k := 1; k < len(cuts); k++ {
			side := whole.part(cuts[k-1], cuts[k])
			if share := covered(ink, side); share >= opt.BrokenShare && share < 1 && !isLone(ink, side, near) {
				pieces = append(pieces, side)
			}
		}
		lines[i] = touching(pieces, opt.JoinGap*scale)
	}
	s.rules = slices.Concat(lines...)
}

// onLines sorts rules by the lines that they lie on.
func onLines(rules []rule, scale float64, opt Options) [][]rule {
	rules = slices.Clone(rules)
	slices.SortStableFunc(rules, func(a, b rule) int { return -cmp.Compare(a.length(), b.length()) })
	var out [][]rule
	for _, r := range rules {
		k := slices.IndexFunc(out, func(line []rule) bool { return sameLine(&line[0], &r, scale, opt) })
		if k < 0 {
			out, k = append(out, nil), len(out)
		}
		out[k] = append(out[k], r)
	}
	return out
}

// wholeOf is what the rule of a line was before it broke.
func wholeOf(line []rule) rule {
	out := line[0]
	for _, r := range line[1:] {
		out = joinedRule(out, r)
	}
	return out
}

func wholes(lines [][]rule) []rule {
	out := make([]rule, len(lines))
	for i, line := range lines {
		out[i] = wholeOf(line)
	}
	return out
}

// reaching are the places along a rule where others cross it, or would if it were longer by Options.FadedGap, in order.
func (r *rule) reaching(others []rule, scale float64, opt Options) []int {
	slack, reach := opt.JoinGap*scale, opt.FadedGap*scale
	var out []int
	for i := range others {
		o := &others[i]
		at := o.across(r.place)
		if r.place >= float64(o.from)-slack && r.place <= float64(o.to)+slack && at >= float64(r.from)-reach && at <= float64(r.to)+reach {
			out = append(out, int(math.Round(at)))
		}
	}
	slices.Sort(out)
	return out
}

// isFree reports whether an end of a piece lies between rules across, farther than near from them.
func isFree(end int, cuts []int, near float64) bool {
	return len(cuts) > 0 && end > cuts[0] && end < cuts[len(cuts)-1] &&
		!slices.ContainsFunc(cuts, func(c int) bool { return math.Abs(float64(end-c)) <= near })
}

// isLone reports whether one piece alone lies in a side, and ends at neither end of it: the stroke of a 1.
func isLone(ink []rule, side rule, near float64) bool {
	n := 0
	for i := range ink {
		from, to := max(ink[i].from, side.from), min(ink[i].to, side.to)
		if float64(to-from) <= near {
			continue // the end of the rule beside it
		}
		if n++; n > 1 || float64(from-side.from) <= near || float64(side.to-to) <= near {
			return false
		}
	}
	return true
}

// covered is the share of a side that pieces of ink take.
func covered(ink []rule, side rule) float64 {
	slices.SortFunc(ink, func(a, b rule) int { return cmp.Compare(a.from, b.from) })
	all, end := 0, side.from
	for i := range ink {
		from, to := max(ink[i].from, end), min(ink[i].to, side.to)
		if from < to {
			all, end = all+to-from, to
		}
	}
	return float64(all) / float64(max(side.length(), 1))
}

// touching makes one of the pieces of a line that overlap, or that most pixels part.
func touching(pieces []rule, most float64) []rule {
	slices.SortFunc(pieces, func(a, b rule) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	out := pieces[:1]
	for _, p := range pieces[1:] {
		if last := &out[len(out)-1]; float64(p.from-last.to) <= most {
			*last = joinedRule(*last, p)
			continue
		}
		out = append(out, p)
	}
	return out
}
