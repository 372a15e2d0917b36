package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

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
	draft := s.Draft()
	if err := Fill(draft.Folder(), files); err != nil {
		return errors.Join(err, draft.Discard())
	}
	return draft.Keep(r.Document.Source.Path)
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
	aside, err := os.MkdirTemp(s.Temporary(), "dropped-")
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
	if err := syncDir(dir); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil // another shard's last document has left it, too
}
