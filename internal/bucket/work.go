package bucket

import (
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"

	"github.com/juesuan/juesuan/internal/store"
)

// workFolder is the folder of this machine that a run with its output in a bucket works in: the same for the same output,
// so that a run that was killed is known by it. It lies below TMPDIR and is this user's alone.
func workFolder(at place, shard store.Shard) (string, error) {
	mine := filepath.Join(os.TempDir(), fmt.Sprintf("juesuan-%d", os.Getuid()))
	if err := os.MkdirAll(mine, 0o700); err != nil {
		return "", fmt.Errorf("make a folder to work in: %w", err)
	}
	info, err := os.Lstat(mine)
	if err != nil {
		return "", err
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !info.IsDir() || info.Mode().Perm()&0o077 != 0 || ok && int(stat.Uid) != os.Getuid() {
		return "", fmt.Errorf("%s must be a folder of this user that nobody else can read; remove it, or have TMPDIR name another place", mine)
	}
	sum := sha256.Sum256(fmt.Append(nil, at, shard))
	return filepath.Join(mine, fmt.Sprintf("%x", sum[:8])), nil
}

// idOf is the id of a folder; it is given one where it has none. Who calls it has the folder locked, so that any other run
// with this id is dead.
func idOf(work string) (string, error) {
	name := filepath.Join(work, "id")
	text, err := os.ReadFile(name)
	if err == nil && len(text) > 0 {
		return string(text), nil
	}
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return "", err
	}
	id := rand.Text()
	return id, store.WriteFile(name, []byte(id))
}
