package batch

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/internal/inputs"
	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/model"
)

// convertOne converts an input and writes its document. It is not finished when ctx ended first.
func convertOne(ctx context.Context, out *store.Store, in inputs.Input, opt juesuan.Options) (o Outcome, finished bool) {
	o = Outcome{Input: in, Entry: model.ManifestEntry{
		Path:    in.Path,
		Program: "juesuan " + juesuan.Version,
		Schema:  model.ManifestSchema,
		Config:  opt.Hash(),
	}}
	result, err := convertFile(ctx, in, opt)
	if ctx.Err() != nil {
		return o, false
	}
	if result != nil {
		o.recordSource(result.Document.Source)
	}
	if err == nil {
		if err = out.Put(result); err != nil {
			err = &model.Failure{Reason: model.ReasonIO, Message: "the document could not be written; make room in the output or mend its permissions, and convert again", Err: err}
		}
	}
	if err != nil {
		o.recordFailure(errors.Join(err, out.Drop(in.Path)))
		return o, true
	}
	o.recordResult(result)
	return o, true
}

func convertFile(ctx context.Context, in inputs.Input, opt juesuan.Options) (*model.Result, error) {
	if in.Err != nil {
		return nil, unreadable(in.Err)
	}
	f, err := os.Open(in.File)
	if err != nil {
		return nil, unreadable(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, unreadable(err)
	}
	return juesuan.Convert(ctx, juesuan.Source{Path: in.Path, Data: f, Size: info.Size()}, opt)
}

// unreadable says why a file could not be opened.
func unreadable(err error) error {
	f := &model.Failure{Reason: model.ReasonUnreadable, Err: err}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f.Message = "the file does not exist; check the path"
	case errors.Is(err, fs.ErrPermission):
		f.Message = "this user may not read it; change its permissions"
	default:
		var pathErr *fs.PathError
		if errors.As(err, &pathErr) {
			err = pathErr.Err
		}
		f.Message = "it could not be read: " + err.Error() + "; check the path and the disk"
	}
	return f
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

func (o *Outcome) recordFailure(err error) {
	failure := &model.Failure{Reason: model.ReasonDamaged, Message: "the file could not be converted: " + err.Error()}
	errors.As(err, &failure)
	o.Cause = err
	o.Entry.Status, o.Entry.Reason, o.Entry.Message = model.StatusFailed, &failure.Reason, &failure.Message
}

func (o *Outcome) recordResult(r *model.Result) {
	o.Entry.Status, o.Entry.Tables = r.Status, len(r.Tables)
	o.Warnings = r.Document.Warnings
	doubtful := 0
	for _, t := range r.Tables {
		for _, row := range t.Rows {
			for _, amount := range row.Values {
				if amount.Amount != nil {
					o.Amounts++
				}
				if amount.State == model.Doubtful {
					doubtful++
				}
			}
		}
	}
	if r.Status == model.StatusReview {
		message := reviewMessage(r, doubtful)
		o.Entry.Reason, o.Entry.Message = &r.Reason, &message
	}
}
