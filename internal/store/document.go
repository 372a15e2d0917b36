package store

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/juesuan/juesuan/model"
)

// File is one file of a document's folder.
type File struct {
	Name string // relative to the folder, slashes
	Data []byte
}

// Files are the files of a converted document: document.json, then its tables.
func Files(r *model.Result) ([]File, error) {
	if len(r.Document.Tables) != len(r.Tables) {
		return nil, fmt.Errorf("the table index has %d entries for %d tables", len(r.Document.Tables), len(r.Tables))
	}
	files := make([]File, 0, 1+len(r.Tables))
	data, err := Encode(r.Document)
	if err != nil {
		return nil, err
	}
	files = append(files, File{"document.json", data})
	for i := range r.Tables {
		name := r.Document.Tables[i].File
		if data, err = Encode(r.Tables[i]); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		files = append(files, File{name, data})
	}
	return files, nil
}

// Put writes a converted document, in the place of a former one. A document that stands there to the byte is left
// alone.
func (s *Store) Put(r *model.Result) error {
	files, err := Files(r)
	if err != nil {
		return err
	}
	return s.PutFiles(r.Document.Source.Path, files)
}

// PutFiles writes the document of that path as Put does, from its Files.
func (s *Store) PutFiles(path string, files []File) error {
	final, err := s.folder(path)
	if err != nil || same(final, files) {
		return err
	}
	temporary, err := os.MkdirTemp(s.temporary(), "document-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temporary)
	if err := os.Chmod(temporary, 0o755); err != nil {
		return err
	}
	if err := writeFolder(temporary, files); err != nil {
		return err
	}
	s.names.Lock()
	defer s.names.Unlock()
	if err := makeSynced(filepath.Dir(final)); err != nil {
		return err
	}
	return replace(temporary, final)
}

// Drop removes the document of that path, if there is one, and the directories that it leaves empty.
func (s *Store) Drop(path string) error {
	final, err := s.folder(path)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(filepath.Join(final, "document.json")); err != nil {
		return nil // no document, perhaps a directory that holds some
	}
	aside, err := os.MkdirTemp(s.temporary(), "dropped-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(aside)
	s.names.Lock()
	defer s.names.Unlock()
	if err := os.Rename(final, filepath.Join(aside, "document")); err != nil {
		return err
	}
	dir := filepath.Dir(final)
	for dir != s.documents() && os.Remove(dir) == nil {
		dir = filepath.Dir(dir)
	}
	return syncDir(dir)
}

// same reports whether the folder holds these files and nothing else.
func same(folder string, files []File) bool {
	for _, f := range files {
		data, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(f.Name)))
		if err != nil || !bytes.Equal(data, f.Data) {
			return false
		}
	}
	count := 0
	err := filepath.WalkDir(folder, func(_ string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			count++
		}
		return err
	})
	return err == nil && count == len(files)
}

func writeFolder(folder string, files []File) error {
	made := map[string]bool{folder: true}
	for _, f := range files {
		name := filepath.Join(folder, filepath.FromSlash(f.Name))
		if !strings.HasPrefix(name, folder+string(filepath.Separator)) {
			return fmt.Errorf("%q is no file of the document", f.Name)
		}
		if dir := filepath.Dir(name); !made[dir] {
			if err := os.MkdirAll(dir, 0o755); err != nil {
				return err
			}
			made[dir] = true
		}
		if err := writeSynced(name, f.Data); err != nil {
			return err
		}
	}
	for dir := range made {
		if err := syncDir(dir); err != nil {
			return err
		}
	}
	return nil
}
