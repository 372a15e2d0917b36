package audit

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/audit/narrative"
	"github.com/juesuan/juesuan/model"

	"github.com/juesuan/juesuan/internal/corpus"
	"github.com/juesuan/juesuan/internal/score"
)

// readTruth makes a result of a document's true figures, as if every amount was read so.
func readTruth(t testing.TB, dir string, via model.Via) *model.Result {
	t.Helper()
	folder := corpus.Path(t, dir)
	truth, err := score.ReadTruth(filepath.Join(folder, "truth.json"))
	if err != nil {
		t.Fatal(err)
	}
	r := &model.Result{Status: model.StatusOK}
	r.Document.Document = model.Identity{
		Kind: model.FinalAccounts, Department: truth.Document.Department, FiscalYear: truth.Document.FiscalYear, Unit: truth.Document.Unit,
	}
	r.Document.Pages = []model.PageInfo{{Page: 1, Via: via}}
	for _, tt := range truth.Tables {
		if tt.Facts == nil || tt.Type == model.Generic {
			continue
		}
		b := newTable(tt.Type, *truth.Document.Unit, via)
		b.table.Indicators = tt.Indicators
		for id := range tt.Fields {
			if text, ok := tt.Field(id); ok {
				if b.table.Fields == nil {
					b.table.Fields = model.Fields{}
				}
				b.table.Fields[id] = fieldOf(id, text)
			}
		}
		for _, n := range tt.Names {
			b.name(n.Key, n.Name)
		}
		for _, f := range tt.Facts {
			b.put(f.Key, f.Column, f.Amount)
		}
		addTable(r, b.table)
	}
	if lines := textLines(t, filepath.Join(folder, "document.txt")); lines != nil {
		r.Document.Narrative = narrative.Statements(lines)
	}
	return r
}

// formAmounts are the fields of forms that are amounts.
var formAmounts = []string{
	"budget", "executed", "execution_rate", "execution_score", "total_score", "basic_expenditure", "project_expenditure",
}

func fieldOf(id, text string) model.Field {
	f := model.Field{Text: text, Page: 1}
	if d, ok := plain(strings.TrimSuffix(text, "万元")); ok && slices.Contains(formAmounts, id) {
		f.Amount, f.State = &model.Decimal{Decimal: d}, model.Read
	}
	return f
}

// textLines are the lines of a text dump, tables and all; nil where there is none.
func textLines(t testing.TB, path string) []model.Line {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	var lines []model.Line
	for _, text := range strings.Split(string(data), "\n") {
		if !strings.Contains(text, "\t") {
			lines = append(lines, model.Line{Page: 1, Words: []model.Word{{Text: text}}})
		}
	}
	return lines
}

// tableBuilder makes a canonical table row by row.
type tableBuilder struct {
	table model.Table
	rows  map[string]int
	via   model.Via
}

func newTable(t model.Type, unit string, via model.Via) *tableBuilder {
	b := &tableBuilder{rows: map[string]int{}, via: via}
	b.table = model.Table{Type: t, Status: model.TableOK, Unit: &unit, Title: new(string)}
	*b.table.Title = string(t)
	return b
}

func addTable(r *model.Result, t model.Table) {
	stem := strconv.Itoa(len(r.Tables)+1) + "-" + string(t.Type)
	if len(r.Tables) < 9 {
		stem = "0" + stem
	}
	r.Tables = append(r.Tables, t)
	r.Document.Tables = append(r.Document.Tables, model.TableEntry{File: "tables/" + stem + ".json", Type: t.Type, Status: t.Status})
}

// row gives the row of a key, and makes it what its key says it is.
func (b *tableBuilder) row(key string) *model.Row {
	if i, ok := b.rows[key]; ok {
		return &b.table.Rows[i]
	}
	row := model.Row{Key: key, Name: key, Kind: model.KindLine, Values: map[string]model.Amount{}}
	if section, line, ok := strings.Cut(key, ":"); ok {
		row.Section, row.Name = &section, line
		if n, err := strconv.Atoi(line); err == nil {
			row.Line = &n
		}
		if owner, _, ok := strings.Cut(line, "/"); ok {
			parent := section + ":" + owner
			row.Parent = &parent
		}
	} else if _, err := strconv.Atoi(key); err == nil {
		row.Code = &row.Key
		row.Kind = map[int]model.RowKind{3: model.KindClass, 5: model.KindSection, 7: model.KindItem}[len(key)]
		code := key
		row.Code = &code
	}
	b.rows[key] = len(b.table.Rows)
	b.table.Rows = append(b.table.Rows, row)
	return &b.table.Rows[len(b.table.Rows)-1]
}

func (b *tableBuilder) name(key, name string) { b.row(key).Name = name }

func (b *tableBuilder) put(key, column string, amount model.Decimal) {
	known := false
	for _, c := range b.table.Columns {
		known = known || c.ID == column
	}
	if !known {
		b.table.Columns = append(b.table.Columns, model.Column{ID: column})
	}
	confidence := 1.0
	if b.via == model.ViaOCR {
		confidence = 0.99
	}
	b.row(key).Values[column] = model.Amount{
		Amount: &amount, Text: amount.String(), State: model.Read, Via: b.via, Confidence: confidence, Page: 1,
	}
}
