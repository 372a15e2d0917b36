package ocrengine

import (
	"math"
	"strings"

	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/model"
)

// reading sums up the characters of a line.
func reading(engine model.Reader, chars []ocr.Char) ocr.Reading {
	r := ocr.Reading{Engine: engine, Confidence: 1, Chars: chars}
	var text strings.Builder
	for i := range chars {
		c := &chars[i]
		c.Text = fold(c.Text)
		c.Confidence = thousandths(c.Confidence)
		c.X0, c.X1 = thousandths(c.X0), thousandths(c.X1)
		text.WriteString(c.Text)
		r.Confidence = min(r.Confidence, c.Confidence)
	}
	r.Text = text.String()
	return r
}

// thousandths drops the bits in which processors differ.
func thousandths(v float64) float64 { return math.Round(v*1000) / 1000 }
