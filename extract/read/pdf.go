package read

import (
	"context"
	"errors"
	"io"

	"github.com/juesuan/juesuan/extract/chain"
	"github.com/juesuan/juesuan/extract/shape"
	"github.com/juesuan/juesuan/model"
)

// PDF reads the chosen pages of a PDF file of size bytes.
func PDF(ctx context.Context, data io.ReaderAt, size int64, opt Options) (r Reading, err error) {
	opt.progress(0)
	file, err := chain.Open(ctx, data, size, opt.Chain)
	if err != nil {
		return r, err
	}
	defer file.Close()
	r.Total, r.Notes = file.NumPage(), file.Diagnostics()
	unread, lastErr := 0, error(nil)
	for n := 1; n <= r.Total; n++ {
		if err := ctx.Err(); err != nil {
			return r, err
		}
		if !opt.wants(n) {
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
		r.Pages = append(r.Pages, page)
	}
	if err := readShapes(ctx, file, r.Pages, opt); err != nil {
		return r, err
	}
	doubtRepeated(r.Pages)
	opt.progress(0)
	if len(r.Pages) == 0 {
		return r, noPages(r.Total, opt.Pages)
	}
	if unread == len(r.Pages) {
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
	if err := readInsets(ctx, file, &page, opt); err != nil {
		return page, err
	}
	err := readFigures(ctx, file, &page, opt)
	return page, err
}
