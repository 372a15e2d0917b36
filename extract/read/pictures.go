package read

import (
	"context"
	"errors"
	"io"

	"github.com/juesuan/juesuan/extract/raster"
	"github.com/juesuan/juesuan/extract/trust"
	"github.com/juesuan/juesuan/model"
)

// Pictures reads the chosen pages of an image file of size bytes: PNG, JPEG or TIFF.
func Pictures(ctx context.Context, data io.ReaderAt, size int64, opt Options) (r Reading, err error) {
	opt.progress(0)
	image := make([]byte, size)
	if _, err := io.ReadFull(io.NewSectionReader(data, 0, size), image); err != nil {
		return r, &model.Failure{Reason: model.ReasonUnreadable, Message: "the file could not be read to its end; check the disk, or copy it again", Err: err}
	}
	file, err := raster.OpenFile(image, opt.Scan.Raster)
	if err != nil {
		return r, err
	}
	r.Total = file.NumPage()
	var lastErr error
	unread := 0
	for n := 1; n <= r.Total; n++ {
		if err := ctx.Err(); err != nil {
			return r, err
		}
		if !opt.wants(n) {
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
		r.Pages = append(r.Pages, page)
	}
	opt.progress(0)
	if len(r.Pages) == 0 {
		return r, noPages(r.Total, opt.Pages)
	}
	if unread == len(r.Pages) {
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
