// Package findings reads, writes and shows what the audit found.
//
// In: an output tree, or the findings of a run. Out: findings.jsonl, one finding a line in path order, and the same
// for people (text), for programs (JSON, CSV) and for code review tools (SARIF 2.1.0). Findings of a document are kept
// in the audit's order.
package findings

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/juesuan/juesuan/audit"
	"github.com/juesuan/juesuan/model"
)

// ErrNoTree means that a directory is no output of this program.
var ErrNoTree = errors.New("is no output of juesuan convert: it has no manifest.jsonl")

// IsTree returns ErrNoTree when a directory is no output of this program.
func IsTree(root string) error {
	if _, err := os.Stat(filepath.Join(root, "manifest.jsonl")); err != nil {
		return fmt.Errorf("%s %w", root, ErrNoTree)
	}
	return nil
}

// Audit audits every converted document of an output tree again, from its files.
func Audit(root string) (*File, error) {
	paths, err := converted(root)
	if err != nil {
		return nil, err
	}
	file := &File{}
	for _, path := range paths {
		result, err := Load(root, path)
		if err != nil {
			return nil, err
		}
		file.Set(path, audit.Findings(result))
	}
	return file, nil
}

// converted are the paths of the documents that the manifest of a tree lists as not failed.
func converted(root string) ([]string, error) {
	f, err := os.Open(filepath.Join(root, "manifest.jsonl"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var paths []string
	lines := bufio.NewReader(f)
	for number := 1; ; number++ {
		text, readErr := lines.ReadBytes('\n')
		if len(text) > 0 {
			var entry struct {
				Path   string
				Status model.Status
			}
			if err := json.Unmarshal(text, &entry); err != nil || entry.Path == "" {
				return nil, fmt.Errorf("%s: line %d is not a line of a manifest", f.Name(), number)
			}
			if entry.Status != model.StatusFailed {
				paths = append(paths, entry.Path)
			}
		}
		if readErr != nil {
			return paths, nil
		}
	}
}

// Load reads a document of an output tree.
func Load(root, path string) (*model.Result, error) {
	folder := filepath.Join(root, "documents", filepath.FromSlash(path))
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
