package batch

import (
	"context"
	"errors"
	"slices"

	"github.com/juesuan/juesuan/internal/inputs"
	"github.com/juesuan/juesuan/internal/journal"
	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/model"
)

// isSkipped holds when a record tells already that a file is no input, and why.
func (r *run) isSkipped(it *item, record *journal.Record) bool {
	e := &record.Entry
	return r.isOurs(e) && e.Status == model.StatusSkipped && e.Reason() == it.Skip && e.Bytes == it.Input.Size && record.Root == it.Input.Root && !e.Gone
}

// skip records a file that is no input. A document that it had when it was one is removed.
func (r *run) skip(it item) error {
	if err := r.out.Drop(it.Input.Path); err != nil {
		return err
	}
	record := r.recordOf(it.Input)
	e, why := &record.Entry, inputs.Why(it.Skip)
	e.Status, e.Bytes, e.Message = model.StatusSkipped, it.Input.Size, &why
	e.Reasons = []model.Reason{{Code: it.Skip, Count: 1, Message: why}}
	return r.journal.Append(record)
}

// leave records that a file is gone. Its document stays.
func (r *run) leave(it item) error {
	record, err := journal.At(r.out.Journals(), it.Known)
	if err != nil {
		return err
	}
	record.Entry.Gone = true
	return r.journal.Append(record)
}

// prune removes from a tree what is gone of the roots: folders and lines.
func prune(ctx context.Context, out *store.Store, roots []string) error {
	a := amender{out: out}
	for record, err := range journal.Read(ctx, out.Journals(), out.Temporary()) {
		if err == nil && record.Entry.Gone && slices.Contains(roots, record.Root) {
			if err = out.Drop(record.Path); err == nil {
				err = a.append(&journal.Record{Path: record.Path, Pruned: true})
			}
		}
		if err != nil {
			return errors.Join(err, a.close())
		}
	}
	return a.close()
}
