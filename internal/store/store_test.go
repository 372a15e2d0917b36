package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	_ "github.com/juesuan/juesuan/internal/golden"
	"github.com/juesuan/juesuan/model"
)

func open(t *testing.T, root string) *Store {
	t.Helper()
	s, err := Open(root)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// document is a result with one table for each title.
func document(path string, titles ...string) *model.Result {
	r := &model.Result{Document: model.Document{Source: model.Source{Path: path}}}
	for i := range titles {
		r.Document.Tables = append(r.Document.Tables, model.TableEntry{File: "tables/0" + string(rune('1'+i)) + "-generic.json"})
		r.Tables = append(r.Tables, model.Table{Title: &titles[i]})
	}
	return r
}

// tree lists the files below root, but the program's own.
func tree(t *testing.T, root string) string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if e.IsDir() && e.Name() == ".juesuan" {
			return fs.SkipDir
		}
		rel, _ := filepath.Rel(root, name)
		if !e.IsDir() {
			names = append(names, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(names, " ")
}

func leftovers(t *testing.T, s *Store) {
	t.Helper()
	left, err := os.ReadDir(s.temporary())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range left {
		t.Errorf("%s is left in the temporary directory", e.Name())
	}
}

func TestPutReplacesTheFormerDocument(t *testing.T) {
	root := t.TempDir()
	s := open(t, root)
	for _, step := range []struct {
		doc  *model.Result
		want string
	}{
		{document("a/x.pdf", "one", "two"), "documents/a/x.pdf/document.json documents/a/x.pdf/tables/01-generic.json documents/a/x.pdf/tables/02-generic.json"},
		{document("a/x.pdf", "three"), "documents/a/x.pdf/document.json documents/a/x.pdf/tables/01-generic.json"},
	} {
		if err := s.Put(step.doc); err != nil {
			t.Fatal(err)
		}
		if got := tree(t, root); got != step.want {
			t.Errorf("the tree holds %s, want %s", got, step.want)
		}
		leftovers(t, s)
	}
	data, _ := os.ReadFile(filepath.Join(root, "documents/a/x.pdf/tables/01-generic.json"))
	if !strings.Contains(string(data), `"three"`) {
		t.Errorf("the former table is still there: %s", data)
	}
}

func TestPutLeavesTheSameDocumentAlone(t *testing.T) {
	root := t.TempDir()
	s := open(t, root)
	name := filepath.Join(root, "documents/x.pdf/document.json")
	long := time.Unix(1e9, 0)
	if err := s.Put(document("x.pdf", "one")); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(name, long, long); err != nil {
		t.Fatal(err)
	}
	if err := s.Put(document("x.pdf", "one")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(name); err != nil || !info.ModTime().Equal(long) {
		t.Errorf("document.json was written again (%v)", err)
	}
}

func TestPutThatFailsLeavesTheFormerDocument(t *testing.T) {
	root := t.TempDir()
	s := open(t, root)
	if err := s.Put(document("x.pdf", "one")); err != nil {
		t.Fatal(err)
	}
	before := tree(t, root)
	bad := document("x.pdf", "two")
	bad.Document.Tables[0].File = "../../escape.json"
	for _, doc := range []*model.Result{bad, document("../x.pdf"), document("x.pdf/document.json/inside.pdf")} {
		if err := s.Put(doc); err == nil {
			t.Errorf("Put of %s succeeded", doc.Document.Source.Path)
		}
	}
	if after := tree(t, root); after != before {
		t.Errorf("the tree was %s and is %s", before, after)
	}
	leftovers(t, s)
}

// A draft that was filled by halves, by a process that died, is filled anew.
func TestFillBeginsAnew(t *testing.T) {
	root := t.TempDir()
	s := open(t, root)
	draft := s.Draft()
	first, second := document("x.pdf", "one", "two"), document("x.pdf", "three")
	for _, r := range []*model.Result{first, second} {
		files, err := Files(r)
		if err != nil {
			t.Fatal(err)
		}
		if err := Fill(draft.Folder(), files); err != nil {
			t.Fatal(err)
		}
	}
	if err := draft.Keep("x.pdf"); err != nil {
		t.Fatal(err)
	}
	if got, want := tree(t, root), "documents/x.pdf/document.json documents/x.pdf/tables/01-generic.json"; got != want {
		t.Errorf("the tree holds %s, want %s", got, want)
	}
	leftovers(t, s)
}

// Only files that a document consists of are moved to its place.
func TestKeepRefusesWhatIsNoDocument(t *testing.T) {
	root := t.TempDir()
	s := open(t, root)
	never, link := s.Draft(), s.Draft()
	if err := Fill(link.Folder(), []File{{"document.json", []byte("{}")}}); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/etc/passwd", filepath.Join(link.Folder(), "tables")); err != nil {
		t.Fatal(err)
	}
	for name, draft := range map[string]*Draft{"never filled": never, "with a link": link} {
		if err := draft.Keep("x.pdf"); err == nil {
			t.Errorf("%s: kept", name)
		}
	}
	if got := tree(t, root); got != "" {
		t.Errorf("the tree holds %s", got)
	}
	leftovers(t, s)
}

func TestMoveAsideReplaces(t *testing.T) {
	dir := t.TempDir()
	next, final := filepath.Join(dir, "next"), filepath.Join(dir, "final")
	for _, d := range []string{next, final} {
		if err := Fill(d, []File{{"in/name", []byte(filepath.Base(d))}}); err != nil {
			t.Fatal(err)
		}
	}
	if err := moveAside(next, final); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(filepath.Join(final, "in/name")); string(got) != "next" {
		t.Errorf("final holds %q", got)
	}
	if got, _ := os.ReadFile(filepath.Join(next, "in/name")); string(got) != "final" {
		t.Errorf("the former folder holds %q", got)
	}
}

func TestDropRemovesADocumentAndEmptyDirectories(t *testing.T) {
	root := t.TempDir()
	s := open(t, root)
	for _, path := range []string{"a/b/x.pdf", "a/y.pdf"} {
		if err := s.Put(document(path)); err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range []string{"a", "a/b/x.pdf", "never/was.pdf"} { // a holds documents and is none
		if err := s.Drop(path); err != nil {
			t.Fatal(err)
		}
	}
	if got := tree(t, root); got != "documents/a/y.pdf/document.json" {
		t.Errorf("the tree holds %s", got)
	}
	if _, err := os.Stat(filepath.Join(root, "documents/a/b")); err == nil {
		t.Error("an empty directory is left")
	}
	leftovers(t, s)
}

// One document leaves a directory while others move into it.
func TestPutAndDropInOneDirectory(t *testing.T) {
	s := open(t, t.TempDir())
	var wg sync.WaitGroup
	for _, name := range []string{"a", "b", "c", "d"} {
		wg.Go(func() {
			for range 20 {
				if err := errors.Join(s.Put(document("dir/"+name)), s.Drop("dir/"+name)); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
	leftovers(t, s)
}

func TestOpenIsForOne(t *testing.T) {
	root := t.TempDir()
	s := open(t, root)
	if _, err := Open(root); !errors.Is(err, ErrLocked) {
		t.Fatalf("a second Open: %v, want ErrLocked", err)
	}
	s.Close()
	open(t, root)
}

func TestOpenClearsWhatAKilledRunLeft(t *testing.T) {
	root := t.TempDir()
	left := filepath.Join(root, ".juesuan", "tmp", "document-1", "tables")
	if err := os.MkdirAll(left, 0o755); err != nil {
		t.Fatal(err)
	}
	leftovers(t, open(t, root))
}

func TestManifestKeepsTheLinesOfOtherRuns(t *testing.T) {
	root := t.TempDir()
	s := open(t, root)
	// A line with a field that this version does not know.
	former := `{"path":"b.pdf","status":"ok","later":1}` + "\n" + `{"path":"a/z.pdf","status":"failed"}` + "\n"
	if err := os.WriteFile(filepath.Join(root, "manifest.jsonl"), []byte(former), 0o644); err != nil {
		t.Fatal(err)
	}
	m, err := s.Manifest()
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(m.Converted(), " "); got != "b.pdf" {
		t.Errorf("converted: %s", got)
	}
	for _, path := range []string{"a.pdf", "a/z.pdf"} {
		if err := m.Set(model.ManifestEntry{Path: path, Status: model.StatusOK}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.PutManifest(m); err != nil {
		t.Fatal(err)
	}
	data, _ := os.ReadFile(filepath.Join(root, "manifest.jsonl"))
	lines := strings.Split(strings.TrimRight(string(data), "\n"), "\n")
	if len(lines) != 3 || !strings.Contains(lines[0], `"a.pdf"`) || !strings.Contains(lines[1], `"a/z.pdf","sha256":null`) ||
		lines[2] != `{"path":"b.pdf","status":"ok","later":1}` {
		t.Errorf("the manifest is\n%s", data)
	}
}

func TestManifestRefusesWhatIsNone(t *testing.T) {
	root := t.TempDir()
	s := open(t, root)
	if err := os.WriteFile(filepath.Join(root, "manifest.jsonl"), []byte("{\"path\":\"a\"}\nhello\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Manifest(); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("Manifest: %v, want an error that names line 2", err)
	}
}
