package audit

import (
	"slices"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/model"
)

// codes are the reasons of a result, as Conclude orders them.
func codes(r *model.Result) []model.ReasonCode {
	var out []model.ReasonCode
	for _, why := range r.Reasons {
		out = append(out, why.Code)
	}
	return out
}

// Each thing that is to be looked at is one reason, with its count and a sentence.
func TestConclude(t *testing.T) {
	read, lost, blank := model.PageInfo{Page: 1, Via: model.ViaText}, model.PageInfo{Page: 2, Via: model.ViaNone}, model.PageInfo{Page: 3, Via: model.ViaNone, Blank: true}
	warn := func(code, table string, page int) func(*model.Result) {
		return func(r *model.Result) {
			r.Document.Warnings = append(r.Document.Warnings, model.Diagnostic{Code: code, Table: table, Page: page})
		}
	}
	pages := func(p ...model.PageInfo) func(*model.Result) {
		return func(r *model.Result) { r.Document.Pages = p }
	}
	finding := func(source string, judged model.Judgement) func(*model.Result) {
		return func(r *model.Result) {
			r.Document.Audit.Checks = []model.Check{{ID: "x.sum", Source: source}}
			r.Findings = []model.Finding{{Check: "x.sum", Judged: judged}}
		}
	}
	for name, c := range map[string]struct {
		change []func(*model.Result)
		want   model.ReasonCode // "" for ok
		count  int
		says   string
	}{
		"nothing to look at":              {nil, "", 0, ""},
		"a blank page":                    {[]func(*model.Result){pages(read, blank)}, "", 0, ""},
		"a page that was not read":        {[]func(*model.Result){pages(read, lost, blank)}, model.ReasonUnreadablePages, 1, "1 page could not be read"},
		"blank pages alone":               {[]func(*model.Result){pages(blank)}, model.ReasonUnreadablePages, 1, "nothing is printed"},
		"a page that was read in part":    {[]func(*model.Result){pages(read), warn(model.CodePageIncomplete, "", 1)}, model.ReasonUnreadablePages, 1, "1 page damaged"},
		"pages of both kinds":             {[]func(*model.Result){pages(read, lost), warn(model.CodePageIncomplete, "", 1)}, model.ReasonUnreadablePages, 2, "perhaps not whole"},
		"a picture without OCR":           {[]func(*model.Result){pages(read, lost), warn(model.CodeOCRUnavailable, "", 2)}, model.ReasonOCRUnavailable, 1, "1 page without text"},
		"a missing table":                 {[]func(*model.Result){func(r *model.Result) { r.Document.Missing = []model.Type{model.ThreePublic} }}, model.ReasonMissingTables, 1, "three_public"},
		"a table of the contents":         {[]func(*model.Result){warn(model.CodeListedTableMissing, "", 0)}, model.ReasonListedTableMissing, 1, "contents"},
		"a table of another":              {[]func(*model.Result){warn(model.CodeTableLeftUntyped, "01-expenditure", 1)}, model.ReasonTableLeftUntyped, 1, "01-expenditure"},
		"a table without its total":       {[]func(*model.Result){warn(model.CodeTableIncomplete, "01-expenditure", 1)}, model.ReasonIncompleteTables, 1, "01-expenditure"},
		"a sum that nobody is blamed for": {[]func(*model.Result){finding("structure", model.JudgedUndecided)}, model.ReasonFailingSums, 1, "1 sum"},
		"a sum that was misread":          {[]func(*model.Result){finding("cross_table", model.JudgedExtraction)}, model.ReasonFailingSums, 1, "1 sum"},
		"the publisher's error":           {[]func(*model.Result){finding("structure", model.JudgedPublisher)}, "", 0, ""},
		"a sentence that says otherwise":  {[]func(*model.Result){finding("narrative", model.JudgedUndecided)}, "", 0, ""},
		"a label in doubt": {[]func(*model.Result){func(r *model.Result) { r.Tables[0].Rows[0].LabelState = model.LabelDoubtful }},
			model.ReasonDoubtfulLabels, 1, "1 label in doubt"},
		"a text in doubt": {[]func(*model.Result){func(r *model.Result) { r.Tables[0].Unsure = true }},
			model.ReasonDoubtfulLabels, 1, "texts in doubt, of 01-expenditure"},
		"a cell that nobody can read": {[]func(*model.Result){func(r *model.Result) { r.Tables[0].Grid.Cells = []model.Cell{{Text: "支\ufffd"}} }},
			model.ReasonDoubtfulLabels, 1, "texts in doubt, of 01-expenditure"},
		"amounts in doubt": {[]func(*model.Result){func(r *model.Result) { doubtAmounts(&r.Tables[0]) }},
			model.ReasonDoubtfulAmounts, 15, "15 amounts in doubt"},
		"numbers without a place": {[]func(*model.Result){warn(model.CodeAmountsLeftOut, "01-expenditure", 1)}, model.ReasonUnplacedFigures, 1, "01-expenditure"},
		"unplaced figures": {[]func(*model.Result){func(r *model.Result) { r.Document.Audit.Figures = &model.Figures{Printed: 9, Unplaced: 3} }},
			model.ReasonUnplacedFigures, 3, "3 printed numbers"},
	} {
		r := resultOf(draw(t, model.Expenditure, model.ViaText, outlays))
		for _, change := range c.change {
			change(r)
		}
		Conclude(r)
		if c.want == "" {
			if r.Status != model.StatusOK || len(r.Reasons) > 0 {
				t.Errorf("%s: %s %v, want ok", name, r.Status, r.Reasons)
			}
			continue
		}
		if got := codes(r); r.Status != model.StatusReview || !slices.Equal(got, []model.ReasonCode{c.want}) {
			t.Errorf("%s: %s %v, want review for %s", name, r.Status, got, c.want)
		} else if why := r.Reasons[0]; why.Count != c.count || !strings.Contains(why.Message, c.says) {
			t.Errorf("%s: %d, %q; want %d and %q", name, why.Count, why.Message, c.count, c.says)
		}
	}
}

// What explains the others comes first.
func TestReasonsAreInOrder(t *testing.T) {
	r := resultOf(draw(t, model.Expenditure, model.ViaText, outlays))
	doubtAmounts(&r.Tables[0])
	r.Document.Missing = []model.Type{model.ThreePublic}
	r.Document.Pages = []model.PageInfo{{Page: 1, Via: model.ViaNone}}
	r.Tables[0].Rows[0].LabelState = model.LabelDoubtful
	Conclude(r)
	want := []model.ReasonCode{model.ReasonUnreadablePages, model.ReasonMissingTables, model.ReasonDoubtfulLabels, model.ReasonDoubtfulAmounts}
	if got := codes(r); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// A table is to be looked at, empty or fine; a document whose table is to be looked at is never ok.
func TestTableStatus(t *testing.T) {
	form := model.Table{Type: model.PerformanceProject, Fields: model.Fields{"budget": {}}}
	filled := model.Table{Type: model.PerformanceProject, Fields: model.Fields{"budget": {Text: "无"}}}
	unread := model.Table{Type: model.PerformanceProject, Fields: model.Fields{"budget": {Text: "1?", State: model.Doubtful}}}
	noFigures := model.Table{Type: model.GovernmentFund, Rows: []model.Row{{Values: map[string]model.Amount{"total": {Text: "—"}}}}}
	generic := model.Table{Type: model.Generic, Unsure: true}
	for i, c := range []struct {
		table model.Table
		want  model.TableStatus
	}{
		{form, model.TableEmpty}, {filled, model.TableOK}, {unread, model.TableReview}, {noFigures, model.TableEmpty}, {generic, model.TableOK},
		{draw(t, model.Expenditure, model.ViaText, outlays), model.TableOK},
	} {
		r := resultOf(c.table)
		Conclude(r)
		if got := r.Tables[0].Status; got != c.want || r.Document.Tables[0].Status != c.want || (r.Status == model.StatusReview) != (c.want == model.TableReview) {
			t.Errorf("%d: %s and %s, the document %s; want %s", i, got, r.Document.Tables[0].Status, r.Status, c.want)
		}
	}
}
