package textpdf

import (
	"errors"
	"fmt"
	"math"

	"github.com/ledongthuc/pdf"

	"github.com/juesuan/juesuan/extract"
	"github.com/juesuan/juesuan/extract/paths"
	"github.com/juesuan/juesuan/model"
)

// pageEntry is a leaf of the page tree with what it inherits.
type pageEntry struct {
	object    *object // null when it could not be read: it is a page all the same, so that the others keep their numbers
	mediaBox  *object
	cropBox   *object
	rotate    *object
	resources *object
}

// walkPages collects the leaves of the page tree. Each node is visited once and from above, never through /Parent, so
// that a tree that refers to itself ends; attributes are inherited on the way down.
func (f *File) walkPages(root *object) error {
	if !root.isDict() {
		return damaged(errors.New("no page tree"))
	}
	visited := map[*object]bool{}
	f.walkNode(root, pageEntry{mediaBox: null, cropBox: null, rotate: null, resources: null}, visited, 0)
	if f.exceeded != nil {
		return f.exceeded
	}
	if len(f.pages) > f.opt.MaxPages {
		return &model.Failure{Reason: model.ReasonLimitPages, Message: fmt.Sprintf("the file has more than %d pages; raise --max-pages if it is to be trusted", f.opt.MaxPages), Err: extract.ErrLimit}
	}
	if len(f.pages) == 0 {
		return &model.Failure{Reason: model.ReasonNoPages, Message: "the file has no pages"}
	}
	return nil
}

func (f *File) walkNode(node *object, inherited pageEntry, visited map[*object]bool, depth int) {
	if len(f.pages) > f.opt.MaxPages || f.exceeded != nil {
		return
	}
	if !node.isDict() {
		inherited.object = null
		f.pages = append(f.pages, inherited)
		return
	}
	if depth > f.opt.MaxTreeDepth {
		f.exceed(model.ReasonLimitDepth, "the page tree of the file has more than %d levels; raise --max-depth if the file is to be trusted", f.opt.MaxTreeDepth)
		return
	}
	if visited[node] {
		f.damaged = append(f.damaged, fmt.Sprintf("object %d %d: the page tree comes to it a second time", node.ref.id, node.ref.gen))
		return
	}
	visited[node] = true
	entry := pageEntry{
		object:    node,
		mediaBox:  nearer(node.key("MediaBox"), inherited.mediaBox),
		cropBox:   nearer(node.key("CropBox"), inherited.cropBox),
		rotate:    nearer(node.key("Rotate"), inherited.rotate),
		resources: nearer(node.key("Resources"), inherited.resources),
	}
	kids := node.key("Kids")
	if kids.kind() != pdf.Array {
		if node.key("Type").name() != "Pages" {
			f.pages = append(f.pages, entry)
		}
		return
	}
	for i := range kids.len() {
		f.walkNode(kids.at(i), entry, visited, depth+1)
	}
}

func nearer(own, inherited *object) *object {
	if own.isNull() {
		return inherited
	}
	return own
}

// frame is the part of user space that a page displays, and how.
type frame struct {
	box      model.BBox // in user space: X0, Top are the smaller coordinates
	rotation int
	unit     float64 // points in one unit of user space
}

// usLetter is what viewers take for a page without a usable MediaBox.
var usLetter = model.BBox{X1: 612, Bottom: 792}

// frame of the page: CropBox within MediaBox, /Rotate, /UserUnit.
func (e pageEntry) frame() (fr frame, usable bool) {
	media, ok := rectangle(e.mediaBox)
	usable = ok
	if !ok {
		media = usLetter
	}
	fr = frame{box: media, unit: 1}
	if crop, ok := rectangle(e.cropBox); ok {
		inner := model.BBox{
			X0: math.Max(crop.X0, media.X0), Top: math.Max(crop.Top, media.Top),
			X1: math.Min(crop.X1, media.X1), Bottom: math.Min(crop.Bottom, media.Bottom),
		}
		if inner.Width() > 0 && inner.Height() > 0 {
			fr.box = inner
		}
	}
	if u := e.object.key("UserUnit").num(); u > 0 && u <= 75000 {
		fr.unit = u
	}
	turns := int(math.Round(e.rotate.num() / 90))
	fr.rotation = ((turns%4 + 4) % 4) * 90
	return fr, usable
}

// rectangle reads a PDF rectangle, its corners in any order. An area of nothing is no rectangle.
func rectangle(o *object) (model.BBox, bool) {
	if o.len() < 4 {
		return model.BBox{}, false
	}
	v := o.numbers()
	b := model.BBox{X0: math.Min(v[0], v[2]), Top: math.Min(v[1], v[3]), X1: math.Max(v[0], v[2]), Bottom: math.Max(v[1], v[3])}
	const far = 1e7
	ok := b.Width() > 0 && b.Height() > 0 && math.Abs(b.X0) < far && math.Abs(b.Top) < far && b.X1 < far && b.Bottom < far
	return b, ok
}

// size of the page as displayed, in points.
func (fr frame) size() (width, height float64) {
	width, height = fr.box.Width()*fr.unit, fr.box.Height()*fr.unit
	if fr.rotation%180 != 0 {
		width, height = height, width
	}
	return width, height
}

// matrix maps user space to the page as displayed: origin top left, y down.
func (fr frame) matrix() matrix { return paths.Displayed(fr.box, fr.rotation, fr.unit) }

// readOptionalContent collects the layers that are switched off when the document is opened.
func (f *File) readOptionalContent(properties *object) {
	f.hidden = map[ref]bool{}
	config := properties.key("D")
	each := func(list *object, hidden bool) {
		for i := range list.len() {
			if group := list.at(i); group.ref != (ref{}) {
				f.hidden[group.ref] = hidden
			}
		}
	}
	if config.key("BaseState").name() == "OFF" {
		each(properties.key("OCGs"), true)
	}
	each(config.key("OFF"), true)
	each(config.key("ON"), false)
	f.applyUsage(config.key("AS"))
}

// applyUsage switches layers as their usage says for a page on screen.
func (f *File) applyUsage(applications *object) {
	for i := range applications.len() {
		a := applications.at(i)
		if a.key("Event").name() != "View" || !hasName(a.key("Category"), "View") {
			continue
		}
		groups := a.key("OCGs")
		for k := range groups.len() {
			group := groups.at(k)
			switch group.key("Usage").key("View").key("ViewState").name() {
			case "OFF":
				f.hidden[group.ref] = true
			case "ON":
				f.hidden[group.ref] = false
			}
		}
	}
}

func hasName(list *object, name string) bool {
	for i := range list.len() {
		if list.at(i).name() == name {
			return true
		}
	}
	return false
}
