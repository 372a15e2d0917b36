package journal

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	_ "github.com/juesuan/juesuan/internal/golden"
	"github.com/juesuan/juesuan/model"
)

func record(path string, pages int) *Record {
	return &Record{Path: path, Entry: model.ManifestEntry{Path: path, Pages: pages, Status: model.StatusOK}}
}

// paths are the records of a directory, each PATH:PAGES.
func paths(t *testing.T, dir string) string {
	t.Helper()
	var all []string
	for r, err := range Read(context.Background(), dir, t.TempDir()) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, fmt.Sprintf("%s:%d", r.Path, r.Entry.Pages))
	}
	return strings.Join(all, " ")
}

func open(t *testing.T, dir, name string) *Journal {
	t.Helper()
	j, err := Open(dir, name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { j.Close() })
	return j
}

func TestReadGivesTheLatestOfEachPath(t *testing.T) {
	dir := t.TempDir()
	if got := paths(t, filepath.Join(dir, "none")); got != "" {
		t.Errorf("no journal has %s", got)
	}
	a, b := open(t, dir, "all.jsonl"), open(t, dir, "0-of-2.jsonl")
	for _, step := range []struct {
		j *Journal
		r *Record
	}{{a, record("b", 1)}, {b, record("a/x", 1)}, {a, record("a-x", 1)}, {b, record("b", 2)}, {a, record("a/x", 3)}} {
		if err := step.j.Append(step.r); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := paths(t, dir), "a-x:1 a/x:3 b:2"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Wherever a write was cut short: what was whole is there, the rest is as if it had never been.
func TestOpenAfterAWriteThatWasCutShort(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "all.jsonl")
	j := open(t, dir, "all.jsonl")
	if err := j.Append(record("a", 1)); err != nil {
		t.Fatal(err)
	}
	one := j.size
	if err := j.Append(record("b", 1)); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for cut := int64(0); cut < int64(len(whole)); cut++ {
		if err := os.WriteFile(name, whole[:cut], 0o644); err != nil {
			t.Fatal(err)
		}
		want := ""
		if cut >= one {
			want = "a:1 "
		}
		if got := paths(t, dir); got != strings.TrimSpace(want) {
			t.Fatalf("cut at %d: %q", cut, got)
		}
		again, err := Open(dir, "all.jsonl")
		if err != nil {
			t.Fatal(err)
		}
		if err := again.Append(record("c", 7)); err != nil {
			t.Fatal(err)
		}
		again.Close()
		if got := paths(t, dir); got != want+"c:7" {
			t.Fatalf("cut at %d, then appended: %q", cut, got)
		}
	}
}

// A line that a broken disk made unreadable costs its own record.
func TestReadPassesOverWhatIsNoRecord(t *testing.T) {
	dir := t.TempDir()
	j := open(t, dir, "all.jsonl")
	for _, path := range []string{"a", "b", "c"} {
		if err := j.Append(record(path, 1)); err != nil {
			t.Fatal(err)
		}
	}
	name := filepath.Join(dir, "all.jsonl")
	text, _ := os.ReadFile(name)
	broken := strings.Replace(string(text), `{"at"`, "\x00\x00\x00\x00\x00", 2)
	broken = strings.Replace(broken, "\x00\x00\x00\x00\x00", `{"at"`, 1)
	if err := os.WriteFile(name, []byte(broken), 0o644); err != nil {
		t.Fatal(err)
	}
	if got, want := paths(t, dir), "a:1 c:1"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Records that are appended at once are all there, each where it is said to be.
func TestAppendOfMany(t *testing.T) {
	dir := t.TempDir()
	j := open(t, dir, "all.jsonl")
	var wg sync.WaitGroup
	for i := range 50 {
		wg.Go(func() {
			for k := range 20 {
				r := record(fmt.Sprintf("%02d/%02d", i, k), 1)
				if err := j.Append(r); err != nil {
					t.Error(err)
				}
				if got, err := At(dir, r.Ref); err != nil || got.Path != r.Path {
					t.Errorf("At(%+v): %+v, %v; want %s", r.Ref, got, err, r.Path)
				}
			}
		})
	}
	wg.Wait()
	if got := len(strings.Fields(paths(t, dir))); got != 1000 {
		t.Errorf("%d records of 1000", got)
	}
}

func TestAppendThatFailsStaysFailed(t *testing.T) {
	dir := t.TempDir()
	j := open(t, dir, "all.jsonl")
	j.file.Close()
	for range 2 {
		if err := j.Append(record("a", 1)); err == nil {
			t.Error("no error of a journal that can't be written")
		}
	}
}

// Compacting keeps the latest of each path, in one journal, and is left out where it is not worth the while.
func TestCompact(t *testing.T) {
	dir := t.TempDir()
	a, b := open(t, dir, Whole), open(t, dir, "0-of-2.jsonl")
	for i := range 5 {
		if err := a.Append(record("a", i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Append(record("b", 1)); err != nil {
		t.Fatal(err)
	}
	before := a.size
	if _, err := Compact(context.Background(), dir, t.TempDir()); err != nil {
		t.Fatal(err)
	}
	if sizes, _ := Sizes(dir); sizes[Whole] != before {
		t.Errorf("a small journal was compacted to %v", sizes)
	}
	// As if there had been a thousand.
	line, err := os.ReadFile(filepath.Join(dir, Whole))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, Whole), bytes.Repeat(line, 250), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Compact(context.Background(), dir, t.TempDir()); err != nil {
		t.Fatal(err)
	}
	if sizes, _ := Sizes(dir); len(sizes) != 1 || sizes[Whole] > before {
		t.Errorf("the journals are %v", sizes)
	}
	if got, want := paths(t, dir), "a:4 b:1"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
