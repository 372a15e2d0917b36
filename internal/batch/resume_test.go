package batch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/internal/inputs"
	"github.com/juesuan/juesuan/internal/journal"
	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/internal/worker"
	"github.com/juesuan/juesuan/model"
)

// counted converts without reading: a document is its bytes, and bytes that are the name of a reason fail with it. It
// notes what it was asked for.
type counted struct {
	mu    sync.Mutex
	asked []string
}

func (c *counted) Convert(ctx context.Context, job worker.Job) (worker.Reply, error) {
	c.mu.Lock()
	c.asked = append(c.asked, job.Path)
	c.mu.Unlock()
	data, err := os.ReadFile(string(job.File))
	if err != nil {
		return worker.Reply{Failure: worker.Unreadable(err)}, nil
	}
	source, err := juesuan.Identify(juesuan.Bytes(job.Path, append([]byte("收入决算表"), data...)))
	if err != nil {
		return worker.Reply{}, err
	}
	source.Path, source.SHA256, source.Bytes = job.Path, hash(string(data)), int64(len(data))
	text, reason, _ := strings.Cut(string(data), " fails: ")
	if reason != "" {
		return worker.Reply{Source: source, Failure: &worker.Failure{Reason: model.ReasonCode(reason), Message: text}}, nil
	}
	result := &model.Result{Document: model.Document{Source: source, Warnings: []model.Diagnostic{{Message: text}}}}
	files, err := store.Files(result)
	if err == nil {
		err = store.Fill(string(job.Folder), files)
	}
	reply := worker.Reply{Source: source, Status: model.StatusOK, Digest: store.Digest(files)}
	if strings.Contains(text, "picture") {
		reply.Pictures = 1
	}
	return reply, err
}

// crawl is a directory of files, whose stamps are given.
type crawl struct {
	t    *testing.T
	dir  string
	out  *store.Store
	list map[string]inputs.Input
	skip map[string]model.ReasonCode
	tick int64
}

// root is the directory that the files of a crawl are found in.
const root = "/crawl"

func newCrawl(t *testing.T) *crawl {
	out, _ := open(t)
	return &crawl{t: t, dir: t.TempDir(), out: out, list: map[string]inputs.Input{}, skip: map[string]model.ReasonCode{}}
}

// put writes a file, with a stamp of its own.
func (c *crawl) put(name, text string) {
	file := filepath.Join(c.dir, name)
	if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
		c.t.Fatal(err)
	}
	c.tick++
	size := int64(len(text))
	c.list[name] = inputs.Input{File: file, Path: name, Root: root, Size: size, Stamp: inputs.Stamp{Size: size, Changed: c.tick, Inode: 1}}
}

// touch changes a file's stamp and nothing else.
func (c *crawl) touch(name string) {
	in := c.list[name]
	c.tick++
	in.Stamp.Changed = c.tick
	c.list[name] = in
}

// run runs and returns what was converted, by path, and the totals.
func (c *crawl) run(opt Options) (converted string, totals Totals) {
	c.t.Helper()
	var list inputs.List
	for _, in := range c.list {
		list.Inputs = append(list.Inputs, in)
	}
	for path, why := range c.skip {
		list.Skipped = append(list.Skipped, inputs.Found{Input: inputs.Input{Path: path, Root: root}, Skip: why})
	}
	converter := &counted{}
	opt.Converter, opt.Jobs, opt.Roots = converter, 2, []string{root}
	err := Run(context.Background(), c.out, list.All(), opt, Watch{
		Planned: func(p Plan) { totals = p.Kept.Clone() },
		Done:    func(o Outcome) { totals.Add(o.Record) },
	})
	if err != nil {
		c.t.Fatal(err)
	}
	if totals.Documents != len(c.list) {
		c.t.Errorf("%d of %d inputs were counted", totals.Documents, len(c.list))
	}
	slices.Sort(converter.asked)
	return strings.Join(converter.asked, " "), totals
}

func TestResume(t *testing.T) {
	c := newCrawl(t)
	for i, name := range []string{"a", "b", "c"} {
		c.put(name, strings.Repeat(name, i+1))
	}
	c.put("broken", "x fails: damaged")
	c.put("late", "late fails: timeout")
	c.put("full", "full fails: io")
	c.put("picture", "picture")
	opt := Options{Resume: true, Limits: "1s", Convert: juesuan.Options{Recognition: &ocr.Options{Binary: filepath.Join(t.TempDir(), "none")}}}
	changed := opt
	changed.Convert.Pages = juesuan.PageRanges{{First: 1, Last: 1}}
	more := opt
	more.Limits = "2s"
	rehash := opt
	rehash.Rehash = true
	retry := opt
	retry.Retry = true
	never := opt
	never.Convert.Recognition = nil
	const all = "a b broken c full late picture"
	for _, step := range []struct {
		why  string
		do   func()
		opt  Options
		want string
	}{
		{"first", func() {}, opt, all},
		{"again: what the machine was at fault for", func() {}, opt, "full"},
		{"a file that was touched is read, and that is all", func() { c.touch("a") }, opt, "full"},
		{"a change of as many bytes", func() { c.put("b", "BB") }, opt, "b full"},
		{"a change behind an old stamp is not seen", func() {
			old := c.list["c"]
			c.put("c", "CCC")
			c.list["c"] = old
		}, opt, "full"},
		{"but when all are read", func() {}, rehash, "c full"},
		{"a document that has gone from the output", func() {
			if err := os.RemoveAll(filepath.Join(c.out.Root(), store.Folder("b"))); err != nil {
				t.Fatal(err)
			}
		}, opt, "b full"},
		{"more time", func() {}, more, "full late"},
		{"what failed", func() {}, retry, "broken full late"},
		{"other options", func() {}, changed, all},
		{"no recognition", func() {}, never, all},
		{"no resuming, as convert does", func() {}, Options{Limits: "1s"}, all},
	} {
		step.do()
		if got, totals := c.run(step.opt); got != step.want {
			t.Errorf("%s: converted %q, want %q", step.why, got, step.want)
		} else if totals.Failed != 3 || totals.OK != 4 {
			t.Errorf("%s: %+v", step.why, totals)
		}
	}
}

// A document with pictures is converted again when what recognises them has changed; the others are not.
func TestResumeWithOtherEngines(t *testing.T) {
	c := newCrawl(t)
	c.put("text", "text")
	c.put("scan", "picture of text")
	opt := Options{Resume: true}
	if got, _ := c.run(opt); got != "scan text" {
		t.Fatalf("converted %q", got)
	}
	// As if another machine had done it.
	log, err := journal.Open(c.out.Journals(), c.out.Journal())
	if err != nil {
		t.Fatal(err)
	}
	for record, err := range journal.Read(context.Background(), c.out.Journals(), t.TempDir()) {
		if err != nil {
			t.Fatal(err)
		}
		if record.Engines != "" {
			record.Engines = "others"
		}
		if err := log.Append(record); err != nil {
			t.Fatal(err)
		}
	}
	log.Close()
	if got, _ := c.run(opt); got != "scan" {
		t.Errorf("converted %q, want scan", got)
	}
}

// The largest come first.
func TestLargestFirst(t *testing.T) {
	out, _ := open(t)
	r := &run{out: out, opt: Options{Resume: true}}
	list := []inputs.Input{{Path: "a", Size: 1}, {Path: "b", Size: 3}, {Path: "c", Size: 2}, {Path: "d", Size: 3}}
	var got []string
	for it, err := range r.plan(context.Background(), inputs.List{Inputs: list}.All()) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, it.Input.Path)
	}
	if want := []string{"b", "d", "c", "a"}; !slices.Equal(got, want) {
		t.Errorf("the order is %v, want %v", got, want)
	}
}

// A tree that lost its journal keeps its lines, and its documents are converted again.
func TestTreeWithoutItsJournal(t *testing.T) {
	c := newCrawl(t)
	c.put("a", "a")
	c.put("b", "bb")
	opt := Options{Resume: true}
	c.run(opt)
	before, err := os.ReadFile(filepath.Join(c.out.Root(), store.ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(c.out.Journals()); err != nil {
		t.Fatal(err)
	}
	delete(c.list, "b")
	if got, _ := c.run(opt); got != "a" {
		t.Errorf("converted %q, want a", got)
	}
	if after, _ := os.ReadFile(filepath.Join(c.out.Root(), store.ManifestName)); string(after) != string(before) {
		t.Errorf("the manifest was\n%sand is\n%s", before, after)
	}
}

// After a write that failed for the whole file system nothing more is tried, and the run says so.
func TestFullDisk(t *testing.T) {
	c := newCrawl(t)
	for i := range 50 {
		c.put(fmt.Sprint(i), fmt.Sprint(i))
	}
	full := fullDisk{make(chan struct{}, 1000)}
	var list []inputs.Input
	for _, in := range c.list {
		list = append(list, in)
	}
	err := Run(context.Background(), c.out, inputs.List{Inputs: list}.All(), Options{Converter: full, Jobs: 1}, Watch{})
	if err == nil || !strings.Contains(err.Error(), "make room") {
		t.Errorf("Run: %v", err)
	}
	if n := len(full.asked); n > 10 {
		t.Errorf("%d documents were tried", n)
	}
	if _, err := os.Stat(filepath.Join(c.out.Root(), store.ManifestName)); err == nil {
		t.Error("there is a manifest")
	}
}

type fullDisk struct{ asked chan struct{} }

func (f fullDisk) Convert(context.Context, worker.Job) (worker.Reply, error) {
	f.asked <- struct{}{}
	time.Sleep(time.Millisecond)
	return worker.Reply{Failure: &worker.Failure{Reason: model.ReasonIO, Message: "full", Stops: true}}, nil
}
