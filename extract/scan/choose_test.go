package scan

import (
	"testing"

	"github.com/juesuan/juesuan/extract/ocr"
)

func TestChoose(t *testing.T) {
	tess := func(text string, sure float64) ocr.Reading {
		return ocr.Reading{Engine: ocr.Tesseract, Text: text, Confidence: sure}
	}
	paddle := func(text string, sure float64) ocr.Reading {
		return ocr.Reading{Engine: ocr.PPOCR, Text: text, Confidence: sure}
	}
	for name, c := range map[string]struct {
		kind     ocr.Kind
		readings []ocr.Reading
		both     bool
		text     string
		doubtful bool
	}{
		"both alike":                      {ocr.Amount, []ocr.Reading{paddle("3,907.17", 0.99), tess("3,907.17", 0.9)}, true, "3,907.17", false},
		"grouped by one":                  {ocr.Amount, []ocr.Reading{paddle("3.907.17", 0.99), tess("3,907.17", 0.9)}, true, "3,907.17", false},
		"broken grouping in both":         {ocr.Amount, []ocr.Reading{paddle("3.907.17", 0.99), tess("3.907.17", 0.9)}, true, "3.907.17", true},
		"another digit":                   {ocr.Amount, []ocr.Reading{paddle("347.11", 0.99), tess("347.71", 0.9)}, true, "347.11", true},
		"a point taken for a digit":       {ocr.Amount, []ocr.Reading{paddle("7.38", 0.99), tess("7338", 0.9)}, true, "7.38", true},
		"one saw nothing":                 {ocr.Amount, []ocr.Reading{paddle("5.41", 0.98)}, true, "5.41", true},
		"only one engine, sure":           {ocr.Amount, []ocr.Reading{paddle("5.41", 0.98)}, false, "5.41", false},
		"only one engine, not sure":       {ocr.Amount, []ocr.Reading{paddle("5.41", 0.6)}, false, "5.41", true},
		"alike, and neither sure":         {ocr.Amount, []ocr.Reading{paddle("5.41", 0.3), tess("5.41", 0.4)}, true, "5.41", true},
		"full width":                      {ocr.Amount, []ocr.Reading{paddle("５．４１", 0.98), tess("5.41", 0.9)}, true, "5.41", false},
		"sign lost by one":                {ocr.Amount, []ocr.Reading{paddle("-5.41", 0.98), tess("5.41", 0.9)}, true, "-5.41", true},
		"decimals lost by one":            {ocr.Amount, []ocr.Reading{paddle("541", 0.98), tess("5.41", 0.9)}, true, "541", true},
		"text that looked like figures":   {ocr.Digits, []ocr.Reading{paddle("电费", 0.99), tess("8", 0.5)}, true, "电费", false},
		"nothing read where figures were": {ocr.Amount, nil, true, "", true},
		"text":                            {ocr.Text, []ocr.Reading{tess("行政运仃", 0.99), paddle("行政运行", 0.9)}, true, "行政运行", false},
	} {
		t.Run(name, func(t *testing.T) {
			l := line{kind: c.kind, readings: c.readings}
			l.choose(c.both, Options{}.withDefaults())
			if l.text != c.text || l.doubtful != c.doubtful {
				t.Errorf("%q, doubtful: %v; not %q, %v", l.text, l.doubtful, c.text, c.doubtful)
			}
		})
	}
}
