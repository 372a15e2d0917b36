package form

import (
	"strconv"
	"strings"
)

// readScattered reads one form from pieces that come in blocks; labels are those of all forms, for what stands among
// another form's. It gives nil where it
// finds no indicators, or nothing adds up.
func (r *reader) readScattered(p []piece, title, owners string, labels func(Part) cell) *form {
	s := &scattered{reader: r, p: p, used: make([]bool, len(p)), title: title, owners: owners}
	s.readTags()
	choices, sentences := s.choices(), s.sentences()
	names := s.names()
	top := s.findTop()
	if len(names) == 0 {
		return nil
	}
	label := func(part Part) cell {
		if t := s.find(part); len(t) > 0 {
			return t[0].cell
		}
		return labels(part)
	}
	f := &form{}
	pair := func(part Part, value cell, doubt bool) {
		if l := label(part); len(l) > 0 {
			f.add(item{pair: &pair{part: part, label: l, value: value, doubt: doubt}})
		}
	}
	pair(projectName, top.project, true)
	pair(leader, top.leader, true)
	pair(implementer, top.implementer, true)
	for i, part := range []Part{"category", "attribute", "kind"} {
		if len(choices) == 3 {
			pair(part, choices[i], false)
		}
	}
	block, execution := s.fundBlock(label)
	if block != nil {
		f.add(item{funds: block})
	}
	rowsOf, totalCell := s.indicatorBlock(names, execution, label)
	if block == nil && totalCell == nil {
		return nil
	}
	f.add(item{rows: rowsOf})
	pair(total, totalCell, false)
	if len(sentences) == 2 {
		pair(reason, sentences[0], true)
		pair(improvement, sentences[1], true)
	} else if len(sentences) == 1 {
		pair(reason, pickCell(sentences[0].bare() == "无", sentences[0]), true)
		pair(improvement, pickCell(sentences[0].bare() != "无", sentences[0]), true)
	}
	return f
}

func pickCell(when bool, c cell) cell {
	if when {
		return c
	}
	return nil
}

// fundBlock makes the budget block of the four amounts that agree; nil where none do.
func (s *scattered) fundBlock(label func(Part) cell) (*fundBlock, float64) {
	found, ok, sure := s.findFunds()
	if !ok {
		return nil, 0
	}
	b := &fundBlock{label: label(funds)}
	row := fundRow{label: label(fundRowLabel), doubt: !sure}
	for i, part := range []Part{budget, executed, rate, fundScore} {
		b.heads = append(b.heads, head{part, label(part)})
		row.values = append(row.values, cell(s.p[found[i]:found[i]+1]))
		s.used[found[i]] = true
	}
	b.rows = []fundRow{row}
	v, _ := number(s.p[found[3]].text)
	return b, v
}

// columnsOfForm are the columns that a scattered form is read with.
var columnsOfForm = []Part{level1, level2, name, target, actual, score}

// indicatorBlock makes the indicators of their names, and finds the total.
func (s *scattered) indicatorBlock(names []cell, execution float64, label func(Part) cell) (*rowBlock, cell) {
	b := &rowBlock{label: label(goal)}
	for _, part := range columnsOfForm {
		b.heads = append(b.heads, head{part, label(part)})
	}
	weights := make([]float64, len(names))
	for i, c := range names {
		weights[i] = weightOf(c.bare())
	}
	scores, totalAt, ok := s.findScores(weights, execution)
	var totalCell cell
	if ok {
		totalCell = cell(s.p[totalAt : totalAt+1])
		s.used[totalAt] = true
		for _, at := range scores {
			s.used[at] = true
		}
	}
	targets, actuals, sure := s.partValues(names)
	seconds := s.secondLevels()
	for i, c := range names {
		row := indicatorRow{cells: make([]cell, len(columnsOfForm)), span: make([]int, len(columnsOfForm)), doubt: !sure}
		if len(seconds) == len(names) {
			row.cells[1] = seconds[i].cell
		}
		row.cells[2] = c
		if targets != nil {
			row.cells[3], row.cells[4] = targets[i], actuals[i]
		}
		if ok {
			row.cells[5] = cell(s.p[scores[i] : scores[i]+1])
		}
		b.rows = append(b.rows, row)
	}
	s.firstLevels(b)
	return b, totalCell
}

// secondLevels are the classes that are 二级指标; 成本指标, which can be of either level, is one here.
func (s *scattered) secondLevels() []tag {
	var out []tag
	for _, t := range s.tags {
		if t.part == class2 || t.cell.bare() == costClassName {
			out = append(out, t)
		}
	}
	return out
}

const costClassName = "成本指标"

// firstLevels gives each group of classes the 一级指标 that is printed for it.
func (s *scattered) firstLevels(b *rowBlock) {
	before := ""
	for i := range b.rows {
		class := s.word(b.rows[i].cells[1].bare()).Class
		if b.rows[i].cells[1].bare() == costClassName {
			continue
		}
		if class == before || class == "" {
			continue
		}
		before = class
		for _, t := range s.find(class1) {
			if t.cell.bare() != costClassName && strings.HasPrefix(s.word(t.cell.bare()).Class, class) {
				b.rows[i].cells[0] = t.cell
				break
			}
		}
	}
	s.spanLevels(b, b.heads)
}

// weightOf is the weight printed at the end of a name.
func weightOf(text string) float64 {
	from := strings.LastIndexAny(text, "（(")
	digits := strings.Trim(text[from:], "（()）分份")
	v, _ := strconv.ParseFloat(digits, 64)
	return v
}
