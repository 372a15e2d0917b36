package audit_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/audit"
	"github.com/juesuan/juesuan/audit/narrative"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"

	"github.com/juesuan/juesuan/internal/corpus"
)

// listed is one of the publisher's errors that a reader of a real document found.
type listed struct {
	What, Printed, Expected, Kind string
}

// TestRealDocuments compares what the audit finds in published documents with what a careful reader found: every
// error is reported, what rounding explains is no finding, and few findings are of neither.
func TestRealDocuments(t *testing.T) {
	for _, path := range corpus.Glob(t, "real/*/truth.json") {
		t.Run(filepath.Base(filepath.Dir(path)), func(t *testing.T) {
			var truth struct {
				Document struct{ Kind model.Kind }
				Findings []listed `json:"publisher_findings"`
			}
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(data, &truth); err != nil {
				t.Fatal(err)
			}
			result := convert(t, filepath.Join(filepath.Dir(path), "document.pdf"))
			audit.Document(result)
			compareFindings(t, audit.Findings(result), truth.Findings)
			compareRounding(t, result.Document.Audit.Checks, truth.Findings)
		})
	}
}

func convert(t *testing.T, path string) *model.Result {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var found []model.Line
	result, err := juesuan.Convert(context.Background(), juesuan.Source{Path: "document.pdf", Data: bytes.NewReader(data), Size: int64(len(data))},
		juesuan.Options{Watch: func(_ []model.Page, l *model.Layout) { found = l.Lines }})
	if err != nil {
		t.Fatal(err)
	}
	result.Document.Narrative = narrative.Statements(found)
	return result
}

func compareFindings(t *testing.T, found []model.Finding, want []listed) {
	t.Helper()
	used := make([]bool, len(found))
	for _, w := range want {
		matched := false
		for i, f := range found {
			if w.isOf(&f) {
				used[i], matched = true, true
			}
		}
		if w.Kind == "error" && !matched {
			t.Errorf("not found: %s: %s for %s", w.What, w.Printed, w.Expected)
		}
		if w.Kind == "rounding" && matched {
			t.Errorf("found though rounding explains it: %s: %s for %s", w.What, w.Printed, w.Expected)
		}
	}
	others := 0
	for i, f := range found {
		if !used[i] {
			others++
			t.Logf("not in the list: %s %s", f.Check, f.Message)
		}
	}
	if others > 2 {
		t.Errorf("%d findings are not in the list", others)
	}
}

// isOf holds when a finding is of what is listed.
func (w listed) isOf(f *model.Finding) bool {
	if w.Printed == "named" {
		return f.Check == "narrative.subjects_listed"
	}
	if f.Printed == nil {
		return false
	}
	a, b := text.Fold(w.Printed), text.Fold(*f.Printed)
	return strings.Contains(a, b) || strings.Contains(b, a) && len(a) > 6
}

// compareRounding asks for a check that is off by rounding for each one listed.
func compareRounding(t *testing.T, checks []model.Check, want []listed) {
	t.Helper()
	for _, w := range want {
		if w.Kind != "rounding" {
			continue
		}
		found := false
		for _, c := range checks {
			found = found || c.Result == "rounding" && c.Actual.String() == w.Printed && c.Expected.String() == w.Expected
		}
		if !found {
			t.Errorf("no check is off by rounding: %s: %s for %s", w.What, w.Printed, w.Expected)
		}
	}
}
