package inputs

import (
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
)

// Skip is why something of a crawl is no input.
type Skip string

const (
	SkipHidden  Skip = "hidden"  // its name begins with a dot
	SkipLink    Skip = "link"    // a symbolic link: what it leads to is in the crawl already, or outside it
	SkipSpecial Skip = "special" // a device, a socket, a pipe
	SkipOther   Skip = "other"   // a file that is none of the kinds that are read
)

// Found is something that a walk came across: an input, or what is no input, and why.
type Found struct {
	Input
	Skip Skip // "" for an input
}

// Walk yields what lies below a directory, in no order: regular files that are inputs, and whatever is passed over. It
// follows no links below root. The directory skip (the output, when it stands in the crawl) is left out. Memory does not
// grow with the number of files. What can't be looked at is an input with its error; so is root itself. The second value
// is nil.
func Walk(root, skip string) iter.Seq2[Found, error] {
	return func(yield func(Found, error) bool) {
		w := walker{yield: func(found Found) bool { return yield(found, nil) }}
		if skip != "" {
			w.skip, _ = os.Stat(skip)
		}
		w.directory(root, "")
	}
}

type walker struct {
	yield func(Found) bool
	skip  fs.FileInfo
}

// batch is how many names of a directory are read at a time.
const batch = 1024

// directory reports whether to walk on.
func (w *walker) directory(dir, path string) bool {
	d, err := os.Open(dir)
	if err != nil {
		return w.unreadable(dir, path, err)
	}
	defer d.Close()
	for {
		entries, err := d.ReadDir(batch)
		for _, e := range entries {
			rel := e.Name()
			if path != "" {
				rel = path + "/" + rel
			}
			if !w.entry(filepath.Join(dir, e.Name()), rel, e) {
				return false
			}
		}
		switch {
		case errors.Is(err, io.EOF):
			return true
		case err != nil:
			return w.unreadable(dir, path, err)
		}
	}
}

func (w *walker) unreadable(dir, path string, err error) bool {
	if path == "" {
		path = argumentPath(dir)
	}
	return w.yield(Found{Input: inputOf(dir, path, nil, err)})
}

func (w *walker) entry(file, path string, e fs.DirEntry) bool {
	kind := e.Type()
	switch {
	case strings.HasPrefix(e.Name(), "."):
		return w.pass(file, path, SkipHidden)
	case kind&fs.ModeSymlink != 0:
		return w.pass(file, path, SkipLink)
	case !kind.IsDir() && !kind.IsRegular():
		return w.pass(file, path, SkipSpecial)
	}
	info, err := e.Info()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return true // removed since its directory was read
	case kind.IsDir():
		if err == nil && w.skip != nil && os.SameFile(info, w.skip) {
			return true
		}
		return w.directory(file, path)
	case !namedAsInput(file) && (err != nil || !beginsAsPDF(file)):
		return w.pass(file, path, SkipOther)
	}
	return w.yield(Found{Input: inputOf(file, path, info, err)})
}

func (w *walker) pass(file, path string, why Skip) bool {
	return w.yield(Found{Input: Input{File: file, Path: documentPath(path)}, Skip: why})
}
