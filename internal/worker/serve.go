package worker

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/juesuan/juesuan/model"
)

// Settings are what a worker is told when it starts.
type Settings struct {
	Memory int64 // bytes that it may have resident
}

// collectAt is Go's GOGC in a worker, in percent. What a document leaves behind is a small part of the memory that a
// worker may take, so it is collected a third as often as Go would; near the limit Go collects at once, whatever this says.
const collectAt = 300

// mostStack, in bytes: a file whose objects nest deeper than that reaches would else take a gigabyte. A hundred thousand
// levels fit.
const mostStack = 64 << 20

// Serve is the worker's side: it does the jobs that come in, one after the other, until in ends. When in ends during a
// job the process ends, for its parent is gone. before, when set, is called with each job; it is for tests.
func Serve(in io.Reader, out io.Writer, before func(Job)) error {
	kind, text, err := readFrame(in)
	var settings Settings
	if err != nil || kind != setUp || json.Unmarshal(text, &settings) != nil {
		return fmt.Errorf("a worker is started by the program itself: %w", errors.Join(err, io.ErrUnexpectedEOF))
	}
	debug.SetMaxStack(mostStack)
	debug.SetGCPercent(collectAt)
	if settings.Memory > 0 {
		debug.SetMemoryLimit(settings.Memory / 8 * 5) // collect harder before the parent has to kill
		limitMemory(settings.Memory)
	}
	var pictures recognition
	defer pictures.close()
	jobs := make(chan Job)
	go receive(in, jobs)
	for job := range jobs {
		if before != nil {
			before(job)
		}
		if err := writeFrame(out, answer, do(job, &pictures, out)); err != nil {
			return err
		}
	}
	return nil
}

// receive hands jobs on. The parent sends the next job when it has the reply to the former.
func receive(in io.Reader, jobs chan<- Job) {
	for {
		kind, text, err := readFrame(in)
		var job Job
		if err != nil || kind != order || json.Unmarshal(text, &job) != nil {
			close(jobs)
			time.Sleep(time.Second) // a worker without a job has ended by now
			os.Exit(1)
		}
		jobs <- job
	}
}

func do(job Job, pictures *recognition, out io.Writer) (reply Reply) {
	defer func() {
		if p := recover(); p != nil {
			reply = Reply{Failure: &Failure{Reason: model.ReasonWorkerCrash, Message: "the program failed on this file; report it", Cause: fmt.Sprintf("panic: %v", p)}}
		}
	}()
	job.Options.Progress = func(page int) {
		_ = writeFrame(out, progress, page) // a parent that is gone ends this process elsewhere
	}
	if job.Processors > 0 && job.Processors != runtime.GOMAXPROCS(0) {
		runtime.GOMAXPROCS(job.Processors)
	}
	job.Options.OCR = pictures.reader(job.Options.Recognition)
	return convert(context.Background(), job)
}
