// Package contract holds output against the JSON Schemas. It is for tests: the program does not carry it.
//
// In: the files of a document or a whole output tree. Out: an error that names the first file, and the place in
// it, that a schema does not allow.
package contract

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/juesuan/juesuan/model"
)

var compiled = sync.OnceValues(func() (map[string]*jsonschema.Schema, error) {
	c := jsonschema.NewCompiler()
	schemas := map[string]*jsonschema.Schema{}
	for _, name := range model.SchemaNames() {
		text, err := model.Schema(name)
		if err != nil {
			return nil, err
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			return nil, fmt.Errorf("schema %s: %w", name, err)
		}
		if err := c.AddResource(name, doc); err != nil {
			return nil, fmt.Errorf("schema %s: %w", name, err)
		}
		if schemas[name], err = c.Compile(name); err != nil {
			return nil, fmt.Errorf("schema %s: %w", name, err)
		}
	}
	return schemas, nil
})

// Check holds one JSON value against the schema of that name: document, table, manifest or finding.
func Check(name string, data []byte) error {
	schemas, err := compiled()
	if err != nil {
		return err
	}
	schema, ok := schemas[name]
	if !ok {
		return fmt.Errorf("there is no schema %q", name)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		return err
	}
	return schema.Validate(value)
}

// CheckFile holds a file of a document's folder against its schema, which its name tells.
func CheckFile(name string, data []byte) error {
	schema := "table"
	if name == "document.json" || strings.HasSuffix(name, "/document.json") {
		schema = "document"
	}
	if err := Check(schema, data); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// CheckTree holds every file of an output tree against its schema, and counts them.
func CheckTree(out string) (checked int, err error) {
	manifest, err := os.ReadFile(filepath.Join(out, "manifest.jsonl"))
	if err != nil {
		return 0, err
	}
	for line := range bytes.Lines(manifest) {
		if err := Check("manifest", line); err != nil {
			return checked, fmt.Errorf("manifest.jsonl: %s: %w", line, err)
		}
		checked++
	}
	found, err := os.ReadFile(filepath.Join(out, "findings.jsonl"))
	if err != nil {
		return checked, err
	}
	for line := range bytes.Lines(found) {
		if err := Check("finding", line); err != nil {
			return checked, fmt.Errorf("findings.jsonl: %s: %w", line, err)
		}
		checked++
	}
	description, err := os.ReadFile(filepath.Join(out, "datapackage.json"))
	if err == nil {
		err = CheckDataPackage(description)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) { // a run that was interrupted leaves none
		return checked, fmt.Errorf("datapackage.json: %w", err)
	}
	documents := filepath.Join(out, "documents")
	if _, err := os.Stat(documents); err != nil {
		return checked, nil // no input could be converted
	}
	err = filepath.WalkDir(documents, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		checked++
		return CheckFile(filepath.ToSlash(name), data)
	})
	return checked, err
}
