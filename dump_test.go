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

// convertDump converts the dump of a folder of the corpus.
func convertDump(t *testing.T, folder string) *model.Result {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, "document.txt"))
	if err != nil {
		t.Fatal(err)
	}
	result, err := juesuan.Convert(context.Background(), juesuan.Bytes("document.txt", data), juesuan.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// Extracted text of two published accounts: most amounts are proved, and where the dump has lost a table's figures, the
// warning gives those that the text names.
func TestCorpusSeeds(t *testing.T) {
	const proved = 0.9
	for _, truth := range corpus.Glob(t, "seeds/*/truth.json") {
		result := convertDump(t, filepath.Dir(truth))
		var s model.Summary
		for i := range result.Tables {
			if score.Standard(result.Tables[i].Type) {
				s.CountAmounts(&result.Tables[i])
			}
		}
		if float64(s.Proved) < proved*float64(s.Amounts) {
			t.Errorf("%s: %d of %d amounts are proved, want %.0f %%", truth, s.Proved, s.Amounts, 100*proved)
		}
		lost := slices.ContainsFunc(result.Document.Warnings, func(w model.Diagnostic) bool {
			return w.Code == "lost_table_told" && strings.Contains(w.Message, "final.total 4.10")
		})
		if missing := slices.Equal(result.Document.Missing, []model.Type{model.ThreePublic}); missing != lost {
			t.Errorf("missing %v, warnings %v", result.Document.Missing, result.Document.Warnings)
		}
	}
}

// Dumps of four tools: sound documents give no finding, and as many forms as they print.
func TestCorpusDumps(t *testing.T) {
	for _, path := range corpus.Glob(t, "dev/dump-*/truth.json") {
		truth, err := score.ReadTruth(path)
		if err != nil {
			t.Fatal(err)
		}
		result := convertDump(t, filepath.Dir(path))
		for _, f := range result.Findings {
			t.Errorf("%s: the document obeys every sum, and a finding says %s", path, f.Message)
		}
		printed, forms := 0, 0
		for _, table := range truth.Tables {
			printed += min(1, len(table.Fields))
		}
		for _, table := range result.Tables {
			forms += min(1, len(table.Fields))
		}
		if forms != printed {
			t.Errorf("%s: %d forms of %d", path, forms, printed)
		}
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
