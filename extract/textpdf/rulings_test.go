package textpdf

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// describe writes rulings as "H y x0-x1", "V x top-bottom" or "O x0,top-x1,bottom".
func describe(rulings []model.Ruling) string {
	var out []string
	for _, r := range rulings {
		switch r.Orientation {
		case model.Horizontal:
			out = append(out, fmt.Sprintf("H %.1f %.1f-%.1f", r.Top, r.X0, r.X1))
		case model.Vertical:
			out = append(out, fmt.Sprintf("V %.1f %.1f-%.1f", r.X0, r.Top, r.Bottom))
		default:
			out = append(out, fmt.Sprintf("O %.1f,%.1f-%.1f,%.1f", r.X0, r.Top, r.X1, r.Bottom))
		}
	}
	return strings.Join(out, "; ")
}

func TestRulings(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"a stroked line", "100 700 m 300 700 l S", "H 100.0 100.0-300.0"},
		{"a stroked rectangle", "100 600 200 100 re S", "H 100.0 100.0-300.0; H 200.0 100.0-300.0; V 100.0 100.0-200.0; V 300.0 100.0-200.0"},
		{"the CTM moves a rectangle", "q 2 0 0 2 10 20 cm 50 300 100 50 re S Q", "H 80.0 110.0-310.0; H 180.0 110.0-310.0; V 110.0 80.0-180.0; V 310.0 80.0-180.0"},
		{"a turned CTM", "q 0 1 -1 0 300 0 cm 100 50 m 200 50 l S Q", "V 250.0 600.0-700.0"},
		{"a path that h closes", "100 700 m 300 700 l 300 600 l h S", "H 100.0 100.0-300.0; V 300.0 100.0-200.0; O 100.0,100.0-300.0,200.0"},
		{"a thin filled rectangle", "100 699.5 200 1 re f", "H 100.0 100.0-300.0"},
		{"a thin filled polygon", "100 699.5 m 300 699.5 l 300 700.5 l 100 700.5 l h f", "H 100.0 100.0-300.0"},
		{"of negative height", "100 700.5 200 -1 re f*", "H 100.0 100.0-300.0"},
		{"a mitred border", "100 700 m 300 700 l 299 699 l 101 699 l h f", "H 100.5 100.0-300.0"},
		{"a frame between two rectangles", "100 600 200 100 re 101 601 198 98 re f*", "H 100.5 100.0-300.0; H 199.5 100.0-300.0; V 100.5 100.0-200.0; V 299.5 100.0-200.0"},
		{"a filled area is none", "100 600 200 100 re f", ""},
		{"a clip path is none", "100 600 200 100 re W n", ""},
		{"what the clip hides", "q 0 0 50 800 re W n 100 700 m 300 700 l S 0 650 m 300 650 l S Q", "H 150.0 0.0-51.0"},
		{"a white line", "1 G 100 700 m 300 700 l S", ""},
		{"a white line on a shaded band", "0.5 g 100 650 300 100 re f 1 G 100 700 m 300 700 l S", "H 100.0 100.0-300.0"},
		{"a transparent line", "/G0 gs 100 700 m 300 700 l S", ""},
		{"a diagonal", "100 700 m 200 600 l S", "O 100.0,100.0-200.0,200.0"},
		{"a filled diagonal", "100 700 m 200 600 l 200.7 600.7 l 100.7 700.7 l h f", "O 100.3,99.6-200.3,199.6"},
		{"nearly level", "100 700 m 300 700.3 l S", "H 99.9 100.0-300.0"},
		{"rounded corners keep the sides", "110 700 m 290 700 l 300 700 300 690 v 300 610 l S", "H 100.0 110.0-290.0; V 300.0 110.0-190.0"},
		{"abutting pieces", "100 700 m 200 700 l S 200.5 700 m 300 700 l S", "H 100.0 100.0-300.0"},
		{"pieces drawn backwards and twice", "300 700 m 150 700 l S 100 700.3 m 200 700.3 l S 100 700 m 110 700 l S", "H 99.9 100.0-300.0"},
		{"a double rule stays double", "100 700 m 300 700 l S 100 701.5 m 300 701.5 l S", "H 98.5 100.0-300.0; H 100.0 100.0-300.0"},
		{"cells apart stay apart", "100 700 m 200 700 l S 210 700 m 300 700 l S", "H 100.0 100.0-200.0; H 100.0 210.0-300.0"},
		{"corner squares glue", "100.48 700 99.52 0.48 re f 100 700 0.48 0.48 re f 200 700 0.48 0.48 re f 200.48 700 99.52 0.48 re f", "H 99.8 100.0-300.0"},
		{"a lone dot is none", "100 700 0.48 0.48 re f", ""},
		{"an image of one pixel's height", "q 200 0 0 0.5 100 700 cm BI /W 9 /H 1 /BPC 8 /CS /G ID 123456789 EI Q", "H 99.8 100.0-300.0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := onePage{content: c.content, resources: "/ExtGState << /G0 << /CA 0 >> >>"}.read(t)
			if got := describe(p.Rulings); got != c.want {
				t.Errorf("rulings are\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestDashesAndDotsBecomeOneRule(t *testing.T) {
	for name, piece := range map[string]struct{ length, gap float64 }{"dots": {0.5, 1.4}, "dashes": {4, 3}, "short pieces": {2, 0.1}} {
		var b strings.Builder
		end := 0.0
		for x := 100.0; x < 400; x += piece.length + piece.gap {
			fmt.Fprintf(&b, "%.2f 700 %.2f 0.5 re f\n", x, piece.length)
			end = x + piece.length
		}
		p := onePage{content: b.String()}.read(t)
		if len(p.Rulings) != 1 || !near(p.Rulings[0].X0, 100) || !near(p.Rulings[0].X1, end) {
			t.Errorf("%s: rulings are %s, want one from 100 to %.1f", name, describe(p.Rulings), end)
		}
	}
}

func TestRulingsDoNotDependOnTheOrderOfDrawing(t *testing.T) {
	var lines []string
	for i := range 40 {
		lines = append(lines, fmt.Sprintf("%d 700 m %d 700 l S", 100+5*i, 105+5*i), fmt.Sprintf("150 %d m 150 %d l S", 300+5*i, 305+5*i))
	}
	want := describe(onePage{content: strings.Join(lines, "\n")}.read(t).Rulings)
	rand.New(rand.NewSource(1)).Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	if got := describe(onePage{content: strings.Join(lines, "\n")}.read(t).Rulings); got != want {
		t.Errorf("shuffled: %s\nbefore:   %s", got, want)
	}
}

func TestFills(t *testing.T) {
	p := onePage{content: "0.8 g 100 600 200 100 re f 1 0 0 rg 0 0 m 50 0 l 50 50 l 0 50 l f"}.read(t)
	if len(p.Fills) != 2 || !near(p.Fills[0].Luminance, 0.8) || !near(p.Fills[0].Top, 100) || !near(p.Fills[1].X1, 50) || !near(p.Fills[1].Luminance, 0.299) {
		t.Errorf("fills are %+v, want a grey and a red one", p.Fills)
	}
}

func TestColourSpacesTellHowBrightAColourIs(t *testing.T) {
	for _, c := range []struct {
		set  string
		want float64
	}{
		{"0.25 g", 0.25}, {"0 0 1 rg", 0.114}, {"0 0 0 0.4 k", 0.6},
		{"/DeviceRGB cs 1 1 1 sc", 1}, {"/CS1 cs 0 0 1 scn", 0.114}, {"/CS2 cs 0.25 scn", 0.75}, {"/Pattern cs /P1 scn", 0.5},
	} {
		p := onePage{content: c.set + " 100 600 200 100 re f", resources: "/ColorSpace << /CS1 [/ICCBased 6 0 R] /CS2 [/Separation /Spot /DeviceCMYK 6 0 R] >>",
			objects: []string{streamWith("/N 3", "profile")}}.read(t)
		if len(p.Fills) != 1 || !near(p.Fills[0].Luminance, c.want) {
			t.Errorf("%s: fills are %+v, want a luminance of %v", c.set, p.Fills, c.want)
		}
	}
}
