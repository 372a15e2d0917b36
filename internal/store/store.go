// Package store writes the output tree, so that what stands in it is always whole.
//
//	OUT/documents/<path>/    one converted document: document.json and its tables
//	OUT/manifest.jsonl       one line an input
//	OUT/.juesuan/            a lock, and what is being written
//
// A document's folder, and the manifest, are written under a temporary name on the same file system, synced, and
// renamed into place: whoever looks, at any moment, sees the former one or the new one. One process at a time
// writes to a tree.
package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
)

// ErrLocked is the error of Open when another process writes to the tree.
var ErrLocked = errors.New("the output is locked by another run")

// Store is an output tree that is open for writing. Its methods may be called by several goroutines, for
// different documents.
type Store struct {
	root   string
	lock   *os.File
	drafts atomic.Int64 // how many there have been
	// names is held while directories below documents/ come and go: one that is empty is removed, and another
	// document may be about to move into it.
	names sync.Mutex
}

// Open locks the output tree at root, makes it where it is missing, and clears away what a killed run left.
func Open(root string) (*Store, error) {
	own := filepath.Join(root, ".juesuan")
	if err := os.MkdirAll(own, 0o755); err != nil {
		return nil, fmt.Errorf("make the output directory: %w", err)
	}
	lock, err := lockFile(filepath.Join(own, "lock"))
	if err != nil {
		return nil, err
	}
	s := &Store{root: root, lock: lock}
	if err := errors.Join(os.RemoveAll(s.temporary()), os.Mkdir(s.temporary(), 0o755)); err != nil {
		return nil, errors.Join(fmt.Errorf("clear the output directory: %w", err), lock.Close())
	}
	return s, nil
}

// Close gives the lock back.
func (s *Store) Close() error { return s.lock.Close() }

// Root is the directory of the tree.
func (s *Store) Root() string { return s.root }

func (s *Store) temporary() string { return filepath.Join(s.root, ".juesuan", "tmp") }

func (s *Store) documents() string { return filepath.Join(s.root, "documents") }

// folder is where the document of that path stands.
func (s *Store) folder(path string) (string, error) {
	local := filepath.FromSlash(path)
	if !filepath.IsLocal(local) || local == "." {
		return "", fmt.Errorf("%q is no path below the output directory", path)
	}
	return filepath.Join(s.documents(), local), nil
}
