package textpdf

import (
	"math"
	"unicode"
	"unicode/utf8"

	"github.com/juesuan/juesuan/extract/paths"
	"github.com/juesuan/juesuan/model"
)

// textState is the part of the graphics state that text operators set.
type textState struct {
	font      *font
	size      float64
	charSpace float64
	wordSpace float64
	scale     float64 // Tz / 100
	leading   float64
	rise      float64
	mode      int // Tr
}

// Text render modes that paint nothing, and those that only stroke.
const (
	modeStroke         = 1
	modeFillStroke     = 2
	modeInvisible      = 3
	modeFillClip       = 4 // this and the following join the clip
	modeStrokeClip     = 5
	modeFillStrokeClip = 6
	modeClip           = 7
)

func (in *interpreter) operateText(op []byte) bool {
	ts := &in.text
	switch string(op) {
	case "Tj":
		in.showLast()
	case "TJ":
		in.showArray()
	case "Td":
		in.moveLine(in.num(0, 2), in.num(1, 2))
	case "Tm":
		if in.has(6) {
			m := paths.MatrixOf(in.num(0, 6), in.num(1, 6), in.num(2, 6), in.num(3, 6), in.num(4, 6), in.num(5, 6))
			if m.Finite() {
				in.tm, in.tlm = m, m
			}
		}
	case "Tf":
		if len(in.args) >= 2 {
			ts.size = in.num(1, 2)
			ts.font = in.findFont(in.args[len(in.args)-2].text)
		}
	case "BT":
		in.tm, in.tlm = paths.Identity, paths.Identity
	case "ET":
		in.endClipping()
	case "Tc":
		ts.charSpace = in.num(0, 1)
	case "Tw":
		ts.wordSpace = in.num(0, 1)
	case "Tz":
		ts.scale = in.num(0, 1) / 100
	case "TL":
		ts.leading = in.num(0, 1)
	case "Tr":
		ts.mode = int(in.num(0, 1))
	case "Ts":
		ts.rise = in.num(0, 1)
	case "TD":
		ts.leading = -in.num(1, 2)
		in.moveLine(in.num(0, 2), in.num(1, 2))
	case "T*":
		in.moveLine(0, -ts.leading)
	case "'":
		in.moveLine(0, -ts.leading)
		in.showLast()
	case "\"":
		if len(in.args) >= 3 {
			ts.wordSpace, ts.charSpace = in.num(0, 3), in.num(1, 3)
		}
		in.moveLine(0, -ts.leading)
		in.showLast()
	default:
		return false
	}
	return true
}

func (in *interpreter) moveLine(x, y float64) {
	m := paths.MatrixOf(1, 0, 0, 1, x, y).Mul(in.tlm)
	if m.Finite() {
		in.tm, in.tlm = m, m
	}
}

func (in *interpreter) findFont(name []byte) *font {
	if ft, ok := in.res.fonts[string(name)]; ok {
		return ft
	}
	key := string(name)
	dict := in.res.find("Font", key)
	if !dict.isDict() {
		in.tell("font_missing", "the page uses a font %s that is not in the file", key)
	}
	ft := in.file.font(dict)
	if in.res.fonts == nil {
		in.res.fonts = map[string]*font{}
	}
	in.res.fonts[key] = ft
	return ft
}

func (in *interpreter) showLast() {
	if n := len(in.args); n > 0 && in.args[n-1].kind == tokString {
		p := in.newPen()
		p.show(in.args[n-1].text)
		p.done()
	}
}

func (in *interpreter) showArray() {
	n := len(in.args)
	if n == 0 {
		return
	}
	a := in.args[n-1]
	if a.kind == tokString {
		in.showLast()
		return
	}
	if a.kind != tokArray {
		return
	}
	p := in.newPen()
	for _, t := range in.items[a.first:a.last] {
		switch t.kind {
		case tokString:
			p.show(t.text)
		case tokNumber:
			p.kern(t.num)
		}
	}
	p.done()
}

// pen shows the strings of one operator: what stays the same from glyph to glyph is worked out once.
type pen struct {
	in    *interpreter
	ft    *font
	m     matrix  // text space to displayed space
	right point   // one em along the baseline
	up    point   // one em upwards
	at    float64 // how far the pen has moved, in text space
	glyph model.Glyph
	// unseen is why none of its glyphs are seen.
	unseen model.Unseen
}

func (in *interpreter) newPen() pen {
	ts := &in.text
	ft := ts.font
	if ft == nil {
		ft = in.file.fallbackFont()
		ts.font = ft
		in.tell("font_missing", "the page shows text without having set a font")
	}
	m := in.tm.Mul(in.ctm)
	m.E += ts.rise * m.C
	m.F += ts.rise * m.D
	p := pen{in: in, ft: ft, m: m}
	p.right = point{X: m.A * ts.size * ts.scale, Y: m.B * ts.size * ts.scale}
	p.up = point{X: m.C * ts.size, Y: m.D * ts.size}
	ink := in.textInk()
	size := math.Hypot(p.up.X, p.up.Y)
	p.glyph = model.Glyph{
		Size:      size * ft.sizeFactor,
		Angle:     p.right.Angle(),
		Font:      in.fontUse(ft),
		Luminance: ink.shown(),
		Vertical:  ft.vertical,
		Unseen:    in.unseen(ink, size),
		Ink:       ink.colour,
	}
	p.unseen = p.glyph.Unseen
	return p
}

// textInk is what the text is painted with. Where outlines are filled and stroked in two colours, neither is the text's.
func (in *interpreter) textInk() paint {
	switch in.text.mode {
	case modeStroke, modeStrokeClip:
		return in.stroke
	case modeFillStroke, modeFillStrokeClip:
		ink := in.fill
		if in.stroke.colour != ink.colour {
			ink.colour = model.Colour{}
		}
		ink.alpha = max(ink.alpha, in.stroke.alpha)
		return ink
	}
	return in.fill
}

// unseen is why text of this ink and size can't be seen wherever it stands.
func (in *interpreter) unseen(ink paint, size float64) model.Unseen {
	switch {
	case in.muted > 0:
		return model.LayerOff
	case in.text.mode == modeInvisible, in.text.mode == modeClip, size == 0:
		return model.Invisible
	case ink.alpha < leastAlpha:
		return model.Transparent
	}
	return model.Seen
}

// leastAlpha is the opacity below which nothing can be read.
const leastAlpha = 0.02

// clipSlack, in points, is how far outside its clip the middle of a glyph may lie: the clip is cut to whole points.
const clipSlack = 1

func (in *interpreter) fontUse(ft *font) int {
	if n := len(in.fontUses); n > 0 && in.fontUses[n-1] == ft {
		return n - 1
	}
	i, ok := in.fontIndex[ft]
	if !ok {
		i = len(in.fontUses)
		in.fontIndex[ft] = i
		in.fontUses = append(in.fontUses, ft)
		in.page.Fonts = append(in.page.Fonts, ft.info)
		for _, problem := range ft.problems {
			in.tell("font_damaged", "the font %s can't be read whole: %s", ft.info.Name, problem)
		}
		if ft.lie != "" {
			in.tell("font_distrusted", "the font %s says what can't be true of its glyphs (%s): nothing read from it is certain", ft.info.Name, ft.lie)
		}
	}
	return i
}

// kern moves by a number of a TJ array, in thousandths of an em.
func (p *pen) kern(n float64) {
	ts := &p.in.text
	move := -n / 1000 * ts.size
	if !p.ft.vertical {
		move *= ts.scale
	}
	p.at += move
}

// position is where the next glyph's origin is.
func (p *pen) position() point {
	if p.ft.vertical {
		return point{X: p.m.E + p.at*p.m.C, Y: p.m.F + p.at*p.m.D}
	}
	return point{X: p.m.E + p.at*p.m.A, Y: p.m.F + p.at*p.m.B}
}

func (p *pen) show(s []byte) {
	in, ft := p.in, p.ft
	ts := &in.text
	for len(s) > 0 {
		g, n := ft.next(s)
		if g.shape == 0 && ft.unsure(g) {
			in.file.takeShape(ft, g, codeOf(token{text: s[:n]}))
		}
		s = s[n:]
		if len(in.page.Glyphs) >= in.opt.MaxGlyphsPerPage {
			in.file.exceed(model.ReasonLimitGlyphs, "page %d has more than %d glyphs; raise --max-glyphs if the file is to be trusted", in.page.Number, in.opt.MaxGlyphsPerPage)
			in.stop("more than %d glyphs", in.opt.MaxGlyphsPerPage)
			return
		}
		p.place(g)
		if g.width == 0 && len(s) > 0 && !ft.vertical {
			p.overprinted(g)
		}
		space := ts.charSpace
		if g.blank {
			space += ts.wordSpace
		}
		if ft.vertical {
			p.at += g.height*ts.size + space
		} else {
			p.at += (g.width*ts.size + space) * ts.scale
		}
	}
}

// overprinted tells of a character that the next one is printed upon, because the font gives it no width: what stands
// there can't be seen, and the font's widths are likely damaged.
func (p *pen) overprinted(g *glyph) {
	r, _ := utf8.DecodeRuneInString(g.text)
	if !unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S) {
		return // a blank, or a mark that belongs upon a letter
	}
	p.in.tell("font_damaged", "the font %s gives characters no width that are printed, %s first", p.ft.info.Name, g.text)
}

// place appends the glyph at the pen.
func (p *pen) place(g *glyph) {
	ft := p.ft
	o := p.position()
	var box model.BBox
	if ft.vertical {
		// The advance box hangs below the pen, its middle on the line of writing.
		box = extent(point{X: o.X - g.originX*p.right.X, Y: o.Y - g.originX*p.right.Y}, p.right, p.up, 0, g.width, g.height, 0)
	} else {
		box = extent(o, p.right, p.up, 0, g.width, ft.descent, ft.ascent)
	}
	p.glyph.BBox = box
	p.glyph.Text = g.text
	p.glyph.Shape = max(g.shape, 0)
	p.glyph.Doubtful = ft.lie != "" && g.shape != noShape
	x, y := box.CenterX(), box.CenterY()
	page := p.in.page
	p.glyph.Unseen = p.unseen
	switch clip := &p.in.clip; {
	case p.unseen != model.Seen:
	case !(x >= 0 && x <= page.Width && y >= 0 && y <= page.Height):
		p.glyph.Unseen = model.OffPage
	case x < clip.X0-clipSlack || x > clip.X1+clipSlack || y < clip.Top-clipSlack || y > clip.Bottom+clipSlack:
		p.glyph.Unseen = model.Clipped
	}
	page.Glyphs = append(page.Glyphs, p.glyph)
	if p.in.text.mode >= modeFillClip {
		p.in.clipping = append(p.in.clipping, len(page.Glyphs)-1)
	}
}

// extent is the box of the parallelogram from o + right·x0 + up·y0 to o + right·x1 + up·y1.
func extent(o, right, up point, x0, x1, y0, y1 float64) model.BBox {
	rx0, rx1 := ordered(right.X*x0, right.X*x1)
	ry0, ry1 := ordered(right.Y*x0, right.Y*x1)
	ux0, ux1 := ordered(up.X*y0, up.X*y1)
	uy0, uy1 := ordered(up.Y*y0, up.Y*y1)
	return model.BBox{X0: o.X + rx0 + ux0, Top: o.Y + ry0 + uy0, X1: o.X + rx1 + ux1, Bottom: o.Y + ry1 + uy1}
}

func ordered(a, b float64) (float64, float64) {
	if a > b {
		return b, a
	}
	return a, b
}

// done moves the text matrix behind what was shown.
func (p *pen) done() {
	tm := &p.in.tm
	if p.ft.vertical {
		tm.E += p.at * tm.C
		tm.F += p.at * tm.D
		return
	}
	tm.E += p.at * tm.A
	tm.F += p.at * tm.B
}
