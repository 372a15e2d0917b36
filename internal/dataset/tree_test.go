package dataset

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	_ "github.com/juesuan/juesuan/internal/golden"
	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/model"
)

const fixtures = "../../fixtures"

// tree makes an output tree of the expected outputs of fixtures, under the paths of its manifest.
func tree(t testing.TB, entries ...model.ManifestEntry) *store.Store {
	t.Helper()
	out, err := store.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { out.Close() })
	for _, e := range entries {
		if e.Status != model.StatusFailed {
			from := filepath.Join(fixtures, e.Path, "expected")
			if err := os.CopyFS(filepath.Join(out.Root(), "documents", e.Path), os.DirFS(from)); err != nil {
				t.Fatal(err)
			}
		}
	}
	putManifest(t, out, entries)
	return out
}

// allFixtures are entries of every fixture, and of an input that failed.
func allFixtures(t testing.TB) []model.ManifestEntry {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(fixtures, "*", "expected"))
	if err != nil || len(found) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	entries := []model.ManifestEntry{{Path: "broken.pdf", Status: model.StatusFailed}}
	for _, name := range found {
		entries = append(entries, model.ManifestEntry{Path: filepath.Base(filepath.Dir(name)), Status: model.StatusOK, Schema: model.ManifestSchema})
	}
	return entries
}

func putManifest(t testing.TB, out *store.Store, entries []model.ManifestEntry) {
	t.Helper()
	m, err := out.NewLines(store.ManifestName)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if err := m.Add(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := m.Commit(); err != nil {
		t.Fatal(err)
	}
}

func write(t testing.TB, out *store.Store) {
	t.Helper()
	if err := Write(t.Context(), out, 2); err != nil {
		t.Fatal(err)
	}
}

func read(t testing.TB, out *store.Store, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(out.Root(), name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// amounts is how many amounts the audits of a tree's documents count.
func amounts(t testing.TB, out *store.Store) (n int) {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(out.Root(), "documents", "*", "document.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range found {
		var d model.Document
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, &d); err != nil {
			t.Fatal(err)
		}
		n += d.Audit.Summary.Amounts
	}
	return n
}

func hashOf(data []byte) string { return fmt.Sprintf("sha256:%x", sha256.Sum256(data)) }
