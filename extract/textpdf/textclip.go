package textpdf

import "github.com/juesuan/juesuan/model"

// textClip is text that was made the clip: what is painted later shows through its glyphs alone, and shows them.
type textClip struct {
	glyphs []int // in Page.Glyphs, those that nothing has shown yet
}

// endClipping makes the glyphs of a text object the clip. Through two texts nothing shows: they stand beside each other.
func (in *interpreter) endClipping() {
	if len(in.clipping) == 0 {
		return
	}
	clip := &textClip{}
	if in.textClip == nil && in.muted == 0 {
		clip.glyphs = in.clipping
	}
	in.textClip, in.clipping = clip, nil
}

// showThrough paints an area through the text that is the clip: its glyphs there are seen, in the area's colour.
func (in *interpreter) showThrough(area model.BBox, luminance float64, colour model.Colour) {
	if in.textClip == nil || in.muted > 0 {
		return
	}
	const someGlyphs = 64 // looked at in the time of an operator
	in.operators += len(in.textClip.glyphs) / someGlyphs
	left := in.textClip.glyphs[:0]
	for _, i := range in.textClip.glyphs {
		g := &in.page.Glyphs[i]
		x, y := g.CenterX(), g.CenterY()
		if !area.Contains(x, y) || !in.clip.Contains(x, y) {
			left = append(left, i)
			continue
		}
		if g.Unseen == model.Invisible && g.Size > 0 {
			g.Unseen, g.Luminance, g.Ink = model.Seen, luminance, colour
		}
	}
	in.textClip.glyphs = left
}
