package shape

import "image"

// Boxes to be ticked are drawn as glyphs, and engines take them for 口 or 目. They are told by their ink: a rectangle to
// the pixel, which 口 is not, whose sides stand out below.

const (
	emptyBox  = "□"
	filledBox = "■"
)

// frameOf is the box that the ink within area is, "" when it is none.
func frameOf(g *image.Gray, area image.Rectangle) string {
	box := inkIn(g, area)
	w, h := box.Dx(), box.Dy()
	const least = 10 // pixels; smaller ones can't be told
	const square = 0.15
	if min(w, h) < least || float64(max(w, h)-min(w, h)) > square*float64(max(w, h)) {
		return ""
	}
	dark := func(r image.Rectangle) float64 {
		n := 0
		for y := r.Min.Y; y < r.Max.Y; y++ {
			for x := r.Min.X; x < r.Max.X; x++ {
				if g.Pix[y*g.Stride+x] < inky {
					n++
				}
			}
		}
		return float64(n) / float64(r.Dx()*r.Dy())
	}
	const whole = 0.9 // corners are pale
	for _, side := range []image.Rectangle{
		image.Rect(box.Min.X, box.Min.Y, box.Max.X, box.Min.Y+1), image.Rect(box.Min.X, box.Max.Y-1, box.Max.X, box.Max.Y),
		image.Rect(box.Min.X, box.Min.Y, box.Min.X+1, box.Max.Y), image.Rect(box.Max.X-1, box.Min.Y, box.Max.X, box.Max.Y),
	} {
		if dark(side) < whole {
			return ""
		}
	}
	switch inside := dark(box.Inset(min(w, h) / 4)); {
	case inside == 0:
		return emptyBox
	case inside == 1:
		return filledBox
	}
	return ""
}

// inkIn is the box of the ink within an area.
func inkIn(g *image.Gray, area image.Rectangle) (box image.Rectangle) {
	area = area.Intersect(g.Rect)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			if g.Pix[y*g.Stride+x] < inky {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}
