package inputs

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

func walk(root, skip string) []Found {
	var all []Found
	for found := range Walk(root, skip) {
		all = append(all, found)
	}
	slices.SortFunc(all, func(a, b Found) int { return strings.Compare(a.Path, b.Path) })
	return all
}

func TestWalk(t *testing.T) {
	dir := write(t, map[string]string{
		"b/2021.PDF":         "",
		"b/dump.txt":         "123",
		"a/by-content":       "junk %PDF-1.4",
		"a/notes.docx":       "PK",
		".hidden/d/x.pdf":    "",
		"a/.x.pdf":           "",
		"out/documents/x.md": "",
		"a\xffb.pdf":         "",
	})
	if err := os.Symlink("b/2021.PDF", filepath.Join(dir, "link.pdf")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("..", filepath.Join(dir, "a", "up")); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe.pdf"), 0o644); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range walk(dir, filepath.Join(dir, "out")) {
		if f.Err != nil {
			t.Errorf("%s: %v", f.Path, f.Err)
		}
		if f.Path == "b/dump.txt" && f.Size != 3 {
			t.Errorf("%s has %d bytes", f.Path, f.Size)
		}
		got = append(got, f.Path+" "+string(f.Skip))
	}
	want := []string{
		".hidden/d/x.pdf hidden", "a%FFb.pdf ", "a/.x.pdf hidden", "a/by-content ", "a/notes.docx unsupported_type", "a/up not_regular",
		"b/2021.PDF ", "b/dump.txt ", "link.pdf not_regular", "pipe.pdf not_regular",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// A directory with more names than are read at a time, and one that is gone.
func TestWalkFindsAll(t *testing.T) {
	files := map[string]string{}
	for i := range 2*batch + 3 {
		files["d/"+strings.Repeat("x", i%7)+time.Duration(i).String()+".pdf"] = ""
	}
	dir := write(t, files)
	if got := len(walk(dir, "")); got != len(files) {
		t.Errorf("%d of %d files", got, len(files))
	}
	gone := walk(filepath.Join(dir, "gone"), "")
	if len(gone) != 1 || !errors.Is(gone[0].Err, fs.ErrNotExist) || !gone[0].Unlisted {
		t.Errorf("%+v, want an input with its error", gone)
	}
}

func TestInputsSurviveTheirWay(t *testing.T) {
	for _, in := range []Input{
		{File: "a\xff/b.pdf", Path: "a%FF/b.pdf", Root: "/r\xff", Size: 7, Stamp: Stamp{7, 1, 2, 3, "sum"}},
		{File: "x", Path: "x", Err: syscall.EACCES, Unlisted: true},
		{File: "x", Path: "x", Err: errors.New("it is no regular file")},
	} {
		text, err := json.Marshal(in)
		var got Input
		if err != nil || json.Unmarshal(text, &got) != nil || !reflect.DeepEqual(got, in) {
			t.Errorf("%+v became %+v (%v)", in, got, err)
		}
	}
}

// A stamp tells a file from one that was written in its place, also when its times were set back; and none is given
// for a file that may still be changing.
func TestStamp(t *testing.T) {
	file := filepath.Join(write(t, map[string]string{"a.pdf": "1"}), "a.pdf")
	info := func() fs.FileInfo {
		i, err := os.Lstat(file)
		if err != nil {
			t.Fatal(err)
		}
		return i
	}
	later := time.Now().Add(time.Minute)
	if s := stampOf(info(), time.Now()); s != (Stamp{}) {
		t.Errorf("a file of this moment has the stamp %+v", s)
	}
	first := stampOf(info(), later)
	if first == (Stamp{}) || first != stampOf(info(), later) {
		t.Fatalf("stamp %+v", first)
	}
	was := info().ModTime()
	time.Sleep(20 * time.Millisecond) // a tick of the file system
	if err := errors.Join(os.WriteFile(file, []byte("2"), 0o644), os.Chtimes(file, was, was)); err != nil {
		t.Fatal(err)
	}
	if second := stampOf(info(), later); second == first && first.Touched != 0 {
		t.Errorf("another content has the same stamp %+v", second)
	}
}
