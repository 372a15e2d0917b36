package store

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Stream is a file at the root of the tree that is being written, of any length. Nobody sees it before Commit.
type Stream struct {
	store *Store
	name  string
	file  *os.File
	text  *bufio.Writer
	hash  hash.Hash
	size  int64
}

// NewStream begins a file at the root of the tree.
func (s *Store) NewStream(name string) (*Stream, error) {
	f, err := os.OpenFile(filepath.Join(s.Temporary(), name), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return nil, err
	}
	st := &Stream{store: s, name: name, file: f, hash: sha256.New()}
	st.text = bufio.NewWriterSize(io.MultiWriter(f, st.hash), 1<<16)
	return st, nil
}

// Write adds to the file.
func (st *Stream) Write(data []byte) (int, error) {
	n, err := st.text.Write(data)
	st.size += int64(n)
	return n, err
}

// Finish brings to the disk what was written. Nothing may be written after it.
func (st *Stream) Finish() error { return errors.Join(st.text.Flush(), st.file.Sync()) }

// Commit finishes the file and puts it in the place of the former one, when they differ. After an error the former one
// is there.
func (st *Stream) Commit() error {
	defer st.Discard()
	if err := st.Finish(); err != nil {
		return err
	}
	if same, err := st.isFormer(); same || err != nil {
		return err
	}
	if err := os.Rename(st.file.Name(), filepath.Join(st.store.root, st.name)); err != nil {
		return err
	}
	return syncDir(st.store.root)
}

// isFormer reports whether the file that stands in the tree is the same to the byte.
func (st *Stream) isFormer() (bool, error) {
	former, err := os.Open(filepath.Join(st.store.root, st.name))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	defer former.Close()
	info, err := former.Stat()
	if err != nil || info.Size() != st.size {
		return false, err
	}
	h := sha256.New()
	if _, err := io.Copy(h, former); err != nil {
		return false, err
	}
	return hex.EncodeToString(h.Sum(nil)) == st.SHA256(), nil
}

// Discard gives the file up, unless it was committed.
func (st *Stream) Discard() {
	_ = st.file.Close()
	_ = os.Remove(st.file.Name()) // it has gone when it was renamed
}

// Size is how many bytes were written.
func (st *Stream) Size() int64 { return st.size }

// SHA256 is the hash of what was written, in hex; it is whole after Finish.
func (st *Stream) SHA256() string { return hex.EncodeToString(st.hash.Sum(nil)) }
