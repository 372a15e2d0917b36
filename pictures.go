package juesuan

import (
	"context"
	"errors"
	"io"

	"github.com/juesuan/juesuan/extract/raster"
	"github.com/juesuan/juesuan/extract/trust"
	"github.com/juesuan/juesuan/model"
)

// isPicture reports whether files of a media type are images of pages.
func isPicture(media string) bool {
	return media == "image/png" || media == "image/jpeg" || media == "image/tiff"
}

// readPictures reads the chosen pages of an image file.
func readPictures(ctx context.Context, src Source, opt Options) (r reading, err error) {
	opt.progress(0)
	data := make([]byte, src.Size)
	if _, err := io.ReadFull(io.NewSectionReader(src.Data, 0, src.Size), data); err != nil {
		return r, &model.Failure{Reason: model.ReasonUnreadable, Message: "the file could not be read to its end; check the disk, or copy it again", Err: err}
	}
	file, err := raster.OpenFile(data, opt.Scan.Raster)
	if err != nil {
		return r, err
	}
	r.total = file.NumPage()
	var lastErr error
	unread := 0
	for n := 1; n <= r.total; n++ {
		if err := ctx.Err(); err != nil {
			return r, err
		}
		if !opt.Pages.Contains(n) {
			continue
		}
		opt.progress(n)
		page, err := readPictureFile(ctx, file, n, opt)
		if ctx.Err() != nil {
			return r, ctx.Err()
		}
		if failure := new(model.Failure); errors.As(err, &failure) && failure.Reason != model.ReasonDamaged {
			return r, err
		}
		if err != nil {
			page, lastErr = unreadable(n, page, err), err
			unread++
		}
		r.pages = append(r.pages, page)
	}
	opt.progress(0)
	if len(r.pages) == 0 {
		return r, noPages(r.total, opt.Pages)
	}
	if unread == len(r.pages) {
		return r, lastErr
	}
	return r, nil
}

func readPictureFile(ctx context.Context, file *raster.File, n int, opt Options) (model.Page, error) {
	page := model.Page{Number: n, Via: model.ViaNone, Reason: trust.ReasonScanned}
	picture, err := file.Page(n)
	if err != nil {
		return page, err
	}
	const pointsPerInch = 72
	size := picture.Bounds().Size()
	page.Width, page.Height = float64(size.X)*pointsPerInch/picture.DPI, float64(size.Y)*pointsPerInch/picture.DPI
	if opt.OCR == nil {
		return withoutOCR(page, noReader), nil
	}
	return readPicture(ctx, picture.Image, picture.DPI, page, opt)
}
