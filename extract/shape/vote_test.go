package shape

import (
	"testing"

	"github.com/juesuan/juesuan/extract/ocr"
)

// seen are votes of confidence 0.95 for each character of a text.
func seen(v *votes, engine bool, text string) {
	by := ocr.PPOCR
	if engine == byTesseract {
		by = ocr.Tesseract
	}
	for _, r := range text {
		v.add(by, string(r), 0.95)
	}
}

const (
	byPPOCR     = false
	byTesseract = true
)

func TestWhatShapesAre(t *testing.T) {
	both, one := engines{tesseract: true, ppocr: true}, engines{ppocr: true}
	for _, c := range []struct {
		name      string
		claim     string
		width     float64
		text      string // read in texts by PP-OCR
		ppocr     string // read in figures
		tesseract string
		frame     string
		witnesses engines
		want      string
		sure      bool
	}{
		{name: "a figure that both engines see", claim: "8", width: 0.5, text: "33", ppocr: "3333", tesseract: "3333", witnesses: both, want: "3", sure: true},
		{name: "engines differ on a figure", claim: "8", width: 0.5, text: "33", ppocr: "3333", tesseract: "888", witnesses: both, want: "3"},
		{name: "an engine differs from itself", claim: "8", width: 0.5, text: "33", ppocr: "3838", tesseract: "3333", witnesses: both, want: "3"},
		{name: "one misreading of many is outvoted", claim: "8", width: 0.5, text: "33", ppocr: "33333333", tesseract: "33333338", witnesses: both, want: "3", sure: true},
		{name: "one engine says nothing of a figure", claim: "8", width: 0.5, text: "33", ppocr: "3333", witnesses: both, want: "3"},
		{name: "there is but one engine", claim: "8", width: 0.5, text: "33", ppocr: "3333", witnesses: one, want: "3", sure: true},
		{name: "in texts it is no figure", claim: "l", width: 0.5, text: "木木", ppocr: "11", tesseract: "11", witnesses: both, want: "1"},
		{name: "in texts it is what figures are taken for", claim: "q", width: 0.5, text: "OO", ppocr: "00", tesseract: "00", witnesses: both, want: "0", sure: true},
		{name: "a figure seen once beside text", claim: "8", width: 0.5, text: "3", witnesses: both, want: "3"},
		{name: "a figure seen twice beside text", claim: "8", width: 0.5, text: "33", witnesses: both, want: "3", sure: true},
		{name: "a full-width figure", claim: "ÿ", width: 1, text: "00", ppocr: "00", tesseract: "00", witnesses: both, want: "０", sure: true},
		{name: "a full-width bracket", claim: "{", width: 1, text: "((", witnesses: both, want: "（", sure: true},
		{name: "an ideograph", claim: "q", width: 1, text: "本本", witnesses: both, want: "本", sure: true},
		{name: "an ideograph seen once", claim: "q", width: 1, text: "本", witnesses: both, want: "本", sure: true},
		{name: "an ideograph that may be two", claim: "q", width: 1, text: "未末末", witnesses: both, want: "末"},
		{name: "one of them is what the font says", claim: "未", width: 1, text: "未末末", witnesses: both, want: "未"},
		{name: "an empty box", claim: "¦", width: 1, text: "口目口", frame: "□", witnesses: both, want: "□", sure: true},
		{name: "a mouth drawn as a box", claim: "口", width: 1, text: "口口", frame: "□", witnesses: both, want: "口", sure: true},
	} {
		t.Run(c.name, func(t *testing.T) {
			shape := tally{claim: c.claim, width: c.width, frames: map[string]int{c.frame: 1}}
			seen(&shape.asText, byPPOCR, c.text)
			seen(&shape.asFigure, byPPOCR, c.ppocr)
			seen(&shape.asFigure, byTesseract, c.tesseract)
			got, ok := shape.decide(c.witnesses, Options{}.withDefaults())
			if !ok || got.text != c.want || got.sure != c.sure {
				t.Errorf("it is %q, sure %v; want %q, %v", got.text, got.sure, c.want, c.sure)
			}
		})
	}
	if g, ok := (&tally{claim: "1"}).decide(both, Options{}.withDefaults()); ok {
		t.Errorf("a shape that nobody saw is %q", g.text)
	}
}
