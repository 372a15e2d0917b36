package score

import (
	"encoding/json"
	"testing"

	_ "github.com/juesuan/juesuan/internal/golden"
	"github.com/juesuan/juesuan/model"
)

const truth = `{"document": {"department": "民政局", "fiscal_year": 2021, "unit": null}, "classes": ["text"], "tables": [
 {"type": "income", "facts": [{"key": "total", "column": "total", "amount": "10.00"}, {"key": "201", "column": "total", "amount": "4"}],
  "names": [{"key": "201", "name": "一般公共服务支出"}], "cells": [{"row": 0, "col": 0, "row_span": 1, "col_span": 1, "text": "合计"}]},
 {"type": "generic", "facts": [], "names": [], "cells": [{"row": 0, "col": 0, "row_span": 1, "col_span": 1, "text": "单位"}]}]}`

func amount(s string, state model.State) model.Amount {
	d, err := model.NewDecimal(s)
	if err != nil {
		panic(err)
	}
	return model.Amount{Amount: &d, State: state}
}

func converted() *model.Result {
	department, year := "民 政局", 2021
	return &model.Result{
		Document: model.Document{Document: model.Identity{Department: &department, FiscalYear: &year}},
		Tables: []model.Table{
			{Type: model.PerformanceProject, Grid: model.Grid{Cells: []model.Cell{{RowSpan: 1, ColSpan: 1, Text: "单 位"}}}},
			{Type: model.Income,
				Rows: []model.Row{
					{Key: "total", Values: map[string]model.Amount{"total": amount("10.0", model.Read), "other": {Text: "—"}}},
					{Key: "201", Name: "一般公共 服务支出", Values: map[string]model.Amount{"total": amount("4.00", model.Read)}},
				},
				Grid: model.Grid{Cells: []model.Cell{{RowSpan: 1, ColSpan: 1, Text: "合 计"}}}},
		},
	}
}

func TestDocument(t *testing.T) {
	right := Counts{Want: 2, Got: 2, Hit: 2, Names: 1, NamesOK: 1, CellsWant: 2, CellsGot: 2, CellHit: 2, Tables: 1, TablesOK: 1, Meta: 3, MetaOK: 3}
	tests := []struct {
		why    string
		change func(*model.Result)
		want   func(*Counts)
	}{
		{"all is right", func(*model.Result) {}, func(*Counts) {}},
		{"a wrong amount is silent", func(r *model.Result) {
			r.Tables[1].Rows[1].Values["total"] = amount("5", model.Read)
		}, func(c *Counts) { c.Hit, c.Silent, c.TablesOK = 1, 1, 0 }},
		{"a wrong amount that is doubtful is not", func(r *model.Result) {
			r.Tables[1].Rows[1].Values["total"] = amount("5", model.Doubtful)
		}, func(c *Counts) { c.Hit, c.TablesOK = 1, 0 }},
		{"a blank is lost", func(r *model.Result) {
			delete(r.Tables[1].Rows[1].Values, "total")
		}, func(c *Counts) { c.Got, c.Hit, c.Lost, c.TablesOK = 1, 1, 1, 0 }},
		{"a blank read as 0.00 is extra and silent", func(r *model.Result) {
			r.Tables[1].Rows[1].Values["other"] = amount("0.00", model.Read)
		}, func(c *Counts) { c.Got, c.Silent, c.TablesOK = 3, 1, 0 }},
		{"a key given twice is extra", func(r *model.Result) {
			r.Tables[1].Rows = append(r.Tables[1].Rows, model.Row{Key: "201", Name: "一般公共服务支出", Values: map[string]model.Amount{"total": amount("4", model.Read)}})
		}, func(c *Counts) { c.Got, c.Silent, c.TablesOK = 3, 1, 0 }},
		{"a wrong name", func(r *model.Result) { r.Tables[1].Rows[1].Name = "一般" }, func(c *Counts) { c.NamesOK, c.TablesOK = 0, 0 }},
		{"a table of another type", func(r *model.Result) { r.Tables[1].Type = model.Expenditure }, func(c *Counts) {
			c.Hit, c.Lost, c.Silent, c.NamesOK, c.TablesOK, c.CellHit = 0, 2, 2, 0, 0, 1
		}},
		{"a wrong year", func(r *model.Result) { r.Document.Document.FiscalYear = nil }, func(c *Counts) { c.MetaOK = 2 }},
	}
	for _, tt := range tests {
		var printed Truth
		if err := json.Unmarshal([]byte(truth), &printed); err != nil {
			t.Fatal(err)
		}
		result, want := converted(), right
		tt.change(result)
		tt.want(&want)
		got := Document(&printed, result)
		if (len(got.Notes) == 0) != (tt.why == "all is right") {
			t.Errorf("%s: notes %q", tt.why, got.Notes)
		}
		if got.Notes = nil; got.String() != want.String() || got.Got != want.Got || got.CellsGot != want.CellsGot {
			t.Errorf("%s:\n got %v\nwant %v", tt.why, got, want)
		}
	}
}
