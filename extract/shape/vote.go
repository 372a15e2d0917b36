package shape

import (
	"math"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/model"
)

// tally is what a shape was read as.
type tally struct {
	width    float64        // of its advance, em
	claim    string         // what a font says that it is
	asText   votes          // in runs of text
	asFigure votes          // in runs of figures, read as such
	frames   map[string]int // how often its ink was that box, or ("") none
	looked   int            // places that were looked at
	blank    int            // of these, without ink
}

func newTally(g *model.Glyph) *tally {
	return &tally{width: g.Width() / g.Size, claim: g.Text, frames: map[string]int{}}
}

func (t *tally) texts() *votes   { return &t.asText }
func (t *tally) figures() *votes { return &t.asFigure }

// votes are the characters that a shape was read as, by engine, each with the sum of its confidences, in thousandths: whole
// numbers add up alike in any order.
type votes struct {
	seen int // runs that were read
	by   map[model.Reader]map[string]int
}

const thousand = 1000

func (v *votes) add(engine model.Reader, text string, confidence float64) {
	text = norm.NFKC.String(text)
	if utf8.RuneCountInString(text) != 1 {
		return
	}
	if v.by == nil {
		v.by = map[model.Reader]map[string]int{}
	}
	if v.by[engine] == nil {
		v.by[engine] = map[string]int{}
	}
	v.by[engine][text] += int(math.Round(thousand * confidence))
}

// best is the character with the most votes of all engines, and its part of them; "" when there are none.
func (v *votes) best() (text string, share float64) {
	sum := map[string]int{}
	for _, of := range v.by {
		for c, n := range of {
			sum[c] += n
		}
	}
	return most(sum)
}

// most is the entry with the most votes, and its part of all.
func most(of map[string]int) (text string, share float64) {
	all := 0
	for c, n := range of {
		all += n
		if m := of[text]; text == "" || n > m || n == m && c < text {
			text = c
		}
	}
	if all == 0 {
		return "", 0
	}
	return text, float64(of[text]) / float64(all)
}

// agree reports whether every engine that voted says the same in nearly all of its votes.
func (v *votes) agree(majority float64) bool {
	first := ""
	for _, of := range v.by {
		c, share := most(of)
		if share < majority || first != "" && c != first {
			return false
		}
		first = c
	}
	return first != ""
}

// of is the sum of the votes for a character.
func (v *votes) of(text string) float64 {
	sum := 0
	for _, of := range v.by {
		sum += of[text]
	}
	return float64(sum) / thousand
}

// engines are the recognisers that a result rests on.
type engines struct{ tesseract, ppocr bool }

func (e *engines) add(v *votes) {
	e.tesseract = e.tesseract || v.by[ocr.Tesseract] != nil
	e.ppocr = e.ppocr || v.by[ocr.PPOCR] != nil
}

// decide settles what each shape is.
func (d *document) decide() *Reading {
	out := &Reading{glyphs: map[key]glyph{}, opt: d.opt}
	var figureEngines engines // one that read figures anywhere is a witness everywhere
	for _, t := range d.tallies {
		figureEngines.add(&t.asFigure)
		out.engines.add(&t.asFigure)
		out.engines.add(&t.asText)
	}
	for k, t := range d.tallies {
		if g, ok := t.decide(figureEngines, d.opt); ok {
			out.glyphs[k] = g
		}
	}
	return out
}

// decide: figures by what they were read as in figures, other shapes by what they were read as in text.
func (t *tally) decide(witnesses engines, opt Options) (glyph, bool) {
	if text, share := t.asFigure.best(); text != "" {
		plain, _ := t.asText.best()
		var by engines
		by.add(&t.asFigure)
		sure := by == witnesses && t.asFigure.agree(opt.FigureMajority) && (plain == text || likeFigure[plain])
		return glyph{text: t.inWidth(text), confidence: share, sure: sure}, true
	}
	if t.looked > 1 && t.blank == t.looked {
		return glyph{text: " ", confidence: 1, sure: true}, true
	}
	if box := t.frame(); box != "" && t.claim != "口" {
		return glyph{text: box, confidence: 1, sure: true}, true
	}
	text, share := t.asText.best()
	if isMark(t.claim) {
		return glyph{text: t.claim, confidence: share}, true // no engine reads a ticked box, and no lie names one
	}
	if text == "" {
		return glyph{}, false
	}
	if claimed := t.asText.of(t.claim); share < opt.Majority && claimed > 0 {
		share *= claimed / t.asText.of(text)
		text = t.claim // an engine saw what the font says, be it a lying one
	}
	least, majority := opt.LeastVotes, opt.Majority
	switch {
	case text >= "0" && text <= "9": // seen in text alone, by one engine
		least = opt.LeastFigureVotes
	case text == t.claim:
		majority = opt.ClaimMajority
	}
	sure := share >= majority && t.asText.of(text) >= least
	return glyph{text: t.inWidth(text), confidence: share, sure: sure}, true
}

// frame is the box that the shape was each time it was looked at, "" when it is none.
func (t *tally) frame() string {
	for _, box := range []string{emptyBox, filledBox} {
		if t.frames[box] > 0 && len(t.frames) == 1 {
			return box
		}
	}
	return ""
}

// isMark holds for boxes, ticks and other signs that are drawn, not written.
func isMark(text string) bool {
	const first, last = '\u2500', '\u27bf'
	r, size := utf8.DecodeRuneInString(text)
	return size == len(text) && r >= first && r <= last
}

// inWidth is a character in the form, full or half width, that its advance tells.
func (t *tally) inWidth(text string) string {
	const full = 0.85 // em
	r, _ := utf8.DecodeRuneInString(text)
	if t.width >= full && r > ' ' && r < 0x7f {
		return string(r - ' ' + 0xff00)
	}
	return text
}
