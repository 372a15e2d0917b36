package store

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

	"github.com/juesuan/juesuan/model"
)

// Manifest is manifest.jsonl: one line an input, by path. The lines of inputs that a run does not touch are kept
// as they are, to the byte.
type Manifest struct {
	lines map[string]line
}

type line struct {
	text   []byte // without its line feed
	status model.Status
}

// Manifest reads the manifest of earlier runs into the tree; it is empty when there was none.
func (s *Store) Manifest() (*Manifest, error) {
	m := &Manifest{lines: map[string]line{}}
	name := s.manifest()
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return m, nil
	}
	if err != nil {
		return nil, err
	}
	number := 0
	for text := range bytes.Lines(data) {
		number++
		var entry struct {
			Path   string
			Status model.Status
		}
		if err := json.Unmarshal(text, &entry); err != nil || entry.Path == "" {
			return nil, fmt.Errorf("%s: line %d is not a line of a manifest; move the file away and convert again", name, number)
		}
		m.lines[entry.Path] = line{bytes.TrimRight(text, "\n"), entry.Status}
	}
	return m, nil
}

// Set puts an entry in, in the place of a former one of that path.
func (m *Manifest) Set(entry model.ManifestEntry) error {
	text, err := marshal(entry)
	if err != nil {
		return fmt.Errorf("manifest line of %s: %w", entry.Path, err)
	}
	m.lines[entry.Path] = line{text, entry.Status}
	return nil
}

// Converted are the paths of the inputs that have a document, in path order.
func (m *Manifest) Converted() []string {
	var paths []string
	for _, path := range m.paths() {
		if m.lines[path].status != model.StatusFailed {
			paths = append(paths, path)
		}
	}
	return paths
}

func (m *Manifest) paths() []string { return slices.Sorted(maps.Keys(m.lines)) }

// PutManifest writes the manifest whole, in path order.
func (s *Store) PutManifest(m *Manifest) error {
	var text bytes.Buffer
	for _, path := range m.paths() {
		text.Write(m.lines[path].text)
		text.WriteByte('\n')
	}
	name := s.manifest()
	if former, err := os.ReadFile(name); err == nil && bytes.Equal(former, text.Bytes()) {
		return nil
	}
	temporary := filepath.Join(s.temporary(), "manifest.jsonl")
	if err := writeSynced(temporary, text.Bytes()); err != nil {
		return errors.Join(err, os.RemoveAll(temporary))
	}
	if err := os.Rename(temporary, name); err != nil {
		return err
	}
	return syncDir(s.root)
}

func (s *Store) manifest() string { return filepath.Join(s.root, "manifest.jsonl") }
