package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"golang.org/x/sync/errgroup"
)

// syncAll makes the content of files last, and the names in directories: for both the system has the same call. Several
// are asked for at a time: a journaling file system then writes its journal once for them, which takes a fifth of the time
// of one after the other.
func syncAll(files, dirs []string) error {
	const atATime = 8
	var all errgroup.Group
	all.SetLimit(atATime)
	for _, name := range append(files, dirs...) {
		all.Go(func() error { return syncDir(name) })
	}
	return all.Wait()
}

// syncFolder makes a document's folder and its name last.
func syncFolder(folder string) error {
	files, dirs, err := contents(folder)
	if err != nil {
		return err
	}
	return syncAll(files, append(dirs, filepath.Dir(folder)))
}

// syncDir makes the names in a directory last.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// makeSynced makes a directory and those above it, and makes their names last.
func makeSynced(dir string) error {
	if info, err := os.Stat(dir); err == nil && info.IsDir() {
		return nil
	}
	above := filepath.Dir(dir)
	if err := makeSynced(above); err != nil {
		return err
	}
	if err := os.Mkdir(dir, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return syncDir(above)
}

// replace puts the folder next in the place of final. Where the system can exchange two names it does, and there
// is no moment without the one or the other; elsewhere the former is moved aside first.
func replace(next, final string) error {
	err := os.Rename(next, final) // works when there is no former one
	if errors.Is(err, fs.ErrExist) {
		err = exchange(next, final)
	}
	return errors.Join(err, syncDir(filepath.Dir(final)))
}

// moveAside replaces final in two steps; next ends as the former folder.
func moveAside(next, final string) error {
	aside := next + ".former"
	if err := os.Rename(final, aside); err != nil {
		return err
	}
	if err := os.Rename(next, final); err != nil {
		return errors.Join(err, os.Rename(aside, final))
	}
	return os.Rename(aside, next)
}

// WriteFile writes a file whole or not at all: under a temporary name beside it, then renamed.
func WriteFile(name string, data []byte) error {
	dir := filepath.Dir(name)
	f, err := os.CreateTemp(dir, "."+filepath.Base(name)+".*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return syncDir(dir)
}

// Stops reports whether an error is one of the whole file system, or says of itself that it is one of the whole place: no
// other document could be written either.
func Stops(err error) bool {
	var whole interface{ Stops() bool }
	if errors.As(err, &whole) && whole.Stops() {
		return true
	}
	for _, whole := range []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT, syscall.EROFS, syscall.EIO} {
		if errors.Is(err, whole) {
			return true
		}
	}
	return false
}
