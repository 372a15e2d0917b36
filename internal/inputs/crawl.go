package inputs

import (
	"context"
	"iter"
)

// Crawl is where the inputs of a run come from.
type Crawl struct {
	// Walk yields what is there, in no order. After an error there may be more that was not seen.
	Walk iter.Seq2[Found, error]
	// Root is the name of the directory or bucket, as Input.Root has it.
	Root string
	// Fetch writes the bytes of an input to a file; it is nil when the inputs are files of this machine. Its error is one of
	// fs.ErrNotExist and fs.ErrPermission when it is the input's own; any other would come of all inputs.
	Fetch func(ctx context.Context, in Input, file string) error
	// Close ends the use of the crawl.
	Close func() error
}

// Directory is the crawl of what lies below a directory, see Walk.
func Directory(root, skip string) Crawl {
	return Crawl{Walk: Walk(root, skip), Root: RootOf(root), Close: func() error { return nil }}
}
