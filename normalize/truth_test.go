package normalize_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/normalize"
	"golang.org/x/text/unicode/norm"

	"github.com/juesuan/juesuan/internal/corpus"
	"github.com/juesuan/juesuan/internal/score"
)

// TestTruthGrids makes the grids of documents whose truth is known and compares types, heads, facts and names.
func TestTruthGrids(t *testing.T) {
	for _, path := range corpus.Glob(t, "dev/*/truth.json", "forms2/*/truth.json", "budgets/*/truth.json", "real/*/truth.json", "real-xls/*/truth.json") {
		name := filepath.Base(filepath.Dir(filepath.Dir(path))) + "/" + filepath.Base(filepath.Dir(path))
		t.Run(name, func(t *testing.T) { compareTruth(t, path) })
	}
}

func compareTruth(t *testing.T, path string) {
	truth, err := score.ReadTruth(path)
	if err != nil {
		t.Fatal(err)
	}
	result := normalize.Document([]model.PageInfo{}, layoutOf(truth), normalize.Options{})
	compareMeta(t, truth, &result)
	if len(result.Tables) != len(truth.Tables) {
		t.Fatalf("%d tables, want %d", len(result.Tables), len(truth.Tables))
	}
	gridsOnly := truthOfGrids(truth)
	for i := range truth.Tables {
		want, got := &truth.Tables[i], &result.Tables[i]
		if gridsOnly && got.Stage != nil && *got.Stage != model.StageBudget {
			t.Errorf("%s: a budget's table has the stage %s", want.Title, *got.Stage)
		}
		if got.Type != want.Type && !gridsOnly {
			t.Errorf("%s: type %s, want %s", want.Title, got.Type, want.Type)
			continue
		}
		if want.HeaderRows != nil && got.Grid.HeaderRows != *want.HeaderRows {
			t.Errorf("%s: header_rows %d, want %d", want.Title, got.Grid.HeaderRows, *want.HeaderRows)
		}
		if !gridsOnly {
			compareFacts(t, want, got)
		}
	}
	if t.Failed() {
		for _, w := range result.Document.Warnings {
			t.Log(w.Table, w.Code, w.Message)
		}
	}
}

// truthOfGrids reports whether the truth is that of a budget's grids alone: it types no table.
func truthOfGrids(truth *score.Truth) bool {
	for _, table := range truth.Tables {
		if table.Type != model.Generic {
			return false
		}
	}
	return truth.Document.Kind == "department_budget"
}

func compareMeta(t *testing.T, truth *score.Truth, result *model.Result) {
	id := result.Document.Document
	same := func(what string, got, want any) {
		if g, w := squash(fmt.Sprint(got)), squash(fmt.Sprint(want)); g != w {
			t.Errorf("%s %s, want %s", what, g, w)
		}
	}
	kind := truth.Document.Kind
	if kind == "government_budget" {
		kind = "other"
	}
	same("kind", id.Kind, kind)
	same("department", deref(id.Department), deref(truth.Document.Department))
	same("fiscal_year", deref(id.FiscalYear), deref(truth.Document.FiscalYear))
	same("unit", deref(id.Unit), deref(truth.Document.Unit))
}

func deref[T any](p *T) any {
	if p == nil {
		return nil
	}
	return *p
}

func compareFacts(t *testing.T, want *score.Table, got *model.Table) {
	type place struct{ key, column string }
	values := map[place]model.Amount{}
	names := map[string]string{}
	for _, row := range got.Rows {
		names[row.Key] = row.Name
		for id, v := range row.Values {
			if v.Amount != nil {
				values[place{row.Key, id}] = v
			}
		}
	}
	for _, f := range want.Facts {
		p := place{f.Key, f.Column}
		v, ok := values[p]
		if !ok || !v.Amount.Equal(f.Amount.Decimal) {
			t.Errorf("%s: %v is %s, want %s", want.Title, p, v.Text, f.Amount)
		} else if v.State != model.Read && !misprintedCode(f.Key) {
			t.Errorf("%s: %v %s is %s", want.Title, p, v.Text, v.State)
		}
		delete(values, p)
	}
	for p, v := range values {
		t.Errorf("%s: extra %v %s", want.Title, p, v.Text)
	}
	for _, n := range want.Names {
		if squash(names[n.Key]) != squash(n.Name) {
			t.Errorf("%s: name of %s is %q, want %q", want.Title, n.Key, names[n.Key], n.Name)
		}
	}
}

// misprintedCode holds for a key of digits that no classification has: the publisher's amounts there are in doubt.
func misprintedCode(key string) bool {
	return key[0] >= '0' && key[0] <= '9' && !strings.ContainsRune("235", rune(key[0]))
}

func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, norm.NFKC.String(s))
}

// layoutOf prints the truth as package layout would give it: a cover, then each table with its title and its
// department and unit line, each on a page of its own.
func layoutOf(truth *score.Truth) *model.Layout {
	l := &model.Layout{}
	page := 1
	line := func(words ...string) {
		out := model.Line{Page: page, Size: 12}
		for _, w := range words {
			out.Words = append(out.Words, model.Word{Text: w})
		}
		l.Lines = append(l.Lines, out)
	}
	if y := truth.Document.FiscalYear; y != nil {
		switch truth.Document.Kind {
		case "department_budget":
			line(fmt.Sprintf("%d年部门预算", *y))
		case "department_final_accounts":
			line(fmt.Sprintf("%d 年度部门决算", *y))
		}
	}
	for _, tt := range truth.Tables {
		page++
		line(tt.Title)
		var labels []string
		if d := truth.Document.Department; d != nil {
			labels = append(labels, "部门："+*d)
		}
		if u := truth.Document.Unit; u != nil && tt.Title != "部门决算单位构成" {
			labels = append(labels, "金额单位："+*u)
		}
		if len(labels) > 0 {
			line(labels...)
		}
		g := model.Grid{Rows: tt.Rows, Cols: tt.Cols, Pages: []int{page}, Above: len(l.Lines), Below: len(l.Lines)}
		for _, c := range tt.Cells {
			g.Cells = append(g.Cells, model.Cell{
				Row: c.Row, Col: c.Col, RowSpan: c.RowSpan, ColSpan: c.ColSpan, Text: c.Text, Page: page,
			})
		}
		l.Grids = append(l.Grids, g)
		line("注：本表反映部门本年度情况。")
	}
	return l
}
