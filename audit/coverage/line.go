package coverage

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

var (
	// bare is a word that is a number and nothing else.
	bare = regexp.MustCompile(`^[-－−+(（]*[0-9０-９][0-9０-９,，.．]*[)）]?$`)
	// rate is one with a percent sign: it is worked out from other figures.
	rate = regexp.MustCompile(`^[-－−+(（]*[0-9０-９][0-9０-９,，.．]*[%％‰][)）]?$`)
	// amount is one with decimals, or with digits in groups.
	amount = regexp.MustCompile(`[0-9０-９](?:[.．][0-9０-９]+|[,，][0-9０-９]{3}(?:[^0-9０-９]|$))`)
	// counted is what a number in a sentence is of, where a wide gap parts the two.
	counted = regexp.MustCompile(`^(?:[万亿千百]?元|[%％‰年月日号人名个项辆台套次批件户家所处座间册份期季周天岁条类款级栋幢平㎡]|左右|以上|以下|余)`)
	// onAxis is a round number, as beside the axis of a chart.
	onAxis = regexp.MustCompile(`^-?(?:0|[0-9]*[1-9]?0+|[125]|[0-9][0-9,，]*[05])(?:\.0+)?$`)
)

// isProse holds for a line of running text.
func isProse(l *model.Line) bool {
	const fewest = 4 // Chinese characters of a clause
	chinese, marks := 0, 0
	for _, w := range l.Words {
		for _, r := range w.Text {
			switch {
			case unicode.Is(unicode.Han, r):
				chinese++
			case strings.ContainsRune("，。；、：！？", r):
				marks++
			}
		}
	}
	return marks > 0 && chinese >= fewest
}

// line enters the figures of a line outside the tables. Numbers within words are the narrative's, or a heading's. Numbers
// that stand alone, as in the row of a table that was not found, are in no place, unless one repeats what a table or a
// sentence gives, as the label of a chart does.
func (c *counter) line(l *model.Line) {
	figures := 0
	for _, w := range l.Words {
		figures += count(w.Text)
	}
	if figures == 0 {
		return
	}
	alone := standAlone(l)
	switch {
	case len(alone) > 0 && c.isRow(l, alone):
		for _, i := range alone {
			c.unplaced(l.Page, l.Words[i].BBox, l.Words[i].Text)
			figures -= count(l.Words[i].Text)
		}
		c.out.Furniture += figures
	case isProse(l):
		c.out.InNarrative += figures
	default:
		c.out.Furniture += figures
	}
}

// standAlone are the words of a line that are numbers, but for those of a sentence that is set wide.
func standAlone(l *model.Line) []int {
	if isProse(l) {
		return nil
	}
	var out []int
	for i, w := range l.Words {
		s := text.Squash(w.Text)
		if bare.MatchString(s) && !(i+1 < len(l.Words) && counted.MatchString(text.Squash(l.Words[i+1].Text))) {
			out = append(out, i)
		}
	}
	return out
}

// isRow reports whether a line can be the row of a table: several amounts beside a label, one that nothing else in the
// output gives, or any number behind a classification code.
func (c *counter) isRow(l *model.Line, alone []int) bool {
	amounts, known, round := 0, 0, 0
	for _, i := range alone {
		s := text.Squash(l.Words[i].Text)
		if amount.MatchString(s) && strings.Count(s, ".") < 2 { // 28.09.2010 is a date
			amounts++
		}
		if c.isKnown(s) {
			known++
		}
		if onAxis.MatchString(s) {
			round++
		}
	}
	words := len(l.Words) - len(alone)
	for _, w := range l.Words {
		if rate.MatchString(text.Squash(w.Text)) {
			words--
		}
	}
	code, ok := text.ParseCode(l.Words[0].Text)
	switch {
	case amounts == 0:
		return false
	case ok && len(code.Digits) > 2 && words > 0 && (alone[0] > 0 || len(alone) > 1):
		return true
	case known == len(alone) && (known == 1 || words == 0):
		return false
	case words == 0 && round == len(alone):
		return false
	}
	return true
}
