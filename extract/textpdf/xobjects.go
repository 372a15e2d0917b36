package textpdf

import (
	"github.com/ledongthuc/pdf"

	"github.com/juesuan/juesuan/extract/paths"
	"github.com/juesuan/juesuan/model"
)

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
		opaque := x.key("SMask").isNull() && x.key("Mask").isNull()
		in.paintImage(x.key("Width").int(), x.key("Height").int(), x.key("ImageMask").bool(), opaque)
	case "Form", "":
		in.paintForm(x, name)
	}
}

func (in *interpreter) paintForm(form *object, name string) {
	in.paintContent(form, name, matrixOf(form.key("Matrix"), paths.Identity).Mul(in.ctm))
}

// paintContent runs the content of a form or of a pattern's cell, whose space m maps to the displayed one.
func (in *interpreter) paintContent(form *object, name string, m matrix) {
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
		in.file.exceed(model.ReasonLimitSize, "the forms of page %d hold more than %d bytes; raise --max-stream if the file is to be trusted", in.page.Number, mostContent*in.opt.MaxStreamBytes)
		in.stop("its forms hold more than %d bytes", mostContent*in.opt.MaxStreamBytes)
		return
	}

	outer, base, overflow, res := in.state, in.base, in.overflow, in.res
	args, items, outerPath, marks := in.args, in.items, in.path, len(in.marks)
	tm, tlm, home, clipping := in.tm, in.tlm, in.home, in.clipping
	in.clipping = nil
	in.args, in.items, in.path = nil, nil, drawing{}
	in.stack = append(in.stack, outer)
	in.base, in.overflow = len(in.stack), 0
	in.forms++
	in.onStack = append(in.onStack, form)

	if m.Finite() {
		in.ctm = m
	}
	in.home = in.ctm
	if b, ok := rectangle(form.key("BBox")); ok {
		in.clipTo(in.ctm.Box(b.X0, b.Top, b.X1, b.Bottom))
	}
	if own := form.key("Resources"); own.isDict() {
		in.res = &resources{dict: own, parent: res}
	}
	shown := len(in.page.Glyphs)
	in.run(data, "the form "+name)
	in.tellRepeatedForm(form, in.page.Glyphs[min(shown, len(in.page.Glyphs)):])

	for len(in.marks) > marks {
		in.endMarked()
	}
	in.onStack = in.onStack[:len(in.onStack)-1]
	in.forms--
	in.stack = in.stack[:in.base-1]
	in.state, in.base, in.overflow, in.res = outer, base, overflow, res
	in.args, in.items, in.path = args, items, outerPath
	in.tm, in.tlm, in.home, in.clipping = tm, tlm, home, clipping
}

// tellRepeatedForm tells of a form with amounts that an earlier page has shown, too: one of the two stands in the place of
// another form. Forms that are rightly on many pages are running heads and watermarks, which show no amounts.
func (in *interpreter) tellRepeatedForm(form *object, shown []model.Glyph) {
	const fewest = 5 // amounts
	amounts := 0
	for i := 1; i+1 < len(shown) && amounts < fewest; i++ {
		if shown[i].Text == "." && isDigitText(shown[i-1].Text) && isDigitText(shown[i+1].Text) {
			amounts++
		}
	}
	if amounts < fewest {
		return
	}
	f := in.file
	if f.forms == nil {
		f.forms = map[*object]int{}
	}
	switch first, known := f.forms[form]; {
	case !known:
		f.forms[form] = in.page.Number
	case first != in.page.Number:
		in.tell("page_repeated", "the page draws amounts that page %d draws: they may stand in the place of others", first)
	}
}

func isDigitText(s string) bool { return len(s) == 1 && s[0] >= '0' && s[0] <= '9' }
