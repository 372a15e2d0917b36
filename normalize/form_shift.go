package normalize

import "github.com/juesuan/juesuan/model"

// rowShift is how far the cells of one row stand from their heads.
type rowShift struct {
	from int // columns from here on
	by   int // stand so far to the right; negative for the left
}

// under is the cell of row r under a part of the heads, -1 when it is blank.
func (f *formReader) under(r int, p indicatorPart) int {
	h := *f.head
	if cols := h.of[p]; f.shift.by != 0 && cols.in && cols.from >= f.shift.from {
		h.of[p].from += f.shift.by
		h.of[p].to += f.shift.by
		if f.shift.by > 0 && p == namePart { // the blank beside a name of two columns went with it
			h.of[p].to = h.of[p].from + 1
		}
	}
	if f.shift.by > 0 && h.of[p].to > f.s.Cols {
		return -1
	}
	return h.cell(f.s, r, p)
}

// unshift finds a row whose cells a dump has moved against their heads. Two ways are known: a row with a class of
// indicators in place of the second level and a second level in place of the name, which stands one cell to the right
// (its score is lost); and a row that lacks the blank cell of the column without a head, which stands one to the left.
func (f *formReader) unshift(r int) {
	f.shift = rowShift{}
	if f.spans {
		return // cells with spans keep their places
	}
	two, name := f.under(r, level2Part), f.under(r, namePart)
	switch {
	case f.under(r, level1Part) < 0 && two >= 0 && name >= 0 && topClass.MatchString(f.s.folded[two]) &&
		(isSecondLevel(f.s.folded[name]) || opinionClass.MatchString(f.s.folded[name])):
		f.shift = rowShift{0, 1}
		f.warn("indicator_shifted", "row %d stands one cell to the right of its heads: its last value is lost", r)
	case f.head.bare >= 0 && f.s.text(r, f.head.bare) != "" && f.head.score.in && f.s.text(r, f.head.right-1) == "":
		f.shift = rowShift{f.head.bare, -1}
	default:
		return
	}
	f.out.Repairs = append(f.out.Repairs, model.Repair{
		Kind: model.ShiftedRow, Row: r, Col: -1, Before: f.s.words(r), Why: "its cells stand one place beside their heads",
	})
}
