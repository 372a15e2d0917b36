package bucket

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/juesuan/juesuan/internal/batch"
	"github.com/juesuan/juesuan/internal/bucket/buckettest"
	_ "github.com/juesuan/juesuan/internal/golden"
	"github.com/juesuan/juesuan/internal/inputs"
	"github.com/juesuan/juesuan/internal/store"
)

func TestMain(m *testing.M) {
	pauses = []time.Duration{time.Millisecond}
	os.Exit(m.Run())
}

func openCrawl(t *testing.T, url, out string) inputs.Crawl {
	t.Helper()
	c, err := Stores{}.Crawl(context.Background(), url, out)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

// A bucket is walked as the directory with the same files is.
func TestWalk(t *testing.T) {
	b, dir := buckettest.Named("walk"), t.TempDir()
	for name, text := range map[string]string{
		"b/2021.PDF":      "", // what is walked is told by its name
		"b/dump.txt":      "123",
		"a/by-content":    "junk %PDF-1.4",
		"a/notes.docx":    "PK",
		"a/empty":         "",
		"a.b/x.md":        "x",
		".hidden/x.pdf":   "",
		".hidden/y.pdf":   "",
		"a/.x.pdf":        "",
		"out/documents/x": "",
		strings.Repeat("决", 80) + ".pdf/" + strings.Repeat("算", 80) + ".pdf": "",
	} {
		b.Put("crawl/"+name, text)
		file := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	b.Put("crawl/a/", "") // a folder, as consoles make them
	b.Put("elsewhere.pdf", "")
	b.Put("crawlers.pdf", "")
	list := func(in inputs.Crawl) []string {
		var all []string
		for found, err := range in.Walk {
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, fmt.Sprint(found.Path, " ", found.Size, " ", found.Skip))
		}
		slices.Sort(all)
		return all
	}
	got, want := list(openCrawl(t, "mem://walk/crawl/", "mem://walk/crawl/out")), list(inputs.Directory(dir, filepath.Join(dir, "out")))
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if all := list(openCrawl(t, "mem://walk/crawl", "mem://other/out")); len(all) != len(want)+1 {
		t.Errorf("with an output elsewhere %d are found, want %d", len(all), len(want)+1)
	}
}

// More objects than are listed at a time, and keys that are no paths.
func TestWalkPages(t *testing.T) {
	b := buckettest.Named("pages")
	for i := range 2*pageSize + 1 {
		b.Put(fmt.Sprintf("%d", i), "%PDF-1.4")
	}
	b.Put("a//b.pdf", "x")
	seen := map[string]bool{}
	for found, err := range openCrawl(t, "mem://pages", "out").Walk {
		if err != nil {
			t.Fatal(err)
		}
		seen[found.Path] = true
	}
	if len(seen) != 2*pageSize+2 || !seen["a/%/b.pdf"] {
		t.Errorf("%d are seen", len(seen))
	}
}

// A crawl that can't be listed to its end is an error: what was not seen would vanish.
func TestWalkThatBreaks(t *testing.T) {
	b := buckettest.Named("breaks")
	for i := range 2 * pageSize {
		b.Put(fmt.Sprintf("%d.pdf", i), "x")
	}
	in := openCrawl(t, "mem://breaks", "out")
	b.BreakAfter(1)
	out, err := store.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	err = batch.Run(context.Background(), out, in.Walk, batch.Options{Fetch: in.Fetch}, batch.Watch{})
	if !errors.Is(err, buckettest.ErrBroken) || !strings.Contains(err.Error(), "mem://breaks: it can't be listed; check the URL, the network and the credentials") {
		t.Errorf("Run: %v", err)
	}
	if _, err := os.Stat(filepath.Join(out.Root(), store.ManifestName)); err == nil {
		t.Error("there is a manifest")
	}
}

// run converts the crawl in a bucket into a directory, and returns what was converted and what failed.
func run(t *testing.T, url, root string, opt batch.Options) (converted, failed []string) {
	t.Helper()
	in := openCrawl(t, url, root)
	out, err := store.Open(root)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	opt.Fetch, opt.Resume, opt.Jobs = in.Fetch, true, 2
	err = batch.Run(context.Background(), out, in.Walk, opt, batch.Watch{Done: func(o batch.Outcome) {
		switch {
		case o.Record.Entry.Reason() != "" && o.Record.Digest == "":
			failed = append(failed, fmt.Sprint(o.Input.Path, " ", o.Record.Entry.Reason()))
		case !o.Kept:
			converted = append(converted, o.Input.Path)
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(out.Temporary()); err != nil || len(left) > 0 {
		t.Errorf("%v are left in the temporary directory, %v", left, err)
	}
	slices.Sort(converted)
	slices.Sort(failed)
	return converted, failed
}

// A crawl in a bucket gives the tree of the same files in a directory. Run again, it reads what has changed, and no more.
func TestCrawl(t *testing.T) {
	b, dir := buckettest.Named("crawl"), t.TempDir()
	pdf, err := os.ReadFile("../../fixtures/xlsx/document.pdf")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{"x/a.pdf": string(pdf), "x/b": string(pdf), "y/c.pdf": string(pdf) + "% c\n", "broken.pdf": "no PDF", "page.html": "<p>"}
	for name, text := range files {
		b.Put(name, text)
		file := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	got, want := t.TempDir(), t.TempDir()
	converted, failed := run(t, "mem://crawl", got, batch.Options{})
	if len(converted) != 3 || !slices.Equal(failed, []string{"broken.pdf unsupported_type"}) {
		t.Errorf("converted %q, failed %q", converted, failed)
	}
	out, err := store.Open(want)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if err := batch.Run(context.Background(), out, inputs.Directory(dir, "").Walk, batch.Options{}, batch.Watch{}); err != nil {
		t.Fatal(err)
	}
	if a, b := filesOf(t, os.DirFS(got)), filesOf(t, os.DirFS(want)); !maps.Equal(a, b) {
		t.Errorf("%d files, want the %d of the directory", len(a), len(b))
	}

	b.Requests()
	again := func(why, want string, reads int) {
		t.Helper()
		converted, _ := run(t, "mem://crawl", got, batch.Options{})
		if strings.Join(converted, " ") != want {
			t.Errorf("%s: converted %q, want %q", why, converted, want)
		}
		if n := b.Requests()["read"]; n != reads {
			t.Errorf("%s: %d objects were read, want %d", why, n, reads)
		}
	}
	const looks = 2 // at the beginnings of b and page.html
	again("nothing has changed", "", looks)
	b.Put("y/c.pdf", string(pdf)+"% d\n")
	again("one has changed", "y/c.pdf", looks+1)
	b.Put("x/a.pdf", string(pdf))
	again("one was written again", "", looks+1)
}

// What is an object's own is told of it alone; what is the store's ends the run.
func TestFetchFails(t *testing.T) {
	b := buckettest.Named("fetch")
	b.Put("a.txt", "收入决算表")
	b.Put("b.txt", "支出决算表 b")
	in := openCrawl(t, "mem://fetch", "out")
	walk := func(yield func(inputs.Found, error) bool) {
		for found, err := range in.Walk {
			if !yield(found, err) {
				return
			}
		}
		b.Remove("b.txt") // since it was listed
	}
	out, err := store.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	reasons := map[string]string{}
	watch := batch.Watch{Done: func(o batch.Outcome) {
		if e := o.Record.Entry; len(e.Reasons) > 0 {
			reasons[e.Path] = string(e.Reason()) + ": " + *e.Message
		}
	}}
	if err := batch.Run(context.Background(), out, walk, batch.Options{Fetch: in.Fetch}, watch); err != nil {
		t.Fatal(err)
	}
	if got, want := reasons["b.txt"], "unreadable: the file does not exist; check the path"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	err = batch.Run(context.Background(), out, func(yield func(inputs.Found, error) bool) {
		for found, err := range in.Walk {
			yield(found, err)
		}
		b.BreakAfter(0)
	}, batch.Options{Fetch: in.Fetch}, batch.Watch{})
	if !errors.Is(err, buckettest.ErrBroken) {
		t.Errorf("Run: %v", err)
	}
}

// A full disk of this machine is not the store's fault.
func TestFetchToFullDisk(t *testing.T) {
	const full = "/dev/full"
	if _, err := os.Stat(full); err != nil {
		t.Skip("this system has no ", full)
	}
	b := buckettest.Named("full")
	b.Put("a.txt", "a")
	in := openCrawl(t, "mem://full", "out")
	b.Requests()
	err := in.Fetch(context.Background(), inputs.Input{File: "mem://full/a.txt"}, full)
	if !store.Stops(err) || !strings.Contains(err.Error(), "mem://full/a.txt can't be fetched to this machine; make room") {
		t.Errorf("Fetch: %v", err)
	}
	if n := b.Requests()["read"]; n != 1 {
		t.Errorf("it was tried %d times", n)
	}
}

func TestURLs(t *testing.T) {
	for url, want := range map[string]string{
		"ftp://x/y":             "object stores are",
		"mem:///x":              "object stores are",
		"mem://x?prefix=y":      "write the folder as the path",
		"mem://x/%zz":           "it is no URL",
		"mem://same/out":        "the crawl stands there",
		"mem://same/out/?a=b":   "",
		"mem://same/out/within": "",
	} {
		_, err := Stores{}.Crawl(context.Background(), "mem://same/out", url)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %v, want %q", url, err, want)
		}
	}
	if err := (&Error{"s3://b", "read", fs.ErrNotExist}); errors.Is(err, fs.ErrPermission) {
		t.Error("what is missing is not forbidden")
	}
}

// filesOf are the files of a tree, but for the program's own.
func filesOf(t *testing.T, fsys fs.FS) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			if err == nil && e.Name() == ".juesuan" {
				return fs.SkipDir
			}
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatal("the tree is empty")
	}
	return files
}
