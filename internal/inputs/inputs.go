// Package inputs finds the files to convert and names them.
//
// In: the arguments of a command line, files and directories. Out: a list of inputs in path order, each with the
// path that it gets below documents/, no two of which meet; and how many files were passed over.
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
)

// Input is one file to convert.
type Input struct {
	File string // as the operating system opens it; of an object the URL, see Object
	Path string // below documents/: relative, slashes, valid UTF-8
	Err  error  // why it can't be read, when that is known already

	Size  int64 // bytes, as the file system says
	Stamp Stamp
}

// List is what Find found.
type List struct {
	Inputs  []Input // in the bytewise order of their paths
	Ignored int     // files of directories that are no input
}

// All yields what was found, as Walk does; of what is no input, only how much there is.
func (l List) All() iter.Seq2[Found, error] {
	return func(yield func(Found, error) bool) {
		for _, in := range l.Inputs {
			if !yield(Found{Input: in}, nil) {
				return
			}
		}
		for range l.Ignored {
			if !yield(Found{Skip: SkipOther}, nil) {
				return
			}
		}
	}
}

// endings name the inputs of a directory, in lower case.
var endings = []string{".pdf", ".txt", ".md", ".png", ".jpg", ".jpeg", ".tif", ".tiff"}

// Find lists the inputs that args name; directories are walked, symbolic links followed. Whatever lies in the
// directory skip (the output, when it stands among the inputs) is passed over. The error is a *MeetError when
// two inputs would get one place below documents/.
func Find(args []string, skip string) (List, error) {
	f := finder{}
	if skip != "" {
		f.skip, _ = os.Stat(skip)
	}
	for _, arg := range args {
		info, err := os.Stat(arg)
		if err == nil && info.IsDir() {
			f.walk(arg, "", []fs.FileInfo{info})
			continue
		}
		f.add(arg, argumentPath(arg), info, err)
	}
	slices.SortFunc(f.list.Inputs, func(a, b Input) int { return strings.Compare(a.Path, b.Path) })
	return f.list, meet(f.list.Inputs)
}

type finder struct {
	list List
	skip fs.FileInfo
}

// add makes an input of a file that was named, or found by its ending.
func (f *finder) add(file, path string, info fs.FileInfo, err error) {
	f.list.Inputs = append(f.list.Inputs, inputOf(file, path, info, err))
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
// them does not run for ever.
func (f *finder) walk(dir, path string, above []fs.FileInfo) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		if path == "" {
			path = argumentPath(dir)
		}
		f.add(dir, path, nil, err)
		return
	}
	for _, e := range entries {
		file, rel := filepath.Join(dir, e.Name()), e.Name()
		if path != "" {
			rel = path + "/" + rel
		}
		info, err := os.Stat(file)
		switch {
		case err != nil:
			f.addOrIgnore(file, rel, info, err)
		case info.IsDir():
			if !f.passedOver(info, above) {
				f.walk(file, rel, append(above[:len(above):len(above)], info))
			}
		default:
			f.addOrIgnore(file, rel, info, nil)
		}
	}
}

func (f *finder) passedOver(dir fs.FileInfo, above []fs.FileInfo) bool {
	if f.skip != nil && os.SameFile(dir, f.skip) {
		return true
	}
	return slices.ContainsFunc(above, func(a fs.FileInfo) bool { return os.SameFile(a, dir) })
}

func (f *finder) addOrIgnore(file, path string, info fs.FileInfo, err error) {
	regular := err == nil && info.Mode().IsRegular()
	named := namedAsInput(file)
	if (named && (regular || err != nil)) || (!named && regular && beginsAsPDF(file)) {
		f.add(file, path, info, err)
		return
	}
	f.list.Ignored++
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
