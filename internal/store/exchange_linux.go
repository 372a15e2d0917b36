package store

import (
	"errors"

	"golang.org/x/sys/unix"
)

// exchange swaps the names of two folders in one step, where the file system can.
func exchange(next, final string) error {
	err := unix.Renameat2(unix.AT_FDCWD, next, unix.AT_FDCWD, final, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EOPNOTSUPP) {
		return moveAside(next, final)
	}
	return err
}
