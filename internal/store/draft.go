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

// Draft names a folder for a document, on the tree's file system. Fill makes it.
func (s *Store) Draft() *Draft {
	name := fmt.Sprintf("document-%d", s.drafts.Add(1))
	return &Draft{s, filepath.Join(s.Temporary(), name)}
}

// Folder is the draft's.
func (d *Draft) Folder() string { return d.folder }

// Discard gives the draft up. It may not have been filled.
func (d *Draft) Discard() error { return os.RemoveAll(d.folder) }

// Keep puts the draft, which has been filled, in the place of the document of that path; on the disk, when it returns. A
// document that stands there to the byte is left alone. After an error the former document is there, and no draft.
func (d *Draft) Keep(path string) (err error) {
	defer func() { err = errors.Join(err, d.Discard()) }() // by then it is the former document, or not wanted
	s := d.store
	final, err := s.folder(path)
	if err != nil {
		return err
	}
	files, dirs, err := contents(d.folder)
	if err != nil {
		return err
	}
	if same(d.folder, final, files) {
		return syncFolder(final) // a run that was killed may have written it just now
	}
	if err := syncAll(files, dirs); err != nil {
		return err
	}
	s.names.Lock()
	defer s.names.Unlock()
	return d.place(final)
}

// place moves the folder to where it belongs. The directory there may vanish when another shard's last document leaves it.
func (d *Draft) place(final string) error {
	const tries = 10
	for try := 1; ; try++ {
		err := makeSynced(filepath.Dir(final))
		if err == nil {
			err = replace(d.folder, final)
		}
		if try == tries || !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
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
