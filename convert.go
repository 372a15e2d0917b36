package juesuan

import (
	"context"
	"errors"
	"fmt"

	"github.com/juesuan/juesuan/extract/textpdf"
	"github.com/juesuan/juesuan/layout"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/normalize"
)

// Convert reads one document. The spine of the program: extract, layout, normalize.
//
// The error is a [*model.Failure] when the document can't be converted, ctx.Err() when ctx ended between two
// pages. Even then the result's Document.Source tells which bytes were read, as far as they were.
func Convert(ctx context.Context, src Source, opt Options) (result *model.Result, err error) {
	source, err := identify(src)
	if err != nil {
		return sourceOnly(source), err
	}
	stage := "reading it"
	defer func() {
		if p := recover(); p != nil {
			result, err = sourceOnly(source), damaged(stage, p)
		}
	}()

	pages, total, err := extract(ctx, src, opt)
	source.Pages = total
	if err != nil {
		return sourceOnly(source), err
	}

	stage = "finding its tables"
	found := layout.Pages(pages, opt.Layout)

	stage = "naming its tables"
	converted := normalize.Document(pageInfos(pages), &found, opt.Normalize)
	converted.Document.Source = source
	converted.Document.Warnings = append(pageDiagnostics(pages), converted.Document.Warnings...)

	if opt.Watch != nil {
		opt.Watch(pages, &found)
	}
	return whole(&converted), nil
}

// extract reads the chosen pages, and counts those there are.
func extract(ctx context.Context, src Source, opt Options) (pages []model.Page, total int, err error) {
	file, err := textpdf.Open(src.Data, src.Size, opt.Text)
	if err != nil {
		return nil, 0, err
	}
	total = file.NumPage()
	unread, lastErr := 0, error(nil)
	for n := 1; n <= total; n++ {
		if err := ctx.Err(); err != nil {
			return nil, total, err
		}
		if !opt.Pages.Contains(n) {
			continue
		}
		page, err := file.Page(n)
		if err != nil {
			page, lastErr = unreadable(n, page, err), err
			unread++
		}
		pages = append(pages, page)
	}
	if len(pages) == 0 {
		return nil, total, noPages(total, opt.Pages)
	}
	if unread == len(pages) {
		return nil, total, &model.Failure{Reason: model.ReasonDamaged, Message: "no page could be read; fetch the file again, or open it in a PDF program and save it anew", Err: lastErr}
	}
	return pages, total, nil
}

func noPages(total int, chosen PageRanges) error {
	if total == 0 {
		return &model.Failure{Reason: model.ReasonNoPages, Message: "the file has no pages; fetch it again"}
	}
	return &model.Failure{Reason: model.ReasonNoPages, Message: fmt.Sprintf("the pages chosen (%s) are none of its %d; choose others", chosen, total)}
}

// unreadable stands for a page that the reader gave up on; page is as much as it knew.
func unreadable(n int, page model.Page, err error) model.Page {
	why := err.Error()
	var failure *model.Failure
	if errors.As(err, &failure) {
		why = failure.Message
	}
	return model.Page{
		Number: n, Width: page.Width, Height: page.Height, Rotation: page.Rotation,
		Via: model.ViaNone, Reason: why,
		Diagnostics: []model.Diagnostic{{Code: "page_unreadable", Page: n, Message: "the page could not be read: " + why}},
	}
}

// damaged is the failure of a document that made a stage panic.
func damaged(stage string, p any) error {
	return &model.Failure{
		Reason:  model.ReasonDamaged,
		Message: "the file is damaged in a way that stopped the program while " + stage + "; fetch it again, and report it if it opens elsewhere",
		Err:     fmt.Errorf("panic: %v", p),
	}
}

func sourceOnly(source model.Source) *model.Result {
	return &model.Result{Document: model.Document{Source: source}}
}
