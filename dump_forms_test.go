package juesuan_test

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/internal/corpus"
	"github.com/juesuan/juesuan/internal/score"
	"github.com/juesuan/juesuan/model"
)

// The performance forms of dumps, whatever way a tool has lost their cells: every field that is a text.
func TestCorpusDumpForms(t *testing.T) {
	right, all := 0, 0
	for _, path := range corpus.Glob(t, "dev/dump-*/truth.json", "seeds/*/truth.json") {
		truth, err := score.ReadTruth(path)
		if err != nil {
			t.Fatal(err)
		}
		result, _ := convertDump(t, filepath.Dir(path))
		forms := slices.DeleteFunc(slices.Clone(result.Tables), func(table model.Table) bool { return len(table.Fields) == 0 })
		n := 0
		for _, want := range truth.Tables {
			if len(want.Fields) == 0 {
				continue
			}
			for field, raw := range want.Fields {
				var text string
				if json.Unmarshal(raw, &text) != nil {
					continue
				}
				if all++; n < len(forms) && unspaced(forms[n].Fields[field].Text) == unspaced(text) {
					right++
				} else {
					t.Logf("%s: form %d, %s: %q is not read so", filepath.Base(filepath.Dir(path)), n+1, field, text)
				}
			}
			n++
		}
		if n != len(forms) {
			t.Errorf("%s: %d forms of %d", filepath.Base(filepath.Dir(path)), len(forms), n)
		}
	}
	atLeast(t, "fields", float64(right)/float64(all), 0.99)
}

func unspaced(text string) string { return strings.Join(strings.Fields(text), "") }
