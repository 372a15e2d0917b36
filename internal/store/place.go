package store

import (
	"io"
	"io/fs"
	"iter"
)

// Tree is an output tree that is read: its files by their names below its root, with slashes.
type Tree interface {
	fs.StatFS
	// List yields the names of the files below a folder, however deep; none when there is no such folder. A document's
	// document.json comes before its tables.
	List(folder string) iter.Seq2[string, error]
}

// Place is where an output tree stands: a directory of this machine, or elsewhere. Its methods may be called by several
// goroutines, for different names.
type Place interface {
	Tree
	// Keep puts the files of a folder of this machine in the place of the document of that path, so that nobody sees a part
	// of it. They last when it returns. The folder may be gone then.
	Keep(folder, path string) error
	// Drop removes the document of that path, if there is one.
	Drop(path string) error
	// Create begins a file, in the place of a former one.
	Create(name string) (Target, error)
	// Sync makes last what has been appended to the journals of this machine.
	Sync() error
	// Compacted is told that the journals have been rewritten as one.
	Compacted() error
	// AtOnce is how many documents to read at a time, where so many are converted.
	AtOnce(jobs int) int
	Close() error
	String() string // for people
}

// Target is a file of a tree that is being written. Nobody sees it before Commit; Discard, which may follow, gives it up.
type Target interface {
	io.Writer
	Sync() error
	// Commit is told how many bytes were written, and their SHA-256 in hex.
	Commit(size int64, sum string) error
	Discard()
}
