package batch

import (
	"bufio"
	"errors"
	"os"
	"path/filepath"

	"github.com/juesuan/juesuan/internal/inputs"
	"github.com/juesuan/juesuan/internal/store"
)

// skipped lists what of a crawl is no input, in the program's own folder: one line each, in the order of the walk.
type skipped struct {
	out  *store.Store
	file *os.File
	text *bufio.Writer
}

func listSkipped(out *store.Store) (*skipped, error) {
	f, err := os.Create(filepath.Join(out.Temporary(), "skipped.jsonl"))
	if err != nil {
		return nil, err
	}
	return &skipped{out, f, bufio.NewWriter(f)}, nil
}

func (s *skipped) add(found inputs.Found) error {
	return store.WriteLine(s.text, struct {
		Path string      `json:"path"`
		Skip inputs.Skip `json:"skip"`
	}{found.Path, found.Skip})
}

// commit puts the list in the place of the former one.
func (s *skipped) commit() error {
	if err := errors.Join(s.text.Flush(), s.file.Close()); err != nil {
		return err
	}
	return os.Rename(s.file.Name(), s.out.Skipped())
}
