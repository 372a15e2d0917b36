// Package corpus finds the documents that stand beside a checkout, in ../shared/corpus, for tests that read them in
// place, and what is shared with them. They are no part of the repository.
//
// A test is skipped only where the whole corpus is absent. Where it is present, a file or pattern that finds nothing
// fails: a test that was renamed away from its documents must not pass for that.
package corpus

import (
	"os"
	"path/filepath"
	"testing"
)

// shared is the folder beside the checkout. It skips the test where there is no corpus in it.
func shared(tb testing.TB) string {
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
	found := filepath.Join(filepath.Dir(at), "shared")
	if _, err := os.Stat(filepath.Join(found, "corpus")); os.IsNotExist(err) {
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
	return Shared(tb, append([]string{"corpus"}, elements...)...)
}

// Shared is a file or folder that stands beside the corpus.
func Shared(tb testing.TB, elements ...string) string {
	tb.Helper()
	path := filepath.Join(append([]string{shared(tb)}, elements...)...)
	if _, err := os.Stat(path); err != nil {
		tb.Fatal(err)
	}
	return path
}

// Glob are the files of the corpus that the patterns match, each of which must match one.
func Glob(tb testing.TB, patterns ...string) []string {
	tb.Helper()
	root := filepath.Join(shared(tb), "corpus")
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
