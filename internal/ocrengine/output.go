//go:build cgo

package ocrengine

// #include <unistd.h>
import "C"

import "os"

// OwnOutput takes standard output away from the engines, whose libraries may print there: what they print goes to
// standard error from now on. The file is what standard output was.
func OwnOutput() (*os.File, error) {
	fd, err := C.dup(1)
	if err != nil {
		return nil, err
	}
	if _, err := C.dup2(2, 1); err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(fd), "standard output"), nil
}
