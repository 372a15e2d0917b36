package batch

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/juesuan/juesuan/internal/findings"
	"github.com/juesuan/juesuan/internal/journal"
	"github.com/juesuan/juesuan/internal/store"
)

// openJournal opens the journal of a run. A tree that lost its journal is taken over by its manifest, so that no input
// vanishes: its lines stay, and its documents are converted again by a run that resumes.
func openJournal(out *store.Store) (*journal.Journal, error) {
	var lost []*journal.Record
	fresh, err := journal.IsEmpty(out.Journals())
	if err == nil && fresh && out.Shard().IsWhole() {
		lost, err = fromManifest(out)
	}
	if err != nil {
		return nil, err
	}
	log, err := journal.Open(out.Journals(), out.Journal())
	if err != nil || len(lost) == 0 {
		return log, err
	}
	for _, record := range lost {
		if err := log.Append(record); err != nil {
			return nil, errors.Join(err, log.Close())
		}
	}
	return log, nil
}

// fromManifest makes records of a tree's manifest and findings; none when there is no manifest.
func fromManifest(out *store.Store) ([]*journal.Record, error) {
	var all []*journal.Record
	of := map[string]*journal.Record{}
	for entry, err := range store.ReadManifest(out.Tree()) {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
		if err != nil {
			return nil, errors.Join(err, fmt.Errorf("move %v/%s away and convert again", out, store.ManifestName))
		}
		r := &journal.Record{Path: entry.Path, Entry: entry}
		all, of[entry.Path] = append(all, r), r
	}
	for finding, err := range findings.Read(out.Tree()) {
		if err != nil {
			return nil, err
		}
		if r := of[finding.Path]; r != nil {
			r.Findings = append(r.Findings, finding)
		}
	}
	return all, nil
}
