package batch

import (
	"github.com/juesuan/juesuan/internal/inputs"
	"github.com/juesuan/juesuan/internal/store"
)

// skipped lists what of a crawl is no input, in the program's own folder: one line each, in the order of the walk.
type skipped struct{ *store.Lines }

func listSkipped(out *store.Store) (skipped, error) {
	lines, err := out.NewLines(out.Skipped())
	return skipped{lines}, err
}

func (s skipped) add(found inputs.Found) error {
	return s.Add(struct {
		Path string      `json:"path"`
		Skip inputs.Skip `json:"skip"`
	}{found.Path, found.Skip})
}
