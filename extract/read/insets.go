package read

import (
	"context"
	"errors"

	"github.com/juesuan/juesuan/extract/inset"
	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/model"
)

// codeInset is the code of the diagnostic of a picture that was read, or could not be.
const codeInset = "table_in_picture"

// readInsets reads tables that stand as pictures on a page of text. The error is the context's.
func readInsets(ctx context.Context, file renderer, page *model.Page, opt Options) error {
	if page.Via != model.ViaText {
		return nil
	}
	areas := inset.Areas(page, opt.Inset)
	if len(areas) == 0 {
		return nil
	}
	dpi := opt.DPI
	if dpi == 0 {
		dpi = resolution(page)
	}
	picture, err := file.Render(page.Number, dpi)
	if err != nil {
		insetUnread(page, err)
		return ctx.Err()
	}
	for _, area := range areas {
		reader, err := inset.Read(ctx, picture, dpi, page, area, opt.Cells, opt.OCR, opt.Scan, opt.Inset)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.Is(err, ocr.ErrUnavailable):
			why := err.Error()
			if opt.OCR == nil {
				why = noReader
			}
			page.Diagnostics = append(page.Diagnostics, model.Diagnostic{
				Code: model.CodeOCRUnavailable, Page: page.Number, Message: "a table on the page is a picture and was not read: " + why,
			})
		case err != nil:
			insetUnread(page, err)
		case reader != "":
			page.Reason = "a table on the page is a picture, and was read by " + string(reader)
		}
	}
	return nil
}

func insetUnread(page *model.Page, err error) {
	page.Diagnostics = append(page.Diagnostics, model.Diagnostic{
		Code: codeInset, Page: page.Number, Message: "a picture on the page, which may be a table or a figure of one, could not be read: " + err.Error(),
	})
}
