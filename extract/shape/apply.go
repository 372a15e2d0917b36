package shape

import (
	"slices"
	"strings"

	"github.com/juesuan/juesuan/model"
)

// Apply gives the shapes of a page their texts. read is false when too many of them are not known: the page is then as
// it was.
func (r *Reading) Apply(p *model.Page) (read bool) {
	visible, unread := 0, 0
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		if !g.IsSeen() || g.Shape == 0 && strings.TrimSpace(g.Text) == "" {
			continue
		}
		visible++
		if _, ok := r.glyphs[key{p.Reader, g.Shape}]; g.Shape != 0 && !ok {
			unread++
		}
	}
	if float64(unread) > r.opt.MostUnread*float64(visible) {
		return false
	}
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		if g.Shape == 0 {
			continue
		}
		is, ok := r.glyphs[key{p.Reader, g.Shape}]
		if !ok {
			g.Doubtful = true
			continue
		}
		if is.text != g.Text {
			if p.Claims == nil {
				p.Claims = map[int32]string{}
			}
			p.Claims[g.Shape] = g.Text
		}
		g.Text, g.Confidence, g.Doubtful = is.text, is.confidence, !is.sure
	}
	return true
}

// Unread reports whether a page has glyphs that are to be read by shape: those of a font that can't be believed, or more
// than a few outlines that no font names.
func Unread(p *model.Page) bool {
	const few = 2 // bullets
	var unnamed []int32
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		if g.Shape == 0 || !g.IsSeen() {
			continue
		}
		if !slices.Contains(unnamed, g.Shape) {
			unnamed = append(unnamed, g.Shape)
		}
		if g.Doubtful || len(unnamed) > few {
			return true
		}
	}
	return false
}
