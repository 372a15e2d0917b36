package chain

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/juesuan/juesuan/extract"
	"github.com/juesuan/juesuan/extract/textpdf"
	"github.com/juesuan/juesuan/model"
)

// Page reads page n, from 1. A page that was read only in part, or by another reader than the first, says so in its
// Reason. An error means that nobody could read it, that the file meets a limit, or that the context was cancelled; only
// the first leaves the file usable.
func (f *File) Page(n int) (model.Page, error) {
	first, err := f.read(f.readers[0], n)
	if err != nil {
		return first.page, err
	}
	best := first
	if f.worthMore(first, n) {
		if best, err = f.better(first, n); err != nil {
			return best.page, err
		}
	}
	if best.fault == absent {
		return best.page, errors.New(best.why)
	}
	return f.signed(first, best), nil
}

// worthMore reports whether another reader could do better. Nobody finds text on a page of pictures.
func (f *File) worthMore(r reading, n int) bool {
	switch r.fault {
	case none:
		return false
	case absent:
		return true
	}
	return f.fonts(n) && !told(&r.page, "limit") // what is too much for one is too much for all
}

// better asks the other readers for a page that the first did not read well.
func (f *File) better(first reading, n int) (reading, error) {
	best := first
	for _, l := range f.readers[1:] {
		if l.sign == model.ReaderMended && first.fault == distrusted {
			continue // the same fonts give the same text
		}
		if err := f.ctx.Err(); err != nil {
			return best, err
		}
		other, err := l.open()
		if err != nil || other.NumPage() != f.NumPage() {
			continue // pages are not known to be the same ones
		}
		r, err := f.read(l, n)
		if err != nil {
			return best, err
		}
		fit(&r.page, &first.page)
		if next, ok := replaces(r, best, l.sign); ok {
			if best = next; best.fault == none {
				break
			}
		}
	}
	return best, nil
}

// replaces reports whether r is taken instead of best, and with what fault.
func replaces(r, best reading, sign model.Reader) (reading, bool) {
	if sign == model.ReaderPdfium && best.fault == torn && r.fault == none {
		r.fault = torn // PDFium does not tell what it could not read either
	}
	switch {
	case r.fault == absent, r.visible == 0:
		return best, false
	case best.fault == absent, best.fault == silent:
		return r, true
	case best.fault == torn:
		return r, r.fault == none || r.visible > best.visible
	case !sameFrame(&r.page, &best.page):
		return r, r.fault == none
	default: // distrusted: the lines and areas were read well
		best.page.Glyphs, best.page.Fonts, best.page.Reader, best.page.Via = r.page.Glyphs, r.page.Fonts, r.page.Reader, r.page.Via
		best.fault, best.visible = r.fault, r.visible
		return best, r.fault == none
	}
}

// read has one reader read a page. The error is that of a limit or of the context.
func (f *File) read(l link, n int) (r reading, err error) {
	from, err := l.open()
	if err != nil {
		return r, err
	}
	page, pageErr := guarded(from, n)
	if err := f.ctx.Err(); err != nil {
		return reading{page: page}, err
	}
	if err := f.exceeded(from, &page); err != nil {
		return reading{page: page}, err
	}
	if pageErr == nil {
		page.Reader = l.sign
	}
	return judge(page, pageErr, func() bool { return f.suspect && f.fonts(n) }), nil
}

func guarded(from reader, n int) (page model.Page, err error) {
	defer func() {
		if x := recover(); x != nil {
			page, err = model.Page{Number: n, Via: model.ViaNone}, fmt.Errorf("the reader failed: %v", x)
		}
	}()
	return from.Page(n)
}

// exceeded is the failure of a file that meets a limit.
func (f *File) exceeded(from reader, page *model.Page) error {
	if text, ok := from.(*textpdf.File); ok {
		if err := text.Exceeded(); err != nil {
			return err
		}
	}
	if most := f.opt.Pdfium.MaxGlyphsPerPage; len(page.Glyphs) >= most && told(page, "limit") {
		return &model.Failure{Reason: model.ReasonLimitGlyphs, Message: fmt.Sprintf("page %d has more than %d glyphs; raise --max-glyphs if the file is to be trusted", page.Number, most), Err: extract.ErrLimit}
	}
	if most := f.opt.MaxPageSide; page.Width > most || page.Height > most {
		return &model.Failure{Reason: model.ReasonLimitSize, Message: fmt.Sprintf("page %d measures %.0f × %.0f points, more than %.0f; raise --max-page-side if the file is to be trusted", page.Number, page.Width, page.Height, most), Err: extract.ErrLimit}
	}
	return nil
}

// sameFrame reports whether two pages have one size, so that places on one are places on the other.
func sameFrame(a, b *model.Page) bool {
	const slack = 0.5 // points
	return a.Rotation == b.Rotation && math.Abs(a.Width-b.Width) <= slack && math.Abs(a.Height-b.Height) <= slack
}

// fit brings a page of PDFium, which does not know /UserUnit, to the size that the first reader found.
func fit(page, to *model.Page) {
	const least, slack = 1e-3, 0.01
	if page.Width <= 0 || page.Height <= 0 || to.Width <= 0 || to.Height <= 0 || page.Rotation != to.Rotation {
		return
	}
	scale := to.Width / page.Width
	if math.Abs(scale-1) < least || math.Abs(to.Height/page.Height-scale) > slack*scale {
		return
	}
	grow := func(b *model.BBox) {
		b.X0, b.Top, b.X1, b.Bottom = b.X0*scale, b.Top*scale, b.X1*scale, b.Bottom*scale
	}
	page.Width, page.Height = to.Width, to.Height
	for i := range page.Glyphs {
		grow(&page.Glyphs[i].BBox)
		page.Glyphs[i].Size *= scale
	}
	for i := range page.Rulings {
		grow(&page.Rulings[i].BBox)
		page.Rulings[i].Thickness *= scale
	}
	for i := range page.Fills {
		grow(&page.Fills[i].BBox)
	}
	for i := range page.Ink {
		grow(&page.Ink[i].BBox)
	}
	for i := range page.Images {
		grow(&page.Images[i].BBox)
	}
}

// signed says of a page why the first reader's word was not enough, and whether parts may be missing.
func (f *File) signed(first, best reading) model.Page {
	page := best.page
	damaged := &page
	if page.Reader == model.ReaderPdfium {
		damaged = &first.page // PDFium does not tell
	}
	why := garbled(damaged)
	lie := ""
	if page.Reader == model.ReaderPdfium {
		lie = distrustedFont(&first.page) // PDFium believes the fonts
	}
	if why != "" || lie != "" || page.Reader == model.ReaderPdfium && best.visible < first.visible {
		for i := range page.Glyphs {
			page.Glyphs[i].Doubtful = true
		}
	}
	if lie != "" && !told(&page, fontDistrusted) {
		page.Diagnostics = append(page.Diagnostics, model.Diagnostic{Code: fontDistrusted, Page: page.Number, Message: lie})
	}
	if best.fault == torn {
		why = first.why
	}
	if why != "" {
		page.Diagnostics = append(page.Diagnostics, model.Diagnostic{
			Code: model.CodePageIncomplete, Page: page.Number, Message: "the page may not have been read whole, or not rightly; compare it with the output: " + why,
		})
	}
	switch {
	case best.fault == torn:
		page.Reason, page.Blank = first.why, false
	case page.Via != model.ViaText: // its reason is why there is no text
	case page.Reader != first.page.Reader:
		page.Reason = first.why
	case f.readers[0].sign != model.ReaderLedongthuc:
		page.Reason = f.why
	}
	return page
}

// fontDistrusted is textpdf's diagnostic of a font that says what can't be true of its glyphs.
const fontDistrusted = "font_distrusted"

// distrustedFont is what the first reader said of such a font, "" when there is none.
func distrustedFont(page *model.Page) string {
	for _, d := range page.Diagnostics {
		if d.Code == fontDistrusted {
			return d.Message
		}
	}
	return ""
}

// garbled says what is damaged of that which is drawn on a page, or of the fonts that say what it means: a figure may
// then be another one, whoever reads it.
func garbled(page *model.Page) string {
	for _, d := range page.Diagnostics {
		switch d.Code {
		case "stream_damaged", "content_unreadable", "page_unreadable", "page_repeated", "font_damaged", "font_missing":
			return d.Message
		case "page_size_missing":
			if slices.ContainsFunc(page.Glyphs, func(g model.Glyph) bool { return g.Unseen == model.OffPage }) {
				return d.Message
			}
		}
	}
	return ""
}

func told(page *model.Page, code string) bool {
	return slices.ContainsFunc(page.Diagnostics, func(d model.Diagnostic) bool { return d.Code == code })
}
