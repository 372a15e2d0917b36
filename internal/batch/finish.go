package batch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"github.com/juesuan/juesuan/internal/dataset"
	"github.com/juesuan/juesuan/internal/findings"
	"github.com/juesuan/juesuan/internal/journal"
	"github.com/juesuan/juesuan/internal/store"
)

// summary is a file, or several, that sum up a tree. Records are added in path order; nobody sees the file before it is
// committed.
type summary interface {
	add(*journal.Record) error
	commit() error
	discard()
}

// Merge writes the files that sum up a tree, when all shards of a crawl are done, and tells what they hold. It reads
// so many documents at a time.
func Merge(ctx context.Context, out *store.Store, jobs int) (Totals, error) {
	if err := finish(ctx, out, jobs, nil); err != nil {
		return Totals{}, err
	}
	return Sum(ctx, out.Journals(), out.Temporary())
}

// Sum sums up what the journals of a directory hold. Temporary files stand in tmp.
func Sum(ctx context.Context, journals, tmp string) (Totals, error) {
	var t Totals
	for record, err := range journal.Read(ctx, journals, tmp) {
		if err != nil {
			return t, err
		}
		t.Add(record)
	}
	return t, nil
}

// finish writes the files that sum up the tree, unless they stand there already, also when ctx has ended: but the dataset,
// for which all documents are read, is then left to the run that takes this one up. What is gone of the roots pruned is
// removed first.
func finish(ctx context.Context, out *store.Store, jobs int, pruned []string) error {
	whole := context.WithoutCancel(ctx)
	if !IsFinished(out.Tree(), out.Journals()) {
		if err := settle(whole, out); err != nil {
			return errors.Join(err, ctx.Err())
		}
	}
	if len(pruned) > 0 {
		if err := prune(whole, out, pruned); err != nil {
			return errors.Join(err, ctx.Err())
		}
	}
	if IsFinished(out.Tree(), out.Journals()) {
		return ctx.Err()
	}
	if err := sumUp(whole, out); err != nil {
		return errors.Join(err, ctx.Err())
	}
	compacted, err := journal.Compact(whole, out.Journals(), out.Temporary())
	if err == nil && compacted {
		err = out.Compacted()
	}
	if err != nil {
		return errors.Join(err, ctx.Err())
	}
	err = dataset.Write(ctx, out, jobs)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w; what has gone from the output is made again by the same command with --rehash", err)
	}
	if err != nil {
		return err
	}
	names := []string{store.ManifestName, findings.Name, dataset.LinesName, dataset.CSVName, dataset.PackageName}
	return markFinished(out, names)
}

// sumUp writes the files that sum up the tree, from its journals.
func sumUp(ctx context.Context, out *store.Store) error {
	all, err := summaries(out)
	defer func() {
		for _, s := range all {
			s.discard()
		}
	}()
	if err != nil {
		return err
	}
	for record, err := range journal.Read(ctx, out.Journals(), out.Temporary()) {
		if err != nil {
			return err
		}
		for _, s := range all {
			if err := s.add(record); err != nil {
				return err
			}
		}
	}
	for _, s := range all {
		if err := s.commit(); err != nil {
			return err
		}
	}
	return nil
}

// summaries begin the files. The manifest comes last, so that what it lists is in the others.
func summaries(out *store.Store) ([]summary, error) {
	found, err := out.NewLines(findings.Name)
	if err != nil {
		return nil, err
	}
	entries, err := out.NewLines(store.ManifestName)
	if err != nil {
		return []summary{foundLines{found}}, err
	}
	return []summary{foundLines{found}, entryLines{entries}}, nil
}

// entryLines is manifest.jsonl.
type entryLines struct{ *store.Lines }

func (l entryLines) add(r *journal.Record) error { return l.Add(r.Entry) }
func (l entryLines) commit() error               { return l.Commit() }
func (l entryLines) discard()                    { l.Discard() }

// foundLines is findings.jsonl.
type foundLines struct{ *store.Lines }

func (l foundLines) add(r *journal.Record) error {
	for i := range r.Findings {
		if err := l.Add(&r.Findings[i]); err != nil {
			return err
		}
	}
	return nil
}
func (l foundLines) commit() error { return l.Commit() }
func (l foundLines) discard()      { l.Discard() }
