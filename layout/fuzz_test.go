package layout

import (
	"math"
	"slices"
	"testing"

	"github.com/juesuan/juesuan/layout/words"
	"github.com/juesuan/juesuan/model"
)

// FuzzPages draws rules and glyphs where the bytes say and asserts what must hold of any page: every visible
// glyph is in exactly one cell or line, and cells cover their grid.
func FuzzPages(f *testing.F) {
	f.Add([]byte("\x00\x10\x10\x40\x01\x10\x10\x40\x00\x30\x10\x40\x01\x40\x10\x40\x02\x20\x20\x00"))
	f.Add([]byte("\x00\x10\x10\xf0\x00\x80\x10\xf0\x01\x10\x10\xf0\x01\x60\x10\xf0\x01\xf0\x10\xf0\x02\x20\x20\x01\x02\x70\x20\x02\x02\x20\x90\x03"))
	f.Fuzz(func(t *testing.T, data []byte) {
		pages := fuzzPages(data)
		want := map[rune]int{}
		for _, p := range pages {
			for _, g := range p.Glyphs {
				count(want, g.Text)
			}
		}
		l := Pages(pages, Options{})
		got := map[rune]int{}
		for _, g := range l.Grids {
			checkCovered(t, g)
			for _, c := range g.Cells {
				count(got, c.Text)
			}
			for _, r := range g.Repairs {
				if r.Kind == model.DroppedRepeatedHeader || r.Kind == model.DroppedWatermark {
					return // said in a repair
				}
			}
		}
		for _, line := range l.Lines {
			count(got, line.Text())
		}
		for r, n := range want {
			if got[r] != n {
				t.Errorf("%q: %d drawn, %d found", r, n, got[r])
			}
		}
	})
}

func count(m map[rune]int, s string) {
	for _, r := range s {
		if r != ' ' {
			m[r]++
		}
	}
}

// fuzzPages reads four bytes an object: kind, x, y, and the length or the character.
func fuzzPages(data []byte) []model.Page {
	pages := []model.Page{{Number: 1, Width: 600, Height: 2000}, {Number: 2, Width: 600, Height: 2000}}
	for chunk := range slices.Chunk(data, 4) {
		if len(chunk) < 4 {
			break
		}
		p := &pages[chunk[0]>>7]
		x, y, n := 300+float64(chunk[1]), 300+float64(chunk[2])*4, float64(chunk[3])
		switch chunk[0] & 3 {
		case 0:
			p.Rulings = append(p.Rulings, model.Ruling{BBox: model.BBox{X0: x, Top: y, X1: x + n, Bottom: y}})
		case 1:
			p.Rulings = append(p.Rulings, model.Ruling{BBox: model.BBox{X0: x, Top: y, X1: x, Bottom: y + 4*n}, Orientation: model.Vertical})
		default:
			text := string(rune('一' + int(n)))
			p.Glyphs = append(p.Glyphs, model.Glyph{BBox: model.BBox{X0: x, Top: y, X1: x + 8, Bottom: y + 8}, Text: text, Size: 8})
		}
	}
	return pages
}

func TestJoinLines(t *testing.T) {
	for want, lines := range map[string][]string{
		"行政事业单位养老支出":      {"行政事业单位养老支", "出"},
		"1,703.00":        {"1,703.", "00"},
		"12,345,678.90":   {"12,345,6", "78.90"},
		"5.00 6.00":       {"5.00", "6.00"},
		"State Treasury":  {"State", "Treasury"},
		"（境）费":            {"（境）", "费"},
		"GDP增长":           {"GDP", "增长"},
		"one-sided":       {"one-", "sided"},
		"-3.00 -4.00":     {"-3.00", "-4.00"},
		"2021 Budget":     {"2021", "Budget"},
		"2023年度2,024.00万": {"2023年度", "2,024.00万"},
	} {
		if got := words.Join(lines); got != want {
			t.Errorf("%q joined to %q, want %q", lines, got, want)
		}
	}
}

// Lines of a page turned in its content are read in their own direction.
func TestGlyphsToLinesTurned(t *testing.T) {
	var p model.Page
	for i, r := range []rune("收入") { // read upwards
		y := 100 - 10*float64(i)
		p.Glyphs = append(p.Glyphs, model.Glyph{BBox: model.BBox{X0: 50, Top: y - 10, X1: 60, Bottom: y}, Text: string(r), Size: 10, Angle: 270})
	}
	got, _ := words.FromGlyphs(p.Glyphs, []int32{0, 1}, math.Inf(1), Options{}.withDefaults().Words, nil)
	if len(got) != 1 || got[0].Text() != "收入" {
		t.Errorf("%+v", got)
	}
}
