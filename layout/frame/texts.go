package frame

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/juesuan/juesuan/layout/edges"
	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
	squashing "github.com/juesuan/juesuan/text"
)

// text is a chunk whose columns are known.
type text struct {
	*words.Chunk
	edges.Range
	row  int  // its line among those of its table on the page
	head bool // it stands in the head
	// alone: nothing else stands in its line.
	alone bool
	// names: it is a code or the number of a line, which names its row.
	names bool
}

// textLine is a printed line of texts, from left to right.
type textLine struct {
	model.BBox
	size  float64
	texts []*text
}

func (l *textLine) hasFigure() bool {
	return slices.ContainsFunc(l.texts, func(t *text) bool { return words.IsFigure(t.Text) })
}

// toTexts gives chunks the columns that at says, none when it is nil.
func toTexts(lines []edges.Line, at [][]edges.Range) []textLine {
	out := make([]textLine, len(lines))
	for i := range lines {
		l := &lines[i]
		out[i] = textLine{l.BBox, l.Size, make([]*text, len(l.Chunks))}
		for k, c := range l.Chunks {
			t := &text{Chunk: c, row: i, head: l.Head > 0, alone: len(l.Chunks) == 1}
			if at != nil {
				t.Range = at[i][k]
			}
			out[i].texts[k] = t
		}
	}
	if at != nil {
		findNames(out)
	}
	return out
}

// findNames finds the texts that name their rows: codes, and numbers of lines, which count up down a column. Most texts of
// such a column are.
func findNames(lines []textLine) {
	columns := map[int][]*text{}
	for i := range lines {
		for _, t := range lines[i].texts {
			if t.First == t.Last && !t.head && !words.IsTotal(t.Text) {
				columns[t.First] = append(columns[t.First], t)
			}
		}
	}
	for _, of := range columns {
		codes, counted, last := 0, 0, 0
		for _, t := range of {
			if isCode(t.Text) {
				codes++
			}
			if n, err := strconv.Atoi(t.Text); err == nil {
				if n == last+1 {
					counted++
				}
				last = n
			}
		}
		if n := max(codes, counted); n < minPairs || 3*n < 2*len(of) {
			continue
		}
		for _, t := range of {
			t.names = isCode(t.Text) || lineNumber.MatchString(t.Text)
		}
	}
}

// lineNumber is the number of a line (行次).
var lineNumber = regexp.MustCompile(`^[0-9]{1,3}$`)

// notValue are figures that heads print: years, and the numbers of columns.
var notValue = regexp.MustCompile(`^(?:(?:19|20)[0-9]{2}(?:[-–/][0-9]{2,4})?[a-z*]?|\(?[0-9]{1,2}\)?|[-—–]+)$`)

// isValue reports whether the text is a figure of a body, and of no head.
func isValue(s string) bool {
	return words.IsAmount(s) || words.IsFigure(s) && strings.ContainsAny(s, "0123456789") && !words.HasChinese(s) && !notValue.MatchString(squash(s))
}

// code is one of the classification of functions or of economic use.
var code = regexp.MustCompile(`^[23][0-9]{2}(?:[0-9]{2}){0,2}$`)

func isCode(s string) bool { return code.MatchString(s) }

// isNumbersLabel reports whether the text names the row of column numbers.
func isNumbersLabel(s string) bool { return squash(s) == "栏次" }

func squash(s string) string { return squashing.Squash(s) }
