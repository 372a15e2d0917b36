package normalize

import (
	"math"

	"github.com/juesuan/juesuan/model"
)

// strip is the part of a page, from X0 to X1, that belongs to a table with another one beside it, and the lines over it:
// lines[from:to].
type strip struct {
	x0, x1   float64
	top      float64 // of the table: what stands lower is no line over it
	from, to int
}

// strips finds the tables that stand beside others. A line over both is two lines: one of each table.
func strips(sheets []*sheet, after []int, lines []model.Line) map[int]strip {
	boxes := make([]model.BBox, len(sheets))
	for i, s := range sheets {
		boxes[i] = s.place()
	}
	out := map[int]strip{}
	for i, s := range sheets {
		own := strip{x0: math.Inf(-1), x1: math.Inf(1), top: boxes[i].Top, from: after[i], to: clamp(s.Above, len(lines))}
		found := false
		for k := max(0, i-1); k <= min(i+1, len(sheets)-1); k++ {
			other := boxes[k]
			if k == i || !areBeside(boxes[i], other) || sheets[k].Pages[0] != s.Pages[0] {
				continue
			}
			found = true
			own.from, own.to = min(own.from, after[k]), max(own.to, clamp(sheets[k].Above, len(lines)))
			if other.X1 <= boxes[i].X0 {
				own.x0 = max(own.x0, (other.X1+boxes[i].X0)/2)
			} else {
				own.x1 = min(own.x1, (other.X0+boxes[i].X1)/2)
			}
		}
		if found {
			out[i] = own
		}
	}
	return out
}

// place is the box of a table's cells on its first page; empty in a dump.
func (s *sheet) place() model.BBox {
	var box model.BBox
	for _, c := range s.Cells {
		switch {
		case len(s.Pages) == 0 || c.Page != s.Pages[0] || c.BBox.IsZero():
		case box.IsZero():
			box = c.BBox
		default:
			box.X0, box.Top = min(box.X0, c.BBox.X0), min(box.Top, c.BBox.Top)
			box.X1, box.Bottom = max(box.X1, c.BBox.X1), max(box.Bottom, c.BBox.Bottom)
		}
	}
	return box
}

// areBeside holds for boxes that do not reach over each other and share most of the height of the lower one.
func areBeside(a, b model.BBox) bool {
	if a.IsZero() || b.IsZero() || a.X1 > b.X0 && b.X1 > a.X0 {
		return false
	}
	common := min(a.Bottom, b.Bottom) - max(a.Top, b.Top)
	return 2*common > min(a.Bottom-a.Top, b.Bottom-b.Top)
}

// linesOf are the words of the lines over a table that stand in its strip.
func (t strip) linesOf(lines []model.Line) []model.Line {
	var out []model.Line
	for _, l := range lines[min(t.from, t.to):t.to] {
		if l.CenterY() > t.top {
			continue
		}
		own := l
		own.Words = nil
		for _, w := range l.Words {
			if x := (w.X0 + w.X1) / 2; x >= t.x0 && x <= t.x1 {
				own.Words = append(own.Words, w)
			}
		}
		if len(own.Words) > 0 {
			out = append(out, own)
		}
	}
	return out
}
