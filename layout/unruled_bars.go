package layout

import (
	"cmp"
	"math"
	"slices"

	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// bar is a horizontal rule of a table that has no vertical ones, its pieces together.
type bar struct {
	y, x0, x1 float64
	whole     bool // drawn from end to end, not in pieces under single columns
	pieces    []segment
	shade     bool // the edge of a shaded row, which closes no table
}

// freeBars are the horizontal rules that belong to no ruled table, and the edges of shaded rows, from top to bottom.
// Pieces at one height are one bar, but for those of tables that stand side by side.
func freeBars(p *model.Page, tables []*part, lines []chunkLine, opt Options) []bar {
	free := slices.Concat(freeRules(p.Rulings, tables, opt), shadeEdges(p, tables, opt))
	slices.SortStableFunc(free, func(a, b segment) int { return cmp.Compare(a.at, b.at) })
	var out []bar
	for i := 0; i < len(free); {
		j := i + 1
		for j < len(free) && free[j].at-free[i].at <= opt.Sliver/2 {
			j++
		}
		pieces := free[i:j]
		slices.SortFunc(pieces, func(a, b segment) int { return cmp.Compare(a.from, b.from) })
		out = append(out, piecesToBars(pieces, free, lines, opt)...)
		i = j
	}
	return out
}

// freeRules are the horizontal rules outside the tables.
func freeRules(rulings []model.Ruling, tables []*part, opt Options) []segment {
	var free []segment
	for _, r := range rulings {
		inside := func(t *part) bool {
			return r.CenterX() > t.bbox.X0-opt.Touch && r.CenterX() < t.bbox.X1+opt.Touch &&
				r.CenterY() > t.bbox.Top-opt.Touch && r.CenterY() < t.bbox.Bottom+opt.Touch
		}
		if r.Orientation == model.Horizontal && r.Width() > opt.Sliver && !slices.ContainsFunc(tables, inside) {
			free = append(free, segment{at: r.CenterY(), from: r.X0, to: r.X1})
		}
	}
	return free
}

// piecesToBars joins pieces at one height, which are sorted. A piece that frames a table by itself stays one.
func piecesToBars(pieces, free []segment, lines []chunkLine, opt Options) []bar {
	var touching []segment
	for _, s := range pieces {
		if n := len(touching); n > 0 && s.from <= touching[n-1].to+opt.Touch {
			touching[n-1].to = max(touching[n-1].to, s.to)
			touching[n-1].shade = touching[n-1].shade && s.shade
			continue
		}
		touching = append(touching, s)
	}
	apart := len(touching) > 1
	for _, s := range touching {
		apart = apart && framesTable(s, free, lines, opt)
	}
	if apart {
		out := make([]bar, len(touching))
		for i, s := range touching {
			out[i] = bar{s.at, s.from, s.to, true, touching[i : i+1], s.shade}
		}
		return out
	}
	last := touching[len(touching)-1]
	return []bar{{pieces[0].at, pieces[0].from, last.to, len(touching) == 1, touching, last.shade}}
}

// framesTable reports whether rules drawn like the piece frame lines with chunks side by side, three at least, that
// nothing crosses its ends in: a table beside another, and no short rule under a head.
func framesTable(piece segment, free []segment, lines []chunkLine, opt Options) bool {
	top, bottom := math.Inf(1), math.Inf(-1)
	for _, s := range free {
		if math.Abs(s.from-piece.from) <= opt.EdgeMatch && math.Abs(s.to-piece.to) <= opt.EdgeMatch {
			top, bottom = min(top, s.at), max(bottom, s.at)
		}
	}
	rows := 0
	for _, l := range between(lines, top, bottom) {
		n := 0
		for _, c := range l.chunks {
			switch {
			case c.X0 > piece.from-opt.EdgeMatch && c.X1 < piece.to+opt.EdgeMatch:
				n++
			case c.X0 < piece.to && c.X1 > piece.from:
				return false
			}
		}
		if n > 1 {
			rows++
		}
	}
	return piece.to-piece.from >= opt.BarLength && rows >= opt.MinRows
}

// barGroups are the sets of whole bars that have both ends in common, from top to bottom: a three-rule table's. Those
// of one bar alone come last, and wide ones first.
func barGroups(bars []bar, opt Options) [][]bar {
	var out [][]bar
next:
	for _, b := range bars {
		if !b.whole || b.x1-b.x0 < opt.BarLength {
			continue
		}
		for i := range out {
			if math.Abs(out[i][0].x0-b.x0) <= opt.EdgeMatch && math.Abs(out[i][0].x1-b.x1) <= opt.EdgeMatch {
				out[i] = append(out[i], b)
				continue next
			}
		}
		out = append(out, []bar{b})
	}
	slices.SortStableFunc(out, func(a, b []bar) int {
		if (len(a) > 1) != (len(b) > 1) {
			return len(b) - len(a)
		}
		return sign(b[0].x1 - b[0].x0 - a[0].x1 + a[0].x0)
	})
	return out
}

// lowerHead moves the end of the head down where every row has a rule under it, those of the head, too: to the last rule
// above the first amount.
func (a *area) lowerHead(opt Options) {
	if a.head == 0 {
		return
	}
	first := slices.IndexFunc(a.lines, func(l chunkLine) bool {
		return slices.ContainsFunc(l.chunks, func(c chunk) bool { return words.IsAmount(c.text) })
	})
	if first < 0 || first > opt.HeadLines {
		return
	}
	head, rules := a.head, 0
	for _, b := range a.bars {
		if !b.whole || b.shade {
			continue
		}
		rules++
		if b.y < a.lines[first].CenterY() {
			head = max(head, b.y)
		}
	}
	if 2*rules >= len(a.lines) {
		a.head = head
	}
}
