package layout_test

import (
	"slices"
	"testing"

	"github.com/juesuan/juesuan/layout"
	"github.com/juesuan/juesuan/model"
)

func ruled(horizontal bool, at, from, to float64) model.Ruling {
	if horizontal {
		return model.Ruling{BBox: model.BBox{X0: from, Top: at, X1: to, Bottom: at}}
	}
	return model.Ruling{BBox: model.BBox{X0: at, Top: from, X1: at, Bottom: to}, Orientation: model.Vertical}
}

// framed is a table of two rows and two columns whose upper cells are merged.
func framed() []model.Ruling {
	return []model.Ruling{
		ruled(true, 10, 10, 110), ruled(true, 30, 10, 110), ruled(true, 50, 10, 110),
		ruled(false, 10, 10, 50), ruled(false, 60, 30, 50), ruled(false, 110, 10, 50),
	}
}

func TestCells(t *testing.T) {
	want := []model.BBox{{X0: 10, Top: 10, X1: 110, Bottom: 30}, {X0: 10, Top: 30, X1: 60, Bottom: 50}, {X0: 60, Top: 30, X1: 110, Bottom: 50}}
	got := layout.Cells(framed(), layout.Options{})
	if len(got) != 1 || !slices.Equal(got[0], want) {
		t.Errorf("%v, not %v", got, want)
	}
	if got := layout.Cells([]model.Ruling{ruled(true, 10, 10, 110)}, layout.Options{}); len(got) != 0 {
		t.Errorf("an underline makes cells %v", got)
	}
}

// What recognisers read in a cell, and how surely, comes with it.
func TestRecognisedCells(t *testing.T) {
	glyph := func(text string, x, sure float64, doubtful bool) model.Glyph {
		return model.Glyph{BBox: model.BBox{X0: x, Top: 35, X1: x + 5, Bottom: 45}, Text: text, Size: 10, Confidence: sure, Doubtful: doubtful}
	}
	readings := []model.Reading{{Engine: "ppocr", Text: "17", Confidence: 0.8}, {Engine: "tesseract", Text: "11", Confidence: 0.7}}
	page := model.Page{
		Number: 1, Width: 200, Height: 200, Rulings: framed(),
		Glyphs:       []model.Glyph{glyph("1", 70, 0.9, true), glyph("7", 75, 0.8, true), glyph("5", 20, 0.95, false)},
		Alternatives: []model.Alternative{{BBox: model.BBox{X0: 70, Top: 35, X1: 80, Bottom: 45}, Readings: readings}},
	}
	grid := layout.Pages([]model.Page{page}, layout.Options{}).Grids[0]
	for _, c := range grid.Cells {
		switch c.Text {
		case "17":
			if !c.Doubtful || c.Confidence != 0.8 || !slices.Equal(c.Readings, readings) {
				t.Errorf("doubtful: %v, confidence %v, readings %v", c.Doubtful, c.Confidence, c.Readings)
			}
		case "5":
			if c.Doubtful || c.Confidence != 0.95 || c.Readings != nil {
				t.Errorf("doubtful: %v, confidence %v, readings %v", c.Doubtful, c.Confidence, c.Readings)
			}
		case "":
			if c.Confidence != 0 {
				t.Errorf("a blank cell has confidence %v", c.Confidence)
			}
		default:
			t.Errorf("cell %q", c.Text)
		}
	}
}
