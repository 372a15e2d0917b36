package batch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
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

// one does one input: its document is written, then its record. An error means that the run can't go on.
func (r *run) one(ctx context.Context, it item) (Outcome, error) {
	it.file = it.Input.File
	if r.opt.Fetch != nil && it.Input.Err == nil {
		it.file = filepath.Join(r.out.Temporary(), fmt.Sprintf("input-%d", r.fetched.Add(1)))
		defer os.Remove(it.file)
		if err := r.fetch(ctx, &it); err != nil {
			return Outcome{}, err
		}
	}
	sum := ""
	if it.Sum != "" || it.group != nil {
		sum = sumOf(it.file)
	}
	if it.Sum != "" && sum == it.Sum {
		record, err := journal.At(r.out.Journals(), it.Known)
		if err != nil {
			return Outcome{}, err
		}
		if r.stands(record) {
			return r.keep(it, record)
		}
	}
	if it.group == nil || sum == "" {
		return r.convert(ctx, it)
	}
	return r.convertOnce(ctx, it, sum)
}

// fetch brings an input to this machine. What hinders that and is the input's own becomes its error.
func (r *run) fetch(ctx context.Context, it *item) error {
	err := r.opt.Fetch(ctx, it.Input, it.file)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		it.Input.Err, err = err, nil
	}
	return err
}

// keep records that an input has the same bytes, under another stamp.
func (r *run) keep(it item, record *journal.Record) (Outcome, error) {
	record.Stamp = it.Input.Stamp
	return Outcome{Input: it.Input, Record: record, Kept: true}, r.journal.Append(record)
}

// sumOf is the SHA-256 of a file's bytes, in hex; "" when they can't be read: converting it tells why.
func sumOf(file string) string {
	f, err := os.Open(file)
	if err != nil {
		return ""
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
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
	return &journal.Record{Path: in.Path, Stamp: in.Stamp, Entry: model.ManifestEntry{
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
	o.Record.Amounts, o.Record.Findings, o.Record.Digest = r.Amounts, r.Findings, r.Digest
	e := &o.Record.Entry
	e.Status, e.Tables = r.Status, r.Tables
	e.Reasons = append(e.Reasons, r.Reasons...)
	if len(e.Reasons) > 0 {
		e.Message = &e.Reasons[0].Message
	}
}
