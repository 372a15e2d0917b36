package store

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"os"
)

// Stream is a file of the tree that is being written, of any length. Nobody sees it before Commit.
type Stream struct {
	target Target
	text   *bufio.Writer
	hash   hash.Hash
	size   int64
}

// NewStream begins a file of that name below the root of the tree.
func (s *Store) NewStream(name string) (*Stream, error) {
	target, err := s.place.Create(name)
	if err != nil {
		return nil, err
	}
	st := &Stream{target: target, hash: sha256.New()}
	st.text = bufio.NewWriterSize(io.MultiWriter(target, st.hash), 1<<16)
	return st, nil
}

// Write adds to the file.
func (st *Stream) Write(data []byte) (int, error) {
	n, err := st.text.Write(data)
	st.size += int64(n)
	return n, err
}

// Finish brings to the disk what was written. Nothing may be written after it.
func (st *Stream) Finish() error { return errors.Join(st.text.Flush(), st.target.Sync()) }

// Commit finishes the file and puts it in the place of the former one. After an error the former one is there.
func (st *Stream) Commit() error {
	defer st.Discard()
	if err := st.Finish(); err != nil {
		return err
	}
	return st.target.Commit(st.size, st.SHA256())
}

// Discard gives the file up, unless it was committed.
func (st *Stream) Discard() { st.target.Discard() }

// Size is how many bytes were written.
func (st *Stream) Size() int64 { return st.size }

// SHA256 is the hash of what was written, in hex; it is whole after Finish.
func (st *Stream) SHA256() string { return hex.EncodeToString(st.hash.Sum(nil)) }

// sumOf is the SHA-256 of a file, in hex.
func sumOf(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, f)
	return hex.EncodeToString(h.Sum(nil)), err
}
