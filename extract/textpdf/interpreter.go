package textpdf

import (
	"fmt"

	"github.com/ledongthuc/pdf"

	"github.com/juesuan/juesuan/extract/paths"
	"github.com/juesuan/juesuan/model"
)

// state is the graphics state that q saves and Q restores.
type state struct {
	ctm          matrix
	fill, stroke paint
	lineWidth    float64
	blended      bool       // what is painted is mixed with what is below
	masked       bool       // or shows it through a mask
	clip         model.BBox // in displayed space; an area that holds all that is not clipped away
	text         textState
}

// resources are the named objects of a page or a form. fonts caches what Tf found.
type resources struct {
	dict   *object
	parent *resources
	fonts  map[string]*font
	spaces map[string]family
}

// find looks a named object up, here and then in the resources of what shows this form: many producers leave a form's
// own resources out.
func (r *resources) find(category, name string) *object {
	for ; r != nil; r = r.parent {
		if o := r.dict.key(category).key(name); !o.isNull() {
			return o
		}
	}
	return null
}

// interpreter runs the content streams of one page.
type interpreter struct {
	file *File
	page *model.Page
	opt  *Options

	state
	tm, tlm  matrix // text matrix and text line matrix
	stack    []state
	base     int // the stack's height when the current form began
	overflow int // q beyond mostSaved
	res      *resources
	args     []token
	items    []token // elements of the arrays among args
	dict     inlineDict
	lex      *lexer

	operators int
	forms     int // depth
	formBytes int64
	onStack   []*object
	marks     []mark
	muted     int // nesting of hidden optional content
	fontIndex map[*font]int
	fontUses  []*font
	path      drawing
	rules     paths.Painter
	drawn     bool // curves were painted
	told      map[string]bool
	stopped   bool
}

// mostSaved bounds the stack of saved states.
const mostSaved = 2000

func newInterpreter(f *File, page *model.Page, fr frame) *interpreter {
	in := &interpreter{file: f, page: page, opt: &f.opt, fontIndex: map[*font]int{}, told: map[string]bool{}}
	in.ctm = fr.matrix()
	in.clip = model.BBox{X1: page.Width, Bottom: page.Height}
	in.fill, in.stroke = paint{alpha: 1}, paint{alpha: 1}
	in.lineWidth = 1
	in.text.scale = 1
	in.tm, in.tlm = paths.Identity, paths.Identity
	in.rules = paths.NewPainter(f.opt.Rules)
	return in
}

// tell adds a diagnostic, once for each code and subject of a page.
func (in *interpreter) tell(code, format string, args ...any) {
	d := model.Diagnostic{Code: code, Page: in.page.Number, Message: printable(fmt.Sprintf(format, args...))}
	if in.told[d.Code+d.Message] {
		return
	}
	in.told[d.Code+d.Message] = true
	const most = 50
	if len(in.told) <= most {
		in.page.Diagnostics = append(in.page.Diagnostics, d)
	}
}

// run interprets one content stream. A panic ends this stream alone.
func (in *interpreter) run(data []byte, what string) {
	lex := lexer{data: data}
	outer := in.lex
	in.lex = &lex
	defer func() {
		in.lex = outer
		if x := recover(); x != nil {
			in.tell("content_unreadable", "%s could not be read to its end: %v", what, x)
		}
	}()
	in.clearArgs()
	for !in.stopped {
		t := lex.next()
		switch t.kind {
		case tokEOF:
			return
		case tokKeyword:
			if in.operators++; in.operators > in.opt.MaxOperators {
				in.stop("more than %d operators", in.opt.MaxOperators)
				return
			}
			if !in.operand(t.text) {
				in.operate(t.text)
				in.clearArgs()
				lex.reset()
			}
		case tokArrayOpen:
			in.array()
		case tokDictOpen:
			in.dict = in.readDict(tokDictClose)
			in.push(token{kind: tokDict})
		case tokArrayClose, tokDictClose:
		default:
			in.push(t)
		}
	}
}

func (in *interpreter) stop(format string, args ...any) {
	in.stopped = true
	in.tell("limit", "the page was read only in part: "+format, args...)
}

func (in *interpreter) clearArgs() {
	in.args, in.items = in.args[:0], in.items[:0]
}

// mostArgs bounds the operands that are kept; the operators with most take 6, save for colours of many inks.
const mostArgs = 64

func (in *interpreter) push(t token) {
	if len(in.args) == mostArgs {
		copy(in.args, in.args[1:])
		in.args = in.args[:mostArgs-1]
	}
	in.args = append(in.args, t)
}

// operand takes the keywords that are values.
func (in *interpreter) operand(word []byte) bool {
	switch string(word) {
	case "true", "false", "null":
		in.push(token{kind: tokKeyword, text: word})
		return true
	}
	return false
}

// array reads the elements of an array; those of arrays inside it are taken for its own.
func (in *interpreter) array() {
	first := len(in.items)
	depth := 1
	for depth > 0 {
		t := in.lex.next()
		switch t.kind {
		case tokEOF:
			depth = 0
		case tokArrayOpen:
			depth++
		case tokArrayClose:
			depth--
		case tokKeyword:
			if string(t.text) == "TJ" || string(t.text) == "ET" { // an array that was never closed
				in.lex.pos -= len(t.text)
				depth = 0
			}
		default:
			in.items = append(in.items, t)
		}
	}
	in.push(token{kind: tokArray, first: int32(first), last: int32(len(in.items))})
}

// inlineDict is a dictionary written in a content stream. Values are tokens; arrays and dictionaries inside are left out.
type inlineDict []struct {
	key   string
	value token
}

func (d inlineDict) get(keys ...string) (token, bool) {
	for _, e := range d {
		for _, k := range keys {
			if e.key == k {
				return e.value, true
			}
		}
	}
	return token{}, false
}

// readDict reads entries up to the closing token; with closing tokKeyword up to the word ID, for inline images.
func (in *interpreter) readDict(closing tokenKind) inlineDict {
	var d inlineDict
	for {
		k := in.lex.next()
		if k.kind == tokEOF || k.kind == closing {
			return d
		}
		if k.kind != tokName {
			continue
		}
		v := in.lex.next()
		switch v.kind {
		case tokEOF:
			return d
		case tokArrayOpen:
			for depth := 1; depth > 0; {
				switch t := in.lex.next(); t.kind {
				case tokArrayOpen:
					depth++
				case tokArrayClose:
					depth--
				case tokEOF:
					return d
				case tokName: // an array of one filter is that filter
					if depth == 1 && v.kind == tokArrayOpen {
						v = t
					}
				}
			}
		case tokDictOpen:
			in.readDict(tokDictClose)
			continue
		case tokDictClose:
			return d
		}
		d = append(d, struct {
			key   string
			value token
		}{string(k.text), v})
	}
}

// num is the i'th of the last n operands, 0 when there is none.
func (in *interpreter) num(i, n int) float64 {
	at := len(in.args) - n + i
	if at < 0 || at >= len(in.args) {
		return 0
	}
	return in.args[at].num
}

// has reports whether there are n operands, all numbers.
func (in *interpreter) has(n int) bool {
	if len(in.args) < n {
		return false
	}
	for _, a := range in.args[len(in.args)-n:] {
		if a.kind != tokNumber {
			return false
		}
	}
	return true
}

func (in *interpreter) lastName() string {
	for i := len(in.args) - 1; i >= 0; i-- {
		if in.args[i].kind == tokName {
			return string(in.args[i].text)
		}
	}
	return ""
}

// operate runs one operator. The order of the groups is that of how often they come.
func (in *interpreter) operate(op []byte) {
	if in.operateText(op) || in.operatePath(op) || in.operateColour(op) {
		return
	}
	switch string(op) {
	case "q":
		in.save()
	case "Q":
		in.restore()
	case "cm":
		if in.has(6) {
			m := paths.MatrixOf(in.num(0, 6), in.num(1, 6), in.num(2, 6), in.num(3, 6), in.num(4, 6), in.num(5, 6))
			if next := m.Mul(in.ctm); next.Finite() {
				in.ctm = next
			}
		}
	case "Do":
		in.paintXObject(in.lastName())
	case "BI":
		in.inlineImage()
	case "w":
		in.lineWidth = in.num(0, 1)
	case "gs":
		in.extendedState(in.res.find("ExtGState", in.lastName()))
	case "BDC":
		in.beginMarked(true)
	case "BMC":
		in.beginMarked(false)
	case "EMC":
		in.endMarked()
	}
}

func (in *interpreter) save() {
	if len(in.stack) >= mostSaved {
		in.overflow++
		return
	}
	in.stack = append(in.stack, in.state)
}

// restore ignores a Q without its q, which many producers write, and never reaches below the form it stands in.
func (in *interpreter) restore() {
	if in.overflow > 0 {
		in.overflow--
		return
	}
	if n := len(in.stack); n > in.base {
		in.state = in.stack[n-1]
		in.stack = in.stack[:n-1]
	}
}

func (in *interpreter) operateColour(op []byte) bool {
	switch string(op) {
	case "g":
		in.fill.family, in.fill.luminance = gray, unit(in.num(0, 1))
	case "G":
		in.stroke.family, in.stroke.luminance = gray, unit(in.num(0, 1))
	case "rg":
		in.fill.family, in.fill.luminance = rgb, luminanceRGB(in.num(0, 3), in.num(1, 3), in.num(2, 3))
	case "RG":
		in.stroke.family, in.stroke.luminance = rgb, luminanceRGB(in.num(0, 3), in.num(1, 3), in.num(2, 3))
	case "k":
		in.fill.family, in.fill.luminance = cmyk, luminanceCMYK(in.num(0, 4), in.num(1, 4), in.num(2, 4), in.num(3, 4))
	case "K":
		in.stroke.family, in.stroke.luminance = cmyk, luminanceCMYK(in.num(0, 4), in.num(1, 4), in.num(2, 4), in.num(3, 4))
	case "sc", "scn":
		in.fill.set(in.args)
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

func (in *interpreter) extendedState(gs *object) {
	if v := gs.key("ca"); v.isNumber() {
		in.fill.alpha = unit(v.num())
	}
	if v := gs.key("CA"); v.isNumber() {
		in.stroke.alpha = unit(v.num())
	}
	if v := gs.key("BM"); !v.isNull() {
		in.blended = v.name() != "Normal" && v.name() != "Compatible"
	}
	if v := gs.key("SMask"); !v.isNull() {
		in.masked = v.isDict()
	}
	if v := gs.key("LW"); v.isNumber() {
		in.lineWidth = v.num()
	}
	if v := gs.key("Font"); v.len() == 2 {
		in.text.font, in.text.size = in.file.font(v.at(0)), v.at(1).num()
	}
}

// paintXObject shows a form or an image.
func (in *interpreter) paintXObject(name string) {
	x := in.res.find("XObject", name)
	if x.kind() != pdf.Stream {
		in.tell("object_missing", "the page shows an object %s that is not in the file", name)
		return
	}
	if in.file.isOff(x.key("OC")) {
		in.muted++
		defer func() { in.muted-- }()
	}
	switch x.key("Subtype").name() {
	case "Image":
		in.paintImage(x.key("Width").int(), x.key("Height").int(), x.key("ImageMask").bool())
		if x.key("SMask").isNull() && x.key("Mask").isNull() && !x.key("ImageMask").bool() {
			in.coverText()
		}
	case "Form", "":
		in.paintForm(x, name)
	}
}

func (in *interpreter) paintForm(form *object, name string) {
	if in.forms >= in.opt.MaxFormDepth {
		in.file.exceed(model.ReasonLimitDepth, "page %d nests forms deeper than %d", in.page.Number, in.opt.MaxFormDepth)
		in.stop("forms nested deeper than %d", in.opt.MaxFormDepth)
		return
	}
	for _, outer := range in.onStack {
		if outer == form {
			in.tell("form_cycle", "the form %s shows itself", name)
			return
		}
	}
	data, err := in.file.streamBytes(nil, form)
	if err != nil {
		in.tell("stream_damaged", "the form %s: %v", name, err)
	}

	const mostContent = 4 // streams of the largest size allowed
	if in.formBytes += int64(len(data)); in.formBytes > mostContent*in.opt.MaxStreamBytes {
		in.file.exceed(model.ReasonLimitSize, "the forms of page %d hold more than %d bytes; raise that limit if the file is to be trusted", in.page.Number, mostContent*in.opt.MaxStreamBytes)
		in.stop("its forms hold more than %d bytes", mostContent*in.opt.MaxStreamBytes)
		return
	}

	outer, base, overflow, res := in.state, in.base, in.overflow, in.res
	args, items, outerPath, marks := in.args, in.items, in.path, len(in.marks)
	tm, tlm := in.tm, in.tlm
	in.args, in.items, in.path = nil, nil, drawing{}
	in.stack = append(in.stack, outer)
	in.base, in.overflow = len(in.stack), 0
	in.forms++
	in.onStack = append(in.onStack, form)

	if m := matrixOf(form.key("Matrix"), paths.Identity).Mul(in.ctm); m.Finite() {
		in.ctm = m
	}
	if b, ok := rectangle(form.key("BBox")); ok {
		in.clipTo(in.ctm.Box(b.X0, b.Top, b.X1, b.Bottom))
	}
	if own := form.key("Resources"); own.isDict() {
		in.res = &resources{dict: own, parent: res}
	}
	in.run(data, "the form "+name)

	for len(in.marks) > marks {
		in.endMarked()
	}
	in.onStack = in.onStack[:len(in.onStack)-1]
	in.forms--
	in.stack = in.stack[:in.base-1]
	in.state, in.base, in.overflow, in.res = outer, base, overflow, res
	in.args, in.items, in.path = args, items, outerPath
	in.tm, in.tlm = tm, tlm
}
