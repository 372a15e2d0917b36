package worker

import (
	"time"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/model"
)

// Job is one document to convert.
type Job struct {
	File    []byte          // the file's name: bytes, which need not be UTF-8
	Path    string          // its path in the output
	Folder  []byte          // where its files are written to, see store.Write; a name as File
	Options juesuan.Options // pictures of pages are read as its Recognition says; nil means that they are not

	// Processors are those that a worker may use at a time: its share of the machine, as the pool sets it. 0 means all.
	Processors int
}

// Reply is what became of a job: its document stands in the job's folder, or there is a Failure.
type Reply struct {
	Source   model.Source
	Status   model.Status
	Reasons  []model.Reason // why review
	Pictures int            // pages that were recognised, or could not be read
	Tables   int
	Amounts  int // printed amounts, dashes left out
	Proved   int // of these
	Doubtful int
	Untested int
	Warnings []model.Diagnostic // the first of them; document.json has them all
	Findings []model.Finding
	Digest   string // of the document's folder, see store.Digest
	Failure  *Failure

	Elapsed time.Duration `json:"-"`
}

// Failure is a model.Failure that can be sent.
type Failure struct {
	Reason  model.ReasonCode
	Message string
	Cause   string // for developers
	Stops   bool   // nothing can be written any more, whichever document
}

func (f *Failure) Error() string {
	if f.Cause != "" {
		return string(f.Reason) + ": " + f.Message + ": " + f.Cause
	}
	return string(f.Reason) + ": " + f.Message
}
