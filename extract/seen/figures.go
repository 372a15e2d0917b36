package seen

import (
	"math"
	"strings"

	"github.com/juesuan/juesuan/model"
)

// mostFigures bounds the unseen figures of a page that are listed.
const mostFigures = 200

// Figures lists the figures of a page that its reader does not see, with the reason, in drawing order. Text without ink
// is left out: it is what software recognised under a scan.
func Figures(p *model.Page) []model.UnseenFigure {
	var out []model.UnseenFigure
	for i := 0; i < len(p.Glyphs) && len(out) < mostFigures; {
		g := &p.Glyphs[i]
		end := i + 1
		for end < len(p.Glyphs) && goesOn(&p.Glyphs[end-1], &p.Glyphs[end]) {
			end++
		}
		if g.Unseen != model.Seen && g.Unseen != model.Invisible {
			if f := figure(p.Glyphs[i:end]); strings.ContainsAny(f.Text, "0123456789") {
				out = append(out, f)
			}
		}
		i = end
	}
	return out
}

// goesOn reports whether b is of one run with a: set right behind it, and unseen for the same reason.
func goesOn(a, b *model.Glyph) bool {
	const seam = 0.5 // em
	return a.Unseen == b.Unseen && a.Angle == b.Angle && math.Abs(b.CenterX()-a.CenterX())+math.Abs(b.CenterY()-a.CenterY()) < (a.Width()+b.Width())/2+seam*a.Size
}

func figure(run []model.Glyph) model.UnseenFigure {
	var text strings.Builder
	f := model.UnseenFigure{Reason: run[0].Unseen.String()}
	for i := range run {
		text.WriteString(run[i].Text)
		f.BBox = f.BBox.Union(run[i].BBox)
	}
	f.Text = strings.TrimSpace(text.String())
	return f
}
