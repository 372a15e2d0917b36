package batch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/juesuan/juesuan/internal/contract"
	_ "github.com/juesuan/juesuan/internal/golden"
	"github.com/juesuan/juesuan/internal/inputs"
	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/model"
)

const fixture = "../../fixtures/xlsx/document.pdf"

func open(t *testing.T) (*store.Store, string) {
	t.Helper()
	root := t.TempDir()
	s, err := store.Open(root)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s, root
}

// copies are inputs that differ in their last bytes.
func copies(t *testing.T, n int) []inputs.Input {
	t.Helper()
	data, err := os.ReadFile(fixture)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	var list []inputs.Input
	for i := range n {
		path := fmt.Sprintf("%03d.pdf", i)
		file := filepath.Join(dir, path)
		data = append(data, '\n')
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		list = append(list, inputs.Input{File: file, Path: path, Size: int64(len(data))})
	}
	return list
}

// runList runs over a list, as convert does.
func runList(ctx context.Context, out *store.Store, list []inputs.Input, opt Options, done func(Outcome)) error {
	return Run(ctx, out, inputs.List{Inputs: list}.All(), opt, Watch{Done: done})
}

func TestRunCountsEveryInput(t *testing.T) {
	out, root := open(t)
	list := append(copies(t, 6),
		inputs.Input{File: "nowhere.pdf", Path: "nowhere.pdf"},
		inputs.Input{File: "../../cmd/juesuan", Path: "a.pdf"},
		inputs.Input{File: ".", Path: "dir", Err: errors.New("it is no regular file")})
	var totals Totals
	seen := map[string]bool{}
	err := runList(context.Background(), out, list, Options{Jobs: 4}, func(o Outcome) {
		totals.Add(o.Record)
		seen[o.Record.Entry.Path] = true
		if o.Record.Entry.Status == model.StatusFailed && o.Cause == nil {
			t.Errorf("%s failed without a cause", o.Record.Entry.Path)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if totals.Documents != len(list) || len(seen) != len(list) || totals.Failed != 3 || totals.OK+totals.Review != 6 {
		t.Errorf("totals %+v of %d inputs", totals, len(list))
	}
	if totals.Amounts == 0 || totals.Tables%6 != 0 || totals.Pages%6 != 0 {
		t.Errorf("totals %+v", totals)
	}
	if _, err := contract.CheckTree(root); err != nil {
		t.Error(err)
	}
	if left, err := os.ReadDir(out.Temporary()); err != nil || len(left) > 0 {
		t.Errorf("%v are left in the temporary directory, %v", left, err)
	}
}

// A run that is interrupted leaves whole documents and a manifest of exactly those; the next run finishes.
func TestRunThatIsInterrupted(t *testing.T) {
	out, root := open(t)
	ctx, cancel := context.WithCancel(context.Background())
	done := 0
	err := runList(ctx, out, copies(t, 12), Options{Jobs: 2}, func(Outcome) {
		if done++; done == 3 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("Run: %v, want context.Canceled", err)
	}
	if done == 12 {
		t.Fatal("the run was not cut short")
	}
	listed := 0
	for _, err := range store.ReadManifest(os.DirFS(root)) {
		if err != nil {
			t.Fatal(err)
		}
		listed++
	}
	if listed != done {
		t.Errorf("the manifest lists %d of %d documents that were done", listed, done)
	}
	folders, _ := filepath.Glob(filepath.Join(root, "documents", "*", "document.json"))
	if len(folders) < done {
		t.Errorf("%d documents for %d lines", len(folders), done)
	}
	if err := runList(context.Background(), out, copies(t, 12), Options{Jobs: 2}, func(Outcome) {}); err != nil {
		t.Fatal(err)
	}
	if n, err := contract.CheckTree(root); err != nil || n <= 12 {
		t.Errorf("%d files, %v", n, err)
	}
}

// A document that can't be written is an input that failed, and the others go on.
func TestRunWhereADocumentCannotBeWritten(t *testing.T) {
	out, root := open(t)
	if err := os.MkdirAll(filepath.Join(root, "documents"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, "documents", "000.pdf"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	reasons := map[string]model.ReasonCode{}
	err := runList(context.Background(), out, copies(t, 2), Options{}, func(o Outcome) {
		if why := o.Record.Entry.Reason(); why != "" {
			reasons[o.Record.Entry.Path] = why
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if reasons["000.pdf"] != model.ReasonIO {
		t.Errorf("reasons %v, want io for 000.pdf", reasons)
	}
}

func TestRunRefusesToNestDocuments(t *testing.T) {
	out, _ := open(t)
	none := func(Outcome) {}
	if err := runList(context.Background(), out, copies(t, 1), Options{}, none); err != nil {
		t.Fatal(err)
	}
	err := runList(context.Background(), out, []inputs.Input{{File: fixture, Path: "000.pdf/inner.pdf"}}, Options{}, none)
	var meet *inputs.MeetError
	if !errors.As(err, &meet) {
		t.Errorf("Run: %v, want a MeetError", err)
	}
}
