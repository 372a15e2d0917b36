package store

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"

	"github.com/juesuan/juesuan/model"
)

// ManifestName is the file that lists the inputs.
const ManifestName = "manifest.jsonl"

// Lines is a file of the tree with one JSON value a line, being written: manifest.jsonl, findings.jsonl.
type Lines struct{ *Stream }

// NewLines begins a file of lines below the root of the tree.
func (s *Store) NewLines(name string) (*Lines, error) {
	st, err := s.NewStream(name)
	return &Lines{st}, err
}

// Add writes a line.
func (l *Lines) Add(value any) error { return WriteLine(l, value) }

// WriteLine writes a value as a line of JSON.
func WriteLine(w io.Writer, value any) error {
	text, err := marshal(value)
	if err != nil {
		return err
	}
	_, err = w.Write(append(text, '\n'))
	return err
}

// ReadLines yields the values of a file of a tree with one a line.
func ReadLines[T any](tree fs.FS, name string) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		f, err := tree.Open(name)
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
func ReadManifest(tree fs.FS) iter.Seq2[model.ManifestEntry, error] {
	return func(yield func(model.ManifestEntry, error) bool) {
		number := 0
		for entry, err := range ReadLines[model.ManifestEntry](tree, ManifestName) {
			number++
			if err == nil && entry.Path == "" {
				err = fmt.Errorf("%s: line %d is not a line of a manifest", ManifestName, number)
			}
			if !yield(entry, err) || err != nil {
				return
			}
		}
	}
}
