package dataset

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/juesuan/juesuan/internal/parallel"
	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/model"
)

// document is as much of document.json as the facts need.
type document struct {
	source   model.Source
	identity model.Identity
	tables   []model.TableEntry
}

// table is as much of a table's file as the facts need.
type table struct {
	kind       model.Type
	stage      *model.Stage
	department *string
	fiscalYear *int
	unit       *string
	multiplier *int
	columns    []model.Column
	rows       []model.Row
	fields     model.Fields
}

// readFacts reads the facts of a document of the tree.
func readFacts(tree fs.FS, of string) ([]Fact, error) {
	folder := store.Folder(of)
	d, err := readDocument(tree, folder+"/document.json")
	if err != nil {
		return nil, err
	}
	facts, errs := make([][]Fact, len(d.tables)), make([]error, len(d.tables))
	parallel.Each(len(d.tables), func(i int) {
		if entry := &d.tables[i]; entry.Type != model.Generic { // of those only the grid is known
			facts[i], errs[i] = readTableFacts(tree, d, folder, entry.File)
		}
	})
	return slices.Concat(facts...), errors.Join(errs...)
}

// readTableFacts reads the facts of a table of a document.
func readTableFacts(tree fs.FS, d *document, folder, file string) ([]Fact, error) {
	if !filepath.IsLocal(file) {
		return nil, fmt.Errorf("%s: %q is no file of the document", folder, file)
	}
	t, err := readTable(tree, folder+"/"+file)
	if err != nil {
		return nil, err
	}
	return tableFacts(d, strings.TrimSuffix(path.Base(file), ".json"), t), nil
}

func readDocument(tree fs.FS, name string) (*document, error) {
	var d document
	return &d, readMembers(tree, name, "missing", map[string]any{"source": &d.source, "document": &d.identity, "tables": &d.tables})
}

func readTable(tree fs.FS, name string) (*table, error) {
	var t table
	return &t, readMembers(tree, name, "grid", map[string]any{
		"type": &t.kind, "stage": &t.stage, "department": &t.department, "fiscal_year": &t.fiscalYear, "unit": &t.unit,
		"multiplier": &t.multiplier, "columns": &t.columns, "rows": &t.rows, "fields": &t.fields,
	})
}

// buffers are kept for their memory.
var buffers = sync.Pool{New: func() any { return bufio.NewReaderSize(nil, 1<<16) }}

// readMembers reads members of a file's JSON object, as far as the member end, which must be there. What comes behind
// it, most of the file, is not read: members stand in the order of model.Document and model.Table.
func readMembers(tree fs.FS, name, end string, into map[string]any) error {
	file, err := tree.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	text := buffers.Get().(*bufio.Reader)
	defer buffers.Put(text)
	text.Reset(file)
	dec := json.NewDecoder(text)
	if err := decodeMembers(dec, end, into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func decodeMembers(dec *json.Decoder, end string, into map[string]any) error {
	if _, err := dec.Token(); err != nil { // {
		return err
	}
	for {
		token, err := dec.Token()
		if err != nil {
			return err
		}
		member, ok := token.(string)
		if !ok {
			return fmt.Errorf("it has no member %q", end)
		}
		if member == end {
			return nil
		}
		value, ok := into[member]
		if !ok {
			value = &json.RawMessage{}
		}
		if err := dec.Decode(value); err != nil {
			return fmt.Errorf("%s: %w", member, err)
		}
	}
}
