package worker

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/model"
)

// Converter converts documents. Convert's only error is that of the context.
type Converter interface {
	Convert(context.Context, Job) (Reply, error)
}

// inProcess converts in this process.
type inProcess struct {
	slots    chan struct{}
	pictures *recognition
}

// InProcess converts in this process, so many documents at a time and without the limits of workers: for finding faults,
// and for tests.
func InProcess(jobs int) Converter {
	return inProcess{make(chan struct{}, max(jobs, 1)), &recognition{}}
}

func (c inProcess) Convert(ctx context.Context, job Job) (Reply, error) {
	select {
	case c.slots <- struct{}{}:
		defer func() { <-c.slots }()
	case <-ctx.Done():
		return Reply{}, ctx.Err()
	}
	start := time.Now()
	job.Options.OCR = c.pictures.reader(job.Options.Recognition)
	reply := convert(ctx, job)
	reply.Elapsed = time.Since(start)
	return reply, ctx.Err()
}

// convert does the job.
func convert(ctx context.Context, job Job) Reply {
	result, err := convertFile(ctx, job)
	var reply Reply
	if result != nil {
		reply.Source = result.Document.Source
	}
	if err == nil {
		reply.Digest, err = write(string(job.Folder), result)
	}
	if err != nil {
		reply.Failure = failure(err)
		return reply
	}
	reply.sumUp(result)
	return reply
}

// mostOutput bounds the files of a document, in bytes. Ten thousand pages of tables take half of it.
const mostOutput = 512 << 20

// write writes the document's files, and returns their digest.
func write(folder string, result *model.Result) (string, error) {
	digest, err := store.Write(folder, result, mostOutput)
	switch {
	case errors.Is(err, store.ErrTooLarge):
		return "", &Failure{Reason: model.ReasonLimitSize, Message: fmt.Sprintf("its output would be larger than %d MiB; convert it in parts, with --pages", mostOutput>>20)}
	case errors.As(err, new(*fs.PathError)):
		return "", Unwritable(err)
	}
	return digest, err
}

// Unwritable is the failure of a document that could not be written.
func Unwritable(err error) *Failure {
	return &Failure{Reason: model.ReasonIO, Message: "the document could not be written; make room in the output or mend its permissions, and convert again", Cause: err.Error(), Stops: store.Stops(err)}
}

func convertFile(ctx context.Context, job Job) (*model.Result, error) {
	f, err := os.Open(string(job.File))
	if err != nil {
		return nil, Unreadable(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, Unreadable(err)
	}
	return juesuan.Convert(ctx, juesuan.Source{Path: job.Path, Data: f, Size: info.Size()}, job.Options)
}

// Unreadable is the failure of a file that could not be opened.
func Unreadable(err error) *Failure {
	f := &Failure{Reason: model.ReasonUnreadable, Cause: err.Error()}
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

// failure is the form of an error that can be sent.
func failure(err error) *Failure {
	var sent *Failure
	if errors.As(err, &sent) {
		return sent
	}
	out := &Failure{Reason: model.ReasonDamaged, Message: "the file could not be converted: " + err.Error(), Cause: err.Error()}
	var known *model.Failure
	if errors.As(err, &known) {
		out.Reason, out.Message = known.Reason, known.Message
	}
	return out
}

// mostWarnings bounds the warnings of a reply: they are shown to people.
const mostWarnings = 1000

func (r *Reply) sumUp(result *model.Result) {
	doc := &result.Document
	r.Status, r.Reasons = result.Status, result.Reasons
	r.Tables = len(result.Tables)
	r.Findings = result.Findings
	r.Warnings = doc.Warnings[:min(len(doc.Warnings), mostWarnings)]
	for _, p := range doc.Pages {
		if p.Via == model.ViaNone || p.Via == model.ViaOCR {
			r.Pictures++
		}
	}
	for i := range result.Tables {
		r.count(&result.Tables[i])
	}
}

// count counts the amounts of a table, of its rows and of a form's fields, dashes left out.
func (r *Reply) count(t *model.Table) {
	state := func(s model.State) {
		r.Amounts++
		switch s {
		case model.Proved:
			r.Proved++
		case model.Doubtful:
			r.Doubtful++
		}
	}
	for i := range t.Rows {
		for _, v := range t.Rows[i].Values {
			if v.Amount == nil {
				continue
			}
			state(v.State)
			if v.Untested {
				r.Untested++
			}
		}
	}
	for _, f := range t.Fields {
		if f.Amount != nil {
			state(f.State)
		}
	}
}
