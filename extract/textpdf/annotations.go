package textpdf

import (
	"fmt"

	"github.com/ledongthuc/pdf"

	"github.com/juesuan/juesuan/extract/paths"
	"github.com/juesuan/juesuan/model"
)

// Flags of an annotation that is not displayed.
const (
	flagHidden = 1 << 1
	flagNoView = 1 << 5
)

// paintAnnotations shows what lies over the page: filled-in form fields, stamps, typed notes. A reader of the page sees
// them like the rest. A field or a note without an appearance is set by the viewer, from the text that it holds; so is a
// field whose appearance is empty, where the form says that appearances are to be made anew.
func (in *interpreter) paintAnnotations(annots *object) {
	base := in.ctm
	for i := range annots.len() {
		if in.stopped {
			return
		}
		a := annots.at(i)
		if !a.isDict() || a.key("F").int()&(flagHidden|flagNoView) != 0 || a.key("Subtype").name() == "Popup" || in.file.isOff(a.key("OC")) {
			continue
		}
		look := a.key("AP").key("N")
		if look.kind() == pdf.Dict { // one look for each state of a button
			look = look.key(a.key("AS").name())
		}
		rect, ok := rectangle(a.key("Rect"))
		if !ok {
			continue
		}
		shown := len(in.page.Glyphs)
		if look.kind() == pdf.Stream {
			in.ctm = placeIn(look, rect).Mul(base)
			in.paintForm(look, fmt.Sprintf("of annotation %d", i+1))
			in.ctm = base
			if len(in.page.Glyphs) > shown || !in.file.form.key("NeedAppearances").bool() {
				continue
			}
		}
		if t, ok := in.typedOf(a); ok {
			in.setTyped(t, rect)
		}
	}
}

// placeIn maps the box of an appearance, turned by its own matrix, onto the rectangle of its annotation.
func placeIn(look *object, rect model.BBox) matrix {
	box, ok := rectangle(look.key("BBox"))
	if !ok {
		return paths.Identity
	}
	turned := matrixOf(look.key("Matrix"), paths.Identity).Box(box.X0, box.Top, box.X1, box.Bottom)
	if turned.Width() <= 0 || turned.Height() <= 0 {
		return paths.Identity
	}
	x, y := rect.Width()/turned.Width(), rect.Height()/turned.Height()
	return paths.MatrixOf(x, 0, 0, y, rect.X0-turned.X0*x, rect.Top-turned.Top*y)
}
