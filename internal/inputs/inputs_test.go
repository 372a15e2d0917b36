package inputs

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/juesuan/juesuan/internal/golden"
)

// write makes files below a new directory, and returns it.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func paths(l List) string {
	var all []string
	for _, in := range l.Inputs {
		all = append(all, in.Path)
	}
	return strings.Join(all, " ")
}

func skipped(l List) string {
	var all []string
	for _, found := range l.Skipped {
		all = append(all, found.Path+" "+string(found.Skip))
	}
	return strings.Join(all, ", ")
}

func TestFindWalksADirectory(t *testing.T) {
	dir := write(t, map[string]string{
		"b/2021.PDF":         "",
		"b/dump.txt":         "",
		"b/page.Jpeg":        "",
		"a/by-content":       "junk %PDF-1.4",
		"a/notes.docx":       "PK",
		"a-b.tiff":           "",
		"out/documents/x.md": "",
		"README":             "no input",
		".hidden/x/1.pdf":    "",
		"a/._2021.pdf":       "",
	})
	got, err := Find([]string{dir}, filepath.Join(dir, "out"))
	if err != nil {
		t.Fatal(err)
	}
	if want := "a-b.tiff a/by-content b/2021.PDF b/dump.txt b/page.Jpeg"; paths(got) != want {
		t.Errorf("found %s, want %s", paths(got), want)
	}
	if want := ".hidden/x/1.pdf hidden, README unsupported_type, a/._2021.pdf hidden, a/notes.docx unsupported_type"; skipped(got) != want {
		t.Errorf("skipped %s, want %s", skipped(got), want)
	}
	for _, in := range got.Inputs {
		if in.Root == "" || in.Root != got.Roots[0] {
			t.Errorf("%s: root %q of %q", in.Path, in.Root, got.Roots)
		}
	}
}

// Records are inputs, but those that a former run has written.
func TestFindLeavesTheDatasetOfAnOutput(t *testing.T) {
	dir := write(t, map[string]string{"a/tables.csv": "", "old/facts.csv": "", "old/.juesuan/lock": "", "old/documents/b.csv/document.json": ""})
	l, err := Find([]string{dir}, "")
	if err != nil {
		t.Fatal(err)
	}
	if got := paths(l); got != "a/tables.csv" {
		t.Errorf("inputs %s", got)
	}
	if got := skipped(l); !strings.Contains(got, "old/facts.csv unsupported_type") {
		t.Errorf("skipped %s", got)
	}
}

func TestFindFollowsLinksOnce(t *testing.T) {
	dir := write(t, map[string]string{"a/1.pdf": "", "elsewhere/2.pdf": ""})
	for link, to := range map[string]string{"a/up": dir, "a/over": filepath.Join(dir, "elsewhere"), "a/gone.pdf": "/nowhere"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	got, err := Find([]string{filepath.Join(dir, "a")}, "")
	if err != nil {
		t.Fatal(err)
	}
	// up leads to the parent, whose elsewhere is new; its a is where we came from.
	if want := "1.pdf gone.pdf over/2.pdf up/elsewhere/2.pdf"; paths(got) != want {
		t.Errorf("found %s, want %s", paths(got), want)
	}
	if got.Inputs[1].Err == nil {
		t.Error("a link to nothing has no error")
	}
	if want := "up/a not_regular"; skipped(got) != want {
		t.Errorf("skipped %s, want %s", skipped(got), want)
	}
}

func TestFindKeepsWhatIsNotThere(t *testing.T) {
	got, err := Find([]string{"/nowhere/a.pdf", "../../b/./c.pdf"}, "")
	if err != nil {
		t.Fatal(err)
	}
	if want := "b/c.pdf nowhere/a.pdf"; paths(got) != want {
		t.Errorf("found %s, want %s", paths(got), want)
	}
	for _, in := range got.Inputs {
		if in.Err == nil {
			t.Errorf("%s has no error", in.File)
		}
	}
}

func TestFindRefusesInputsThatMeet(t *testing.T) {
	one := write(t, map[string]string{"a/x.pdf": ""})
	two := write(t, map[string]string{"a/x.pdf": ""})
	inside := write(t, map[string]string{"a/x.pdf/y.pdf": ""})
	for _, args := range [][]string{{one, two}, {one, inside}, {inside, one}} {
		_, err := Find(args, "")
		var meet *MeetError
		if !errors.As(err, &meet) {
			t.Errorf("Find(%q): %v, want a MeetError", args, err)
		}
	}
}

func TestDocumentPath(t *testing.T) {
	long := strings.Repeat("决", 85) + ".pdf" // 259 bytes
	tests := []struct{ why, in, want string }{
		{"UTF-8 stays", "武汉/2021年.pdf", "武汉/2021年.pdf"},
		{"each stray byte is escaped", "a\xff\xfe决.pdf", "a%FF%FE决.pdf"},
		{"a percent sign is a percent sign", "100%.pdf", "100%.pdf"},
		{"255 bytes are no long name", strings.Repeat("a", 255), strings.Repeat("a", 255)},
	}
	for _, tt := range tests {
		if got := documentPath(tt.in); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.why, got, tt.want)
		}
	}
	cut, other := documentPath("d/"+long), documentPath("d/"+long+"x")
	if len(cut) > len("d/")+maxName || !strings.HasPrefix(cut, "d/决") {
		t.Errorf("a long name became %q", cut)
	}
	if cut == other {
		t.Error("two long names that begin alike became one")
	}
}

func TestArgumentPath(t *testing.T) {
	for arg, want := range map[string]string{
		"a.pdf": "a.pdf", "./d/a.pdf": "d/a.pdf", "/in/a.pdf": "in/a.pdf", "../../a.pdf": "a.pdf",
		"x/../../a.pdf": "a.pdf", "..a.pdf": "..a.pdf", "d//a.pdf": "d/a.pdf",
	} {
		if got := argumentPath(arg); got != want {
			t.Errorf("argumentPath(%q) = %q, want %q", arg, got, want)
		}
	}
}
