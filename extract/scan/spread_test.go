package scan

import (
	"context"
	"image"
	"testing"

	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/extract/raster"
	"github.com/juesuan/juesuan/model"
)

// seen is a reader that reads what it is told, crop by crop.
type seen struct {
	readings [][]ocr.Reading
	crops    []ocr.Crop
}

func (s *seen) Read(_ context.Context, crops []ocr.Crop) ([][]ocr.Reading, error) {
	s.crops = append(s.crops, crops...)
	return s.readings, nil
}

func TestAmountsWithMoreInkAreReadApart(t *testing.T) {
	figure := func(x int) raster.Component { return raster.Component{X0: x, Y0: 0, X1: x + 10, Y1: 18} }
	point := raster.Component{X0: 22, Y0: 15, X1: 25, Y1: 18}
	half := raster.Component{X0: 22, Y0: 5, X1: 25, Y1: 14}
	by := func(texts ...string) (out []ocr.Reading) {
		for i, text := range texts {
			out = append(out, ocr.Reading{Engine: []model.Reader{ocr.PPOCR, ocr.Tesseract}[i], Text: text, Confidence: 0.9})
		}
		return out
	}
	page := raster.Read(image.NewGray(image.Rect(0, 0, 200, 200)), 200, raster.Options{})
	for name, c := range map[string]struct {
		read     string
		mark     raster.Component
		again    []ocr.Reading
		asked    int
		want     string
		doubtful bool
	}{
		"both see the point":       {"1234", point, by("12.34", "12.34"), 1, "12.34", false},
		"one sees it":              {"1234", point, by("12.34", "1234"), 1, "12.34", true},
		"none sees it":             {"1234", point, by("1234", "1234"), 1, "1234", false},
		"they see a digit":         {"1234", point, by("12134", "12134"), 1, "1234", true},
		"as many characters":       {"12.34", point, nil, 0, "12.34", false},
		"a piece of a broken one":  {"1234", half, nil, 0, "1234", false},
		"as many, and no figure":   {"1234", point, by("12-34", "12-34"), 1, "1234", true},
		"more than there is of it": {"1234", point, by("12.345", "12.345"), 1, "1234", true},
	} {
		t.Run(name, func(t *testing.T) {
			box := image.Rect(0, 0, 48, 18)
			l := line{
				box: box, parts: []image.Rectangle{box}, em: 25, kind: ocr.Amount, text: c.read,
				ink: []raster.Component{figure(0), figure(11), c.mark, figure(26), figure(38)},
			}
			lines, reader := []line{l}, &seen{readings: [][]ocr.Reading{c.again}}
			if err := readSpread(t.Context(), page, lines, reader); err != nil {
				t.Fatal(err)
			}
			if got := &lines[0]; len(reader.crops) != c.asked || got.text != c.want || got.doubtful != c.doubtful {
				t.Errorf("asked %d times, read %q, doubtful: %v", len(reader.crops), got.text, got.doubtful)
			}
		})
	}
}
