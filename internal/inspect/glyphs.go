package inspect

import (
	"fmt"
	"math"
	"strings"

	"github.com/juesuan/juesuan/model"
)

// glyphs draws each glyph at its place, in its direction, in its box.
func (d *drawing) glyphs(v View) {
	p := v.Page
	dropped := watermarkGlyphs(v)
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		if strings.TrimSpace(g.Text) == "" {
			continue
		}
		d.rect("box", g.BBox, "")
		x, y := g.CenterX(), g.CenterY()
		d.printf(`<text class="glyph%s" x="%s" y="%s" font-size="%s"`, glyphClass(g, dropped[i]), num(x), num(y+0.36*g.Size), num(g.Size*0.9))
		if g.Angle != 0 {
			d.printf(` transform="rotate(%s %s %s)"`, num(g.Angle), num(x), num(y))
		}
		d.printf(">%s<title>%s</title></text>\n", text(g.Text), text(aboutGlyph(p, g, dropped[i])))
	}
}

func glyphClass(g *model.Glyph, watermark bool) string {
	switch {
	case g.Unseen == model.OffPage:
		return " offpage"
	case !g.IsSeen():
		return " hidden"
	case watermark:
		return " watermark"
	case strings.ContainsRune(g.Text, '\uFFFD'):
		return " unknown"
	default:
		return ""
	}
}

func aboutGlyph(p *model.Page, g *model.Glyph, watermark bool) string {
	about := fmt.Sprintf("%s %U, %s pt", g.Text, []rune(g.Text), num(g.Size))
	if g.Font >= 0 && g.Font < len(p.Fonts) {
		about += ", " + p.Fonts[g.Font].Name
	}
	for _, mark := range []struct {
		is   bool
		what string
	}{{!g.IsSeen(), "not seen: " + g.Unseen.String()}, {watermark, "watermark"}, {g.Vertical, "vertical"}} {
		if mark.is {
			about += ", " + mark.what
		}
	}
	return about
}

// slant: layout takes text turned by more than this from a multiple of 90° for a watermark, in degrees.
const slant = 7

// watermarkGlyphs marks what layout took for watermarks: turned text, and the runs that it dropped from the tables
// of this page. Their repair tells the text; where the same text is also printed in the table's style, the run that
// is larger or lighter is meant.
func watermarkGlyphs(v View) []bool {
	glyphs := v.Page.Glyphs
	mark := make([]bool, len(glyphs))
	for i, g := range glyphs {
		mark[i] = math.Abs(g.Angle-90*math.Round(g.Angle/90)) > slant
	}
	for text := range droppedTexts(v) {
		for i := range glyphs {
			if n := runOf(glyphs[i:], text); n > 0 && unlikeText(glyphs, i, n) {
				for k := i; k < i+n; k++ {
					mark[k] = true
				}
			}
		}
	}
	return mark
}

func droppedTexts(v View) map[string]bool {
	texts := map[string]bool{}
	for _, t := range v.Result.Tables {
		for _, r := range t.Repairs {
			if r.Kind == model.DroppedWatermark && onPage(&t.Grid, v.Page.Number) {
				for _, s := range r.Before {
					texts[s] = true
				}
			}
		}
	}
	return texts
}

// runOf counts the glyphs at the start that spell text; 0 when they don't.
func runOf(glyphs []model.Glyph, text string) int {
	for n := range glyphs {
		rest, ok := strings.CutPrefix(text, glyphs[n].Text)
		if !ok {
			return 0
		}
		if text = rest; text == "" {
			return n + 1
		}
	}
	return 0
}

// unlikeText compares a run with the rest of the page's glyphs.
func unlikeText(glyphs []model.Glyph, at, n int) bool {
	run, alike, others := glyphs[at], 0, 0
	for i, g := range glyphs {
		if i >= at && i < at+n {
			continue
		}
		others++
		if g.Angle == run.Angle && g.Size >= run.Size*0.8 && g.Luminance >= run.Luminance-0.1 {
			alike++
		}
	}
	return 2*alike < others
}

func onPage(g *model.Grid, page int) bool {
	for _, c := range g.Cells {
		if c.Page == page {
			return true
		}
	}
	return false
}
