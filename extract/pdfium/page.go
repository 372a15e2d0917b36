package pdfium

import (
	"fmt"
	"strings"

	"github.com/juesuan/juesuan/model"
)

// Reasons of pages that were not simply read as text, in textpdf's words.
const (
	reasonBlank  = "blank page"
	reasonNoText = "no text layer"
)

// Page reads page n, from 1. Glyphs, rulings, fills and images are in the order PDFium keeps them: that of drawing, save
// for text written from right to left. A page with more of them than a limit allows is returned with those read and a
// diagnostic. Errors wrap a *model.Failure (damaged, memory, timeout); the other pages may be read all the same.
func (d *Document) Page(n int) (model.Page, error) {
	page := model.Page{Number: n, Via: model.ViaNone, Reader: ReaderPdfium}
	err := d.withPage(n, func(m *module, handle pointer) error {
		r := pageReader{module: m, opt: &d.engine.opt, page: &page, handle: handle}
		r.readFrame()
		r.readText()
		r.readObjects()
		return nil
	})
	if err != nil {
		return model.Page{Number: n, Via: model.ViaNone}, err
	}
	judge(&page)
	return page, nil
}

// pageReader fills one page.
type pageReader struct {
	*module
	opt    *Options
	page   *model.Page
	handle pointer // FPDF_PAGE
	toPage matrix  // user space to displayed space
	fonts  fontTable
	budget int // page objects and path points that may still be read
}

// readFrame reads the page's size and rotation.
func (r *pageReader) readFrame() {
	box := model.BBox{X1: 612, Bottom: 792} // what viewers take for a page without a size
	if r.ok("FPDF_GetPageBoundingBox", uint64(r.handle), r.at(0)) {
		// FS_RECTF is left, top, right, bottom with y up.
		box = bounds(point{r.float(0), r.float(1)}, point{r.float(2), r.float(3)})
	}
	turns := r.int("FPDFPage_GetRotation", uint64(r.handle))
	r.page.Rotation = ((turns%4 + 4) % 4) * 90
	r.page.Width, r.page.Height = box.Width(), box.Height()
	if r.page.Rotation%180 != 0 {
		r.page.Width, r.page.Height = r.page.Height, r.page.Width
	}
	r.toPage = displayed(box, r.page.Rotation)
}

// limit adds the diagnostic of a page that was read in part.
func (r *pageReader) limit(format string, args ...any) {
	r.page.Diagnostics = append(r.page.Diagnostics, model.Diagnostic{
		Code: "limit", Page: r.page.Number, Message: "the page was read only in part: " + fmt.Sprintf(format, args...),
	})
}

// judge says how the page was read.
func judge(page *model.Page) {
	for i := range page.Glyphs {
		if g := &page.Glyphs[i]; !g.Hidden && !g.OffPage && strings.TrimSpace(g.Text) != "" {
			page.Via = model.ViaText
			return
		}
	}
	page.Reason = reasonNoText
	if len(page.Images)+len(page.Rulings)+len(page.Fills)+len(page.Glyphs) == 0 {
		page.Reason = reasonBlank
	}
}
