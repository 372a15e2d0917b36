package dataset

import (
	"cmp"
	"context"
	"io"
	"io/fs"
	"iter"

	"github.com/juesuan/juesuan/internal/parallel"
	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/model"
)

// part is what one document adds to the two files.
type part struct {
	lines, sheet []byte
	err          error
}

// writeFacts reads some documents at a time, and writes them in the manifest's order.
func writeFacts(ctx context.Context, tree fs.FS, jobs int, lines, sheet io.Writer) error {
	if _, err := sheet.Write(sheetHead()); err != nil {
		return err
	}
	read := func(path string) part { return documentPart(tree, path) }
	for p, err := range parallel.Ahead(converted(tree), jobs, read) {
		if err := cmp.Or(ctx.Err(), err, p.err); err != nil {
			return err
		}
		if _, err := lines.Write(p.lines); err != nil {
			return err
		}
		if _, err := sheet.Write(p.sheet); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// converted yields the paths of the documents of this format, in the manifest's order: of those that the last runs found.
func converted(tree fs.FS) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for entry, err := range store.ReadManifest(tree) {
			ours := entry.HasDocument() && !entry.Gone && entry.Schema == model.ManifestSchema
			if (err != nil || ours) && !yield(entry.Path, err) {
				return
			}
		}
	}
}

func documentPart(tree fs.FS, path string) (p part) {
	facts, err := readFacts(tree, path)
	if err != nil {
		return part{err: err}
	}
	if p.lines, p.err = encodeLines(facts); p.err == nil {
		p.sheet, p.err = encodeSheet(facts)
	}
	return p
}
