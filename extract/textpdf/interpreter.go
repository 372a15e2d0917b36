package textpdf

import (
	"fmt"

	"github.com/juesuan/juesuan/extract/paths"
	"github.com/juesuan/juesuan/extract/seen"
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
	textClip     *textClip  // glyphs that what is painted shows through; nil when it shows anywhere
	cutOut       bool       // and is cut by another clip than a rectangle
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
	home     matrix // of the page, or of the form or pattern that runs: patterns stand in its space
	tm, tlm  matrix // text matrix and text line matrix
	clipping []int  // glyphs of the text object that join the clip when it ends
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
	areas     []seen.Area // what was painted, for the text below and above it
	drawn     bool        // curves were painted
	told      map[string]bool
	stopped   bool
}

// mostSaved bounds the stack of saved states.
const mostSaved = 2000

func newInterpreter(f *File, page *model.Page, fr frame) *interpreter {
	in := &interpreter{file: f, page: page, opt: &f.opt, fontIndex: map[*font]int{}, told: map[string]bool{}}
	in.ctm = fr.matrix()
	in.home = in.ctm
	in.clip = model.BBox{X1: page.Width, Bottom: page.Height}
	in.fill, in.stroke = paint{alpha: 1, colour: black}, paint{alpha: 1, colour: black}
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
	case "sh":
		if in.textClip != nil {
			in.showThrough(in.clip, middling, model.Colour{})
			return
		}
		in.addArea(in.clip, model.Colour{}, false)
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
