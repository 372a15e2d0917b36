package words

import (
	"slices"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// set is a run of type: its text, its size, and how far it stands above the line, in points.
type set struct {
	text string
	size float64
	rise float64
}

// setRuns draws runs one after the other on a line, with boxes of a font whose ascent is 0.9 em and descent 0.2 em.
func setRuns(runs []set) (glyphs []model.Glyph, of []int32) {
	x := 100.0
	for _, run := range runs {
		for _, r := range run.text {
			w := run.size / 2
			if IsWide(r) {
				w = run.size
			}
			line := 200 - run.rise
			glyphs = append(glyphs, model.Glyph{
				BBox: model.BBox{X0: x, Top: line - 0.9*run.size, X1: x + w, Bottom: line + 0.2*run.size}, Text: string(r), Size: run.size,
			})
			of = append(of, int32(len(of)))
			x += w
		}
	}
	return glyphs, of
}

func TestTakeMarks(t *testing.T) {
	for _, c := range []struct {
		name  string
		runs  []set
		text  string
		marks []string
	}{
		{"raised behind a figure", []set{{"1,011.67", 9, 0}, {"1", 5, 3}}, "1,011.67", []string{"1"}},
		{"raised before a figure", []set{{"2", 5, 3}, {"1,011.67", 9, 0}}, "1,011.67", []string{"2"}},
		{"raised as browsers do", []set{{"999.83", 8.5, 0}, {"1", 7.08, 3.5}}, "999.83", []string{"1"}},
		{"raised so high that it has a line of its own", []set{{"999.83", 9, 0}, {"1", 5, 5}}, "999.83", []string{"1"}},
		{"lowered behind a code", []set{{"2010302", 9, 0}, {"1", 5, -2.5}}, "2010302", []string{"1"}},
		{"behind a label", []set{{"本年收入合计", 9, 0}, {"[1]", 5, 3}}, "本年收入合计", []string{"[1]"}},
		{"between a figure and its unit", []set{{"5.51", 9, 0}, {"*", 5, 3}, {"万元", 9, 0}}, "5.51万元", []string{"*"}},
		{"smaller decimals on the line", []set{{"1,011", 9, 0}, {".67", 6, 0}}, "1,011.67", nil},
		{"raised decimals", []set{{"1,011.", 9, 0}, {"67", 6, 3}}, "1,011.67", nil},
		{"a larger point", []set{{"1,011", 9, 0}, {".", 18, 0}, {"67", 9, 0}}, "1,011.67", nil},
		{"a power", []set{{"面积(m", 9, 0}, {"2", 5, 3}, {")", 9, 0}}, "面积(m2)", nil},
		{"raised digits too many for a note", []set{{"12", 9, 0}, {"3456", 5, 3}}, "123456", nil},
		{"digits slightly smaller in a label", []set{{"第", 9, 0}, {"12", 8, 0.5}, {"项", 9, 0}}, "第12项", nil},
	} {
		glyphs, of := setRuns(c.runs)
		opt := Options{}.WithDefaults()
		rest, marks := TakeMarks(glyphs, of, opt)
		lines, _ := FromGlyphs(glyphs, rest, 100, opt, nil)
		got := ""
		for _, l := range lines {
			got += l.Text()
		}
		if got != c.text || !slices.Equal(marks, c.marks) {
			t.Errorf("%s: %q with marks %q, want %q with %q", c.name, got, marks, c.text, c.marks)
		}
	}
}

func TestTakeSecondFigure(t *testing.T) {
	line := func(text string, size float64) Line {
		return Line{Size: size, Words: []model.Word{{Text: text}}}
	}
	for _, c := range []struct {
		name  string
		lines []Line
		text  string
		marks []string
	}{
		{"smaller under it", []Line{line("1,082.16", 8.5), line("812.40", 4.5)}, "1,082.16", []string{"812.40"}},
		{"smaller over it", []Line{line("812.40", 4.5), line("1,082.16", 8.5)}, "1,082.16", []string{"812.40"}},
		{"as large", []Line{line("1,082.16", 8.5), line("812.40", 8.5)}, "1,082.16 812.40", nil},
		{"a figure that wraps", []Line{line("1,082.", 8.5), line("16", 6)}, "1,082. 16", nil},
		{"words", []Line{line("1,082.16", 8.5), line("其中", 4.5)}, "1,082.16 其中", nil},
	} {
		rest, marks := TakeSecondFigure(c.lines, Options{}.WithDefaults())
		got := ""
		for i, l := range rest {
			if i > 0 {
				got += " "
			}
			got += l.Text()
		}
		if got != c.text || !slices.Equal(marks, c.marks) {
			t.Errorf("%s: %q with marks %q, want %q with %q", c.name, got, marks, c.text, c.marks)
		}
	}
}

// A font that calls its minus a soft hyphen, or its point a character without width, still gives it its width.
func TestSignOfBlank(t *testing.T) {
	for _, c := range []struct{ drawn, text string }{
		{"\u00ad54.35", "-54.35"}, {"8,969\ufeff05", "8,969\ufeff05"}, {"13930\u200b65", "13930\u200b65"}, {"1\u2009234.50", "1\u2009234.50"},
		{"合\u200b计", "合 计"}, {"本\u00ad年", "本 年"},
	} {
		glyphs, of := setRuns([]set{{c.drawn, 9, 0}})
		lines, _ := FromGlyphs(glyphs, of, 100, Options{}.WithDefaults(), nil)
		if len(lines) != 1 || lines[0].Text() != c.text {
			t.Errorf("%q is %q, want %q", c.drawn, lines[0].Text(), c.text)
		}
	}
	glyphs, of := setRuns([]set{{"12\u00ad34", 9, 0}})
	glyphs[2].X1 = glyphs[2].X0
	for i := range glyphs[3:] {
		glyphs[3+i].X0, glyphs[3+i].X1 = glyphs[3+i].X0-4.5, glyphs[3+i].X1-4.5
	}
	lines, _ := FromGlyphs(glyphs, of, 100, Options{}.WithDefaults(), nil)
	if got := lines[0].Text(); got != "1234" {
		t.Errorf("a soft hyphen without a width: %q", got)
	}
}

// A point that is drawn leaves its room between the digits.
func TestDrawnPoint(t *testing.T) {
	for _, c := range []struct {
		digits string
		gaps   map[int]float64 // em before a digit, by its index
		text   string
	}{
		{"240374", map[int]float64{4: 0.28}, "2403\u200974"},
		{"240374", map[int]float64{3: 0.28}, "240374"},
		{"240374", map[int]float64{1: 0.2, 2: 0.2, 3: 0.2, 4: 0.2, 5: 0.2}, "240374"},
		{"74", nil, "74"},
	} {
		glyphs, of := setRuns([]set{{c.digits, 10, 0}})
		shift := 0.0
		for i := range glyphs {
			shift += 10 * c.gaps[i]
			glyphs[i].X0, glyphs[i].X1 = glyphs[i].X0+shift, glyphs[i].X1+shift
		}
		lines, _ := FromGlyphs(glyphs, of, 100, Options{}.WithDefaults(), nil)
		if got := lines[0].Text(); got != c.text {
			t.Errorf("%s with gaps %v: %q, want %q", c.digits, c.gaps, got, c.text)
		}
	}
}
