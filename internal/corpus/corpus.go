// Package corpus finds the documents that stand beside a checkout, in ../shared/corpus, for tests that read them in
// place. They are no part of the repository.
//
// A test is skipped only where the whole corpus is absent. Where it is present, a file or pattern that finds nothing
// fails: a test that was renamed away from its documents must not pass for that.
package corpus

import (
	"os"
	"path/filepath"
	"testing"
)

// dir is the corpus's folder. It skips the test where there is none.
func dir(tb testing.TB) string {
	tb.Helper()
	at, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}
	for !isRoot(at) {
		if at == filepath.Dir(at) {
			tb.Fatal("the test does not run below the module's go.mod")
		}
		at = filepath.Dir(at)
	}
	found := filepath.Join(filepath.Dir(at), "shared", "corpus")
	if _, err := os.Stat(found); os.IsNotExist(err) {
		tb.Skip("../shared/corpus is not beside this checkout: the documents that this test reads are not here")
	}
	return found
}

func isRoot(at string) bool {
	_, err := os.Stat(filepath.Join(at, "go.mod"))
	return err == nil
}

// Path is a file or folder of the corpus.
func Path(tb testing.TB, elements ...string) string {
	tb.Helper()
	path := filepath.Join(append([]string{dir(tb)}, elements...)...)
	if _, err := os.Stat(path); err != nil {
		tb.Fatal(err)
	}
	return path
}

// Glob are the files of the corpus that the patterns match, each of which must match one.
func Glob(tb testing.TB, patterns ...string) []string {
	tb.Helper()
	root := dir(tb)
	var paths []string
	for _, pattern := range patterns {
		found, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			tb.Fatal(err)
		}
		if len(found) == 0 {
			tb.Fatalf("nothing in %s matches %s", root, pattern)
		}
		paths = append(paths, found...)
	}
	return paths
}
