package read

import (
	"context"
	"errors"
	"fmt"

	"github.com/juesuan/juesuan/extract/inset"
	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/model"
)

// readFigures reads figures that stand as pictures or curves in the cells of a page of text. Where there is no OCR, it finds
// out whether something is printed there, so that its cell is not taken for blank. The error is the context's.
func readFigures(ctx context.Context, file renderer, page *model.Page, opt Options) error {
	if page.Via != model.ViaText {
		return nil
	}
	places := inset.Places(page, opt.Cells, opt.Inset)
	if len(places) == 0 {
		return nil
	}
	dpi := opt.DPI
	if dpi == 0 {
		dpi = usualDPI
	}
	picture, err := file.Render(page.Number, dpi)
	if err != nil {
		inset.LeaveUnread(page, places)
		insetUnread(page, err)
		return ctx.Err()
	}
	why, by := noReader, opt.OCR
	found, reader, err := inset.ReadPlaces(ctx, picture, dpi, page, places, by, opt.Scan)
	if errors.Is(err, ocr.ErrUnavailable) {
		why, by = err.Error(), nil
		found, _, err = inset.ReadPlaces(ctx, picture, dpi, page, places, nil, opt.Scan)
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		inset.LeaveUnread(page, places)
		insetUnread(page, err)
	case len(found) > 0 && by == nil:
		b := found[0]
		page.Diagnostics = append(page.Diagnostics, model.Diagnostic{
			Code: model.CodeOCRUnavailable, Page: page.Number,
			Message: fmt.Sprintf("%d places on the page show figures as pictures or curves, the first at x %.0f, y %.0f; they were not read: %s", len(found), b.X0, b.Top, why),
		})
	case len(found) > 0:
		page.Reason = "figures on the page are pictures or curves, and were read by " + string(reader)
	}
	return nil
}
