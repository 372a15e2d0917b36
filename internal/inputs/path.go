package inputs

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// maxName is the longest name, in bytes, that common file systems take. A fixed number, not the present file
// system's: paths below documents/ are the same everywhere.
const maxName = 255

// argumentPath is a file argument's cleaned path, without a root or "..".
func argumentPath(arg string) string {
	path := filepath.ToSlash(filepath.Clean(arg))
	path = strings.TrimPrefix(path, filepath.ToSlash(filepath.VolumeName(path)))
	path = strings.TrimLeft(path, "/")
	for {
		rest, up := strings.CutPrefix(path, "../")
		if !up {
			return path
		}
		path = rest
	}
}

// documentPath makes the path that an input gets below documents/: valid UTF-8, and no name too long to create.
func documentPath(path string) string {
	names := strings.Split(path, "/")
	for i, name := range names {
		names[i] = cutLong(escapeBytes(name))
	}
	return strings.Join(names, "/")
}

// escapeBytes writes each byte that is not UTF-8 as %XX.
func escapeBytes(name string) string {
	if utf8.ValidString(name) {
		return name
	}
	var b strings.Builder
	for len(name) > 0 {
		r, size := utf8.DecodeRuneInString(name)
		if r == utf8.RuneError && size == 1 {
			fmt.Fprintf(&b, "%%%02X", name[0])
		} else {
			b.WriteString(name[:size])
		}
		name = name[size:]
	}
	return b.String()
}

// cutLong cuts a name that is too long and marks it with a hash of the whole, so that two that begin alike stay two.
func cutLong(name string) string {
	if len(name) <= maxName {
		return name
	}
	sum := sha256.Sum256([]byte(name))
	mark := "~" + hex.EncodeToString(sum[:8])
	end := maxName - len(mark)
	for !utf8.RuneStart(name[end]) {
		end--
	}
	return name[:end] + mark
}
