// Package read makes pages of a file, whatever has to read them.
//
// In: the bytes of a PDF or of an image file. Out: the chosen pages, in order, each with what read it and why it was not
// simply read as text; and how many pages the file has.
//
//	pdf.go        a PDF, page by page: text by extract/chain, pictures by OCR
//	pictures.go   an image file
//	scan.go       a page that only a picture shows
//	insets.go     tables that stand as pictures on a page of text
//	figures.go    figures that stand as pictures or curves in its cells
//	shapes.go     glyphs whose fonts do not say what they are
//	repeated.go   pages that show what another page shows
//
// What always holds: a page that could not be read is there, with Via none and the reason; only what concerns the file as
// a whole is an error. Without OCR nothing is recognised, and the pages say so.
package read

import (
	"fmt"

	"github.com/juesuan/juesuan/extract/chain"
	"github.com/juesuan/juesuan/extract/inset"
	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/extract/scan"
	"github.com/juesuan/juesuan/extract/shape"
	"github.com/juesuan/juesuan/model"
)

// Options say which pages to read, and how.
type Options struct {
	Pages Selection     // nil means all
	Chain chain.Options // of PDF files
	// OCR reads pictures; nil where nothing is to be recognised.
	OCR ocr.Reader
	// AlwaysOCR has OCR read every page as a picture, also those with text to be trusted.
	AlwaysOCR bool
	// DPI is the resolution at which pages are drawn for OCR, in dots per inch. 0 means that of the scan, or 300.
	DPI float64
	// Cells finds the cells that rulings frame: those of a scanned table are recognised one by one.
	Cells scan.Cells
	Scan  scan.Options
	Inset inset.Options
	Shape shape.Options
	// Progress, when set, is called with the number of the page about to be read, and with 0 before and after them all.
	Progress func(page int)
}

// Selection chooses pages. They count from 1.
type Selection interface {
	Contains(page int) bool
	String() string // as people write it
}

// Reading is the chosen pages of a file.
type Reading struct {
	Pages []model.Page
	Total int // pages of the file
	Notes []model.Diagnostic
}

func (o *Options) wants(page int) bool { return o.Pages == nil || o.Pages.Contains(page) }

func (o *Options) progress(page int) {
	if o.Progress != nil {
		o.Progress(page)
	}
}

func noPages(total int, chosen Selection) error {
	if total == 0 {
		return &model.Failure{Reason: model.ReasonNoPages, Message: "the file has no pages; fetch it again"}
	}
	return &model.Failure{Reason: model.ReasonNoPages, Message: fmt.Sprintf("the pages chosen (%s) are none of its %d; choose others", chosen, total)}
}

// unreadable stands for a page that nobody could read; page is as much as is known of it.
func unreadable(n int, page model.Page, err error) model.Page {
	why := err.Error()
	return model.Page{
		Number: n, Width: page.Width, Height: page.Height, Rotation: page.Rotation,
		Via: model.ViaNone, Reason: why,
		Diagnostics: []model.Diagnostic{{Code: "page_unreadable", Page: n, Message: "the page could not be read: " + why}},
	}
}
