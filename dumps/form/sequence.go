package form

import (
	"regexp"
	"unicode/utf8"
)

// sequence reads forms whose cells come one after the other in reading order.
type sequence struct {
	*reader
	p    []piece
	at   int
	form *form
	// heads are those of the last indicators; a form prints them once, or for each goal.
	heads []head
}

// readSequence reads the form that begins with the first piece. It gives nil when the pieces are no form in reading
// order, and the number of pieces that it took.
func (r *reader) readSequence(p []piece) (*form, int) {
	s := &sequence{reader: r, p: p, form: &form{}}
	closed := false
	for s.at < len(s.p) {
		w, next := s.label(s.p, s.at)
		switch {
		case closed && w.Part.begins():
			return s.whole()
		case w.Part == funds, w.Part == budget, w.Part == executed:
			s.readFunds(w.Part == funds, next)
		case w.Part == goal && s.headsAt(next) || w.Part == indicators:
			s.readRows(cell(s.p[s.at:next]), next)
		case w.Part.isColumn() && s.headsAt(s.at):
			s.readRows(nil, s.at)
		case w.Part.isLabel():
			s.readPair(w.Part, next)
			closed = closed || w.Part == total
		default:
			return s.whole() // words that belong to nothing
		}
	}
	return s.whole()
}

// whole is the form read so far, nil when it lacks what each form has.
func (s *sequence) whole() (*form, int) {
	if s.form.indicators() == 0 {
		return nil, s.at
	}
	return s.form, s.at
}

// readPair takes the label that ends before piece next, and the pieces up to the next label as its value.
func (s *sequence) readPair(part Part, next int) {
	label := cell(s.p[s.at:next])
	end := next
	for end < len(s.p) {
		w, after := s.label(s.p, end)
		if w.Part == part && end == next {
			end = after // 主管部门 一级预算部门: a value that is a name of its label
			continue
		}
		if w.Part.isLabel() || w.Part == budget || w.Part == executed || w.Part.isColumn() && s.headsAt(end) {
			break
		}
		if s.endsValue(part, next, end) {
			break
		}
		end++
	}
	s.form.add(item{pair: &pair{part: part, label: label, value: cell(s.p[next:end])}})
	s.at = end
}

// endsValue holds where a value is over though no label follows: 总分 has one number; a closing value ends with its
// sentence, before a gap of the page, a year, which begins the next title, or the single characters of a watermark.
func (s *sequence) endsValue(part Part, from, i int) bool {
	if i == from {
		return false
	}
	if part == total {
		return true
	}
	last := s.p[i-1]
	if !part.isClosing() && part != other || lastRune(last.text) != '。' {
		return false
	}
	return s.p[i].line-last.line > s.gap || yearStart.MatchString(s.p[i].text) || s.scatteredAt(i)
}

var yearStart = regexp.MustCompile(`^20\d\d(?:年|$)`)

// scatteredAt holds where lines of one character follow.
func (s *sequence) scatteredAt(i int) bool {
	for k := i; k < i+3; k++ {
		if k >= len(s.p) || utf8.RuneCountInString(s.p[k].text) > 1 || k > i && s.p[k].line == s.p[k-1].line {
			return false
		}
	}
	return true
}

// headsAt holds where heads of indicators begin: two or more in a row, a level or a name among them.
func (s *sequence) headsAt(i int) bool {
	n, named := 0, false
	for i < len(s.p) {
		w, next := s.label(s.p, i)
		if !w.Part.isColumn() {
			break
		}
		named = named || w.Part == name || w.Part == level2
		n++
		i = next
	}
	return n > 2 && named
}

// readHeads takes the heads from piece i on that fits accepts.
func (s *sequence) readHeads(i int, fits func(Part) bool) ([]head, int) {
	var out []head
	for i < len(s.p) {
		w, next := s.label(s.p, i)
		if !fits(w.Part) {
			break
		}
		out = append(out, head{w.Part, cell(s.p[i:next])})
		i = next
	}
	return out, i
}

// readFunds takes the budget block: its label where it has one, its heads, and rows of a label with amounts.
func (s *sequence) readFunds(labelled bool, next int) {
	b := &fundBlock{}
	if labelled {
		b.label = cell(s.p[s.at:next])
	} else {
		next = s.at
	}
	b.heads, next = s.readHeads(next, Part.isFundHead)
	for next < len(s.p) {
		w, _ := s.label(s.p, next)
		if w.Part.isLabel() || w.Part.isColumn() && s.headsAt(next) {
			break
		}
		var row fundRow
		var values cell
		for next < len(s.p) && !isFigure(s.p[next].text) {
			if w, _ := s.label(s.p, next); w.Part.isLabel() {
				break
			}
			row.label = append(row.label, s.p[next])
			next++
		}
		for next < len(s.p) && isFigure(s.p[next].text) {
			values = append(values, s.p[next])
			next++
		}
		if len(values) == 0 {
			break
		}
		row.values, row.doubt = placeFunds(values, b.heads)
		b.rows = append(b.rows, row)
	}
	if len(b.heads) == 0 && len(b.rows) == 0 { // a label like 项目资金 with its value
		s.readPair(other, max(next, s.at+1))
		return
	}
	s.form.add(item{funds: b})
	s.at = max(next, s.at+1)
}

// readRows takes heads of indicators, where they are printed again, and the rows under them.
func (s *sequence) readRows(label cell, next int) {
	b := &rowBlock{label: label}
	b.heads, next = s.readHeads(next, Part.isColumn)
	if len(b.heads) > 0 {
		s.heads = b.heads
	}
	if len(s.heads) == 0 {
		s.readPair(other, max(next, s.at+1))
		return
	}
	end := next
	for end < len(s.p) {
		if w, _ := s.label(s.p, end); w.Part.closes() {
			break
		}
		end++
	}
	b.rows = s.piecesToRows(s.p[next:end], s.heads)
	s.spanLevels(b, s.heads)
	s.form.add(item{rows: b})
	s.at = max(end, s.at+1)
}
