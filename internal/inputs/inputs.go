// Package inputs finds the files to convert and names them.
//
// In: the arguments of a command line, files and directories. Out: a list of inputs in path order, each with the
// path that it gets below documents/, no two of which meet; and the files of directories that are no inputs, with the
// reason.
//
// A file that can't be looked at is still an input, with its error: no input vanishes.
package inputs

import (
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/juesuan/juesuan/extract/filetype"
	"github.com/juesuan/juesuan/model"
)

// Input is one file to convert.
type Input struct {
	File string // as the operating system opens it; of an object the URL, see Object
	Path string // below documents/: relative, slashes, valid UTF-8
	Root string // the directory argument that it was found in, see RootOf; "" of a file argument
	Err  error  // why it can't be read, when that is known already
	// Unlisted is set for a directory that could not be listed: what lies in it is not known.
	Unlisted bool

	Size  int64 // bytes, as the file system says
	Stamp Stamp
}

// List is what Find found.
type List struct {
	Inputs  []Input // in the bytewise order of their paths
	Skipped []Found // files of directories that are no inputs, in the same order
	Roots   []string
}

// All yields what was found, as Walk does.
func (l List) All() iter.Seq2[Found, error] {
	return func(yield func(Found, error) bool) {
		for _, in := range l.Inputs {
			if !yield(Found{Input: in}, nil) {
				return
			}
		}
		for _, found := range l.Skipped {
			if !yield(found, nil) {
				return
			}
		}
	}
}

// endings name the inputs of a directory, in lower case.
var endings = []string{".pdf", ".txt", ".md", ".csv", ".tsv", ".png", ".jpg", ".jpeg", ".tif", ".tiff"}

// Find lists the inputs that args name; directories are walked, symbolic links followed. Whatever lies in the
// directory skip (the output, when it stands among the inputs) is left out. The error is a *MeetError when
// two inputs would get one place below documents/.
func Find(args []string, skip string) (List, error) {
	f := finder{}
	if skip != "" {
		f.skip, _ = os.Stat(skip)
	}
	for _, arg := range args {
		info, err := os.Stat(arg)
		if err == nil && info.IsDir() {
			f.root = RootOf(arg)
			f.list.Roots = append(f.list.Roots, f.root)
			f.walk(arg, "", []fs.FileInfo{info}, false)
			continue
		}
		f.root = ""
		f.add(arg, argumentPath(arg), info, err)
	}
	slices.SortFunc(f.list.Inputs, func(a, b Input) int { return strings.Compare(a.Path, b.Path) })
	slices.SortFunc(f.list.Skipped, func(a, b Found) int { return strings.Compare(a.Path, b.Path) })
	return f.list, meet(f.list.Inputs)
}

type finder struct {
	list List
	skip fs.FileInfo
	root string // of the argument that is walked
}

// add makes an input of a file that was named, or found by its ending.
func (f *finder) add(file, path string, info fs.FileInfo, err error) {
	in := inputOf(file, path, info, err)
	in.Root = f.root
	f.list.Inputs = append(f.list.Inputs, in)
}

// pass makes a line of a file that is no input.
func (f *finder) pass(file, path string, info fs.FileInfo, why model.ReasonCode) {
	f.list.Skipped = append(f.list.Skipped, Found{Input: Input{File: file, Path: documentPath(path), Root: f.root, Size: sizeOf(info)}, Skip: why})
}

// inputOf makes an input of a file, or of the error that hinders looking at it.
func inputOf(file, path string, info fs.FileInfo, err error) Input {
	in := Input{File: file, Path: documentPath(path)}
	var pathErr *fs.PathError
	switch {
	case errors.As(err, &pathErr):
		in.Err = pathErr.Err // the sentence that tells of it names the file already
	case err != nil:
		in.Err = err
	case !info.Mode().IsRegular():
		in.Err = errors.New("it is no regular file")
	default:
		in.Size, in.Stamp = info.Size(), stampOf(info, time.Now())
	}
	return in
}

// walk adds what lies in a directory. above are the directories on the way to it, so that a link back to one of
// them does not run for ever. All files of a hidden directory are hidden.
func (f *finder) walk(dir, path string, above []fs.FileInfo, hidden bool) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		f.unreadable(dir, path, hidden, err)
		return
	}
	output := slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == ".juesuan" && e.IsDir() })
	for _, e := range entries {
		file, rel, hidden := filepath.Join(dir, e.Name()), e.Name(), hidden || isHidden(e.Name())
		if path != "" {
			rel = path + "/" + rel
		}
		info, err := os.Stat(file)
		switch {
		case err == nil && info.IsDir() && f.skip != nil && os.SameFile(info, f.skip):
		case err == nil && info.IsDir() && slices.ContainsFunc(above, func(a fs.FileInfo) bool { return os.SameFile(a, info) }):
			f.pass(file, rel, nil, model.ReasonNotRegular) // a link back
		case err == nil && info.IsDir():
			f.walk(file, rel, append(above[:len(above):len(above)], info), hidden)
		case output && err == nil && strings.EqualFold(filepath.Ext(file), ".csv"): // facts.csv of a former run
			f.pass(file, rel, info, model.ReasonUnsupportedType)
		default:
			f.file(file, rel, info, err, hidden)
		}
	}
}

func (f *finder) unreadable(dir, path string, hidden bool, err error) {
	if hidden {
		f.pass(dir, path, nil, model.ReasonHidden)
		return
	}
	if path == "" {
		path = argumentPath(dir)
	}
	f.add(dir, path, nil, err)
	f.list.Inputs[len(f.list.Inputs)-1].Unlisted = true
}

// file adds a file of a directory, or what could not be looked at.
func (f *finder) file(file, path string, info fs.FileInfo, err error, hidden bool) {
	regular := err == nil && info.Mode().IsRegular()
	switch named := namedAsInput(file); {
	case hidden:
		f.pass(file, path, info, model.ReasonHidden)
	case named && (regular || err != nil), regular && beginsAsPDF(file):
		f.add(file, path, info, err)
	case !regular:
		f.pass(file, path, nil, model.ReasonNotRegular)
	default:
		f.pass(file, path, info, model.ReasonUnsupportedType)
	}
}

func namedAsInput(file string) bool {
	return slices.Contains(endings, strings.ToLower(filepath.Ext(file)))
}

// beginsAsPDF looks into a file whose name does not tell.
func beginsAsPDF(file string) bool {
	r, err := os.Open(file)
	if err != nil {
		return false
	}
	defer r.Close()
	head := make([]byte, filetype.HeadSize)
	n, _ := io.ReadFull(r, head)
	return filetype.IsPDF(head[:n])
}

func meet(list []Input) error {
	var m Meeting
	for _, in := range list {
		if err := m.Add(in); err != nil {
			return err
		}
	}
	return nil
}
