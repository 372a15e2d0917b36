package scan

import (
	"fmt"
	"image"
	"testing"

	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/extract/raster"
	"github.com/juesuan/juesuan/model"
)

func TestSequence(t *testing.T) {
	var lines []line
	for i, text := range []string{"31", "32", "38", "34", "35", "36", "87", "38"} {
		lines = append(lines, line{text: text, kind: ocr.Digits, cell: model.BBox{Top: float64(i)}, doubtful: text == "38" && i == 2 || text == "32"})
	}
	lines[2].readings = []ocr.Reading{{Text: "38"}, {Text: "33"}}
	lines[6].readings = []ocr.Reading{{Text: "87"}, {Text: "87"}}
	checkSequences(lines)
	got := ""
	for _, l := range lines {
		got += fmt.Sprint(l.text, l.doubtful, " ")
	}
	if want := "31false 32false 33false 34false 35false 36false 87true 38false "; got != want {
		t.Errorf("%s, not %s", got, want)
	}
}

// The number of a column that is taken for a character, or a figure, of the same ink.
func TestSequenceOfColumns(t *testing.T) {
	for _, read := range []string{"口", "3"} {
		t.Run(read, func(t *testing.T) { testSequenceOfColumns(t, read) })
	}
}

func testSequenceOfColumns(t *testing.T, read string) {
	figure := func(x int) raster.Component { return raster.Component{X0: x, Y0: 0, X1: x + 8, Y1: 18} }
	var lines []line
	for i, text := range []string{"8", "9", "10", read, "12"} {
		l := line{text: text, kind: ocr.Digits, em: 20, box: image.Rect(0, 0, 20, 18), cell: model.BBox{X0: float64(i * 50), Top: 7}, ink: []raster.Component{figure(0)}}
		if i > 1 {
			l.ink = append(l.ink, figure(11))
		}
		if text == "口" {
			l.kind = ocr.Text
		}
		lines = append(lines, l)
	}
	checkSequences(lines)
	if l := lines[3]; l.text != "11" || !l.doubtful || l.kind != ocr.Digits {
		t.Errorf("read %q, doubtful: %v", l.text, l.doubtful)
	}
}

// A column of codes does not count.
func TestNoSequence(t *testing.T) {
	var lines []line
	for i, text := range []string{"201", "20101", "2010101", "203", "20301"} {
		lines = append(lines, line{text: text, kind: ocr.Digits, cell: model.BBox{Top: float64(i)}})
	}
	checkSequences(lines)
	for _, l := range lines {
		if l.doubtful {
			t.Errorf("%s is doubtful", l.text)
		}
	}
}
