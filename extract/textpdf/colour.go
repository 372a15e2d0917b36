package textpdf

import (
	"math"

	"github.com/ledongthuc/pdf"

	"github.com/juesuan/juesuan/model"
)

// family is the kind of a colour space, as far as it matters to how bright a colour is.
type family uint8

const (
	gray family = iota
	rgb
	cmyk
	lab
	tint    // Separation and DeviceN: 0 is no ink
	indexed // its palette is not looked up
	pattern
)

// middling stands for a brightness that is not known: neither paper nor print.
const middling = 0.5

// paint is a fill or stroke colour.
type paint struct {
	family    family
	luminance float64
	colour    model.Colour
	alpha     float64
	pattern   string // the name of the pattern, where that is the family
}

var black = model.Colour{Known: true}

// colourRGB and colourCMYK are colours on screen, as far as they are known without a profile.
func colourRGB(r, g, b float64) model.Colour {
	step := func(v float64) uint8 { return uint8(math.Round(255 * unit(v))) }
	return model.Colour{R: step(r), G: step(g), B: step(b), Known: true}
}

func colourCMYK(c, m, y, k float64) model.Colour {
	return colourRGB((1-unit(c))*(1-unit(k)), (1-unit(m))*(1-unit(k)), (1-unit(y))*(1-unit(k)))
}

// setGray, setRGB and setCMYK choose a colour of these spaces.
func (p *paint) setGray(v float64) {
	p.family, p.luminance, p.colour = gray, unit(v), colourRGB(v, v, v)
}

func (p *paint) setRGB(r, g, b float64) {
	p.family, p.luminance, p.colour = rgb, luminanceRGB(r, g, b), colourRGB(r, g, b)
}

func (p *paint) setCMYK(c, m, y, k float64) {
	p.family, p.luminance, p.colour = cmyk, luminanceCMYK(c, m, y, k), colourCMYK(c, m, y, k)
}

// shown is the luminance on white paper.
func (p paint) shown() float64 { return 1 - p.alpha*(1-p.luminance) }

func luminanceRGB(r, g, b float64) float64 {
	return 0.299*unit(r) + 0.587*unit(g) + 0.114*unit(b)
}

func luminanceCMYK(c, m, y, k float64) float64 {
	return luminanceRGB((1-unit(c))*(1-unit(k)), (1-unit(m))*(1-unit(k)), (1-unit(y))*(1-unit(k)))
}

func unit(v float64) float64 { return math.Max(0, math.Min(1, v)) }

// set takes the components of sc, scn and their like.
func (p *paint) set(args []token) {
	n := 0
	var v [4]float64
	for _, a := range args {
		if a.kind == tokNumber && n < len(v) {
			v[n] = a.num
			n++
		}
	}
	p.colour = model.Colour{}
	switch p.family {
	case gray:
		p.setGray(v[0])
	case rgb:
		p.setRGB(v[0], v[1], v[2])
	case cmyk:
		p.setCMYK(v[0], v[1], v[2], v[3])
	case lab:
		p.luminance = unit(v[0] / 100)
	case tint:
		ink := 0.0
		for _, c := range v[:n] {
			ink = math.Max(ink, unit(c))
		}
		p.luminance = 1 - ink
		if ink == 0 && n > 0 { // no ink in any: paper
			p.colour = model.White
		}
	default:
		p.luminance = middling
	}
}

// initial sets the colour that a newly chosen space begins with.
func (p *paint) initial(f family) {
	p.family, p.colour = f, model.Colour{}
	switch f {
	case pattern:
		p.luminance = middling
	case gray, rgb, cmyk:
		p.luminance, p.colour = 0, black
	default:
		p.luminance = 0 // tint 1.0 and index 0 are taken for ink
	}
}

// colourFamily tells the kind of a colour space object.
func colourFamily(space *object) family { return colourFamilyAt(space, 0) }

func colourFamilyAt(space *object, depth int) family {
	name := space.name()
	if space.kind() == pdf.Array {
		name = space.at(0).name()
	}
	switch name {
	case "DeviceRGB", "CalRGB", "RGB":
		return rgb
	case "DeviceCMYK", "CMYK":
		return cmyk
	case "Lab":
		return lab
	case "Separation", "DeviceN":
		return tint
	case "Indexed", "I":
		return indexed
	case "Pattern":
		return pattern
	case "ICCBased":
		profile := space.at(1)
		switch profile.key("N").int() {
		case 3:
			return rgb
		case 4:
			return cmyk
		case 1:
			return gray
		}
		if alt := profile.key("Alternate"); !alt.isNull() && depth < 4 {
			return colourFamilyAt(alt, depth+1)
		}
	}
	return gray
}

func (in *interpreter) operateColour(op []byte) bool {
	switch string(op) {
	case "g":
		in.fill.setGray(in.num(0, 1))
	case "G":
		in.stroke.setGray(in.num(0, 1))
	case "rg":
		in.fill.setRGB(in.num(0, 3), in.num(1, 3), in.num(2, 3))
	case "RG":
		in.stroke.setRGB(in.num(0, 3), in.num(1, 3), in.num(2, 3))
	case "k":
		in.fill.setCMYK(in.num(0, 4), in.num(1, 4), in.num(2, 4), in.num(3, 4))
	case "K":
		in.stroke.setCMYK(in.num(0, 4), in.num(1, 4), in.num(2, 4), in.num(3, 4))
	case "sc", "scn":
		in.fill.set(in.args)
		if in.fill.family == pattern {
			in.fill.pattern = in.lastName()
		}
	case "SC", "SCN":
		in.stroke.set(in.args)
	case "cs":
		in.fill.initial(in.colourSpace(in.lastName()))
	case "CS":
		in.stroke.initial(in.colourSpace(in.lastName()))
	default:
		return false
	}
	return true
}

func (in *interpreter) colourSpace(name string) family {
	switch name {
	case "DeviceGray", "G", "CalGray":
		return gray
	case "DeviceRGB", "RGB", "CalRGB":
		return rgb
	case "DeviceCMYK", "CMYK":
		return cmyk
	case "Pattern":
		return pattern
	}
	if f, ok := in.res.spaces[name]; ok {
		return f
	}
	f := colourFamily(in.res.find("ColorSpace", name))
	if in.res.spaces == nil {
		in.res.spaces = map[string]family{}
	}
	in.res.spaces[name] = f
	return f
}
