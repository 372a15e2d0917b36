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

// measure is what the glyphs of a page are made of. Counts are of visible glyphs that are no blanks, hidden aside.
type measure struct {
	visible  int
	body     int // upright, and outside the margins
	hidden   int
	unknown  int // U+FFFD
	private  int // private-use characters
	control  int
	accented int // Latin letters U+00C0–024F, which Chinese read in the wrong encoding turns into
	// cover is the part of the page that images cover, 0 to 1.
	cover float64
}

// share of n among the visible glyphs, 0 when there are none.
func (m measure) share(n int) float64 {
	if m.visible == 0 {
		return 0
	}
	return float64(n) / float64(m.visible)
}

// measureOf counts the glyphs of a page.
func measureOf(p *model.Page, opt Options) measure {
	opt = opt.withDefaults()
	var m measure
	top, bottom := opt.Margin*p.Height, (1-opt.Margin)*p.Height
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		if g.Unseen == model.OffPage || g.Text == " " || g.Text == "\u3000" || g.Text == "\u00a0" {
			continue
		}
		if !g.IsSeen() {
			m.hidden++
			continue
		}
		m.visible++
		if y := g.CenterY(); y > top && y < bottom && (g.Angle == 0 || g.Angle == 90 || g.Angle == 180 || g.Angle == 270) {
			m.body++
		}
		m.count(g.Text)
	}
	m.cover = cover(p)
	return m
}

// count sorts a glyph by its first character.
func (m *measure) count(text string) {
	switch r, _ := utf8.DecodeRuneInString(text); {
	case text == "", r >= ' ' && r < 0x7f:
	case r == utf8.RuneError:
		m.unknown++
	case r >= 0xe000 && r <= 0xf8ff, r >= 0xf0000:
		m.private++
	case r < 0xa0:
		m.control++
	case r >= 0xc0 && r < 0x250 && r != '×' && r != '÷':
		m.accented++
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
	Blank  bool      // nothing is printed on the page
}

// Judge a page by what was read of it. drawn tells that the page shows shapes that may be text drawn as curves: without
// them, and without images, a page of mere rules is blank.
func Judge(p *model.Page, drawn bool, opt Options) Verdict {
	opt = opt.withDefaults()
	m := measureOf(p, opt)
	none := func(reason string) Verdict { return Verdict{Via: model.ViaNone, Reason: reason} }
	scanned := m.cover >= opt.ScanCover && m.body <= opt.StampGlyphs
	switch {
	case scanned && m.hidden >= opt.FewGlyphs:
		return none(ReasonHidden)
	case scanned && m.visible == 0:
		return none(ReasonScanned)
	case scanned:
		return none(ReasonStamped)
	case m.visible == 0 && m.hidden > 0:
		return none(ReasonUnseen)
	case m.visible == 0 && len(p.Images) == 0 && !drawn && !pictured(p):
		return Verdict{Via: model.ViaNone, Reason: ReasonBlank, Blank: true}
	case m.visible == 0:
		return none(ReasonNoText)
	case m.visible < opt.FewGlyphs:
		return Verdict{Via: model.ViaText}
	}
	if share := m.share(m.unknown + m.private + m.control); share > opt.MostUndecoded {
		return none(fmt.Sprintf("the fonts do not say what they show: %.0f %% of the characters are unknown", 100*share))
	}
	if share := m.share(m.accented); share > opt.MostAccented {
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
