package store

import (
	"errors"
	"fmt"
	"os"
	"runtime"
)

// ErrNoTree is the error of what is no output tree.
var ErrNoTree = errors.New("is no output of juesuan: it has no journal")

// View is a tree that is only looked at, also while it is being written.
type View struct {
	Tree
	Journals string // the directory of the journals, or of copies of them
	Locked   bool   // a run, or a shard, writes to the tree
	AtOnce   int    // documents to read at a time
	Close    func() error
}

// Look opens the tree in a directory to be looked at.
func Look(root string) (*View, error) {
	journals := Journals(root)
	if _, err := os.Stat(journals); err != nil {
		return nil, fmt.Errorf("%s %w", root, ErrNoTree)
	}
	return &View{Directory(root), journals, locked(root), runtime.GOMAXPROCS(0), func() error { return nil }}, nil
}
