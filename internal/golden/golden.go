// Package golden has the -update flag of the tests whose expected output stands in files.
//
// Every package with tests imports it, so that "go test ./... -update" is understood by all of them.
package golden

import (
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "rewrite expected files with what the program gives now; look at the diff")

// Updating reports whether expected files are to be rewritten. It fails the test in CI, where nobody looks.
func Updating(t testing.TB) bool {
	t.Helper()
	if *update && os.Getenv("CI") != "" {
		t.Fatal("-update is refused where CI is set: expected files are looked at before they are committed")
	}
	return *update
}
