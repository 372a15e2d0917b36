package audit

import (
	"github.com/juesuan/juesuan/identity"
	"github.com/juesuan/juesuan/model"
)

// pagesWithoutOCR counts pages that are pictures, or have tables or figures that are, where there is no OCR.
func pagesWithoutOCR(r *model.Result) (int, string) {
	n := len(pagesWarned(&r.Document, model.CodeOCRUnavailable))
	return n, counted(n, "page") + " without text or with figures as pictures, and there is no OCR; read by eye, or install it (juesuan doctor tells how)"
}

// pagesUnread counts pages that could not be read, or perhaps not whole. A document of blank pages alone has likely lost
// what stood on them.
func pagesUnread(r *model.Result) (int, string) {
	doc := &r.Document
	noOCR, blank, unread := pagesWarned(doc, model.CodeOCRUnavailable), 0, 0
	for _, p := range doc.Pages {
		switch {
		case p.Via != model.ViaNone || noOCR[p.Page]:
		case p.Blank:
			blank++
		default:
			unread++
		}
	}
	damaged := len(pagesWarned(doc, model.CodePageIncomplete))
	switch {
	case blank > 0 && blank == len(doc.Pages):
		return blank, "nothing is printed on its pages; see whether they show something"
	case unread == 0:
		return damaged, counted(damaged, "page") + " damaged and perhaps not read whole; compare with the page"
	case damaged == 0:
		return unread, counted(unread, "page") + " could not be read; read by eye"
	}
	return unread + damaged, counted(unread, "page") + " could not be read, and " + counted(damaged, "page") + " perhaps not whole; compare with the page"
}

// pagesWarned are the pages that have a warning of a code; 0 stands for the file as a whole.
func pagesWarned(doc *model.Document, code string) map[int]bool {
	pages := map[int]bool{}
	for _, w := range doc.Warnings {
		if w.Code == code {
			pages[w.Page] = true
		}
	}
	return pages
}

func tablesMissing(r *model.Result) (int, string) {
	names := make([]string, len(r.Document.Missing))
	for i, t := range r.Document.Missing {
		names[i] = string(t)
	}
	return len(names), "not found: " + listed(names) + "; see whether the document prints them"
}

func listedTablesMissing(r *model.Result) (int, string) {
	n := warnings(r, model.CodeListedTableMissing)
	return n, counted(n, "table") + " of the list of contents not found; see whether the document prints them"
}

func tablesLeftUntyped(r *model.Result) (int, string) {
	names := tablesWarned(r, model.CodeTableLeftUntyped)
	return len(names), listed(names) + " may belong to another table; compare with the page"
}

func tablesIncomplete(r *model.Result) (int, string) {
	names := tablesWarned(r, model.CodeTableIncomplete, model.CodeTableRemainder)
	return len(names), "rows or parts of " + listed(names) + " may be missing; compare with the page"
}

// sumsFailing counts findings of the tables' own sums that may be misreadings. Where the publisher is to blame the
// reading is right: the finding says so, and there is nothing to look at in the output.
func sumsFailing(r *model.Result) (int, string) {
	ofTables := map[string]bool{}
	for _, c := range r.Document.Audit.Checks {
		switch identity.Source(c.Source) {
		case identity.Printed, identity.Structure, identity.CrossTable:
			ofTables[c.ID] = true
		}
	}
	n := 0
	for _, f := range r.Findings {
		if ofTables[f.Check] && f.Judged != model.JudgedPublisher {
			n++
		}
	}
	return n, counted(n, "sum") + " of the tables not met, perhaps by a misreading; compare with the page"
}

// labelsDoubtful counts rows whose key or name is uncertain, and tables with other text in doubt.
func labelsDoubtful(r *model.Result) (int, string) {
	rows, unsure := 0, []string(nil)
	for i := range r.Tables {
		t := &r.Tables[i]
		rows += doubtfulLabels(t)
		if t.Type != model.Generic && isUnsure(t) && doubtfulAmounts(t) == 0 && doubtfulLabels(t) == 0 {
			unsure = append(unsure, stemOf(&r.Document.Tables[i]))
		}
	}
	switch {
	case len(unsure) == 0:
		return rows, counted(rows, "label") + " in doubt; compare with the page"
	case rows == 0:
		return len(unsure), "texts in doubt, of " + listed(unsure) + "; compare with the page"
	}
	return rows + len(unsure), counted(rows, "label") + " in doubt, and texts of " + listed(unsure) + "; compare with the page"
}

func amountsDoubtful(r *model.Result) (int, string) {
	n := 0
	for i := range r.Tables {
		n += doubtfulAmounts(&r.Tables[i])
	}
	return n, counted(n, "amount") + " in doubt; compare with the page"
}

// figuresUnplaced counts printed numbers that are nowhere in the output, or the tables that have some where figures were
// not counted.
func figuresUnplaced(r *model.Result) (int, string) {
	// Of a document of another kind no table is asked for; its figures are listed all the same.
	if f := r.Document.Audit.Figures; f != nil && f.Unplaced > 0 && r.Document.Document.Kind != model.Other {
		return f.Unplaced, counted(f.Unplaced, "printed number") + " without a place in the output; compare with the page"
	}
	names := tablesWarned(r, model.CodeAmountsLeftOut)
	return len(names), "numbers of " + listed(names) + " have no place in their rows; see the grid"
}
