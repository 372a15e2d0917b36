package form

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// scattered reads a form whose words come block after block: labels here, values there. What a word is follows from its
// form alone, which value belongs to which label from the order of each column and from what the form adds up to.
type scattered struct {
	*reader
	p      []piece
	used   []bool
	title  string // its own
	owners string // titles and labels of all forms, which name the department
	tags   []tag
	top    int // pieces of the upper part, before the heads of the budget block and of the indicators
}

// tag is a label, a head or a class that stands among the pieces.
type tag struct {
	part Part
	cell cell
	at   int // its first piece
}

// readTags finds the labels in the pieces. A label stands in one block.
func (s *scattered) readTags() {
	for i := 0; i < len(s.p); {
		w, next := s.label(s.p[:s.blockEnd(i)], i)
		text := cell(s.p[i:next]).bare()
		if next == i || w.Part == remark && utf8.RuneCountInString(text) > maxRemark || (w.Part == class1 || w.Part == class2) && !endsClass(text) {
			i++
			continue
		}
		if w.Part == score && strings.ContainsAny(text, "*×率") {
			w.Part = fundScore
		}
		s.tags = append(s.tags, tag{w.Part, cell(s.p[i:next]), i})
		for ; i < next; i++ {
			s.used[i] = true
		}
	}
	s.top = len(s.p)
	for _, t := range s.tags {
		if t.part == budget || t.part == name {
			s.top = min(s.top, t.at)
		}
	}
	s.top = min(s.top, s.firstName())
}

// firstName is the first piece of the first name with a weight, which its block may begin before.
func (s *scattered) firstName() int {
	for i := range s.top {
		if s.used[i] || !weightAny.MatchString(s.p[i].text) && !opensWeight(s.p[i:i+1]) {
			continue
		}
		for i > 0 && !s.used[i-1] && s.p[i].line-s.p[i-1].line <= 1 && !isValue(s.p[i-1].text) && !markOnly.MatchString(s.p[i-1].text) {
			i--
		}
		return i
	}
	return s.top
}

// maxRemark is the length of the longest head over reasons.
const maxRemark = 12

// blockEnd is the piece after the block that piece i stands in: blank lines part blocks.
func (s *scattered) blockEnd(i int) int {
	for i++; i < len(s.p) && s.p[i].line-s.p[i-1].line <= 1; i++ {
	}
	return i
}

// find gives the tags of a part.
func (s *scattered) find(part Part) []tag {
	var out []tag
	for _, t := range s.tags {
		if t.part == part {
			out = append(out, t)
		}
	}
	return out
}

var (
	choiceStart = regexp.MustCompile(`^[(（]?1[)）]?[、.．]`)
	choiceNext  = regexp.MustCompile(`^[(（]?[2-9][)）]?[、.．]`)
	markOnly    = regexp.MustCompile(`^[☑☒✓✔√■□☐○◯▢þpR£]+$`)
)

// choices takes the lists of options: 1、… ☑ 2、… □.
func (s *scattered) choices() []cell {
	var out []cell
	for i := 0; i < len(s.p); i++ {
		if s.used[i] || !choiceStart.MatchString(s.p[i].text) {
			continue
		}
		c, marks := cell{s.p[i]}, 0
		for j := i + 1; j < len(s.p) && !s.used[j] && (markOnly.MatchString(s.p[j].text) || choiceNext.MatchString(s.p[j].text)); j++ {
			if markOnly.MatchString(s.p[j].text) {
				marks++
			}
			c = append(c, s.p[j])
		}
		if marks == 0 {
			continue
		}
		for j := range c {
			s.used[i+j] = true
		}
		out = append(out, c)
	}
	return out
}

// sentences takes the closing values: sentences, or 无 in place of one.
func (s *scattered) sentences() []cell {
	var out []cell
	for i := 0; i < len(s.p); i++ {
		if s.used[i] || i < s.top {
			continue
		}
		if s.p[i].text == "无" {
			s.used[i] = true
			out = append(out, cell{s.p[i]})
			continue
		}
		end := s.blockEnd(i)
		for j := i; j < end && !s.used[j]; j++ {
			if lastRune(s.p[j].text) == '。' && !weightAny.MatchString(cell(s.p[i:j+1]).bare()) && !isValue(s.p[i].text) {
				out = append(out, cell(s.p[i:j+1]))
				for k := i; k <= j; k++ {
					s.used[k] = true
				}
				i = j
				break
			}
		}
	}
	return out
}

// names takes the names of indicators, which end with their weights.
func (s *scattered) names() []cell {
	var out []cell
	var open cell
	var at []int
	for i := s.top; i < len(s.p); i++ {
		text := s.p[i].text
		if s.used[i] && !s.inClass(i) {
			open, at = nil, nil // a name goes on after a class, not after another label
			continue
		}
		if s.used[i] || s.isWord(text) && (len(open) == 0 || s.standsAlone(i)) || isValue(text) && !opensWeight(open) {
			continue
		}
		open, at = append(open, s.p[i]), append(at, i)
		if whole := open.bare(); weightEnd.MatchString(whole) && strings.ContainsAny(whole[len(whole)-len("）"):], "）)") {
			for _, k := range at {
				s.used[k] = true
			}
			out = append(out, open)
			open, at = nil, nil
		}
	}
	return out
}

// opensWeight holds where the weight in a name has begun: 情况（10.
func opensWeight(c cell) bool {
	text := c.bare()
	return strings.LastIndexAny(text, "（(") > strings.LastIndexAny(text, "）)")
}

// isWord holds for a short word that stands for a value more than once: 达标, 完成.
func (s *scattered) isWord(text string) bool {
	if n := utf8.RuneCountInString(text); n > 5 || strings.IndexFunc(text, func(r rune) bool { return !isHan(r) }) >= 0 {
		return false
	}
	count := 0
	for i := s.top; i < len(s.p); i++ {
		if s.p[i].text == text {
			count++
		}
	}
	return count > 1
}

// standsAlone holds for a piece whose block holds no other words.
func (s *scattered) standsAlone(i int) bool {
	before := i == 0 || s.p[i].line-s.p[i-1].line > 1 || isValue(s.p[i-1].text) || s.isWord(s.p[i-1].text)
	after := s.blockEnd(i) == i+1 || isValue(s.p[i+1].text) || s.isWord(s.p[i+1].text)
	return before && after
}

// inClass holds for a piece of the name of a class.
func (s *scattered) inClass(i int) bool {
	for _, t := range s.tags {
		if i >= t.at && i < t.at+len(t.cell) {
			return t.part == class1 || t.part == class2
		}
	}
	return false
}
