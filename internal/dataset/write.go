package dataset

import (
	"context"
	"io"
	"io/fs"

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
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	for next := range readAhead(ctx, tree, jobs) {
		p := <-next
		if p.err != nil {
			return p.err
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

// readAhead gives the parts of the documents in the manifest's order, each as soon as it is read. There are no more of
// them at a time than jobs, and one that waits to be taken. They end with an error, with the manifest or with ctx.
func readAhead(ctx context.Context, tree fs.FS, jobs int) <-chan chan part {
	ahead := make(chan chan part, max(jobs, 1)-1)
	go func() {
		defer close(ahead)
		for entry, err := range store.ReadManifest(tree) {
			if err == nil && entry.Status == model.StatusFailed {
				continue
			}
			one := make(chan part, 1)
			select {
			case ahead <- one:
			case <-ctx.Done():
				return
			}
			if err != nil {
				one <- part{err: err}
				return
			}
			go func() { one <- documentPart(tree, entry.Path) }()
		}
	}()
	return ahead
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
