package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Digest is the SHA-256 of what `sha256sum` prints of a document's files, in the order of their names: it tells whether
// a folder is still the one that was written.
func Digest(files []File) string {
	names, sums := make([]string, len(files)), make([][sha256.Size]byte, len(files))
	for i, f := range files {
		names[i], sums[i] = f.Name, sha256.Sum256(f.Data)
	}
	return digestOf(names, sums)
}

// digestOf is the digest of files of these names and hashes.
func digestOf(names []string, sums [][sha256.Size]byte) string {
	order := make([]int, len(names))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(names[a], names[b]) })
	all := sha256.New()
	for _, i := range order {
		fmt.Fprintf(all, "%x  %s\n", sums[i], names[i])
	}
	return hex.EncodeToString(all.Sum(nil))
}

// Folder is where the document of a path stands in the tree at root.
func Folder(root, path string) string {
	return filepath.Join(root, "documents", filepath.FromSlash(path))
}

// Has reports whether there is a document of that path.
func (s *Store) Has(path string) bool {
	_, err := os.Lstat(filepath.Join(Folder(s.root, path), "document.json"))
	return err == nil
}

// ReadFolder reads the files of a document's folder.
func ReadFolder(folder string) ([]File, error) {
	var files []File
	err := filepath.WalkDir(folder, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(folder, name)
		files = append(files, File{filepath.ToSlash(rel), data})
		return err
	})
	return files, err
}

// Rename makes the files of a document those of another path with the same bytes. It is false when they are not as
// Files makes them.
func Rename(files []File, from, to string) bool {
	for i := range files {
		if files[i].Name != "document.json" {
			continue
		}
		before, after, ok := bytes.Cut(files[i].Data, sourceOf(from))
		if !ok {
			return false
		}
		files[i].Data = slices.Concat(before, sourceOf(to), after)
		return true
	}
	return false
}

// sourceOf is how the source of a document begins, the only place that has its path. Within a string it could not stand:
// its quotes would be escaped.
func sourceOf(path string) []byte {
	name, err := marshal(path)
	if err != nil {
		panic(fmt.Sprintf("a path that can't be written: %v", err)) // it is a string
	}
	return slices.Concat([]byte("\n  \"source\": {\"path\": "), name, []byte(","))
}
