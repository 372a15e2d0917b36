package pdfium

import (
	"github.com/juesuan/juesuan/extract/paths"
	"github.com/juesuan/juesuan/extract/seen"
	"github.com/juesuan/juesuan/model"
)

// Kinds of page objects (FPDFPageObj_GetType).
const (
	objectPath  = 2
	objectImage = 3
	objectForm  = 5
)

// readObjects reads the page's paths and images, those of its forms included.
func (r *pageReader) readObjects() {
	r.budget = r.opt.MaxObjectsPerPage
	count := r.int("FPDFPage_CountObjects", uint64(r.handle))
	for i := 0; i < count && r.spend(); i++ {
		r.readObject(r.object("FPDFPage_GetObject", uint64(r.handle), uint64(i)), r.toPage, 0)
	}
	if r.budget < 0 {
		r.limit("more than %d objects and points", r.opt.MaxObjectsPerPage)
	}
	r.page.Rulings = r.rules.Rulings()
	r.page.Fills, r.page.Ink = r.rules.Fills, r.rules.Ink
}

// spend reports whether one more object or point may be read.
func (r *pageReader) spend() bool {
	r.budget--
	return r.budget >= 0 && r.err == nil
}

// readObject reads an object that stands in a space which toPage maps to the displayed page.
func (r *pageReader) readObject(object pointer, toPage paths.Matrix, depth int) {
	if object == 0 {
		return
	}
	switch r.int("FPDFPageObj_GetType", uint64(object)) {
	case objectPath:
		r.readPath(object, r.matrixOf(object).Mul(toPage))
	case objectImage:
		r.readImage(object, r.matrixOf(object).Mul(toPage))
	case objectForm:
		if depth >= r.opt.MaxFormDepth {
			r.limit("forms nested deeper than %d", r.opt.MaxFormDepth)
			return
		}
		inner := r.matrixOf(object).Mul(toPage)
		count := r.int("FPDFFormObj_CountObjects", uint64(object))
		for i := 0; i < count && inner.Finite() && r.spend(); i++ {
			r.readObject(r.object("FPDFFormObj_GetObject", uint64(object), uint64(i)), inner, depth+1)
		}
	}
}

func (r *pageReader) matrixOf(object pointer) paths.Matrix {
	if !r.ok("FPDFPageObj_GetMatrix", uint64(object), r.at(0)) {
		return paths.Identity
	}
	return paths.MatrixOf(r.float(0), r.float(1), r.float(2), r.float(3), r.float(4), r.float(5))
}

// readImage places an image: the unit square under its matrix.
func (r *pageReader) readImage(object pointer, m paths.Matrix) {
	if !m.Finite() {
		return
	}
	image := model.Image{BBox: m.Box(0, 0, 1, 1)}
	if r.ok("FPDFImageObj_GetImagePixelSize", uint64(object), r.at(0), r.at(1)) {
		image.PixelWidth, image.PixelHeight = int(r.word(0)), int(r.word(1))
	}
	r.page.Images = append(r.page.Images, image)
	r.areas = append(r.areas, seen.Area{BBox: image.BBox, Before: unordered})
}

// Kinds of path points (FPDFPathSegment_GetType).
const (
	segmentCurve = 1
	segmentMove  = 2
)

// fillEvenOdd is the draw mode of a fill by the even-odd rule (FPDF_FILLMODE_ALTERNATE).
const fillEvenOdd = 1

// readPath reads a painted path; m maps its space to the displayed page.
func (r *pageReader) readPath(object pointer, m paths.Matrix) {
	if !m.Finite() || !r.ok("FPDFPath_GetDrawMode", uint64(object), r.at(0), r.at(1)) {
		return
	}
	mode, stroked := r.word(0), r.word(1) != 0
	if mode == 0 && !stroked {
		return
	}
	path := r.path(object, m)
	page := model.BBox{X1: r.page.Width, Bottom: r.page.Height}
	r.curved = r.curved || path.Curved()
	if mode != 0 {
		if luminance, ink, alpha := r.colour("FPDFPageObj_GetFillColor", uint64(object)); alpha > 0 {
			from := len(r.rules.Fills)
			r.rules.Fill(path, mode == fillEvenOdd, page, luminance)
			for _, f := range r.rules.Fills[from:] {
				r.areas = append(r.areas, seen.Area{BBox: f.BBox, Colour: ink, Before: unordered})
			}
			if box, any := path.Bounds(); any && len(r.rules.Fills) == from {
				r.areas = append(r.areas, seen.Area{BBox: box, Before: unordered})
			}
		}
	}
	if stroked {
		if luminance, _, alpha := r.colour("FPDFPageObj_GetStrokeColor", uint64(object)); alpha > 0 {
			thickness := 0.0
			if r.ok("FPDFPageObj_GetStrokeWidth", uint64(object), r.at(0)) {
				thickness = r.float(0) * m.Scale()
			}
			r.rules.Stroke(path, page, thickness, luminance)
		}
	}
}

// unordered marks areas whose place in the order of painting is not known.
const unordered = -1

// path is a path in displayed space.
func (r *pageReader) path(object pointer, m paths.Matrix) *paths.Path {
	count := r.int("FPDFPath_CountSegments", uint64(object))
	var out paths.Path
	for i := 0; i < count && r.spend(); i++ {
		segment := uint64(r.object("FPDFPath_GetPathSegment", uint64(object), uint64(i)))
		if !r.ok("FPDFPathSegment_GetPoint", segment, r.at(0), r.at(1)) {
			continue
		}
		p := m.Apply(r.float(0), r.float(1))
		switch r.int("FPDFPathSegment_GetType", segment) {
		case segmentMove:
			out.Move(p)
		case segmentCurve:
			out.Line(p, paths.CurveTo)
		default:
			out.Line(p, paths.LineTo)
		}
		if r.ok("FPDFPathSegment_GetClose", segment) {
			out.Close()
		}
	}
	return &out
}
