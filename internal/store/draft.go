package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Draft is the folder of a document that does not stand in its place yet. Whoever converts the document fills it, this
// process or another; Keep or Discard ends it.
type Draft struct {
	store  *Store
	folder string
}

// Draft names a folder for a document, on the file system of a tree that is a directory. Fill makes it.
func (s *Store) Draft() *Draft {
	name := fmt.Sprintf("document-%d", s.drafts.Add(1))
	return &Draft{s, filepath.Join(s.Temporary(), name)}
}

// Folder is the draft's.
func (d *Draft) Folder() string { return d.folder }

// Discard gives the draft up. It may not have been filled.
func (d *Draft) Discard() error { return os.RemoveAll(d.folder) }

// Keep puts the draft, which has been filled, in the place of the document of that path, for good when it returns. After
// an error the former document is there, or none where the tree is no directory; and in any case no draft.
func (d *Draft) Keep(path string) (err error) {
	defer func() { err = errors.Join(err, d.Discard()) }() // by then it is the former document, or not wanted
	if err := checkPath(path); err != nil {
		return err
	}
	return d.store.place.Keep(d.folder, path)
}

// Fill makes the folder of a draft anew, with these files. They are on the disk when the draft has been kept.
func Fill(folder string, files []File) error {
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = f.Name
	}
	if err := makeFolder(folder, names); err != nil {
		return err
	}
	for _, f := range files {
		if err := os.WriteFile(within(folder, f.Name), f.Data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// makeFolder makes the folder of a draft anew, with the directories of files of these names.
func makeFolder(folder string, names []string) error {
	if err := errors.Join(os.RemoveAll(folder), os.Mkdir(folder, 0o755)); err != nil {
		return err
	}
	made := map[string]bool{folder: true}
	for _, name := range names {
		if !filepath.IsLocal(filepath.FromSlash(name)) {
			return fmt.Errorf("%q is no file of the document", name)
		}
		if dir := filepath.Dir(within(folder, name)); !made[dir] {
			if err := os.MkdirAll(dir, 0o755); err != nil {
				return err
			}
			made[dir] = true
		}
	}
	return nil
}

func within(folder, name string) string { return filepath.Join(folder, filepath.FromSlash(name)) }

// ReadDraft reads the files of a draft's folder. One that is no regular file is an error: a worker may have made it.
func ReadDraft(folder string) ([]File, error) {
	names, _, err := contents(folder)
	if err != nil {
		return nil, err
	}
	files := make([]File, len(names))
	for i, name := range names {
		rel, err := filepath.Rel(folder, name)
		if err != nil {
			return nil, err
		}
		files[i].Name = filepath.ToSlash(rel)
		if files[i].Data, err = os.ReadFile(name); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// contents are the files and the directories of a folder, itself included.
func contents(folder string) (files, dirs []string, err error) {
	err = filepath.WalkDir(folder, func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir():
			dirs = append(dirs, name)
		case e.Type().IsRegular():
			files = append(files, name)
		default:
			return fmt.Errorf("%s is no file of a document", name)
		}
		return nil
	})
	return files, dirs, err
}

// same reports whether the folder former holds the files of another, and nothing else.
func same(folder, former string, files []string) bool {
	if there, _, err := contents(former); err != nil || len(there) != len(files) {
		return false
	}
	for _, name := range files {
		rel, err := filepath.Rel(folder, name)
		if err != nil || !sameFile(name, filepath.Join(former, rel)) {
			return false
		}
	}
	return true
}

func sameFile(a, b string) bool {
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	if errA != nil || errB != nil || infoA.Size() != infoB.Size() {
		return false
	}
	textA, errA := os.ReadFile(a)
	textB, errB := os.ReadFile(b)
	return errA == nil && errB == nil && bytes.Equal(textA, textB)
}
