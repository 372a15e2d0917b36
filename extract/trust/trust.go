// Package trust judges whether the text that a reader took off a page can be believed. A reader that returns glyphs is
// not right by that: a scanner's software lays invisible and often wrong text over its images, a font may not say what
// its glyphs are, and old files show Chinese that reads as accented Latin.
//
// What comes in: a page as a reader left it. What goes out: what its visible glyphs are made of, and whether the page is
// text, is blank, or has to go on to the next reader, with the reason in words.
//
// What always holds: the page is not changed; the same page gets the same verdict.
package trust

import (
	"fmt"
	"unicode/utf8"

	"github.com/juesuan/juesuan/model"
)

// Reasons of pages that are not simply read as text.
const (
	ReasonBlank   = "blank page"
	ReasonNoText  = "no text layer"
	ReasonScanned = "scanned page"
	ReasonHidden  = "scanned page; its text layer is invisible and not trusted"
	ReasonStamped = "scanned page; the only text on it is a page number or a stamp"
	ReasonUnseen  = "no visible text; the invisible text layer is not trusted"
)

// Options are the limits of the judgement. The zero value means the defaults; so does any zero field.
type Options struct {
	// ScanCover is the part of the page that images cover when it is a scan. Default 0.7: a scanner's margins cropped
	// off leave 0.85; the largest pictures of published accounts that stand beside text cover half a page.
	ScanCover float64
	// Margin is the part of the page's height at the top and at the bottom where page numbers and stamps stand.
	// Default 0.08: 67 pt of A4, which the running heads and feet of published accounts stay within.
	Margin float64
	// StampGlyphs is the number of glyphs outside the margins up to which a page under an image is a scan with a stamp.
	// Default 6: the titles on the pictures of cover pages have 8 and more.
	StampGlyphs int
	// MostUndecoded is the share of unknown, private-use and control characters up to which text is believed.
	// Default 0.3: symbols in a text stay below 0.05, and a font that can't be decoded is most of its page.
	MostUndecoded float64
	// MostAccented is the share of accented Latin letters up to which text is believed. Default 0.25: French and
	// Vietnamese stay below 0.2, Chinese read as Latin-1 has 0.5 and more.
	MostAccented float64
	// FewGlyphs is the number of visible glyphs below which shares say nothing. Default 20.
	FewGlyphs int
}

func (o Options) withDefaults() Options {
	def(&o.ScanCover, 0.7)
	def(&o.Margin, 0.08)
	def(&o.StampGlyphs, 6)
	def(&o.MostUndecoded, 0.3)
	def(&o.MostAccented, 0.25)
	def(&o.FewGlyphs, 20)
	return o
}

func def[T int | float64](v *T, to T) {
	if *v <= 0 {
		*v = to
	}
}

// Measure is what the glyphs of a page are made of. Counts are of visible glyphs that are no blanks, Hidden aside.
type Measure struct {
	Visible  int
	Body     int // upright, and outside the margins
	Hidden   int
	Unknown  int // U+FFFD
	Private  int // private-use characters
	Control  int
	Accented int // Latin letters U+00C0–024F, which Chinese read in the wrong encoding turns into
	Han      int
	Digits   int
	Doubtful int // of fonts that can't be believed
	// Cover is the part of the page that images cover, 0 to 1.
	Cover float64
}

// Share of n among the visible glyphs, 0 when there are none.
func (m Measure) Share(n int) float64 {
	if m.Visible == 0 {
		return 0
	}
	return float64(n) / float64(m.Visible)
}

// MeasureOf counts the glyphs of a page.
func MeasureOf(p *model.Page, opt Options) Measure {
	opt = opt.withDefaults()
	var m Measure
	top, bottom := opt.Margin*p.Height, (1-opt.Margin)*p.Height
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		if g.OffPage || g.Text == " " || g.Text == "\u3000" || g.Text == "\u00a0" {
			continue
		}
		if g.Hidden {
			m.Hidden++
			continue
		}
		m.Visible++
		if y := g.CenterY(); y > top && y < bottom && (g.Angle == 0 || g.Angle == 90 || g.Angle == 180 || g.Angle == 270) {
			m.Body++
		}
		if g.Doubtful {
			m.Doubtful++
		}
		m.count(g.Text)
	}
	m.Cover = cover(p)
	return m
}

// count sorts a glyph by its first character.
func (m *Measure) count(text string) {
	if text == "" {
		return
	}
	switch c := text[0]; {
	case c >= '0' && c <= '9':
		m.Digits++
		return
	case c < ' ' || c == 0x7f:
		m.Control++
		return
	case c < utf8.RuneSelf:
		return
	case c >= 0xe5 && c <= 0xe9: // U+5000–9FFF, nearly all of them
		m.Han++
		return
	}
	r, _ := utf8.DecodeRuneInString(text)
	switch {
	case r >= 0x4e00 && r <= 0x9fff, r >= 0x3400 && r <= 0x4dbf, r >= 0x20000 && r <= 0x3ffff:
		m.Han++
	case r >= '０' && r <= '９':
		m.Digits++
	case r == utf8.RuneError:
		m.Unknown++
	case r >= 0xe000 && r <= 0xf8ff, r >= 0xf0000:
		m.Private++
	case r < 0xa0:
		m.Control++
	case r >= 0xc0 && r < 0x250 && r != '×' && r != '÷':
		m.Accented++
	}
}

// cover is the part of the page under images. It is counted on a coarse grid, since scans come in strips and tiles and
// some images lie over others.
func cover(p *model.Page) float64 {
	if len(p.Images) == 0 || p.Width <= 0 || p.Height <= 0 {
		return 0
	}
	const n = 32
	var grid [n][n]bool
	const mostImages = 10_000
	for _, image := range p.Images[:min(len(p.Images), mostImages)] {
		x0, x1 := cells(image.X0, image.X1, p.Width, n)
		y0, y1 := cells(image.Top, image.Bottom, p.Height, n)
		for y := y0; y < y1; y++ {
			for x := x0; x < x1; x++ {
				grid[y][x] = true
			}
		}
	}
	covered := 0
	for y := range grid {
		for _, c := range grid[y] {
			if c {
				covered++
			}
		}
	}
	return float64(covered) / (n * n)
}

// cells are those of n over size whose centres lie between from and to.
func cells(from, to, size float64, n int) (first, last int) {
	at := func(v float64) int { return int(min(max(v/size*float64(n)+0.5, 0), float64(n))) }
	return at(from), at(to)
}

// Verdict says how a page was read.
type Verdict struct {
	Via    model.Via // text when it can be believed, else none
	Reason string    // empty for text
}

// Judge a page by what was read of it. drawn tells that the page shows shapes that may be text drawn as curves: without
// them, and without images, a page of mere rules is blank.
func Judge(p *model.Page, drawn bool, opt Options) Verdict {
	opt = opt.withDefaults()
	m := MeasureOf(p, opt)
	none := func(reason string) Verdict { return Verdict{Via: model.ViaNone, Reason: reason} }
	scanned := m.Cover >= opt.ScanCover && m.Body <= opt.StampGlyphs
	switch {
	case scanned && m.Hidden >= opt.FewGlyphs:
		return none(ReasonHidden)
	case scanned && m.Visible == 0:
		return none(ReasonScanned)
	case scanned:
		return none(ReasonStamped)
	case m.Visible == 0 && m.Hidden > 0:
		return none(ReasonUnseen)
	case m.Visible == 0 && len(p.Images) == 0 && !drawn && !pictured(p):
		return none(ReasonBlank)
	case m.Visible == 0:
		return none(ReasonNoText)
	case m.Visible < opt.FewGlyphs:
		return Verdict{Via: model.ViaText}
	}
	if share := m.Share(m.Unknown + m.Private + m.Control); share > opt.MostUndecoded {
		return none(fmt.Sprintf("the fonts do not say what they show: %.0f %% of the characters are unknown", 100*share))
	}
	if share := m.Share(m.Accented); share > opt.MostAccented {
		return none(fmt.Sprintf("the text is in an encoding that its fonts do not name: %.0f %% of the characters are accented letters", 100*share))
	}
	return Verdict{Via: model.ViaText}
}

// pictured reports shapes that are more than the rules and bands of an empty form.
func pictured(p *model.Page) bool {
	const most = 300 // rules and bands of the largest empty form
	if len(p.Rulings)+len(p.Fills) > most {
		return true
	}
	for _, r := range p.Rulings {
		if r.Orientation == model.Oblique {
			return true
		}
	}
	return false
}
