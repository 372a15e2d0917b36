package findings

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/model"
)

func p[T any](v T) *T { return &v }

func finding(path, check, message string) model.Finding {
	return model.Finding{
		Path: path, Department: p("某市某局"), FiscalYear: p(2021), Check: check, Judged: model.JudgedPublisher,
		Cells: []model.CellRef{{Table: "02-income", Key: "total", Column: "total"}}, Page: p(7),
		Printed: p("71.31"), Expected: p("71.32"), Difference: p("-0.01"), Sentence: p("经费支出 <71.31> 万元"), Message: message,
	}
}

func TestReadRefusesWhatIsNone(t *testing.T) {
	root := t.TempDir()
	for _, err := range Read(os.DirFS(root)) {
		t.Errorf("no file: %v", err)
	}
	if err := os.WriteFile(filepath.Join(root, Name), []byte("{\"path\":\"a\"}\nhello\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	var last error
	for _, err := range Read(os.DirFS(root)) {
		last = err
	}
	if last == nil || !strings.Contains(last.Error(), "line 2") {
		t.Errorf("Read: %v, want an error that names line 2", last)
	}
}

// A tree with one document whose table contradicts itself, and one input that failed.
func TestAudit(t *testing.T) {
	root := t.TempDir()
	out, err := store.Open(root)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	result := contradiction(t)
	if err := out.Put(result); err != nil {
		t.Fatal(err)
	}
	m, err := out.NewLines(store.ManifestName)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range []model.ManifestEntry{{Path: "b.pdf", Status: model.StatusFailed}, {Path: "d/a.pdf", Status: model.StatusReview}} {
		if err := m.Add(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := m.Commit(); err != nil {
		t.Fatal(err)
	}
	var all []model.Finding
	for finding, err := range Audit(root) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, finding)
	}
	if len(all) != 1 || all[0].Path != "d/a.pdf" || all[0].Check != "general_budget_expenditure.row_sum" || *all[0].Difference != "1.00" {
		t.Errorf("%+v", all)
	}
	if err := IsTree(t.TempDir()); !errors.Is(err, ErrNoTree) {
		t.Errorf("IsTree of an empty directory: %v", err)
	}
}

// contradiction is a document whose only row does not add up.
func contradiction(t *testing.T) *model.Result {
	t.Helper()
	amount := func(text string) model.Amount {
		d, err := model.NewDecimal(text)
		if err != nil {
			t.Fatal(err)
		}
		return model.Amount{Amount: &d, Text: text, State: model.Read, Via: model.ViaText, Confidence: 1, Page: 3}
	}
	table := model.Table{
		Type: model.GeneralBudgetExpenditure, Status: model.TableOK,
		Columns: []model.Column{{ID: "total"}, {ID: "basic"}, {ID: "project"}},
		Rows: []model.Row{{Key: "total", Kind: model.KindTotal, Name: "合计", Values: map[string]model.Amount{
			"total": amount("6.00"), "basic": amount("3.00"), "project": amount("2.00"),
		}}},
	}
	return &model.Result{Status: model.StatusOK, Tables: []model.Table{table}, Document: model.Document{
		Source: model.Source{Path: "d/a.pdf"},
		Tables: []model.TableEntry{{File: "tables/01-general_budget_expenditure.json", Type: table.Type, Status: model.TableOK}},
	}}
}

func TestText(t *testing.T) {
	var b bytes.Buffer
	long := finding("b.pdf", "narrative.subjects_listed", "third")
	long.Page, long.Printed = nil, p(strings.Repeat("奖金、", 20))
	if err := Text(&b, []model.Finding{finding("a.pdf", "income.row_sum", "first"), finding("a.pdf", "x.y", "second"), long}); err != nil {
		t.Fatal(err)
	}
	const want = `a.pdf  某市某局 2021
  p. 7   publisher  income.row_sum                     71.31 for 71.32
         first
  p. 7   publisher  x.y                                71.31 for 71.32
         second

b.pdf  某市某局 2021
  -      publisher  narrative.subjects_listed
         third
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestCSV(t *testing.T) {
	var b bytes.Buffer
	if err := CSV(&b, []model.Finding{finding("a.pdf", "income.row_sum", `says "x", and y`)}); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil || len(rows) != 2 || len(rows[0]) != len(rows[1]) || rows[1][5] != "02-income" || rows[1][13] != `says "x", and y` {
		t.Errorf("%v %v", rows, err)
	}
}

func TestSARIF(t *testing.T) {
	var b bytes.Buffer
	undecided := finding("目录/b c.pdf", "income.row_sum", "second")
	undecided.Judged = model.JudgedUndecided
	if err := SARIF(&b, []model.Finding{finding("a.pdf", "x.y", "first"), undecided}, "9.9.9"); err != nil {
		t.Fatal(err)
	}
	var log struct {
		Version string
		Runs    []struct {
			Tool struct {
				Driver struct {
					Version string
					Rules   []struct{ ID string }
				}
			}
			Results []struct {
				RuleID, Level string
				Locations     []struct {
					PhysicalLocation struct{ ArtifactLocation struct{ URI string } }
					LogicalLocations []struct{ FullyQualifiedName string }
				}
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if log.Version != "2.1.0" || run.Tool.Driver.Version != "9.9.9" || len(run.Tool.Driver.Rules) != 2 || run.Tool.Driver.Rules[0].ID != "income.row_sum" {
		t.Errorf("%+v", log)
	}
	second := run.Results[1]
	if run.Results[0].Level != "error" || second.Level != "warning" ||
		second.Locations[0].PhysicalLocation.ArtifactLocation.URI != "%E7%9B%AE%E5%BD%95/b%20c.pdf" ||
		second.Locations[0].LogicalLocations[0].FullyQualifiedName != "02-income/total/total" {
		t.Errorf("%+v", run.Results)
	}
}
