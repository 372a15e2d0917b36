package findings

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/model"
)

// Name is the file of an output tree that holds its findings.
const Name = "findings.jsonl"

// File is findings.jsonl: the findings of each document, by path. Lines of documents that a run does not touch are
// kept as they are, to the byte. The zero value is empty.
type File struct {
	of map[string][]entry
}

// entry is a finding and its line.
type entry struct {
	line    []byte // without its line feed
	finding model.Finding
}

// Read reads the findings of earlier runs into a tree; they are none when there is no such file.
func Read(root string) (*File, error) {
	f := &File{}
	name := filepath.Join(root, Name)
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return f, nil
	}
	if err != nil {
		return nil, err
	}
	number := 0
	for line := range bytes.Lines(data) {
		number++
		e := entry{line: bytes.TrimRight(line, "\n")}
		if err := json.Unmarshal(line, &e.finding); err != nil || e.finding.Path == "" {
			return nil, fmt.Errorf("%s: line %d is not a finding; move the file away and convert again", name, number)
		}
		f.add(e)
	}
	return f, nil
}

func (f *File) add(e entry) {
	if f.of == nil {
		f.of = map[string][]entry{}
	}
	f.of[e.finding.Path] = append(f.of[e.finding.Path], e)
}

// Set puts the findings of a document in the place of its former ones.
func (f *File) Set(path string, found []model.Finding) {
	delete(f.of, path)
	for _, finding := range found {
		finding.Path = path
		f.add(entry{line: encode(finding), finding: finding})
	}
}

func encode(finding model.Finding) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(finding); err != nil {
		panic(fmt.Sprintf("a finding that can't be written: %v", err)) // it is plain values
	}
	return bytes.TrimRight(b.Bytes(), "\n")
}

// Bytes are the lines in path order.
func (f *File) Bytes() []byte {
	var b bytes.Buffer
	for _, path := range f.paths() {
		for _, e := range f.of[path] {
			b.Write(e.line)
			b.WriteByte('\n')
		}
	}
	return b.Bytes()
}

// Write writes findings.jsonl into a tree, whole or not at all. A file that has the same lines is left alone.
func (f *File) Write(root string) error {
	name := filepath.Join(root, Name)
	text := f.Bytes()
	if former, err := os.ReadFile(name); err == nil && bytes.Equal(former, text) {
		return nil
	}
	return store.WriteFile(name, text)
}

// All are the findings in path order.
func (f *File) All() []model.Finding {
	var out []model.Finding
	for _, path := range f.paths() {
		for _, e := range f.of[path] {
			out = append(out, e.finding)
		}
	}
	return out
}

func (f *File) paths() []string { return slices.Sorted(maps.Keys(f.of)) }
