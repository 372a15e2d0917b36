package batch

import (
	"encoding/json"
	"io/fs"
	"maps"

	"github.com/juesuan/juesuan/internal/journal"
	"github.com/juesuan/juesuan/internal/store"
)

// finished says of which journals the files that sum up a tree were made.
type finished struct {
	Journals map[string]int64 `json:"journals"` // their sizes
	Files    map[string]int64 `json:"files"`    // sizes of what was made of them
}

const finishedName = "finished.json"

// IsFinished reports whether the files that sum up a tree are made of all that its journals, in a directory, hold.
func IsFinished(tree fs.FS, journals string) bool {
	text, err := fs.ReadFile(tree, store.Own(finishedName))
	var then finished
	if err != nil || json.Unmarshal(text, &then) != nil {
		return false
	}
	sizes, err := journal.Sizes(journals)
	if err != nil || !maps.Equal(sizes, then.Journals) {
		return false
	}
	for name, size := range then.Files {
		if info, err := fs.Stat(tree, name); err != nil || info.Size() != size {
			return false
		}
	}
	return true
}

// markFinished notes that the files of these names are made of the journals as they are.
func markFinished(out *store.Store, names []string) error {
	sizes, err := journal.Sizes(out.Journals())
	if err != nil {
		return err
	}
	now := finished{Journals: sizes, Files: map[string]int64{}}
	for _, name := range names {
		info, err := fs.Stat(out.Tree(), name)
		if err != nil {
			return err
		}
		now.Files[name] = info.Size()
	}
	text, err := json.Marshal(now)
	if err != nil {
		return err
	}
	return out.WriteOwn(finishedName, append(text, '\n'))
}
