package juesuan_test

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/internal/contract"
	"github.com/juesuan/juesuan/internal/golden"
	"github.com/juesuan/juesuan/internal/store"
)

// fixtureNames are the cases of fixtures/, by name.
func fixtureNames(t testing.TB) []string {
	t.Helper()
	found, err := filepath.Glob("fixtures/*/document.pdf")
	if err != nil || len(found) == 0 {
		t.Fatalf("no fixtures found: %v", err)
	}
	var names []string
	for _, name := range found {
		names = append(names, filepath.Base(filepath.Dir(name)))
	}
	return names
}

func fixture(t testing.TB, name string) juesuan.Source {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("fixtures", name, "document.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	return juesuan.Bytes(name+"/document.pdf", data)
}

// Every fixture gives its expected files, to the byte, and all of them keep to the schemas.
func TestFixtures(t *testing.T) {
	for _, name := range fixtureNames(t) {
		t.Run(name, func(t *testing.T) {
			result, err := juesuan.Convert(context.Background(), fixture(t, name), juesuan.Options{})
			if err != nil {
				t.Fatal(err)
			}
			files, err := store.Files(result)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range files {
				if err := contract.CheckFile(f.Name, f.Data); err != nil {
					t.Error(err)
				}
			}
			expected := filepath.Join("fixtures", name, "expected")
			if golden.Updating(t) {
				rewrite(t, expected, files)
			}
			compare(t, expected, files)
		})
	}
}

func rewrite(t *testing.T, expected string, files []store.File) {
	t.Helper()
	if err := os.RemoveAll(expected); err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		name := filepath.Join(expected, f.Name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func compare(t *testing.T, expected string, files []store.File) {
	t.Helper()
	var left []string // expected files that were not written
	err := filepath.WalkDir(expected, func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			left = append(left, name)
		}
		return err
	})
	if err != nil {
		t.Fatalf("%v; write it with: go test . -update", err)
	}
	for _, f := range files {
		name := filepath.Join(expected, f.Name)
		want, err := os.ReadFile(name)
		if err != nil {
			t.Errorf("%s is not expected", f.Name)
			continue
		}
		left = slices.DeleteFunc(left, func(other string) bool { return other == name })
		if line, got, want := firstDifference(f.Data, want); line > 0 {
			t.Errorf("%s, line %d: got\n  %s\nwant\n  %s", name, line, got, want)
		}
	}
	for _, name := range left {
		t.Errorf("%s is expected, and was not written", name)
	}
}

// firstDifference is the first line, from 1, in which two texts differ; 0 when they are the same.
func firstDifference(got, want []byte) (line int, gotLine, wantLine []byte) {
	g, w := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i := range max(len(g), len(w)) {
		gotLine, wantLine = nil, nil
		if i < len(g) {
			gotLine = g[i]
		}
		if i < len(w) {
			wantLine = w[i]
		}
		if i >= len(g) || i >= len(w) || !bytes.Equal(gotLine, wantLine) {
			return i + 1, bytes.TrimSpace(gotLine), bytes.TrimSpace(wantLine)
		}
	}
	return 0, nil, nil
}
