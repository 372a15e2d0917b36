package inset

import (
	"image/color"
	"testing"

	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/extract/scan"
	"github.com/juesuan/juesuan/model"
)

// figure sets digits of 10 pt, 5 wide, at x: their ink stands from top+2 to top+9.
func figure(text string, x, top float64) (out []model.Glyph) {
	for _, r := range text {
		out = append(out, model.Glyph{Text: string(r), Size: 10, BBox: box(x, top, x+5, top+11)})
		x += 5
	}
	return out
}

func TestFiguresThatAreTextInPart(t *testing.T) {
	curve := func(x, top float64) []model.Ink { return []model.Ink{{BBox: box(x, top, x+4.5, top+7)}} }
	for _, c := range []struct {
		name string
		text []model.Glyph
		ink  []model.Ink
		want string // the run
	}{
		{"the first digit", figure("2.50", 155, 68), curve(150, 70), "2.50"},
		{"the last digit", figure("12.5", 150, 68), curve(170.3, 70), "12.5"},
		{"a digit in the middle", append(figure("12", 150, 68), figure("50", 165, 68)...), curve(160.2, 70), "1250"},
		{"the first and the last digit", figure("2.5", 155, 68), append(curve(150, 70), curve(170.3, 70)...), "2.5"},
		{"a bullet", figure("1", 155, 68), curve(150, 70), ""},
		{"a mark at some distance", figure("12.50", 160, 68), curve(150, 70), ""},
		{"a small mark", figure("12.50", 155, 68), []model.Ink{{BBox: box(150, 70, 153, 73)}}, ""},
		{"ink beside a word", letters("支出", 155, 68), curve(150, 70), ""},
		{"ink over the line", figure("12.50", 155, 68), curve(150, 58), ""},
		{"a ring around a digit", figure("12.50", 155, 68), []model.Ink{{BBox: box(153, 66, 162, 80)}}, ""},
	} {
		p := &model.Page{Number: 1, Width: 480, Height: 240, Glyphs: c.text, Ink: c.ink}
		got := ""
		places := Places(p, cells, Options{})
		for _, place := range places {
			for _, k := range place.Run {
				got += p.Glyphs[k].Text
			}
		}
		if got != c.want || len(places) > 1 {
			t.Errorf("%s: the figures that are text in part are %q in %d places, want %q", c.name, got, len(places), c.want)
		}
	}
}

// A reading takes the place of the text when it says the same and more; else the text is doubtful.
func TestReadFiguresThatAreTextInPart(t *testing.T) {
	for _, c := range []struct {
		name     string
		by       ocr.Reader
		want     string
		doubtful bool
	}{
		{"a digit more", reading("12.50"), "12.50", false},
		{"other digits", reading("17.00"), "2.50", true},
		{"no more than the text", reading("2.50"), "2.50", true},
		{"nobody", nil, "2.50", true},
	} {
		p := &model.Page{Number: 1, Width: 480, Height: 240, Glyphs: figure("2.50", 155.5, 68), Ink: []model.Ink{{BBox: box(150, 70, 154, 77)}}}
		found, _, err := ReadPlaces(t.Context(), sheetOf(5, color.Black), dpi, p, Places(p, cells, Options{}), c.by, scan.Options{})
		if err != nil || len(found) != 1 {
			t.Fatalf("%s: %d found, %v", c.name, len(found), err)
		}
		got, doubtful := "", false
		for _, g := range p.Glyphs {
			got, doubtful = got+g.Text, doubtful || g.Doubtful
		}
		if got != c.want || doubtful != c.doubtful {
			t.Errorf("%s: the figure reads %q, doubtful %v; want %q, %v", c.name, got, doubtful, c.want, c.doubtful)
		}
	}
}
