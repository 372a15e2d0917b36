package words

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// noteMark is what a raised or lowered run says when it refers to a note: 1, 12, 1,2, [1], 1), *, ①, a, 注1.
var noteMark = regexp.MustCompile(`^(?:[\[(（〔【]?\d{1,2}(?:[,，、]\d{1,2})*[\])）〕】]?|[*＊※#†‡§]{1,3}|[a-z]\)?|注\d{0,2}|[①-⑳⑴-⒇])$`)

// TakeMarks parts the note marks from the glyphs of a cell: runs of smaller type, raised or lowered beside a figure, a
// code or a label. Smaller type on the same line is part of the text: decimals are set so.
func TakeMarks(glyphs []model.Glyph, of []int32, opt Options) (rest []int32, marks []string) {
	if !mixesSizes(glyphs, of, opt) {
		return of, nil
	}
	body, runs := smallRuns(toReadingSpace(glyphs, of, nil), opt)
	taken := map[*model.Glyph]bool{}
	for _, run := range runs {
		said := runText(run)
		if beside := neighbour(run, body, opt); beside != nil && noteMark.MatchString(said) && isShifted(run, beside, opt) {
			marks = append(marks, said)
			for _, p := range run {
				taken[p.g] = true
			}
		}
	}
	if len(marks) == 0 {
		return of, nil
	}
	return slices.DeleteFunc(slices.Clone(of), func(k int32) bool { return taken[&glyphs[k]] }), marks
}

// mixesSizes holds for glyphs of sizes so different that some may be marks. Recognised glyphs have no size of their own.
func mixesSizes(glyphs []model.Glyph, of []int32, opt Options) bool {
	least, most := math.Inf(1), 0.0
	for _, k := range of {
		g := &glyphs[k]
		if g.Confidence > 0 {
			return false
		}
		if !IsBlank(g.Text) {
			least, most = min(least, g.Size), max(most, g.Size)
		}
	}
	return least <= opt.MarkSize*most
}

// smallRuns parts the glyphs of a cell into those of its own size and the runs of smaller ones.
func smallRuns(all []placed, opt Options) (body []placed, runs [][]placed) {
	most := 0.0
	for _, p := range all {
		if !p.blank {
			most = max(most, p.size)
		}
	}
	var small []placed
	for _, p := range all {
		switch {
		case p.blank:
		case p.size <= opt.MarkSize*most:
			small = append(small, p)
		default:
			body = append(body, p)
		}
	}
	slices.SortStableFunc(small, func(a, b placed) int { return cmp.Compare(a.x0, b.x0) })
	for _, p := range small {
		k := slices.IndexFunc(runs, func(run []placed) bool {
			last := run[len(run)-1]
			return math.Abs(last.y-p.y) < opt.LineOverlap*p.size && p.x0-last.x1 < opt.WordGap*p.size
		})
		if k < 0 {
			runs = append(runs, nil)
			k = len(runs) - 1
		}
		runs[k] = append(runs[k], p)
	}
	return body, runs
}

func runText(run []placed) string {
	var b strings.Builder
	for _, p := range run {
		b.WriteString(p.g.Text)
	}
	return text.Squash(b.String())
}

// neighbour is the glyph of the cell's own size that stands against a run, nil where none does. Digits behind a point
// are decimals, and those beside a Latin letter a power: m².
func neighbour(run, body []placed, opt Options) *placed {
	x0, x1, y := run[0].x0, run[len(run)-1].x1, run[0].y
	var best *placed
	least := 0.0
	for i := range body {
		p := &body[i]
		gap := max(x0-p.x1, p.x0-x1) / p.size
		if gap > opt.WordGap || gap < -opt.WordGap || math.Abs(p.y-y) > p.size {
			continue
		}
		if best == nil || gap < least {
			best, least = p, gap
		}
	}
	if best == nil || isLatin(best.g.Text) || best.x1 <= x0+opt.WordGap*best.size && best.x0 < x0 && isSeparator(best.g.Text) {
		return nil
	}
	return best
}

func isSeparator(s string) bool { return s == "." || s == "," || s == "．" || s == "，" }

// middle is how far the middle of a glyph's box is above its line, in em: half of ascent less descent.
const middle = 0.3

// isShifted reports whether a run stands higher or lower than the line of the glyph beside it. Boxes of fonts whose
// metrics can't be right say nothing.
func isShifted(run []placed, beside *placed, opt Options) bool {
	for _, p := range []*placed{&run[0], beside} {
		if tall := max(p.g.Height(), p.g.Width()) / p.size; tall < 0.5 || tall > 2 {
			return false
		}
	}
	rise := beside.y + middle*beside.size - run[0].y - middle*run[0].size
	return math.Abs(rise) >= opt.MarkRise*beside.size
}

// TakeSecondFigure parts a figure in much smaller type from the one over or under it: it is no part of it.
func TakeSecondFigure(lines []Line, opt Options) (rest []Line, marks []string) {
	if len(lines) != 2 {
		return lines, nil
	}
	main, other := 0, 1
	if lines[1].Size > lines[0].Size {
		main, other = 1, 0
	}
	first, second := lines[main].Text(), lines[other].Text()
	if lines[other].Size > opt.MarkSize*lines[main].Size || IsWrappedNumber(lines[0].Text(), lines[1].Text()) ||
		text.ParseNumber(first).Kind != text.Figure || text.ParseNumber(second).Kind != text.Figure {
		return lines, nil
	}
	return lines[main : main+1], []string{second}
}
