package store

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"math"
	"os"
	"sync"
	"sync/atomic"

	"github.com/juesuan/juesuan/internal/parallel"
	"github.com/juesuan/juesuan/model"
)

// File is one file of a document's folder.
type File struct {
	Name string // relative to the folder, slashes
	Data []byte
}

// Files are the files of a converted document: document.json, then its tables.
func Files(r *model.Result) ([]File, error) {
	names, err := namesOf(r)
	if err != nil {
		return nil, err
	}
	files := make([]File, len(names))
	for i, name := range names {
		var e encoder
		data, err := e.encode(valueOf(r, i))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		files[i] = File{name, data}
	}
	return files, nil
}

// namesOf are the names of a document's files.
func namesOf(r *model.Result) ([]string, error) {
	if len(r.Document.Tables) != len(r.Tables) {
		return nil, fmt.Errorf("the table index has %d entries for %d tables", len(r.Document.Tables), len(r.Tables))
	}
	names := []string{documentName}
	for _, t := range r.Document.Tables {
		names = append(names, t.File)
	}
	return names, nil
}

// valueOf is what file i of a document holds.
func valueOf(r *model.Result, i int) any {
	if i == 0 {
		return &r.Document
	}
	return &r.Tables[i-1]
}

// ErrTooLarge is the error of Write for a document whose files would take more than they may.
var ErrTooLarge = errors.New("the document's files would be too large")

// Write makes the folder of a draft anew with the files of a converted document, at most so many bytes of them, and
// returns their digest. No more than a file for each processor is in memory at a time.
func Write(folder string, r *model.Result, most int64) (digest string, err error) {
	names, err := namesOf(r)
	if err == nil {
		err = makeFolder(folder, names)
	}
	if err != nil {
		return "", err
	}
	var total atomic.Int64
	var failed atomic.Bool
	sums, errs := make([][sha256.Size]byte, len(names)), make([]error, len(names))
	parallel.Each(len(names), func(i int) {
		if failed.Load() {
			return
		}
		e := encoders.Get().(*encoder)
		defer encoders.Put(e)
		data, err := e.encode(valueOf(r, i))
		switch {
		case err != nil:
			errs[i] = fmt.Errorf("%s: %w", names[i], err)
		case total.Add(int64(len(data))) > most:
			errs[i] = ErrTooLarge
		default:
			sums[i], errs[i] = sha256.Sum256(data), os.WriteFile(within(folder, names[i]), data, 0o644)
		}
		if errs[i] != nil {
			failed.Store(true)
		}
	})
	return digestOf(names, sums), errors.Join(errs...)
}

// encoders are kept for their memory.
var encoders = sync.Pool{New: func() any { return new(encoder) }}

// Put writes a converted document, in the place of a former one. A document that stands there to the byte is left
// alone.
func (s *Store) Put(r *model.Result) error {
	draft := s.Draft()
	if _, err := Write(draft.Folder(), r, math.MaxInt64); err != nil {
		return errors.Join(err, draft.Discard())
	}
	return draft.Keep(r.Document.Source.Path)
}

// Drop removes the document of that path, if there is one.
func (s *Store) Drop(path string) error {
	if err := checkPath(path); err != nil {
		return err
	}
	return s.place.Drop(path)
}
