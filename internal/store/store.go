// Package store writes the output tree, so that what stands in it is always whole.
//
//	OUT/documents/<path>/    one converted document: document.json and its tables
//	OUT/manifest.jsonl       one line an input
//	OUT/findings.jsonl       one line a finding
//	OUT/.juesuan/            locks, journals, and what is being written
//
// A document's folder, and the files of lines, are written under a temporary name on the same file system, synced, and
// renamed into place: whoever looks, at any moment, sees the former one or the new one. One process at a time writes to
// a tree, or one for each shard of the crawl: their documents are disjoint, and none writes the files of lines.
package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"
)

// ErrLocked is the error of Open when another process writes to the tree.
var ErrLocked = errors.New("the output is locked by another run")

// Store is an output tree that is open for writing. Its methods may be called by several goroutines, for
// different documents.
type Store struct {
	root   string
	shard  Shard
	locks  []*os.File
	tmp    string
	drafts atomic.Int64 // how many there have been
	place  Place
}

// Open locks the output tree at root, makes it where it is missing, and clears away what a killed run left.
func Open(root string) (*Store, error) { return OpenShard(root, Shard{}) }

// OpenShard opens the tree for the documents of a shard, beside the other shards.
func OpenShard(root string, shard Shard) (*Store, error) {
	s := &Store{root: root, shard: shard}
	if err := os.MkdirAll(s.own(), 0o755); err != nil {
		return nil, fmt.Errorf("make the output directory: %w", err)
	}
	if err := s.lock(); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if err := s.clear(); err != nil {
		return nil, errors.Join(fmt.Errorf("clear the output directory: %w", err), s.Close())
	}
	s.place = newDirectory(root, s.tmp)
	return s, nil
}

// Elsewhere has the documents and the files of the tree stand elsewhere. The directory that was opened keeps the journals
// and what is temporary.
func (s *Store) Elsewhere(p Place) { s.place = p }

// lock takes the tree for itself; or, for a shard, shares the tree and takes the shard for itself.
func (s *Store) lock() error {
	whole := filepath.Join(s.own(), "lock")
	if s.shard.IsWhole() {
		return s.take(whole, alone)
	}
	if err := s.take(whole, shared); err != nil {
		return err
	}
	return s.take(whole+"-"+s.shard.name(), alone)
}

func (s *Store) take(name string, how int) error {
	f, err := lockFile(name, how)
	if err == nil {
		s.locks = append(s.locks, f)
	}
	return err
}

// clear removes what killed runs left, and makes a temporary directory of this run's own: a worker that outlives a killed
// run by a moment must not write where this one does. Who has the whole tree clears also what shards left.
func (s *Store) clear() error {
	mine := filepath.Join(s.own(), "tmp")
	old := []string{mine}
	if s.shard.IsWhole() {
		shards, err := filepath.Glob(mine + "-*")
		if err != nil {
			return err
		}
		old = append(old, shards...)
	} else {
		mine += "-" + s.shard.name()
		old = []string{mine}
	}
	for _, dir := range old {
		if err := removeAll(dir); err != nil {
			return err
		}
	}
	err := os.Mkdir(mine, 0o755)
	if err == nil {
		s.tmp, err = os.MkdirTemp(mine, "run-")
	}
	return err
}

// removeAll removes a directory that a dying worker may still write to.
func removeAll(dir string) error {
	err := os.RemoveAll(dir)
	for try := 0; err != nil && try < 20; try++ {
		time.Sleep(50 * time.Millisecond)
		err = os.RemoveAll(dir)
	}
	return err
}

// Await opens a tree as open does, and waits while it is locked; it looks whenever so much time has gone by.
func Await(ctx context.Context, look time.Duration, open func() (*Store, error)) (*Store, error) {
	for {
		s, err := open()
		if !errors.Is(err, ErrLocked) {
			return s, err
		}
		select {
		case <-time.After(look):
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// Close gives the locks back.
func (s *Store) Close() error {
	var err error
	if s.place != nil {
		err = s.place.Close()
	}
	err = errors.Join(err, os.RemoveAll(s.tmp))
	for _, l := range s.locks {
		err = errors.Join(err, l.Close())
	}
	return err
}

// Root is the directory that was opened.
func (s *Store) Root() string { return s.root }

// String is how people name the tree.
func (s *Store) String() string { return s.place.String() }

// Tree is the tree, to be read.
func (s *Store) Tree() Tree { return s.place }

// AtOnce is how many documents to read at a time, where so many are converted.
func (s *Store) AtOnce(jobs int) int { return s.place.AtOnce(jobs) }

// Sync makes last what the journals hold. Each record is on this machine's disk already.
func (s *Store) Sync() error { return s.place.Sync() }

// Compacted makes last that the journals have been rewritten as one.
func (s *Store) Compacted() error { return s.place.Compacted() }

// Shard is the part of the tree that may be written to.
func (s *Store) Shard() Shard { return s.shard }

// Journals is the directory of the journals of the tree at root.
func Journals(root string) string { return filepath.Join(root, ".juesuan", "journal") }

// Journals is the directory of the journals, or of copies of them.
func (s *Store) Journals() string { return Journals(s.root) }

// Journal is the file in Journals that this run may append to.
func (s *Store) Journal() string { return s.shard.name() + ".jsonl" }

// Temporary is a directory of this machine, on the file system of a tree that is one, for what has gone when the tree is opened again.
func (s *Store) Temporary() string { return s.tmp }

// WriteOwn writes a file of the program's own folder, whole or not at all.
func (s *Store) WriteOwn(name string, data []byte) error {
	st, err := s.NewStream(Own(name))
	if err != nil {
		return err
	}
	defer st.Discard()
	if _, err := st.Write(data); err != nil {
		return err
	}
	return st.Commit()
}

// Own is the name of a file of the program's own folder.
func Own(name string) string { return ".juesuan/" + name }

func (s *Store) own() string { return filepath.Join(s.root, ".juesuan") }
