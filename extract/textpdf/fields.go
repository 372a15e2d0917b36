package textpdf

import (
	"math"
	"strings"

	"github.com/ledongthuc/pdf"

	"github.com/juesuan/juesuan/extract/paths"
	"github.com/juesuan/juesuan/model"
)

// Flags of a form field (Ff).
const (
	fieldMultiline = 1 << 12
	fieldPassword  = 1 << 13
	fieldComb      = 1 << 24
)

// How viewers lay out a field that has no appearance of its own.
const (
	fieldPadding   = 2    // points inside the rectangle
	fieldLeading   = 1.2  // lines, in font sizes
	fieldLargest   = 12.0 // points of a size that is left to the viewer
	fieldSmallest  = 4.0
	fieldFill      = 0.75 // of the rectangle's height that such a size takes
	fieldCapHeight = 0.7  // em; the middle of a single line stands in the middle of the field
)

// typed is a text that an annotation carries as data. A viewer sets it itself.
type typed struct {
	text     string
	look     []byte // DA: font, size and colour, as operators
	align    int    // Q: 0 left, 1 centred, 2 right
	lines    bool   // it may take more than one line
	comb     int    // cells that its characters stand in, one each; 0 for none
	rotation int    // of the text, in degrees counterclockwise
}

// typedOf is the text that an annotation shows without an appearance stream: the value of a form field, or the contents
// of a free text note.
func (in *interpreter) typedOf(a *object) (typed, bool) {
	t := typed{rotation: a.key("MK").key("R").int()}
	form := in.file.form
	switch a.key("Subtype").name() {
	case "FreeText":
		t.text, t.lines = spoken(a.key("Contents")), true
		t.look, t.align = []byte(a.key("DA").str()), a.key("Q").int()
	case "Widget":
		kind, flags := inherited(a, "FT").name(), inherited(a, "Ff").int()
		if kind != "Tx" && kind != "Ch" || kind == "Tx" && flags&fieldPassword != 0 {
			return t, false
		}
		value := inherited(a, "V")
		if value.kind() == pdf.Array { // the choices of a list
			value = value.at(0)
		}
		t.text, t.lines = in.valueText(value), kind == "Tx" && flags&fieldMultiline != 0
		look, align := inherited(a, "DA"), inherited(a, "Q")
		t.look, t.align = []byte(nearer(look, form.key("DA")).str()), nearer(align, form.key("Q")).int()
		if flags&fieldComb != 0 && !t.lines {
			t.comb = max(inherited(a, "MaxLen").int(), 0)
		}
	}
	return t, strings.TrimSpace(t.text) != ""
}

// inherited is an entry of a field, or of the fields above it.
func inherited(field *object, key string) *object {
	const mostLevels = 32
	for range mostLevels {
		if v := field.key(key); !v.isNull() {
			return v
		}
		if field = field.key("Parent"); !field.isDict() {
			break
		}
	}
	return null
}

// valueText is the text of a field's value: a string, or a stream for a long one.
func (in *interpreter) valueText(v *object) string {
	if v.kind() != pdf.Stream {
		return spoken(v)
	}
	data, err := in.file.streamBytes(nil, v)
	if err != nil {
		in.tell("stream_damaged", "the value of a form field: %v", err)
	}
	return string(textString(data))
}

// spoken decodes a text string.
func spoken(v *object) string {
	if v.kind() != pdf.String {
		return ""
	}
	return string(textString([]byte(v.str())))
}

// setTyped sets the text into the rectangle of its annotation.
func (in *interpreter) setTyped(t typed, rect model.BBox) {
	p, size := in.typedPen(t.look)
	width, height, local := rect.Width(), rect.Height(), paths.MatrixOf(1, 0, 0, 1, rect.X0, rect.Top)
	switch (t.rotation%360 + 360) % 360 {
	case 90:
		width, height, local = height, width, paths.MatrixOf(0, 1, -1, 0, rect.X1, rect.Top)
	case 180:
		local = paths.MatrixOf(-1, 0, 0, -1, rect.X1, rect.Bottom)
	case 270:
		width, height, local = height, width, paths.MatrixOf(0, -1, 1, 0, rect.X0, rect.Bottom)
	}
	if size <= 0 {
		size = math.Min(math.Max(fieldFill*height, fieldSmallest), fieldLargest)
	}
	space := math.Max(width-2*fieldPadding, size)
	lines := []string{strings.Join(strings.FieldsFunc(t.text, isLineEnd), " ")}
	baseline := height/2 - fieldCapHeight/2*size
	if t.lines {
		if lines = p.wrapped(t.text, space/size); len(lines) > 1 || height > 2*fieldLeading*size {
			baseline = height - fieldPadding - p.ft.ascent*size
		}
	}
	p.setSize(size, local.Mul(in.ctm))
	for _, line := range lines {
		x, advance := float64(fieldPadding), 0.0
		switch n := len([]rune(line)); {
		case t.comb > 0 && n <= t.comb:
			x, advance = 0, width/float64(t.comb)
			if t.align == 2 {
				x = advance * float64(t.comb-n)
			}
		case t.align == 1:
			x = (width - p.widthOf(line)*size) / 2
		case t.align == 2:
			x = width - fieldPadding - p.widthOf(line)*size
		}
		p.setLine(line, x, baseline, advance/size)
		baseline -= fieldLeading * size
	}
}

// typedPen is a pen of the font and colour that a default appearance (DA) names, and the size that it gives, 0 when it
// leaves that to the viewer.
func (in *interpreter) typedPen(look []byte) (p fieldPen, size float64) {
	ink := paint{alpha: 1, colour: black}
	p = fieldPen{in: in, ft: in.file.fallbackFont()}
	lex := lexer{data: look}
	var args []token
	for t := lex.next(); t.kind != tokEOF; t = lex.next() {
		if t.kind != tokKeyword {
			args = append(args, t)
			continue
		}
		switch string(t.text) {
		case "Tf":
			if n := len(args); n >= 2 {
				size = math.Abs(args[n-1].num)
				if dict := in.file.form.key("DR").key("Font").key(string(args[n-2].text)); dict.isDict() {
					p.ft = in.file.font(dict)
				}
			}
		case "g":
			ink.family = gray
			ink.set(args)
		case "rg":
			ink.family = rgb
			ink.set(args)
		case "k":
			ink.family = cmyk
			ink.set(args)
		}
		args = args[:0]
	}
	p.glyph = model.Glyph{Font: in.fontUse(p.ft), Luminance: ink.shown(), Ink: ink.colour}
	return p, size
}

// fieldPen sets characters, not codes: fields hold text.
type fieldPen struct {
	in        *interpreter
	ft        *font
	local     matrix // the field's space, its origin bottom left, to displayed space
	right, up point  // one em
	size      float64
	glyph     model.Glyph
}

func (p *fieldPen) setSize(size float64, local matrix) {
	p.local, p.size = local, size
	p.right, p.up = local.Direct(size, 0), local.Direct(0, size)
	p.glyph.Size, p.glyph.Angle = math.Hypot(p.up.X, p.up.Y), p.right.Angle()
}

// width of a character in em: as the font has it, else as viewers set it.
func (p *fieldPen) width(r rune) float64 {
	const fullWidth = 0x2E80
	if r < 0x100 && p.ft.simple != nil {
		if g, _ := p.ft.next([]byte{byte(r)}); g.text == string(r) && g.width > 0 {
			return g.width
		}
	}
	if r >= fullWidth {
		return 1
	}
	return standardWidth("Helvetica", string(r))
}

func (p *fieldPen) widthOf(line string) float64 {
	sum := 0.0
	for _, r := range line {
		sum += p.width(r)
	}
	return sum
}

// wrapped parts a text into lines no wider than space, in em. A figure is not parted.
func (p *fieldPen) wrapped(text string, space float64) (lines []string) {
	for _, paragraph := range strings.FieldsFunc(text, isLineEnd) {
		line, width, breakAt := []rune(nil), 0.0, 0
		for _, r := range paragraph {
			if len(line) > 0 && (r == ' ' || r >= 0x2E80 || line[len(line)-1] >= 0x2E80 || line[len(line)-1] == ' ') {
				breakAt = len(line)
			}
			w := p.width(r)
			if width+w > space && breakAt > 0 {
				lines = append(lines, string(line[:breakAt]))
				line, breakAt = append([]rune(nil), line[breakAt:]...), 0
				width = p.widthOf(string(line))
			}
			line, width = append(line, r), width+w
		}
		lines = append(lines, string(line))
	}
	return lines
}

func isLineEnd(r rune) bool { return r == '\n' || r == '\r' }

// setLine sets a line from x on, in points of the field; each character advances by the given em, or by its own width
// when that is 0.
func (p *fieldPen) setLine(line string, x, baseline, advance float64) {
	page := p.in.page
	for _, r := range line {
		w := p.width(r)
		if advance > 0 {
			w = advance
		}
		if len(page.Glyphs) >= p.in.opt.MaxGlyphsPerPage {
			p.in.stop("more than %d glyphs", p.in.opt.MaxGlyphsPerPage)
			return
		}
		g := p.glyph
		g.Text = string(r)
		g.BBox = extent(p.local.Apply(x, baseline), p.right, p.up, 0, w, p.ft.descent, p.ft.ascent)
		if cx, cy := g.CenterX(), g.CenterY(); !(cx >= 0 && cx <= page.Width && cy >= 0 && cy <= page.Height) {
			g.Unseen = model.OffPage
		}
		page.Glyphs = append(page.Glyphs, g)
		x += w * p.size
	}
}
