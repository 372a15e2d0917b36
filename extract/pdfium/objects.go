package pdfium

import (
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
}

// spend reports whether one more object or point may be read.
func (r *pageReader) spend() bool {
	r.budget--
	return r.budget >= 0 && r.err == nil
}

// readObject reads an object that stands in a space which toPage maps to the displayed page.
func (r *pageReader) readObject(object pointer, toPage matrix, depth int) {
	if object == 0 {
		return
	}
	switch r.int("FPDFPageObj_GetType", uint64(object)) {
	case objectPath:
		r.readPath(object, r.matrixOf(object).mul(toPage))
	case objectImage:
		r.readImage(object, r.matrixOf(object).mul(toPage))
	case objectForm:
		if depth >= r.opt.MaxFormDepth {
			r.limit("forms nested deeper than %d", r.opt.MaxFormDepth)
			return
		}
		inner := r.matrixOf(object).mul(toPage)
		count := r.int("FPDFFormObj_CountObjects", uint64(object))
		for i := 0; i < count && inner.finite() && r.spend(); i++ {
			r.readObject(r.object("FPDFFormObj_GetObject", uint64(object), uint64(i)), inner, depth+1)
		}
	}
}

func (r *pageReader) matrixOf(object pointer) matrix {
	if !r.ok("FPDFPageObj_GetMatrix", uint64(object), r.at(0)) {
		return matrix{a: 1, d: 1}
	}
	return matrix{r.float(0), r.float(1), r.float(2), r.float(3), r.float(4), r.float(5)}
}

// readImage places an image: the unit square under its matrix.
func (r *pageReader) readImage(object pointer, m matrix) {
	if !m.finite() {
		return
	}
	image := model.Image{BBox: bounds(m.apply(0, 0), m.apply(1, 0), m.apply(1, 1), m.apply(0, 1))}
	if r.ok("FPDFImageObj_GetImagePixelSize", uint64(object), r.at(0), r.at(1)) {
		image.PixelWidth, image.PixelHeight = int(r.word(0)), int(r.word(1))
	}
	r.page.Images = append(r.page.Images, image)
}

// Kinds of path points (FPDFPathSegment_GetType).
const (
	segmentLine  = 0
	segmentCurve = 1
	segmentMove  = 2
)

// readPath reads a painted path; m maps its space to the displayed page.
func (r *pageReader) readPath(object pointer, m matrix) {
	if !m.finite() || !r.ok("FPDFPath_GetDrawMode", uint64(object), r.at(0), r.at(1)) {
		return
	}
	filled, stroked := r.word(0) != 0, r.word(1) != 0
	if !filled && !stroked {
		return
	}
	shapes := r.shapes(object, m)
	if filled {
		if luminance, alpha := r.colour("FPDFPageObj_GetFillColor", uint64(object)); alpha > 0 {
			r.fill(shapes, luminance)
		}
	}
	if stroked {
		if luminance, alpha := r.colour("FPDFPageObj_GetStrokeColor", uint64(object)); alpha > 0 && luminance < r.opt.WhiteLuminance {
			thickness := 0.0
			if r.ok("FPDFPageObj_GetStrokeWidth", uint64(object), r.at(0)) {
				thickness = r.float(0) * m.scale()
			}
			r.stroke(shapes, thickness)
		}
	}
}

// shapes are the subpaths of a path in displayed space.
func (r *pageReader) shapes(object pointer, m matrix) []shape {
	count := r.int("FPDFPath_CountSegments", uint64(object))
	var out []shape
	for i := 0; i < count && r.spend(); i++ {
		segment := uint64(r.object("FPDFPath_GetPathSegment", uint64(object), uint64(i)))
		if !r.ok("FPDFPathSegment_GetPoint", segment, r.at(0), r.at(1)) {
			continue
		}
		p := m.apply(r.float(0), r.float(1))
		kind := r.int("FPDFPathSegment_GetType", segment)
		if kind == segmentMove || len(out) == 0 {
			out = append(out, nil)
			kind = segmentMove
		}
		last := &out[len(out)-1]
		*last = append(*last, vertex{p, kind == segmentCurve})
		if r.ok("FPDFPathSegment_GetClose", segment) && (*last)[0].point != p {
			*last = append(*last, vertex{point: (*last)[0].point})
		}
	}
	return out
}
