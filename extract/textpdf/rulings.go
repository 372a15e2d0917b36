package textpdf

import (
	"math"

	"github.com/juesuan/juesuan/extract/paths"
	"github.com/juesuan/juesuan/extract/seen"
	"github.com/juesuan/juesuan/model"
)

// drawing is the path under construction.
type drawing struct {
	paths.Path
	clips bool // W or W* was given
}

func (in *interpreter) operatePath(op []byte) bool {
	p := &in.path
	switch string(op) {
	case "re":
		if in.has(4) {
			p.Rectangle(in.ctm, in.num(0, 4), in.num(1, 4), in.num(2, 4), in.num(3, 4))
		}
	case "m":
		if in.has(2) {
			p.Move(in.ctm.Apply(in.num(0, 2), in.num(1, 2)))
		}
	case "l":
		if in.has(2) {
			p.Line(in.ctm.Apply(in.num(0, 2), in.num(1, 2)), paths.LineTo)
		}
	case "c":
		if in.has(6) {
			p.Line(in.ctm.Apply(in.num(0, 6), in.num(1, 6)), paths.CurveTo)
			p.Line(in.ctm.Apply(in.num(2, 6), in.num(3, 6)), paths.CurveTo)
			p.Line(in.ctm.Apply(in.num(4, 6), in.num(5, 6)), paths.CurveTo)
		}
	case "v", "y":
		if in.has(4) {
			p.Line(in.ctm.Apply(in.num(0, 4), in.num(1, 4)), paths.CurveTo)
			p.Line(in.ctm.Apply(in.num(2, 4), in.num(3, 4)), paths.CurveTo)
		}
	case "h":
		p.Close()
	case "W", "W*":
		p.clips = true
	case "S":
		in.paintPath(false, true, false)
	case "s":
		p.Close()
		in.paintPath(false, true, false)
	case "f", "F":
		in.paintPath(true, false, false)
	case "f*":
		in.paintPath(true, false, true)
	case "B":
		in.paintPath(true, true, false)
	case "B*":
		in.paintPath(true, true, true)
	case "b":
		p.Close()
		in.paintPath(true, true, false)
	case "b*":
		p.Close()
		in.paintPath(true, true, true)
	case "n":
		in.paintPath(false, false, false)
	default:
		return false
	}
	return true
}

// paintPath ends the path: its lines become rulings, its areas rulings or fills, and it may cut the clip.
func (in *interpreter) paintPath(fill, stroke, evenOdd bool) {
	p := &in.path
	box, any := p.Bounds()
	if any && in.muted == 0 {
		if in.rules.Count() > in.opt.MaxRulings {
			in.tell("limit", "the page has more than %d lines and areas: the rest was not read", in.opt.MaxRulings)
			fill, stroke = false, false
		}
		in.drawn = in.drawn || (fill || stroke) && p.Curved()
		switch {
		case in.textClip != nil:
			if fill && in.fill.alpha > 0 {
				in.showThrough(box, in.fill.shown(), in.fill.colour)
			}
			fill, stroke = false, false
		case fill && in.fill.alpha > 0 && in.paintTiles(box):
			fill = false
		}
		if fill && in.fill.alpha > 0 {
			from := len(in.rules.Fills)
			in.rules.Fill(&p.Path, evenOdd, in.clip, in.fill.shown())
			in.addFills(from, box)
		}
		if stroke && in.stroke.alpha > 0 {
			in.rules.Stroke(&p.Path, in.clip, in.lineWidth*in.ctm.Scale(), in.stroke.shown())
		}
	}
	if p.clips && any {
		in.clipTo(box)
		in.cutOut = in.cutOut || !p.IsRectangle()
	}
	p.Reset()
	p.clips = false
}

// addFills notes the areas that a fill painted: its rectangles, or the extent of another shape.
func (in *interpreter) addFills(from int, box model.BBox) {
	covers := in.covers() && !in.path.Holed()
	for _, f := range in.rules.Fills[from:] {
		in.addArea(f.BBox, in.fill.colour, covers)
	}
	const thin = 4 // points: what is lower is a rule
	if b, ok := paths.Clipped(box, in.clip); ok && len(in.rules.Fills) == from && min(b.Width(), b.Height()) > thin {
		in.addArea(b, model.Colour{}, false)
	}
}

// covers reports whether what is painted now hides what lies under it.
func (in *interpreter) covers() bool {
	const opaque = 0.9
	return in.fill.alpha >= opaque && in.fill.family != pattern && !in.blended && !in.masked && !in.cutOut
}

// addArea notes a painted area, for the text below and above it.
func (in *interpreter) addArea(b model.BBox, colour model.Colour, opaque bool) {
	if in.muted == 0 && len(in.areas) < in.opt.MaxRulings {
		in.areas = append(in.areas, seen.Area{BBox: b, Colour: colour, Opaque: opaque, Before: len(in.page.Glyphs)})
	}
}

// clipTo narrows the clip. The box of the clip path holds all that the path lets through, so nothing visible is lost.
func (in *interpreter) clipTo(b model.BBox) {
	in.clip = model.BBox{
		X0: math.Max(in.clip.X0, b.X0), Top: math.Max(in.clip.Top, b.Top),
		X1: math.Min(in.clip.X1, b.X1), Bottom: math.Min(in.clip.Bottom, b.Bottom),
	}
}
