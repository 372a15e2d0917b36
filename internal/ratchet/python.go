package ratchet

import (
	"encoding/json"
	"maps"
	"os/exec"
	"slices"
	"testing"

	"github.com/juesuan/juesuan/internal/corpus"
	"github.com/juesuan/juesuan/internal/score"
)

// program runs the script that the corpora come with. Its function score_doc takes the manifest's verdict as ok, and
// then gives ok another value before it counts lost_ok; here the verdict keeps a name of its own.
const program = `
import sys
script = sys.argv.pop(1)
text = open(script, encoding="utf-8").read()
text = text.replace('types="all", ok=False)', 'types="all", verdict=False)').replace('(ok or g.get("status")', '(verdict or g.get("status")')
exec(compile(text, script, "exec"), {"__name__": "__main__", "__file__": script})
`

// comparePython holds the counts of documents, by the names of their folders, against those of the script.
func comparePython(t *testing.T, root, out string, types score.Types, counts map[string]score.Counts) {
	t.Helper()
	if _, err := exec.LookPath("python3"); err != nil {
		t.Log("python3 is not installed: the counts are not compared with the script's")
		return
	}
	script := corpus.Shared(t, "score", "score.py")
	text, err := exec.Command("python3", "-c", program, script, root, out, "--json", "--by", "doc", "--types", string(types)).Output()
	if err != nil {
		t.Fatalf("%s: %v", script, err)
	}
	var want map[string]score.Counts
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		if got := counts[name]; got != want[name] {
			t.Errorf("%s, tables of %s: the counts are\n%+v, the script has\n%+v", name, types, got, want[name])
		}
	}
}
