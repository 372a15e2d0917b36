package raster

import (
	"cmp"
	"image"
	"math"
	"slices"
)

// rule is a straight rule in pixels, seen along its own direction: place is across at its middle, from–to its extent
// along, slope what is left of the skew.
type rule struct {
	place, slope float64
	from, to     int
	thickness    float64
	solid        int // length of its longest piece
}

func (r *rule) length() int { return r.to - r.from }

// across is the rule's place at a point along it.
func (r *rule) across(along float64) float64 {
	return r.place + r.slope*(along-float64(r.from+r.to)/2)
}

// sheet is the ink of a page seen along one direction: as it is for horizontals, transposed for verticals.
type sheet struct {
	ink   *Bitmap
	trace func(along, across int) int // the brightness of a pixel
	rules []rule
}

// findRules finds the rules of a page, horizontals and verticals, and clears them from ink.
func findRules(g *image.Gray, ink *Bitmap, scale float64, opt Options) (h, v []rule, text *Bitmap) {
	hs := sheet{ink: ink, trace: func(along, across int) int { return int(g.Pix[across*g.Stride+along]) }}
	vs := sheet{ink: ink.transpose(), trace: func(along, across int) int { return int(g.Pix[along*g.Stride+across]) }}
	least, gap := opt.LongRule*scale/2, max(int(opt.RuleGap*scale), 1)
	for _, s := range []*sheet{&hs, &vs} {
		s.rules = s.joined(straightPieces(s.ink, least, gap, scale, opt), opt.FadedGap, scale, opt)
	}
	addPale(g, &hs, &vs, scale, opt)
	hLong, hShort := hs.long(vs.rules, scale, opt)
	vLong, vShort := vs.long(hs.rules, scale, opt)
	hs.rules = append(hLong, hs.meeting(hShort, vLong, scale, opt)...)
	vs.rules = append(vLong, vs.meeting(vShort, hLong, scale, opt)...)

	hs.trim(vs.rules, scale, opt)
	vs.trim(hs.rules, scale, opt)

	hs.closeBroken(vs.rules, gap, scale, opt)
	vs.closeBroken(hs.rules, gap, scale, opt)

	clearRules(hs.ink, hs.rules)
	vs.ink = hs.ink.transpose()
	clearRules(vs.ink, vs.rules)
	hs.ink = vs.ink.transpose()

	// What is shorter than the strokes of characters is a rule only between rules: those at hand first.
	short := opt.ShortRule * scale
	for range 2 {
		added := false
		for _, s := range []*sheet{&hs, &vs} {
			other := &vs
			if s == &vs {
				other, s.ink = &hs, hs.ink.transpose()
			}
			pieces := straightPieces(s.ink, short, gap, scale, opt)
			found := append(s.meeting(pieces, other.rules, scale, opt), s.continuing(pieces, other.rules, scale, opt)...)
			if len(found) == 0 {
				continue
			}
			clearRules(s.ink, found)
			s.rules = s.joined(append(s.rules, found...), opt.JoinGap, scale, opt)
			added = true
			if s == &vs {
				hs.ink = vs.ink.transpose()
			}
		}
		if !added {
			break
		}
	}
	return hs.rules, vs.rules, hs.ink
}

// straightPieces finds straight runs of at least least pixels, with gaps of no more than gap, that are no thicker than a
// rule.
func straightPieces(b *Bitmap, least float64, gap int, scale float64, opt Options) []rule {
	var out []rule
	for _, band := range longRuns(b, int(math.Ceil(least)), gap) {
		r := bandToRule(band)
		if r.thickness <= opt.MaxThickness*scale && float64(r.length()) >= least && float64(r.length()) >= 3*r.thickness {
			out = append(out, r)
		}
	}
	return out
}

// longRuns finds runs in each row, seen together with its neighbours so that a slope does not cut them, and joins those
// that touch into bands.
func longRuns(b *Bitmap, least, gap int) [][]placedRun {
	var all []placedRun
	var parent []int
	find := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	line := make([]uint64, b.stride)
	var found []run
	above, start := 0, 0
	for y := range b.Height {
		copy(line, b.row(y))
		for _, near := range []int{y - 1, y + 1} {
			if near >= 0 && near < b.Height {
				for w, word := range b.row(near) {
					line[w] |= word
				}
			}
		}
		above, start = start, len(all)
		found = runs(line, gap, found[:0])
		for _, r := range found {
			if r.x1-r.x0 < least {
				continue
			}
			id := len(all)
			all, parent = append(all, placedRun{run: r, y: y}), append(parent, id)
			for j := above; j < start; j++ {
				if all[j].x0 < r.x1 && r.x0 < all[j].x1 {
					a, c := find(j), find(id)
					parent[max(a, c)] = min(a, c)
				}
			}
		}
	}
	bands := map[int]int{}
	var out [][]placedRun
	for i, r := range all {
		root := find(i)
		k, ok := bands[root]
		if !ok {
			k = len(out)
			bands[root] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], r)
	}
	return out
}

// bandToRule fits a straight line through the runs of a band, each weighing its length.
func bandToRule(band []placedRun) rule {
	r := rule{from: math.MaxInt}
	var n, sx, sy, sxx, sxy float64
	for _, p := range band {
		r.from, r.to = min(r.from, p.x0), max(r.to, p.x1)
		length, middle := float64(p.x1-p.x0), float64(p.x0+p.x1)/2
		n += length
		sx += length * middle
		sy += length * float64(p.y)
		sxx += length * (middle*middle + length*length/12)
		sxy += length * middle * float64(p.y)
	}
	if d := n*sxx - sx*sx; d > 0 {
		r.slope = (n*sxy - sx*sy) / d
	}
	r.place = (sy + r.slope*(float64(r.from+r.to)/2*n-sx)) / n
	const neighbours = 2 // rows that a run is seen in besides its own
	r.thickness = max(n/float64(r.length())-neighbours, 1)
	r.solid = r.length()
	return r
}

// joined makes one of the pieces of a rule. Gaps up to most, in points, are closed when a trace of the rule is in them.
func (s *sheet) joined(pieces []rule, most, scale float64, opt Options) []rule {
	slices.SortFunc(pieces, func(a, b rule) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.place, b.place), cmp.Compare(a.to, b.to))
	})
	var out []rule
	for _, p := range pieces {
		best, nearest := -1, math.Inf(1)
		for i := range out {
			o := &out[i]
			gap := float64(p.from - o.to)
			if gap > most*scale || gap >= nearest || !sameLine(o, &p, scale, opt) {
				continue
			}
			if gap <= opt.JoinGap*scale || s.faded(o, &p, opt) {
				best, nearest = i, gap
			}
		}
		if best < 0 {
			out = append(out, p)
			continue
		}
		out[best] = joinedRule(out[best], p)
	}
	return out
}

// sameLine reports whether two pieces lie on one line: each seen from the other, and where they meet.
func sameLine(a, b *rule, scale float64, opt Options) bool {
	tolerance := opt.JoinAcross*scale + max(a.thickness, b.thickness)/2
	if math.Abs(a.place-b.place) > 3*tolerance {
		return false
	}
	longer, other := a, b
	if b.length() > a.length() {
		longer, other = b, a
	}
	return math.Abs(longer.across(float64(other.from+other.to)/2)-other.place) <= tolerance
}

func joinedRule(a, b rule) rule {
	la, lb := float64(a.length()), float64(b.length())
	ma, mb := float64(a.from+a.to)/2, float64(b.from+b.to)/2
	out := rule{from: min(a.from, b.from), to: max(a.to, b.to), solid: max(a.solid, b.solid), thickness: (a.thickness*la + b.thickness*lb) / (la + lb)}
	out.slope = (a.slope*la + b.slope*lb) / (la + lb)
	if d := mb - ma; math.Abs(d) > max(la, lb)/4 {
		out.slope = (b.place - a.place) / d
	}
	mean, at := (a.place*la+b.place*lb)/(la+lb), (ma*la+mb*lb)/(la+lb)
	out.place = mean + out.slope*(float64(out.from+out.to)/2-at)
	return out
}

// fadedShare of the gap between two pieces shows the trace of a faded rule; noise shows one in a fifth, and the strokes of
// characters that lie there in half of it.
const fadedShare = 0.65

// faded reports whether a trace of the rule is left between two pieces of it. Both the trace and what it is held
// against are the darkest of three rows, so that noise is in both.
func (s *sheet) faded(a, b *rule, opt Options) bool {
	shown := 0
	for along := a.to; along < b.from; along++ {
		if s.traced(along, int(math.Round(a.across(float64(along)))), opt) {
			shown++
		}
	}
	return float64(shown) >= fadedShare*float64(b.from-a.to)
}

// traced reports whether a place is darker than the paper on both sides of it.
func (s *sheet) traced(along, across int, opt Options) bool {
	const away = 5 // rows
	if across <= away || across+away+1 >= s.ink.Height {
		return false
	}
	darkest := func(across int) int {
		return min(s.trace(along, across-1), s.trace(along, across), s.trace(along, across+1))
	}
	return float64((darkest(across-away)+darkest(across+away))/2-darkest(across)) >= opt.FadedTrace
}

// trim cuts off what the strokes of characters add to the ends of a rule: from each end, the parts between rules across
// that are strokes.
func (s *sheet) trim(across []rule, scale float64, opt Options) {
	for i := range s.rules {
		r := &s.rules[i]
		near := int(math.Ceil(r.thickness + opt.JoinAcross*scale)) // an end that lies at a rule across
		cuts := r.crossings(across)
		for len(cuts) > 1 && (cuts[0]-r.from <= near || s.isStroke(r.part(r.from, cuts[0]), scale, opt)) {
			if cuts[0]-r.from > near {
				*r = r.part(cuts[0], r.to)
			}
			cuts = cuts[1:]
		}
		cuts = r.crossings(across)
		for n := len(cuts); n > 1 && (r.to-cuts[n-1] <= near || s.isStroke(r.part(cuts[n-1], r.to), scale, opt)); n = len(cuts) {
			if r.to-cuts[n-1] > near {
				*r = r.part(r.from, cuts[n-1])
			}
			cuts = cuts[:n-1]
		}
	}
}

// crossings are the places along a rule where others cross it, in order.
func (r *rule) crossings(others []rule) []int {
	var out []int
	for i := range others {
		o := &others[i]
		at := int(math.Round(o.across(r.place)))
		if r.place >= float64(o.from) && r.place <= float64(o.to) && at >= r.from && at <= r.to {
			out = append(out, at)
		}
	}
	slices.Sort(out)
	return out
}

// part of a rule between two places along it.
func (r *rule) part(from, to int) rule {
	out := *r
	out.place, out.from, out.to = r.across(float64(from+to)/2), from, to
	return out
}

// strokeShare: a rule has ink on more of its length than this; the strokes of a line of characters have gaps.
const strokeShare = 0.93

// isStroke reports whether a part of a rule, shorter than rules are, is made of strokes: with gaps, and ink beside it.
// What is too short to tell is none.
func (s *sheet) isStroke(part rule, scale float64, opt Options) bool {
	length := float64(part.length())
	if length <= part.thickness+opt.Overshoot*scale/4 || length >= opt.LongRule*scale || s.clean(&part, nil, cleanShortShare) {
		return false
	}
	return s.inked(&part) < strokeShare
}

// inked is the share of a piece's length that has ink.
func (s *sheet) inked(r *rule) float64 {
	n := 0
	for along := r.from; along < r.to; along++ {
		across := int(math.Round(r.across(float64(along))))
		if s.ink.At(along, across-1) || s.ink.At(along, across) || s.ink.At(along, across+1) {
			n++
		}
	}
	return float64(n) / float64(r.length())
}

// long parts what is a rule by its length alone from what may be one between rules.
func (s *sheet) long(others []rule, scale float64, opt Options) (long, short []rule) {
	for i := range s.rules {
		r := &s.rules[i]
		solid, length := float64(r.solid), float64(r.length())
		switch {
		case solid >= opt.SureRule*scale,
			(solid >= opt.LongRule*scale || length >= opt.SureRule*scale) && s.clean(r, others, cleanShare):
			long = append(long, *r)
		case solid < opt.LongRule*scale:
			short = append(short, *r)
		}
	}
	return long[:len(long):len(long)], short
}

// meeting are the pieces that end at rules across on both sides, cut off there, and are no strokes of characters.
func (s *sheet) meeting(pieces, across []rule, scale float64, opt Options) []rule {
	var out []rule
	for _, p := range pieces {
		from, begins := p.meets(p.from, -1, across, scale, opt)
		to, ends := p.meets(p.to, 1, across, scale, opt)
		if !begins || !ends || float64(to-from) < opt.ShortRule*scale {
			continue
		}
		middle := float64(from+to) / 2
		p.place, p.from, p.to = p.across(middle), from, to
		if s.clean(&p, across, cleanShortShare) && s.inked(&p) >= strokeShare {
			out = append(out, p)
		}
	}
	return out
}

// continuing are the pieces that lead from a rule across to the end of a rule on the same line: a fax moves parts of a
// rule by a pixel.
func (s *sheet) continuing(pieces, across []rule, scale float64, opt Options) []rule {
	var out []rule
	for i := range pieces {
		p := &pieces[i]
		_, begins := p.meets(p.from, -1, across, scale, opt)
		_, ends := p.meets(p.to, 1, across, scale, opt)
		if begins == ends || !s.clean(p, across, cleanShare) {
			continue
		}
		for k := range s.rules {
			r := &s.rules[k]
			gap := float64(r.from - p.to)
			if ends {
				gap = float64(p.from - r.to)
			}
			if math.Abs(gap) <= opt.JoinGap*scale && sameLine(r, p, scale, opt) {
				out = append(out, *p)
				break
			}
		}
	}
	return out
}

// Beside a rule this share of its length has no ink; beside the strokes of characters are others. Beside a short one, that
// could be a stroke, there is next to nothing.
const (
	cleanShare      = 0.88
	cleanShortShare = 0.96
)

// clean reports whether so much of the paper on both sides of a piece is blank, where no rule crosses it.
func (s *sheet) clean(r *rule, others []rule, share float64) bool {
	const fringe = 2 // pixels by which a rule is thicker in places
	away := int(math.Ceil(r.thickness/2)) + fringe
	crossed := r.crossed(others, fringe)
	all, inked := 0, [2]int{}
	for along := r.from; along < r.to; along++ {
		if crossed[along-r.from] {
			continue
		}
		all++
		middle := int(math.Round(r.across(float64(along))))
		for side, k := range [2]int{middle - away, middle + away} {
			if s.ink.At(along, k) {
				inked[side]++
			}
		}
	}
	most := (1 - share) * float64(all)
	return all > 0 && float64(inked[0]) <= most && float64(inked[1]) <= most
}

// crossed tells for each pixel along a rule whether a rule across is there.
func (r *rule) crossed(others []rule, fringe int) []bool {
	out := make([]bool, r.length())
	for i := range others {
		o := &others[i]
		if r.place < float64(o.from-fringe) || r.place > float64(o.to+fringe) {
			continue
		}
		half := int(math.Ceil(o.thickness/2)) + fringe
		middle := int(math.Round(o.across(r.place)))
		for along := max(middle-half, r.from); along <= min(middle+half, r.to-1); along++ {
			out[along-r.from] = true
		}
	}
	return out
}

// meets finds the rule across at which an end of a piece lies. outward is the direction in which the piece ends there. A
// character that touches the end makes it reach too far.
func (r *rule) meets(end, outward int, others []rule, scale float64, opt Options) (place int, ok bool) {
	at := r.across(float64(end))
	nearest := math.Inf(1)
	for i := range others {
		o := &others[i]
		reach := opt.Meet*scale + o.thickness/2
		there := o.across(at)
		beyond := (float64(end) - there) * float64(outward)
		if beyond < -reach || beyond > opt.Overshoot*scale || at < float64(o.from)-reach || at > float64(o.to)+reach {
			continue
		}
		if away := math.Abs(beyond); away < nearest {
			nearest, place, ok = away, int(math.Round(there)), true
		}
	}
	return place, ok
}

// clearRules clears the ink of rules where nothing crosses them.
func clearRules(b *Bitmap, rules []rule) {
	const slack = 2 // pixels by which a rule is thicker in places
	for i := range rules {
		r := &rules[i]
		most := int(math.Ceil(r.thickness)) + slack
		for along := max(r.from-slack, 0); along < min(r.to+slack, b.Width); along++ {
			middle := int(math.Round(r.across(float64(along))))
			reach := most/2 + 1
			for across := middle - reach; across <= middle+reach; across++ {
				if !b.At(along, across) {
					continue
				}
				end := across
				for b.At(along, end) && end-across <= most {
					end++
				}
				first := across
				for b.At(along, first-1) && end-first <= most {
					first--
				}
				if end-first <= most {
					for k := first; k < end; k++ {
						b.clear(along, k)
					}
				}
				across = end
			}
		}
	}
}
