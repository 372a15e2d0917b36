package read

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"image"

	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/extract/shape"
	"github.com/juesuan/juesuan/extract/trust"
	"github.com/juesuan/juesuan/model"
)

// codeByShape is the code of the diagnostic of a page whose glyphs were read by what they look like.
const codeByShape = "glyphs_by_shape"

// readShapes reads by shape the glyphs of pages whose fonts don't say what they are, or can't be believed. A page of
// which too little can be read so is read as a picture. Nothing is drawn and nobody asked where there are no such glyphs.
// The error is the context's.
func readShapes(ctx context.Context, file renderer, pages []model.Page, opt Options) error {
	var unread []int
	for i := range pages {
		if shape.Unread(&pages[i]) {
			unread = append(unread, i)
		}
	}
	if len(unread) == 0 || opt.OCR == nil {
		return nil
	}
	opt.Shape.DPI = cmp.Or(opt.Shape.DPI, opt.DPI)
	draw := func(n int, dpi float64) (image.Image, error) { return file.Render(n, dpi) }
	read, err := shape.Document(ctx, pages, draw, opt.OCR, opt.progress, opt.Shape)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, ocr.ErrUnavailable):
		for _, i := range unread {
			if isScan(&pages[i]) {
				pages[i] = withoutOCR(pages[i], err.Error())
			}
		}
		return nil
	}
	for _, i := range unread {
		p := &pages[i]
		opt.progress(p.Number)
		if err == nil && read.Apply(p) && readable(p, read.Engines()) {
			continue
		}
		picture, scanErr := readScan(ctx, file, *p, opt)
		if scanErr != nil {
			return scanErr
		}
		if picture.Via != model.ViaNone || p.Via == model.ViaNone {
			*p = picture // else doubtful text is better than none
		}
	}
	return nil
}

// readable signs a page that was read by shape, when its text can be believed now.
func readable(p *model.Page, engines string) bool {
	verdict := trust.Judge(p, true, trust.Options{})
	if verdict.Via != model.ViaText {
		return false
	}
	p.Via = verdict.Via
	p.Reason = "fonts of the page can't be believed; their glyphs were read by shape, by " + engines
	doubtful := 0
	for i := range p.Glyphs {
		if p.Glyphs[i].Doubtful {
			doubtful++
		}
	}
	p.Diagnostics = append(p.Diagnostics, model.Diagnostic{
		Code: codeByShape, Page: p.Number,
		Message: fmt.Sprintf("the glyphs of fonts that can't be believed were recognised by their shapes; %d of %d glyphs stay doubtful", doubtful, len(p.Glyphs)),
	})
	return true
}
