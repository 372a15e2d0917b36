package juesuan_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/internal/corpus"
	"github.com/juesuan/juesuan/internal/score"
	"github.com/juesuan/juesuan/model"
)

// convertDump converts the dump of a folder of the corpus, and scores its standard tables.
func convertDump(t *testing.T, folder string) (*model.Result, score.Counts) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, "document.txt"))
	if err != nil {
		t.Fatal(err)
	}
	truth, err := score.ReadTruth(filepath.Join(folder, "truth.json"))
	if err != nil {
		t.Fatal(err)
	}
	result, err := juesuan.Convert(context.Background(), juesuan.Bytes("document.txt", data), juesuan.Options{})
	if err != nil {
		t.Fatal(err)
	}
	truth.Tables = slices.DeleteFunc(truth.Tables, func(table score.Table) bool { return !score.Standard(table.Type) })
	standard := *result
	standard.Tables = slices.DeleteFunc(slices.Clone(result.Tables), func(table model.Table) bool { return !score.Standard(table.Type) })
	c := score.Document(truth, &standard)
	for _, note := range c.Notes[:min(5, len(c.Notes))] {
		t.Logf("%s: %s", filepath.Base(folder), note)
	}
	return result, c
}

// Extracted text of two published accounts: every amount right, most of them proved, and of the table whose figures
// the dump has lost the warning says what the text tells.
func TestCorpusSeeds(t *testing.T) {
	for _, truth := range corpus.Glob(t, "seeds/*/truth.json") {
		result, c := convertDump(t, filepath.Dir(truth))
		atLeast(t, "fact F1", c.FactF1(), 1)
		atLeast(t, "names", c.NameShare(), 0.99)
		if c.Silent > 0 {
			t.Errorf("%d amounts are silently wrong", c.Silent)
		}
		var s model.Summary
		for i := range result.Tables {
			if score.Standard(result.Tables[i].Type) {
				s.CountAmounts(&result.Tables[i])
			}
		}
		atLeast(t, "proved", float64(s.Proved)/float64(s.Amounts), 0.9)
		lost := slices.ContainsFunc(result.Document.Warnings, func(w model.Diagnostic) bool {
			return w.Code == "lost_table" && strings.Contains(w.Message, "final.total 4.10")
		})
		if missing := slices.Equal(result.Document.Missing, []model.Type{model.ThreePublic}); missing != lost {
			t.Errorf("missing %v, warnings %v", result.Document.Missing, result.Document.Warnings)
		}
	}
}

// Dumps of four tools.
func TestCorpusDumps(t *testing.T) {
	var total score.Counts
	for _, truth := range corpus.Glob(t, "dev/dump-*/truth.json") {
		result, c := convertDump(t, filepath.Dir(truth))
		total.Add(c)
		for _, f := range result.Findings {
			t.Errorf("%s: the document obeys every sum, and a finding says %s", filepath.Base(filepath.Dir(truth)), f.Message)
		}
	}
	atLeast(t, "fact F1", total.FactF1(), 0.992)
	atLeast(t, "names", total.NameShare(), 0.998)
	if total.Silent > 0 {
		t.Errorf("%d amounts are silently wrong", total.Silent)
	}
}

// A file named as text whose bytes are none is refused, whatever they are.
func TestUnreadableTextIsRefused(t *testing.T) {
	noise := make([]byte, 4096)
	for i := range noise {
		noise[i] = byte(i*i*7 + i>>3)
	}
	for name, data := range map[string][]byte{
		"noise.txt": noise, "zeros.md": []byte("收入\x00\x00支出"), "page.txt": []byte("<!DOCTYPE html><html><body>404</body></html>"),
		"archive.txt": append([]byte("PK\x03\x04"), noise...),
	} {
		_, err := juesuan.Convert(context.Background(), juesuan.Bytes(name, data), juesuan.Options{})
		var failure *model.Failure
		if !errors.As(err, &failure) || failure.Reason != model.ReasonUnsupportedType {
			t.Errorf("%s: %v", name, err)
		}
	}
}
