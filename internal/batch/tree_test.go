package batch

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/internal/inputs"
	"github.com/juesuan/juesuan/internal/journal"
	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/model"
)

// lines are those of the manifest: the path, the status or the first reason, and what is special.
func (c *crawl) lines() string {
	c.t.Helper()
	var all []string
	for e, err := range store.ReadManifest(os.DirFS(c.out.Root())) {
		if err != nil {
			c.t.Fatal(err)
		}
		line := e.Path + ":" + string(e.Status)
		if why := e.Reason(); why != "" {
			line = e.Path + ":" + string(why)
		}
		if e.DuplicateOf != nil {
			line += "=" + *e.DuplicateOf
		}
		if e.Gone {
			line += "(gone)"
		}
		if has := c.out.Has(e.Path); has != e.HasDocument() {
			c.t.Errorf("%s: has a document: %v", line, has)
		}
		all = append(all, line)
	}
	return strings.Join(all, " ")
}

// Of files with the same bytes the first by path is converted, in whichever order they came; the others name it and have
// no document. What a name says of the kind of a file is part of its content.
func TestDuplicates(t *testing.T) {
	c := newCrawl(t)
	opt := Options{Resume: true}
	for _, step := range []struct {
		why             string
		do              func()
		converted, want string
	}{
		{"three of one kind", func() {
			c.put("b.txt", "same")
			c.put("c.txt", "same")
			c.put("d.md", "same")
			c.put("e.txt", "diff")
			c.put("f.txt", "same")
		}, "b.txt d.md e.txt", "b.txt:ok c.txt:ok=b.txt d.md:ok e.txt:ok f.txt:ok=b.txt"},
		{"nothing has changed", func() {}, "", "b.txt:ok c.txt:ok=b.txt d.md:ok e.txt:ok f.txt:ok=b.txt"},
		{"one that comes first", func() { c.put("a.txt", "same") }, "", "a.txt:ok b.txt:ok=a.txt c.txt:ok=a.txt d.md:ok e.txt:ok f.txt:ok=a.txt"},
		{"and one that comes last", func() { c.put("g.txt", "same") }, "", "a.txt:ok b.txt:ok=a.txt c.txt:ok=a.txt d.md:ok e.txt:ok f.txt:ok=a.txt g.txt:ok=a.txt"},
		{"the first is another now", func() { c.put("a.txt", "else") }, "a.txt b.txt", "a.txt:ok b.txt:ok c.txt:ok=b.txt d.md:ok e.txt:ok f.txt:ok=b.txt g.txt:ok=b.txt"},
		{"all but one are of another size", func() {
			c.put("a.txt", "other")
			c.put("b.txt", "others")
			c.put("c.txt", "different")
			c.put("d.md", "2")
			c.put("e.txt", "33")
			delete(c.list, "g.txt")
		}, "a.txt b.txt c.txt d.md e.txt f.txt", "a.txt:ok b.txt:ok c.txt:ok d.md:ok e.txt:ok f.txt:ok g.txt:ok=b.txt(gone)"},
		{"two that fail", func() {
			c.put("x.txt", "x fails: damaged")
			c.put("y.txt", "x fails: damaged")
		}, "x.txt", "a.txt:ok b.txt:ok c.txt:ok d.md:ok e.txt:ok f.txt:ok g.txt:ok=b.txt(gone) x.txt:damaged y.txt:damaged=x.txt"},
	} {
		step.do()
		converted, _ := c.run(opt)
		if got := c.lines(); got != step.want || converted != step.converted {
			t.Errorf("%s: converted %q, want %q\ngot  %s\nwant %s", step.why, converted, step.converted, got, step.want)
		}
	}
}

// Shards know nothing of each other; the merge knows of all.
func TestDuplicatesInShards(t *testing.T) {
	c := newCrawl(t)
	var list []inputs.Input
	for i := range 9 {
		c.put(fmt.Sprint(i), "same")
		list = append(list, c.list[fmt.Sprint(i)])
	}
	c.out.Close()
	for i := range 2 {
		out, err := store.OpenShard(c.out.Root(), store.Shard{Index: i, Count: 2})
		if err != nil {
			t.Fatal(err)
		}
		if err := Run(context.Background(), out, inputs.List{Inputs: list}.All(), Options{Converter: &counted{}}, Watch{}); err != nil {
			t.Fatal(err)
		}
		out.Close()
	}
	var err error
	if c.out, err = store.Open(c.out.Root()); err != nil {
		t.Fatal(err)
	}
	defer c.out.Close()
	totals, err := Merge(context.Background(), c.out, 1)
	if err != nil || totals.Documents != 9 {
		t.Errorf("%+v, %v", totals, err)
	}
	if got, want := c.lines(), "0:ok 1:ok=0 2:ok=0 3:ok=0 4:ok=0 5:ok=0 6:ok=0 7:ok=0 8:ok=0"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	document, err := os.ReadFile(filepath.Join(c.out.Root(), store.Folder("0"), "document.json"))
	if err != nil || !bytes.Contains(document, []byte(`"source": {"path": "0",`)) {
		t.Errorf("%s, %v", document, err)
	}
}

// Every file has a line; one that is an input no more loses its document.
func TestSkipped(t *testing.T) {
	c := newCrawl(t)
	c.put("a", "a")
	c.skip[".b"], c.skip["c"] = model.ReasonHidden, model.ReasonUnsupportedType
	opt := Options{Resume: true}
	_, totals := c.run(opt)
	if got, want := c.lines(), ".b:hidden a:ok c:unsupported_type"; got != want || totals.Documents != 1 {
		t.Errorf("got %s, want %s; %+v", got, want, totals)
	}
	size := journalSize(t, c.out)
	c.run(opt)
	if got := journalSize(t, c.out); got != size {
		t.Errorf("the journal grew by %d bytes though nothing has changed", got-size)
	}
	delete(c.list, "a")
	delete(c.skip, "c")
	c.put("c", "c")
	c.skip["a"] = model.ReasonNotRegular
	c.run(opt)
	if got, want := c.lines(), ".b:hidden a:not_regular c:ok"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func journalSize(t *testing.T, out *store.Store) (all int64) {
	t.Helper()
	sizes, err := journal.Sizes(out.Journals())
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range sizes {
		all += size
	}
	return all
}

// What a run over the same directory finds no more is gone, and stays in the output until it is pruned.
func TestGone(t *testing.T) {
	c := newCrawl(t)
	for _, name := range []string{"a", "b", "d"} {
		c.put(name, name)
	}
	c.skip["c"] = model.ReasonHidden
	opt := Options{Resume: true}
	c.run(opt)
	b := c.list["b"]
	delete(c.list, "b")
	delete(c.skip, "c")
	if _, totals := c.run(opt); totals.Documents != 2 {
		t.Errorf("%+v", totals)
	}
	if got, want := c.lines(), "a:ok b:ok(gone) c:hidden(gone) d:ok"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	c.list["b"] = b
	if converted, _ := c.run(opt); converted != "" {
		t.Errorf("converted %s again", converted)
	}
	if got, want := c.lines(), "a:ok b:ok c:hidden(gone) d:ok"; got != want {
		t.Errorf("it is there again: got %s, want %s", got, want)
	}
	delete(c.list, "b")
	c.run(Options{Resume: true, Prune: true})
	if got, want := c.lines(), "a:ok d:ok"; got != want || c.out.Has("b") {
		t.Errorf("pruned: got %s, want %s", got, want)
	}
	facts, err := os.ReadFile(filepath.Join(c.out.Root(), store.ManifestName))
	if err != nil || bytes.Contains(facts, []byte(`"b"`)) {
		t.Errorf("%s, %v", facts, err)
	}
}

// What lies in another directory, or in one that could not be listed, is not known to be gone.
func TestNotGone(t *testing.T) {
	c := newCrawl(t)
	c.put("a", "a")
	c.put("d/b", "b")
	c.run(Options{})
	for why, found := range map[string]inputs.List{
		"another directory":            {Roots: []string{"/other"}},
		"a file":                       {Inputs: []inputs.Input{c.list["a"]}},
		"a directory that is not read": {Inputs: []inputs.Input{{Path: "d", Root: root, Err: os.ErrPermission, Unlisted: true}}, Roots: []string{root}},
	} {
		if err := Run(context.Background(), c.out, found.All(), Options{Converter: &counted{}, Roots: found.Roots}, Watch{}); err != nil && !strings.Contains(why, "not read") {
			t.Fatal(err)
		}
		if got := c.lines(); strings.Contains(got, "gone") {
			t.Errorf("%s: %s", why, got)
		}
	}
}

// A tree of format 1 is read, and its inputs are converted again; the others keep their lines and leave the dataset.
func TestResumeAfterFormat1(t *testing.T) {
	c := newCrawl(t)
	c.put("a", "a")
	c.put("b", "x fails: damaged")
	c.put("c", "c")
	opt := Options{Resume: true}
	c.run(opt)
	dir := c.out.Journals()
	name := filepath.Join(dir, journal.Whole)
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var old []string
	for line := range strings.Lines(string(text)) {
		line = strings.NewReplacer(model.ManifestSchema, "juesuan.manifest/1", `"reasons":[]`, `"reason":null`,
			`"reasons":[{"code":"damaged","count":1,"message":"x"}]`, `"reason":"damaged"`,
			`"duplicate_of":null,"gone":false,`, "", `"root":"`+root+`"`, `"root":""`).Replace(line)
		old = append(old, line)
	}
	if err := os.WriteFile(name, []byte(strings.Join(old, "")), 0o644); err != nil {
		t.Fatal(err)
	}
	delete(c.list, "c")
	if converted, _ := c.run(opt); converted != "a b" {
		t.Errorf("converted %q, want a and b", converted)
	}
	if got, want := c.lines(), "a:ok b:damaged c:ok"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	manifest, err := os.ReadFile(filepath.Join(c.out.Root(), store.ManifestName))
	if err != nil || strings.Count(string(manifest), "juesuan.manifest/1") != 1 {
		t.Errorf("%s, %v", manifest, err)
	}
	// The manifest alone is read as well.
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	lines := slices.Collect(strings.Lines(string(manifest)))
	if len(lines) != 3 {
		t.Fatalf("%d lines", len(lines))
	}
	if converted, _ := c.run(opt); converted != "a" { // what failed is known by its bytes
		t.Errorf("without its journal: converted %q, want a", converted)
	}
}
