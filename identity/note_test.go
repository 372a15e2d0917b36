package identity

import (
	"fmt"
	"strings"
	"testing"
)

func TestParseNote(t *testing.T) {
	for _, tt := range []struct{ name, note, want string }{
		{"full width", "27行＝（1＋2＋3）行", "row 27 = 1 2 3"},
		{"half width, without brackets", "27行=1行+2行+3行", "row 27 = 1 2 3"},
		{"two rules with blanks", "27 行＝（1＋2+3）行；28行＝（29＋30+31）行；", "row 27 = 1 2 3; row 28 = 29 30 31"},
		{"an ellipsis", "57行＝（31＋32＋…＋36）行。", "row 57 = 31 32 33 34 35 36"},
		{"three dots, no plus after them", "57行=(31+32+...35)行", "row 57 = 31 32 33 34 35"},
		{"every row of a column", "1栏各行＝（2＋3＋4）栏各行。", "column 1 = 2 3 4"},
		{"a minus of any width", "6 栏各行＝（1＋2－3）栏各行；6栏=1栏+2栏−3栏", "column 6 = 1 2 -3; column 6 = 1 2 -3"},
		{"mixed brackets", "7栏＝【8＋9＋12]栏；9栏=（10+11)栏。", "column 7 = 8 9 12; column 9 = 10 11"},
		{"numbers alone", "30=27+28+29", "any 30 = 27 28 29"},
		{"numbers alone in a list", "注：27=1+2；30＝27＋28＋29。", "any 27 = 1 2; any 30 = 27 28 29"},
		{"第", "第27行=第1行+第2行", "row 27 = 1 2"},
		{"列 for 栏", "1列＝（2＋3）列", "column 1 = 2 3"},
		{"a range in words", "57行＝（31至34）行", "row 57 = 31 32 33 34"},
		{"text before", "注：本表反映收支情况。1.27行＝（1＋2）行", "row 27 = 1 2"},
		{"broken over lines", "27行＝（1＋2\n＋3）行", "row 27 = 1 2 3"},

		{"a formula is no rule", "得分=权重*B/A，执行率=B/A", ""},
		{"a factor is no rule", "20=5*4", ""},
		{"a year is no rule", "2021年=全年", ""},
		{"a decimal is no rule", "1=0.5+0.5", ""},
		{"a total among its parts", "3栏=（3＋4）栏", ""},
		{"a part twice", "5栏=（1＋1）栏", ""},
		{"an ellipsis that runs back", "57行＝（36＋…＋31）行", ""},
		{"rows of columns", "27行=（1＋2）栏", ""},
		{"a minus over a bracket", "6栏=1-(2+3)栏", ""},
		{"nothing", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := show(ParseNote(tt.note)); got != tt.want {
				t.Errorf("%q reads %q, want %q", tt.note, got, tt.want)
			}
		})
	}
}

func show(rules []NoteRule) string {
	var out []string
	for _, r := range rules {
		s := [...]string{"any", "row", "column"}[r.Axis] + fmt.Sprintf(" %d =", r.Total)
		for _, t := range r.Terms {
			s += fmt.Sprintf(" %d", t.Sign*t.Number)
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func FuzzParseNote(f *testing.F) {
	for _, seed := range []string{"27行＝（1＋2＋…＋8）行；30=27+28+29", "6栏各行=(1+2-3)栏各行", "1=((2))", "9行=…", "99行=1至"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, note string) {
		for _, r := range ParseNote(note) {
			if r.Total < 1 || r.Total > maxNumber || len(r.Terms) == 0 || len(r.Terms) > maxTerms {
				t.Fatalf("%q reads %+v", note, r)
			}
			seen := map[int]bool{r.Total: true}
			for _, term := range r.Terms {
				if seen[term.Number] || term.Number < 1 || term.Number > maxNumber || term.Sign*term.Sign != 1 {
					t.Fatalf("%q reads %+v", note, r)
				}
				seen[term.Number] = true
			}
			// What was read, printed plainly, reads the same.
			if again := show(ParseNote(plainNote(r))); again != show([]NoteRule{r}) {
				t.Fatalf("%q reads %s, which reads %s", note, show([]NoteRule{r}), again)
			}
		}
	})
}

func plainNote(r NoteRule) string {
	unit := [...]string{"", "行", "栏"}[r.Axis]
	s := fmt.Sprintf("%d%s=", r.Total, unit)
	for i, t := range r.Terms {
		switch {
		case t.Sign < 0:
			s += "-"
		case i > 0:
			s += "+"
		}
		s += fmt.Sprintf("%d%s", t.Number, unit)
	}
	return s
}
