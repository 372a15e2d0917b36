package juesuan

import (
	"context"
	"fmt"
	"slices"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/audit"
	"github.com/juesuan/juesuan/audit/coverage"
	"github.com/juesuan/juesuan/audit/narrative"
	"github.com/juesuan/juesuan/extract/drawn"
	"github.com/juesuan/juesuan/extract/read"
	"github.com/juesuan/juesuan/extract/upright"
	"github.com/juesuan/juesuan/layout"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/normalize"
)

// Convert reads one document. The spine of the program: extract, layout, normalize, audit.
//
// The error is a [*model.Failure] when the document can't be converted, ctx.Err() when ctx ended between two
// pages. Even then the result's Document.Source tells which bytes were read, as far as they were.
func Convert(ctx context.Context, src Source, opt Options) (result *model.Result, err error) {
	source, err := Identify(src)
	if err != nil {
		return sourceOnly(source), err
	}
	stage := "reading it"
	defer func() {
		if p := recover(); p != nil {
			result, err = sourceOnly(source), damaged(stage, p)
		}
	}()

	var in laidOut
	if isDump(source) {
		in, err = layoutDump(src, opt)
	} else {
		in, err = layoutPages(ctx, src, source.MediaType, opt)
	}
	source.Pages = in.total
	if err != nil {
		return sourceOnly(source), err
	}

	stage = "naming its tables"
	converted := normalize.Document(in.infos, &in.found, opt.Normalize)
	converted.Document.Source = source
	converted.Document.Warnings = slices.Concat(in.notes, converted.Document.Warnings)
	if in.pages == nil {
		converted.Document.Pages = nil // a dump has none
	}

	stage = "checking its sums"
	converted.Document.Narrative = narrative.Statements(in.found.Lines)
	converted.Document.Audit.Figures = coverage.Count(&in.found, &converted)
	audit.Document(&converted)

	if opt.Watch != nil {
		opt.Watch(in.pages, &in.found)
	}
	return whole(&converted), nil
}

// laidOut is a document's tables and lines as printed, and how its pages were read.
type laidOut struct {
	pages []model.Page // nil for a dump
	infos []model.PageInfo
	found model.Layout
	notes []model.Diagnostic
	total int // pages of the document, whichever were chosen
}

// layoutPages reads the pages of a document and finds what is printed on them.
func layoutPages(ctx context.Context, src Source, media string, opt Options) (laidOut, error) {
	readFile := read.PDF
	if isPicture(media) {
		readFile = read.Pictures
	}
	r, err := readFile(ctx, src.Data, src.Size, opt.reading())
	if err != nil {
		return laidOut{total: r.Total}, err
	}
	opt.Layout.Accounts = accounts.Continuation{}
	for i := range r.Pages {
		upright.Turn(&r.Pages[i], opt.Upright)
		drawn.Signs(&r.Pages[i], opt.Drawn)
	}
	return laidOut{
		pages: r.Pages, infos: pageInfos(r.Pages), found: layout.Pages(r.Pages, opt.Layout),
		notes: slices.Concat(r.Notes, pageDiagnostics(r.Pages)), total: r.Total,
	}, nil
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
