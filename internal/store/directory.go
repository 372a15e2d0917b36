package store

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"sync"
)

// directory is a tree in a directory of this machine.
type directory struct {
	fs.StatFS
	root, tmp string
	// names is held while directories below documents/ come and go: one that is empty is removed, and another
	// document may be about to move into it.
	names sync.Mutex
}

// Directory is the tree at root.
func Directory(root string) Tree { return newDirectory(root, "") }

func newDirectory(root, tmp string) *directory {
	return &directory{StatFS: os.DirFS(root).(fs.StatFS), root: root, tmp: tmp}
}

func (d *directory) List(folder string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		err := fs.WalkDir(d, folder, func(name string, e fs.DirEntry, err error) error {
			switch {
			case errors.Is(err, fs.ErrNotExist) && name == folder:
				return nil
			case err != nil:
				return err
			case !e.IsDir() && !yield(name, nil):
				return fs.SkipAll
			}
			return nil
		})
		if err != nil {
			yield("", err)
		}
	}
}

// Keep implements Place. A document that stands there to the byte is left alone. After an error the former one is there.
func (d *directory) Keep(folder, path string) error {
	final := d.folder(path)
	files, dirs, err := contents(folder)
	if err != nil {
		return err
	}
	if same(folder, final, files) {
		return syncFolder(final) // a run that was killed may have written it just now
	}
	if err := syncAll(files, dirs); err != nil {
		return err
	}
	d.names.Lock()
	defer d.names.Unlock()
	return put(folder, final)
}

// put moves a folder to where it belongs. The directory there may vanish when another shard's last document leaves it.
func put(folder, final string) error {
	const tries = 10
	for try := 1; ; try++ {
		err := makeSynced(filepath.Dir(final))
		if err == nil {
			err = replace(folder, final)
		}
		if try == tries || !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
}

// Drop implements Place. It removes also the directories that the document leaves empty.
func (d *directory) Drop(path string) error {
	final := d.folder(path)
	if _, err := os.Lstat(filepath.Join(final, documentName)); err != nil {
		return nil // no document, perhaps a directory that holds some
	}
	aside, err := os.MkdirTemp(d.tmp, "dropped-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(aside)
	d.names.Lock()
	defer d.names.Unlock()
	if err := os.Rename(final, filepath.Join(aside, "document")); err != nil {
		return err
	}
	dir := filepath.Dir(final)
	for dir != d.folder("") && os.Remove(dir) == nil {
		dir = filepath.Dir(dir)
	}
	if err := syncDir(dir); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil // another shard's last document has left it, too
}

// folder is where the document of that path stands.
func (d *directory) folder(path string) string {
	return filepath.Join(d.root, documents, filepath.FromSlash(path))
}

func (d *directory) Sync() error         { return nil } // the journals stand in it
func (d *directory) Compacted() error    { return nil }
func (d *directory) AtOnce(jobs int) int { return jobs }
func (d *directory) Close() error        { return nil }
func (d *directory) String() string      { return d.root }

// file is a file of a directory that is being written.
type file struct {
	*os.File
	final string
}

// Create implements Place.
func (d *directory) Create(name string) (Target, error) {
	f, err := os.OpenFile(filepath.Join(d.tmp, filepath.Base(name)), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	return &file{f, filepath.Join(d.root, filepath.FromSlash(name))}, err
}

// Commit puts the file in the place of the former one, when they differ. After an error the former one is there.
func (f *file) Commit(size int64, sum string) error {
	if same, err := isFile(f.final, size, sum); same || err != nil {
		return err
	}
	if err := os.Rename(f.Name(), f.final); err != nil {
		return err
	}
	return syncDir(filepath.Dir(f.final))
}

// isFile reports whether there is a file of that size and hash.
func isFile(name string, size int64, sum string) (bool, error) {
	info, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil || info.Size() != size {
		return false, err
	}
	former, err := sumOf(name)
	return former == sum, err
}

func (f *file) Discard() {
	_ = f.Close()
	_ = os.Remove(f.Name()) // it has gone when it was renamed
}

// checkPath finds a path that is none below the output.
func checkPath(path string) error {
	local := filepath.FromSlash(path)
	if !filepath.IsLocal(local) || local == "." {
		return fmt.Errorf("%q is no path below the output directory", path)
	}
	return nil
}
