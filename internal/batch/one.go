package batch

import (
	"context"
	"errors"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/internal/inputs"
	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/internal/worker"
	"github.com/juesuan/juesuan/model"
)

// convertOne converts an input and writes its document. It is not finished when ctx ended first.
func convertOne(ctx context.Context, out *store.Store, in inputs.Input, opt Options) (o Outcome, finished bool) {
	o = Outcome{Input: in, Entry: model.ManifestEntry{
		Path:    in.Path,
		Program: "juesuan " + juesuan.Version,
		Schema:  model.ManifestSchema,
		Config:  opt.Convert.Hash(),
	}}
	var reply worker.Reply
	draft := out.Draft()
	if in.Err != nil {
		reply.Failure = worker.Unreadable(in.Err)
	} else {
		var err error
		reply, err = opt.Converter.Convert(ctx, worker.Job{File: []byte(in.File), Path: in.Path, Folder: []byte(draft.Folder()), Options: opt.Convert, OCR: opt.OCR})
		if err != nil {
			_ = draft.Discard() // or it goes when the tree is opened again
			return o, false
		}
	}
	o.Elapsed = reply.Elapsed
	o.recordSource(reply.Source)
	if reply.Failure == nil {
		if err := draft.Keep(in.Path); err != nil {
			reply.Failure = worker.Unwritable(err)
		}
	}
	if reply.Failure != nil {
		o.recordFailure(reply.Failure, errors.Join(draft.Discard(), out.Drop(in.Path)))
	} else {
		o.recordReply(&reply)
	}
	return o, true
}

func (o *Outcome) recordSource(src model.Source) {
	e := &o.Entry
	e.Bytes, e.Pages = src.Bytes, src.Pages
	if src.SHA256 != "" {
		e.SHA256 = &src.SHA256
	}
	if src.MediaType != "" {
		e.MediaType = &src.MediaType
	}
}

func (o *Outcome) recordFailure(failure *worker.Failure, dropping error) {
	o.Cause = errors.Join(failure, dropping)
	o.Entry.Status, o.Entry.Reason, o.Entry.Message = model.StatusFailed, &failure.Reason, &failure.Message
}

func (o *Outcome) recordReply(r *worker.Reply) {
	o.Entry.Status, o.Entry.Tables, o.Amounts, o.Warnings = r.Status, r.Tables, r.Amounts, r.Warnings
	o.Findings = r.Findings
	if r.Status == model.StatusReview {
		message := reviewMessage(r)
		o.Entry.Reason, o.Entry.Message = &r.Reason, &message
	}
}
