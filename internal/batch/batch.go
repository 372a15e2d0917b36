// Package batch converts many inputs into one output tree.
//
// In: inputs and an open store. Out: each input as ok, review or failed in the tree and in its manifest, and the
// totals. What is written does not depend on how many documents are converted at a time.
package batch

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/juesuan/juesuan"
	"github.com/juesuan/juesuan/extract/ocr"
	"github.com/juesuan/juesuan/internal/findings"
	"github.com/juesuan/juesuan/internal/inputs"
	"github.com/juesuan/juesuan/internal/store"
	"github.com/juesuan/juesuan/internal/worker"
	"github.com/juesuan/juesuan/model"
)

// Options say how to convert.
type Options struct {
	// Jobs is how many documents are converted at a time; less than 1 means 1.
	Jobs    int
	Convert juesuan.Options
	// OCR says how pictures of pages are read; nil means that they are not.
	OCR *ocr.Options
	// Converter converts up to Jobs documents at a time; nil means in this process.
	Converter worker.Converter
}

// Outcome is what became of one input.
type Outcome struct {
	Input    inputs.Input
	Entry    model.ManifestEntry
	Amounts  int // amounts of its tables, dashes left out
	Warnings []model.Diagnostic
	Findings []model.Finding
	Cause    error // of a failed input, for developers; may be nil
	Elapsed  time.Duration
}

// Run converts the inputs and tells each of each as it is done, one at a time, in no order. The manifest and the
// findings are written whole at the end, also when ctx ends first: then with the inputs that were done, and the error is ctx.Err(). Any
// other error is fatal: the tree could not be written.
func Run(ctx context.Context, out *store.Store, list []inputs.Input, opt Options, each func(Outcome)) error {
	opt.Jobs = max(opt.Jobs, 1)
	if opt.Converter == nil {
		opt.Converter = worker.InProcess(opt.Jobs)
	}
	manifest, err := out.Manifest()
	if err != nil {
		return err
	}
	if err := meetEarlier(manifest, list); err != nil {
		return err
	}
	found, err := findings.Read(out.Root())
	if err != nil {
		return err
	}
	for outcome := range convertAll(ctx, out, list, opt) {
		err = errors.Join(err, manifest.Set(outcome.Entry))
		found.Set(outcome.Entry.Path, outcome.Findings)
		each(outcome)
	}
	return errors.Join(err, out.PutManifest(manifest), found.Write(out.Root()), ctx.Err())
}

// ahead is how many goroutines share the work of one job: while a document is written the next is converted.
const ahead = 2

// convertAll hands the inputs to goroutines. An input that ctx cuts short has no outcome.
func convertAll(ctx context.Context, out *store.Store, list []inputs.Input, opt Options) <-chan Outcome {
	todo, done := make(chan inputs.Input), make(chan Outcome)
	go func() {
		defer close(todo)
		for _, in := range list {
			select {
			case todo <- in:
			case <-ctx.Done():
				return
			}
		}
	}()
	var workers sync.WaitGroup
	for range ahead * opt.Jobs {
		workers.Go(func() {
			for in := range todo {
				if outcome, finished := convertOne(ctx, out, in, opt); finished {
					done <- outcome
				}
			}
		})
	}
	go func() {
		workers.Wait()
		close(done)
	}()
	return done
}

// meetEarlier refuses an input whose folder would lie within that of a document of an earlier run, or around it.
func meetEarlier(earlier *store.Manifest, list []inputs.Input) error {
	now := make(map[string]bool, len(list))
	for _, in := range list {
		now[in.Path] = true
	}
	all := list[:len(list):len(list)]
	for _, path := range earlier.Converted() {
		if !now[path] {
			all = append(all, inputs.Input{File: path + " of an earlier run", Path: path})
		}
	}
	return inputs.Meet(all)
}
