package juesuan

import (
	"context"
	"errors"
	"fmt"

	"github.com/juesuan/juesuan/extract/chain"
	"github.com/juesuan/juesuan/extract/shape"
	"github.com/juesuan/juesuan/model"
)

// reading is what was read of a file.
type reading struct {
	pages []model.Page // the chosen ones
	total int          // of the file
	notes []model.Diagnostic
}

// readPages reads the chosen pages.
func readPages(ctx context.Context, src Source, opt Options) (r reading, err error) {
	opt.progress(0)
	file, err := chain.Open(ctx, src.Data, src.Size, opt.Read)
	if err != nil {
		return r, err
	}
	defer file.Close()
	r.total, r.notes = file.NumPage(), file.Diagnostics()
	unread, lastErr := 0, error(nil)
	for n := 1; n <= r.total; n++ {
		if err := ctx.Err(); err != nil {
			return r, err
		}
		if !opt.Pages.Contains(n) {
			continue
		}
		opt.progress(n)
		page, err := file.Page(n)
		if errors.As(err, new(*model.Failure)) || err != nil && ctx.Err() != nil {
			return r, err // the file as a whole is at fault
		}
		if err != nil {
			page, lastErr = unreadable(n, page, err), err
			unread++
		}
		if err == nil {
			if page, err = readPrinted(ctx, file, page, opt); err != nil {
				return r, err
			}
		}
		r.pages = append(r.pages, page)
	}
	if err := readShapes(ctx, file, r.pages, opt); err != nil {
		return r, err
	}
	doubtRepeated(r.pages)
	opt.progress(0)
	if len(r.pages) == 0 {
		return r, noPages(r.total, opt.Pages)
	}
	if unread == len(r.pages) {
		return r, &model.Failure{Reason: model.ReasonDamaged, Message: "no page could be read; fetch the file again, or open it in a PDF program and save it anew", Err: lastErr}
	}
	return r, nil
}

// readPrinted reads what stands on a page as a picture: all of it, or tables. A page of glyphs that are to be read by shape
// waits for the others.
func readPrinted(ctx context.Context, file renderer, page model.Page, opt Options) (model.Page, error) {
	switch {
	case opt.AlwaysOCR:
		return readScan(ctx, file, page, opt)
	case opt.OCR != nil && shape.Unread(&page):
		return page, nil
	case isScan(&page):
		return readScan(ctx, file, page, opt)
	}
	err := readInsets(ctx, file, &page, opt)
	return page, err
}

func noPages(total int, chosen PageRanges) error {
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
