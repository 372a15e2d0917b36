package store

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
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
	left, err := os.ReadDir(s.Temporary())
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
func TestWriteBeginsAnew(t *testing.T) {
	root := t.TempDir()
	s := open(t, root)
	draft := s.Draft()
	first, second := document("x.pdf", "one", "two"), document("x.pdf", "three")
	for _, r := range []*model.Result{first, second} {
		if _, err := Write(draft.Folder(), r, 1<<20); err != nil {
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

// What is written file by file is what Files gives, with the same digest.
func TestWriteWritesTheFiles(t *testing.T) {
	titles := make([]string, 9)
	for i := range titles {
		titles[i] = strings.Repeat("决算", 100*i)
	}
	r := document("x.pdf", titles...)
	want, err := Files(r)
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(t.TempDir(), "draft")
	digest, err := Write(folder, r, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	got, err := ReadDraft(folder)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%d files, not the %d of Files; %v", len(got), len(want), err)
	}
	if digest != Digest(want) {
		t.Errorf("the digest is %s", digest)
	}
	if _, err := Write(folder, r, 1<<10); !errors.Is(err, ErrTooLarge) {
		t.Errorf("more than is allowed: %v", err)
	}
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

// The same with two shards, which share no memory.
func TestShardsInOneDirectory(t *testing.T) {
	root := t.TempDir()
	var wg sync.WaitGroup
	for n := range 2 {
		s, err := OpenShard(root, Shard{n, 2})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		path := fmt.Sprintf("a/b/%d.pdf", n)
		wg.Go(func() {
			for range 100 {
				if err := errors.Join(s.Put(document(path)), s.Drop(path)); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
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

// Shards work beside each other; who has the whole tree works alone, and clears up behind shards that were killed.
func TestOpenShard(t *testing.T) {
	root := t.TempDir()
	first, err := OpenShard(root, Shard{0, 2})
	if err != nil {
		t.Fatal(err)
	}
	second, err := OpenShard(root, Shard{1, 2})
	if err != nil {
		t.Fatal(err)
	}
	for _, shard := range []Shard{{0, 2}, {}} {
		if _, err := OpenShard(root, shard); !errors.Is(err, ErrLocked) {
			t.Errorf("OpenShard of %v: %v, want ErrLocked", shard, err)
		}
	}
	if err := os.WriteFile(filepath.Join(first.Temporary(), "left"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	first.Close()
	second.Close()
	whole := open(t, root)
	if _, err := OpenShard(root, Shard{0, 2}); !errors.Is(err, ErrLocked) {
		t.Errorf("a shard beside the whole: %v, want ErrLocked", err)
	}
	left, _ := filepath.Glob(filepath.Join(whole.own(), "tmp-*"))
	if len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

func TestAwait(t *testing.T) {
	root := t.TempDir()
	first := open(t, root)
	go func() {
		time.Sleep(50 * time.Millisecond)
		first.Close()
	}()
	again := func() (*Store, error) { return Open(root) }
	s, err := Await(context.Background(), time.Millisecond, again)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
	defer cancel()
	if _, err := Await(ctx, time.Millisecond, again); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Await: %v, want the error of the context", err)
	}
}

// Each path is in one shard, whoever asks; and all shards have some.
func TestShards(t *testing.T) {
	const count = 4
	of := map[int]int{}
	for i := range 1000 {
		path := fmt.Sprintf("a/%d.pdf", i)
		for n := range count {
			if (Shard{n, count}).Has(path) {
				of[n]++
			}
		}
	}
	total := 0
	for n := range count {
		total += of[n]
		if of[n] < 150 {
			t.Errorf("shard %d has %d of 1000", n, of[n])
		}
	}
	if total != 1000 {
		t.Errorf("%d paths are in the shards, want 1000", total)
	}
	if !(Shard{3, 4}).Has("a/0.pdf") { // a crawl that is converted by two versions must not lose a path
		t.Error("the hash of paths has changed")
	}
}

func TestParseShard(t *testing.T) {
	if s, err := ParseShard("3/4"); err != nil || s != (Shard{3, 4}) {
		t.Errorf("%v, %v", s, err)
	}
	for _, bad := range []string{"", "1", "4/4", "-1/4", "a/4", "1/b", "0/0", "1/2/3"} {
		if s, err := ParseShard(bad); err == nil {
			t.Errorf("%q is %v", bad, s)
		}
	}
}

func TestLines(t *testing.T) {
	root := t.TempDir()
	s := open(t, root)
	write := func(values ...string) *Lines {
		l, err := s.NewLines("x.jsonl")
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range values {
			if err := l.Add(map[string]string{"v": v}); err != nil {
				t.Fatal(err)
			}
		}
		return l
	}
	name := filepath.Join(root, "x.jsonl")
	if err := write("<a>", "决").Commit(); err != nil {
		t.Fatal(err)
	}
	const want = `{"v":"<a>"}` + "\n" + `{"v":"决"}` + "\n"
	if got, _ := os.ReadFile(name); string(got) != want {
		t.Errorf("the file is %q", got)
	}
	long := time.Unix(1e9, 0)
	if err := os.Chtimes(name, long, long); err != nil {
		t.Fatal(err)
	}
	write("gone").Discard()
	if err := write("<a>", "决").Commit(); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(name); err != nil || !info.ModTime().Equal(long) {
		t.Errorf("the same lines were written again (%v)", err)
	}
	leftovers(t, s)
}

// A document is given another path to the byte that writing it there gives.
func TestRename(t *testing.T) {
	from, err := Files(document("a/\"x\".pdf", "one"))
	if err != nil {
		t.Fatal(err)
	}
	want, err := Files(document("b/<决>.pdf", "one"))
	if err != nil {
		t.Fatal(err)
	}
	if Rename(slices.Clone(from), "other.pdf", "b.pdf") {
		t.Error("a document of another path was renamed")
	}
	if !Rename(from, "a/\"x\".pdf", "b/<决>.pdf") || !reflect.DeepEqual(from, want) {
		t.Errorf("got\n%s\nwant\n%s", from[0].Data, want[0].Data)
	}
}

// The digest is what sha256sum tells of a folder, whatever the order its files are given in.
func TestDigest(t *testing.T) {
	a, b := File{"a", []byte("1")}, File{"b/c", []byte("2")}
	const want = "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b  a\nd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35  b/c\n"
	for _, files := range [][]File{{a, b}, {b, a}} {
		if got := Digest(files); got != fmt.Sprintf("%x", sha256.Sum256([]byte(want))) {
			t.Errorf("%v: %s", files, got)
		}
	}
}
