// Package findings reads, makes and shows what the audit found.
//
// In: an output tree, or the findings of a run. Out: the same for people (text), for programs (JSON, CSV) and for code
// review tools (SARIF 2.1.0). Documents stand in path order, and the findings of a document in the audit's order.
package findings

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/juesuan/juesuan/audit"
	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/model"
)

// Name is the file of an output tree that holds its findings.
const Name = "findings.jsonl"

// ErrNoTree means that a directory is no output of this program.
var ErrNoTree = errors.New("is no output of juesuan: it has no manifest.jsonl")

// IsTree returns ErrNoTree when a directory is no output of this program.
func IsTree(root string) error {
	if _, err := os.Stat(filepath.Join(root, store.ManifestName)); err != nil {
		return fmt.Errorf("%s %w", root, ErrNoTree)
	}
	return nil
}

// Read yields the findings of a tree as its findings.jsonl has them; none when there is no such file.
func Read(tree fs.FS) iter.Seq2[model.Finding, error] {
	return func(yield func(model.Finding, error) bool) {
		for finding, err := range store.ReadLines[model.Finding](tree, Name) {
			if err == nil && finding.Path == "" {
				err = fmt.Errorf("%s holds what is not a finding; move the file away and convert again", Name)
			}
			if errors.Is(err, fs.ErrNotExist) || !yield(finding, err) || err != nil {
				return
			}
		}
	}
}

// Audit yields the findings of auditing every converted document of an output tree again, from its files.
func Audit(root string) iter.Seq2[model.Finding, error] {
	return func(yield func(model.Finding, error) bool) {
		for entry, err := range store.ReadManifest(os.DirFS(root)) {
			var result *model.Result
			if err == nil && !entry.HasDocument() {
				continue
			}
			if err == nil {
				result, err = Load(root, entry.Path)
			}
			if err != nil {
				yield(model.Finding{}, err)
				return
			}
			for _, finding := range audit.Findings(result) {
				finding.Path = entry.Path
				if !yield(finding, nil) {
					return
				}
			}
		}
	}
}

// Load reads a document of an output tree.
func Load(root, path string) (*model.Result, error) {
	return load(filepath.Join(root, "documents", filepath.FromSlash(path)))
}

func load(folder string) (*model.Result, error) {
	r := &model.Result{}
	if err := readJSON(filepath.Join(folder, "document.json"), &r.Document); err != nil {
		return nil, err
	}
	r.Tables = make([]model.Table, len(r.Document.Tables))
	for i, t := range r.Document.Tables {
		name := filepath.FromSlash(t.File)
		if !filepath.IsLocal(name) || !strings.HasPrefix(t.File, "tables/") {
			return nil, fmt.Errorf("%s: %q is no file of the document", folder, t.File)
		}
		if err := readJSON(filepath.Join(folder, name), &r.Tables[i]); err != nil {
			return nil, err
		}
	}
	return r, nil
}

func readJSON(name string, into any) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// LoadFolder reads a document from its folder in an output tree, or from its document.json.
func LoadFolder(folder string) (*model.Result, error) {
	if filepath.Base(folder) == "document.json" {
		folder = filepath.Dir(folder)
	}
	return load(folder)
}
