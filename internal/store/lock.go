package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// How a lock is taken.
const (
	alone  = syscall.LOCK_EX
	shared = syscall.LOCK_SH
)

// lockFile takes the lock or returns ErrLocked. The system drops it with the process, however that ends; the file
// stays, for a lock file that is deleted can be held by two.
func lockFile(name string, how int) (*os.File, error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, fmt.Errorf("open the lock: %w", err)
	}
	err = tryLock(f, how)
	if errors.Is(err, ErrLocked) {
		time.Sleep(10 * time.Millisecond) // it may have been somebody who only looked, see locked
		err = tryLock(f, how)
	}
	if err == nil && !stands(f) {
		err = ErrLocked // it was removed with its tree, and there may be another
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// stands reports whether a file is still the one of its name.
func stands(f *os.File) bool {
	held, err := f.Stat()
	named, nameErr := os.Stat(f.Name())
	return err == nil && nameErr == nil && os.SameFile(held, named)
}

func tryLock(f *os.File, how int) error {
	err := syscall.Flock(int(f.Fd()), how|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return ErrLocked
	}
	return err
}

// locked reports whether a run, or a shard, writes to the tree at root.
func locked(root string) bool {
	f, err := os.Open(filepath.Join(root, ".juesuan", "lock"))
	if err != nil {
		return false
	}
	defer f.Close()
	return errors.Is(tryLock(f, alone), ErrLocked)
}
