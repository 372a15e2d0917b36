package raster

import (
	"image"
	"math"

	"github.com/juesuan/juesuan/model"
)

// Page is a page ready to be read: upright, straight, on white paper.
type Page struct {
	// Grey is the page, without red seals. Its pixels are places of Ink and Components.
	Grey *image.Gray
	// Scale is pixels a point.
	Scale float64
	// Width and Height in points.
	Width, Height float64
	// Rulings are in points.
	Rulings []model.Ruling
	// Ink is what is printed besides rules: no dirt, no pictures.
	Ink *Bitmap
	// Components of Ink, from top to bottom.
	Components []Component
	// Turn is how far the picture was turned clockwise to make it upright: 0, 90, 180 or 270.
	Turn int
	// Skew is the angle that was straightened after turning, in degrees clockwise.
	Skew float64
	// Undecided is set when nothing told whether the page is upright: Turn is 0 then, and Turned gives the others.
	Undecided bool

	all   *Bitmap // ink with rules and dirt
	level uint8   // what is darker is ink
	opt   Options
}

const quarter = 90

// Read makes a picture of dpi dots per inch a page.
func Read(picture image.Image, dpi float64, opt Options) *Page {
	opt = opt.withDefaults()
	const pointsPerInch = 72
	scale := dpi / pointsPerInch
	plain, turned := turnedOver(undithered(toGrey(picture, scale, opt)), scale, opt)
	grey := contrasted(evenLight(plain, scale, opt), opt)
	level := inkLevel(grey, opt)
	ink := threshold(grey, level)
	if dpi < opt.LeastDPI && isCoarse(grey, scale, opt) {
		grey = enlarged(grey, opt.EnlargedDPI/dpi)
		scale = opt.EnlargedDPI / pointsPerInch
		grey = sharpened(grey, int(math.Ceil(opt.SharpenReach*scale)))
		level = brightestInk(opt) // bold titles and thick rules would set it too low for thin strokes
		ink = threshold(grey, level)
	}
	skewed, ok := skewOf(ink, scale, opt)
	if ok {
		grey = straightened(grey, skewed)
	}
	p := find(grey, level, scale, opt)
	p.Skew = skewed.horizontal + turned
	quarters, ok := upright(signs(p.Components, grey.Rect.Dx(), grey.Rect.Dy(), scale), opt)
	if !ok {
		p.Undecided = true
		return p.flattened()
	}
	if quarters == 0 {
		return p.flattened()
	}
	return p.Turned(quarters * quarter).flattened()
}

// ReadStraight makes a picture a page that is known to be upright and straight: one that was drawn, not scanned.
func ReadStraight(picture image.Image, dpi float64, opt Options) *Page {
	opt = opt.withDefaults()
	const pointsPerInch = 72
	scale := dpi / pointsPerInch
	grey := contrasted(evenLight(toGrey(picture, scale, opt), scale, opt), opt)
	return find(grey, inkLevel(grey, opt), scale, opt)
}

// Turned is the page turned clockwise by a multiple of 90 degrees.
func (p *Page) Turned(degrees int) *Page {
	quarters := degrees / quarter
	out := find(turned(p.Grey, quarters), p.level, p.Scale, p.opt)
	out.Skew, out.Turn = p.Skew, (p.Turn+degrees)%(4*quarter)
	return out
}

// skewOf is the skew of a page's ink. ok is false when the page has no lines, or stands straight.
func skewOf(ink *Bitmap, scale float64, opt Options) (s skew, ok bool) {
	h, hFan, hasH := horizontalSkew(ink, scale, opt)
	v, vFan, hasV := horizontalSkew(ink.transpose(), scale, opt)
	v, vFan = -v, -vFan // transposing mirrors
	switch {
	case !hasH && !hasV:
		return skew{}, false
	case !hasH:
		h = v
	case !hasV, math.Abs(h-v) > opt.MostShear && hFan == 0 && vFan == 0:
		v, vFan = h, 0
	}
	s = skew{h, v, hFan, vFan}
	if math.Abs(h) < opt.LeastSkew && math.Abs(v) < opt.LeastSkew && hFan == 0 && vFan == 0 {
		return skew{}, false
	}
	return s, true
}

// find finds rulings and ink of a straight page, on which what is darker than level is ink.
func find(grey *image.Gray, level uint8, scale float64, opt Options) *Page {
	p := &Page{
		Grey: grey, Scale: scale, level: level, opt: opt,
		Width: float64(grey.Rect.Dx()) / scale, Height: float64(grey.Rect.Dy()) / scale,
	}
	p.all = threshold(grey, level)
	h, v, text := findRules(grey, p.all.clone(), scale, opt)
	for _, r := range h {
		y := (r.place + 0.5) / scale
		p.Rulings = append(p.Rulings, model.Ruling{
			BBox: model.BBox{X0: float64(r.from) / scale, Top: y, X1: float64(r.to) / scale, Bottom: y}, Orientation: model.Horizontal, Thickness: r.thickness / scale,
		})
	}
	for _, r := range v {
		x := (r.place + 0.5) / scale
		p.Rulings = append(p.Rulings, model.Ruling{
			BBox: model.BBox{X0: x, Top: float64(r.from) / scale, X1: x, Bottom: float64(r.to) / scale}, Orientation: model.Vertical, Thickness: r.thickness / scale,
		})
	}
	p.keepText(text, append(bands(h, false), bands(v, true)...))
	return p
}

// band is the area that a rule takes.
type band struct{ x0, y0, x1, y1 float64 }

func bands(rules []rule, vertical bool) []band {
	const fringe = 2 // pixels of a rule's edge that clearing it leaves
	out := make([]band, 0, len(rules))
	for i := range rules {
		r := &rules[i]
		bend := math.Abs(r.slope) * float64(r.length()) / 2
		half := r.thickness/2 + bend + fringe
		b := band{float64(r.from) - fringe, r.place - half, float64(r.to) + fringe, r.place + half + 1}
		if vertical {
			b.x0, b.y0, b.x1, b.y1 = b.y0, b.x0, b.y1, b.x1
		}
		out = append(out, b)
	}
	return out
}

// keepText drops dirt, pictures and what is left of rules. Specks beside what stays are pieces of it, that faint strokes
// fall into: they are ink, though no components.
func (p *Page) keepText(text *Bitmap, rules []band) {
	found := findComponents(text)
	least := p.opt.SpeckArea * p.Scale * p.Scale
	most := p.opt.MostInk * p.Scale
	keep, speck := make([]bool, len(found.all)), make([]bool, len(found.all))
	for i := range found.all {
		c := &found.all[i]
		left := c.within(rules)
		speck[i] = float64(c.Area) < least && !left
		keep[i] = float64(c.Area) >= least && float64(max(c.Width(), c.Height())) <= most && !left
		if keep[i] {
			p.Components = append(p.Components, *c)
		}
	}
	for _, r := range found.runs {
		if !keep[r.of] {
			for x := r.x0; x < r.x1; x++ {
				text.clear(x, r.y)
			}
		}
	}
	reach := int(math.Ceil(p.opt.PieceGap * p.Scale))
	for i := range found.all {
		speck[i] = speck[i] && found.all[i].beside(text, reach)
	}
	for _, r := range found.runs {
		for x := r.x0; x < r.x1 && speck[r.of]; x++ {
			text.set(x, r.y)
		}
	}
	p.Ink = text
}

// beside reports ink within reach of a component.
func (c *Component) beside(ink *Bitmap, reach int) bool {
	x0, x1 := max(c.X0-reach, 0), min(c.X1+reach, ink.Width)
	for y := max(c.Y0-reach, 0); y < min(c.Y1+reach, ink.Height); y++ {
		if ink.any(y, x0, x1) {
			return true
		}
	}
	return false
}

func (c *Component) within(rules []band) bool {
	for _, b := range rules {
		if float64(c.X0) >= b.x0 && float64(c.X1) <= b.x1 && float64(c.Y0) >= b.y0 && float64(c.Y1) <= b.y1 {
			return true
		}
	}
	return false
}

// Crop is a part of the page with the ink of Ink alone: rules and dirt are painted over. Places outside the page are
// white.
func (p *Page) Crop(box image.Rectangle) *image.Gray {
	out := image.NewGray(image.Rect(0, 0, box.Dx(), box.Dy()))
	for y := range box.Dy() {
		for x := range box.Dx() {
			out.Pix[y*out.Stride+x] = p.pixel(box.Min.X+x, box.Min.Y+y)
		}
	}
	return out
}

// pixel is white when a rule or dirt is nearer than ink.
func (p *Page) pixel(x, y int) uint8 {
	if !(image.Point{x, y}).In(p.Grey.Rect) {
		return 255
	}
	v := p.Grey.Pix[y*p.Grey.Stride+x]
	if v == 255 || p.Ink.At(x, y) {
		return v
	}
	if p.all.At(x, y) {
		return 255
	}
	foreign, own := false, false
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			if p.Ink.At(x+dx, y+dy) {
				own = true
			} else if p.all.At(x+dx, y+dy) {
				foreign = true
			}
		}
	}
	if foreign && !own {
		return 255
	}
	return v
}
