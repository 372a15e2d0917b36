package score

import (
	"encoding/json"
	"maps"
	"os"
	"testing"

	"github.com/juesuan/juesuan/internal/corpus"
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
		Document: model.Document{Tables: []model.TableEntry{{File: "tables/01-performance_project.json"}, {File: "tables/02-income.json"}}, Document: model.Identity{Department: &department, FiscalYear: &year}},
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
	right := Counts{
		Docs: 1, Want: 2, Got: 2, Hit: 2, Names: 1, NamesOK: 1, CellsWant: 2, CellsGot: 2, CellsHit: 2, Tables: 2, TablesOK: 2, Meta: 3, MetaOK: 3,
	}
	tests := []struct {
		why    string
		change func(*model.Result)
		want   func(*Counts)
	}{
		{"all is right", func(*model.Result) {}, func(*Counts) {}},
		{"a wrong amount is silent", func(r *model.Result) {
			r.Tables[1].Rows[1].Values["total"] = amount("5", model.Read)
		}, func(c *Counts) { c.Hit, c.Silent, c.Bad, c.TablesOK = 1, 1, 2, 1 }},
		{"a wrong amount that is doubtful is not", func(r *model.Result) {
			r.Tables[1].Rows[1].Values["total"] = amount("5", model.Doubtful)
		}, func(c *Counts) { c.Hit, c.Bad, c.TablesOK = 1, 2, 1 }},
		{"a blank is lost", func(r *model.Result) {
			delete(r.Tables[1].Rows[1].Values, "total")
		}, func(c *Counts) { c.Got, c.Hit, c.Lost, c.Bad, c.TablesOK = 1, 1, 1, 1, 1 }},
		{"a blank read as 0.00 is extra and silent", func(r *model.Result) {
			r.Tables[1].Rows[1].Values["other"] = amount("0.00", model.Read)
		}, func(c *Counts) { c.Got, c.Silent, c.Bad, c.TablesOK = 3, 1, 1, 1 }},
		{"a key given twice is extra", func(r *model.Result) {
			r.Tables[1].Rows = append(r.Tables[1].Rows, model.Row{Key: "201", Name: "一般公共服务支出", Values: map[string]model.Amount{"total": amount("4", model.Read)}})
		}, func(c *Counts) { c.Got, c.Silent, c.Bad, c.TablesOK = 3, 1, 1, 1 }},
		{"a wrong name", func(r *model.Result) { r.Tables[1].Rows[1].Name = "一般" }, func(c *Counts) { c.NamesOK, c.Bad, c.TablesOK = 0, 1, 1 }},
		{"a table of another type", func(r *model.Result) { r.Tables[1].Type = model.Expenditure }, func(c *Counts) {
			c.Hit, c.Lost, c.Silent, c.NamesOK, c.TablesOK, c.CellsHit, c.Bad = 0, 2, 2, 0, 1, 1, 5
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
		output, err := Of(result)
		if err != nil {
			t.Fatal(err)
		}
		got, notes := Document(&printed, output, All)
		if (len(notes) == 0) != (tt.why == "all is right") {
			t.Errorf("%s: notes %q", tt.why, notes)
		}
		if got != want {
			t.Errorf("%s:\n got %+v\nwant %+v", tt.why, got, want)
		}
	}
}

// A lost fact warns nobody where its table or its document is ok.
func TestLostOK(t *testing.T) {
	for _, tt := range []struct {
		document model.Status
		table    model.TableStatus
		want     int
	}{
		{model.StatusReview, model.TableReview, 0},
		{model.StatusReview, model.TableOK, 1},
		{model.StatusOK, model.TableReview, 1},
	} {
		var printed Truth
		if err := json.Unmarshal([]byte(truth), &printed); err != nil {
			t.Fatal(err)
		}
		result := converted()
		delete(result.Tables[1].Rows[1].Values, "total")
		result.Status, result.Tables[1].Status = tt.document, tt.table
		output, err := Of(result)
		if err != nil {
			t.Fatal(err)
		}
		if c, _ := Document(&printed, output, Nine); c.Lost != 1 || c.LostOK != tt.want {
			t.Errorf("document %s, table %s: lost %d, lost-ok %d, want 1 and %d", tt.document, tt.table, c.Lost, c.LostOK, tt.want)
		}
	}
}

// The columns that are scored are those that the specification lists.
func TestColumns(t *testing.T) {
	data, err := os.ReadFile(corpus.Shared(t, "spec", "tables.json"))
	if err != nil {
		t.Fatal(err)
	}
	type ids map[string]any
	var spec struct {
		Types []struct {
			Type    model.Type
			Columns ids
			Budget  struct{ Columns ids }
		}
		Extra map[string]json.RawMessage `json:"extra_columns"`
	}
	if err := json.Unmarshal(data, &spec); err != nil {
		t.Fatal(err)
	}
	extra := func(t model.Type) (of ids) {
		_ = json.Unmarshal(spec.Extra[string(t)], &of) // sentences stand among them
		return of
	}
	if len(spec.Types) != len(columns) {
		t.Errorf("%d types, want %d", len(columns), len(spec.Types))
	}
	for _, of := range spec.Types {
		want := map[string]bool{}
		for _, list := range []ids{of.Columns, of.Budget.Columns, extra("any type"), extra(of.Type)} {
			for id := range list {
				want[id] = true
			}
		}
		if !maps.Equal(columns[of.Type], want) {
			t.Errorf("%s: columns %v, want %v", of.Type, columns[of.Type], want)
		}
	}
}
