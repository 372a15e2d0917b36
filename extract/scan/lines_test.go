package scan

import (
	"context"
	"image"
	"image/draw"
	"testing"

	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/extract/raster"
	"github.com/juesuan/juesuan/model"
)

const testDPI = 200

// sheet is a page that a test draws, in points.
type sheet struct{ *image.Gray }

func newSheet() sheet {
	scale := testDPI / 72.0
	s := sheet{image.NewGray(image.Rect(0, 0, int(300*scale), int(200*scale)))}
	draw.Draw(s, s.Rect, image.White, image.Point{}, draw.Src)
	return s
}

func (s sheet) fill(x0, y0, x1, y1 float64, c image.Image) {
	scale := testDPI / 72.0
	draw.Draw(s, image.Rect(int(x0*scale), int(y0*scale), max(int(x1*scale), int(x0*scale)+1), max(int(y1*scale), int(y0*scale)+1)), c, image.Point{}, draw.Src)
}

// write sets print of 9 pt, its foot at y: # is a Chinese character, 0 a figure, . and , are marks, _ is a blank.
func (s sheet) write(x, y float64, print string) {
	for _, r := range print {
		switch r {
		case '#':
			s.fill(x+0.3, y-8, x+8.5, y-7, image.Black)
			s.fill(x+0.3, y-5.5, x+8.5, y-4.5, image.Black)
			s.fill(x+0.3, y-2, x+8.5, y-0.2, image.Black)
			s.fill(x+1, y-4, x+2, y-2.5, image.Black)
			x += 9
		case '0':
			s.fill(x, y-6.5, x+3.8, y, image.Black)
			s.fill(x+1, y-5.5, x+2.8, y-1, image.White)
			x += 4.5
		case '.', ',':
			s.fill(x+1, y-1, x+2, y, image.Black)
			x += 4.5
		default:
			x += 9
		}
	}
}

var (
	left  = model.BBox{X0: 20, Top: 20, X1: 120, Bottom: 60}
	right = model.BBox{X0: 120, Top: 20, X1: 160, Bottom: 60}
	cells = [][]model.BBox{{left, right}}
)

func TestLines(t *testing.T) {
	type want struct {
		kind  ocr.Kind
		parts int
	}
	for name, c := range map[string]struct {
		draw func(sheet)
		want []want
	}{
		"blank cells":             {func(sheet) {}, nil},
		"text":                    {func(s sheet) { s.write(25, 35, "####") }, []want{{ocr.Text, 1}}},
		"spread text":             {func(s sheet) { s.write(25, 35, "#__#") }, []want{{ocr.Text, 1}}},
		"two lines":               {func(s sheet) { s.write(25, 35, "#####"); s.write(25, 47, "####") }, []want{{ocr.Text, 1}, {ocr.Text, 1}}},
		"one character more":      {func(s sheet) { s.write(25, 35, "#####"); s.write(25, 47, "#") }, []want{{ocr.Text, 2}}},
		"amount":                  {func(s sheet) { s.write(125, 35, "000.00") }, []want{{ocr.Amount, 1}}},
		"wrapped amount":          {func(s sheet) { s.write(125, 35, "0,000."); s.write(147, 47, "00") }, []want{{ocr.Amount, 2}}},
		"code":                    {func(s sheet) { s.write(25, 35, "0000000") }, []want{{ocr.Digits, 1}}},
		"outside":                 {func(s sheet) { s.write(25, 100, "####________###") }, []want{{ocr.Text, 1}, {ocr.Text, 1}}},
		"figures outside":         {func(s sheet) { s.write(25, 100, "000.00") }, []want{{ocr.Text, 1}}},
		"an amount and its cells": {func(s sheet) { s.write(25, 35, "####"); s.write(125, 35, "00.00") }, []want{{ocr.Text, 1}, {ocr.Amount, 1}}},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSheet()
			c.draw(s)
			lines := findLines(raster.Read(s.Gray, testDPI, raster.Options{}), cells, Options{}.withDefaults())
			var got []want
			for _, l := range lines {
				got = append(got, want{l.kind, len(l.parts)})
			}
			if len(got) != len(c.want) {
				t.Fatalf("lines %v, not %v", got, c.want)
			}
			for i := range got {
				if got[i] != c.want[i] {
					t.Errorf("line %d: %v, not %v", i, got[i], c.want[i])
				}
			}
		})
	}
}

// The glyphs of a wrapped figure stand in the lines that its parts are printed in.
func TestGlyphsOfWrappedFigure(t *testing.T) {
	l := line{
		box: image.Rect(100, 100, 140, 150), em: 25, kind: ocr.Amount, text: "12.34",
		parts: []image.Rectangle{image.Rect(100, 100, 140, 120), image.Rect(120, 130, 140, 150)},
	}
	at, width := l.offsets()
	if width != 40+20+4 || at[1] != 44 {
		t.Fatalf("parts at %v of %d", at, width)
	}
	for i, x := range []float64{0, 14, 28, 44, 55} {
		l.chars = append(l.chars, ocr.Char{Text: l.text[i : i+1], X0: x, X1: x + 9, Confidence: 0.9})
	}
	got := l.glyphs(2, 0, Options{}.withDefaults())
	if len(got) != 5 {
		t.Fatalf("%d glyphs", len(got))
	}
	for i, g := range got {
		first := image.Rect(100, 100, 140, 120)
		if i > 2 {
			first = l.parts[1]
		}
		part := model.BBox{X0: float64(first.Min.X) / 2, Top: float64(first.Min.Y) / 2, X1: float64(first.Max.X) / 2, Bottom: float64(first.Max.Y) / 2}
		if !part.Contains(g.CenterX(), g.CenterY()) {
			t.Errorf("%s stands at %v, not in %v", g.Text, g.BBox, part)
		}
		if g.Confidence != 0.9 {
			t.Errorf("%s has confidence %v", g.Text, g.Confidence)
		}
	}
}

// A blank is what is wider than characters leave; beside 、 more is left.
func TestBlanksBetweenCharacters(t *testing.T) {
	for name, c := range map[string]struct {
		chars []ocr.Char
		blank bool
	}{
		"characters":       {[]ocr.Char{{Text: "收", X0: 0, X1: 9}, {Text: "入", X0: 10, X1: 19}}, false},
		"spread":           {[]ocr.Char{{Text: "收", X0: 0, X1: 9}, {Text: "入", X0: 20, X1: 29}}, true},
		"after a mark":     {[]ocr.Char{{Text: "、", X0: 0, X1: 3}, {Text: "入", X0: 10, X1: 19}}, false},
		"far after a mark": {[]ocr.Char{{Text: "、", X0: 0, X1: 3}, {Text: "入", X0: 20, X1: 29}}, true},
	} {
		closeGaps(c.chars, 10, false, Options{}.withDefaults())
		if blank := c.chars[1].X0 > c.chars[0].X1; blank != c.blank {
			t.Errorf("%s: blank %v", name, blank)
		}
	}
}

// unreadable is a reader whose process is gone.
type unreadable struct{ error }

func (u unreadable) Read(context.Context, []ocr.Crop) ([][]ocr.Reading, error) { return nil, u.error }

func TestReaderFails(t *testing.T) {
	s := newSheet()
	s.write(25, 35, "####")
	none := func([]model.Ruling) [][]model.BBox { return nil }
	if _, err := Page(t.Context(), s.Gray, testDPI, 1, none, unreadable{ocr.ErrUnavailable}, Options{}); err != ocr.ErrUnavailable {
		t.Errorf("error %v", err)
	}
}

// Where no rules part columns, the lines of a wrapped label stand above and below the middle of the amounts beside it.
func TestLinesBesideAWrappedLabel(t *testing.T) {
	s := newSheet()
	for i := range 3 {
		y := 40 + float64(i)*40
		s.write(25, y, "00000000000")
		s.write(25, y+12, "00000000000")
		s.write(120, y+6, "000.00")
		s.write(200, y+6, "0,000.00")
	}
	lines := findLines(raster.Read(s.Gray, testDPI, raster.Options{}), nil, Options{}.withDefaults())
	if len(lines) != 12 {
		t.Fatalf("%d lines, not 12", len(lines))
	}
	for _, l := range lines {
		if h := float64(l.box.Dy()) * 72 / testDPI; h > 9 {
			t.Errorf("a line at %v is %.1f pt high", l.box, h)
		}
	}
}
