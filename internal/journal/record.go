// Package journal remembers what became of each input, so that a run that was cut short can be taken up again.
//
// In: records, each of an input that was done or of a file that is none, appended to a file of lines and synced. Out: the
// latest record of each path, in path order, but of those that were pruned. The records hold all that the manifest and the findings are made of.
//
// What always holds: a record that Append returned for survives whatever happens to the process or the machine; a line
// that was cut short while it was written is as if it had never been; memory does not grow with the number of records.
package journal

import (
	"github.com/juesuan/juesuan/internal/inputs"
	"github.com/juesuan/juesuan/model"
)

// Ref is where a record stands in the journals of a directory, until they are compacted.
type Ref struct {
	File   string
	Offset int64
	Length int
}

// Record is what became of one input.
type Record struct {
	Ref Ref `json:"-"` // of a record that was read or appended

	At       int64               `json:"at"`   // when, in ns since 1970: of two records of a path the later holds
	Path     string              `json:"path"` // below documents/
	Stamp    inputs.Stamp        `json:"stamp"`
	Entry    model.ManifestEntry `json:"entry"`
	Findings []model.Finding     `json:"findings,omitempty"`
	Amounts  int                 `json:"amounts"`          // of its tables, dashes left out
	Proved   int                 `json:"proved,omitempty"` // of these
	Doubtful int                 `json:"doubtful,omitempty"`
	Untested int                 `json:"untested,omitempty"`
	Digest   string              `json:"digest,omitempty"`  // of its folder, see store.Digest; "" when it failed
	Limits   string              `json:"limits,omitempty"`  // time and memory that it was given, when it failed for want of them
	Engines  string              `json:"engines,omitempty"` // what recognised its pictures, where it has any
	Root     string              `json:"root,omitempty"`    // the directory that it was found in, see inputs.Input
	Pruned   bool                `json:"pruned,omitempty"`  // it is forgotten: the path has no record any more
}
