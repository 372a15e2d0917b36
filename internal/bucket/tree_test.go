package bucket

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/juesuan/juesuan/internal/batch"
	"github.com/juesuan/juesuan/internal/bucket/buckettest"
	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/internal/verify"
)

var whole = store.Shard{}

// small is a crawl of documents that differ, one there twice, one that fails and one that is none, in a bucket.
func small(t *testing.T, name string) *buckettest.Bucket {
	t.Helper()
	b := buckettest.Named(name)
	const dump = "2020年度部门决算\n\n收入决算表\n\n单位：万元\n\n| 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 |\n|---|---|---|---|\n| 201 | 一般公共服务支出 | 12.50 | 12.50 |\n\n支出决算表\n\n| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 |\n|---|---|---|---|\n| 201 | 一般公共服务支出 | 7.00 | 7.00 |\n"
	for i := range 5 {
		b.Put(fmt.Sprintf("%d/%d.md", i%2, i), fmt.Sprintf("%s\n%d\n", dump, min(i, 3)))
	}
	b.Put("broken.pdf", "no PDF")
	b.Put("page.html", "<p>")
	return b
}

// into runs a crawl into an output, both in buckets, and returns what was converted.
func into(crawl, out string, shard store.Shard, opt batch.Options) (converted []string, err error) {
	ctx := context.Background()
	in, err := Stores{}.Crawl(ctx, crawl, out)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	s, err := Stores{}.Output(ctx, out, shard, false)
	if err != nil {
		return nil, err
	}
	opt.Fetch, opt.Resume, opt.Trust, opt.Jobs = in.Fetch, true, !opt.Rehash, 2
	err = batch.Run(ctx, s, in.Walk, opt, batch.Watch{Done: func(o batch.Outcome) {
		if !o.Kept {
			converted = append(converted, o.Input.Path)
		}
	}})
	slices.Sort(converted)
	return converted, errors.Join(err, s.Close())
}

// directory runs a crawl in a bucket into a directory.
func directory(t *testing.T, crawl string) map[string]string {
	t.Helper()
	root := t.TempDir()
	run(t, crawl, root, batch.Options{})
	return filesOf(t, os.DirFS(root))
}

// outputs are the objects of a tree, but for the program's own; of these only journals and notes may be there.
func outputs(t *testing.T, b *buckettest.Bucket) map[string]string {
	t.Helper()
	all := b.All()
	for key := range all {
		if own, ok := strings.CutPrefix(key, ".juesuan/"); ok {
			delete(all, key)
			if !strings.HasPrefix(own, "journal/") && own != "finished.json" {
				t.Errorf("%s is left", key)
			}
		}
	}
	return all
}

func sameFiles(t *testing.T, got, want map[string]string) {
	t.Helper()
	if maps.Equal(got, want) {
		return
	}
	for name, text := range want {
		if got[name] != text {
			t.Errorf("%s differs", name)
		}
	}
	t.Fatalf("%d files, want %d", len(got), len(want))
}

// noTemporary has the folders of this machine be below a directory of the test, and looks that none is left.
func noTemporary(t *testing.T) {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	t.Cleanup(func() {
		if left, _ := filepath.Glob(filepath.Join(dir, "*", "*")); len(left) > 0 {
			t.Errorf("left: %q", left)
		}
	})
}

// A tree in a bucket has the bytes of one in a directory. Run again it does what has changed; the rest is not written.
func TestOutput(t *testing.T) {
	noTemporary(t)
	in, out := small(t, "output-in"), buckettest.Named("output-out")
	converted, err := into("mem://output-in", "mem://output-out/a/b", whole, batch.Options{})
	if err != nil || len(converted) != 6 {
		t.Fatalf("converted %q, %v", converted, err)
	}
	folder := func() map[string]string {
		all := map[string]string{}
		for key, text := range out.All() {
			all[strings.TrimPrefix(key, "a/b/")] = text
		}
		maps.DeleteFunc(all, func(key, _ string) bool { return strings.HasPrefix(key, ".juesuan") })
		return all
	}
	sameFiles(t, folder(), directory(t, "mem://output-in"))
	for _, step := range []struct {
		why     string
		do      func()
		rehash  bool
		want    string
		writes  int // of documents
		deletes int
	}{
		{why: "nothing has changed", do: func() {}},
		{why: "one has changed", do: func() { in.Put("0/2.md", in.All()["0/2.md"]+"更正\n") }, want: "0/2.md"},
		{why: "one is broken now", do: func() { in.Put("1/1.md", "") }, want: "1/1.md"},
		{why: "one has gone from the output, and nobody looks", do: func() { out.Remove("a/b/documents/0/0.md/document.json") }, want: ""},
		{why: "one has gone from the output", do: func() {}, rehash: true, want: "0/0.md"},
	} {
		step.do()
		out.Requests()
		converted, err := into("mem://output-in", "mem://output-out/a/b", whole, batch.Options{Rehash: step.rehash})
		if err != nil || strings.Join(converted, " ") != step.want {
			t.Errorf("%s: converted %q, want %q: %v", step.why, converted, step.want, err)
		}
		if n := out.Requests(); step.want == "" && n["write"] > 3 { // the lock, twice, and the list of what was passed over
			t.Errorf("%s: %v", step.why, n)
		}
	}
	sameFiles(t, folder(), directory(t, "mem://output-in"))
}

// Whatever request is the last that comes through: the same command makes what an undisturbed run makes.
func TestBreak(t *testing.T) {
	noTemporary(t)
	fast(t)
	small(t, "break-in")
	want := directory(t, "mem://break-in")
	out := buckettest.Named("break-out")
	fresh := true
	for n := 0; ; n += 3 {
		out.BreakAfter(n)
		_, err := into("mem://break-in", "mem://break-out", whole, batch.Options{})
		out.BreakAfter(-1)
		for name, text := range whatIsSeen(out) {
			if want[name] != text {
				t.Fatalf("after %d requests %s is another", n, name)
			}
		}
		if err == nil && fresh {
			if n < 60 {
				t.Errorf("a run asks %d times only", n)
			}
			break
		}
		if fresh = n%2 == 0; !fresh {
			continue // the next one goes on where this one ended
		}
		if _, err := into("mem://break-in", "mem://break-out", whole, batch.Options{}); err != nil {
			t.Fatal(err)
		}
		sameFiles(t, outputs(t, out), want)
		for key := range out.All() {
			out.Remove(key)
		}
		// What another program left without a journal: it is replaced.
		out.Put("documents/0/0.md/document.json", former)
		out.Put("documents/0/0.md/tables/09-other.json", former)
	}
	sameFiles(t, outputs(t, out), want)
}

// former is the document.json of a document that is replaced.
const former = "{}"

// whatIsSeen are the files of documents that are there for who looks: those with a document.json.
func whatIsSeen(b *buckettest.Bucket) map[string]string {
	all := b.All()
	maps.DeleteFunc(all, func(key, _ string) bool {
		folder, _, ok := strings.Cut(key, ".md/")
		document := all[folder+".md/document.json"]
		return !ok || document == "" || document == former
	})
	return all
}

// fast has locks be dead soon.
func fast(t *testing.T) {
	b, d := beat, dead
	beat, dead = 5*time.Millisecond, 20*time.Millisecond
	t.Cleanup(func() { beat, dead = b, d })
}

// While one run writes a second is refused; after one that was killed, the next takes its place.
func TestLock(t *testing.T) {
	fast(t)
	ctx := context.Background()
	open := func(machine string, shard store.Shard) (*store.Store, error) {
		t.Setenv("TMPDIR", machine)
		return Stores{}.Output(ctx, "mem://lock", shard, false)
	}
	a, b := t.TempDir(), t.TempDir()
	first, err := open(a, whole)
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(2 * dead) // it lives
	for _, machine := range []string{a, b} {
		for _, shard := range []store.Shard{whole, {Index: 1, Count: 4}} {
			if _, err := open(machine, shard); !errors.Is(err, store.ErrLocked) {
				t.Errorf("a second run, shard %v: %v", shard, err)
			}
		}
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	one, err := open(a, store.Shard{Index: 0, Count: 2})
	if err != nil {
		t.Fatal(err)
	}
	two, err := open(b, store.Shard{Index: 1, Count: 2})
	if err != nil {
		t.Fatal("another shard:", err)
	}
	if _, err := open(b, whole); !errors.Is(err, store.ErrLocked) {
		t.Errorf("the whole beside shards: %v", err)
	}
	if err := errors.Join(one.Close(), two.Close()); err != nil {
		t.Fatal(err)
	}
	if left := buckettest.Named("lock").All(); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

// The lock of a run that was killed: its own machine knows at once, another after a while.
func TestLockOfTheDead(t *testing.T) {
	ctx := context.Background()
	b := buckettest.Named("dead")
	killed := func() {
		s, err := Stores{}.Output(ctx, "mem://dead", whole, false)
		if err != nil {
			t.Fatal(err)
		}
		text := b.All()[lockKey()]
		id, err := os.ReadFile(filepath.Join(s.Root(), "id"))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		b.Put(lockKey(), text) // as if it had not been closed
		if err := errors.Join(os.MkdirAll(s.Root(), 0o700), os.WriteFile(filepath.Join(s.Root(), "id"), id, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("TMPDIR", t.TempDir())
	killed()
	s, err := Stores{}.Output(ctx, "mem://dead", whole, false)
	if err != nil {
		t.Fatal("on its own machine:", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	killed()
	t.Setenv("TMPDIR", t.TempDir())
	if _, err := (Stores{}).Output(ctx, "mem://dead", whole, false); !errors.Is(err, store.ErrLocked) {
		t.Errorf("on another machine: %v", err)
	}
	fast(t)
	time.Sleep(2 * dead)
	s, err = Stores{}.Output(ctx, "mem://dead", whole, false)
	if err != nil {
		t.Fatal("on another machine, after a while:", err)
	}
	// The killed one was only asleep, and finds its lock taken: it writes nothing more.
	b.Put(lockKey(), `{"id": "another"}`)
	for deadline := time.Now().Add(10 * time.Second); !errors.Is(s.Sync(), store.ErrLocked); time.Sleep(beat) {
		if time.Now().After(deadline) {
			t.Fatal("a run does not see that it has lost its lock")
		}
	}
	if err := s.Drop("x.pdf"); !store.Stops(err) {
		t.Errorf("Drop: %v", err)
	}
	_ = s.Close()
	if b.All()[lockKey()] == "" {
		t.Error("the lock of another was removed")
	}
}

// A store that takes no notice of conditions can't keep a second run out, and says so.
func TestForgetfulStore(t *testing.T) {
	noTemporary(t)
	b := buckettest.Named("forgetful")
	b.Forget()
	_, err := Stores{}.Output(context.Background(), "mem://forgetful", whole, false)
	if err == nil || !strings.Contains(err.Error(), "--no-lock") {
		t.Errorf("%v", err)
	}
	s, err := Stores{}.Output(context.Background(), "mem://forgetful", whole, true)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// Shards and a merge make what one run makes; a look tells how it stands, and what is not as it was written.
func TestShards(t *testing.T) {
	noTemporary(t)
	ctx := context.Background()
	small(t, "shards-in")
	out := buckettest.Named("shards-out")
	if _, err := (Stores{}).Look(ctx, "mem://shards-out"); !errors.Is(err, store.ErrNoTree) {
		t.Errorf("Look: %v", err)
	}
	for i := range 3 {
		if _, err := into("mem://shards-in", "mem://shards-out", store.Shard{Index: i, Count: 3}, batch.Options{}); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Stores{}.Output(ctx, "mem://shards-out", whole, false)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := batch.Merge(ctx, s, 2); err != nil {
		t.Fatal(err)
	}
	faults := func() []string {
		view, err := Stores{}.Look(ctx, "mem://shards-out")
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		if _, err := verify.Tree(ctx, view, func(f verify.Fault) { all = append(all, f.Path+" "+f.What) }); err != nil {
			t.Fatal(err)
		}
		if err := view.Close(); err != nil {
			t.Fatal(err)
		}
		return all
	}
	if view, err := (Stores{}).Look(ctx, "mem://shards-out"); err != nil || !view.Locked || view.Close() != nil {
		t.Errorf("a tree that is written to does not look so: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	sameFiles(t, outputs(t, out), directory(t, "mem://shards-in"))
	if f := faults(); len(f) > 0 {
		t.Errorf("faults: %q", f)
	}
	out.Remove("documents/0/0.md/document.json")
	out.Put("documents/1/1.md/document.json", "{}")
	out.Put("facts.csv", strings.Repeat("x", len(out.All()["facts.csv"])))
	got := strings.Join(faults(), "\n")
	for _, want := range []string{"documents/0/0.md is missing", "documents/1/1.md is not what was written", "facts.csv is not what was written"} {
		if !strings.Contains(got, want) {
			t.Errorf("no fault %q in\n%s", want, got)
		}
	}
}

// A journal that is mostly superseded is rewritten as one object.
func TestCompact(t *testing.T) {
	noTemporary(t)
	in := buckettest.Named("compact-in")
	for i := range 255 {
		in.Put(fmt.Sprintf("%d.pdf", i), "") // fails at once
	}
	for range 4 {
		if _, err := into("mem://compact-in", "mem://compact-out", whole, batch.Options{Retry: true}); err != nil {
			t.Fatal(err)
		}
	}
	parts := 0
	for key := range buckettest.Named("compact-out").All() {
		if strings.HasPrefix(key, journalFolder()) {
			parts++
		}
	}
	if parts > 2 {
		t.Errorf("the journal has %d parts", parts)
	}
	totals := func() batch.Totals {
		view, err := Stores{}.Look(context.Background(), "mem://compact-out")
		if err != nil {
			t.Fatal(err)
		}
		defer view.Close()
		sum, err := batch.Sum(context.Background(), view.Journals, "")
		if err != nil {
			t.Fatal(err)
		}
		return sum
	}
	if got := totals(); got.Failed != 255 || got.Documents != 255 {
		t.Errorf("the journal has %+v", got)
	}
}
