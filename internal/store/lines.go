package store

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"

	"github.com/juesuan/juesuan/model"
)

// ManifestName is the file that lists the inputs.
const ManifestName = "manifest.jsonl"

// Lines is a file of the tree with one JSON value a line, being written: manifest.jsonl, findings.jsonl. Nobody sees it
// before Commit.
type Lines struct {
	store *Store
	name  string
	file  *os.File
	text  *bufio.Writer
	hash  hash.Hash
}

// NewLines begins a file at the root of the tree.
func (s *Store) NewLines(name string) (*Lines, error) {
	f, err := os.OpenFile(filepath.Join(s.Temporary(), name), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return nil, err
	}
	l := &Lines{store: s, name: name, file: f, hash: sha256.New()}
	l.text = bufio.NewWriterSize(io.MultiWriter(f, l.hash), 1<<16)
	return l, nil
}

// Add writes a line.
func (l *Lines) Add(value any) error { return WriteLine(l.text, value) }

// WriteLine writes a value as a line of JSON.
func WriteLine(w io.Writer, value any) error {
	text, err := marshal(value)
	if err != nil {
		return err
	}
	_, err = w.Write(append(text, '\n'))
	return err
}

// Commit puts the file in the place of the former one, when they differ. After an error the former one is there.
func (l *Lines) Commit() error {
	defer l.Discard()
	if err := errors.Join(l.text.Flush(), l.file.Sync()); err != nil {
		return err
	}
	final := filepath.Join(l.store.root, l.name)
	former, err := sumOf(final)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if former == l.sum() {
		return nil
	}
	if err := os.Rename(l.file.Name(), final); err != nil {
		return err
	}
	return syncDir(l.store.root)
}

// Discard gives the file up, unless it was committed.
func (l *Lines) Discard() {
	_ = l.file.Close()
	_ = os.Remove(l.file.Name()) // it has gone when it was renamed
}

// sum is the hash of what was written, in hex; whole when it is flushed.
func (l *Lines) sum() string { return hex.EncodeToString(l.hash.Sum(nil)) }

// sumOf is the SHA-256 of a file, in hex.
func sumOf(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// ReadLines yields the values of a file with one a line.
func ReadLines[T any](name string) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		f, err := os.Open(name)
		if err != nil {
			yield(none, err)
			return
		}
		defer f.Close()
		lines := bufio.NewReaderSize(f, 1<<16)
		for number := 1; ; number++ {
			text, err := lines.ReadBytes('\n')
			if len(text) == 0 && errors.Is(err, io.EOF) {
				return
			}
			var value T
			if err == nil || errors.Is(err, io.EOF) {
				err = json.Unmarshal(text, &value)
			}
			if err != nil {
				yield(none, fmt.Errorf("%s: line %d: %w", name, number, err))
				return
			}
			if !yield(value, nil) {
				return
			}
		}
	}
}

// ReadManifest yields the lines of a tree's manifest.
func ReadManifest(root string) iter.Seq2[model.ManifestEntry, error] {
	name := filepath.Join(root, ManifestName)
	return func(yield func(model.ManifestEntry, error) bool) {
		number := 0
		for entry, err := range ReadLines[model.ManifestEntry](name) {
			number++
			if err == nil && entry.Path == "" {
				err = fmt.Errorf("%s: line %d is not a line of a manifest", name, number)
			}
			if !yield(entry, err) || err != nil {
				return
			}
		}
	}
}
