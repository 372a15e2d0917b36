package read

import (
	"context"
	"errors"
	"image"

	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/extract/scan"
	"github.com/juesuan/juesuan/extract/trust"
	"github.com/juesuan/juesuan/model"
)

// noReader says why pictures are not read when Options has no OCR.
const noReader = "OCR is off, or its program was not given; " + ocr.Install

// askedFor is the reason of a page with text that was read as a picture.
const askedFor = "OCR was asked for"

// Resolutions at which scanned pages are drawn, in dots per inch.
const (
	usualDPI = 300
	leastDPI = 100 // a coarser picture is none of a page
	mostDPI  = 400 // finer ones are not read better
)

// renderer draws a page of a file.
type renderer interface {
	Render(n int, dpi float64) (*image.RGBA, error)
}

// isScan reports whether only a picture of the page can be read.
func isScan(page *model.Page) bool {
	return page.Via == model.ViaNone && !page.Blank
}

// readScan reads a page that has no text to be trusted as a picture. A page that can't be read so says why. The error is
// the context's.
func readScan(ctx context.Context, file renderer, page model.Page, opt Options) (model.Page, error) {
	if opt.AlwaysOCR && page.Reason == "" {
		page.Reason = askedFor
	}
	if opt.OCR == nil {
		return withoutOCR(page, noReader), nil
	}
	dpi := opt.DPI
	if dpi == 0 {
		dpi = resolution(&page)
	}
	picture, err := file.Render(page.Number, dpi)
	if err != nil {
		return unreadable(page.Number, page, err), ctx.Err()
	}
	return readPicture(ctx, picture, dpi, page, opt)
}

// readPicture reads the picture of a page. page is what is known of it besides.
func readPicture(ctx context.Context, picture image.Image, dpi float64, page model.Page, opt Options) (model.Page, error) {
	read, err := scan.Page(ctx, picture, dpi, page.Number, opt.Cells, opt.OCR, opt.Scan)
	switch {
	case ctx.Err() != nil:
		return page, ctx.Err()
	case errors.Is(err, ocr.ErrUnavailable):
		return withoutOCR(page, err.Error()), nil
	case err != nil:
		return unreadable(page.Number, page, err), nil
	case read.Via == model.ViaNone:
		return model.Page{Number: page.Number, Width: page.Width, Height: page.Height, Rotation: page.Rotation, Via: model.ViaNone, Reason: trust.ReasonBlank, Blank: true, Diagnostics: page.Diagnostics}, nil
	}
	read.Reason, read.Images, read.Diagnostics = page.Reason, page.Images, page.Diagnostics
	read.Rotation = (page.Rotation + read.Rotation) % 360
	return read, nil
}

// withoutOCR stands for a page that only OCR could read.
func withoutOCR(page model.Page, why string) model.Page {
	page.Diagnostics = append(page.Diagnostics, model.Diagnostic{
		Code: model.CodeOCRUnavailable, Page: page.Number,
		Message: "the page was not read as a picture: " + why,
	})
	return page
}

// resolution is that of the largest picture on a page, within what engines read well.
func resolution(page *model.Page) float64 {
	const pointsPerInch = 72
	dpi, largest := 0.0, 0.0
	for _, i := range page.Images {
		if area := i.Width() * i.Height(); i.PixelWidth > 0 && area > largest {
			largest = area
			// A picture that stands turned on the page has its pixels the other way round.
			dpi = pointsPerInch * max(float64(i.PixelWidth), float64(i.PixelHeight)) / max(i.Width(), i.Height())
		}
	}
	if dpi < leastDPI {
		return usualDPI
	}
	return min(dpi, mostDPI)
}
