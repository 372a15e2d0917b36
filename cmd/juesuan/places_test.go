package main

import (
	"bytes"
	"context"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/juesuan/juesuan/internal/bucket"
	"github.com/juesuan/juesuan/internal/bucket/buckettest"
	"github.com/juesuan/juesuan/internal/store"
)

// command runs a command in this process.
func command(args ...string) (code int, said string) {
	var text bytes.Buffer
	root := rootCommand()
	root.SetArgs(args)
	root.SetOut(&text)
	root.SetErr(&text)
	code = report(&text, root.ExecuteContext(context.Background()))
	return code, text.String()
}

// A crawl and an output in object stores, by the commands that take them.
func TestObjectStores(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	objectStores = bucket.Stores{}
	defer func() { objectStores = nil }()
	pdf, err := os.ReadFile("../../fixtures/xlsx/document.pdf")
	if err != nil {
		t.Fatal(err)
	}
	dir, want := t.TempDir(), t.TempDir()
	in, out := buckettest.Named("in"), buckettest.Named("out")
	for _, name := range []string{"a.pdf", "b.txt"} {
		in.Put("crawl/"+name, string(pdf))
		if err := os.WriteFile(filepath.Join(dir, name), pdf, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	ends := func(want int, wantSaid string, args ...string) {
		t.Helper()
		if code, said := command(args...); code != want || !strings.Contains(said, wantSaid) {
			t.Errorf("%q ends with %d: %s", args, code, said)
		}
	}
	batch := func(crawl, out string, more ...string) []string {
		return append([]string{"batch", crawl, "--out", out, "--in-process"}, more...)
	}
	ends(0, "", batch("file://"+dir, "file://"+want)...)
	ends(0, "documents", batch("mem://in/crawl", "mem://out/tree/", "--shard", "0/2")...)
	ends(0, "not finished", "status", "mem://out/tree")
	ends(0, "", batch("mem://in/crawl", "mem://out/tree/", "--shard", "1/2")...)
	ends(0, "", "merge", "mem://out/tree")
	ends(0, "\nfinished", "status", "mem://out/tree")
	ends(0, ": 0 faults", "verify", "mem://out/tree")
	all := map[string]string{}
	for key, text := range out.All() {
		if name := strings.TrimPrefix(key, "tree/"); !strings.HasPrefix(name, ".juesuan") {
			all[name] = text
		}
	}
	if !maps.Equal(all, outputs(t, want)) {
		t.Errorf("%d files, want %d, those of a directory", len(all), len(outputs(t, want)))
	}

	held, err := objectStores.Output(context.Background(), "mem://out/tree", store.Shard{}, false)
	if err != nil {
		t.Fatal(err)
	}
	ends(exitLocked, "locked by another run", batch("mem://in/crawl", "mem://out/tree")...)
	ends(0, "running", "status", "mem://out/tree")
	if err := held.Close(); err != nil {
		t.Fatal(err)
	}
	ends(0, "", batch("mem://in/crawl", "mem://out/tree")...)

	ends(exitUsage, "the crawl stands there", batch("mem://in", "mem://in")...)
	ends(exitUsage, "object stores are", batch("ftp://in", "mem://out")...)
	ends(exitUsage, "has no journal", "verify", "mem://in")
	ends(exitUsage, "a file URL is file://", batch("file://x/y", "out")...)
	ends(exitUsage, "juesuan batch takes URLs", "convert", "mem://in/a.pdf", "--out", "out")
	ends(exitUsage, "audit takes a directory", "audit", "mem://out/tree")
	objectStores = nil
	for _, args := range [][]string{batch("mem://in", want), batch(dir, "mem://out"), {"status", "mem://out"}} {
		ends(exitUsage, "built without object stores", args...)
	}
}
