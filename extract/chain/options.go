package chain

import (
	"cmp"

	"github.com/juesuan/juesuan/extract/mend"
	"github.com/juesuan/juesuan/extract/paths"
	"github.com/juesuan/juesuan/extract/pdfium"
	"github.com/juesuan/juesuan/extract/textpdf"
	"github.com/juesuan/juesuan/model"
)

// Options are those of the readers. The zero value means the defaults. Text holds the password and the limits; PDFium
// has the same ones unless its own are set.
type Options struct {
	Text   textpdf.Options
	Mend   mend.Options
	Pdfium pdfium.Options

	// MaxPageSide, in points, bounds the width and the height of a page. Default 20 000 (7 m): A0 is 3370 high, and the
	// standard's own bound is 14 400 of the page's units.
	MaxPageSide float64
}

func (o Options) withDefaults() Options {
	if o.MaxPageSide <= 0 {
		o.MaxPageSide = 20_000
	}
	if o.Pdfium.MaxPages <= 0 {
		o.Pdfium.MaxPages = cmp.Or(o.Text.MaxPages, 10_000) // textpdf's default
	}
	if o.Pdfium.MaxGlyphsPerPage <= 0 {
		o.Pdfium.MaxGlyphsPerPage = cmp.Or(o.Text.MaxGlyphsPerPage, 200_000) // textpdf's default
	}
	if o.Pdfium.MaxFormDepth <= 0 {
		o.Pdfium.MaxFormDepth = o.Text.MaxFormDepth
	}
	if o.Pdfium.Rules == (paths.Options{}) {
		o.Pdfium.Rules = o.Text.Rules
	}
	if o.Mend.MaxInflated <= 0 {
		o.Mend.MaxInflated = o.Text.MaxInflated
	}
	return o
}

// reader is what textpdf and pdfium have in common.
type reader interface {
	NumPage() int
	Page(n int) (model.Page, error)
}
