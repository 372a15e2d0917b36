package inputs

import (
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/juesuan/juesuan/model"
)

// Found is something that a walk came across: an input, or a file that is none, and why.
type Found struct {
	Input
	Skip model.ReasonCode // "" for an input; see Why
}

// Why says in a sentence why a file of a directory is no input.
func Why(skip model.ReasonCode) string {
	switch skip {
	case model.ReasonHidden:
		return "its name, or that of a directory above it, begins with a dot"
	case model.ReasonNotRegular:
		return "it is a link, a device, a socket or a pipe; what a link leads to is converted where it stands in the crawl"
	default:
		return "it is none of the kinds of files that are read"
	}
}

// Walk yields what lies below a directory, in no order: every file, an input or not. It follows no links below root. The
// directory skip (the output, when it stands in the crawl) is left out. Memory does not grow with the number of files.
// What can't be looked at is an input with its error; so is root itself. The second value is nil.
func Walk(root, skip string) iter.Seq2[Found, error] {
	return func(yield func(Found, error) bool) {
		w := walker{root: RootOf(root), yield: func(found Found) bool { return yield(found, nil) }}
		if skip != "" {
			w.skip, _ = os.Stat(skip)
		}
		w.directory(root, "", false)
	}
}

type walker struct {
	root  string
	yield func(Found) bool
	skip  fs.FileInfo
}

// batch is how many names of a directory are read at a time.
const batch = 1024

// directory reports whether to walk on. All files of a hidden directory are hidden.
func (w *walker) directory(dir, path string, hidden bool) bool {
	d, err := os.Open(dir)
	if err != nil {
		return w.unreadable(dir, path, hidden, err)
	}
	defer d.Close()
	for {
		entries, err := d.ReadDir(batch)
		for _, e := range entries {
			rel := e.Name()
			if path != "" {
				rel = path + "/" + rel
			}
			if !w.entry(filepath.Join(dir, e.Name()), rel, e, hidden || isHidden(e.Name())) {
				return false
			}
		}
		switch {
		case errors.Is(err, io.EOF):
			return true
		case err != nil:
			return w.unreadable(dir, path, hidden, err)
		}
	}
}

func (w *walker) unreadable(dir, path string, hidden bool, err error) bool {
	if hidden {
		return w.pass(dir, path, 0, model.ReasonHidden)
	}
	if path == "" {
		path = argumentPath(dir)
	}
	in := inputOf(dir, path, nil, err)
	in.Unlisted = true
	return w.input(in)
}

func (w *walker) entry(file, path string, e fs.DirEntry, hidden bool) bool {
	info, err := e.Info()
	kind := e.Type()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return true // removed since its directory was read
	case kind.IsDir():
		if err == nil && w.skip != nil && os.SameFile(info, w.skip) {
			return true
		}
		return w.directory(file, path, hidden)
	case hidden:
		return w.pass(file, path, sizeOf(info), model.ReasonHidden)
	case !kind.IsRegular():
		return w.pass(file, path, 0, model.ReasonNotRegular)
	case !namedAsInput(file) && (err != nil || !beginsAsPDF(file)):
		return w.pass(file, path, sizeOf(info), model.ReasonUnsupportedType)
	}
	return w.input(inputOf(file, path, info, err))
}

func (w *walker) input(in Input) bool {
	in.Root = w.root
	return w.yield(Found{Input: in})
}

func (w *walker) pass(file, path string, size int64, why model.ReasonCode) bool {
	return w.yield(Found{Input: Input{File: file, Path: documentPath(path), Root: w.root, Size: size}, Skip: why})
}

func isHidden(name string) bool { return strings.HasPrefix(name, ".") }

// sizeOf is the size of a regular file, 0 of anything else.
func sizeOf(info fs.FileInfo) int64 {
	if info == nil || !info.Mode().IsRegular() {
		return 0
	}
	return info.Size()
}

// RootOf is the name under which a run remembers a directory that it walked: the same for every way to write it.
func RootOf(dir string) string {
	whole, err := filepath.Abs(dir)
	if err != nil {
		return dir
	}
	if real, err := filepath.EvalSymlinks(whole); err == nil {
		return real
	}
	return whole
}
