package juesuan

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"github.com/juesuan/juesuan/dumps"
	"github.com/juesuan/juesuan/extract/chain"
	"github.com/juesuan/juesuan/extract/drawn"
	"github.com/juesuan/juesuan/extract/inset"
	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/extract/read"
	"github.com/juesuan/juesuan/extract/scan"
	"github.com/juesuan/juesuan/extract/shape"
	"github.com/juesuan/juesuan/extract/upright"
	"github.com/juesuan/juesuan/layout"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/normalize"
)

// Options say how to convert. The zero value converts every page with the defaults of every stage.
type Options struct {
	// Pages are the pages to read; none means all.
	Pages PageRanges

	// The limits and tolerances of each stage. Read.Text.Password opens files that need a password.
	Read      chain.Options
	Upright   upright.Options // when pages set sideways are turned
	Drawn     drawn.Options   // of signs and figures that are drawn, not written
	Layout    layout.Options
	Normalize normalize.Options
	Dump      dumps.Options // for text dumps, in place of Layout

	// OCR reads pictures of pages; without it, pages that have no text are not read.
	OCR ocr.Reader `json:"-"`
	// Recognition is how OCR reads, for those who make OCR of it and for Hash; nil where nothing is to be read so.
	Recognition *ocr.Options
	// AlwaysOCR has OCR read every page as a picture, also those with text to be trusted.
	AlwaysOCR bool
	// DPI is the resolution at which such pages are drawn, in dots per inch. 0 means that of the scan, or 300.
	DPI float64
	// Scan has the tolerances of reading them.
	Scan scan.Options
	// Inset has the tolerances of finding tables that stand as pictures on pages of text.
	Inset inset.Options
	// Shape has the tolerances of reading glyphs by what they look like, where their fonts don't tell. Its DPI is the
	// resolution above where that is given.
	Shape shape.Options

	// Watch, when set, is shown what the stages handed on, before Convert returns. It must not change it.
	Watch func(pages []model.Page, found *model.Layout) `json:"-"`

	// Progress, when set, is told what is about to be done: a page about to be read, from 1, or 0 for the stages that
	// see all pages at once.
	Progress func(page int) `json:"-"`
}

// Hash is the SHA-256 of the options that can change the output, in hex. A manifest line records it: a document
// that was converted with other options has to be converted again. The password is no part of it, nor is where PDFium and
// the recognition program are kept.
func (o Options) Hash() string {
	o.Read.Text.Password, o.Read.Pdfium.CacheDir = "", ""
	if o.Recognition != nil {
		how := *o.Recognition
		how.Binary, how.Models = "", ""
		o.Recognition = &how
	}
	text, err := json.Marshal(o)
	if err != nil {
		panic(fmt.Sprintf("options that can't be written: %v", err)) // they are plain values
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// reading are the options of the pages: where a scanned page has cells, layout finds them.
func (o *Options) reading() read.Options {
	return read.Options{
		Pages: o.Pages, Chain: o.Read, OCR: o.OCR, AlwaysOCR: o.AlwaysOCR, DPI: o.DPI, Scan: o.Scan, Inset: o.Inset, Shape: o.Shape,
		Cells:    func(rulings []model.Ruling) [][]model.BBox { return layout.Cells(rulings, o.Layout) },
		Progress: o.Progress,
	}
}
