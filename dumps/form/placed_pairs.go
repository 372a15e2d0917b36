package form

// labelRow is a label of the first column, and the label that may stand after its value.
type labelRow struct {
	part   Part
	label  cell
	second Part
	beside cell
}

func (l labelRow) place() rowPlace { return rowPlace{l.label[0].y(), l.label[len(l.label)-1].y()} }

// readPairs reads the labels and values in lines [from, to).
func (s *placed) readPairs(from, to int) {
	rows := s.labelRows(from, to)
	if len(rows) == 0 {
		return
	}
	var first, second column
	var secondOf []int
	for i, l := range rows {
		first.rows = append(first.rows, l.place())
		if l.beside != nil {
			second.rows = append(second.rows, l.place())
			secondOf = append(secondOf, i)
		}
	}
	for _, line := range s.lines[from:to] {
		for _, run := range line {
			switch near := nearest(rows, run); {
			case s.isLeft(run), near != nil && sameRun(near.beside, run):
			case near != nil && run.middle() > near.beside.middle():
				second.runs = append(second.runs, run)
			default:
				first.runs = append(first.runs, run)
			}
		}
	}
	blank := func(_ int, c cell) float64 { return pick(len(c) == 0, costBlank, 0) }
	first.cost, second.cost = blank, blank
	cells := alignAll([]column{first, second})
	for i, l := range rows {
		s.form.add(item{pair: &pair{part: l.part, label: l.label, value: cells[0][i]}})
		for k, of := range secondOf {
			if of == i {
				s.form.add(item{pair: &pair{part: l.second, label: l.beside, value: cells[1][k]}})
			}
		}
	}
}

// costBlank is the cost that a label has no value, as much as a value two lines away.
const costBlank = 2

// labelRows finds the labels of the first column in lines [from, to), over one line or more, and those beside them.
func (s *placed) labelRows(from, to int) []labelRow {
	var p []piece
	for _, line := range s.lines[from:to] {
		for _, run := range line {
			if s.isLeft(run) {
				p = append(p, run...)
			}
		}
	}
	var out []labelRow
	for i := 0; i < len(p); {
		w, next := s.label(p, i)
		if next == i {
			next = i + 1
			w.Part = other
		}
		out = append(out, labelRow{part: w.Part, label: p[i:next]})
		i = next
	}
	for n := range out {
		place := out[n].place()
		if n+1 < len(out) {
			place.last = max(place.last, out[n+1].place().first-1)
		}
		for _, line := range s.lines[from:to] {
			if line[0].y() < place.first || line[0].y() > place.last {
				continue
			}
			for _, run := range line {
				if w := s.word(run.bare()); !s.isLeft(run) && w.Part.isLabel() && w.Part != out[n].part && w.Part != total {
					out[n].second, out[n].beside = w.Part, run
				}
			}
		}
	}
	return out
}

// nearest is the row with two labels that a run can belong to: the nearest one, at most three lines away.
func nearest(rows []labelRow, run cell) *labelRow {
	var best *labelRow
	least := 3.5
	for i := range rows {
		if rows[i].beside == nil {
			continue
		}
		d := run.y() - rows[i].beside.y()
		if d = max(d, -d); d < least {
			best, least = &rows[i], d
		}
	}
	if best == nil {
		return nil
	}
	for i := range rows { // a run on the line of another label is that label's
		if p := rows[i].place(); rows[i].beside == nil && run.y() >= p.first && run.y() <= p.last {
			return nil
		}
	}
	return best
}

func sameRun(a, b cell) bool { return len(a) > 0 && len(b) > 0 && a[0] == b[0] }
