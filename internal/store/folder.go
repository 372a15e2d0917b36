package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"iter"
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

// The names of a tree.
const (
	documents    = "documents"
	documentName = "document.json"
)

// Folder is where the document of a path stands, below the root of the tree.
func Folder(path string) string { return documents + "/" + path }

// Has reports whether there is a document of that path.
func (s *Store) Has(path string) bool {
	_, err := s.place.Stat(Folder(path) + "/" + documentName)
	return err == nil
}

// ReadFolder reads the files below a folder of a tree; their names are relative to it.
func ReadFolder(tree Tree, folder string) ([]File, error) {
	var files []File
	for name, err := range tree.List(folder) {
		if err != nil {
			return nil, err
		}
		data, err := fs.ReadFile(tree, name)
		if err != nil {
			return nil, err
		}
		files = append(files, File{strings.TrimPrefix(name, folder+"/"), data})
	}
	return files, nil
}

// Documents yields the documents of a tree by their paths, and files that are in no document; in no order.
func Documents(tree Tree) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		last := ""
		for name, err := range tree.List(documents) {
			name = strings.TrimPrefix(name, documents+"/")
			if folder, ok := strings.CutSuffix(name, "/"+documentName); ok {
				last = folder
				name = folder
			} else if err == nil && last != "" && strings.HasPrefix(name, last+"/") {
				continue
			}
			if !yield(name, err) || err != nil {
				return
			}
		}
	}
}

// Rename makes the files of a document those of another path with the same bytes. It is false when they are not as
// Files makes them.
func Rename(files []File, from, to string) bool {
	for i := range files {
		if files[i].Name != documentName {
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
