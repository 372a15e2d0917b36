package pdfium

import (
	"fmt"

	"github.com/juesuan/juesuan/extract/paths"
	"github.com/juesuan/juesuan/extract/seen"
	"github.com/juesuan/juesuan/extract/trust"
	"github.com/juesuan/juesuan/model"
)

// Page reads page n, from 1. Glyphs, rulings, fills and images are in the order PDFium keeps them: that of drawing, save
// for text written from right to left. A page with more of them than a limit allows is returned with those read and a
// diagnostic. Errors wrap a *model.Failure (damaged, memory, timeout); the other pages may be read all the same.
func (d *Document) Page(n int) (model.Page, error) {
	page := model.Page{Number: n, Via: model.ViaNone, Reader: model.ReaderPdfium}
	err := d.withPage(n, func(m *module, handle pointer) error {
		r := pageReader{module: m, opt: &d.engine.opt, page: &page, handle: handle, rules: paths.NewPainter(d.engine.opt.Rules)}
		r.readFrame()
		r.readText()
		r.readObjects()
		seen.Mark(&page, r.areas, seen.Options{})
		verdict := trust.Judge(&page, r.curved, trust.Options{})
		page.Via, page.Reason, page.Blank = verdict.Via, verdict.Reason, verdict.Blank
		return nil
	})
	if err != nil {
		return model.Page{Number: n, Via: model.ViaNone}, err
	}
	return page, nil
}

// pageReader fills one page.
type pageReader struct {
	*module
	opt    *Options
	page   *model.Page
	handle pointer      // FPDF_PAGE
	toPage paths.Matrix // user space to displayed space
	fonts  fontTable
	rules  paths.Painter
	areas  []seen.Area // what was painted: PDFium does not tell the order in which text came
	curved bool        // a path with curves was painted, which may be text
	budget int         // page objects and path points that may still be read
}

// readFrame reads the page's size and rotation.
func (r *pageReader) readFrame() {
	box := model.BBox{X1: 612, Bottom: 792} // what viewers take for a page without a size
	if r.ok("FPDF_GetPageBoundingBox", uint64(r.handle), r.at(0)) {
		// FS_RECTF is left, top, right, bottom with y up.
		box = paths.Bounds(paths.Point{X: r.float(0), Y: r.float(1)}, paths.Point{X: r.float(2), Y: r.float(3)})
	}
	turns := r.int("FPDFPage_GetRotation", uint64(r.handle))
	r.page.Rotation = ((turns%4 + 4) % 4) * 90
	r.page.Width, r.page.Height = box.Width(), box.Height()
	if r.page.Rotation%180 != 0 {
		r.page.Width, r.page.Height = r.page.Height, r.page.Width
	}
	r.toPage = paths.Displayed(box, r.page.Rotation, 1)
}

// limit adds the diagnostic of a page that was read in part.
func (r *pageReader) limit(format string, args ...any) {
	r.page.Diagnostics = append(r.page.Diagnostics, model.Diagnostic{
		Code: "limit", Page: r.page.Number, Message: "the page was read only in part: " + fmt.Sprintf(format, args...),
	})
}
