package layout

import (
	"cmp"
	"math"
	"slices"

	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/text"
)

// sides parts an area that alignment showed into two tables that stand side by side, where the second prints the heads
// of the first again, behind a gap that runs through all lines. A Chinese table with an income and an expenditure side
// is one.
func (a *area) sides(opt Options) []area {
	x, ok := a.repeatsHeads(opt)
	if !ok {
		return []area{*a}
	}
	none := make([]bool, 1+maxRank(a.lines))
	var out []area
	for _, lines := range [][]chunkLine{linesWithin(a.lines, none, math.Inf(-1), x), linesWithin(a.lines, none, x, math.Inf(1))} {
		side := area{lines: lines}
		for i := range lines {
			side.BBox = side.BBox.Union(lines[i].BBox)
		}
		if len(lines) < opt.MinRows || !isAligned(&side, opt) {
			return []area{*a}
		}
		out = append(out, side)
	}
	if hasRowLabels(out[0].lines) && !hasRowLabels(out[1].lines) {
		return []area{*a} // heads under spanning heads repeat, too; a table of its own names its rows
	}
	return out
}

// hasRowLabels reports whether most rows with figures begin with none.
func hasRowLabels(lines []chunkLine) bool {
	labels, rows := 0, 0
	for i := range lines {
		c := lines[i].chunks
		if !slices.ContainsFunc(c[1:], func(c chunk) bool { return words.IsFigure(c.text) }) {
			continue
		}
		rows++
		if !words.IsFigure(c[0].text) {
			labels++
		}
	}
	return 2*labels > rows
}

// repeatsHeads finds the gap before the heads that are printed again: the same texts, two at least, but for the label
// over the first column, which either side may lack.
func (a *area) repeatsHeads(opt Options) (x float64, ok bool) {
	head := a.lines[0].chunks
	for i := 1; i < len(a.lines) && len(head) < 4 && i < opt.HeadLines; i++ {
		head = a.lines[i].chunks
	}
	for k := 2; k+2 <= len(head); k++ {
		left, right := head[:k], head[k:]
		n := min(len(left), len(right))
		if max(len(left), len(right))-n > 1 || words.HasChinese(left[0].text+right[0].text) || !sameTexts(left[len(left)-n:], right[len(right)-n:]) {
			continue
		}
		if x, ok := a.gapBetween(left[k-1].CenterX(), right[0].CenterX(), opt); ok {
			return x, true
		}
	}
	return 0, false
}

func sameTexts(a, b []chunk) bool {
	return slices.EqualFunc(a, b, func(c, d chunk) bool { return text.Squash(c.text) == text.Squash(d.text) })
}

// gapBetween is the middle of the first gap, wider than one between words, that no line of the area prints in.
func (a *area) gapBetween(x0, x1 float64, opt Options) (float64, bool) {
	var ink []chunk
	for i := range a.lines {
		ink = append(ink, a.lines[i].chunks...)
	}
	slices.SortFunc(ink, func(c, d chunk) int { return cmp.Compare(c.X0, d.X0) })
	end := math.Inf(-1)
	for _, c := range ink {
		if end > x0 && c.X0 < x1 && c.X0-end > opt.ChunkBlank*c.size {
			return (c.X0 + end) / 2, true
		}
		end = max(end, c.X1)
	}
	return 0, false
}
