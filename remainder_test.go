package juesuan

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/juesuan/juesuan/extract/trust"
	"github.com/juesuan/juesuan/model"
)

// A table behind a page that was not read may be the rest of one, where it has no title of its own.
func TestTablesBehindAPageThatWasNotRead(t *testing.T) {
	title, torn, blank := "收入决算表", "a stream is damaged", trust.ReasonBlank
	for name, c := range map[string]struct {
		former model.PageInfo
		title  *string
		doubt  bool
	}{
		"the former page is unread":                       {model.PageInfo{Page: 6, Via: model.ViaNone, Reason: &torn}, nil, true},
		"the former page is unread, but there is a title": {model.PageInfo{Page: 6, Via: model.ViaNone, Reason: &torn}, &title, false},
		"the former page is blank":                        {model.PageInfo{Page: 6, Via: model.ViaNone, Reason: &blank}, nil, false},
		"the former page is read":                         {model.PageInfo{Page: 6, Via: model.ViaText}, nil, false},
		"an earlier page is unread":                       {model.PageInfo{Page: 5, Via: model.ViaNone, Reason: &torn}, nil, false},
	} {
		amount := model.Decimal{Decimal: decimal.RequireFromString("0.00")}
		r := &model.Result{
			Document: model.Document{
				Pages:  []model.PageInfo{c.former, {Page: 7, Via: model.ViaText}},
				Tables: []model.TableEntry{{File: "tables/04-income.json", Status: model.TableOK}},
			},
			Tables: []model.Table{{Type: model.Income, Title: c.title, Pages: []int{7}, Status: model.TableOK, Rows: []model.Row{
				{Key: "total", Values: map[string]model.Amount{"total": {Amount: &amount, State: model.Read}, "fiscal": {Text: "—", State: model.Read}}},
			}}},
		}
		doubtRemainders(r)
		values := r.Tables[0].Rows[0].Values
		if (values["total"].State == model.Doubtful) != c.doubt || values["fiscal"].State == model.Doubtful {
			t.Errorf("%s: %+v", name, values)
		}
		if (r.Tables[0].Status == model.TableReview) != c.doubt || r.Document.Tables[0].Status != r.Tables[0].Status || (len(r.Document.Warnings) == 1) != c.doubt {
			t.Errorf("%s: status %s, %s, warnings %v", name, r.Tables[0].Status, r.Document.Tables[0].Status, r.Document.Warnings)
		}
	}
}
