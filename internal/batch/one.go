package batch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/internal/inputs"
	"github.com/juesuan/juesuan/internal/journal"
	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/internal/worker"
	"github.com/juesuan/juesuan/model"
)

// program is what a manifest line says of the program that made it.
func program() string { return "juesuan " + juesuan.Version }

// one does one item: its document is written, then its record. An outcome without a record is of what is no input, or
// needs nothing to be done. An error means that the run can't go on.
func (r *run) one(ctx context.Context, it item) (Outcome, error) {
	if it.turn.named != nil {
		defer it.turn.named() // whatever becomes of it
	}
	switch {
	case it.Skip != "":
		return Outcome{}, r.skip(it)
	case it.Gone:
		return Outcome{}, r.leave(it)
	case it.Twin && it.Same && it.group != nil:
		return r.twin(ctx, it)
	}
	it.file = it.Input.File
	if r.opt.Fetch != nil && it.Input.Err == nil {
		it.file = filepath.Join(r.out.Temporary(), fmt.Sprintf("input-%d", r.fetched.Add(1)))
		defer os.Remove(it.file)
		if err := r.fetch(ctx, &it); err != nil {
			return Outcome{}, err
		}
	}
	var source model.Source
	if it.Sum != "" || it.group != nil {
		source = identify(it)
	}
	record, err := r.former(it, source.SHA256)
	switch {
	case err != nil:
		return Outcome{}, err
	case it.group != nil && source.SHA256 != "":
		return r.convertOnce(ctx, it, contentOf(source.SHA256, source.MediaType, it.Input.Path), record)
	}
	return r.keepOrConvert(ctx, it, record)
}

// former is the record of an input with a document of its own whose bytes are the same still; nil when there is none.
func (r *run) former(it item, sum string) (*journal.Record, error) {
	if it.Sum == "" || sum != it.Sum || it.Twin {
		return nil, nil
	}
	record, err := journal.At(r.out.Journals(), it.Known)
	if err != nil || !r.stands(record) {
		return nil, err
	}
	return record, nil
}

func (r *run) keepOrConvert(ctx context.Context, it item, former *journal.Record) (Outcome, error) {
	if former != nil {
		return r.keep(it, former)
	}
	return r.convert(ctx, it)
}

// fetch brings an input to this machine. What hinders that and is the input's own becomes its error.
func (r *run) fetch(ctx context.Context, it *item) error {
	err := r.opt.Fetch(ctx, it.Input, it.file)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		it.Input.Err, err = err, nil
	}
	return err
}

// keep records that an input has the same bytes, under another stamp, in another directory, or again after it was gone.
func (r *run) keep(it item, record *journal.Record) (Outcome, error) {
	record.Stamp, record.Root, record.Entry.Gone = it.Input.Stamp, it.Input.Root, false
	return Outcome{Input: it.Input, Record: record, Kept: true}, r.journal.Append(record)
}

// identify tells which bytes a file has, and of what kind; nothing when they can't be read: converting it tells why.
func identify(it item) model.Source {
	f, err := os.Open(it.file)
	if err != nil {
		return model.Source{}
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return model.Source{}
	}
	source, _ := juesuan.Identify(juesuan.Source{Path: it.Input.Path, Data: f, Size: info.Size()})
	return source
}

// convert converts an input, writes its document and its record.
func (r *run) convert(ctx context.Context, it item) (Outcome, error) {
	in := it.Input
	var reply worker.Reply
	draft := r.out.Draft()
	if in.Err != nil {
		reply.Failure = worker.Unreadable(in.Err)
	} else {
		var err error
		reply, err = r.opt.Converter.Convert(ctx, worker.Job{File: []byte(it.file), Path: in.Path, Folder: []byte(draft.Folder()), Options: r.opt.Convert})
		if err != nil {
			_ = draft.Discard() // or it goes when the tree is opened again
			return Outcome{}, err
		}
	}
	o := Outcome{Input: in, Record: r.recordOf(in), Elapsed: reply.Elapsed}
	recordSource(&o.Record.Entry, reply.Source)
	if reply.Failure == nil {
		if err := draft.Keep(in.Path); err != nil {
			reply.Failure = worker.Unwritable(err)
		}
	}
	if reply.Failure != nil {
		if err := r.clearFailed(in.Path, draft, reply.Failure); err != nil {
			return o, fmt.Errorf("the output can't be written: %w; make room, or mend it, and run the same command again", err)
		}
		o.recordFailure(reply.Failure, r.opt.Limits)
	} else {
		o.recordReply(&reply)
		if reply.Pictures > 0 {
			o.Record.Engines = r.engines()
		}
	}
	return o, r.journal.Append(o.Record)
}

// clearFailed leaves nothing of an input that failed, its former document included. The error is one that no other
// document would get past.
func (r *run) clearFailed(path string, draft *store.Draft, failure *worker.Failure) error {
	if err := errors.Join(draft.Discard(), r.out.Drop(path)); err != nil || !failure.Stops {
		return err
	}
	return failure
}

func (r *run) recordOf(in inputs.Input) *journal.Record {
	return &journal.Record{Path: in.Path, Stamp: in.Stamp, Root: in.Root, Entry: model.ManifestEntry{
		Path:    in.Path,
		Reasons: []model.Reason{},
		Program: program(),
		Schema:  model.ManifestSchema,
		Config:  r.config,
	}}
}

func recordSource(e *model.ManifestEntry, src model.Source) {
	e.Bytes, e.Pages = src.Bytes, src.Pages
	if src.SHA256 != "" {
		e.SHA256 = &src.SHA256
	}
	if src.MediaType != "" {
		e.MediaType = &src.MediaType
	}
}

func (o *Outcome) recordFailure(failure *worker.Failure, limits string) {
	o.Cause = failure
	e := &o.Record.Entry
	e.Status, e.Message = model.StatusFailed, &failure.Message
	e.Reasons = []model.Reason{{Code: failure.Reason, Count: 1, Message: failure.Message}}
	switch failure.Reason {
	case model.ReasonTimeout, model.ReasonMemory, model.ReasonWorkerCrash:
		o.Record.Limits = limits
	}
}

func (o *Outcome) recordReply(r *worker.Reply) {
	o.Warnings = r.Warnings
	o.Record.Amounts, o.Record.Proved, o.Record.Doubtful, o.Record.Untested = r.Amounts, r.Proved, r.Doubtful, r.Untested
	o.Record.Findings, o.Record.Digest = r.Findings, r.Digest
	e := &o.Record.Entry
	e.Status, e.Tables = r.Status, r.Tables
	e.Reasons = append(e.Reasons, r.Reasons...)
	if len(e.Reasons) > 0 {
		e.Message = &e.Reasons[0].Message
	}
}
