package juesuan

import (
	"github.com/juesuan/juesuan/extract/seen"
	"github.com/juesuan/juesuan/model"
)

// pageInfos keeps of each page what document.json tells of it.
func pageInfos(pages []model.Page) []model.PageInfo {
	infos := make([]model.PageInfo, len(pages))
	for i, p := range pages {
		infos[i] = model.PageInfo{
			Page: p.Number, Via: p.Via, Blank: p.Blank,
			Width: model.Points(p.Width), Height: model.Points(p.Height), Rotation: p.Rotation,
		}
		infos[i].Unseen = seen.Figures(&pages[i])
		if p.Reader != "" {
			infos[i].Reader = &p.Reader
		}
		if p.Reason != "" {
			infos[i].Reason = &p.Reason
		}
	}
	return infos
}

func pageDiagnostics(pages []model.Page) []model.Diagnostic {
	var all []model.Diagnostic
	for _, p := range pages {
		all = append(all, p.Diagnostics...)
	}
	return all
}

// whole gives every list that the schema asks for an empty one where it was left out, so that JSON has [] and
// never null.
func whole(r *model.Result) *model.Result {
	doc := &r.Document
	doc.Schema = model.DocumentSchema
	notNil(&doc.Pages)
	notNil(&doc.Tables)
	notNil(&doc.Missing)
	notNil(&doc.Narrative)
	notNil(&doc.Audit.Checks)
	notNil(&doc.Warnings)
	for i := range doc.Tables {
		notNil(&doc.Tables[i].Pages)
	}
	for i := range doc.Audit.Checks {
		notNil(&doc.Audit.Checks[i].Cells)
	}
	for i := range r.Tables {
		wholeTable(&r.Tables[i])
	}
	return r
}

func wholeTable(t *model.Table) {
	t.Schema = model.TableSchema
	notNil(&t.Pages)
	notNil(&t.Columns)
	notNil(&t.Rows)
	notNil(&t.Notes)
	notNil(&t.Grid.Cells)
	notNil(&t.Repairs)
	for i := range t.Repairs {
		notNil(&t.Repairs[i].Before)
	}
	for i := range t.Rows {
		row := &t.Rows[i]
		if row.Values == nil {
			row.Values = map[string]model.Amount{}
		}
		if row.LabelState == "" {
			row.LabelState = model.LabelRead
		}
	}
}

func notNil[T any](list *[]T) {
	if *list == nil {
		*list = []T{}
	}
}
