package store

import (
	"errors"
	"fmt"
	"os"
	"syscall"
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
	err = syscall.Flock(int(f.Fd()), how|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		err = ErrLocked
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}
