// Package dataset writes the amounts of a whole output tree as one table.
//
// In: a finished tree, its manifest in path order. Out: facts.jsonl and facts.csv, one amount a line in the order of the
// manifest, of the document's tables, of their rows and columns as printed; and datapackage.json, which describes both
// as a Frictionless Data Package (https://specs.frictionlessdata.io). The lines of a document depend on its files alone.
//
// Every amount of a table's rows and of a form's fields is a line, a printed dash too, with its text and no amount; a
// blank is none. Nothing is summed, chosen or left out: what to trust is for the reader to say, by the column state.
//
// Both files are written from one pass over the documents; no more than a few of them are held in memory at a time.
package dataset

import (
	"context"
	"errors"

	"github.com/juesuan/juesuan/internal/store"
)

// The files of the dataset, in the root of the output tree.
const (
	LinesName   = "facts.jsonl"
	CSVName     = "facts.csv"
	PackageName = "datapackage.json"
)

// Write writes the dataset of a tree from its manifest and documents, of which it reads so many at a time, or more where
// reading one takes long. Each file appears whole or not at all, the description last: it holds the hashes of the others.
//
// The error is ctx's when that ends first; the former dataset is there then.
func Write(ctx context.Context, out *store.Store, jobs int) error {
	lines, err := out.NewStream(LinesName)
	if err != nil {
		return err
	}
	defer lines.Discard()
	sheet, err := out.NewStream(CSVName)
	if err != nil {
		return err
	}
	defer sheet.Discard()
	if err := writeFacts(ctx, out.Tree(), out.AtOnce(jobs), lines, sheet); err != nil {
		return err
	}
	if err := errors.Join(lines.Finish(), sheet.Finish()); err != nil {
		return err
	}
	description, err := describe(whatIs(lines), whatIs(sheet))
	if err != nil {
		return err
	}
	if err := errors.Join(lines.Commit(), sheet.Commit()); err != nil {
		return err
	}
	return put(out, PackageName, description)
}

func whatIs(s *store.Stream) written { return written{s.Size(), "sha256:" + s.SHA256()} }

func put(out *store.Store, name string, data []byte) error {
	file, err := out.NewStream(name)
	if err != nil {
		return err
	}
	defer file.Discard()
	if _, err := file.Write(data); err != nil {
		return err
	}
	return file.Commit()
}
